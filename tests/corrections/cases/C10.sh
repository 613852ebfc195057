# C10. Results are loaded anew with a flag of objectivity: the school no longer meets one of the criteria of the list, its basis follows.
# Results themselves are printed nowhere: only the list of the order of 2023, which is a draft yet, changes.
edit inputs/assess.csv 's/^2023;ORG0101;ОГЭ;русский язык;9;26;7;12;5;2;7;нет;/2023;ORG0101;ОГЭ;русский язык;9;26;4;15;5;2;4;да;/'
edit inputs/part.csv 's/^\(АМП;2023;ORG0101;.*\)МА ОГЭ, РУ ОГЭ;/\1МА ОГЭ;/'
note 'C-913;assess;2023/ORG0101/ОГЭ/русский язык;;;;перепроверка ОГЭ (учебная);оператор РЦОИ;09.12.2024;D08'
note 'C-914;part;АМП/2023/ORG0101;basis_reason;;;перепроверка ОГЭ (учебная);оператор РЦОИ;09.12.2024;D08'
becomes <<'.'
пакет
акт сверки
.
check "the list has the new basis" says "$package" 'методика № 847: МА ОГЭ'
undo
