-- document_kinds.lua: kinds of documents with their gender and cases, and the words that agree with them: УТВЕРЖДЕНО,
-- прилагаемую, утратившим силу.

document_kinds = {}

-- Endings in the order of cases: nominative, genitive, dative, accusative, instrumental, prepositional.
local ENDINGS = {
  ["приказ"]={ "m", "", "а", "у", "", "ом", "е" }, ["перечень"]={ "m", "ень", "ня", "ню", "ень", "нем", "не" },
  ["порядок"]={ "m", "ок", "ка", "ку", "ок", "ком", "ке" }, ["устав"]={ "m", "", "а", "у", "", "ом", "е" },
  ["положение"]={ "n", "е", "я", "ю", "е", "ем", "и" }, ["письмо"]={ "n", "о", "а", "у", "о", "ом", "е" },
  ["концепция"]={ "f", "я", "и", "и", "ю", "ей", "и" }, ["карта"]={ "f", "а", "ы", "е", "у", "ой", "е" },
  ["методика"]={ "f", "а", "и", "е", "у", "ой", "е" },
  ["критерии"]={ "p", "и", "ев", "ям", "и", "ями", "ях" }, ["показатели"]={ "p", "и", "ей", "ям", "и", "ями", "ях" },
  ["рекомендации"]={ "p", "и", "й", "ям", "и", "ями", "ях" }, ["правила"]={ "p", "а", "", "ам", "а", "ами", "ах" },
  ["требования"]={ "p", "я", "й", "ям", "я", "ями", "ях" },
}

-- Kinds by the one that declines as they do.
local LIKE = {
  ["приказ"]="приказ план состав закон график протокол договор акт регламент паспорт указ устав реестр отчет",
  ["перечень"]="перечень", ["порядок"]="порядок список",
  ["положение"]="положение распоряжение постановление решение соглашение заключение приложение изменение сообщение",
  ["письмо"]="письмо", ["концепция"]="концепция инструкция", ["карта"]="программа смета форма карта",
  ["методика"]="методика справка заявка выписка записка", ["критерии"]="критерии", ["показатели"]="показатели",
  ["рекомендации"]="рекомендации", ["правила"]="правила", ["требования"]="требования изменения",
}

local CASE_INDEX = { nom=2, gen=3, dat=4, acc=5, ins=6, prep=7 }

local kinds = {}

for model, words in pairs(LIKE) do
  for word in words:gmatch("%S+") do
    local stem = word:sub(1, #word - #ENDINGS[model][2])
    kinds[word] = { gender=ENDINGS[model][1], stem=stem, endings=ENDINGS[model] }
  end
end

-- document_kinds.declare{ kind="дорожная карта", gender="ж", nom=…, gen=…, dat=…, acc=…, ins=…, prep=… }: a kind of
-- several words, or one that is not in the tables above.
function document_kinds.declare(d)
  kinds[text.lower(d.kind)] = { gender=filters.choose(d.gender, grammar.numbers, "род"), forms=d }
end

-- Written out here, because the file of grammar.lua is loaded after this one.
kinds["федеральный закон"] = { gender="m", forms={ nom="Федеральный закон", gen="Федерального закона",
  dat="Федеральному закону", acc="Федеральный закон", ins="Федеральным законом", prep="Федеральном законе" } }

kinds["план-график"] = { gender="m", forms={ nom="план-график", gen="плана-графика", dat="плану-графику",
  acc="план-график", ins="планом-графиком", prep="плане-графике" } }

kinds["дорожная карта"] = { gender="f", forms={ nom="дорожная карта", gen="дорожной карты", dat="дорожной карте",
  acc="дорожную карту", ins="дорожной картой", prep="дорожной карте" } }

local function find(name)
  local found = kinds[text.lower(name)]
  if found then
    return found
  end
  local names = {}
  for known in pairs(kinds) do
    names[#names + 1] = known
  end
  local near = text.nearest(name, names)
  filters.fail("вид документа «%s» не описан%s; его описывают в сценарии: document_kinds.declare{…}", name,
    near and " (есть «" .. near .. "»)" or "")
end

-- "m", "f", "n" or "p".
function document_kinds.gender(name)
  return find(name).gender
end

-- «положением»: the kind in a case, in lower case unless it is written out otherwise.
function document_kinds.form(name, case)
  if case == "nom" and not kinds[text.lower(name)] then
    return name
  end
  local found = find(name)
  if found.forms then
    return found.forms[case]
  end
  return found.stem .. found.endings[CASE_INDEX[case]]
end

local SHORT = { m="", f="а", n="о", p="ы" }

-- «утверждена»: a short participle with the gender of the kind.
function document_kinds.participle(name, word)
  return word .. SHORT[find(name).gender]
end

-- Full adjectives and participles; SOFT after ж, ш, ч, щ, н: утративший.
local HARD = { m={ "ый", "ого", "ому", "ый", "ым", "ом" }, f={ "ая", "ой", "ой", "ую", "ой", "ой" },
  n={ "ое", "ого", "ому", "ое", "ым", "ом" }, p={ "ые", "ых", "ым", "ые", "ыми", "ых" } }

local SOFT = { m={ "ий", "его", "ему", "ий", "им", "ем" }, f={ "ая", "ей", "ей", "ую", "ей", "ей" },
  n={ "ее", "его", "ему", "ее", "им", "ем" }, p={ "ие", "их", "им", "ие", "ими", "их" } }

-- «прилагаемую»: the adjective, given as of a man («прилагаемый», «утративший»), with the gender of the kind in a case.
function document_kinds.adjective(name, word, case)
  local gender, ending = find(name).gender, text.sub(word, -2, -1)
  local endings = ending == "ый" and HARD or ending == "ий" and SOFT
  if not endings then
    filters.fail("определение пишут в мужском роде на -ый или -ий, а дано «%s»", word)
  end
  return text.sub(word, 1, -3) .. endings[gender][CASE_INDEX[case or "nom"] - 1]
end
