-- amendment.lua: the order that amends a signed one (D12). It is drafted when a signed order would say something else today, from the
-- differences of the texts: words by words where few changed, else the whole text anew.

local NBSP = "\u{00A0}"

-- So many places of one paragraph are named word by word; more are easier to read as a new text.
local FEW = 3

local function quoted(s)
  return "«" .. typography.bare(s) .. "»"
end

-- «слово», «слова», «цифры» for what is quoted, in the case of «заменить …» ("acc", "ins").
local NAMES = { word={ acc="слово", ins="словом" }, words={ acc="слова", ins="словами" }, figures={ acc="цифры", ins="цифрами" } }

local function name_of(s, case)
  if s:find("^%d[%d.,]*$") then
    return NAMES.figures[case]
  end
  local several = s:find(" ", 1, true) or s:find(NBSP, 1, true)
  return NAMES[several and "words" or "word"][case]
end

local function occurs_once(s, part)
  local from, to = s:find(part, 1, true)
  return from and not s:find(part, to + 1, true)
end

-- Whether the words that changed can be named: few, replaced by others, and found in the text only once.
local function can_name_words(change)
  if #change.words == 0 or #change.words > FEW then
    return false
  end
  for _, word in ipairs(change.words) do
    if word.was == "" or word.became == "" or not occurs_once(change.was, word.was) then
      return false
    end
  end
  return true
end

local function replaced_words(change)
  return listing.joined(change.words, ", ", function(word)
    return name_of(word.was, "acc") .. " " .. quoted(word.was) .. " заменить " .. name_of(word.became, "ins") .. " " .. quoted(word.became)
  end)
end

-- «пункте 2.1» of a text that begins with its number.
local function item_of(s, case)
  local number = s:match("^(%d+%.[%d.]*)%s") or s:match("^(%d+%.)" .. NBSP)
  return number and (case == "prep" and "пункте " or "пункт ") .. number:gsub("%.$", "")
end

local function change_text(change)
  local place = " (" .. change.place .. ")"
  if change.was == "" then
    return "дополнить текстом" .. place .. ": " .. quoted(change.became)
  elseif change.became == "" then
    return (item_of(change.was) or "текст " .. quoted(change.was)) .. place .. " исключить"
  elseif can_name_words(change) then
    return "в " .. (item_of(change.was, "prep") or "тексте") .. place .. " " .. replaced_words(change)
  end
  return (item_of(change.was) or "текст " .. quoted(change.was)) .. place .. " изложить в следующей редакции: " .. quoted(change.became)
end

local function items(changes)
  return wording.punctuate(listing.numbered(changes, function(change)
    return { ["текст"]=change_text(change) }
  end))
end

local function amendment(_, amended)
  local order, one = amended.data, #amended.changes == 1
  local act = acts.reference({ kind="приказ", issuer=order["орган"], date=amended.act.date, number=amended.act.number,
    heading=order["заголовок"] }, "acc")
  return { ["год"]=order["год"], ["орган"]=order["орган"], ["дата"]=official.day({}), ["номер"]=official.number({}),
    ["номер_акта"]=amended.act.number, ["акт"]=act, ["какие"]=one and "следующее изменение" or "следующие изменения",
    ["заголовок"]="О внесении " .. (one and "изменения" or "изменений") .. " в " .. act,
    ["изменения"]=items(amended.changes), ["контроль"]=order["контроль"], ["подписант"]=order["подписант"] }
end

document{ id="D12", title="Приказ о внесении изменений", template="docx/prikaz_izmeneniya.docx", amends={ "D05" },
  data=amendment,
  signed=function(act)
    return official.signed(act)
  end,
  file="{год}/Майский пакет/Приказ о внесении изменений в приказ № {номер_акта}" }
