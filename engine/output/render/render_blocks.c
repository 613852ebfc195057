/* An answer that is whole paragraphs and tables: what is open ends before the next thing begins. Between two tables, which
 * would become one, comes an empty paragraph. */
#include "output/render/render_rich.h"
#include "template/parts/styles.h"
#include "template/pictures/length.h"

/* Styles of a template that are for a kind of paragraph, by the names that Word and LibreOffice give them; and what all
 * of its text gets when there is none. */
static const struct {
    const char *names[4];
    unsigned marks;
} block_looks[RICH_BLOCK_COUNT] = {[RICH_HEADING] = {{"heading %u", "Заголовок %u"}, RICH_BOLD},
                                   [RICH_BULLET] = {{"List Paragraph", "Абзац списка"}, 0},
                                   [RICH_NUMBER] = {{"List Paragraph", "Абзац списка"}, 0},
                                   [RICH_FURTHER] = {{"List Paragraph", "Абзац списка"}, 0},
                                   [RICH_QUOTE] = {{"Quote", "Цитата", "Quotations"}, 0},
                                   [RICH_CODE_BLOCK] = {{"HTML Preformatted", "Preformatted Text", "Стандартный HTML"}, RICH_CODE},
                                   [RICH_RULE] = {{"Horizontal Line"}, 0}};

static const struct style *block_style(struct inlay *in, const struct rich_item *item)
{
    static const char *const cells[] = {"Table Contents", "Содержимое таблицы", NULL};
    struct rendering *r = in->rendering;
    const struct style *found = NULL;
    for (size_t i = 0; i < 4 && !found && block_looks[item->block].names[i]; i++)
        found = styles_find(r->program, STYLE_PARAGRAPH, arena_printf(&r->arena, block_looks[item->block].names[i], item->level));
    return found || !in->table_count || item->block != RICH_PLAIN ? found : styles_find_any(r->program, STYLE_PARAGRAPH, cells);
}

/* ---- paragraphs ---- */

static void end_paragraph(struct inlay *in)
{
    if (in->is_open)
        inlay_form_of(in)->end_paragraph(in);
    in->is_open = false;
}

static void begin_paragraph(struct inlay *in, const struct rich_item *item)
{
    end_paragraph(in);
    const struct style *style = block_style(in, item);
    bool is_of_list = item->block == RICH_BULLET || item->block == RICH_NUMBER || item->block == RICH_FURTHER;
    in->is_styled = style && !is_of_list;
    in->marks = style ? 0 : block_looks[item->block].marks;
    inlay_form_of(in)->begin_paragraph(in, item, style);
    in->is_open = true;
    in->last = INLAY_PARAGRAPH;
}

/* Ends what is open in a cell, or in the whole answer. */
static void end_blocks(struct inlay *in)
{
    end_paragraph(in);
    inlay_form_of(in)->end_paragraphs(in);
}

/* After a table that would be the last block, where the format has it otherwise. */
static void put_empty_paragraph(struct inlay *in)
{
    const char *empty = in->rendering->program->format->empty_paragraph;
    if (empty)
        inlay_printf(in, "%s", empty);
}

/* ---- tables ---- */

enum { CELL_MARGINS = LENGTH_CM * 4 / 10 };

static void begin_table(struct inlay *in, const struct rich_item *item)
{
    if (in->last == INLAY_TABLE)
        begin_paragraph(in, &(struct rich_item){.kind = RICH_PARAGRAPH});
    end_blocks(in);
    if (in->table_count == RICH_TABLES_LIMIT) {
        in->rendering->ok = false;
        return;
    }
    struct inlay_table *t = &in->tables[in->table_count++];
    *t = (struct inlay_table){.item = *item, .around = in->place, .width = in->place->width};
    inlay_form_of(in)->begin_table(in, t);
}

static void end_cell(struct inlay *in, struct inlay_table *t)
{
    if (!t->is_in_cell)
        return;
    end_blocks(in);
    if (in->last != INLAY_PARAGRAPH)
        put_empty_paragraph(in);
    inlay_form_of(in)->end_cell(in, t);
    t->is_in_cell = false;
    in->place = t->around;
}

static void end_row(struct inlay *in, struct inlay_table *t)
{
    end_cell(in, t);
    if (t->is_in_row)
        inlay_form_of(in)->end_row(in, t);
    t->is_in_row = false;
}

static void begin_row(struct inlay *in, struct inlay_table *t, const struct rich_item *item)
{
    end_row(in, t);
    t->is_in_row = true;
    t->column = 0;
    inlay_form_of(in)->begin_row(in, t, item);
}

static void begin_cell(struct inlay *in, struct inlay_table *t, const struct rich_item *item)
{
    int64_t share = 0;
    end_cell(in, t);
    for (unsigned i = 0; i < item->across; i++)
        share += rich_width(&t->item, t->column++);
    t->cell_width = t->width * share / 1000;
    t->cell = *item;
    t->place = *t->around;
    t->place.width = t->cell_width > 2 * CELL_MARGINS ? t->cell_width - CELL_MARGINS : t->cell_width;
    in->place = &t->place;
    in->last = INLAY_NOTHING;
    t->is_in_cell = true;
    inlay_form_of(in)->begin_cell(in, t);
}

static void end_table(struct inlay *in, struct inlay_table *t)
{
    end_row(in, t);
    inlay_form_of(in)->end_table(in, t);
    in->table_count--;
    in->last = INLAY_TABLE;
}

/* ---- the answer ---- */

static void put_item(struct inlay *in, const struct rich_item *item)
{
    struct inlay_table *t = in->table_count ? &in->tables[in->table_count - 1] : NULL;
    switch (item->kind) {
    case RICH_TEXT: inlay_form_of(in)->put_run(in, item); break;
    case RICH_PICTURE: inlay_put_picture(in, item); break;
    case RICH_PARAGRAPH: begin_paragraph(in, item); break;
    case RICH_TABLE: begin_table(in, item); break;
    case RICH_ROW: begin_row(in, t, item); break;
    case RICH_CELL: begin_cell(in, t, item); break;
    case RICH_TABLE_END: end_table(in, t); break;
    }
}

bool rendering_put_paragraphs(struct rendering *r, const struct op *op)
{
    char tag;
    if (r->at >= r->record.len || r->record.ptr[r->at] != ANSWER_BLOCKS)
        return false;
    struct str items = rendering_read_answer(r, &tag);
    struct insertion own;
    struct inlay in = {.rendering = r,
                       .op = op,
                       .place = inlay_place(r, op->insertion, &own),
                       .last = op->insertion->is_after_table ? INLAY_TABLE : INLAY_NOTHING};
    for (struct rich_item item; r->ok && rich_next(&items, &item);)
        put_item(&in, &item);
    end_blocks(&in);
    if (in.last == INLAY_TABLE && !op->insertion->is_before_paragraph)
        put_empty_paragraph(&in);
    return true;
}
