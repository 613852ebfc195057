# lib.sh — what the cases of tests/faults share; sourced by run.sh, which sets `work`, `tools`, `shim` and `base`.
# A case works in projects below $work and says one TAP line for each thing that must hold.

pass() { echo "ok faults $*"; }

# fail NAME [FILE…] — the files are shown as reasons.
fail() {
    echo "not ok faults $1"
    shift
    for reason in "$@"; do
        head -n 12 "$reason" | cut -c 1-200 | sed 's/^/# /'
    done
}

# check NAME COMMAND… — passes when the command succeeds; what it says is the reason.
check() {
    name=$1
    shift
    if "$@" >"$work/reason" 2>&1; then pass "$name"; else fail "$name" "$work/reason"; fi
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
    (cd "$work" && exec timeout -k 1 40 "$PISAR" "$@") >"$work/stdout" 2>"$work/stderr" </dev/null || status=$?
}

# run [OPTION…] — makes the documents of $p.
run() { pisar run -C "$p" -j 1 "$@"; }

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
tree() { (cd "$1" && find . -path ./.pisar -prune -o -type f -print0 | sort -z | xargs -0r sha256sum); }

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
