# C15. The same from 1.10.2024 on: the earlier name, with its last day, keeps its place in documents of earlier days. And a letter that names
# the municipality as it was is read.
edit inputs/mo.csv 's/^MO08;.*/MO08;Березниковский муниципальный округ Пермского края;Березниковский МО;округ;;01.01.2020;;Березниковского муниципального округа Пермского края;Березниковском муниципальном округе Пермского края\r/'
edit inputs/mo_alias.csv '1s/.*/alias;mo_id;note;valid_from;valid_to;name_short;name_gen\r/' 's/^МО город Березники;MO08;/МО город Березники;MO08;;;;;/'
add mo_alias 'Муниципальное образование «Город Березники» Пермского края;MO08;до преобразования;;30.09.2024;МО г. Березники;муниципального образования «Город Березники» Пермского края'
edit inputs/org.csv 's/^\(ORG1001\|ORG0801\);MO08;/\1;МО ГОРОД БЕРЕЗНИКИ;/'
note 'C-915;mo;MO08;;;;закон Пермского края (учебный);методист;09.12.2024;D16, D22, D45, D52'
becomes <<'.'
отчет
акт сверки
.
check "no figure changes" sh -c '! grep -q "^Показатели" "$1"' sh "$work/diff"
check "the report has the new name" says "$report" 'Березниковский МО'
check "and nowhere the old one" is_silent "$report" 'Березники'
check "the conclusion of June has the old name" says "$conclusions/Этап 1, муниципальная/МАОУ «Учебная школа № 18».docx" 'Город Березники'
check "so has the order of May" says "$package" 'Город Березники'
undo
