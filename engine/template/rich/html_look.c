#include "template/rich/html_look.h"

#include <string.h>

#include "base/i18n.h"
#include "template/markup/markup.h"
#include "template/rich/colour.h"
#include "template/rich/rich.h"
#include "text/letters.h"

static const struct {
    const char *name;
    unsigned mark;
} marks[] = {{"b", RICH_BOLD},      {"strong", RICH_BOLD},   {"th", RICH_BOLD},      {"i", RICH_ITALIC},      {"em", RICH_ITALIC},
             {"cite", RICH_ITALIC}, {"var", RICH_ITALIC},    {"dfn", RICH_ITALIC},   {"u", RICH_UNDERLINE},   {"ins", RICH_UNDERLINE},
             {"s", RICH_STRIKE},    {"del", RICH_STRIKE},    {"strike", RICH_STRIKE}, {"sub", RICH_SUBSCRIPT}, {"sup", RICH_SUPERSCRIPT},
             {"code", RICH_CODE},   {"kbd", RICH_CODE},      {"samp", RICH_CODE},    {"tt", RICH_CODE}};

/* ---- declarations of a style ---- */

static void set_mark(struct html_look *look, unsigned mark, bool is_set)
{
    look->marks = is_set ? look->marks | mark : look->marks & ~mark;
}

static void read_weight(struct arena *a, struct str value, struct html_look *look)
{
    int64_t weight;
    (void)a;
    set_mark(look, RICH_BOLD,
             str_equal(value, STR("bold")) || str_equal(value, STR("bolder")) || (str_to_int64(value, &weight) && weight >= 600));
}

static void read_slant(struct arena *a, struct str value, struct html_look *look)
{
    (void)a;
    set_mark(look, RICH_ITALIC, str_equal(value, STR("italic")) || str_starts(value, STR("oblique")));
}

/* A line under or through the text around goes on: decorations are not taken back. */
static void read_decoration(struct arena *a, struct str value, struct html_look *look)
{
    (void)a;
    if (str_find(value, STR("underline"), 0) != SIZE_MAX)
        look->marks |= RICH_UNDERLINE;
    if (str_find(value, STR("line-through"), 0) != SIZE_MAX)
        look->marks |= RICH_STRIKE;
}

static void read_position(struct arena *a, struct str value, struct html_look *look)
{
    (void)a;
    if (str_equal(value, STR("sub")))
        look->marks |= RICH_SUBSCRIPT;
    if (str_equal(value, STR("super")))
        look->marks |= RICH_SUPERSCRIPT;
}

static void read_colour(struct arena *a, struct str value, struct html_look *look)
{
    uint32_t colour = colour_read(a, value);
    look->colour = colour ? colour : look->colour;
}

static const struct {
    const char *name;
    void (*read)(struct arena *a, struct str value, struct html_look *look);
} properties[] = {{"color", read_colour},
                  {"font-weight", read_weight},
                  {"font-style", read_slant},
                  {"text-decoration", read_decoration},
                  {"text-decoration-line", read_decoration},
                  {"vertical-align", read_position}};

/* Takes the next declaration off the front of `*rest`; an empty name is of one that is none. */
static bool next_declaration(struct arena *a, struct str *rest, struct str *name, struct str *value)
{
    if (!str_split(rest, ';', value))
        return false;
    if (!str_split(value, ':', name))
        *name = (struct str){0};
    *name = text_lower(a, str_trim(*name));
    *value = text_lower(a, str_trim(*value));
    return true;
}

struct str html_look_style(struct arena *a, xmlNodePtr element, const char *wanted)
{
    struct str rest = str_trim(markup_attribute(a, element, NULL, "style")), name, value, found = {0};
    while (next_declaration(a, &rest, &name, &value))
        if (str_equal(name, str_from(wanted)))
            found = value;
    return found;
}

static void read_style(struct arena *a, struct str style, struct html_look *look)
{
    struct str rest = style, name, value;
    while (next_declaration(a, &rest, &name, &value))
        for (size_t i = 0; i < sizeof properties / sizeof *properties; i++)
            if (str_equal(name, str_from(properties[i].name)))
                properties[i].read(a, value, look);
}

/* ---- links ---- */

/* An anchor, or a place in the same text, is no address. */
static const char *read_link(struct arena *a, xmlNodePtr node, struct html_look *look)
{
    struct str address = str_trim(markup_attribute(a, node, NULL, "href"));
    if (!address.len || address.ptr[0] == '#')
        return NULL;
    look->address = address;
    if (rich_is_address(address))
        return NULL;
    return arena_cstr(
        a, arena_printf(a, _("an address of a link begins with https://, http:// or mailto: and has no spaces, not “%s”"), address.ptr));
}

const char *html_look_read(struct arena *a, xmlNodePtr node, struct html_look *look)
{
    const char *name = (const char *)node->name;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (strcmp(marks[i].name, name) == 0)
            look->marks |= marks[i].mark;
    if (strcmp(name, "font") == 0)
        read_colour(a, str_trim(markup_attribute(a, node, NULL, "color")), look);
    read_style(a, str_trim(markup_attribute(a, node, NULL, "style")), look);
    return strcmp(name, "a") == 0 ? read_link(a, node, look) : NULL;
}
