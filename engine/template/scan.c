/* The text of a paragraph is put together from its pieces; a tag found in it is cut out of whatever pieces it
 * covers, and its marker stands where the tag began, so that the value takes the formatting of that place. */
#include "template/scan.h"

#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "template/where.h"

/* A run of characters of one paragraph: a text node, or an element that stands for a character. */
struct piece {
    xmlNodePtr node;
    size_t start, len; /* in the joined text */
    bool is_text;
};

struct paragraph {
    struct arena arena;
    struct buf text;
    struct piece *pieces;
    size_t count, capacity;
};

static bool holds_text(const struct format *f, const xmlNode *parent)
{
    enum role role = markup_role(f, parent);
    return role == ROLE_TEXT || (role == ROLE_PARAGRAPH && f->paragraph_holds_text);
}

static void add_piece(struct paragraph *p, xmlNodePtr node, struct str text, bool is_text)
{
    *ARENA_PUSH(&p->arena, p->pieces, p->count, p->capacity) = (struct piece){node, p->text.len, text.len, is_text};
    buf_put_str(&p->text, text);
}

/* The text of the elements that stand for a character. */
static struct str element_text(enum role role)
{
    return role == ROLE_BREAK ? STR("\n") : role == ROLE_TAB ? STR("\t") : role == ROLE_SPACES ? STR(" ") : STR("-");
}

static bool is_readable(const struct format *f, const xmlNode *node)
{
    return (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) && holds_text(f, node->parent);
}

/* Collects the pieces of a paragraph; paragraphs inside it (text boxes) and hidden text are passed over. */
static void collect(struct paragraph *p, const struct format *f, xmlNodePtr root)
{
    xmlNodePtr node = root->children;
    while (node) {
        enum role role = markup_role(f, node);
        if (is_readable(f, node))
            add_piece(p, node, str_from((const char *)node->content), true);
        else if (role == ROLE_BREAK || role == ROLE_TAB || role == ROLE_SPACES || role == ROLE_HYPHEN)
            add_piece(p, node, element_text(role), false);
        bool enter = role != ROLE_PARAGRAPH && role != ROLE_HIDDEN && role != ROLE_PROPERTIES;
        node = enter ? markup_next(node, root) : markup_after(node, root);
    }
}

/* ---- cutting tags out ---- */

static xmlNodePtr new_text(xmlDocPtr doc, struct str text)
{
    return xmlNewDocTextLen(doc, (const xmlChar *)text.ptr, (int)text.len);
}

/* xmlAddPrevSibling and its like merge text nodes that meet; linking by hand does not. */
static void link_before(xmlNodePtr at, xmlNodePtr node)
{
    node->parent = at->parent;
    node->prev = at->prev;
    node->next = at;
    if (at->prev)
        at->prev->next = node;
    else
        at->parent->children = node;
    at->prev = node;
}

/* Splits a text piece at an offset of the joined text, which lies within it; the piece keeps the left side and the
 * new right side becomes the next piece. */
static void split_piece(struct paragraph *p, size_t index, size_t at)
{
    struct piece *left = &p->pieces[index];
    size_t left_len = at - left->start;
    struct str text = str_from((const char *)left->node->content);
    xmlNodePtr node = new_text(left->node->doc, str_slice(text, 0, left_len));
    xmlNodePtr right = left->node;
    link_before(right, node);
    xmlChar *rest = xmlStrdup((const xmlChar *)text.ptr + left_len);
    xmlNodeSetContent(right, NULL);
    xmlNodeAddContent(right, rest);
    xmlFree(rest);
    struct piece tail = {right, at, left->len - left_len, true};
    left->node = node;
    left->len = left_len;
    ARENA_PUSH(&p->arena, p->pieces, p->count, p->capacity);
    memmove(p->pieces + index + 2, p->pieces + index + 1, (p->count - index - 2) * sizeof *p->pieces);
    p->pieces[index + 1] = tail;
}

/* Makes `at` a border between pieces; gives the index of the piece that begins there. */
static size_t border(struct paragraph *p, size_t at)
{
    size_t low = 0, high = p->count;
    while (low < high) { /* the last piece that starts at or before `at` */
        size_t middle = (low + high) / 2;
        if (p->pieces[middle].start <= at)
            low = middle + 1;
        else
            high = middle;
    }
    size_t index = low - 1;
    while (index > 0 && p->pieces[index].start == at && p->pieces[index - 1].start == at)
        index--;
    if (p->pieces[index].start == at)
        return index;
    if (at >= p->pieces[index].start + p->pieces[index].len)
        return index + 1;
    split_piece(p, index, at);
    return index + 1;
}

static void keep_spaces(const struct format *f, xmlNodePtr element)
{
    if (f->space_attribute && markup_role(f, element) == ROLE_TEXT)
        xmlNodeSetSpacePreserve(element, 1);
}

/* Removes the characters from `start` to `end` and puts a node in their place. */
static void replace(struct paragraph *p, const struct format *f, size_t start, size_t end, xmlNodePtr node)
{
    size_t last = border(p, end), first = border(p, start);
    last = border(p, end);
    link_before(p->pieces[first].node, node);
    keep_spaces(f, node->parent);
    for (size_t i = first; i < last; i++) {
        struct piece *piece = &p->pieces[i];
        if (i > first)
            keep_spaces(f, piece->node->parent);
        markup_remove(piece->node);
        piece->node = NULL;
    }
    memmove(p->pieces + first, p->pieces + last, (p->count - last) * sizeof *p->pieces);
    p->count -= last - first;
}

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

static struct place place_of(struct scan *s)
{
    return (struct place){.file = s->file, .words = where_words(s->arena, s->format, s->entry, s->at)};
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

static struct marker *new_marker(struct scan *s, struct str text)
{
    struct tag t = tag_parse(arena_str(s->arena, text));
    t.place = place_of(s);
    if (t.kind == TAG_UNKNOWN)
        s->ok = diag_error(s->d, t.place, "TAG-UNKNOWN", _("{%.*s}: there is no such tag"), STR_ARG(t.text));
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

static size_t find_tags(struct scan *s, struct str text, struct arena *a, struct found **found)
{
    size_t count = 0, capacity = 0;
    for (size_t at = 0; at < text.len;) {
        struct str rest = str_slice(text, at, text.len);
        if (text.ptr[at] == '\\') {
            struct found gone;
            at += read_backslashes(s, text, at, &gone);
            if (gone.end > gone.start)
                *ARENA_PUSH(a, *found, count, capacity) = gone;
        } else if (str_starts(rest, s->delimiters->open)) {
            size_t from = at + s->delimiters->open.len, close = find_close(s, text, from);
            if (close == SIZE_MAX) {
                s->ok = diag_error(s->d, place_of(s), "TAG-OPEN", _("the tag “%.*s” is not closed"), STR_ARG(excerpt(text, at)));
                at = from;
                continue;
            }
            if (is_in_brackets(s, text, from, close)) {
                at++, from++, close--;
            }
            size_t end = close + s->delimiters->close.len;
            struct marker *m = new_marker(s, str_slice(text, from, close));
            *ARENA_PUSH(a, *found, count, capacity) = (struct found){at, end, m};
            at = end;
        } else {
            if (is_stray_close(s, rest))
                s->ok = diag_error(s->d, place_of(s), "TAG-OPEN", _("“%.*s” closes no tag; as a sign of the text it is written \\%.*s"),
                                   STR_ARG(s->delimiters->close), STR_ARG(s->delimiters->close));
            at++;
        }
    }
    return count;
}

static void cut_tags(struct scan *s, struct paragraph *p, const struct found *found, size_t count)
{
    for (size_t i = count; i-- > 0;) { /* from the end, so that offsets before stay true */
        xmlNodePtr node = found[i].marker ? found[i].marker->node : new_text(s->doc, STR(""));
        replace(p, s->format, found[i].start, found[i].end, node);
    }
}

static void scan_paragraph(struct scan *s, xmlNodePtr paragraph)
{
    struct paragraph p = {0};
    struct found *found = NULL;
    buf_init(&p.text, BUF_LIMIT_PART);
    collect(&p, s->format, paragraph);
    s->at = paragraph;
    struct str text = buf_str(&p.text);
    if (text.len && (str_find(text, s->delimiters->open, 0) != SIZE_MAX || str_find(text, s->delimiters->close, 0) != SIZE_MAX ||
                     str_find(text, STR("\\"), 0) != SIZE_MAX)) {
        size_t count = find_tags(s, text, &p.arena, &found);
        cut_tags(s, &p, found, count);
        s->is_changed = s->is_changed || count;
    }
    buf_release(&p.text);
    arena_release(&p.arena);
}

/* Outer paragraphs are scanned before those inside them. */
bool scan_part(struct arena *a, const struct format *f, struct str file, struct str entry, xmlDocPtr doc,
               struct delimiters *delimiters, bool *is_changed, struct diag *d)
{
    struct scan s = {a, f, file, entry, doc, delimiters, d, true, false, NULL};
    xmlNodePtr root = xmlDocGetRootElement(doc);
    where_number(a, f, doc);
    for (xmlNodePtr node = root; node;) {
        enum role role = markup_role(f, node);
        if (role == ROLE_PARAGRAPH)
            scan_paragraph(&s, node);
        node = role == ROLE_HIDDEN ? markup_after(node, root) : markup_next(node, root);
    }
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
        if (is_readable(f, node) && strstr((const char *)node->content, what))
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
