-- report_figures.lua: sections of the year's report that are made of figures: the table of indicators, the chart and
-- the matrix of municipalities. Who did not do what was asked, and the conclusions, are in report_outcome.lua.

report_figures = {}

local NBSP = "\u{00A0}"

-- ---- looking figures up ----

function report_figures.by_id(figures)
  local map = {}
  for _, figure in ipairs(figures) do
    map[figure.id] = figure
  end
  return map
end

-- By indicator, the figures of the municipalities.
function report_figures.municipal(ctx)
  local map = {}
  for _, figure in ipairs(ctx:figures{ by="municipality" }) do
    map[figure.id] = map[figure.id] or {}
    table.insert(map[figure.id], figure)
  end
  return map
end

-- A member of two municipalities (a teacher of two schools) is counted once: so many are not to be added.
local function repeated(figures)
  local seen, extra = {}, 0
  for _, figure in ipairs(figures) do
    for _, member in ipairs(figure.inside) do
      extra = extra + (seen[member.id] and 1 or 0)
      seen[member.id] = true
    end
  end
  return extra
end

-- What the municipalities' figures add up to: numerator and denominator, nil where one is not known. Of an indicator of the
-- municipality itself: how many meet it, of how many.
function report_figures.municipal_total(figures, level)
  local num, den = 0, 0
  for _, figure in ipairs(figures) do
    if level == "municipality" then
      num, den = num + (figure.status == "met" and 1 or 0), den + 1
    elseif math.type(figure.num) ~= "integer" then
      return nil
    else
      num = num + figure.num
      den = den and math.type(figure.den) == "integer" and den + figure.den
    end
  end
  return level == "municipality" and num or num - repeated(figures), den or nil
end

-- ---- the table ----

-- Headings of the table of indicators by the beginning of an indicator's code.
local GROUPS = {
  { code="^P%-3%.1", title="Положение, раздел III, п. 3.1: региональный уровень" },
  { code="^P%-3%.2", title="Положение, раздел III, п. 3.2: муниципальный уровень" },
  { code="^P%-3%.3", title="Положение, раздел III, п. 3.3: уровень ШНОР" },
  { code="^G%-", title="План-график («дорожная карта») реализации Проекта" },
  { code="^", title="Иные показатели" },
}

local function group_of(figure)
  for i, group in ipairs(GROUPS) do
    if figure.id:find(group.code) then
      return i
    end
  end
end

-- The figures in the order of the headings; within one, as they come.
function report_figures.arranged(figures)
  local list = {}
  for i in ipairs(GROUPS) do
    for _, figure in ipairs(figures) do
      if group_of(figure) == i then
        list[#list + 1] = figure
      end
    end
  end
  return list
end

local function printed(value)
  return value ~= "" and value or "–"
end

local function indicator_row(figure)
  return {
    ["пункт"]=wording.point(figure), ["название"]=wording.title(figure), ["цель"]=figure.target,
    ["дробь"]=wording.fraction(figure), ["факт"]=wording.value(figure), ["вывод"]=figure.verdict,
    ["отклонение"]=printed(figure.deviation), ["требовалось"]=figure.need == not_applicable and "–" or figure.need,
    ["пояснение"]=wording.explanation(figure) }
end

-- Rows of a table of indicators, made of each figure by row_of, under the headings.
function report_figures.grouped(figures, row_of)
  local rows, groups = {}, {}
  for i, figure in ipairs(figures) do
    local at = group_of(figure)
    rows[at] = rows[at] or {}
    table.insert(rows[at], row_of(figure, i))
  end
  for i, group in ipairs(GROUPS) do
    if rows[i] then
      groups[#groups + 1] = { ["название"]=typography.bind_name(group.title), ["показатели"]=rows[i] }
    end
  end
  return groups
end

-- The parameters of all indicators, each once.
function report_figures.parameters(figures)
  local list, seen = {}, {}
  for _, figure in ipairs(figures) do
    for _, p in ipairs(figure.params) do
      if not seen[p.name] then
        seen[p.name] = true
        list[#list + 1] = { ["текст"]=wording.parameter(p) }
      end
    end
  end
  return wording.punctuate(list)
end

-- Per cent of a figure to one decimal as an exact number, half up.
local function tenths(figure)
  return ratio((figure.num * 2000 + figure.den) // (2 * figure.den), 10)
end

local function has_percent_target(figure)
  return figure.kind == "percent" and (figure.status == "met" or figure.status == "not_met")
end

local function diagram(figures)
  local categories, facts, goals = {}, {}, {}
  for _, figure in ipairs(figures) do
    if has_percent_target(figure) then
      categories[#categories + 1] = wording.place(figure)
      facts[#facts + 1] = tenths(figure)
      goals[#goals + 1] = figure.threshold
    end
  end
  return { categories=categories,
    series={ { name="Факт, %", values=facts }, { name="Цель, %", values=goals } } }
end

function report_figures.indicators(ctx, data, figures)
  data["показатели_итог"] = "По состоянию на " .. wording.date(ctx.date) .. " " ..
    grammar.form(#figures, wording.verbs.considered) .. " " .. wording.count(#figures, "indicator") .. ": " ..
    wording.summary(figures) .. "."
  data["группы"] = report_figures.grouped(figures, indicator_row)
  data["параметры"] = report_figures.parameters(figures)
  local chart = diagram(figures)
  data["диаграмма"], data["есть_диаграмма"] = chart, #chart.categories > 0
end

-- ---- municipality × indicator ----

-- «п5», «п10а», «п3_1_4»: names of the columns of the matrix in the template.
local LETTERS = { a="а", b="б" }

function report_figures.column(figure)
  local number, letter = figure.id:match("^%u%-0*([%d%.]+)(%a?)$")
  return number and "п" .. number:gsub("%.", "_") .. (LETTERS[letter] or letter) or figure.id
end

local function presence_cell(figure)
  if figure.kind == "count" then
    return figure.value
  end
  return figure.status == "met" and wording.matrix.yes or wording.matrix.no
end

local function matrix_cell(figure)
  local words = wording.matrix[figure.status]
  if words then
    return words
  end
  local value = figure.kind == "percent" and figure.value or presence_cell(figure)
  return figure.status == "not_met" and value .. wording.matrix.below or value
end

local function matrix_row(columns, fields)
  for column in pairs(columns) do
    fields[column] = wording.matrix.absent
  end
  return fields
end

function report_figures.matrix(ctx, data, figures, municipal)
  local columns, rows, by_mo, region = {}, {}, {}, {}
  for _, figure in ipairs(figures) do
    columns[report_figures.column(figure)] = true
  end
  region = matrix_row(columns, {})
  for _, figure in ipairs(figures) do
    local column = report_figures.column(figure)
    region[column] = matrix_cell(figure)
    for _, f in ipairs(municipal[figure.id] or {}) do
      local row = by_mo[f.unit.id]
      if not row then
        row = matrix_row(columns, { ["название"]=names.municipality_short(f.unit.id, ctx.date) })
        by_mo[f.unit.id], rows[#rows + 1] = row, row
      end
      row[column] = matrix_cell(f)
    end
  end
  names.arrange(rows)
  data["матрица"], data["регион"] = rows, region
end
