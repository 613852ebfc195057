#!/bin/sh
# A report that a person edited in LibreOffice (words, a cell, a new paragraph) and saved there, then corrections elsewhere and in the
# same place: the person's file stays, the new edition beside it has both, a remark where they meet.
. "$(dirname "$0")/../suite.sh"
. tests/documents/lib.sh
office() { # filter, file, folder
    soffice --headless "-env:UserInstallation=file://$work/profile" --convert-to "$1" --outdir "$3" "$2" >"$work/office" 2>&1
}
p=$work/project
lay_project "$p"
folder="$p/out/2024/Отчет за год"
name="Отчет о реализации проекта за 2024 год"

# edit FORMAT FILTER — what the person does: other words in a sentence, another value in a cell of the table of figures, a
# paragraph of their own.
edit() {
    mkdir "$work/$1"
    cp "$folder/$name.$1" "$work/$1/report.$1"
    office fodt "$work/$1/report.$1" "$work/$1"
    sed -i 's|В отчете используются сокращения|В настоящем отчете приняты сокращения|
        s|\(<text:p [^>]*>\)\(В настоящем отчете\)|\1Согласовано с отделом общего образования.</text:p>\1\2|
        s|не достигнут: 95,2|исполнено не в полном объеме: 95,2|' "$work/$1/report.fodt"
    office "$2" "$work/$1/report.fodt" "$work/$1"
    cp "$work/$1/report.$1" "$folder/$name.$1"
    cp "$work/$1/report.$1" "$work/$1/mine"
}
edit docx 'docx:MS Word 2007 XML'
edit odt odt
"$PISAR" status -C "$p" >"$work/status" 2>/dev/null
holds "изменен вручную: 2" "$work/status"
say $? "status lists both files as edited"

"$PISAR" verify -C "$p" "$folder/$name.docx" >"$work/verify" 2>/dev/null
[ $? = 1 ] && holds "чем отличается от нее" "$work/verify" && holds "[-используются-]{+приняты+} сокращения" "$work/verify"
say $? "verify tells what a file says otherwise than what was issued"

# A correction elsewhere: a school trained one more team member later than the year's end.
sed -i 's/^\(E24-01;ORG0103;P1003;руководитель ШНОР\);да;/\1;нет;/' "$p/inputs/attend.csv"
"$PISAR" run -C "$p" 2>"$work/messages" >"$work/said"
for format in docx odt; do
    cmp -s "$work/$format/mine" "$folder/$name.$format"
    say $? "$format: the person's file is not touched"
    new="$folder/$name (новая редакция).$format"
    plain "$new" >"$work/text"
    holds "В настоящем отчете приняты сокращения" "$work/text" && holds "Согласовано с отделом общего образования." "$work/text"
    say $? "$format: the edition beside has the person's words and paragraph"
    holds "19 из 21" "$work/text" && holds "МАОУ «Учебная школа № 3», МАОУ «Учебная школа № 15»" "$work/text"
    say $? "$format: and what the correction changed elsewhere"
    holds "исполнено не в полном объеме: 95,2 % (20 из 21)" "$work/text"
    say $? "$format: in the cell that both changed the person's text stays"
    valid "$new"
    say $? "$format: and is valid"
    mkdir "$work/$format/seen"
    cp "$new" "$work/$format/seen/new.$format"
    office fodt "$work/$format/seen/new.$format" "$work/$format/seen"
    tr -d '\n' <"$work/$format/seen/new.fodt" | grep -o '<office:annotation [^>]*>.*</office:annotation>' | spaced | sed 's/<[^>]*>/ /g; s/  */ /g' >"$work/remark"
    holds "Писарь" "$work/remark" && holds "90,5 % (19 из 21)" "$work/remark"
    say $? "$format: a remark there says what it became"
done
[ "$(grep -c 'FILE-EDITED' "$work/messages")" = 2 ] && holds "там примечани" "$work/messages"
say $? "the run tells of both, and how many places are left to look at"
"$PISAR" run -C "$p" >"$work/said" 2>/dev/null
holds "ничего не изменилось" "$work/said"
say $? "the next run has nothing to do"

"$PISAR" status -C "$p" >"$work/status" 2>/dev/null
holds "ждет рядом с файлом человека: 2" "$work/status"
say $? "status lists both new editions"

# The person takes the new edition over, then one more correction.
for format in docx odt; do mv "$folder/$name (новая редакция).$format" "$folder/$name.$format"; done
"$PISAR" status -C "$p" >"$work/status" 2>/dev/null
holds "изменен вручную: 2" "$work/status" && ! grep -q "новая редакция" "$work/status"
say $? "taken over, they are files that a person edited"
sed -i 's/^\(E24-01;ORG0104;P1004;руководитель ШНОР\);да;/\1;нет;/' "$p/inputs/attend.csv"
"$PISAR" run -C "$p" --quiet 2>"$work/messages"
for format in docx odt; do
    plain "$folder/$name (новая редакция).$format" >"$work/text"
    holds "В настоящем отчете приняты сокращения" "$work/text" && holds "18 из 21" "$work/text" && holds "МАОУ «Учебная школа № 4»" "$work/text"
    say $? "$format: taken over and corrected again, the words are still there"
    valid "$folder/$name (новая редакция).$format"
    say $? "$format: and is valid still"
    [ "$(grep -cF 'Согласовано с отделом общего образования.' "$work/text")" = 1 ]
    say $? "$format: and nothing of the person's stands twice"
done

# What cannot be merged: the file stays, the new edition beside is told to be without the edits; so does status.
rm -r "$p/out" && "$PISAR" run -C "$p" --quiet 2>"$work/messages"
echo "Отчет переписан в Блокноте." >"$folder/$name.docx"
: >"$folder/$name.odt"
"$PISAR" verify -C "$p" "$folder/$name.docx" >"$work/verify" 2>/dev/null
[ $? = 1 ] && holds "не сравнить" "$work/verify"
say $? "verify tells that a damaged file cannot be compared"
cp inputs/attend.csv "$p/inputs"
"$PISAR" run -C "$p" --quiet 2>"$work/messages"
[ "$(grep -c 'без того, что изменено вручную.*FILE-EDITED' "$work/messages")" = 2 ]
say $? "a damaged file is not merged: the run tells that the edits are not in the new edition"
[ "$(cat "$folder/$name.docx")" = "Отчет переписан в Блокноте." ] && [ ! -s "$folder/$name.odt" ]
say $? "and the file stays"
plain "$folder/$name (новая редакция).docx" >"$work/text"
holds "20 из 21" "$work/text"
say $? "and the new edition is whole"
"$PISAR" status -C "$p" >"$work/status" 2>/dev/null
holds "новая редакция без того, что изменено вручную; ждет рядом с файлом человека: 2" "$work/status"
say $? "and status lists it"
mv "$folder/$name (новая редакция).docx" "$folder/$name.docx"
"$PISAR" status -C "$p" >"$work/status" 2>/dev/null
holds "ждет рядом с файлом человека: 1" "$work/status" && ! grep -q "файла нет" "$work/status"
say $? "one put in the place of the damaged file is current"
"$PISAR" run -C "$p" >"$work/said" 2>/dev/null
holds "ничего не изменилось" "$work/said" && [ ! -e "$folder/$name (новая редакция).docx" ]
say $? "and the next run has nothing to do"
exit $rc
