-- План-график, пункты 5 и 9: обучение управленческих команд, участие педагогов в методических мероприятиях.

-- Обучен ли человек по курсам пункта 5: true, false или nil; и строки, которые это решили.
local function is_trained(ctx, person)
  local unknown, other = {}, {}
  for _, row in ipairs(tables.training:where{ person_id=person }) do
    local course, day = row:ref("course_id"), row.certificate_date
    if course and lists(course.counts_for, "G-05") then
      if row.status == "завершил" and day and day.year == ctx.year and day <= ctx.date then
        return true, { row }
      elseif row.status == nil or (row.status == "завершил" and not day) then
        unknown[#unknown + 1] = row
      else
        other[#other + 1] = row
      end
    end
  end
  if #unknown > 0 then
    return nil, unknown
  end
  return false, other
end

-- Строки состава команд школы на дату отчета и строки самих команд.
local function team_members(ctx, org)
  local members, teams = {}, tables.team:where{ org_id=org, year=ctx.year }
  for _, team in ipairs(teams) do
    for _, member in ipairs(tables.team_member:where{ team_id=team.team_id }) do
      if covers(member.date_from, member.date_to, ctx.date) then
        members[#members + 1] = member
      end
    end
  end
  return members, teams
end

local LEADERS = { "директор", "директор школы", "и.о. директора", "и. о. директора", "исполняющий обязанности директора",
  "руководитель", "руководитель команды", "руководитель ШНОР" }

local function is_leader(member)
  for _, role in ipairs(LEADERS) do
    if same(member.role, role) then
      return true
    end
  end
  return false
end

-- Люди, у которых хоть одна строка состава отвечает test, каждый один раз.
local function people(members, test)
  local rows, seen = {}, {}
  for _, member in ipairs(members) do
    if not seen[member.person_id] and test(member) then
      seen[member.person_id] = true
      rows[#rows + 1] = member
    end
  end
  return rows
end

local function anyone()
  return true
end

-- О ком спрашивает правило team_rule и скольким из них надо быть обученными. Без роли – может быть, и руководитель.
local function asked_members(rule, members)
  if rule == "leader" then
    local asked = people(members, is_leader)
    for _, member in ipairs(people(members, function(row) return row.role == nil end)) do
      asked[#asked + 1] = member
    end
    return asked, 1
  end
  local asked = people(members, anyone)
  if rule == "all" then
    return asked, #asked
  end
  return asked, math.tointeger(tonumber(rule:match("^at_least%((%d+)%)$"))) or 1
end

-- Обучен ли тот, о ком спрашивают; если обучен человек без роли, а нужен руководитель, неизвестно.
local function is_asked_trained(ctx, member)
  local answer, rows = is_trained(ctx, member.person_id)
  if answer and member.role == nil and ctx.params.team_rule == "leader" then
    return nil, { member }
  end
  return answer, #rows > 0 and rows or { no_row(member) }
end

indicator{ id="G-05", act=ORDER, clause=plan_clause(5), level="region", unit="%", kind="percent", population="shnor",
  title="Не менее 85 % управленческих команд прошли обучение на курсах повышения квалификации", comparator=">=", threshold=85,
  period="в течение года", due=due_in(12), formula="100 · n / N",
  letters={ {"n", "управленческие команды ШНОР, прошедшие обучение (параметр «обученная команда»)"}, {"N", "ШНОР на дату отчета"} },
  source="team.csv, team_member.csv, training.csv, course.csv", collection="ведомости ЦНППМПР", periodicity="ежегодно",
  responsible="ЦНППМПР", params={"team_rule"}, reads={"team", "team_member", "training", "course", "part", "org"},
  rule=function(ctx, set)
    for _, unit in ipairs(ctx:units("shnor")) do
      local members, teams = team_members(ctx, unit.id)
      local asked, needed = asked_members(ctx.params.team_rule, members)
      local trained = answers()
      for _, member in ipairs(asked) do
        add_answer(trained, is_asked_trained(ctx, member))
      end
      local without = #members > 0 and members or #teams > 0 and teams or unit.row
      put_enough(set, unit, trained, math.max(needed, 1), without)
    end
  end }

-- Последняя не позже даты отчета строка численности школы.
local function last_stat(ctx, org)
  local last
  for _, row in ipairs(tables.teacher_stat:where{ org_id=org }) do
    if row.date <= ctx.date and (not last or row.date > last.date) then
      last = row
    end
  end
  return last
end

-- Знаменатель: педагоги школ; школа без сведений делает его неизвестным.
local function count_teachers(ctx, set)
  local schools, units = {}, ctx:units("shnor")
  for _, unit in ipairs(units) do
    local stat = last_stat(ctx, unit.id)
    schools[unit.id] = true
    if stat and stat.teachers_total then
      set:total(stat.teachers_total)
    else
      set:missing(unit, #units, stat or no_row(unit.row))
    end
  end
  return schools
end

local function may_be_teacher(row)
  return row.group == nil or row.group == "педагог ШНОР"
end

-- Участвовал ли педагог. Неизвестно и о том, кто без кода лица (мог уже быть сосчитан) или без категории, и о каждом,
-- если неизвестно, было ли мероприятие.
local function took_part(held, row)
  if held and row.person_id and row.group then
    return row.present
  end
  return nil
end

indicator{ id="G-09", act=ORDER, clause=plan_clause(9), level="region", unit="%", kind="percent", population="shnor",
  title="Не менее 10% педагогов ШНОР приняли участие в методических мероприятиях", comparator=">=", threshold=10,
  period="в течение года", due=due_in(12), formula="100 · n / N",
  letters={ {"n", "педагоги ШНОР (каждый один раз), участвовавшие в методических мероприятиях"}, {"N", "педагоги ШНОР по последним сведениям"} },
  source="event.csv, attend.csv, teacher_stat.csv", collection="списки участников, ОО-1", periodicity="ежегодно", responsible="ЦНППМПР",
  reads={"event", "attend", "teacher_stat", "part", "org"},
  rule=function(ctx, set)
    local schools = count_teachers(ctx, set)
    local events = events_for(ctx, "G-09")
    say_held(ctx, set, events)
    for _, event in ipairs(events) do
      local held = was_held(ctx, event)
      for _, row in ipairs(tables.attend:where{ event_id=event.event_id }) do
        if schools[row.org_id or ""] and may_be_teacher(row) and row.present ~= false then
          put(set, row.person_id or place(row), took_part(held, row), row)
        end
      end
    end
  end }
