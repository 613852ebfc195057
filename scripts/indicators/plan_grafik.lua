-- Показатели Плана-графика 2023 года: 18 пунктов, 21 показатель.

local ACT = "A2023"

local function clause(no)
  return "План-график, п. " .. no
end

-- ---- пункты 1–4: акты, перечень, публикации, координаторы ----

local function coordinators(ctx, mo)
  local rows = {}
  for _, row in ipairs(tables.coord:where{ mo_id=mo }) do
    if covers(row.date_from, row.date_to, ctx.date) then
      rows[#rows + 1] = row
    end
  end
  return rows
end

local function any_coordinator(ctx)
  local rows = {}
  for _, unit in ipairs(ctx:units("mo_with_shnor")) do
    for _, row in ipairs(coordinators(ctx, unit.id)) do
      rows[#rows + 1] = row
    end
  end
  return rows
end

indicator{ id="G-01", act=ACT, clause=clause(1), level="region", unit="ед.", kind="artefacts", population="project",
  title="Разработано и утверждено Положение о Проекте, сформирован перечень школ-участников Проекта, муниципальных координаторов",
  comparator=">=", threshold=3, period="май", due=due_in(5), formula="n",
  letters={ {"n", "из трех: подписанное положение, подписанный перечень, список координаторов"} },
  source="act.csv, coord.csv", collection="реестр актов", periodicity="ежегодно", responsible="Министерство, ЦНППМПР", reads={"act", "coord"},
  rule=function(ctx, set)
    local parts = { { "положение", signed_acts(ctx, { ["положение"]=true }) }, { "перечень", signed_acts(ctx, { ["перечень"]=true }) },
      { "координаторы", any_coordinator(ctx) } }
    for _, part in ipairs(parts) do
      put(set, part[1], #part[2] > 0, part[2])
    end
  end }

indicator{ id="G-02", act=ACT, clause=clause(2), level="region", unit="ед.", kind="presence", population="project",
  title="Подготовлен перечень общеобразовательных организаций для участия в Проекте", threshold=1, period="май", due=due_in(5),
  formula="n", letters={ {"n", "подписанные акты вида «перечень» за год"} },
  source="act.csv", collection="реестр актов", periodicity="ежегодно", responsible="Министерство, ЦНППМПР", reads={"act"},
  rule=function(ctx, set)
    for _, act in ipairs(signed_acts(ctx, { ["перечень"]=true })) do
      set:inside(act.act_id, act)
    end
  end }

local function published(ctx, conditions)
  local rows = {}
  for _, row in ipairs(tables.publ:where(conditions)) do
    if row.date and row.date.year == ctx.year and row.date <= ctx.date then
      rows[#rows + 1] = row
    end
  end
  return rows
end

indicator{ id="G-03", act=ACT, clause=clause(3), level="region", unit="ед.", kind="presence", population="project",
  title="Размещение информационных материалов на сайте ЦНППМПР", threshold=1, period="год", due=due_in(12),
  formula="n", letters={ {"n", "публикации года на сайте ЦНППМПР"} },
  source="publ.csv", collection="мониторинг сайтов", periodicity="ежегодно", responsible="ЦНППМПР", reads={"publ"},
  rule=function(ctx, set)
    for _, row in ipairs(published(ctx, { site_owner="ЦНППМПР" })) do
      set:inside(row.publ_id, row)
    end
  end }

indicator{ id="G-04", act=ACT, clause=clause(4), level="region", unit="ед.", kind="presence", population="mo_with_shnor",
  title="Подготовлен список муниципальных координаторов (ответственных за реализацию Проекта)", threshold=1, period="май", due=due_in(5),
  formula="n", letters={ {"n", "муниципалитеты, назначившие координатора"}, {"N", "муниципалитеты с ШНОР (рекомендуется 100 %)"} },
  source="coord.csv", collection="сведения МОУО", periodicity="ежегодно", responsible="МОУО, ЦНППМПР", reads={"coord", "part"},
  note="рекомендуется 100 %",
  rule=function(ctx, set)
    local units = ctx:units("mo_with_shnor")
    for _, unit in ipairs(units) do
      local rows = coordinators(ctx, unit.id)
      put(set, unit.id, #rows > 0, #rows > 0 and rows or unit.row)
    end
    set:total(#units)
  end }

-- ---- пункт 5: обучение команд ----

-- Обучен ли человек: true, false или nil; и строки, которые это решили.
local function is_trained(ctx, person)
  local unknown, other = {}, {}
  for _, row in ipairs(tables.training:where{ person_id=person }) do
    local course = row:ref("course_id")
    if course and lists(course.counts_for, "G-05") then
      local day = row.certificate_date
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

local function is_leader(member)
  local role = text.fold(member.role or "")
  return role == text.fold("директор") or role == text.fold("руководитель")
end

-- Команда обучена по правилу team_rule: сколько надо обученных из тех, о ком спрашивает правило.
local function required_members(rule, members)
  if rule == "leader" then
    local leaders = {}
    for _, member in ipairs(members) do
      if is_leader(member) then
        leaders[#leaders + 1] = member
      end
    end
    return leaders, 1
  elseif rule == "all" then
    return members, math.max(#members, 1)
  end
  return members, math.tointeger(tonumber(rule:match("^at_least%((%d+)%)$"))) or 1
end

local function team_trained(ctx, members)
  local asked, needed = required_members(ctx.params.team_rule, members)
  local yes, unknown, rows = 0, 0, { yes={}, no={}, unknown={} }
  for _, member in ipairs(asked) do
    local answer, deciding = is_trained(ctx, member.person_id)
    local into = answer == true and rows.yes or answer == nil and rows.unknown or rows.no
    for _, row in ipairs(deciding) do
      into[#into + 1] = row
    end
    yes = yes + (answer == true and 1 or 0)
    unknown = unknown + (answer == nil and 1 or 0)
  end
  if yes >= needed then
    return true, rows.yes
  elseif yes + unknown >= needed then
    return nil, rows.unknown
  end
  return false, #rows.no > 0 and rows.no or members
end

indicator{ id="G-05", act=ACT, clause=clause(5), level="region", unit="%", kind="percent", population="shnor",
  title="Не менее 85 % управленческих команд прошли обучение на курсах повышения квалификации", comparator=">=", threshold=85,
  period="год", due=due_in(12), formula="100 · n / N",
  letters={ {"n", "управленческие команды ШНОР, прошедшие обучение (по правилу team_rule)"}, {"N", "ШНОР на дату отчета"} },
  source="team.csv, team_member.csv, training.csv", collection="ведомости ЦНППМПР", periodicity="ежегодно", responsible="ЦНППМПР",
  params={"team_rule"}, reads={"team", "team_member", "training", "course", "part"},
  rule=function(ctx, set)
    for _, unit in ipairs(ctx:units("shnor")) do
      local members = {}
      for _, team in ipairs(tables.team:where{ org_id=unit.id, year=ctx.year }) do
        for _, member in ipairs(tables.team_member:where{ team_id=team.team_id }) do
          if covers(member.date_from, member.date_to, ctx.date) then
            members[#members + 1] = member
          end
        end
      end
      local answer, rows = false, unit.row
      if #members > 0 then
        answer, rows = team_trained(ctx, members)
      end
      put(set, unit.id, answer, rows)
    end
  end }

-- ---- пункты 6–9 ----

indicator{ id="G-06", act=ACT, clause=clause(6), level="region", unit="ед.", kind="count", population="project",
  title="Консультационная поддержка школ-участниц, школ-кураторов, муниципальных координаторов, ответственных за реализацию Проекта (показатель не установлен)",
  period="год", due=due_in(12), formula="n", letters={ {"n", "консультации года"} },
  source="consult.csv", collection="журналы консультаций", periodicity="ежегодно", responsible="ЦНППМПР, школы-кураторы", reads={"consult"},
  rule=function(ctx, set)
    for i, row in ipairs(tables.consult:rows()) do
      if row.date.year == ctx.year and row.date <= ctx.date then
        set:inside(tostring(row.date) .. " " .. row.shnor_org_id .. " " .. (row.provider or i), row)
      end
    end
  end }

local function has_plan(ctx, mo)
  local approved, other = {}, {}
  for _, plan in ipairs(tables.mplan:where{ mo_id=mo }) do
    if (not plan.year_from or plan.year_from <= ctx.year) and (not plan.year_to or ctx.year <= plan.year_to) then
      local into = plan.status == "утвержден" and approved or other
      into[#into + 1] = plan
    end
  end
  for _, plan in ipairs(other) do
    if #approved == 0 and plan.status == nil then
      return nil, other
    end
  end
  return #approved > 0, #approved > 0 and approved or other
end

local function plans_over(ctx, set, population)
  for _, unit in ipairs(ctx:units(population)) do
    local answer, rows = has_plan(ctx, unit.id)
    put(set, unit.id, answer, #rows > 0 and rows or unit.row)
  end
end

-- Вторая цифра – по совокупности, которая не выбрана параметром.
local OTHER = { mo_with_shnor={ "mo_all", "по всем муниципальным образованиям" },
  mo_all={ "mo_with_shnor", "по муниципальным образованиям с ШНОР" } }

indicator{ id="G-07", act=ACT, clause=clause(7), level="region", unit="%", kind="percent", population="mo_with_shnor",
  title="Не менее чем в 50% муниципальных образованиях разработаны муниципальные программы/планы мероприятий (дорожные карты) по сопровождению школ с низкими образовательными результатами",
  comparator=">=", threshold=50, period="май", due=due_in(5), formula="100 · n / N",
  letters={ {"n", "муниципалитеты с утвержденным планом на год"}, {"N", "муниципалитеты по параметру mo_population"} },
  source="mplan.csv", collection="сведения МОУО", periodicity="ежегодно", responsible="МОУО", params={"mo_population"}, reads={"mplan", "part"},
  rule=function(ctx, set)
    local population = ctx.params.mo_population
    plans_over(ctx, set, population)
    set:also(OTHER[population][2], function(second) plans_over(ctx, second, OTHER[population][1]) end)
  end }

indicator{ id="G-08", act=ACT, clause=clause(8), level="region", unit="ед.", kind="presence", population="mo_with_shnor",
  title="Информация о реализации мер поддержки размещена на сайтах МОУО", threshold=1, period="год", due=due_in(12),
  formula="n", letters={ {"n", "муниципалитеты, разместившие информацию"}, {"N", "муниципалитеты с ШНОР (рекомендуется 100 %)"} },
  source="publ.csv", collection="мониторинг сайтов", periodicity="ежегодно", responsible="МОУО", reads={"publ", "part"}, note="рекомендуется 100 %",
  rule=function(ctx, set)
    local units = ctx:units("mo_with_shnor")
    for _, unit in ipairs(units) do
      local rows = published(ctx, { site_owner="МОУО", mo_id=unit.id })
      put(set, unit.id, #rows > 0, #rows > 0 and rows or unit.row)
    end
    set:total(#units)
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

indicator{ id="G-09", act=ACT, clause=clause(9), level="region", unit="%", kind="percent", population="shnor",
  title="Не менее 10% педагогов ШНОР приняли участие в методических мероприятиях", comparator=">=", threshold=10,
  period="год", due=due_in(12), formula="100 · n / N",
  letters={ {"n", "педагоги ШНОР (каждый один раз), участвовавшие в методических мероприятиях"}, {"N", "педагоги ШНОР по последним сведениям"} },
  source="event.csv, attend.csv, teacher_stat.csv", collection="списки участников, ОО-1", periodicity="ежегодно", responsible="ЦНППМПР",
  reads={"event", "attend", "teacher_stat", "part"},
  rule=function(ctx, set)
    local schools = {}
    for _, unit in ipairs(ctx:units("shnor")) do
      schools[unit.id] = true
      local stat = last_stat(ctx, unit.id)
      if stat and stat.teachers_total then
        set:total(stat.teachers_total, stat)
      else
        set:total(0)
        set:unknown(unit.id, stat or unit.row)
      end
    end
    for _, event in ipairs(events_for(ctx, "G-09")) do
      set:held(true)
      for _, row in ipairs(tables.attend:where{ event_id=event.event_id, group="педагог ШНОР", present=true }) do
        if schools[row.org_id] and row.person_id then
          set:inside(row.person_id, row)
        end
      end
    end
  end }

-- ---- пункт 10: вебинар мая ----

indicator{ id="G-10a", act=ACT, clause=clause(10), level="region", unit="%", kind="percent", population="project",
  title="100 % специалистов муниципальных методических служб/центров/МОУО приняли участие в вебинаре", comparator=">=", threshold=100,
  period="май", due=due_in(5), formula="100 · n / N",
  letters={ {"n", "присутствовавшие специалисты"}, {"N", "специалисты, обязательные по списку, независимо от причины отсутствия"} },
  source="audience.csv, attend.csv", collection="списки участников", periodicity="ежегодно", responsible="Министерство, ЦНППМПР",
  reads={"event", "audience", "attend"},
  rule=function(ctx, set)
    for _, event in ipairs(events_for(ctx, "G-10a")) do
      set:held(true)
      for _, expected in ipairs(tables.audience:where{ event_id=event.event_id }) do
        local specialist = expected.group == nil or text.fold(expected.group):find("специалист", 1, true)
        if expected.required == true and specialist then
          local answer, row = presence(tables.attend:where{ event_id=event.event_id, person_id=expected.unit_id })
          put(set, expected.unit_id, answer, row or expected)
        elseif expected.required == nil and specialist then
          set:unknown(expected.unit_id, expected)
        end
      end
    end
  end }

indicator{ id="G-10b", act=ACT, clause=clause(10), level="region", unit="%", kind="percent", population="shnor",
  title="100 % руководителей ШНОР приняли участие в вебинаре", comparator=">=", threshold=100, period="май", due=due_in(5),
  formula="100 · n / N", letters={ {"n", "ШНОР, руководитель которых присутствовал"}, {"N", "ШНОР в перечне на день вебинара"} },
  source="attend.csv, part.csv", collection="списки участников", periodicity="ежегодно", responsible="Министерство, ЦНППМПР",
  reads={"event", "attend", "part"},
  rule=function(ctx, set)
    for _, event in ipairs(events_for(ctx, "G-10b")) do
      set:held(true)
      local schools = listed(ctx, event.date)
      for _, unit in ipairs(ctx:units("shnor")) do
        if schools[unit.id] then
          local answer, row = presence(tables.attend:where{ event_id=event.event_id, org_id=unit.id, group="руководитель ШНОР" })
          put(set, unit.id, answer, row or schools[unit.id])
        end
      end
    end
  end }

-- ---- пункты 11 и 15: сведения муниципалитетов ----

local function submitted(ctx, set, kind, population, due, late)
  for _, unit in ipairs(ctx:units(population)) do
    local good, bad
    for _, row in ipairs(tables.submit:where{ kind=kind, year=ctx.year, mo_id=unit.id }) do
      if row.date and row.date <= ctx.date then
        if late == "all" or row.date <= due then
          good = good or row
        else
          bad = bad or row
        end
      elseif not row.date then
        set:unknown(unit.id, row)
      end
    end
    if good then
      set:inside(unit.id, good)
    else
      set:outside(unit.id, bad or unit.row)
    end
  end
end

local LATE_WORDS = { on_time={ "all", "всего" }, all={ "on_time", "в срок" } }

indicator{ id="G-11", act=ACT, clause=clause(11), level="region", unit="%", kind="percent", population="mo_with_shnor",
  title="Не менее 85% муниципальных образований Пермского края, в которых имеются ШНОР, предоставили информацию о результатах экспертизы антирисковых программ",
  comparator=">=", threshold=85, period="июнь", due=due_in(6), formula="100 · n / N",
  letters={ {"n", "муниципалитеты, представившие сведения (в срок, если параметр late не «all»)"}, {"N", "муниципалитеты с ШНОР"} },
  source="submit.csv", collection="письма МОУО", periodicity="ежегодно", responsible="МОУО", params={"late"}, reads={"submit", "part"},
  rule=function(ctx, set)
    local late, due = ctx.params.late, month_end(ctx, 6)
    submitted(ctx, set, "экспертиза", "mo_with_shnor", due, late)
    set:also(LATE_WORDS[late][2], function(second) submitted(ctx, second, "экспертиза", "mo_with_shnor", due, LATE_WORDS[late][1]) end)
  end }

indicator{ id="G-12", act=ACT, clause=clause(12), level="region", unit="%", kind="percent", population="shnor",
  title="Не менее 95% участников Проекта приняли участие в консультационном вебинаре", comparator=">=", threshold=95,
  period="август", due=due_in(8), formula="100 · n / N", letters={ {"n", "ШНОР, участвовавшие в вебинаре"}, {"N", "ШНОР в перечне на день вебинара"} },
  source="attend.csv, part.csv", collection="списки участников", periodicity="ежегодно", responsible="ЦНППМПР", reads={"event", "attend", "part"},
  rule=function(ctx, set) attendance_of_schools(ctx, set, "G-12") end }

-- ---- пункт 13: взаимоэкспертиза ----

-- Проверяла другую школу (сама или ее куратор) или была проверена.
local function took_part_in_review(ctx, org, curators)
  local rows = {}
  for _, row in ipairs(tables.expertise:where{ year=ctx.year, level="взаимо" }) do
    local reviewer, reviewed = row.expert_org_id, row.org_id
    local ours = (reviewer == org or curators[reviewer or ""]) and reviewed ~= org and not (curators[reviewed or ""] and curators[reviewer or ""])
    local theirs = (reviewed == org or curators[reviewed or ""]) and reviewer ~= org
    if (ours or theirs) and (not row.date or row.date <= ctx.date) then
      rows[#rows + 1] = row
    end
  end
  return rows
end

local function curators_of(ctx, org)
  local set = {}
  for _, row in ipairs(tables.pair:where{ year=ctx.year, shnor_org_id=org }) do
    set[row.curator_org_id] = true
  end
  return set
end

indicator{ id="G-13a", act=ACT, clause=clause(13), level="region", unit="%", kind="percent", population="shnor",
  title="100 % школ-участников приняли участие во взаимоэкспертизе (в тексте плана – «во взаимодействие»)", comparator=">=", threshold=100,
  period="сентябрь", due=due_in(9), formula="100 · n / N",
  letters={ {"n", "ШНОР, проверявшие другую школу или проверенные ею (работа куратора засчитывается)"}, {"N", "ШНОР на дату отчета"} },
  source="expertise.csv, pair.csv", collection="заключения взаимоэкспертизы", periodicity="ежегодно", responsible="школы-участники, школы-кураторы",
  reads={"expertise", "part"},
  rule=function(ctx, set)
    for _, unit in ipairs(ctx:units("shnor")) do
      local rows = took_part_in_review(ctx, unit.id, curators_of(ctx, unit.id))
      put(set, unit.id, #rows > 0, #rows > 0 and rows or unit.row)
    end
    local any = #tables.expertise:where{ year=ctx.year, level="взаимо" } > 0
    set:held(any)
  end }

indicator{ id="G-13b", act=ACT, clause=clause(13), level="region", unit="ед.", kind="presence", population="shnor",
  title="Подготовлены рекомендации по результатам экспертизы", threshold=1, period="сентябрь", due=due_in(9), formula="n",
  letters={ {"n", "ШНОР, получившие рекомендации по взаимоэкспертизе"}, {"N", "ШНОР, проверенные в ее ходе"} },
  source="recom.csv, expertise.csv", collection="заключения взаимоэкспертизы", periodicity="ежегодно", responsible="ЦНППМПР", reads={"recom", "expertise"},
  rule=function(ctx, set)
    local reviewed = 0
    for _, unit in ipairs(ctx:units("shnor")) do
      local rows = tables.recom:where{ year=ctx.year, addressee_kind="ОО", addressee_id=unit.id, basis="G-13b" }
      local reviews = tables.expertise:where{ year=ctx.year, level="взаимо", org_id=unit.id }
      reviewed = reviewed + (#reviews > 0 and 1 or 0)
      if #rows > 0 then
        set:inside(unit.id, rows)
      elseif #reviews > 0 then
        set:outside(unit.id, reviews)
      end
    end
    set:total(reviewed)
  end }

-- ---- пункт 14: цикл вебинаров ----

indicator{ id="G-14a", act=ACT, clause=clause(14), level="region", unit="%", kind="percent", population="shnor",
  title="Не менее 95% ОО-участников Проекта приняли участие в вебинарах", comparator=">=", threshold=95,
  period="сентябрь – ноябрь", due=due_in(11), formula="100 · n / N",
  letters={ {"n", "ШНОР, участвовавшие в цикле (по правилу series_rule)"}, {"N", "ШНОР, бывшие в перечне в день хотя бы одного занятия"} },
  source="event.csv, attend.csv, part.csv", collection="списки участников", periodicity="ежегодно", responsible="ЦНППМПР",
  params={"series_rule"}, reads={"event", "attend", "part"},
  rule=function(ctx, set)
    local sessions = {}
    for _, event in ipairs(events_for(ctx, "G-14a")) do
      sessions[#sessions + 1] = { event=event, schools=listed(ctx, event.date) }
      set:held(true)
    end
    for _, unit in ipairs(ctx:units("shnor")) do
      local expected, yes, unknown, rows = 0, 0, 0, { yes={}, unknown={}, no={} }
      for _, session in ipairs(sessions) do
        if session.schools[unit.id] then
          local answer, row = presence(tables.attend:where{ event_id=session.event.event_id, org_id=unit.id })
          local into = answer == true and rows.yes or answer == nil and rows.unknown or rows.no
          into[#into + 1] = row or session.schools[unit.id]
          expected = expected + 1
          yes = yes + (answer == true and 1 or 0)
          unknown = unknown + (answer == nil and 1 or 0)
        end
      end
      local needed = ctx.params.series_rule == "all" and expected or 1
      if expected > 0 then
        if yes >= needed then
          set:inside(unit.id, rows.yes)
        elseif yes + unknown >= needed then
          set:unknown(unit.id, rows.unknown)
        else
          set:outside(unit.id, rows.no)
        end
      end
    end
  end }

indicator{ id="G-14b", act=ACT, clause=clause(14), level="region", unit="ед.", kind="count", population="shnor",
  title="Не менее 3-х управленческих команд школ-участниц представили опыт работы", comparator=">=", threshold=3,
  period="сентябрь – ноябрь", due=due_in(11), formula="n", letters={ {"n", "ШНОР, команды которых выступили (каждая один раз)"} },
  source="attend.csv, part.csv", collection="программы вебинаров", periodicity="ежегодно", responsible="ЦНППМПР", reads={"event", "attend", "part"},
  rule=function(ctx, set)
    for _, event in ipairs(events_for(ctx, "G-14b")) do
      local schools = listed(ctx, event.date)
      for _, unit in ipairs(ctx:units("shnor")) do
        local rows = tables.attend:where{ event_id=event.event_id, org_id=unit.id, group="докладчик", present=true }
        if schools[unit.id] and #rows > 0 then
          set:inside(unit.id, rows)
        end
      end
    end
  end }

indicator{ id="G-15", act=ACT, clause=clause(15), level="region", unit="%", kind="percent", population="mo_with_shnor",
  title="Не менее 75% муниципальных образований Пермского края предоставили информацию о реализации муниципальных программ/планов мероприятий (дорожных карт) по сопровождению ШНОР",
  comparator=">=", threshold=75, period="октябрь", due=due_in(10), formula="100 · n / N",
  letters={ {"n", "муниципалитеты, представившие сведения (в срок, если параметр late не «all»)"}, {"N", "муниципалитеты по параметру mo_population"} },
  source="submit.csv", collection="письма МОУО", periodicity="ежегодно", responsible="Министерство, ЦНППМПР",
  params={"mo_population", "late"}, reads={"submit", "part"},
  rule=function(ctx, set)
    local late, due, population = ctx.params.late, month_end(ctx, 10), ctx.params.mo_population
    submitted(ctx, set, "реализация", population, due, late)
    set:also(LATE_WORDS[late][2], function(second) submitted(ctx, second, "реализация", population, due, LATE_WORDS[late][1]) end)
    set:also(OTHER[population][2], function(second) submitted(ctx, second, "реализация", OTHER[population][1], due, late) end)
  end }

-- ---- пункты 16–18 ----

indicator{ id="G-16", act=ACT, clause=clause(16), level="region", unit="ед.", kind="count", population="shnor",
  title="Представлены не менее 5 методических разработок ОО-ШНОР", comparator=">=", threshold=5, period="октябрь – ноябрь", due=due_in(11),
  formula="n", letters={ {"n", "разработки ШНОР на конкурс «Панорама методических кейсов»"} },
  source="work.csv", collection="заявки конкурса", periodicity="ежегодно", responsible="ЦНППМПР", reads={"work", "part"},
  rule=function(ctx, set)
    for _, unit in ipairs(ctx:units("shnor")) do
      for _, row in ipairs(tables.work:where{ org_id=unit.id, year=ctx.year }) do
        if text.fold(row.contest or ""):find(text.fold("Панорама"), 1, true) then
          set:inside(row.work_id, row)
        end
      end
    end
  end }

indicator{ id="G-17", act=ACT, clause=clause(17), level="region", unit="%", kind="percent", population="shnor",
  title="Не менее чем у 80% ОО-участников Проекта концептуальные документы соответствуют параметрам экспертизы", comparator=">=", threshold=80,
  period="ноябрь", due=due_in(11), formula="100 · n / N",
  letters={ {"n", "ШНОР, документы которых соответствуют (региональная экспертиза, этап 2, последняя редакция)"}, {"N", "ШНОР на дату отчета"} },
  source="expertise.csv, exp_score.csv, criterion.csv", collection="экспертиза", periodicity="ежегодно", responsible="ЦНППМПР",
  params={"pass_percent"}, reads={"expertise", "part"},
  rule=function(ctx, set)
    for _, unit in ipairs(ctx:units("shnor")) do
      local last = last_conclusion(ctx, unit.id, { level="Р", stage=2 })
      if last then
        set:held(true)
        put(set, unit.id, conforms(ctx, last), last)
      else
        set:outside(unit.id, unit.row)
      end
    end
  end }

indicator{ id="G-18", act=ACT, clause=clause(18), level="region", unit="%", kind="percent", population="shnor",
  title="Не менее 95% участников Проекта приняли участие в круглом столе", comparator=">=", threshold=95,
  period="декабрь", due=due_in(12), formula="100 · n / N", letters={ {"n", "ШНОР, участвовавшие в круглом столе"}, {"N", "ШНОР в перечне на день круглого стола"} },
  source="attend.csv, part.csv", collection="списки участников", periodicity="ежегодно", responsible="Министерство, ЦНППМПР", reads={"event", "attend", "part"},
  rule=function(ctx, set) attendance_of_schools(ctx, set, "G-18") end }
