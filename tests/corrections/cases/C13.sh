# C13. An act amends a target during the year: two targets by period, the report takes that of its day, and is told of an act.
edit inputs/target.csv 's/^\(G-17;A2023;План-график, п. 17;>=\);80;%;shnor;01.01.2024;31.12.2024;/\1;80;%;shnor;01.01.2024;30.06.2024;/'
add target 'G-17;A2024-04;План-график, п. 17;>=;75;%;shnor;01.07.2024;31.12.2024;30.11.2024'
note 'C-915;target;G-17;;;;приказ от 28.06.2024 (учебный);методист;09.12.2024;G-17, D22'
becomes <<'.'
отчет
акт сверки
методика
.
threshold() { "$PISAR" indicators --as-of "$1" --format json --quiet 2>/dev/null | grep "\"id\":\"G-17\".*\"kind\":\"region\"" | grep -q "\"threshold\":$2,"; }
check "before that day the earlier target holds" threshold 2024-06-30 80
check "from that day on the later one" threshold 2024-07-01 75
check "a document's cause is the act too, and never data" sh -c 'grep -q "причина: акт$" "$1" && ! grep "причина:.*данные" "$1"' sh "$work/diff"
undo
