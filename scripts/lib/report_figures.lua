-- report_figures.lua: sections of the year's report that are made of figures: the table of indicators, the chart,
-- who did not take part, conclusions, and the matrix of municipalities.

report_figures = {}

local NBSP = "\u{00A0}"

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

local function indicator_groups(figures)
  local rows, groups = {}, {}
  for _, figure in ipairs(figures) do
    local at = group_of(figure)
    rows[at] = rows[at] or {}
    table.insert(rows[at], indicator_row(figure))
  end
  for i, group in ipairs(GROUPS) do
    if rows[i] then
      groups[#groups + 1] = { ["название"]=wording.nbsp(group.title), ["показатели"]=rows[i] }
    end
  end
  return groups
end

-- The parameters of all indicators, each once.
local function parameters(figures)
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
    wording.agree(#figures, wording.verbs.computed) .. " " .. wording.count(#figures, "indicator") .. ": " ..
    wording.summary(figures) .. "."
  data["группы"], data["параметры"] = indicator_groups(figures), parameters(figures)
  data["диаграмма"] = diagram(figures)
end

-- ---- who did not take part ----

-- Name and kind of a member: a school, a municipality or a person; nil for what has no name of its own.
local function member_name(member)
  local org, mo = tables.org:get(member.id), tables.mo:get(member.id)
  if org then
    return names.school(org), "school"
  elseif mo then
    return names.municipality_short(member.id), "municipality"
  end
  local person = tables.person:get(member.id)
  if person then
    return names.person_short(person), "person"
  end
end

local function names_of(members)
  local found, noun = {}, "unit"
  for _, member in ipairs(members) do
    local name, kind = member_name(member)
    if name then
      found[#found + 1], noun = name, kind
    end
  end
  table.sort(found, function(a, b) return text.compare(a, b) < 0 end)
  return found, noun
end

local function missed_phrases(figure)
  local phrases = {}
  local out, noun = names_of(figure.outside)
  if #out > 0 then
    local all = figure.den ~= not_applicable and " из" .. NBSP .. text.number(figure.den) or ""
    phrases[#phrases + 1] = { ["фраза"]=wording.sentence(wording.agree(#out, wording.nouns[noun].missed)) .. " " ..
      wording.count(#out, noun) .. all .. ": " .. wording.stop(table.concat(out, ", ")) }
  end
  local unclear, what = names_of(figure.unknown)
  if #unclear > 0 then
    phrases[#phrases + 1] = { ["фраза"]="Нет данных о" .. NBSP .. wording.count(#unclear, what, "prep") .. ": " ..
      wording.stop(table.concat(unclear, ", ")) }
  end
  return phrases
end

function report_figures.missed(data, figures)
  local list = {}
  for _, figure in ipairs(figures) do
    local phrases = missed_phrases(figure)
    if #phrases > 0 then
      list[#list + 1] = { ["показатель"]=wording.heading(figure),
        ["вне"]=phrases }
    end
  end
  data["не_участвовали"] = list
  data["не_участвовали_итог"] = #list > 0 and
    "По каждому показателю названы школы, муниципальные образования и специалисты, которые его не выполнили " ..
    "или о которых нет данных."
    or "По всем показателям приняли участие все, кто должен был его принять."
end

-- ---- conclusions ----

-- What a per cent or a number counts; nil when that has no name of its own.
local COUNTED = { percent=true, count=true }

local function noun_of(figure)
  local members = #figure.outside > 0 and figure.outside or figure.inside
  local _, noun = names_of(members)
  return COUNTED[figure.kind] and noun ~= "unit" and noun or nil
end

local function overall(figures)
  local missed = 0
  for _, figure in ipairs(figures) do
    missed = missed + ((figure.status == "not_met" or figure.status == "unknown") and 1 or 0)
  end
  if missed == 0 then
    return "Все показатели, срок достижения которых наступил, достигнуты."
  end
  return "Показатели Проекта достигнуты не в полном объеме: " .. wording.summary(figures) .. "."
end

local function with_status(figures, status)
  local list = {}
  for _, figure in ipairs(figures) do
    if figure.status == status then
      list[#list + 1] = figure
    end
  end
  return list
end

local NARRATED = { not_met=true, unknown=true }

function report_figures.conclusions(data, figures)
  local list = { overall(figures) }
  for _, s in ipairs(wording.statuses) do
    local named = not NARRATED[s.status] and with_status(figures, s.status) or {}
    if #named > 0 then
      list[#list + 1] = s.list .. " " .. wording.clauses(named) .. "."
    end
  end
  for _, figure in ipairs(figures) do
    if NARRATED[figure.status] then
      list[#list + 1] = wording.conclusion(figure, noun_of(figure))
    end
  end
  data["выводы"] = list
end

-- ---- municipality × indicator ----

-- «п5», «п10а», «п3_1_4»: names of the columns of the matrix in the template.
local LETTERS = { a="а", b="б" }

local function column_of(id)
  local number, letter = id:match("^%u%-0*([%d%.]+)(%a?)$")
  return number and "п" .. number:gsub("%.", "_") .. (LETTERS[letter] or letter)
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

function report_figures.matrix(data, figures, municipal)
  local columns, rows, by_mo, region = {}, {}, {}, {}
  for _, figure in ipairs(figures) do
    columns[column_of(figure.id) or figure.id] = true
  end
  region = matrix_row(columns, {})
  for _, figure in ipairs(figures) do
    local column = column_of(figure.id) or figure.id
    region[column] = matrix_cell(figure)
    for _, f in ipairs(municipal[figure.id] or {}) do
      local row = by_mo[f.unit.id]
      if not row then
        row = matrix_row(columns, { ["название"]=names.municipality_short(f.unit.id) })
        by_mo[f.unit.id], rows[#rows + 1] = row, row
      end
      row[column] = matrix_cell(f)
    end
  end
  names.arrange(rows)
  data["матрица"], data["регион"] = rows, region
end
