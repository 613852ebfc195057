/* Names of sheets as they are said, and formulas that are moved: the ends of their references without $ move along. */
#include "base/buf.h"
#include "template/sheets/references.h"

struct str references_sheet(struct arena *a, struct str written)
{
    struct buf name;
    buf_init(&name, BUF_LIMIT_MESSAGE);
    if (str_starts(written, STR("$")))
        written = str_slice(written, 1, written.len);
    bool quoted = written.len >= 2 && written.ptr[0] == '\'';
    for (size_t i = quoted; i < written.len - quoted; i++) {
        buf_put_char(&name, written.ptr[i]);
        i += quoted && written.ptr[i] == '\'';
    }
    struct str copy = arena_str(a, buf_str(&name));
    buf_release(&name);
    return copy;
}

static void put_moved(struct buf *out, struct arena *a, const struct sheet_style *style, const struct reference_end *e, long rows,
                      long columns)
{
    long row = e->is_fixed ? e->row : (e->row + rows + style->rows - 1) % style->rows + 1;
    long column = e->is_fixed_column ? e->column : (e->column + columns + style->columns - 1) % style->columns + 1;
    struct str letters = e->column ? references_letters(a, column) : (struct str){0};
    buf_printf(out, "%s%.*s%s", e->is_fixed_column ? "$" : "", STR_ARG(letters), e->is_fixed ? "$" : "");
    if (e->row)
        buf_printf(out, "%ld", row);
}

struct str references_move(struct arena *a, const struct sheet_style *style, struct str formula, long rows, long columns)
{
    struct references walk;
    struct reference ref;
    struct buf out;
    size_t done = 0;
    buf_init(&out, BUF_LIMIT_PART);
    references_begin(&walk, style, REFERENCE_FORMULA, formula);
    walk.with_all = true;
    while (references_next(&walk, &ref)) {
        if (!ref.ends[0].row && !ref.ends[0].column)
            continue;
        buf_put_str(&out, str_slice(formula, done, ref.ends[0].start));
        put_moved(&out, a, style, &ref.ends[0], rows, columns);
        if (ref.is_range) {
            buf_put_char(&out, ':');
            put_moved(&out, a, style, &ref.ends[1], rows, columns);
        }
        done = ref.stop;
    }
    buf_put_str(&out, str_slice(formula, done, formula.len));
    struct str moved = arena_str(a, buf_str(&out));
    buf_release(&out);
    return moved;
}
