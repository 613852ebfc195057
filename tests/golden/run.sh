#!/bin/sh
# Golden projects: what comes out must be what lies in expected/, compared as canonical XML.
set -u
cd "$(dirname "$0")/../.."
export B="${B:-build/release}" PISAR="${PISAR:-$PWD/build/release/pisar}"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
rc=0
for case in tests/golden/*/; do
    case=${case%/} name=$(basename "$case")
    tests/golden/project.sh "$case" "$work/$name"
    # Whatever was made is valid, before anything is said of how it looks.
    find "$work/$name/out" -type f \( -name '*.docx' -o -name '*.odt' -o -name '*.pptx' -o -name '*.odp' -o -name '*.xlsx' -o -name '*.ods' \) -not -path '*/.pisar/*' -print0 |
        xargs -0 -r "$B/tests/tools/validate" tests/schemas >"$work/valid" || rc=1
    ! sed "s|$work/||" "$work/valid" | grep -v '^ok ' || rc=1
    if diff -r -u "$case/expected" "$work/$name/actual" >"$work/diff"; then
        echo "ok golden $name"
    else
        echo "not ok golden $name"
        head -n 60 "$work/diff" | sed 's/^/# /'
        rc=1
    fi
done
exit $rc
