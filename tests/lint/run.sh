#!/bin/sh
# Rules of the house that a compiler does not know.
set -u
cd "$(dirname "$0")/../.."
rc=0
for check in tests/lint/*.sh; do
    [ "$check" = tests/lint/run.sh ] && continue
    if "$check"; then echo "ok $check"; else echo "not ok $check"; rc=1; fi
done
exit $rc
