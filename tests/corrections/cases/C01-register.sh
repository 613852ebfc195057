# C1. The same by `register`: the file that stands gets number and date and nothing else is written; when the clerk enters them in the
# register of acts, too, what is signed stays as it is.
plain "$package" >"$work/package"
check "the order is registered" "$PISAR" register D05 --number 26-01-06-512 --date 22.05.2023
places . >"$work/was.places"
cp "$package" "$work/signed"
lines "$package" "$work/package" | sort | uniq -c | sed 's/^ *//' >"$work/lines"
check "number and date, no other word" diff - "$work/lines" <<'.'
1 < _____ № _____
5 < от _____ № _____
1 > 22.05.2023 № 26-01-06-512
5 > от 22.05.2023 № 26-01-06-512
.
documents . >"$work/is.bytes"
moved "$work/was.bytes" "$work/is.bytes" >"$work/moved"
check "no other document" diff - "$work/moved" <<.
${package#out/}
.
cp "$work/is.bytes" "$work/was.bytes"
edit inputs/act.csv 's/^\(A2023;[^;]*;приказ\);;;/\1;22.05.2023;26-01-06-512;/'
note 'C-901;act;A2023;number;;26-01-06-512;журнал регистрации (учебный);делопроизводитель;22.05.2023;D22, D51, D52'
full_names >"$work/names" <<'.'
отчет
акт сверки
методика
.
sort "$work/names" >"$work/expected"
rerun
check "entered, the documents that cite it change, and no others" touched "$work/expected"
check "what changed, and why" told
