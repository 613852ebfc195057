# C13 and C4 at once: a target is amended, and a late list comes in. Each figure has its own cause, a document that shows both has both,
# and one that shows the attendance alone has that.
edit inputs/target.csv 's/^\(G-17;A2023;План-график, п. 17;>=\);80;%;shnor;01.01.2024;31.12.2024;/\1;80;%;shnor;01.01.2024;30.06.2024;/'
add target 'G-17;A2024-04;План-график, п. 17;>=;75;%;shnor;01.07.2024;31.12.2024;30.11.2024'
edit inputs/attend.csv 's/^\(E24-05;ORG0203;P1007;руководитель ШНОР\);нет;/\1;да;/'
becomes <<'.'
отчет
акт сверки
методика
.
caused() { grep -A 3 "^  $1  " "$work/diff" | grep -q "причина: $2\$"; }
check "the figure of the target: the act" caused G-17 акт
check "the figure of the list: data" caused G-14a данные
check "the report: both" grep -q '^  D22 .*причина: данные, акт$' "$work/diff"
check "the methodology, which shows targets alone: the act" grep -q '^  D51 .*причина: акт$' "$work/diff"
undo
