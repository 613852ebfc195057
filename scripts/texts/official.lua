-- official.lua: what the text of an order and its annexes shares: approval marks that agree with the kind of document,
-- requisites with blanks before registration, persons in oblique cases, who holds which office.

official = {}

local NBSP = "\u{00A0}"

local BLANK = "_____"

-- ---- acts ----

-- «УТВЕРЖДЕНО», «УТВЕРЖДЕН»: the first line of the mark on a document of that kind.
function official.approval(kind)
  return text.upper(document_kinds.participle(kind, "утвержден"))
end

-- «12.12.2024» and «26-01-06-1293», or lines to write them on.
function official.day(act)
  return act.date and wording.short_date(act.date) or BLANK
end

function official.number(act)
  return act.number or BLANK
end

-- What a document gets when it is signed: the act's day and number in place of the lines to write them on.
function official.signed(act)
  return { ["дата"]=official.day(act), ["номер"]=official.number(act) }
end

-- «от 12.12.2024 № 26-01-06-1293», of no act the same with lines to write on.
function official.requisites(act)
  local known = act or {}
  return "от" .. NBSP .. official.day(known) .. " №" .. NBSP .. official.number(known)
end

-- The subjects of a document of the year: that of each year is one of its own, so that a signed one stays when the next is made.
function official.yearly(ctx)
  return { ctx.year }
end

-- The name of a body in the genitive, its last word never alone on a line: «… Пермского края».
function official.body_genitive(body)
  return (acts.body_genitive(body):gsub(" (%S+)$", NBSP .. "%1"))
end

-- ---- persons ----

-- What stands where a form that a table should give is not there: seen at once, and declined by nobody's guess.
local function no_form(what, nominative)
  return "(форма " .. what .. " не заполнена: " .. nominative .. ")"
end

-- «Шубину С.В.»: with initials, in a case ("dat", "acc", …), as the register of persons has it, else by the rules.
function official.person(person, case)
  local nominative = people.of(person)
  local declined, doubts = people.declined(nominative, case)
  return #doubts == 0 and people.short(declined) or no_form("фамилии", people.short(nominative))
end

-- The post whose body and position begin with these words, on that day; nil when nobody holds it.
function official.post(day, body, position)
  for _, post in ipairs(tables.post:rows()) do
    local held = covers(post.valid_from, post.valid_to, day)
    if held and (post.org_or_body or ""):find(body, 1, true) == 1 and (post.position_nom or ""):find(position, 1, true) == 1 then
      return post
    end
  end
end

-- What a post is called, in a case: as the register has it; of who only acts in it «и.о. министра», which no case changes. The genitive
-- after «и.о.» is the accusative of a post that a man holds; of «заведующую» it is not, and nobody guesses it.
function official.position(post, case)
  local form = post["position_" .. (post.acting and "acc" or case)]
  if not form or post.acting and (form .. " "):find("^%S*ую ") then
    return no_form("должности", wording.filled(post.position_nom))
  elseif not post.acting then
    return form
  end
  local first = form:match("^" .. utf8.charpattern)
  return "и.о." .. NBSP .. text.lower(first) .. form:sub(#first + 1)
end

-- Who holds a post, in a case: «начальника управления …» and «Калинчикову Л.Н.»; of no post, the words for it.
function official.holder(post, case, otherwise)
  local person = post and post:ref("person_id")
  local position = post and official.position(post, case)
  return { ["должность"]=position or otherwise, ["имя"]=person and official.person(person, case) or wording.no_data }
end
