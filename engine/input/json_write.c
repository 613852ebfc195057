/* RFC 8259: quotation mark, backslash and controls are escaped, everything else is UTF-8 as it is. */
#include "input/json_write.h"

#include "text/encode.h"

static void put_escaped(struct buf *b, char c)
{
    switch (c) {
    case '"': buf_put_cstr(b, "\\\""); break;
    case '\\': buf_put_cstr(b, "\\\\"); break;
    case '\n': buf_put_cstr(b, "\\n"); break;
    case '\r': buf_put_cstr(b, "\\r"); break;
    case '\t': buf_put_cstr(b, "\\t"); break;
    default:
        if ((unsigned char)c < 0x20 || c == 0x7F)
            buf_printf(b, "\\u%04x", (unsigned)(unsigned char)c);
        else
            buf_put_char(b, c);
    }
}

void json_put_string(struct buf *b, struct str text)
{
    buf_put_char(b, '"');
    while (text.len) {
        size_t good = text_utf8_valid(text);
        for (size_t i = 0; i < good; i++)
            put_escaped(b, text.ptr[i]);
        text = str_slice(text, good, text.len);
        if (text.len)
            buf_put_cstr(b, "\uFFFD");
        text = str_slice(text, 1, text.len);
    }
    buf_put_char(b, '"');
}

void json_put_number(struct buf *b, struct number n)
{
    enum { DECIMALS_MOST = 6 };
    struct arena scratch = {0};
    buf_put_str(b, number_shortest(&scratch, n, DECIMALS_MOST));
    arena_release(&scratch);
}

void json_put_field(struct buf *b, const char *name, struct str text, const char *after)
{
    buf_printf(b, "\"%s\": ", name);
    json_put_string(b, text);
    buf_put_cstr(b, after);
}

void json_put_digest(struct buf *b, const char *name, struct digest d, const char *after)
{
    struct arena scratch = {0};
    json_put_field(b, name, digest_hex(&scratch, d), after);
    arena_release(&scratch);
}

void json_put_fields(struct buf *b, const struct json_field *fields, size_t count)
{
    for (size_t i = 0; i < count; i++)
        json_put_field(b, fields[i].name, fields[i].text, i + 1 < count ? ", " : "");
}
