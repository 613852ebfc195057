/* properties.h — the properties of a document that may hold tags (ECMA-376 part 2, 11; part 1, 22.2 and 22.3; ODF 1.3
 * part 3, 4.3), for the tables of formats; nobody else's. */
#ifndef PACK_PROPERTIES_H
#define PACK_PROPERTIES_H

#define DC "http://purl.org/dc/elements/1.1/"
#define CORE "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
#define EXTENDED "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
#define VARIANT "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
#define META "urn:oasis:names:tc:opendocument:xmlns:meta:1.0"

/* clang-format off */
#define OFFICE_PROPERTIES \
    {DC, "title", ROLE_LINE}, {DC, "subject", ROLE_LINE}, {DC, "creator", ROLE_LINE}, {DC, "description", ROLE_LINE}, \
    {CORE, "keywords", ROLE_LINE}, {CORE, "category", ROLE_LINE}, {CORE, "contentStatus", ROLE_LINE}, \
    {EXTENDED, "Company", ROLE_LINE}, {EXTENDED, "Manager", ROLE_LINE}, {VARIANT, "lpwstr", ROLE_LINE}
#define ODF_PROPERTIES \
    {DC, "title", ROLE_LINE}, {DC, "subject", ROLE_LINE}, {DC, "description", ROLE_LINE}, \
    {META, "keyword", ROLE_LINE}, {META, "initial-creator", ROLE_LINE}, {META, "user-defined", ROLE_LINE}
/* Fields that show a property, and one that shows what is typed into it (7.5.17, 7.7.3). */
#define ODF_PROPERTY_FIELDS(text) \
    {text, "title", ROLE_LINE}, {text, "subject", ROLE_LINE}, {text, "description", ROLE_LINE}, {text, "keywords", ROLE_LINE}, \
    {text, "initial-creator", ROLE_LINE}, {text, "user-defined", ROLE_LINE}, {text, "text-input", ROLE_LINE}
#define OFFICE_PROPERTY_PARTS "docProps/core.xml", "docProps/app.xml", "docProps/custom.xml"
/* clang-format on */

#endif
