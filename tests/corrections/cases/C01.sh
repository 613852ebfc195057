# C1. The order is registered, its number and date are known: only they change in the order and on the approval marks of its annexes,
# and where other documents cite it.
edit inputs/act.csv 's/^\(A2023;[^;]*;приказ\);;;/\1;22.05.2023;26-01-06-512;/'
note 'C-901;act;A2023;number;;26-01-06-512;журнал регистрации (учебный);делопроизводитель;22.05.2023;D05–D10, D22, D51, D52'
plain() { "$PISAR" text "$1" | sed "s/$(printf '\302\240')/ /g"; }
plain "$package" >"$work/package.was"
becomes <<'.'
отчет
акт сверки
методика
пакет
.
plain "$package" | diff "$work/package.was" - >"$work/lines"
cat "$work/lines"
undo
