# suite.sh — how a suite begins, and the words that suites share; sourced by tests/SUITE/*.sh. The working folder is the root of the
# sources (also `root`), `work` a temporary folder, `tools` has the judges. A suite speaks TAP: a line `ok …` or `not ok …` for each case.
set -u
suite=$(basename "$(dirname "$0")")
cd "$(dirname "$0")/../.." || exit 2
B=${B:-build/release} PISAR=${PISAR:-$PWD/build/release/pisar}
case $B in /*) ;; *) B=$PWD/$B ;; esac
export B PISAR LC_ALL=C.UTF-8 TZ=UTC
root=$PWD tools=$B/tests/tools
work=$(mktemp -d)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
rc=0

# pass NAME; fail NAME [FILE…] — a case ends so; the files are shown as reasons. What failed makes the suite end with $rc.
pass() { echo "ok $suite ${within:-}$*"; }
fail() {
    rc=1
    echo "not ok $suite ${within:-}$1"
    shift
    for reason in "$@"; do head -n 60 "$reason" | cut -c 1-300 | sed 's/^/# /'; done
}

# check NAME COMMAND… — passes when the command succeeds; what it says is the reason.
check() {
    name=$1
    shift
    if "$@" >"$work/reason" 2>&1; then pass "$name"; else fail "$name" "$work/reason"; fi
}

# same NAME EXPECTED ACTUAL — passes when two files or folders hold the same.
same() { check "$1" diff -r -u "$2" "$3"; }

# begin — what every case begins with, unless the suite says something else.
begin() { :; }

# cases [NAME…] — runs these, or all that there are: each is tests/SUITE/cases/NAME.sh, sourced in a shell of its own, `case` and `work`
# its name and folder. All at once, each with a log of its own; the suite ends.
cases() {
    # shellcheck disable=SC2046 # names have no spaces
    [ $# -gt 0 ] || set -- $(cd "tests/$suite/cases" && ls | sed 's/\.sh$//')
    for case in "$@"; do
        mkdir "$work/$case"
        # shellcheck disable=SC1090 # the cases are found by name
        (work=$work/$case within="$case: "; begin; . "$root/tests/$suite/cases/$case.sh") >"$work/$case.log" 2>&1 &
    done
    wait
    for case in "$@"; do cat "$work/$case.log"; done >"$work/log"
    cat "$work/log"
    ! grep -q '^not ok ' "$work/log"
    exit
}

# spaced — standard input, its no-break spaces as plain ones; plain FILE — the text of a document so, a paragraph a line.
spaced() { sed "s/$(printf '\302\240')/ /g"; }
plain() { "$PISAR" text "$1" | spaced; }

# valid FILE… — each is what the schemas of its format ask for.
valid() { ! "$tools/validate" tests/schemas "$@" | grep -v '^ok '; }
