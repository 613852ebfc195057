project{ id="Л", title="Ломаный", year=2024, report_date="2024-12-10", locale="ru", region={ id="59", name="Пермский край" } }

table{ name="org", title="Школы", key={"org_id"}, columns={
  {"org_id", "code", "Код ОО"}, {"name", "text", "Наименование"}, {"opened", "date", "Открыта"} } }

table{ name="plan", title="План", key={"no"}, columns={
  {"no", "integer", "№ п/п", path="@no"}, {"text", "text", "Мероприятие"} },
  xml={ row="/plan/item" } }
