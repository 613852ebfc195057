-- filters_dates.lua: days in words and figures, months, quarters, periods, blanks.

local function date_add(name, alias, apply)
  filters.add{ name=name, alias=alias, takes="дата", apply=apply }
end

--- словами, long: дата с названием месяца
--- {Подписан | словами} → 5⍽июня⍽2024⍽г.
date_add("словами", "long", function(day) return dates.long(day) end)

--- кратко, short: дата цифрами
--- {Подписан | кратко} → 05.06.2024
date_add("кратко", "short", function(day) return dates.short(day) end)

local function month_add(name, alias, write)
  filters.add{ name=name, alias=alias, takes="дата", words=1, apply=function(day, case)
    return dates[write](day, filters.choose(case, grammar.cases, "падеж"))
  end }
end

--- месяц, month: название месяца; падеж
--- {Подписан | месяц | прописная}, в {Подписан | месяц(предложный)} → Июнь, в июне
month_add("месяц", "month", "month")

--- месяц_год, month_year: месяц и год; падеж
--- {Подписан | месяц_год}, с {Подписан | месяц_год(родительный)} → июнь⍽2024⍽г., с июня⍽2024⍽г.
month_add("месяц_год", "month_year", "month_year")

--- квартал, quarter: квартал и год
--- {Подписан | квартал} → II⍽квартал 2024⍽г.
date_add("квартал", "quarter", function(day) return dates.quarter(day) end)

--- учебный_год, school_year: учебный год, в который попадает дата
--- {Подписан | учебный_год} → 2023/24⍽учебный год
date_add("учебный_год", "school_year", function(day) return dates.school_year(day) end)

local function period_add(name, alias, takes, write)
  filters.add{ name=name, alias=alias, takes=takes, most=1, apply=function(from, to)
    return dates[write](from, filters.expect(to, takes, "конец"))
  end }
end

--- период, period: месяцы от даты до даты
--- {Начало | период(Конец)} → сентябрь⍽– ноябрь⍽2024⍽г.
period_add("период", "period", "дата", "months")

--- с_по, span: дни от даты до даты
--- {Начало | с_по(Конец)} → с⍽1⍽сентября по⍽30⍽ноября⍽2024⍽г.
period_add("с_по", "span", "дата", "span")

--- годы, years: годы от и до
--- {2021 | годы(2024)} → 2021–2024⍽гг.
period_add("годы", "years", "целое число", "years")

--- бланк, blank: дата словами, а пока ее нет – место для нее; год, если он известен
--- {Не_подписан | бланк}, {Не_подписан | бланк(2024)} → «___»⍽__________⍽20__⍽г., «___»⍽__________⍽2024⍽г.
filter{ name="бланк", alias="blank", apply=function(day, year)
  if kind(day) ~= "absent" then
    return dates.long(filters.expect(day, "дата"))
  end
  return dates.blank(year and filters.expect(year, "целое число", "год"))
end }
