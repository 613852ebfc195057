#include "revision/fold.h"

#include <string.h>

#include "template/markup/cut.h"

#define SOFT_HYPHEN STR("\xC2\xAD")
#define HARD_HYPHEN STR("\xE2\x80\x91") /* U+2011 */

struct str fold_hyphens(struct arena *a, struct str text)
{
    size_t soft = str_find(text, SOFT_HYPHEN, 0), hard = str_find(text, HARD_HYPHEN, 0), len = 0;
    if (soft == SIZE_MAX && hard == SIZE_MAX)
        return text;
    char *out = arena_alloc(a, text.len + 1);
    for (size_t i = 0; i < text.len;) {
        struct str rest = str_slice(text, i, text.len);
        bool is_soft = str_starts(rest, SOFT_HYPHEN), is_hard = str_starts(rest, HARD_HYPHEN);
        if (!is_soft)
            out[len++] = is_hard ? '-' : text.ptr[i];
        i += is_soft ? SOFT_HYPHEN.len : is_hard ? HARD_HYPHEN.len : 1;
    }
    return str_make(out, len);
}

/* ---- fields (ECMA-376 part 1, 17.16) ---- */

/* Where the walk through a paragraph is: the fields around, of which `passing` is the outermost whose result does not count. */
struct walk {
    size_t depth, passing; /* 0: none */
    bool is_volatile;      /* the code of the innermost field that has begun */
};

static bool is_volatile_code(struct str code)
{
    static const char *const codes[] = {"PAGE", "NUMPAGES", "SECTIONPAGES", "PAGEREF", "DATE", "TIME", "SAVEDATE", "PRINTDATE"};
    code = str_trim(code);
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        struct str name = str_from(codes[i]);
        if (str_starts(code, name) && (code.len == name.len || code.ptr[name.len] == ' '))
            return true;
    }
    return false;
}

static struct str attribute_of(const xmlNode *node, const char *name)
{
    for (const xmlAttr *a = node->properties; a; a = a->next)
        if (strcmp((const char *)a->name, name) == 0 && a->children && a->children->content)
            return str_from((const char *)a->children->content);
    return STR("");
}

static void pass_mark(struct walk *w, const xmlNode *mark)
{
    struct str type = attribute_of(mark, "fldCharType");
    if (str_equal(type, STR("begin"))) {
        w->depth++;
        w->is_volatile = false;
    } else if (str_equal(type, STR("separate")) && w->is_volatile && !w->passing) {
        w->passing = w->depth;
    } else if (str_equal(type, STR("end")) && w->depth) {
        w->passing = w->passing == w->depth ? 0 : w->passing;
        w->depth--;
    }
}

static bool is_volatile_field(const xmlNode *node)
{
    return markup_is(node, "fldSimple") && is_volatile_code(attribute_of(node, "instr"));
}

static void pass(struct walk *w, const struct format *f, const xmlNode *node)
{
    if (markup_is(node, "fldChar"))
        pass_mark(w, node);
    else if (node->type == XML_TEXT_NODE && markup_role(f, node->parent) == ROLE_FIELD_CODE)
        w->is_volatile = w->is_volatile || is_volatile_code(str_from((const char *)node->content));
}

bool *fold_counting(struct arena *a, const struct format *f, xmlNodePtr paragraph, const struct pieces *p)
{
    bool *counts = ARENA_ARRAY(a, bool, p->count + 1);
    struct walk w = {0};
    size_t i = 0;
    for (xmlNodePtr node = paragraph->children; node && i < p->count;) {
        bool passes = is_volatile_field(node) || markup_role(f, node) == ROLE_PARAGRAPH;
        pass(&w, f, node);
        for (; i < p->count && p->items[i].node == node; i++)
            counts[i] = !w.passing;
        while (passes && i < p->count && cut_contains(node, p->items[i].node))
            i++;
        node = passes ? markup_after(node, paragraph) : markup_next(node, paragraph);
    }
    return counts;
}

struct str fold_piece(struct arena *a, const struct pieces *p, size_t i)
{
    return fold_hyphens(a, str_slice(buf_str(&p->text), p->items[i].start, p->items[i].start + p->items[i].len));
}

struct str fold_paragraph(struct arena *a, const struct format *f, xmlNodePtr paragraph)
{
    struct arena scratch = {0};
    struct pieces p;
    struct buf out;
    buf_init(&out, BUF_LIMIT_PART);
    pieces_collect(&p, f, paragraph);
    bool *counts = fold_counting(&scratch, f, paragraph, &p);
    for (size_t i = 0; i < p.count; i++)
        if (counts[i])
            buf_put_str(&out, fold_piece(&scratch, &p, i));
    struct str text = arena_str(a, buf_str(&out));
    pieces_release(&p);
    buf_release(&out);
    arena_release(&scratch);
    return text;
}
