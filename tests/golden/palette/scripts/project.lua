project{ id="ОТВ", title="Ответы школ", year=2024, report_date="2024-12-10", locale="ru",
  region={ id="59", name="Пермский край" } }
