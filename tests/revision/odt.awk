# The notation of cases.txt as parts of an ODT: content.xml and styles.xml below DIR.
function escape(s) { gsub(/&/, "\\&amp;", s); gsub(/</, "\\&lt;", s); gsub(/>/, "\\&gt;", s); return s }
function runs(s,   n, i, pieces, out) {
    n = split(s, pieces, "*")
    for (i = 1; i <= n; i++) out = out (i % 2 == 0 ? "<text:span text:style-name=\"T1\">" escape(pieces[i]) "</text:span>" : escape(pieces[i]))
    return out
}
function paragraph(s, style) { return "<text:p" (style == "" ? "" : " text:style-name=\"" style "\"") ">" runs(s) "</text:p>" }
function end_table() {
    if (rows != "") body = body "<table:table table:name=\"Table" ++tables "\"><table:table-column table:number-columns-repeated=\"" n "\"/>" rows "</table:table>"
    if (items != "") body = body "<text:list>" items "</text:list>"
    rows = items = ""
}
function namespace(p) { return " xmlns:" p "=\"urn:oasis:names:tc:opendocument:xmlns:" p ":1.0\"" }
BEGIN {
    NS = namespace("office") namespace("text") namespace("table") namespace("style") " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" office:version=\"1.3\""
}
/^\| / {
    if (items != "") end_table()
    n = split(substr($0, 3), cells, / \| ?/); row = ""
    for (i = 1; i <= n; i++) row = row "<table:table-cell>" paragraph(cells[i]) "</table:table-cell>"
    rows = rows "<table:table-row>" row "</table:table-row>"; next
}
/^- / { if (rows != "") end_table(); items = items "<text:list-item>" paragraph(substr($0, 3)) "</text:list-item>"; next }
{ end_table() }
/^\^ / { header = substr($0, 3); next }
/^> / { body = body paragraph(substr($0, 3), "Centre"); next }
{ body = body paragraph($0) }
END {
    end_table()
    bold = body !~ /"T1"/ ? "" : "<style:style style:name=\"T1\" style:family=\"text\"><style:text-properties fo:font-weight=\"bold\"/></style:style>"
    centre = body !~ /"Centre"/ ? "" : "<style:style style:name=\"Centre\" style:family=\"paragraph\"><style:paragraph-properties fo:text-align=\"center\"/></style:style>"
    print "<office:document-content" NS "><office:automatic-styles>" bold centre "</office:automatic-styles><office:body><office:text>" body "</office:text></office:body></office:document-content>" >(DIR "/content.xml")
    layout = "<style:page-layout style:name=\"L\"/>"
    master = "<style:master-page style:name=\"Standard\" style:page-layout-name=\"L\"><style:header>" paragraph(header) "</style:header></style:master-page>"
    print "<office:document-styles" NS "><office:styles/><office:automatic-styles>" layout "</office:automatic-styles><office:master-styles>" master "</office:master-styles></office:document-styles>" >(DIR "/styles.xml")
}
