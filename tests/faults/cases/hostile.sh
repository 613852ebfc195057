# Hostile templates of the formats beside DOCX (templates.sh has that one): each ends with a message and no document, or with
# a document that is valid; never by a signal, in bounded time and memory.
spec=$root/tests/spec
cat >"$work/data.json" <<'EOT'
{ "имя": "СОШ № 3", "дни": [1, 2], "один": [1], "пусто": [], "адрес": "https://example.org/?a=1&b=2" }
EOT

# confined COMMAND… — with 512 MiB of memory and twenty seconds of the processor, ten of which scripts may take; sanitizers have
# neither bound.
confined() {
    case $B in *asan*) "$@" ;; *) (ulimit -S -v 524288; ulimit -S -t 20; "$@"; echo $status >"$work/status"); status=$(cat "$work/status") ;; esac
}

# filled NAME FORMAT STATUS TEXT… — $work/hostile.FORMAT with the data; documents are kept for the judge.
filled() {
    label="$2: $1" format=$2 expected=$3
    shift 3
    rm -f "$work/out.$format"
    confined pisar fill "hostile.$format" --data data.json -o "out.$format"
    check "$label: exit $expected, told" said "$expected" "$@"
    if [ "$expected" -ne 0 ]; then
        check "$label: no document" test ! -e "$work/out.$format"
    elif [ -e "$work/out.$format" ]; then
        made=$(wc -l <"$work/labels")
        mv "$work/out.$format" "$work/made/$made.$format"
        cp "$work/hostile.$format" "$work/made/$made-template.$format"
        echo "$made $format $label" >>"$work/labels"
    fi
}
mkdir "$work/made"
: >"$work/labels"

# pictured NAME STATUS TEXT… — standard input is the picture of a template (tests/spec/README.md), in each format.
pictured() {
    cat >"$work/picture"
    for kind in odt pptx odp xlsx ods; do
        "$spec/build.sh" "$work/picture" $kind "$work/hostile.$kind" >"$work/reason" 2>&1 || fail "$1: no picture" "$work/reason"
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

{ lines '{#один}' 500; echo x; lines '{/один}' 500; } | pictured "500 nested loops" 2
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

lines '{имя}{имя}{имя}{имя}{имя}{имя}{имя}{имя}{имя}{имя}' 10100 | pictured "101,000 tags" 2 TEMPLATE-SIZE
# ---- sheets of a book: numbers and names beyond all sheets, references that are none ----

cell() { printf '<c r="%s" t="inlineStr"><is><t>%s</t></is></c>' "$1" "$2"; }
loop="<row r=\"2\">$(cell A2 '{#дни}{.}')$(cell B2 '{/}')</row>"
for place in A0 ZZZZZ1 A99999999999999999999 1A '' A1048577 '{имя}' -A1; do
    echo "<row>$(cell "$place" '{имя}')</row>" | xlsx "a cell that stands at «$place»" 0
done
echo "<row r=\"1048576\">$(cell XFD1048576 '{имя}')</row>" | xlsx "the last cell of a sheet" 0
echo "<row r=\"1048576\">$(cell A1048576 '{#дни}{.}')$(cell B1048576 '{/}')</row>" | xlsx "a loop in the last row" 2 SHEET-ROWS
echo "<row r=\"x\">$(cell A1 '{имя}')</row><row r=\"-5\"/><row r=\"99999999999999999999\"/>" | xlsx "rows without a number" 0
echo "<row r=\"5\">$(cell A5 '{#дни}')$(cell B5 '{/}')</row><row r=\"2\">$(cell A2 '{имя}')</row>" | xlsx "rows that go back" 0
echo '<row><c t="s"><v>4000000000</v></c><c t="s"><v>-1</v></c><c t="s"><v>x</v></c><c t="s"/></row>' | xlsx "texts that the list of texts has not" 0
echo "$loop<row r=\"3\"><c r=\"A3\"><f>SUM(A2:A2)+'{имя}'!A0+#REF!+A1:ZZZ9999999+\$A:\$A+2:2+)(</f></c></row>" | xlsx "a formula with a tag and references that are none" 0
echo "$loop<row r=\"3\"><c r=\"A3\"><f>$(many 'SUM(A2:A2)+' 50000)1</f></c></row>" | xlsx "a formula of 50,000 references" 0
echo "$loop<row r=\"3\"><c r=\"A3\"><f t=\"shared\" si=\"4294967295\" ref=\"A0:B\">A2</f></c><c r=\"B3\"><f t=\"array\" ref=\"{имя}\">1</f></c></row>" | xlsx "shared formulas of nothing" 0

# behind NAME STATUS [TEXT] — standard input stands in the book's sheet behind its rows.
behind() {
    { sed 's/@body@//; s|</sheetData>.*||' "$spec/xlsx/plain/xl/worksheets/sheet1.xml"; echo "$loop</sheetData>"; cat; echo '</worksheet>'; } >"$work/sheet"
    part xlsx xl/worksheets/sheet1.xml <"$work/sheet"
    filled "$1" xlsx "$2" ${3:+"$3"}
}
behind "merged cells that are none" 0 <<'EOT'
<mergeCells count="5"><mergeCell ref="A2:B2"/><mergeCell ref="B9:A1"/><mergeCell ref="{имя}"/><mergeCell ref=""/><mergeCell ref="A1:ZZZ99999999"/></mergeCells>
EOT
behind "tags in checks, conditions, filters, names of links and headers" 0 <<'EOT'
<autoFilter ref="A0:B{имя}"/><conditionalFormatting sqref="A2 {имя} A0"><cfRule type="expression" priority="1"><formula>{имя}</formula></cfRule></conditionalFormatting><dataValidations><dataValidation type="list" sqref="A2:A1048576 XFE1"><formula1>"{имя}"</formula1></dataValidation></dataValidations><hyperlinks><hyperlink ref="A2" location="{имя}!A0" display="{#дни}"/></hyperlinks><headerFooter><oddHeader>&amp;C{имя} {#дни}{.}{/}</oddHeader><evenFooter>{пусто | количество}</evenFooter></headerFooter><rowBreaks><brk id="4294967295" max="16383"/></rowBreaks>
EOT
behind "a loop from a header into a footer" 2 TAG-RANGE <<'EOT'
<headerFooter><oddHeader>{#дни}</oddHeader><oddFooter>{/}</oddFooter></headerFooter>
EOT
behind "parts that a relationship should name" 0 <<'EOT'
<drawing r:id="{имя}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/><legacyDrawing r:id="" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/>
EOT
seq -f "<row r=\"%.0f\">$(cell 'A%.0f' '{имя}')</row>" 1 20000 2>/dev/null | sed 's/A%.0f//' | xlsx "20,000 rows with a tag" 0
seq 1 300 | awk '{ print "<row r=\"" $1 * 3000 "\"><c r=\"XFD" $1 * 3000 "\" t=\"inlineStr\"><is><t>{имя}</t></is></c></row>" }' | xlsx "a sparse sheet" 0

# book NAME STATUS [TEXT] — standard input is what the book lists.
book() {
    printf '%s<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">%s</workbook>' \
        '<?xml version="1.0"?>' "$(cat)" | part xlsx xl/workbook.xml
    filled "$1" xlsx "$2" ${3:+"$3"}
}
echo '<sheets><sheet name="{имя}" sheetId="1" r:id="rId1"/></sheets>' | book "a tag in the name of a sheet" 0 # told by a warning
echo '<sheets><sheet name="Лист1" sheetId="1" state="veryHidden" r:id="rId1"/></sheets><definedNames><definedName name="a">{имя}</definedName><definedName name="b">Лист1!$A$0:$ZZZ$1</definedName><definedName name="c" localSheetId="99">#REF!</definedName></definedNames>' |
    book "a hidden sheet, names of nothing" 0
echo '<sheets><sheet name="а" sheetId="1" r:id="rId1"/><sheet name="б" sheetId="2" r:id="rId1"/></sheets>' | book "one sheet listed twice" 2 TEMPLATE-XML
echo '<sheets/>' | book "a book that lists no sheet" 0
echo '' | book "a book without a list of sheets" 2 PACKAGE
part xlsx xl/_rels/workbook.xml.rels <<'EOT'
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="workbook.xml"/></Relationships>
EOT
filled "a sheet that is the book itself" xlsx 0

# ---- tables of OpenDocument: counts of a billion, what stands where nobody puts it ----

text() { printf '<table:table-cell office:value-type="string"><text:p>%s</text:p></table:table-cell>' "$1"; }
billion=1000000000
echo "<table:table-row table:number-rows-repeated=\"$billion\">$(text '{имя}')</table:table-row>" | ods "a billion rows with a tag" 0
echo "<table:table-row table:number-rows-repeated=\"$billion\"><table:table-cell/></table:table-row><table:table-row>$(text '{#дни}{.}{/}')</table:table-row>" | ods "a loop below a billion rows" 0
echo "<table:table-row><table:table-cell table:number-columns-repeated=\"$billion\"><text:p>{имя}</text:p></table:table-cell>$(text '{имя}')</table:table-row>" | ods "a billion cells with a tag" 0
echo "<table:table-row><table:table-cell table:number-columns-repeated=\"-$billion\" table:number-columns-spanned=\"$billion\" table:number-rows-spanned=\"$billion\"><text:p>{имя}</text:p></table:table-cell></table:table-row>" | ods "a cell over a billion" 0
echo "<table:table-row table:number-rows-repeated=\"{имя}\">$(text '{имя}')</table:table-row><table:table-row table:number-rows-repeated=\"-1\">$(text '{имя}')</table:table-row><table:table-row table:number-rows-repeated=\"0\">$(text '{имя}')</table:table-row>" |
    ods "counts that are none" 0
echo "<table:table-row>$(text 'a{#дни}')</table:table-row></table:table><table:table table:name=\"б\"><table:table-column/><table:table-row>$(text 'b{/}')</table:table-row>" | ods "a loop from a sheet into another" 0
echo "</table:table><table:table table:name=\"{имя}\" table:print-ranges=\"{имя}.A0\" table:display=\"false\"><table:table-column/><table:table-row>$(text '{#дни}{.}')$(text '{/}')</table:table-row>" | ods "a tag in the name and the print range of a sheet" 0
echo "<table:table-row><table:table-cell table:formula=\"of:=SUM([.A0:.ZZZ9999999];[{имя}.A1]\"><text:p>{имя}</text:p></table:table-cell></table:table-row>" | ods "a formula with a tag and references that are none" 0
echo "<table:table-row><table:table-cell><office:annotation><text:p>{имя} {#дни}{.}{/}</text:p></office:annotation><text:p>{#дни}</text:p><text:p>{/}</text:p></table:table-cell></table:table-row>" | ods "tags in a remark" 0
echo "<table:table-row><table:table-cell><office:annotation><text:p>{#дни}</text:p></office:annotation><text:p>{/}</text:p></table:table-cell></table:table-row>" | ods "a loop that begins in a remark" 2 TAG-RANGE
{ many '<table:table-row-group>' 200; printf '<table:table-row>%s</table:table-row>' "$(text '{#дни}{.}{/}')"; many '</table:table-row-group>' 200; } | ods "200 groups of rows, one in another" 0
printf '<text:p>{имя}</text:p><table:table-cell/><table:table-row/>' | ods "a sheet of paragraphs" 0
many "<table:table-row table:number-rows-repeated=\"1000\">$(text '{имя}')</table:table-row>" 1000 | ods "a million rows that stand for a thousand each" 0

p() { printf '<text:p>%s</text:p>' "$1"; }
columns='<table:table-column table:number-columns-repeated="2"/>'
echo "<table:table><table:table-column table:number-columns-repeated=\"$billion\"/><table:table-row table:number-rows-repeated=\"$billion\">$(text '{имя}')</table:table-row></table:table>" | odt "a billion rows and columns" 0
echo "<table:table>$columns<table:table-row><table:table-cell>$(p '{#дни}')<table:table>$columns<table:table-row>$(text '{/}')$(text x)</table:table-row></table:table></table:table-cell>$(text y)</table:table-row></table:table>" |
    odt "a loop from a cell into a table in it" 0
{ printf '<table:table>%s' "$columns"; many "<table:table-row>$(many "$(text а)" 8)</table:table-row>" 120000; printf '</table:table>'; } | odt "120,000 rows of its own" 2 TEMPLATE-SIZE
{ many "<table:table>$columns<table:table-row><table:table-cell>" 60; p '{имя}'; many '</table:table-cell></table:table-row></table:table>' 60; } | odt "60 tables, one in another" 0
{ many '<text:section text:name="a">' 20000; p '{имя}'; many '</text:section>' 20000; } | odt "20,000 sections, one in another" 2 content.xml
{ many '<text:span>' 200; printf '{имя}'; many '</text:span>' 200; } | sed 's|.*|<text:p>&</text:p>|' | odt "200 spans, one in another" 0
p '<text:span>{</text:span><text:bookmark text:name="{имя}"/><text:a xlink:href="{адрес}" xmlns:xlink="http://www.w3.org/1999/xlink">и<text:s text:c="4000000000"/>м</text:a><text:note text:note-class="footnote"><text:note-citation>{имя}</text:note-citation><text:note-body><text:p>я}</text:p></text:note-body></text:note>' |
    odt "a tag that goes through a link and a note" 2
printf '<text:tracked-changes><text:changed-region xml:id="c" text:id="c"><text:deletion><office:change-info/><text:p>{нет такого}</text:p></text:deletion></text:changed-region></text:tracked-changes><text:p>{имя}<text:change text:change-id="c"/></text:p>' |
    sed 's|<office:change-info/>|<office:change-info><dc:creator xmlns:dc="http://purl.org/dc/elements/1.1/">a</dc:creator><dc:date xmlns:dc="http://purl.org/dc/elements/1.1/">2024-01-01T00:00:00</dc:date></office:change-info>|' | odt "a tag that was deleted" 0
p '{#дни}<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>{/}</text:p></text:note-body></text:note>' | odt "a loop that ends in a note" 2 TAG-
p '<text:sequence text:name="{имя}" text:formula="{имя}">{имя}</text:sequence><text:page-number>{имя}</text:page-number>' | odt "tags in fields" 2 TAG-FIELD

# ---- slides ----

frame() { printf '<draw:frame svg:x="1cm" svg:y="1cm" svg:width="9cm" svg:height="2cm"><draw:text-box>%s</draw:text-box></draw:frame>' "$1"; }
page='</draw:page><draw:page draw:master-page-name="Standard">'
echo "$(frame "$(p '{#дни}')")$page$(frame "$(p '{/}')")" | odp "a loop from a slide into another" 0
echo "$(frame "$(p '{-slide дни}{.}')")$page$(frame "$(p '{/}')")" | odp "slides repeated together" 0
{ many '<draw:g>' 100; frame "$(p '{-slide дни}{.}{/}')"; many '</draw:g>' 100; } | odp "100 groups, one in another" 0
echo "<draw:g>$(frame "$(p '{#дни}')")</draw:g>$(frame "$(p '{/}')")" | odp "a loop that begins in a group" 0
frame "$(p '{%имя}')" | odp "a picture of a file that there is not" 2 TAG-VALUE
{ frame "$(p '{#дни}')"; printf '<presentation:notes xmlns:presentation="urn:oasis:names:tc:opendocument:xmlns:presentation:1.0">%s</presentation:notes>' "$(frame "$(p '{/}')")"; } | odp "a loop from a slide into its notes" 2 TAG-RANGE
echo "$page$page$(many "$page" 2000)" | odp "2,000 empty slides" 0

a() { printf '<a:p><a:r><a:t>%s</a:t></a:r></a:p>' "$1"; }
shape() { printf '<p:sp><p:nvSpPr><p:cNvPr id="%s" name="{имя}"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>%s</p:txBody></p:sp>' "$1" "$2"; }
group='<p:grpSp><p:nvGrpSpPr><p:cNvPr id="7" name="г"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
shape 2 "$(a '{имя}')" | pptx "a tag in the name of a shape" 0
shape 2 "$(a '{имя}')" | sed 's/name="{имя}"/& descr="{имя}"/' | pptx "a tag in the description of a shape" 2
{ shape 2 "$(a '{#дни}')"; shape 3 "$(a '{/}')"; } | pptx "a loop from a shape into another" 0
{ many "$group" 60; shape 2 "$(a '{-slide дни}{.}{/}')"; many '</p:grpSp>' 60; } | pptx "60 groups, one in another" 0
{ many "$group" 5000; many '</p:grpSp>' 5000; } | pptx "5,000 groups, one in another" 2 slide1.xml
{ printf '%s' "$group"; shape 2 "$(a '{#дни}')"; printf '</p:grpSp>'; shape 3 "$(a '{/}')"; } | pptx "a loop that begins in a group" 0
shape 2 "$(a '{-slide дни}{.}{/}')$(a '{-slide дни}{.}{/}')" | pptx "a slide repeated twice over" 0
shape 2 '<a:p><a:fld id="{00000000-0000-0000-0000-000000000000}" type="slidenum"><a:t>{имя}</a:t></a:fld><a:r><a:rPr><a:hlinkClick r:id="{имя}"/></a:rPr><a:t>{имя}</a:t></a:r></a:p>' | pptx "tags in a field and in the id of a link" 2 TAG-FIELD
slide() { part pptx "$1"; filled "$2" pptx "$3" ${4:+"$4"}; }
printf '<?xml version="1.0"?>' | slide ppt/slides/slide1.xml "a slide that is empty" 2 ppt/slides/slide1.xml
echo '<p:sld xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"/>' | slide ppt/slides/slide1.xml "a slide without a tree" 0
echo '<a/>' | slide ppt/presentation.xml "a presentation that is none" 0
rels() { printf '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">%s</Relationships>' "$1"; }
relation() { printf '<Relationship Id="%s" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" Target="%s"/>' "$1" "$2" "$3"; }
rels "$(relation rId11 slide slides/slide1.xml)$(relation rId11 slide slides/slide1.xml)$(relation rId1 slideMaster presentation.xml)" | slide ppt/_rels/presentation.xml.rels "a presentation that is its own master" 0
rels "$(relation rId11 slide ../../../../../etc/passwd)" | slide ppt/_rels/presentation.xml.rels "a slide outside of the package" 0
rels '' | slide ppt/_rels/presentation.xml.rels "a slide that is nowhere" 0
rels "$(relation rId1 slide slide1.xml)$(relation rId2 notesSlide slide1.xml)$(relation rId3 chart nowhere.xml)" | slide ppt/slides/_rels/slide1.xml.rels "a slide that is its own notes" 0

# ---- what mutated templates showed ----

part xlsx xl/worksheets/sheet1.xml <<EOT
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">$(cell A1 '{#пусто}{.}')$(cell B1 '{/}')</row><row r="2">$(cell A2 '{имя}')</row></sheetData></worksheet>
EOT
mkdir "$work/parts/xl/worksheets/_rels"
rels "$(relation rId1 comments ../comments1.xml)" >"$work/parts/xl/worksheets/_rels/sheet1.xml.rels"
echo '<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors><author/></authors><commentList><comment ref="A1" authorId="0"><text><t>{имя}</t></text></comment></commentList></comments>' >"$work/parts/xl/comments1.xml"
sed -i 's|</Types>|<Override PartName="/xl/comments1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"/>&|' "$work/parts/[Content_Types].xml"
"$tools/pack" "$work/parts" "$work/hostile.xlsx"
filled "a remark with a tag at a row that goes" xlsx 0
echo "<table:table>$columns$(text '{:merge имя}')</table:table>" | odt "a cell that stands in no row" 2 TAG-MERGE
for kind in docx odt; do
    echo '{-section дни}{имя}{/}{-section дни}{имя}{/}' >"$work/picture"
    "$spec/build.sh" "$work/picture" $kind "$work/hostile.$kind"
    [ $kind = docx ] && filled "one section of pages repeated twice over" $kind 0 || filled "a section that there is not" $kind 2 TAG-RANGE
done

# ---- parts that are not there ----

# ends NAME FORMAT — with a document, or with a message and none.
ends() {
    rm -f "$work/out.$2"
    confined pisar fill "hostile.$2" --data data.json -o "out.$2"
    check "$2: $1: a document, or the reason" test "$status" -eq 0 -a -s "$work/out.$2" -o "$status" -eq 2 -a -s "$work/stderr" -a ! -e "$work/out.$2"
}

for kind in odt pptx odp xlsx ods; do
    (cd "$spec/$kind/plain" && find . -type f) | sed 's|^\./||' | sort | while read -r entry; do
        part $kind "$entry" </dev/null
        ends "$entry is empty" $kind
        rm "$work/parts/$entry"
        "$tools/pack" "$work/parts" "$work/hostile.$kind"
        ends "no $entry" $kind
    done
done

# ---- what came out ----

# is_vast FILE — so large that to judge it by a schema would take minutes.
is_vast() { [ "$("$tools/canon" "$1" | wc -c)" -gt 200000 ]; }
is_valid() { grep -q "^ok .*/$1\$" "$work/valid"; }

while read -r number format label; do
    is_vast "$work/made/$number.$format" && rm "$work/made/$number.$format" "$work/made/$number-template.$format"
done <"$work/labels"
find "$work/made" -type f -print0 | xargs -0 "$tools/validate" "$root/tests/schemas" >"$work/valid"
while read -r number format label; do
    [ -e "$work/made/$number.$format" ] && is_valid "$number-template.$format" || continue
    grep -A 1 "/$number\.$format\$" "$work/valid" >"$work/judged"
    check "$label: as valid as the template" sh -c 'cat "$1"; grep -q "^ok " "$1"' valid "$work/judged"
done <"$work/labels"
