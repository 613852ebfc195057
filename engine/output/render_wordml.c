/* WordprocessingML (ECMA-376 part 1): runs 17.3.2, drawings in a line 20.4.2.8, hyperlinks 17.16.22. A drawing stands beside
 * the texts of the tag's run; other formatting needs a run of its own. */
#include "output/render_rich.h"
#include "template/styles.h"

#define R_URI "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define WP_URI "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
#define A_URI "http://schemas.openxmlformats.org/drawingml/2006/main"
#define PIC_URI "http://schemas.openxmlformats.org/drawingml/2006/picture"
#define SVG_URI "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
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

enum { MARK_PROPERTIES = sizeof mark_properties / sizeof *mark_properties, OWN_LIMIT = MARK_PROPERTIES + 3 };

/* Properties of the run's own, which replace those of the tag's run. */
struct own {
    struct run_property items[OWN_LIMIT];
    size_t count;
};

static void add_own(struct inlay *in, struct own *own, const char *name, struct str markup)
{
    size_t rank = format_property_rank(in->rendering->program->format, name), at = own->count++;
    for (; at > 0 && own->items[at - 1].rank > rank; at--)
        own->items[at] = own->items[at - 1];
    own->items[at] = (struct run_property){rank, markup};
}

static const struct style *link_style(const struct program *p)
{
    const struct style *s = styles_find(p, false, STR("Hyperlink"));
    return s ? s : styles_find(p, false, STR("Гиперссылка"));
}

static void add_style(struct inlay *in, struct own *own, const struct rich_item *item)
{
    const struct program *p = in->rendering->program;
    const struct style *s = item->style.len ? styles_find(p, false, item->style) : item->address.len ? link_style(p) : NULL;
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

static void put_merged(struct inlay *in, const struct own *own)
{
    const struct insertion *place = in->place;
    size_t mine = 0;
    for (size_t i = 0; i <= place->property_count; i++) {
        size_t rank = i < place->property_count ? place->properties[i].rank : SIZE_MAX;
        bool replaced = false;
        for (; mine < own->count && own->items[mine].rank <= rank; mine++) {
            rendering_put(in->rendering, own->items[mine].markup);
            replaced = own->items[mine].rank == rank;
        }
        if (i < place->property_count && !replaced)
            rendering_put(in->rendering, place->properties[i].markup);
    }
}

static void open_run(struct inlay *in, const struct own *own)
{
    inlay_printf(in, "<w:r>");
    if (own->count || in->place->property_count) {
        inlay_printf(in, "<w:rPr>");
        put_merged(in, own);
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
        inlay_printf(in, "<w:hyperlink xmlns:r=\"" R_URI "\" r:id=\"rId%zu\" w:history=\"1\">",
                     inlay_relate(in, R_URI "/hyperlink", address, " TargetMode=\"External\""));
    in->address = address;
}

static void go_home(struct inlay *in)
{
    static const struct own none;
    end_link(in);
    if (in->is_home)
        return;
    open_run(in, &none);
    inlay_printf(in, TEXT_OPEN);
    in->is_home = true;
}

static void put_run(struct inlay *in, const struct rich_item *item)
{
    struct own own = {.count = 0};
    add_style(in, &own, item);
    for (size_t i = 0; i < MARK_PROPERTIES; i++)
        if (item->marks & mark_properties[i].mark)
            add_own(in, &own, mark_properties[i].name, str_from(mark_properties[i].markup));
    if (!own.count && !item->address.len) {
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

static void put_blip(struct inlay *in, const struct inlay_picture *p)
{
    const struct picture *shown = p->fallback ? p->fallback : p->picture;
    inlay_printf(in, "<a:blip r:embed=\"rId%zu\"", inlay_relate_picture(in, shown));
    if (p->fallback)
        inlay_printf(in,
                     "><a:extLst><a:ext uri=\"" SVG_EXTENSION "\"><asvg:svgBlip xmlns:asvg=\"" SVG_URI
                     "\" r:embed=\"rId%zu\"/></a:ext></a:extLst></a:blip>",
                     inlay_relate_picture(in, p->picture));
    else
        inlay_printf(in, "/>");
}

static void put_drawing(struct inlay *in, const struct inlay_picture *p)
{
    long long width = p->width, height = p->height;
    in->rendering->drawings++;
    inlay_printf(in,
                 "<w:drawing><wp:inline xmlns:wp=\"" WP_URI "\" distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">"
                 "<wp:extent cx=\"%lld\" cy=\"%lld\"/>",
                 width, height);
    put_properties(in, "wp:docPr", p);
    inlay_printf(in, "<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a=\"" A_URI "\" noChangeAspect=\"1\"/></wp:cNvGraphicFramePr>"
                     "<a:graphic xmlns:a=\"" A_URI "\"><a:graphicData uri=\"" PIC_URI "\"><pic:pic xmlns:pic=\"" PIC_URI "\" xmlns:r=\"" R_URI
                     "\"><pic:nvPicPr>");
    put_properties(in, "pic:cNvPr", p);
    inlay_printf(in, "<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>");
    put_blip(in, p);
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

const struct inlay_form inlay_wordml = {
    put_run, put_picture, go_home,
    "<Override xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\" PartName=\"/", "\" ContentType=\"", "\"/>"};
