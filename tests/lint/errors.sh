#!/bin/sh
# Every message code of the program and of the checks in scripts/ has one section in docs/errors.md, and no section is of a code that is gone.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# A code is the first literal of a call of diag_…; one that goes through a function of its own has a hyphen. N_("…") and STR("…") are words.
cat engine/*.c engine/*/*.c engine/*/*/*.c | tr '\n' ' ' | sed 's,/\*[^*]*\*/,,g; s/\(N_\|STR\)("[^"]*")//g' >"$work/c"
{
    grep -oE 'diag_(error|warn|note)\([^"]*"[A-Z][A-Z0-9-]*"' "$work/c" | grep -oE '"[A-Z0-9-]+"'
    grep -oE '"[A-Z]+(-[A-Z0-9]+)+"' "$work/c" | grep -v '"UTF-8"'
    cat scripts/*.lua scripts/*/*.lua | grep -oE '(check|control_ratio) *\{ *code *= *"[^"]+"' | grep -oE '"[^"]+"'
} | tr -d '"' | sort -u >"$work/codes"
sed -n 's/^## //p' docs/errors.md | sort >"$work/sections"

sort -u "$work/sections" | comm -23 "$work/codes" - | sed 's,.*,docs/errors.md: no section for &,' >"$work/faults"
sort -u "$work/sections" | comm -13 "$work/codes" - | sed 's,.*,docs/errors.md: nothing says &,' >>"$work/faults"
uniq -d "$work/sections" | sed 's,.*,docs/errors.md: & stands twice,' >>"$work/faults"
# The example of a section bears its code.
awk '/^## / { if (code) print code; code = $2 } index($0, "[" code "]") { code = "" } END { if (code) print code }' docs/errors.md |
    sed 's,.*,docs/errors.md: & has no example,' >>"$work/faults"
[ -s "$work/codes" ] || echo 'no codes found in engine/' >>"$work/faults"
cat "$work/faults"
[ ! -s "$work/faults" ]
