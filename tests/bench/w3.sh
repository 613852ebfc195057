title "W3: one report with a long table of six columns"
lay_out report

rows_csv() { # count
    awk -v n="$1" 'BEGIN { print "code;school;mo;count;day;note"
        for (i = 1; i <= n; i++)
            printf "ORG%06d;МАОУ «Учебная школа № %d»;Муниципальный округ %d;%d;%02d.%02d.2024;строка %d\n",
                   i, i, i % 45, i % 30, i % 28 + 1, i % 12 + 1, i }' >rows.csv
}
report_round() {
    measure "$PISAR" fill templates/docx/report.docx --data rows.csv -o report.docx
    measure_floor report.docx 1
    note "cpu$rows" "$cpu"
    note "ratio$rows" "$(calc "$cpu / $bare")"
}
report() { # rows [goals]
    rows=$1
    rows_csv "$rows"
    rounds report_round
    row "$rows rows: microseconds of CPU a row" %.1f "$(calc "1000000 * $(median "cpu$rows") / $rows")"
    row "$rows rows: × floor" %.2f "$(median "ratio$rows")" ${2:+≤ "$2"}
    row "$rows rows: peak memory, MiB" %.1f "$(calc "$peak / 1024")" ${3:+≤ "$3"}
}
report 5000
report "${ROWS:-50000}" 1.5 64
report "${MANY_ROWS:-500000}" "" 64
