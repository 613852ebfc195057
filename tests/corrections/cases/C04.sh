# C4. A late list: one school was connected but not recorded, of another one the attendance was being cleared up. The verdict of п. 18 flips.
edit inputs/attend.csv 's/^\(E24-05;ORG0203;P1007;руководитель ШНОР\);нет;/\1;да;/' 's/^\(E24-07;ORG0801;P1018;руководитель ШНОР\);;/\1;да;/'
note 'C-904;attend;E24-07/ORG0801;present;;да;письмо МОУО от 09.12.2024 (учебное);оператор ЦНППМПР;10.12.2024;G-18, D22'
note 'C-905;attend;E24-05/ORG0203;present;нет;да;журнал подключений вебинара (учебный);оператор ЦНППМПР;10.12.2024;G-14a, D22'
becomes <<'.'
отчет
акт сверки
.
undo
