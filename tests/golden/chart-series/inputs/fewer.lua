return {
  ["Столбцы"]={ categories={ "Южный" }, series={ { name="Единственный", values={ 5 } } } },
  ["Линии"]={ categories={ "Южный" }, series={  } },
  ["Точки"]={ categories={ 1, unknown, 3 }, series={ { name="А", values={ 1, 2, unknown } } } },
  ["Дни"]={ categories={ "I квартал", "II квартал" }, series={ { name="План", values={ 1, 2 } } } },
  ["Круг"]={ categories={ "Южный", "Северный", "Центр" }, series={ { name="Доля", values={ 1, 2, 3 } }, { name="Лишний", values={ 3, 2, 1 } } } } }
