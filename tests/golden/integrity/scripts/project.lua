-- Каждая проверка E03–E15: строка, на которой она срабатывает, и рядом такая же, на которой нет.
project{ id="Ц", title="Целостность", year=2024, report_date="2024-12-10", locale="ru", region={ id="59", name="Пермский край" } }

indicator{ id="G-05", act="A1", clause="1", title="Обучено команд", level="region", kind="percent", unit="%", comparator=">=", threshold=85,
  rule=function() return { members={} } end }
