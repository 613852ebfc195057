/* Signs that autocorrect puts in place of others are rows of a table. */
#include "rules/expressions/tokens.h"

#include "base/i18n.h"
#include "text/letters.h"

/* What stands in the text → the sign that was meant; longer ones first. */
static const struct {
    const char *typed, *meant;
} signs[] = {
    {"...", NULL}, {"==", "=="}, {"~=", "~="}, {"!=", "~="}, {"<>", "~="}, {"<=", "<="}, {">=", ">="}, {"//", "//"},
    {"..", ".."}, {"&&", "and"}, {"||", "or"}, {"≥", ">="}, {"≤", "<="}, {"≠", "~="}, {"–", "-"}, {"−", "-"},
    {"×", "*"}, {"+", "+"}, {"-", "-"}, {"*", "*"}, {"/", "/"}, {"%", "%"}, {"^", "^"}, {"#", "#"}, {"<", "<"},
    {">", ">"}, {"=", "=="}, {"(", "("}, {")", ")"}, {"[", "["}, {"]", "]"}, {".", "."}, {",", ","}, {":", ":"},
    {";", ","}, {"!", "not"},
};

/* Pairs of quotes: one that opens and those that close it. */
static const struct {
    const char *open, *close[3];
} quotes[] = {
    {"\"", {"\"", NULL}}, {"'", {"'", NULL}},      {"«", {"»", NULL}},
    {"“", {"”", "“", NULL}}, {"„", {"“", "”", NULL}}, {"”", {"”", NULL}}, {"‘", {"’", NULL}}, {"’", {"’", NULL}},
};

/* Words that are operators, beside Lua's own. */
static const struct {
    const char *word, *meant;
} words[] = {{"and", "and"}, {"or", "or"}, {"not", "not"}, {"и", "and"}, {"или", "or"}, {"не", "not"}};

static const char *const spaces[] = {" ", "\t", "\n", "\r", "\u00A0", "\u2007", "\u2009", "\u202F", "\u200B", "\uFEFF"};
static const char soft_hyphen[] = "\u00AD";

struct reader {
    struct arena *arena;
    struct str text;
    size_t at;
    struct tokens *out;
    bool space;
};

static bool looking_at(const struct reader *r, const char *what)
{
    return str_starts(str_slice(r->text, r->at, r->text.len), str_from(what));
}

static bool skip_space(struct reader *r)
{
    for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++)
        if (looking_at(r, spaces[i])) {
            r->at += str_from(spaces[i]).len;
            r->space = true;
            return true;
        }
    if (!looking_at(r, soft_hyphen))
        return false;
    r->at += sizeof soft_hyphen - 1;
    return true;
}

static void put_typed(struct reader *r, enum token_kind kind, struct str text, struct str typed)
{
    *ARENA_PUSH(r->arena, r->out->items, r->out->count, r->out->capacity) = (struct token){kind, text, typed, r->space};
    r->space = false;
}

static void put(struct reader *r, enum token_kind kind, struct str text)
{
    put_typed(r, kind, text, text);
}

struct str tokens_normalise(struct arena *a, struct str text)
{
    struct reader r = {.arena = a, .text = text};
    char *out = arena_alloc(a, text.len + 1);
    size_t len = 0;
    while (r.at < text.len) {
        if (skip_space(&r))
            continue;
        if (r.space && len)
            out[len++] = ' ';
        r.space = false;
        out[len++] = text.ptr[r.at++];
    }
    return str_make(out, len);
}

static bool is_name_start(struct str rest)
{
    return rest.len && (rest.ptr[0] == '_' || rest.ptr[0] == '$' || text_is_letter(rest));
}

static bool is_name_part(struct str rest)
{
    return rest.len && ((rest.ptr[0] >= '0' && rest.ptr[0] <= '9') || rest.ptr[0] == '_' || text_is_letter(rest) ||
                        str_starts(rest, str_from(soft_hyphen)));
}

static size_t character_length(unsigned char first)
{
    return first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}

static void read_name(struct reader *r)
{
    size_t start = r->at;
    do
        r->at += character_length((unsigned char)r->text.ptr[r->at]);
    while (r->at < r->text.len && is_name_part(str_slice(r->text, r->at, r->text.len)));
    struct str name = tokens_normalise(r->arena, str_slice(r->text, start, r->at));
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_equal(name, str_from(words[i].word))) {
            put_typed(r, TOKEN_SIGN, str_from(words[i].meant), name);
            return;
        }
    put(r, TOKEN_NAME, name);
}

static bool is_digit(const struct reader *r, size_t at)
{
    return at < r->text.len && r->text.ptr[at] >= '0' && r->text.ptr[at] <= '9';
}

static void read_number(struct reader *r)
{
    size_t start = r->at;
    while (is_digit(r, r->at))
        r->at++;
    if (r->at < r->text.len && r->text.ptr[r->at] == '.' && is_digit(r, r->at + 1))
        for (r->at++; is_digit(r, r->at);)
            r->at++;
    put(r, TOKEN_NUMBER, str_slice(r->text, start, r->at));
}

static bool closes(const struct reader *r, size_t quote, size_t *len)
{
    for (size_t i = 0; i < 3 && quotes[quote].close[i]; i++)
        if (looking_at(r, quotes[quote].close[i])) {
            *len = str_from(quotes[quote].close[i]).len;
            return true;
        }
    return false;
}

/* The character that a backslash and the one after it stand for, by that one; 0: the backslash is a mere sign. */
static char meant_by(char c)
{
    switch (c) {
    case 'n': return '\n';
    case 't': return '\t';
    case '\\': case '"': case '\'': return c;
    default: return 0;
    }
}

/* A backslash before the quotation mark that would close the text makes it a part of the text. */
static void read_string(struct reader *r, size_t quote)
{
    size_t len;
    r->at += str_from(quotes[quote].open).len;
    char *out = arena_alloc(r->arena, r->text.len - r->at + 1);
    size_t n = 0;
    while (r->at < r->text.len && !closes(r, quote, &len)) {
        bool more = r->text.ptr[r->at] == '\\' && r->at + 1 < r->text.len;
        char meant = more ? meant_by(r->text.ptr[r->at + 1]) : 0;
        r->at += more && !meant;
        if (more && !meant && !closes(r, quote, &len))
            out[n++] = '\\';
        out[n++] = meant ? meant : r->text.ptr[r->at];
        r->at += meant ? 2 : 1;
    }
    if (r->at >= r->text.len) {
        put(r, TOKEN_FAULT, str_from(_("a quotation mark is not closed")));
        return;
    }
    r->at += len;
    put(r, TOKEN_STRING, str_make(out, n));
}

/* Whether the last token but `back` ends a value: a bracket after it is an index. */
static bool after_value(const struct reader *r, size_t back)
{
    if (r->out->count <= back)
        return false;
    const struct token *t = &r->out->items[r->out->count - 1 - back];
    bool closing = t->kind == TOKEN_SIGN && (str_equal(t->text, STR(")")) || str_equal(t->text, STR("]")));
    return closing || t->kind == TOKEN_NAME || t->kind == TOKEN_STRING;
}

/* `.[1]` is an index of the current item, `a.[2024]` a field. */
static bool is_item_index(const struct reader *r, struct str text)
{
    int64_t ignored;
    bool after_dot = r->out->count && str_equal(r->out->items[r->out->count - 1].text, STR("."));
    return after_dot && !after_value(r, 1) && str_to_int64(text, &ignored);
}

/* [Имя и отчество, полностью]: everything between the brackets is the name, whatever signs it holds. */
static bool read_bracketed_name(struct reader *r)
{
    if (!looking_at(r, "[") || after_value(r, 0))
        return false;
    size_t close = str_find(r->text, STR("]"), r->at);
    if (close == SIZE_MAX) {
        put(r, TOKEN_FAULT, str_from(_("“]” is missing")));
        return true;
    }
    struct str name = tokens_normalise(r->arena, str_slice(r->text, r->at + 1, close));
    if (is_item_index(r, name))
        return false;
    r->at = close + 1;
    if (name.len)
        put(r, TOKEN_NAME, name);
    else
        put(r, TOKEN_FAULT, str_from(_("a name is missing between “[” and “]”")));
    return true;
}

/* A colon beside a space is a pipe; without one it calls a method. */
static bool is_pipe_colon(const struct reader *r)
{
    struct reader after = *r;
    after.at++;
    return looking_at(r, ":") && (r->space || (after.at < r->text.len && skip_space(&after)));
}

static bool read_sign(struct reader *r)
{
    if (looking_at(r, "|") && !looking_at(r, "||")) {
        r->at++;
        put(r, TOKEN_PIPE, STR("|"));
        return true;
    }
    if (is_pipe_colon(r)) {
        r->at++;
        put(r, TOKEN_PIPE, STR(":"));
        return true;
    }
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (looking_at(r, signs[i].typed) && signs[i].meant) {
            r->at += str_from(signs[i].typed).len;
            put(r, TOKEN_SIGN, str_from(signs[i].meant));
            return true;
        }
    return false;
}

static bool read_quoted(struct reader *r)
{
    for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++)
        if (looking_at(r, quotes[i].open)) {
            read_string(r, i);
            return true;
        }
    return false;
}

void tokens_read(struct arena *a, struct str text, struct tokens *out)
{
    struct reader r = {a, text, 0, out, false};
    *out = (struct tokens){0};
    while (r.at < text.len) {
        struct str rest = str_slice(text, r.at, text.len);
        if (skip_space(&r))
            continue;
        if (is_digit(&r, r.at))
            read_number(&r);
        else if (is_name_start(rest))
            read_name(&r);
        else if (!read_quoted(&r) && !read_bracketed_name(&r) && !read_sign(&r)) {
            size_t len = character_length((unsigned char)rest.ptr[0]);
            put(&r, TOKEN_FAULT, arena_printf(a, _("“%.*s” does not belong here"), STR_ARG(str_slice(rest, 0, len))));
        }
        if (out->items[out->count - 1].kind == TOKEN_FAULT)
            return;
    }
    put(&r, TOKEN_END, (struct str){0});
}
