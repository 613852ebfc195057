#!/bin/sh
# An order is signed and then corrected: the draft of the order that amends it names points, columns and words as a secretary would.
. "$(dirname "$0")/../suite.sh"
. tests/documents/lib.sh
p=$work/project draft="$work/project/out/2023/Майский пакет/Приказ о внесении изменений в приказ № 26-01-06-595.docx"
lay_project "$p" && "$PISAR" register D05 -C "$p" --key A2023 --number 26-01-06-595 --date 31.05.2023 --quiet
say $? "the order of May is signed"
cp -r "$p" "$work/signed"

amended() { # runs the corrected project; its draft is valid
    "$PISAR" run -C "$p" --quiet 2>"$work/said"
    grep -q SIGNED "$work/said" && valid "$draft" && plain "$draft" >"$work/text"
}
is() { # the changes are those on standard input
    cat >"$work/wanted"
    sed -n '/^1\. Внести/,/^2\. Контроль/p' "$work/text" | sed '1d; $d' | diff "$work/wanted" - >"$work/diff"
    status=$?
    sed 's/^/# /' "$work/diff"
    return $status
}
in_template() { # the text of the template, a paragraph a line, is edited with sed
    mkdir "$work/parts" && unzip -q "$p/templates/docx/paket_may.docx" -d "$work/parts" &&
        sed -i 's|</w:p>|&\n|g' "$work/parts/word/document.xml" && sed -i "$@" "$work/parts/word/document.xml" &&
        "$tools/pack" "$work/parts" "$p/templates/docx/paket_may.docx"
}

# The plan: words of cells, a text anew, a point struck out and one added; the statute: words, a point and a paragraph added, one repealed.
awk '/<item ord="8">/ && plan++ == 0 { gone = 1 } !gone { print } /<\/item>/ { gone = 0 }
    /<\/item>/ && item++ == 17 { print "<item ord=\"19\"><no>19.</no><text>Публичный отчет</text><due_text>Декабрь</due_text></item>" }' \
    inputs/plan_item.xml |
    sed '/<item ord="1">/,/<\/item>/s/Разработка и утверждение/Подготовка и утверждение/
         /<item ord="3">/,/<\/item>/{s/Информационное сопровождение/Сопровождение/; /<responsible>/s/ЦНППМПР/ЦНППМПР совместно с МОУО/}
         /<item ord="4">/,/<\/item>/s/Подготовлен список муниципальных координаторов.*</Во всех муниципалитетах, где есть школы Проекта, назначены координаторы, список которых размещен на сайте</' >"$p/inputs/plan_item.xml"
in_template -e 's/обеспечить реализацию Плана/обеспечить исполнение Плана/' -e 's/диссеминация опыта/распространение опыта/' \
    -e '/>1\.6\.2\./{p; s/>1\.6\.2\.[^<]*/>1.6.3. создание сети школ./}' -e '/>2\.3\.7\./d' \
    -e '/>2\.4\.2\./{p; s/>2\.4\.2\.[^<]*/>Школу-куратора назначает МОУО./}'
amended
say $? "a signed order that would say something else is amended by a valid document"
grep -qF 'О внесении изменений в приказ Министерства образования и науки Пермского края от 31 мая 2023 г. № 26-01-06-595 «О реализации' "$work/text"
say $? "which names the order"
is <<'.'
1.1. в подпункте 4.1 слово «реализацию» заменить словом «исполнение»;
1.2. в пункте 1.6.2 Положения слово «диссеминация» заменить словом «распространение»;
1.3. Положение дополнить пунктом 1.6.3 следующего содержания: «1.6.3. создание сети школ»;
1.4. пункт 2.3.7 Положения признать утратившим силу;
1.5. пункт 2.4.2 Положения дополнить абзацем вторым следующего содержания: «Школу-куратора назначает МОУО»;
1.6. в графе «Название мероприятия» пункта 1 Плана-графика слово «Разработка» заменить словом «Подготовка»;
1.7. в графе «Название мероприятия» пункта 3 Плана-графика слова «Информационное сопровождение» заменить словом «Сопровождение»;
1.8. в графе «Ответственный исполнитель» пункта 3 Плана-графика после слова «ЦНППМПР» дополнить словами «совместно с МОУО»;
1.9. графу «Показатели реализации» пункта 4 Плана-графика изложить в следующей редакции: «Во всех муниципалитетах, где есть школы Проекта, назначены координаторы, список которых размещен на сайте»;
1.10. пункт 8 Плана-графика исключить;
1.11. План-график дополнить пунктом 19 следующего содержания:
19.	Публичный отчет	Декабрь		
.
say $? "and says where, by numbers of points, headers of columns and annexes, what is to be changed"

# A school leaves the list of 2023: the numbers behind it follow, and so do the totals.
rm -rf "$p" && cp -r "$work/signed" "$p"
awk -F';' -v OFS=';' '$1 == "АМП" && $2 == 2023 && $4 == "ШНОР" { if ($3 == "ORG0103") next; $9 -= $9 > 3 } { print }' inputs/part.csv >"$p/inputs/part.csv"
amended
is <<'.'
1.1. в строке «Пермский городской округ – 4 школы» приложения 1 цифры «4» заменить цифрами «3»;
1.2. пункт 3 приложения 1 исключить;
1.3. пункты 4–22 приложения 1 считать соответственно пунктами 3–21;
1.4. в строке «Всего: 22 школы в 12 муниципальных образованиях» приложения 1 слова «22 школы» заменить словами «21 школа»;
1.5. пункт 3 приложения 3 исключить;
1.6. пункты 4–22 приложения 3 считать соответственно пунктами 3–21;
1.7. в строке «Всего: 12 школ-кураторов для 22 школ» приложения 3 слова «22 школ» заменить словами «21 школы».
.
say $? "of a list that became shorter: the row that goes, the numbers behind it, the totals"

# A name with its initials, an empty cell, a word that the text has twice, a school that was renamed.
rm -rf "$p" && mv "$work/signed" "$p"
sed -i '/^P0002;/s/;Л\.;Н\.;/;Л.;М.;/' "$p/inputs/person.csv"
sed -i 's/МАОУ «Учебная школа № 2»/МАОУ «Учебная гимназия № 2»/' "$p/inputs/org.csv"
sed -i '/<item ord="3">/,/<\/item>/s/В течение года//; /<item ord="11">/,/<\/item>/s/документов ШНОР/материалов ШНОР/' "$p/inputs/plan_item.xml"
amended
is <<'.'
1.1. в пункте 6 слова «Калинчикову Л.Н.» заменить словами «Калинчикову Л.М.»;
1.2. в графе «Срок реализации» пункта 3 Плана-графика слова «В течение года» исключить;
1.3. в графе «Название мероприятия» пункта 11 Плана-графика слова «подтверждающих документов» заменить словами «подтверждающих материалов»;
1.4. в графе «Наименование общеобразовательной организации» пункта 2 приложения 1 слово «школа» заменить словом «гимназия»;
1.5. в графе «ШНОР» пункта 2 приложения 3 слово «школа» заменить словом «гимназия».
.
say $? "names with their initials, cells that are empty now, words in their surroundings where the text has them twice"
exit $rc
