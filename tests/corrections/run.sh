#!/bin/sh
# What forces a new edition in a year of the project, one case each: a copy of the default project with its documents is corrected as a
# clerk would and run again. Each case is cases/NAME.sh, sourced in a shell of its own with the words of lib.sh; expected/NAME.txt is what
# `pisar diff` says of it. usage: run.sh [NAME…]; TAKE=1 takes what is said now as what is expected.
set -u
cd "$(dirname "$0")/../.." || exit 2
B="${B:-build/release}" PISAR="${PISAR:-$PWD/build/release/pisar}"
export B PISAR LC_ALL=C.UTF-8 TZ=UTC
suite=$PWD/tests/corrections
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
base=$work/base
mkdir "$base"
cp -rp inputs scripts templates "$base/"
"$PISAR" run -C "$base" --quiet 2>"$work/messages" || { echo "not ok corrections: the project does not run"; exit 1; }
[ $# -gt 0 ] || set -- $(cd "$suite/cases" && ls | sed 's/\.sh$//')
for case in "$@"; do
    mkdir "$work/$case"
    # shellcheck disable=SC1090 # the cases are found by name
    (work=$work/$case; . "$suite/lib.sh"; lay_out; . "$suite/cases/$case.sh") >"$work/$case.log" 2>&1 &
done
wait
for case in "$@"; do cat "$work/$case.log"; done >"$work/log"
cat "$work/log"
! grep -q '^not ok ' "$work/log"
