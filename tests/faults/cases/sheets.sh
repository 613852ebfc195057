# What does not fit into a sheet is told, and nothing is written; what just fits is made.
sheet='<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'

# template A1 B1 — a book of one row.
template() {
    rm -rf "$work/parts" "$work/out.xlsx"
    cp -r "$root/tests/golden/sheets/parts/xlsx/broken.xlsx" "$work/parts"
    cat >"$work/parts/xl/worksheets/sheet1.xml" <<EOT
$sheet<row r="1"><c r="A1" t="inlineStr"><is><t>$1</t></is></c><c r="B1" t="inlineStr"><is><t>$2</t></is></c></row></sheetData></worksheet>
EOT
    "$tools/pack" "$work/parts" "$work/book.xlsx"
}

# data EXPRESSION — the value «a» of the data.
data() { echo "local rows = {} for i = 1, 1048577 do rows[i] = \"x\" end return { a = $1 }" >"$work/data.lua"; }

filled() {
    label=$1 expected=$2
    shift 2
    pisar fill book.xlsx --data data.lua -o out.xlsx
    check "$label: exit $expected" said "$expected" "$@"
    [ "$expected" -ne 2 ] || check "$label: no document" test ! -e "$work/out.xlsx"
    [ "$expected" -ne 0 ] || check "$label: a document" test -s "$work/out.xlsx"
}

template '{#a}{.}' '{/}'
data rows
filled "one row too many" 2 SHEET-ROWS 1048577 1048576
data '(function() rows[#rows] = nil return rows end)()'
filled "as many rows as a sheet holds" 0
template '{a}' ''
data 'string.rep("ы", 32768)'
filled "one letter too many" 2 SHEET-TEXT 32767
data 'string.rep("ы", 32767)'
filled "as many letters as a cell holds" 0
template '{#a}{.}{/}' ''
data rows
filled "a text in one cell of too many items" 2 SHEET-TEXT

# Sheets that the book does not list, numbers beyond all sheets.
template '{#a}{.}{:merge .}' '{:break page}{/}'
data '{ "x", "x" }'
sed -i 's/r:id="rId1"/r:id="rId9"/' "$work/parts/xl/workbook.xml"
"$tools/pack" "$work/parts" "$work/book.xlsx"
filled "a sheet that the book does not list" 0
template '{#a}{.}{:merge .}' '{/}'
sed -i 's/<row r="1">/<row r="99999999999999999999">/' "$work/parts/xl/worksheets/sheet1.xml"
"$tools/pack" "$work/parts" "$work/book.xlsx"
filled "a row beyond all sheets" 2 SHEET-ROWS
rm "$work/parts/xl/worksheets/sheet1.xml"
"$tools/pack" "$work/parts" "$work/book.xlsx"
filled "a book without its sheet" 2 book.xlsx
