#include "data/schema.h"

int schema_column(const struct schema *s, struct str name)
{
    for (size_t i = 0; i < s->column_count; i++)
        if (str_equal(s->columns[i].name, name))
            return (int)i;
    return -1;
}
