# Hostile templates of the formats beside DOCX (templates.sh has that one): each ends with a message and no document, or with
# a document that is valid; never by a signal, in bounded time and memory.
spec=$root/tests/spec
cat >"$work/data.json" <<'EOT'
{ "имя": "СОШ № 3", "дни": [1, 2], "пусто": [], "адрес": "https://example.org/?a=1&b=2" }
EOT

# confined COMMAND… — with 512 MiB of memory and ten seconds of the processor; sanitizers have neither bound.
confined() {
    case $B in *asan*) "$@" ;; *) (ulimit -S -v 524288; ulimit -S -t 10; "$@"; echo $status >"$work/status"); status=$(cat "$work/status") ;; esac
}

# filled NAME FORMAT STATUS TEXT… — $work/hostile.FORMAT with the data; documents are kept for the judge.
filled() {
    label="hostile: $2: $1" format=$2 expected=$3
    shift 3
    rm -f "$work/out.$format"
    confined pisar fill "hostile.$format" --data data.json -o "out.$format"
    check "$label: exit $expected, told" said "$expected" "$@"
    if [ "$expected" -ne 0 ]; then
        check "$label: no document" test ! -e "$work/out.$format"
    else
        made=$((made + 1))
        mv "$work/out.$format" "$work/made/$made.$format"
        echo "$made.$format $label" >>"$work/labels"
    fi
}
made=0
mkdir "$work/made"

# pictured NAME STATUS TEXT… — standard input is the picture of a template (tests/spec/README.md), in each format.
pictured() {
    cat >"$work/picture"
    for kind in odt pptx odp xlsx ods; do
        "$spec/build.sh" "$work/picture" $kind "$work/hostile.$kind" >"$work/reason" 2>&1 || fail "hostile: $1: no picture" "$work/reason"
        name=$1
        filled "$name" $kind "$2" ${3:+"$3"}
    done
}

# part FORMAT ENTRY — standard input is that entry of the format's plain document; without one it stays as it is.
part() {
    rm -rf "$work/parts"
    cp -r "$spec/$1/plain" "$work/parts"
    find "$work/parts" -type f -exec sed -i '/^@[a-z]*@$/d' {} +
    mkdir -p "$work/parts/$(dirname "$2")"
    cat >"$work/parts/$2"
    "$tools/pack" "$work/parts" "$work/hostile.$1"
}

# around FORMAT ENTRY — standard input stands in that entry where the body of a document does.
around() {
    cat >"$work/body"
    sed -e "/^@body@\$/{r $work/body
d;}" "$spec/$1/plain/$2" >"$work/entry"
    part "$1" "$2" <"$work/entry"
}

odt() { around odt content.xml; filled "$1" odt "$2" ${3:+"$3"}; }
odp() { around odp content.xml; filled "$1" odp "$2" ${3:+"$3"}; }
ods() { around ods content.xml; filled "$1" ods "$2" ${3:+"$3"}; }
pptx() { around pptx ppt/slides/slide1.xml; filled "$1" pptx "$2" ${3:+"$3"}; }
xlsx() { around xlsx xl/worksheets/sheet1.xml; filled "$1" xlsx "$2" ${3:+"$3"}; }

many() { yes "$1" | head -n "$2" | tr -d '\n'; }
lines() { yes "$1" | head -n "$2"; }

# ---- the language ----

{ lines '{#дни}' 500; echo x; lines '{/дни}' 500; } | pictured "500 nested loops" 2
lines '{#дни}{имя}{/дни}' 500 | pictured "500 loops, one after another" 0
{ printf '{если имя}а'; many '{иначе если имя}б' 3000; echo '{конец}'; } | pictured "a condition of 3,000 branches" 2 TAG-DEPTH
echo "{$(many x 1000000)}" | pictured "a tag of a megabyte" 2
many '{' 100000 | pictured "100,000 opening braces" 2
echo "{$(many '(' 100000)имя}" | pictured "100,000 brackets in a tag" 2
echo "{$(many 'имя..' 100000)имя}" | pictured "an expression of 100,000 terms" 2 TAG-SYNTAX
echo "{имя$(many '|верхний' 100000)}" | pictured "100,000 filters" 2
lines '{имя}' 10000 | pictured "10,000 tags" 0
lines '{нет такого}' 5000 | pictured "5,000 faulty tags" 2 TAG-NAME
printf '{#дни}\n{если имя}\n{/дни}\n{конец}\n' | pictured "sections that cross" 2 TAG-PAIR
printf '{#дни}\n' | pictured "a loop that is not closed" 2 TAG-PAIR
printf '{/дни}\n' | pictured "a loop that is not opened" 2 TAG-PAIR
printf '{имя\n' | pictured "a tag that is not closed" 2 TAG-OPEN
printf '| {#дни} | a |\nx\n| {/дни} | b |\n' | pictured "a loop from one table into another" 0
