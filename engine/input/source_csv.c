/* Almost every line is a row without a quotation mark: it is cut at its delimiters where it stands, and no cell is copied.
 * What holds quotes goes to libcsv, one physical line at a time, so that the line of each row is known without asking
 * it. What it forgives in silence, text behind a closing quote, is looked for beforehand.
 */
#include "input/source_csv.h"

#include <csv.h>
#include <string.h>
#include <strings.h>

#include "base/fatal.h"
#include "base/i18n.h"

/* Where a line leaves its quotes. */
struct quotes {
    enum { AT_START, IN_PLAIN, IN_QUOTED, AFTER_QUOTED } state;
    long line, field; /* where the open quote stands */
    size_t bytes;     /* since then */
};

struct walk {
    struct csv_parser parser;
    struct arena scratch;
    char delimiter;
    struct str file;
    csv_take *take;
    void *to;
    struct diag *diag;
    struct buf texts; /* libcsv's cells of the row, side by side */
    size_t *ends;     /* of each cell in texts */
    size_t count, capacity;
    struct str *cells; /* of the row */
    size_t cell_count, cell_capacity;
    long line;     /* of the file, now read */
    long row_line; /* on which the row began */
    struct quotes quotes;
    bool stopped, too_wide;
};

static void take_cell(void *text, size_t len, void *to)
{
    struct walk *w = to;
    if (w->count >= CSV_CELLS_LIMIT) {
        w->too_wide = true;
        return;
    }
    buf_put(&w->texts, text, len);
    *ARENA_PUSH(&w->scratch, w->ends, w->count, w->capacity) = w->texts.len;
}

static void put_cell(struct walk *w, struct str cell)
{
    if (w->cell_count < CSV_CELLS_LIMIT)
        *ARENA_PUSH(&w->scratch, w->cells, w->cell_count, w->cell_capacity) = cell;
    else
        w->too_wide = true;
}

/* Gives the row whose cells have been put. */
static void give_row(struct walk *w)
{
    struct csv_row row = {w->cells, w->cell_count, w->row_line};
    if (w->too_wide) /* which is told of the line that it began on */
        return;
    if (!w->stopped)
        w->stopped = !w->take(w->to, &row);
    w->cell_count = 0;
    w->row_line = w->line + 1;
}

static void take_row(int end, void *to)
{
    struct walk *w = to;
    size_t from = 0;
    (void)end;
    for (size_t i = 0; i < w->count; i++) {
        put_cell(w, str_make(w->texts.ptr + from, w->ends[i] - from));
        from = w->ends[i];
    }
    give_row(w);
    buf_reset(&w->texts);
    w->count = 0;
}

static bool is_blank(char c, char delimiter)
{
    return (c == ' ' || c == '\t') && c != delimiter;
}

/* Without spaces and tabs at both ends, as libcsv has cells without quotes. */
static struct str trim_blanks(struct str cell, char delimiter)
{
    while (cell.len && is_blank(cell.ptr[0], delimiter))
        cell = str_slice(cell, 1, cell.len);
    while (cell.len && is_blank(cell.ptr[cell.len - 1], delimiter))
        cell.len--;
    return cell;
}

/* A row without a quotation mark. A blank one has no cells, and is none when no line's end follows it. */
static void split_line(struct walk *w, struct str line, bool ended)
{
    struct str rest = trim_blanks(line, w->delimiter), cell;
    while (rest.len && str_split(&rest, w->delimiter, &cell))
        put_cell(w, trim_blanks(cell, w->delimiter));
    if (rest.ptr && w->cell_count)
        put_cell(w, rest); /* nothing stands behind the last delimiter */
    if (ended || w->cell_count)
        give_row(w);
}

static void quotes_step(struct quotes *q, struct str line, size_t *at, char delimiter, long line_number)
{
    char c = line.ptr[*at];
    if (q->state == IN_QUOTED) {
        if (c == '"' && *at + 1 < line.len && line.ptr[*at + 1] == '"')
            ++*at;
        else if (c == '"')
            q->state = AFTER_QUOTED;
    } else if (c == delimiter) {
        q->state = AT_START;
        q->field++;
    } else if (q->state == AT_START && c == '"') {
        q->state = IN_QUOTED;
        q->line = line_number;
        q->bytes = 0;
    } else if (q->state == AT_START && !is_blank(c, delimiter)) {
        q->state = IN_PLAIN;
    }
}

/* Follows the quotes of one line; false when text stands behind a closing one. */
static bool follow_quotes(struct walk *w, struct str line)
{
    struct quotes *q = &w->quotes;
    if (q->state != IN_QUOTED)
        *q = (struct quotes){.state = AT_START, .field = 1};
    for (size_t at = 0; at < line.len; at++) {
        char c = line.ptr[at];
        if (q->state == AFTER_QUOTED && c != w->delimiter && !is_blank(c, w->delimiter))
            return diag_error(w->diag, place_at(w->file, w->line, q->field), "CSV-QUOTE",
                              _("text behind the closing quotation mark of the cell that begins on line %ld: "
                                "marks inside a cell are written twice"),
                              q->line);
        quotes_step(q, line, &at, w->delimiter, w->line);
    }
    q->bytes += line.len;
    return true;
}

static bool open_quote(struct walk *w)
{
    return diag_error(w->diag, place_at(w->file, w->quotes.line, w->quotes.field), "CSV-QUOTE",
                      _("the quotation mark that opens this cell is never closed"));
}

static void feed(struct walk *w, const char *bytes, size_t len)
{
    if (csv_parse(&w->parser, bytes, len, take_cell, take_row, w) != len)
        fatal_no_memory();
}

static bool feed_line(struct walk *w, struct str line, bool ended)
{
    if (!follow_quotes(w, line))
        return false;
    feed(w, line.ptr, line.len);
    if (ended)
        feed(w, "\n", 1);
    return true;
}

static bool walk_line(struct walk *w, struct str line, bool ended)
{
    bool quoted = w->quotes.state == IN_QUOTED || (line.len && memchr(line.ptr, '"', line.len));
    w->too_wide = w->too_wide || line.len > BUF_LIMIT_VALUE;
    if (!w->too_wide && !quoted)
        split_line(w, line, ended);
    else if (!w->too_wide && !feed_line(w, line, ended))
        return false;
    if (w->too_wide || !buf_ok(&w->texts))
        return diag_error(w->diag, place_at(w->file, w->row_line, 0), "CSV-WIDE",
                          _("the row is too long or has more than %d cells"), CSV_CELLS_LIMIT);
    if (w->quotes.state == IN_QUOTED && w->quotes.bytes > CSV_CELL_LIMIT)
        return open_quote(w);
    return true;
}

static bool walk_lines(struct walk *w, struct str text)
{
    const char *lf = text.ptr; /* the next one; looked for once, since a file may have none */
    while (text.len && !w->stopped) {
        if (lf && lf <= text.ptr)
            lf = memchr(text.ptr, '\n', text.len);
        size_t len = lf ? (size_t)(lf - text.ptr) : text.len;
        const char *cr = memchr(text.ptr, '\r', len);
        size_t next = len + (lf != NULL);
        if (cr) {
            len = (size_t)(cr - text.ptr);
            next = cr + 1 == lf ? len + 2 : len + 1;
        }
        if (!walk_line(w, str_slice(text, 0, len), next > len))
            return false;
        text = str_slice(text, next, text.len);
        w->line++;
    }
    if (w->stopped)
        return true;
    if (w->quotes.state == IN_QUOTED)
        return open_quote(w);
    w->line--; /* a last row without a line's end */
    csv_fini(&w->parser, take_cell, take_row, w);
    return true;
}

bool source_csv_walk(struct str text, char delimiter, struct str file, long first_line, csv_take *take,
                     void *to, struct diag *d)
{
    enum { GROWTH = 1 << 12 };
    struct walk w = {.delimiter = delimiter,
                     .file = file,
                     .take = take,
                     .to = to,
                     .diag = d,
                     .line = first_line,
                     .row_line = first_line};
    buf_init(&w.texts, BUF_LIMIT_VALUE);
    if (csv_init(&w.parser, CSV_REPALL_NL))
        fatal_no_memory();
    csv_set_delim(&w.parser, (unsigned char)delimiter);
    csv_set_blk_size(&w.parser, GROWTH);
    bool ok = walk_lines(&w, text);
    csv_free(&w.parser);
    buf_release(&w.texts);
    arena_release(&w.scratch);
    return ok;
}

bool source_csv_sep_line(struct str *text, char *delimiter)
{
    size_t end = str_find(*text, STR("\n"), 0), cr = str_find(*text, STR("\r"), 0);
    size_t len = end < cr ? end : cr;
    struct str line = str_slice(*text, 0, len), body = str_trim(line);
    if (len == SIZE_MAX)
        return false;
    /* A tab at the end is the delimiter, not a space to trim. */
    if (str_ends(line, STR("=\t")))
        body = line;
    if (body.len > 2 && body.ptr[0] == '"' && body.ptr[body.len - 1] == '"')
        body = str_slice(body, 1, body.len - 1);
    if (body.len != 5 || strncasecmp(body.ptr, "sep=", 4) != 0)
        return false;
    *delimiter = body.ptr[4];
    *text = str_slice(*text, len + (cr + 1 == end ? 2 : 1), text->len);
    return true;
}
