-- filters_content.lua: pictures from the paths that plain data name.

--- картинка, picture: картинка из файла; ширина, высота, подпись для тех, кто не видит
--- {"нет такой.png" | картинка("3 см")} ✗ нет такой.png: такого файла нет
--- {"x.png" | картинка("3 версты")} ✗ нужна длина
filters.add{ name="картинка", alias="picture", takes="текст", most=3, apply=function(file, width, height, alt)
  return image{ file=file, width=width, height=height, alt=alt }
end }

--- ссылка, link: ссылка на страницу или почту; что печатать вместо адреса
--- {"https://www.consultant.ru" | ссылка("КонсультантПлюс")} → КонсультантПлюс
--- {"mailto:shkola@example.org" | ссылка} → shkola@example.org
--- {"file:///x" | ссылка} ✗ адрес ссылки начинается
filters.add{ name="ссылка", alias="link", takes="текст", most=1, apply=function(address, shown)
  return link{ address=address, text=shown }
end }

--- адрес, address: тот же адрес, если это адрес страницы или почты
--- {"https://www.consultant.ru/x" | адрес} → https://www.consultant.ru/x
--- {"javascript:alert(1)" | адрес} ✗ адрес ссылки начинается
filters.add{ name="адрес", alias="address", takes="текст", apply=function(address)
  link{ address=address }
  return address
end }

-- Values keep what they are made of: a bold link is a link.
local function mark_add(name, alias, mark)
  filters.add{ name=name, alias=alias, apply=function(value)
    return styled{ { value, [mark]=true } }
  end }
end

--- жирный, bold: жирным шрифтом
--- {"важно" | жирный} → важно
mark_add("жирный", "bold", "bold")

--- курсив, italic: курсивом
--- {"см. приложение" | курсив} → см. приложение
mark_add("курсив", "italic", "italic")

--- подчеркнутый, underline: с подчеркиванием
--- {22 | подчеркнутый} → 22
mark_add("подчеркнутый", "underline", "underline")

--- цвет, color: цветом: словом (красный, синий, зеленый…) или как в редакторах (#C00000)
--- {"просрочено" | цвет("красный")} → просрочено
--- {"просрочено" | цвет("серобуромалиновый")} ✗ нужен цвет
filters.add{ name="цвет", alias="color", most=1, apply=function(value, color)
  return styled{ { value, color=filters.text_argument(color, "цвет") } }
end }

--- стиль, style: знаковым стилем шаблона
--- {"важно" | стиль("Нет такого")} ✗ нет стиля знаков «Нет такого»
filters.add{ name="стиль", alias="style", most=1, apply=function(value, name)
  return styled{ { value, style=filters.text_argument(name, "стиль") } }
end }

--- разметка, markdown: текст с разметкой Markdown: *курсив*, **жирный**, [ссылка](https://…), списки, заголовки
--- {"это **важно**, см. [сайт](https://example.org)" | разметка} → это важно, см. сайт
--- {"[файл](file:///x)" | разметка} ✗ адрес ссылки начинается
filters.add{ name="разметка", alias="markdown", takes="текст", apply=function(s) return markdown(s) end }

--- веб_разметка, html: текст с разметкой HTML, как ее пишут редакторы сайтов: абзацы, списки, заголовки, <b>, <i>, ссылки
--- {"это <b>важно</b>, см. <a href='https://example.org'>сайт</a>" | веб_разметка} → это важно, см. сайт
--- {"<a href='javascript:x'>сюда</a>" | веб_разметка} ✗ адрес ссылки начинается
--- {"<table><tr><td>&lt;а></td></tr></table>" | веб_разметка} → <а>
filters.add{ name="веб_разметка", alias="html", takes="текст", apply=function(s) return html(s) end }
