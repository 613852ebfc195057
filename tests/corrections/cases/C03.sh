# C3. An amending order of 01.10 removes one school from the list and adds another: events before that day keep their denominators, what
# is counted on the day of the report has the new ones.
add act 'A2024-15;Министерство образования и науки Пермского края;перечень;30.09.2024;УЧ-24-15;О внесении изменений в перечень общеобразовательных организаций – участников Проекта в 2024 году;Р;подписан;01.10.2024;;;;;;АМП;2024'
add act_link 'A2024-15;изменяет;A2024-05;'
edit inputs/part.csv 's/^\(АМП;2024;ORG0104;ШНОР;20.05.2024\);;\(A2024-05;[^;]*;4\);/\1;30.09.2024;\2;исключена приказом УЧ-24-15/'
add part 'АМП;2024;ORG0191;ШНОР;01.10.2024;;A2024-15;методика № 847: МА ОГЭ;23;'
note 'C-903;part;АМП/2024/ORG0104;date_to;;30.09.2024;приказ от 30.09.2024 № УЧ-24-15;методист;01.10.2024;все показатели школ'
note 'C-904;part;АМП/2024/ORG0191;;;;приказ от 30.09.2024 № УЧ-24-15;методист;01.10.2024;все показатели школ'
becomes <<'.'
отчет
акт сверки
.
check "earlier events keep the list of their day" sh -c '! grep -qE "^  G-(10b|12|14b) " "$1"' sh "$work/diff"
check "the list of the report's day has one school in place of another" grep -q '77,3 % (17 из 22), не достигнут → 72,7 % (16 из 22), не достигнут' "$work/diff"
undo
