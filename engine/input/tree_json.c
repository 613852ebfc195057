/* jansson's only home: its tree is copied into ours and freed. */
#include <jansson.h>

#include "base/fatal.h"
#include "base/i18n.h"
#include "input/tree_read.h"
#include "text/encode.h"

struct copy {
    struct arena *arena;
    struct str file;
    struct diag *diag;
};

static bool refuse(const struct copy *c, const char *message)
{
    return diag_error(c->diag, place_file(c->file), "JSON-VALUE", "%s", message);
}

static bool copy_real(const struct copy *c, double real, struct value *out)
{
    struct number n;
    if (!number_from_double(real, &n))
        return diag_error(c->diag, place_file(c->file), "JSON-VALUE",
                          _("the number %g cannot be held exactly"), real);
    *out = value_number(c->arena, n);
    return true;
}

static struct str text_of(const struct copy *c, const json_t *from)
{
    return arena_str(c->arena, str_make(json_string_value(from), json_string_length(from)));
}

static bool copy_value(const struct copy *c, const json_t *from, struct value *out)
{
    switch (json_typeof(from)) {
    case JSON_STRING: *out = value_text(text_of(c, from)); break;
    case JSON_INTEGER: *out = value_integer(json_integer_value(from)); break;
    case JSON_REAL: return copy_real(c, json_real_value(from), out);
    case JSON_TRUE: *out = value_flag(true); break;
    case JSON_FALSE: *out = value_flag(false); break;
    default: *out = value_unknown();
    }
    return true;
}

static bool copy_node(const struct copy *c, json_t *from, struct node *out, int depth)
{
    *out = (struct node){.kind = NODE_VALUE};
    if (depth > TREE_DEPTH_LIMIT)
        return refuse(c, _("the data is nested too deeply"));
    if (json_is_array(from)) {
        size_t i;
        json_t *item;
        out->kind = NODE_LIST;
        json_array_foreach(
            from, i, item) if (!copy_node(c, item, node_add(c->arena, out, STR("")), depth + 1)) return false;
        return true;
    }
    if (json_is_object(from)) {
        const char *name;
        json_t *item;
        out->kind = NODE_RECORD;
        json_object_foreach(from, name, item) if (!copy_node(c, item, node_add(c->arena, out, str_from(name)),
                                                             depth + 1)) return false;
        return true;
    }
    return copy_value(c, from, &out->value);
}

bool tree_read_json(struct arena *a, struct str file, struct buf *bytes, struct node *out, struct diag *d)
{
    struct copy c = {a, file, d};
    struct str text;
    json_error_t error;
    if (!text_decode(bytes, TEXT_UTF8, file, &text, NULL, d))
        return false;
    json_t *root = json_loadb(text.ptr ? text.ptr : "", text.len, JSON_REJECT_DUPLICATES, &error);
    if (!root && json_error_code(&error) == json_error_out_of_memory)
        fatal_no_memory();
    if (!root)
        return diag_error(d, place_at(file, error.line, error.column), "JSON-SYNTAX", _("broken JSON: %s"),
                          error.text);
    bool ok = copy_node(&c, root, out, 1);
    json_decref(root);
    return ok;
}
