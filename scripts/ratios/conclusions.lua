-- conclusions.lua: control ratios between the expert conclusions and what the year's report says of them.

local REPORT = "D22"

-- The kinds of conclusion as the report has them: in the summary by their order, in the table of schools by column.
local KINDS = {
  { id="D34", level="М", stage=1, column="муниципальная", words="1 этап, муниципальная" },
  { id="D16", level="Р", stage=1, column="выборочная", words="1 этап, региональная" },
  { id="D45", level="взаимо", stage=1, column="взаимная", words="взаимоэкспертиза" },
  { id="D16", level="Р", stage=2, column="второй", words="2 этап, региональная" },
}

-- Words of a verdict in a conclusion, and in the report; «не соответствует» holds «соответствует».
local VERDICTS = {
  { "не соответствует", "не соответствует", "не_соответствует" },
  { "частично соответствует", "соответствует частично", "частично" },
  { "соответствует", "соответствует", "соответствует" },
}

-- Which of the verdicts a text has; side 1 in a conclusion, 2 in the report.
local function verdict_of(s, side)
  local plain = reading.plain(s)
  for _, verdict in ipairs(VERDICTS) do
    if plain:find(verdict[side], 1, true) then
      return verdict
    end
  end
end

-- What the conclusions of one id say, each document made once: by exp_id, {place, words, share}.
local function said_in(documents, id)
  local said = {}
  for document in documents(id) do
    said[document.key] = { place=document:at("вывод"), words=reading.field(document.data, "вывод"),
      share=reading.field(document.data, "доля") }
  end
  return said
end

-- «86,7 %, соответствует» as the conclusion has it.
local function expected_cell(conclusion)
  local verdict = verdict_of(conclusion.words, 1)
  local share = conclusion.share ~= unknown and reading.plain(conclusion.share) .. ", " or ""
  return share .. (verdict and verdict[2] or "нет данных")
end

local function check_school(report, row, kind, conclusion, broken)
  local cell = reading.plain(reading.field(row, kind.column))
  local expected = conclusion and expected_cell(conclusion) or "не проводилась"
  if cell ~= expected then
    broken(report:at("результаты экспертизы, " .. reading.plain(row["школа"]) .. ", " .. kind.words),
      conclusion and conclusion.place or "заключений нет", "напечатано «" .. cell .. "», а должно быть «" .. expected .. "»")
  end
end

-- The summary of a kind: as many schools as the table of results has, by verdict.
local function check_summary(report, n, kind, broken)
  local counts, all = {}, 0
  for _, row in ipairs(report.data["результаты"]) do
    local verdict = verdict_of(row[kind.column], 2)
    all = all + (row[kind.column] ~= "не проводилась" and 1 or 0)
    if verdict then
      counts[verdict[3]] = (counts[verdict[3]] or 0) + 1
    end
  end
  local summary = reading.field(report.data, "экспертиза")[n]
  local here, there = report:at("заключения по видам экспертизы, строка " .. n), report:at("результаты экспертизы по школам")
  reading.compare(here, there, reading.field(summary, "школ"), all, broken)
  for _, verdict in ipairs(VERDICTS) do
    reading.compare(here, there, reading.field(summary, verdict[3]), counts[verdict[3]] or 0, broken)
  end
end

-- The schools of the list as the table of results calls them.
local function listed_schools(ctx)
  local ids = {}
  for _, unit in ipairs(ctx:units("shnor")) do
    local org = tables.org:get(unit.id)
    ids[names.school(org, ctx.date) .. ", " .. names.municipality_short(org.mo_id, ctx.date)] = org.org_id
  end
  return ids
end

local function check_kind(ctx, report, n, kind, said, broken)
  local schools = listed_schools(ctx)
  for _, row in ipairs(reading.field(report.data, "результаты")) do
    local school = schools[reading.field(row, "школа")]
    local expertise = school and last_conclusion(ctx, school, { level=kind.level, stage=kind.stage })
    check_school(report, row, kind, expertise and said[kind.id][expertise.exp_id], broken)
  end
  check_summary(report, n, kind, broken)
end

control_ratio{ code="KC05", severity="error", title="вывод в отчете тот же, что в заключении", documents={ REPORT, "D16", "D34", "D45" },
  run=function(ctx, documents, broken)
    local said = {}
    for _, kind in ipairs(KINDS) do
      said[kind.id] = said[kind.id] or said_in(documents, kind.id)
    end
    for report in documents(REPORT) do
      for n, kind in ipairs(KINDS) do
        check_kind(ctx, report, n, kind, said, broken)
      end
    end
  end }
