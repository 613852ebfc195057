#!/bin/sh
# Signed documents: registering fills number and date alone, what is signed is frozen, corrections become new editions or amending
# orders. Each case is cases/NAME.sh, sourced in a shell of its own with the words of tests/faults/lib.sh. usage: run.sh [NAME…]
set -u
cd "$(dirname "$0")/../.." || exit 2
B="${B:-build/release}" PISAR="${PISAR:-$PWD/build/release/pisar}"
case $B in /*) ;; *) B=$PWD/$B ;; esac
export B PISAR LC_ALL=C.UTF-8 TZ=UTC
tools=$B/tests/tools shim=$B/tests/faults/shim.so root=$PWD
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
base=$work/base
mkdir -p "$base/templates/docx" "$base/templates/odt"
cp -r tests/issue/project/inputs tests/issue/project/scripts "$base/"
for parts in tests/issue/project/parts/*/*; do
    "$tools/pack" "$parts" "$base/templates/${parts#tests/issue/project/parts/}" || exit 2
done
# What a clean run leaves, and what there is when its first order is signed.
clean=$work/clean
cp -rp "$base" "$clean"
"$PISAR" run -C "$clean" --quiet || { echo "not ok issue: the project does not run"; exit 1; }
[ $# -gt 0 ] || set -- $(cd tests/issue/cases && ls | sed 's/\.sh$//')
for case in "$@"; do
    mkdir "$work/$case"
    # shellcheck disable=SC1090 # the cases are found by name
    (work=$work/$case; . tests/faults/lib.sh; . tests/issue/lib.sh; . "tests/issue/cases/$case.sh") >"$work/$case.log" 2>&1 &
done
wait
for case in "$@"; do cat "$work/$case.log"; done | sed 's/^\(\(not \)\{0,1\}ok\) faults /\1 issue /' >"$work/log"
cat "$work/log"
! grep -q '^not ok ' "$work/log"
