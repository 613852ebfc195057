-- people.lua: a person as documents name them: in full, with initials on either side, in any case. A person is a row of
-- the register (person.csv), a record of data with the same fields in Russian or Latin, or a text of a full name.

people = {}

local NBSP = "\u{00A0}"

-- Names of a field in registers and data, the first that is there counts.
local FIELDS = { surname={ "surname", "Фамилия", "фамилия" }, name={ "name", "Имя", "имя" },
  patronymic={ "patronymic", "Отчество", "отчество" }, gender={ "gender", "Пол", "пол" } }

local FORMS = { nom="им", gen="род", dat="дат", acc="вин", ins="тв", prep="пр" }

-- The first of the fields that is there, known and not empty; nil when there is none.
local function first_field(record, names)
  for _, name in ipairs(names) do
    local value = field_of(record, name)
    if kind(value) ~= "absent" and value ~= "" then
      return value
    end
  end
  return nil
end

-- The form of a part of the name that the register has: column surname_dat, or «Фамилия_дат».
local function registered_form(record)
  return function(part, case)
    return first_field(record, { part .. "_" .. case, FIELDS[part][2] .. "_" .. FORMS[case] })
  end
end

local ORDINARY = { "surname", "name", "patronymic" }

local function from_record(record)
  local person = { order=ORDINARY, forms=registered_form(record) }
  for _, part in ipairs(ORDINARY) do
    person[part] = first_field(record, FIELDS[part])
  end
  person.gender = filters.choose(first_field(record, FIELDS.gender), grammar.genders, "пол")
  if not person.surname and not person.name then
    filters.fail("в записи нет полей «Фамилия» и «Имя»")
  end
  return person
end

-- ---- a text ----

local function is_initials(word)
  return word:find("%.$") ~= nil
end

local function is_patronymic(word)
  local plain = text.lower(word)
  for _, sign in ipairs{ "вич", "ьич", "мич", "кич", "вн", "ичн", "иничн" } do
    for _, ending in ipairs{ "", "а", "у", "ем", "ом", "е", "ы", "ой" } do
      if #plain > #sign + #ending and plain:sub(-#sign - #ending) == sign .. ending then
        return true
      end
    end
  end
  return false
end

local function with_parts(words, order)
  local person = { order=order }
  for i, part in ipairs(order) do
    person[part] = i == #order and table.concat(words, " ", i) or words[i]
  end
  return person
end

-- «С.В.» → «С.», «В.»
local function put_initials(person, letters)
  local list = {}
  for letter in letters:gmatch("[^%.%s]+%.") do
    list[#list + 1] = letter
  end
  person.name, person.patronymic = list[1], list[2]
  return person
end

local function with_initials(words)
  local surname, letters, first = {}, "", is_initials(words[1])
  for _, word in ipairs(words) do
    if is_initials(word) then
      letters = letters .. word
    else
      surname[#surname + 1] = word
    end
  end
  local order = first and { "name", "patronymic", "surname" } or ORDINARY
  return put_initials({ order=order, surname=#surname > 0 and table.concat(surname, " ") or nil }, letters)
end

local function from_text(s)
  local words = {}
  for word in s:gsub(NBSP, " "):gmatch("%S+") do
    words[#words + 1] = word
  end
  if #words == 0 then
    filters.fail("вместо имени – пустой текст")
  elseif is_initials(words[1]) or is_initials(words[#words]) then
    return with_initials(words)
  elseif #words == 1 then
    return with_parts(words, { "surname" })
  elseif is_patronymic(words[2]) then
    return with_parts(words, #words == 2 and { "name", "patronymic" } or { "name", "patronymic", "surname" })
  end
  return with_parts(words, #words == 2 and { "surname", "name" } or ORDINARY)
end

-- {surname, name, patronymic, gender, order (of the parts in print), forms} of a row, record or text.
function people.of(value)
  if kind(value) == "text" then
    return from_text(value)
  end
  return from_record(value)
end

-- ---- how a person is written ----

local function initial(word)
  return word and text.upper(text.sub(word, 1, 1)) .. "." or ""
end

local function initials(person)
  return initial(person.name) .. initial(person.patronymic)
end

-- «Шубин С.В.», of a person whose initials are not known «Шубин».
function people.short(person)
  local letters = initials(person)
  if not person.surname then
    return people.full(person)
  end
  return letters ~= "" and person.surname .. NBSP .. letters or person.surname
end

-- Beside a signature: «С.В. Шубин».
function people.signature(person)
  local letters = initials(person)
  if not person.surname then
    return people.full(person)
  end
  return letters ~= "" and letters .. NBSP .. person.surname or person.surname
end

-- «Шубин Сергей Владимирович», or with initials where nothing more is known.
function people.full(person)
  local parts = {}
  if person.name and is_initials(person.name) then
    local in_front = person.order[1] ~= "surname"
    return not person.surname and initials(person) or in_front and people.signature(person) or people.short(person)
  end
  for _, part in ipairs(person.order) do
    parts[#parts + 1] = person[part]
  end
  return table.concat(parts, " ")
end

-- The same person with the parts of the name in a case, and the doubts of declension.person.
function people.declined(person, case)
  local declined, doubts = declension.person(person, case)
  declined.order = person.order
  return declined, doubts
end

-- A post in a case as the register has it (position_dat, «Должность_дат»); posts are not declined by rules.
function people.position(post, case)
  local form = first_field(post, { "position_" .. case, "Должность_" .. FORMS[case] })
  if not form and case == "nom" then
    form = first_field(post, { "position", "Должность", "должность" })
  end
  if not form then
    filters.fail("в записи нет должности в этом падеже; впишите ее в столбец position_%s («Должность_%s»)", case,
      FORMS[case])
  end
  return form
end
