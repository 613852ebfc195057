#!/bin/sh
# The year's report as a person has it after LibreOffice: read, edited and saved, so that no element is as it was made; then
# inputs are corrected. The correction must come into that file, and of the person's edits nothing may be lost.
# saved.sh WORK: speaks TAP.
set -u
work=$(cd "$1" && pwd) rc=0
report="2024/Отчет за год/Отчет о реализации проекта за 2024 год"
office() { soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to "$@" >>"$work/office" 2>&1; }

cp -r inputs "$work/corrected"
sed -i 's/23\.05\.2024/24.05.2024/' "$work/corrected/event.csv"
sed -i '/^E24-01;ORG010[46]/s/;да;/;нет;/' "$work/corrected/attend.csv"
"$PISAR" run --out "$work/out1" >"$work/log" 2>&1
"$PISAR" run --inputs "$work/corrected" --out "$work/out2" >"$work/log" 2>&1

for format in docx odt; do
    base=$work/base.$format mine=$work/mine.$format merged=$work/merged.$format new="$work/out2/$report.$format"
    cp "$work/out1/$report.$format" "$base"
    office fodt --outdir "$work/flat" "$base"
    awk -f tests/revision/edit.awk "$work/flat/base.fodt" >"$work/mine.fodt"
    case $format in docx) filter="docx:MS Word 2007 XML" ;; *) filter=odt ;; esac
    office "$filter" --outdir "$work" "$work/mine.fodt"
    "$B/tests/revision/merge" "$base" "$mine" "$new" "$merged" >"$work/report" 2>&1
    {
        LC_ALL=ru_RU.UTF-8 "$PISAR" diff "$new" "$merged" | sed 's/^абзац [0-9]*/абзац N/'
        "$B/tests/tools/canon" "$merged" | awk -f tests/revision/say.awk | grep '^! '
        "$B/tests/tools/validate" tests/schemas "$merged" | grep -v '^ok '
    } | sed "s/$(printf '\302\240')/ /g" >"$work/actual"
    office txt:Text --outdir "$work" "$merged"
    grep -q 'Причина: отпуск' "$work/merged.txt" || echo "LibreOffice does not read it" >>"$work/actual"
    if diff -u tests/revision/saved.txt "$work/actual" >"$work/difference"; then
        echo "ok revision saved by LibreOffice ($format)"
    else
        echo "not ok revision saved by LibreOffice ($format)"
        sed 's/^/# /' "$work/difference"
        rc=1
    fi
done

# Pictures, notes, links, a text box and joined cells on all sides.
for edition in base mine new; do
    office "docx:MS Word 2007 XML" --outdir "$work/rich" tests/revision/rich/$edition.fodt
    office odt --outdir "$work/rich" tests/revision/rich/$edition.fodt
done
for format in docx odt; do
    "$B/tests/revision/merge" "$work/rich/base.$format" "$work/rich/mine.$format" "$work/rich/new.$format" "$work/rich/merged.$format" >"$work/report" 2>&1
    {
        LC_ALL=ru_RU.UTF-8 "$PISAR" diff "$work/rich/new.$format" "$work/rich/merged.$format" | sed 's/абзац [0-9]*/абзац N/'
        "$B/tests/tools/validate" tests/schemas "$work/rich/merged.$format" | grep -v '^ok '
        # Notes as a program shows them that takes them in their order.
        office fodt --outdir "$work/rich/flat" "$work/rich/merged.$format"
        grep -oE '(Сноска: 13 школ|Новая сноска|Моя сноска)' "$work/rich/flat/merged.fodt"
    } >"$work/actual"
    if diff -u "tests/revision/rich/$format.txt" "$work/actual" >"$work/difference"; then
        echo "ok revision pictures, notes, links, text boxes ($format)"
    else
        echo "not ok revision pictures, notes, links, text boxes ($format)"
        sed 's/^/# /' "$work/difference" "$work/report"
        rc=1
    fi
done

# What LibreOffice saves against the schemas is put right, and nothing of what the document says is lost by it.
for format in docx odt; do
    case $format in docx) filter="docx:MS Word 2007 XML" ;; *) filter=odt ;; esac
    for edition in mine new; do
        sed "$([ $edition = mine ] || echo 's/20 школ/21 школа/')" tests/revision/rich/faults.fodt >"$work/faults.fodt"
        office "$filter" --outdir "$work/$edition" "$work/faults.fodt"
    done
    mine=$work/mine/faults.$format merged=$work/merged.$format
    "$B/tests/revision/merge" "$mine" "$mine" "$work/new/faults.$format" "$merged" >"$work/report" 2>&1
    {
        "$B/tests/tools/validate" tests/schemas "$merged" | grep -v '^ok '
        LC_ALL=ru_RU.UTF-8 "$PISAR" diff "$mine" "$merged"
        "$B/tests/tools/canon" "$merged" | awk -f tests/revision/say.awk | grep '^! '
    } >"$work/actual"
    printf '%s\n' 'абзац 2: Участвуют [-20 школ-]{+21 школа+}, в том числе 3 сельские …' '! Уточнить' >"$work/expected"
    if diff -u "$work/expected" "$work/actual" >"$work/difference"; then
        echo "ok revision LibreOffice's faults against the schemas ($format)"
    else
        echo "not ok revision LibreOffice's faults against the schemas ($format)"
        sed 's/^/# /' "$work/difference"
        rc=1
    fi
done

# Sheets: a cell by its name, a row more.
mkdir -p "$work/old" "$work/new"
printf 'Школа,План,Факт\nСОШ 1,10,8\nСОШ 2,20,19\n' >"$work/old/sheet.csv"
printf 'Школа,План,Факт\nСОШ 1,10,9\nСОШ 3,5,4\nСОШ 2,20,19\n' >"$work/new/sheet.csv"
cat >"$work/expected" <<'EOT'
лист «sheet», строка 2, столбец «Факт» (ячейка C2): [-8-]{+9+}
лист «sheet», строка 3, столбец «Школа» (ячейка A3) (добавлено): {+СОШ 3 | 5 | 4+}
EOT
for format in xlsx ods; do
    for edition in old new; do
        office $format --infilter="Text - txt - csv (StarCalc):44,34,76,1" --outdir "$work/$edition" "$work/$edition/sheet.csv"
    done
    LC_ALL=ru_RU.UTF-8 "$PISAR" diff "$work/old/sheet.$format" "$work/new/sheet.$format" >"$work/actual" 2>&1
    if diff -u "$work/expected" "$work/actual" >"$work/difference"; then
        echo "ok revision sheets compared ($format)"
    else
        echo "not ok revision sheets compared ($format)"
        sed 's/^/# /' "$work/difference"
        rc=1
    fi
done
exit $rc
