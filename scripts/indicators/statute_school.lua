-- Положение, раздел III, пункт 3.3: показатели уровня ШНОР, для каждой школы перечня.

-- Строка перечня: ею объясняется, почему от школы ждут того, чего нет.
local function expected_row(ctx)
  return ctx:units("shnor")[1].row
end

-- Выполнена ли хоть одна мера документа к дате отчета.
local function measures_done(ctx, doc)
  local measures = answers()
  for _, measure in ipairs(tables.measure:where{ sdoc_id=doc.sdoc_id }) do
    local answer = nil
    if measure.status ~= nil then
      answer = measure.status == "выполнено" and by_report(ctx, measure.done_date)
    end
    if answer and doc.kind == nil then
      answer = nil -- комплекс ли это мер, не указано
    end
    add_answer(measures, answer, { doc, measure })
  end
  return measures
end

indicator{ id="P-3.3.1", act=ORDER, clause=statute_clause("3.3.1"), level="school", unit="ед.", kind="presence", population="shnor",
  title="разработан и реализуется комплекс мер, направленных на преодоление факторов, обуславливающих низкие образовательные результаты обучающихся",
  threshold=1, period="год", due=due_in(12), formula="n",
  letters={ {"n", "комплексы мер школы, в которых выполнена хотя бы одна мера"} },
  source="sdoc.csv, measure.csv", collection="документы школ", periodicity="ежегодно", responsible="ШНОР",
  reads={"sdoc", "measure", "part", "org"},
  rule=function(ctx, set)
    local found = false
    for _, doc in ipairs(tables.sdoc:where{ org_id=ctx.org, year=ctx.year }) do
      if (doc.kind == nil or doc.kind == "комплекс мер") and by_report(ctx, doc.date) then
        put_enough(set, doc.sdoc_id, measures_done(ctx, doc), 1, doc)
        found = true
      end
    end
    if not found then
      set:outside(ctx.org, no_row(expected_row(ctx)))
    end
  end }

indicator{ id="P-3.3.2", act=ORDER, clause=statute_clause("3.3.2"), level="school", unit="ед.", kind="presence", population="shnor",
  title="успешно пройдена экспертиза концептуальных документов в рамках проведения мониторингов", threshold=1,
  period="год", due=due_in(12), formula="n",
  letters={ {"n", "заключения регионального уровня высшего этапа (последняя редакция) с выводом «соответствует»"} },
  source="expertise.csv, exp_score.csv, criterion.csv", collection="экспертиза", periodicity="ежегодно", responsible="ЦНППМПР",
  params={"pass_percent"}, reads={"expertise", "part", "org"},
  rule=function(ctx, set)
    local last = last_conclusion(ctx, ctx.org, { level="Р" })
    set:held(last ~= nil)
    if last then
      put(set, last.exp_id, conforms(ctx, last), last)
    else
      set:outside(ctx.org, no_row(expected_row(ctx)))
    end
  end }

-- Действует ли соглашение с согласованным планом; nil – не указаны дата соглашения или согласие с планом.
local function is_agreed(ctx, row)
  if row.plan_agreed == false or not covers(row.date, row.valid_to, ctx.date) then
    return false
  elseif row.date == nil then
    return nil
  end
  return row.plan_agreed
end

indicator{ id="P-3.3.3", act=ORDER, clause=statute_clause("3.3.3"), level="school", unit="ед.", kind="presence", population="shnor",
  title="имеется соглашение о сетевом взаимодействии и согласованные планы сетевого взаимодействия между ШНОР и школами-кураторами",
  threshold=1, period="год", due=due_in(12), formula="n",
  letters={ {"n", "соглашения школы, действующие на дату отчета, с согласованным планом"} },
  source="agree.csv", collection="соглашения", periodicity="ежегодно", responsible="ШНОР", reads={"agree", "part", "org"},
  rule=function(ctx, set)
    local rows = tables.agree:where{ shnor_org_id=ctx.org }
    for _, row in ipairs(rows) do
      put(set, row.agree_id, is_agreed(ctx, row), row)
    end
    if #rows == 0 then
      set:outside(ctx.org, no_row(expected_row(ctx)))
    end
  end }
