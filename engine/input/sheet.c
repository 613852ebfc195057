/* From the text of a CSV file to a table: what is a row of data and what only stands around it. */
#include <string.h>

#include "base/i18n.h"
#include "input/header.h"
#include "input/rows.h"
#include "text/fold.h"

struct sheet {
    const struct schema *schema;
    struct str file;
    struct header header;
    struct rows *rows;
    struct cell_text *texts; /* by column of the schema */
    struct str *skip_words;  /* folded */
    size_t index;            /* of the row now walked */
    bool below_header;       /* no row of data yet */
    bool after_end;          /* a blank row or a totals row stands just above */
    bool has_untitled;       /* some column of the header has no title */
    struct arena scratch;
    struct diag *diag;
};

static struct str first_filled(const struct csv_row *row)
{
    for (size_t i = 0; i < row->count; i++) {
        struct str text = text_trim(row->cells[i]);
        if (text.len)
            return text;
    }
    return (struct str){0};
}

/* Whether folded `text` is `word`, or begins with it as a word: «Итого:», «Всего по краю». */
static bool begins_with_word(struct str text, struct str word)
{
    if (!word.len || !str_starts(text, word))
        return false;
    return text.len == word.len || text.ptr[word.len] == ' ' || text.ptr[word.len] == ':' ||
           text.ptr[word.len] == '.' || text.ptr[word.len] == ',';
}

/* Cheap look before folding: totals begin with a Cyrillic letter, or a Latin one that looks so, and their
 * first word holds no digit, as the codes of almost every row do. */
static bool may_be_totals(struct str first)
{
    if ((unsigned char)first.ptr[0] < 0x80 && !strchr("ABCEHKMOPTXYabcehkmoptxy", first.ptr[0]))
        return false;
    for (size_t i = 0; i < first.len && first.ptr[i] != ' '; i++)
        if (first.ptr[i] >= '0' && first.ptr[i] <= '9')
            return false;
    return true;
}

static bool is_totals(struct sheet *s, struct str first)
{
    enum { WORD_BYTES = 96 };
    if (!may_be_totals(first))
        return false;
    arena_reset(&s->scratch);
    struct str folded = text_fold(&s->scratch, str_slice(first, 0, WORD_BYTES));
    for (size_t i = 0; i < s->schema->skip_count; i++)
        if (begins_with_word(folded, s->skip_words[i]))
            return true;
    return false;
}

static bool begins_like_signature(struct str first)
{
    static const char *const words[] = {
        "исполнитель", "директор",      "руководитель",      "начальник",   "заведующий", "подпись",
        "м.п.",        "ответственный", "главный бухгалтер", "тел.",        "дата",       "составил",
        "проверил",    "согласовано",   "министр",           "заместитель", "и.о.",       "примечание"};
    struct arena scratch = {0};
    struct str folded = text_fold(&scratch, first);
    bool like = false;
    for (size_t i = 0; i < sizeof words / sizeof *words && !like; i++)
        like = str_starts(folded, str_from(words[i]));
    arena_release(&scratch);
    return like;
}

static bool has_line_to_sign(const struct csv_row *row)
{
    for (size_t i = 0; i < row->count; i++)
        if (str_find(row->cells[i], STR("___"), 0) != SIZE_MAX)
            return true;
    return false;
}

/* A few cells with a line to sign on, or under the end of the table a few that begin as signatures do. */
static bool is_signature(const struct sheet *s, const struct csv_row *row, struct str first)
{
    size_t filled = 0;
    for (size_t i = 0; i < row->count; i++)
        filled += row->cells[i].len > 0;
    if (filled * 2 > s->header.matched)
        return false;
    return has_line_to_sign(row) || (s->after_end && begins_like_signature(first));
}

/* Rows that only stand around the data. */
static bool is_furniture(struct sheet *s, const struct csv_row *row)
{
    struct str first = first_filled(row);
    if (!first.len) {
        s->after_end = true;
        return true;
    }
    if (s->below_header &&
        (header_is_numbering(&s->header, s->schema, row) || header_is_units(&s->header, s->schema, row)))
        return true;
    if (header_is_repeated(&s->header, row)) {
        diag_note(s->diag, place_at(s->file, row->line, 0), "CSV-SKIP", _("the header once more, not read"));
        s->below_header = true;
        return true;
    }
    if (is_totals(s, first)) {
        s->after_end = true;
        return true;
    }
    if (!is_signature(s, row, first))
        return false;
    diag_note(s->diag, place_at(s->file, row->line, 0), "CSV-SKIP",
              _("taken for a line of signatures, not read"));
    return true;
}

static void check_stray_cells(const struct sheet *s, const struct csv_row *row)
{
    for (size_t i = 0; i < row->count; i++) {
        struct place where = place_at(s->file, row->line, (long)i + 1);
        bool titled = i < s->header.width && s->header.texts[i].len;
        if (titled || !row->cells[i].len || !text_trim(row->cells[i]).len)
            continue;
        if (i < s->header.width)
            diag_warn(s->diag, where, "CSV-CELLS", _("a cell in a column without a title is not read"));
        else
            diag_error(
                s->diag, where, "CSV-CELLS",
                _("the row has more cells than the header: a cell that holds the delimiter has to stand in "
                  "quotation marks"));
    }
}

static void put_row(struct sheet *s, const struct csv_row *row)
{
    for (size_t i = 0; i < s->schema->column_count; i++)
        s->texts[i].line = row->line;
    for (size_t i = 0; i < s->header.width; i++) {
        long column = s->header.columns[i];
        if (column < 0)
            continue;
        struct str text = i < row->count ? row->cells[i] : (struct str){0};
        s->texts[column] = (struct cell_text){text, row->line, (long)i + 1};
    }
    rows_put(s->rows, s->texts, row->line, s->diag);
}

static bool take_row(void *to, const struct csv_row *row)
{
    struct sheet *s = to;
    if (s->index++ < s->header.row + s->header.rows || is_furniture(s, row))
        return true;
    if (row->count > s->header.width || s->has_untitled)
        check_stray_cells(s, row);
    put_row(s, row);
    s->below_header = s->after_end = false;
    return true;
}

/* The first delimiter, in Excel's order, under which there is a header; or that under which some row comes
 * nearest. */
static struct header sniff(struct arena *a, const struct schema *schema, const struct header_names *names,
                           struct str text, long first_line, char *delimiter)
{
    static const char candidates[] = {';', ',', '\t', '|'};
    struct header best = {0};
    for (size_t i = 0; i < sizeof candidates && !best.found; i++) {
        struct header h = header_find(a, schema, names, text, candidates[i], first_line);
        if (i == 0 || h.found || h.matched > best.matched) {
            best = h;
            *delimiter = candidates[i];
        }
    }
    return best;
}

static void start_texts(struct sheet *s, struct arena *a)
{
    s->texts = ARENA_ARRAY(a, struct cell_text, s->schema->column_count);
    s->skip_words = ARENA_ARRAY(a, struct str, s->schema->skip_count);
    for (size_t i = 0; i < s->schema->skip_count; i++)
        s->skip_words[i] = text_fold(a, s->schema->skip_words[i]);
    for (size_t i = 0; i < s->header.width; i++)
        s->has_untitled = s->has_untitled || !s->header.texts[i].len;
}

static bool pass_row(void *to, const struct csv_row *row)
{
    (void)to, (void)row;
    return true;
}

/* A text without a single row is empty, or its first quotation mark is never closed: that is told instead. */
static bool is_readable(const struct sheet *s, struct str text, char delimiter, long first_line)
{
    return s->header.width || source_csv_walk(text, delimiter, s->file, first_line, pass_row, NULL, s->diag);
}

bool source_csv_table(struct table *t, struct arena *a, struct str text, bool eight_bit, struct diag *d)
{
    char delimiter = ';';
    size_t errors = d->errors;
    struct arena scratch = {0};
    struct sheet s = {.schema = table_schema(t), .file = table_file(t), .below_header = true, .diag = d};
    bool told = source_csv_sep_line(&text, &delimiter);
    long first_line = told ? 2 : 1;
    const struct header_names *names = header_names_new(&scratch, s.schema);
    s.header = told ? header_find(&scratch, s.schema, names, text, delimiter, first_line)
                    : sniff(&scratch, s.schema, names, text, first_line, &delimiter);
    if (is_readable(&s, text, delimiter, first_line) && header_check(&s.header, s.schema, s.file, d)) {
        start_texts(&s, &scratch);
        s.rows = rows_new(a, t, eight_bit);
        for (size_t i = 0; i < s.header.width; i++)
            if (s.header.columns[i] >= 0)
                table_set_field(t, (size_t)s.header.columns[i], (uint32_t)i + 1);
        source_csv_walk(text, delimiter, s.file, first_line, take_row, &s, d);
    }
    arena_release(&s.scratch);
    arena_release(&scratch);
    return d->errors == errors;
}
