/* canon FILE — a package as text that can be compared and read: entries by name, XML in canonical form
 * (C14N 1.0) a tag a line, packages in the package likewise, everything else as its size and checksum. */
#include <libxml/c14n.h>
#include <libxml/parser.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/tools/entries.h"

static int by_name(const void *a, const void *b)
{
    return strcmp(((const struct entry *)a)->name, ((const struct entry *)b)->name);
}

static void print_split(const char *xml)
{
    for (const char *p = xml; *p; p++) {
        putchar(*p);
        if (*p == '>' && p[1] == '<')
            putchar('\n');
    }
    putchar('\n');
}

static bool print_xml(const struct entry *e)
{
    xmlDocPtr doc = xmlReadMemory(e->bytes, (int)e->size, e->name, NULL, XML_PARSE_NONET | XML_PARSE_HUGE);
    if (!doc)
        return false;
    xmlChar *text = NULL;
    int size = xmlC14NDocDumpMemory(doc, NULL, XML_C14N_1_0, NULL, 1, &text);
    if (size >= 0)
        print_split((const char *)text);
    xmlFree(text);
    xmlFreeDoc(doc);
    return size >= 0;
}

static uint64_t checksum(const struct entry *e)
{
    uint64_t h = 14695981039346656037u; /* FNV-1a: differences are to be seen, not defended against */
    for (size_t i = 0; i < e->size; i++)
        h = (h ^ (unsigned char)e->bytes[i]) * 1099511628211u;
    return h;
}

static bool print_entries(struct entries *e, const char *prefix);

static bool print_entry(const struct entry *e, const char *prefix)
{
    char inside[1000];
    struct entries nested = {0};
    printf("=== %s%s%s\n", prefix, e->name, e->stored ? " (stored)" : "");
    if (ends_with(e->name, ".xml") || ends_with(e->name, ".rels"))
        return print_xml(e);
    if (!ends_with(e->name, ".xlsx")) {
        printf("%zu bytes, %016llx\n", e->size, (unsigned long long)checksum(e));
        return true;
    }
    snprintf(inside, sizeof inside, "%s%s/", prefix, e->name);
    bool ok = entries_read_nested(e, &nested) && print_entries(&nested, inside);
    entries_release(&nested);
    return ok;
}

static bool print_entries(struct entries *e, const char *prefix)
{
    bool ok = true;
    if (e->count)
        qsort(e->items, e->count, sizeof *e->items, by_name);
    for (size_t i = 0; i < e->count; i++)
        ok = print_entry(&e->items[i], prefix) && ok;
    return ok;
}

int main(int argc, char **argv)
{
    struct entries e;
    if (argc != 2 || !entries_read(argv[1], &e))
        return 2;
    bool ok = print_entries(&e, "");
    entries_release(&e);
    xmlCleanupParser();
    return ok ? 0 : 1;
}
