#!/bin/sh
# Every row of the tables of docs/comparison.md names golden cases, in its last column, and each of them exists.
set -u
page=docs/comparison.md
rc=0
rows=$(grep '^| ' "$page" | grep -vE '\| golden case \|$' | sed 's/ *|$//; s/.*| *//')
[ -n "$rows" ] || { echo "$page: no rows"; exit 1; }
while read -r cases; do
    [ -n "$cases" ] || { echo "$page: a row names no golden case"; rc=1; }
    for case in $(echo "$cases" | tr ',' ' '); do
        [ -d "tests/golden/$case/expected" ] || { echo "$page: no golden case $case"; rc=1; }
    done
done <<END
$rows
END
exit $rc
