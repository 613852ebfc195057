/* Answers that are more than text: what they need of the document is noted in its record. */
#include "rules/records/resolving.h"

#include <lua.h>

#include "base/i18n.h"
#include "rules/lua/content.h"
#include "template/parts/styles.h"
#include "template/rich/rich.h"

static const struct slot *slot_of(const struct work *w, size_t slot)
{
    return &w->resolver->program->slots[slot];
}

/* ---- what they need ---- */

static void note_number(struct work *w, struct numbers *n, uint32_t number)
{
    size_t i = 0;
    while (i < n->count && n->items[i] != number)
        i++;
    if (i == n->count && number)
        *ARENA_PUSH(&w->scratch, n->items, n->count, n->capacity) = number;
}

static void note_features(struct work *w, uint32_t features)
{
    for (size_t i = 0; i < RICH_FEATURE_BYTES && !w->record->failed; i++)
        w->record->ptr[w->start + i] |= (char)(features >> (8 * i) & 0xff);
}

void resolving_note_copies(struct work *w, size_t group, size_t copies)
{
    const struct program *p = w->resolver->program;
    for (size_t i = 0; copies && i < p->column_style_count; i++)
        if (p->column_styles[i].group == group) {
            note_number(w, &w->copies, rich_copies(i, copies));
            note_features(w, w->copies.count ? RICH_FEATURE_COLUMNS : 0);
        }
}

static void note_item(struct work *w, size_t slot, const struct rich_item *item)
{
    note_number(w, &w->colours, item->colour);
    for (size_t i = 0; i < item->columns; i++)
        note_number(w, &w->widths, rich_width(item, i));
    if (item->style.len && !styles_find(w->resolver->program, STYLE_CHARACTER, item->style))
        resolving_fail(
            w, slot,
            arena_cstr(&w->scratch, arena_printf(&w->scratch, _("the template has no character style “%.*s”"), STR_ARG(item->style))));
}

/* Content that goes into the text: its features stand before all answers (program.h). */
static void put_content(struct work *w, size_t slot, enum answer tag, struct str items)
{
    struct str rest = items;
    for (struct rich_item item; rich_next(&rest, &item);)
        note_item(w, slot, &item);
    note_features(w, rich_features(items));
    resolving_put(w, tag, items);
}

/* In the midst of a paragraph paragraphs are lines. */
static void put_lines(struct work *w, size_t slot, struct str items)
{
    struct buf lines;
    buf_init(&lines, BUF_LIMIT_VALUE);
    rich_put_lines(&lines, items);
    put_content(w, slot, ANSWER_RICH, buf_str(&lines));
    buf_release(&lines);
}

/* ---- answers ---- */

static bool takes_blocks(const struct slot *s)
{
    return s->room == ROOM_BLOCKS || s->room == ROOM_ITEM;
}

static bool takes_picture(const struct slot *s)
{
    return s->room == ROOM_PICTURE || s->room == ROOM_PLACEHOLDER;
}

bool resolving_content(struct work *w, size_t slot)
{
    struct str items;
    bool is_blocks;
    if (!content_get(w->L, lua_gettop(w->L), &items, &is_blocks))
        return false;
    if (slot_of(w, slot)->kind == SLOT_RAW || slot_of(w, slot)->room == ROOM_TEXT)
        resolving_fail(w, slot, _("pictures, links and formatted text can stand only in the text of a document"));
    else if (takes_picture(slot_of(w, slot)) && !rich_is_picture(items))
        resolving_fail(w, slot, _("a picture is a path of a file, or image{…} made by a rule"));
    else if (slot_of(w, slot)->room == ROOM_ITEM && rich_has_table(items))
        resolving_fail(w, slot, _("a table cannot stand in an item of a list"));
    else if (is_blocks && takes_blocks(slot_of(w, slot)) && rich_is_blocks(items))
        put_content(w, slot, ANSWER_BLOCKS, items);
    else if (is_blocks)
        put_lines(w, slot, items);
    else
        put_content(w, slot, ANSWER_RICH, items);
    return true;
}

bool resolving_picture(struct work *w, size_t slot)
{
    const struct slot *s = slot_of(w, slot);
    bool is_text = lua_type(w->L, -1) == LUA_TSTRING && lua_rawlen(w->L, -1);
    if (s->kind != SLOT_PICTURE || !is_text)
        return false;
    struct buf items;
    buf_init(&items, BUF_LIMIT_VALUE);
    const char *fault = content_picture(w->resolver->host, &w->scratch, host_str(w->L, -1), &items);
    if (!fault && s->room == ROOM_TEXT)
        fault = _("pictures, links and formatted text can stand only in the text of a document");
    if (fault)
        resolving_fail(w, slot, fault);
    else
        put_content(w, slot, ANSWER_RICH, buf_str(&items));
    buf_release(&items);
    return true;
}
