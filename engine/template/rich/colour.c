#include "template/rich/colour.h"

#include "template/rich/rich.h"
#include "text/letters.h"

/* The basic colours of CSS and those that editors offer beside them; those of Russian names are made to be read on paper. */
static const struct {
    const char *name;
    uint32_t rgb;
} colours[] = {
    {"black", 0x000000},     {"silver", 0xC0C0C0},   {"gray", 0x808080},      {"grey", 0x808080},       {"white", 0xFFFFFF},
    {"maroon", 0x800000},    {"red", 0xFF0000},      {"purple", 0x800080},    {"fuchsia", 0xFF00FF},    {"green", 0x008000},
    {"lime", 0x00FF00},      {"olive", 0x808000},    {"yellow", 0xFFFF00},    {"navy", 0x000080},       {"blue", 0x0000FF},
    {"teal", 0x008080},      {"aqua", 0x00FFFF},     {"orange", 0xFFA500},    {"brown", 0xA52A2A},      {"darkred", 0x8B0000},
    {"darkgreen", 0x006400}, {"darkblue", 0x00008B}, {"crimson", 0xDC143C},   {"черный", 0x000000},     {"серый", 0x808080},
    {"белый", 0xFFFFFF},     {"красный", 0xC00000},  {"зеленый", 0x00803C},   {"зелёный", 0x00803C},    {"синий", 0x0070C0},
    {"желтый", 0xFFC000},    {"жёлтый", 0xFFC000},   {"оранжевый", 0xED7D31}, {"коричневый", 0x833C0B}, {"фиолетовый", 0x7030A0}};

/* #rgb, #rrggbb */
static bool read_hex(struct str text, uint32_t *rgb)
{
    bool is_short = text.len == 4;
    *rgb = 0;
    for (size_t i = 1; i < text.len; i++) {
        int digit = str_hex_digit(text.ptr[i]);
        if (digit < 0)
            return false;
        *rgb = *rgb << 4 | (uint32_t)digit;
        if (is_short)
            *rgb = *rgb << 4 | (uint32_t)digit;
    }
    return is_short || text.len == 7;
}

/* rgb(255, 0, 0) */
static bool read_components(struct str text, uint32_t *rgb)
{
    struct str rest = str_slice(text, 4, text.len - 1), piece;
    int count = 0;
    *rgb = 0;
    for (int64_t n; str_split(&rest, ',', &piece); count++) {
        if (!str_to_int64(str_trim(piece), &n) || n < 0 || n > 255)
            return false;
        *rgb = *rgb << 8 | (uint32_t)n;
    }
    return count == 3;
}

uint32_t colour_read(struct arena *a, struct str text)
{
    uint32_t rgb;
    struct str name = text_lower(a, text);
    if (str_starts(name, STR("#")))
        return read_hex(name, &rgb) ? RICH_COLOUR | rgb : 0;
    if (str_starts(name, STR("rgb(")) && str_ends(name, STR(")")))
        return read_components(name, &rgb) ? RICH_COLOUR | rgb : 0;
    for (size_t i = 0; i < sizeof colours / sizeof *colours; i++)
        if (str_equal(name, str_from(colours[i].name)))
            return RICH_COLOUR | colours[i].rgb;
    return 0;
}
