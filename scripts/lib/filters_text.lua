-- filters_text.lua: letter case, what must not part, words for what is not there.

local function text_add(name, alias, apply)
  filters.add{ name=name, alias=alias, takes="текст", apply=apply }
end

--- верхний, upper: все буквы прописные
--- {"приказ" | верхний} → ПРИКАЗ
text_add("верхний", "upper", text.upper)

--- нижний, lower: все буквы строчные
--- {"Приказ" | нижний} → приказ
text_add("нижний", "lower", text.lower)

--- прописная, capital: первая буква прописная
--- {"директор МАОУ" | прописная} → Директор МАОУ
text_add("прописная", "capital", text.title)

--- неразрывно, nbsp: пробелы, по которым строка не рвется: у №, сокращений, чисел, %, тире, инициалов
--- {"п. 3.1.4, № 847, г. Пермь, 22 школы, 80 %, С. В. Шубин" | неразрывно} → п.⍽3.1.4, №⍽847, г.⍽Пермь, 22⍽школы, 80⍽%, С.⍽В.⍽Шубин
text_add("неразрывно", "nbsp", function(s) return typography.bind(s) end)

--- по_умолчанию, default: что печатать вместо неизвестного
--- {Не_подписан | по_умолчанию("не подписан")} → не подписан
filter{ name="по_умолчанию", alias="default", apply=function(value, otherwise)
  if kind(value) == "absent" then
    return otherwise
  end
  return value
end }
