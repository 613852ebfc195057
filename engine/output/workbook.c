/* The least that ECMA-376 part 1, 12.2 and 18.2 ask of a workbook. */
#include "output/workbook.h"

#include <stdlib.h>

#include "base/fatal.h"
#include "pack/namespaces.h"

#define XML "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define MEDIA "application/vnd.openxmlformats-officedocument.spreadsheetml."

/* '@' stands for the sheet's name. */
static const struct {
    const char *name, *text;
} parts[] = {
    {"[Content_Types].xml", XML "<Types xmlns=\"" NS_TYPES "\">"
                                "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                                "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                                "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" MEDIA "sheet.main+xml\"/>"
                                "<Override PartName=\"/xl/styles.xml\" ContentType=\"" MEDIA "styles+xml\"/>"
                                "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"" MEDIA "worksheet+xml\"/></Types>\n"},
    {"_rels/.rels", XML "<Relationships xmlns=\"" NS_RELATIONSHIPS "\">"
                        "<Relationship Id=\"rId1\" Type=\"" NS_R "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>\n"},
    {"xl/workbook.xml", XML "<workbook xmlns=\"" NS_X "\" xmlns:r=\"" NS_R "\">"
                            "<sheets><sheet name=\"@\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>\n"},
    {"xl/_rels/workbook.xml.rels", XML "<Relationships xmlns=\"" NS_RELATIONSHIPS "\">"
                                       "<Relationship Id=\"rId1\" Type=\"" NS_R "/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
                                       "<Relationship Id=\"rId2\" Type=\"" NS_R "/styles\" Target=\"styles.xml\"/></Relationships>\n"},
    {"xl/styles.xml",
     XML "<styleSheet xmlns=\"" NS_X "\">"
         "<fonts count=\"1\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
         "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>"
         "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
         "<cellStyleXfs count=\"1\"><xf/></cellStyleXfs>"
         "<cellXfs count=\"2\"><xf/><xf numFmtId=\"14\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>\n"}};

struct workbook {
    struct writer *writer;
};

static void put_escaped(struct buf *b, struct str name)
{
    for (size_t i = 0; i < name.len; i++) {
        char c = name.ptr[i];
        if (c == '&' || c == '<' || c == '"')
            buf_put_cstr(b, c == '&' ? "&amp;" : c == '<' ? "&lt;" : "&quot;");
        else
            buf_put_char(b, c);
    }
}

static void put_part(struct writer *w, const char *name, const char *text, struct str sheet)
{
    struct buf bytes;
    buf_init(&bytes, BUF_LIMIT_PART);
    for (; *text; text++) {
        if (*text == '@')
            put_escaped(&bytes, sheet);
        else
            buf_put_char(&bytes, *text);
    }
    struct sink sink = writer_begin_part(w, str_from(name));
    sink.write(sink.to, bytes.ptr, bytes.len);
    writer_end_part(w, NULL);
    buf_release(&bytes);
}

struct workbook *workbook_begin(struct str file, struct str sheet, struct sink *sink)
{
    struct workbook *b = malloc(sizeof *b);
    if (!b)
        fatal_no_memory();
    b->writer = writer_new();
    writer_begin(b->writer, file);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        put_part(b->writer, parts[i].name, parts[i].text, sheet);
    *sink = writer_begin_part(b->writer, STR("xl/worksheets/sheet1.xml"));
    return b;
}

bool workbook_end(struct workbook *b, struct writer *to, struct str name, struct diag *d)
{
    struct buf bytes;
    buf_init(&bytes, BUF_LIMIT_PACKAGE);
    bool ok = writer_end_part(b->writer, d) && writer_finish(b->writer, &bytes, d);
    if (ok) {
        struct sink sink = writer_begin_part(to, name);
        sink.write(sink.to, bytes.ptr, bytes.len);
        ok = writer_end_part(to, d);
    }
    writer_free(b->writer);
    buf_release(&bytes);
    free(b);
    return ok;
}
