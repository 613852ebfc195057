return {
  ["текст"] = [[<!DOCTYPE html><html><head><title>нет</title><style>p { color: red }</style></head><body>
<h1>Итоги   года</h1>
<p>Вводный абзац: <em>курсив</em>, <STRONG>жирный</strong>, <span style="text-decoration: underline line-through">и то и другое</span>,
  H<sub>2</sub>O, м<sup>2</sup>, <code>код</code>, <a href="https://example.org/?a=1&amp;b=2">сайт</a><br>новая&nbsp;строка &lt;b&gt; &laquo;в кавычках&raquo;.</p>
<div>Блок без абзаца <font color="#00803C">зелёный</font>, <span style="color: rgb(192, 0, 0); font-weight: 700">красный и жирный</span>,
<b>жирный <span style="font-weight: normal">уже нет</span></b>.<p>Абзац в блоке.</p>и текст за ним</div>
<h2>Меры</h2>
<ol start="3"><li>третья</li><li><p>четвёртая, <i>важная</i></p><p>её второй абзац</p>
  <ul><li>часть а<li>часть б</ul></li><li></li></ol>
<ul><li><img src="pictures/seal.png" width="38" alt="Печать"> с картинкой</li></ul>
<blockquote><p>Цитата из приказа.</p><p>Её продолжение.</p></blockquote>
<pre>
for i = 1, 10 do
  печать(i)
end</pre><hr>
<script>alert(1)</script><p>Конец<!-- замечание -->.</p><p>   </p></body></html>]],
  ["строка"] = "<p>первый</p><p><i>второй</i> &amp; третий</p>",
  ["смесь"] = styled{ "обычный, ", {"синий", color="#0070C0", italic=true}, ", ", {"ссылка", link="https://example.org/", color="black"} },
  ["пункты"] = { "один <b>а</b>", "<ul><li>x</li><li>y</li></ul>", "", "a < b && c > d" },
  ["таблица"] = [[<p>До таблицы.</p>
<table border="1" style="width: 100%"><caption>Показатели <b>школ</b></caption><colgroup><col width="10%"><col><col style="width: 25.5%"></colgroup>
<tfoot><tr><td colspan="2">Всего</td><td>12</td></tr></tfoot>
<thead><tr><th>№</th><th>Школа</th><th>Итог</th></tr></thead>
<tr><td>1</td><td rowspan="2"><p>Школа № 1</p><ul><li>пункт<ol><li>вложенный</li></ol></li></ul><p><img src="pictures/seal.png" width="90" alt="Печать"></p></td><td>5</td></tr>
<tr><td>2</td><td rowspan="9">7</td></tr>
<tr><td colspan="2">широкая</td>лишний текст</tr>
<td>без</td><td>строки</td>
<tr><td colspan="9">через все</td></tr>
<tr><td><img src="pictures/seal.png" width="900" alt=""></td><td>в ячейке <table><tr><td>таблица</td><td>в таблице</td></tr></table></td></tr></table>
<table><tr><td>вторая</td></tr></table>]],
  ["письмо"] = "<table><tbody></tbody></table><ul><li><table><tr><td>в пункте</td></tr></table></li><li>второй</li></ul><td>ничья</td>",
}
