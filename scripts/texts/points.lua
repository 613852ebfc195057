-- points.lua: where a line of a document stands, as an order that amends it says: «в графе «Срок реализации» пункта 4 Плана-графика».
-- Told from what is printed: the numbers of points and of rows, headers of columns, approval marks and titles of annexes.

points = {}

local NBSP = "\u{00A0}"

local function plain(s)
  return (s:gsub(NBSP, " "))
end

-- ---- lines ----

-- «1.6.2» of «1.6.2. реализация …», «3» of «3) …»; nil: no number is printed.
function points.number(s)
  local number = plain(s):match("^(%d[%d.]*)[.)] ")
  return number and (number:gsub("%.$", ""))
end

-- «1 2 3 4 5» below the header.
local function numbers_columns(line)
  return line.cells[1] == "1" and line.cells[2] == "2"
end

-- The number in the first cell of a row.
local function row_number(line)
  local number = #line.cells > 1 and not numbers_columns(line) and plain(line.cells[1]):match("^(%d[%d.]*)[.)]?$")
  return number and (number:gsub("%.$", ""))
end

function points.number_of(line)
  if line.cells then
    return row_number(line) or nil
  end
  return points.number(line.text)
end

-- The number of a section: «II. Организационная структура».
local function section_number(line)
  return line.text and plain(line.text):match("^([IVXLC]+)%. ")
end

local function words_of(line)
  return line.text or table.concat(line.cells, " ")
end

-- ---- annexes ----

-- An annex begins with «УТВЕРЖДЕНО …» or «Приложение 1».
local function is_mark(line)
  local s = words_of(line)
  return s:find("^УТВЕРЖДЕН") ~= nil or s:find("^Приложение") ~= nil and #s < 60
end

-- «положение» of the title «ПОЛОЖЕНИЕ о краевом проекте …»: its first word stands in capitals.
local function kind_in(line)
  local word = words_of(line):match("^[^%s(«]+") or ""
  word = plain(word):match("^[^ ]+") or ""
  return text.length(word) > 3 and text.upper(word) == word and not is_mark(line) and not word:find("%d") and text.lower(word) or nil
end

local TITLE_WITHIN = 8 -- lines behind the mark

local function title_after(lines, mark)
  for i = mark + 1, math.min(mark + TITLE_WITHIN, #lines) do
    local kind = kind_in(lines[i])
    if kind then
      return i, kind
    end
  end
end

-- The annex that the line stands in: {mark, title, kind, number}; nil: it stands in the order itself.
local function annex_of(lines, at)
  for i = at, 1, -1 do
    if lines[i].part ~= lines[at].part then
      return nil
    elseif is_mark(lines[i]) then
      local title, kind = title_after(lines, i)
      return { mark=i, title=title or i, kind=kind, number=plain(words_of(lines[i])):match("^Приложение[ №]*(%d+)") }
    end
  end
end

-- «Положения», «приложения 1».
local function annex_unit(annex)
  local forms = {}
  for _, case in ipairs{ "prep", "acc", "gen", "ins" } do
    if annex.number or not annex.kind then
      forms[case] = document_kinds.form("приложение", case) .. (annex.number and " " .. annex.number or "")
    else
      forms[case] = text.title(document_kinds.form(annex.kind, case))
    end
  end
  return forms
end

-- ---- units ----

-- What a unit is called in the cases that orders need: «в пункте 3», «графу «Срок» изложить», «пункта 3 Плана», «дополнить пунктом 3».
local NOUNS = {
  point={ prep="пункте", acc="пункт", gen="пункта", ins="пунктом" },
  subpoint={ prep="подпункте", acc="подпункт", gen="подпункта", ins="подпунктом" },
  section={ prep="разделе", acc="раздел", gen="раздела", ins="разделом" },
  column={ prep="графе", acc="графу", gen="графы", ins="графой" }, row={ prep="строке", acc="строку", gen="строки", ins="строкой" },
  paragraph={ prep="абзаце", acc="абзац", gen="абзаца", ins="абзацем" },
}

local function unit(noun, name)
  local forms = {}
  for case, word in pairs(NOUNS[noun]) do
    forms[case] = word .. " " .. name
  end
  return forms
end

local function quoted(s)
  return "«" .. typography.bare(s) .. "»"
end

-- Which of the lines with one number in a text this is; 1 where there is only one.
local function rank(lines, at, from)
  local number, table_number, n = points.number_of(lines[at]), lines[at].table, 0
  for i = from, at do
    if points.number_of(lines[i]) == number and lines[i].table == table_number then
      n = n + 1
    end
  end
  return n
end

-- «пункте 3», «подпункте 4.1» of the order itself, «втором по порядку пункте 1.4» where a number is printed twice.
local function point_unit(lines, at, annex)
  local number = points.number_of(lines[at])
  local forms = unit(not annex and number:find(".", 1, true) and "subpoint" or "point", number)
  local n = rank(lines, at, annex and annex.mark or 1)
  for case, words in pairs(forms) do
    forms[case] = n > 1 and case ~= "ins" and grammar.ordinal(n, "m", case) .. " по порядку " .. words or words
  end
  return forms
end

-- «абзаце втором».
local function paragraph_unit(n)
  local forms = {}
  for case, word in pairs(NOUNS.paragraph) do
    forms[case] = word .. " " .. grammar.ordinal(n, "m", case)
  end
  return forms
end

-- What no point goes on behind: rows, sections, titles, signatures and requisites, which have tabs.
local function ends_point(line)
  return line.cells or section_number(line) or kind_in(line) or is_mark(line) or line.text:find("\t", 1, true)
end

-- The point that a paragraph without a number goes on, and which paragraph of it this is.
local function point_before(lines, at)
  for i = at, 1, -1 do
    if points.number_of(lines[i]) and not lines[i].cells then
      return i, at - i + 1
    elseif ends_point(lines[i]) or lines[i].part ~= lines[at].part then
      return nil
    end
  end
end

-- The header of a column, of the first row of the table; its number where there is none.
local function column_unit(lines, at, cell)
  local first = at
  while first > 1 and lines[first - 1].table == lines[at].table do
    first = first - 1
  end
  local header = first < at and #lines[first].cells == #lines[at].cells and lines[first].cells[cell] or ""
  return unit("column", header ~= "" and quoted(header) or tostring(cell))
end

local function put_row(units, lines, at, cell, annex)
  if cell and #lines[at].cells > 1 then
    units[#units + 1] = column_unit(lines, at, cell)
  end
  if points.number_of(lines[at]) then
    units[#units + 1] = point_unit(lines, at, annex)
  elseif words_of(lines[at]) ~= "" then
    units[#units + 1] = unit("row", quoted(lines[at].cells[1]))
  end
end

local MARK = { prep="грифе", acc="гриф", gen="грифа", ins="грифом" }
local TITLE = { prep="наименовании", acc="наименование", gen="наименования", ins="наименованием" }

local function put_paragraph(units, lines, at, annex)
  local point, n = point_before(lines, at)
  if annex and at <= annex.title then
    units[1] = at == annex.title and annex.kind and TITLE or MARK
  elseif point then
    units[1] = n > 1 and paragraph_unit(n) or nil
    units[#units + 1] = point_unit(lines, point, annex)
  elseif section_number(lines[at]) then
    units[1] = unit("section", section_number(lines[at]))
  end
end

-- Where line number `at` stands: its units from within outwards, the last being the annex. `named`: whether more than the annex is.
function points.find(lines, at, cell)
  local units, annex = {}, annex_of(lines, at)
  if lines[at].cells then
    put_row(units, lines, at, cell, annex)
  else
    put_paragraph(units, lines, at, annex)
  end
  local named = #units > 0
  if annex then
    units[#units + 1] = annex_unit(annex)
  end
  return { units=units, named=named, annex=annex }
end

-- «пункте 3 Плана-графика»: the place in a case, from unit number `from` on.
function points.words(place, case, from)
  local list = {}
  for i = from or 1, #place.units do
    list[#list + 1] = place.units[i][#list == 0 and case or "gen"]
  end
  return table.concat(list, " ")
end
