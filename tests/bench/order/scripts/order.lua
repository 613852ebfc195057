-- The order of a page and a half that is made two thousand times: 25 tags, a header, ten rows, a condition.
project{ id="bench", title="Замер скорости", year=2024, report_date="2024-12-10", locale="ru",
  region={ id="59", name="Пермский край" } }

table{ name="orders", title="Приказы", key={"number"}, columns={
  {"number", "text", "Номер", filled=true}, {"issuer", "text", "Орган"}, {"date", "date", "Дата"},
  {"event", "text", "Мероприятие"}, {"school", "text", "Школа"}, {"project", "text", "Проект"},
  {"year", "integer", "Год"}, {"basis_body", "text", "Чей акт"}, {"basis_date", "date", "Дата акта"},
  {"basis_number", "text", "Номер акта"}, {"basis_title", "text", "Заголовок акта"},
  {"event_date", "date", "Когда"}, {"place", "text", "Где"}, {"responsible", "text", "Ответственный"},
  {"post", "text", "Должность"}, {"extra", "flag", "Рекомендация"}, {"deadline", "date", "Срок"},
  {"control", "text", "Контроль"}, {"signer_post", "text", "Должность подписавшего"},
  {"signer", "text", "Подписал"}, {"author", "text", "Исполнитель"}, {"phone", "text", "Телефон"} } }

table{ name="items", title="Участники", key={"number", "no"}, columns={
  {"number", "text", "Номер", ref="orders"}, {"no", "integer", "№ п/п"}, {"name", "text", "Имя"},
  {"post", "text", "Должность"}, {"org", "text", "Организация"} } }

document{ id="order", title="Приказ о мероприятии", template="docx/order.docx",
  each=function() return tables.orders:rows() end,
  key=function(order) return order.number end,
  data=function(_, order) return extend(order, {items=tables.items:where{number=order.number}}) end,
  file="{year}/Приказ {number}" }
