-- wording.lua: the words of reports and conclusions that follow figures: nouns and verbs in agreement with
-- numbers, verdicts, explanations. Forms stand in tables; functions only choose among them.

wording = {}

local NBSP = "\u{00A0}"

wording.dash = NBSP .. "– "
wording.empty = "не заполнено"

-- Forms by class of plural. nom: with the number in the nominative; gen and prep have one form for "one" and one
-- for all others. missed: the verb of those who did not do what an indicator asks.
wording.nouns = {
  school={
    nom={ one="школа", few="школы", many="школ" },
    gen={ one="школы", other="школ" },
    prep={ one="школе", other="школах" },
    missed={ one="не выполнила", few="не выполнили", many="не выполнили" } },
  municipality={
    nom={ one="муниципальное образование", few="муниципальных образования", many="муниципальных образований" },
    gen={ one="муниципального образования", other="муниципальных образований" },
    prep={ one="муниципальном образовании", other="муниципальных образованиях" },
    missed={ one="не выполнило", few="не выполнили", many="не выполнили" } },
  person={
    nom={ one="человек", few="человека", many="человек" },
    gen={ one="человека", other="человек" },
    prep={ one="человеке", other="лицах" },
    missed={ one="не участвовал", few="не участвовали", many="не участвовало" } },
  unit={
    nom={ one="единица", few="единицы", many="единиц" },
    gen={ one="единицы", other="единиц" },
    prep={ one="единице", other="единицах" },
    missed={ one="не выполнила", few="не выполнили", many="не выполнили" } },
  curator={ nom={ one="школа-куратор", few="школы-куратора", many="школ-кураторов" } },
  indicator={
    nom={ one="показатель", few="показателя", many="показателей" },
    gen={ one="показателя", other="показателей" } },
  event={
    nom={ one="мероприятие", few="мероприятия", many="мероприятий" },
    gen={ one="мероприятия", other="мероприятий" } },
  team={
    nom={ one="управленческая команда", few="управленческие команды", many="управленческих команд" },
    gen={ one="управленческой команды", other="управленческих команд" } },
  work={ nom={ one="работа", few="работы", many="работ" }, gen={ one="работы", other="работ" } },
  criterion={
    nom={ one="критерий", few="критерия", many="критериев" },
    dat={ one="критерию", other="критериям" },
    gen={ one="критерия", other="критериев" } },
  score={ nom={ one="балл", few="балла", many="баллов", other="балла" } },
}

-- What an indicator of this kind of population counts.
wording.noun_of_population = { school="school", municipality="municipality", person="person" }

wording.verbs = {
  took_part={ one="участвовала", few="участвовали", many="участвовали" },
  supported={ one="оказывала", few="оказывали", many="оказывали" },
  received={ one="получила", few="получили", many="получили" },
  computed={ one="рассчитан", few="рассчитаны", many="рассчитано" },
  trained={ one="обучена", few="обучены", many="обучено" },
}

-- Statuses in the order of a summary: how many indicators have it, and the heading of their list.
wording.statuses = {
  { status="met", list="Достигнуты:", count={ one="достигнут", few="достигнуты", many="достигнуто" } },
  { status="not_met", list="Не достигнуты:",
    count={ one="не достигнут", few="не достигнуты", many="не достигнуто" } },
  { status="unknown", list="Не определены из-за отсутствия данных:",
    count={ one="не определен из-за отсутствия данных", few="не определены из-за отсутствия данных",
      many="не определено из-за отсутствия данных" } },
  { status="not_computable", list="Не рассчитываются (знаменатель равен" .. NBSP .. "0):",
    count={ one="не рассчитывается", few="не рассчитываются", many="не рассчитывается" } },
  { status="not_due", list="Срок не наступил:",
    count={ one="не оценивается (срок не наступил)", few="не оцениваются (срок не наступил)",
      many="не оценивается (срок не наступил)" } },
  { status="no_target", list="Приведены без целевого значения:",
    count={ one="приведен без целевого значения", few="приведены без целевого значения",
      many="приведено без целевого значения" } },
}

-- Statuses in a cell of the matrix of municipalities; the mark follows a value below its target.
wording.matrix = {
  unknown="н/д", not_computable="н/р", not_due="с/н", absent="–", below="*", yes="да", no="нет" }

-- What a status says at the end of a sentence.
wording.outcomes = {
  met="показатель достигнут", not_met="показатель не достигнут", not_due="срок достижения показателя не наступил",
  no_target="целевое значение не установлено" }

-- Parameters as the reader of a report is told them: what they are, and their values in words.
wording.parameters = {
  team_rule={ title="обученная команда", values={ any="хотя бы один участник с удостоверением",
    leader="удостоверение у руководителя", all="удостоверения у всех участников" } },
  series_rule={ title="участие в цикле мероприятий", values={ any="хотя бы в одном", all="в каждом" } },
  min_events={ title="необходимое число мероприятий" },
  pass_percent={ title="проходной балл экспертизы", unit=NBSP .. "% от максимума" },
  mo_population={ title="муниципалитеты в знаменателе", values={ mo_with_shnor="где имеются ШНОР", mo_all="все" } },
  late={ title="сведения, поступившие после срока", values={ on_time="не учитываются", all="учитываются" } },
  min_n={ title="наименьшее число участников процедуры" },
}

wording.verdicts = {
  ["соответствует"]="соответствует параметрам экспертизы",
  ["соответствует частично"]="частично соответствует параметрам экспертизы",
  ["не соответствует"]="не соответствует параметрам экспертизы",
}

-- Chooses among forms by number: {one=…, few=…, many=…} or {one=…, other=…}.
function wording.agree(n, forms)
  local class = text.plural(n)
  return forms[class] or forms.other or forms.many
end

-- «22 школы»; with a case, «из 22 школ» is wording.count(22, "school", "gen").
function wording.count(n, noun, case)
  return text.number(n) .. NBSP .. wording.agree(n, wording.nouns[noun][case or "nom"])
end

-- «3 из 22 школ».
function wording.of(n, total, noun)
  return text.number(n) .. " из" .. NBSP .. wording.count(total, noun, "gen")
end

function wording.percent(printed)
  return printed .. NBSP .. "%"
end

-- The exact number that a printed one says: «86,4» → 864/10.
local function printed_number(printed, decimals)
  local digits = printed:gsub("[^%d]", "")
  return ratio(tonumber(digits), math.tointeger(10 ^ decimals))
end

local DECIMALS_LARGEST = 6

-- part of whole in per cent, half up: «75,0»; with as many decimals as it takes not to contradict the verdict by a
-- threshold; nil when there is no whole.
function wording.share(part, whole, threshold)
  if whole == 0 then
    return nil
  end
  local exact = ratio(100, 1) * part / whole
  for decimals = 1, DECIMALS_LARGEST do
    local printed = text.number(exact, decimals)
    if not threshold or (printed_number(printed, decimals) >= threshold) == (exact >= threshold) then
      return printed
    end
  end
  return text.number(exact, DECIMALS_LARGEST)
end

function wording.date(day)
  return day and text.date(day, "d" .. NBSP .. "MMMM y" .. NBSP .. "'г.'") or wording.empty
end

function wording.short_date(day)
  return day and text.date(day, "dd.MM.y") or wording.empty
end

-- What does not part from what follows or goes before: «№ 5», «п. 5», «г. Пермь», «Очерский МО».
local UNDIVIDED = {
  { "№ ", "№" .. NBSP }, { "п%. ", "п." .. NBSP }, { "г%. ", "г." .. NBSP }, { " МО%f[\0 ,;.]", NBSP .. "МО" } }

function wording.nbsp(s)
  for _, pair in ipairs(UNDIVIDED) do
    s = s:gsub(pair[1], pair[2])
  end
  return s
end

function wording.filled(value)
  return value ~= nil and value or wording.empty
end

-- First letter in capitals.
function wording.sentence(s)
  return text.upper(text.sub(s, 1, 1)) .. text.sub(s, 2)
end

-- With a full stop, unless an abbreviation brings its own.
function wording.stop(s)
  return s:sub(-1) == "." and s or s .. "."
end

-- Without the full stop or semicolon that ends it.
function wording.bare(s)
  return (s:gsub("[%s.;]+$", ""))
end

-- Marks each item of a list of records with the sign after it: «;» and at the end «.».
function wording.punctuate(items)
  for i, item in ipairs(items) do
    item["знак"] = i < #items and ";" or "."
  end
  return items
end

-- ---- figures ----

local function is_count(n)
  return math.type(n) == "integer"
end

-- Statuses whose value is a number; a per cent of nothing has none.
local MEASURED = { met=true, not_met=true, no_target=true, not_due=true }

local function is_percent(figure)
  return figure.kind == "percent" and MEASURED[figure.status] and is_count(figure.den) and figure.den > 0
end

-- «86,4 %», «3», «имеется», «нет данных: 2 из 22».
function wording.value(figure)
  if is_percent(figure) then
    return wording.percent(figure.value)
  end
  return figure.value
end

-- «19 / 22»; a presence has no denominator.
function wording.fraction(figure)
  if not is_count(figure.num) then
    return "нет данных"
  end
  if not is_count(figure.den) then
    return text.number(figure.num)
  end
  return text.number(figure.num) .. NBSP .. "/" .. NBSP .. text.number(figure.den)
end

-- «86,4 % (19 из 22)».
function wording.value_with_counts(figure)
  local value = wording.value(figure)
  if is_percent(figure) then
    return value .. " (" .. text.number(figure.num) .. " из" .. NBSP .. text.number(figure.den) .. ")"
  end
  return value
end

-- Documents in the genitive.
local BODIES = { ["План-график"]="Плана-графика", ["Положение"]="Положения" }

-- Letter of an indicator that shares its clause with another: «а» of G-10a, else nothing.
local LETTERS = { a="а", b="б", c="в" }

function wording.part(figure)
  local letter = figure.id:match("%d(%a)$")
  return letter and not figure.clause:find("%a$") and LETTERS[letter] or ""
end

-- «План-график, п. 5».
function wording.place(figure)
  return wording.nbsp(figure.clause .. wording.part(figure))
end

function wording.title(figure)
  return wording.nbsp(wording.sentence(figure.title))
end

-- «План-график, п. 5. Не менее 85 % управленческих команд …».
function wording.heading(figure)
  return wording.place(figure) .. ". " .. wording.title(figure)
end

-- «п. 5 Плана-графика».
function wording.clause(figure)
  local body, point = figure.clause:match("^(.-), (.+)$")
  if not body then
    return wording.nbsp(figure.clause)
  end
  return wording.nbsp(point .. wording.part(figure) .. " " .. (BODIES[body] or body))
end

function wording.point(figure)
  return wording.nbsp((figure.clause:match("^.-, (.+)$") or figure.clause) .. wording.part(figure))
end

-- «Положение: п. 3.1.1, 3.1.2; План-график: п. 1».
function wording.clauses(figures)
  local bodies, points = {}, {}
  for _, figure in ipairs(figures) do
    local body, point = figure.clause:match("^(.-), п%. (.+)$")
    body, point = body or figure.clause, point or ""
    if not points[body] then
      bodies[#bodies + 1], points[body] = body, {}
    end
    table.insert(points[body], point .. wording.part(figure))
  end
  for i, body in ipairs(bodies) do
    local list = table.concat(points[body], ", ")
    bodies[i] = list ~= "" and body .. ": п." .. NBSP .. list or body
  end
  return table.concat(bodies, "; ")
end

local function parameter_value(p, words)
  local value = tostring(p.value)
  local least = value:match("^at_least%((%d+)%)$")
  if least then
    return "удостоверения не менее чем у" .. NBSP .. least
  end
  return (words.values and words.values[value] or value) .. (words.unit or "")
end

-- «обученная команда – хотя бы один участник с удостоверением».
function wording.parameter(p)
  local words = wording.parameters[p.name] or { title=p.title }
  return words.title .. wording.dash .. parameter_value(p, words)
end

-- The last column of the table of indicators: what is not known, second figures, notes, parameters.
function wording.explanation(figure)
  local parts = {}
  if figure.unknown_count > 0 and figure.status ~= "unknown" then
    parts[#parts + 1] = "нет данных: " .. text.number(figure.unknown_count) .. " из" .. NBSP .. text.number(figure.unknown_of)
  end
  for _, also in ipairs(figure.also) do
    local value = figure.kind == "percent" and wording.percent(also.value) or also.value
    parts[#parts + 1] = also.name .. ": " .. value ..
      (is_count(also.den) and " (" .. also.num .. " из" .. NBSP .. also.den .. ")" or "")
  end
  for _, note in ipairs(figure.notes) do
    parts[#parts + 1] = wording.bare(note)
  end
  for _, p in ipairs(figure.params) do
    parts[#parts + 1] = wording.parameter(p)
  end
  return #parts > 0 and table.concat(parts, "; ") or "–"
end

-- ---- conclusions ----

local SHORTFALL = "до целевого значения не хватило "

local CONCLUSIONS = {
  met="Показатель %s достигнут: %s при целевом значении «%s».",
  not_met="Показатель %s не достигнут: %s при целевом значении «%s»%s.",
  unknown="Показатель %s не определен: %s.",
}

-- One paragraph on an indicator; noun is what is counted, nil when it has no name.
function wording.conclusion(figure, noun)
  local place = wording.clause(figure)
  if figure.status == "not_met" then
    local more = {}
    if figure.deviation ~= "" then
      more[#more + 1] = "отклонение " .. figure.deviation
    end
    if noun and is_count(figure.need) and figure.need > 0 then
      more[#more + 1] = SHORTFALL .. wording.count(figure.need, noun, "gen")
    end
    local tail = #more > 0 and " (" .. table.concat(more, "; ") .. ")" or ""
    return CONCLUSIONS.not_met:format(place, wording.value_with_counts(figure), figure.target, tail)
  elseif figure.status == "unknown" then
    return CONCLUSIONS.unknown:format(place, wording.value(figure))
  end
  return CONCLUSIONS.met:format(place, wording.value_with_counts(figure), figure.target)
end

-- «достигнут 21, не достигнуты 4»: the statuses that occur.
function wording.summary(figures)
  local parts = {}
  for _, s in ipairs(wording.statuses) do
    local n = 0
    for _, f in ipairs(figures) do
      n = n + (f.status == s.status and 1 or 0)
    end
    if n > 0 then
      parts[#parts + 1] = wording.agree(n, s.count) .. " " .. text.number(n)
    end
  end
  return table.concat(parts, ", ")
end
