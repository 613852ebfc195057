-- План-график, пункты 10, 12, 14, 16 и 18: вебинары, круглый стол, конкурс.

-- Специалист, который должен участвовать: true; nil – обязателен ли он, не указано.
local function is_required(expected)
  local specialist = expected.group == nil or text.fold(expected.group):find(text.fold("специалист"), 1, true) ~= nil
  if not specialist or (expected.unit_kind ~= nil and not same(expected.unit_kind, "лицо")) then
    return false
  end
  return expected.required
end

-- Мероприятия показателя, которые не проведены: их список участников говорит, кого ждут.
local function called_events(code)
  local events = {}
  for _, event in ipairs(tables.event:rows()) do
    if lists(event.counts_for, code) then
      events[#events + 1] = event
    end
  end
  return events
end

-- Был ли специалист: не проведено – не был; проведено ли, неизвестно – неизвестно и о том, кто отмечен.
local function specialist_presence(ctx, event, person)
  local held = was_held(ctx, event)
  if held == false then
    return false, event
  end
  local answer, row = presence{ event_id=event.event_id, person_id=person }
  if answer and not held then
    return nil, event
  end
  return answer, row
end

indicator{ id="G-10a", act=ORDER, clause=plan_clause(10), level="region", unit="%", kind="percent", population="project",
  title="100 % специалистов муниципальных методических служб/центров/МОУО приняли участие в вебинаре", comparator=">=", threshold=100,
  period="май", due=due_in(5), formula="100 · n / N",
  letters={ {"n", "присутствовавшие специалисты"}, {"N", "специалисты, обязательные по списку, независимо от причины отсутствия"} },
  source="audience.csv, attend.csv", collection="списки участников", periodicity="ежегодно", responsible="МОН ПК, ЦНППМПР",
  reads={"event", "audience", "attend"},
  rule=function(ctx, set)
    local events = events_for(ctx, "G-10a")
    say_held(ctx, set, events)
    for _, event in ipairs(#events > 0 and events or called_events("G-10a")) do
      for _, expected in ipairs(tables.audience:where{ event_id=event.event_id }) do
        local required = is_required(expected)
        if required then
          local answer, row = specialist_presence(ctx, event, expected.unit_id)
          put(set, expected.unit_id, answer, row or no_row(expected))
        elseif required == nil then
          set:unknown(expected.unit_id, expected)
        end
      end
    end
  end }

indicator{ id="G-10b", act=ORDER, clause=plan_clause(10), level="region", unit="%", kind="percent", population="shnor",
  title="100 % руководителей ШНОР приняли участие в вебинаре", comparator=">=", threshold=100, period="май", due=due_in(5),
  formula="100 · n / N", letters={ {"n", "ШНОР, руководитель которых присутствовал"}, {"N", "ШНОР в перечне на день вебинара"} },
  source="event.csv, attend.csv, part.csv", collection="списки участников", periodicity="ежегодно", responsible="МОН ПК, ЦНППМПР",
  reads={"event", "attend", "part", "org"},
  rule=function(ctx, set) count_attendance(ctx, set, "G-10b", { group="руководитель ШНОР" }) end }

indicator{ id="G-12", act=ORDER, clause=plan_clause(12), level="region", unit="%", kind="percent", population="shnor",
  title="Не менее 95% участников Проекта приняли участие в консультационном вебинаре", comparator=">=", threshold=95,
  period="август", due=due_in(8), formula="100 · n / N",
  letters={ {"n", "ШНОР, участвовавшие в вебинаре"}, {"N", "ШНОР в перечне на день вебинара"} },
  source="event.csv, attend.csv, part.csv", collection="списки участников", periodicity="ежегодно", responsible="ЦНППМПР",
  reads={"event", "attend", "part", "org"},
  rule=function(ctx, set) count_attendance(ctx, set, "G-12", {}) end }

indicator{ id="G-14a", act=ORDER, clause=plan_clause(14), level="region", unit="%", kind="percent", population="shnor",
  title="Не менее 95% ОО-участников Проекта приняли участие в вебинарах", comparator=">=", threshold=95,
  period="сентябрь, октябрь, ноябрь", due=due_in(11), formula="100 · n / N",
  letters={ {"n", "ШНОР, участвовавшие в цикле (параметр «участие в цикле»)"}, {"N", "ШНОР, бывшие в перечне в день хотя бы одного занятия"} },
  source="event.csv, attend.csv, part.csv", collection="списки участников", periodicity="ежегодно", responsible="ЦНППМПР",
  params={"series_rule"}, reads={"event", "attend", "part", "org"},
  rule=function(ctx, set) count_attendance(ctx, set, "G-14a", { every=ctx.params.series_rule == "all" }) end }

indicator{ id="G-14b", act=ORDER, clause=plan_clause(14), level="region", unit="ед.", kind="count", population="shnor",
  title="Не менее 3-х управленческих команд школ-участниц представили опыт работы", comparator=">=", threshold=3,
  period="сентябрь, октябрь, ноябрь", due=due_in(11), formula="n", letters={ {"n", "ШНОР, команды которых выступили (каждая один раз)"} },
  source="event.csv, attend.csv, part.csv", collection="программы вебинаров", periodicity="ежегодно", responsible="ЦНППМПР",
  reads={"event", "attend", "part", "org"},
  rule=function(ctx, set)
    local events = events_for(ctx, "G-14b")
    say_held(ctx, set, events)
    for _, event in ipairs(events) do
      for _, unit in ipairs(schools_on(ctx, event.date)) do
        local answer, row = school_presence(ctx, event, unit.id, "докладчик")
        if row then
          put(set, unit, answer, row)
        end
      end
    end
  end }

indicator{ id="G-16", act=ORDER, clause=plan_clause(16), level="region", unit="ед.", kind="count", population="shnor",
  title="Представлены не менее 5 методических разработок ОО-ШНОР", comparator=">=", threshold=5, period="октябрь – ноябрь", due=due_in(11),
  formula="n", letters={ {"n", "разработки ШНОР на конкурс «Панорама методических кейсов»"} },
  source="work.csv, part.csv", collection="заявки конкурса", periodicity="ежегодно",
  responsible="административные команды и педагоги школ-участниц Проекта", reads={"work", "part", "org"},
  rule=function(ctx, set)
    for _, unit in ipairs(ctx:units("shnor")) do
      for _, row in ipairs(tables.work:where{ org_id=unit.id, year=ctx.year }) do
        if row.contest == nil then
          set:unknown(row.work_id, row)
        elseif text.fold(row.contest):find(text.fold("Панорама"), 1, true) then
          set:inside(row.work_id, row)
        end
      end
    end
  end }

indicator{ id="G-18", act=ORDER, clause=plan_clause(18), level="region", unit="%", kind="percent", population="shnor",
  title="Не менее 95% участников Проекта приняли участие в круглом столе", comparator=">=", threshold=95,
  period="декабрь", due=due_in(12), formula="100 · n / N",
  letters={ {"n", "ШНОР, участвовавшие в круглом столе"}, {"N", "ШНОР в перечне на день круглого стола"} },
  source="event.csv, attend.csv, part.csv", collection="списки участников", periodicity="ежегодно", responsible="МОН ПК, ЦНППМПР",
  reads={"event", "attend", "part", "org"},
  rule=function(ctx, set) count_attendance(ctx, set, "G-18", {}) end }
