#include "output/render/render_rich.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>

#include "pack/namespaces.h"
#include "template/parts/styles.h"
#include "template/pictures/length.h"

static const struct inlay_form *const forms[] = {[DRAWINGS_DRAWINGML] = &inlay_wordml, [DRAWINGS_ODF] = &inlay_odf};

#define IMAGE_RELATION NS_R "/image"

const struct inlay_form *inlay_form_of(const struct inlay *in)
{
    const struct format *f = in->rendering->program->format;
    return forms[f->drawings];
}

/* ---- writing ---- */

static void put_formatted(struct rendering *r, const char *format, va_list arguments)
{
    struct arena scratch = {0};
    va_list again;
    va_copy(again, arguments);
    size_t len = (size_t)vsnprintf(NULL, 0, format, again);
    va_end(again);
    char *text = arena_alloc(&scratch, len + 1);
    vsnprintf(text, len + 1, format, arguments);
    rendering_put(r, str_make(text, len));
    arena_release(&scratch);
}

void inlay_printf(struct inlay *in, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    put_formatted(in->rendering, format, arguments);
    va_end(arguments);
}

static void put_value(struct inlay *in, struct str value, enum value_style style)
{
    struct op op = *in->op;
    op.style = style;
    rendering_put_text(in->rendering, &op, value);
}

void inlay_put_attribute(struct inlay *in, struct str value)
{
    put_value(in, value, VALUE_IN_ATTRIBUTE);
}

void inlay_put_data(struct inlay *in, struct str value)
{
    put_value(in, value, VALUE_IN_DATA);
}

void inlay_put_text(struct inlay *in, struct str value)
{
    put_value(in, value, VALUE_IN_TEXT);
}

/* ---- relationships and entries ---- */

size_t inlay_relate(struct inlay *in, const char *type, struct str target, const char *mode)
{
    struct rendering *r = in->rendering;
    size_t stream = in->place->relations, number = r->program->streams[stream].first + r->counts[stream]++;
    rendering_begin_stream(r, stream);
    inlay_printf(in, "<Relationship xmlns=\"%s\" Id=\"rId%zu\" Type=\"%s\" Target=\"", NS_RELATIONSHIPS, number, type);
    inlay_put_attribute(in, target);
    inlay_printf(in, "\"%s/>", mode);
    rendering_end_stream(r);
    return number;
}

/* The use of a picture by the part that writes to `stream`; one of a new picture has no number yet. */
static struct picture_use *find_use(struct rendering *r, const struct picture *picture, size_t stream)
{
    for (size_t i = 0; i < r->use_count; i++)
        if (r->uses[i].picture == picture && r->uses[i].stream == stream)
            return &r->uses[i];
    struct picture_use *use = ARENA_PUSH(&r->arena, r->uses, r->use_count, r->use_capacity);
    *use = (struct picture_use){.picture = picture, .stream = stream};
    return use;
}

void inlay_take_picture(struct inlay *in, const struct picture *picture)
{
    struct rendering *r = in->rendering;
    struct picture_use *use = find_use(r, picture, SIZE_MAX);
    const struct program *p = r->program;
    if (use->number)
        return;
    use->number = 1;
    if (p->contents == SIZE_MAX)
        return;
    rendering_begin_stream(r, p->contents);
    const struct inlay_form *f = inlay_form_of(in);
    inlay_printf(in, "%s%s%.*s%s%s%s", f->entry_open, p->format->media, STR_ARG(picture->entry.name), f->entry_type, picture->media_type,
                 f->entry_close);
    rendering_end_stream(r);
}

size_t inlay_relate_picture(struct inlay *in, const struct picture *picture)
{
    inlay_take_picture(in, picture);
    struct picture_use *use = find_use(in->rendering, picture, in->place->relations);
    if (!use->number) {
        struct str target =
            arena_printf(&in->rendering->arena, "/%s%.*s", in->rendering->program->format->media, STR_ARG(picture->entry.name));
        size_t number = inlay_relate(in, IMAGE_RELATION, target, "");
        use->number = number;
    }
    return use->number;
}

/* ---- reading ---- */

/* The largest size of the picture's proportions within `width` and `height`. */
static void fit(struct inlay_picture *p, int64_t width, int64_t height)
{
    int64_t w = p->picture->width, h = p->picture->height;
    p->width = width;
    p->height = h * width / w;
    if (p->height > height) {
        p->height = height;
        p->width = w * height / h;
    }
    p->width = p->width ? p->width : 1;
    p->height = p->height ? p->height : 1;
}

static void size(struct inlay_picture *p, const struct insertion *place)
{
    int64_t width = p->item->width, height = p->item->height;
    if (width || height)
        fit(p, width ? width : INT32_MAX, height ? height : INT32_MAX);
    else if (p->picture->width > place->width || p->picture->height > place->height)
        fit(p, place->width, place->height);
    else
        fit(p, p->picture->width, p->picture->height);
}

void inlay_fit_shape(const struct inlay *in, struct inlay_picture *p)
{
    if (p->item->width || p->item->height || in->place->width <= 0 || in->place->height <= 0)
        size(p, &(struct insertion){.width = INT32_MAX, .height = INT32_MAX});
    else
        fit(p, in->place->width, in->place->height);
}

bool inlay_find_picture(struct inlay *in, const struct rich_item *item, struct inlay_picture *out)
{
    struct rendering *r = in->rendering;
    *out = (struct inlay_picture){.item = item, .picture = pictures_find(r->pictures, item->digest)};
    if (item->has_fallback)
        out->fallback = pictures_find(r->pictures, item->fallback);
    if (out->picture && (!item->has_fallback || out->fallback))
        return true;
    assert(!"a record names pictures of its own run");
    r->ok = false;
    return false;
}

void inlay_put_picture(struct inlay *in, const struct rich_item *item)
{
    struct inlay_picture p;
    if (!inlay_find_picture(in, item, &p))
        return;
    size(&p, in->place);
    if (in->table_count && p.width > in->place->width)
        fit(&p, in->place->width, INT32_MAX); /* whatever was asked for: it would be cut off at the end of the cell */
    inlay_form_of(in)->put_picture(in, &p);
}


/* ODF keeps formatting in styles alone (part 3, 16.2). */
void rendering_put_styles(struct rendering *r)
{
    struct inlay in = {.rendering = r};
    for (size_t i = 0; i < r->colour_count; i++)
        inlay_printf(&in,
                     "<style:style xmlns:style=\"" NS_STYLE "\" style:name=\"" STYLES_COLOUR
                     "\" style:family=\"text\"><style:text-properties xmlns:fo=\"" NS_FO "\""
                     " fo:color=\"#%06X\"/></style:style>",
                     r->colours[i], r->colours[i]);
    for (size_t i = 0; i < r->width_count; i++)
        inlay_printf(&in,
                     "<style:style xmlns:style=\"" NS_STYLE "\" style:name=\"" STYLES_COLUMN
                     "\" style:family=\"table-column\"><style:table-column-properties style:rel-column-width=\"%u*\"/></style:style>",
                     r->widths[i], r->widths[i]);
}

static void put_column_style(struct inlay *in, const struct column_style *s, size_t number, unsigned copies)
{
    struct str width = length_cm(&in->rendering->arena, s->width / copies);
    inlay_printf(in, "<style:style xmlns:style=\"" NS_STYLE "\" style:name=\"" STYLES_SHARE "%u\" style:family=\"table-column\">", number,
                 copies);
    inlay_printf(in, "<style:table-column-properties style:column-width=\"%.*s\"", STR_ARG(width));
    if (s->relative / copies > 0)
        inlay_printf(in, " style:rel-column-width=\"%lld*\"", (long long)(s->relative / copies));
    inlay_printf(in, "/></style:style>");
}

void rendering_put_column_styles(struct rendering *r, const struct op *op)
{
    struct inlay in = {.rendering = r};
    unsigned copies;
    for (size_t i = 0; i < r->copy_count; i++)
        if (rich_is_copies(r->copies_of_columns[i], (size_t)op->number, &copies) && copies)
            put_column_style(&in, &r->program->column_styles[op->number], (size_t)op->number, copies);
}

const struct insertion *inlay_place(const struct rendering *r, const struct insertion *said, struct insertion *own)
{
    uint64_t copies = said->group ? r->groups[said->group - 1] : 0;
    if (copies < 2)
        return said;
    *own = *said;
    own->width = said->width / (int64_t)copies > 1 ? said->width / (int64_t)copies : 1;
    return own;
}

void rendering_put_rich(struct rendering *r, const struct op *op, struct str items)
{
    struct insertion own;
    struct inlay in = {.rendering = r, .op = op, .place = inlay_place(r, op->insertion, &own), .is_home = true};
    struct rich_item item;
    while (r->ok && rich_next(&items, &item))
        switch (item.kind) {
        case RICH_TEXT: inlay_form_of(&in)->put_run(&in, &item); break;
        case RICH_PICTURE: inlay_put_picture(&in, &item); break;
        default: break;
        }
    inlay_form_of(&in)->go_home(&in);
}
