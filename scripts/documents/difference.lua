-- difference.lua: «Что изменилось», the sheet that tells what a run changed and why. Its subject is what `pisar diff --format
-- json` prints; it is made after a run, or by `pisar diff --sheet`.

local NBSP = "\u{00A0}"

local CAUSES = { data="данные", rule="правило", parameter="параметр правила", day="дата отчета", template="шаблон", act="акт",
  program="версия программы" }

local MEMBERSHIP = { ["in"]="в числителе", out="не в числителе", unknown="нет данных", none="не в совокупности" }

local DOCUMENT = { new="новый документ", changed="новая редакция", gone="больше не нужен", signed="подписан" }

local ROW = { added="новая строка", gone="строки больше нет", dropped="строка не учитывается", counts="строка снова учитывается" }

-- What changed beside the parameters of the project.
local SETTING = { report_date="дата отчета", program="версия программы" }

-- «Запуск 2 от 10.12.2024 14:05».
local function run(of)
  local year, month, day, time = of.made:match("^(%d+)-(%d+)-(%d+)T(%d+:%d+)")
  local when = year and (" от " .. day .. "." .. month .. "." .. year .. NBSP .. time) or ""
  return "запуск" .. NBSP .. of.run .. when
end

local function filled(text)
  return text ~= "" and text or "–"
end

local function causes(list)
  return filled(listing.joined(list, ", ", function(cause)
    return CAUSES[cause]
  end))
end

-- «приказ от 28 июня 2024 г. № 12, План-график, п. 17».
local function act_words(of)
  local act = tables.act:get(of.act)
  local words = act and (act.kind or "акт") .. " " .. official.requisites(act) or of.act
  return words .. (words ~= "" and of.clause ~= "" and ", " or "") .. of.clause
end

-- What acts have set, where the other edition has it otherwise: «; цель – не менее 75 %».
local SET = { { "цель", function(of) return of.target end }, { "акт", act_words }, { "срок", function(of) return of.due end } }

local function set_otherwise(of, other)
  local words = ""
  for _, set in ipairs(SET) do
    if set[2](of) ~= set[2](other) then
      words = words .. "; " .. set[1] .. " – " .. filled(set[2](of))
    end
  end
  return words
end

-- «86,4 % (19 из 22), достигнут»; with target, act and term where they are others.
local function state(of, other)
  if of == unknown then
    return "–"
  end
  local words = of.value
  if of.den ~= unknown then
    words = words .. " (" .. of.num .. NBSP .. "из" .. NBSP .. of.den .. ")"
  end
  words = words .. ", " .. of.verdict
  return other == unknown and words or words .. set_otherwise(of, other)
end

local function place_of(row)
  return row.place_new ~= "" and row.place_new or row.place_old .. " (прежде)"
end

-- What decided about a unit: the changed rows, each once, or the rows that were asked.
local function decided_by(unit, rows)
  local changed, seen = {}, {}
  for _, i in ipairs(unit.rows) do
    local place = place_of(rows[i])
    if not seen[place] then
      changed[#changed + 1], seen[place] = place, true
    end
  end
  if #changed > 0 then
    return table.concat(changed, ", ")
  end
  local asked = { table.unpack(unit.places) }
  for _, place in ipairs(unit.places_before) do
    asked[#asked + 1] = place .. " (прежде)"
  end
  return table.concat(asked, ", ")
end

-- The rows of targets by which the figure is judged otherwise.
local function target_rows(figure, rows)
  local places = {}
  for _, row in ipairs(rows) do
    if row.table == "target" and row.key:sub(1, #figure.id + 3) == figure.id .. " / " then
      places[#places + 1] = "цель: " .. place_of(row)
    end
  end
  return places
end

local function units(figure, rows)
  local list = listing.map(figure.units, function(unit)
    local name = unit.name ~= unit.id and unit.id .. " " .. unit.name or unit.id
    local by = decided_by(unit, rows)
    return name .. ": " .. MEMBERSHIP[unit.was] .. " → " .. MEMBERSHIP[unit.became] .. (by ~= "" and " (" .. by .. ")" or "")
  end)
  for _, place in ipairs(target_rows(figure, rows)) do
    list[#list + 1] = place
  end
  return list
end

local function figures(changes)
  return listing.numbered(changes.figures, function(figure)
    return { ["код"]=figure.id, ["название"]=figure.title, ["было"]=state(figure.was, figure.became),
      ["стало"]=state(figure.became, figure.was), ["причины"]=causes(figure.causes), ["единицы"]=units(figure, changes.rows) }
  end)
end

local function rows(changes)
  return listing.numbered(changes.rows, function(row)
    return { ["место"]=place_of(row), ["ключ"]=row.key,
      ["столбец"]=ROW[row.kind] or row.column, ["было"]=filled(row.was), ["стало"]=filled(row.became),
      ["исправление"]=filled(row.correction) }
  end)
end

-- Everything but the inputs, which are told row by row.
local function rules(changes)
  local list = listing.numbered(changes.parameters, function(parameter)
    return { ["что"]=SETTING[parameter.name] or parameter.title ~= "" and parameter.title .. " (" .. parameter.name .. ")" or parameter.name,
      ["было"]=filled(parameter.was), ["стало"]=filled(parameter.became) }
  end)
  for _, file in ipairs(changes.files) do
    if file.kind ~= "input" then
      list[#list + 1] = { ["№"]=#list + 1, ["что"]="файл " .. file.name, ["было"]="–",
        ["стало"]=file.became == "" and "удален" or file.was == "" and "появился" or "изменен" }
    end
  end
  return list
end

local function documents(changes)
  return listing.numbered(changes.documents, function(document)
    return { ["код"]=document.id, ["файл"]=document.file, ["что"]=DOCUMENT[document.kind], ["причины"]=causes(document.causes) }
  end)
end

local function signed(changes)
  return listing.numbered(changes.signed, function(document)
    local year, month, day = document.date:match("^(%d+)-(%d+)-(%d+)")
    return { ["код"]=document.id, ["файл"]=document.file, ["реквизиты"]="№" .. NBSP .. document.number .. " от" .. NBSP ..
      day .. "." .. month .. "." .. year, ["следует"]=document.follower }
  end)
end

local function verdicts(changes)
  local n = 0
  for _, figure in ipairs(changes.figures) do
    if figure.was ~= unknown and figure.became ~= unknown and figure.was.status ~= figure.became.status then
      n = n + 1
    end
  end
  return n
end

local function summary(changes)
  local n = verdicts(changes)
  local flips = n == 0 and "выводы прежние" or "из них с другим выводом: " .. n
  return "Показателей изменилось: " .. #changes.figures .. ", " .. flips .. ". Документов, которых это коснулось: " ..
    #changes.documents .. "."
end

document{ id="CHANGES", title="Что изменилось", difference=true, template={ "docx/izmeneniya.docx", "odt/izmeneniya.odt" },
  data=function(_, changes)
    return { ["прежний"]=text.title(run(changes.old)), ["новый"]=run(changes.new), ["итог"]=summary(changes), ["номер"]=tostring(changes.new.run),
      ["показатели"]=figures(changes), ["строки"]=rows(changes), ["правила"]=rules(changes), ["документы"]=documents(changes),
      ["подписанные"]=signed(changes) }
  end,
  file="Что изменилось, запуск {номер}" }
