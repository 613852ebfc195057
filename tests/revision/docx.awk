# The notation of cases.txt as parts of a DOCX: word/document.xml and word/header1.xml below DIR.
# text, *bold*, "> centred", "| cell | cell", "- item of a list", "^ header".
function escape(s) { gsub(/&/, "\\&amp;", s); gsub(/</, "\\&lt;", s); gsub(/>/, "\\&gt;", s); return s }
function run(s, bold) { return s == "" ? "" : "<w:r>" (bold ? "<w:rPr><w:b/></w:rPr>" : "") "<w:t" (s ~ /^ | $/ ? " xml:space=\"preserve\"" : "") ">" escape(s) "</w:t></w:r>" }
function runs(s,   n, i, pieces, out) {
    n = split(s, pieces, "*")
    for (i = 1; i <= n; i++) out = out run(pieces[i], i % 2 == 0)
    return out
}
function paragraph(s, properties) { return "<w:p>" (properties == "" ? "" : "<w:pPr>" properties "</w:pPr>") runs(s) "</w:p>" }
function end_table() { if (rows != "") { body = body "<w:tbl><w:tblPr/><w:tblGrid>" grid "</w:tblGrid>" rows "</w:tbl>"; rows = "" } }
BEGIN { W = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"" }
/^\| / {
    n = split(substr($0, 3), cells, / \| ?/); row = grid = ""
    for (i = 1; i <= n; i++) { row = row "<w:tc>" paragraph(cells[i]) "</w:tc>"; grid = grid "<w:gridCol w:w=\"2000\"/>" }
    rows = rows "<w:tr>" row "</w:tr>"; next
}
{ end_table() }
/^\^ / { header = substr($0, 3); next }
/^- / { body = body paragraph(substr($0, 3), "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>"); next }
/^> / { body = body paragraph(substr($0, 3), "<w:jc w:val=\"center\"/>"); next }
{ body = body paragraph($0) }
END {
    end_table()
    print "<w:document " W "><w:body>" body "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId1\"/></w:sectPr></w:body></w:document>" >(DIR "/word/document.xml")
    print "<w:hdr " W ">" paragraph(header) "</w:hdr>" >(DIR "/word/header1.xml")
}
