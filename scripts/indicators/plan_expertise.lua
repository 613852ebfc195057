-- План-график, пункты 13 и 17: взаимоэкспертиза и региональная экспертиза второго этапа.

local function curators_of(ctx, org)
  local curators = {}
  for _, row in ipairs(tables.pair:where{ year=ctx.year, shnor_org_id=org }) do
    curators[row.curator_org_id] = true
  end
  return curators
end

-- Взаимоэкспертизы года к дате отчета; проверка самого себя – не взаимоэкспертиза.
local function mutual_reviews(ctx)
  local rows = {}
  for _, row in ipairs(tables.expertise:where{ year=ctx.year, level="взаимо" }) do
    if by_report(ctx, row.date) and row.expert_org_id ~= row.org_id then
      rows[#rows + 1] = row
    end
  end
  return rows
end

-- Проверки, в которых школа или ее куратор проверяли или были проверены.
local function reviews_of(ctx, reviews, org)
  local rows, curators = {}, curators_of(ctx, org)
  for _, row in ipairs(reviews) do
    local reviewer, reviewed = row.expert_org_id or "", row.org_id
    if reviewer == org or reviewed == org or curators[reviewer] or curators[reviewed] then
      rows[#rows + 1] = row
    end
  end
  return rows
end

indicator{ id="G-13a", act=ORDER, clause=plan_clause(13), level="region", unit="%", kind="percent", population="shnor",
  title="100 % школ-участников приняли участие во взаимоэкспертизе (в тексте плана – «во взаимодействие»)", comparator=">=", threshold=100,
  period="сентябрь", due=due_in(9), formula="100 · n / N",
  letters={ {"n", "ШНОР, проверявшие другую школу или проверенные ею (работа куратора засчитывается)"}, {"N", "ШНОР на дату отчета"} },
  source="expertise.csv, pair.csv", collection="заключения взаимоэкспертизы", periodicity="ежегодно",
  responsible="школы-участники Проекта, школы-кураторы", reads={"expertise", "part", "org"},
  rule=function(ctx, set)
    local reviews = mutual_reviews(ctx)
    for _, unit in ipairs(ctx:units("shnor")) do
      local rows = reviews_of(ctx, reviews, unit.id)
      if #rows == 0 and not tables.pair.present then
        set:unknown(unit, no_row(unit.row)) -- кто ее куратор и проверял ли он, неизвестно
      else
        put_if_any(set, unit, rows, unit.row)
      end
    end
  end }

-- Рекомендации школе по итогам взаимоэкспертизы.
local function recommendations(ctx, org)
  local rows = {}
  for _, row in ipairs(tables.recom:where{ year=ctx.year, addressee_id=org }) do
    if same(row.addressee_kind, "ОО") and same(row.basis, "G-13b") then
      rows[#rows + 1] = row
    end
  end
  return rows
end

indicator{ id="G-13b", act=ORDER, clause=plan_clause(13), level="region", unit="ед.", kind="presence", population="shnor",
  title="Подготовлены рекомендации по результатам экспертизы", threshold=1, period="сентябрь", due=due_in(9), formula="n",
  letters={ {"n", "ШНОР, получившие рекомендации по взаимоэкспертизе"}, {"N", "ШНОР, проверенные в ее ходе или получившие рекомендации"} },
  source="recom.csv, expertise.csv", collection="заключения взаимоэкспертизы", periodicity="ежегодно",
  responsible="школы-участники Проекта, школы-кураторы", reads={"recom", "expertise", "part", "org"},
  rule=function(ctx, set)
    local reviewed = 0
    for _, unit in ipairs(ctx:units("shnor")) do
      local reviews = conclusions_of(ctx, unit.id, { level="взаимо" })
      local given = recommendations(ctx, unit.id)
      if #given + #reviews > 0 then
        reviewed = reviewed + 1
        put_if_any(set, unit, given, reviews)
      end
    end
    set:total(reviewed)
  end }

indicator{ id="G-17", act=ORDER, clause=plan_clause(17), level="region", unit="%", kind="percent", population="shnor",
  title="Не менее чем у 80% ОО-участников Проекта концептуальные документы соответствуют параметрам экспертизы", comparator=">=", threshold=80,
  period="ноябрь", due=due_in(11), formula="100 · n / N",
  letters={ {"n", "ШНОР, документы которых соответствуют (региональная экспертиза, этап 2, последняя редакция)"}, {"N", "ШНОР на дату отчета"} },
  source="expertise.csv, exp_score.csv, criterion.csv", collection="экспертиза", periodicity="ежегодно", responsible="ЦНППМПР",
  params={"pass_percent"}, reads={"expertise", "part", "org"},
  rule=function(ctx, set)
    for _, unit in ipairs(ctx:units("shnor")) do
      local last = last_conclusion(ctx, unit.id, { level="Р", stage=2 })
      if last then
        set:held(true)
        put(set, unit, conforms(ctx, last), last)
      else
        set:outside(unit, no_row(unit.row))
      end
    end
  end }
