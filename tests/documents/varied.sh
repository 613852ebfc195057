#!/bin/sh
# The default project with other facts: what its documents then say, and what they must not say.
#   varied/NAME/edit    commands for a copy of the project, if the facts differ
#   varied/NAME/args    options of the run, if any
#   varied/NAME/lines   texts that some document must hold; after "! " those that none may
set -u
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
rc=0

words() { # one line for every line of the documents, spaces and tabs as one space
    find "$1" -type f \( -name '*.docx' -o -name '*.odt' \) -not -path '*/.pisar/*' -exec "$PISAR" text {} \; |
        sed "s/$(printf '\302\240')/ /g" | tr -s ' \t' ' '
}

holds() { # file of lines, file of text
    faults=0
    while IFS= read -r line; do
        text=${line#! }
        found=no
        grep -qF -e "$text" "$2" && found=yes
        [ "$line" = "$text" ] && wanted=yes || wanted=no
        [ $found = $wanted ] || { echo "# $line"; faults=1; }
    done <"$1"
    return $faults
}

for case in tests/documents/varied/*/; do
    case=${case%/} name=$(basename "$case")
    mkdir "$work/$name" && cp -r scripts templates inputs "$work/$name"
    [ ! -f "$case/edit" ] || (cd "$work/$name" && sh -eu "$OLDPWD/$case/edit") || rc=1
    # shellcheck disable=SC2046
    "$PISAR" run --quiet -C "$work/$name" $(cat "$case/args" 2>/dev/null) >"$work/$name/messages" 2>&1 &&
        words "$work/$name/out" >"$work/$name/text" && holds "$case/lines" "$work/$name/text"
    if [ $? = 0 ]; then echo "ok $name"; else echo "not ok $name"; rc=1; grep -s 'ошибка' "$work/$name/messages" | sed 's/^/# /'; fi
done
exit $rc
