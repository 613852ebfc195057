# C9. Letters of municipalities came after the deadline: one that counted counts no more, one that was not there does not begin to.
edit inputs/submit.csv 's/;MO11;26\.06\.2024;/;MO11;02.07.2024;/'
add submit "$(printf 'реализация;2024;MO07;20.11.2024;ИС-207;;принято' | iconv -t cp1251)"
note 'C-911;submit;экспертиза/2024/MO11;date;26.06.2024;02.07.2024;журнал входящих (учебный);оператор ЦНППМПР;09.12.2024;G-11, D22'
note 'C-912;submit;реализация/2024/MO07;;;;письмо МОУО от 20.11.2024 № ИС-207 (учебное);оператор ЦНППМПР;09.12.2024;G-15, D22'
becomes <<'.'
отчет
акт сверки
.
undo
