/* Both checks go through hash tables of row numbers made for the purpose: the table's own indexes leave out
 * dropped rows and hold one column, here dropped rows still own their keys and a key has several columns. */
#include "input/integrity.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "input/cell.h"
#include "text/fold.h"
#include "text/nearest.h"

/* A row by a hash of some columns. The hash stands beside it: only rows of an equal one are looked at. */
struct slot {
    uint32_t hash;
    uint32_t row; /* counted from 1; 0: this place is free */
};

/* Open addressing. */
struct row_set {
    struct slot *slots;
    uint32_t mask;
};

static struct row_set row_set_new(struct arena *a, size_t rows)
{
    uint32_t count = 16;
    while (count < rows * 2)
        count *= 2;
    return (struct row_set){ARENA_ARRAY(a, struct slot, count), count - 1};
}

static struct slot *first_slot(const struct row_set *set, uint32_t hash)
{
    return &set->slots[hash & set->mask];
}

static struct slot *next_slot(const struct row_set *set, const struct slot *slot)
{
    return &set->slots[((uint32_t)(slot - set->slots) + 1) & set->mask];
}

static uint64_t mix(uint64_t h, uint64_t more)
{
    h = (h ^ more) * 0x9E3779B97F4A7C15u;
    return h ^ h >> 29;
}

static uint32_t key_hash(const struct table *t, size_t row)
{
    const struct schema *s = table_schema(t);
    uint64_t h = 0;
    for (size_t i = 0; i < s->key_count; i++)
        h = mix(h, value_hash(table_cell(t, row, s->key[i])));
    return (uint32_t)h;
}

static bool keys_equal(const struct table *t, size_t a, size_t b)
{
    const struct schema *s = table_schema(t);
    for (size_t i = 0; i < s->key_count; i++)
        if (!value_equal(table_cell(t, a, s->key[i]), table_cell(t, b, s->key[i])))
            return false;
    return true;
}

static bool is_unknown(const struct table *t, size_t row, size_t column)
{
    return table_cell(t, row, column).kind == VALUE_UNKNOWN;
}

/* The first column in which two rows of one key differ and that counts for their identity, or -1. */
static long first_difference(const struct table *t, size_t a, size_t b)
{
    const struct schema *s = table_schema(t);
    for (size_t i = 0; i < s->column_count; i++)
        if (!s->columns[i].outside_identity && !value_equal(table_cell(t, a, i), table_cell(t, b, i)) &&
            !(table_faulty(t) && (is_unknown(t, a, i) || is_unknown(t, b, i))))
            return (long)i;
    return -1;
}

/* In a file with faults a part of the key may be unknown because it could not be read. */
static bool key_is_doubtful(const struct table *t, size_t row)
{
    const struct schema *s = table_schema(t);
    for (size_t i = 0; table_faulty(t) && i < s->key_count; i++)
        if (is_unknown(t, row, s->key[i]))
            return true;
    return false;
}

static void report_twin(struct table *t, size_t first, size_t row, struct diag *d)
{
    struct arena scratch = {0};
    long column = first_difference(t, first, row);
    unsigned long line = table_line(t, first);
    struct str key = table_key(&scratch, t, row, value_plain);
    if (column < 0) {
        table_drop(t, row);
        diag_note(d, table_place(t, row), "E02", _("the same row as on line %lu («%.*s») counts once"), line,
                  STR_ARG(key));
    } else {
        const struct column *c = &table_schema(t)->columns[column];
        diag_error(
            d, table_place(t, row), "E02",
            _("the key «%.*s» is on line %lu already, and the rows differ in column «%.*s»: «%.*s» there, "
              "«%.*s» here"),
            STR_ARG(key), line, STR_ARG(c->title.len ? c->title : c->name),
            STR_ARG(value_plain(&scratch, table_cell(t, first, (size_t)column))),
            STR_ARG(value_plain(&scratch, table_cell(t, row, (size_t)column))));
    }
    arena_release(&scratch);
}

static void take_key(struct table *t, struct row_set *set, size_t row, uint32_t hash, struct diag *d)
{
    struct slot *slot = first_slot(set, hash);
    if (table_dropped(t, row) || key_is_doubtful(t, row))
        return;
    while (slot->row && !(slot->hash == hash && keys_equal(t, slot->row - 1, row)))
        slot = next_slot(set, slot);
    if (slot->row)
        report_twin(t, slot->row - 1, row, d);
    else
        *slot = (struct slot){hash, (uint32_t)row + 1};
}

/* The set of a million rows lies in memory that no cache holds: the places of some rows are asked for before any is looked at. */
bool integrity_keys(struct table *t, struct diag *d)
{
    enum { TOGETHER = 32 };
    uint32_t hashes[TOGETHER];
    struct arena scratch = {0};
    size_t errors = d->errors, rows = table_schema(t)->key_count ? table_rows(t) : 0;
    struct row_set set = row_set_new(&scratch, rows);
    for (size_t from = 0; from < rows; from += TOGETHER) {
        size_t count = rows - from < TOGETHER ? rows - from : TOGETHER;
        for (size_t i = 0; i < count; i++) {
            hashes[i] = key_hash(t, from + i);
            __builtin_prefetch(first_slot(&set, hashes[i]));
        }
        for (size_t i = 0; i < count; i++)
            take_key(t, &set, from + i, hashes[i], d);
    }
    arena_release(&scratch);
    return d->errors == errors;
}

/* The keys of a table that others refer to: values of its first key column, dropped rows included. */
struct keys {
    const struct table *table;
    size_t column;
    struct row_set set;
    struct str *texts; /* as text, for what was maybe meant; made when first needed */
    size_t text_count;
};

/* The key, or the free place where it belongs. */
static struct slot *key_slot(const struct keys *k, struct value v, uint32_t hash)
{
    struct slot *slot = first_slot(&k->set, hash);
    while (slot->row && !(slot->hash == hash && value_equal(table_cell(k->table, slot->row - 1, k->column), v)))
        slot = next_slot(&k->set, slot);
    return slot;
}

static bool is_key(const struct keys *k, struct value v)
{
    return key_slot(k, v, (uint32_t)mix(0, value_hash(v)))->row != 0;
}

static struct keys keys_new(struct arena *a, const struct table *t)
{
    struct keys k = {.table = t, .column = table_schema(t)->key[0], .set = row_set_new(a, table_rows(t))};
    for (size_t row = 0; row < table_rows(t); row++) {
        struct value v = table_cell(t, row, k.column);
        uint32_t hash = (uint32_t)mix(0, value_hash(v));
        *key_slot(&k, v, hash) = (struct slot){hash, (uint32_t)row + 1};
    }
    return k;
}

/* Only so many unknown references get an offer: each costs a walk over the keys. */
enum { OFFERS_LIMIT = 50, OFFERS_KEYS = 10000 };

static struct str nearest_key(struct arena *a, struct keys *k, struct str text)
{
    if (!k->texts) {
        size_t rows = table_rows(k->table);
        k->text_count = rows < OFFERS_KEYS ? rows : OFFERS_KEYS;
        k->texts = ARENA_ARRAY(a, struct str, k->text_count);
        for (size_t row = 0; row < k->text_count; row++)
            k->texts[row] = value_plain(a, table_cell(k->table, row, k->column));
    }
    long near = text_nearest(text, k->texts, k->text_count);
    return near < 0 ? (struct str){0} : k->texts[near];
}

/* One column that refers to another table. */
struct referrer {
    struct arena *arena;
    const struct table *table;
    size_t column;
    struct keys keys;
    size_t offers;
    struct diag *diag;
};

static void report_unknown(struct referrer *r, size_t row, struct str text)
{
    struct arena scratch = {0};
    const struct column *c = &table_schema(r->table)->columns[r->column];
    struct place where = cell_place(&scratch, c, table_cell_place(r->table, row, r->column));
    struct str near = r->offers++ < OFFERS_LIMIT ? nearest_key(r->arena, &r->keys, text) : (struct str){0};
    struct str title =
        table_schema(r->keys.table)->title.len ? table_schema(r->keys.table)->title : c->reference;
    if (!near.len)
        diag_error(r->diag, where, "E01", _("«%.*s» is not in the table «%.*s»"), STR_ARG(text),
                   STR_ARG(title));
    else if (text_folds_equal(near, text))
        diag_error(r->diag, where, "E01",
                   _("«%.*s» is not in the table «%.*s»; «%.*s» is there, with other letters "
                     "(small and capital, Latin and Cyrillic)"),
                   STR_ARG(text), STR_ARG(title), STR_ARG(near));
    else
        diag_error(r->diag, where, "E01", _("«%.*s» is not in the table «%.*s»; maybe «%.*s» was meant"),
                   STR_ARG(text), STR_ARG(title), STR_ARG(near));
    arena_release(&scratch);
}

static void check_value(struct referrer *r, size_t row, struct value v)
{
    if (!is_key(&r->keys, v)) {
        struct arena scratch = {0};
        report_unknown(r, row, value_plain(&scratch, v));
        arena_release(&scratch);
    }
}

static void check_list(struct referrer *r, size_t row, struct str list)
{
    struct str piece;
    while (str_split(&list, ',', &piece)) {
        piece = text_trim(piece);
        if (piece.len)
            check_value(r, row, value_text(piece));
    }
}

static void check_column(struct referrer *r)
{
    bool is_list = table_schema(r->table)->columns[r->column].type == COLUMN_LIST;
    struct value last = value_unknown();
    for (size_t row = 0; row < table_rows(r->table); row++) {
        struct value v = table_cell(r->table, row, r->column);
        bool seen = v.kind == VALUE_TEXT && last.kind == VALUE_TEXT && v.text == last.text;
        if (v.kind == VALUE_UNKNOWN || seen || table_dropped(r->table, row))
            continue;
        if (is_list && v.kind == VALUE_TEXT)
            check_list(r, row, value_str(v));
        else
            check_value(r, row, v);
        last = v;
    }
}

/* ---- other spellings ---- */

struct spelling {
    struct str fold;
    struct value key; /* unknown: it stands for several */
};

static int by_fold(const void *a, const void *b)
{
    return str_compare(((const struct spelling *)a)->fold, ((const struct spelling *)b)->fold);
}

/* The spellings of a table, sorted; those of one fold are one. */
static struct spelling *list_spellings(struct arena *a, const struct table *t, size_t *count)
{
    const struct schema *s = table_schema(t);
    struct spelling *all = ARENA_ARRAY(a, struct spelling, table_rows(t));
    size_t listed = 0;
    for (size_t row = 0; row < table_rows(t); row++) {
        struct value spelling = table_cell(t, row, s->key[0]);
        if (spelling.kind == VALUE_TEXT)
            all[listed++] = (struct spelling){text_fold(a, value_str(spelling)), table_cell(t, row, s->spells - 1)};
    }
    if (listed)
        qsort(all, listed, sizeof *all, by_fold);
    *count = 0;
    for (size_t i = 0; i < listed; i++) {
        struct spelling *last = *count ? &all[*count - 1] : NULL;
        if (!last || !str_equal(last->fold, all[i].fold))
            all[(*count)++] = all[i];
        else if (!value_equal(last->key, all[i].key))
            last->key = value_unknown();
    }
    return all;
}

static void spell_column(struct table *t, size_t column, const struct keys *keys, const struct spelling *all, size_t count)
{
    struct arena scratch = {0};
    for (size_t row = 0; row < table_rows(t); row++) {
        struct value v = table_cell(t, row, column);
        if (v.kind != VALUE_TEXT || is_key(keys, v))
            continue;
        const struct spelling wanted = {.fold = text_fold(&scratch, value_str(v))};
        const struct spelling *found = bsearch(&wanted, all, count, sizeof wanted, by_fold);
        if (found && found->key.kind != VALUE_UNKNOWN)
            table_set_cell(t, row, column, found->key);
        arena_reset(&scratch);
    }
    arena_release(&scratch);
}

/* Everywhere that a column refers to the table whose keys `spelt` spells. */
static void spell(struct table *const *tables, size_t count, struct table *spelt)
{
    struct arena scratch = {0};
    struct str name = table_schema(spelt)->columns[table_schema(spelt)->spells - 1].reference;
    const struct table *target = table_named(tables, count, name);
    if (!target || !table_schema(target)->key_count || !table_rows(spelt))
        return;
    size_t spellings;
    const struct keys keys = keys_new(&scratch, target);
    const struct spelling *all = list_spellings(&scratch, spelt, &spellings);
    for (size_t i = 0; spellings && i < count; i++) {
        const struct schema *s = table_schema(tables[i]);
        for (size_t column = 0; column < s->column_count; column++)
            if (tables[i] != spelt && str_equal(s->columns[column].reference, name) && s->columns[column].type != COLUMN_LIST)
                spell_column(tables[i], column, &keys, all, spellings);
    }
    arena_release(&scratch);
}

void integrity_aliases(struct table *const *tables, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (table_schema(tables[i])->spells && table_schema(tables[i])->key_count)
            spell(tables, count, tables[i]);
}

/* ---- references ---- */

bool integrity_references(struct table *const *tables, size_t count, struct diag *d)
{
    size_t errors = d->errors;
    for (size_t i = 0; i < count; i++) {
        const struct schema *s = table_schema(tables[i]);
        for (size_t column = 0; column < s->column_count; column++) {
            struct table *target = table_named(tables, count, s->columns[column].reference);
            if (!s->columns[column].reference.len || !target || !table_present(target) || table_faulty(target) ||
                !table_schema(target)->key_count)
                continue;
            struct arena scratch = {0};
            struct referrer r = {&scratch, tables[i], column, keys_new(&scratch, target), 0, d};
            check_column(&r);
            arena_release(&scratch);
        }
    }
    return d->errors == errors;
}
