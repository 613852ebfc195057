rows=${ATTENDANCE:-1000000}
title "W5: $rows rows of attendance loaded, all indicators computed"
cp -r inputs scripts "$work/w5"
"$bench/attendance.sh" "$rows" "$work/w5"
indicators_round() {
    measure "$PISAR" indicators -C "$work/w5" --format csv --quiet
    note cpu "$cpu"
}
rounds indicators_round
row "seconds of CPU" %.2f "$(median cpu)" ≤ 1.5
row "peak memory, MiB" %.0f "$(calc "$peak / 1024")" ≤ 300
