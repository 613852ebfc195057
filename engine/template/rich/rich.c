#include "template/rich/rich.h"

#include <string.h>

static void put_text(struct buf *b, struct str s)
{
    buf_put_varint(b, s.len);
    buf_put_str(b, s);
}

void rich_put(struct buf *b, const struct rich_item *item)
{
    buf_put_char(b, (char)item->kind);
    switch (item->kind) {
    case RICH_TEXT:
        buf_put_varint(b, item->marks);
        buf_put_varint(b, item->colour);
        put_text(b, item->style);
        put_text(b, item->address);
        put_text(b, item->text);
        break;
    case RICH_PICTURE:
        buf_put(b, item->digest.bytes, sizeof item->digest.bytes);
        buf_put(b, item->fallback.bytes, sizeof item->fallback.bytes);
        buf_put_varint(b, (uint64_t)item->width);
        buf_put_varint(b, (uint64_t)item->height);
        put_text(b, item->alternative);
        put_text(b, item->address);
        break;
    case RICH_PARAGRAPH:
        buf_put_varint(b, item->block);
        buf_put_varint(b, item->level);
        buf_put_varint(b, item->list);
        buf_put_varint(b, item->start);
        break;
    case RICH_TABLE:
        buf_put_varint(b, item->columns);
        put_text(b, item->widths);
        break;
    case RICH_ROW: buf_put_varint(b, item->is_head); break;
    case RICH_CELL:
        buf_put_varint(b, item->across);
        buf_put_varint(b, item->down);
        break;
    case RICH_TABLE_END: break;
    }
}

static struct str take(struct str *rest, uint64_t len)
{
    struct str piece = str_slice(*rest, 0, len);
    *rest = str_slice(*rest, piece.len, rest->len);
    return piece;
}

static uint64_t take_number(struct str *rest)
{
    uint64_t value = 0;
    for (int shift = 0; rest->len && shift < 64; shift += 7) {
        unsigned char byte = (unsigned char)*take(rest, 1).ptr;
        value |= (uint64_t)(byte & 0x7f) << shift;
        if (!(byte & 0x80))
            break;
    }
    return value;
}

static struct str take_text(struct str *rest)
{
    return take(rest, take_number(rest));
}

static void take_digest(struct str *rest, struct digest *digest)
{
    struct str bytes = take(rest, sizeof digest->bytes);
    if (bytes.len)
        memcpy(digest->bytes, bytes.ptr, bytes.len);
}

static void take_picture(struct str *rest, struct rich_item *item)
{
    static const struct digest none;
    take_digest(rest, &item->digest);
    take_digest(rest, &item->fallback);
    item->has_fallback = !digest_equal(item->fallback, none);
    item->width = (int64_t)take_number(rest);
    item->height = (int64_t)take_number(rest);
    item->alternative = take_text(rest);
    item->address = take_text(rest);
}

bool rich_next(struct str *rest, struct rich_item *item)
{
    if (!rest->len)
        return false;
    *item = (struct rich_item){.kind = (enum rich_kind)*take(rest, 1).ptr};
    switch (item->kind) {
    case RICH_TEXT:
        item->marks = (unsigned)take_number(rest);
        item->colour = (uint32_t)take_number(rest);
        item->style = take_text(rest);
        item->address = take_text(rest);
        item->text = take_text(rest);
        return true;
    case RICH_PICTURE: take_picture(rest, item); return true;
    case RICH_PARAGRAPH:
        item->block = (enum rich_block)take_number(rest);
        item->level = (unsigned)take_number(rest);
        item->list = take_number(rest);
        item->start = take_number(rest);
        return true;
    case RICH_TABLE:
        item->columns = (unsigned)take_number(rest);
        item->widths = take_text(rest);
        return true;
    case RICH_ROW: item->is_head = take_number(rest) != 0; return true;
    case RICH_CELL:
        item->across = (unsigned)take_number(rest);
        item->down = (unsigned)take_number(rest);
        return true;
    case RICH_TABLE_END: return true;
    }
    return false;
}

unsigned rich_width(const struct rich_item *table, size_t column)
{
    const unsigned char *at = (const unsigned char *)table->widths.ptr + 2 * column;
    return 2 * column + 2 <= table->widths.len ? (unsigned)at[0] << 8 | at[1] : 0;
}

/* Marks of a paragraph's text where the template has no style for it. */
static const uint32_t block_features[RICH_BLOCK_COUNT] = {[RICH_HEADING] = RICH_BOLD, [RICH_CODE_BLOCK] = RICH_CODE};

static uint32_t features_of(const struct rich_item *item)
{
    switch (item->kind) {
    case RICH_TEXT: return item->marks | (item->colour ? (uint32_t)RICH_FEATURE_COLOURS : 0);
    case RICH_PARAGRAPH: return block_features[item->block] | 1u << (RICH_FEATURE_BLOCK + item->block);
    case RICH_TABLE: return RICH_FEATURE_TABLES;
    default: return 0;
    }
}

uint32_t rich_features(struct str items)
{
    uint32_t features = 0;
    for (struct rich_item item; rich_next(&items, &item);)
        features |= features_of(&item);
    return features;
}

enum { COPIES_BITS = 12 };

uint32_t rich_copies(size_t style, uint64_t copies)
{
    return style >> COPIES_BITS || copies >> COPIES_BITS ? 0 : (uint32_t)(style << COPIES_BITS | copies);
}

bool rich_is_copies(uint32_t number, size_t style, unsigned *copies)
{
    *copies = number & ((1u << COPIES_BITS) - 1);
    return number >> COPIES_BITS == style;
}

enum { NUMBER_BYTES = 3 };

void rich_put_numbers(struct buf *record, const uint32_t *numbers, size_t count)
{
    for (size_t i = 0; i <= count; i++) {
        uint32_t n = i < count ? numbers[i] & 0xffffff : (uint32_t)count;
        buf_put(record, (char[]){(char)(n >> 16), (char)(n >> 8), (char)n}, NUMBER_BYTES);
    }
}

static uint32_t take_last(struct str *record)
{
    const unsigned char *at = (const unsigned char *)record->ptr + record->len - NUMBER_BYTES;
    record->len -= NUMBER_BYTES;
    return (uint32_t)at[0] << 16 | (uint32_t)at[1] << 8 | at[2];
}

size_t rich_take_numbers(struct str *record, struct arena *a, uint32_t **numbers)
{
    size_t count = record->len < NUMBER_BYTES ? 0 : take_last(record);
    if (count * NUMBER_BYTES > record->len)
        return 0;
    *numbers = ARENA_ARRAY(a, uint32_t, count);
    for (size_t i = count; i-- > 0;)
        (*numbers)[i] = take_last(record);
    return count;
}

/* Only addresses that no program runs. */
bool rich_is_address(struct str s)
{
    static const char *const schemes[] = {"https://", "http://", "mailto:"};
    for (size_t i = 0; i < s.len; i++)
        if ((unsigned char)s.ptr[i] <= ' ')
            return false;
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
        if (str_starts(s, str_from(schemes[i])) && s.len > strlen(schemes[i]))
            return true;
    return false;
}

bool rich_is_blocks(struct str items)
{
    size_t paragraphs = 0;
    for (struct rich_item item; rich_next(&items, &item);)
        if (item.kind == RICH_TABLE || (item.kind == RICH_PARAGRAPH && (++paragraphs > 1 || item.block != RICH_PLAIN)))
            return true;
    return false;
}

bool rich_has_table(struct str items)
{
    return rich_features(items) & RICH_FEATURE_TABLES;
}

static void put_separator(struct buf *b, struct str text)
{
    if (text.len)
        rich_put(b, &(struct rich_item){.kind = RICH_TEXT, .text = text});
}

/* What comes between one thing and the next is known when that begins. */
void rich_put_lines(struct buf *b, struct str items)
{
    struct str between = {0};
    bool is_in_row = false;
    for (struct rich_item item; rich_next(&items, &item);) {
        switch (item.kind) {
        case RICH_TEXT:
        case RICH_PICTURE:
            rich_put(b, &item);
            between = STR("\n");
            break;
        case RICH_PARAGRAPH:
            put_separator(b, between);
            between = STR("\n");
            break;
        case RICH_ROW: is_in_row = false; break;
        case RICH_CELL:
            between = is_in_row ? STR("\t") : between;
            is_in_row = true;
            break;
        case RICH_TABLE:
        case RICH_TABLE_END: break;
        }
    }
}

bool rich_is_picture(struct str items)
{
    struct rich_item item;
    return rich_next(&items, &item) && item.kind == RICH_PICTURE && !items.len;
}
