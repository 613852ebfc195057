-- Показатели эффективности из Положения о краевом проекте 2023 года, раздел III.

local ACT = "A2023"

local function clause(no)
  return "Положение, п. " .. no
end

-- Подписан: есть дата и номер, и это не проект.
local function is_signed(act)
  return act.date ~= nil and act.number ~= nil and act.status ~= nil and act.status ~= "проект"
end

local function belongs(act, year)
  if act.project == nil and act.year == nil then
    return act.date ~= nil and act.date.year == year
  end
  return act.project == "АМП" and act.year == year
end

-- Подписанные к дате отчета акты проекта за год, видов из набора.
function signed_acts(ctx, kinds)
  local acts = {}
  for _, act in ipairs(tables.act:rows()) do
    if kinds[act.kind] and belongs(act, ctx.year) and act.project == "АМП" and is_signed(act) and act.date <= ctx.date then
      acts[#acts + 1] = act
    end
  end
  return acts
end

local function count_acts(ctx, set, kinds)
  for _, act in ipairs(signed_acts(ctx, kinds)) do
    set:inside(act.act_id, act)
  end
end

indicator{ id="P-3.1.1", act=ACT, clause=clause("3.1.1"), level="region", unit="ед.", kind="presence", population="project",
  title="наличие Плана-графика («дорожная карта») реализации Проекта", threshold=1, period="год", due=due_in(5),
  formula="n", letters={ {"n", "подписанные акты вида «план-график» за год"} },
  source="act.csv", collection="реестр актов", periodicity="ежегодно", responsible="Министерство", reads={"act"},
  rule=function(ctx, set) count_acts(ctx, set, { ["план-график"]=true }) end }

indicator{ id="P-3.1.2", act=ACT, clause=clause("3.1.2"), level="region", unit="ед.", kind="presence", population="project",
  title="наличие правовых актов по реализации Проекта", threshold=1, period="год", due=due_in(5),
  formula="n", letters={ {"n", "подписанные приказы, положения и планы проекта за год"} },
  source="act.csv", collection="реестр актов", periodicity="ежегодно", responsible="Министерство", reads={"act"},
  rule=function(ctx, set)
    count_acts(ctx, set, { ["приказ"]=true, ["положение"]=true, ["план"]=true, ["план-график"]=true })
  end }

indicator{ id="P-3.1.3", act=ACT, clause=clause("3.1.3"), level="region", unit="ед.", kind="presence", population="shnor",
  title="наличие экспертных заключений по концептуальным документам ШНОР в рамках проведения мониторингов", threshold=1,
  period="год", due=due_in(12), formula="n",
  letters={ {"n", "ШНОР, получившие региональное экспертное заключение"}, {"N", "ШНОР (рекомендуется 100 %)"} },
  source="expertise.csv, part.csv", collection="экспертиза", periodicity="ежегодно", responsible="ЦНППМПР",
  reads={"expertise", "part"}, note="рекомендуется 100 %",
  rule=function(ctx, set)
    for _, unit in ipairs(ctx:units("shnor")) do
      local rows = {}
      for _, row in ipairs(tables.expertise:where{ org_id=unit.id, year=ctx.year, level="Р" }) do
        if row.date and row.date <= ctx.date then
          rows[#rows + 1] = row
        end
      end
      put(set, unit.id, #rows > 0, #rows > 0 and rows or unit.row)
    end
    set:total(#ctx:units("shnor"))
  end }

local INFORMATIVE = { ["вебинар"]=true, ["семинар"]=true, ["совещание"]=true }

indicator{ id="P-3.1.4", act=ACT, clause=clause("3.1.4"), level="region", unit="%", kind="percent", population="shnor",
  title="не менее 80 % ШНОР приняли участие в информационно-методических мероприятиях (семинарах, вебинарах, совещаниях) Проекта",
  comparator=">=", threshold=80, period="год", due=due_in(12), formula="100 · n / N",
  letters={ {"n", "ШНОР, участвовавшие не менее чем в min_events семинарах, вебинарах, совещаниях Проекта"}, {"N", "ШНОР на дату отчета"} },
  source="event.csv, attend.csv, part.csv", collection="списки участников", periodicity="ежегодно", responsible="ЦНППМПР",
  params={"min_events"}, reads={"event", "attend", "part"},
  rule=function(ctx, set)
    local events = held_events(ctx, function(event)
      return INFORMATIVE[event.kind] and event.project == "АМП" and event.level == "Р"
    end)
    set:held(#events > 0)
    for _, unit in ipairs(ctx:units("shnor")) do
      local attended, unknown, absent = {}, {}, {}
      for _, event in ipairs(events) do
        local answer, row = presence(tables.attend:where{ event_id=event.event_id, org_id=unit.id })
        local into = answer == true and attended or answer == nil and unknown or absent
        into[#into + 1] = row
      end
      if #attended >= ctx.params.min_events then
        set:inside(unit.id, attended)
      elseif #attended + #unknown >= ctx.params.min_events then
        set:unknown(unit.id, unknown)
      else
        set:outside(unit.id, #absent > 0 and absent or unit.row)
      end
    end
  end }

indicator{ id="P-3.1.5", act=ACT, clause=clause("3.1.5"), level="region", unit="ед.", kind="count", population="project",
  title="проведено не менее 2-х региональных мероприятий по обмену опытом между участниками Проекта, а также по распространению опыта методической поддержки ШНОР",
  comparator=">=", threshold=2, period="год", due=due_in(12), formula="n",
  letters={ {"n", "проведенные региональные мероприятия, засчитываемые по этому пункту"} },
  source="event.csv", collection="план мероприятий", periodicity="ежегодно", responsible="ЦНППМПР", reads={"event"},
  rule=function(ctx, set)
    for _, event in ipairs(events_for(ctx, "P-3.1.5")) do
      if event.level == "Р" then
        set:inside(event.event_id, event)
      end
    end
  end }

-- Утвержденные планы муниципалитета, действующие в году.
local function approved_plans(mo, year)
  local plans = {}
  for _, plan in ipairs(tables.mplan:where{ mo_id=mo, status="утвержден" }) do
    if (not plan.year_from or plan.year_from <= year) and (not plan.year_to or year <= plan.year_to) then
      plans[#plans + 1] = plan
    end
  end
  return plans
end

indicator{ id="P-3.2.1", act=ACT, clause=clause("3.2.1"), level="municipality", unit="ед.", kind="presence", population="mo_with_shnor",
  title="наличие в муниципальном плане мероприятий (дорожная карта) сопровождения ШНОР муниципальных мероприятий по оказанию адресной методической помощи",
  threshold=1, period="год", due=due_in(12), formula="n",
  letters={ {"n", "пункты утвержденного муниципального плана вида «АМП»"} },
  source="mplan.csv, mplan_item.csv", collection="муниципальные планы", periodicity="ежегодно", responsible="МОУО",
  reads={"mplan", "mplan_item"},
  rule=function(ctx, set)
    for _, plan in ipairs(approved_plans(ctx.mo, ctx.year)) do
      for _, item in ipairs(tables.mplan_item:where{ mplan_id=plan.mplan_id, kind="АМП" }) do
        set:inside(plan.mplan_id .. "/" .. item.ord, item)
      end
    end
  end }

indicator{ id="P-3.2.2", act=ACT, clause=clause("3.2.2"), level="municipality", unit="%", kind="percent", population="mo_with_shnor",
  title="муниципальный план (дорожная карта) по сопровождению ШНОР реализована в полном объеме", comparator=">=", threshold=100,
  period="год", due=due_in(12), formula="100 · n / N",
  letters={ {"n", "исполненные пункты"}, {"N", "пункты со сроком не позже даты отчета, кроме отмененных с указанием причины"} },
  source="mplan.csv, mplan_item.csv", collection="муниципальные планы", periodicity="ежегодно", responsible="МОУО",
  reads={"mplan", "mplan_item"},
  rule=function(ctx, set)
    for _, plan in ipairs(approved_plans(ctx.mo, ctx.year)) do
      for _, item in ipairs(tables.mplan_item:where{ mplan_id=plan.mplan_id }) do
        local cancelled = item.status == "отменено" and item.reason ~= nil
        if item.due_to and item.due_to <= ctx.date and not cancelled then
          local done = nil
          if item.status ~= nil then
            done = item.status == "выполнено" and (not item.done_date or item.done_date <= ctx.date)
          end
          set:held(true)
          put(set, plan.mplan_id .. "/" .. item.ord, done, item)
        end
      end
    end
  end }

indicator{ id="P-3.2.3", act=ACT, clause=clause("3.2.3"), level="municipality", unit="ед.", kind="count", population="mo_with_shnor",
  title="не менее 1-го муниципального мероприятия по обмену опытом между образовательными организациями, участвующими в Проекте",
  comparator=">=", threshold=1, period="год", due=due_in(12), formula="n",
  letters={ {"n", "проведенные муниципальные мероприятия по обмену опытом"} },
  source="event.csv", collection="сведения МОУО", periodicity="ежегодно", responsible="МОУО", reads={"event"},
  rule=function(ctx, set)
    for _, event in ipairs(tables.event:where{ level="М", mo_id=ctx.mo, theme="обмен опытом" }) do
      if is_held(ctx, event) then
        set:inside(event.event_id, event)
      end
    end
  end }

indicator{ id="P-3.3.1", act=ACT, clause=clause("3.3.1"), level="school", unit="ед.", kind="presence", population="shnor",
  title="разработан и реализуется комплекс мер, направленных на преодоление факторов, обуславливающих низкие образовательные результаты обучающихся",
  threshold=1, period="год", due=due_in(12), formula="n",
  letters={ {"n", "комплексы мер школы, в которых выполнена хотя бы одна мера"} },
  source="sdoc.csv, measure.csv", collection="документы школ", periodicity="ежегодно", responsible="ШНОР", reads={"sdoc", "measure"},
  rule=function(ctx, set)
    for _, doc in ipairs(tables.sdoc:where{ org_id=ctx.org, year=ctx.year, kind="комплекс мер" }) do
      local done, unknown = {}, {}
      for _, measure in ipairs(tables.measure:where{ sdoc_id=doc.sdoc_id }) do
        if measure.status == nil then
          unknown[#unknown + 1] = measure
        elseif measure.status == "выполнено" and (not measure.done_date or measure.done_date <= ctx.date) then
          done[#done + 1] = measure
        end
      end
      if #done > 0 then
        set:inside(doc.sdoc_id, doc, done)
      elseif #unknown > 0 then
        set:unknown(doc.sdoc_id, doc, unknown)
      else
        set:outside(doc.sdoc_id, doc)
      end
    end
  end }

indicator{ id="P-3.3.2", act=ACT, clause=clause("3.3.2"), level="school", unit="ед.", kind="presence", population="shnor",
  title="успешно пройдена экспертиза концептуальных документов в рамках проведения мониторингов", threshold=1,
  period="год", due=due_in(12), formula="n",
  letters={ {"n", "заключения регионального уровня высшего этапа (последняя редакция) с выводом «соответствует»"} },
  source="expertise.csv, exp_score.csv, criterion.csv", collection="экспертиза", periodicity="ежегодно", responsible="ЦНППМПР",
  params={"pass_percent"}, reads={"expertise"},
  rule=function(ctx, set)
    local last = last_conclusion(ctx, ctx.org, { level="Р" })
    if last then
      put(set, last.exp_id, conforms(ctx, last), last)
    end
  end }

indicator{ id="P-3.3.3", act=ACT, clause=clause("3.3.3"), level="school", unit="ед.", kind="presence", population="shnor",
  title="имеется соглашение о сетевом взаимодействии и согласованные планы сетевого взаимодействия между ШНОР и школами-кураторами",
  threshold=1, period="год", due=due_in(12), formula="n",
  letters={ {"n", "соглашения школы, действующие на дату отчета, с согласованным планом"} },
  source="agree.csv", collection="соглашения", periodicity="ежегодно", responsible="ШНОР", reads={"agree"},
  rule=function(ctx, set)
    for _, row in ipairs(tables.agree:where{ shnor_org_id=ctx.org }) do
      if row.date and row.date <= ctx.date and (not row.valid_to or ctx.date <= row.valid_to) then
        put(set, row.agree_id, row.plan_agreed, row)
      else
        set:outside(row.agree_id, row)
      end
    end
  end }
