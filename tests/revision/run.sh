#!/bin/sh
# Three-way merges: each case of cases.txt in DOCX, ODT and ODP; what is written is valid. A file that LibreOffice saved: saved.sh.
. "$(dirname "$0")/../suite.sh"

# build FORMAT NOTATION FILE
build() {
    rm -rf "$work/tree" && cp -r "tests/revision/package/$1" "$work/tree"
    awk -v DIR="$work/tree" -f "tests/revision/$1.awk" "$2" && "$tools/pack" "$work/tree" "$3"
}

# What a merged document says, its bold words in asterisks, and its remarks.
say() {
    "$tools/canon" "$1" | awk -v VIEW="${2-}" -f tests/revision/say.awk
}

# The changes of a case as tracked ones: taken they give the new edition, refused the old one.
track() {
    "$PISAR" diff "$work/base.docx" "$work/new.docx" --tracked "$work/tracked.docx" >"$work/said" 2>&1
    for view in old new; do
        case $view in old) edition=base ;; new) edition=new ;; esac
        say "$work/tracked.docx" $view | sed 's|^> ||; s|[*]||g' >"$work/actual"
        say "$work/$edition.docx" | sed 's|^> ||; s|[*]||g' >"$work/expected"
        "$tools/validate" tests/schemas "$work/tracked.docx" | grep -v '^ok ' >>"$work/actual"
        expect "$1, tracked, $view" "$work/expected" "$work/actual"
    done
}

# expect NAME EXPECTED ACTUAL
expect() {
    if diff -u "$2" "$3" >"$work/difference"; then
        echo "ok revision $1"
    else
        echo "not ok revision $1"
        sed 's/^/# /' "$work/difference"
        rc=1
    fi
}

awk -v DIR="$work" '
    /^== / { n++; close(file); print substr($0, 4) >(DIR "/" n ".name"); next }
    /^-- / { close(file); file = DIR "/" n "." substr($0, 4); printf "" >file; next }
    file && (NF || file !~ /report$/) { print >file }
' tests/revision/cases.txt

n=1
while [ -e "$work/$n.name" ]; do
    for format in docx odt odp; do
        [ $format = odp ] && grep -q '^\^ ' "$work/$n.base" && continue # slides have no such headers
        name="$(cat "$work/$n.name") ($format)"
        for edition in base mine new; do build $format "$work/$n.$edition" "$work/$edition.$format"; done
        LC_ALL=ru_RU.UTF-8 "$B/tests/revision/merge" "$work/base.$format" "$work/mine.$format" "$work/new.$format" "$work/merged.$format" >"$work/report" 2>&1
        say "$work/merged.$format" >"$work/merged"
        # ODF says less of headers; on a slide no remark stands at its very place, and says where that is.
        cat "$work/merged" "$work/report" | sed 's/верхний колонтитул/колонтитул/; s/^! слайд 1, [^:]*: /! /; s/слайд 1, //' >"$work/actual"
        cat "$work/$n.merged" "$work/$n.report" >"$work/expected"
        "$tools/validate" tests/schemas "$work/merged.$format" | grep -v '^ok ' >>"$work/actual"
        expect "$name" "$work/expected" "$work/actual"
    done
    build docx "$work/$n.base" "$work/base.docx"
    build docx "$work/$n.new" "$work/new.docx"
    track "$(cat "$work/$n.name")"
    n=$((n + 1))
done
mkdir "$work/saved" && tests/revision/saved.sh "$work/saved" || rc=1
exit $rc
