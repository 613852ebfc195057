-- Control ratios of one project: which are run, what they are given, how they say what is broken.
project{ id="У", title="Ученики", year=2024, report_date="2024-12-10", locale="ru", region={ id="59", name="Пермский край" },
  params={ { name="wrong", default="nothing", choices={ "nothing", "total", "data", "asks", "place" } } } }

table{ name="org", title="Школы", key={"org_id"}, columns={
  {"org_id", "code", "Код", filled=true}, {"mo_id", "code", "Код МО"}, {"name", "text", "Школа"}, {"pupils", "integer", "Учеников"} } }

local function list(title, rows)
  local total = 0
  for _, row in ipairs(rows) do
    total = total + row.pupils
  end
  return { title=title, total=total, rows=rows }
end

document{ id="S01", ids={ "S01a" }, title="Список по МО", template="docx/list.docx",
  each=function() return { "M1", "M2" } end,
  key=function(mo) return mo end,
  data=function(_, mo) return list(mo, tables.org:where{ mo_id=mo }) end,
  file="Список {title}" }

document{ id="S02", title="Свод", template="docx/list.docx",
  data=function(ctx)
    local data = list("край", tables.org:rows())
    if ctx.params.wrong == "total" then
      data.total = 61
    elseif ctx.params.wrong == "data" then
      error("данных нет")
    end
    return data
  end,
  file="Свод" }
