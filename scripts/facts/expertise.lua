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

-- Заключения о школе за год, отвечающие условиям, к дате отчета.
function conclusions_of(ctx, org, conditions)
  local rows = {}
  conditions.org_id, conditions.year = org, ctx.year
  for _, row in ipairs(tables.expertise:where(conditions)) do
    if by_report(ctx, row.date) then
      rows[#rows + 1] = row
    end
  end
  return rows
end

local function is_later(a, b)
  if a.stage ~= b.stage then
    return (a.stage or 0) > (b.stage or 0)
  elseif a.date ~= b.date and a.date and b.date then
    return a.date > b.date
  end
  return a.exp_id > b.exp_id
end

local function latest(rows, replaced)
  local last
  for _, row in ipairs(rows) do
    if not replaced[row.exp_id] and (not last or is_later(row, last)) then
      last = row
    end
  end
  return last
end

-- Последняя редакция высшего этапа; nil – заключений нет. Редакция, взамен которой есть другая, не решает.
function last_conclusion(ctx, org, conditions)
  local rows, replaced = conclusions_of(ctx, org, conditions), {}
  for _, row in ipairs(rows) do
    replaced[row.revision_of or ""] = row.revision_of ~= row.exp_id
  end
  return latest(rows, replaced) or latest(rows, {})
end
