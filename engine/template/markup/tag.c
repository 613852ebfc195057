/* Signs and words are rows of two tables. */
#include "template/markup/tag.h"

#include "text/fold.h"
#include "text/nearest.h"

static const struct {
    char sign;
    enum tag_kind kind;
} signs[] = {{'#', TAG_SECTION}, {'^', TAG_INVERT}, {'/', TAG_CLOSE},     {'@', TAG_RAW},
             {'%', TAG_PICTURE}, {'!', TAG_REMARK}, {'=', TAG_DELIMITERS}};

static const struct {
    const char *word;
    enum tag_kind kind;
    bool takes_expression;
} words[] = {{"цикл", TAG_SECTION, true}, {"for", TAG_SECTION, true}, {"если", TAG_CONDITION, true}, {"if", TAG_CONDITION, true},
             {"иначе если", TAG_ELSE_CONDITION, true}, {"else if", TAG_ELSE_CONDITION, true},
             {"иначе", TAG_ELSE, false},  {"else", TAG_ELSE, false},  {"конец", TAG_CLOSE, false},  {"end", TAG_CLOSE, false},
             {":chart", TAG_CHART, true},  {":break", TAG_BREAK, true},
             {":include", TAG_INCLUDE, true}, {":вставить", TAG_INCLUDE, true},
             {":merge", TAG_MERGE, true}, {":объединить", TAG_MERGE, true},
             {":разрыв", TAG_BREAK, true}};

/* Spaces that a word processor puts: plain and no-break. */
static size_t space_length(struct str s)
{
    if (s.len && (s.ptr[0] == ' ' || s.ptr[0] == '\t' || s.ptr[0] == '\n'))
        return 1;
    return str_starts(s, STR("\u00A0")) ? 2 : 0;
}

static struct str trim(struct str s)
{
    size_t n;
    while ((n = space_length(s)) > 0)
        s = str_slice(s, n, s.len);
    s = str_trim(s);
    while (str_ends(s, STR("\u00A0")))
        s = str_trim(str_slice(s, 0, s.len - 2));
    return s;
}

/* Length of a word of the language at the head of the text, 0 when another one stands there. A word processor begins
 * sentences with a capital, so letter case does not matter; but {Конец} may be a field. */
static size_t word_length(struct str text, struct str word, enum tag_kind kind)
{
    if (str_starts(text, word))
        return word.len;
    struct str head = str_slice(text, 0, word.len);
    return kind != TAG_CLOSE && text_folds_equal(head, word) ? head.len : 0;
}

/* «цикл Школы»: a word, then nothing or a space and the expression. */
static bool parse_word(struct str text, struct tag *t)
{
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t length = word_length(text, str_from(words[i].word), words[i].kind);
        struct str rest = str_slice(text, length, text.len);
        if (!length || (rest.len && !space_length(rest)))
            continue;
        rest = trim(rest);
        if (words[i].takes_expression != (rest.len > 0))
            continue; /* {если} alone, {конец года}: a name */
        t->kind = words[i].kind;
        t->expression = rest;
        return true;
    }
    return false;
}

/* {-row expr}. A minus before anything else belongs to an expression. */
static bool parse_element(struct str text, struct tag *t)
{
    if (!text.len || text.ptr[0] != '-')
        return false;
    size_t end = 1;
    while (end < text.len && !space_length(str_slice(text, end, text.len)))
        end++;
    enum role element = format_word_role(str_slice(text, 1, end));
    struct str rest = trim(str_slice(text, end, text.len));
    if (element == ROLE_NONE || !rest.len)
        return false; /* {-x + 5} */
    t->element = element;
    t->expression = rest;
    t->kind = TAG_SECTION;
    return true;
}

static bool parse_sign(struct str text, struct tag *t)
{
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (text.len && text.ptr[0] == signs[i].sign) {
            t->kind = signs[i].kind;
            t->expression = trim(str_slice(text, 1, text.len));
            return true;
        }
    return false;
}

struct tag tag_parse(struct str text)
{
    struct str trimmed = trim(text);
    struct tag t = {.kind = TAG_VALUE, .text = text, .expression = trimmed};
    if (parse_sign(trimmed, &t) || parse_word(trimmed, &t) || parse_element(trimmed, &t))
        return t;
    if (trimmed.len && trimmed.ptr[0] == ':')
        t.kind = TAG_UNKNOWN;
    return t;
}

/* Takes a character, or a whole run of spaces, off the front; gives its bytes, a space for the run. */
static struct str take_character(struct str *s)
{
    size_t spaces = 0, n;
    while ((n = space_length(str_slice(*s, spaces, s->len))) > 0)
        spaces += n;
    struct str taken = spaces ? STR(" ") : str_slice(*s, 0, 1);
    *s = str_slice(*s, spaces ? spaces : 1, s->len);
    return taken;
}

bool tag_closes(struct str name, struct str expression)
{
    bool any = !name.len;
    while (name.len && expression.len)
        if (!str_equal(take_character(&name), take_character(&expression)))
            return false;
    return any || (!name.len && !expression.len);
}

/* The first word of a tag. */
static struct str head_of(struct str text)
{
    struct str head = trim(text);
    size_t end = 0;
    while (end < head.len && !space_length(str_slice(head, end, head.len)))
        end++;
    return str_slice(head, 0, end);
}

struct str tag_meant_directive(struct str text)
{
    struct str choices[sizeof words / sizeof *words];
    size_t count = 0;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (words[i].word[0] == ':')
            choices[count++] = str_from(words[i].word);
    long near = text_nearest(head_of(text), choices, count);
    return near < 0 ? (struct str){0} : choices[near];
}

/* The elements that clerks name: {-строка …}. */
static const char *const elements[] = {"-строка", "-row", "-ячейка", "-cell", "-таблица", "-table", "-абзац", "-paragraph",
                                       "-список", "-list", "-раздел", "-section", "-слайд", "-slide"};

enum { WORD_COUNT = sizeof words / sizeof *words, ELEMENT_COUNT = sizeof elements / sizeof *elements };

struct str tag_meant(struct str text, bool opening)
{
    struct str choices[WORD_COUNT + ELEMENT_COUNT], head = head_of(text);
    size_t count = 0;
    bool names_element = head.len && head.ptr[0] == '-';
    for (size_t i = 0; i < WORD_COUNT && !names_element; i++)
        if (opening ? words[i].takes_expression && words[i].kind != TAG_CHART : words[i].kind == TAG_CLOSE)
            choices[count++] = str_from(words[i].word);
    for (size_t i = 0; i < ELEMENT_COUNT && names_element && opening; i++)
        choices[count++] = str_from(elements[i]);
    long near = text_nearest(head, choices, count);
    return near < 0 ? (struct str){0} : choices[near];
}
