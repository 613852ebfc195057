-- Every document is given with its id, title, key, name, subject and data; by an id of what it contains, too.
control_ratio{ code="R1", title="учеников не больше 25", documents={ "S01a" }, run=function(_, documents, broken)
  for list in documents("S01") do
    assert(list.id == "S01" and list.title == "Список по МО" and list.subject == list.key and list.data.title == list.key)
    for i, row in ipairs(list.data.rows) do
      if row.pupils > 25 then
        broken(list:at("строка " .. i), row, "учеников " .. row.pupils)
        broken(row, list:at("строка " .. i), "учеников " .. row.pupils)
        broken(list, list:at("строка " .. i), "учеников " .. row.pupils)
        broken(list:at("строка " .. i), list, "учеников " .. row.pupils)
        broken(list, "не больше 25", "учеников " .. row.pupils)
      end
    end
  end
end }

control_ratio{ code="R2", severity="error", title="свод – сумма списков", documents={ "S01", "S02" }, run=function(_, documents, broken)
  local sum = 0
  for list in documents("S01") do
    sum = sum + list.data.total
  end
  local first
  for _ = 1, 2 do -- the one document of its kind is the same one each time
    for total in documents("S02") do
      assert(total.key == "" and total.subject == nil and (not first or first == total))
      if total.data.total ~= sum then
        broken(total:at("итог"), "сумма списков", "напечатано " .. total.data.total .. ", а должно быть " .. sum)
      end
      first = total
    end
  end
end }

control_ratio{ code="R3", title="не читает ни одного документа", run=function(ctx, documents, broken)
  if ctx.params.wrong == "asks" then
    documents("S02")
  elseif ctx.params.wrong == "place" then
    broken("слова", "слова", "нет места")
  end
end }

control_ratio{ code="R4", title="читает свод", documents={ "S02" }, run=function(_, documents, broken)
  for total in documents("S02") do
    broken(total, "тысяча", "учеников " .. total.data.total)
  end
end }
