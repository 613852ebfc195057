/* WordprocessingML (ECMA-376 part 1): runs 17.3.2, drawings in a line 20.4.2.8, hyperlinks 17.16.22. A drawing stands beside
 * the texts of the tag's run; other formatting needs a run of its own. */
#include "output/render/render_rich.h"
#include "pack/namespaces.h"
#include "template/parts/styles.h"

#define SVG_EXTENSION "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"

#define TEXT_OPEN "<w:t xml:space=\"preserve\">"
#define TEXT_CLOSE "</w:t>"

/* ---- formatting ---- */

/* What a mark sets, in the order of the schema. */
static const struct {
    unsigned mark;
    const char *name, *markup;
} mark_properties[] = {{RICH_CODE, "rFonts", "<w:rFonts w:ascii=\"Courier New\" w:hAnsi=\"Courier New\" w:cs=\"Courier New\"/>"},
                       {RICH_BOLD, "b", "<w:b/>"},
                       {RICH_BOLD, "bCs", "<w:bCs/>"},
                       {RICH_ITALIC, "i", "<w:i/>"},
                       {RICH_ITALIC, "iCs", "<w:iCs/>"},
                       {RICH_STRIKE, "strike", "<w:strike/>"},
                       {RICH_UNDERLINE, "u", "<w:u w:val=\"single\"/>"},
                       {RICH_SUBSCRIPT, "vertAlign", "<w:vertAlign w:val=\"subscript\"/>"},
                       {RICH_SUPERSCRIPT, "vertAlign", "<w:vertAlign w:val=\"superscript\"/>"}};

enum { MARK_PROPERTIES = sizeof mark_properties / sizeof *mark_properties, OWN_LIMIT = MARK_PROPERTIES + 4 };

/* Properties of the run's own, which replace those of the tag's run. */
struct own {
    struct run_property items[OWN_LIMIT];
    size_t count;
};

static void add(struct own *own, const char *const *names, const char *name, struct str markup)
{
    size_t rank = format_property_rank(names, name), at = own->count++;
    for (; at > 0 && own->items[at - 1].rank > rank; at--)
        own->items[at] = own->items[at - 1];
    own->items[at] = (struct run_property){rank, markup};
}

static void add_own(struct inlay *in, struct own *own, const char *name, struct str markup)
{
    add(own, in->rendering->program->format->run_properties, name, markup);
}

static void add_marks(struct inlay *in, struct own *own, unsigned marks)
{
    for (size_t i = 0; i < MARK_PROPERTIES; i++)
        if (marks & mark_properties[i].mark)
            add_own(in, own, mark_properties[i].name, str_from(mark_properties[i].markup));
}

static const struct style *link_style(const struct program *p)
{
    static const char *const names[] = {"Hyperlink", "Гиперссылка", NULL};
    return styles_find_any(p, STYLE_CHARACTER, names);
}

static void add_style(struct inlay *in, struct own *own, const struct rich_item *item)
{
    const struct program *p = in->rendering->program;
    const struct style *s = item->style.len ? styles_find(p, STYLE_CHARACTER, item->style) : item->address.len ? link_style(p) : NULL;
    if (s && !item->style.len) /* a link looks like one, whatever the colour of the text around */
        add_own(in, own, "color", STR(""));
    if (s)
        add_own(in, own, "rStyle", arena_printf(&in->rendering->arena, "<w:rStyle w:val=\"%.*s\"/>", STR_ARG(s->id)));
    if (s || !item->address.len)
        return;
    add_own(in, own, "color", STR("<w:color w:val=\"0563C1\"/>"));
    if (!(item->marks & RICH_UNDERLINE))
        add_own(in, own, "u", STR("<w:u w:val=\"single\"/>"));
}

/* The colour of the text itself wins over that of links. */
static void add_colour(struct inlay *in, struct own *own, uint32_t colour)
{
    size_t at = 0;
    if (!colour)
        return;
    struct str markup = arena_printf(&in->rendering->arena, "<w:color w:val=\"%06X\"/>", colour & 0xffffff);
    size_t rank = format_property_rank(in->rendering->program->format->run_properties, "color");
    while (at < own->count && own->items[at].rank != rank)
        at++;
    if (at < own->count)
        own->items[at].markup = markup;
    else
        add_own(in, own, "color", markup);
}

static void put_merged(struct inlay *in, const struct own *own, const struct run_property *base, size_t count)
{
    size_t mine = 0;
    for (size_t i = 0; i <= count; i++) {
        size_t rank = i < count ? base[i].rank : SIZE_MAX;
        bool replaced = false;
        for (; mine < own->count && own->items[mine].rank <= rank; mine++) {
            rendering_put(in->rendering, own->items[mine].markup);
            replaced = own->items[mine].rank == rank;
        }
        if (i < count && !replaced)
            rendering_put(in->rendering, base[i].markup);
    }
}

static void open_run(struct inlay *in, const struct own *own)
{
    inlay_printf(in, "<w:r>");
    size_t count = in->is_styled ? 0 : in->place->property_count;
    if (own->count || count) {
        inlay_printf(in, "<w:rPr>");
        put_merged(in, own, in->place->properties, count);
        inlay_printf(in, "</w:rPr>");
    }
}

/* ---- where output stands ---- */

static void leave_home(struct inlay *in)
{
    if (in->is_home)
        inlay_printf(in, TEXT_CLOSE "</w:r>");
    in->is_home = false;
}

static void end_link(struct inlay *in)
{
    if (in->address.len)
        inlay_printf(in, "</w:hyperlink>");
    in->address = (struct str){0};
}

static void begin_link(struct inlay *in, struct str address)
{
    if (in->place->is_in_link || str_equal(address, in->address))
        return;
    end_link(in);
    if (address.len)
        inlay_printf(in, "<w:hyperlink xmlns:r=\"" NS_R "\" r:id=\"rId%zu\" w:history=\"1\">",
                     inlay_relate(in, NS_R "/hyperlink", address, " TargetMode=\"External\""));
    in->address = address;
}

static void go_home(struct inlay *in)
{
    struct own own = {.count = 0};
    end_link(in);
    if (in->is_home)
        return;
    add_marks(in, &own, in->marks);
    open_run(in, &own);
    inlay_printf(in, TEXT_OPEN);
    in->is_home = true;
}

static void put_run(struct inlay *in, const struct rich_item *item)
{
    struct own own = {.count = 0};
    add_style(in, &own, item);
    add_marks(in, &own, item->marks | in->marks);
    add_colour(in, &own, item->colour);
    if (!item->marks && !item->colour && !item->style.len && !item->address.len) {
        go_home(in);
        inlay_put_text(in, item->text);
        return;
    }
    leave_home(in);
    begin_link(in, item->address);
    open_run(in, &own);
    inlay_printf(in, TEXT_OPEN);
    inlay_put_text(in, item->text);
    inlay_printf(in, TEXT_CLOSE "</w:r>");
}

/* ---- pictures ---- */

/* Numbers of the drawings that rendering adds count down from the highest one, so that they meet none of the template's. */
static void put_properties(struct inlay *in, const char *element, const struct inlay_picture *p)
{
    inlay_printf(in, "<%s id=\"%lld\" name=\"%.*s\" descr=\"", element, (long long)INT32_MAX - (long long)in->rendering->drawings,
                 STR_ARG(p->picture->entry.name));
    inlay_put_attribute(in, p->item->alternative);
    inlay_printf(in, "\"/>");
}

void inlay_put_drawing(struct inlay *in, size_t relation)
{
    inlay_printf(in,
                 "<a:extLst xmlns:a=\"" NS_A "\"><a:ext uri=\"" SVG_EXTENSION "\"><asvg:svgBlip xmlns:asvg=\"" NS_ASVG "\" xmlns:r=\"" NS_R
                 "\" r:embed=\"rId%zu\"/></a:ext></a:extLst>",
                 relation);
}

void inlay_put_blip(struct inlay *in, const struct inlay_picture *p)
{
    const struct picture *shown = p->fallback ? p->fallback : p->picture;
    inlay_printf(in, "<a:blip r:embed=\"rId%zu\"", inlay_relate_picture(in, shown));
    if (!p->fallback) {
        inlay_printf(in, "/>");
        return;
    }
    inlay_printf(in, ">");
    inlay_put_drawing(in, inlay_relate_picture(in, p->picture));
    inlay_printf(in, "</a:blip>");
}

static void put_drawing(struct inlay *in, const struct inlay_picture *p)
{
    long long width = p->width, height = p->height;
    in->rendering->drawings++;
    inlay_printf(in,
                 "<w:drawing><wp:inline xmlns:wp=\"" NS_WP "\" distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">"
                 "<wp:extent cx=\"%lld\" cy=\"%lld\"/>",
                 width, height);
    put_properties(in, "wp:docPr", p);
    inlay_printf(in, "<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a=\"" NS_A "\" noChangeAspect=\"1\"/></wp:cNvGraphicFramePr>"
                     "<a:graphic xmlns:a=\"" NS_A "\"><a:graphicData uri=\"" NS_PIC "\"><pic:pic xmlns:pic=\"" NS_PIC "\" xmlns:r=\"" NS_R
                     "\"><pic:nvPicPr>");
    put_properties(in, "pic:cNvPr", p);
    inlay_printf(in, "<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>");
    inlay_put_blip(in, p);
    inlay_printf(in,
                 "<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/>"
                 "<a:ext cx=\"%lld\" cy=\"%lld\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>"
                 "</a:graphicData></a:graphic></wp:inline></w:drawing>",
                 width, height);
}

static void put_picture(struct inlay *in, const struct inlay_picture *p)
{
    static const struct own none;
    if (p->item->address.len) {
        leave_home(in);
        begin_link(in, p->item->address);
        open_run(in, &none);
        put_drawing(in, p);
        inlay_printf(in, "</w:r>");
        return;
    }
    go_home(in);
    inlay_printf(in, TEXT_CLOSE);
    put_drawing(in, p);
    inlay_printf(in, TEXT_OPEN);
}

/* ---- paragraphs ---- */


enum { INDENT = 567 }; /* twips: a level of lists and quotes */

static void add_paragraph(struct inlay *in, struct own *own, const char *name, struct str markup)
{
    add(own, in->rendering->program->format->paragraph_properties, name, markup);
}

/* A new instance of a definition; numbers start anew in it. */
static int64_t add_instance(struct inlay *in, int64_t definition, const struct rich_item *item)
{
    struct rendering *r = in->rendering;
    const struct program *p = r->program;
    int64_t number = p->list_first + (int64_t)r->lists++ * p->list_stride;
    rendering_begin_stream(r, p->numbering);
    inlay_printf(in, "<w:num xmlns:w=\"" NS_W "\" w:numId=\"%lld\"><w:abstractNumId w:val=\"%lld\"/>", (long long)number,
                 (long long)definition);
    if (item->block == RICH_NUMBER)
        inlay_printf(in, "<w:lvlOverride w:ilvl=\"%u\"><w:startOverride w:val=\"%llu\"/></w:lvlOverride>", item->level - 1,
                     (unsigned long long)item->start);
    inlay_printf(in, "</w:num>");
    rendering_end_stream(r);
    return number;
}

/* The instance of a list: bullets share one. */
static int64_t instance_of(struct inlay *in, const struct rich_item *item)
{
    struct rendering *r = in->rendering;
    if (item->block == RICH_BULLET) {
        if (!r->bullets)
            r->bullets = add_instance(in, r->program->bullets, item);
        return r->bullets;
    }
    for (size_t i = 0; i < in->list_count; i++)
        if (in->lists[i].list == item->list)
            return in->lists[i].instance;
    struct inlay_list *l = ARENA_PUSH(&r->arena, in->lists, in->list_count, in->list_capacity);
    *l = (struct inlay_list){item->list, 0};
    return in->lists[in->list_count - 1].instance = add_instance(in, r->program->numbers, item);
}

static void add_list(struct inlay *in, struct own *own, const struct rich_item *item)
{
    struct arena *a = &in->rendering->arena;
    if (in->rendering->program->numbering == SIZE_MAX)
        return;
    add_paragraph(in, own, "ind", STR(""));
    add_paragraph(in, own, "numPr", arena_printf(a, "<w:numPr><w:ilvl w:val=\"%u\"/><w:numId w:val=\"%lld\"/></w:numPr>", item->level - 1,
                                                  (long long)instance_of(in, item)));
}

static void add_indent(struct inlay *in, struct own *own, unsigned left, unsigned right)
{
    add_paragraph(
        in, own, "ind",
        arena_printf(&in->rendering->arena, "<w:ind w:left=\"%u\" w:right=\"%u\" w:firstLine=\"0\"/>", left * INDENT, right * INDENT));
}

/* What a paragraph has of its own, beside its style. */
static void add_look(struct inlay *in, struct own *own, const struct rich_item *item, bool has_style)
{
    switch (item->block) {
    case RICH_BULLET:
    case RICH_NUMBER: add_list(in, own, item); break;
    case RICH_FURTHER: add_indent(in, own, item->level, 0); break;
    case RICH_QUOTE:
        if (!has_style)
            add_indent(in, own, item->level, item->level);
        break;
    case RICH_HEADING:
        if (!has_style)
            add_paragraph(in, own, "keepNext", STR("<w:keepNext/>"));
        break;
    case RICH_CODE_BLOCK:
        if (!has_style)
            add_paragraph(in, own, "jc", STR("<w:jc w:val=\"left\"/>"));
        add_indent(in, own, 0, 0);
        break;
    case RICH_RULE:
        add_paragraph(in, own, "pBdr", STR("<w:pBdr><w:bottom w:val=\"single\" w:sz=\"6\" w:space=\"1\" w:color=\"auto\"/></w:pBdr>"));
        break;
    default: break;
    }
}

/* The indent of the tag's paragraph is of the text, not of a table in it. */
static void add_cell_look(struct inlay *in, struct own *own)
{
    add_indent(in, own, 0, 0);
    add_paragraph(in, own, "jc", STR("<w:jc w:val=\"left\"/>"));
}

static void begin_paragraph(struct inlay *in, const struct rich_item *item, const struct style *style)
{
    struct own own = {.count = 0};
    bool is_bare = in->is_styled; /* the style alone says how it looks */
    if (style)
        add_paragraph(in, &own, "pStyle", arena_printf(&in->rendering->arena, "<w:pStyle w:val=\"%.*s\"/>", STR_ARG(style->id)));
    add_look(in, &own, item, style != NULL);
    if (in->table_count && !style && item->block == RICH_PLAIN)
        add_cell_look(in, &own);
    inlay_printf(in, "<w:p>");
    if (own.count || (!is_bare && in->place->paragraph_count)) {
        inlay_printf(in, "<w:pPr>");
        put_merged(in, &own, in->place->paragraph, is_bare ? 0 : in->place->paragraph_count);
        inlay_printf(in, "</w:pPr>");
    }
    in->is_home = false;
}

static void end_paragraph(struct inlay *in)
{
    end_link(in);
    leave_home(in);
    inlay_printf(in, "</w:p>");
}

static void end_paragraphs(struct inlay *in)
{
    (void)in;
}

const struct inlay_form inlay_wordml = {
    put_run, put_picture, go_home, begin_paragraph, end_paragraph, end_paragraphs,
    inlay_begin_word_table, inlay_begin_word_row, inlay_begin_word_cell, inlay_end_word_cell, inlay_end_word_row, inlay_end_word_table,
    "<Override xmlns=\"" NS_TYPES "\" PartName=\"/", "\" ContentType=\"", "\"/>"};
