# Reads a template of Word as canonical XML, a tag a line, and names what a superior or an editor would stumble over:
# formatting beside the styles, rows that break, headings of tables that do not repeat, empty paragraphs as spacing.
/^=== / { body = $2 == "word/document.xml" }
!body { next }
/^<w:(jc|ind|spacing|b|i|u|sz|szCs|rFonts|color|keepNext)( [^>]*)?>$/ { fault("formatting beside the styles: " $0) }
/^<w:tbl>/ { tables++; rows = 0 }
/^<w:tc>/ { cell++ }
/^<\/w:tc>/ { cell-- }
/^<w:tr>/ || /^<w:tr / { rows++; whole = 0; head = 0 }
/^<\/w:tbl>/ { long += rows > 1 } # one row needs no heading: a line of another document, quoted
/^<w:cantSplit/ { whole = 1 }
/^<w:tblHeader/ { head = 1; heads++ }
/^<\/w:tr>/ { if (!whole) fault("a row that may break over pages, in table " tables) }
/^<w:p>/ || /^<w:p / { filled = 0; paragraph++ }
/^<w:(r|sectPr)( [^>]*)?>/ { filled = 1 }
# Word wants a paragraph after a table that ends the document.
empty { if ($0 !~ /^<w:sectPr/) fault("an empty paragraph, number " empty); empty = 0 }
/^<\/w:p>/ { if (!filled && !cell) empty = paragraph }
function fault(text) { print "# " text; faults++ }
END { if (long && !heads) fault("no table repeats its heading"); exit faults > 0 }
