# Hostile inputs: a message that names the file, the documented status, no signal, no hang, no document.
# Tables: org.csv, meal.csv, plan.xml. What is not of the inputs is never read.

# input NAME FILE STATUS TEXT… — standard input is the file.
input() {
    label=$1 file=inputs/$2 expected=$3
    shift 3
    project input
    cat >"$p/$file"
    judged "$@"
}

# judged TEXT… — a run of $p under a ceiling of memory.
judged() {
    bounded run
    check "$label: exit $expected, told" said "$expected" "$@"
    [ "$expected" -ne 2 ] || check "$label: no document" test -z "$(tree "$p/out")"
}

many() { yes "$1" | head -n "$2" | tr -d '\n'; }
fill() { head -c "$1" /dev/zero | tr '\0' "$2"; }
org='Код ОО;Наименование;Код МО'
rows='S1;а;M1\nS2;а;M1\nS3;а;M1\nS4;а;M1\nS5;а;M1\n'

{ printf '%s\n' "$org"; printf "$rows"; printf 'S6;'; fill 30000000 x; printf ';M1\n'; } >"$work/big"
input "a cell of 30 megabytes" org.csv 2 inputs/org.csv <"$work/big"
{ printf '%s\nS1;"' "$org"; fill 30000000 x; } >"$work/big"
input "a quote that is not closed, 30 megabytes" org.csv 2 inputs/org.csv <"$work/big"
{ printf '%s' "$org"; fill 1000000 ';'; printf "\n$rows"; } >"$work/big"
input "a million columns" org.csv 2 inputs/org.csv <"$work/big"
{ printf '%s\n' "$org"; printf 'S1;а;M1'; fill 1000000 ';'; printf '\n'; } >"$work/big"
input "a row of a million cells" org.csv 2 inputs/org.csv <"$work/big"
{ printf '%s\n' "$org"; yes 'плохо;;;;' | head -n 300000; } >"$work/big"
input "300,000 faulty rows" org.csv 2 inputs/org.csv <"$work/big"
check "300,000 faulty rows: not a line for each" test "$(wc -l <"$work/stderr")" -lt 2000
{ printf '%s\n' "$org"; printf "$rows"; fill 1000000 '\n'; } >"$work/big"
input "a million empty lines" org.csv 0 <"$work/big"
fill 1000000 '\n' >"$work/big"
input "a million empty lines and no more" org.csv 2 inputs/org.csv <"$work/big"
: >"$work/big"
input "an empty file" org.csv 2 inputs/org.csv <"$work/big"
printf '\357\273\277' >"$work/big"
input "a BOM and no more" org.csv 2 inputs/org.csv <"$work/big"
{ printf '%s\n' "$org"; printf "$rows"; printf '\357\273\277%s\nS6;б;M1\n' "$org"; } >"$work/big"
input "a BOM in the middle: two files in one" org.csv 0 <"$work/big"
{ printf '%s\nS1;до\000после;M1\n' "$org"; } >"$work/big"
input "a NUL" org.csv 2 inputs/org.csv <"$work/big"
{ printf '%s\nS1;до\033[31mпосле;M1\n' "$org"; } >"$work/big"
input "a control character" org.csv 2 inputs/org.csv:2 <"$work/big"
{ printf '%s\nS1;\355\240\200;M1\n' "$org"; } >"$work/big"
input "a lone surrogate in UTF-8" org.csv 2 inputs/org.csv <"$work/big"
{ printf '\377\376'; printf '%s\nS1;а;M1\n' "$org" | iconv -t UTF-16LE; printf '\000\330\n\000'; } >"$work/big"
input "a lone surrogate in UTF-16" org.csv 2 inputs/org.csv <"$work/big"
{ printf '\377\376'; printf '%s\n' "$org" | iconv -t UTF-16LE; printf 'x'; } >"$work/big"
input "UTF-16 of an odd length" org.csv 2 inputs/org.csv <"$work/big"
head -c 300000 /dev/urandom >"$work/big"
input "random bytes" org.csv 2 inputs/org.csv <"$work/big"
cp "$base/templates/docx/school.docx" "$work/big"
input "a document for a table" org.csv 2 inputs/org.csv <"$work/big"

plan='<?xml version="1.0" encoding="UTF-8"?>'
xml() { printf '%s<plan>%s</plan>' "$plan" "$1"; }
xml '<item no="1"><title>а</title></item>' >"$work/big"
input "a plan" plan.xml 0 <"$work/big"
xml '<item no="9223372036854775808"><title>а</title></item>' >"$work/big"
input "an integer past 2^63" plan.xml 2 inputs/plan.xml <"$work/big"
xml '<item no="99999999999999999999999999999999999999999999"><title>а</title></item>' >"$work/big"
input "an integer of 44 digits" plan.xml 2 inputs/plan.xml <"$work/big"
{ printf '%s<plan>' "$plan"; many '<a>' 1000000; many '</a>' 1000000; printf '</plan>'; } >"$work/big"
input "a million nested elements" plan.xml 2 inputs/plan.xml <"$work/big"
{ printf '%s<plan><item' "$plan"; seq -f ' a%.0f="1"' 100000 | tr -d '\n'; printf '/></plan>'; } >"$work/big"
input "100,000 attributes" plan.xml 2 inputs/plan.xml <"$work/big"
{ printf '%s<plan><item no="1"><title>' "$plan"; fill 50000000 x; printf '</title></item></plan>'; } >"$work/big"
input "a text of 50 megabytes" plan.xml 2 inputs/plan.xml <"$work/big"
{ printf '%s<plan><item no="' "$plan"; fill 50000000 1; printf '"/></plan>'; } >"$work/big"
input "an attribute of 50 megabytes" plan.xml 2 inputs/plan.xml <"$work/big"
echo 'тайна' >"$work/secret"
printf '<?xml version="1.0"?><!DOCTYPE plan [<!ENTITY x SYSTEM "file://%s">]><plan><item no="1"><title>&x;</title></item></plan>' "$work/secret" >"$work/big"
input "an external entity" plan.xml 2 inputs/plan.xml <"$work/big"
check "an external entity is not read" sh -c "! grep -qr тайна '$work/stderr' '$p/out'"
{
    printf '<?xml version="1.0"?><!DOCTYPE plan [<!ENTITY a0 "ха">'
    for i in 1 2 3 4 5 6 7 8 9; do printf '<!ENTITY a%d "%s">' $i "$(many "&a$((i - 1));" 10)"; done
    printf ']><plan><item no="1"><title>&a9;</title></item></plan>'
} >"$work/big"
input "a billion laughs" plan.xml 2 inputs/plan.xml <"$work/big"
xml '<item no="1"><title>&nbsp;</title></item>' >"$work/big"
input "an entity nobody declared" plan.xml 2 inputs/plan.xml <"$work/big"
xml '<item no="1"><title>&#0;&#xD800;</title></item>' >"$work/big"
input "references to characters that are none" plan.xml 2 inputs/plan.xml <"$work/big"
{ xml '<item no="1"><title>а</title></item>'; printf '\0<x/>'; } >"$work/big"
input "a NUL after the end" plan.xml 2 inputs/plan.xml <"$work/big"
xml '<item no="1"><title>а</title></item>' | head -c 60 >"$work/big"
input "XML cut short" plan.xml 2 inputs/plan.xml <"$work/big"
xml '<item no="1"><b:title>а</b:title></item>' >"$work/big"
input "a prefix without a name" plan.xml 2 inputs/plan.xml <"$work/big"

# What lies in inputs/ and is no file of it.
mkfifo "$work/fifo"
project input; rm "$p/inputs/org.csv"; cp "$base/inputs/org.csv" "$work/outside.csv"; ln -s "$work/outside.csv" "$p/inputs/org.csv"
label="a link to a file outside" expected=2; judged inputs/org.csv
project input; rm "$p/inputs/org.csv"; ln -s ../inputs/org.csv "$p/inputs/org.csv"
label="a link to itself" expected=2; judged org.csv
project input; rm "$p/inputs/org.csv"; ln -s "$work/fifo" "$p/inputs/org.csv"
label="a link to a FIFO" expected=2; judged org.csv
project input; rm "$p/inputs/org.csv"; mkfifo "$p/inputs/org.csv"
label="a FIFO" expected=2; judged org.csv
project input; rm "$p/inputs/org.csv"; ln -s /dev/zero "$p/inputs/org.csv"
label="a link to an endless device" expected=2; judged org.csv
project input; rm "$p/inputs/org.csv"; mkdir "$p/inputs/org.csv"
label="a folder" expected=2; judged org.csv
project input; mkdir "$p/inputs/loop"; ln -s .. "$p/inputs/loop/loop"
label="a loop of links" expected=2; judged inputs
project input; printf 'x' >"$p/inputs/$(printf 'a\nb\033[31m.csv')"; printf 'x' >"$p/inputs/$(printf '\377\376.csv')"
label="names with a line's end and invalid UTF-8" expected=0; judged SOURCE-UNCLAIMED
check "names of files: no control character in what is said" sh -c "! tr -d '\n' <'$work/stderr' | LC_ALL=C grep -q '[[:cntrl:]]'"
check "names of files: what is said is UTF-8" iconv -f UTF-8 -t UTF-8 "$work/stderr"
project input; rm -rf "$p/inputs"
label="no inputs/" expected=2; judged inputs
project input; rm -rf "$p/inputs"; echo x >"$p/inputs"
label="inputs/ is a file" expected=2; judged inputs
project input; for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do mkdir -p "$p/inputs/$(seq -s / 1 $i)"; done
label="folders 20 deep" expected=2; judged inputs
