/* ODF 1.3 part 3: frames 10.4.2, images 10.4.4, links 6.1.8, spans 6.1.7. */
#include "output/render/render_rich.h"
#include "pack/namespaces.h"
#include "template/parts/styles.h"
#include "template/pictures/length.h"


/* ---- text ---- */

static void end_link(struct inlay *in)
{
    if (in->address.len)
        inlay_printf(in, "</text:a>");
    in->address = (struct str){0};
}

static void begin_link(struct inlay *in, struct str address)
{
    if (str_equal(address, in->address))
        return;
    end_link(in);
    if (address.len) {
        inlay_printf(in, "<text:a xmlns:xlink=\"" NS_XLINK "\" xlink:type=\"simple\" xlink:href=\"");
        inlay_put_attribute(in, address);
        inlay_printf(in, "\">");
    }
    in->address = address;
}

static void go_home(struct inlay *in)
{
    end_link(in);
}

/* Spans add to what is around them: one for each mark. */
static void put_run(struct inlay *in, const struct rich_item *item)
{
    const struct style *named = item->style.len ? styles_find(in->rendering->program, STYLE_CHARACTER, item->style) : NULL;
    int open = named != NULL;
    begin_link(in, item->address);
    if (named)
        inlay_printf(in, "<text:span text:style-name=\"%.*s\">", STR_ARG(named->id));
    for (unsigned mark = 0; mark < RICH_MARK_COUNT; mark++)
        if ((item->marks | in->marks) & 1u << mark) {
            inlay_printf(in, "<text:span text:style-name=\"%s\">", styles_mark_name(mark));
            open++;
        }
    if (item->colour) {
        inlay_printf(in, "<text:span text:style-name=\"" STYLES_COLOUR "\">", item->colour & 0xffffff);
        open++;
    }
    inlay_put_text(in, item->text);
    while (open-- > 0)
        inlay_printf(in, "</text:span>");
}

/* ---- pictures ---- */

void inlay_put_image(struct inlay *in, const struct picture *picture)
{
    inlay_take_picture(in, picture);
    inlay_printf(in,
                 "<draw:image xmlns:draw=\"" NS_DRAW "\" xmlns:xlink=\"" NS_XLINK
                 "\" xlink:href=\"%s%.*s\" xlink:type=\"simple\" xlink:show=\"embed\" xlink:actuate=\"onLoad\"/>",
                 in->rendering->program->format->media, STR_ARG(picture->entry.name));
}

/* A length may be below zero: outside of the slide. */
void inlay_put_length(struct inlay *in, int64_t emu)
{
    struct str text = length_cm(&in->rendering->arena, emu < 0 ? -emu : emu);
    inlay_printf(in, "%s%.*s", emu < 0 ? "-" : "", STR_ARG(text));
}

static void put_length(struct inlay *in, const char *name, int64_t emu)
{
    inlay_printf(in, " %s=\"", name);
    inlay_put_length(in, emu);
    inlay_printf(in, "\"");
}

static void put_place(struct inlay *in)
{
    struct str style = in->place->paragraph_style;
    if (style.len) {
        inlay_printf(in, " draw:style-name=\"");
        inlay_put_attribute(in, style);
        inlay_printf(in, "\"");
    }
    inlay_printf(in, " draw:layer=\"layout\"");
    put_length(in, "svg:x", in->place->left);
    put_length(in, "svg:y", in->place->top);
}

/* Of several images in a frame a program shows the first that it can. */
void inlay_put_frame(struct inlay *in, const struct inlay_picture *p)
{
    struct arena *a = &in->rendering->arena;
    struct str width = length_cm(a, p->width), height = length_cm(a, p->height);
    inlay_printf(in, "<draw:frame xmlns:draw=\"" NS_DRAW "\" xmlns:svg=\"" NS_SVG "\" xmlns:xlink=\"" NS_XLINK "\"");
    if (in->rendering->program->format->shapes)
        put_place(in);
    else
        inlay_printf(in, " text:anchor-type=\"as-char\"");
    inlay_printf(in, " svg:width=\"%.*s\" svg:height=\"%.*s\">", STR_ARG(width), STR_ARG(height));
    inlay_put_image(in, p->picture);
    if (p->fallback)
        inlay_put_image(in, p->fallback);
    inlay_printf(in, "<svg:title>");
    inlay_put_data(in, p->item->alternative);
    inlay_printf(in, "</svg:title></draw:frame>");
}

static void put_picture(struct inlay *in, const struct inlay_picture *p)
{
    begin_link(in, p->item->address);
    inlay_put_frame(in, p);
}

/* ---- paragraphs ---- */

static void close_lists(struct inlay *in, size_t depth)
{
    for (; in->depth > depth; in->depth--)
        inlay_printf(in, "</text:list-item></text:list>");
}

static void open_list(struct inlay *in, const struct rich_item *item)
{
    inlay_printf(in, "<text:list text:style-name=\"%s\"><text:list-item", item->block == RICH_NUMBER ? STYLES_NUMBERS : STYLES_BULLETS);
    if (item->block == RICH_NUMBER && item->start != 1)
        inlay_printf(in, " text:start-value=\"%llu\"", (unsigned long long)item->start);
    inlay_printf(in, ">");
    in->open[in->depth++] = item->list;
}

/* Lists are elements around their paragraphs: closes and opens what the next one needs. */
static void enter_item(struct inlay *in, const struct rich_item *item)
{
    close_lists(in, item->level);
    if (in->depth == item->level && in->open[in->depth - 1] == item->list) {
        inlay_printf(in, "</text:list-item><text:list-item>");
        return;
    }
    close_lists(in, item->level - 1);
    while (in->depth < item->level)
        open_list(in, item);
}

static void begin_paragraph(struct inlay *in, const struct rich_item *item, const struct style *style)
{
    struct str name = style ? style->id : in->table_count ? STR(STYLES_CELL_TEXT) : in->place->paragraph_style;
    bool is_heading = item->block == RICH_HEADING;
    if (item->block == RICH_BULLET || item->block == RICH_NUMBER)
        enter_item(in, item);
    else
        close_lists(in, item->block == RICH_FURTHER ? item->level : 0);
    if (item->block == RICH_RULE && !style)
        name = STR(STYLES_RULE);
    inlay_printf(in, is_heading ? "<text:h" : "<text:p");
    if (name.len) {
        inlay_printf(in, " text:style-name=\"");
        inlay_put_attribute(in, name);
        inlay_printf(in, "\"");
    }
    if (is_heading)
        inlay_printf(in, " text:outline-level=\"%u\"", item->level);
    inlay_printf(in, ">");
    in->is_heading = is_heading;
}

static void end_paragraph(struct inlay *in)
{
    end_link(in);
    inlay_printf(in, in->is_heading ? "</text:h>" : "</text:p>");
}

static void end_paragraphs(struct inlay *in)
{
    close_lists(in, 0);
}

const struct inlay_form inlay_odf = {
    put_run, put_picture, go_home, begin_paragraph, end_paragraph, end_paragraphs,
    inlay_begin_odf_table, inlay_begin_odf_row, inlay_begin_odf_cell, inlay_end_odf_cell, inlay_end_odf_row, inlay_end_odf_table,
    "<manifest:file-entry xmlns:manifest=\"" NS_MANIFEST "\" manifest:full-path=\"", "\" manifest:media-type=\"", "\"/>"};
