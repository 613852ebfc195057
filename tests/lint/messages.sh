#!/bin/sh
# Every message of the program has its Russian words, and every Russian message is still used.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
xgettext -k_ -kN_ -kP_:1,2 --from-code=UTF-8 -o "$work/engine.pot" engine/*.c engine/*/*.c engine/*/*/*.c
msgcat -o "$work/all.pot" "$work/engine.pot" po/libc.pot
msgcmp -N po/ru.po "$work/all.pot" 2>&1 | grep -v 'found .* fatal error' | tee "$work/faults"
[ ! -s "$work/faults" ]
