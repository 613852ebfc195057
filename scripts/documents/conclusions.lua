-- conclusions.lua: expert conclusions D16 (regional), D34 (municipal), D45 (mutual): one form, three issuers; one
-- document per school and stage, a revision being a document of its own that names what it replaces.

local NBSP = "\u{00A0}"

local STAGES = { [1]="первый этап", [2]="второй этап" }

-- The authority of the school's municipality; where the register of organisations has none, by its municipality.
local function municipal_authority(school, _, day)
  for _, org in ipairs(tables.org:where{ mo_id=school.mo_id, kind="МОУО" }) do
    return org.name_full
  end
  local mo = school.mo_id and municipality_on(school.mo_id, day)
  if not mo then
    return wording.empty
  end
  return "Муниципальный орган управления образованием " .. (mo.name_gen or "(" .. mo.name_full .. ")")
end

local function reviewing_school(_, expertise, day)
  local reviewer = expertise:ref("expert_org_id")
  return reviewer and names.school_full(reviewer, day) or wording.empty
end

-- When in the year a recommendation with this basis is given: the first stage, the mutual expertise, the second
-- stage. A conclusion does not repeat what was recommended after it.
local GIVEN = { ["G-11"]=1, ["G-13b"]=2, ["G-17"]=3 }

-- The kinds of conclusion: which rows, who issues, what the form says.
local KINDS = {
  { id="D16", title="Экспертное заключение (региональное)", level="Р", issuer=function() return center.name end, level_words="региональный",
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
        ["№"]=#list + 1, ["текст"]=typography.bare(wording.filled(row.text)), ["пояснение"]=terms_of(row) }
    end
  end
  return wording.punctuate(list)
end

local function flag_words(flag)
  return flag == nil and wording.empty or flag and "да" or "нет"
end

local function risks(expertise)
  return listing.numbered(tables.risk:where{ org_id=expertise.org_id, year=expertise.year }, function(row)
    return { ["риск"]=wording.filled(row.risk_text), ["значимость"]=wording.filled(row.significance),
      ["подтвержден"]=flag_words(row.verified), ["включен"]=flag_words(row.in_programme) }
  end)
end

-- «№ 9 от 15 ноября 2024 г.» of the conclusion that this one replaces, or false.
local function replaced(expertise)
  local old = expertise.revision_of and tables.expertise:get(expertise.revision_of)
  if not old then
    return false
  end
  return "№" .. NBSP .. wording.filled(old.conclusion_no) .. " от " .. wording.date(old.date)
end

local function file_name(school, expertise, day)
  local bearer = bearer_of(school, day)
  local name = bearer.name_short or bearer.name_full
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
  return people.full(people.of(expert)) .. (post and post.position_nom and ", " .. official.position(post, "nom") or "")
end

local function conclusion(ctx, expertise, kind)
  local school, expert = expertise:ref("org_id"), expertise:ref("expert_person_id")
  local pass_percent, day = ctx.params.pass_percent, expertise.date or ctx.date
  local mo, result = school.mo_id and municipality_on(school.mo_id, day), assessment.of(ctx, expertise)
  local subject = "документ (" .. (expertise.doc_kind or "вид документа не указан") .. ")"
  local words = conclusion_words
  local complete = result.missing == 0 and #result.criteria > 0
  return {
    ["год"]=ctx.year, ["папка"]=kind.folder[stage_of(expertise)], ["файл"]=file_name(school, expertise, day),
    ["орган"]=kind.issuer(school, expertise, day), ["экспертизы"]=kind.by_stage[stage_of(expertise)],
    ["дата"]=expertise.date and wording.date(expertise.date) or official.day({}),
    ["номер"]=official.number({ number=expertise.conclusion_no }),
    ["взамен"]=replaced(expertise), ["школа"]=names.school_full(school, day),
    ["муниципалитет"]=wording.filled(mo and mo.name_full), ["уровень"]=kind.level_words,
    ["этап"]=STAGES[expertise.stage] or "этап не указан", ["документ"]=wording.filled(expertise.doc_kind),
    ["эксперт"]=expert_words(expert, expertise.date),
    ["подпись"]=expert and people.signature(people.of(expert)) or wording.empty,
    ["проверка"]=words.scored(result, subject), ["есть_веса"]=result.weighted, ["критерии"]=words.rows(result),
    ["максимум"]=result.max, ["сумма"]=complete and result.sum or unknown,
    ["доля"]=complete and words.share(result, pass_percent) or unknown,
    ["итог"]=words.total(result, pass_percent), ["вывод"]=words.verdict(result, subject),
    ["правило"]=words.rule(result, pass_percent), ["замечания"]=words.remarks(result),
    ["без_замечаний"]=words.no_remarks(result),
    ["рекомендации"]=recommendations(expertise, kind), ["риски"]=risks(expertise) }
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
    signed=function(act)
      return { ["дата"]=wording.date(act.date), ["номер"]=act.number }
    end,
    file="{год}/Экспертные заключения/{папка}/{файл}" }
end
