-- filters.lua: how the standard filters are declared and what they check; the filters themselves stand in the files
-- filters_*.lua. Each of them follows a comment in one form, a line that says what it does and lines of examples:
--
--   --- прописью, words: целое число словами; род м, ж или с, падеж
--   --- {22 | прописью(ж)} → двадцать две
--
-- The examples are run by tests/language, so that none of them can be wrong; ⍽ is U+00A0.

filters = {}

local function is_whole(value)
  return math.type(value) == "integer"
end

-- A table without named fields; an empty one is an empty list.
local function is_list(value)
  if kind(value) ~= "table" or #value > 0 then
    return kind(value) == "table"
  end
  for _ in pairs(value) do
    return false
  end
  return true
end

-- What a filter may ask of its value: words for the message, the kinds of values that pass, and what else they must be.
local TAKES = {
  ["число"] = { "нужно число", number=true },
  ["целое число"] = { "нужно целое число", number=true, also=is_whole },
  ["дата"] = { "нужна дата", date=true },
  ["число или дата"] = { "нужно число или дата", number=true, date=true },
  ["текст"] = { "нужен текст", text=true },
  ["список"] = { "нужен список", table=true, also=is_list },
  ["запись"] = { "нужна запись", table=true, row=true },
  ["лицо"] = { "нужно лицо: запись или текст «Фамилия Имя Отчество»", table=true, row=true, text=true },
}

-- Stops the filter with a message; the tag and the name of the filter are put before it.
function filters.fail(format, ...)
  error(format:format(...), 0)
end

-- The value as a message calls it: «текст «школа»», «число 2,5».
function filters.describe(value)
  local k = kind(value)
  if k == "text" then
    return "текст «" .. value .. "»"
  elseif k == "number" then
    return "число " .. text.number(value)
  elseif k == "date" then
    return "дата " .. text.date(value, "dd.MM.yyyy")
  end
  return ({ table="список или запись", row="запись", flag="да или нет", xml="разметка", absent="пусто" })[k] or k
end

-- A text that says a number, «1234,5», → the exact number; data from CSV and JSON come so.
local function number_of(s)
  local whole, part = s:match("^(%-?%d+)[.,]?(%d*)$")
  if not whole or #whole + #part > 17 then
    return nil
  end
  return ratio(math.tointeger(tonumber(whole .. part)), math.tointeger(10 ^ #part))
end

-- A text that says a day, «05.06.2024» or «2024-06-05», → the date.
local function date_of(s)
  local day, month, year = s:match("^(%d%d)%.(%d%d)%.(%d%d%d%d)$")
  if not day then
    year, month, day = s:match("^(%d%d%d%d)%-(%d%d)%-(%d%d)$")
  end
  local ok, found = pcall(date, tonumber(year), tonumber(month), tonumber(day))
  return ok and found or nil
end

local function passes(rule, value)
  return rule[kind(value)] and (not rule.also or rule.also(value))
end

-- The value or argument, named by `what` in the message, as the filter takes it.
function filters.expect(value, takes, what)
  local rule, read = TAKES[takes], value
  if kind(value) == "text" and not rule.text then
    read = rule.number and number_of(value) or rule.date and date_of(value) or value
  end
  if not passes(rule, read) then
    filters.fail("%s%s, а дано: %s", what and what .. ": " or "", rule[1], filters.describe(value))
  end
  return read
end

-- An argument that must be one of the words of a table: their value; nil when the argument is not given.
function filters.choose(argument, words, what)
  if argument == nil then
    return nil
  end
  local found = kind(argument) == "text" and words[text.fold(argument)]
  if not found then
    filters.fail("%s: нужно %s, а дано: %s", what, words.expected, filters.describe(argument))
  end
  return found
end

-- A text that must be given.
function filters.text_argument(argument, what)
  return filters.expect(argument, "текст", what)
end

-- The first of the arguments that is not known: with it the answer is not known either.
local function unknown_argument(...)
  local arguments = table.pack(...)
  for i = 1, arguments.n do
    if kind(arguments[i]) == "absent" and arguments[i] ~= nil then
      return arguments[i]
    end
  end
  return nil
end

local function too_many(most, ...)
  local given = select("#", ...)
  if given > most then
    filters.fail("лишний аргумент: их не больше %d, а дано %d", most, given)
  end
end

-- Declares a filter: name and alias (Latin), takes (a row of TAKES, nil: anything), words (how many leading arguments
-- may stand without quotation marks), most (arguments at most, `words` when it is not given), apply(value, …). What is
-- not known passes by untouched and stays unknown.
function filters.add(f)
  local most = f.most or f.words or 0
  filter{ name=f.name, alias=f.alias, words=f.words, apply=function(value, ...)
    too_many(most, ...)
    if kind(value) == "absent" then
      return value
    end
    if f.takes then
      value = filters.expect(value, f.takes)
    end
    local absent = unknown_argument(...)
    if absent ~= nil then
      return absent
    end
    return f.apply(value, ...)
  end }
end
