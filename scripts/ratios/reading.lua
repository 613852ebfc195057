-- reading.lua: how control ratios read what documents print: numbers in words and cells, fields that must be there.

reading = {}

local NBSP = "\u{00A0}"

-- The text with plain spaces.
function reading.plain(s)
  return (tostring(s):gsub(NBSP, " "))
end

-- The whole numbers of a text in order, those of groups («1 234») as one.
function reading.numbers(s)
  local list = {}
  local joined = tostring(s):gsub("(%d)" .. NBSP .. "(%d%d%d)%f[%D]", "%1%2")
  for digits in joined:gmatch("%d+") do
    list[#list + 1] = math.tointeger(tonumber(digits))
  end
  return list
end

-- «86,4 % (19 из 22)» → 19, 22; nil when the text has no such pair.
function reading.pair(s)
  local num, den = reading.plain(s):match("(%d+) из (%d+)")
  return num and math.tointeger(tonumber(num)), den and math.tointeger(tonumber(den))
end

-- A field that the data of a document must have: a ratio that reads a misspelt one would hold for ever.
function reading.field(record, name)
  local value = record[name]
  if value == nil then
    error("в данных документа нет поля «" .. name .. "»", 2)
  end
  return value
end

-- The sum of a column; nil when a row has no number there.
function reading.sum(rows, name)
  local sum = 0
  for _, row in ipairs(rows) do
    local value = reading.field(row, name)
    if math.type(value) ~= "integer" then
      return nil
    end
    sum = sum + value
  end
  return sum
end

-- Tells that two printed whole numbers differ; what is not known is not compared.
function reading.compare(here, there, printed, expected, broken)
  if math.type(printed) == "integer" and math.type(expected) == "integer" and printed ~= expected then
    broken(here, there, "напечатано " .. printed .. ", а должно быть " .. expected)
  end
end
