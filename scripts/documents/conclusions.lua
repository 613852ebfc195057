-- conclusions.lua: expert conclusions D16 (regional), D34 (municipal), D45 (mutual): one form, three issuers; one
-- document per school and stage, a revision being a document of its own that names what it replaces.

local NBSP = "\u{00A0}"

local CENTER = "Центр непрерывного повышения профессионального мастерства педагогических работников " ..
  "государственного автономного учреждения дополнительного профессионального образования " ..
  "«Институт развития образования Пермского края»"

local STAGES = { [1]="первый этап", [2]="второй этап" }

local function center()
  return CENTER
end

-- The authority of the school's municipality; where the register of organisations has none, by its municipality.
local function municipal_authority(school)
  for _, org in ipairs(tables.org:where{ mo_id=school.mo_id, kind="МОУО" }) do
    return org.name_full
  end
  local mo = school:ref("mo_id")
  if not mo then
    return wording.empty
  end
  return "Муниципальный орган управления образованием " .. (mo.name_gen or "(" .. mo.name_full .. ")")
end

local function reviewing_school(_, expertise)
  local reviewer = expertise:ref("expert_org_id")
  return wording.filled(reviewer and reviewer.name_full)
end

-- When in the year a recommendation with this basis is given: the first stage, the mutual expertise, the second
-- stage. A conclusion does not repeat what was recommended after it.
local GIVEN = { ["G-11"]=1, ["G-13b"]=2, ["G-17"]=3 }

-- The kinds of conclusion: which rows, who issues, what the form says.
local KINDS = {
  { id="D16", title="Экспертное заключение (региональное)", level="Р", issuer=center, level_words="региональный",
    by_stage={ [1]="выборочной региональной экспертизы", [2]="региональной экспертизы" },
    folder={ [1]="Этап 1, региональная", [2]="Этап 2, региональная" }, time={ [1]=1, [2]=3 } },
  { id="D34", title="Экспертное заключение (муниципальное)", level="М", issuer=municipal_authority,
    level_words="муниципальный", by_stage={ [1]="муниципальной экспертизы", [2]="муниципальной экспертизы" },
    folder={ [1]="Этап 1, муниципальная", [2]="Этап 2, муниципальная" }, time={ [1]=1, [2]=3 } },
  { id="D45", title="Заключение взаимоэкспертизы", level="взаимо", issuer=reviewing_school,
    level_words="взаимоэкспертиза школ", by_stage={ [1]="взаимоэкспертизы", [2]="взаимоэкспертизы" },
    folder={ [1]="Взаимоэкспертиза", [2]="Взаимоэкспертиза" }, time={ [1]=2, [2]=2 } },
}

-- A conclusion that does not name its stage is of the first, where most are.
local function stage_of(expertise)
  return expertise.stage == 2 and 2 or 1
end

-- ---- scores ----

local function score_words(score, max)
  if score == nil then
    return "оценка не выставлена"
  end
  local points = wording.agree(score, wording.nouns.score.nom)
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

local function score_rows(result)
  local rows = {}
  for i, c in ipairs(result.criteria) do
    rows[i] = {
      ["№"]=c.row.no, ["критерий"]=wording.filled(c.row.text), ["максимум"]=c.row.max_score, ["вес"]=c.weight,
      ["балл"]=c.score and c.score.score or unknown, ["комментарий"]=comment_of(c) }
  end
  return rows
end

-- Criteria with less than the full score, with what the expert says of them on one line.
local function remarks(result)
  local list = {}
  for _, c in ipairs(result.criteria) do
    if not is_full(c) then
      local said = c.score and c.score.comment
      list[#list + 1] = {
        ["№"]=#list + 1, ["критерий"]="Критерий" .. NBSP .. c.row.no .. " «" .. wording.filled(c.row.text) .. "»",
        ["оценка"]=score_words(c.score and c.score.score, c.row.max_score),
        ["комментарий"]=said and wording.bare(said:gsub("%s*\n%s*", " ")) .. "."
          or "Комментарий эксперта не заполнен." }
    end
  end
  return list
end

local function share_words(result, pass_percent)
  return wording.percent(wording.share(result.sum, result.max, pass_percent))
end

local function total_words(result, pass_percent)
  if #result.criteria == 0 then
    return "Набор критериев не указан, сумма баллов не рассчитывается."
  elseif result.missing > 0 then
    return "Сумма баллов не определена: нет оценки по" .. NBSP .. wording.count(result.missing, "criterion", "dat") ..
      " из" .. NBSP .. #result.criteria .. "."
  end
  return "Сумма баллов" .. wording.dash .. text.number(result.sum) .. " из" .. NBSP .. text.number(result.max) ..
    ", что составляет " .. share_words(result, pass_percent) .. " от максимальной суммы."
end

local function rule_words(result, pass_percent)
  if not result.computed or not result.verdict then
    return false
  end
  return "Вывод определен по правилу: не менее " .. wording.percent(text.number(pass_percent)) ..
    " от максимальной суммы баллов и отсутствие нулевых оценок по обязательным критериям (параметр pass_percent" ..
    NBSP .. "=" .. NBSP .. text.number(pass_percent) .. ")."
end

local function verdict_words(result, subject)
  if result.verdict then
    return "Представленный " .. subject .. " " .. wording.verdicts[result.verdict] .. "."
  end
  return "Вывод о соответствии параметрам экспертизы не сделан: нет данных. Представлен " .. subject .. "."
end

-- ---- school ----

local function terms_of(row)
  local terms = {}
  if row.due then
    terms[#terms + 1] = "срок" .. wording.dash .. wording.short_date(row.due)
  end
  if row.responsible then
    terms[#terms + 1] = "ответственный" .. wording.dash .. row.responsible
  end
  return table.concat(terms, "; ")
end

local function recommendations(expertise, kind)
  local list = {}
  local to_school = { addressee_kind="ОО", addressee_id=expertise.org_id, year=expertise.year }
  for _, row in ipairs(tables.recom:where(to_school)) do
    if (GIVEN[row.basis or ""] or 1) <= kind.time[stage_of(expertise)] then
      list[#list + 1] = {
        ["№"]=#list + 1, ["текст"]=wording.bare(wording.filled(row.text)), ["пояснение"]=terms_of(row) }
    end
  end
  return wording.punctuate(list)
end

local function flag_words(flag)
  return flag == nil and wording.empty or flag and "да" or "нет"
end

local function risks(expertise)
  local list = {}
  for i, row in ipairs(tables.risk:where{ org_id=expertise.org_id, year=expertise.year }) do
    list[i] = { ["№"]=i, ["риск"]=wording.filled(row.risk_text), ["значимость"]=wording.filled(row.significance),
      ["подтвержден"]=flag_words(row.verified), ["включен"]=flag_words(row.in_programme) }
  end
  return list
end

-- «№ 9 от 15 ноября 2024 г.» of the conclusion that this one replaces, or false.
local function replaced(expertise)
  local old = expertise.revision_of and tables.expertise:get(expertise.revision_of)
  if not old then
    return false
  end
  return "№" .. NBSP .. wording.filled(old.conclusion_no) .. " от " .. wording.date(old.date)
end

local function file_name(school, expertise)
  local name = school.name_short or school.name_full
  if not expertise.revision_of then
    return name
  end
  return name .. ", взамен, " .. (expertise.conclusion_no and "№ " .. expertise.conclusion_no or expertise.exp_id)
end

local function expert_words(expert, day)
  if not expert then
    return wording.empty
  end
  local post = names.post(expert, day)
  return names.person_full(expert) .. (post and post.position_nom and ", " .. post.position_nom or "")
end

local function conclusion(ctx, expertise, kind)
  local school, expert = expertise:ref("org_id"), expertise:ref("expert_person_id")
  local pass_percent = ctx.params.pass_percent
  local mo, result = school:ref("mo_id"), assessment.of(ctx, expertise)
  local subject = "документ (" .. (expertise.doc_kind or "вид документа не указан") .. ")"
  local complete = result.missing == 0 and #result.criteria > 0
  return {
    ["год"]=ctx.year, ["папка"]=kind.folder[stage_of(expertise)], ["файл"]=file_name(school, expertise),
    ["орган"]=kind.issuer(school, expertise), ["экспертизы"]=kind.by_stage[stage_of(expertise)],
    ["дата"]=wording.date(expertise.date), ["номер"]=wording.filled(expertise.conclusion_no),
    ["взамен"]=replaced(expertise), ["школа"]=school.name_full,
    ["муниципалитет"]=wording.filled(mo and mo.name_full), ["уровень"]=kind.level_words,
    ["этап"]=STAGES[expertise.stage] or wording.empty, ["документ"]=wording.filled(expertise.doc_kind),
    ["эксперт"]=expert_words(expert, expertise.date),
    ["подпись"]=expert and names.signature(expert) or wording.empty,
    ["проверка"]=wording.sentence(subject) .. " оценен по " ..
      wording.count(#result.criteria, "criterion", "dat") .. ".",
    ["есть_веса"]=result.weighted, ["критерии"]=score_rows(result),
    ["максимум"]=result.max, ["сумма"]=complete and result.sum or unknown,
    ["доля"]=complete and share_words(result, pass_percent) or unknown,
    ["итог"]=total_words(result, pass_percent), ["вывод"]=verdict_words(result, subject),
    ["правило"]=rule_words(result, pass_percent),
    ["замечания"]=remarks(result), ["рекомендации"]=recommendations(expertise, kind), ["риски"]=risks(expertise) }
end

for _, kind in ipairs(KINDS) do
  document{ id=kind.id, title=kind.title, template="docx/zaklyuchenie.docx",
    each=function(ctx)
      return tables.expertise:where{ year=ctx.year, level=kind.level }
    end,
    key=function(expertise)
      return expertise.exp_id
    end,
    data=function(ctx, expertise)
      return conclusion(ctx, expertise, kind)
    end,
    file="{год}/Экспертные заключения/{папка}/{файл}" }
end
