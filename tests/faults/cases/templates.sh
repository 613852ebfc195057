# Hostile templates: a message that names the file, the documented status, no signal, no document; nothing is read or fetched
# that was not declared.
school=templates/docx/school.docx
parts=$work/parts
cp -r tests/faults/project/parts/docx/school.docx "$parts"
xml='<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
open='<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
close='<w:sectPr/></w:body></w:document>'

# judged NAME STATUS TEXT… — the run of $p, under a ceiling of memory.
judged() {
    label=$1 expected=$2
    shift 2
    bounded run
    check "$label: exit $expected, told" said "$expected" "$@"
    [ "$expected" -ne 2 ] || check "$label: no document" test -z "$(tree "$p/out")"
}

# archive LIE STATUS TEXT… — the archive lies (forge.c).
archive() {
    project template
    rm "$p/$school"
    "$B/tests/faults/forge" "$1" "$parts" "$p/$school" || fail "forge $1"
    judged "$@"
}

# main NAME STATUS TEXT… — standard input is the main part of the school's certificate.
main() {
    project template
    rm -rf "$work/made" "${p:?}/$school"
    cp -r "$parts" "$work/made"
    cat >"$work/made/word/document.xml"
    "$tools/pack" "$work/made" "$p/$school"
    judged "$@"
}

# said_of ENTRY NAME STATUS TEXT… — standard input is that entry, which says what the others are.
said_of() {
    project template
    rm -rf "$work/made" "${p:?}/$school"
    cp -r "$parts" "$work/made"
    cat >"$work/made/$1"
    "$tools/pack" "$work/made" "$p/$school"
    shift
    judged "$@"
}
types='[Content_Types].xml'
namespace=http://schemas.openxmlformats.org/package/2006
echo "<Types xmlns=\"$namespace/content-types\"/>" | said_of "$types" "content types that say nothing" 2 PACKAGE "$types" word/document.xml
sed 's/wordprocessingml.document.main+xml/wordprocessingml.styles+xml/' "$parts/$types" | said_of "$types" "a document that is said to be styles" 2 PACKAGE "$types" word/document.xml
echo "<Relationships xmlns=\"$namespace/relationships\"/>" | said_of _rels/.rels "a package that names no document" 2 PACKAGE _rels/.rels

# body — what stands between standard input and the part's ends; paragraph — around a text.
body() { printf '%s%s' "$xml" "$open"; cat; printf '%s' "$close"; }
paragraph() { printf '<w:p><w:r><w:t>%s</w:t></w:r></w:p>' "$1"; }
many() { yes "$1" | head -n "$2" | tr -d '\n'; }

archive encrypted 2 "$school" "word/document.xml" PACKAGE
archive method 2 "$school" "word/document.xml" PACKAGE
archive crc 2 "$school" "word/document.xml" PACKAGE
archive longer 2 "$school" "word/document.xml" PACKAGE
archive shorter 2 "$school" "word/document.xml" PACKAGE
archive huge 2 "$school" PACKAGE
archive packed 2 "$school" PACKAGE
archive deflated 2 "$school" "word/document.xml" PACKAGE
archive twice 2 "$school" "word/document.xml" PACKAGE
archive up 2 "$school" "../evil.xml" PACKAGE
archive absolute 2 "$school" "/tmp/evil.xml" PACKAGE
archive backslash 2 "$school" "evil.xml" PACKAGE
archive empty-name 2 "$school" PACKAGE
archive binary-name 0
archive line-name 2 "$school" PACKAGE
archive long-name 0
archive many 2 "$school" PACKAGE
archive bomb 2 "$school" PACKAGE
archive modest-bomb 2 "$school" "word/media/a.png" PACKAGE
archive bombs 2 "$school" PACKAGE

project template; : >"$p/$school"
judged "an empty file" 2 "$school" PACKAGE
project template; head -c 100000 /dev/urandom >"$p/$school"
judged "random bytes" 2 "$school" PACKAGE
project template; head -c 700 "$base/$school" >"$p/$school"
judged "a package cut short" 2 "$school" PACKAGE
project template; rm "$p/$school"; mkdir "$p/$school"
judged "a folder" 2 "$school"
project template; rm "$p/$school"; mkfifo "$p/$school"
judged "a FIFO" 2 "$school"
project template; rm "$p/$school"; ln -s /dev/zero "$p/$school"
judged "a link to an endless device" 2 "$school"
project template; rm "$p/$school"
judged "no file" 2 "$school"
project template; cp "$p/templates/odt/list.odt" "$p/$school"
judged "another format than its name says" 2 "$school" PACKAGE
for part in '[Content_Types].xml' word/document.xml; do
    project template
    rm -rf "$work/made" "${p:?}/$school"
    cp -r "$parts" "$work/made" && rm "$work/made/$part"
    "$tools/pack" "$work/made" "$p/$school"
    judged "no $part" 2 "$school" PACKAGE
done

mkfifo "$work/fifo" # who opens it waits until the clock ends the run
echo 'тайна' >"$work/secret"
paragraph '&x;' | body | sed "s|?>|&<!DOCTYPE d [<!ENTITY x SYSTEM \"file://$work/secret\">]>|" >"$work/xxe"
main "an external entity" 2 "$school" <"$work/xxe"
check "an external entity is not read" sh -c "! grep -r тайна '$work/stderr' '$p/out' 2>/dev/null"
paragraph 'a' | body | sed "s|?>|&<!DOCTYPE d SYSTEM \"file://$work/fifo\">|" >"$work/xxe"
main "an external document type" 2 "$school" <"$work/xxe"
{
    printf '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a0 "ха">'
    for i in 1 2 3 4 5 6 7 8 9; do printf '<!ENTITY a%d "%s">' $i "$(many "\\&a$((i - 1));" 10 | tr -d '\\')"; done
    printf ']>%s' "$open"; paragraph '&a9;'; printf '%s' "$close"
} >"$work/laughs"
main "a billion laughs" 2 "$school" <"$work/laughs"

{ many '<w:sdt>' 100000; many '</w:sdt>' 100000; } | body >"$work/big"
main "100,000 nested elements" 2 "$school" <"$work/big"
{ printf '<w:p'; seq -f ' w:a%.0f="1"' 100000 | tr -d '\n'; printf '/>'; } | body >"$work/big"
main "100,000 attributes" 2 "$school" "word/document.xml" <"$work/big"
: >"$work/big"
main "an empty part" 2 "$school" "word/document.xml" <"$work/big"
{ many '<w:p><w:r><w:t>а</w:t></w:r></w:p>' 200000; } | body >"$work/big"
main "200,000 paragraphs" 0 <"$work/big"
paragraph "{$(many x 1000000)}" | body >"$work/big"
main "a tag of a megabyte" 2 "$school" <"$work/big"
paragraph "$(many '{' 100000)" | body >"$work/big"
main "100,000 opening braces" 2 "$school" <"$work/big"
many "$(paragraph '{org.name}')" 10000 | body >"$work/big"
main "10,000 tags" 0 <"$work/big"
many "$(paragraph '{org.nam}')" 10000 | body >"$work/big"
main "10,000 faulty tags" 2 "$school" "org.nam" <"$work/big"
{ many "$(paragraph '{#days}')" 500; paragraph x; many "$(paragraph '{/days}')" 500; } | body >"$work/big"
main "500 nested loops" 2 "$school" <"$work/big"
{ many "$(paragraph '{#days}')" 40; paragraph x; many "$(paragraph '{/days}')" 40; } | body >"$work/big"
main "40 nested loops over two" 1 "[DOC-" <"$work/big"
{ many "$(paragraph '{#days}')$(paragraph '{org.name}')$(paragraph '{/days}')" 500; } | body >"$work/big"
main "500 loops, one after another" 0 <"$work/big"
paragraph "{если org.name}а$(many '{иначе если org.name}б' 3000){конец}" | body >"$work/big"
main "a condition of 3,000 branches" 2 "$school" "[TAG-DEPTH]" <"$work/big"
{ many '<w:tbl><w:tr><w:tc>' 2000; paragraph '{org.name}'; many '</w:tc></w:tr></w:tbl>' 2000; } | body >"$work/big"
main "2,000 nested tables" 2 "$school" "word/document.xml" <"$work/big"
paragraph "$(many '{org.name}' 50000)" | body >"$work/big"
main "50,000 tags in a paragraph" 0 <"$work/big"
{ printf '<w:p>'; many '<w:r><w:t>{org</w:t></w:r><w:r><w:t>.name</w:t></w:r><w:r><w:t>}</w:t></w:r>' 20000; printf '</w:p>'; } | body >"$work/big"
main "20,000 tags over 60,000 runs" 0 <"$work/big"
paragraph "{$(many 'org.name..' 100000)org.name}" | body >"$work/big"
main "an expression of 100,000 terms" 2 "$school" "[TAG-SYNTAX]" <"$work/big"
paragraph '{#days}' | body >"$work/big"
main "a loop that is not closed" 2 "$school" <"$work/big"
paragraph '{/days}' | body >"$work/big"
main "a loop that is not opened" 2 "$school" <"$work/big"
{ paragraph '{#days}'; paragraph '{?org.name}'; paragraph '{/days}'; paragraph '{/org.name}'; } | body >"$work/big"
main "loops that cross" 2 "$school" <"$work/big"
paragraph '{org.name' | body >"$work/big"
main "a tag that is not closed" 2 "$school" <"$work/big"
paragraph "{$(many '(' 100000)org.name}" | body >"$work/big"
main "100,000 brackets in a tag" 2 "$school" <"$work/big"
paragraph "{org.name$(many '|trim' 100000)}" | body >"$work/big"
main "100,000 filters" 2 "$school" <"$work/big"
paragraph '{org.name:rep(1000000000)}' | body >"$work/big"
main "a call in a tag" 2 "$school" <"$work/big"
{ printf '<w:p><w:r><w:t>'; head -c 52428800 /dev/zero | tr '\0' a; printf '</w:t></w:r></w:p>'; } | body >"$work/big"
main "a text of 50 megabytes" 0 <"$work/big"
paragraph a | body | sed 's|</w:document>||' >"$work/big"
main "an element that is not closed" 2 "$school" "word/document.xml" <"$work/big"
printf '%s<w:document/>' "$xml" >"$work/big"
main "a prefix without a name" 2 "$school" <"$work/big"
paragraph 'a' | body | tr a '\0' >"$work/big"
main "a NUL" 2 "$school" <"$work/big"
{ paragraph a | body; printf '\0\0'; } >"$work/big"
main "NULs after the end" 2 "$school" <"$work/big"
paragraph "$(printf '\377\376\300\200')" | body >"$work/big"
main "invalid UTF-8" 2 "$school" <"$work/big"
{ paragraph a | body | sed 's/UTF-8/UTF-16/' | iconv -f UTF-8 -t UTF-16; printf 'x'; } >"$work/big"
main "UTF-16 of an odd length" 2 "$school" <"$work/big"
paragraph a | body | sed 's/UTF-8/никакая/' >"$work/big"
main "an encoding that does not exist" 2 "$school" <"$work/big"

# What leads outside stays a word in the package.
cat >"$work/rels" <<'EOR'
<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
  <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="http://127.0.0.1:9/a.dotx" TargetMode="External"/>
  <Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="file://FIFO" TargetMode="External"/>
  <Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="../../../../../../../../FIFO"/>
</Relationships>
EOR
project template
rm -rf "$work/made" "${p:?}/$school"
cp -r "$parts" "$work/made" && mkdir "$work/made/word/_rels"
sed "s|FIFO|$work/fifo|" "$work/rels" >"$work/made/word/_rels/document.xml.rels"
"$tools/pack" "$work/made" "$p/$school"
strike socket 1 kill once && fetched=yes || fetched=no
check "relationships that lead outside: done" said 0
check "relationships that lead outside: nothing is fetched" test $fetched = no
