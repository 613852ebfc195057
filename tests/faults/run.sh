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
for case in "$@"; do
    # shellcheck disable=SC1090 # the cases are found by name
    (. tests/faults/lib.sh; . "tests/faults/cases/$case.sh")
done >"$work/log" 2>&1
cat "$work/log"
! grep -q '^not ok ' "$work/log"
