-- Slips of scripts, one for each ratio that only scripts can break (the others are broken by inputs/): the report and the
-- conclusions print what is not so.

-- Replaces a function of a module by one that spoils what the first has made.
local function after(module, name, spoil)
  local kept = module[name]
  module[name] = function(...)
    local results = table.pack(kept(...))
    spoil(results[1], ...)
    return table.unpack(results, 1, results.n)
  end
end

after(report_figures, "indicators", function(_, _, data)
  local rows = data["группы"][1]["показатели"]
  rows[4]["дробь"], rows[4]["вывод"] = "2 / 4", "достигнут"                 -- KC01
  data["группы"][2]["показатели"][1]["название"] = "Другое название"        -- KC01, KC04
  data["диаграмма"].series[1].values[1] = 60                                -- KC01
  data["показатели_итог"] = "рассмотрены 34 показателя: достигнуто 2."      -- KC04
end)

after(report_figures, "grouped", function(groups)
  local row = groups[1]["показатели"][1]
  row["название"] = row["формула"] and "Показатель, которого нет" or row["название"]      -- KC01, the methodology
end)

after(evidence, "sets", function(sets)
  local rows = sets[1] and sets[1]["единицы"] or {}
  rows[2] = #rows > 2 and rows[2] or nil                                    -- KC01, the act of reconciliation
end)

after(report_outcome, "missed", function(_, _, data)
  data["не_выполнили"][1]["вне"][1]["фраза"] = "Не выполнили 5 школ из 7: Школа № 1."    -- KC01, KC04
end)

after(report_outcome, "conclusions", function(_, data)
  for i, sentence in ipairs(data["выводы"]) do
    data["выводы"][i] = sentence:gsub("%(1 из", "(3 из")                    -- KC01
  end
end)

after(report_figures, "matrix", function(_, _, data, _, municipal)
  data["регион"]["п3_1_4"] = "66,6*"                                        -- KC01
  municipal["P-3.1.4"][1].num = 5                                           -- KC02
end)

after(report_facts, "participants", function(_, _, data)
  data["итого"]["шнор"] = 4                                                 -- KC03
  data["муниципалитеты"][1]["шнор"] = 3                                     -- KC03
  data["участники"] = "В Проекте участвуют 1\u{00A0}234 школы из 3 муниципальных образований."    -- KC04
end)

after(conclusion_words, "rows", function(rows)
  rows[1]["балл"] = rows[1]["балл"] + 1                                     -- KC03
  rows[2]["максимум"] = 5                                                   -- KC03
end)

after(report_plan, "fill", function(_, _, data)
  data["план"] = "План-график содержит 4 мероприятия."                      -- KC04
  data["план_итог"] = "На дату отчета выполнено 1 мероприятие."             -- KC04
  data["строки_плана"][1]["факты"] = { "п. 3.1.4: достигнут, 50,0 % (2 из 4)" } -- KC01
  data["строки_плана"][1]["мероприятие"] = "Семинар"                        -- KC08
end)

after(report_facts, "expertise", function(_, _, data)
  data["результаты"][1]["второй"] = "50,0 %, не соответствует"              -- KC05
  data["экспертиза"][2]["соответствует"] = 2                                -- KC05
end)
