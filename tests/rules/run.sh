#!/bin/sh
# The rules of scripts/ on small tables. A case is a text file of cases/; README.md says how it reads.
# usage: run.sh [CASE…]
set -u
cd "$(dirname "$0")/../.." || exit 2
PISAR="${PISAR:-$PWD/build/release/pisar}"
export PISAR LC_ALL=C.UTF-8 TZ=UTC LANGUAGE=en
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
[ $# -gt 0 ] || set -- vectors $(cd tests/rules/cases && ls | sed 's/\.txt$//')
for case in "$@"; do
    mkdir "$work/$case"
    if [ "$case" = vectors ]; then
        tests/rules/vectors.sh "$work/$case"
        continue
    fi
    awk -v out="$work/$case" -f tests/rules/unfold.awk tests/rules/world.txt "tests/rules/cases/$case.txt" || exit 2
    for scene in "$work/$case"/*/; do
        tests/rules/scene.sh "$case" "${scene%/}"
    done
done | tee "$work/log"
! grep -q '^not ok ' "$work/log"
