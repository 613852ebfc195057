local data = {
  ["Район"]="Юрлинский округ", ["Дата"]=date"2024-12-10", ["Всего"]=2, ["Куратор"]={ ["ФИО"]="Иванова А. А.", ["Телефон"]="(пример)" },
  ["Школы"]={ { ["Наименование"]="Школа № 1", ["Педагоги"]=12 }, { ["Наименование"]="Школа № 2", ["Педагоги"]=7 } } }

document{ id="S01", title="Ответы школ", template={"docx/answers.docx", "odt/answers.odt", "pptx/answers.pptx", "odp/answers.odp", "xlsx/answers.xlsx",
  "ods/answers.ods", "docx/pairs.docx", "docx/torn.docx"},
  data=function() return data end,
  file="Ответы школ" }
