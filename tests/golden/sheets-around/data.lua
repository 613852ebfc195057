-- The same report of a district where no school is left.
return { ["Район"] = "Пустой & условный", ["Исполнитель"] = "Образцов О. О. & К°", ["Школы"] = {} }
