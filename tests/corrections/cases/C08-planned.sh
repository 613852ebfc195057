# C8. An event is marked as planned though lists of it are there: a check refuses its row, and what is told is that the row does not count.
edit inputs/event.csv 's/^\(E24-07;.*;\)проведено;/\1запланировано;/'
becomes <<'.'
отчет
акт сверки
.
undo
