-- План-график, пункты 7, 11 и 15: планы муниципалитетов и сведения, которые они представляют.

-- Вторая цифра – по совокупности, которая не выбрана параметром mo_population.
local OTHER = { mo_with_shnor={ "mo_all", "по всем муниципальным образованиям" },
  mo_all={ "mo_with_shnor", "по муниципальным образованиям с ШНОР" } }

-- Утвержден ли план муниципалитета на год проекта; nil – статус плана не указан.
local function approved(ctx, mo)
  local plans = answers()
  for _, plan in ipairs(tables.mplan:where{ mo_id=mo }) do
    if (not plan.year_from or plan.year_from <= ctx.year) and (not plan.year_to or ctx.year <= plan.year_to) then
      local answer = nil
      if plan.status ~= nil then
        answer = plan.status == "утвержден"
      end
      add_answer(plans, answer, { plan })
    end
  end
  return plans
end

local function count_plans(ctx, set, population)
  set:over(population)
  for _, unit in ipairs(ctx:units(population)) do
    put_enough(set, unit, approved(ctx, unit.id), 1, unit.row)
  end
end

indicator{ id="G-07", act=ORDER, clause=plan_clause(7), level="region", unit="%", kind="percent", population="mo_with_shnor",
  title="Не менее чем в 50% муниципальных образованиях разработаны муниципальные программы/планы мероприятий (дорожные карты) по сопровождению школ с низкими образовательными результатами",
  comparator=">=", threshold=50, period="май", due=due_in(5), formula="100 · n / N",
  letters={ {"n", "муниципалитеты с утвержденным планом на год"}, {"N", "муниципалитеты, имеющие ШНОР, или все (параметр «муниципалитеты в знаменателе»)"} },
  source="mplan.csv", collection="сведения МОУО", periodicity="ежегодно", responsible="МОУО", params={"mo_population"}, reads={"mplan", "part", "org", "mo"},
  rule=function(ctx, set)
    local population = ctx.params.mo_population
    count_plans(ctx, set, population)
    set:also(OTHER[population][2], function(second) count_plans(ctx, second, OTHER[population][1]) end)
  end }

-- Поступили ли сведения: по каждой строке – да, нет (после срока), неизвестно (без даты).
local function received(ctx, kind, mo, due, late)
  local letters = answers()
  for _, row in ipairs(tables.submit:where{ kind=kind, year=ctx.year, mo_id=mo }) do
    if row.date == nil then
      add_answer(letters, nil, { row })
    elseif row.date <= ctx.date then
      add_answer(letters, late == "all" or row.date <= due, { row })
    end
  end
  return letters
end

local function count_received(ctx, set, kind, population, due, late)
  set:over(population)
  for _, unit in ipairs(ctx:units(population)) do
    put_enough(set, unit, received(ctx, kind, unit.id, due, late), 1, unit.row)
  end
end

-- Вторая цифра параметра late.
local OTHER_LATE = { on_time={ "all", "всего" }, all={ "on_time", "в срок" } }

indicator{ id="G-11", act=ORDER, clause=plan_clause(11), level="region", unit="%", kind="percent", population="mo_with_shnor",
  title="Не менее 85% муниципальных образований Пермского края, в которых имеются ШНОР, предоставили информацию о результатах экспертизы антирисковых программ",
  comparator=">=", threshold=85, period="июнь", due=due_in(6), formula="100 · n / N",
  letters={ {"n", "муниципалитеты, представившие сведения (в срок, если параметр не велит учитывать все)"}, {"N", "муниципалитеты с ШНОР"} },
  source="submit.csv", collection="письма МОУО", periodicity="ежегодно", responsible="МОУО", params={"late"}, reads={"submit", "part", "org", "mo"},
  rule=function(ctx, set)
    local late, due = ctx.params.late, due_now(ctx, "G-11", 6)
    local function count(to, with_late) count_received(ctx, to, "экспертиза", "mo_with_shnor", due, with_late) end
    count(set, late)
    set:also(OTHER_LATE[late][2], function(second) count(second, OTHER_LATE[late][1]) end)
  end }

indicator{ id="G-15", act=ORDER, clause=plan_clause(15), level="region", unit="%", kind="percent", population="mo_with_shnor",
  title="Не менее 75% муниципальных образований Пермского края предоставили информацию о реализации муниципальных программ/планов мероприятий (дорожных карт) по сопровождению ШНОР",
  comparator=">=", threshold=75, period="октябрь", due=due_in(10), formula="100 · n / N",
  letters={ {"n", "муниципалитеты, представившие сведения (в срок, если параметр не велит учитывать все)"}, {"N", "муниципалитеты, имеющие ШНОР, или все (параметр «муниципалитеты в знаменателе»)"} },
  source="submit.csv", collection="письма МОУО", periodicity="ежегодно", responsible="МОН ПК, ЦНППМПР",
  params={"mo_population", "late"}, reads={"submit", "part", "org", "mo"},
  rule=function(ctx, set)
    local late, due, over = ctx.params.late, due_now(ctx, "G-15", 10), ctx.params.mo_population
    local function count(to, population, with_late) count_received(ctx, to, "реализация", population, due, with_late) end
    count(set, over, late)
    set:also(OTHER_LATE[late][2], function(second) count(second, over, OTHER_LATE[late][1]) end)
    set:also(OTHER[over][2], function(second) count(second, OTHER[over][1], late) end)
  end }
