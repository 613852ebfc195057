#!/bin/sh
# Golden projects: what comes out must be what lies in expected/, compared as canonical XML, and whatever is a document must be valid.
. "$(dirname "$0")/../suite.sh"
for case in tests/golden/*/; do
    case=${case%/} name=$(basename "$case")
    tests/golden/project.sh "$case" "$work/$name"
    find "$work/$name/out" -type f -regex '.*\.\(docx\|odt\|pptx\|odp\|xlsx\|ods\)' -not -path '*/.pisar/*' -print0 |
        xargs -0 -r "$tools/validate" tests/schemas >"$work/valid" || rc=1
    ! sed "s|$work/||" "$work/valid" | grep -v '^ok ' || rc=1
    same "$name" "$case/expected" "$work/$name/actual"
done
exit $rc
