#!/bin/sh
# Runs the named suites and ends with one line, `N passed, M failed`; exit 1 when anything failed.
# A suite is tests/NAME/run.sh. It speaks TAP: a line `ok …` or `not ok …` for each case; other lines
# (reasons, differences) are passed through. A suite that dies without a word is a failure of its own.
set -u
cd "$(dirname "$0")/.."
export B="${B:-build/release}" PISAR="${PISAR:-$PWD/build/release/pisar}"
export LC_ALL=C.UTF-8 TZ=UTC
log=$(mktemp -d)
trap 'rm -rf "$log"' EXIT
passed=0 failed=0
for suite in "$@"; do
    echo "== $suite"
    tests/"$suite"/run.sh >"$log/out" 2>&1
    status=$?
    grep -vE '^(ok |1\.\.|# ok$|TAP version)' "$log/out"
    good=$(grep -cE '^ok ' "$log/out")
    bad=$(grep -cE '^not ok ' "$log/out")
    [ $status -eq 0 ] || [ "$bad" -gt 0 ] || { bad=1; echo "not ok $suite: exit $status"; }
    [ $((good + bad)) -gt 0 ] || { bad=1; echo "not ok $suite: no case ran"; }
    echo "   $good passed, $bad failed in $suite"
    passed=$((passed + good)) failed=$((failed + bad))
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
