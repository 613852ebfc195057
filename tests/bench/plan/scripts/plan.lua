-- A План-график of six pages that is made five hundred times: 18 rows, four steps in each.
project{ id="bench", title="Замер скорости", year=2024, report_date="2024-12-10", locale="ru",
  region={ id="59", name="Пермский край" } }

table{ name="plans", title="Планы-графики", key={"number"}, columns={
  {"number", "text", "Номер", filled=true}, {"issuer", "text", "Орган"}, {"date", "date", "Дата"},
  {"school", "text", "Школа"}, {"year", "integer", "Год"}, {"curator", "text", "Куратор"},
  {"signer_post", "text", "Должность подписавшего"}, {"signer", "text", "Подписал"} } }

table{ name="items", title="Строки", key={"number", "no"}, columns={
  {"number", "text", "Номер", ref="plans"}, {"no", "integer", "№ п/п"}, {"task", "text", "Задача"},
  {"result", "text", "Результат"}, {"responsible", "text", "Ответственный"}, {"deputy", "text", "Заместитель"} } }

table{ name="steps", title="Мероприятия", key={"number", "no", "step"}, columns={
  {"number", "text", "Номер", ref="plans"}, {"no", "integer", "№ п/п"}, {"step", "integer", "Шаг"},
  {"date", "date", "Дата"}, {"name", "text", "Мероприятие"}, {"place", "text", "Место"} } }

local function items_of(plan)
  local items = {}
  for _, item in ipairs(tables.items:where{number=plan.number}) do
    table.insert(items, extend(item, {steps=tables.steps:where{number=plan.number, no=item.no}}))
  end
  return items
end

document{ id="plan", title="План-график", template="docx/plan.docx",
  each=function() return tables.plans:rows() end,
  key=function(plan) return plan.number end,
  data=function(_, plan) return extend(plan, {items=items_of(plan)}) end,
  file="{year}/План-график {number}" }
