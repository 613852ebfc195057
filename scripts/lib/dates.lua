-- dates.lua: days, months, quarters and periods as Russian documents write them. A day has no leading zero in words;
-- an en dash stands between words with spaces and between figures without them.

dates = {}

local NBSP = "\u{00A0}"
local YEAR = NBSP .. "г."
local TO = NBSP .. "– "

-- «12 декабря 2024 г.»
function dates.long(day)
  return text.date(day, "d" .. NBSP .. "MMMM" .. NBSP .. "y") .. YEAR
end

-- «12.12.2024»
function dates.short(day)
  return text.date(day, "dd.MM.yyyy")
end

-- «май», in a case: «мае».
function dates.month(day, case)
  return text.month(day.month, case)
end

-- «май 2024 г.», in a case: «мае 2024 г.»
function dates.month_year(day, case)
  return text.month(day.month, case) .. NBSP .. day.year .. YEAR
end

-- «II квартал 2024 г.»
function dates.quarter(day)
  return grammar.roman((day.month + 2) // 3) .. NBSP .. "квартал " .. day.year .. YEAR
end

local SCHOOL_YEAR_BEGINS = 9

-- «2024/25 учебный год»: that to which the day belongs, from September to August.
function dates.school_year(day)
  local first = day.month >= SCHOOL_YEAR_BEGINS and day.year or day.year - 1
  return ("%d/%02d"):format(first, (first + 1) % 100) .. NBSP .. "учебный год"
end

local function in_order(from, to)
  if to < from then
    filters.fail("конец %s раньше начала %s", dates.short(to), dates.short(from))
  end
end

-- «сентябрь – ноябрь 2024 г.», «сентябрь 2024 г. – май 2025 г.», «сентябрь 2024 г.»
function dates.months(from, to)
  in_order(from, to)
  if from.year ~= to.year then
    return dates.month_year(from) .. TO .. dates.month_year(to)
  elseif from.month ~= to.month then
    return dates.month(from) .. TO .. dates.month_year(to)
  end
  return dates.month_year(from)
end

-- The first day of «с … по …»: without what it shares with the last.
local function first_day(from, to)
  if from.year ~= to.year then
    return dates.long(from)
  elseif from.month ~= to.month then
    return text.date(from, "d" .. NBSP .. "MMMM")
  end
  return tostring(from.day)
end

-- «с 1 по 15 сентября 2024 г.», «с 1 сентября по 30 ноября 2024 г.»; one day is that day.
function dates.span(from, to)
  in_order(from, to)
  if from == to then
    return dates.long(from)
  end
  return "с" .. NBSP .. first_day(from, to) .. " по" .. NBSP .. dates.long(to)
end

-- «2021–2024 гг.»
function dates.years(from, to)
  if to < from then
    filters.fail("последний год %d раньше первого %d", to, from)
  elseif from == to then
    return from .. YEAR
  end
  return from .. "–" .. to .. NBSP .. "гг."
end

-- «___» __________ 20__ г. for a day that is not known yet; with the year when that is known.
function dates.blank(year)
  return "«___»" .. NBSP .. "__________" .. NBSP .. (year or "20__") .. YEAR
end
