/* declare_table.h — table{…} → struct schema. */
#ifndef RULES_DECLARE_TABLE_H
#define RULES_DECLARE_TABLE_H

#include "data/schema.h"
#include "rules/fields.h"

/* Reads the declaration on top of the stack. Faults are reported and noted in f->ok. */
void declare_table_read(struct fields *f, struct schema *s);

#endif
