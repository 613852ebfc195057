/* RFC 8259: quotation mark, backslash and controls are escaped, everything else is UTF-8 as it is. */
#include "input/json_write.h"

#include "text/encode.h"

static bool is_plain(char c)
{
    return (unsigned char)c >= 0x20 && c != '"' && c != '\\' && c != 0x7F;
}

static void put_escaped(struct buf *b, char c)
{
    switch (c) {
    case '"': buf_put_cstr(b, "\\\""); break;
    case '\\': buf_put_cstr(b, "\\\\"); break;
    case '\n': buf_put_cstr(b, "\\n"); break;
    case '\r': buf_put_cstr(b, "\\r"); break;
    case '\t': buf_put_cstr(b, "\\t"); break;
    default: buf_printf(b, "\\u%04x", (unsigned)(unsigned char)c);
    }
}

static void put_valid(struct buf *b, struct str text)
{
    size_t plain = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (is_plain(text.ptr[i]))
            continue;
        buf_put_str(b, str_slice(text, plain, i));
        put_escaped(b, text.ptr[i]);
        plain = i + 1;
    }
    buf_put_str(b, str_slice(text, plain, text.len));
}

void json_put_string(struct buf *b, struct str text)
{
    buf_put_char(b, '"');
    while (text.len) {
        size_t good = text_utf8_valid(text);
        put_valid(b, str_slice(text, 0, good));
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
    buf_put_char(b, '"');
    buf_put_cstr(b, name);
    buf_put_cstr(b, "\": ");
    json_put_string(b, text);
    buf_put_cstr(b, after);
}

void json_put_digest(struct buf *b, const char *name, struct digest d, const char *after)
{
    char hex[DIGEST_HEX];
    digest_put_hex(d, hex);
    json_put_field(b, name, str_make(hex, sizeof hex), after);
}

void json_put_fields(struct buf *b, const struct json_field *fields, size_t count)
{
    for (size_t i = 0; i < count; i++)
        json_put_field(b, fields[i].name, fields[i].text, i + 1 < count ? ", " : "");
}
