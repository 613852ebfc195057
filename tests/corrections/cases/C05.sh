# C5. One participant was registered twice, under two codes: the second row is removed, the person counts once, п. 9 is met no more.
edit inputs/attend.csv '/^E24-09;ORG0101;P3012;/d'
note 'C-905;attend;E24-09/ORG0101/P3012;;;;сверка списков участников (учебная);оператор ЦНППМПР;09.12.2024;G-09, D22'
becomes <<'.'
отчет
акт сверки
.
undo
