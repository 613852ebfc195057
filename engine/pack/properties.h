/* properties.h — the properties of a document that may hold tags (ECMA-376 part 2, 11; part 1, 22.2 and 22.3; ODF 1.3
 * part 3, 4.3), for the tables of formats; nobody else's. */
#ifndef PACK_PROPERTIES_H
#define PACK_PROPERTIES_H

#include "pack/namespaces.h"

/* clang-format off */
#define OFFICE_PROPERTIES \
    {NS_DC, "title", ROLE_LINE}, {NS_DC, "subject", ROLE_LINE}, {NS_DC, "creator", ROLE_LINE}, {NS_DC, "description", ROLE_LINE}, \
    {NS_CORE, "keywords", ROLE_LINE}, {NS_CORE, "category", ROLE_LINE}, {NS_CORE, "contentStatus", ROLE_LINE}, \
    {NS_EXTENDED, "Company", ROLE_LINE}, {NS_EXTENDED, "Manager", ROLE_LINE}, {NS_VARIANT, "lpwstr", ROLE_LINE}
#define ODF_PROPERTIES \
    {NS_DC, "title", ROLE_LINE}, {NS_DC, "subject", ROLE_LINE}, {NS_DC, "description", ROLE_LINE}, \
    {NS_META, "keyword", ROLE_LINE}, {NS_META, "initial-creator", ROLE_LINE}, {NS_META, "user-defined", ROLE_LINE}
/* Fields that show a property, and one that shows what is typed into it (7.5.17, 7.7.3). */
#define ODF_PROPERTY_FIELDS \
    {NS_TEXT, "title", ROLE_LINE}, {NS_TEXT, "subject", ROLE_LINE}, {NS_TEXT, "description", ROLE_LINE}, {NS_TEXT, "keywords", ROLE_LINE}, \
    {NS_TEXT, "initial-creator", ROLE_LINE}, {NS_TEXT, "user-defined", ROLE_LINE}, {NS_TEXT, "text-input", ROLE_LINE}
#define OFFICE_PROPERTY_PARTS "docProps/core.xml", "docProps/app.xml", "docProps/custom.xml"
/* clang-format on */

#endif
