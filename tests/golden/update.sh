#!/bin/sh
# Shows how each golden case differs from what comes out now, and takes the new form.
. "$(dirname "$0")/../suite.sh"
for case in tests/golden/*/; do
    case=${case%/} name=$(basename "$case")
    tests/golden/project.sh "$case" "$work/$name"
    mkdir -p "$case/expected"
    diff -r -u "$case/expected" "$work/$name/actual" && continue
    rm -rf "$case/expected"
    cp -r "$work/$name/actual" "$case/expected"
    echo "taken: $case/expected"
done
