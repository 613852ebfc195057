/* Both ends are the same program in the same memory layout: plain structures and length-prefixed texts. */
#include "app/run/answer.h"

#include <string.h>

static void put_str(struct buf *b, struct str s)
{
    buf_put(b, &s.len, sizeof s.len);
    buf_put_str(b, s);
}

void answer_put(struct buf *out, const struct document_answer *answer, const struct diag *d)
{
    buf_put(out, answer, sizeof *answer);
    put_str(out, answer->path);
    for (size_t i = 0; i < answer->picture_count; i++) {
        buf_put(out, &answer->pictures[i], sizeof *answer->pictures);
        put_str(out, answer->pictures[i].path);
    }
    buf_put(out, &d->count, sizeof d->count);
    for (size_t i = 0; i < d->count; i++) {
        const struct message *m = &d->messages[i];
        buf_put(out, m, sizeof *m);
        put_str(out, m->place.file);
        put_str(out, m->place.words);
        put_str(out, m->place.spot.part);
        put_str(out, str_from(m->code));
        put_str(out, m->text);
    }
}

static void get(struct str *rest, void *to, size_t size)
{
    memcpy(to, rest->ptr, size);
    *rest = str_slice(*rest, size, rest->len);
}

static struct str get_str(struct str *rest, struct arena *a)
{
    size_t len;
    get(rest, &len, sizeof len);
    struct str s = arena_str(a, str_slice(*rest, 0, len));
    *rest = str_slice(*rest, len, rest->len);
    return s;
}

static void get_message(struct str *rest, struct arena *a, struct diag *d)
{
    struct message m;
    get(rest, &m, sizeof m);
    m.place.file = get_str(rest, a);
    m.place.words = get_str(rest, a);
    m.place.spot.part = get_str(rest, a);
    m.code = get_str(rest, a).ptr;
    m.text = get_str(rest, a);
    diag_add(d, &m);
}

static void get_pictures(struct str *rest, struct arena *a, struct document_answer *answer)
{
    answer->pictures = ARENA_ARRAY(a, struct journal_file, answer->picture_count);
    for (size_t i = 0; i < answer->picture_count; i++) {
        get(rest, &answer->pictures[i], sizeof *answer->pictures);
        answer->pictures[i].kind = STR("picture");
        answer->pictures[i].path = get_str(rest, a);
    }
}

void answer_get(struct str bytes, struct arena *a, struct document_answer *answer, struct diag *d)
{
    size_t count;
    get(&bytes, answer, sizeof *answer);
    answer->path = get_str(&bytes, a);
    get_pictures(&bytes, a, answer);
    get(&bytes, &count, sizeof count);
    for (size_t i = 0; i < count; i++)
        get_message(&bytes, a, d);
}
