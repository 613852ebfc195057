#!/bin/sh
# data.sh COUNT DIR — writes the inputs of COUNT plans, 18 rows of four steps each; every line differs. All of it is made up.
set -eu
mkdir -p "$2"
awk -v n="$1" -v dir="$2" 'BEGIN {
    plans = dir "/plans.csv"; items = dir "/items.csv"; steps = dir "/steps.csv"
    print "number;issuer;date;school;year;curator;signer_post;signer" >plans
    print "number;no;task;result;responsible;deputy" >items
    print "number;no;step;date;name;place" >steps
    for (i = 1; i <= n; i++) {
        printf "ПГ-%04d;Министерства образования и науки Пермского края;%02d.02.2024;МАОУ «Учебная школа № %d»;2024;Образцова Анна Ивановна;Министр;А.А. Учебнов\n", i, i % 28 + 1, i >plans
        for (k = 1; k <= 18; k++) {
            printf "ПГ-%04d;%d;Повышение качества преподавания предмета № %d в классах с низкими результатами;Доля обучающихся, справившихся с работой, выросла на %d %%;Условный Борис Борисович %d;%s\n", i, k, k, (i + k) % 40, i, k % 3 ? "" : "Примеров П.П." >items
            for (s = 1; s <= 4; s++)
                printf "ПГ-%04d;%d;%d;%02d.%02d.2024;Методический день «Анализ урока № %d-%d» с разбором работ;МАОУ «Учебная школа № %d»\n", i, k, s, (i + s) % 28 + 1, s + 2, k, s, (i * k) % 97 >steps
        }
    }
}'
