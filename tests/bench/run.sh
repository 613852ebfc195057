#!/bin/sh
# Speed and memory, as ratios to the floor of the same run. Nothing here is an assertion.
set -eu
cd "$(dirname "$0")/../.."
B=${B:-build/release} PISAR=${PISAR:-$PWD/build/release/pisar}
tools=$PWD/$B/tests/tools floor=$PWD/$B/tests/bench/floor
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export LC_ALL=C.UTF-8
ORDERS=${ORDERS:-2000} ROWS=${ROWS:-50000} TIMES=${TIMES:-5}

lay_out() { # case
    mkdir -p "$work/$1/templates/docx"
    [ ! -d "tests/bench/$1/scripts" ] || cp -r "tests/bench/$1/scripts" "$work/$1/scripts"
    for parts in "tests/bench/$1/parts/docx"/*; do
        "$tools/pack" "$parts" "$work/$1/templates/docx/$(basename "$parts")"
    done
}
median() { sort -n | awk '{v[NR]=$1} END {print v[int((NR+1)/2)]}'; }
# CPU seconds (user+system, children too) and peak KiB of a command, into $cpu and $peak
measure() {
    /usr/bin/time -f '%U %S %M' -o "$work/time" "$@" >/dev/null
    cpu=$(awk '{print $1+$2}' "$work/time") peak=$(awk '{print $3}' "$work/time")
}

lay_out order
tests/bench/order/data.sh "$ORDERS" "$work/order/inputs"
"$PISAR" run -C "$work/order" -j 1 --quiet
sample=$(find "$work/order/out/2024" -name '*.docx' | sort | head -n 1)
cp "$sample" "$work/sample.docx"
: >"$work/ours"; : >"$work/floors"
for _ in $(seq "$TIMES"); do
    rm -rf "$work/order/out" "$work/floor"; mkdir "$work/floor"
    measure "$PISAR" run -C "$work/order" -j 1 --quiet
    echo "$cpu" >>"$work/ours"
    "$floor" "$work/sample.docx" word/document.xml "$ORDERS" "$work/floor" >>"$work/floors"
done
ours=$(median <"$work/ours") bare=$(median <"$work/floors")
echo "W1: $ORDERS orders, one worker"
awk -v t="$ours" -v n="$ORDERS" -v f="$bare" -v m="$peak" 'BEGIN {
    printf "  %.0f documents a second of CPU, %.3f ms each; the floor %.3f ms; ratio %.2f; peak %.1f MiB\n", n/t, 1000*t/n, f, 1000*t/n/f, m/1024 }'
echo "  where the time goes:"
"$PISAR" run -C "$work/order" -j 1 --out "$work/order/out2" --timings 2>&1 | sed 's/^/    /'
measure "$PISAR" run -C "$work/order" -j 1 --quiet
awk -v t="$cpu" -v full="$ours" 'BEGIN { printf "  nothing changed: %.2f s of CPU, %.2f of the full run\n", t, t/full }'

lay_out report
awk -v n="$ROWS" 'BEGIN { print "code;school;mo;count;day;note"
    for (i = 1; i <= n; i++) printf "ORG%06d;МАОУ «Учебная школа № %d»;Муниципальный округ %d;%d;%02d.%02d.2024;строка %d\n", i, i, i % 45, i % 30, i % 28 + 1, i % 12 + 1, i }' >"$work/rows.csv"
: >"$work/ours"; : >"$work/floors"
for _ in $(seq "$TIMES"); do
    measure "$PISAR" fill "$work/report/templates/docx/report.docx" --data "$work/rows.csv" -o "$work/report.docx"
    echo "$cpu" >>"$work/ours"
    "$floor" "$work/report.docx" word/document.xml 1 "$work" >>"$work/floors"
done
awk -v t="$(median <"$work/ours")" -v f="$(median <"$work/floors")" -v n="$ROWS" -v m="$peak" 'BEGIN {
    printf "W3: a table of %d rows: %.2f s of CPU; the floor %.2f s; ratio %.2f; peak %.1f MiB\n", n, t, f/1000, t/(f/1000), m/1024 }'

measure sh -c 'for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do "$@"; done' sh \
    "$PISAR" fill "$work/order/templates/docx/order.docx" --data tests/bench/order/one.json -o "$work/one.docx"
awk -v t="$cpu" -v m="$peak" 'BEGIN { printf "W4: one order from a cold process: %.1f ms of CPU, peak %.1f MiB\n", 1000*t/20, m/1024 }'

ATTENDANCE=${ATTENDANCE:-1000000}
mkdir "$work/attendance"
cp -r inputs scripts "$work/attendance"
tests/bench/attendance.sh "$ATTENDANCE" "$work/attendance"
measure "$PISAR" indicators -C "$work/attendance" --format csv --quiet
awk -v t="$cpu" -v m="$peak" -v n="$ATTENDANCE" 'BEGIN { printf "W5: %d rows of attendance, all indicators: %.2f s of CPU, peak %.0f MiB\n", n, t, m/1024 }'
