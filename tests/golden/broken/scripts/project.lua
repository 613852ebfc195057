project{ id="Л", title="Ломаный", year=2024, report_date="2024-12-10", locale="ru", region={ id="59", name="Пермский край" } }

table{ name="org", title="Школы", key={"org_id"}, columns={
  {"org_id", "code", "Код ОО"}, {"name", "text", "Наименование"}, {"opened", "date", "Открыта"} } }

table{ name="mo", title="Муниципалитеты", key={"mo_id"}, columns={
  {"mo_id", "code", "Код МО"}, {"name", "text", "Наименование"} } }

table{ name="visit", title="Посещение", key={"org_id", "no"}, columns={
  {"org_id", "code", "Код ОО", ref="org"}, {"mo_id", "code", "Код МО", ref="mo"}, {"no", "integer", "№"}, {"present", "flag", "Присутствовал"} } }

table{ name="plan", title="План", key={"no"}, columns={
  {"no", "integer", "№ п/п", path="@no"}, {"text", "text", "Мероприятие"} },
  xml={ row="/plan/item" } }

table{ name="register", title="Реестр", key={"no"}, columns={
  {"no", "integer", "№ п/п", path="@no"} }, xml={ row="/register/item" } }

table{ name="letter", title="Письма", key={"no"}, columns={ {"no", "code", "№"}, {"to", "code", "Школа", ref="org"}, {"of", "text", "О чем"} },
  papers={ { title="письмо №", number="number" }, { title="письмо №", number="no", date="of" }, { through="no" }, { title="письмо №" },
    { through="to", titel="письмо" }, "no" },
  tells_of={ table="of", kye="no" } }

table{ name="certificate", title="Удостоверения", key={"no"}, columns={ {"no", "code", "№"} }, papers={ { title="удостоверение №" } } }
