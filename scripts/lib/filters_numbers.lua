-- filters_numbers.lua: numbers, per cents, agreement, numbers in words, money.

local NBSP = "\u{00A0}"

local function decimals_argument(decimals)
  if decimals == nil then
    return nil
  end
  decimals = filters.expect(decimals, "целое число", "знаков после запятой")
  if decimals < 0 or decimals > 18 then
    filters.fail("знаков после запятой бывает от 0 до 18, а дано %s", text.number(decimals))
  end
  return decimals
end

local function number_add(name, alias, takes, most, apply)
  filters.add{ name=name, alias=alias, takes=takes, most=most, apply=apply }
end

--- число, number: с пробелами между тысячами и запятой; столько знаков после запятой, сколько сказано
--- {1234.5 | число} → 1⍽234,5
--- {1234.5 | число(2)} → 1⍽234,50
number_add("число", "number", "число", 1, function(n, decimals)
  return text.number(n, decimals_argument(decimals))
end)

--- процент, percent: число со знаком %
--- {81.81 | процент(1)} → 81,8⍽%
number_add("процент", "percent", "число", 1, function(n, decimals)
  return text.number(n, decimals_argument(decimals)) .. NBSP .. "%"
end)

--- пункты, points: разность в процентных пунктах
--- {-3.2 | пункты} → −3,2⍽п.п.
number_add("пункты", "points", "число", 1, function(n, decimals)
  return text.number(n, decimals_argument(decimals)) .. NBSP .. "п.п."
end)

--- со_знаком, signed: число с плюсом или минусом
--- {3.2 | со_знаком} → +3,2
number_add("со_знаком", "signed", "число", 1, function(n, decimals)
  local printed = text.number(n, decimals_argument(decimals))
  return n > 0 and printed:find("[1-9]") and "+" .. printed or printed
end)

--- округлить, round: число, округленное точно (половина – от нуля); с ним можно считать дальше
--- {2.345 | округлить(2) | число} → 2,35
number_add("округлить", "round", "число", 1, function(n, decimals)
  return round(n, decimals_argument(decimals) or 0)
end)

--- год, year: год без пробелов; от даты – ее год
--- {2024 | год} → 2024
number_add("год", "year", "число или дата", 0, function(value)
  return kind(value) == "date" and text.date(value, "yyyy") or text.plain_number(value)
end)

--- римское, roman: римские цифры
--- {2 | римское} квартал → II квартал
number_add("римское", "roman", "целое число", 0, function(n) return grammar.roman(n) end)

-- ---- agreement ----

local function forms_of(...)
  local forms = { ... }
  if #forms < 2 or #forms > 4 then
    filters.fail("нужно от двух до четырех форм слова, например: школа, школы, школ; дано: %d", #forms)
  end
  for _, form in ipairs(forms) do
    filters.text_argument(form, "форма слова")
  end
  return forms
end

--- согласовать, plural: число и слово при нем; три формы – именительный, две – косвенный падеж
--- {22 | согласовать(школа, школы, школ)} → 22⍽школы
--- в {21 | согласовать(муниципальном образовании, муниципальных образованиях)} → в 21⍽муниципальном образовании
filters.add{ name="согласовать", alias="plural", takes="число", words=4, apply=function(n, ...)
  return text.number(n) .. NBSP .. grammar.agree(n, forms_of(...))
end }

--- слово, plural_word: то же без числа
--- {5 | слово(оказана, оказаны, оказано)} → оказано
filters.add{ name="слово", alias="plural_word", takes="число", words=4, apply=function(n, ...)
  return grammar.agree(n, forms_of(...))
end }

-- ---- in words ----

local ANIMATE = { expected="слово «одуш»", ["одуш"]=true, ["одушевленный"]=true, ["animate"]=true }

--- прописью, words: целое число словами; род м, ж или с, падеж, для винительного одушевленных – одуш
--- {22 | прописью(ж)} → двадцать две
--- не менее {2 | прописью(с, родительный)} → не менее двух
filters.add{ name="прописью", alias="words", takes="целое число", words=3, apply=function(n, gender, case, animate)
  return grammar.spell(n, filters.choose(gender, grammar.genders, "род"),
    filters.choose(case, grammar.cases, "падеж"), filters.choose(animate, ANIMATE, "одушевленность"))
end }

-- Genders and inflection by their names in grammar.lua, which is loaded later.
local function inflected(name, alias, genders, inflect)
  filters.add{ name=name, alias=alias, takes="целое число", words=2, apply=function(n, gender, case)
    return grammar[inflect](n, filters.choose(gender, grammar[genders], "род"),
      filters.choose(case, grammar.cases, "падеж"))
  end }
end

--- порядковое, ordinal: порядковое число словами; род м, ж, с или мн, падеж
--- {2 | порядковое} этап → второй этап
--- на {2 | порядковое(м, предложный)} этапе → на втором этапе
inflected("порядковое", "ordinal", "numbers", "ordinal")

--- номером, nth: порядковое число цифрами с окончанием
--- {2 | номером} этап, {2 | номером(м, родительный)} этапа → 2-й этап, 2-го этапа
inflected("номером", "nth", "numbers", "ordinal_digits")

--- цифрой, digits: количество цифрами с окончанием косвенного падежа
--- не менее {2 | цифрой(с, родительный)} → не менее 2-х
inflected("цифрой", "digits", "genders", "cardinal_digits")

-- ---- money ----

--- рубли, rubles: сумма цифрами
--- {1234.5 | рубли} → 1⍽234⍽руб. 50⍽коп.
number_add("рубли", "rubles", "число", 0, function(sum) return money.short(sum) end)

--- рубли_прописью, rubles_words: сумма словами, копейки цифрами
--- {1234.5 | рубли_прописью | прописная} → Одна тысяча двести тридцать четыре рубля 50⍽копеек
number_add("рубли_прописью", "rubles_words", "число", 0, function(sum) return money.words(sum) end)

--- сумма_прописью, rubles_full: сумма цифрами и в скобках словами
--- {1234.5 | сумма_прописью} → 1⍽234 (одна тысяча двести тридцать четыре) рубля 50⍽копеек
number_add("сумма_прописью", "rubles_full", "число", 0, function(sum) return money.full(sum) end)
