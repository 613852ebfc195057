-- The data of the vectors: made up; no real persons but those of the acts.
local function school(name, district, places)
  return { ["Название"]=name, ["Район"]=district, ["Мест"]=places }
end

local function person(surname, name, patronymic, gender)
  return { ["Фамилия"]=surname, ["Имя"]=name, ["Отчество"]=patronymic, ["Пол"]=gender }
end

local hare = person("Заяц", "Иван", "Иванович", "м")
hare["Фамилия_дат"] = "Зайцу"

declension.declare{ surname="Шершень", gender="м", gen="Шершня", dat="Шершню", acc="Шершня", ins="Шершнем", prep="Шершне" }

document_kinds.declare{ kind="комплекс мер", gender="м", nom="комплекс мер", gen="комплекса мер", dat="комплексу мер",
  acc="комплекс мер", ins="комплексом мер", prep="комплексе мер" }

return {
  ["Подписан"]=date"2024-06-05", ["Начало"]=date"2024-09-01", ["Конец"]=date"2024-11-30", ["Не_подписан"]=unknown,
  ["Даты"]={ date"2024-06-05", date"2023-05-01" },
  ["Районы"]={ "Южный", "Северный", "Восточный" }, ["Пустой"]={}, ["Числа"]={ 1, ratio(7, 2), 2 },
  ["Огромное"]=math.maxinteger, ["Огромные"]={ math.maxinteger, 1 },
  ["Фамилии"]={ "Ершов", "Ёлкин", "Ежова" }, ["Пункты"]={ "1.10", "2", "1.2" }, ["Разное"]={ 1, "два" },
  ["Школы"]={ school("СОШ № 10", "Южный", 200), school("СОШ № 2", "Южный", 300), school("СОШ № 1", "Северный", 100) },
  ["Неполные"]={ school("СОШ № 10", "Южный", 200), school("СОШ № 3", "Южный", unknown) },
  ["Строки_CSV"]={ school("СОШ № 4", "Южный", "10"), school("СОШ № 5", "Южный", "2,5") },
  ["Лицо"]=person("Шубин", "Сергей", "Владимирович", "м"), ["Заяц"]=hare, ["Жук"]=person("Жук", "А.", "Б.", "ж"),
  ["Пост"]={ ["Должность"]="заведующий сектором", ["Должность_дат"]="заведующему сектором" },
}
