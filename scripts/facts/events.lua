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

-- Что говорят строки посещения: true – был, nil – неизвестно, false – не был; и строка, которая это решила.
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

-- Был ли человек этой категории: без категории – неизвестно, если только он не отсутствовал.
local function presence_in(group, rows)
  local of_group, unnamed = {}, nil
  for _, row in ipairs(rows) do
    if row.group == group then
      of_group[#of_group + 1] = row
    elseif row.group == nil and row.present ~= false then
      unnamed = unnamed or row
    end
  end
  local answer, row = presence(of_group)
  if answer == false and unnamed then
    return nil, unnamed
  end
  return answer, row
end

-- Был ли кто-нибудь от школы (только из категории group, если она дана) на мероприятии. О мероприятии без статуса неизвестно,
-- было ли оно, значит, и о тех, кто отмечен.
function school_presence(ctx, event, org, group)
  local rows = tables.attend:where{ event_id=event.event_id, org_id=org }
  local answer, row
  if group then
    answer, row = presence_in(group, rows)
  else
    answer, row = presence(rows)
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
