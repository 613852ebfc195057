# The canonical XML of a merged document (canon) as the notation of cases.txt: paragraphs, cells joined by " | ", bold words in
# asterisks, headers behind the body, remarks last as "! …". A record is a tag and the text behind it. Tracked changes are all
# taken when VIEW is "new", all refused when it is "old".
BEGIN { RS = "<" }
function put(s) {
    gsub(/\n/, "", s); gsub(/&lt;/, "<", s); gsub(/&gt;/, ">", s); gsub(/&amp;/, "\\&", s)
    if (VIEW != "" && is_gone(run)) return
    said = said (bold && s != "" ? "*" s "*" : s)
}
function style_name(tag) { return match(tag, /(style|text):(style-)?name="[^"]*"/) ? in_quotes(substr(tag, RSTART, RLENGTH)) : "" }
function in_quotes(s) { sub(/^[^"]*"/, "", s); sub(/"$/, "", s); return s }
function is_gone(marks) { return VIEW == "new" ? marks["del"] : marks["ins"] }
function end_paragraph() {
    if (VIEW != "" && is_gone(paragraph)) { said = ""; return }
    if (in_remark) remarks = remarks "! " said "\n"
    else if (in_header) headers = headers (said == "" ? "" : said "\n")
    else if (in_cell) cell = cell said
    else body = body (centred ? "> " : "") said "\n"
    said = ""; centred = 0
}
{ i = index($0, ">"); tag = substr($0, 1, i - 1); text = substr($0, i + 1); name = tag; sub(/[ \n].*/, "", name) }
name ~ /^w:(t|delText)$/ && tag !~ /preserve/ { gsub(/^ +| +$/, "", text) } # as programs read it
name ~ /^office(ooo)?:annotation$/ { kept = said; said = ""; in_remark = 1 }
name ~ /^\/office(ooo)?:annotation$/ { in_remark = 0; said = kept }
name == "w:b" { bold = 1 }
name == "/w:r" { bold = 0 }
name == "style:style" { style = style_name(tag) }
name == "style:text-properties" && tag ~ /fo:font-weight="bold"/ { is_bold[style] = 1 }
name == "text:span" { bold = style_name(tag) in is_bold }
name == "/text:span" { bold = 0 }
name ~ /^\/?draw:text-box$/ { in_box = name !~ /^\// }
name == "table:table" && in_box { body = body "a table in a text box\n" }
name == "w:tc" || name == "table:table-cell" { in_cell = 1; cell = "" }
name == "/w:tc" || name == "/table:table-cell" { row = row (columns++ ? " | " : "") cell; in_cell = 0 }
name == "/w:tr" || name == "/table:table-row" { if (VIEW == "" || !is_gone(tr)) body = body row "\n"; row = ""; columns = 0 }
name == "w:jc" && tag ~ /center/ || name == "text:p" && tag ~ /"Centre/ { centred = 1 }
name == "w:p" { paragraph["ins"] = paragraph["del"] = 0 }
name == "w:tr" { tr["ins"] = tr["del"] = 0 }
name ~ /^\/?w:(pPr|trPr)$/ { properties = name }
name == "w:ins" || name == "w:del" {
    kind = substr(name, 3)
    if (properties == "w:pPr") paragraph[kind] = 1
    else if (properties == "w:trPr") tr[kind] = 1
    else run[kind] = 1
}
name ~ /^\/w:(ins|del)$/ { if (properties !~ /^w/) run[substr(name, 4)] = 0 }
name == "w:t" || name == "w:delText" || name ~ /^\/?text:(p|span)$/ || name ~ /^\/?office(ooo)?:annotation(-end)?$/ {
    if (name == "/text:p") { end_paragraph(); text = "" }
    put(text)
}
name == "/w:p" { end_paragraph() }
text ~ /\n=== / {
    in_remark = text ~ /=== word\/comments.xml/
    in_header = text ~ /=== (word\/header|styles.xml)/
}
END { printf "%s%s%s", body, headers, remarks }
