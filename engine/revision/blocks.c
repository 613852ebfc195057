#include "revision/blocks.h"

#include "base/i18n.h"
#include "pack/format.h"
#include "revision/fold.h"
#include "revision/look.h"
#include "template/inclusion/read.h"
#include "template/markup/pieces.h"
#include "template/markup/where.h"
#include "template/printing.h"
#include "template/template.h"

enum { NO_BLOCK = -1 };

static const int kind_of_role[ROLE_SECTION_PROPERTIES + 1] = {
    [ROLE_PARAGRAPH] = BLOCK_PARAGRAPH, [ROLE_TABLE] = BLOCK_TABLE, [ROLE_ROW] = BLOCK_ROW,   [ROLE_CELL] = BLOCK_CELL,
    [ROLE_COVERED] = BLOCK_CELL,        [ROLE_LIST] = BLOCK_LIST,   [ROLE_ITEM] = BLOCK_ITEM, [ROLE_STORY] = BLOCK_STORY,
    [ROLE_SHAPE] = BLOCK_FRAME,         [ROLE_FRAME] = BLOCK_FRAME, [ROLE_NOTES] = BLOCK_STORY, [ROLE_SLIDE] = BLOCK_SLIDE};

static int kind_of(const struct edition *e, const xmlNode *node)
{
    enum role role = markup_role(e->parts.format, node);
    if (role == ROLE_CELL && e->parts.format->sheets)
        return BLOCK_PARAGRAPH;
    return kind_of_role[role] ? kind_of_role[role] : NO_BLOCK;
}

/* What a reader does not see. */
static bool is_unseen(const struct edition *e, const xmlNode *node)
{
    enum role role = markup_role(e->parts.format, node);
    if (!e->has_remarks && markup_is(node, "annotation"))
        return true;
    return role == ROLE_HIDDEN || role == ROLE_PROPERTIES || role == ROLE_SECTION_PROPERTIES || role == ROLE_FIELD_CODE;
}

static struct block *add_block(struct edition *e, struct block *parent, enum block_kind kind, size_t part, xmlNodePtr node)
{
    struct arena *a = &e->program.arena;
    struct block *b = ARENA_NEW(a, struct block);
    *b = (struct block){.kind = kind, .node = node, .part = part, .parent = parent, .index = parent->count};
    *ARENA_PUSH(a, parent->children, parent->count, parent->capacity) = b;
    return b;
}

/* ---- what a block says ---- */

static struct str read_text(struct edition *e, xmlNodePtr paragraph)
{
    struct pieces p;
    pieces_collect(&p, e->parts.format, paragraph);
    struct str text = arena_str(&e->program.arena, buf_str(&p.text));
    pieces_release(&p);
    return text;
}

static struct str read_cell(struct edition *e, xmlNodePtr cell)
{
    struct buf out;
    buf_init(&out, BUF_LIMIT_VALUE);
    print_cell(&e->sheets, cell, &out);
    struct str text = arena_str(&e->program.arena, buf_str(&out));
    buf_release(&out);
    return text;
}

void block_read(struct edition *e, struct block *b)
{
    bool is_sheet = e->parts.format->sheets != NULL;
    b->text = is_sheet ? read_cell(e, b->node) : read_text(e, b->node);
    b->look = is_sheet ? STR("") : look_of(e, b->node);
    b->extras = is_sheet ? STR("") : look_extras(e, b->node);
    b->digest = look_digest(e, b->part, b->node);
    b->key = is_sheet ? b->text : fold_paragraph(&e->program.arena, e->parts.format, b->node);
}

/* A branch is told by the digest of what its children are told by: texts are not put together once more at each level. */
static struct digest digest_of_children(const struct block *b)
{
    struct hash *h = hash_new();
    for (size_t i = 0; i < b->count; i++) {
        char kind = (char)b->children[i]->kind;
        hash_put(h, str_make(&kind, 1));
        hash_put_field(h, b->children[i]->key);
    }
    return hash_end(h);
}

static void close_branch(struct edition *e, struct block *b)
{
    bool is_picture = b->kind == BLOCK_FRAME && !b->count;
    struct digest d = is_picture ? look_digest(e, b->part, b->node) : digest_of_children(b);
    b->key = arena_str(&e->program.arena, str_make((const char *)d.bytes, sizeof d.bytes));
}

static void gather(struct edition *e, struct block *into, xmlNodePtr parent)
{
    for (xmlNodePtr node = parent->children; node; node = node->next) {
        int kind = kind_of(e, node);
        if (node->type != XML_ELEMENT_NODE || is_unseen(e, node))
            continue;
        struct block *b = kind == NO_BLOCK ? into : add_block(e, into, (enum block_kind)kind, into->part, node);
        if (kind == BLOCK_PARAGRAPH)
            block_read(e, b);
        if (kind != BLOCK_PARAGRAPH || !e->parts.format->sheets) /* a cell of a sheet was read whole */
            gather(e, b, node);
        if (b != into && kind != BLOCK_PARAGRAPH)
            close_branch(e, b);
    }
}

/* word/header12.xml → word/header.xml: programs number their parts as they like. */
static struct str name_without_numbers(struct arena *a, struct str name)
{
    struct buf out;
    buf_init(&out, BUF_LIMIT_MESSAGE);
    for (size_t i = 0; i < name.len; i++)
        if (name.ptr[i] < '0' || name.ptr[i] > '9')
            buf_put_char(&out, name.ptr[i]);
    struct str stem = arena_str(a, buf_str(&out));
    buf_release(&out);
    return stem;
}

/* A chart goes along with the paragraph that shows it: programs write its data as they like. */
static bool is_chart(const struct edition *e, struct str entry)
{
    const char *charts = e->parts.format->chart_parts;
    return charts && format_matches(entry, str_from(charts));
}

static bool holds_remarks(const struct edition *e, struct str entry)
{
    const char *name = e->parts.format->remarks->texts.name;
    return name && format_matches(entry, str_from(name));
}

/* Each sheet under its own name, whatever part holds it. */
static void gather_sheets(struct edition *e)
{
    for (size_t i = 0; i < e->sheets.count; i++) {
        const struct worksheet *sheet = &e->sheets.items[i];
        struct block *b = add_block(e, e->root, BLOCK_PART, sheet->part, sheet->rows);
        gather(e, b, sheet->rows);
        close_branch(e, b);
        b->text = sheet->name;
    }
}

static void gather_parts(struct edition *e)
{
    struct arena *a = &e->program.arena;
    for (size_t i = 0; i < e->parts.count; i++) {
        struct draft *draft = &e->parts.items[i];
        if (!draft->is_tagged || !draft->doc || is_chart(e, draft->name) || (!e->has_remarks && holds_remarks(e, draft->name)))
            continue;
        where_number(a, e->parts.format, draft->doc);
        struct block *b = add_block(e, e->root, BLOCK_PART, i, xmlDocGetRootElement(draft->doc));
        gather(e, b, b->node);
        if (!b->count)
            e->root->count--; /* nothing to read: properties of the document */
        close_branch(e, b);
        b->text = name_without_numbers(a, draft->name);
    }
}

/* ---- the edition ---- */

static bool read_as_they_lie(struct parts *parts)
{
    bool ok = true;
    for (size_t i = 0; i < parts->package->count; i++) {
        struct str name = parts->package->entries[i].name;
        size_t part = format_has_tags(parts->format, name) ? parts_find(parts, name) : SIZE_MAX;
        if (part != SIZE_MAX)
            parts->items[part].is_tagged = true;
        ok = ok && (part != SIZE_MAX || !format_has_tags(parts->format, name));
    }
    return ok;
}

static bool read_edition(struct edition *e, bool as_it_lies)
{
    if (as_it_lies)
        return read_as_they_lie(&e->parts);
    if (!e->parts.format->sheets)
        return read_untagged(&e->parts);
    e->parts.sheets = &e->sheets;
    return worksheets_read(&e->sheets, &e->parts);
}

bool edition_open(struct edition *e, struct str file, struct str bytes, bool as_it_lies, struct diag *d)
{
    *e = (struct edition){0};
    program_init(&e->program);
    if (!package_open(&e->package, file, bytes, d))
        return false;
    const struct format *f = format_of_package(&e->package);
    if (!f)
        return diag_error(d, place_file(file), "PACKAGE", "%s", _("the package holds no document of this kind"));
    e->parts = (struct parts){.package = &e->package, .program = &e->program, .format = f, .file = file, .d = d};
    if ((f->mimetype_first && !package_put_mimetype(&e->package, f->media_type, d)) || !read_edition(e, as_it_lies))
        return false;
    e->has_remarks = as_it_lies;
    look_prepare(e);
    e->root = ARENA_NEW(&e->program.arena, struct block);
    if (f->sheets)
        gather_sheets(e);
    else
        gather_parts(e);
    return true;
}

void edition_close(struct edition *e)
{
    look_release(e);
    parts_close(&e->parts);
    program_release(&e->program);
    package_close(&e->package);
}

/* ---- questions ---- */

static bool has_number(const struct edition *e, const struct block *b)
{
    bool is_of_table = b->kind == BLOCK_TABLE || b->kind == BLOCK_ROW || b->kind == BLOCK_CELL;
    return b->kind == BLOCK_PARAGRAPH || (is_of_table && !e->parts.format->sheets);
}

/* What has no number of its own has the place of the first in it that has one. */
static const struct block *numbered(const struct edition *e, const struct block *b)
{
    const struct block *at = b;
    while (at && !has_number(e, at))
        at = block_next(at, b);
    return at;
}

struct str block_words(struct edition *e, const struct block *b)
{
    const struct block *at = numbered(e, b);
    struct str entry = e->parts.items[b->part].name;
    return at ? where_words(&e->program.arena, e->parts.format, entry, at->node) : entry;
}

struct block *block_next(const struct block *b, const struct block *root)
{
    if (b->count)
        return b->children[0];
    while (b != root && b->index + 1 == b->parent->count)
        b = b->parent;
    return b == root ? NULL : b->parent->children[b->index + 1];
}

static const char *separator(const struct block *before, const struct block *b)
{
    const struct block *one = before, *other = b;
    while (one && one->kind != BLOCK_ROW)
        one = one->parent;
    while (other && other->kind != BLOCK_ROW)
        other = other->parent;
    bool is_other_cell = before->parent != b->parent || b->parent->kind == BLOCK_ROW;
    return one && one == other && is_other_cell ? " | " : "\n";
}

struct str block_text(struct arena *a, const struct block *b, size_t limit)
{
    struct buf out;
    const struct block *before = NULL;
    buf_init(&out, BUF_LIMIT_PART);
    for (const struct block *at = b; at && out.len < limit; at = block_next(at, b)) {
        if (at->kind != BLOCK_PARAGRAPH)
            continue;
        buf_put_cstr(&out, before ? separator(before, at) : "");
        buf_put_str(&out, at->text);
        before = at;
    }
    struct str text = arena_str(a, buf_str(&out));
    buf_release(&out);
    return text;
}

bool block_says_anything(const struct block *b)
{
    for (const struct block *at = b; at; at = block_next(at, b))
        if (at->kind == BLOCK_PARAGRAPH && (str_trim(at->key).len || at->extras.len))
            return true;
    return false;
}

bool block_is_same(const struct block *one, const struct block *other)
{
    bool same = one->kind == other->kind && one->count == other->count && str_equal(one->key, other->key) &&
                str_equal(one->look, other->look) && str_equal(one->extras, other->extras);
    for (size_t i = 0; same && i < one->count; i++)
        same = block_is_same(one->children[i], other->children[i]);
    return same;
}
