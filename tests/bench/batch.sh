# Many documents of one kind: what W1 and W2 share. Needs $documents, $case, $goal and $peer_goal.

lay_out "$case"
"$bench/$case/data.sh" "$documents" inputs
"$PISAR" run -j 1 --quiet
find out/2024 -name '*.docx' | sort | head -n 1 | tr '\n' '\0' | xargs -0 -I{} cp {} sample.docx

batch_round() {
    measure_full_run 1
    measure_floor sample.docx "$documents"
    note one "$cpu"
    note clock "$clock"
    note ratio "$(calc "$cpu / $bare")"
    measure_full_run 2
    note two "$cpu"
    note clock2 "$clock"
}

peer_rows() {
    theirs=$(peer "templates/docx/$case.docx" "$bench/$case/one.json" 100)
    if [ -n "$theirs" ]; then
        row "docxtemplater, documents a second of CPU" %.0f "$(calc "1000 / $theirs")"
        row "times as fast as docxtemplater" %.0f "$(calc "$theirs * $documents / 1000 / $(median one)")" ≥ "$peer_goal"
    else
        echo "  docxtemplater is not at hand (node with the modules docxtemplater and pizzip, NODE_PATH): not compared"
    fi
}

rounds batch_round
row "documents a second of CPU, one worker" %.0f "$(calc "$documents / $(median one)")"
row "× floor" %.2f "$(median ratio)" ≤ "$goal"
peer_rows
row "peak memory of a process, MiB" %.1f "$(calc "$peak / 1024")"
