-- Совокупности, по которым считаются показатели, и общие для правил вопросы: кто в перечне на дату, что проведено.

local AMP = "АМП"

-- Действует ли строка с датами «с» и «по» в этот день; обе даты входят, пустая не ограничивает.
function covers(from, to, day)
  return (not from or from <= day) and (not to or day <= to)
end

-- Строки перечня ШНОР, действующие в этот день, в порядке номеров перечня.
function listed_rows(ctx, day)
  local rows = {}
  for _, row in ipairs(tables.part:where{ project=AMP, year=ctx.year, role="ШНОР" }) do
    if covers(row.date_from, row.date_to, day) then
      rows[#rows + 1] = row
    end
  end
  table.sort(rows, function(a, b) return (a.list_no or 0) < (b.list_no or 0) end)
  return rows
end

-- Школы перечня на день: код школы → строка перечня.
function listed(ctx, day)
  local schools = {}
  for _, row in ipairs(listed_rows(ctx, day)) do
    schools[row.org_id] = schools[row.org_id] or row
  end
  return schools
end

local function school_units(ctx)
  local units, seen = {}, {}
  for _, row in ipairs(listed_rows(ctx, ctx.date)) do
    local org = row:ref("org_id")
    if org and not seen[org.org_id] then
      seen[org.org_id] = true
      units[#units + 1] = { id=org.org_id, name=org.name_short, mo=org.mo_id, row=row }
    end
  end
  return units
end

local function municipality_units(ctx, only)
  local units = {}
  for _, mo in ipairs(tables.mo:rows()) do
    if covers(mo.valid_from, mo.valid_to, ctx.date) and (not only or only[mo.mo_id]) then
      units[#units + 1] = { id=mo.mo_id, name=mo.name_short, mo=mo.mo_id, row=mo }
    end
  end
  table.sort(units, function(a, b) return text.compare(a.id, b.id) < 0 end)
  return units
end

population{ id="shnor", title="школы – участники Проекта (ШНОР)", kind="school", units=school_units }

population{ id="mo_all", title="все муниципальные образования", kind="municipality",
  units=function(ctx) return municipality_units(ctx) end }

population{ id="mo_with_shnor", title="муниципальные образования, в которых имеются ШНОР", kind="municipality",
  units=function(ctx)
    local with = {}
    for _, unit in ipairs(school_units(ctx)) do
      with[unit.mo] = true
    end
    return municipality_units(ctx, with)
  end }

population{ id="project", title="краевой проект", kind="region",
  units=function(ctx) return { { id=ctx.project.region.id, name=ctx.project.region.name } } end }

-- ---- вопросы правил ----

-- Содержит ли столбец-список этот код: "P-3.1.4,G-12".
function lists(value, code)
  for item in (value or ""):gmatch("[^,;%s]+") do
    if item == code then
      return true
    end
  end
  return false
end

-- Проведено: статус «проведено» и дата не позже даты отчета; год – год проекта.
function is_held(ctx, event)
  return event.status == "проведено" and event.date ~= nil and event.date <= ctx.date and event.date.year == ctx.year
end

-- Проведенные мероприятия, для которых test(event) истинно, по дате.
function held_events(ctx, test)
  local events = {}
  for _, event in ipairs(tables.event:rows()) do
    if is_held(ctx, event) and test(event) then
      events[#events + 1] = event
    end
  end
  table.sort(events, function(a, b) return a.date < b.date or (a.date == b.date and a.event_id < b.event_id) end)
  return events
end

-- Мероприятия, которые засчитываются в показатель.
function events_for(ctx, code)
  return held_events(ctx, function(event) return lists(event.counts_for, code) end)
end

-- Что говорят строки посещения: true – был, nil – неизвестно, false – не был; и строки, которые это решили.
function presence(rows)
  local unknown, absent
  for _, row in ipairs(rows) do
    if row.present == true then
      return true, row
    elseif row.present == nil then
      unknown = unknown or row
    else
      absent = absent or row
    end
  end
  if unknown then
    return nil, unknown
  end
  return false, absent
end

-- Кладет единицу в набор по трем ответам: да, нет, неизвестно.
function put(set, unit, answer, ...)
  if answer == true then
    set:inside(unit, ...)
  elseif answer == false then
    set:outside(unit, ...)
  else
    set:unknown(unit, ...)
  end
end

-- Участие школ, бывших в перечне в день мероприятия: показатели G-12, G-18.
function attendance_of_schools(ctx, set, code)
  for _, event in ipairs(events_for(ctx, code)) do
    set:held(true)
    local schools = listed(ctx, event.date)
    for _, unit in ipairs(ctx:units("shnor")) do
      if schools[unit.id] then
        local answer, row = presence(tables.attend:where{ event_id=event.event_id, org_id=unit.id })
        put(set, unit.id, answer, row or schools[unit.id])
      end
    end
  end
end

-- Конец месяца года проекта: срок исполнения пункта плана.
function month_end(ctx, month)
  return month == 12 and date(ctx.year, 12, 31) or date(ctx.year, month + 1, 1) - 1
end

function due_in(month)
  return function(ctx) return month_end(ctx, month) end
end
