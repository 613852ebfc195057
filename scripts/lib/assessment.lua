-- assessment.lua: what an expertise of a school's document came to: scores by criterion, sum, verdict.
--
-- The verdict is that of the column where it is filled; otherwise it is computed: at least pass_percent of the
-- maximum and no zero in a mandatory criterion; with a missing score it is unknown.

assessment = {}

local function by_number(a, b)
  return text.compare(tostring(a.row.no), tostring(b.row.no)) < 0
end

-- The criteria of the set with the scores given: list of {row=criterion, score=row of exp_score or nil, weight=…}.
local function scored_criteria(expertise)
  local given, list = {}, {}
  for _, score in ipairs(tables.exp_score:where{ exp_id=expertise.exp_id }) do
    given[score.no] = score
  end
  if expertise.set_id then
    for _, row in ipairs(tables.criterion:where{ set_id=expertise.set_id }) do
      list[#list + 1] = { row=row, score=given[row.no], weight=row.weight == nil and 1 or row.weight }
    end
  end
  table.sort(list, by_number)
  return list
end

local function verdict_of(result, pass_percent)
  if result.missing > 0 or #result.criteria == 0 then
    return nil
  end
  local passed = result.sum * 100 >= result.max * pass_percent and not result.failed_mandatory
  return passed and "соответствует" or "не соответствует"
end

-- {criteria, sum, max, missing (number of scores not given), failed_mandatory, weighted, verdict or nil, computed}
function assessment.of(expertise, pass_percent)
  local r = { criteria=scored_criteria(expertise), sum=0, max=0, missing=0, failed_mandatory=false, weighted=false }
  for _, c in ipairs(r.criteria) do
    local score = c.score and c.score.score
    r.max = r.max + c.row.max_score * c.weight
    r.weighted = r.weighted or c.weight ~= 1
    if score == nil then
      r.missing = r.missing + 1
    else
      r.sum = r.sum + score * c.weight
      r.failed_mandatory = r.failed_mandatory or (c.row.mandatory == true and score == 0)
    end
  end
  r.computed = expertise.verdict == nil
  r.verdict = expertise.verdict or verdict_of(r, pass_percent)
  return r
end

-- The expertises of the year at this level and stage that no later revision replaces: org_id → row.
function assessment.final(year, level, stage)
  local revised, final = {}, {}
  for _, e in ipairs(tables.expertise:where{ year=year }) do
    if e.revision_of then
      revised[e.revision_of] = true
    end
  end
  for _, e in ipairs(tables.expertise:where{ year=year, level=level, stage=stage }) do
    if not revised[e.exp_id] then
      final[e.org_id] = e
    end
  end
  return final
end
