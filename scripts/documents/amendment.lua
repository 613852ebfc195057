-- amendment.lua: the order that amends a signed one (D12). It is drafted when a signed order would say something else today, from the
-- differences of the texts: by points and columns where these have numbers and headers, words by words where few changed, else the whole
-- text anew.

local NBSP = "\u{00A0}"

-- So many places of one paragraph are named word by word; more are easier to read as a new text.
local FEW = 3

local function trimmed(s)
  return (s:gsub(NBSP, " "):gsub("^%s+", ""):gsub("%s+$", ""))
end

-- Initials: capital letters with their dots, «Л.Н.».
local INITIALS = "\208[\144-\175]%."

-- In quotation marks, without the sign that ends a sentence or an item; initials keep their dot.
local function quoted(s)
  local ends_with_initials = s:gsub(NBSP, " "):find("[ .]" .. INITIALS .. "$")
  return "«" .. (ends_with_initials and s or typography.bare(s)) .. "»"
end

-- ---- words ----

-- «слово», «слова», «цифры» for what is quoted, in the case of «заменить …» ("acc", "ins"); "gen": «после слова».
local NAMES = { word={ acc="слово", ins="словом", gen="слова" }, words={ acc="слова", ins="словами", gen="слов" },
  figures={ acc="цифры", ins="цифрами", gen="цифр" } }

local function named(s, case)
  local kind = s:find("^%d[%d.,]*$") and "figures" or s:find(" ", 1, true) and "words" or "word"
  return NAMES[kind][case] .. " " .. quoted(s)
end

local function occurs_once(s, part)
  s, part = s:gsub(NBSP, " "), part:gsub(NBSP, " ")
  local from, to = s:find(part, 1, true)
  return from and not s:find(part, to + 1, true)
end

local AFTER = 4 -- words at most that say where others come in

-- The fewest words before a byte of the text that it has only once; nil: there are none.
local function words_before(s, at)
  local before, taken = trimmed(s:sub(1, at - 1)), ""
  for _ = 1, AFTER do
    local rest, word = before:match("^(.-)%s*(%S+)$")
    if not word then
      return nil
    end
    before, taken = rest, taken == "" and word or word .. " " .. taken
    if occurs_once(s, taken) then
      return taken
    end
  end
end

local PAIRS = { { "(", ")" }, { "«", "»" } }

-- Whether a stretch of words can be quoted: it has a word, and every bracket and quotation mark has its other half.
local function is_quotable(s)
  for _, pair in ipairs(PAIRS) do
    local _, opened = s:gsub("%" .. pair[1], "")
    local _, closed = s:gsub("%" .. pair[2], "")
    if opened ~= closed then
      return false
    end
  end
  return s:find("[%w\208\209]") ~= nil
end

-- Where the last word before a byte of the text begins; nil: there is none.
local function word_start(s, at)
  local before = s:sub(1, at - 1):gsub(NBSP, "  ") -- of as many bytes
  return before:find("%S") and #(before:match("^(.*%s)%S+%s*$") or "") + 1
end

-- The words that gave way and those that came, with as many before them as it takes for the text to have them only once; initials with
-- the name before them. nil: too many.
local function widened(change, word)
  local from, to = word.at, word.at + #word.was - 1
  local is_initials = word.was:find("^" .. INITIALS)
  local dot = is_initials and change.was:sub(to + 1, to + 1) == "." and "." or ""
  for _ = 0, AFTER do
    local was = trimmed(change.was:sub(from, to) .. dot)
    if occurs_once(change.was, was) and (not is_initials or from < word.at) then
      return was, trimmed(change.was:sub(from, word.at - 1) .. word.became .. dot)
    end
    from = word_start(change.was, from)
    if not from then
      return nil
    end
  end
end

-- «слово «Май» заменить словом «Июнь»», «слово «весь» исключить», «после слов «до 1 июля» дополнить словами «2024 года»»; nil: the
-- words cannot be named.
local function word_change(change, word)
  if trimmed(word.was) == "" then
    local became, after = trimmed(word.became), words_before(change.was, word.at)
    return after and is_quotable(became) and "после " .. named(after, "gen") .. " дополнить " .. named(became, "ins")
  end
  local was, became = widened(change, word)
  if not was or not is_quotable(was) or (became ~= "" and not is_quotable(became)) then
    return nil
  end
  return named(was, "acc") .. (became == "" and " исключить" or " заменить " .. named(became, "ins"))
end

-- The words that changed, when they are few and each can be named; nil: the text is easier to read anew.
local function words_changed(change)
  local list = {}
  for i, word in ipairs(change.words) do
    list[i] = i <= FEW and word_change(change, word)
    if not list[i] then
      return nil
    end
  end
  return #list > 0 and table.concat(list, ", ") or nil
end

-- ---- places ----

-- Where the change is, when more than the annex can be said of it; nil: it is told in the words of messages (change.place).
local function place_of(amended, change)
  local lines = change.was == "" and amended.now or amended.was
  local place = change.line and points.find(lines, change.line, change.cell)
  return place and place.named and place or nil
end

local function line_of(amended, change)
  return (change.was == "" and amended.now or amended.was)[change.line]
end

-- ---- numbers ----

local function without_number(s)
  return (s:gsub(NBSP, " "):gsub("^%d[%d.]*[.)] ", ""))
end

-- The number before and after, where nothing else of a point or row changed.
local function renumbered(amended, change)
  if change.was == "" or change.became == "" or not change.line then
    return nil
  end
  local line = line_of(amended, change)
  if line.cells then
    local new = change.cell == 1 and trimmed(change.became):match("^(%d[%d.]*)[.)]?$")
    return new and points.number_of(line), new and (new:gsub("%.$", ""))
  end
  local was, became = points.number(change.was), points.number(change.became)
  if was and became and was ~= became and without_number(change.was) == without_number(change.became) then
    return was, became
  end
end

-- «2.3.», 8 of «2.3.8».
local function split_number(number)
  local prefix, last = number:match("^(.-)(%d+)$")
  return prefix, tonumber(last)
end

local function follows(number, before)
  local prefix, last = split_number(number)
  local prefix_before, last_before = split_number(before)
  return prefix == prefix_before and last == last_before + 1
end

-- How many changes from number `i` on only renumber points in a row; the last numbers of them.
local function renumbered_run(amended, i)
  local was, became = renumbered(amended, amended.changes[i])
  local count = 0
  while was do
    count = count + 1
    local change = amended.changes[i + count]
    local next_was, next_became
    if change then
      next_was, next_became = renumbered(amended, change)
    end
    if not next_was or not follows(next_was, was) or not follows(next_became, became) then
      break
    end
    was, became = next_was, next_became
  end
  return count, was, became
end

-- «пункты 9–18 Плана-графика считать соответственно пунктами 8–17».
local function renumbering(amended, i, count, last_was, last_became)
  local change = amended.changes[i]
  local was, became = renumbered(amended, change)
  local place = points.find(amended.was, change.line)
  local of = points.words(place, "gen", 2)
  of = of ~= "" and " " .. of or ""
  if count == 1 then
    return points.words(place, "acc") .. " считать пунктом " .. became
  end
  local dash = count == 2 and ", " or "–"
  return "пункты " .. was .. dash .. last_was .. of .. " считать соответственно пунктами " .. became .. dash .. last_became
end

-- ---- changes ----

-- «Положение дополнить пунктом 1.6.3 следующего содержания: «…»»; of a row its cells come after the text.
local function added(amended, change, place)
  local line = line_of(amended, change)
  if change.cell then
    return points.words(place, "acc") .. " дополнить словами " .. quoted(change.became)
  end
  local outer = points.words(place, "acc", 2)
  local words = (outer ~= "" and outer .. " " or "") .. "дополнить " .. place.units[1].ins .. " следующего содержания:"
  if line.cells then
    return words, line.cells
  end
  return words .. " " .. quoted(change.became)
end

-- A point of a text that is in force loses it; a row, a paragraph or what stood in a cell is struck out.
local function removed(amended, change, place)
  local line = line_of(amended, change)
  if change.cell then
    return "в " .. points.words(place, "prep") .. " " .. named(trimmed(change.was), "acc") .. " исключить"
  end
  local is_point = not line.cells and points.number_of(line)
  return points.words(place, "acc") .. (is_point and " признать утратившим силу" or " исключить")
end

-- A change whose place has no name of its own: «в тексте (абзац 13)».
local function unnamed(change)
  local place = " (" .. change.place .. ")"
  if change.was == "" then
    return "дополнить текстом" .. place .. ": " .. quoted(change.became)
  elseif change.became == "" then
    return "текст " .. quoted(change.was) .. place .. " исключить"
  end
  local words = words_changed(change)
  if words then
    return "в тексте" .. place .. " " .. words
  end
  return "текст " .. quoted(change.was) .. place .. " изложить в следующей редакции: " .. quoted(change.became)
end

-- What is to be changed, and the cells of a row that is added.
local function change_text(amended, change)
  local place = place_of(amended, change)
  if not place then
    return unnamed(change)
  elseif change.was == "" then
    return added(amended, change, place)
  elseif change.became == "" then
    return removed(amended, change, place)
  end
  local words = words_changed(change)
  if words then
    return "в " .. points.words(place, "prep") .. " " .. words
  end
  return points.words(place, "acc") .. " изложить в следующей редакции: " .. quoted(change.became)
end

local function row_record(cells)
  return { ["первая"]=cells[1], ["графы"]={ table.unpack(cells, 2) } }
end

local function items(amended)
  local list, i = {}, 1
  while i <= #amended.changes do
    local count, was, became = renumbered_run(amended, i)
    local words, row
    if count > 0 then
      words = renumbering(amended, i, count, was, became)
    else
      words, row = change_text(amended, amended.changes[i])
    end
    list[#list + 1] = { ["№"]=#list + 1, ["текст"]=words, ["строка"]=row and { row_record(row) } or {} }
    i = i + math.max(count, 1)
  end
  return wording.punctuate(list)
end

local function amendment(_, amended)
  local order, changes = amended.data, items(amended)
  local one = #changes == 1
  local act = acts.reference({ kind="приказ", issuer=order["орган"], date=amended.act.date, number=amended.act.number,
    heading=order["заголовок"] }, "acc")
  for _, change in ipairs(changes) do
    change["знак"] = #change["строка"] > 0 and "" or change["знак"] -- a row stands behind its colon
  end
  return { ["год"]=order["год"], ["орган"]=order["орган"], ["дата"]=official.day({}), ["номер"]=official.number({}),
    ["номер_акта"]=amended.act.number, ["акт"]=act, ["какие"]=one and "следующее изменение" or "следующие изменения",
    ["заголовок"]="О внесении " .. (one and "изменения" or "изменений") .. " в " .. act,
    ["изменения"]=changes, ["контроль"]=order["контроль"], ["подписант"]=order["подписант"] }
end

document{ id="D12", title="Приказ о внесении изменений", template="docx/prikaz_izmeneniya.docx", amends={ "D05" },
  data=amendment,
  signed=function(act)
    return official.signed(act)
  end,
  file="{год}/Майский пакет/Приказ о внесении изменений в приказ № {номер_акта}" }
