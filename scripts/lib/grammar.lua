-- grammar.lua: names of cases and genders as clerks write them, agreement with numbers, numbers and ordinals in words.

grammar = {}

local function names_of(expected, rows)
  local words = { expected=expected }
  for code, names in pairs(rows) do
    words[code] = code
    for name in names:gmatch("%S+") do
      words[name] = code
    end
  end
  return words
end

-- «дательный», «дат», «кому», "dat" → "dat".
grammar.cases = names_of("именительный, родительный, дательный, винительный, творительный или предложный", {
  nom="именительный им и", gen="родительный род р кого чего", dat="дательный дат д кому чему",
  acc="винительный вин в что", ins="творительный тв т кем чем", prep="предложный предл пр п" })

grammar.genders = names_of("м, ж или с", { m="м муж мужской", f="ж жен женский", n="с ср средний" })

-- Genders of ordinals and participles, and the plural.
grammar.numbers = names_of("м, ж, с или мн",
  { m="м муж мужской", f="ж жен женский", n="с ср средний", p="мн множественное" })

-- Chooses among forms by number: {one=…, few=…, many=…, other=…} or, of an oblique case, {one=…, other=…}.
function grammar.form(n, forms)
  local class = text.plural(n)
  return forms[class] or forms.other or (class == "other" and forms.few) or forms.many
end

-- The form of a noun beside a number, of forms in a row. Three forms follow it in the nominative: школа, школы, школ; a fourth is that
-- of fractions, else the second. Two forms are those of an oblique case, of one and of many: школе, школах.
function grammar.agree(n, forms)
  if #forms > 2 then
    return grammar.form(n, { one=forms[1], few=forms[2], many=forms[3], other=forms[4] or forms[2] })
  elseif text.plural(n) == "other" then
    filters.fail("для дробного числа %s нужны три формы именительного ряда", text.number(n))
  end
  return grammar.form(n, { one=forms[1], other=forms[2] })
end

-- ---- numbers in words ----

local LIMIT = 999999999999999

local ONE_ANIMATE = { m="одного", f="одну", n="одно" }

-- The accusative of living beings: двух педагогов, but двадцать два педагога (Rosenthal, § 170).
local function spell_animate(n, gender)
  local tail = n % 10
  if n >= 2 and n <= 4 then
    return text.spell(n, gender, "gen")
  elseif tail == 1 and n % 100 ~= 11 then
    return (n > 1 and text.spell(n - 1, gender, "acc") .. " " or "") .. ONE_ANIMATE[gender]
  end
  return text.spell(n, gender, "acc")
end

function grammar.spell(n, gender, case, animate)
  if n > LIMIT or n < -LIMIT then
    filters.fail("число %s слишком велико для записи словами", text.number(n))
  end
  if animate and case == "acc" and n >= 0 then
    return spell_animate(n, gender or "m")
  end
  return text.spell(n, gender or "m", case or "nom")
end

-- ---- ordinals ----

local HARD = { m={ "ый", "ого", "ому", "ый", "ым", "ом" }, f={ "ая", "ой", "ой", "ую", "ой", "ой" },
  n={ "ое", "ого", "ому", "ое", "ым", "ом" }, p={ "ые", "ых", "ым", "ые", "ыми", "ых" } }

local THIRD = { m={ "ий", "ьего", "ьему", "ий", "ьим", "ьем" }, f={ "ья", "ьей", "ьей", "ью", "ьей", "ьей" },
  n={ "ье", "ьего", "ьему", "ье", "ьим", "ьем" }, p={ "ьи", "ьих", "ьим", "ьи", "ьими", "ьих" } }

local CASE_INDEX = { nom=1, gen=2, dat=3, acc=4, ins=5, prep=6 }

local STEMS = { [0]="нулев", "перв", "втор", "трет", "четверт", "пят", "шест", "седьм", "восьм", "девят", "десят",
  "одиннадцат", "двенадцат", "тринадцат", "четырнадцат", "пятнадцат", "шестнадцат", "семнадцат", "восемнадцат",
  "девятнадцат", [20]="двадцат", [30]="тридцат", [40]="сороков", [50]="пятидесят", [60]="шестидесят",
  [70]="семидесят", [80]="восьмидесят", [90]="девяност", [100]="сот", [200]="двухсот", [300]="трехсот",
  [400]="четырехсот", [500]="пятисот", [600]="шестисот", [700]="семисот", [800]="восьмисот", [900]="девятисот" }

-- Masculine in -ой: второй, шестой, седьмой, восьмой, сороковой, нулевой.
local STRESSED = { [0]=true, [2]=true, [6]=true, [7]=true, [8]=true, [40]=true }

local POWERS = { { 1000000000000, "триллион" }, { 1000000000, "миллиард" }, { 1000000, "миллион" }, { 1000, "тысяч" } }

-- What stands before «тысячный»: двух, двадцатидвух, сто, nothing of one.
local function multiplier(n)
  if n == 1 then
    return ""
  end
  local words = (" " .. text.spell(n, "m", "gen") .. " "):gsub(" ста ", " сто "):gsub("девяноста", "девяносто")
  return (words:gsub("одного $", "одно"):gsub(" ", ""))
end

-- The last word of the ordinal: its value, stem; the words before it stay as they are counted.
local function last_word(n)
  for _, power in ipairs(POWERS) do
    if n >= power[1] and n % power[1] == 0 then
      local part = n // power[1] % 1000
      return part * power[1], multiplier(part) .. power[2] .. "н"
    end
  end
  local value = n % 100
  if value == 0 and n > 0 then
    value = n % 1000
  elseif value > 20 and value % 10 ~= 0 then
    value = value % 10
  end
  return value, STEMS[value]
end

local function ordinal_ending(value, gender, case)
  if value == 3 then
    return THIRD[gender][CASE_INDEX[case]]
  end
  local ending = HARD[gender][CASE_INDEX[case]]
  return ending == "ый" and STRESSED[value] and "ой" or ending
end

-- «второй», «двадцать первой», «две тысячи двадцать четвертого»; gender "p" is the plural. Acc. of things.
function grammar.ordinal(n, gender, case)
  gender, case = gender or "m", case or "nom"
  if n < 0 or n > LIMIT then
    filters.fail("порядковое число считается от 0 до %s, а дано %s", text.number(LIMIT), text.number(n))
  end
  local value, stem = last_word(n)
  local before = n > value and text.spell(n - value, "m", "nom"):gsub("^одна тысяча", "тысяча") .. " " or ""
  return before .. stem .. ordinal_ending(value, gender, case)
end

-- ---- digits with an ending ----

-- The soft sign counts as a vowel: 3-я.
local VOWELS = { ["а"]=true, ["е"]=true, ["и"]=true, ["о"]=true, ["у"]=true, ["ы"]=true, ["э"]=true, ["ю"]=true,
  ["я"]=true, ["ь"]=true }

-- The ending after a hyphen (Milchin, 6.1.5): one letter after a vowel, two after a consonant: 2-й, 2-го, 2-ми.
local function ending_of(word)
  local length = text.length(word)
  local after_vowel = VOWELS[text.sub(word, length - 1, length - 1)]
  return text.sub(word, after_vowel and length or length - 1, length)
end

-- «2-й», «2-го», «21-я».
function grammar.ordinal_digits(n, gender, case)
  return text.plain_number(n) .. "-" .. ending_of(grammar.ordinal(n, gender, case))
end

-- «2-х», «1-го», «5-ти»: a counted number in an oblique case; in the nominative just the digits.
function grammar.cardinal_digits(n, gender, case)
  local digits = text.number(n)
  if case == nil or case == "nom" or case == "acc" then
    return digits
  end
  return digits .. "-" .. ending_of(grammar.spell(n, gender, case))
end

-- ---- Roman numerals ----

local ROMAN = { { 1000, "M" }, { 900, "CM" }, { 500, "D" }, { 400, "CD" }, { 100, "C" }, { 90, "XC" }, { 50, "L" },
  { 40, "XL" }, { 10, "X" }, { 9, "IX" }, { 5, "V" }, { 4, "IV" }, { 1, "I" } }

function grammar.roman(n)
  if n < 1 or n > 3999 then
    filters.fail("римскими цифрами пишут числа от 1 до 3 999, а дано %s", text.number(n))
  end
  local digits = ""
  for _, step in ipairs(ROMAN) do
    digits = digits .. step[2]:rep(n // step[1])
    n = n % step[1]
  end
  return digits
end
