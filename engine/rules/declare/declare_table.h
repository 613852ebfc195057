/* declare_table.h — table{…} → struct schema. */
#ifndef DECLARE_DECLARE_TABLE_H
#define DECLARE_DECLARE_TABLE_H

#include "data/schema.h"
#include "rules/declare/fields.h"

/* Reads the declaration on top of the stack. Faults are reported and noted in f->ok. */
void declare_table_read(struct fields *f, struct schema *s);

#endif
