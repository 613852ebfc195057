-- conclusion_words.lua: what an expert conclusion says of the scores: rows of the table, sum, verdict, remarks.

conclusion_words = {}

local NBSP = "\u{00A0}"

-- ---- rows ----

local function score_words(score, max)
  if score == nil then
    return "оценка не выставлена"
  end
  local points = grammar.form(score, wording.nouns.score.nom)
  return text.number(score) .. NBSP .. points .. " из" .. NBSP .. text.number(max)
end

local function is_full(c)
  return c.score ~= nil and c.score.score == c.row.max_score
end

local function comment_of(c)
  local comment = c.score and c.score.comment
  if comment then
    return comment
  end
  return is_full(c) and "без замечаний" or wording.empty
end

function conclusion_words.rows(result)
  return listing.map(result.criteria, function(c)
    return { ["№"]=c.row.no, ["критерий"]=wording.filled(c.row.text), ["максимум"]=c.row.max_score, ["вес"]=c.weight,
      ["балл"]=c.score and c.score.score or unknown, ["комментарий"]=comment_of(c) }
  end)
end

-- Criteria with less than the full score, with what the expert says of them on one line.
function conclusion_words.remarks(result)
  local list = {}
  for _, c in ipairs(result.criteria) do
    if not is_full(c) then
      local said = c.score and c.score.comment
      list[#list + 1] = {
        ["№"]=#list + 1, ["критерий"]="Критерий" .. NBSP .. c.row.no .. " «" .. wording.filled(c.row.text) .. "»",
        ["оценка"]=score_words(c.score and c.score.score, c.row.max_score),
        ["комментарий"]=said and typography.bare(said:gsub("%s*\n%s*", " ")) .. "."
          or "Комментарий эксперта не заполнен." }
    end
  end
  return list
end

function conclusion_words.no_remarks(result)
  return #result.criteria > 0 and "Замечаний по критериям экспертизы нет."
    or "Замечания по критериям экспертизы: нет данных."
end

-- ---- sum ----

-- «Документ (…) оценен по 6 критериям.»; of fewer scores than criteria, by how many.
function conclusion_words.scored(result, subject)
  local all, scored = #result.criteria, #result.criteria - result.missing
  subject = text.title(subject)
  if all == 0 then
    return subject .. ": критерии оценки не указаны."
  elseif scored == 0 then
    return subject .. ": оценки по критериям не выставлены."
  end
  return subject .. " оценен по" .. NBSP .. wording.count(scored, "criterion", "dat") ..
    (scored < all and " из" .. NBSP .. all or "") .. "."
end

function conclusion_words.share(result, pass_percent)
  return wording.percent(wording.share(result.sum, result.max, pass_percent))
end

function conclusion_words.total(result, pass_percent)
  local sum = result.weighted and "Сумма баллов с учетом весов" or "Сумма баллов"
  if #result.criteria == 0 then
    return sum .. " не рассчитывается: набор критериев не указан."
  elseif result.missing > 0 then
    return sum .. " не определена: нет оценки по" .. NBSP .. wording.count(result.missing, "criterion", "dat") ..
      " из" .. NBSP .. #result.criteria .. "."
  end
  return sum .. wording.dash .. text.number(result.sum) .. " из" .. NBSP .. text.number(result.max) ..
    ", что составляет " .. conclusion_words.share(result, pass_percent) .. " от максимальной суммы."
end

-- ---- verdict ----

-- Numbers of the mandatory criteria with nothing, or nil.
local function zeroes(result)
  local list = {}
  for _, c in ipairs(result.criteria) do
    if c.row.mandatory and c.score and c.score.score == 0 then
      list[#list + 1] = c.row.no
    end
  end
  return #list > 0 and table.concat(list, ", ") or nil
end

-- By what rule the verdict was computed, and which mandatory criteria decided; false where the expert gave it.
function conclusion_words.rule(result, pass_percent)
  if not result.computed or not result.verdict then
    return false
  end
  local failed = zeroes(result)
  return "Вывод определен по правилу: не менее " .. wording.percent(text.number(pass_percent)) ..
    " от максимальной суммы баллов (проходной балл экспертизы) и отсутствие нулевых оценок по обязательным критериям." ..
    (failed and " Нулевые оценки по обязательным критериям: №" .. NBSP .. failed .. "." or "")
end

function conclusion_words.verdict(result, subject)
  if result.verdict then
    return "Представленный " .. subject .. " " .. wording.verdicts[result.verdict] .. "."
  end
  return "Вывод о соответствии параметрам экспертизы не сделан: нет данных. Представлен " .. subject .. "."
end
