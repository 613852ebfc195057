#!/bin/sh
# What forces a new edition in a year of the project, one case each: a copy of the default project with its documents is corrected as a
# clerk would and run again; expected/NAME.txt is what `pisar diff` says of it. usage: run.sh [NAME…], of cases/; TAKE=1 takes what is said
# now as what is expected.
. "$(dirname "$0")/../suite.sh"
. tests/corrections/lib.sh
base=$work/base
mkdir "$base"
cp -rp inputs scripts templates "$base/"
"$PISAR" run -C "$base" --quiet 2>"$work/messages" || { fail "the project does not run" "$work/messages"; exit 1; }
cases "$@"
