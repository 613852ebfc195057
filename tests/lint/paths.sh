#!/bin/sh
# What the pages for developers name of the sources is there: `engine/x/y.h` or, in ARCHITECTURE.md, `x/y.h` for short.
set -u
rc=0
for page in ARCHITECTURE.md README.md CONTRIBUTING.md; do
    for path in $(grep -oE '`[a-z_]+(/[a-z_0-9]+)+(\.[a-z]+|/)?`' "$page" | tr -d '`' | sort -u); do
        [ -e "$path" ] || [ -e "engine/$path" ] || case $path in
            build/* | out/* | archive/*) ;; # made, not kept
            *) echo "$page: there is no $path"; rc=1 ;;
        esac
    done
done
exit $rc
