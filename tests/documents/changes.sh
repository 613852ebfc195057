#!/bin/sh
# What a correction changes in the default project: two editions of the report and no other file, the sheet «Что изменилось» in both
# formats, the cause down to the row and the entry of the log of corrections; history, status and verify tell the same.
. "$(dirname "$0")/../suite.sh"
. tests/documents/lib.sh
p=$work/project
lay_project "$p"
cp -r "$p/out" "$work/before"
"$PISAR" diff -C "$p" >/dev/null 2>"$work/alone"
[ $? = 2 ] && holds HISTORY "$work/alone"
say $? "one run alone has nothing to compare with"

# A late list: the head of school ORG0102 was not at the webinar after all.
sed -i 's/^\(E24-01;ORG0102;P1002;руководитель ШНОР\);да;/\1;нет;/' "$p/inputs/attend.csv"
printf 'C-900;attend;E24-01/ORG0102;present;да;нет;письмо МОУО (учебное);оператор;11.12.2024;G-10b, D22\r\n' >>"$p/inputs/correction.csv"
"$PISAR" status -C "$p" >"$work/status" 2>/dev/null
holds "устарел: следующий запуск сделает новую редакцию: 3" "$work/status"
say $? "status tells what the correction makes stale"
"$PISAR" run -C "$p" --quiet 2>"$work/messages"
[ "$(diff -rq --exclude=.pisar --exclude=manifest.json "$work/before" "$p/out" | wc -l)" = 3 ]
say $? "a corrected cell gives new editions of the report, twice, and of the act of reconciliation; the others are as they were"

"$PISAR" diff -C "$p" >"$work/diff" 2>/dev/null
for words in "95,2 % (20 из 21), не достигнут → 90,5 % (19 из 21), не достигнут" "причина: данные" "в числителе → не в числителе" \
    "inputs/attend.csv:3: E24-01 / ORG0102 / P1002 / руководитель ШНОР, Присутствовал: да → нет [исправление C-900, письмо МОУО (учебное)]"; do
    holds "$words" "$work/diff"
    say $? "diff: $words"
done
sheets="$p/out/.pisar/changes/Что изменилось, запуск 2"
"$tools/validate" tests/schemas "$sheets.docx" "$sheets.odt" || rc=1
for format in docx odt; do "$PISAR" text "$sheets.$format" | grep -vE '^[0-9]*$' >"$work/$format"; done # without numbers of pages
cmp -s "$work/docx" "$work/odt"
say $? "the sheet says the same in both formats"
holds "C-900, письмо МОУО (учебное)" "$work/docx"
say $? "the sheet names the correction"

sed -i 's/name="team_rule", default="any"/name="team_rule", default="all"/' "$p/scripts/project.lua"
sed -i 's/^\(G-17;A2023;План-график, п. 17;>=\);80;/\1;90;/' "$p/inputs/target.csv"
"$PISAR" run -C "$p" --quiet 2>"$work/messages"
"$PISAR" diff -C "$p" >"$work/diff" 2>/dev/null
sed -n '/G-05/,/причина/p' "$work/diff" >"$work/rule"
holds "причина: параметр правила" "$work/rule"
say $? "a clarified rule is told as a rule, though data changed in the same run"
sed -n "/G-17/,/цель/p" "$work/diff" | spaced >"$work/act"
holds "причина: акт" "$work/act" && holds "цель: не менее 80 % → не менее 90 %" "$work/act"
say $? "an amended threshold is told as an act"
plain "$p/out/.pisar/changes/Что изменилось, запуск 3.docx" >"$work/sheet"
holds "цель – не менее 80 %" "$work/sheet" && holds "цель – не менее 90 %" "$work/sheet" && holds "цель: inputs/target.csv:3" "$work/sheet"
say $? "and the sheet names both thresholds and the row"

"$PISAR" explain -C "$p" --run 1 G-10b >"$work/explain" 2>&1
holds "20 из 21" "$work/explain" && holds "inputs/attend.csv" "$work/explain"
say $? "explain knows the figure of an earlier run, and what it was made from"

report=$(find "$p/out" -name 'Отчет*.docx' -not -path '*/.pisar/*')
"$PISAR" verify -C "$p" "$report" "$work/before/${report#"$p/out/"}" >"$work/verify" 2>&1
holds "это действующая редакция" "$work/verify" && holds "ее сменила более поздняя редакция" "$work/verify"
say $? "verify knows the edition that stands and one that stood"
cp "$report" "$work/mine.docx" && printf x >>"$work/mine.docx"
"$PISAR" verify -C "$p" "$work/mine.docx" >"$work/verify" 2>&1
[ $? = 1 ] && holds "не выпускался" "$work/verify"
say $? "verify knows a file that was not issued"
"$PISAR" history -C "$p" D22 >"$work/history" 2>&1
[ "$(grep -c '^  запуск' "$work/history")" = 6 ] && [ "$(grep -c 'действует' "$work/history")" = 2 ]
say $? "history lists three editions of each of the two reports"

# Another report date, by a user whose messages are English.
LANGUAGE=en "$PISAR" run -C "$p" --quiet --as-of 11.12.2024 2>"$work/messages"
plain "$p/out/.pisar/changes/Что изменилось, запуск 4.docx" >"$work/sheet"
grep -q "дата отчета	10\.12\.2024	11\.12\.2024" "$work/sheet" && ! grep -qi "report date" "$work/sheet"
say $? "the sheet is Russian whatever the language of messages, and days are written as clerks do"

# Tables that lie elsewhere, their folder named with a slash at its end.
mv "$p/inputs" "$p/tables" && "$PISAR" run -C "$p" --quiet --inputs "$p/tables/" 2>"$work/messages"
sed -i 's/^\(G-17;A2023;План-график, п. 17;>=\);90;/\1;70;/' "$p/tables/target.csv"
"$PISAR" run -C "$p" --quiet --inputs "$p/tables/" 2>"$work/messages"
"$PISAR" diff -C "$p" 2>/dev/null | spaced >"$work/diff"
holds "цель: не менее 90 % → не менее 70 %" "$work/diff" && holds "причина: акт" "$work/diff"
say $? "what changed is told whatever folder the tables lie in"
exit $rc
