/* WordprocessingML (ECMA-376 part 1): runs 17.3.2, drawings in a line 20.4.2.8, hyperlinks 17.16.22. A drawing stands beside
 * the texts of the tag's run; other formatting needs a run of its own. */
#include "output/render_rich.h"

#define R_URI "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define WP_URI "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
#define A_URI "http://schemas.openxmlformats.org/drawingml/2006/main"
#define PIC_URI "http://schemas.openxmlformats.org/drawingml/2006/picture"
#define SVG_URI "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
#define SVG_EXTENSION "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"

#define TEXT_OPEN "<w:t xml:space=\"preserve\">"
#define TEXT_CLOSE "</w:t>"

static void put_run(struct inlay *in, const struct rich_item *item)
{
    inlay_put_text(in, item->text);
}

static void go_home(struct inlay *in)
{
    in->is_home = true;
}

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
    inlay_printf(in, TEXT_CLOSE);
    put_drawing(in, p);
    inlay_printf(in, TEXT_OPEN);
}

const struct inlay_form inlay_wordml = {
    put_run, put_picture, go_home,
    "<Override xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\" PartName=\"/", "\" ContentType=\"", "\"/>"};
