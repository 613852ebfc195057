/* A path is cut at its slashes; the last piece may be an attribute or text(). */
#include "input/xml_path.h"

#include "base/i18n.h"

bool xml_name_is(const struct xml_name *name, struct str uri, struct str local)
{
    return str_equal(name->local, local) && (name->any_uri || str_equal(name->uri, uri));
}

static bool find_uri(const struct schema *schema, struct str prefix, struct str *uri)
{
    for (size_t i = 0; i < schema->namespace_count; i++) {
        struct str pair = schema->namespaces[i], name;
        if (str_split(&pair, '=', &name) && str_equal(str_trim(name), prefix)) {
            *uri = str_trim(pair);
            return true;
        }
    }
    return false;
}

static bool is_name(struct str s)
{
    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.ptr[i];
        bool letter = (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
        bool later = i && ((c >= '0' && c <= '9') || c == '-' || c == '.');
        if (!letter && !later && c != '_' && c < 0x80)
            return false;
    }
    return s.len > 0;
}

/* `prefix:local` or `local`. */
static bool read_name(const struct schema *schema, struct str text, struct xml_name *out)
{
    size_t colon = str_find(text, STR(":"), 0);
    *out = (struct xml_name){.local = text};
    if (colon == SIZE_MAX) {
        out->any_uri = schema->namespace_count == 0;
        return is_name(text);
    }
    out->local = str_slice(text, colon + 1, text.len);
    return find_uri(schema, str_slice(text, 0, colon), &out->uri) && is_name(out->local);
}

static bool read_piece(struct arena *a, const struct schema *schema, struct str piece, bool last,
                       struct xml_path *out)
{
    if (str_equal(piece, STR(".")))
        return true;
    if (str_equal(piece, STR(".."))) {
        out->up++;
        return out->step_count == 0;
    }
    if (str_equal(piece, STR("text()"))) {
        out->own_text = true;
        return last;
    }
    if (str_starts(piece, STR("@")))
        return last && read_name(schema, str_slice(piece, 1, piece.len), &out->attribute);
    return read_name(schema, piece, ARENA_PUSH(a, out->steps, out->step_count, out->step_capacity));
}

bool xml_path_parse(struct arena *a, const struct schema *schema, struct str text, struct xml_path *out,
                    struct diag *d)
{
    struct str rest = text, piece;
    bool ok = text.len > 0;
    *out = (struct xml_path){0};
    while (ok && str_split(&rest, '/', &piece))
        ok = read_piece(a, schema, str_trim(piece), !rest.ptr, out);
    if (ok)
        return true;
    return diag_error(d, schema->declared, "XML-PATH",
                      _("table «%.*s»: «%.*s» is not a path such as a/b/@c, or its prefix is not declared"),
                      STR_ARG(schema->name), STR_ARG(text));
}

bool xml_path_of_column(struct arena *a, const struct schema *schema, const struct column *c,
                        struct xml_path *out, struct diag *d)
{
    if (c->path.len)
        return xml_path_parse(a, schema, c->path, out, d);
    bool ok = xml_path_parse(a, schema, c->name, out, d);
    out->loose = true;
    return ok;
}
