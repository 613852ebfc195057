documents=${UNCHANGED:-10000}
title "W6: $documents orders unchanged, then one changed cell"
lay_out order
"$bench/order/data.sh" "$documents" inputs

# Changes the name in the last row of the lists of participants, differently in each round.
change_cell() { sed -i '$s/;Участников[^ ]*/;Участников-'"$1"'/' inputs/items.csv; }

renewal_round() {
    round=$((${round:-0} + 1))
    measure_full_run 1
    full=$cpu
    measure "$PISAR" run -j 1 --quiet --out "$fresh"
    note same "$(calc "$cpu / $full")"
    touch mark
    change_cell "$round"
    measure "$PISAR" run -j 1 --quiet --out "$fresh"
    note changed "$(calc "$cpu / $full")"
}
rounds renewal_round
row "nothing changed: part of the full run" %.2f "$(median same)" ≤ 0.15
row "one changed cell: part of the full run" %.2f "$(median changed)" ≤ 0.16
find "$fresh/2024" -newer mark -type f -exec stat -c %s {} + >written
row "one changed cell: documents written" %d "$(wc -l <written)"
row "one changed cell: bytes of documents written" %d "$(awk '{ n += $1 } END { print n + 0 }' written)"
