#include "data/schema.h"

#include <string.h>

int schema_column(const struct schema *s, struct str name)
{
    for (size_t i = 0; i < s->column_count; i++)
        if (str_equal(s->columns[i].name, name))
            return (int)i;
    return -1;
}

static bool is_same(struct str a, struct str b)
{
    return a.len == b.len && memcmp(a.ptr, b.ptr, a.len) == 0;
}

/* In one walk: names of templates are looked up a hundred times for each document. */
int schema_column_called(const struct schema *s, struct str name)
{
    int titled = -1;
    for (size_t i = 0; i < s->column_count; i++) {
        if (is_same(s->columns[i].name, name))
            return (int)i;
        if (titled < 0 && is_same(s->columns[i].title, name))
            titled = (int)i;
    }
    return titled;
}
