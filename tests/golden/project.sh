#!/bin/sh
# project.sh CASE WORK — lays a golden case out as a project in WORK and runs its command there.
# A case is a folder of tests/golden:
#   scripts/ inputs/ templates/ pictures/ out/  as in any project; scripts/lib of the product is used when the case has no lib/ of its own
#   parts/docx/NAME/…            unpacked templates, packed into templates/docx/NAME
#   data.json, data.lua          data for `fill`
#   command                      optional: arguments of pisar, a line each call; default `run -C WORK --quiet`
#   expected/                    what must come out: PATH.canon for each document, `stdout`, `stderr`, `status`
# What came out is left in WORK/actual in the same form.
set -u
case=$1 work=$2
tools=${B:-build/release}/tests/tools
mkdir -p "$work/actual" "$work/scripts"
for folder in scripts inputs templates pictures out; do
    [ ! -d "$case/$folder" ] || cp -rL "$case/$folder" "$work/" # a case may link to the scripts of the product
done
[ -d "$work/scripts/lib" ] || cp -r scripts/lib "$work/scripts/lib"
for data in json lua; do
    [ ! -f "$case/data.$data" ] || cp "$case/data.$data" "$work/"
done
mkdir -p "$work/out"
for parts in "$case"/parts/*/*; do
    [ -d "$parts" ] || continue
    to=$work/templates/${parts#"$case"/parts/}
    mkdir -p "$(dirname "$to")"
    "$tools/pack" "$parts" "$to" || exit 2
done
pisar=$(cd "$(dirname "$PISAR")" && pwd)/$(basename "$PISAR")
[ -f "$case/command" ] && cp "$case/command" "$work/command" || echo 'run --quiet' >"$work/command"
tools=$(cd "$tools" && pwd)
cd "$work" || exit 2
while read -r arguments; do
    status=0
    # shellcheck disable=SC2086 # a line is a list of arguments
    eval "\"\$pisar\" $arguments" >>actual/stdout 2>>actual/stderr </dev/null || status=$?
    echo "$status" >>actual/status
done <command
find out -type f -not -path 'out/.pisar/*' 2>/dev/null | while read -r document; do
    mkdir -p "actual/$(dirname "$document")"
    case $document in
        *.docx | *.odt | *.pptx | *.odp | *.xlsx | *.ods) "$tools/canon" "$document" >"actual/$document.canon" ;;
        */manifest.json) ;; # digests of everything: a test of its own
        *) cp "$document" "actual/$document" ;;
    esac
done
