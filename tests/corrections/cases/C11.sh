# C11. Who signs is replaced: from 01.12 on somebody acts as head of the center, in May of 2023 somebody acted as minister. Signatures go by
# the day of the document; no other line changes.
plain "$report" >"$work/report"
plain "$package" >"$work/package"
edit inputs/post.csv 's/^\(P5001;.*;01.01.2022\);;/\1;30.11.2024;/' 's/^\(P0003;.*;01.01.2021\);;/\1;14.05.2023;/'
add post 'P5002;Центр непрерывного повышения профессионального мастерства педагогических работников;руководитель;руководителю;руководителя;01.12.2024;;да;приказ (учебный)' \
    'P0002;Министерство образования и науки Пермского края;Министр;Министру;Министра;15.05.2023;31.05.2023;да;распоряжение (учебное)'
edit inputs/act.csv 's/^\(A2023;.*\);P0003;Министр;/\1;;;/'
note 'C-911;post;P5001;valid_to;;30.11.2024;приказ от 29.11.2024 (учебный);кадровик;02.12.2024;D22, D52'
note 'C-912;act;A2023;signer_person_id;P0003;;распоряжение (учебное);методист;15.05.2023;D05'
becomes <<'.'
отчет
акт сверки
пакет
.
{ lines "$report" "$work/report"; lines "$package" "$work/package"; } >"$work/signatures"
check "the signatures, and nothing else" diff - "$work/signatures" <<'.'
< Руководитель ЦНППМПР К.М. Примерова
> И.о. руководителя ЦНППМПР К.Н. Образцова
< Министр Р.А. Кассина
> И.о. министра Л.Н. Калинчикова
.
undo
