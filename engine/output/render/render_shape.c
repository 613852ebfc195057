/* A picture in place of a shape on a slide: as large as fits, in the middle. ECMA-376 part 1, 19.3.1.37; ODF 1.3 part 3,
 * 10.4.2. */
#include "output/render/render_rich.h"
#include "pack/namespaces.h"


/* Numbers of the shapes that rendering adds count down from the highest one, so that they meet none of the template's. */
static void put_name(struct inlay *in, const struct inlay_picture *p)
{
    long long number = (long long)INT32_MAX - (long long)in->rendering->drawings++;
    inlay_printf(in, "<p:cNvPr id=\"%lld\" name=\"%.*s\" descr=\"", number, STR_ARG(p->picture->entry.name));
    inlay_put_attribute(in, p->item->alternative);
    inlay_printf(in, "\"");
    if (p->item->address.len)
        inlay_printf(in, "><a:hlinkClick r:id=\"rId%zu\"/></p:cNvPr>",
                     inlay_relate(in, NS_R "/hyperlink", p->item->address, " TargetMode=\"External\""));
    else
        inlay_printf(in, "/>");
}

static void put_pic(struct inlay *in, const struct inlay_picture *p)
{
    long long left = in->place->left + (in->place->width - p->width) / 2, top = in->place->top + (in->place->height - p->height) / 2;
    inlay_printf(in, "<p:pic xmlns:a=\"" NS_A "\" xmlns:p=\"" NS_P "\" xmlns:r=\"" NS_R "\"><p:nvPicPr>");
    put_name(in, p);
    inlay_printf(in, "<p:cNvPicPr><a:picLocks noChangeAspect=\"1\"/></p:cNvPicPr><p:nvPr/></p:nvPicPr><p:blipFill>");
    inlay_put_blip(in, p);
    inlay_printf(in,
                 "<a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr><a:xfrm><a:off x=\"%lld\" y=\"%lld\"/>"
                 "<a:ext cx=\"%lld\" cy=\"%lld\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr></p:pic>",
                 left, top, (long long)p->width, (long long)p->height);
}

static void put_frame(struct inlay *in, const struct inlay_picture *p)
{
    struct insertion place = *in->place;
    struct inlay own = *in;
    place.left += (place.width - p->width) / 2;
    place.top += (place.height - p->height) / 2;
    own.place = &place;
    inlay_put_frame(&own, p);
}

bool rendering_put_shape(struct rendering *r, const struct op *op)
{
    char tag;
    if (r->at >= r->record.len || r->record.ptr[r->at] != ANSWER_RICH)
        return false;
    struct str items = rendering_read_answer(r, &tag);
    struct inlay in = {.rendering = r, .op = op, .place = op->insertion};
    struct inlay_picture p;
    struct rich_item item;
    if (!rich_next(&items, &item) || !inlay_find_picture(&in, &item, &p))
        return true;
    inlay_fit_shape(&in, &p);
    if (r->program->format->shapes == SHAPES_ODF)
        put_frame(&in, &p);
    else
        put_pic(&in, &p);
    return true;
}
