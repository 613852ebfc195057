/* A tag found in the joined text of a paragraph is cut out of whatever pieces it covers, and its marker stands where the
 * tag began, so that the value takes the formatting of that place. */
#include "template/tags/scan.h"

#include <string.h>

#include "base/i18n.h"
#include "template/markup/pieces.h"
#include "template/markup/where.h"

/* Tags of one part: each takes some kilobytes until the template is compiled. */
enum { SCAN_TAGS_LIMIT = 100000 };

/* ---- finding tags ---- */

struct scan {
    struct arena *arena;
    const struct format *format;
    struct str file, entry;
    xmlDocPtr doc;
    struct delimiters *delimiters;
    struct diag *d;
    bool ok, is_changed;
    xmlNodePtr at; /* paragraph at hand */
    long number;   /* of it in the part, from 1 */
    size_t tags;   /* found so far */
};

/* One tag found in the joined text, not yet cut out. */
struct found {
    size_t start, end;
    struct marker *marker; /* NULL: only a backslash goes */
};

/* The end of a tag that begins at `from` (after its opening delimiter): quotes may hold the closing one, and `))` closes
 * where the brackets of the expression are closed: ((f(x))). */
static size_t find_close(const struct scan *s, struct str text, size_t from)
{
    struct str close = s->delimiters->close;
    bool is_brackets = close.ptr[0] == ')';
    long depth = 0;
    for (size_t at = from; at < text.len; at++) {
        struct str rest = str_slice(text, at, text.len);
        if (str_starts(rest, close) && !depth)
            return at;
        if (str_starts(rest, s->delimiters->open) && !is_brackets)
            return SIZE_MAX;
        if (is_brackets)
            depth += text.ptr[at] == '(' ? 1 : text.ptr[at] == ')' ? -1 : 0;
        if (depth < 0)
            return SIZE_MAX;
        if (text.ptr[at] == '"') {
            size_t quote = str_find(text, STR("\""), at + 1);
            if (quote != SIZE_MAX && str_find(str_slice(text, 0, quote), s->delimiters->open, at) == SIZE_MAX)
                at = quote;
        }
    }
    return SIZE_MAX;
}

static struct str excerpt(struct str text, size_t from)
{
    enum { EXCERPT = 60 };
    struct str piece = str_slice(text, from, from + EXCERPT);
    while (piece.len && from + piece.len < text.len && ((unsigned char)text.ptr[from + piece.len] & 0xC0) == 0x80)
        piece.len--;
    size_t line = str_find(piece, STR("\n"), 0);
    return line == SIZE_MAX ? piece : str_slice(piece, 0, line);
}

static struct place place_of(struct scan *s, size_t start, size_t end)
{
    return (struct place){.file = s->file,
                          .words = where_words(s->arena, s->format, s->entry, s->at),
                          .spot = {s->entry, s->number, start, end}};
}

/* {=<% %>=}: two delimiters separated by a space, before the last `=`. */
static bool change_delimiters(struct scan *s, struct tag *t)
{
    struct str rest = t->expression, open, close;
    if (str_ends(rest, STR("=")))
        rest = str_slice(rest, 0, rest.len - 1);
    if (!str_split(&rest, ' ', &open) || !rest.ptr || !open.len)
        return false;
    close = str_trim(rest);
    if (!close.len || str_find(close, STR(" "), 0) != SIZE_MAX)
        return false;
    *s->delimiters = (struct delimiters){arena_str(s->arena, open), arena_str(s->arena, close)};
    return true;
}

static void report_unknown(struct scan *s, const struct tag *t)
{
    struct str near = tag_meant_directive(t->text);
    s->ok = near.len ? diag_error(s->d, t->place, "TAG-UNKNOWN", _("{%.*s}: there is no such tag; did you mean {%.*s …}?"),
                                  STR_ARG(t->text), STR_ARG(near))
                     : diag_error(s->d, t->place, "TAG-UNKNOWN", _("{%.*s}: there is no such tag"), STR_ARG(t->text));
}

static bool is_full(struct scan *s)
{
    if (s->tags == SCAN_TAGS_LIMIT && s->ok)
        s->ok = diag_error(s->d, (struct place){.file = s->file, .words = s->entry}, "TEMPLATE-SIZE", _("the part has more than %d tags"),
                           SCAN_TAGS_LIMIT);
    return s->tags >= SCAN_TAGS_LIMIT;
}

static struct marker *new_marker(struct scan *s, struct str text, size_t start, size_t end)
{
    s->tags++;
    struct tag t = tag_parse(arena_str(s->arena, text));
    t.place = place_of(s, start, end);
    if (t.kind == TAG_UNKNOWN)
        report_unknown(s, &t);
    else if (!t.expression.len && t.kind != TAG_CLOSE && t.kind != TAG_ELSE && t.kind != TAG_REMARK)
        s->ok = diag_error(s->d, t.place, "TAG-EMPTY", "%s", _("the tag is empty"));
    else if (t.kind == TAG_DELIMITERS && !change_delimiters(s, &t))
        s->ok = diag_error(s->d, t.place, "TAG-DELIMITERS", _("{%.*s}: delimiters are changed by {=<%% %%>=}"), STR_ARG(t.text));
    struct marker *m = markup_marker_new(s->arena, s->doc, MARKER_TAG, t);
    m->paragraph = s->at;
    return m;
}

/* Length of what a backslash makes a mere sign at the head of `rest`: a brace, or a delimiter of the template. */
static size_t sign_length(const struct scan *s, struct str rest)
{
    if (str_starts(rest, STR("{")) || str_starts(rest, STR("}")))
        return 1;
    if (str_starts(rest, s->delimiters->open))
        return s->delimiters->open.len;
    return str_starts(rest, s->delimiters->close) ? s->delimiters->close.len : 0;
}

/* Backslashes before a sign: each two are one backslash of the text, and a last odd one takes the sign with it. Gives
 * how many bytes were read; those before anything else are left alone. */
static size_t read_backslashes(const struct scan *s, struct str text, size_t at, struct found *gone)
{
    size_t count = 0;
    while (at + count < text.len && text.ptr[at + count] == '\\')
        count++;
    size_t sign = sign_length(s, str_slice(text, at + count, text.len));
    *gone = (struct found){at, at + (sign ? (count + 1) / 2 : 0), NULL};
    return count + (count % 2 ? sign : 0);
}

/* (((Имя))): brackets around a tag, not a tag with brackets around its name. */
static bool is_in_brackets(const struct scan *s, struct str text, size_t from, size_t close)
{
    long depth = 0;
    if (s->delimiters->open.ptr[0] != '(' || text.ptr[from] != '(')
        return false;
    for (size_t at = from; at < close; at++) {
        depth += text.ptr[at] == '(' ? 1 : text.ptr[at] == ')' ? -1 : 0;
        if (!depth)
            return at + 1 == close;
    }
    return false;
}

/* A brace that closes no tag. Brackets do so in any text. */
static bool is_stray_close(const struct scan *s, struct str rest)
{
    return s->delimiters->close.ptr[0] != ')' && str_starts(rest, s->delimiters->close);
}

/* The end of a tag that the next paragraph begins with; empty when it does not. */
static struct str tail_in_next(struct scan *s)
{
    struct pieces p;
    xmlNodePtr next = pieces_next_paragraph(s->format, s->doc, s->at);
    if (!next)
        return (struct str){0};
    pieces_collect(&p, s->format, next);
    struct str text = buf_str(&p.text);
    size_t close = str_find(text, s->delimiters->close, 0), open = str_find(text, s->delimiters->open, 0);
    bool ends = close != SIZE_MAX && close < open; /* SIZE_MAX: there is no opening one */
    struct str tail = ends ? arena_str(s->arena, str_slice(excerpt(text, 0), 0, close + s->delimiters->close.len)) : (struct str){0};
    pieces_release(&p);
    return tail;
}

static void report_open(struct scan *s, struct str text, size_t at)
{
    struct str shown = excerpt(text, at), tail = tail_in_next(s);
    struct place where = place_of(s, at, at + shown.len);
    if (tail.len && str_find(text, s->delimiters->open, at + s->delimiters->open.len) == SIZE_MAX)
        s->ok = diag_error(s->d, where, "TAG-OPEN",
                           _("the tag “%.*s” begins here and ends in the next paragraph, “%.*s”; a tag stands in one paragraph"),
                           STR_ARG(shown), STR_ARG(tail));
    else
        s->ok = diag_error(s->d, where, "TAG-OPEN", _("the tag “%.*s” is not closed"), STR_ARG(shown));
}

static size_t find_tags(struct scan *s, struct str text, struct arena *a, struct found **found)
{
    size_t count = 0, capacity = 0;
    for (size_t at = 0; at < text.len;) {
        struct str rest = str_slice(text, at, text.len);
        if (str_starts(rest, s->delimiters->open) && is_full(s))
            break;
        if (text.ptr[at] == '\\') {
            struct found gone;
            at += read_backslashes(s, text, at, &gone);
            if (gone.end > gone.start)
                *ARENA_PUSH(a, *found, count, capacity) = gone;
        } else if (str_starts(rest, s->delimiters->open)) {
            size_t from = at + s->delimiters->open.len, close = find_close(s, text, from);
            if (close == SIZE_MAX) {
                report_open(s, text, at);
                at = from;
                continue;
            }
            if (is_in_brackets(s, text, from, close)) {
                at++, from++, close--;
            }
            size_t end = close + s->delimiters->close.len;
            struct marker *m = new_marker(s, str_slice(text, from, close), at, end);
            *ARENA_PUSH(a, *found, count, capacity) = (struct found){at, end, m};
            at = end;
        } else {
            if (is_stray_close(s, rest))
                s->ok = diag_error(s->d, place_of(s, at, at + s->delimiters->close.len), "TAG-OPEN",
                                   _("“%.*s” closes no tag; as a sign of the text it is written \\%.*s"), STR_ARG(s->delimiters->close),
                                   STR_ARG(s->delimiters->close));
            at++;
        }
    }
    return count;
}

static void cut_tags(struct scan *s, struct pieces *p, const struct found *found, size_t count)
{
    for (size_t i = count; i-- > 0;) { /* from the end, so that offsets before stay true */
        xmlNodePtr node = found[i].marker ? found[i].marker->node : xmlNewDocText(s->doc, (const xmlChar *)"");
        pieces_replace(p, s->format, found[i].start, found[i].end, node);
    }
}

static void scan_paragraph(struct scan *s, xmlNodePtr paragraph)
{
    struct pieces p;
    struct found *found = NULL;
    pieces_collect(&p, s->format, paragraph);
    s->at = paragraph;
    s->number++;
    struct str text = buf_str(&p.text);
    if (text.len && (str_find(text, s->delimiters->open, 0) != SIZE_MAX || str_find(text, s->delimiters->close, 0) != SIZE_MAX ||
                     str_find(text, STR("\\"), 0) != SIZE_MAX)) {
        size_t count = find_tags(s, text, &p.arena, &found);
        cut_tags(s, &p, found, count);
        s->is_changed = s->is_changed || count;
    }
    pieces_release(&p);
}

/* Outer paragraphs are scanned before those inside them. */
bool scan_part(struct arena *a, const struct format *f, struct str file, struct str entry, xmlDocPtr doc,
               struct delimiters *delimiters, bool *is_changed, struct diag *d)
{
    struct scan s = {.arena = a, .format = f, .file = file, .entry = entry, .doc = doc, .delimiters = delimiters, .d = d, .ok = true};
    where_number(a, f, doc);
    for (xmlNodePtr at = NULL; (at = pieces_next_paragraph(f, doc, at));)
        scan_paragraph(&s, at);
    *is_changed = *is_changed || s.is_changed;
    return s.ok;
}

struct scanned scan_gather(struct arena *a, xmlDocPtr doc)
{
    struct scanned out = {0};
    xmlNodePtr root = xmlDocGetRootElement(doc);
    for (xmlNodePtr node = root; node; node = markup_next(node, root))
        if (markup_marker(node))
            *ARENA_PUSH(a, out.markers, out.count, out.capacity) = markup_marker(node);
    return out;
}

static bool text_has(const struct format *f, xmlNodePtr root, const char *what)
{
    for (xmlNodePtr node = root; node; node = markup_next(node, root))
        if (pieces_is_readable(f, node) && strstr((const char *)node->content, what))
            return true;
    return false;
}

struct delimiters scan_delimiters(const struct format *f, const xmlDoc *const *docs, size_t count)
{
    bool braces = false, brackets = false;
    for (size_t i = 0; i < count; i++) {
        xmlNodePtr root = docs[i]->children;
        while (root && root->type != XML_ELEMENT_NODE)
            root = root->next;
        braces = braces || text_has(f, root, "{");
        brackets = brackets || text_has(f, root, "(");
    }
    if (!braces && brackets)
        return (struct delimiters){STR("(("), STR("))")};
    return (struct delimiters){STR("{"), STR("}")};
}
