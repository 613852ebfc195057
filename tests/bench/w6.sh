documents=${UNCHANGED:-10000}
title "W6: $documents orders, then nothing changed, then one changed cell"
lay_out order
"$bench/order/data.sh" "$documents" inputs

# Changes the name in the last row of the lists of participants, differently in each round.
change_cell() { sed -i '$s/;Участников[^ ]*/;Участников-'"$1"'/' inputs/items.csv; }

# What the last command took, as a run of that name; $full is the full run of the round.
note_run() {
    note "$1.cpu" "$cpu"
    note "$1.clock" "$clock"
    note "$1.bytes" "$bytes"
    note "$1.part" "$(calc "$cpu / $full")"
}

renewal_round() {
    round=$((${round:-0} + 1))
    measure_full_run 1
    full=$cpu
    note_run all
    measure "$PISAR" run -j 1 --quiet --out "$fresh"
    note_run same
    touch mark
    change_cell "$round"
    measure "$PISAR" run -j 1 --quiet --out "$fresh"
    note_run changed
}

rounds renewal_round
for run in "all:all documents made" "same:nothing changed" "changed:one changed cell"; do
    row "${run#*:}: seconds of CPU" %.3f "$(median "${run%%:*}.cpu")"
    row "${run#*:}: seconds of the clock" %.3f "$(median "${run%%:*}.clock")"
    row "${run#*:}: bytes written, to whatever file" %d "$(median "${run%%:*}.bytes")"
done
row "nothing changed: part of the CPU of the full run" %.3f "$(median same.part)" ≤ 0.15
row "one changed cell: part of the CPU of the full run" %.3f "$(median changed.part)" ≤ 0.16
row "one changed cell: part of the bytes of the full run" %.3f "$(calc "$(median changed.bytes) / $(median all.bytes)")"
find "$fresh/2024" -newer mark -type f -exec stat -c %s {} + >of_documents
row "one changed cell: documents written" %d "$(wc -l <of_documents)"
row "one changed cell: bytes of these documents" %d "$(awk '{ n += $1 } END { print n + 0 }' of_documents)"
