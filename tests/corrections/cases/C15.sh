# C15. A municipality becomes a municipal district: its titles change wherever it is named, its earlier name stays as an alias; no figure does.
edit inputs/mo.csv 's/^MO08;.*/MO08;Березниковский муниципальный округ Пермского края;Березниковский МО;округ;;01.01.2020;;Березниковского муниципального округа Пермского края;Березниковском муниципальном округе Пермского края\r/'
add mo_alias 'МО г. Березники;MO08;до преобразования'
note 'C-915;mo;MO08;;;;закон Пермского края (учебный);методист;09.12.2024;D08, D16, D22, D34, D45, D52'
becomes <<'.'
отчет
акт сверки
пакет
Этап 1, муниципальная/МАОУ «Учебная школа № 18»
Этап 1, региональная/МАОУ «Учебная школа № 18»
Взаимоэкспертиза/МАОУ «Учебная школа № 18»
.
check "no figure changes" sh -c '! grep -q "^Показатели" "$1"' sh "$work/diff"
check "the report has the new name" says "$report" 'Березниковский МО'
check "and nowhere the old one" is_silent "$report" 'Березники'
undo
