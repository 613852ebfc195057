-- Таблицы, из которых одна не читается: о чистых проверки говорят сразу, о ней – когда ее исправят.
project{ id="Ч", title="Частью чистый", year=2024, report_date="2024-12-10", locale="ru", region={ id="59", name="Пермский край" } }

table{ name="org", title="Школы", key={"org_id"}, columns={
  {"org_id", "code", "Код ОО"}, {"opened", "date", "Открыта"} } }

table{ name="assess", title="Оценка", key={"org_id"}, columns={
  {"org_id", "code", "Код ОО"}, {"present", "integer", "Участников"}, {"marks", "integer", "Отметок"} } }

table{ name="visit", title="Посещение", key={"org_id"}, columns={
  {"org_id", "code", "Код ОО", ref="org"}, {"hours", "integer", "Часов"} } }

check{ code="E06", title="отметок столько, сколько участников", run=function(_, report)
  for _, row in ipairs(tables.assess:rows()) do
    if row.marks ~= row.present then
      report(row, "marks", "отметок " .. row.marks .. ", а участников " .. row.present)
    end
  end
end, severity="error" }

check{ code="E04", title="посещение до открытия", run=function(_, report)
  for _, row in ipairs(tables.visit:rows()) do
    report(row, "hours", "так не должно быть сказано: школы не прочитаны")
    local _ = row:ref("org_id").opened
  end
end }

check{ code="E05", title="школа без даты", run=function(_, report)
  for _, row in ipairs(tables.org:rows()) do
    if not row.opened then
      report(row, "opened", "так не должно быть сказано: дата не прочитана")
    end
  end
end }
