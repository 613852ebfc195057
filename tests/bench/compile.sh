tags=${TAGS:-10000}
title "A template of $tags tags compiled"
lay_out order
mkdir parts
cp -r "$bench/order/parts/docx/order.docx/." parts
part=parts/word/document.xml
sed -i 's|\(<w:body>\).*\(<w:sectPr>.*\)|\1\n\2|' "$part"
awk -v n="$tags" '/<w:sectPr>/ { for (i = 1; i <= n; i++)
    printf "<w:p><w:r><w:t>Поле № %d: {field_%d}</w:t></w:r></w:p>\n", i, i } { print }' "$part" >many
mv many "$part"
"$tools/pack" parts many.docx
compile_round() {
    measure "$PISAR" tags many.docx
    note many "$cpu"
    measure sh -c 'for i in 1 2 3 4 5 6 7 8 9 10; do "$@"; done' sh "$PISAR" tags templates/docx/order.docx
    note few "$(calc "$cpu / 10")"
}
rounds compile_round
row "milliseconds of CPU, start of the program taken off" %.0f "$(calc "1000 * ($(median many) - $(median few))")"
row "microseconds a tag" %.1f "$(calc "1000000 * ($(median many) - $(median few)) / $tags")"
