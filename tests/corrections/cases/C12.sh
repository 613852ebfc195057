# C12. A typo in the surname of an expert who is a coordinator, too, and a wrong dative of a director: all documents with these persons.
edit inputs/person.csv 's/^P4001;Шаблонова;Е\.;Д\.;ж;.*/P4001;Шаблонкова;Е.;Д.;ж;Шаблонковой;Шаблонкову;Шаблонковой;Шаблонковой\r/' 's/^P0001;Шубин;\(.*\);Шубину;/P0001;Шубин;\1;Шубинову;/'
note 'C-912;person;P4001;surname;Шаблонова;Шаблонкова;паспорт (учебный);кадровик;09.12.2024;D09, D34'
note 'C-913;person;P0001;surname_dat;Шубину;Шубинову;обращение (учебное);кадровик;09.12.2024;D05'
becomes <<'.'
пакет
Этап 1, муниципальная/МАОУ «Учебная школа № 1»
Этап 1, муниципальная/МАОУ «Учебная школа № 2»
Этап 1, муниципальная/МАОУ «Учебная школа № 3»
Этап 1, муниципальная/МАОУ «Учебная школа № 4»
.
check "the order has both" says "$package" 'Шубинову С.В.' 'Шаблонкова'
check "and not the typo" is_silent "$package" 'Шаблонова Е.Д.' 'Шубину '
undo
