/* Names of sheets: known after the first walk, in which each sheet that has copies or a name of its own meets its answers.
 * Programs refuse names that are equal, too long, or hold some signs: such ones are made fit. */
#include <string.h>

#include "base/i18n.h"
#include "output/render/rendering.h"
#include "text/fold.h"

/* A name that is taken, and the number that the next one like it gets. */
struct taken_name {
    struct str fold;
    size_t next;
};

struct sheet_names *layout_names_of(const struct rendering *r, size_t position)
{
    return &r->layout.names[position];
}

static struct taken_name *find_taken(const struct layout *l, struct str fold)
{
    for (size_t i = 0; i < l->taken_count; i++)
        if (str_equal(l->taken[i].fold, fold))
            return &l->taken[i];
    return NULL;
}

static void take(struct layout *l, struct str name)
{
    *ARENA_PUSH(&l->arena, l->taken, l->taken_count, l->taken_capacity) = (struct taken_name){text_fold(&l->arena, name), 2};
}

void layout_names_begin(struct rendering *r)
{
    struct layout *l = &r->layout;
    const struct program *p = r->program;
    l->names = ARENA_ARRAY(&l->arena, struct sheet_names, p->sheet_count + 1);
    for (size_t i = 0; i < p->sheet_count; i++)
        if (p->sheet_names[i].len)
            take(l, p->sheet_names[i]);
}

void layout_names_end(struct rendering *r)
{
    for (size_t i = 0; i < r->program->sheet_count; i++)
        r->layout.names[i].at = SIZE_MAX;
}

/* ---- what fits ---- */

static size_t units_of(unsigned char lead)
{
    return lead >= 0xF0 ? 2 : (lead & 0xC0) != 0x80;
}

/* As much of a name as has `most` characters of UTF-16, with a sign that it goes on when it does. */
static struct str cut(struct arena *a, struct str name, size_t most)
{
    size_t units = 0, end = 0, fits = 0;
    for (size_t i = 0; i < name.len; i++) {
        units += units_of((unsigned char)name.ptr[i]);
        fits = units < most && (i + 1 == name.len || units_of((unsigned char)name.ptr[i + 1])) ? i + 1 : fits;
        end = units <= most ? i + 1 : end;
    }
    if (end == name.len)
        return name;
    struct str head = str_trim(str_slice(name, 0, fits));
    return arena_printf(a, "%.*s…", STR_ARG(head));
}

/* Signs that no program takes in a name become dashes; at its ends no apostrophes stand. */
static struct str clean(struct arena *a, struct str text)
{
    char *copy = ARENA_ARRAY(a, char, text.len + 1);
    memcpy(copy, text.ptr ? text.ptr : "", text.len);
    for (size_t i = 0; i < text.len; i++)
        if ((unsigned char)copy[i] < ' ' || strchr("[]:*?/\\", copy[i]))
            copy[i] = (unsigned char)copy[i] < ' ' ? ' ' : '-';
    struct str name = str_trim(str_make(copy, text.len));
    while (name.len && name.ptr[0] == '\'')
        name = str_trim(str_slice(name, 1, name.len));
    while (name.len && name.ptr[name.len - 1] == '\'')
        name = str_trim(str_slice(name, 0, name.len - 1));
    return name.len ? name : STR("Лист");
}

static struct str make_unique(struct rendering *r, struct str wanted)
{
    struct layout *l = &r->layout;
    size_t most = r->program->format->sheets->name_length;
    struct str base = cut(&l->arena, wanted, most), name = base;
    struct taken_name *same = find_taken(l, text_fold(&l->arena, base));
    for (struct taken_name *other = same; other; other = find_taken(l, text_fold(&l->arena, name))) {
        struct str tail = arena_printf(&l->arena, " (%zu)", same->next++);
        name = arena_printf(&l->arena, "%.*s%.*s", STR_ARG(cut(&l->arena, base, most - tail.len)), STR_ARG(tail));
    }
    take(l, name);
    return name;
}

/* ---- ops ---- */

static struct str read_name(struct rendering *r, const struct op *op)
{
    struct buf text;
    char tag;
    buf_init(&text, BUF_LIMIT_VALUE);
    for (size_t i = 0; i < op->name->count; i++) {
        const struct name_piece *piece = &op->name->pieces[i];
        buf_put_str(&text, piece->is_value ? rendering_read_answer(r, &tag) : piece->text);
    }
    struct str copy = arena_str(&r->layout.arena, buf_str(&text));
    buf_release(&text);
    return copy;
}

void layout_name(struct rendering *r, const struct op *op)
{
    struct sheet_names *names = layout_names_of(r, op->slot);
    struct str name = read_name(r, op);
    if (!r->is_measuring) {
        names->at++; /* SIZE_MAX: before the first */
        return;
    }
    bool fits = names->count < r->program->format->sheets->sheets;
    *ARENA_PUSH(&r->layout.arena, names->items, names->count, names->capacity) =
        fits ? make_unique(r, clean(&r->layout.arena, name)) : name;
}

static size_t count_of(const struct rendering *r, size_t position)
{
    return r->program->sheet_names[position].len ? 1 : layout_names_of(r, position)->count;
}

/* The copy that an op means. */
static size_t copy_of(const struct rendering *r, const struct op *op)
{
    size_t at = op->depth ? layout_names_of(r, op->depth - 1)->at : 0;
    return at == SIZE_MAX ? 0 : at;
}

/* What names a sheet without copies names the first one that there is, in the row that holds nothing. */
static struct str first_name(const struct rendering *r)
{
    size_t i = 0;
    while (i + 1 < r->program->sheet_count && !count_of(r, i))
        i++;
    return r->program->sheet_names[i].len ? r->program->sheet_names[i] : layout_names_of(r, i)->items[0];
}

static struct str name_of(const struct rendering *r, const struct op *op)
{
    const struct sheet_names *names = layout_names_of(r, op->slot);
    size_t copy = copy_of(r, op);
    return copy < names->count ? names->items[copy] : first_name(r);
}

static void put_escaped(struct rendering *r, struct str text, bool in_quotes)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        rendering_put(r, c == '&'   ? STR("&amp;")
                         : c == '<' ? STR("&lt;")
                         : c == '>' ? STR("&gt;")
                         : c == '"' ? STR("&quot;")
                                    : str_make(&c, 1));
        if (c == '\'' && in_quotes)
            rendering_put(r, STR("'"));
    }
}

void layout_put_quoted_name(struct rendering *r, const struct op *op)
{
    rendering_put(r, STR("'"));
    put_escaped(r, name_of(r, op), true);
    rendering_put(r, STR("'"));
}

void layout_put_name(struct rendering *r, const struct op *op)
{
    if (!r->is_measuring)
        put_escaped(r, name_of(r, op), false);
}

static size_t count_up_to(const struct rendering *r, size_t position)
{
    size_t n = 0;
    for (size_t i = 0; i < position; i++)
        n += count_of(r, i);
    return n;
}

void layout_put_index(struct rendering *r, const struct op *op)
{
    char text[24];
    size_t all = count_up_to(r, r->program->sheet_count), index = count_up_to(r, op->slot) + copy_of(r, op);
    snprintf(text, sizeof text, "%zu", index < all ? index : all ? all - 1 : 0);
    rendering_put(r, str_from(text));
}

bool layout_check_names(struct rendering *r, struct diag *d)
{
    const struct program *p = r->program;
    size_t all = count_up_to(r, p->sheet_count);
    if (all > p->format->sheets->sheets)
        return diag_error(d, place_file(p->file), "SHEET-COUNT", _("the book would get %zu sheets, and it holds %zu at most"), all,
                          p->format->sheets->sheets);
    if (!all)
        return diag_error(d, place_file(p->file), "SHEET-COUNT", "%s",
                          _("the book would have no sheet: all lists that repeat its sheets are empty"));
    return true;
}
