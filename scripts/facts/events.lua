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

-- Проведенные мероприятия, для которых test(event) истинно, по дате.
function held_events(ctx, test)
  local events = {}
  for _, event in ipairs(tables.event:rows()) do
    if was_held(ctx, event) and test(event) then
      events[#events + 1] = event
    end
  end
  table.sort(events, function(a, b) return a.date < b.date or (a.date == b.date and a.event_id < b.event_id) end)
  return events
end

-- Проведенные мероприятия, которые засчитываются в показатель.
function events_for(ctx, code)
  return held_events(ctx, function(event) return lists(event.counts_for, code) end)
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

-- Был ли кто-нибудь от школы (только из категории group, если она дана) на мероприятии.
function school_presence(event, org, group)
  local conditions = { event_id=event.event_id, org_id=org }
  conditions.group = group
  return presence(tables.attend:where(conditions))
end

-- Участие школ в проведенных мероприятиях показателя. Школу спрашивают о тех, в день которых она была в перечне;
-- every – надо быть на каждом, иначе довольно одного; group – считается только эта категория.
function count_attendance(ctx, set, code, options)
  local schools, by_id = {}, {}
  for _, event in ipairs(events_for(ctx, code)) do
    set:held(true)
    for _, unit in ipairs(schools_on(ctx, event.date)) do
      local school = by_id[unit.id]
      if not school then
        school = { unit=unit, answers=answers() }
        by_id[unit.id], schools[#schools + 1] = school, school
      end
      local answer, row = school_presence(event, unit.id, options.group)
      add_answer(school.answers, answer, { row or unit.row })
    end
  end
  for _, school in ipairs(schools) do
    put_enough(set, school.unit, school.answers, options.every and school.answers.asked or 1, school.unit.row)
  end
end
