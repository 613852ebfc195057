/* An open element is a record on a stack; it moves into its parent when it closes. */
#include "base/i18n.h"
#include "input/tree_read.h"
#include "input/xml_walk.h"

struct open {
    struct node node;
    struct str name;
    struct buf text;
    long line;
    bool preserve;
};

struct growth {
    struct arena *arena;
    struct open stack[TREE_DEPTH_LIMIT + 1]; /* by depth; 0 is not used */
    int depth;
    struct node *out;
    struct str file;
    struct diag *diag;
};

/* Names are looked up one by one; data whose records have more of them is no data of a document. */
enum { NAMES_LIMIT = 4096 };

/* Puts a node under a name; a name that is there already becomes, or is, the list of all its nodes. Only
 * repetition makes lists here, so a list is known by its kind. */
static void put_item(struct arena *a, struct node *record, struct str name, const struct node *item)
{
    struct node *there = node_find(record, name);
    if (!there) {
        *node_add(a, record, name) = *item;
        return;
    }
    if (there->kind != NODE_LIST) {
        struct node first = *there;
        *there = (struct node){.kind = NODE_LIST};
        *node_add(a, there, STR("")) = first;
    }
    *node_add(a, there, STR("")) = *item;
}

static struct node text_node(struct arena *a, struct str text)
{
    return (struct node){.kind = NODE_VALUE, .value = value_text(arena_str(a, text))};
}

static bool on_start(void *to, const struct xml_element *e, int depth)
{
    struct growth *g = to;
    struct open *o = &g->stack[depth];
    g->depth = depth;
    o->node = (struct node){.kind = NODE_RECORD};
    o->name = arena_str(g->arena, e->name);
    o->line = e->line;
    o->preserve = e->preserve || (depth > 1 && g->stack[depth - 1].preserve);
    buf_reset(&o->text);
    for (size_t i = 0; i < e->attribute_count; i++) {
        struct node value = text_node(g->arena, e->attributes[i].value);
        if (!str_equal(e->attributes[i].uri, STR("http://www.w3.org/XML/1998/namespace")))
            put_item(g->arena, &o->node, e->attributes[i].name, &value);
    }
    return true;
}

static void on_text(void *to, struct str text)
{
    struct growth *g = to;
    buf_put_str(&g->stack[g->depth].text, text);
}

/* What an element has come to be: its text when it has nothing else. */
static struct node close_element(struct growth *g, struct open *o, bool is_root)
{
    struct str text = o->preserve ? buf_str(&o->text) : xml_tidy(g->arena, buf_str(&o->text));
    if (!o->node.count && !is_root)
        return text_node(g->arena, text);
    if (str_trim(text).len) {
        struct node value = text_node(g->arena, text);
        put_item(g->arena, &o->node, STR("text"), &value);
    }
    return o->node;
}

static bool on_end(void *to, int depth, long line)
{
    struct growth *g = to;
    struct open *o = &g->stack[depth];
    (void)line;
    struct node node = close_element(g, o, depth == 1);
    g->depth = depth - 1;
    if (depth == 1) {
        *g->out = node;
        return true;
    }
    put_item(g->arena, &g->stack[depth - 1].node, o->name, &node);
    return g->stack[depth - 1].node.count <= NAMES_LIMIT ||
           diag_error(g->diag, place_at(g->file, o->line, 0), "XML-LIMIT",
                      _("an element has children of more than %d different names"), NAMES_LIMIT);
}

bool tree_read_xml(struct arena *a, struct str file, struct buf *bytes, struct node *out, struct diag *d)
{
    static const struct xml_handler handler = {on_start, on_end, on_text};
    struct arena scratch = {0};
    struct growth *g = ARENA_NEW(&scratch, struct growth);
    g->arena = a;
    g->out = out;
    g->file = file;
    g->diag = d;
    for (int i = 0; i <= TREE_DEPTH_LIMIT; i++)
        buf_init(&g->stack[i].text, BUF_LIMIT_VALUE);
    bool ok = xml_walk(bytes, file, &handler, g, d);
    for (int i = 0; ok && i <= TREE_DEPTH_LIMIT; i++)
        if (!buf_ok(&g->stack[i].text))
            ok = diag_error(d, place_file(file), "XML-LIMIT", _("a text is longer than %d MiB"),
                            BUF_LIMIT_VALUE >> 20);
    for (int i = 0; i <= TREE_DEPTH_LIMIT; i++)
        buf_release(&g->stack[i].text);
    arena_release(&scratch);
    return ok;
}
