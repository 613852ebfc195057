#!/bin/sh
# docs/pisar.1 describes the commands and the long options that the program has, and no others.
set -eu
program=${PISAR:-build/release/pisar}
page=docs/pisar.1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# A command is described by `.TP` and `.B NAME` among the COMMANDS, an option by `.TP` and its name among the OPTIONS.
grep -hoE '^ *\{"[a-z]+", N_' engine/app/commands/command*.c | grep -oE '[a-z]{2,}' | sort >"$work/commands"
awk '/^\.SH/ { on = $2 == "COMMANDS" } on && last == ".TP" && $1 == ".B" { print $2 } { last = $0 }' "$page" | sort >"$work/described"
comm -23 "$work/commands" "$work/described" | sed "s,.*,$page: no command &," >"$work/faults"
comm -13 "$work/commands" "$work/described" | sed "s,.*,$page: the program has no command &," >>"$work/faults"

{
    echo --version
    while read -r command; do
        LC_ALL=C "$program" "$command" --help | grep -oE '^ +(-., +)?--[a-z-]+' | grep -oE -e '--[a-z-]+'
    done <"$work/commands"
} | sort -u >"$work/options"
sed -n '/^\.SH OPTIONS/,/^\.SH EXIT/p' "$page" | sed 's/\\-/-/g' | awk 'last == ".TP" { print } { last = $0 }' |
    grep -oE -e '--[a-z-]+' | sort -u >"$work/told"
comm -23 "$work/options" "$work/told" | sed "s,.*,$page: no option &," >>"$work/faults"
comm -13 "$work/options" "$work/told" | sed "s,.*,$page: the program has no option &," >>"$work/faults"
[ -s "$work/commands" ] || echo 'no commands found in engine/app/commands/' >>"$work/faults"
cat "$work/faults"
[ ! -s "$work/faults" ]
