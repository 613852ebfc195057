-- enumeration.lua: what the filters of lists share: fields of records, order, equality, how a value looks in an enumeration.

enumeration = {}

-- ---- fields of records ----

function enumeration.is_record(item)
  local k = kind(item)
  return k == "table" or k == "row"
end

-- Names of the fields that the records of a list have.
local function names_in(list)
  local names, seen = {}, {}
  for _, item in ipairs(list) do
    for name in pairs(kind(item) == "table" and item or {}) do
      if not seen[name] and kind(name) == "text" then
        seen[name] = true
        names[#names + 1] = name
      end
    end
  end
  return names, seen
end

local function folded(names, wanted)
  local key = text.fold(wanted)
  for _, name in ipairs(names) do
    if text.fold(name) == key then
      return name
    end
  end
  return nil
end

-- The name under which records have a field: ё/е, letter case and look-alikes are repaired and told, as in tags.
local function field_name(list, wanted)
  filters.text_argument(wanted, "поле")
  if #list == 0 or kind(list[1]) == "row" then
    return wanted -- a row knows its columns, and says so itself
  end
  local names, seen = names_in(list)
  if seen[wanted] or #names == 0 then
    return wanted
  end
  local same, near = folded(names, wanted), text.nearest(wanted, names)
  if same then
    remark(("поле «%s» прочитано как «%s»"):format(wanted, same))
    return same
  elseif near then
    filters.fail("нет поля «%s»; есть «%s»", wanted, near)
  end
  filters.fail("нет поля «%s»", wanted)
end

-- Values of a field of all items, or the items themselves; unknown ones are nil, so the number of items comes too.
function enumeration.values(list, name)
  local values = {}
  local field = name ~= nil and field_name(list, name)
  for i, item in ipairs(list) do
    if field and not enumeration.is_record(item) then
      filters.fail("поле «%s»: %d-й элемент списка – не запись, а %s", name, i, filters.describe(item))
    end
    local value = item
    if field then
      value = item[field]
    end
    if kind(value) ~= "absent" then
      values[i] = value
    end
  end
  return values, #list
end

-- The known numbers of a list; whether all are known.
function enumeration.numbers(list, name)
  local values, count = enumeration.values(list, name)
  local numbers = {}
  for i = 1, count do
    if values[i] ~= nil then
      numbers[#numbers + 1] = filters.expect(values[i], "число", name and "поле «" .. name .. "»" or "элемент списка")
    end
  end
  return numbers, #numbers == count
end

-- ---- order ----

-- Order of two known values of one kind.
local function less(a, b)
  if kind(a) ~= kind(b) then
    filters.fail("в одном поле и %s, и %s: порядка у них нет", filters.describe(a), filters.describe(b))
  elseif kind(a) == "text" then
    return text.compare(a, b) < 0
  elseif kind(a) == "flag" then
    return a and not b
  end
  return a < b
end

-- Whether entry a stands before b: the unknown last, equal ones in their own order.
function enumeration.before(a, b, down)
  if a.key == nil or b.key == nil then
    if (a.key == nil) == (b.key == nil) then
      return a.index < b.index
    end
    return b.key == nil
  elseif less(a.key, b.key) then
    return not down
  elseif less(b.key, a.key) then
    return down
  end
  return a.index < b.index
end

-- ---- equality and print ----

-- How a value looks inside a list: as in a tag of its own.
function enumeration.printed(value)
  local k = kind(value)
  if k == "number" then
    return text.number(value)
  elseif k == "date" then
    return dates.short(value)
  elseif k == "flag" then
    return value and "да" or "нет"
  elseif k == "text" then
    return value
  end
  filters.fail("в перечисление идут тексты, числа и даты, а дано: %s; назовите поле", filters.describe(value))
end

-- Whether two known values are the same for a reader: «5» of a CSV file and the number 5 are.
function enumeration.equal(a, b)
  if kind(a) == kind(b) and kind(a) ~= "text" then
    return a == b
  end
  return text.fold(enumeration.printed(a)) == text.fold(enumeration.printed(b))
end

-- A key of a Lua table for any known value: texts that are equal after folding are one.
function enumeration.key(value)
  if kind(value) == "text" then
    return "text " .. text.fold(value)
  end
  return kind(value) .. " " .. tostring(value)
end
