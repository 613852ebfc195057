/* Parts whose names only rendering knows: copies of slides and charts. A package is written one part after the other, so a
 * copy that begins inside of another part is held until that part is written. */
#include "output/render/rendering.h"

#include <stdlib.h>

#include "base/fatal.h"

/* A part that is held. */
struct held {
    struct str name, sheet;
    struct buf bytes;
};

static struct held *new_held(struct rendering *r, struct str name, struct str sheet)
{
    struct held *h = malloc(sizeof *h);
    if (!h)
        fatal_no_memory();
    *h = (struct held){.name = arena_str(&r->arena, name), .sheet = sheet};
    buf_init(&h->bytes, BUF_LIMIT_PART - r->held_bytes);
    *ARENA_PUSH(&r->arena, r->held, r->held_count, r->held_capacity) = h;
    return h;
}

void rendering_begin_entry(struct rendering *r, struct str name, struct str sheet)
{
    r->entry_depth++;
    if (!r->is_open) {
        r->sink = r->outlet.begin(r->outlet.to, name, sheet);
        r->is_open = true;
        return;
    }
    rendering_turn(r, &new_held(r, name, sheet)->bytes);
    r->is_holding = true;
}

static void end_held(struct rendering *r)
{
    const struct buf *bytes = &r->held[r->held_count - 1]->bytes;
    r->window.failed = r->window.failed || !buf_ok(bytes);
    r->held_bytes += bytes->len;
    r->is_holding = false;
    rendering_end_stream(r);
}

void rendering_end_entry(struct rendering *r)
{
    if (r->is_measuring)
        return;
    r->entry_depth--;
    if (r->is_holding) {
        end_held(r);
        return;
    }
    rendering_flush(r);
    r->ok = r->outlet.end(r->outlet.to) && r->ok;
    r->is_open = false;
    r->ok = render_put_held(r) && r->ok;
}

static bool put(struct rendering *r, struct held *h)
{
    struct sink sink = r->outlet.begin(r->outlet.to, h->name, h->sheet);
    bool written = sink.write(sink.to, h->bytes.ptr, h->bytes.len);
    return r->outlet.end(r->outlet.to) && written;
}

bool render_put_held(struct rendering *r)
{
    bool ok = true;
    for (size_t i = 0; i < r->held_count && ok; i++)
        ok = put(r, r->held[i]);
    rendering_release_held(r);
    return ok;
}

void rendering_release_held(struct rendering *r)
{
    for (size_t i = 0; i < r->held_count; i++) {
        buf_release(&r->held[i]->bytes);
        free(r->held[i]);
    }
    r->held_count = r->held_bytes = 0;
}
