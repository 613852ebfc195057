/* xml_path.h — the simple paths by which a schema names rows and values in XML. */
#ifndef INPUT_XML_PATH_H
#define INPUT_XML_PATH_H

#include "data/schema.h"

struct xml_name {
    struct str uri, local; /* uri empty: none */
    bool any_uri;
};

struct xml_path {
    size_t up;              /* number of ".." at the beginning */
    struct xml_name *steps; /* elements downwards */
    size_t step_count, step_capacity;
    struct xml_name attribute; /* of the last element; local empty: its text */
    bool own_text;             /* text(): without that of child elements */
    bool loose;                /* no path was declared: an attribute of this name will do as well */
};

/* Reads `text` with the prefixes of the schema. false: reported at the schema's declaration (XML-PATH). */
bool xml_path_parse(struct arena *a, const struct schema *schema, struct str text, struct xml_path *out,
                    struct diag *d);

/* The path of a column: the declared one, or the attribute or child of its name. */
bool xml_path_of_column(struct arena *a, const struct schema *schema, const struct column *c,
                        struct xml_path *out, struct diag *d);

/* Whether a name of a path is that of an element or attribute in the namespace `uri`. */
bool xml_name_is(const struct xml_name *name, struct str uri, struct str local);

#endif
