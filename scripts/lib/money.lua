-- money.lua: sums of money as financial documents write them. Kopecks are exact: a sum that has parts of a kopeck
-- must be rounded on purpose before it is written.

money = {}

local NBSP = "\u{00A0}"

local RUBLES = { "рубль", "рубля", "рублей" }
local KOPECKS = { "копейка", "копейки", "копеек" }

local LARGEST = 99999999999999

-- Whole rubles and kopecks of a sum that is not negative.
local function split(sum)
  if sum > LARGEST then
    filters.fail("сумма %s слишком велика", text.number(sum))
  end
  local kopecks = sum * 100
  if math.type(kopecks) ~= "integer" then
    filters.fail("в сумме %s есть доли копейки; сначала округлить(2)", text.number(sum))
  elseif kopecks < 0 then
    filters.fail("сумма %s меньше нуля", text.number(sum))
  end
  return kopecks // 100, kopecks % 100
end

local function two_digits(n)
  return ("%02d"):format(n)
end

-- «1 234 руб. 50 коп.»
function money.short(sum)
  local rubles, kopecks = split(sum)
  return text.number(rubles) .. NBSP .. "руб. " .. two_digits(kopecks) .. NBSP .. "коп."
end

local function kopecks_words(kopecks)
  return two_digits(kopecks) .. NBSP .. grammar.agree(kopecks, KOPECKS)
end

-- «одна тысяча двести тридцать четыре рубля 50 копеек»
function money.words(sum)
  local rubles, kopecks = split(sum)
  return grammar.spell(rubles, "m") .. " " .. grammar.agree(rubles, RUBLES) .. " " .. kopecks_words(kopecks)
end

-- «1 234 (одна тысяча двести тридцать четыре) рубля 50 копеек»
function money.full(sum)
  local rubles, kopecks = split(sum)
  return text.number(rubles) .. " (" .. grammar.spell(rubles, "m") .. ") " .. grammar.agree(rubles, RUBLES) .. " " ..
    kopecks_words(kopecks)
end
