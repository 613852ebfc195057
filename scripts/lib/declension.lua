-- declension.lua: surnames, names and patronymics in the six cases. What the register says of a person comes first, then
-- what a project declares of a word (declension.declare), then the rules. What the rules leave open stays as it is, and
-- a person is told: a surname is never declined by guess.

declension = {}

local CASE_INDEX = { gen=1, dat=2, acc=3, ins=4, prep=5 }

local PARTS = { "surname", "name", "patronymic" }

local CASE_WORDS = { gen="родительный", dat="дательный", acc="винительный", ins="творительный", prep="предложный" }

-- ---- words of rules ----

-- ё is е, letter case is dropped; unlike text.fold no letter is taken for its look-alike.
local function plain(word)
  return (text.lower(word):gsub("ё", "е"))
end

local function ends_with(word, ending)
  return #word > #ending and word:sub(-#ending) == ending
end

local function any_of(list, test)
  for item in list:gmatch("%S+") do
    if test(item) then
      return true
    end
  end
  return false
end

local function is_word_of(list, word)
  return any_of(list, function(item) return item == word end)
end

local function has_ending_of(list, word)
  return any_of(list, function(ending) return ends_with(word, ending) end)
end

local VOWELS = { "а", "е", "и", "о", "у", "ы", "э", "ю", "я" }

local function syllables(word)
  local count = 0
  for _, vowel in ipairs(VOWELS) do
    count = count + select(2, word:gsub(vowel, ""))
  end
  return count
end

-- The rule for a word in plain form, or nil.
local function find_rule(rules, word, gender)
  local function fits(rule)
    return (not rule.gender or rule.gender == gender) and (not rule.syllables or syllables(word) >= rule.syllables)
  end
  for _, rule in ipairs(rules.words) do
    if fits(rule) and is_word_of(rule[1], word) then
      return rule
    end
  end
  for _, rule in ipairs(rules.endings) do
    if fits(rule) and has_ending_of(rule[1], word) then
      return rule
    end
  end
  return nil
end

-- ---- one word ----

local declared = {}

-- declension.declare{ surname="Кравец", gender="м", gen="Кравца", dat="Кравцу", acc=…, ins=…, prep=… }: the forms of a
-- surname, name or patronymic for the whole project; with no gender, of both.
function declension.declare(d)
  for _, part in ipairs(PARTS) do
    if d[part] then
      local gender = d.gender and filters.choose(d.gender, grammar.genders, "род") or "any"
      declared[part .. " " .. gender .. " " .. plain(d[part])] = d
      return
    end
  end
  error("declension.declare: нет слова: surname, name или patronymic")
end

local function declared_form(part, word, gender, case)
  local d = declared[part .. " " .. gender .. " " .. plain(word)] or declared[part .. " any " .. plain(word)]
  return d and d[case]
end

-- Leaves the word as it is, and says why in the list of doubts.
local function doubt(doubts, word, case, why)
  doubts[#doubts + 1] = ("«%s» не просклонено (падеж %s): %s; впишите форму в таблицу лиц или в declension.declare")
    :format(word, CASE_WORDS[case], why)
  return word
end

-- Letter case as in the word: a word in capitals keeps them, forms written out begin with a capital.
local function in_case_of(form, word)
  if text.length(word) > 1 and word == text.upper(word) then
    return text.upper(form)
  end
  return text.title(form)
end

local function inflect(rule, word, case)
  local index = CASE_INDEX[case]
  if rule.forms then
    return in_case_of(rule.forms[index], word)
  elseif not rule.like then
    return word
  end
  local stem = text.sub(word, 1, text.length(word) - (rule.cut or 0))
  local ending = declension_rules.paradigms[rule.like][index]
  if text.length(word) > 1 and word == text.upper(word) then
    ending = text.upper(ending)
  end
  return stem .. ending
end

-- A word of letters only: «С.» and «С.В.» are initials, and stay.
local function is_initials(word)
  return word:find("%.") ~= nil or text.length(word) < 2
end

local function is_cyrillic(word)
  return not plain(word):find("[^\208\209\128-\191'’]")
end

local function decline_word(part, word, gender, case, doubts)
  if is_initials(word) then
    return word
  elseif part == "surname" and is_word_of(declension_rules.particles, plain(word)) then
    return word
  elseif not is_cyrillic(word) then
    return doubt(doubts, word, case, "это не русские буквы")
  end
  local rule = find_rule(declension_rules[part], plain(word), gender)
  if not rule then
    return doubt(doubts, word, case, "для такого окончания нет правила")
  elseif rule.disputed then
    return doubt(doubts, word, case, rule.disputed)
  end
  return inflect(rule, word, case)
end

-- A part of a full name in a case; double ones («Салтыков-Щедрин», «Анна-Мария») word by word.
local function decline_part(part, word, gender, case, doubts)
  local form = declared_form(part, word, gender, case)
  if form then
    return form
  elseif part == "patronymic" and word:find(" ") then
    return word -- Фуад оглы
  end
  return (word:gsub("[^%s-]+", function(piece)
    return declared_form(part, piece, gender, case) or decline_word(part, piece, gender, case, doubts)
  end))
end

-- ---- gender ----

local function gender_by(part, word)
  local signs, folded = declension_rules.gender[part], plain(word)
  if part == "name" and is_word_of(declension_rules.men, folded) then
    return "m"
  elseif part == "name" and is_word_of(declension_rules.women, folded) then
    return "f"
  end
  for _, gender in ipairs{ "m", "f" } do
    if has_ending_of(signs[gender], folded) then
      return gender
    end
  end
  return nil
end

-- "m" or "f" by the patronymic, else by surname and name when they do not contradict each other; nil: it is not known.
function declension.gender(person)
  local sure = person.patronymic and not is_initials(person.patronymic) and gender_by("patronymic", person.patronymic)
  if sure then
    return sure
  end
  local by_surname = person.surname and gender_by("surname", person.surname)
  local by_name = person.name and not is_initials(person.name) and gender_by("name", person.name)
  if by_surname and by_name and by_surname ~= by_name then
    return nil
  end
  return by_surname or by_name or nil
end

-- ---- a person ----

-- Whether a word has one form for both genders in this case, so that the gender need not be known.
local function form_of_either(part, word, case)
  local man, woman = find_rule(declension_rules[part], plain(word), "m"), find_rule(declension_rules[part], plain(word), "f")
  if man and woman and not man.disputed and not woman.disputed and inflect(man, word, case) == inflect(woman, word, case) then
    return inflect(man, word, case)
  end
  return nil
end

local function decline(part, word, person, case, doubts)
  local gender = person.gender or declension.gender(person)
  if gender or is_initials(word) then
    return decline_part(part, word, gender or "m", case, doubts)
  end
  return declared_form(part, word, "any", case) or form_of_either(part, word, case) or
    doubt(doubts, word, case, "неизвестно, мужчина это или женщина; укажите род: падеж(дательный, ж)")
end

-- {surname, name, patronymic} of a person in a case, and a list of doubts: texts about what was left as it is.
-- person: the same, with gender ("m", "f" or nil: by the endings) and forms, a function (part, case) → the form that
-- the register has, or nil.
function declension.person(person, case)
  local declined, doubts = {}, {}
  for _, part in ipairs(PARTS) do
    local word = person[part]
    if word and case ~= "nom" then
      declined[part] = person.forms and person.forms(part, case) or decline(part, word, person, case, doubts)
    else
      declined[part] = word
    end
  end
  return declined, doubts
end
