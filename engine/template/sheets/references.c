/* A formula is read word by word; what is in quotes or in the brackets of a table's columns is passed over. */
#include "template/sheets/references.h"

#include <string.h>

/* ---- letters and digits ---- */

static bool is_letter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_word(char c)
{
    return is_letter(c) || is_digit(c) || strchr("_.$\\?", c) || (unsigned char)c >= 0x80;
}

/* Beyond the end there is nothing that any rule looks for. */
static char char_at(struct str text, size_t at)
{
    return at < text.len && text.ptr[at] ? text.ptr[at] : ' ';
}

long references_column(struct str letters)
{
    long column = 0;
    if (letters.len > 3)
        return 0;
    for (size_t i = 0; i < letters.len; i++)
        column = column * 26 + ((letters.ptr[i] | 0x20) - 'a' + 1);
    return column;
}

struct str references_letters(struct arena *a, long column)
{
    char letters[8];
    size_t at = sizeof letters;
    for (; column > 0; column = (column - 1) / 26)
        letters[--at] = (char)('A' + (column - 1) % 26);
    return arena_str(a, str_make(letters + at, sizeof letters - at));
}

/* ---- one end ---- */

/* `$D`; the offset behind it, or 0 when there is no column of a sheet. */
static size_t parse_column(const struct sheet_style *style, struct str text, size_t at, struct reference_end *e)
{
    e->is_fixed_column = char_at(text, at) == '$';
    e->column_start = at += e->is_fixed_column;
    while (is_letter(char_at(text, at)))
        at++;
    e->column_stop = at;
    e->column = references_column(str_slice(text, e->column_start, at));
    return at > e->column_start && e->column >= 1 && e->column <= style->columns ? at : 0;
}

/* `$D$5`, `D5`, or `$5` when `rows_only`; the offset behind it, or 0 when there is no such thing. */
static size_t parse_end(const struct sheet_style *style, struct str text, size_t at, bool rows_only, struct reference_end *e)
{
    *e = (struct reference_end){.start = at, .column_start = at, .column_stop = at};
    if (!rows_only && !(at = parse_column(style, text, at, e)))
        return 0;
    e->is_fixed = char_at(text, at) == '$';
    e->row_start = at += e->is_fixed;
    while (is_digit(char_at(text, at)) && at - e->row_start < 8)
        e->row = e->row * 10 + (text.ptr[at++] - '0');
    e->row_stop = at;
    return e->row >= 1 && e->row <= style->rows && !is_word(char_at(text, at)) ? at : 0;
}

/* Behind a quoted name that begins at `at`; quotes in it are doubled. */
static size_t skip_quoted(struct str text, size_t at)
{
    char quote = text.ptr[at++];
    for (; at < text.len; at++) {
        if (text.ptr[at] != quote)
            continue;
        if (char_at(text, at + 1) != quote)
            return at + 1;
        at++;
    }
    return text.len;
}

static size_t skip_word(struct str text, size_t at)
{
    while (at < text.len && is_word(text.ptr[at]))
        at++;
    return at;
}

/* ---- A1 ---- */

/* The name of a sheet with its `!` at `at`: behind it, or `at` when none stands there. */
static size_t parse_sheet(struct str text, size_t at, struct str *sheet)
{
    size_t end = char_at(text, at) == '\'' ? skip_quoted(text, at) : skip_word(text, at);
    if (end == at || char_at(text, end) != '!')
        return at;
    *sheet = str_slice(text, at, end);
    return end + 1;
}

static void say_sheet(struct str text, struct reference_end *e, struct str sheet)
{
    e->sheet_start = sheet.len ? (size_t)(sheet.ptr - text.ptr) : e->start;
    e->sheet_stop = e->sheet_start + sheet.len;
}

/* A reference, or whatever else stands there and is passed over: *stop is behind it in any case. */
static bool parse_a1(const struct sheet_style *style, struct str text, size_t at, struct reference *out, size_t *stop)
{
    *out = (struct reference){.start = at};
    size_t cell = parse_sheet(text, at, &out->sheet);
    char before = at > 0 ? text.ptr[at - 1] : ' ';
    bool foreign = before == ']' || (before == ':' && out->sheet.len) || str_find(out->sheet, STR("["), 0) != SIZE_MAX;
    bool rows_only = is_digit(char_at(text, cell + (char_at(text, cell) == '$')));
    size_t end = parse_end(style, text, cell, rows_only, &out->ends[0]);
    if (!end) {
        *stop = skip_word(text, cell);
        *stop += *stop == at;
        return false;
    }
    say_sheet(text, &out->ends[0], out->sheet);
    out->ends[1] = out->ends[0];
    size_t second = char_at(text, end) == ':' ? parse_end(style, text, end + 1, rows_only, &out->ends[1]) : 0;
    out->is_range = second > 0;
    if (!second)
        out->ends[1] = out->ends[0];
    *stop = out->stop = second ? second : end;
    char next = char_at(text, *stop);
    return !foreign && next != '(' && next != '!' && (!rows_only || out->is_range);
}

/* The end of a range of whole columns: `$D`. */
static size_t parse_whole_column(const struct sheet_style *style, struct str text, size_t at, struct reference_end *e)
{
    *e = (struct reference_end){.start = at};
    size_t stop = parse_column(style, text, at, e);
    e->row_start = e->row_stop = stop;
    return stop && !is_word(char_at(text, stop)) ? stop : 0;
}

/* `$A:$C`; false, and nothing changed, when it is none. */
static bool parse_columns(const struct sheet_style *style, struct str text, size_t at, struct reference *out, size_t *stop)
{
    struct reference ref = {.start = at, .is_range = true};
    size_t end = parse_whole_column(style, text, parse_sheet(text, at, &ref.sheet), &ref.ends[0]);
    say_sheet(text, &ref.ends[0], ref.sheet);
    bool foreign = at > 0 && (text.ptr[at - 1] == ']' || text.ptr[at - 1] == ':');
    if (!end || foreign || char_at(text, end) != ':' || !(ref.stop = parse_whole_column(style, text, end + 1, &ref.ends[1])) ||
        char_at(text, ref.stop) == '(' || char_at(text, ref.stop) == '!')
        return false;
    *out = ref;
    *stop = ref.stop;
    return true;
}

/* A name of a sheet's own: `Лист!Имя`. */
static bool parse_name(struct str text, size_t at, struct reference *out, size_t *stop)
{
    struct reference ref = {.start = at};
    size_t name = parse_sheet(text, at, &ref.sheet), end = skip_word(text, name);
    bool foreign = at > 0 && (text.ptr[at - 1] == ']' || text.ptr[at - 1] == ':');
    if (!ref.sheet.len || foreign || end == name || str_find(ref.sheet, STR("["), 0) != SIZE_MAX)
        return false;
    struct reference_end *e = &ref.ends[0];
    *e = (struct reference_end){.start = at, .column_start = end, .column_stop = end, .row_start = end, .row_stop = end};
    say_sheet(text, e, ref.sheet);
    ref.ends[1] = *e;
    ref.stop = *stop = end;
    *out = ref;
    return true;
}

/* Names of two sheets, `Первый:Последний!` or `'Первый лист:Последний'!`: behind them, or `at` when none stand there. */
static size_t parse_sheets(struct str text, size_t at, struct reference *out)
{
    struct str both;
    if (char_at(text, at) == '\'') {
        size_t end = parse_sheet(text, at, &both), colon = end > at ? str_find(both, STR(":"), 0) : SIZE_MAX;
        if (colon == SIZE_MAX)
            return at;
        out->sheet = str_slice(both, 1, colon);
        out->last_sheet = str_slice(both, colon + 1, both.len - 1);
        return end;
    }
    size_t colon = skip_word(text, at);
    out->sheet = str_slice(text, at, colon);
    size_t end = colon > at && char_at(text, colon) == ':' ? parse_sheet(text, colon + 1, &out->last_sheet) : at;
    return end > colon + 1 ? end : at;
}

/* A cell or range of several sheets. */
static bool parse_span(const struct sheet_style *style, struct str text, size_t at, struct reference *out, size_t *stop)
{
    struct reference ref = {.start = at};
    size_t cell = parse_sheets(text, at, &ref), behind;
    bool foreign = (at > 0 && text.ptr[at - 1] == ']') || str_find(ref.sheet, STR("["), 0) != SIZE_MAX;
    if (cell == at || foreign || !(ref.stop = parse_end(style, text, cell, false, &ref.ends[0])))
        return false;
    behind = char_at(text, ref.stop) == ':' ? parse_end(style, text, ref.stop + 1, false, &ref.ends[1]) : 0;
    ref.is_range = behind > 0;
    ref.ends[1] = behind ? ref.ends[1] : ref.ends[0];
    ref.stop = *stop = behind ? behind : ref.stop;
    *out = ref;
    return true;
}

/* ---- OpenFormula ---- */

/* `$'Лист 1'.` or `.`: behind it, or 0. */
static size_t skip_sheet(struct str text, size_t at, struct str *sheet)
{
    size_t end = at + (char_at(text, at) == '$');
    if (char_at(text, end) == '\'')
        end = skip_quoted(text, end);
    else
        while (end < text.len && !strchr(". :[]'", text.ptr[end]))
            end++;
    *sheet = str_slice(text, at, end);
    return char_at(text, end) == '.' ? end + 1 : 0;
}

/* `$'Лист 1'.$D$5` or `.D5`, or `$5` when `rows_only`: behind it, or 0. */
static size_t parse_address_end(const struct sheet_style *style, struct str text, size_t at, struct str *sheet, struct reference_end *e)
{
    size_t cell = skip_sheet(text, at, sheet);
    if (!cell)
        return 0;
    bool rows_only = is_digit(char_at(text, cell + (char_at(text, cell) == '$')));
    size_t stop = parse_end(style, text, cell, rows_only, e);
    e->start = at;
    say_sheet(text, e, *sheet);
    return stop;
}

/* `[.$A:.$C]`; false, and nothing changed, when it is none. */
static bool parse_address_columns(const struct sheet_style *style, struct str text, size_t at, struct reference *out, size_t *stop)
{
    struct reference ref = {.start = at, .is_range = true};
    bool bracket = char_at(text, at) == '[';
    size_t dot = skip_sheet(text, at + bracket, &ref.sheet), second;
    size_t end = dot ? parse_whole_column(style, text, dot, &ref.ends[0]) : 0;
    struct str second_sheet;
    if (!end || char_at(text, end) != ':' || !(second = skip_sheet(text, end + 1, &second_sheet)) ||
        !(second = parse_whole_column(style, text, second, &ref.ends[1])) || char_at(text, second) != (bracket ? ']' : ' '))
        return false;
    ref.ends[0].start = at + bracket;
    say_sheet(text, &ref.ends[0], ref.sheet);
    say_sheet(text, &ref.ends[1], second_sheet);
    ref.stop = *stop = second + bracket;
    *out = ref;
    return true;
}

/* `D5:D9` in brackets or bare; the brackets belong to the reference. */
static bool parse_address(const struct sheet_style *style, struct str text, size_t at, struct reference *out, size_t *stop)
{
    *out = (struct reference){.start = at};
    bool bracket = char_at(text, at) == '[';
    struct str second_sheet;
    size_t end = parse_address_end(style, text, at + bracket, &out->sheet, &out->ends[0]);
    out->ends[1] = out->ends[0];
    size_t second = end && char_at(text, end) == ':' ? parse_address_end(style, text, end + 1, &second_sheet, &out->ends[1]) : 0;
    out->is_range = second > 0;
    if (!second)
        out->ends[1] = out->ends[0];
    else if (second_sheet.len && !str_equal(second_sheet, out->sheet))
        out->last_sheet = second_sheet;
    end = second ? second : end;
    char closing = bracket ? ']' : ' ';
    *stop = out->stop = end + bracket;
    if (end && char_at(text, end) == closing && (str_ends(out->sheet, STR("'")) || str_find(out->sheet, STR("#"), 0) == SIZE_MAX))
        return true;
    size_t next = str_find(text, bracket ? STR("]") : STR(" "), at + 1);
    *stop = next == SIZE_MAX ? text.len : next;
    return false;
}

/* ---- the walk ---- */

void references_begin(struct references *r, const struct sheet_style *style, enum reference_kind kind, struct str text)
{
    *r = (struct references){.style = style, .is_formula = kind == REFERENCE_FORMULA || kind == REFERENCE_AREA, .text = text};
}

/* Functions that take any number of ranges, and for which further rows are more of the same. */
static bool is_variadic(struct str name)
{
    static const char *const names[] = {"SUM", "SUMSQ", "PRODUCT", "MIN", "MAX", "AVERAGE", "AVERAGEA", "COUNT", "COUNTA",
                                        "MEDIAN", "SUBTOTAL", "STDEV", "VAR", "GEOMEAN", "MINA", "MAXA", "AND", "OR"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_equal(name, str_from(names[i])))
            return true;
    return false;
}

static void open_bracket(struct references *r)
{
    size_t start = r->at;
    while (start > 0 && is_word(r->text.ptr[start - 1]))
        start--;
    if (r->depth < REFERENCES_DEPTH)
        r->is_variadic[r->depth] = is_variadic(str_slice(r->text, start, r->at));
    r->depth++;
}

/* Whether nothing else stands between the commas or brackets around a reference. */
static bool is_argument(const struct references *r, const struct reference *ref)
{
    size_t before = ref->start, after = ref->stop;
    while (before > 0 && r->text.ptr[before - 1] == ' ')
        before--;
    while (char_at(r->text, after) == ' ' && after < r->text.len)
        after++;
    return r->depth > 0 && r->depth <= REFERENCES_DEPTH && r->is_variadic[r->depth - 1] && before > 0 &&
           strchr("(,;", r->text.ptr[before - 1]) && strchr("),;", char_at(r->text, after));
}

/* What is no word: quotes, brackets, signs. */
static void pass_sign(struct references *r)
{
    char c = r->text.ptr[r->at];
    if (c == '(')
        open_bracket(r);
    else if (c == ')' && r->depth)
        r->depth--;
    if (c == '"')
        r->at = skip_quoted(r->text, r->at);
    else if (c == '[') {
        size_t depth = 0;
        do {
            depth += r->text.ptr[r->at] == '[';
            depth -= r->text.ptr[r->at] == ']';
        } while (++r->at < r->text.len && depth);
    } else if (c == '#')
        while (++r->at < r->text.len && strchr("ABCDEFGHIJKLMNOPQRSTUVWXYZ/0!?", r->text.ptr[r->at]))
            ;
    else
        r->at++;
}

static bool begins_reference(const struct references *r)
{
    char c = r->text.ptr[r->at];
    if (r->style->kind == SHEETS_ODF)
        return r->is_formula ? c == '[' : c != ' ';
    return is_word(c) || c == '\'';
}

static bool find_here(struct references *r, struct reference *out)
{
    bool odf = r->style->kind == SHEETS_ODF;
    if (r->with_all && ((odf ? parse_address_columns : parse_columns)(r->style, r->text, r->at, out, &r->at) ||
                        (!odf && parse_span(r->style, r->text, r->at, out, &r->at))))
        return true;
    size_t at = r->at;
    return (odf ? parse_address : parse_a1)(r->style, r->text, at, out, &r->at) ||
           (!odf && r->with_all && parse_name(r->text, at, out, &r->at));
}

bool references_next(struct references *r, struct reference *out)
{
    while (r->at < r->text.len) {
        if (!begins_reference(r)) {
            pass_sign(r);
            continue;
        }
        if (!find_here(r, out))
            continue;
        out->is_argument = is_argument(r, out);
        return true;
    }
    return false;
}
