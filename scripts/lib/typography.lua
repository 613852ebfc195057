-- typography.lua: the spaces of a text at which a line must not break. Quoted titles are printed as they are; only a
-- name as a whole (of a school, of a municipality) is bound inside its quotation marks too.

typography = {}

local NBSP = "\u{00A0}"

local function set_of(words)
  local set = {}
  for word in words:gmatch("%S+") do
    set[word] = true
  end
  return set
end

-- Abbreviations that hold on to the figure or the proper name behind them; the second list, to any word.
local LEADING = set_of("г. п. пп. ст. ч. д. ул. пос. с. пр. пер. стр. табл. рис. гл. разд. подп. абз. прим. кв. им. т.")
local LEADING_ANY = set_of("№ см.")

-- What holds on to the figure before it, or to another such word: «5 тыс. руб.»
local MEASURES = set_of("% г. гг. руб. коп. тыс. млн млрд п.п.")

-- Letters by their bytes in UTF-8.
local CAPITAL = "\208[\129\144-\175]"

local function begins_upper(word)
  return word:find("^" .. CAPITAL) or word:find("^[%dA-Z]") or word:find("^«") or word:find("^№")
end

local function begins_letter(word)
  return word:find("^[\208\209A-Za-z]")
end

-- «С.», «С.В.»
local function is_initials(word)
  local rest, count = word, 0
  while rest:find("^" .. CAPITAL .. "%.") do
    rest, count = rest:sub(4), count + 1
  end
  return count > 0 and rest == ""
end

local function is_number(word)
  return word:find("^%-?[%d,]*%d$")
end

-- Without opening brackets and quotes in front, without punctuation behind.
local function core(word)
  return (word:gsub("^[(]+", ""):gsub("^«", ""):gsub("[),;:]+$", ""))
end

-- «2024 г.» is a year, «г. Пермь» a city.
local function holds_next(word, following, before)
  if LEADING_ANY[word] then
    return following ~= ""
  end
  return LEADING[word] and begins_upper(following) and not (word == "г." and is_number(before))
end

-- «22 школы», but «№ 847 от»: a number holds the word that it counts.
local function counts(before, word, following)
  return is_number(word) and begins_letter(following) and not (LEADING[core(before)] or LEADING_ANY[core(before)])
end

-- «5 тыс. руб.», «Очерский МО», «МО г. Соликамск».
local function is_tail(word, following)
  local is_measure = MEASURES[following] and (word:find("%d$") or MEASURES[word])
  return is_measure or following:gsub("%.$", "") == "МО" or word == "МО" and following == "г."
end

-- A dash never begins a line, even after a comma.
local function parts_never(before, word, following)
  local bare, behind = core(word), core(following)
  if behind == "–" or behind == "—" then
    return true
  elseif word:find("[,;:]$") then
    return false
  end
  return holds_next(bare, following, before) or is_tail(word, behind) or counts(before, bare, following) or
    is_initials(bare) and begins_upper(following) or is_initials(behind) and bare:find("^" .. CAPITAL)
end

-- How many more quotation marks a word opens than it closes.
local function opened(word)
  local _, opening = word:gsub("«", "")
  local _, closing = word:gsub("»", "")
  return opening - closing
end

local function bind(s, in_quotes)
  local words, out, depth = {}, {}, 0
  for word in (s .. " "):gmatch("([^ ]*) ") do
    words[#words + 1] = word
  end
  for i, word in ipairs(words) do
    depth = depth + opened(word)
    local free = word ~= "" and i < #words and (in_quotes or depth <= 0)
    out[#out + 1] = word
    out[#out + 1] = free and parts_never(words[i - 1] or "", word, words[i + 1]) and NBSP or " "
  end
  out[#out] = nil
  return table.concat(out)
end

-- «п. 3.1.4 Положения», «22 школы», «Шубин С.В.» with U+00A0 in them; what stands in «…» is left alone.
function typography.bind(s)
  return bind(s, false)
end

-- The same for a name, «МБОУ «СОШ № 2»» as a whole; «3-х» keeps its ending by U+2011.
function typography.bind_name(s)
  return (bind(s, true):gsub("(%d)%-([\208\209])", "%1\u{2011}%2"))
end

-- Without the full stop or semicolon that ends it.
function typography.bare(s)
  return (s:gsub("[%s.;]+$", ""))
end
