# A picture of a document (README.md) → files body, header, footer and notes in OUT, by the marks of a format, and
# `full` when there is anything beside the body.
#   awk -v marks=FILE -v out=DIR -f picture.awk PICTURE

function escape(s) {
    gsub(/&/, "\\&amp;", s); gsub(/</, "\\&lt;", s); gsub(/>/, "\\&gt;", s)
    return s
}

# The mark of a thing with its hole filled; not by gsub, to which & and \ say something.
function fill(markup, hole, with,    at) {
    at = index(markup, hole)
    return at ? substr(markup, 1, at - 1) with substr(markup, at + length(hole)) : markup
}

# A format without a mark has no such thing: the example is not for it.
function mark(thing, contents) {
    if (!(thing in marking)) {
        print "no mark of “" thing "” in " marks
        exit 1
    }
    return fill(marking[thing], "@contents@", contents)
}
function words(s) { return mark("text", escape(s)) }
function paragraph(s) { return mark("paragraph", s == "¶" ? "" : words(s)) }

# Where the paragraph above ends in what was made last: a note goes there.
function add_note(s,    made) {
    made = fill(mark("reference", paragraph(s)), "@number@", ++notes)
    if (rows != "")
        rows = before_end(rows, made)
    else
        story = before_end(story, made)
    if ("note" in marking) # else it stands in the text
        note = note fill(mark("note", paragraph(s)), "@number@", notes)
    full = 1
}

function before_end(made, what,    end, at, last) {
    end = marking["paragraph"]
    end = substr(end, index(end, "@contents@") + length("@contents@"))
    for (at = 1; index(substr(made, at), end); at += index(substr(made, at), end) + length(end) - 1)
        last = at + index(substr(made, at), end) - 1
    return substr(made, 1, last - 1) what substr(made, last)
}

function cell(s,    n, i, piece, made) {
    n = split(s == "" ? "¶" : s, piece, / ⏎ /)
    for (i = 1; i <= n; i++)
        made = made (i > 1 ? marking["between"] : "") paragraph(piece[i])
    return mark("cell", made)
}

# A bar inside of a tag is a filter's, not a border of cells.
function row(s,    i, c, depth, text, made) {
    width = 0
    for (i = 2; i <= length(s); i++) {
        c = substr(s, i, 1)
        depth += (c == "{" || substr(s, i, 2) == "((" || substr(s, i, 2) == "<%") - (c == "}" || substr(s, i, 2) == "))" || substr(s, i, 2) == "%>")
        if (c != "|" || depth > 0) {
            text = text c
            continue
        }
        gsub(/^ +| +$/, "", text)
        made = made cell(text)
        width++
        text = ""
    }
    return mark("row", made)
}

# What stands on the page by itself has a number of its own, wherever its mark asks for it.
function placed(markup) {
    things++
    while (index(markup, "@number@"))
        markup = fill(markup, "@number@", things)
    return markup
}

# Paragraphs one under another, where the format has to hold them together.
function end_story() {
    if (story != "")
        body = body placed(mark("story", story))
    story = ""
}

function end_table(    i, columns, made) {
    if (rows == "")
        return
    for (i = 1; i <= widest; i++)
        columns = columns marking["column"]
    made = fill(fill(mark("table", rows), "@columns@", columns), "@width@", widest)
    body = body placed(made)
    rows = ""
    widest = 0
}

function rest(s) { sub(/^[^:]*: */, "", s); return s }

BEGIN {
    while ((getline line <marks) > 0)
        marking[substr(line, 1, index(line, "\t") - 1)] = substr(line, index(line, "\t") + 1)
    if (!("story" in marking)) marking["story"] = "@contents@"
    if (!("line" in marking)) marking["line"] = "@contents@"
}

/^\|/ { end_story(); rows = rows row($0); widest = width > widest ? width : widest; next }
/^сноска: / { add_note(rest($0)); next }
{ end_table() }
/^$/ { next }
/^верхний колонтитул: / { header = header paragraph(rest($0)); full = 1; next }
/^нижний колонтитул: / { footer = footer paragraph(rest($0)); full = 1; next }
/^надпись: / { end_story(); body = body placed(mark("box", paragraph(rest($0)))); next }
{ story = story mark("line", paragraph($0)) }

END {
    end_story()
    end_table()
    empty = mark("paragraph", "")
    print body >(out "/body")
    print (header == "" ? empty : header) >(out "/header")
    print (footer == "" ? empty : footer) >(out "/footer")
    print note >(out "/notes")
    if (full) print "" >(out "/full")
}
