-- wording_forms.lua: the forms among which wording chooses: nouns and verbs by number, words of statuses, parameters
-- and verdicts. Only tables: a clerk's developer corrects a word here.

local NBSP = "\u{00A0}"

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

-- What others prepare for a school, which therefore did not miss it: the words before the schools that have none.
wording.missed_by_others = {
  ["P-3.1.3"]="Нет экспертных заключений о документах",
  ["G-13b"]="Не подготовлены рекомендации для",
}

wording.verbs = {
  take_part={ one="участвует", few="участвуют", many="участвуют" },
  supported={ one="оказывала", few="оказывали", many="оказывали" },
  received={ one="получила", few="получили", many="получили" },
  considered={ one="рассмотрен", few="рассмотрены", many="рассмотрено" },
  trained={ one="обучена", few="обучены", many="обучено" },
}

-- Said where the rows of a table of curators add up to more than its total.
wording.curators_once = " Школа-куратор, которая помогает школам нескольких муниципальных образований, " ..
  "в итоге учтена один раз."

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
