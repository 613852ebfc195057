-- План-график, пункты 1–4, 6 и 8: акты, перечень, координаторы, публикации, консультации.

-- Координаторы муниципалитета на дату отчета.
local function coordinators(ctx, mo)
  local rows = {}
  for _, row in ipairs(tables.coord:where{ mo_id=mo }) do
    if covers(row.date_from, row.date_to, ctx.date) then
      rows[#rows + 1] = row
    end
  end
  return rows
end

local function all_coordinators(ctx)
  local rows = {}
  for _, row in ipairs(tables.coord:rows()) do
    if covers(row.date_from, row.date_to, ctx.date) then
      rows[#rows + 1] = row
    end
  end
  return rows
end

indicator{ id="G-01", act=ORDER, clause=plan_clause(1), level="region", unit="ед.", kind="artefacts", population="project",
  title="Разработано и утверждено Положение о Проекте, сформирован перечень школ-участников Проекта, муниципальных координаторов",
  comparator=">=", threshold=3, period="май", due=due_in(5), formula="n",
  letters={ {"n", "из трех: подписанное положение, подписанный перечень, список координаторов"} },
  source="act.csv, coord.csv", collection="реестр актов, сведения МОУО", periodicity="ежегодно", responsible="МОН ПК, ЦНППМПР",
  reads={"act", "coord"},
  rule=function(ctx, set)
    put_if_any(set, "положение", signed_acts(ctx, {"положение"}))
    put_if_any(set, "перечень", signed_acts(ctx, {"перечень"}))
    put_if_any(set, "координаторы", all_coordinators(ctx))
  end }

indicator{ id="G-02", act=ORDER, clause=plan_clause(2), level="region", unit="ед.", kind="presence", population="project",
  title="Подготовлен перечень общеобразовательных организаций для участия в Проекте", threshold=1, period="май", due=due_in(5),
  formula="n", letters={ {"n", "подписанные акты вида «перечень» за год"} },
  source="act.csv", collection="реестр актов", periodicity="ежегодно", responsible="МОН ПК, ЦНППМПР", reads={"act"},
  rule=function(ctx, set)
    for _, act in ipairs(signed_acts(ctx, {"перечень"})) do
      set:inside(act.act_id, act)
    end
  end }

-- Размещено ли в году проекта к дате отчета; nil – не указаны дата или чей это сайт.
local function was_published(ctx, row)
  if row.date ~= nil and (row.date.year ~= ctx.year or row.date > ctx.date) then
    return false
  elseif row.date == nil or row.site_owner == nil then
    return nil
  end
  return true
end

indicator{ id="G-03", act=ORDER, clause=plan_clause(3), level="region", unit="ед.", kind="presence", population="project",
  title="Размещение информационных материалов на сайте ЦНППМПР", threshold=1, period="в течение года", due=due_in(12),
  formula="n", letters={ {"n", "публикации года на сайте ЦНППМПР"} },
  source="publ.csv", collection="мониторинг сайтов", periodicity="ежегодно", responsible="ЦНППМПР", reads={"publ"},
  rule=function(ctx, set)
    for _, row in ipairs(tables.publ:rows()) do
      if row.site_owner == nil or row.site_owner == "ЦНППМПР" then
        put(set, row.publ_id, was_published(ctx, row), row)
      end
    end
  end }

indicator{ id="G-04", act=ORDER, clause=plan_clause(4), level="region", unit="ед.", kind="presence", population="mo_with_shnor",
  title="Подготовлен список муниципальных координаторов (ответственных за реализацию Проекта)", threshold=1, period="май", due=due_in(5),
  formula="n", letters={ {"n", "муниципалитеты, назначившие координатора"}, {"N", "муниципалитеты с ШНОР (рекомендуется 100 %)"} },
  source="coord.csv", collection="сведения МОУО", periodicity="ежегодно", responsible="МОУО, ЦНППМПР", reads={"coord", "part", "org", "mo"},
  note="рекомендуется 100 %",
  rule=function(ctx, set)
    local units = ctx:units("mo_with_shnor")
    for _, unit in ipairs(units) do
      put_if_any(set, unit, coordinators(ctx, unit.id), unit.row)
    end
    set:total(#units)
  end }

-- Консультация – единица без кода: ее узнают по ключу строки, который не меняется, когда строки сдвигаются.
local function consultation(row)
  local day, provider = dates.short(row.date), row.provider or "–"
  local school, by = row:ref("shnor_org_id"), tables.org:get(provider)
  local iso = ("%d-%02d-%02d"):format(row.date.year, row.date.month, row.date.day) -- in the order of days
  return { id=iso .. " / " .. row.shnor_org_id .. " / " .. provider,
    name="консультация " .. day .. ", " .. bearer_of(school, row.date).name_short .. " (" .. (by and by.name_short or provider) .. ")" }
end

indicator{ id="G-06", act=ORDER, clause=plan_clause(6), level="region", unit="ед.", kind="count", population="project",
  title="Консультационная поддержка школ-участниц, школ-кураторов, муниципальных координаторов, ответственных за реализацию Проекта (показатель не установлен)",
  period="в течение года (при необходимости)", due=due_in(12), formula="n", letters={ {"n", "консультации года"} },
  source="consult.csv", collection="журналы консультаций", periodicity="ежегодно",
  responsible="ЦНППМПР, муниципальные координаторы, школы-кураторы", reads={"consult", "org"},
  rule=function(ctx, set)
    for _, row in ipairs(tables.consult:rows()) do
      if row.date.year == ctx.year and row.date <= ctx.date then
        set:inside(consultation(row), row)
      end
    end
  end }

indicator{ id="G-08", act=ORDER, clause=plan_clause(8), level="region", unit="ед.", kind="presence", population="mo_with_shnor",
  title="Информация о реализации мер поддержки размещена на сайтах МОУО", threshold=1, period="в течение года", due=due_in(12),
  formula="n", letters={ {"n", "муниципалитеты, разместившие информацию"}, {"N", "муниципалитеты с ШНОР (рекомендуется 100 %)"} },
  source="publ.csv", collection="мониторинг сайтов", periodicity="ежегодно", responsible="МОУО", reads={"publ", "part", "org", "mo"},
  note="рекомендуется 100 %",
  rule=function(ctx, set)
    local units = ctx:units("mo_with_shnor")
    for _, unit in ipairs(units) do
      local published = answers()
      for _, row in ipairs(tables.publ:where{ mo_id=unit.id }) do
        if row.site_owner ~= "ЦНППМПР" then
          add_answer(published, was_published(ctx, row), { row })
        end
      end
      put_enough(set, unit, published, 1, unit.row)
    end
    set:total(#units)
  end }
