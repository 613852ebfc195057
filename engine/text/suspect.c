/* Counts over the beginning of a file; what is looked for shows itself there. */
#include "text/suspect.h"

#include "base/i18n.h"

enum { LOOKED_AT = 1 << 20 };

bool suspect_workbook(struct str bytes, struct str file, struct diag *d)
{
    static const struct str beginnings[] = {{"PK\x03\x04", 4}, {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8}};
    for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings; i++)
        if (str_starts(bytes, beginnings[i]))
            return diag_error(d, place_file(file), "TEXT-EXCEL",
                              _("this is a workbook or an archive under another name, not a text: save it as CSV UTF-8"));
    return true;
}

/* CP866 read as windows-1251 has its small letters among the signs between 80 and AF. */
void suspect_866(struct str bytes, struct str file, struct diag *d)
{
    size_t letters = 0, signs = 0;
    bytes = str_slice(bytes, 0, LOOKED_AT);
    for (size_t i = 0; i < bytes.len; i++) {
        unsigned char c = (unsigned char)bytes.ptr[i];
        letters += c >= 0xC0;
        signs += c >= 0x80 && c < 0xB0 && c != 0xA0 && c != 0xA8 && c != 0xAB && (c < 0x93 || c > 0x97);
    }
    if (signs > 8 && signs * 2 > letters)
        diag_warn(d, place_file(file), "TEXT-866",
                  _("read as windows-1251, but it looks like CP866 (CSV of MS-DOS): save it as CSV UTF-8"));
}

/* Whether the character at `p` is one that windows-1251 has between 80 and BF: signs, and letters that Russian
 * has not (Ђ, Ѓ, …) besides Ё and ё. */
static bool is_upper_half(const unsigned char *p)
{
    return p[0] == 0xC2 || p[0] == 0xE2 || p[0] == 0xD2 || (p[0] == 0xD0 && p[1] < 0x90) || (p[0] == 0xD1 && p[1] >= 0x90);
}

void suspect_pairs(struct str text, struct str file, struct diag *d)
{
    const unsigned char *p = (const unsigned char *)text.ptr;
    size_t letters = 0, pairs = 0, end = text.len < LOOKED_AT ? text.len : LOOKED_AT;
    for (size_t i = 0; i + 3 < end; i++) {
        letters += p[i] == 0xD0 || p[i] == 0xD1;
        pairs += p[i] == 0xD0 && (p[i + 1] == 0xA0 || p[i + 1] == 0xA1) && is_upper_half(p + i + 2);
    }
    if (pairs > 8 && pairs * 3 > letters)
        diag_warn(d, place_file(file), "TEXT-PAIRS",
                  _("the letters look like «Р°Р±»: UTF-8 was read as windows-1251 and saved so; save the source as CSV UTF-8 again"));
}
