#!/bin/sh
# Faults: interruptions, failing calls, damage, hostile inputs, scripts, templates, names. Each case is cases/NAME.sh, sourced
# in a shell of its own. usage: run.sh [NAME…]
set -u
cd "$(dirname "$0")/../.." || exit 2
B="${B:-build/release}" PISAR="${PISAR:-$PWD/build/release/pisar}"
case $B in /*) ;; *) B=$PWD/$B ;; esac
export B PISAR LC_ALL=C.UTF-8 TZ=UTC
tools=$B/tests/tools shim=$B/tests/faults/shim.so root=$PWD
work=$(mktemp -d)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
base=$work/base
mkdir -p "$base/templates/docx" "$base/templates/odt"
cp -r tests/faults/project/inputs tests/faults/project/scripts "$base/"
for parts in tests/faults/project/parts/*/*; do
    "$tools/pack" "$parts" "$base/templates/${parts#tests/faults/project/parts/}" || exit 2
done
# What a clean run leaves.
clean=$work/clean
cp -rp "$base" "$clean"
"$PISAR" run -C "$clean" --quiet || { echo "not ok faults: the project does not run"; exit 1; }
[ $# -gt 0 ] || set -- $(cd tests/faults/cases && ls | sed 's/\.sh$//')
# All at once, each in a folder and with a log of its own.
for case in "$@"; do
    mkdir "$work/$case"
    # shellcheck disable=SC1090 # the cases are found by name
    (work=$work/$case; . tests/faults/lib.sh; . "tests/faults/cases/$case.sh") >"$work/$case.log" 2>&1 &
done
wait
for case in "$@"; do cat "$work/$case.log"; done >"$work/log"
cat "$work/log"
! grep -q '^not ok ' "$work/log"
