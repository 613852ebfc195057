indicator{ id="H-01", act="Н1", clause="п. 1", title="Доля школ, где есть горячее питание", level="region", unit="%",
  kind="percent", population="schools", comparator=">=", threshold=50, period="2024 год", due="2024-12-31",
  formula="100 · n / N", letters={ {"n", "школы с горячим питанием"}, {"N", "все школы"} },
  source="meal.csv", collection="сведения школ", periodicity="ежегодно", responsible="МОУО", reads={"org", "meal"},
  rule=function(ctx, set)
    set:held(true)
    for _, unit in ipairs(ctx:units("schools")) do
      for _, row in ipairs(tables.meal:where{ org_id=unit.id }) do
        if row.hot == true then set:inside(unit.id, row)
        elseif row.hot == false then set:outside(unit.id, row)
        else set:unknown(unit.id, row) end
      end
    end
  end }
