# C6. A certificate was annulled, another one was issued after 31.12: two teams are trained no more, п. 5 is met no more.
edit inputs/training.csv 's/^\(KPK-1;P1001;ORG0101;.*\);завершил;/\1;аннулировано;/' 's/^\(KPK-1;P1003;ORG0103;.*\);01\.03\.2024/\1;09.01.2025/'
note 'C-906;training;KPK-1/P1001/2024-02-12;status;завершил;аннулировано;приказ ЦНППМПР от 05.12.2024 (учебный);оператор ЦНППМПР;09.12.2024;G-05, D22'
note 'C-907;training;KPK-1/P1003/12.02.2024;certificate_date;01.03.2024;09.01.2025;ведомость выдачи (учебная);оператор ЦНППМПР;09.12.2024;G-05, D22'
becomes <<'.'
отчет
акт сверки
.
undo
