# The notation of cases.txt as parts of an ODP: content.xml and styles.xml below DIR. A slide with a frame for each run of
# paragraphs and lists, which ends before a line with a colon behind it, and one for each table.
function escape(s) { gsub(/&/, "\\&amp;", s); gsub(/</, "\\&lt;", s); gsub(/>/, "\\&gt;", s); return s }
function runs(s,   n, i, pieces, out) {
    n = split(s, pieces, "*")
    for (i = 1; i <= n; i++) out = out (i % 2 == 0 ? "<text:span text:style-name=\"T1\">" escape(pieces[i]) "</text:span>" : escape(pieces[i]))
    return out
}
function paragraph(s, style) { return "<text:p" (style == "" ? "" : " text:style-name=\"" style "\"") ">" runs(s) "</text:p>" }
function frame(s) { return "<draw:frame svg:x=\"1cm\" svg:y=\"" ++frames "cm\" svg:width=\"20cm\" svg:height=\"1cm\">" s "</draw:frame>" }
function end_list() { if (items != "") text = text "<text:list>" items "</text:list>"; items = "" }
function end_text() { end_list(); if (text != "") body = body frame("<draw:text-box>" text "</draw:text-box>"); text = "" }
function end_table() {
    if (rows != "") body = body frame("<table:table><table:table-column table:number-columns-repeated=\"" n "\"/>" rows "</table:table>")
    rows = ""
}
function namespace(p, name) { return " xmlns:" p "=\"urn:oasis:names:tc:opendocument:xmlns:" (name == "" ? p : name) ":1.0\"" }
BEGIN {
    NS = namespace("office") namespace("text") namespace("table") namespace("style") namespace("draw", "drawing") namespace("presentation") \
        namespace("svg", "svg-compatible") namespace("fo", "xsl-fo-compatible") " office:version=\"1.3\""
}
/^\| / {
    end_text()
    n = split(substr($0, 3), cells, / \| ?/); row = ""
    for (i = 1; i <= n; i++) row = row "<table:table-cell>" paragraph(cells[i]) "</table:table-cell>"
    rows = rows "<table:table-row>" row "</table:table-row>"; next
}
{ end_table() }
/^- / { items = items "<text:list-item>" paragraph(substr($0, 3)) "</text:list-item>"; next }
{ end_list() }
/^\^ / { next }
/:$/ { end_text() }
/^> / { text = text paragraph(substr($0, 3), "Centre"); next }
{ text = text paragraph($0) }
END {
    end_text(); end_table()
    bold = body !~ /"T1"/ ? "" : "<style:style style:name=\"T1\" style:family=\"text\"><style:text-properties fo:font-weight=\"bold\"/></style:style>"
    centre = body !~ /"Centre"/ ? "" : "<style:style style:name=\"Centre\" style:family=\"paragraph\"><style:paragraph-properties fo:text-align=\"center\"/></style:style>"
    print "<office:document-content" NS "><office:automatic-styles>" bold centre "</office:automatic-styles><office:body><office:presentation><draw:page draw:master-page-name=\"M\">" body "</draw:page></office:presentation></office:body></office:document-content>" >(DIR "/content.xml")
    layout = "<style:page-layout style:name=\"L\"/>"
    print "<office:document-styles" NS "><office:styles/><office:automatic-styles>" layout "</office:automatic-styles><office:master-styles><style:master-page style:name=\"M\" style:page-layout-name=\"L\"/></office:master-styles></office:document-styles>" >(DIR "/styles.xml")
}
