# C2. A school is renamed on 01.09: a new row of the register, which is the successor of the old one. Documents of earlier days keep the
# old name, later ones have the new, with their files; the school stays one unit, no figure changes.
edit inputs/org.csv 's/^\(ORG0102;.*;01.09.2015\);;/\1;31.08.2024;ORG0112/'
add org 'ORG0112;MO01;Муниципальное автономное общеобразовательное учреждение «Учебная гимназия № 2»;МАОУ «Учебная гимназия № 2»;;;;;гимназия;;P1002;01.09.2024;;'
note 'C-902;org;ORG0102;successor_org_id;;ORG0112;постановление администрации (учебное);методист;02.09.2024;D16, D22, D45, D52'
becomes <<'.'
отчет
акт сверки
Взаимоэкспертиза/МАОУ «Учебная школа № 2»
Взаимоэкспертиза/МАОУ «Учебная гимназия № 2»
Взаимоэкспертиза/МАОУ «Учебная школа № 1»
Этап 2, региональная/МАОУ «Учебная школа № 2»
Этап 2, региональная/МАОУ «Учебная гимназия № 2»
.
check "no figure changes" sh -c '! grep -q "^Показатели" "$1"' sh "$work/diff"
check "the conclusion of June has the old name" says "$conclusions/Этап 1, муниципальная/МАОУ «Учебная школа № 2».docx" '«Учебная школа № 2»'
check "that of November the new one" says "$conclusions/Этап 2, региональная/МАОУ «Учебная гимназия № 2».docx" '«Учебная гимназия № 2»'
check "who reviewed another school in September did so under the new name" says "$conclusions/Взаимоэкспертиза/МАОУ «Учебная школа № 1».docx" '«Учебная гимназия № 2»'
undo
