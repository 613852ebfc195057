-- indicators.lua: control ratios of indicators: wherever the year's report, the methodology and the act of reconciliation print
-- one, it is the figure; the region's figure is made of those of its municipalities.

local REPORT, METHODOLOGY, RECONCILIATION = "D22", "D51", "D52"

-- «п. 5. Не менее 85 % …»: the row of the table of indicators, and the figure.
local function key_of_row(row)
  return reading.field(row, "пункт") .. ". " .. reading.field(row, "название")
end

local function key_of(figure)
  return wording.point(figure) .. ". " .. wording.title(figure)
end

local function rows_by_key(report)
  local rows = {}
  for _, group in ipairs(reading.field(report.data, "группы")) do
    for _, row in ipairs(reading.field(group, "показатели")) do
      rows[key_of_row(row)] = row
    end
  end
  return rows
end

local function source_of(figure)
  return "показатель " .. figure.id .. " по исходным данным"
end

local function compare_counts(here, figure, num, den, broken)
  reading.compare(here, "числитель, " .. source_of(figure), num, figure.num, broken)
  reading.compare(here, "знаменатель, " .. source_of(figure), den, figure.den, broken)
end

local function compare_words(here, figure, printed, expected, broken)
  if reading.plain(printed) ~= reading.plain(expected) then
    broken(here, source_of(figure), "напечатано «" .. reading.plain(printed) .. "», а должно быть «" .. reading.plain(expected) .. "»")
  end
end

-- ---- the table of indicators ----

local function check_row(report, row, figure, broken)
  local here = report:at("таблица показателей, " .. reading.plain(wording.place(figure)))
  if not row then
    broken(report:at("таблица показателей"), source_of(figure), "нет строки «" .. reading.plain(wording.place(figure)) .. "»")
    return
  end
  local printed = reading.numbers(reading.field(row, "дробь"))
  compare_counts(here, figure, printed[1], printed[2], broken)
  compare_words(here, figure, reading.field(row, "вывод"), figure.verdict, broken)
  compare_words(here, figure, reading.field(row, "цель"), figure.target, broken)
end

-- ---- other places of the report ----

local function starts(s, beginning)
  return s:sub(1, #beginning) == beginning
end

-- «п. 5: достигнут, 86,4 % (19 из 22)» in the rows of the plan.
local function check_plan_facts(report, figure, broken)
  local point = reading.plain(wording.point(figure)) .. ":"
  for _, row in ipairs(report.data["строки_плана"] or {}) do
    for _, fact in ipairs(reading.field(row, "факты")) do
      if starts(reading.plain(fact), point) then
        local num, den = reading.pair(fact)
        compare_counts(report:at("исполнение Плана-графика, строка " .. row["№"]), figure, num, den, broken)
      end
    end
  end
end

-- «Показатель п. 5 Плана-графика не достигнут: 77,3 % (17 из 22) …» in the conclusions.
local function check_conclusion(report, figure, broken)
  local subject = "Показатель " .. reading.plain(wording.clause(figure)) .. " "
  for i, sentence in ipairs(reading.field(report.data, "выводы")) do
    if starts(reading.plain(sentence), subject) and figure.status ~= "unknown" then
      local num, den = reading.pair(sentence)
      compare_counts(report:at("выводы, абзац " .. i), figure, num, den, broken)
    end
  end
end

-- «Не выполнили 2 школы из 22: …»: how many of how many did not, and the names.
local function check_missed(report, figure, broken)
  local heading = wording.heading(figure)
  for _, item in ipairs(reading.field(report.data, "не_выполнили")) do
    if reading.field(item, "показатель") == heading then
      for _, phrase in ipairs(reading.field(item, "вне")) do
        local words = reading.plain(phrase["фраза"]):match("^(.-):") or ""
        local _, den = words:match("(%d+) %D-из (%d+)$")
        local here = report:at("кто не выполнил показатели, " .. reading.plain(wording.place(figure)))
        compare_counts(here, figure, nil, math.tointeger(tonumber(den)), broken)
      end
    end
  end
end

-- The line of the region in the annex says what the table says, or what its mark stands for.
local function check_matrix(report, figure, broken)
  local cell = reading.field(report.data, "регион")[report_figures.column(figure)]
  if figure.kind == "percent" and cell then
    local here = report:at("приложение, строка «По региону», " .. reading.plain(wording.place(figure)))
    compare_words(here, figure, (tostring(cell):gsub("%*$", "")), wording.matrix[figure.status] or figure.value, broken)
  end
end

-- A column of the diagram is as high as the figure, to one decimal.
local function check_diagram(report, figure, broken)
  local chart = reading.field(report.data, "диаграмма")
  for i, category in ipairs(chart.categories) do
    if category == wording.place(figure) then
      local value, expected = chart.series[1].values[i], round(ratio(figure.num * 100, figure.den), 1)
      if value ~= expected then
        compare_words(report:at("диаграмма, " .. reading.plain(category)), figure, text.number(value), text.number(expected), broken)
      end
    end
  end
end

-- ---- the act of reconciliation and the methodology ----

local function check_reconciled(act, n, figure, broken)
  local row, section = reading.field(act.data, "сводка")[n], reading.field(act.data, "показатели")[n]
  local here = act:at("сводка сверки, строка " .. n)
  if not row or row["показатель"] ~= wording.place(figure) then
    broken(here, source_of(figure), "нет показателя «" .. reading.plain(wording.place(figure)) .. "»")
    return
  end
  compare_words(here, figure, reading.field(row, "дробь"), wording.fraction(figure), broken)
  local counted = 0
  for _, set in ipairs(reading.field(section, "наборы")) do
    counted = counted + (set["вторая_цифра"] and 0 or #set["единицы"])
  end
  reading.compare(act:at("исходные данные, " .. reading.plain(wording.place(figure))), here, counted,
    reading.field(row, "вошли") + reading.field(row, "не_вошли") + reading.field(row, "нет_данных"), broken)
end

local function check_described(methodology, rows, figure, broken)
  if not rows[wording.title(figure)] then
    broken(methodology:at("расчет показателей"), source_of(figure), "нет показателя «" .. reading.plain(wording.place(figure)) .. "»")
  end
end

local function titles_of(methodology)
  local rows = {}
  for _, group in ipairs(reading.field(methodology.data, "группы")) do
    for _, row in ipairs(reading.field(group, "показатели")) do
      rows[reading.field(row, "название")] = row
    end
  end
  return rows
end

control_ratio{ code="KC01", severity="error", title="показатель напечатан одним и тем же числом везде, где он есть",
  documents={ REPORT, METHODOLOGY, RECONCILIATION },
  run=function(ctx, documents, broken)
    local figures = report_figures.arranged(ctx:figures{ by="region" })
    for act in documents(RECONCILIATION) do
      for n, figure in ipairs(figures) do
        check_reconciled(act, n, figure, broken)
      end
    end
    for methodology in documents(METHODOLOGY) do
      local rows = titles_of(methodology)
      for _, figure in ipairs(figures) do
        check_described(methodology, rows, figure, broken)
      end
    end
    for report in documents(REPORT) do
      local rows = rows_by_key(report)
      for _, figure in ipairs(ctx:figures{ by="region" }) do
        check_row(report, rows[key_of(figure)], figure, broken)
        check_plan_facts(report, figure, broken)
        check_conclusion(report, figure, broken)
        check_missed(report, figure, broken)
        check_matrix(report, figure, broken)
        check_diagram(report, figure, broken)
      end
    end
  end }

-- ---- the region and its municipalities ----

control_ratio{ code="KC02", severity="error", title="показатель края складывается из показателей муниципальных образований", documents={ REPORT },
  run=function(ctx, documents, broken)
    local municipal = report_figures.municipal(ctx)
    for report in documents(REPORT) do
      for _, figure in ipairs(ctx:figures{ by="region" }) do
        local of_municipalities = municipal[figure.id]
        if of_municipalities then
          local num, den = report_figures.municipal_total(of_municipalities, figure.level)
          local here = report:at("таблица показателей, " .. reading.plain(wording.place(figure)))
          local there = report:at("приложение, сумма по муниципальным образованиям")
          reading.compare(here, there, figure.num, num, broken)
          reading.compare(here, there, figure.den, den, broken)
        end
      end
    end
  end }
