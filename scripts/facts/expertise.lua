-- Экспертиза: какое заключение решает и соответствует ли документ. Правило одно для показателей и для заключений.

-- Сумма баллов и максимум с весами; zero – нулевой балл по обязательному критерию; known – все баллы есть.
function expertise_sums(row)
  local sum = { score=0, max=0, zero=false, known=true, criteria=0 }
  for _, criterion in ipairs(tables.criterion:where{ set_id=row.set_id or "" }) do
    local weight = criterion.weight or 1
    local score = tables.exp_score:where{ exp_id=row.exp_id, no=criterion.no }[1]
    local points = score and score.score
    sum.criteria = sum.criteria + 1
    sum.max = sum.max + criterion.max_score * weight
    if points == nil then
      sum.known = false
    else
      sum.score = sum.score + points * weight
      sum.zero = sum.zero or (criterion.mandatory == true and points == 0)
    end
  end
  return sum
end

-- true – соответствует, false – нет, nil – неизвестно. Вывод эксперта важнее баллов; «соответствует частично» – нет.
function conforms(ctx, row)
  if row.verdict ~= nil then
    return row.verdict == "соответствует"
  end
  local sum = expertise_sums(row)
  if not sum.known or sum.criteria == 0 then
    return nil
  end
  return sum.score * 100 >= sum.max * ctx.params.pass_percent and not sum.zero
end

local function is_later(a, b)
  if a.stage ~= b.stage then
    return (a.stage or 0) > (b.stage or 0)
  end
  if a.revision_of == b.exp_id then
    return true
  elseif b.revision_of == a.exp_id then
    return false
  end
  local da, db = a.date, b.date
  if da ~= db and da and db then
    return da > db
  end
  return a.exp_id > b.exp_id
end

-- Последняя редакция высшего этапа из заключений школы за год, отвечающих условиям, к дате отчета; nil – нет ни одного.
function last_conclusion(ctx, org, conditions)
  local last
  conditions.org_id, conditions.year = org, ctx.year
  for _, row in ipairs(tables.expertise:where(conditions)) do
    if (not row.date or row.date <= ctx.date) and (not last or is_later(row, last)) then
      last = row
    end
  end
  return last
end
