/* A picture in a frame of the template: as large as fits, in the middle. Where the frame is the template's own, the picture
 * is said to be a part of a larger one with nothing around it. */
#include "output/render/render_rich.h"

void rendering_take_placeholder(struct rendering *r, const struct op *op)
{
    char tag;
    struct str items = rendering_read_answer(r, &tag);
    struct inlay in = {.rendering = r, .op = op, .place = op->insertion};
    struct inlay_picture p;
    struct rich_item item;
    r->ok = r->ok && tag == ANSWER_RICH && rich_next(&items, &item) && inlay_find_picture(&in, &item, &p);
    if (r->ok)
        r->fitting = (struct fitting){p.picture, p.fallback, item.alternative, op->insertion};
}

/* How far the frame reaches over the picture on one side. */
static void put_inset(struct inlay *in, int64_t frame, int64_t own)
{
    int64_t inset = frame > own ? (frame - own) * 50000 / own : 0;
    inlay_printf(in, "%lld", inset > INT32_MAX ? -(long long)INT32_MAX : -(long long)inset);
}

/* A frame that does not say how large it is keeps its corner. */
static int64_t middle(int64_t begin, int64_t frame, int64_t own)
{
    return frame ? begin + (frame - own) / 2 : begin;
}

/* What the template says beside the tag is meant for whatever picture comes. */
static void put_alternative(struct inlay *in, const struct op *op)
{
    inlay_put_attribute(in, op->literal.len ? op->literal : in->rendering->fitting.alternative);
}

static void put_relation(struct inlay *in, const struct inlay_picture *p)
{
    inlay_printf(in, "rId%zu", inlay_relate_picture(in, p->fallback ? p->fallback : p->picture));
}

static void put_images(struct inlay *in, const struct inlay_picture *p)
{
    inlay_put_image(in, p->picture);
    if (p->fallback)
        inlay_put_image(in, p->fallback);
}

static void put(struct inlay *in, const struct inlay_picture *p)
{
    const struct insertion *place = in->place;
    switch ((enum fitted)in->op->number) {
    case FITTED_WIDTH: inlay_put_length(in, p->width); break;
    case FITTED_HEIGHT: inlay_put_length(in, p->height); break;
    case FITTED_LEFT: inlay_put_length(in, middle(place->left, place->width, p->width)); break;
    case FITTED_TOP: inlay_put_length(in, middle(place->top, place->height, p->height)); break;
    case FITTED_INSET_ACROSS: put_inset(in, place->width, p->width); break;
    case FITTED_INSET_DOWN: put_inset(in, place->height, p->height); break;
    case FITTED_RELATION: put_relation(in, p); break;
    case FITTED_DRAWING:
        if (p->fallback)
            inlay_put_drawing(in, inlay_relate_picture(in, p->picture));
        break;
    case FITTED_IMAGES: put_images(in, p); break;
    case FITTED_ALTERNATIVE: put_alternative(in, in->op); break;
    }
}

void rendering_put_fitted(struct rendering *r, const struct op *op)
{
    const struct rich_item item = {.kind = RICH_PICTURE}; /* of no size of its own: the frame says it */
    struct inlay in = {.rendering = r, .op = op, .place = r->fitting.place};
    struct inlay_picture p = {.item = &item, .picture = r->fitting.picture, .fallback = r->fitting.fallback};
    if (!r->ok || r->is_measuring)
        return;
    inlay_fit_shape(&in, &p);
    put(&in, &p);
}
