#!/bin/sh
# vectors.sh FOLDER — the verdicts of vectors.txt: each is a project with so many schools, of which so many took part.
set -u
work=$1
grep '^[0-9]' tests/rules/vectors.txt | while IFS=';' read -r target in of value status need; do
    inputs=$work/inputs
    rm -rf "$inputs" && mkdir -p "$inputs"
    awk -v inputs="$inputs" -v target="$target" -v in_="$in" -v of="$of" '
        function put(table, line) { print line >(inputs "/" table ".csv") }
        BEGIN {
            put("mo", "mo_id;name_full;name_short\nM1;Муниципальный округ;МО")
            put("org", "org_id;mo_id;name_full;name_short")
            put("part", "project;year;org_id;role;date_from")
            put("event", "event_id;title;kind;level;date;project;status\nE1;Семинар;семинар;Р;01.06.2024;АМП;проведено")
            put("attend", "event_id;org_id;person_id;group;present")
            put("target", "indicator_id;comparator;threshold;period_from\nP-3.1.4;>=;" target ";01.01.2024")
            for (i = 1; i <= of; i++) {
                put("org", "S" i ";M1;Школа " i ";Школа " i)
                put("part", "АМП;2024;S" i ";ШНОР;01.01.2024")
                if (i <= in_)
                    put("attend", "E1;S" i ";;педагог ШНОР;да")
            }
        }'
    "$PISAR" indicators -C . --inputs "$inputs" --as-of 2024-12-10 --format json >"$work/out" 2>"$work/err"
    want="P-3.1.4: $in of $of, $value, $status$([ "$need" = 0 ] || echo ", need $need")"
    echo "$want" >"$work/expected"
    if awk -v status=0 -f tests/rules/figures.awk "$work/expected" "$work/err" "$work/out" >"$work/reasons"; then
        echo "ok rules vector: $want at $target %"
    else
        echo "not ok rules vector: $want at $target %"
        sed 's/^/# /' "$work/reasons"
    fi
done
