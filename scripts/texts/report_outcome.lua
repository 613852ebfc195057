-- report_outcome.lua: the end of the year's report: who did not do what an indicator asks, and the conclusions.

report_outcome = {}

local NBSP = "\u{00A0}"

-- Name on that day and kind of a member: a school, a municipality or a person; nil for what has no name of its own.
local function member_name(member, day)
  local org, mo = tables.org:get(member.id), tables.mo:get(member.id)
  if org then
    return names.school(org, day), "school"
  elseif mo then
    return names.municipality_short(member.id, day), "municipality"
  end
  local person = tables.person:get(member.id)
  if person then
    return people.short(people.of(person)), "person"
  end
end

-- Names of some members of the figure in order, and what they are; only those whose waiting is as asked, if that is given.
local function names_of(figure, members, waiting, asked)
  local found, noun = {}, "unit"
  for _, member in ipairs(members) do
    local name, kind = member_name(member, figure.as_of)
    if name and (not waiting or (waiting[member.id] or false) == asked) then
      found[#found + 1], noun = name, kind
    end
  end
  table.sort(found, function(a, b) return text.compare(a, b) < 0 end)
  return found, noun
end

-- ---- who did not ----

-- By indicator, the units whose own term has not come: they are late with nothing yet.
local function waiting_units(lists)
  local map = {}
  for _, figures in ipairs(lists) do
    for _, figure in ipairs(figures) do
      if figure.status == "not_due" then
        map[figure.id] = map[figure.id] or {}
        map[figure.id][figure.unit.id] = true
      end
    end
  end
  return map
end

-- «Не выполнили 2 школы из 22: »; of what others do for a school, «Нет рекомендаций для 2 школ из 22: ».
local function missed_words(figure, n, noun)
  local all = figure.den ~= not_applicable and " из" .. NBSP .. text.number(figure.den) or ""
  local others = wording.missed_by_others[figure.id]
  if others then
    return others .. " " .. wording.count(n, noun, "gen") .. all
  end
  return text.title(grammar.form(n, wording.nouns[noun].missed)) .. " " .. wording.count(n, noun) .. all
end

local function waiting_words(_, n, noun)
  return "Срок не наступил для" .. NBSP .. wording.count(n, noun, "gen")
end

local function unknown_words(_, n, noun)
  return "Нет данных о" .. NBSP .. wording.count(n, noun, "prep")
end

local function missed_phrases(figure, waiting)
  local phrases = {}
  local function add(words, found, noun)
    if #found > 0 then
      phrases[#phrases + 1] = { ["фраза"]=words(figure, #found, noun) .. ": " .. wording.stop(table.concat(found, ", ")),
        ["названы"]=found }
    end
  end
  add(missed_words, names_of(figure, figure.outside, waiting, false))
  add(waiting_words, names_of(figure, figure.outside, waiting, true))
  add(unknown_words, names_of(figure, figure.unknown))
  return phrases
end

-- An indicator that is not due yet names nobody: the conclusions list it.
function report_outcome.missed(ctx, data, figures)
  local list = {}
  local waiting = waiting_units{ ctx:figures{ by="municipality" }, ctx:figures{ by="school" } }
  for _, figure in ipairs(figures) do
    local phrases = figure.status ~= "not_due" and missed_phrases(figure, waiting[figure.id] or {}) or {}
    if #phrases > 0 then
      list[#list + 1] = { ["показатель"]=wording.heading(figure), ["вне"]=phrases }
    end
  end
  data["не_выполнили"] = list
end

-- ---- conclusions ----

-- What a per cent or a number counts; nil when that has no name of its own.
local COUNTED = { percent=true, count=true }

local function noun_of(figure)
  local members = #figure.outside > 0 and figure.outside or figure.inside
  local _, noun = names_of(figure, members)
  return COUNTED[figure.kind] and noun ~= "unit" and noun or nil
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

local FAILED = { "not_met", "unknown", "not_computable" }

local function overall(figures)
  for _, status in ipairs(FAILED) do
    if #with_status(figures, status) > 0 then
      return "Показатели Проекта достигнуты не в полном объеме: " .. wording.summary(figures) .. "."
    end
  end
  if #with_status(figures, "met") == 0 then
    return "Показатели Проекта на дату отчета не оцениваются: " .. wording.summary(figures) .. "."
  end
  return "Все показатели, срок достижения которых наступил, достигнуты."
end

local NARRATED = { not_met=true, unknown=true }

function report_outcome.conclusions(data, figures)
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
