/* tag.h — what one tag says, from the text between its delimiters. */
#ifndef MARKUP_TAG_H
#define MARKUP_TAG_H

#include "base/diag.h"
#include "pack/format.h"
#include "template/program/chart_question.h"

enum tag_kind {
    TAG_VALUE,     /* {expr} */
    TAG_RAW,       /* {@expr} */
    TAG_PICTURE,   /* {%expr} */
    TAG_SECTION,   /* {#expr} {цикл expr} {for expr} {-row expr} */
    TAG_CONDITION, /* {если expr} {if expr} */
    TAG_INVERT,    /* {^expr} */
    TAG_ELSE,      /* {иначе} {else} */
    TAG_ELSE_CONDITION, /* {иначе если expr} {else if expr} */
    TAG_CLOSE,     /* {/expr} {/} {конец} {end} */
    TAG_REMARK,    /* {!…} */
    TAG_MERGE,     /* {:merge expr}, in a cell */
    TAG_JOIN,      /* no tag that is typed: a cell that the template joins over rows (joins.h) */
    TAG_COLUMNS,   /* no tag that is typed: what is repeated for each column of a group (columns.h) */
    TAG_CHART,     /* {:chart expr}, in the alternative text of a chart */
    TAG_INCLUDE,   /* {:include "file.docx"} */
    TAG_BREAK,     /* {:break page} */
    TAG_DELIMITERS, /* {=<% %>=} */
    TAG_UNKNOWN,   /* a sign of the language that no tag here has */
};

struct tag {
    enum tag_kind kind;
    struct str text;       /* as typed, between the delimiters */
    struct str expression; /* without sign or word, trimmed */
    enum role element;     /* {-row expr}: what is repeated; ROLE_NONE: by the place of the tags */
    struct place place;
    struct chart_question chart; /* of a question that the engine asks of a chart's data */
    struct str asked_by; /* of a question that the engine asks for a tag: the tag as typed; else empty */
};

/* Reads a tag's text (typography is left as it is). `text` must outlive the tag. */
struct tag tag_parse(struct str text);

/* The word of the language that begins what was meant by a tag that is none, so that it can be offered: an opening one
 * («если» for {есил x > 3}), or the closing one («конец» for {Конец}, {конец цикла}); empty when none is near. */
struct str tag_meant(struct str text, bool opening);

/* The directive («:merge») that was probably meant by a tag that begins with a colon; empty when none is near. */
struct str tag_meant_directive(struct str text);

/* Whether a closing tag with this name closes a section with that expression: an empty name closes any; spaces are equal
 * whatever their kind and number. */
bool tag_closes(struct str name, struct str expression);

#endif
