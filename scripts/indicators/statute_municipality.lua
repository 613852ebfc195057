-- Положение, раздел III, пункт 3.2: показатели муниципального уровня, для каждого муниципалитета с ШНОР.

-- Строка муниципалитета: ею объясняется, почему от него ждут того, чего нет.
local function expected_row(ctx)
  return tables.mo:get(ctx.mo)
end

-- Планы муниципалитета на год проекта: утвержденные и те, о которых это неизвестно (без статуса).
local function plans_of_year(ctx)
  local plans = {}
  for _, plan in ipairs(tables.mplan:where{ mo_id=ctx.mo }) do
    local of_year = (not plan.year_from or plan.year_from <= ctx.year) and (not plan.year_to or ctx.year <= plan.year_to)
    if of_year and (plan.status == nil or plan.status == "утвержден") then
      plans[#plans + 1] = plan
    end
  end
  return plans
end

-- Кладет пункт плана; если неизвестно, утвержден ли план, неизвестно и о пункте.
local function put_item(set, plan, item, answer)
  local id = item.mplan_id .. "/" .. item.ord
  if plan.status == nil then
    set:unknown(id, plan, item)
  else
    put(set, id, answer, item)
  end
end

indicator{ id="P-3.2.1", act=ORDER, clause=statute_clause("3.2.1"), level="municipality", unit="ед.", kind="presence", population="mo_with_shnor",
  title="наличие в муниципальном плане мероприятий (дорожная карта) сопровождения ШНОР муниципальных мероприятий по оказанию адресной методической помощи",
  threshold=1, period="год", due=due_in(12), formula="n",
  letters={ {"n", "пункты утвержденного муниципального плана вида «АМП»"} },
  source="mplan.csv, mplan_item.csv", collection="муниципальные планы", periodicity="ежегодно", responsible="МОУО",
  reads={"mplan", "mplan_item", "part", "org", "mo"},
  rule=function(ctx, set)
    local plans, found = plans_of_year(ctx), false
    for _, plan in ipairs(plans) do
      for _, item in ipairs(tables.mplan_item:where{ mplan_id=plan.mplan_id }) do
        if item.kind == nil or same(item.kind, AMP) then
          put_item(set, plan, item, item.kind and true)
          found = true
        end
      end
    end
    if not found then
      set:outside(ctx.mo, no_row(#plans > 0 and plans or expected_row(ctx)))
    end
  end }

-- Исполнен ли пункт к дате отчета; nil – статус не указан.
local function is_done(ctx, item)
  if item.status == nil then
    return nil
  end
  return item.status == "выполнено" and by_report(ctx, item.done_date)
end

indicator{ id="P-3.2.2", act=ORDER, clause=statute_clause("3.2.2"), level="municipality", unit="%", kind="percent", population="mo_with_shnor",
  title="муниципальный план (дорожная карта) по сопровождению ШНОР реализована в полном объеме", comparator=">=", threshold=100,
  period="год", due=due_in(12), formula="100 · n / N",
  letters={ {"n", "исполненные пункты"}, {"N", "пункты со сроком не позже даты отчета, кроме отмененных с указанием причины"} },
  source="mplan.csv, mplan_item.csv", collection="муниципальные планы", periodicity="ежегодно", responsible="МОУО",
  reads={"mplan", "mplan_item", "part", "org", "mo"},
  rule=function(ctx, set)
    local plans, due = plans_of_year(ctx), false
    for _, plan in ipairs(plans) do
      for _, item in ipairs(tables.mplan_item:where{ mplan_id=plan.mplan_id }) do
        local cancelled = item.status == "отменено" and item.reason ~= nil
        if item.due_to and item.due_to <= ctx.date and not cancelled then
          due = true
          put_item(set, plan, item, is_done(ctx, item))
        end
      end
    end
    set:held(due)
    if not due then
      set:total(0)
      set:outside(ctx.mo, no_row(#plans > 0 and plans or expected_row(ctx)))
    end
  end }

indicator{ id="P-3.2.3", act=ORDER, clause=statute_clause("3.2.3"), level="municipality", unit="ед.", kind="count", population="mo_with_shnor",
  title="не менее 1-го муниципального мероприятия по обмену опытом между образовательными организациями, участвующими в Проекте",
  comparator=">=", threshold=1, period="год", due=due_in(12), formula="n",
  letters={ {"n", "проведенные муниципальные мероприятия по обмену опытом"} },
  source="event.csv", collection="сведения МОУО", periodicity="ежегодно", responsible="МОУО", reads={"event", "part", "org", "mo"},
  rule=function(ctx, set)
    local found = false
    for _, event in ipairs(tables.event:where{ level="М", mo_id=ctx.mo }) do
      if same(event.theme, "обмен опытом") then
        put(set, event.event_id, was_held(ctx, event), event)
        found = true
      end
    end
    if not found then
      set:outside(ctx.mo, no_row(expected_row(ctx)))
    end
  end }
