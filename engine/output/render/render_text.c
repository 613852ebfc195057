/* Answers of the record as characters of a part. */
#include "output/render/rendering.h"

#include "base/i18n.h"
#include "data/date.h"

/* ---- the record ---- */

uint64_t rendering_read_varint(struct rendering *r)
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

struct str rendering_read_answer(struct rendering *r, char *tag)
{
    *tag = ANSWER_TEXT;
    if (r->at < r->record.len)
        *tag = r->record.ptr[r->at++];
    uint64_t len = rendering_read_varint(r);
    if (len > r->record.len - r->at) {
        r->ok = false;
        return (struct str){0};
    }
    struct str text = str_slice(r->record, r->at, r->at + len);
    r->at += len;
    return text;
}

/* ---- values ---- */

enum character { CHAR_PLAIN, CHAR_ENTITY, CHAR_QUOTE, CHAR_BREAK, CHAR_TAB, CHAR_SPACE, CHAR_RETURN, CHAR_FORBIDDEN, CHAR_DOUBTFUL };

/* XML 1.0, 2.2: of the controls only tab, line feed and carriage return; the doubtful begin surrogates, or U+FFFE and U+FFFF. */
static const unsigned char character_kinds[256] = {
    [0] = CHAR_FORBIDDEN,  [1] = CHAR_FORBIDDEN,  [2] = CHAR_FORBIDDEN,   [3] = CHAR_FORBIDDEN,  [4] = CHAR_FORBIDDEN,
    [5] = CHAR_FORBIDDEN,  [6] = CHAR_FORBIDDEN,  [7] = CHAR_FORBIDDEN,   [8] = CHAR_FORBIDDEN,  ['\t'] = CHAR_TAB,
    ['\n'] = CHAR_BREAK,   [11] = CHAR_FORBIDDEN, [12] = CHAR_FORBIDDEN,  ['\r'] = CHAR_RETURN,  [14] = CHAR_FORBIDDEN,
    [15] = CHAR_FORBIDDEN, [16] = CHAR_FORBIDDEN, [17] = CHAR_FORBIDDEN,  [18] = CHAR_FORBIDDEN, [19] = CHAR_FORBIDDEN,
    [20] = CHAR_FORBIDDEN, [21] = CHAR_FORBIDDEN, [22] = CHAR_FORBIDDEN,  [23] = CHAR_FORBIDDEN, [24] = CHAR_FORBIDDEN,
    [25] = CHAR_FORBIDDEN, [26] = CHAR_FORBIDDEN, [27] = CHAR_FORBIDDEN,  [28] = CHAR_FORBIDDEN, [29] = CHAR_FORBIDDEN,
    [30] = CHAR_FORBIDDEN, [31] = CHAR_FORBIDDEN, [' '] = CHAR_SPACE,     ['&'] = CHAR_ENTITY,   ['<'] = CHAR_ENTITY,
    ['>'] = CHAR_ENTITY,   ['"'] = CHAR_QUOTE,    [0xED] = CHAR_DOUBTFUL, [0xEF] = CHAR_DOUBTFUL};

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
                           STR_ARG(s->asked_by.len ? s->asked_by : s->expression), code);
}

static struct str entity(char c)
{
    return c == '&' ? STR("&amp;") : c == '<' ? STR("&lt;") : STR("&gt;");
}

/* How characters are written where the value stands. */
static const struct text_style *style_of(const struct rendering *r, const struct op *op)
{
    static const struct text_style data = {"\n", "\t", NULL, false}, attribute = {"&#10;", "&#9;", NULL, false};
    switch (op->style) {
    case VALUE_IN_TEXT: return &r->program->format->text;
    case VALUE_IN_PLACE:
    case VALUE_IN_CODES:
    case VALUE_IN_DATA: return &data;
    case VALUE_IN_ATTRIBUTE: return &attribute;
    }
    return &data;
}

/* ODF folds runs of spaces: the second and further ones, and any at the ends of the value, are written as a count. */
static size_t put_spaces(struct rendering *r, const char *form, struct str text, size_t at)
{
    size_t n = 1;
    while (at + n < text.len && text.ptr[at + n] == ' ')
        n++;
    bool first_counts = at == 0 || at + n == text.len;
    size_t counted = first_counts ? n : n - 1;
    if (!first_counts)
        rendering_put(r, STR(" "));
    if (counted) {
        char markup[64];
        snprintf(markup, sizeof markup, form, counted);
        rendering_put(r, str_from(markup));
    }
    return n;
}

/* Writes a special character; gives how many bytes it took. */
static size_t put_special(struct rendering *r, const struct op *op, struct str text, size_t at, enum character kind)
{
    const struct text_style *style = style_of(r, op);
    struct str line_break = op->literal.len ? op->literal : str_from(style->line_break);
    switch (kind) {
    case CHAR_QUOTE: rendering_put(r, STR("&quot;")); return 1;
    case CHAR_ENTITY:
        rendering_put(r, op->style == VALUE_IN_CODES && text.ptr[at] == '&' ? STR("&amp;&amp;") : entity(text.ptr[at]));
        return 1;
    case CHAR_BREAK: rendering_put(r, line_break); return 1;
    case CHAR_TAB: rendering_put(r, str_from(style->tab)); return 1;
    case CHAR_SPACE: return put_spaces(r, style->spaces, text, at);
    case CHAR_FORBIDDEN: refuse_character(r, &r->program->slots[op->slot], (unsigned char)text.ptr[at]); return 1;
    case CHAR_RETURN: /* with a line feed one break */
        if (at + 1 == text.len || text.ptr[at + 1] != '\n')
            rendering_put(r, line_break);
        return 1;
    case CHAR_DOUBTFUL:
    case CHAR_PLAIN: return 1;
    }
    return 1;
}

static enum character kind_of(struct rendering *r, const struct op *op, struct str text, size_t at)
{
    enum character kind = character_kinds[(unsigned char)text.ptr[at]];
    bool counted = at == 0 || at + 1 == text.len || text.ptr[at + 1] == ' ';
    if (kind == CHAR_SPACE && !counted)
        return CHAR_PLAIN;
    if (kind == CHAR_DOUBTFUL && is_forbidden_sequence(text, at))
        refuse_character(r, &r->program->slots[op->slot], 0xFFFF);
    if (kind == CHAR_DOUBTFUL)
        return CHAR_PLAIN;
    return kind == CHAR_QUOTE && op->style != VALUE_IN_ATTRIBUTE ? CHAR_PLAIN : kind;
}

void rendering_put_text(struct rendering *r, const struct op *op, struct str text)
{
    size_t plain = 0;
    bool counts_spaces = style_of(r, op)->spaces;
    for (size_t at = 0; at < text.len;) {
        enum character kind = character_kinds[(unsigned char)text.ptr[at]];
        if (kind == CHAR_PLAIN || (kind == CHAR_SPACE && !counts_spaces) || (kind = kind_of(r, op, text, at)) == CHAR_PLAIN) {
            at++;
            continue;
        }
        rendering_put(r, str_slice(text, plain, at));
        at += put_special(r, op, text, at, kind);
        plain = at;
    }
    rendering_put(r, str_slice(text, plain, text.len));
}

/* Markup in place of a paragraph. */
static void put_blocks(struct rendering *r, struct str markup, bool ends_with_paragraph)
{
    rendering_put(r, markup);
    if (markup.len)
        rendering_note_block(r, ends_with_paragraph);
}

/* UTF-16 has a unit for each character, and another one for those that UTF-8 writes in four bytes. */
static size_t characters_of(struct str text)
{
    size_t count = 0;
    for (size_t i = 0; i < text.len; i++) {
        unsigned char byte = (unsigned char)text.ptr[i];
        count += (byte & 0xc0) != 0x80;
        count += byte >= 0xf0;
    }
    return count;
}

/* All values of a cell together. */
static void check_length(struct rendering *r, const struct op *op, struct str text)
{
    const struct sheet_style *style = r->program->format->sheets;
    const struct slot *s = &r->program->slots[op->slot];
    size_t limit = style ? style->characters : 0;
    if (op->style != VALUE_IN_TEXT || !limit)
        return;
    r->characters += characters_of(text);
    if (r->ok && r->characters > limit)
        r->ok = diag_error(r->d, s->place, "SHEET-TEXT", _("{%.*s}: the cell would get %zu characters or more, and it holds %zu at most"),
                           STR_ARG(s->expression), r->characters, limit);
}

void rendering_put_value(struct rendering *r, const struct op *op)
{
    char tag;
    struct str text = rendering_read_answer(r, &tag);
    if (r->is_measuring)
        return;
    check_length(r, op, text);
    if (op->style == VALUE_IN_PLACE)
        put_blocks(r, text, tag == ANSWER_XML);
    else if (tag == ANSWER_RICH)
        rendering_put_rich(r, op, text);
    else
        rendering_put_text(r, op, text);
}

/* ---- cells that take a type ---- */

static struct str serial_of(const struct program *p, struct str iso, char *text, size_t size)
{
    date_days days = 0;
    date_parse_iso(iso, &days);
    snprintf(text, size, "%ld", (long)days + (p->dates_from_1904 ? SERIAL_OF_1970_FROM_1904 : SERIAL_OF_1970_FROM_1900));
    return str_from(text);
}

static const struct typed_form *form_of(const struct sheet_style *style, char tag)
{
    return tag == ANSWER_NUMBER ? &style->number : tag == ANSWER_DATE ? &style->date : tag == ANSWER_FLAG ? &style->flag : NULL;
}

bool rendering_put_typed(struct rendering *r, const struct op *op)
{
    char tag = r->at < r->record.len ? r->record.ptr[r->at] : ANSWER_TEXT, serial[24];
    const struct sheet_style *style = r->program->format->sheets;
    const struct typed_form *form = form_of(style, tag);
    if (!form)
        return false;
    struct str printed = rendering_read_answer(r, &tag), value;
    str_split(&printed, '\n', &value);
    rendering_put(r, str_from(form->before));
    if (tag == ANSWER_DATE && style->dates_are_serial)
        value = serial_of(r->program, value, serial, sizeof serial);
    else if (tag == ANSWER_FLAG)
        value = str_from(str_equal(value, STR("1")) ? style->yes : style->no);
    rendering_put(r, value);
    rendering_put(r, str_from(form->behind));
    rendering_put(r, op->literal);
    if (form->between) {
        rendering_put(r, str_from(form->between));
        rendering_put(r, printed);
    }
    rendering_put(r, str_from(form->after));
    return true;
}
