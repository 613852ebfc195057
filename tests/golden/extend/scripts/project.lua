project{ id="ПИТ", title="Горячее питание", year=2024, report_date="2024-12-10", locale="ru",
  region={ id="59", name="Пермский край" },
  levels={ school="schools" } }

table{ name="org", title="Школы", key={"org_id"}, columns={
  {"org_id", "code", "Код ОО", filled=true},
  {"name", "text", "Наименование"},
  {"mo_id", "code", "Код МО"} } }

table{ name="meal", title="Питание", key={"org_id", "day"}, columns={
  {"org_id", "code", "Код ОО", ref="org", filled=true},
  {"day", "date", "День"},
  {"hot", "flag", "Горячее питание"} } }

population{ id="schools", title="школы", kind="school", units=function()
  local units = {}
  for _, org in ipairs(tables.org:rows()) do
    units[#units + 1] = { id=org.org_id, name=org.name, mo=org.mo_id }
  end
  return units
end }
