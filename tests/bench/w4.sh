title "W4: one order from a cold process"
lay_out order
cold_round() {
    measure sh -c 'for i in 1 2 3 4 5 6 7 8 9 10; do "$@"; done' sh \
        "$PISAR" fill templates/docx/order.docx --data "$bench/order/one.json" -o one.docx
    note cpu "$cpu"
}
rounds cold_round
row "milliseconds of CPU" %.1f "$(calc "$(median cpu) * 1000 / 10")" ≤ 15
row "peak memory, MiB" %.1f "$(calc "$peak / 1024")"
