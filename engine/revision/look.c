/* What programs keep when they write a document anew is what people set on the spot; names of styles, fonts that follow from
 * them and languages are not compared here. */
#include "revision/look.h"

#include <string.h>

#include "pack/format.h"
#include "revision/fold.h"

/* What says how characters look: an element of a run's properties with an attribute (WordprocessingML), an attribute of them
 * (DrawingML), or of a style's text properties (ODF). Values that say "as always" are the same as none. */
static const struct {
    const char *name, *attribute;
} looks[] = {{"b", "val"},     {"i", "val"},         {"u", "val"},           {"strike", "val"}, {"dstrike", "val"},
             {"caps", "val"},  {"smallCaps", "val"}, {"color", "val"},       {"sz", "val"},     {"highlight", "val"},
             {"shd", "fill"},  {"vertAlign", "val"}, {"vanish", "val"}};

static const char *const drawn_looks[] = {"b", "i", "u", "strike", "sz", "baseline"};

static const char *const styled_looks[] = {"font-weight", "font-style", "text-underline-style", "text-line-through-style", "color",
                                           "background-color", "font-size", "text-position", "text-transform"};

#define COUNT(table) (sizeof(table) / sizeof *(table))

static bool says_nothing(struct str value)
{
    static const char *const words[] = {"auto", "none", "baseline", "normal", "noStrike", "transparent"};
    for (size_t i = 0; i < COUNT(words); i++)
        if (str_equal(value, str_from(words[i])))
            return true;
    return false;
}

static void put_look(struct buf *out, const char *name, struct str value)
{
    bool is_on = !value.len || str_equal(value, STR("1")) || str_equal(value, STR("true")) || str_equal(value, STR("on"));
    bool is_off = str_equal(value, STR("0")) || str_equal(value, STR("false")) || str_equal(value, STR("off"));
    if (is_on)
        buf_printf(out, " %s", name);
    else if (!is_off && !says_nothing(value))
        buf_printf(out, " %s=%.*s", name, STR_ARG(value));
}

/* An attribute whatever its namespace; the view lives as long as the tree. ptr NULL: there is none. */
static struct str value_of(const xmlNode *node, const char *name)
{
    for (const xmlAttr *a = node->properties; a; a = a->next)
        if (strcmp((const char *)a->name, name) == 0)
            return a->children && a->children->content ? str_from((const char *)a->children->content) : STR("");
    return (struct str){0};
}

static xmlNodePtr child_of(const xmlNode *node, const char *name)
{
    for (xmlNodePtr child = node ? xmlFirstElementChild((xmlNodePtr)node) : NULL; child; child = xmlNextElementSibling(child))
        if (strcmp((const char *)child->name, name) == 0)
            return child;
    return NULL;
}

static void put_run(struct buf *out, const xmlNode *run)
{
    const xmlNode *properties = child_of(run, "rPr");
    for (size_t i = 0; properties && i < COUNT(looks); i++) {
        const xmlNode *said = child_of(properties, looks[i].name);
        struct str value = said ? value_of(said, looks[i].attribute) : STR("0");
        put_look(out, looks[i].name, value);
    }
    for (size_t i = 0; properties && properties->properties && i < COUNT(drawn_looks); i++) {
        struct str value = value_of(properties, drawn_looks[i]);
        put_look(out, drawn_looks[i], value.ptr ? value : STR("0"));
    }
}

/* ---- ODF ---- */

static void note_styles(struct edition *e, const struct draft *draft)
{
    xmlNodePtr styles = child_of(xmlDocGetRootElement(draft->doc), "automatic-styles");
    for (xmlNodePtr style = styles ? xmlFirstElementChild(styles) : NULL; style; style = xmlNextElementSibling(style)) {
        struct str name = value_of(style, "name");
        xmlNodePtr properties = child_of(style, "text-properties");
        if (name.len && properties)
            xmlHashAddEntry2(e->styles, (const xmlChar *)name.ptr, (const xmlChar *)draft->name.ptr, properties);
    }
}

void look_prepare(struct edition *e)
{
    e->styles = xmlHashCreate(256);
    for (size_t i = 0; e->parts.format->marks_are_styles && i < e->parts.count; i++)
        if (e->parts.items[i].is_tagged && e->parts.items[i].doc)
            note_styles(e, &e->parts.items[i]);
}

void look_release(struct edition *e)
{
    xmlHashFree(e->styles, NULL);
    e->styles = NULL;
}

/* What the nearest of the spans and the paragraph around says of a property. */
static struct str styled_value(const struct edition *e, struct str entry, const xmlNode *element, const xmlNode *paragraph,
                               const char *name)
{
    for (const xmlNode *at = element; at && at != paragraph->parent; at = at->parent) {
        struct str style = value_of(at, "style-name");
        const xmlNode *properties = style.len ? xmlHashLookup2(e->styles, (const xmlChar *)style.ptr, (const xmlChar *)entry.ptr) : NULL;
        struct str value = properties ? value_of(properties, name) : (struct str){0};
        if (value.ptr)
            return value;
    }
    return STR("none");
}

static void put_styled(struct buf *out, const struct edition *e, struct str entry, const xmlNode *element, const xmlNode *paragraph)
{
    for (size_t i = 0; i < COUNT(styled_looks); i++)
        put_look(out, styled_looks[i], styled_value(e, entry, element, paragraph, styled_looks[i]));
}

/* ---- the paragraph ---- */

static struct str entry_of(const struct edition *e, const xmlNode *node)
{
    for (size_t i = 0; i < e->parts.count; i++)
        if (e->parts.items[i].doc == node->doc)
            return e->parts.items[i].name;
    return STR("");
}

static void put_piece(struct buf *out, const struct edition *e, struct str entry, xmlNodePtr paragraph, xmlNodePtr piece)
{
    xmlNodePtr run = markup_ancestor(e->parts.format, piece, ROLE_RUN);
    if (run)
        put_run(out, run);
    else if (e->parts.format->marks_are_styles)
        put_styled(out, e, entry, piece->parent, paragraph);
}

static void end_run(struct buf *out, size_t len, const struct buf *look)
{
    if (len)
        buf_printf(out, "%zu%.*s;", len, STR_ARG(buf_str(look)));
}

struct str look_of(struct edition *e, xmlNodePtr paragraph)
{
    struct arena scratch = {0};
    struct pieces p;
    struct buf out, look, last;
    struct str entry = entry_of(e, paragraph);
    size_t len = 0;
    buf_init(&out, BUF_LIMIT_PART);
    buf_init(&look, BUF_LIMIT_MESSAGE);
    buf_init(&last, BUF_LIMIT_MESSAGE);
    pieces_collect(&p, e->parts.format, paragraph);
    bool *counts = fold_counting(&scratch, e->parts.format, paragraph, &p);
    for (size_t i = 0; i < p.count; i++) {
        size_t piece = counts[i] ? fold_piece(&scratch, &p, i).len : 0;
        if (!piece)
            continue;
        buf_reset(&look);
        put_piece(&look, e, entry, paragraph, p.items[i].node);
        if (len && !str_equal(buf_str(&look), buf_str(&last))) {
            end_run(&out, len, &last);
            len = 0;
        }
        len += piece;
        buf_reset(&last);
        buf_put_str(&last, buf_str(&look));
    }
    end_run(&out, len, &last);
    struct str made = arena_str(&e->program.arena, buf_str(&out));
    pieces_release(&p);
    arena_release(&scratch);
    buf_release(&last);
    buf_release(&look);
    buf_release(&out);
    return made;
}

/* Older drawings and newer ones stand for the same thing; programs write one for the other. */
static const char *extra_name(const xmlNode *node)
{
    static const struct {
        const char *name, *shown;
    } extras[] = {{"drawing", "drawing"}, {"pict", "drawing"}, {"object", "object"}, {"footnoteReference", "note"},
                  {"endnoteReference", "note"}, {"commentReference", "remark"}, {"oMath", "formula"}, {"sym", "symbol"},
                  {"frame", "drawing"}, {"custom-shape", "drawing"}, {"note", "note"}, {"annotation", "remark"},
                  {"hyperlink", "link"}, {"a", "link"}};
    for (size_t i = 0; node->type == XML_ELEMENT_NODE && i < COUNT(extras); i++)
        if (strcmp((const char *)node->name, extras[i].name) == 0)
            return extras[i].shown;
    return NULL;
}

struct str look_extras(struct edition *e, xmlNodePtr paragraph)
{
    struct buf out;
    buf_init(&out, BUF_LIMIT_PART);
    for (xmlNodePtr node = paragraph->children; node;) {
        const char *name = extra_name(node);
        enum role role = markup_role(e->parts.format, node);
        bool is_link = name && (role == ROLE_INLINE || role == ROLE_TEXT);
        if (name && (e->has_remarks || strcmp(name, "remark") != 0))
            buf_printf(&out, "%s ", name);
        bool passes = (name && !is_link) || role == ROLE_PROPERTIES || markup_is(node, "Fallback");
        node = passes ? markup_after(node, paragraph) : markup_next(node, paragraph);
    }
    struct str made = arena_str(&e->program.arena, buf_str(&out));
    buf_release(&out);
    return made;
}
