# C7. Re-expertise after a revision of the school's documents: a conclusion of its own «взамен», the first one stays; п. 17 is met by it.
add expertise 'X24-0203-2А;ORG0203;2024;2;Р;антирисковая программа;P5004;;06.12.2024;EXP-2024-2;соответствует;X24-0203-2;;23'
for criterion in '1;2' '2;2' '3;3' '4;3' '5;2' '6;3' '7;2' '8;2'; do add exp_score "X24-0203-2А;$criterion;"; done
note 'C-908;expertise;X24-0203-2А;;;;апелляция школы от 25.11.2024 (учебная);эксперт;06.12.2024;G-17, D16, D22'
again='Этап 2, региональная/МАОУ «Учебная школа № 7», взамен, № 23'
becomes <<.
отчет
акт сверки
$again
.
check "it names the conclusion that it replaces" says "$conclusions/$again.docx" 'Взамен заключения № 7 от 18 ноября 2024 г.'
undo
