# C1. The order is signed, its number and date are known: they alone change in the order and on the approval marks of its annexes, and
# where other documents cite it.
plain "$package" >"$work/package"
edit inputs/act.csv 's/^\(A2023;[^;]*;приказ\);;;/\1;22.05.2023;26-01-06-512;/'
note 'C-901;act;A2023;number;;26-01-06-512;журнал регистрации (учебный);делопроизводитель;22.05.2023;D05–D10, D22, D51, D52'
becomes <<'.'
отчет
акт сверки
методика
пакет
.
lines "$package" "$work/package" | sort | uniq -c | sed 's/^ *//' >"$work/lines"
check "on the order and the marks of its five annexes number and date, no other word" diff - "$work/lines" <<'.'
1 < _____ № _____
5 < от _____ № _____
1 > 22.05.2023 № 26-01-06-512
5 > от 22.05.2023 № 26-01-06-512
.
undo
