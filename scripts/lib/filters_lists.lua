-- filters_lists.lua: lists of records and of values: order, choice, groups, totals, enumeration. A total of which a term
-- is not known is not known.

local function list_add(name, alias, words, apply, most)
  filters.add{ name=name, alias=alias, takes="список", words=words, most=most, apply=apply }
end

-- ---- totals ----

--- количество, count: сколько записей в списке
--- {Школы | количество} → 3
list_add("количество", "count", 0, function(list) return #list end)

-- Whole numbers of Lua would go round without a word; exact fractions tell it themselves.
local function is_too_large(a, b)
  local whole = math.type(a) == "integer" and math.type(b) == "integer"
  return whole and (b > 0 and a > math.maxinteger - b or b < 0 and a < math.mininteger - b)
end

local function total(numbers)
  local sum = 0
  for _, n in ipairs(numbers) do
    if is_too_large(sum, n) then
      filters.fail("сумма слишком велика")
    end
    sum = sum + n
  end
  return sum
end

-- Declares a total that is not known when a term is not known, or, of an empty list, when it needs one term at least.
local function total_add(name, alias, of_nothing, compute)
  list_add(name, alias, 1, function(list, field)
    local numbers, all_known = enumeration.numbers(list, field)
    if not all_known then
      return unknown
    end
    return #numbers > 0 and compute(numbers) or of_nothing
  end)
end

--- сумма, sum: сумма поля; пустого списка – 0, с неизвестным слагаемым – нет данных
--- {Школы | сумма(Мест)} → 600
total_add("сумма", "sum", 0, total)

--- среднее, average: точное среднее поля
--- {Школы | среднее(Мест) | число} → 200
total_add("среднее", "average", not_applicable, function(numbers) return ratio(1, #numbers) * total(numbers) end)

local function extreme(is_better)
  return function(numbers)
    local best = numbers[1]
    for _, n in ipairs(numbers) do
      best = is_better(n, best) and n or best
    end
    return best
  end
end

--- наименьшее, min: наименьшее значение поля
--- {Школы | наименьшее(Мест)} → 100
total_add("наименьшее", "min", not_applicable, extreme(function(a, b) return a < b end))

--- наибольшее, max: наибольшее значение поля
--- {Школы | наибольшее(Мест)} → 300
total_add("наибольшее", "max", not_applicable, extreme(function(a, b) return b < a end))

-- ---- order ----

local DIRECTIONS = { expected="слово «убывание» или «возрастание»", ["убывание"]="down", ["возрастание"]="up", desc="down",
  asc="up" }

--- сортировать, sort: по алфавиту и числам внутри текста («№ 2» раньше «№ 10», ё рядом с е), числа и даты по величине; убывание
--- {Школы | сортировать(Название) | список(", ", Название)} → СОШ № 1, СОШ № 2, СОШ № 10
--- {Школы | сортировать(Мест, убывание) | список(", ", Название)} → СОШ № 2, СОШ № 10, СОШ № 1
list_add("сортировать", "sort", 2, function(list, name, direction)
  local down = filters.choose(direction, DIRECTIONS, "порядок") == "down"
  local keys, count = enumeration.values(list, name)
  local order, sorted = {}, {}
  for i = 1, count do
    order[i] = { key=keys[i], index=i }
  end
  table.sort(order, function(a, b) return enumeration.before(a, b, down) end)
  for i, entry in ipairs(order) do
    sorted[i] = list[entry.index]
  end
  return sorted
end)

local function part_add(name, alias, bounds)
  list_add(name, alias, 0, function(list, n)
    local from, to = bounds(#list, filters.expect(n, "целое число", "сколько"))
    return table.move(list, from < 1 and 1 or from, to > #list and #list or to, 1, {})
  end, 1)
end

--- первые, first: несколько первых записей
--- {Школы | первые(2) | список(", ", Название)} → СОШ № 10, СОШ № 2
part_add("первые", "first", function(_, n) return 1, n end)

--- последние, last: несколько последних записей
--- {Школы | последние(1) | список(", ", Название)} → СОШ № 1
part_add("последние", "last", function(count, n) return count - n + 1, count end)

-- ---- choice and groups ----

--- где, where: записи, у которых поле равно значению; без значения – у которых оно есть
--- {Школы | где(Район, "Южный") | количество} → 2
list_add("где", "where", 1, function(list, name, ...)
  local values, count = enumeration.values(list, filters.text_argument(name, "поле"))
  local any, wanted, chosen = select("#", ...) == 0, (...), {}
  for i = 1, count do
    if values[i] ~= nil and (any or enumeration.equal(values[i], wanted)) then
      chosen[#chosen + 1] = list[i]
    end
  end
  return chosen
end, 2)

--- уникальные, unique: значения поля (или записи списка) без повторов, в порядке появления; неизвестные опускаются
--- {Школы | уникальные(Район) | список} → Южный и Северный
list_add("уникальные", "unique", 1, function(list, name)
  local values, count = enumeration.values(list, name)
  local seen, kept = {}, {}
  for i = 1, count do
    local key = values[i] ~= nil and enumeration.key(values[i])
    if key and not seen[key] then
      seen[key] = true
      kept[#kept + 1] = values[i]
    end
  end
  return kept
end)

--- группировать, group: группы в порядке появления: ключ (key), записи (items), количество (count)
--- {#Школы | группировать(Район)}{ключ}: {записи | сумма(Мест)}; {/} → Южный: 500; Северный: 100; 
list_add("группировать", "group", 1, function(list, name)
  local values, count = enumeration.values(list, filters.text_argument(name, "поле"))
  local groups, by_key = {}, {}
  for i = 1, count do
    local key = values[i] ~= nil and enumeration.key(values[i]) or "absent"
    local group = by_key[key]
    if not group then
      local shown, items = values[i], {}
      group = { key=shown == nil and unknown or shown, items=items, count=0 }
      group["ключ"], group["записи"] = group.key, items
      by_key[key], groups[#groups + 1] = group, group
    end
    table.insert(group.items, list[i])
    group.count, group["количество"] = #group.items, #group.items
  end
  return groups
end)

-- ---- enumeration ----

--- поле, field: список значений одного поля
--- {Школы | поле(Район) | уникальные | список} → Южный и Северный
list_add("поле", "field", 1, function(list, name)
  local values, count = enumeration.values(list, filters.text_argument(name, "поле"))
  for i = 1, count do
    values[i] = values[i] == nil and unknown or values[i]
  end
  return values
end)

-- Of records, one argument is the field.
local function separator_and_field(list, separator, name)
  if name == nil and #list > 0 and enumeration.is_record(list[1]) then
    return nil, separator
  end
  return separator, name
end

-- The values as they print, and how many; nil when one of them is not known.
local function printed_all(list, name)
  local values, count = enumeration.values(list, name)
  local parts = {}
  for i = 1, count do
    if values[i] == nil then
      return nil
    end
    parts[i] = enumeration.printed(values[i])
  end
  return parts, count
end

--- список, join: перечисление «а, б и в»; с разделителем – через него; поле записей
--- {Районы | список}; {Районы | список(" / ")} → Южный, Северный и Восточный; Южный / Северный / Восточный
--- {Школы | список(Название)} → СОШ № 10, СОШ № 2 и СОШ № 1
--- {Школы | список(", ", Название)} → СОШ № 10, СОШ № 2, СОШ № 1
list_add("список", "join", 2, function(list, separator, name)
  separator, name = separator_and_field(list, separator, name)
  local parts, count = printed_all(list, name)
  if not parts then
    return unknown
  end
  if separator ~= nil then
    return table.concat(parts, filters.text_argument(separator, "разделитель"))
  elseif count < 2 then
    return parts[1] or ""
  end
  return table.concat(parts, ", ", 1, count - 1) .. " и " .. parts[count]
end)

--- пунктами, items: каждый с новой строки, в конце «;», у последнего «.»; поле записей
--- {Районы | пунктами} → Южный; Северный; Восточный.
list_add("пунктами", "items", 1, function(list, name)
  local parts, count = printed_all(list, name)
  if not parts then
    return unknown
  end
  for i = 1, count do
    parts[i] = typography.bare(parts[i]) .. (i < count and ";" or ".")
  end
  return table.concat(parts, "\n")
end)
