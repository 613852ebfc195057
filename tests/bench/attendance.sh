#!/bin/sh
# attendance.sh ROWS PROJECT — adds ROWS rows of attendance, and the teachers that they name, to the inputs of a copy of the
# default project. All of it is made up. Events and schools are those that meet in its rows already.
set -eu
rows=$1 inputs=$2/inputs
awk -F';' -v n="$rows" -v people="$inputs/person.csv" '
$4 ~ /ШНОР$/ && !(($1, $2) in seen) { seen[$1, $2]; pair[pairs++] = $1 ";" $2 }
END {
    for (i = 0; i < n; i++)
        printf "%s;P9%06d;педагог ШНОР;%s;дистанционно;%d;\r\n", pair[i % pairs], i / pairs, i % 5 ? "да" : "нет", i
    for (i = 0; i <= n / pairs; i++)
        printf "P9%06d;Учебный;Иван;Иванович;м;Учебному;Учебного;Учебного;Учебным\r\n", i >>people
}' "$inputs/attend.csv" >"$inputs/more"
cat "$inputs/more" >>"$inputs/attend.csv"
rm "$inputs/more"
