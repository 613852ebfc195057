/* Without a schema the first row is the header, and the delimiter is what cuts it into most cells. */
#include "base/i18n.h"
#include "input/source_csv.h"
#include "input/tree_read.h"
#include "text/encode.h"
#include "text/fold.h"

struct growth {
    struct arena *arena;
    struct str file;
    struct str *names; /* by cell; empty: the column has no title */
    size_t width;
    size_t title_count, title_capacity;
    struct node *rows; /* its names are those that are not empty */
    bool has_header;
    struct diag *diag;
};

static bool is_blank(const struct csv_row *row)
{
    for (size_t i = 0; i < row->count; i++)
        if (text_trim(row->cells[i]).len)
            return false;
    return true;
}

static void take_header(struct growth *g, const struct csv_row *row)
{
    g->has_header = true;
    g->width = row->count;
    g->names = ARENA_ARRAY(g->arena, struct str, row->count);
    for (size_t i = 0; i < row->count; i++) {
        g->names[i] = arena_str(g->arena, text_trim(row->cells[i]));
        for (size_t j = 0; j < i; j++)
            if (g->names[i].len && str_equal(g->names[i], g->names[j]))
                diag_error(g->diag, place_at(g->file, row->line, (long)i + 1), "CSV-HEADER",
                           _("the column «%.*s» stands here a second time"), STR_ARG(g->names[i]));
        if (g->names[i].len)
            *ARENA_PUSH(g->arena, g->rows->names, g->title_count, g->title_capacity) = g->names[i];
    }
    g->rows->width = (uint32_t)g->title_count;
}

static bool take_row(void *to, const struct csv_row *row)
{
    struct growth *g = to;
    if (is_blank(row))
        return true;
    if (!g->has_header) {
        take_header(g, row);
        return true;
    }
    struct str *texts = *ARENA_PUSH(g->arena, g->rows->rows, g->rows->count, g->rows->capacity) =
        ARENA_ARRAY(g->arena, struct str, g->title_count);
    for (size_t i = 0; i < g->width || i < row->count; i++) {
        struct str text = i < row->count ? text_trim(row->cells[i]) : (struct str){0};
        if (i < g->width && g->names[i].len)
            *texts++ = arena_str(g->arena, text);
        else if (text.len)
            diag_error(g->diag, place_at(g->file, row->line, (long)i + 1), "CSV-CELLS",
                       _("a cell in a column without a title"));
    }
    return true;
}

static bool count_cells(void *to, const struct csv_row *row)
{
    size_t *count = to;
    *count = row->count;
    return is_blank(row);
}

static char sniff(struct str text)
{
    static const char candidates[] = {';', ',', '\t', '|'};
    enum { HEAD_BYTES = 1 << 16 };
    char best = candidates[0];
    size_t most = 1;
    for (size_t i = 0; i < sizeof candidates; i++) {
        struct diag ignored;
        size_t count = 0;
        diag_init(&ignored);
        source_csv_walk(str_slice(text, 0, HEAD_BYTES), candidates[i], STR(""), 1, count_cells, &count,
                        &ignored);
        diag_release(&ignored);
        if (count > most) {
            most = count;
            best = candidates[i];
        }
    }
    return best;
}

bool tree_read_csv(struct arena *a, struct str file, struct buf *bytes, struct node *out, struct diag *d)
{
    struct growth g = {.arena = a, .file = file, .diag = d};
    struct str text;
    char delimiter;
    size_t errors = d->errors;
    if (!text_decode(bytes, TEXT_AUTO, file, &text, NULL, d))
        return false;
    long first_line = source_csv_sep_line(&text, &delimiter) ? 2 : 1;
    if (first_line == 1)
        delimiter = sniff(text);
    *out = (struct node){.kind = NODE_RECORD};
    g.rows = node_add(a, out, STR("rows"));
    g.rows->kind = NODE_ROWS;
    source_csv_walk(text, delimiter, file, first_line, take_row, &g, d);
    if (d->errors == errors && !g.has_header)
        diag_error(d, place_file(file), "CSV-HEADER", _("the file is empty: it has no row of headers"));
    return d->errors == errors;
}
