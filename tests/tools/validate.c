/* validate SCHEMAS FILE… — judges documents by the published schemas and by what Word refuses besides.
 *
 * SCHEMAS is the folder tests/schemas. One TAP line a file. Before a part is judged by its schema, the markup
 * compatibility step of ISO/IEC 29500-3 is taken (Fallback for AlternateContent, ignorable namespaces dropped);
 * of ODF, elements and attributes in foreign namespaces are dropped.
 */
#include <libxml/parser.h>
#include <libxml/relaxng.h>
#include <libxml/xmlschemas.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/tools/entries.h"

#define MC "http://schemas.openxmlformats.org/markup-compatibility/2006"
#define WORD "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define ODF "urn:oasis:names:tc:opendocument:xmlns:"

static char failure[1000]; /* the first thing wrong with the file at hand */

static void fail(const char *format, ...)
{
    if (failure[0])
        return;
    va_list args;
    va_start(args, format);
    vsnprintf(failure, sizeof failure, format, args);
    va_end(args);
    failure[strcspn(failure, "\n")] = '\0';
}

static const char *part_name;

static void schema_error(void *unused, const char *format, ...)
{
    (void)unused;
    char text[800];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    fail("%s: %s", part_name, text);
}

/* Whether `uri` is one of the prefixes that the root's mc:Ignorable lists. */
static bool is_ignorable(xmlNodePtr root, const xmlNs *ns)
{
    xmlChar *list = xmlGetNsProp(root, (const xmlChar *)"Ignorable", (const xmlChar *)MC);
    bool found = false;
    char *save = NULL;
    for (char *p = list ? strtok_r((char *)list, " \t\n", &save) : NULL; p; p = strtok_r(NULL, " \t\n", &save)) {
        xmlNsPtr named = xmlSearchNs(root->doc, root, (const xmlChar *)p);
        found = found || (named && xmlStrEqual(named->href, ns->href));
    }
    xmlFree(list);
    return found;
}

static bool is_foreign_to_odf(const xmlNs *ns)
{
    static const char *const known[] = {ODF,
                                        "http://www.w3.org/1999/xlink",
                                        "http://purl.org/dc/elements/1.1/",
                                        "http://www.w3.org/1998/Math/MathML",
                                        "http://www.w3.org/2002/xforms",
                                        "http://www.w3.org/XML/1998/namespace",
                                        "http://www.w3.org/1999/xhtml",
                                        "http://www.w3.org/2003/g/data-view#"};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strncmp((const char *)ns->href, known[i], strlen(known[i])) == 0)
            return false;
    return true;
}

#define SHEET "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define XML_ATTRIBUTES "http://www.w3.org/XML/1998/namespace"

static bool is_dropped(xmlNodePtr root, const xmlNs *ns, bool odf)
{
    if (!ns)
        return false;
    /* Excel writes xml:space on the texts of a sheet, against the letter of the schema. */
    if (strcmp((const char *)ns->href, XML_ATTRIBUTES) == 0 && root->ns && strcmp((const char *)root->ns->href, SHEET) == 0)
        return true;
    if (odf)
        return is_foreign_to_odf(ns);
    return strcmp((const char *)ns->href, MC) == 0 || is_ignorable(root, ns);
}

/* Puts the children of mc:Fallback in the place of mc:AlternateContent; gives what is to be looked at next. */
static xmlNodePtr take_fallback(xmlNodePtr alternate)
{
    xmlNodePtr before = alternate->prev, parent = alternate->parent;
    for (xmlNodePtr choice = alternate->children; choice; choice = choice->next)
        if (xmlStrEqual(choice->name, (const xmlChar *)"Fallback"))
            while (choice->children)
                xmlAddPrevSibling(alternate, choice->children);
    xmlUnlinkNode(alternate);
    xmlFreeNode(alternate);
    return before ? before->next : parent->children;
}

/* The root's own attributes go last: one of them says what may be ignored. */
static void strip(xmlNodePtr root, xmlNodePtr node, bool odf)
{
    for (xmlNodePtr child = node->children, next; child; child = next) {
        next = child->next;
        if (child->type != XML_ELEMENT_NODE)
            continue;
        if (xmlStrEqual(child->name, (const xmlChar *)"AlternateContent")) {
            next = take_fallback(child);
        } else if (is_dropped(root, child->ns, odf)) {
            xmlUnlinkNode(child);
            xmlFreeNode(child);
        } else {
            strip(root, child, odf);
        }
    }
    for (xmlAttrPtr a = node->properties, next; a; a = next) {
        next = a->next;
        if (is_dropped(root, a->ns, odf))
            xmlRemoveProp(a);
    }
}

struct judges {
    xmlSchemaPtr word;
    xmlRelaxNGPtr odf, manifest;
};

static void judge_by_schema(xmlDocPtr doc, xmlSchemaPtr schema)
{
    xmlSchemaValidCtxtPtr context = xmlSchemaNewValidCtxt(schema);
    xmlSchemaSetValidErrors(context, schema_error, NULL, NULL);
    if (xmlSchemaValidateDoc(context, doc) != 0)
        fail("%s: does not validate", part_name);
    xmlSchemaFreeValidCtxt(context);
}

static void judge_by_relaxng(xmlDocPtr doc, xmlRelaxNGPtr schema)
{
    xmlRelaxNGValidCtxtPtr context = xmlRelaxNGNewValidCtxt(schema);
    xmlRelaxNGSetValidErrors(context, schema_error, NULL, NULL);
    if (xmlRelaxNGValidateDoc(context, doc) != 0)
        fail("%s: does not validate", part_name);
    xmlRelaxNGFreeValidCtxt(context);
}

/* Word refuses a cell that does not end with a paragraph, though the schema lets it pass. */
static void judge_cells(xmlDocPtr doc)
{
    xmlXPathContextPtr context = xmlXPathNewContext(doc);
    xmlXPathRegisterNs(context, (const xmlChar *)"w", (const xmlChar *)WORD);
    static const char *const faults[][2] = {
        {"//w:tc[not(*[last()][self::w:p or self::w:sdt])]", "a cell does not end with a paragraph"},
        {"//w:tr[not(w:tc or w:sdt)]", "a row without cells"},
        {"//w:tbl[not(.//w:tr)]", "a table without rows"},
        {"//w:bookmarkStart[@w:id = preceding::w:bookmarkStart/@w:id]", "two bookmarks with one id"},
    };
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        xmlXPathObjectPtr found = xmlXPathEvalExpression((const xmlChar *)faults[i][0], context);
        if (found && found->nodesetval && found->nodesetval->nodeNr)
            fail("%s: %s", part_name, faults[i][1]);
        xmlXPathFreeObject(found);
    }
    xmlXPathFreeContext(context);
}

static bool root_in(xmlDocPtr doc, const char *uri)
{
    xmlNodePtr root = xmlDocGetRootElement(doc);
    return root && root->ns && strncmp((const char *)root->ns->href, uri, strlen(uri)) == 0;
}

static void judge_part(const struct entry *e, const struct judges *j, bool odf)
{
    part_name = e->name;
    xmlDocPtr doc = xmlReadMemory(e->bytes, (int)e->size, e->name, NULL, XML_PARSE_NONET | XML_PARSE_HUGE);
    if (!doc) {
        fail("%s: not well-formed", e->name);
        return;
    }
    xmlNodePtr root = xmlDocGetRootElement(doc);
    strip(root, root, odf);
    if (odf && root_in(doc, ODF "manifest"))
        judge_by_relaxng(doc, j->manifest);
    else if (odf && root_in(doc, ODF "office"))
        judge_by_relaxng(doc, j->odf);
    else if (!odf && !ends_with(e->name, "core.xml") && !root_in(doc, "http://schemas.microsoft.com/")) /* extensions have no schema here */
        judge_by_schema(doc, j->word);
    if (root_in(doc, WORD))
        judge_cells(doc);
    xmlFreeDoc(doc);
}

/* The part that a relationship of `owner` points at, as a package name. */
static void resolve(const char *owner, const char *target, char *out, size_t size)
{
    const char *rels = strstr(owner, "_rels/");
    if (target[0] == '/') {
        snprintf(out, size, "%s", target + 1);
        return;
    }
    size_t folder = rels ? (size_t)(rels - owner) : 0;
    while (strncmp(target, "../", 3) == 0 && folder) {
        target += 3;
        for (folder--; folder && owner[folder - 1] != '/'; folder--)
            ;
    }
    snprintf(out, size, "%.*s%s", (int)folder, owner, target);
}

/* Every internal relationship has its part; Word calls a package with a dangling one damaged. */
static void judge_relationships(const struct entries *all, const struct entry *e)
{
    xmlDocPtr doc = xmlReadMemory(e->bytes, (int)e->size, e->name, NULL, XML_PARSE_NONET);
    xmlNodePtr root = doc ? xmlDocGetRootElement(doc) : NULL;
    for (xmlNodePtr r = root ? root->children : NULL; r; r = r->next) {
        if (r->type != XML_ELEMENT_NODE)
            continue;
        xmlChar *target = xmlGetProp(r, (const xmlChar *)"Target"), *mode = xmlGetProp(r, (const xmlChar *)"TargetMode");
        char part[1000];
        if (target && !xmlStrEqual(mode, (const xmlChar *)"External")) {
            resolve(e->name, (const char *)target, part, sizeof part);
            if (!entries_find(all, part))
                fail("%s: there is no part %s", e->name, part);
        }
        xmlFree(target);
        xmlFree(mode);
    }
    xmlFreeDoc(doc);
}

/* Every part has a content type, by its name or its extension. */
static void judge_content_types(const struct entries *all)
{
    const struct entry *types = entries_find(all, "[Content_Types].xml");
    if (!types) {
        fail("[Content_Types].xml is missing");
        return;
    }
    for (size_t i = 0; i < all->count; i++) {
        const char *name = all->items[i].name, *dot = strrchr(name, '.');
        char by_name[1000], by_extension[200];
        snprintf(by_name, sizeof by_name, "PartName=\"/%s\"", name);
        snprintf(by_extension, sizeof by_extension, "Extension=\"%s\"", dot ? dot + 1 : "");
        if (&all->items[i] != types && !strstr(types->bytes, by_name) && !strstr(types->bytes, by_extension))
            fail("%s: has no content type", name);
    }
}

/* ODF 1.3 part 2, 3.3: `mimetype` is the first entry and stored. */
static void judge_mimetype(const struct entries *all)
{
    if (!all->count || strcmp(all->items[0].name, "mimetype") || !all->items[0].stored)
        fail("mimetype is not first and stored");
}

static void judge_entries(const struct entries *all, const struct judges *j);

/* The workbook behind a chart. */
static void judge_nested(const struct entry *e, const struct judges *j)
{
    struct entries nested = {0};
    if (entries_read_nested(e, &nested))
        judge_entries(&nested, j);
    else
        fail("%s: not a package", e->name);
    entries_release(&nested);
}

static void judge_entries(const struct entries *all, const struct judges *j)
{
    bool odf = entries_find(all, "mimetype") != NULL;
    if (odf)
        judge_mimetype(all);
    else
        judge_content_types(all);
    for (size_t i = 0; i < all->count; i++) {
        const char *name = all->items[i].name;
        if (ends_with(name, ".xml") || ends_with(name, ".rels"))
            judge_part(&all->items[i], j, odf);
        if (ends_with(name, ".rels"))
            judge_relationships(all, &all->items[i]);
        if (ends_with(name, ".xlsx"))
            judge_nested(&all->items[i], j);
    }
}

static void judge_file(const char *file, const struct judges *j)
{
    struct entries all = {0};
    failure[0] = '\0';
    if (entries_read(file, &all))
        judge_entries(&all, j);
    else
        fail("not a package");
    entries_release(&all);
    if (failure[0])
        printf("not ok %s\n# %s\n", file, failure);
    else
        printf("ok %s\n", file);
}

static xmlRelaxNGPtr load_relaxng(const char *folder, const char *name)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    xmlRelaxNGParserCtxtPtr context = xmlRelaxNGNewParserCtxt(path);
    xmlRelaxNGPtr schema = xmlRelaxNGParse(context);
    xmlRelaxNGFreeParserCtxt(context);
    return schema;
}

static xmlSchemaPtr load_schema(const char *folder, const char *name)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    xmlSchemaParserCtxtPtr context = xmlSchemaNewParserCtxt(path);
    xmlSchemaPtr schema = xmlSchemaParse(context);
    xmlSchemaFreeParserCtxt(context);
    return schema;
}

int main(int argc, char **argv)
{
    if (argc < 3) {
        fputs("usage: validate SCHEMAS FILE…\n", stderr);
        return 2;
    }
    struct judges j = {load_schema(argv[1], "word.xsd"),
                       load_relaxng(argv[1], "odf/1.3/OpenDocument-v1.3-schema.rng"),
                       load_relaxng(argv[1], "odf/1.3/OpenDocument-v1.3-manifest-schema.rng")};
    if (!j.word || !j.odf || !j.manifest)
        return 2;
    for (int i = 2; i < argc; i++)
        judge_file(argv[i], &j);
    xmlSchemaFree(j.word);
    xmlRelaxNGFree(j.odf);
    xmlRelaxNGFree(j.manifest);
    xmlCleanupParser();
    return 0;
}
