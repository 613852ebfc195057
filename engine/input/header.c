/* The head of the file is walked once per delimiter tried; the caller keeps the best. */
#include "input/header.h"

#include "base/i18n.h"
#include "text/fold.h"
#include "text/nearest.h"

struct header_names {
    struct str *folded;
    long *columns;
    size_t count, capacity, column_capacity;
    size_t longest; /* bytes of a name */
};

static void put_name(struct arena *a, struct header_names *n, struct str name, size_t column)
{
    size_t count = n->count;
    if (name.len > n->longest)
        n->longest = name.len;
    *ARENA_PUSH(a, n->columns, count, n->column_capacity) = (long)column;
    *ARENA_PUSH(a, n->folded, n->count, n->capacity) = text_fold(a, name);
}

const struct header_names *header_names_new(struct arena *a, const struct schema *schema)
{
    struct header_names *n = ARENA_NEW(a, struct header_names);
    for (size_t i = 0; i < schema->column_count; i++) {
        const struct column *c = &schema->columns[i];
        put_name(a, n, c->name, i);
        put_name(a, n, c->title, i);
        for (size_t j = 0; j < c->synonym_count; j++)
            put_name(a, n, c->synonyms[j], i);
    }
    return n;
}

/* The first rows of the file, and what finds the columns in them. */
struct head {
    struct arena *arena;
    const struct schema *schema;
    const struct header_names *names;
    struct csv_row rows[HEADER_SEARCH_LIMIT];
    size_t count;
};

/* Longer heads than this hold no header: 40 rows of any sane file are shorter, and no table is wider. */
enum { HEAD_BYTES = 1 << 18, HEAD_CELLS = 1024 };

static bool keep_row(void *to, const struct csv_row *row)
{
    struct head *head = to;
    size_t count = row->count < HEAD_CELLS ? row->count : HEAD_CELLS;
    struct str *cells = ARENA_ARRAY(head->arena, struct str, count);
    for (size_t i = 0; i < count; i++)
        cells[i] = arena_str(head->arena, text_trim(row->cells[i]));
    head->rows[head->count++] = (struct csv_row){cells, count, row->line};
    return head->count < HEADER_SEARCH_LIMIT;
}

/* A title broken by hand, «Наимено-» and «вание» below, is one word. */
static struct str without_hyphenation(struct arena *a, struct str text)
{
    size_t at = str_find(text, STR("-\n"), 0);
    if (at == SIZE_MAX)
        return text;
    struct str rest = without_hyphenation(a, str_slice(text, at + 2, text.len));
    return arena_printf(a, "%.*s%.*s", STR_ARG(str_slice(text, 0, at)), STR_ARG(rest));
}

static long column_named(const struct head *head, struct str text)
{
    const struct header_names *n = head->names;
    /* A cell may have the name in Latin letters for Cyrillic ones, or in spaced and quoted forms: twice as
     * long. */
    if (text.len > n->longest * 2 + 16)
        return -1;
    struct str folded = text_fold(head->arena, without_hyphenation(head->arena, text));
    if (str_ends(folded, STR("*")) || str_ends(folded, STR(":")))
        folded = str_trim(str_slice(folded, 0, folded.len - 1));
    for (size_t i = 0; folded.len && i < n->count; i++)
        if (str_equal(folded, n->folded[i]))
            return n->columns[i];
    return -1;
}

static struct header start_header(struct arena *a, const struct csv_row *row, size_t index, size_t width)
{
    struct header h = {.row = index, .rows = 1, .line = row->line, .width = width};
    h.columns = ARENA_ARRAY(a, long, width);
    h.texts = ARENA_ARRAY(a, struct str, width);
    return h;
}

static bool is_new(const struct header *h, size_t cell, long column)
{
    for (size_t i = 0; i < cell; i++)
        if (h->columns[i] == column)
            return false;
    return true;
}

static size_t put_cell(struct header *h, size_t cell, long column, struct str text)
{
    bool counts = column >= 0 && is_new(h, cell, column);
    h->columns[cell] = column;
    h->texts[cell] = text;
    h->matched += counts;
    return counts;
}

static size_t filled_cells(const struct header *h)
{
    size_t filled = 0;
    for (size_t i = 0; i < h->width; i++)
        filled += h->texts[i].len > 0;
    return filled;
}

static void decide(struct header *h, const struct schema *schema)
{
    size_t filled = filled_cells(h), of = filled < schema->column_count ? filled : schema->column_count;
    size_t least = schema->column_count < 2 ? schema->column_count : 2;
    h->found = h->matched >= least && h->matched * 10 >= of * 6;
}

static struct header single_header(const struct head *head, size_t at)
{
    const struct csv_row *row = &head->rows[at];
    struct header h = start_header(head->arena, row, at, row->count);
    for (size_t i = 0; i < row->count; i++)
        put_cell(&h, i, column_named(head, row->cells[i]), row->cells[i]);
    decide(&h, head->schema);
    return h;
}

static struct str cell_of(const struct csv_row *row, size_t cell)
{
    return cell < row->count ? row->cells[cell] : (struct str){0};
}

/* Reads two rows as one header; every filled cell of the lower one has to be known, or it is a row of data.
 */
static struct header double_header(const struct head *head, size_t at)
{
    const struct csv_row *upper = &head->rows[at], *lower = &head->rows[at + 1];
    struct header h =
        start_header(head->arena, upper, at, upper->count > lower->count ? upper->count : lower->count);
    struct str above = {0};
    bool all_known = true;
    h.rows = 2;
    for (size_t i = 0; i < h.width; i++) {
        struct str high = cell_of(upper, i), low = cell_of(lower, i);
        if (high.len)
            above = high;
        struct str both =
            low.len ? arena_printf(head->arena, "%.*s %.*s", STR_ARG(above), STR_ARG(low)) : high;
        long column = column_named(head, both);
        if (column < 0 && low.len)
            column = column_named(head, low);
        put_cell(&h, i, column, both);
        all_known = all_known && (!low.len || column >= 0);
    }
    decide(&h, head->schema);
    h.found = h.found && all_known;
    return h;
}

struct header header_find(struct arena *a, const struct schema *schema, const struct header_names *names,
                          struct str text, char delimiter, long first_line)
{
    struct head head = {.arena = a, .schema = schema, .names = names};
    struct diag ignored;
    struct header best = {0};
    diag_init(&ignored);
    source_csv_walk(str_slice(text, 0, HEAD_BYTES), delimiter, STR(""), first_line, keep_row, &head,
                    &ignored);
    diag_release(&ignored);
    for (size_t at = 0; at < head.count && !best.found; at++) {
        struct header h = single_header(&head, at);
        if (at + 1 < head.count && (!h.found || h.matched < h.width)) {
            struct header two = double_header(&head, at);
            if (two.found && two.matched > h.matched)
                h = two;
        }
        if (h.found || h.matched > best.matched || !best.width)
            best = h;
    }
    return best;
}

/* A table without the column of its key, or without one that every row must fill, has no row that counts. */
static bool is_needed(const struct schema *schema, size_t column)
{
    const struct column *c = &schema->columns[column];
    return c->required || c->filled || (schema->key_count == 1 && schema->key[0] == column);
}

static struct str names_of_missing(struct arena *a, const struct header *h, const struct schema *schema)
{
    struct str list = {0};
    for (size_t i = 0; i < schema->column_count; i++) {
        const struct column *c = &schema->columns[i];
        if ((is_needed(schema, i) || !h->found) && is_new(h, h->width, (long)i))
            list = arena_printf(a, "%.*s%s«%.*s» (%.*s)", STR_ARG(list), list.len ? ", " : "",
                                STR_ARG(c->title), STR_ARG(c->name));
    }
    return list;
}

static void check_cell(const struct header *h, size_t cell, const struct schema *schema, struct str file,
                       struct diag *d)
{
    struct place where = place_at(file, h->line, (long)cell + 1);
    struct str text = str_slice(h->texts[cell], 0, 200);
    if (h->columns[cell] >= 0 && !is_new(h, cell, h->columns[cell])) {
        diag_error(d, where, "CSV-HEADER", _("the column «%.*s» stands here a second time"), STR_ARG(text));
    } else if (h->columns[cell] < 0 && text.len) {
        struct str titles[256];
        size_t count = 0;
        for (; count < schema->column_count && count < 256; count++)
            titles[count] = schema->columns[count].title;
        long near = text_nearest(text, titles, count);
        if (near >= 0)
            diag_warn(d, where, "CSV-COLUMN",
                      _("the table has no column «%.*s», it is not read; maybe «%.*s» was meant"),
                      STR_ARG(text), STR_ARG(titles[near]));
        else
            diag_warn(d, where, "CSV-COLUMN", _("the table has no column «%.*s», it is not read"),
                      STR_ARG(text));
    }
}

bool header_check(const struct header *h, const struct schema *schema, struct str file, struct diag *d)
{
    struct arena scratch = {0};
    struct str missing = names_of_missing(&scratch, h, schema);
    size_t errors = d->errors;
    if (!h->width)
        diag_error(d, place_file(file), "CSV-HEADER", _("the file is empty: it has no row of headers"));
    else if (!h->found)
        diag_error(d, place_at(file, h->line, 0), "CSV-HEADER",
                   _("no row of headers is found; this one comes nearest, it lacks %.*s"), STR_ARG(missing));
    else if (missing.len)
        diag_error(d, place_at(file, h->line, 0), "CSV-HEADER", _("the header lacks %.*s"), STR_ARG(missing));
    for (size_t i = 0; h->found && i < h->width; i++)
        check_cell(h, i, schema, file, d);
    arena_release(&scratch);
    return d->errors == errors;
}

/* Only numbers may count themselves: in a table of numbers alone such a row could be data. */
static bool has_words(const struct header *h, const struct schema *schema)
{
    for (size_t i = 0; i < h->width; i++) {
        if (h->columns[i] < 0)
            continue;
        enum column_type type = schema->columns[h->columns[i]].type;
        if (type != COLUMN_INTEGER && type != COLUMN_NUMBER && type != COLUMN_PERCENT)
            return true;
    }
    return h->width > 2;
}

/* Without what stands around a number: 1. (1) 1) */
static struct str bare_number(struct str text)
{
    text = text_trim(text);
    if (str_starts(text, STR("(")))
        text = str_slice(text, 1, text.len);
    if (str_ends(text, STR(".")) || str_ends(text, STR(")")))
        text = str_slice(text, 0, text.len - 1);
    return text;
}

/* State forms count the columns of names by letters and the others by numbers: А; Б; 1; 2. */
static bool is_letter_of_count(struct str text, int64_t nth)
{
    static const char *const russian[] = {"А", "Б", "В", "Г"}, *const latin[] = {"A", "B", "C", "D"};
    return nth < 4 && (str_equal(text, str_from(russian[nth])) || str_equal(text, str_from(latin[nth])));
}

bool header_is_numbering(const struct header *h, const struct schema *schema, const struct csv_row *row)
{
    int64_t letters = 0, last = 0, number;
    for (size_t i = 0; i < row->count; i++) {
        struct str text = bare_number(row->cells[i]);
        if (!text.len && (i >= h->width || !h->texts[i].len))
            continue;
        if (last == 0 && is_letter_of_count(text, letters))
            letters++;
        else if (!str_to_int64(text, &number) || number != ++last)
            return false;
    }
    return last >= 2 && has_words(h, schema);
}

bool header_is_repeated(const struct header *h, const struct csv_row *row)
{
    size_t filled = 0;
    for (size_t i = 0; i < row->count; i++) {
        struct str text = text_trim(row->cells[i]);
        if (text.len && (i >= h->width || !str_equal(text, h->texts[i])))
            return false;
        filled += text.len > 0;
    }
    return filled >= 2;
}

static bool is_unit(struct str text)
{
    static const char *const units[] = {
        "%",     "чел.",   "чел", "человек", "ед.",   "ед", "шт.", "шт",  "руб.", "руб",  "тыс. руб.", "балл",
        "баллы", "баллов", "час", "часы",    "часов", "ч.", "лет", "год", "дней", "дата", "да/нет"};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (text_folds_equal(text, str_from(units[i])))
            return true;
    return false;
}

static bool is_key(const struct schema *schema, long column)
{
    for (size_t i = 0; i < schema->key_count; i++)
        if (column >= 0 && schema->key[i] == (size_t)column)
            return true;
    return false;
}

bool header_is_units(const struct header *h, const struct schema *schema, const struct csv_row *row)
{
    bool any = false;
    for (size_t i = 0; i < row->count; i++) {
        struct str text = text_trim(row->cells[i]);
        if (!text.len)
            continue;
        if (!is_unit(text) || (i < h->width && is_key(schema, h->columns[i])))
            return false;
        any = true;
    }
    return any;
}
