project{ id="СБОИ", title="Малый проект", year=2024, report_date="2024-12-10", locale="ru",
  region={ id="59", name="Пермский край" }, levels={ school="schools" } }

table{ name="org", title="Школы", key={"org_id"}, columns={
  {"org_id", "code", "Код ОО", filled=true},
  {"name", "text", "Наименование"},
  {"mo_id", "code", "Код МО"} } }

table{ name="meal", title="Питание", key={"org_id", "day"}, columns={
  {"org_id", "code", "Код ОО", ref="org", filled=true},
  {"day", "date", "День"},
  {"hot", "flag", "Горячее питание"} } }

table{ name="plan", title="План", key={"no"}, columns={
  {"no", "integer", "№", path="@no"},
  {"title", "text", "Мероприятие", path="title"} }, xml={ row="/plan/item" } }

population{ id="schools", title="школы", kind="school", units=function()
  local units = {}
  for _, org in ipairs(tables.org:rows()) do
    units[#units + 1] = { id=org.org_id, name=org.name, mo=org.mo_id }
  end
  return units
end }

document{ id="S01", title="Справка школы", template="docx/school.docx",
  each=function() return tables.org:rows() end,
  key=function(org) return org.org_id end,
  data=function(ctx, org)
    return { org=org, year=ctx.year, days=tables.meal:where{ org_id=org.org_id } }
  end,
  file="{year}/Школы/Справка {org.org_id}" }

document{ id="S02", title="Список школ", template="odt/list.odt",
  each=function()
    local seen, list = {}, {}
    for _, org in ipairs(tables.org:rows()) do
      if not seen[org.mo_id] then
        seen[org.mo_id] = true
        list[#list + 1] = org.mo_id
      end
    end
    return list
  end,
  key=function(mo) return mo end,
  data=function(ctx, mo) return { mo=mo, year=ctx.year, schools=tables.org:where{ mo_id=mo } } end,
  file="{year}/Списки/Список {mo}" }
