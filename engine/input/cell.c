/* Each reader keeps a small cache from the text of a cell to its value: in real tables most cells repeat, and
 * folding, looking up words and keeping copies is then done once. */
#include "input/cell.h"

#include <string.h>

#include "base/i18n.h"
#include "input/cell_words.h"
#include "text/fold.h"
#include "text/nearest.h"

enum { CACHE_FIRST = 16, CACHE_LARGEST = 16384, CACHE_WAYS = 2 };

/* A text that was read, with half of its hash: hardly another one is compared with it. */
struct slot {
    const char *text;
    uint32_t len; /* 0: this place is free */
    uint32_t hash;
    struct value value;
};

struct cell_reader {
    struct arena *arena;
    const struct column *column;
    bool eight_bit;
    struct str *words; /* of the column, folded */
    struct slot *slots;
    size_t slot_count; /* a power of two */
    size_t misses;     /* since the cache has its size */
    struct slot last;  /* the one read last: neighbours are often equal */
};

struct cell_reader *cell_reader_new(struct arena *a, const struct column *column, bool eight_bit)
{
    struct cell_reader *r = ARENA_NEW(a, struct cell_reader);
    r->arena = a;
    r->column = column;
    r->eight_bit = eight_bit;
    r->words = ARENA_ARRAY(a, struct str, column->word_count);
    for (size_t i = 0; i < column->word_count; i++)
        r->words[i] = text_fold(a, column->words[i]);
    r->slot_count = CACHE_FIRST;
    r->slots = ARENA_ARRAY(a, struct slot, r->slot_count);
    return r;
}

struct place cell_place(struct arena *a, const struct column *column, struct place where)
{
    if (!where.words.len)
        where.words =
            arena_printf(a, _("column «%.*s»"), STR_ARG(column->title.len ? column->title : column->name));
    return where;
}

/* The beginning of a long text, for a message. */
static struct str shown(struct arena *a, struct str text)
{
    enum { SHOWN_BYTES = 120 };
    size_t len = SHOWN_BYTES;
    if (text.len <= len)
        return text;
    while (((unsigned char)text.ptr[len] & 0xC0) == 0x80)
        len--;
    return arena_printf(a, "%.*s…", STR_ARG(str_slice(text, 0, len)));
}

static const char *fault_text(enum cell_fault fault)
{
    switch (fault) {
    case CELL_GOOD: break;
    case CELL_NOT_INTEGER: return _("«%.*s» is not a whole number");
    case CELL_NOT_NUMBER: return _("«%.*s» is not a number");
    case CELL_NOT_PERCENT: return _("«%.*s» is not a percentage");
    case CELL_NOT_DATE: return _("«%.*s» is not a date; write it as 01.09.2024");
    case CELL_NOT_FLAG: return _("«%.*s» is neither «да» nor «нет»");
    case CELL_NOT_WORD: return _("«%.*s» is not a word of this column");
    case CELL_EXCEL_ERROR: return _("«%.*s» is an error of the spreadsheet, not a value");
    case CELL_SPOILT:
        return _("«%.*s» looks like a code or number that the spreadsheet turned into another one");
    case CELL_AMBIGUOUS_PERCENT: return _("«%.*s» may mean a share or per cent; write the sign %%: «85 %%»");
    case CELL_SHORT_YEAR: return _("«%.*s»: the year has to have four digits");
    case CELL_TIME_OF_DAY: return _("«%.*s»: a date is wanted, without the time of day");
    }
    return "";
}

static const char *fault_code(enum cell_fault fault)
{
    switch (fault) {
    case CELL_NOT_WORD: return "CELL-WORD";
    case CELL_EXCEL_ERROR: return "CELL-EXCEL";
    case CELL_SPOILT: return "CELL-SPOILT";
    case CELL_AMBIGUOUS_PERCENT: return "CELL-PERCENT";
    case CELL_SHORT_YEAR: return "CELL-YEAR";
    default: return "CELL-TYPE";
    }
}

static struct str word_list(struct arena *a, const struct column *c)
{
    struct str list = {0};
    for (size_t i = 0; i < c->word_count; i++)
        list = arena_printf(a, "%.*s%s%.*s", STR_ARG(list), i ? ", " : "", STR_ARG(c->words[i]));
    return list;
}

static bool report(const struct cell_reader *r, enum cell_fault fault, struct str text, struct place where,
                   struct diag *d)
{
    struct arena scratch = {0};
    const struct column *c = r->column;
    if (diag_is_full(d, where, fault_code(fault))) /* only counted from here on: no words, no offers */
        return diag_error(d, where, fault_code(fault), "%s", "");
    where = cell_place(&scratch, c, where);
    struct str message = arena_printf(&scratch, fault_text(fault), STR_ARG(shown(&scratch, text)));
    long near = fault == CELL_NOT_WORD ? text_nearest(text, c->words, c->word_count) : -1;
    if (near >= 0)
        message = arena_printf(&scratch, _("%.*s; maybe «%.*s» was meant"), STR_ARG(message),
                               STR_ARG(c->words[near]));
    else if (fault == CELL_NOT_WORD)
        message = arena_printf(&scratch, _("%.*s; it has: %.*s"), STR_ARG(message),
                               STR_ARG(word_list(&scratch, c)));
    diag_error(d, where, fault_code(fault), "%.*s", STR_ARG(message));
    arena_release(&scratch);
    return false;
}

/* «_ 85» or «?85» in windows-1251: what stood there was ≥, − or a narrow space. */
static bool has_lost_sign(struct str text)
{
    for (size_t i = 0; i + 1 < text.len; i++) {
        if (text.ptr[i] != '?' && text.ptr[i] != '_')
            continue;
        size_t next = i + 1 + (text.ptr[i + 1] == ' ');
        bool starts = i == 0 || text.ptr[i - 1] == ' ';
        if (starts && next < text.len && text.ptr[next] >= '0' && text.ptr[next] <= '9')
            return true;
    }
    return false;
}

static void warn_of_letters(const struct cell_reader *r, struct str text, struct place where, struct diag *d)
{
    struct arena scratch = {0};
    if (text_has_mixed_script(text))
        diag_warn(d, cell_place(&scratch, r->column, where), "CELL-MIXED",
                  _("a word of «%.*s» mixes Latin and Cyrillic letters that look alike"),
                  STR_ARG(shown(&scratch, text)));
    if (r->eight_bit && has_lost_sign(text))
        diag_warn(
            d, cell_place(&scratch, r->column, where), "CELL-LOST",
            _("«%.*s»: the sign before the number may have been lost in windows-1251; save as CSV UTF-8"),
            STR_ARG(shown(&scratch, text)));
    arena_release(&scratch);
}

static enum cell_fault read_word(const struct cell_reader *r, struct str folded, struct value *out)
{
    for (size_t i = 0; i < r->column->word_count; i++) {
        if (str_equal(folded, r->words[i])) {
            *out = value_text(r->column->words[i]);
            return CELL_GOOD;
        }
    }
    return CELL_NOT_WORD;
}

static enum cell_fault read_typed(const struct cell_reader *r, struct str text, struct str folded,
                                  struct value *out)
{
    enum column_type type = r->column->type;
    if (cell_is_excel_error(text))
        return CELL_EXCEL_ERROR;
    if (type != COLUMN_FLAG && type != COLUMN_DATE && cell_is_spoilt(text, folded))
        return CELL_SPOILT;
    switch (type) {
    case COLUMN_TEXT:
    case COLUMN_CODE:
    case COLUMN_LIST: *out = value_text(text); return CELL_GOOD;
    case COLUMN_INTEGER:
    case COLUMN_NUMBER: return cell_number(r->arena, text, type == COLUMN_INTEGER, out);
    case COLUMN_PERCENT: return cell_percent(r->arena, text, out);
    case COLUMN_DATE: return cell_date(text, out);
    case COLUMN_FLAG: return cell_flag(folded, out);
    case COLUMN_ENUM: return read_word(r, folded, out);
    }
    return CELL_GOOD;
}

static bool is_latin(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/* Codes such as ORG0101 and E24-10, of which columns have many different ones: nothing of what is looked for
 * in other texts can be in them, except in Oct-24. */
static bool is_plain_code(struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (!is_latin(text.ptr[i]) &&
            (i == 0 || (text.ptr[i] != '-' && (text.ptr[i] < '0' || text.ptr[i] > '9'))))
            return false;
    return text.len < 4 || text.ptr[3] != '-' || !is_latin(text.ptr[1]) || !is_latin(text.ptr[2]);
}

/* Reads a text that the cache does not hold; on success `text` has been replaced by a copy that lasts. */
static bool read_new(struct cell_reader *r, struct str *text, const struct place *where, struct value *out,
                     struct diag *d)
{
    struct arena scratch = {0};
    enum column_type type = r->column->type;
    enum cell_fault fault = CELL_GOOD;
    *text = arena_str(r->arena, *text);
    *out = value_text(*text);
    if ((type == COLUMN_TEXT || type == COLUMN_CODE) && is_plain_code(*text))
        return true;
    bool is_word = type == COLUMN_FLAG || type == COLUMN_ENUM;
    struct str folded = is_word || cell_needs_fold(*text) ? text_fold(&scratch, *text) : *text;
    *out = value_unknown();
    if (!cell_is_unknown_word(folded))
        fault = read_typed(r, *text, folded, out);
    arena_release(&scratch);
    if (fault != CELL_GOOD) {
        *out = value_unknown();
        return report(r, fault, *text, *where, d);
    }
    if (out->kind == VALUE_TEXT && type != COLUMN_ENUM)
        warn_of_letters(r, *text, *where, d);
    return true;
}

/* Each text may lie in either of two neighbours. */
static struct slot *slot_of(const struct cell_reader *r, uint32_t hash, size_t way)
{
    return &r->slots[(hash & (r->slot_count - 1)) ^ way];
}

static void put_slot(struct cell_reader *r, struct slot slot)
{
    *slot_of(r, slot.hash, 1) = *slot_of(r, slot.hash, 0);
    *slot_of(r, slot.hash, 0) = slot;
}

static void grow_cache(struct cell_reader *r)
{
    struct slot *old = r->slots;
    size_t old_count = r->slot_count;
    r->slot_count *= 4;
    r->misses = 0;
    r->slots = ARENA_ARRAY(r->arena, struct slot, r->slot_count);
    for (size_t i = 0; i < old_count; i++)
        if (old[i].len)
            put_slot(r, old[i]);
}

static bool holds(const struct slot *slot, struct str text)
{
    return slot->len == text.len && memcmp(slot->text, text.ptr, text.len) == 0;
}

/* What is known of a text, or NULL. */
static const struct slot *find_slot(const struct cell_reader *r, struct str text, uint32_t hash)
{
    for (size_t way = 0; way < CACHE_WAYS; way++) {
        const struct slot *slot = slot_of(r, hash, way);
        if (slot->hash == hash && holds(slot, text))
            return slot;
    }
    return NULL;
}

static bool read_cached(struct cell_reader *r, struct str text, const struct place *where, struct value *out,
                        struct diag *d)
{
    if (holds(&r->last, text)) {
        *out = r->last.value;
        return true;
    }
    uint32_t hash = (uint32_t)str_hash(text);
    const struct slot *known = find_slot(r, text, hash);
    if (known) {
        r->last = *known;
        *out = known->value;
        return true;
    }
    if (!read_new(r, &text, where, out, d))
        return false;
    if (++r->misses > r->slot_count && r->slot_count < CACHE_LARGEST)
        grow_cache(r);
    r->last = (struct slot){text.ptr, (uint32_t)text.len, hash, *out};
    put_slot(r, r->last);
    return true;
}

/* Digits alone, as almost every cell of such a column has them. */
static bool read_digits(struct str text, struct value *out)
{
    enum { DIGITS_SAFE = 18 };
    int64_t sum = 0;
    if (text.len > DIGITS_SAFE)
        return false;
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] < '0' || text.ptr[i] > '9')
            return false;
        sum = sum * 10 + (text.ptr[i] - '0');
    }
    *out = value_integer(sum);
    return true;
}

/* ="0123" is how exports keep Excel from turning a code into a number; the text is what stands in it. */
static struct str without_formula(struct str text)
{
    bool wrapped = text.len > 3 && str_starts(text, STR("=\"")) && str_ends(text, STR("\""));
    return wrapped ? text_trim(str_slice(text, 2, text.len - 1)) : text;
}

bool cell_read(struct cell_reader *r, struct str text, const struct place *where, struct value *out,
               struct diag *d)
{
    *out = value_unknown();
    text = without_formula(text_trim(text));
    if (!text.len || (r->column->type == COLUMN_INTEGER && read_digits(text, out)))
        return true;
    return read_cached(r, text, where, out, d);
}
