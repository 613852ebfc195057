#include "text/segment.h"

#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>
#include <unicode/utf8.h>

#include "base/fatal.h"

struct segmenter {
    UBreakIterator *words;
};

struct segmenter *segmenter_new(void)
{
    UErrorCode status = U_ZERO_ERROR;
    struct segmenter *s = malloc(sizeof *s);
    if (!s)
        fatal_no_memory();
    s->words = ubrk_open(UBRK_WORD, "ru", NULL, 0, &status);
    if (U_FAILURE(status))
        fatal_no_memory();
    return s;
}

void segmenter_free(struct segmenter *s)
{
    if (s)
        ubrk_close(s->words);
    free(s);
}

size_t segment_words(struct segmenter *s, struct arena *a, struct str text, struct str **pieces)
{
    UErrorCode status = U_ZERO_ERROR;
    size_t count = 0, capacity = 0, from = 0;
    UText *view = utext_openUTF8(NULL, text.len ? text.ptr : "", (int64_t)text.len, &status);
    *pieces = NULL;
    ubrk_setUText(s->words, view, &status);
    if (U_FAILURE(status))
        fatal_no_memory();
    for (int32_t to = ubrk_next(s->words); to != UBRK_DONE; to = ubrk_next(s->words)) {
        *ARENA_PUSH(a, *pieces, count, capacity) = str_slice(text, from, (size_t)to);
        from = (size_t)to;
    }
    utext_close(view);
    return count;
}

bool segment_is_word(struct str piece)
{
    for (size_t at = 0; at < piece.len;) {
        UChar32 c;
        U8_NEXT(piece.ptr, at, piece.len, c);
        if (c >= 0 && u_isalnum(c))
            return true;
    }
    return false;
}
