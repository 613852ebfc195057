#!/bin/sh
# Russian in templates: every line of vectors/*.txt and every example in the comments of scripts/lib is a case.
#   {22 | прописью(ж)} → двадцать две     the text of a paragraph → what `pisar fill` makes of it
#   {"x" | прописью} ✗ нужно целое число      … ✗ words of the message at that paragraph
# ⍽ is U+00A0; a line break of the document reads as a space; # begins a remark. The data are data.lua.
. "$(dirname "$0")/../suite.sh"

# Cases of a file, a line each: what stands before SIGN, a tab, what stands behind it.
cases() {
    case $1 in *.lua) sed -n 's/^--- //p' "$1" ;; *) grep -v '^#' "$1" ;; esac | sed 's/⍽/\xc2\xa0/g' |
        awk -v sign=" $2 " 'i = index($0, sign) { print substr($0, 1, i - 1) "\t" substr($0, i + length(sign)) }'
}

# A document with a paragraph for each left side.
document() {
    mkdir -p "$work/docx/word" "$work/docx/_rels"
    cp tests/language/package/types.xml "$work/docx/[Content_Types].xml"
    cp tests/language/package/rels.xml "$work/docx/_rels/.rels"
    {
        echo '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
        cut -f1 "$1" | sed 's/&/\&amp;/g; s/</\&lt;/g; s/>/\&gt;/g
            s,.*,<w:p><w:r><w:t xml:space="preserve">&</w:t></w:r></w:p>,'
        echo '</w:body></w:document>'
    } >"$work/docx/word/document.xml"
    "$tools/pack" "$work/docx" "$work/in.docx"
}

fill() {
    document "$1"
    LC_ALL=ru_RU.UTF-8 "$PISAR" fill "$work/in.docx" --data tests/language/data.lua -o "$work/out.docx" 2>"$work/said"
}

# verdict NAME N CASE EXPECTED ACTUAL GOOD
verdict() {
    if [ "$6" = yes ]; then echo "ok $1 $2"; return; fi
    rc=1
    printf 'not ok %s %s\n# %s\n#   expected: %s\n#   actual:   %s\n' "$1" "$2" "$3" "$4" "$5"
}

results() {
    cases "$2" → >"$work/cases"
    [ -s "$work/cases" ] || return 0
    if ! fill "$work/cases"; then
        echo "not ok $1: the document of its cases is not made"
        sed 's/^/# /' "$work/said"
        rc=1
        return
    fi
    "$PISAR" text "$work/out.docx" >"$work/lines"
    n=0
    while IFS='	' read -r typed expected; do
        n=$((n + 1)) actual=$(sed -n "${n}p" "$work/lines") good=no
        [ "$actual" = "$expected" ] && good=yes
        verdict "$1" $n "$typed" "$expected" "$actual" $good
    done <"$work/cases"
}

messages() {
    cases "$2" ✗ >"$work/cases"
    [ -s "$work/cases" ] || return 0
    fill "$work/cases"
    n=0
    while IFS='	' read -r typed expected; do
        n=$((n + 1)) actual=$(grep -F ": абзац $n: " "$work/said") good=no
        case $actual in *"$expected"*) good=yes ;; esac
        verdict "$1" "message $n" "$typed" "$expected" "$actual" $good
    done <"$work/cases"
}

for file in scripts/lib/filters_*.lua tests/language/vectors/*.txt; do
    name=$(basename "${file%.*}")
    results "$name" "$file"
    messages "$name" "$file"
done
exit $rc
