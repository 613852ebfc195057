-- evidence.lua: from what a figure is made, in words: formula and letters, the tables, the units with the rows that decided about
-- them and the papers that those rows are of.

evidence = {}

local NBSP = "\u{00A0}"

-- ---- formula ----

local function value_of(letter, figure)
  local value = letter == "n" and figure.num or letter == "N" and figure.den or nil
  return math.type(value) == "integer" and text.number(value) or "нет данных"
end

-- «n = 19 – управленческие команды ШНОР, прошедшие обучение».
function evidence.letters(figure)
  return wording.punctuate(listing.map(figure.counted.letters, function(l)
    return { ["текст"]=l.letter .. NBSP .. "=" .. NBSP .. value_of(l.letter, figure) .. wording.dash .. typography.bind_name(l.text) }
  end))
end

-- «Составы команд; Обучение»: the tables that the rule reads; with their files «Обучение (training.csv)».
function evidence.tables(figure, with_files)
  return listing.joined(figure.reads, "; ", function(name)
    return tables[name].title .. (with_files and " (" .. tables[name].file:match("[^/]*$") .. ")" or "")
  end)
end

-- ---- rows ----

-- «training.csv: 6, 7; team.csv: 4» of «inputs/training.csv:6» and so on, each row once.
function evidence.rows(places)
  local files, lines, seen = {}, {}, {}
  for _, at in ipairs(places) do
    local file, line = at:match("([^/]*):(%d+)$")
    if not seen[at] then
      seen[at] = true
      if not lines[file] then
        files[#files + 1], lines[file] = file, {}
      end
      table.insert(lines[file], line)
    end
  end
  return listing.joined(files, "; ", function(file)
    return file .. ":" .. NBSP .. table.concat(lines[file], ", ")
  end)
end

local function rows_words(member)
  local found, expected = evidence.rows(member.places), evidence.rows(member.expected)
  if expected ~= "" then
    expected = "строк нет, ожидались по " .. expected
  end
  if found ~= "" and expected ~= "" then
    return found .. "; " .. expected
  end
  return found ~= "" and found or expected ~= "" and expected or "строк нет"
end

-- Letters, certificates and other papers that the tables declare of their rows.
local function papers_words(member)
  return #member.papers > 0 and typography.bind(table.concat(member.papers, "; ")):gsub("от (%d)", "от" .. NBSP .. "%1") or "–"
end

-- ---- units ----

-- Tables whose rows are units with no name of their own, and the column that says what they are.
local NAMED = { act="kind", event="title", work="title", publ="title" }

local function coded_words(id)
  for name, column in pairs(NAMED) do
    local row = tables[name]:get(id)
    if row and row[column] then
      return row[column] .. " (" .. id .. ")"
    end
  end
end

-- A school or a municipality by its name on that day, a person by the code alone: the evidence needs no personal data.
local function unit_words(member, day)
  local org = tables.org:get(member.id)
  if org then
    return names.school(org, day) .. (org.mo_id and ", " .. names.municipality_short(org.mo_id, day) or "")
  elseif tables.mo:get(member.id) then
    return names.municipality_short(member.id, day)
  elseif tables.person:get(member.id) then
    return member.id
  end
  return coded_words(member.id) or member.name
end

local SETS = { { "inside", "Вошли" }, { "outside", "Не вошли" }, { "unknown", "Нет данных" } }

-- Adds a set that is not empty: heading, and a row for each unit. `second`: it is of a second figure, and its units are not counted.
local function put_set(sets, title, members, day, second)
  local rows = listing.numbered(members, function(member)
    return { ["единица"]=unit_words(member, day), ["строки"]=rows_words(member), ["документы"]=papers_words(member) }
  end)
  if #rows > 0 then
    sets[#sets + 1] = { ["название"]=title .. ":" .. NBSP .. #rows, ["единицы"]=rows, ["вторая_цифра"]=second or false }
  end
end

-- The units that a second figure has in a set and the first has not: of both nothing is said twice.
local function others(second, first)
  local known, list = {}, {}
  for _, member in ipairs(first) do
    known[member.id] = true
  end
  for _, member in ipairs(second) do
    if not known[member.id] then
      list[#list + 1] = member
    end
  end
  return list
end

-- The sets of a figure, and of the second figures what differs.
function evidence.sets(figure)
  local sets = {}
  for _, set in ipairs(SETS) do
    put_set(sets, set[2], figure[set[1]], figure.as_of)
  end
  for _, second in ipairs(figure.also) do
    for _, set in ipairs(SETS) do
      put_set(sets, "Кроме того, " .. second.name .. " – " .. text.lower(set[2]), others(second[set[1]], figure[set[1]]), figure.as_of, true)
    end
  end
  return sets
end
