#!/bin/sh
# data.sh COUNT DIR — writes the inputs of COUNT orders, ten rows each; every line differs.
set -eu
mkdir -p "$2"
awk -v n="$1" -v dir="$2" 'BEGIN {
    orders = dir "/orders.csv"; items = dir "/items.csv"
    print "number;issuer;date;event;school;project;year;basis_body;basis_date;basis_number;basis_title;event_date;place;responsible;post;extra;deadline;control;signer_post;signer;author;phone" > orders
    print "number;no;name;post;org" > items
    for (i = 1; i <= n; i++) {
        printf "26-01-%05d;Министерство образования и науки Пермского края;%02d.03.2024;Методический день № %d;МАОУ \"Учебная школа № %d\";Адресная методическая помощь;2024;Министерства образования и науки Пермского края;10.06.2022;26-01-06-%d;О системе работы со школами & <организациями> %d;%02d.04.2024;МАОУ \"Учебная школа № %d\";Образцова %d;заведующего сектором;%s;%02d.04.2024;Примерова %d;Министр;А.А. Учебнов;Б.Б. Условный %d;2%06d\n", i, i % 28 + 1, i, i % 97, i % 900, i, i % 28 + 1, i % 89, i, i % 2 ? "да" : "нет", i % 28 + 1, i, i % 50, i > orders
        for (k = 1; k <= 10; k++)
            printf "26-01-%05d;%d;Участников %d-%d Иван Иванович;учитель математики;МАОУ \"Учебная школа № %d\"\n", i, k, i, k, (i * k) % 97 > items
    }
}'
sed -i 's/"Учебная школа № \([0-9]*\)"/«Учебная школа № \1»/g' "$2/orders.csv" "$2/items.csv"
