-- totals.lua: control ratios of tables and of the words about them: a total is the sum of what stands above it, a number told in
-- words is that of the list.

local REPORT, PACKAGE = "D22", "D05"
local CONCLUSIONS = { "D16", "D34", "D45" }

-- ---- totals ----

local function check_total(document, words, rows, name, total, broken)
  local here = document:at(words .. ", строка «Итого»")
  reading.compare(here, document:at("сумма по строкам таблицы"), total[name], reading.sum(rows, name), broken)
end

local function check_participants(report, broken)
  local rows, total = reading.field(report.data, "муниципалитеты"), reading.field(report.data, "итого")
  check_total(report, "участники Проекта, ШНОР", rows, "шнор", total, broken)
  for i, row in ipairs(rows) do
    reading.compare(report:at("участники Проекта, строка " .. i), report:at("перечень школ в этой строке"),
      reading.field(row, "шнор"), #reading.field(row, "школы"), broken)
  end
end

local function check_training(report, broken)
  local rows, total = reading.field(report.data, "обучение_мо"), reading.field(report.data, "обучение_итого")
  if #rows > 0 then
    check_total(report, "обучение, число команд", rows, "команд", total, broken)
    check_total(report, "обучение, обучено команд", rows, "обучено", total, broken)
  end
end

-- Scores by criterion, with their weights, add up to the sum; so do the largest ones.
local function check_scores(conclusion, broken)
  local sum, max, known = 0, 0, true
  for _, row in ipairs(reading.field(conclusion.data, "критерии")) do
    local weight, score = reading.field(row, "вес"), reading.field(row, "балл")
    max = max + reading.field(row, "максимум") * weight
    known = known and score ~= unknown
    sum = known and sum + score * weight
  end
  local there = conclusion:at("баллы по критериям")
  local printed = reading.field(conclusion.data, "сумма")
  if known and printed ~= unknown and printed ~= sum then
    broken(conclusion:at("сумма баллов"), there, "напечатано " .. text.number(printed) .. ", а должно быть " .. text.number(sum))
  end
  if reading.field(conclusion.data, "максимум") ~= max then
    broken(conclusion:at("максимальная сумма баллов"), there,
      "напечатано " .. text.number(conclusion.data["максимум"]) .. ", а должно быть " .. text.number(max))
  end
end

control_ratio{ code="KC03", severity="error", title="итог равен сумме строк", documents={ REPORT, table.unpack(CONCLUSIONS) },
  run=function(_, documents, broken)
    for report in documents(REPORT) do
      check_participants(report, broken)
      check_training(report, broken)
    end
    for _, id in ipairs(CONCLUSIONS) do
      for conclusion in documents(id) do
        check_scores(conclusion, broken)
      end
    end
  end }

-- ---- numbers in words ----

-- Compares the numbers of a sentence, in order, with what they tell.
local function check_sentence(document, words, sentence, expected, broken)
  local printed = reading.numbers(sentence)
  for i, of in ipairs(expected) do
    reading.compare(document:at(words), document:at(of[2]), printed[i], of[1], broken)
  end
end

local function count_schools(groups)
  local n = 0
  for _, group in ipairs(groups) do
    n = n + #reading.field(group, "школы")
  end
  return n
end

-- «… рассмотрены 32 показателя: достигнуто 20, не достигнуты 4 …»: of how many, and that the rest adds up.
local function check_summary(report, broken)
  local shown, sum = 0, 0
  for _, group in ipairs(reading.field(report.data, "группы")) do
    shown = shown + #group["показатели"]
  end
  local sentence = reading.plain(reading.field(report.data, "показатели_итог")):gsub("равен 0", "")
  local counted, by_status = sentence:match("рассмотрен%S* (%d+) [^:]-: (.*)$")
  for _, n in ipairs(reading.numbers(by_status or "")) do
    sum = sum + n
  end
  local there = report:at("строки таблицы показателей")
  reading.compare(report:at("показатели, «рассмотрено»"), there, counted and math.tointeger(tonumber(counted)) or 0, shown, broken)
  reading.compare(report:at("показатели, сумма по выводам"), there, sum, shown, broken)
end

local function check_plan(report, broken)
  local rows = reading.field(report.data, "строки_плана")
  if #rows == 0 then
    return
  end
  check_sentence(report, "исполнение Плана-графика, «содержит»", report.data["план"], { { #rows, "строки таблицы Плана-графика" } }, broken)
  local sum = 0
  for _, n in ipairs(reading.numbers(reading.field(report.data, "план_итог"))) do
    sum = sum + n
  end
  reading.compare(report:at("исполнение Плана-графика, «На дату отчета»"), report:at("строки таблицы Плана-графика"), sum, #rows, broken)
end

-- «Не выполнили 2 школы из 22: …»: as many names as told.
local function check_names(report, broken)
  for _, item in ipairs(reading.field(report.data, "не_выполнили")) do
    local place = reading.plain(reading.field(item, "показатель"):match("^(.-)%. "))
    for _, phrase in ipairs(reading.field(item, "вне")) do
      local words = reading.field(phrase, "фраза"):match("^(.-): ")
      reading.compare(report:at("кто не выполнил показатели, " .. place), report:at("названы после двоеточия"),
        reading.numbers(words)[1], #reading.field(phrase, "названы"), broken)
    end
  end
end

local function check_report(report, broken)
  local rows = reading.field(report.data, "муниципалитеты")
  if #rows > 0 then
    check_sentence(report, "участники Проекта", reading.field(report.data, "участники"),
      { { count_schools(rows), "школы таблицы участников" }, { #rows, "строки таблицы участников" } }, broken)
  end
  check_summary(report, broken)
  check_plan(report, broken)
  check_names(report, broken)
end

local function check_package(package, broken)
  local groups = reading.field(package.data, "участники")
  check_sentence(package, "перечень участников, итог", reading.field(package.data, "участники_всего"),
    { { count_schools(groups), "школы перечня" }, { #groups, "муниципальные образования перечня" } }, broken)
  for _, group in ipairs(groups) do
    check_sentence(package, "перечень участников, " .. group["муниципалитет"], reading.field(group, "всего"),
      { { #group["школы"], "школы перечня в этом муниципальном образовании" } }, broken)
  end
end

control_ratio{ code="KC04", severity="error", title="число, названное словами, равно числу строк", documents={ REPORT, PACKAGE },
  run=function(_, documents, broken)
    for report in documents(REPORT) do
      check_report(report, broken)
    end
    for package in documents(PACKAGE) do
      check_package(package, broken)
    end
  end }
