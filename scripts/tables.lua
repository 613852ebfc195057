-- Таблицы проекта: имена файлов, столбцы (латинское имя, вид, русский заголовок), ключи и связи.
-- Латинские и русские заголовки равноправны. Таблица лежит в inputs/ как ИМЯ.csv или ИМЯ.xml.
-- papers – какой бумагой подтверждена строка или с какой пришла; tells_of – таблица говорит о строках других таблиц (docs/inputs.md).

-- Территории и организации

table{ name="mo", title="Муниципальные образования", key={"mo_id"}, columns={
  {"mo_id", "code", "Код МО"}, {"name_full", "text", "Полное наименование", filled=true},
  {"name_short", "text", "Краткое наименование", filled=true}, {"kind", "text", "Вид МО"}, {"oktmo", "code", "ОКТМО"},
  {"valid_from", "date", "Действует с"}, {"valid_to", "date", "Действует по"},
  {"name_gen", "text", "В родительном падеже"}, {"name_prep", "text", "В предложном падеже"} } }

-- Чем еще называют муниципалитеты: в других таблицах вариант заменяет код. С датами «с», «по» это прежнее официальное наименование.
table{ name="mo_alias", title="Варианты написания муниципальных образований", key={"alias"}, spells="mo_id", columns={
  {"alias", "text", "Вариант написания"}, {"mo_id", "code", "Код МО", ref="mo", filled=true},
  {"note", "text", "Примечание", identity=false}, {"valid_from", "date", "Действует с"}, {"valid_to", "date", "Действует по"},
  {"name_short", "text", "Краткое наименование"}, {"name_gen", "text", "В родительном падеже"} } }

table{ name="org", title="Образовательные организации", key={"org_id"}, columns={
  {"org_id", "code", "Код ОО"}, {"mo_id", "code", "Код МО", ref="mo", filled=true},
  {"name_full", "text", "Полное наименование", filled=true}, {"name_short", "text", "Краткое наименование", filled=true},
  {"inn", "code", "ИНН"}, {"ogrn", "code", "ОГРН"}, {"kpp", "code", "КПП"}, {"fis_oko_login", "code", "Логин ФИС ОКО"},
  {"kind", "text", "Вид"}, {"address", "text", "Адрес"}, {"head_person_id", "code", "Руководитель", ref="person"},
  {"valid_from", "date", "Действует с"}, {"valid_to", "date", "Действует по"},
  {"successor_org_id", "code", "Правопреемник", ref="org"} } }

table{ name="person", title="Лица", key={"person_id"}, columns={
  {"person_id", "code", "Код лица"}, {"surname", "text", "Фамилия", filled=true}, {"name", "text", "Имя"},
  {"patronymic", "text", "Отчество"}, {"gender", "enum", "Пол", words={"м", "ж"}},
  {"surname_dat", "text", "Дательный"}, {"surname_acc", "text", "Винительный"},
  {"surname_gen", "text", "Родительный"}, {"surname_ins", "text", "Творительный"} } }

table{ name="post", title="Должности", key={"person_id", "valid_from"}, columns={
  {"person_id", "code", "Код лица", ref="person", filled=true}, {"org_or_body", "text", "Организация"},
  {"position_nom", "text", "Должность"}, {"position_dat", "text", "Должность (кому)"},
  {"position_acc", "text", "Должность (кого)"}, {"valid_from", "date", "С"}, {"valid_to", "date", "По"},
  {"acting", "flag", "И.о."}, {"basis", "text", "Основание"} } }

-- Участие в проекте

table{ name="part", title="Участники проекта", key={"project", "year", "org_id", "date_from"},
  papers={ { through="basis_act_id" } }, columns={
  {"project", "text", "Проект", filled=true}, {"year", "integer", "Год", filled=true},
  {"org_id", "code", "Код ОО", ref="org", filled=true}, {"role", "enum", "Роль", words={"ШНОР", "школа-куратор", "ШНСУ"}},
  {"date_from", "date", "Дата включения"}, {"date_to", "date", "Дата исключения"},
  {"basis_act_id", "code", "Акт", ref="act"}, {"basis_reason", "text", "Основание включения"},
  {"list_no", "integer", "№ в перечне"}, {"excluded_reason", "text", "Причина исключения"} } }

table{ name="pair", title="Пары «ШНОР – школа-куратор»", key={"year", "shnor_org_id", "curator_org_id"},
  papers={ { through="act_id" } }, columns={
  {"year", "integer", "Год", filled=true}, {"shnor_org_id", "code", "ШНОР", ref="org", filled=true},
  {"curator_org_id", "code", "Школа-куратор", ref="org", filled=true}, {"date_from", "date", "С"}, {"date_to", "date", "По"},
  {"act_id", "code", "Акт", ref="act"} } }

table{ name="coord", title="Муниципальные координаторы", key={"mo_id", "date_from"}, papers={ { through="act_id" } }, columns={
  {"mo_id", "code", "Код МО", ref="mo", filled=true}, {"person_id", "code", "ФИО (код)", ref="person", filled=true},
  {"position", "text", "Должность"}, {"phone", "text", "Телефон"}, {"email", "text", "Эл. почта"},
  {"act_id", "code", "Акт о назначении", ref="act"}, {"date_from", "date", "С"}, {"date_to", "date", "По"} } }

table{ name="team", title="Управленческие команды", key={"team_id"}, columns={
  {"team_id", "code", "Код команды"}, {"org_id", "code", "Код ОО", ref="org", filled=true}, {"year", "integer", "Год", filled=true} } }

table{ name="team_member", title="Состав команд", key={"team_id", "person_id", "date_from"}, columns={
  {"team_id", "code", "Код команды", ref="team", filled=true}, {"person_id", "code", "Код лица", ref="person", filled=true},
  {"role", "text", "Роль"}, {"date_from", "date", "С"}, {"date_to", "date", "По"} } }

table{ name="teacher_stat", title="Численность педагогов", key={"org_id", "date"}, columns={
  {"org_id", "code", "Код ОО", ref="org", filled=true}, {"date", "date", "На дату", filled=true},
  {"teachers_total", "integer", "Педагогов всего"}, {"without_higher", "integer", "Без высшего образования"},
  {"without_category", "integer", "Без категории"}, {"vacancies", "integer", "Вакансий"} } }

-- Обучение, мероприятия, посещение

table{ name="course", title="Программы повышения квалификации", key={"course_id"}, columns={
  {"course_id", "code", "Код программы"}, {"title", "text", "Наименование", filled=true}, {"hours", "integer", "Часов"},
  {"provider", "text", "Организация"}, {"counts_for", "list", "Для показателя"} } }

table{ name="training", title="Обучение", key={"course_id", "person_id", "date_start"},
  papers={ { title="удостоверение №", number="certificate_no", date="certificate_date" } }, columns={
  {"course_id", "code", "Код программы", ref="course", filled=true}, {"person_id", "code", "Код лица", ref="person", filled=true},
  {"org_id", "code", "Код ОО", ref="org"}, {"date_start", "date", "Начало"}, {"date_end", "date", "Окончание"},
  {"status", "enum", "Статус", words={"завершил", "обучается", "отчислен", "аннулировано"}},
  {"certificate_no", "code", "№ удостоверения"}, {"certificate_date", "date", "Дата удостоверения"} } }

table{ name="event", title="Мероприятия", key={"event_id"}, columns={
  {"event_id", "code", "Код"}, {"title", "text", "Название", filled=true},
  {"kind", "enum", "Вид", words={"вебинар", "семинар", "совещание", "мастер-класс", "консультация", "конференция",
    "фестиваль", "круглый стол", "методический день"}},
  {"level", "enum", "Уровень", words={"Р", "М"}}, {"mo_id", "code", "Код МО", ref="mo"}, {"date", "date", "Дата"},
  {"date_end", "date", "Дата окончания"}, {"series", "text", "Цикл"}, {"theme", "text", "Тематика"},
  {"project", "text", "Проект"}, {"organizer", "text", "Организатор"}, {"counts_for", "list", "Показатели"},
  {"status", "enum", "Статус", words={"проведено", "запланировано", "отменено", "перенесено"}},
  {"moved_from", "date", "Перенесено с"} } }

-- Категория входит в ключ: один человек может и присутствовать, и выступить докладчиком, и это две строки.
table{ name="attend", title="Посещение", key={"event_id", "org_id", "person_id", "group"}, columns={
  {"event_id", "code", "Код мероприятия", ref="event", filled=true}, {"org_id", "code", "Код ОО", ref="org"},
  {"person_id", "code", "Код лица", ref="person"},
  {"group", "enum", "Категория", words={"руководитель ШНОР", "заместитель руководителя ШНОР", "педагог ШНОР", "докладчик",
    "специалист МОУО", "специалист ММС", "гость"}},
  {"present", "flag", "Присутствовал"}, {"form", "text", "Форма"},
  {"source_row", "integer", "Строка источника", identity=false}, {"note", "text", "Примечание", identity=false} } }

table{ name="audience", title="Кто должен участвовать", key={"event_id", "unit_kind", "unit_id"}, columns={
  {"event_id", "code", "Код мероприятия", ref="event", filled=true}, {"unit_kind", "text", "Вид единицы"},
  {"unit_id", "code", "Код единицы", filled=true}, {"group", "text", "Категория"}, {"required", "flag", "Обязателен"},
  {"excused_reason", "text", "Причина отсутствия"} } }

-- Экспертиза

table{ name="criterion", title="Критерии экспертизы", key={"set_id", "no"}, columns={
  {"set_id", "code", "Набор", filled=true}, {"no", "integer", "№", filled=true}, {"text", "text", "Критерий"},
  {"max_score", "number", "Макс. балл", filled=true}, {"mandatory", "flag", "Обязательный"}, {"weight", "number", "Вес"} } }

table{ name="expertise", title="Экспертиза", key={"exp_id"},
  papers={ { title="заключение №", number="conclusion_no", date="date" }, { through="act_id" } }, columns={
  {"exp_id", "code", "Код"}, {"org_id", "code", "Код ОО", ref="org", filled=true}, {"year", "integer", "Год", filled=true},
  {"stage", "integer", "Этап"}, {"level", "enum", "Уровень", words={"М", "Р", "взаимо"}}, {"doc_kind", "text", "Вид документа"},
  {"expert_person_id", "code", "Эксперт", ref="person"}, {"expert_org_id", "code", "ОО-эксперт", ref="org"},
  {"date", "date", "Дата"}, {"set_id", "code", "Набор критериев"},
  {"verdict", "enum", "Вывод", words={"соответствует", "соответствует частично", "не соответствует"}},
  {"revision_of", "code", "Взамен", ref="expertise"}, {"act_id", "code", "Акт", ref="act"},
  {"conclusion_no", "code", "№ заключения"} } }

table{ name="exp_score", title="Баллы экспертизы", key={"exp_id", "no"}, columns={
  {"exp_id", "code", "Код экспертизы", ref="expertise", filled=true}, {"no", "integer", "№ критерия", filled=true},
  {"score", "number", "Балл"}, {"comment", "text", "Комментарий"} } }

-- Работа школ и муниципалитетов

table{ name="risk", title="Риски", key={"org_id", "year", "risk_code"}, columns={
  {"org_id", "code", "Код ОО", ref="org", filled=true}, {"year", "integer", "Год", filled=true}, {"risk_code", "code", "Код риска"},
  {"risk_text", "text", "Риск"}, {"significance", "enum", "Значимость", words={"высокая", "средняя", "низкая"}},
  {"verified", "flag", "Подтвержден"}, {"in_programme", "flag", "Включен в программу"} } }

table{ name="sdoc", title="Документы школ", key={"sdoc_id"}, columns={
  {"sdoc_id", "code", "Код"}, {"org_id", "code", "Код ОО", ref="org", filled=true}, {"year", "integer", "Год", filled=true},
  {"kind", "enum", "Вид", words={"анализ", "комплекс мер", "антирисковая программа"}}, {"title", "text", "Название"},
  {"date", "date", "Дата"}, {"approved_by", "text", "Утвержден"}, {"url", "text", "Ссылка"}, {"version", "text", "Редакция"} } }

table{ name="mplan", title="Муниципальные планы", key={"mplan_id"}, papers={ { through="act_id" } }, columns={
  {"mplan_id", "code", "Код плана"}, {"mo_id", "code", "Код МО", ref="mo", filled=true}, {"year_from", "integer", "С года"},
  {"year_to", "integer", "По год"}, {"act_id", "code", "Акт", ref="act"}, {"url", "text", "Ссылка"},
  {"status", "enum", "Статус", words={"утвержден", "проект"}} } }

table{ name="mplan_item", title="Пункты муниципальных планов", key={"mplan_id", "ord"}, columns={
  {"mplan_id", "code", "План", ref="mplan", filled=true}, {"ord", "integer", "Порядок", filled=true}, {"no", "code", "№ п/п"},
  {"text", "text", "Мероприятие"}, {"criteria", "text", "Критерии"}, {"indicator", "text", "Показатели"},
  {"due_text", "text", "Срок (текст)"}, {"due_from", "date", "С"}, {"due_to", "date", "По"}, {"recurrence", "text", "Повтор"},
  {"responsible", "text", "Ответственные"}, {"kind", "text", "Вид"},
  {"status", "enum", "Статус", words={"выполнено", "выполняется", "в работе", "не выполнено", "отменено", "перенесено"}},
  {"done_date", "date", "Исполнено"}, {"reason", "text", "Причина"} } }

table{ name="measure", title="Меры", key={"measure_id"}, columns={
  {"measure_id", "code", "Код"}, {"sdoc_id", "code", "Документ", ref="sdoc", filled=true}, {"risk_code", "code", "Риск"},
  {"text", "text", "Мера"}, {"due", "date", "Срок"},
  {"status", "enum", "Статус", words={"выполнено", "выполняется", "в работе", "не выполнено", "отменено", "перенесено"}},
  {"done_date", "date", "Дата исполнения"}, {"evidence", "text", "Подтверждение"} } }

table{ name="submit", title="Поступившие сведения", key={"kind", "year", "mo_id", "date"},
  papers={ { title="письмо №", number="letter_no", date="date" } }, columns={
  {"kind", "enum", "Вид сведений", words={"экспертиза", "реализация"}, filled=true}, {"year", "integer", "Год", filled=true},
  {"mo_id", "code", "Код МО", ref="mo", filled=true}, {"date", "date", "Дата поступления"}, {"letter_no", "code", "Исх. №"},
  {"url", "text", "Ссылка"}, {"status", "text", "Статус"} } }

table{ name="agree", title="Соглашения о сетевом взаимодействии", key={"agree_id"},
  papers={ { title="соглашение №", number="no", date="date" } }, columns={
  {"agree_id", "code", "Код"}, {"shnor_org_id", "code", "ШНОР", ref="org", filled=true},
  {"curator_org_id", "code", "Школа-куратор", ref="org"}, {"no", "code", "№"}, {"date", "date", "Дата"},
  {"valid_to", "date", "Действует до"}, {"plan_agreed", "flag", "План согласован"}, {"plan_date", "date", "Дата плана"},
  {"scan", "text", "Скан"} } }

table{ name="publ", title="Публикации", key={"publ_id"}, columns={
  {"publ_id", "code", "Код"}, {"site_owner", "enum", "Владелец сайта", words={"МОУО", "ЦНППМПР"}},
  {"mo_id", "code", "Код МО", ref="mo"}, {"date", "date", "Дата"}, {"title", "text", "Заголовок"}, {"url", "text", "Ссылка"},
  {"topic", "text", "Тема"} } }

table{ name="work", title="Методические разработки", key={"work_id"}, columns={
  {"work_id", "code", "Код"}, {"org_id", "code", "Код ОО", ref="org", filled=true}, {"year", "integer", "Год", filled=true},
  {"title", "text", "Название"}, {"authors", "text", "Авторы"}, {"contest", "text", "Конкурс"}, {"result", "text", "Результат"} } }

table{ name="practice", title="Практики", key={"practice_id"}, columns={
  {"practice_id", "code", "Код"}, {"level", "text", "Уровень"}, {"org_id", "code", "Код ОО", ref="org"},
  {"mo_id", "code", "Код МО", ref="mo"}, {"year", "integer", "Год"}, {"title", "text", "Название"}, {"status", "text", "Статус"} } }

table{ name="netgroup", title="Сетевые предметные группы", key={"group", "person_id", "date_from"}, columns={
  {"group", "code", "Группа"}, {"subject", "text", "Предмет"}, {"person_id", "code", "Код лица", ref="person", filled=true},
  {"org_id", "code", "Код ОО", ref="org"}, {"date_from", "date", "С"}, {"date_to", "date", "По"} } }

table{ name="diag", title="Диагностика компетенций", key={"person_id", "date", "kind"}, columns={
  {"person_id", "code", "Код лица", ref="person", filled=true}, {"org_id", "code", "Код ОО", ref="org"}, {"year", "integer", "Год"},
  {"kind", "text", "Вид"}, {"form", "text", "Форма"}, {"date", "date", "Дата"}, {"level", "text", "Уровень"} } }

table{ name="consult", title="Консультации", key={"date", "shnor_org_id", "provider"}, columns={
  {"date", "date", "Дата", filled=true}, {"shnor_org_id", "code", "ШНОР", ref="org", filled=true},
  {"provider", "text", "Кто консультировал"}, {"topic", "text", "Тема"}, {"form", "text", "Форма"} } }

table{ name="recom", title="Рекомендации", key={"recom_id"}, columns={
  {"recom_id", "code", "Код"}, {"year", "integer", "Год"}, {"addressee_kind", "text", "Вид адресата"},
  {"addressee_id", "code", "Адресат"}, {"basis", "text", "Основание"}, {"basis_value", "text", "Значение"},
  {"text", "text", "Рекомендация"}, {"due", "date", "Срок"}, {"responsible", "text", "Ответственный"},
  {"status", "text", "Статус"}, {"answer", "text", "Ответ"} } }

table{ name="position", title="Позиции оценивания", key={"position_no"}, columns={
  {"position_no", "code", "№ позиции"}, {"track", "text", "Трек"}, {"text", "text", "Позиция"}, {"act_id", "code", "Акт", ref="act"},
  {"url", "text", "Ссылка"}, {"comment", "text", "Комментарий"}, {"checked_at", "date", "Проверено"} } }

-- Результаты оценочных процедур

table{ name="assess", title="Результаты оценочных процедур", key={"year", "org_id", "procedure", "subject", "grade"}, columns={
  {"year", "integer", "Год", filled=true}, {"org_id", "code", "Код ОО", ref="org", filled=true}, {"procedure", "text", "Процедура"},
  {"subject", "text", "Предмет"}, {"grade", "integer", "Класс"}, {"participants", "integer", "Участников"},
  {"mark2", "integer", "«2»"}, {"mark3", "integer", "«3»"}, {"mark4", "integer", "«4»"}, {"mark5", "integer", "«5»"},
  {"below_min", "integer", "Не преодолели порог"}, {"objectivity_flag", "flag", "Признак необъективности"},
  {"source_file", "text", "Файл", identity=false}, {"loaded_at", "date", "Загружено", identity=false} } }

-- Акты и документы

table{ name="act", title="Акты", key={"act_id"}, papers={ { title="акт №", number="number", date="date" } }, columns={
  {"act_id", "code", "Код акта"}, {"issuer", "text", "Орган"}, {"kind", "text", "Вид"}, {"date", "date", "Дата"},
  {"number", "code", "№"}, {"heading", "text", "Заголовок"}, {"level", "text", "Уровень"},
  {"status", "enum", "Статус", words={"проект", "подписан", "действует", "утратил силу"}}, {"valid_from", "date", "С"},
  {"valid_to", "date", "По"}, {"signer_person_id", "code", "Подписал", ref="person"}, {"signer_position", "text", "Должность"},
  {"place", "text", "Место"}, {"url", "text", "Ссылка"}, {"project", "text", "Проект"}, {"year", "integer", "Год"} } }

table{ name="act_link", title="Связи актов", key={"from_act", "relation", "to_act"}, columns={
  {"from_act", "code", "Акт", ref="act", filled=true},
  {"relation", "enum", "Связь", words={"утверждает", "признает утратившим силу", "изменяет", "во исполнение", "ссылается"}},
  {"to_act", "code", "С актом", ref="act", filled=true}, {"clause", "text", "Пункт"} } }

table{ name="target", title="Целевые значения", key={"indicator_id", "period_from"}, columns={
  {"indicator_id", "code", "Показатель", filled=true}, {"act_id", "code", "Акт", ref="act"}, {"clause", "text", "Пункт"},
  {"comparator", "text", "Сравнение"}, {"threshold", "number", "Значение"}, {"unit", "text", "Ед."}, {"population", "text", "Совокупность"},
  {"period_from", "date", "С"}, {"period_to", "date", "По"}, {"due", "date", "Срок"} } }

table{ name="plan_item", title="Пункты планов", key={"plan_id", "ord"}, columns={
  {"plan_id", "code", "План", path="../@id", filled=true}, {"ord", "integer", "Порядок", path="@ord", filled=true},
  {"section", "text", "Раздел"}, {"no", "code", "№ п/п"}, {"text", "text", "Мероприятие"}, {"due_text", "text", "Срок (текст)"},
  {"due_from", "date", "С"}, {"due_to", "date", "По"}, {"responsible", "text", "Ответственный исполнитель"},
  {"indicator_text", "text", "Показатели реализации"}, {"indicator_ids", "list", "Коды показателей"}, {"status", "text", "Статус"} },
  xml={ row="/plans/plan/item" } }

table{ name="abbr", title="Сокращения", key={"doc", "abbr"}, columns={
  {"doc", "code", "Документ"}, {"abbr", "text", "Сокращение"}, {"full", "text", "Полностью"}, {"defined_at", "text", "Где введено"} } }

-- Входящие письма, с которыми пришли строки других таблиц. Ключ – как у строки, через «/», или его начало: все строки, у которых он такой.
table{ name="letter", title="Входящие письма", key={"table", "key", "letter_no"},
  papers={ { title="письмо №", number="letter_no", date="date" } },
  tells_of={ table="table", key="key" }, columns={
  {"letter_no", "code", "Исх. №", filled=true}, {"date", "date", "Дата письма"}, {"sender", "text", "Отправитель"},
  {"table", "text", "Таблица", filled=true}, {"key", "text", "Ключ", filled=true} } }

-- Журнал исправлений: таблицы уже содержат исправленные данные.
table{ name="correction", title="Исправления", key={"corr_id"}, papers={ { title="исправление", number="corr_id", basis="source_doc" } },
  tells_of={ table="table", key="key", field="field" }, columns={
  {"corr_id", "code", "Код"}, {"table", "text", "Таблица"}, {"key", "text", "Ключ"}, {"field", "text", "Поле"}, {"old", "text", "Было"},
  {"new", "text", "Стало"}, {"source_doc", "text", "Основание"}, {"who_role", "text", "Роль"}, {"when", "date", "Когда"},
  {"affects", "list", "Затрагивает"} } }

table{ name="value", title="Опубликованные значения показателей", key={"run_id", "indicator_id", "unit_id"}, columns={
  {"run_id", "text", "Прогон"}, {"indicator_id", "code", "Показатель"}, {"unit_kind", "text", "Уровень"}, {"unit_id", "code", "Код"},
  {"num", "integer", "Числитель"}, {"den", "integer", "Знаменатель"}, {"status", "text", "Статус"}, {"verdict", "text", "Выполнен"},
  {"as_of", "date", "На дату"}, {"rule_sha256", "text", "Хеш правила"}, {"note", "text", "Примечание", identity=false} } }

table{ name="issue", title="Выпуски документов", key={"issue_id"}, columns={
  {"issue_id", "code", "Код выпуска"}, {"template", "text", "Шаблон"}, {"template_sha256", "text", "Хеш шаблона"},
  {"data_manifest_sha256", "text", "Хеш данных"}, {"rules_sha256", "text", "Хеш правил"}, {"engine_version", "text", "Версия"},
  {"built_at", "text", "Собран"}, {"status", "text", "Статус"}, {"supersedes", "code", "Взамен"}, {"reason", "text", "Причина"},
  {"output_sha256", "text", "Хеш файла"}, {"act_id", "code", "Акт", ref="act"} } }
