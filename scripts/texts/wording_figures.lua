-- wording_figures.lua: what reports say of an indicator: its place in the act, value, explanation and conclusion.

local NBSP = "\u{00A0}"

local function is_count(n)
  return math.type(n) == "integer"
end

-- Statuses whose value is a number; a per cent of nothing has none.
local MEASURED = { met=true, not_met=true, no_target=true, not_due=true }

-- Has it a per cent to print?
function wording.is_percent(figure)
  return figure.kind == "percent" and MEASURED[figure.status] and is_count(figure.den) and figure.den > 0
end

-- «86,4 %», «3», «имеется», «нет данных: 2 из 22».
function wording.value(figure)
  if wording.is_percent(figure) then
    return wording.percent(figure.value)
  end
  return figure.value
end

-- «19 / 22»; a presence has no denominator, or one of nothing.
function wording.fraction(figure)
  local nothing = figure.den == 0
  if not is_count(figure.num) or (nothing and figure.status == "unknown") then
    return "нет данных"
  elseif not is_count(figure.den) or (nothing and figure.kind == "presence") then
    return text.number(figure.num)
  end
  return text.number(figure.num) .. NBSP .. "/" .. NBSP .. text.number(figure.den)
end

-- «86,4 % (19 из 22)».
function wording.value_with_counts(figure)
  local value = wording.value(figure)
  if wording.is_percent(figure) then
    return value .. " (" .. text.number(figure.num) .. " из" .. NBSP .. text.number(figure.den) .. ")"
  end
  return value
end

-- Letter of an indicator that shares its clause with another: «а» of G-10a, else nothing.
local LETTERS = { a="а", b="б", c="в" }

function wording.part(figure)
  local letter = figure.id:match("%d(%a)$")
  return letter and not figure.clause:find("%a$") and LETTERS[letter] or ""
end

-- «План-график, п. 5».
function wording.place(figure)
  return typography.bind_name(figure.clause .. wording.part(figure))
end

function wording.title(figure)
  return typography.bind_name(text.title(figure.title))
end

-- «План-график, п. 5. Не менее 85 % управленческих команд …».
function wording.heading(figure)
  return wording.place(figure) .. ". " .. wording.title(figure)
end

-- «п. 5 Плана-графика».
function wording.clause(figure)
  local body, point = figure.clause:match("^(.-), (.+)$")
  if not body then
    return typography.bind_name(figure.clause)
  end
  return typography.bind_name(point .. wording.part(figure) .. " " .. text.title(document_kinds.form(body, "gen")))
end

function wording.point(figure)
  return typography.bind_name((figure.clause:match("^.-, (.+)$") or figure.clause) .. wording.part(figure))
end

-- «Положение: п. 3.1.1, 3.1.2; План-график: п. 1».
function wording.clauses(figures)
  local bodies, points = {}, {}
  for _, figure in ipairs(figures) do
    local body, point = figure.clause:match("^(.-), п%. (.+)$")
    body, point = body or figure.clause, point or ""
    if not points[body] then
      bodies[#bodies + 1], points[body] = body, {}
    end
    table.insert(points[body], point .. wording.part(figure))
  end
  return listing.joined(bodies, "; ", function(body)
    local list = table.concat(points[body], ", ")
    return list ~= "" and body .. ": п." .. NBSP .. list or body
  end)
end

local function parameter_value(p, words)
  local value = tostring(p.value)
  local least = value:match("^at_least%((%d+)%)$")
  if least then
    return "удостоверения не менее чем у" .. NBSP .. least
  end
  return (words.values and words.values[value] or value) .. (words.unit or "")
end

-- «обученная команда – хотя бы один участник с удостоверением».
function wording.parameter(p)
  local words = wording.parameters[p.name] or { title=p.title }
  return words.title .. wording.dash .. parameter_value(p, words)
end

-- The last column of the table of indicators: what is not known, second figures, notes, parameters.
function wording.explanation(figure)
  local parts = {}
  if figure.unknown_count > 0 and figure.status ~= "unknown" then
    parts[#parts + 1] = "нет данных: " .. text.number(figure.unknown_count) .. " из" .. NBSP .. text.number(figure.unknown_of)
  end
  for _, also in ipairs(figure.also) do
    local value = figure.kind == "percent" and wording.percent(also.value) or also.value
    parts[#parts + 1] = also.name .. ": " .. value ..
      (is_count(also.den) and " (" .. also.num .. " из" .. NBSP .. also.den .. ")" or "")
  end
  for _, note in ipairs(figure.notes) do
    parts[#parts + 1] = typography.bare(note)
  end
  for _, p in ipairs(figure.params) do
    parts[#parts + 1] = wording.parameter(p)
  end
  return #parts > 0 and table.concat(parts, "; ") or "–"
end

-- ---- conclusions ----

local SHORTFALL = "до целевого значения не хватило "

local CONCLUSIONS = {
  met="Показатель %s достигнут: %s при целевом значении «%s».",
  not_met="Показатель %s не достигнут: %s при целевом значении «%s»%s.",
  unknown="Показатель %s не определен, %s.",
}

-- One paragraph on an indicator; noun is what is counted, nil when it has no name.
function wording.conclusion(figure, noun)
  local place = wording.clause(figure)
  if figure.status == "not_met" then
    local more = {}
    if figure.deviation ~= "" then
      more[#more + 1] = "отклонение " .. figure.deviation
    end
    if noun and is_count(figure.need) and figure.need > 0 then
      more[#more + 1] = SHORTFALL .. wording.count(figure.need, noun, "gen")
    end
    local tail = #more > 0 and " (" .. table.concat(more, "; ") .. ")" or ""
    return CONCLUSIONS.not_met:format(place, wording.value_with_counts(figure), figure.target, tail)
  elseif figure.status == "unknown" then
    return CONCLUSIONS.unknown:format(place, wording.value(figure))
  end
  return CONCLUSIONS.met:format(place, wording.value_with_counts(figure), figure.target)
end

-- «достигнут 21, не достигнуты 4»: the statuses that occur.
function wording.summary(figures)
  local parts = {}
  for _, s in ipairs(wording.statuses) do
    local n = 0
    for _, f in ipairs(figures) do
      n = n + (f.status == s.status and 1 or 0)
    end
    if n > 0 then
      parts[#parts + 1] = grammar.form(n, s.count) .. " " .. text.number(n)
    end
  end
  return table.concat(parts, ", ")
end
