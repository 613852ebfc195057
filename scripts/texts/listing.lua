-- listing.lua: lists made of lists, an item for an item.

listing = {}

-- What `make` gives for each item, called with the item and its number.
function listing.map(items, make)
  local made = {}
  for i, item in ipairs(items) do
    made[i] = make(item, i)
  end
  return made
end

-- The same of records, which get their numbers in «№».
function listing.numbered(items, make)
  return listing.map(items, function(item, i)
    local record = make(item, i)
    record["№"] = i
    return record
  end)
end

-- The same as one text.
function listing.joined(items, separator, make)
  return table.concat(listing.map(items, make), separator)
end
