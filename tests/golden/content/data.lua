return {
  ["сайт"] = "https://school.example.org/?a=1&b=\"2\"",
  ["почта"] = "mailto:shkola@example.org",
  ["смесь"] = styled{ "обычный, ", {"жирный", bold=true}, ", ", {"курсив", italic=true}, ", ", {"подчёркнутый", underline=true}, ", ",
    {"зачёркнутый", strike=true}, ", H", {"2", subscript=true}, "O, м", {"2", superscript=true}, ", ", {"код", code=true}, ", ",
    {"ссылка", link="https://example.org/"}, {" и ещё", link="https://example.org/", bold=true}, "." },
  ["цены"] = styled{ ratio(12345, 10), " руб., ", {date(2024, 12, 12), bold=true}, ", ", unknown },
  ["картинка"] = image{ file="pictures/seal.png", width="1 cm", alt="Печать", address="https://example.org/" },
  ["текст"] = [[
# Итоги года

Вводный абзац: *курсив*, **жирный**, `код`, [сайт](https://example.org/) и
продолжение той же строки\
новая строка.

## Меры

1. первая мера
2. вторая, **важная**
   - часть а
   - часть б

     ещё абзац части б
3. третья

Между списками.

5. с пятой
6. шестая

* знак
* другой

> Цитата из приказа.

    for i = 1, 10 do
      <b>не HTML</b>
    end

***

Конец ![Печать](pictures/seal.png) <script>alert(1)</script>
]],
  ["пункты"] = { "один **а**", "- x\n- y", "" },
  ["строки"] = "две\nстроки",
}
