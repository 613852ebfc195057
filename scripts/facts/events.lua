-- Мероприятия и участие в них: что проведено, что засчитывается, кто был.

-- Содержит ли столбец-список этот код: "P-3.1.4,G-12".
function lists(value, code)
  for item in (value or ""):gmatch("[^,;%s]+") do
    if item == code then
      return true
    end
  end
  return false
end

-- Проведено ли к дате отчета в году проекта: nil – статус не указан.
function was_held(ctx, event)
  if event.date == nil or event.date > ctx.date or event.date.year ~= ctx.year then
    return false
  elseif event.status == nil then
    return nil
  end
  return event.status == "проведено"
end

-- Мероприятия к дате отчета, для которых test(event) истинно, по дате: проведенные и те, о которых это неизвестно.
function held_events(ctx, test)
  local events = {}
  for _, event in ipairs(tables.event:rows()) do
    if was_held(ctx, event) ~= false and test(event) then
      events[#events + 1] = event
    end
  end
  table.sort(events, function(a, b) return a.date < b.date or (a.date == b.date and a.event_id < b.event_id) end)
  return events
end

-- То же о мероприятиях, которые засчитываются в показатель.
function events_for(ctx, code)
  return held_events(ctx, function(event) return lists(event.counts_for, code) end)
end

-- Сообщает набору, проведено ли хоть одно из них: пока нет, срок может быть впереди.
function say_held(ctx, set, events)
  set:held(false)
  for _, event in ipairs(events) do
    set:held(was_held(ctx, event))
  end
end

-- Что говорят строки посещения, в которых столбцы таковы: true – был, nil – неизвестно, false – не был; и строка, которая
-- это решила.
function presence(columns)
  local function first(present)
    columns.present = present
    return tables.attend:first(columns)
  end
  local row = first(true)
  if row then
    return true, row
  end
  row = first(unknown)
  if row then
    return nil, row
  end
  return false, first(false)
end

-- Строка школы без категории, по которой нельзя сказать, что от нее никого не было.
local function unnamed_presence(event, org)
  for _, row in ipairs(tables.attend:where{ event_id=event.event_id, org_id=org, group=unknown }) do
    if row.present ~= false then
      return row
    end
  end
end

-- Был ли кто-нибудь от школы (только из категории group, если она дана) на мероприятии. О мероприятии без статуса неизвестно,
-- было ли оно, значит, и о тех, кто отмечен.
function school_presence(ctx, event, org, group)
  local answer, row = presence{ event_id=event.event_id, org_id=org, group=group }
  local unnamed = group and answer == false and unnamed_presence(event, org)
  if unnamed then
    return nil, unnamed
  end
  if answer and not was_held(ctx, event) then
    return nil, event
  end
  return answer, row
end

-- Школы, бывшие в перечне в день хотя бы одного из мероприятий, и ответы о каждом таком дне. Пока не проведено ни одно,
-- ждут всех, кто в перечне на дату отчета.
local function invited_schools(ctx, events, ask)
  local schools, by_id = {}, {}
  local function invite(day, event)
    for _, unit in ipairs(schools_on(ctx, day)) do
      local school = by_id[unit.id]
      if not school then
        school = { unit=unit, answers=answers() }
        by_id[unit.id], schools[#schools + 1] = school, school
      end
      if event then
        ask(school, event)
      end
    end
  end
  for _, event in ipairs(events) do
    invite(event.date, event)
  end
  if #events == 0 then
    invite(ctx.date)
  end
  return schools
end

-- Участие школ в мероприятиях показателя. Школу спрашивают о тех, в день которых она была в перечне; every – надо быть
-- на каждом, иначе довольно одного; group – считается только эта категория.
function count_attendance(ctx, set, code, options)
  local events = events_for(ctx, code)
  say_held(ctx, set, events)
  local schools = invited_schools(ctx, events, function(school, event)
    local answer, row = school_presence(ctx, event, school.unit.id, options.group)
    add_answer(school.answers, answer, { row or no_row(school.unit.row) })
  end)
  for _, school in ipairs(schools) do
    local needed = options.every and school.answers.asked or 1
    put_enough(set, school.unit, school.answers, math.max(needed, 1), school.unit.row)
  end
end
