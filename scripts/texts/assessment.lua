-- assessment.lua: what an expertise of a school's document came to, for printing: scores by criterion, sum, verdict.
-- Whether the document conforms, and which conclusion decides, is said by the rules of the indicators.

assessment = {}

-- The criteria of the set with the scores given: list of {row=criterion, score=row of exp_score or nil, weight=…}.
local function scored_criteria(expertise)
  local given, list = {}, {}
  for _, score in ipairs(tables.exp_score:where{ exp_id=expertise.exp_id }) do
    given[score.no] = score
  end
  for _, row in ipairs(tables.criterion:where{ set_id=expertise.set_id or "" }) do
    list[#list + 1] = { row=row, score=given[row.no], weight=row.weight or 1 }
  end
  table.sort(list, function(a, b) return a.row.no < b.row.no end)
  return list
end

local function verdict_of(ctx, expertise)
  if expertise.verdict then
    return expertise.verdict
  end
  local answer = conforms(ctx, expertise)
  if answer == nil then
    return nil
  end
  return answer and "соответствует" or "не соответствует"
end

-- {criteria, sum, max, missing (number of scores not given), weighted, verdict or nil, computed (not the expert's)}
function assessment.of(ctx, expertise)
  local sums = expertise_sums(expertise)
  local r = { criteria=scored_criteria(expertise), sum=sums.score, max=sums.max, missing=0, weighted=false,
    verdict=verdict_of(ctx, expertise), computed=expertise.verdict == nil }
  for _, c in ipairs(r.criteria) do
    r.weighted = r.weighted or c.weight ~= 1
    r.missing = r.missing + ((not c.score or c.score.score == nil) and 1 or 0)
  end
  return r
end
