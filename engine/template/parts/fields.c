#include "template/parts/fields.h"

#include <string.h>

#include "base/i18n.h"

static bool is_stale_code(struct str code)
{
    static const char *const words[] = {"TOC", "PAGEREF", "REF", "NOTEREF", "SEQ", "INDEX", "TOA", "NUMPAGES", "SECTIONPAGES"};
    struct str word, rest = str_trim(code);
    if (!str_split(&rest, ' ', &word))
        return false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_equal(word, str_from(words[i])))
            return true;
    return false;
}

static void mark(xmlNodePtr node)
{
    xmlSetNsProp(node, node->ns, (const xmlChar *)"dirty", (const xmlChar *)"true");
}

/* The code of a complex field is the text of the w:instrText after its first w:fldChar. */
static void mark_stale(xmlNodePtr root)
{
    struct arena scratch = {0};
    xmlNodePtr begin = NULL;
    for (xmlNodePtr node = root; node; node = markup_next(node, root)) {
        if (markup_is(node, "fldSimple") && is_stale_code(markup_attribute(&scratch, node, (const char *)node->ns->href, "instr")))
            mark(node);
        if (markup_is(node, "fldChar"))
            begin = str_equal(markup_attribute(&scratch, node, (const char *)node->ns->href, "fldCharType"), STR("begin")) ? node : NULL;
        if (begin && markup_is(node, "instrText") && node->children && is_stale_code(str_from((const char *)node->children->content)))
            mark(begin);
    }
    arena_release(&scratch);
}

void fields_mark_stale(struct parts *parts)
{
    for (size_t i = 0; i < parts->count; i++)
        if (parts->items[i].is_changed && parts->format->fields_go_stale)
            mark_stale(xmlDocGetRootElement(parts->items[i].doc));
}

/* ---- tags ---- */

static bool has_tag(struct str code)
{
    size_t open = str_find(code, STR("{"), 0);
    return open != SIZE_MAX && str_find(code, STR("}"), open) != SIZE_MAX;
}

static bool check_code(struct parts *parts, struct str code)
{
    struct str shown = str_trim(code);
    struct place where = {.file = parts->file, .words = arena_printf(&parts->program->arena, _("code of a field “%.*s”"), STR_ARG(shown))};
    return !has_tag(code) || diag_error(parts->d, where, "TAG-FIELD", "%s",
                                        _("tags in the code of a field are not filled: write the tag in the text instead of the field"));
}

/* A code may be split over any number of runs. */
static bool check_codes(struct parts *parts, xmlNodePtr root)
{
    struct arena *a = &parts->program->arena;
    struct str code = {0};
    bool ok = true;
    for (xmlNodePtr node = root; node; node = markup_next(node, root)) {
        if (markup_is(node, "fldSimple"))
            ok = check_code(parts, markup_attribute(a, node, (const char *)node->ns->href, "instr")) && ok;
        if (markup_is(node, "instrText") && node->children)
            code = arena_printf(a, "%.*s%s", STR_ARG(code), (const char *)node->children->content);
        if (!markup_is(node, "fldChar"))
            continue;
        ok = check_code(parts, code) && ok;
        code = (struct str){0};
    }
    return ok;
}

bool fields_check_codes(struct parts *parts)
{
    bool ok = true;
    for (size_t i = 0; i < parts->count; i++)
        if (parts->items[i].is_tagged && parts->format->fields_go_stale)
            ok = check_codes(parts, xmlDocGetRootElement(parts->items[i].doc)) && ok;
    return ok;
}
