/* The model (ECMA-376 part 1, 21.4.3.1) and its picture hold the same text twice, the points are counted by the model; so
 * a tag is told and never stays in a document. */
#include "template/tags/diagrams.h"

#include "base/i18n.h"
#include "template/tags/scan.h"

static bool is_model(struct str entry)
{
    static const char *const patterns[] = {"ppt/diagrams/data*.xml", "word/diagrams/data*.xml", "xl/diagrams/data*.xml"};
    bool is = false;
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++)
        is = is || format_matches(entry, str_from(patterns[i]));
    return is;
}

/* The text of a diagram is DrawingML, in whatever document. */
static bool refuse_tags(struct parts *parts, size_t part, struct delimiters *delimiters)
{
    struct draft *draft = &parts->items[part];
    struct arena *a = &parts->program->arena;
    const struct format *f = format_find(STR("x.pptx"));
    bool is_changed = false;
    bool ok = scan_part(a, f, parts->file, draft->name, draft->doc, delimiters, &is_changed, parts->d);
    struct scanned s = scan_gather(a, draft->doc);
    for (size_t i = 0; i < s.count; i++)
        ok = diag_error(parts->d, s.markers[i]->tag.place, "TAG-SMARTART", _("{%.*s}: tags do not work in SmartArt; draw it of shapes"),
                        STR_ARG(s.markers[i]->tag.text));
    return ok;
}

bool diagrams_refuse_tags(struct parts *parts, struct delimiters delimiters)
{
    bool ok = true;
    for (size_t i = 0; i < parts->package->count; i++) {
        struct str name = parts->package->entries[i].name;
        size_t part = is_model(name) ? parts_find(parts, name) : SIZE_MAX;
        if (part != SIZE_MAX)
            ok = refuse_tags(parts, part, &delimiters) && ok;
    }
    return ok;
}
