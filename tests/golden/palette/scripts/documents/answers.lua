local schools = {
  { ["№"]=1, ["Полное наименование"]="Учебная школа № 1", ["Педагогов"]=12, ["Есть план"]=true, ["Сдан"]=date"2024-06-05", ["Адрес"]="(пример)",
    ["Меры"]={ "Консультации", "Наставничество" }, ["Классы"]={ { ["Класс"]="5 «А»", ["Учеников"]=25 } } },
  { ["№"]=2, ["Полное наименование"]="Учебная школа № 2", ["Телефон"]="(пример) {#не тег}" } }

document{ id="S01", ids={"S11"}, title="Ответы школ", template="docx/answers.docx",
  each=function() return { "Юрлинский округ", "Кизеловский округ" } end,
  key=function(mo) return mo end,
  data=function(_, mo)
    return { ["Округ"]=mo, ["Дата"]=date"2024-12-10", ["Всего"]=1234, ["Сверено"]=true, ["Срок"]=unknown, ["Доля"]=ratio(1, 8),
      ["Куратор"]={ ["ФИО"]="Образцова Анна Петровна", ["Рабочий телефон"]="(пример)" }, ["Школы"]=schools,
      ["Запись"]="строка\nвторая", ["Длинный текст"]=("очень длинный текст "):rep(12) }
  end,
  file="{Округ}" }

document{ id="S02", title="Справка", template="docx/answers.docx", data=function() return { ["Год"]=2024 } end, file="Справка" }
document{ id="S03", title="Письмо, которого никому не пишут", template="docx/answers.docx", each=function() return {} end,
  key=function(x) return x end, data=function() return {} end, file="Письмо" }
