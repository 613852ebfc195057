#include "data/schema.h"

int schema_column(const struct schema *s, struct str name)
{
    for (size_t i = 0; i < s->column_count; i++)
        if (str_equal(s->columns[i].name, name))
            return (int)i;
    return -1;
}

int schema_column_called(const struct schema *s, struct str name)
{
    int column = schema_column(s, name);
    for (size_t i = 0; column < 0 && i < s->column_count; i++)
        if (str_equal(s->columns[i].title, name))
            column = (int)i;
    return column;
}
