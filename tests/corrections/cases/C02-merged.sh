# C2. A school is merged into another one of the list on 01.10: 21 schools instead of 22, what it did before stays under its name.
edit inputs/org.csv 's/^\(ORG0104;.*;01.09.2015\);;/\1;30.09.2024;ORG0103/'
edit inputs/part.csv 's/^\(АМП;2024;ORG0104;ШНОР;20.05.2024\);;\(A2024-05;[^;]*;4\);/\1;30.09.2024;\2;реорганизована/'
edit inputs/expertise.csv '/^X24-0104-2;/d'
edit inputs/exp_score.csv '/^X24-0104-2;/d'
note 'C-902;org;ORG0104;successor_org_id;;ORG0103;постановление администрации (учебное);методист;01.10.2024;все показатели школ'
note 'C-903;part;АМП/2024/ORG0104;date_to;;30.09.2024;постановление администрации (учебное);методист;01.10.2024;все показатели школ'
becomes <<'.'
отчет
акт сверки
Этап 2, региональная/МАОУ «Учебная школа № 4»
.
check "the population is 21" grep -q 'из 22), достигнут → .* из 21)' "$work/diff"
undo
