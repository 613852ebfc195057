-- report_facts.lua: sections of the year's report that tell facts: participants, training, expertise. What is an
-- indicator is not counted here but taken from ctx:figures.

report_facts = {}

local NBSP = "\u{00A0}"

local TEAM_INDICATOR = "G-05"

-- ---- participants ----

local function participants(ctx)
  local list = {}
  for _, unit in ipairs(ctx:units("shnor")) do
    list[#list + 1] = tables.org:get(unit.id)
  end
  return list
end

-- Pairs of listed schools that began by the day of the report, over or not.
local function pairs_of(ctx, org)
  local list = {}
  for _, pair in ipairs(tables.pair:where{ year=ctx.year, shnor_org_id=org.org_id }) do
    if by_report(ctx, pair.date_from) and pair.curator_org_id then
      list[#list + 1] = pair
    end
  end
  return list
end

local function size(set)
  local n = 0
  for _ in pairs(set) do
    n = n + 1
  end
  return n
end

-- A row of the table for each municipality with listed schools; and the curators of all, each once.
local function municipality_rows(ctx, schools)
  local rows, by_mo, helpers = {}, {}, {}
  for _, org in ipairs(schools) do
    local row = by_mo[org.mo_id]
    if not row then
      row = { ["название"]=names.municipality_within(org.mo_id, ctx.date), ["школы"]={}, curators={} }
      by_mo[org.mo_id], rows[#rows + 1] = row, row
    end
    table.insert(row["школы"], { ["название"]=names.school(org, ctx.date) })
    for _, pair in ipairs(pairs_of(ctx, org)) do
      row.curators[pair.curator_org_id], helpers[pair.curator_org_id] = true, true
    end
  end
  for _, row in ipairs(names.arrange(rows)) do
    row["шнор"], row["кураторов"] = #names.arrange(row["школы"]), size(row.curators)
  end
  return rows, size(helpers)
end

local function schools_sentence(schools, rows)
  if #schools == 0 then
    return "На дату отчета перечень школ – участников Проекта не сформирован."
  end
  return "В Проекте " .. grammar.form(#schools, wording.verbs.take_part) .. " " .. wording.count(#schools, "school") ..
    " из" .. NBSP .. wording.count(#rows, "municipality", "gen") .. " Пермского края."
end

-- A curator of schools in two municipalities stands in both rows, and once in the total.
local function curators_sentence(schools, rows, n)
  if #schools == 0 then
    return ""
  elseif n == 0 then
    return " Школы-кураторы не определены."
  end
  local sum = 0
  for _, row in ipairs(rows) do
    sum = sum + row["кураторов"]
  end
  return " Поддержку " .. (#schools == 1 and "ей" or "им") .. " " .. grammar.form(n, wording.verbs.supported) .. " " ..
    wording.count(n, "curator") .. "." .. (sum > n and wording.curators_once or "")
end

-- Fills data; gives the schools of the list.
function report_facts.participants(ctx, data)
  local schools = participants(ctx)
  local rows, helpers = municipality_rows(ctx, schools)
  data["участники"] = schools_sentence(schools, rows) .. curators_sentence(schools, rows, helpers)
  data["муниципалитеты"] = rows
  data["итого"] = { ["шнор"]=#schools, ["кураторов"]=helpers }
  return schools
end

-- ---- training ----

local function is_within(ctx, day)
  return day and day.year == ctx.year and day <= ctx.date
end

-- Persons who took the course in the year, and those of them who hold its certificate.
local function course_row(ctx, course)
  local listed, certified, n, done = {}, {}, 0, 0
  for _, t in ipairs(tables.training:where{ course_id=course.course_id }) do
    if is_within(ctx, t.date_start) or is_within(ctx, t.certificate_date) then
      n = n + (listed[t.person_id] and 0 or 1)
      listed[t.person_id] = true
      local holds = t.status == "завершил" and is_within(ctx, t.certificate_date)
      done = done + (holds and not certified[t.person_id] and 1 or 0)
      certified[t.person_id] = certified[t.person_id] or holds
    end
  end
  return n > 0 and { ["название"]=wording.filled(course.title), ["часов"]=course.hours or unknown,
    ["слушателей"]=n, ["завершили"]=done } or nil
end

local function training_sentence(figure)
  local outcome = wording.outcomes[figure.status]
  if not outcome or not wording.is_percent(figure) then
    return "Обучение управленческих команд на курсах повышения квалификации: " .. figure.value .. "."
  end
  return "На курсах повышения квалификации " .. grammar.form(figure.num, wording.verbs.trained) .. " " ..
    wording.count(figure.num, "team") .. " из" .. NBSP .. tostring(figure.den) .. ", или " .. wording.value(figure) ..
    " (целевое значение" .. wording.dash .. "«" .. figure.target .. "»): " .. outcome .. "."
end

function report_facts.training(ctx, data, by_id, municipal)
  local courses, rows = {}, {}
  for _, course in ipairs(tables.course:rows()) do
    courses[#courses + 1] = course_row(ctx, course)
  end
  names.arrange(courses)
  for _, figure in ipairs(municipal[TEAM_INDICATOR] or {}) do
    rows[#rows + 1] = { ["название"]=names.municipality_short(figure.unit.id, ctx.date), ["команд"]=figure.den,
      ["обучено"]=figure.num, ["доля"]=figure.value }
  end
  names.arrange(rows)
  local total = assert(by_id[TEAM_INDICATOR], "отчету нужен показатель " .. TEAM_INDICATOR)
  data["обучение"], data["программы"], data["обучение_мо"] = training_sentence(total), courses, rows
  data["обучение_итого"] = { ["команд"]=total.den, ["обучено"]=total.num, ["доля"]=total.value }
end

-- ---- expertise ----

local EXPERTISES = {
  { level="М", stage=1, title="муниципальная экспертиза (1\u{00A0}этап)", column="муниципальная" },
  { level="Р", stage=1, title="выборочная региональная экспертиза (1\u{00A0}этап)", column="выборочная" },
  { level="взаимо", stage=1, title="взаимоэкспертиза", column="взаимная" },
  { level="Р", stage=2, title="региональная экспертиза (2\u{00A0}этап)", column="второй" },
}

local function expertise_cell(result, pass_percent)
  if not result then
    return "не проводилась"
  end
  local share = result.missing == 0 and wording.share(result.sum, result.max, pass_percent)
  return (share and wording.percent(share) .. ", " or "") ..
    (result.verdict and result.verdict:gsub("^не ", "не" .. NBSP) or "нет данных")
end

-- Results of one kind for the schools of the list: the row of the summary, and the results by school.
local function expertise_of(ctx, kind, schools)
  local results, n = {}, 0
  local count = { ["соответствует"]=0, ["соответствует частично"]=0, ["не соответствует"]=0 }
  for _, org in ipairs(schools) do
    local row = last_conclusion(ctx, org.org_id, { level=kind.level, stage=kind.stage })
    local result = row and assessment.of(ctx, row)
    results[org.org_id] = result
    n = n + (result and 1 or 0)
    if result and result.verdict then
      count[result.verdict] = count[result.verdict] + 1
    end
  end
  local received = "заключений нет"
  if n > 0 then
    received = "заключение " .. grammar.form(n, wording.verbs.received) .. " " .. wording.count(n, "school") ..
      " из" .. NBSP .. #schools
  end
  local phrase = text.title(kind.title) .. ": " .. received .. "."
  return { ["вид"]=kind.title, ["фраза"]=phrase, ["школ"]=n, ["соответствует"]=count["соответствует"],
    ["частично"]=count["соответствует частично"], ["не_соответствует"]=count["не соответствует"] }, results
end

function report_facts.expertise(ctx, data, schools)
  local summary, rows, by_school = {}, {}, {}
  for i, org in ipairs(schools) do
    local name = names.school(org, ctx.date)
    rows[i] = { ["название"]=name, ["школа"]=name .. ", " .. names.municipality_short(org.mo_id, ctx.date) }
    by_school[org.org_id] = rows[i]
  end
  for i, kind in ipairs(EXPERTISES) do
    local results
    summary[i], results = expertise_of(ctx, kind, schools)
    for id, row in pairs(by_school) do
      row[kind.column] = expertise_cell(results[id], ctx.params.pass_percent)
    end
  end
  names.arrange(rows)
  data["экспертиза"], data["результаты"] = summary, rows
end
