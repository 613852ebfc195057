return {
  ["Столбцы"]={ categories={ "Южный", "Северный", "Центр" }, series={ { name="Ряд 1", values={ 1, 2, 3 } }, { name="Ряд 2", values={ 2, 3, 4 } }, { name="Ряд 3", values={ 3, 4, unknown } }, { name="Ряд 4", values={ 4, 5, 6 } }, { name="Ряд 5", values={ 5, 6, 7 } }, { name="Ряд 6", values={ 6, 7, 8 } }, { name="Ряд 7", values={ 7, 8, 9 } }, { name="Ряд 8", values={ 8, 9, 10 } } } },
  ["Линии"]={ categories={ "Южный", "Северный", "Центр" }, series={ { name="План", values={ 3, 4, 5 } }, { name="Факт", values={ 2, unknown, 4 } }, { name="Прогноз", values={ 1, 1.5, "2,5" } } } },
  ["Точки"]={ categories={ 0.5, 1, 4 }, series={ { name="А", values={ 1, 2, 3 } }, { name="Б", values={ 3, 1, 2 } } } },
  ["Дни"]={ categories={ date("2024-02-01"), date("2024-02-10"), date("2024-03-15") }, series={ { name="План", values={ 1, 2, 3 } }, { name="Факт", values={ 2, 1, 4 } } } },
  ["Круг"]={ categories={ "Южный", "Северный", "Центр" }, series={ { name="Доля", values={ 1, 2, 3 } } } } }
