/* remarking.h — what the kinds of remarks share (remark.c, remark_*.c); nobody else's. */
#ifndef REMARKS_REMARKING_H
#define REMARKS_REMARKING_H

#include "template/remarks/remark.h"

/* The part that `owner` points at by a relationship of that type, made when there is none, with a root of the namespace `uri`
 * (NULL: of none); `id` gets the relationship's. It is changed now. SIZE_MAX when it is broken. */
size_t remarking_part(struct parts *parts, struct str owner, const struct own_part *kind, const char *uri, struct str *id);

/* Building of trees. The namespace with a prefix, which attributes need, is declared at the root when nothing there does. */
xmlNodePtr remarking_root(const struct parts *parts, size_t part);
const char *remarking_uri(const xmlNode *node); /* of its namespace; NULL: it has none, as in no sound document */
xmlNodePtr remarking_element(xmlDocPtr doc, xmlNsPtr ns, const char *name);
xmlNodePtr remarking_add(xmlNodePtr parent, xmlNsPtr ns, const char *name);
void remarking_set(xmlNodePtr node, xmlNsPtr ns, const char *name, const char *value);
void remarking_set_number(xmlNodePtr node, const char *name, int64_t value);
void remarking_add_text(xmlNodePtr node, struct str text);
xmlNsPtr remarking_namespace(xmlNodePtr root, const char *uri, const char *prefix);

/* The first element below `root` of that local name, or NULL. */
xmlNodePtr remarking_child(xmlNodePtr root, const char *name);

/* One more than the highest number below `root` among the attributes of that name, behind `stem`. */
size_t remarking_free_number(xmlNodePtr root, const char *name, struct str stem);

/* The kinds. `put` as of remarks_put; `find` as of remarks_find. */
bool remark_apart_put(struct remarks *r, const struct remark_target *t, struct str text);
bool remark_inside_put(struct remarks *r, const struct remark_target *t, struct str text);
bool remark_element_put(struct remarks *r, const struct remark_target *t, struct str text);
bool remark_slide_put(struct remarks *r, const struct remark_target *t, struct str text);
bool remark_cell_put(struct remarks *r, const struct remark_target *t, struct str text);
bool remark_cell_find(const struct remarks *r, struct remark_target *t);

#endif
