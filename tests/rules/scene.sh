#!/bin/sh
# scene.sh CASE FOLDER — runs the commands of one unfolded scene and says one TAP line for it.
# FOLDER has inputs/, title, and for each command N.command and N.expected.
set -u
case=$1 scene=$2
title=$(cat "$scene/title")
: >"$scene/reasons"
for command in "$scene"/*.command; do
    n=${command%.command}
    # shellcheck disable=SC2046 # a line is a list of arguments
    "$PISAR" $(cat "$command") -C . --inputs "$scene/inputs" $(grep -q '^indicators' "$command" && echo --format json) \
        >"$n.out" 2>"$n.err" </dev/null
    echo $? >"$n.status"
    sed -i "s|$scene/||g" "$n.out" "$n.err"
    if ! awk -v status="$(cat "$n.status")" -f tests/rules/figures.awk "$n.expected" "$n.err" "$n.out" >"$n.reasons"; then
        echo "\$ $(cat "$command")" | cat - "$n.reasons" >>"$scene/reasons"
    fi
done
if [ -s "$scene/reasons" ]; then
    echo "not ok rules $case: $title"
    sed 's/^/# /' "$scene/reasons"
else
    echo "ok rules $case: $title"
fi
