project{ id="ПОДПИСЬ", title="Малый проект", year=2024, report_date="2024-12-10", locale="ru",
  region={ id="59", name="Пермский край" } }

table{ name="order", title="Приказы", key={"id"}, columns={
  {"id", "code", "Код", filled=true}, {"heading", "text", "Заголовок"}, {"signer", "text", "Подписал"},
  {"number", "code", "№"}, {"date", "date", "Дата"} } }

table{ name="school", title="Школы", key={"id"}, columns={
  {"id", "code", "Код", filled=true}, {"order", "code", "Приказ", ref="order"}, {"name", "text", "Наименование"} } }

local function short(day)
  return string.format("%02d.%02d.%d", day.day, day.month, day.year)
end

local function data(ctx, order)
  return { key=order.id, heading=order.heading, signer=order.signer, number=order.number or "_____",
    date=order.date and short(order.date) or "_____", year=ctx.year, schools=tables.school:where{ order=order.id } }
end

local function orders()
  return tables.order:rows()
end

local function id_of(order)
  return order.id
end

local function signed(act)
  return { number=act.number, date=short(act.date) }
end

-- An order in two formats.
document{ id="N01", title="Приказ", template={ "docx/order.docx", "odt/order.odt" }, each=orders, key=id_of, data=data, signed=signed,
  file="{year}/Приказы/Приказ {key}" }

-- A note that has no place for number and date, one for each year.
document{ id="N02", title="Справка", template="docx/note.docx",
  each=function(ctx) return { ctx.year } end,
  key=function(year) return tostring(year) end,
  data=function(ctx) return { year=ctx.year, schools=tables.school:rows() } end,
  file="{year}/Справка" }
