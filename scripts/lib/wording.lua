-- wording.lua: words that follow numbers: agreement, dates, per cents, lists. The forms themselves stand in
-- wording_forms.lua; the sentences about an indicator in wording_figures.lua.

wording = {}

local NBSP = "\u{00A0}"

wording.dash = NBSP .. "– "
wording.empty = "не заполнено"
wording.no_data = "нет данных"

-- Chooses among forms by number: {one=…, few=…, many=…} or {one=…, other=…}.
function wording.agree(n, forms)
  local class = text.plural(n)
  return forms[class] or forms.other or forms.many
end

-- «22 школы»; with a case, «из 22 школ» is wording.count(22, "school", "gen").
function wording.count(n, noun, case)
  return text.number(n) .. NBSP .. wording.agree(n, wording.nouns[noun][case or "nom"])
end

function wording.percent(printed)
  return printed .. NBSP .. "%"
end

-- The exact number that a printed one says: «86,4» → 864/10.
local function printed_number(printed, decimals)
  local digits = printed:gsub("[^%d]", "")
  return ratio(tonumber(digits), math.tointeger(10 ^ decimals))
end

local DECIMALS_LARGEST = 6

-- part of whole in per cent, half up: «75,0»; with as many decimals as it takes not to contradict the verdict by a
-- threshold; nil when there is no whole.
function wording.share(part, whole, threshold)
  if whole == 0 then
    return nil
  end
  local exact = ratio(100, 1) * part / whole
  for decimals = 1, DECIMALS_LARGEST do
    local printed = text.number(exact, decimals)
    if not threshold or (printed_number(printed, decimals) >= threshold) == (exact >= threshold) then
      return printed
    end
  end
  return text.number(exact, DECIMALS_LARGEST)
end

function wording.date(day)
  return day and text.date(day, "d" .. NBSP .. "MMMM y" .. NBSP .. "'г.'") or wording.empty
end

function wording.short_date(day)
  return day and text.date(day, "dd.MM.y") or wording.empty
end

-- What does not part from what follows or goes before: «№ 5», «п. 5», «г. Пермь», «Очерский МО», «не менее 3-х».
local UNDIVIDED = {
  { "МО г%. ", "МО" .. NBSP .. "г. " }, { "(%d)%-([\xD0\xD1])", "%1\u{2011}%2" },
  { "№ ", "№" .. NBSP }, { "п%. ", "п." .. NBSP }, { "г%. ", "г." .. NBSP }, { " МО%f[\0 ,;.]", NBSP .. "МО" } }

function wording.nbsp(s)
  for _, pair in ipairs(UNDIVIDED) do
    s = s:gsub(pair[1], pair[2])
  end
  return s
end

function wording.filled(value)
  return value ~= nil and value or wording.empty
end

-- First letter in capitals.
function wording.sentence(s)
  return text.upper(text.sub(s, 1, 1)) .. text.sub(s, 2)
end

-- With a full stop, unless an abbreviation brings its own.
function wording.stop(s)
  return s:sub(-1) == "." and s or s .. "."
end

-- Without the full stop or semicolon that ends it.
function wording.bare(s)
  return (s:gsub("[%s.;]+$", ""))
end

-- Marks each item of a list of records with the sign after it: «;» and at the end «.».
function wording.punctuate(items)
  for i, item in ipairs(items) do
    item["знак"] = i < #items and ";" or "."
  end
  return items
end
