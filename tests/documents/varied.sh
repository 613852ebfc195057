#!/bin/sh
# The default project with other facts: what its documents then say, and what they must not say.
#   varied/NAME/edit    commands for a copy of the project, if the facts differ
#   varied/NAME/args    options of the run, if any
#   varied/NAME/lines   texts that some document must hold; after "! " those that none may
. "$(dirname "$0")/../suite.sh"
. tests/documents/lib.sh

words() { # one line for every line of the documents, spaces and tabs as one space
    find "$1" -type f \( -name '*.docx' -o -name '*.odt' \) -not -path '*/.pisar/*' -exec "$PISAR" text {} \; |
        spaced | tr -s ' \t' ' '
}

# The lines of a file that a text should have and has not, or the other way round.
told() { # file of lines, file of text
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
        words "$work/$name/out" >"$work/$name/text" && told "$case/lines" "$work/$name/text"
    status=$?
    say $status "$name"
    [ $status = 0 ] || grep -s 'ошибка' "$work/$name/messages" | sed 's/^/# /'
done
exit $rc
