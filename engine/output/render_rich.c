#include "output/render_rich.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>

#include "template/styles.h"

static const struct inlay_form *const forms[] = {[DRAWINGS_DRAWINGML] = &inlay_wordml, [DRAWINGS_ODF] = &inlay_odf};

#define IMAGE_RELATION "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"

static const struct inlay_form *form_of(const struct inlay *in)
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
    inlay_printf(in, "<Relationship Id=\"rId%zu\" Type=\"%s\" Target=\"", number, type);
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
    const struct inlay_form *f = form_of(in);
    inlay_printf(in, "%s%s%.*s%s%s%s", f->entry_open, p->format->media, STR_ARG(picture->entry.name), f->entry_type, picture->media_type, f->entry_close);
    rendering_end_stream(r);
}

size_t inlay_relate_picture(struct inlay *in, const struct picture *picture)
{
    inlay_take_picture(in, picture);
    struct picture_use *use = find_use(in->rendering, picture, in->place->relations);
    if (!use->number) {
        struct str target = arena_printf(&in->rendering->arena, "/%s%.*s", in->rendering->program->format->media, STR_ARG(picture->entry.name));
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

static void put_picture(struct inlay *in, const struct rich_item *item)
{
    struct inlay_picture p;
    if (!inlay_find_picture(in, item, &p))
        return;
    size(&p, in->place);
    form_of(in)->put_picture(in, &p);
}

/* ODF keeps formatting in styles alone (part 3, 16.2). */
void rendering_put_colours(struct rendering *r)
{
    struct inlay in = {.rendering = r};
    for (size_t i = 0; i < r->colour_count; i++)
        inlay_printf(&in,
                     "<style:style xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" style:name=\"" STYLES_COLOUR
                     "\" style:family=\"text\"><style:text-properties xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\""
                     " fo:color=\"#%06X\"/></style:style>",
                     r->colours[i], r->colours[i]);
}

void rendering_put_rich(struct rendering *r, const struct op *op, struct str items)
{
    struct inlay in = {.rendering = r, .op = op, .place = op->insertion, .is_home = true};
    struct rich_item item;
    while (r->ok && rich_next(&items, &item))
        switch (item.kind) {
        case RICH_TEXT: form_of(&in)->put_run(&in, &item); break;
        case RICH_PICTURE: put_picture(&in, &item); break;
        case RICH_PARAGRAPH: break;
        }
    form_of(&in)->go_home(&in);
}

/* ---- whole paragraphs ---- */

/* Styles of a template that are for a kind of paragraph, by the names that Word and LibreOffice give them; and what all
 * of its text gets when there is none. */
static const struct {
    const char *names[4];
    unsigned marks;
} block_looks[RICH_BLOCK_COUNT] = {[RICH_HEADING] = {{"heading %u", "Заголовок %u"}, RICH_BOLD},
                                   [RICH_BULLET] = {{"List Paragraph", "Абзац списка"}, 0},
                                   [RICH_NUMBER] = {{"List Paragraph", "Абзац списка"}, 0},
                                   [RICH_FURTHER] = {{"List Paragraph", "Абзац списка"}, 0},
                                   [RICH_QUOTE] = {{"Quote", "Цитата", "Quotations"}, 0},
                                   [RICH_CODE_BLOCK] = {{"HTML Preformatted", "Preformatted Text", "Стандартный HTML"}, RICH_CODE},
                                   [RICH_RULE] = {{"Horizontal Line"}, 0}};

static const struct style *block_style(struct rendering *r, const struct rich_item *item)
{
    const struct style *found = NULL;
    for (size_t i = 0; i < 4 && !found && block_looks[item->block].names[i]; i++)
        found = styles_find(r->program, true, arena_printf(&r->arena, block_looks[item->block].names[i], item->level));
    return found;
}

static void begin_paragraph(struct inlay *in, const struct rich_item *item)
{
    const struct style *style = block_style(in->rendering, item);
    bool is_of_list = item->block == RICH_BULLET || item->block == RICH_NUMBER || item->block == RICH_FURTHER;
    in->is_styled = style && !is_of_list;
    in->marks = style ? 0 : block_looks[item->block].marks;
    form_of(in)->begin_paragraph(in, item, style);
}

bool rendering_put_paragraphs(struct rendering *r, const struct op *op)
{
    char tag;
    if (r->at >= r->record.len || r->record.ptr[r->at] != ANSWER_BLOCKS)
        return false;
    struct str items = rendering_read_answer(r, &tag);
    struct inlay in = {.rendering = r, .op = op, .place = op->insertion};
    bool is_open = false;
    for (struct rich_item item; r->ok && rich_next(&items, &item);) {
        if (item.kind == RICH_TEXT)
            form_of(&in)->put_run(&in, &item);
        else if (item.kind == RICH_PICTURE)
            put_picture(&in, &item);
        if (item.kind != RICH_PARAGRAPH)
            continue;
        if (is_open)
            form_of(&in)->end_paragraph(&in);
        begin_paragraph(&in, &item);
        is_open = true;
    }
    if (is_open)
        form_of(&in)->end_paragraph(&in);
    form_of(&in)->end_paragraphs(&in);
    return true;
}
