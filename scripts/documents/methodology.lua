-- methodology.lua: D51, how each indicator is computed: a table made of what the rules themselves declare.

local NBSP = "\u{00A0}"

-- The act that approves the methodology, before there is one the lines to write it on.
local function approving_act(ctx)
  for _, act in ipairs(tables.act:where{ project=ctx.project.id, kind="методика" }) do
    if act.year == ctx.year then
      return act
    end
  end
  return {}
end

-- «приказ от … № …,» and «План-график, п. 5», a line each.
local function reference(figure)
  local act = tables.act:get(figure.act)
  local words = act and (act.kind or "акт") .. " " .. official.requisites(act) or figure.act
  return { words .. ",", wording.place(figure) }
end

-- «n – команды, прошедшие обучение», as the rule declares it.
local function letters(figure)
  return listing.map(figure.letters, function(l)
    return l.letter .. wording.dash .. typography.bind_name(l.text)
  end)
end

local function filled(value)
  return value ~= "" and value or wording.empty
end

local function row_of(figure, n)
  return { ["№"]=n, ["название"]=wording.title(figure), ["единица"]=filled(figure.measure), ["акт"]=reference(figure),
    ["формула"]=filled(figure.formula), ["переменные"]=letters(figure), ["источники"]=evidence.tables(figure),
    ["сбор"]=filled(figure.collection), ["срок"]=filled(figure.periodicity) .. (figure.period ~= "" and "; " .. figure.period or "") }
end

-- The acts by which the indicators are set, each once.
local function acts_of(figures)
  local list, seen = {}, {}
  for _, figure in ipairs(figures) do
    local act = tables.act:get(figure.act)
    if act and not seen[figure.act] then
      seen[figure.act] = true
      list[#list + 1] = { ["ссылка"]=acts.reference(act) }
    end
  end
  return wording.punctuate(list)
end

local function methodology(ctx)
  local figures, act = report_figures.arranged(ctx:figures{ by="region" }), approving_act(ctx)
  return { ["год"]=ctx.year, ["проект"]=ctx.project.title, ["гриф"]=official.approval("методика"),
    ["орган_чей"]=official.body_genitive(act.issuer or "Министерство образования и науки Пермского края"),
    ["дата"]=official.day(act), ["номер"]=official.number(act), ["акты"]=acts_of(figures),
    ["группы"]=report_figures.grouped(figures, row_of), ["параметры"]=report_figures.parameters(figures),
    ["всего"]=wording.count(#figures, "indicator", "gen") }
end

document{ id="D51", title="Методика расчета показателей", template="docx/metodika.docx",
  each=function(ctx)
    return official.yearly(ctx)
  end,
  key=tostring,
  data=methodology,
  file="{год}/Отчет за год/Методика расчета показателей за {год} год" }
