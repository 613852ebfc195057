/* Output gathers in a window of 64 KiB before it goes to the sink; while a frame that may still be dropped is open,
 * the window grows instead. */
#include "output/render.h"

#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"

enum { WINDOW = 64 << 10, NESTING_LIMIT = 512 };

/* A section under way. */
struct loop {
    size_t section; /* index of its op */
    uint64_t left;  /* items after the current one */
    uint64_t copy;  /* number of the body's copy in the whole part, from 0: makes ids differ */
};

/* A table or cell under way. */
struct frame {
    uint64_t start; /* offset in the part of what may be dropped; UINT64_MAX: contents were met, nothing is held back */
    bool has_contents, ends_with_paragraph;
};

struct rendering {
    const struct program *program;
    const struct part *part;
    struct str record;
    size_t at;
    struct sink sink;
    struct buf window;
    uint64_t flushed; /* bytes of the part that the sink has */
    struct loop loops[NESTING_LIMIT];
    size_t loop_count;
    struct frame frames[NESTING_LIMIT];
    size_t frame_count;
    uint64_t copies;
    bool skip_block; /* the table before was dropped */
    struct diag *d;
    bool ok;
};

/* ---- output ---- */

static bool may_flush(const struct rendering *r)
{
    for (size_t i = 0; i < r->frame_count; i++)
        if (r->frames[i].start != UINT64_MAX)
            return false;
    return true;
}

static void flush(struct rendering *r)
{
    if (r->ok && r->window.len && !r->sink.write(r->sink.to, r->window.ptr, r->window.len))
        r->ok = false;
    r->flushed += r->window.len;
    buf_reset(&r->window);
}

static void put(struct rendering *r, struct str bytes)
{
    buf_put_str(&r->window, bytes);
    if (r->window.len >= WINDOW && may_flush(r))
        flush(r);
}

/* ---- the record ---- */

static uint64_t read_varint(struct rendering *r)
{
    uint64_t value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
        if (r->at >= r->record.len) {
            r->ok = false;
            return 0;
        }
        unsigned char byte = (unsigned char)r->record.ptr[r->at++];
        value |= (uint64_t)(byte & 0x7f) << shift;
        if (!(byte & 0x80))
            break;
    }
    return value;
}

static struct str read_answer(struct rendering *r, char *tag)
{
    *tag = ANSWER_TEXT;
    if (r->at < r->record.len)
        *tag = r->record.ptr[r->at++];
    uint64_t len = read_varint(r);
    if (len > r->record.len - r->at) {
        r->ok = false;
        return (struct str){0};
    }
    struct str text = str_slice(r->record, r->at, r->at + len);
    r->at += len;
    return text;
}

/* ---- values ---- */

enum character { CHAR_PLAIN, CHAR_ENTITY, CHAR_BREAK, CHAR_TAB, CHAR_SPACE, CHAR_DROP, CHAR_FORBIDDEN };

/* XML 1.0, 2.2: of the controls only tab, line feed and carriage return; U+FFFE and U+FFFF are looked for apart. */
static const unsigned char character_kinds[256] = {
    [0] = CHAR_FORBIDDEN, [1] = CHAR_FORBIDDEN, [2] = CHAR_FORBIDDEN, [3] = CHAR_FORBIDDEN, [4] = CHAR_FORBIDDEN, [5] = CHAR_FORBIDDEN,
    [6] = CHAR_FORBIDDEN, [7] = CHAR_FORBIDDEN, [8] = CHAR_FORBIDDEN, ['\t'] = CHAR_TAB, ['\n'] = CHAR_BREAK, [11] = CHAR_FORBIDDEN,
    [12] = CHAR_FORBIDDEN, ['\r'] = CHAR_DROP, [14] = CHAR_FORBIDDEN, [15] = CHAR_FORBIDDEN, [16] = CHAR_FORBIDDEN, [17] = CHAR_FORBIDDEN,
    [18] = CHAR_FORBIDDEN, [19] = CHAR_FORBIDDEN, [20] = CHAR_FORBIDDEN, [21] = CHAR_FORBIDDEN, [22] = CHAR_FORBIDDEN, [23] = CHAR_FORBIDDEN,
    [24] = CHAR_FORBIDDEN, [25] = CHAR_FORBIDDEN, [26] = CHAR_FORBIDDEN, [27] = CHAR_FORBIDDEN, [28] = CHAR_FORBIDDEN, [29] = CHAR_FORBIDDEN,
    [30] = CHAR_FORBIDDEN, [31] = CHAR_FORBIDDEN, [' '] = CHAR_SPACE, ['&'] = CHAR_ENTITY, ['<'] = CHAR_ENTITY, ['>'] = CHAR_ENTITY};

static bool is_forbidden_sequence(struct str text, size_t at)
{
    /* U+FFFE is EF BF BE, U+FFFF EF BF BF; surrogates ED A0..BF never come out of a reader, but are cheap to refuse. */
    const unsigned char *b = (const unsigned char *)text.ptr + at;
    if (at + 3 > text.len)
        return false;
    return (b[0] == 0xEF && b[1] == 0xBF && b[2] >= 0xBE) || (b[0] == 0xED && b[1] >= 0xA0);
}

static void refuse_character(struct rendering *r, const struct slot *s, unsigned code)
{
    if (r->ok)
        r->ok = diag_error(r->d, s->place, "VALUE-CHAR", _("{%.*s}: the value holds the control character U+%04X, which a document cannot"),
                           STR_ARG(s->expression), code);
}

static struct str entity(char c)
{
    return c == '&' ? STR("&amp;") : c == '<' ? STR("&lt;") : STR("&gt;");
}

/* ODF folds runs of spaces: the second and further ones, and one at the head of the value, are written as a count. */
static size_t put_spaces(struct rendering *r, struct str text, size_t at)
{
    size_t n = 1;
    while (at + n < text.len && text.ptr[at + n] == ' ')
        n++;
    const char *form = r->program->format->text.spaces;
    bool first_counts = at == 0;
    size_t counted = first_counts ? n : n - 1;
    if (!first_counts)
        put(r, STR(" "));
    if (counted) {
        char markup[64];
        snprintf(markup, sizeof markup, form, counted);
        put(r, str_from(markup));
    }
    return n;
}

/* Writes a special character; gives how many bytes it took. */
static size_t put_special(struct rendering *r, const struct slot *s, struct str text, size_t at, enum character kind)
{
    const struct text_style *style = &r->program->format->text;
    switch (kind) {
    case CHAR_ENTITY: put(r, entity(text.ptr[at])); return 1;
    case CHAR_BREAK: put(r, str_from(style->line_break)); return 1;
    case CHAR_TAB: put(r, str_from(style->tab)); return 1;
    case CHAR_SPACE: return put_spaces(r, text, at);
    case CHAR_FORBIDDEN: refuse_character(r, s, (unsigned char)text.ptr[at]); return 1;
    case CHAR_DROP:
    case CHAR_PLAIN: return 1;
    }
    return 1;
}

static enum character kind_of(const struct rendering *r, struct str text, size_t at)
{
    enum character kind = character_kinds[(unsigned char)text.ptr[at]];
    if (kind != CHAR_SPACE)
        return kind;
    bool counted = r->program->format->text.spaces && (at == 0 || (at + 1 < text.len && text.ptr[at + 1] == ' '));
    return counted ? CHAR_SPACE : CHAR_PLAIN;
}

static void put_text(struct rendering *r, const struct slot *s, struct str text)
{
    size_t plain = 0;
    for (size_t at = 0; at < text.len;) {
        enum character kind = kind_of(r, text, at);
        unsigned char byte = (unsigned char)text.ptr[at];
        if (kind == CHAR_PLAIN && (byte == 0xEF || byte == 0xED) && is_forbidden_sequence(text, at))
            refuse_character(r, s, 0xFFFF);
        if (kind == CHAR_PLAIN) {
            at++;
            continue;
        }
        put(r, str_slice(text, plain, at));
        at += put_special(r, s, text, at, kind);
        plain = at;
    }
    put(r, str_slice(text, plain, text.len));
}

static void put_value(struct rendering *r, const struct op *op)
{
    char tag;
    struct str text = read_answer(r, &tag);
    if (tag == ANSWER_XML)
        put(r, text);
    else
        put_text(r, &r->program->slots[op->slot], text);
}

static void put_unique(struct rendering *r, const struct op *op)
{
    char text[64];
    uint64_t copy = r->loop_count ? r->loops[r->loop_count - 1].copy : 0;
    int64_t number;
    enum { IDS_OF_ONE_COPY = 4096 };
    if (!copy) {
        put(r, op->literal);
    } else if (op->is_number && str_to_int64(op->literal, &number)) {
        snprintf(text, sizeof text, "%lld", (long long)(number % IDS_OF_ONE_COPY) + (long long)copy * IDS_OF_ONE_COPY);
        put(r, str_from(text));
    } else {
        snprintf(text, sizeof text, "_%llu", (unsigned long long)copy);
        put(r, op->literal);
        put(r, str_from(text));
    }
}

/* ---- sections and frames ---- */

/* Each gives the index of the op to go on with. */

static size_t begin_section(struct rendering *r, size_t pc)
{
    uint64_t n = read_varint(r);
    if (n == 0)
        return r->part->ops[pc].target;
    if (r->loop_count == NESTING_LIMIT) {
        r->ok = false;
        return pc + 1;
    }
    uint64_t outer = r->loop_count ? r->loops[r->loop_count - 1].copy : 0;
    r->loops[r->loop_count++] = (struct loop){pc, n - 1, outer};
    return pc + 1;
}

static size_t next_item(struct rendering *r, size_t pc)
{
    struct loop *l = &r->loops[r->loop_count - 1];
    if (l->left) {
        l->left--;
        l->copy = ++r->copies;
        return l->section + 1;
    }
    r->loop_count--;
    return r->part->ops[pc].exit;
}

static void begin_frame(struct rendering *r, bool droppable)
{
    if (r->frame_count == NESTING_LIMIT) {
        r->ok = false;
        return;
    }
    uint64_t here = r->flushed + r->window.len;
    r->frames[r->frame_count++] = (struct frame){.start = droppable ? here : UINT64_MAX};
}

static void note_block(struct rendering *r, const struct op *op)
{
    if (r->skip_block || !r->frame_count) {
        r->skip_block = false;
        return;
    }
    struct frame *f = &r->frames[r->frame_count - 1];
    f->has_contents = true;
    f->ends_with_paragraph = op->is_paragraph;
    f->start = UINT64_MAX;
}

static void drop_frame(struct rendering *r)
{
    struct frame f = r->frames[--r->frame_count];
    r->skip_block = !f.has_contents;
    if (!f.has_contents)
        buf_truncate(&r->window, (size_t)(f.start - r->flushed));
}

static void fill_frame(struct rendering *r, const struct op *op)
{
    if (!r->frames[--r->frame_count].ends_with_paragraph)
        put(r, op->literal);
}

static size_t step(struct rendering *r, size_t pc)
{
    const struct op *op = &r->part->ops[pc];
    if (op->kind != OP_BLOCK && op->kind != OP_LITERAL)
        r->skip_block = false;
    switch (op->kind) {
    case OP_LITERAL: put(r, op->literal); break;
    case OP_VALUE: put_value(r, op); break;
    case OP_SECTION: return begin_section(r, pc);
    case OP_NEXT: return next_item(r, pc);
    case OP_FRAME: begin_frame(r, op->is_droppable); break;
    case OP_BLOCK: note_block(r, op); break;
    case OP_FRAME_DROP: drop_frame(r); break;
    case OP_FRAME_FILL: fill_frame(r, op); break;
    case OP_UNIQUE: put_unique(r, op); break;
    case OP_END: break;
    }
    return pc + 1;
}

bool render_part(const struct program *p, size_t part, struct str record, size_t *at, struct sink sink, struct diag *d)
{
    struct rendering r;
    /* The stacks of loops and frames are written before they are read. */
    r.program = p;
    r.part = &p->parts[part];
    r.record = record;
    r.at = *at;
    r.sink = sink;
    r.flushed = r.copies = r.loop_count = r.frame_count = 0;
    r.skip_block = false;
    r.d = d;
    r.ok = true;
    buf_init(&r.window, BUF_LIMIT_PART);
    for (size_t pc = 0; r.ok && r.part->ops[pc].kind != OP_END;)
        pc = step(&r, pc);
    if (r.ok && !buf_ok(&r.window))
        r.ok = diag_error(d, place_file(p->file), "DOC-SIZE", "%s", _("the document goes over the ceiling of size"));
    flush(&r);
    buf_release(&r.window);
    *at = r.at;
    return r.ok;
}
