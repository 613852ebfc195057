#!/bin/sh
# The C unit tests (cmocka), each a program of its own.
. "$(dirname "$0")/../suite.sh"
for source in tests/unit/*_test.c; do
    program=$B/${source%.c}
    CMOCKA_MESSAGE_OUTPUT=TAP "$program" || { rc=1; echo "# $program: exit $?"; }
done
exit $rc
