/* Optimal string alignment distance over folded letters, three rows of the matrix at a time. */
#include "text/nearest.h"

#include <unicode/utf8.h>

#include "text/fold.h"

enum { WORD_LIMIT = 64, CHOICE_LIMIT = 10000 };

struct word {
    UChar32 letters[WORD_LIMIT];
    int count;
};

static struct word word_of(struct arena *scratch, struct str s)
{
    struct str folded = text_fold(scratch, str_slice(s, 0, (size_t)WORD_LIMIT * U8_MAX_LENGTH));
    struct word w = {.count = 0};
    size_t at = 0;
    while (at < folded.len && w.count < WORD_LIMIT) {
        U8_NEXT(folded.ptr, at, folded.len, w.letters[w.count]);
        w.count++;
    }
    return w;
}

static int least(int a, int b)
{
    return a < b ? a : b;
}

static int distance(const struct word *a, const struct word *b)
{
    int rows[3][WORD_LIMIT + 1];
    int *before = rows[0], *last = rows[1], *now = rows[2];
    for (int j = 0; j <= b->count; j++)
        last[j] = j;
    for (int i = 1; i <= a->count; i++) {
        now[0] = i;
        for (int j = 1; j <= b->count; j++) {
            int change = last[j - 1] + (a->letters[i - 1] != b->letters[j - 1]);
            now[j] = least(change, least(last[j], now[j - 1]) + 1);
            if (i > 1 && j > 1 && a->letters[i - 1] == b->letters[j - 2] &&
                a->letters[i - 2] == b->letters[j - 1])
                now[j] = least(now[j], before[j - 2] + 1);
        }
        int *free_row = before;
        before = last;
        last = now;
        now = free_row;
    }
    return last[b->count];
}

long text_nearest(struct str word, const struct str *choices, size_t count)
{
    struct arena scratch = {0};
    struct word w = word_of(&scratch, word);
    int best = w.count / 3 + 1;
    long at = -1;
    for (size_t i = 0; i < count && i < CHOICE_LIMIT; i++) {
        arena_reset(&scratch);
        struct word c = word_of(&scratch, choices[i]);
        if (c.count - w.count >= best || w.count - c.count >= best)
            continue;
        int d = distance(&w, &c);
        if (d < best) {
            best = d;
            at = (long)i;
        }
    }
    arena_release(&scratch);
    return at;
}
