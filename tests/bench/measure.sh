# What the workloads share: laying out a project, measuring a command, medians and lines of the report.

# Copies a case's project to $work/$workload; its templates are packed from their parts.
lay_out() { # case
    mkdir -p "$work/$workload/templates/docx"
    [ ! -d "$bench/$1/scripts" ] || cp -r "$bench/$1/scripts" "$work/$workload/scripts"
    for parts in "$bench/$1/parts/docx"/*; do
        "$tools/pack" "$parts" "$work/$workload/templates/docx/$(basename "$parts")"
    done
    cd "$work/$workload"
}

# Bytes that this shell and what it waited for have given to write(2) so far: $written. Read by the shell itself: a child has its own count.
count_written() {
    while read -r field value; do
        [ "$field" != wchar: ] || written=$value
    done </proc/self/io
}

# CPU seconds (user and system, children too), seconds of the clock, peak KiB and bytes written of a command: $cpu, $clock, $peak, $bytes.
measure() {
    count_written
    before=$written
    /usr/bin/time -f '%U %S %e %M' -o "$work/time" "$@" >/dev/null 2>"$work/errors" || { cat "$work/errors" >&2; exit 1; }
    read -r user system clock peak <"$work/time"
    count_written
    cpu=$(calc "$user + $system") bytes=$((written - before))
}

# A name for a folder that is not there: $fresh.
fresh_folder() {
    fresh=$work/$workload/fresh
    rm -rf "$fresh"
}

# The run of the project here that makes all documents in a fresh folder.
measure_full_run() { # workers
    fresh_folder
    measure "$PISAR" run -j "$1" --quiet --out "$fresh"
}

# What COUNT documents like the given one cost with no engine, in CPU seconds: $bare.
measure_floor() { # document count
    fresh_folder
    mkdir "$fresh"
    bare=$(calc "$("$floor" "$1" word/document.xml "$2" "$fresh") * $2 / 1000")
}

# Milliseconds of CPU of a document by docxtemplater, or nothing when node or its modules are not at hand.
peer() { # template data.json count
    node "$bench/peer.js" "$@" 2>/dev/null || true
}

calc() { awk "BEGIN { printf \"%.6f\", $1 }"; }

# note NAME VALUE keeps the value of a round; median NAME is the middle one of all rounds.
note() { echo "$2" >>"$work/$workload.$1"; }
median() { sort -n "$work/$workload.$1" | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

rounds() { # function
    for _ in $(seq "$TIMES"); do "$1"; done
}

title() { echo; echo "$@"; }

# A line of the report: what, how much, and the goal with what became of it ("≤ 2", "≥ 1.8"), if there is one.
row() { # label format value [comparison goal]
    awk -v label="$1" -v format="$2" -v value="$3" -v sign="${4:-}" -v goal="${5:-}" 'BEGIN {
        met = sign == "≥" ? value + 0 >= goal + 0 : value + 0 <= goal + 0
        printf "  %-58s %12s", label, sprintf(format, value)
        if (sign) printf "   goal %s %-6s %s", sign, goal, met ? "met" : "MISSED"
        printf "\n" }'
}
