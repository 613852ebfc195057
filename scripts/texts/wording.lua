-- wording.lua: words that follow numbers: agreement, dates, per cents, lists. The forms themselves stand in
-- wording_forms.lua; the sentences about an indicator in wording_figures.lua.

wording = {}

local NBSP = "\u{00A0}"

wording.dash = NBSP .. "– "
wording.empty = "не заполнено"
wording.no_data = "нет данных"

-- «22 школы»; with a case, «из 22 школ» is wording.count(22, "school", "gen").
function wording.count(n, noun, case)
  return text.number(n) .. NBSP .. grammar.form(n, wording.nouns[noun][case or "nom"])
end

function wording.percent(printed)
  return printed .. NBSP .. "%"
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
    if not threshold or (round(exact, decimals) >= threshold) == (exact >= threshold) then
      return text.number(exact, decimals)
    end
  end
  return text.number(exact, DECIMALS_LARGEST)
end

function wording.date(day)
  return day and dates.long(day) or wording.empty
end

function wording.short_date(day)
  return day and dates.short(day) or wording.empty
end

function wording.filled(value)
  return value ~= nil and value or wording.empty
end

-- With a full stop, unless an abbreviation brings its own.
function wording.stop(s)
  return s:sub(-1) == "." and s or s .. "."
end

-- Marks each item of a list of records with the sign after it: «;» and at the end «.».
function wording.punctuate(items)
  for i, item in ipairs(items) do
    item["знак"] = i < #items and ";" or "."
  end
  return items
end
