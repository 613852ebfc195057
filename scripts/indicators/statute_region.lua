-- Положение, раздел III, пункт 3.1: показатели регионального уровня.

local function count_acts(ctx, set, kinds)
  for _, act in ipairs(signed_acts(ctx, kinds)) do
    set:inside(act.act_id, act)
  end
end

indicator{ id="P-3.1.1", act=ORDER, clause=statute_clause("3.1.1"), level="region", unit="ед.", kind="presence", population="project",
  title="наличие Плана-графика («дорожная карта») реализации Проекта", threshold=1, period="год", due=due_in(5),
  formula="n", letters={ {"n", "подписанные акты вида «план-график» за год"} },
  source="act.csv", collection="реестр актов", periodicity="ежегодно", responsible="МОН ПК", reads={"act"},
  rule=function(ctx, set) count_acts(ctx, set, {"план-график"}) end }

indicator{ id="P-3.1.2", act=ORDER, clause=statute_clause("3.1.2"), level="region", unit="ед.", kind="presence", population="project",
  title="наличие правовых актов по реализации Проекта", threshold=1, period="год", due=due_in(5),
  formula="n", letters={ {"n", "подписанные приказы, положения и планы проекта за год"} },
  source="act.csv", collection="реестр актов", periodicity="ежегодно", responsible="МОН ПК", reads={"act"},
  rule=function(ctx, set) count_acts(ctx, set, {"приказ", "положение", "план"}) end }

indicator{ id="P-3.1.3", act=ORDER, clause=statute_clause("3.1.3"), level="region", unit="ед.", kind="presence", population="shnor",
  title="наличие экспертных заключений по концептуальным документам ШНОР в рамках проведения мониторингов", threshold=1,
  period="год", due=due_in(12), formula="n",
  letters={ {"n", "ШНОР, получившие региональное экспертное заключение"}, {"N", "ШНОР (рекомендуется 100 %)"} },
  source="expertise.csv, part.csv", collection="экспертиза", periodicity="ежегодно", responsible="ЦНППМПР",
  reads={"expertise", "part", "org"}, note="рекомендуется 100 %",
  rule=function(ctx, set)
    local units = ctx:units("shnor")
    for _, unit in ipairs(units) do
      put_if_any(set, unit, conclusions_of(ctx, unit.id, { level="Р" }), unit.row)
    end
    set:total(#units)
  end }

local INFORMATIVE = { ["вебинар"]=true, ["семинар"]=true, ["совещание"]=true }

indicator{ id="P-3.1.4", act=ORDER, clause=statute_clause("3.1.4"), level="region", unit="%", kind="percent", population="shnor",
  title="не менее 80 % ШНОР приняли участие в информационно-методических мероприятиях (семинарах, вебинарах, совещаниях) Проекта",
  comparator=">=", threshold=80, period="год", due=due_in(12), formula="100 · n / N",
  letters={ {"n", "ШНОР, участвовавшие в семинарах, вебинарах, совещаниях Проекта (параметр «необходимое число мероприятий»)"}, {"N", "ШНОР на дату отчета"} },
  source="event.csv, attend.csv, part.csv", collection="списки участников", periodicity="ежегодно", responsible="ЦНППМПР",
  params={"min_events"}, reads={"event", "attend", "part", "org"},
  rule=function(ctx, set)
    local events = held_events(ctx, function(event)
      return INFORMATIVE[event.kind] and same(event.project, AMP) and event.level == "Р"
    end)
    say_held(ctx, set, events)
    for _, unit in ipairs(ctx:units("shnor")) do
      local attended = answers()
      for _, event in ipairs(events) do
        local answer, row = school_presence(ctx, event, unit.id)
        add_answer(attended, answer, { row })
      end
      put_enough(set, unit, attended, ctx.params.min_events, unit.row)
    end
  end }

indicator{ id="P-3.1.5", act=ORDER, clause=statute_clause("3.1.5"), level="region", unit="ед.", kind="count", population="project",
  title="проведено не менее 2-х региональных мероприятий по обмену опытом между участниками Проекта, а также по распространению опыта методической поддержки ШНОР",
  comparator=">=", threshold=2, period="год", due=due_in(12), formula="n",
  letters={ {"n", "проведенные региональные мероприятия, засчитываемые по этому пункту"} },
  source="event.csv", collection="план мероприятий", periodicity="ежегодно", responsible="ЦНППМПР", reads={"event"},
  rule=function(ctx, set)
    for _, event in ipairs(tables.event:where{ level="Р" }) do
      if lists(event.counts_for, "P-3.1.5") then
        put(set, event.event_id, was_held(ctx, event), event)
      end
    end
  end }
