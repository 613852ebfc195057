-- filters_names.lua: persons and posts in the cases of Russian, words that agree with the kind of a document.

local function case_of(argument)
  return filters.choose(argument, grammar.cases, "падеж") or filters.fail("какой падеж? нужно %s", grammar.cases.expected)
end

--- падеж, case: фамилия, имя, отчество в падеже; род м или ж, если он не виден по отчеству
--- {"Анисимова Галина Александровна" | падеж(дательный)} → Анисимовой Галине Александровне
--- {Лицо | падеж(дательный) | инициалы} → Шубину⍽С.В.
filters.add{ name="падеж", alias="case", takes="лицо", words=2, apply=function(value, case, gender)
  local person = people.of(value)
  person.gender = filters.choose(gender, grammar.genders, "род") or person.gender
  local declined, doubts = people.declined(person, case_of(case))
  for _, doubt in ipairs(doubts) do
    remark(doubt)
  end
  return people.full(declined)
end }

local ORDERS = { expected="слово «впереди»", ["впереди"]="signature", first="signature" }

--- инициалы, initials: фамилия с инициалами, в подписи – инициалы впереди
--- {Лицо | инициалы}, {Лицо | инициалы(впереди)} → Шубин⍽С.В., С.В.⍽Шубин
filters.add{ name="инициалы", alias="initials", takes="лицо", words=1, apply=function(value, order)
  return people[filters.choose(order, ORDERS, "порядок") or "short"](people.of(value))
end }

--- полностью, full_name: фамилия, имя и отчество полностью
--- {Лицо | полностью} → Шубин Сергей Владимирович
filters.add{ name="полностью", alias="full_name", takes="лицо", apply=function(value)
  return people.full(people.of(value))
end }

--- должность, position: должность в падеже, как она вписана в таблицу (сама не склоняется)
--- {Пост | должность(дательный)} → заведующему сектором
filters.add{ name="должность", alias="position", takes="запись", words=1, apply=function(post, case)
  return people.position(post, filters.choose(case, grammar.cases, "падеж") or "nom")
end }

--- причастие, participle: краткое причастие в роде вида документа
--- {"Концепция" | причастие(утвержден) | верхний}, {"Критерии" | причастие(утвержден)} → УТВЕРЖДЕНА, утверждены
filters.add{ name="причастие", alias="participle", takes="текст", words=1, apply=function(kind_name, word)
  return document_kinds.participle(kind_name, filters.text_argument(word, "причастие"))
end }

--- определение, adjective: прилагательное или полное причастие в роде вида документа; падеж
--- утвердить {"Концепция" | определение(прилагаемый, винительный)} → утвердить прилагаемую
--- признать {"Приказ" | определение(утративший, творительный)} силу → признать утратившим силу
filters.add{ name="определение", alias="adjective", takes="текст", words=2, apply=function(kind_name, word, case)
  return document_kinds.adjective(kind_name, filters.text_argument(word, "определение"),
    filters.choose(case, grammar.cases, "падеж"))
end }

--- вид, kind: вид документа в падеже
--- в соответствии с {"Приказ" | вид(творительный)} → в соответствии с приказом
filters.add{ name="вид", alias="kind", takes="текст", words=1, apply=function(kind_name, case)
  return document_kinds.form(kind_name, case_of(case))
end }
