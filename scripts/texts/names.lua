-- names.lua: how lists and reports call municipalities, schools and persons, and in what order.

names = {}

function names.municipality(id, day)
  local mo = municipality_on(id, day)
  return mo and (mo.name_full or mo.name_short) or id
end

-- The full name without the region, where a table says whose municipalities they are.
function names.municipality_within(id, day)
  return (names.municipality(id, day):gsub(" Пермского края$", ""))
end

function names.municipality_short(id, day)
  local mo = municipality_on(id, day)
  return mo and typography.bind_name(mo.name_short or mo.name_full) or id
end

-- The short name of a school on a day, and its full name.
function names.school(org, day)
  local bearer = bearer_of(org, day)
  return typography.bind_name(bearer.name_short or bearer.name_full)
end

function names.school_full(org, day)
  return typography.bind_name(bearer_of(org, day).name_full)
end

-- The post that a person held on a day, or nil.
function names.post(person, day)
  local held
  for _, post in ipairs(tables.post:where{ person_id=person.person_id }) do
    if not day or covers(post.valid_from, post.valid_to, day) then
      held = post
    end
  end
  return held
end

-- ---- lists ----

-- Sorts records by their «название» and numbers them in «№».
function names.arrange(rows)
  table.sort(rows, function(a, b)
    return text.compare(a["название"], b["название"]) < 0
  end)
  for i, row in ipairs(rows) do
    row["№"] = i
  end
  return rows
end
