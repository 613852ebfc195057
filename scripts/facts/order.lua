-- Приказ 2023 года о проекте: код акта, его пункты и сроки. Срок – последний день месяца года проекта; он еще в срок.

ORDER = "A2023"

function plan_clause(no)
  return "План-график, п. " .. no
end

function statute_clause(no)
  return "Положение, п. " .. no
end

local function month_end(ctx, month)
  return month == 12 and date(ctx.year, 12, 31) or date(ctx.year, month + 1, 1) - 1
end

-- Срок для объявления показателя: due=due_in(5) – до 31 мая.
function due_in(month)
  return function(ctx) return month_end(ctx, month) end
end

-- Срок, действующий на дату отчета: target.csv может установить другой.
function due_now(ctx, indicator_id, month)
  local due = month_end(ctx, month)
  for _, row in ipairs(tables.target:where{ indicator_id=indicator_id }) do
    if row.due and covers(row.period_from, row.period_to, ctx.date) then
      due = row.due
    end
  end
  return due
end
