-- Стандартные фильтры образцов: {Дата | словами}, {Число : прописью("ж")}. Неизвестное остается неизвестным.

local NBSP = "\u{00A0}"

-- Фильтр, который не трогает неизвестного: nil и слова вроде unknown проходят как есть.
local function known(apply)
  return function(value, ...)
    if value == nil or value == unknown or value == not_applicable then
      return value
    end
    return apply(value, ...)
  end
end

local function add(name, alias, apply)
  filter{ name=name, alias=alias, apply=known(apply) }
end

-- ---- числа ----

local FORMS = { one=1, few=2, many=3, other=2 }

-- Слово, согласованное с числом: word(22, "школа", "школы", "школ") → «школы».
function plural_word(n, one, few, many)
  return ({ one, few, many or few })[FORMS[text.plural(n)]]
end

add("согласовать", "plural", function(n, one, few, many)
  return text.number(n) .. NBSP .. plural_word(n, one, few, many)
end)
add("слово", "plural_word", plural_word)
add("прописью", "words", function(n, gender, case) return text.spell(n, gender or "m", case or "nom") end)
add("число", "number", function(n, decimals) return text.number(n, decimals) end)
add("процент", "percent", function(n, decimals) return text.number(n, decimals) .. NBSP .. "%" end)
add("год", "year", function(n) return text.plain_number(n, 0) end)

-- ---- даты ----

add("словами", "long", function(d) return text.date(d, "d'" .. NBSP .. "'MMMM'" .. NBSP .. "'y'" .. NBSP .. "г.'") end)
add("кратко", "short", function(d) return text.date(d, "dd.MM.yyyy") end)
add("месяц", "month", function(d) return text.date(d, "LLLL y") end)

-- Дата акта, который еще не подписан, печатается бланком.
filter{ name="бланк", alias="blank", apply=function(d)
  if d == nil or d == unknown then
    return "«___»" .. NBSP .. "__________" .. NBSP .. "20__" .. NBSP .. "г."
  end
  return text.date(d, "d'" .. NBSP .. "'MMMM'" .. NBSP .. "'y'" .. NBSP .. "г.'")
end }

-- ---- тексты ----

add("верхний", "upper", text.upper)
add("нижний", "lower", text.lower)
add("прописная", "capital", text.title)

-- Неразрывные пробелы: после №, г., п., ст., перед %, между инициалами и фамилией.
local BINDINGS = { { "№ ", "№" .. NBSP }, { " %%", NBSP .. "%%" } }
local SHORT = { ["г."]=true, ["п."]=true, ["пп."]=true, ["ст."]=true, ["ч."]=true, ["см."]=true }

add("неразрывно", "nbsp", function(s)
  for _, pair in ipairs(BINDINGS) do
    s = s:gsub(pair[1], pair[2])
  end
  s = s:gsub("([^ ]+) ", function(word)
    return SHORT[word] and word .. NBSP or nil
  end)
  s = s:gsub("(%d) (%S)", "%1" .. NBSP .. "%2")
  return s
end)

-- Фамилия и инициалы: «Шубин С.В.»; порядок "и" ставит инициалы впереди: «С.В. Шубин».
local function initial(name)
  return name and text.sub(name, 1, 1) .. "." or ""
end

add("инициалы", "initials", function(person, order)
  local initials = initial(person.name) .. initial(person.patronymic)
  if initials == "" then
    return person.surname
  end
  return order == "и" and initials .. NBSP .. person.surname or person.surname .. NBSP .. initials
end)

filter{ name="по_умолчанию", alias="default", apply=function(value, otherwise)
  if value == nil or value == unknown then
    return otherwise
  end
  return value
end }

-- ---- списки ----

local function field(item, name)
  if name == nil then
    return item
  end
  return item[name]
end

add("количество", "count", function(list) return #list end)

add("сумма", "sum", function(list, name)
  local total = 0
  for _, item in ipairs(list) do
    local value = field(item, name)
    if value == nil then
      return unknown -- сумма с неизвестным слагаемым неизвестна
    end
    total = total + value
  end
  return total
end)

-- «а, б и в»; с разделителем "; " – «а; б; в».
add("список", "join", function(list, separator, name)
  local parts = {}
  for i, item in ipairs(list) do
    parts[i] = tostring(field(item, name))
  end
  if separator then
    return table.concat(parts, separator)
  elseif #parts < 2 then
    return parts[1] or ""
  end
  return table.concat(parts, ", ", 1, #parts - 1) .. " и " .. parts[#parts]
end)

local function less(a, b)
  if type(a) == "string" and type(b) == "string" then
    return text.compare(a, b) < 0
  end
  return a < b
end

-- Неизвестные становятся последними; равные остаются в своем порядке.
add("сортировать", "sort", function(list, name)
  local order = {}
  for i, item in ipairs(list) do
    order[i] = { item=item, key=field(item, name), index=i }
  end
  table.sort(order, function(a, b)
    if a.key == nil or b.key == nil then
      return a.key ~= nil and b.key == nil or (a.key == nil) == (b.key == nil) and a.index < b.index
    end
    if less(a.key, b.key) then
      return true
    end
    return not less(b.key, a.key) and a.index < b.index
  end)
  local sorted = {}
  for i, entry in ipairs(order) do
    sorted[i] = entry.item
  end
  return sorted
end)

add("где", "where", function(list, name, value)
  local chosen = {}
  for _, item in ipairs(list) do
    if item[name] == value then
      chosen[#chosen + 1] = item
    end
  end
  return chosen
end)

-- Группы в порядке появления: { key=…, items={…} }.
add("группировать", "group", function(list, name)
  local groups, by_key = {}, {}
  for _, item in ipairs(list) do
    local key = item[name]
    local known_key = key == nil and "" or tostring(key)
    if not by_key[known_key] then
      by_key[known_key] = { key=key == nil and unknown or key, items={} }
      groups[#groups + 1] = by_key[known_key]
    end
    local items = by_key[known_key].items
    items[#items + 1] = item
  end
  return groups
end)
