local series = {}
for i = 1, 256 do
  series[i] = { name="Ряд " .. i, values={ i } }
end
local chart = { categories={ "Южный" }, series=series }
local one = { categories={ 1 }, series={ { name="Ряд", values={ 1 } } } }
return { ["Столбцы"]=chart, ["Линии"]=one, ["Точки"]=one, ["Дни"]=one, ["Круг"]=one }
