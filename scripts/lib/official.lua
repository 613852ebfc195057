-- official.lua: what the text of an order and its annexes shares: approval marks that agree with the kind of document,
-- requisites with blanks before registration, persons in oblique cases, who holds which office.

official = {}

local NBSP = "\u{00A0}"

local BLANK = "_____"

-- The approval mark by the gender and number of the kind of document.
local APPROVED = {
  ["положение"]="УТВЕРЖДЕНО", ["план"]="УТВЕРЖДЕН", ["план-график"]="УТВЕРЖДЕН", ["порядок"]="УТВЕРЖДЕН",
  ["перечень"]="УТВЕРЖДЕН", ["состав"]="УТВЕРЖДЕН", ["концепция"]="УТВЕРЖДЕНА", ["методика"]="УТВЕРЖДЕНА",
  ["критерии"]="УТВЕРЖДЕНЫ", ["показатели"]="УТВЕРЖДЕНЫ",
}

-- ---- acts ----

-- The act of this kind that another one approves.
function official.approved_act(order, kind)
  for _, link in ipairs(tables.act_link:where{ from_act=order.act_id, relation="утверждает" }) do
    local act = link:ref("to_act")
    if act and act.kind == kind then
      return act
    end
  end
  error("act_link: акт " .. order.act_id .. " не утверждает документа вида «" .. kind .. "»")
end

-- «УТВЕРЖДЕНО», «УТВЕРЖДЕН»: the first line of the mark on a document of that kind.
function official.approval(act)
  return APPROVED[act.kind] or error("official.lua: нет рода вида документа «" .. act.kind .. "» для грифа")
end

-- «12.12.2024» and «26-01-06-1293», or lines to write them on.
function official.day(act)
  return act.date and wording.short_date(act.date) or BLANK
end

function official.number(act)
  return act.number or BLANK
end

-- «от 12.12.2024 № 26-01-06-1293», of no act the same with lines to write on.
function official.requisites(act)
  local known = act or {}
  return "от" .. NBSP .. official.day(known) .. " №" .. NBSP .. official.number(known)
end

-- The name of a body in the genitive, its last word never alone on a line: «… Пермского края».
function official.body_genitive(body)
  return (acts.body_genitive(body):gsub(" (%S+)$", NBSP .. "%1"))
end

-- ---- persons ----

-- «Шубину С.В.»: the surname in the dative ("dat"), accusative ("acc"), genitive ("gen") or instrumental ("ins"), as
-- the register of persons has it; surnames are not declined by guess.
function official.person(person, case)
  local surname = person["surname_" .. case]
    or error("person: у лица " .. person.person_id .. " не заполнена форма фамилии surname_" .. case)
  return names.person_short(extend(person, { surname=surname }))
end

-- The post whose body and position begin with these words, on that day.
function official.post(day, body, position)
  for _, post in ipairs(tables.post:rows()) do
    local held = covers(post.valid_from, post.valid_to, day)
    if held and (post.org_or_body or ""):find(body, 1, true) == 1 and (post.position_nom or ""):find(position, 1, true) == 1 then
      return post
    end
  end
  error("post: на " .. wording.short_date(day) .. " никто не занимает должность «" .. position .. "» (" .. body .. ")")
end
