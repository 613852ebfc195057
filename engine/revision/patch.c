#include "revision/patch.h"

#include "template/markup/pieces.h"

/* ---- places ---- */

static const struct piece *piece_at(const struct pieces *p, size_t at)
{
    for (size_t i = 0; i < p->count; i++)
        if (p->items[i].start <= at && at < p->items[i].start + p->items[i].len)
            return &p->items[i];
    return NULL;
}

static bool is_inside(char c)
{
    return ((unsigned char)c & 0xC0) == 0x80;
}

/* Takes the character before the place in, which stays: its look is that of what is put there. */
static bool take_before(struct arena *a, const struct pieces *p, struct patch *c)
{
    size_t start = c->start;
    while (start > 0 && (start == c->start || is_inside(p->text.ptr[start])))
        start--;
    const struct piece *piece = start < c->start ? piece_at(p, start) : NULL;
    if (!piece || !piece->is_text)
        return false;
    c->text = arena_printf(a, "%.*s%.*s", STR_ARG(str_slice(buf_str(&p->text), start, c->start)), STR_ARG(c->text));
    c->start = start;
    return true;
}

static bool take_behind(struct arena *a, const struct pieces *p, struct patch *c)
{
    size_t end = c->end;
    while (end < p->text.len && (end == c->end || is_inside(p->text.ptr[end])))
        end++;
    const struct piece *piece = c->end < end ? piece_at(p, c->end) : NULL;
    if (!piece || !piece->is_text || c->start < c->end)
        return false;
    c->text = arena_printf(a, "%.*s%.*s", STR_ARG(c->text), STR_ARG(str_slice(buf_str(&p->text), c->end, end)));
    c->end = end;
    return true;
}

/* What is replaced must begin with characters: text stands where they stood. */
static bool settle(struct arena *a, const struct pieces *p, struct patch *c)
{
    const struct piece *first = c->start < c->end ? piece_at(p, c->start) : NULL;
    return (first && first->is_text) || take_before(a, p, c) || take_behind(a, p, c);
}

/* Breaks and tabs are elements; so are further spaces where a format has elements for them. */
static bool is_plain(const struct format *f, struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] == '\n' || text.ptr[i] == '\t' ||
            (f->text.spaces && text.ptr[i] == ' ' && i + 1 < text.len && text.ptr[i + 1] == ' '))
            return false;
    return true;
}

/* ---- paragraphs without characters ---- */

static xmlNodePtr child_of_role(const struct format *f, xmlNodePtr parent, enum role role)
{
    for (xmlNodePtr node = parent->children; node; node = node->next)
        if (markup_role(f, node) == role)
            return node;
    return NULL;
}

/* A run of the paragraph that holds no text yet, or a new one, with the look that the paragraph's end has. */
static xmlNodePtr open_run(const struct format *f, xmlNodePtr paragraph)
{
    xmlNodePtr properties = child_of_role(f, paragraph, ROLE_PROPERTIES),
               look = properties ? child_of_role(f, properties, ROLE_PROPERTIES) : NULL;
    xmlNodePtr run = xmlAddChild(paragraph, xmlNewDocNode(paragraph->doc, paragraph->ns, (const xmlChar *)"r", NULL));
    if (look && markup_is(look, "rPr"))
        xmlAddChild(run, xmlDocCopyNode(look, paragraph->doc, 1));
    return xmlAddChild(run, xmlNewDocNode(paragraph->doc, paragraph->ns, (const xmlChar *)"t", NULL));
}

static bool fill_empty(const struct format *f, xmlNodePtr paragraph, struct str text)
{
    xmlNodePtr holder = f->paragraph_holds_text ? paragraph : open_run(f, paragraph);
    xmlAddChild(holder, xmlNewDocTextLen(paragraph->doc, (const xmlChar *)text.ptr, (int)text.len));
    if (f->space_attribute)
        xmlNodeSetSpacePreserve(holder, 1);
    return true;
}

/* ---- the changes ---- */

static bool patch_pieces(const struct format *f, struct pieces *p, xmlDocPtr doc, const struct patch *patches, size_t count)
{
    struct arena scratch = {0};
    struct patch *settled = ARENA_ARRAY(&scratch, struct patch, count + 1);
    bool ok = true;
    for (size_t i = 0; i < count; i++) {
        settled[i] = patches[i];
        ok = ok && is_plain(f, patches[i].text) && settle(&scratch, p, &settled[i]) && (i == 0 || settled[i - 1].end <= settled[i].start);
    }
    for (size_t i = ok ? count : 0; i > 0; i--) {
        struct str text = settled[i - 1].text;
        pieces_replace(p, f, settled[i - 1].start, settled[i - 1].end,
                       xmlNewDocTextLen(doc, (const xmlChar *)(text.len ? text.ptr : ""), (int)text.len));
    }
    arena_release(&scratch);
    return ok;
}

bool patch_paragraph(const struct format *f, xmlNodePtr paragraph, const struct patch *patches, size_t count)
{
    struct pieces p;
    pieces_collect(&p, f, paragraph);
    bool is_empty = !p.text.len && count == 1 && is_plain(f, patches[0].text);
    bool ok = is_empty ? fill_empty(f, paragraph, patches[0].text) : patch_pieces(f, &p, paragraph->doc, patches, count);
    pieces_release(&p);
    return ok;
}
