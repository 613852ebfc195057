#!/bin/sh
# The documents of the default project: valid by the schemas, opened by LibreOffice, the same bytes in any
# locale, zone, folder and with any number of workers, and nothing written when nothing changed.
. "$(dirname "$0")/../suite.sh"
. tests/documents/lib.sh
documents() { # folder
    (cd "$1" && find . -type f \( -name '*.docx' -o -name '*.odt' \) -not -path './.pisar/*' | LC_ALL=C sort)
}

"$PISAR" run --quiet --out "$work/out"
say $? "the default project runs"
[ -n "$(documents "$work/out")" ]
say $? "there are documents"

find "$work/out" -type f \( -name '*.docx' -o -name '*.odt' \) -not -path '*/.pisar/*' -print0 |
    xargs -0 "$tools/validate" tests/schemas || rc=1

# may_2023.txt: the order of May 2023 as it was issued, the rows of its table after the text. Word by word: its words must
# occur in the document in this order; what was not in the source file (the heading of the list, a date) may lie between.
plain "$work/out/2023/Майский пакет/Приказ о реализации краевого проекта в 2023 году.docx" | tr -s ' \t' '\n' >"$work/words"
tr -s ' ' '\n' <tests/documents/may_2023.txt | awk 'NR == FNR { word[NR] = $0; n = NR; next }
    { for (i = at + 1; i <= n && word[i] != $0; i++); if (i > n) { print "# not there in its place: " $0; missing++ } else at = i }
    END { exit missing > 0 }' "$work/words" -
say $? "the May package has every word of the order of 2023 in its order"

# The act of reconciliation names the files from which the figures were made, with digests that anybody can take.
"$PISAR" text "$work/out/2024/Отчет за год/Акт сверки исходных данных за 2024 год.docx" |
    awk -F'\t' '$3 ~ /\.(csv|xml)$/ && $4 ~ /^[0-9]+$/ { gsub(/ /, "", $5); print $5 "  inputs/" $3 }' >"$work/digests"
[ "$(wc -l <"$work/digests")" -eq 24 ] && sha256sum --quiet --check "$work/digests"
say $? "the digests of the inputs are those of the files"

# figures_2024.txt: indicator; numerator and denominator; value; verdict, all counted by hand from inputs/.
"$PISAR" indicators --format csv --quiet 2>/dev/null | sed '1d; s/^"//; s/"\r*$//; s/";"/;/g' |
    awk -F';' '{ print $1 ";" $(NF-2) ";" $(NF-1) ";" $NF }' | diff tests/documents/figures_2024.txt - >"$work/diff"
say $? "the figures of the default project are those of the hand count"
sed 's/^/# /' "$work/diff"

"$PISAR" status --out "$work/out" >"$work/status" 2>/dev/null
[ "$(wc -l <"$work/status")" -eq 1 ]
say $? "all of them are current"

find "$work/out" -type f -printf '%p %i %T@\n' | sort >"$work/before"
"$PISAR" run --quiet --out "$work/out"
find "$work/out" -type f -printf '%p %i %T@\n' | sort >"$work/after"
cmp -s "$work/before" "$work/after"
say $? "a second run touches nothing"

mkdir "$work/elsewhere" && cp -r scripts templates inputs "$work/elsewhere"
(umask 077 && cd "$work/elsewhere" && LC_ALL=C LANG=C LANGUAGE=en TZ=Asia/Kamchatka "$PISAR" run -j 3 --quiet)
say $? "it runs in another folder, locale and zone"
diff -r --exclude=.pisar "$work/out" "$work/elsewhere/out" >"$work/diff"
say $? "the same bytes there"
sed 's/^/# /' "$work/diff"

for template in templates/docx/*.docx; do
    "$tools/canon" "$template" | awk -f tests/documents/form.awk
    say $? "$template is made of styles, whole rows and headings that repeat"
done

tests/documents/varied.sh || rc=1
tests/documents/changes.sh || rc=1
tests/documents/edits.sh || rc=1
tests/documents/amending.sh || rc=1

mkdir "$work/pdf"
find "$work/out" -type f \( -name '*.docx' -o -name '*.odt' \) -not -path '*/.pisar/*' >"$work/list"
n=0
while read -r file; do # names of their own, so that no two PDFs fall together
    n=$((n + 1))
    cp "$file" "$work/pdf/$n.${file##*.}"
done <"$work/list"
(cd "$work/pdf" && soffice --headless "-env:UserInstallation=file://$work/profile" --convert-to pdf ./*.docx ./*.odt >"$work/office" 2>&1)
opened=$(find "$work/pdf" -name '*.pdf' -size +1k | wc -l)
[ "$opened" -eq "$n" ]
say $? "LibreOffice opens all $n documents"
exit $rc
