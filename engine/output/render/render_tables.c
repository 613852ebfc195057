/* Tables of an answer: WordprocessingML (ECMA-376 part 1, 17.4), in the template's style for a plain table or with plain
 * borders; ODF (part 3, 9.1), whose styles are added to the part (template/parts/styles.h). */
#include "output/render/render_rich.h"
#include "pack/namespaces.h"
#include "template/parts/styles.h"
#include "template/pictures/length.h"


/* ---- WordprocessingML ---- */

static void put_borders(struct inlay *in)
{
    static const char *const sides[] = {"top", "left", "bottom", "right", "insideH", "insideV"};
    inlay_printf(in, "<w:tblBorders>");
    for (size_t i = 0; i < sizeof sides / sizeof *sides; i++)
        inlay_printf(in, "<w:%s w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>", sides[i]);
    inlay_printf(in, "</w:tblBorders>");
}

static long long twips(int64_t emu)
{
    return emu > LENGTH_TWIP ? (long long)(emu / LENGTH_TWIP) : 1;
}

void inlay_begin_word_table(struct inlay *in, struct inlay_table *t)
{
    static const char *const names[] = {"Table Grid", "Сетка таблицы", NULL};
    const struct style *style = styles_find_any(in->rendering->program, STYLE_TABLE, names);
    inlay_printf(in, "<w:tbl><w:tblPr>");
    if (style)
        inlay_printf(in, "<w:tblStyle w:val=\"%.*s\"/>", STR_ARG(style->id));
    inlay_printf(in, "<w:tblW w:w=\"5000\" w:type=\"pct\"/>");
    if (!style)
        put_borders(in);
    inlay_printf(in, "</w:tblPr><w:tblGrid>");
    for (unsigned i = 0; i < t->item.columns; i++)
        inlay_printf(in, "<w:gridCol w:w=\"%lld\"/>", twips(t->width * rich_width(&t->item, i) / 1000));
    inlay_printf(in, "</w:tblGrid>");
}

void inlay_begin_word_row(struct inlay *in, struct inlay_table *t, const struct rich_item *item)
{
    (void)t;
    inlay_printf(in, item->is_head ? "<w:tr><w:trPr><w:tblHeader/></w:trPr>" : "<w:tr>");
}

void inlay_begin_word_cell(struct inlay *in, struct inlay_table *t)
{
    inlay_printf(in, "<w:tc><w:tcPr><w:tcW w:w=\"%lld\" w:type=\"dxa\"/>", twips(t->cell_width));
    if (t->cell.across > 1)
        inlay_printf(in, "<w:gridSpan w:val=\"%u\"/>", t->cell.across);
    if (t->cell.down != 1)
        inlay_printf(in, t->cell.down ? "<w:vMerge w:val=\"restart\"/>" : "<w:vMerge/>");
    inlay_printf(in, "</w:tcPr>");
}

void inlay_end_word_cell(struct inlay *in, struct inlay_table *t)
{
    (void)t;
    inlay_printf(in, "</w:tc>");
}

void inlay_end_word_row(struct inlay *in, struct inlay_table *t)
{
    (void)t;
    inlay_printf(in, "</w:tr>");
}

void inlay_end_word_table(struct inlay *in, struct inlay_table *t)
{
    (void)t;
    inlay_printf(in, "</w:tbl>");
}

/* ---- ODF ---- */

void inlay_begin_odf_table(struct inlay *in, struct inlay_table *t)
{
    inlay_printf(in, "<table:table xmlns:table=\"" NS_TABLE "\" table:style-name=\"" STYLES_TABLE "\">");
    for (unsigned i = 0; i < t->item.columns; i++)
        inlay_printf(in, "<table:table-column table:style-name=\"" STYLES_COLUMN "\"/>", rich_width(&t->item, i));
}

static void end_head(struct inlay *in, struct inlay_table *t)
{
    if (t->is_in_head)
        inlay_printf(in, "</table:table-header-rows>");
    t->is_in_head = false;
}

void inlay_begin_odf_row(struct inlay *in, struct inlay_table *t, const struct rich_item *item)
{
    if (!item->is_head)
        end_head(in, t);
    else if (!t->is_in_head)
        inlay_printf(in, "<table:table-header-rows>");
    t->is_in_head = item->is_head;
    inlay_printf(in, "<table:table-row>");
}

static void put_covered(struct inlay *in, unsigned count)
{
    for (; count; count--)
        inlay_printf(in, "<table:covered-table-cell/>");
}

void inlay_begin_odf_cell(struct inlay *in, struct inlay_table *t)
{
    const struct rich_item *cell = &t->cell;
    if (!cell->down) {
        put_covered(in, cell->across);
        return;
    }
    inlay_printf(in, "<table:table-cell table:style-name=\"" STYLES_CELL "\"");
    if (cell->across > 1 || cell->down > 1)
        inlay_printf(in, " table:number-columns-spanned=\"%u\" table:number-rows-spanned=\"%u\"", cell->across, cell->down);
    inlay_printf(in, ">");
}

void inlay_end_odf_cell(struct inlay *in, struct inlay_table *t)
{
    if (!t->cell.down)
        return;
    inlay_printf(in, "</table:table-cell>");
    put_covered(in, t->cell.across - 1);
}

void inlay_end_odf_row(struct inlay *in, struct inlay_table *t)
{
    (void)t;
    inlay_printf(in, "</table:table-row>");
}

void inlay_end_odf_table(struct inlay *in, struct inlay_table *t)
{
    end_head(in, t);
    inlay_printf(in, "</table:table>");
}
