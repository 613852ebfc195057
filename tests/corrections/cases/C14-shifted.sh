# C14 while rows move: the list of measures loses its first row, so that all others stand a line higher, and a measure is cancelled. What is
# told of a unit is told of its own rows, wherever they stand now, and never of another one's that stands where they stood.
edit scripts/indicators/statute_school.lua 's/measures_done(ctx, doc), 1, doc)/measures_done(ctx, doc), 2, doc)/'
edit inputs/measure.csv '2d' 's/^\(MS24-04;.*\);выполняется;/\1;отменено;/'
becomes <<'.'
отчет
акт сверки
.
undo
