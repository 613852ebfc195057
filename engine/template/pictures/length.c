#include "template/pictures/length.h"

static const struct {
    const char *unit;
    int64_t emu;
} units[] = {{"cm", LENGTH_CM},    {"см", LENGTH_CM},    {"mm", LENGTH_CM / 10},    {"мм", LENGTH_CM / 10}, {"m", 100 * (int64_t)LENGTH_CM},
             {"in", LENGTH_INCH},  {"pt", 12700},        {"pc", 152400},            {"px", LENGTH_PIXEL}};

enum { DECIMALS = 6 };

/* Digits up to `limit` places, the others passed over; gives the offset after them. */
static size_t read_digits(struct str text, size_t at, int limit, int64_t *value, int *places)
{
    *places = 0;
    for (; at < text.len && text.ptr[at] >= '0' && text.ptr[at] <= '9'; at++)
        if (*places < limit) {
            *value = *value * 10 + (text.ptr[at] - '0');
            ++*places;
        }
    return at;
}

static int64_t unit_of(struct str text, int64_t plain)
{
    while (str_starts(text, STR("\u00A0")))
        text = str_slice(text, 2, text.len);
    text = str_trim(text);
    if (!text.len)
        return plain;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (str_equal(text, str_from(units[i].unit)))
            return units[i].emu;
    return 0;
}

bool length_parse(struct str text, int64_t plain, int64_t *emu)
{
    int64_t value = 0, scale = 1;
    int whole, places = 0;
    text = str_trim(text);
    size_t at = read_digits(text, 0, DECIMALS, &value, &whole);
    if (at > DECIMALS)
        return false;
    if (whole && at < text.len && (text.ptr[at] == '.' || text.ptr[at] == ','))
        at = read_digits(text, at + 1, DECIMALS, &value, &places);
    for (; places > 0; places--)
        scale *= 10;
    *emu = value * unit_of(str_slice(text, at, text.len), plain) / scale;
    return whole && *emu > 0 && *emu <= 1000 * (int64_t)LENGTH_CM;
}

struct str length_cm(struct arena *a, int64_t emu)
{
    int64_t thousandths = (emu + LENGTH_CM / 2000) / (LENGTH_CM / 1000);
    return arena_printf(a, "%lld.%03lldcm", (long long)(thousandths / 1000), (long long)(thousandths % 1000));
}
