/* A date is a number to a workbook; only the format of its cell says that it is one (ECMA-376 part 1, 18.8.30). */
#include <stdlib.h>
#include <string.h>

#include "template/sheets/workbook.h"

enum { FORMAT_TEXT = 49 };

static bool is_built_in_date(long format)
{
    return (format >= 14 && format <= 22) || (format >= 27 && format <= 36) || (format >= 45 && format <= 47) ||
           (format >= 50 && format <= 58);
}

/* Letters of days, months, years and times outside of quotes, escapes and brackets. */
static bool is_date_code(struct str code)
{
    for (size_t i = 0; i < code.len; i++) {
        char c = code.ptr[i];
        size_t end = c == '"' ? str_find(code, STR("\""), i + 1) : c == '[' ? str_find(code, STR("]"), i + 1) : i;
        if (end == SIZE_MAX)
            return false;
        if (end == i && strchr("dDmMyYhHsS", c))
            return true;
        i = end + (c == '\\' || c == '_' || c == '*');
    }
    return false;
}

/* "TRUE";"TRUE";"FALSE": a book has no format of its own for a flag, and this is how programs write one. */
static bool is_flag_code(struct str code)
{
    static const char *const codes[] = {"\"TRUE\";\"TRUE\";\"FALSE\"", "\"ИСТИНА\";\"ИСТИНА\";\"ЛОЖЬ\"", "BOOLEAN"};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (str_equal(code, str_from(codes[i])))
            return true;
    return false;
}

static long number_of(struct arena *a, xmlNodePtr node, const char *name)
{
    struct str text = workbook_attribute(a, node, NULL, name);
    return text.len ? strtol(text.ptr, NULL, 10) : 0;
}

static struct str code_of(struct arena *a, xmlNodePtr styles, long format)
{
    xmlNodePtr codes = workbook_child(styles, "numFmts");
    for (xmlNodePtr code = codes ? codes->children : NULL; code; code = code->next)
        if (workbook_is(code, "numFmt") && number_of(a, code, "numFmtId") == format)
            return workbook_attribute(a, code, NULL, "formatCode");
    return (struct str){0};
}

static unsigned char accepts_of(struct arena *a, xmlNodePtr styles, long format)
{
    struct str code = code_of(a, styles, format);
    if (format == FORMAT_TEXT || str_equal(code, STR("@")))
        return 0;
    if (is_flag_code(code))
        return ACCEPT_NUMBER | ACCEPT_FLAG;
    return code.len ? is_date_code(code) ? ACCEPT_DATE : ACCEPT_NUMBER : is_built_in_date(format) ? ACCEPT_DATE : ACCEPT_NUMBER;
}

void workbook_read_styles(struct worksheets *g)
{
    struct arena *a = &g->parts->program->arena;
    struct str name = STR("xl/styles.xml");
    size_t part = parts_has(g->parts, name) ? parts_find(g->parts, name) : SIZE_MAX;
    xmlNodePtr root = part == SIZE_MAX ? NULL : xmlDocGetRootElement(g->parts->items[part].doc);
    xmlNodePtr cells = workbook_child(root, "cellXfs");
    for (xmlNodePtr xf = cells ? cells->children : NULL; xf; xf = xf->next)
        if (workbook_is(xf, "xf"))
            *ARENA_PUSH(a, g->accepts, g->style_count, g->style_capacity) = accepts_of(a, root, number_of(a, xf, "numFmtId"));
}
