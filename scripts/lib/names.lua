-- names.lua: how lists and reports call municipalities, schools and persons, and in what order.

names = {}

function names.municipality(id)
  local mo = tables.mo:get(id)
  return mo and (mo.name_full or mo.name_short) or id
end

function names.municipality_short(id)
  local mo = tables.mo:get(id)
  return mo and (mo.name_short or mo.name_full) or id
end

function names.school(org)
  return wording.nbsp(org.name_short or org.name_full)
end

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
