#!/bin/sh
# The rules of scripts/ on small tables. A case is a text file of cases/; README.md says how it reads.
# usage: run.sh [CASE…]
. "$(dirname "$0")/../suite.sh"
export LANGUAGE=en
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
