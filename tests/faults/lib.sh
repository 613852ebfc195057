# lib.sh — what cases need that break a project: those of tests/faults, and of tests/issue. A case works in projects below $work and
# says one TAP line for each thing that must hold.

shim=$B/tests/faults/shim.so

# lay_project — packs the project of the suite: `base`, and `clean` with what a run of it leaves.
lay_project() {
    base=$work/base clean=$work/clean project=tests/$suite/project
    mkdir -p "$base/templates/docx" "$base/templates/odt"
    cp -r "$project/inputs" "$project/scripts" "$base/"
    for parts in "$project"/parts/*/*; do
        "$tools/pack" "$parts" "$base/templates/${parts#"$project/parts/"}" || exit 2
    done
    cp -rp "$base" "$clean"
    "$PISAR" run -C "$clean" --quiet || { fail "the project does not run"; exit 1; }
}

# project NAME — a fresh copy of the project; sets `p`, its folder.
project() {
    p=$work/$1
    rm -rf "$p"
    cp -rp "$base" "$p"
}

# pisar ARGUMENT… — runs it with a clock against hangs; sets `status`, leaves $work/stdout and $work/stderr. Relative paths
# are taken from $work.
pisar() {
    status=0
    (cd "$work" && exec timeout -k 1 90 "$PISAR" "$@") >"$work/stdout" 2>"$work/stderr" </dev/null || status=$?
}

# run [OPTION…] — makes the documents of $p.
run() { pisar run -C "$p" -j 1 "$@"; }

# bounded COMMAND… — under a ceiling of memory for each process; a sanitizer's own is without bound.
bounded() {
    case $B in *asan*) "$@" ;; *) ulimit -S -v 3000000; "$@"; ulimit -S -v unlimited ;; esac
}

# said STATUS TEXT… — the last command ended so, and standard error has each of the texts.
said() {
    expected=$1
    shift
    if [ "$status" -ne "$expected" ]; then
        echo "exit $status instead of $expected"
        cat "$work/stderr"
        return 1
    fi
    for text in "$@"; do
        grep -qF -e "$text" "$work/stderr" || {
            echo "no “$text” on standard error:"
            cat "$work/stderr"
            return 1
        }
    done
}

# tree FOLDER — digests and names of what lies in an out/, without the state of the program.
tree() { [ ! -d "$1" ] || (cd "$1" && find . -path ./.pisar -prune -o -type f -exec sha256sum {} +) | sort -k 2; }

# same_tree A B — two out/ hold the same bytes under the same names.
same_tree() {
    tree "$1" >"$work/tree.a"
    tree "$2" >"$work/tree.b"
    diff "$work/tree.a" "$work/tree.b"
}

# whole OUT — every document that stands there is a whole package of well-formed parts.
whole() {
    find "$1" -type f \( -name '*.docx' -o -name '*.odt' \) -not -path '*/.pisar/tmp/*' >"$work/list"
    while read -r document; do
        "$tools/canon" "$document" >/dev/null || { echo "$document is not whole"; return 1; }
    done <"$work/list"
}

# no_debris OUT — no temporary, no intention is left.
no_debris() {
    found=$(find "$1" -path '*/.pisar/tmp*' -o -path '*/.pisar/intent' -o -name '*.tmp')
    [ -z "$found" ] || { echo "left behind: $found"; return 1; }
}

# previous_is OUT [PATH…] — exactly these documents have been moved to previous/.
previous_is() {
    out=$1
    shift
    (cd "$out/.pisar" && find previous -type f 2>/dev/null) | sed 's|^previous/[0-9]*/||' | sort >"$work/previous"
    for path in "$@"; do echo "$path"; done | sort | diff - "$work/previous"
}

# strike CALL AT WHAT ONCE|ON — runs $p (or does what `struck` says, a command with its arguments) with a fault of the shim; false when
# there is no such call.
strike() {
    rm -f "$work/mark"
    status=0
    (cd "$work" && timeout -k 1 90 env LD_PRELOAD="$shim" ASAN_OPTIONS="${ASAN_OPTIONS:-}:verify_asan_link_order=0" \
        FAULT_CALL="$1" FAULT_AT="$2" FAULT_DO="$3" FAULT_ON="$4" FAULT_MARK="$work/mark" \
        "$PISAR" ${struck:-run} -C "$p" -j 1 --quiet; exit $?) >"$work/stdout" 2>"$work/stderr" </dev/null || status=$?
    [ -e "$work/mark" ]
}

# corrected FOLDER — a project with documents, whose inputs have since been corrected: a name changed, a school gone, one new.
corrected() {
    cp -rp "$clean" "$1"
    sed -i -e 's/школа № 2/школа № 2 имени Пушкина/' -e '/^S5;/d' "$1/inputs/org.csv"
    echo 'S6;МБОУ «Учебная школа № 6»;M3' >>"$1/inputs/org.csv"
    sed -i '/^S5;/d' "$1/inputs/meal.csv"
}

# old_or_new OUT — after `every` has listed tree.old and tree.new: each document has the bytes of one of the two, none that
# both have is absent. The manifest of a run that made some of them is neither.
old_or_new() {
    tree "$1" | awk -v old="$work/tree.old" -v new="$work/tree.new" '
        function list(file, into, line) {
            while ((getline line <file) > 0) { lines[line]; into[substr(line, 67)] }
        }
        BEGIN { list(old, olds); list(new, news) }
        { now[substr($0, 67)] }
        !($0 in lines) && $2 != "./manifest.json" { print "neither old nor new: " $0; bad = 1 }
        END {
            for (name in olds) if (name in news && !(name in now)) { print "lost: " name; bad = 1 }
            exit bad
        }'
}

# healed [PREVIOUS…] — after `every`: a run of $p ends with 0 and the new documents, and has moved away exactly PREVIOUS.
healed() {
    run --quiet
    said 0 && tree "$p/out" >"$work/tree.a" && diff "$work/tree.a" "$work/tree.new" && previous_is "$p/out" "$@" && no_debris "$p/out"
}

# every FROM NEW PREVIOUS CALL WHAT ONCE|ON JUDGE — strikes each call in turn in copies of the project FROM, whose documents are to
# become those of NEW; PREVIOUS is what leaves. JUDGE looks at status and messages of the struck run.
# One line of TAP for all; `points` counts.
every() {
    from=$1 new=$2 previous=$3 call=$4 what=$5 on=$6 judge=$7
    points=0
    : >"$work/bad"
    tree "$from/out" >"$work/tree.old"
    tree "$new" >"$work/tree.new"
    while :; do
        p=$work/struck
        rm -rf "$p"
        cp -rp "$from" "$p"
        strike "$call" $((points + 1)) "$what" "$on" || break
        points=$((points + 1))
        # shellcheck disable=SC2086 # PREVIOUS is one name or none
        { $judge && old_or_new "$p/out" && healed ${previous:+"$previous"}; } >"$work/why" 2>&1 ||
            sed "s/^/$call $points: /" "$work/why" >>"$work/bad"
    done
    [ "$points" -gt 0 ] || echo "no such call: $call" >>"$work/bad"
}
