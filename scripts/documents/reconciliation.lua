-- reconciliation.lua: D52, what data gave each figure of the year's report: letters and their values, the units with the rows of
-- the inputs that decided about them, whether the municipalities add up, and the digests of the files.

local function is_count(n)
  return math.type(n) == "integer"
end

-- «19 / 22», or what is known of it.
local function fraction(num, den)
  if not is_count(num) then
    return "–"
  end
  return is_count(den) and text.number(num) .. " / " .. text.number(den) or text.number(num)
end

-- Whether the region is the sum of its municipalities; of what they have no figures, nothing is said.
local function agreement(figure, num, den)
  if not is_count(num) or not is_count(figure.num) then
    return "–"
  end
  local same = num == figure.num and (not is_count(den) or not is_count(figure.den) or den == figure.den)
  return same and "сходится" or "не сходится"
end

local function summary_row(figure, municipal)
  local num, den
  if municipal then
    num, den = report_figures.municipal_total(municipal, figure.level)
  end
  return { ["показатель"]=wording.place(figure), ["дробь"]=wording.fraction(figure), ["вошли"]=#figure.inside,
    ["не_вошли"]=#figure.outside, ["нет_данных"]=#figure.unknown, ["муниципалитеты"]=fraction(num, den),
    ["итог"]=agreement(figure, num, den) }
end

local function parameters(figure)
  return wording.punctuate(listing.map(figure.params, function(p)
    return { ["текст"]=wording.parameter(p) }
  end))
end

local function section_of(figure)
  local formula = figure.counted.formula
  return { ["показатель"]=wording.heading(figure), ["формула"]=formula ~= "" and formula or wording.empty,
    ["переменные"]=evidence.letters(figure), ["значение"]=wording.value(figure), ["вывод"]=figure.verdict,
    ["параметры"]=parameters(figure), ["источники"]=evidence.tables(figure, true),
    ["наборы"]=evidence.sets(figure) }
end

-- The tables that some indicator reads: title, file, rows that count, and the digest in groups that a cell can break.
local function files_of(figures)
  local list, seen = {}, {}
  for _, figure in ipairs(figures) do
    for _, name in ipairs(figure.reads) do
      if not seen[name] then
        seen[name] = true
        local t = tables[name]
        local digest = t.digest
        list[#list + 1] = { ["название"]=t.title, ["файл"]=t.file:match("[^/]*$"), ["строк"]=#t:rows(),
          ["дайджест"]=digest == unknown and "файла нет" or digest:gsub(("%x"):rep(8), "%0 "):sub(1, -2) }
      end
    end
  end
  return names.arrange(list)
end

local CHECKED = { one="Сверен", few="Сверены", many="Сверено" }

local function reconciliation(ctx)
  local figures, municipal = report_figures.arranged(ctx:figures{ by="region" }), report_figures.municipal(ctx)
  local summary = listing.map(figures, function(figure)
    return summary_row(figure, municipal[figure.id])
  end)
  local files = files_of(figures)
  return { ["орган"]=center.name, ["проект"]=ctx.project.title, ["год"]=ctx.year, ["дата"]=wording.date(ctx.date),
    ["сверено"]=grammar.form(#figures, CHECKED) .. " " .. wording.count(#figures, "indicator"), ["файлов"]=#files, ["сводка"]=summary, ["показатели"]=listing.map(figures, section_of),
    ["файлы"]=files, ["подписант"]=center.signer(ctx.date) }
end

document{ id="D52", title="Акт сверки исходных данных", template="docx/akt_sverki.docx",
  each=function(ctx)
    return official.yearly(ctx)
  end,
  key=tostring,
  data=reconciliation,
  file="{год}/Отчет за год/Акт сверки исходных данных за {год} год" }
