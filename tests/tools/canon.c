/* canon FILE — a package as text that can be compared and read: entries by name, XML in canonical form
 * (C14N 1.0) a tag a line, everything else as its size and checksum. */
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

int main(int argc, char **argv)
{
    struct entries e;
    if (argc != 2 || !entries_read(argv[1], &e))
        return 2;
    bool ok = true;
    if (e.count)
        qsort(e.items, e.count, sizeof *e.items, by_name);
    for (size_t i = 0; i < e.count; i++) {
        printf("=== %s%s\n", e.items[i].name, e.items[i].stored ? " (stored)" : "");
        if (ends_with(e.items[i].name, ".xml") || ends_with(e.items[i].name, ".rels"))
            ok = print_xml(&e.items[i]) && ok;
        else
            printf("%zu bytes, %016llx\n", e.items[i].size, (unsigned long long)checksum(&e.items[i]));
    }
    entries_release(&e);
    xmlCleanupParser();
    return ok ? 0 : 1;
}
