/* format.h — the table of formats: all that differs between DOCX, PPTX, XLSX, ODT, ODP and ODS.
 *
 * Readers of a template (markup/ to template/), writers of a document (render/, output/) and the package (this folder) ask
 * the row; none of them branches on a format's name. Element names are given by namespace and local
 * name, because a file may bind any prefix.
 */
#ifndef PACK_FORMAT_H
#define PACK_FORMAT_H

#include "base/str.h"
#include "pack/format_sheets.h"
#include "pack/package.h"

/* The namespace of elements that hold the slides of a presentation together while it is compiled; never written. */
#define FORMAT_DECK "pisar:slides"

/* … of an element that holds the name of a sheet, so that its tags are read, and of one where what they open ends; likewise. */
#define FORMAT_SHEET "pisar:sheet"

/* What an element is to the template language. */
enum role {
    ROLE_NONE,
    ROLE_PARAGRAPH,
    ROLE_LINE,   /* a paragraph of bare characters: a property of the document, a field that shows one */
    ROLE_RUN,    /* holds text pieces and their formatting: may be split in two */
    ROLE_INLINE, /* inside a paragraph, may be split in two: hyperlink, inserted text, smart tag */
    ROLE_TEXT,   /* holds the characters themselves; may be split in two */
    ROLE_BREAK,  /* an element that stands for a line break */
    ROLE_TAB,    /* … for a tab */
    ROLE_SPACES, /* … for spaces */
    ROLE_HYPHEN, /* … for a hyphen that does not break */
    ROLE_SILENT, /* nothing to read and no layout: proofing mark, bookmark, rendered page break, soft hyphen */
    ROLE_HIDDEN, /* holds text that is not the document's: deleted text, field codes, tracked changes */
    ROLE_FIELD_CODE, /* hidden, too: the code of a field, which may name a bookmark */
    ROLE_LIST,   /* holds the items of a list */
    ROLE_ITEM,   /* an item of a list that holds paragraphs */
    ROLE_ROW,
    ROLE_ROWS,   /* holds rows of a table: its heading */
    ROLE_CELL,
    ROLE_COVERED, /* stands where a cell of another row or column reaches to */
    ROLE_TABLE,
    ROLE_STORY,      /* must hold a paragraph: header, footnote, text box */
    ROLE_WRAPPER,    /* around blocks, rows, cells or runs, as if it were not there: content control, custom XML */
    ROLE_BODY,       /* holds the blocks of the document */
    ROLE_SECTION,    /* holds blocks: a section of the text */
    ROLE_PROPERTIES, /* formatting: never holds tags, is copied when its owner is split */
    ROLE_SLIDE,      /* what one slide shows, with its notes */
    ROLE_SHEET,      /* of a spreadsheet: no element is one, its table stands for it */
    ROLE_NOTES,      /* what the speaker reads of a slide */
    ROLE_SHAPE,      /* with a text of its own, on a slide */
    ROLE_FRAME,      /* what a table stands in on a slide: goes with the table */
    ROLE_DRAWING,    /* ids of drawings differ from one another within it, not beyond */
    ROLE_SECTION_PROPERTIES, /* page setup inside a paragraph's properties: the paragraph may not vanish */
};

struct element {
    const char *namespace_uri;
    const char *name;
    enum role role;
};

/* Kinds of ids: values of one kind must differ from one another within a document. */
enum id_space {
    ID_BOOKMARK, /* Word's number of a bookmark; its name is another id */
    ID_NAME,     /* what references name: bookmarks, reference marks */
    ID_DRAWING,
    ID_NOTE,
    ID_COMMENT,
    ID_CONTROL, /* content control */
    ID_LIST,    /* Word's instance of a numbering: it counts on through all paragraphs that use it */
    ID_OBJECT,  /* names of tables, frames and sections in ODF */
    ID_ELEMENT, /* xml:id */
    ID_SHAPE,   /* what connectors and animations in ODF refer to */
    ID_ROW,     /* of a table on a slide */
    ID_COLUMN,
    ID_CREATION, /* of a slide */
    ID_SPACE_COUNT,
};

/* An attribute that has an id, or refers to one, and must follow the copies of a repeated block. */
struct id_attribute {
    const char *element_uri, *element;
    const char *attribute_uri; /* NULL: in no namespace */
    const char *attribute;
    enum id_space space;
    bool is_number; /* else a name, to which a number is added */
    bool refers;    /* else the thing itself stands in this element */
    bool is_text;   /* the attribute's value is a text in which ids may stand as words (field codes) */
};

/* A range with an empty element where it begins and one where it ends, which have the same attribute of the elements' namespace. */
struct range_ends {
    const char *namespace_uri;
    const char *begin, *end;
    const char *attribute;
    bool is_anywhere; /* the end may stand among blocks, rows and cells; else it stands in a paragraph, or in a run of one */
};

/* Notes that stand in a part of their own, each found by the id of its reference. */
struct note_kind {
    const char *part;
    const char *reference, *note; /* elements of the namespace of paragraphs */
    bool is_counted;              /* ids have to count on without a gap, as LibreOffice takes them to do */
};

/* How characters are written in a ROLE_TEXT element. Its markup uses the prefix that the format's row names. */
struct text_style {
    const char *line_break; /* XML for '\n'; `@` in it stands for the properties of the run around */
    const char *tab;        /* XML for '\t' */
    const char *spaces;     /* printf form for n further spaces; NULL: spaces are kept as they are */
    bool breaks_paragraph;  /* a line break in a paragraph is another paragraph */
};

/* How tables say their columns and what is joined. Elements are of the namespace of the cells, attributes, too; what
 * stands for a number of columns or rows is an attribute of the cell, or an element with `val` in its properties. */
struct table_markup {
    const char *column;      /* element of a column of the grid */
    const char *width;       /* its width in whole units; NULL: it has a style that says it */
    const char *height;      /* attribute of a row that the size of its frame sums up; NULL: it does not */
    const char *repeated;    /* attribute of a column or cell that stands for so many; NULL: each stands for itself */
    const char *across;      /* columns that a cell spans */
    const char *down;        /* rows that a cell spans; NULL: they are not counted, `joined` is said instead */
    const char *joined;      /* element of the properties: joined with the cell below (restart) or above */
    const char *covered;     /* element in place of a cell where another one reaches to; NULL: the cell itself, joined */
    const char *beside, *below; /* attributes of a cell that another one of its row or of a row above reaches to; NULL: none */
    bool is_bare;            /* attributes are of no namespace */
    const char *properties;  /* element of a cell's properties; NULL: they are attributes */
    const char *const *order; /* elements that stand first in the properties, as they follow one another; NULL ends */
    const char *cell_width;  /* element of the properties with `width` and `type`; NULL: cells have none */
    const char *row_properties; /* element of a row whose `skipped` children count columns before and after its cells */
    const char *const *skipped;
    size_t most_columns;     /* 0: as many as one likes */
};

/* A word of the template language for an element: {-row expr}. */
struct element_word {
    const char *word;
    enum role role;
};

/* How a format keeps a chart's data. */
enum charts_kind { CHARTS_NONE, CHARTS_DRAWINGML, CHARTS_ODF };

/* How drawings and the pictures among them are written. */
enum drawings_kind { DRAWINGS_DRAWINGML, DRAWINGS_ODF };

/* How a format writes formatted text, links and pictures. */
enum contents_kind { CONTENTS_NONE, CONTENTS_WORDML, CONTENTS_ODF };

/* How a picture stands on a slide, in place of a shape: p:pic, or draw:frame. */
enum shapes_kind { SHAPES_NONE, SHAPES_DRAWINGML, SHAPES_ODF };

/* Where a format says how large its pages are. */
struct page_setup {
    const char *part, *element; /* the first such element of that part */
    bool is_layout;             /* by ODF's page layout; else by a section's properties */
};

/* How remarks of people stand in a document. */
enum remarks_kind {
    REMARKS_APART,   /* WordprocessingML: around characters; what they say is in a part of its own */
    REMARKS_INSIDE,  /* ODF: around characters, with what they say */
    REMARKS_ELEMENT, /* ODF: an element of what bears them */
    REMARKS_SLIDES,  /* PresentationML: a part for each slide, at points of it */
    REMARKS_CELLS,   /* SpreadsheetML: a part for each sheet, with boxes in an older drawing */
};

/* A part that another one points at: by the end of its relationship's type. */
struct own_part {
    const char *name; /* of a new one; '*' in it is the first free number */
    const char *relation, *media_type, *root;
};

struct remark_style {
    enum remarks_kind kind;
    enum role bearer;                             /* what a remark stands on */
    const char *namespace_uri, *prefix;           /* REMARKS_ELEMENT: of the element */
    bool is_single;                               /* its bearer has one at most */
    struct own_part texts, authors, boxes;        /* those that the kind has */
};

/* A place that is not filled, as programs put another text there or nobody sees it: a tag in it is told. */
struct unfilled {
    const char *namespace_uri, *element;   /* "*": any element that has no role; its own characters */
    const char *attribute_uri, *attribute; /* uri NULL: in no namespace; attribute NULL: the element's text */
    const char *words;                     /* what it is called */
};

/* What the schema asks of an element, and programs that save documents do not always keep. */
enum schema_rule_kind {
    SCHEMA_ORDER,        /* its children stand in the order of `names`; one that is not among them goes along with the one before */
    SCHEMA_CHILD,        /* it has a child `name` */
    SCHEMA_NO_CHILD,     /* it has no child `name` … */
    SCHEMA_NO_ATTRIBUTE, /* … or no such attribute */
    SCHEMA_DAY,          /* an attribute `name` begins with a day of the calendar … */
    SCHEMA_DAY_CHILD,    /* … or the text of a child */
    SCHEMA_NUMBER,       /* an attribute `name` is a number */
    SCHEMA_WIDTHS,       /* widths in an attribute `name`, none of which is nothing */
};

struct schema_rule {
    const char *namespace_uri, *element; /* "*": any element of the namespace */
    enum schema_rule_kind kind;
    const char *name;         /* of whatever namespace */
    const char *const *names; /* NULL ends */
};

struct format {
    const char *name;                /* also the file's extension: "docx" */
    const char *media_type;          /* of the package; for ODF the contents of `mimetype` */
    bool mimetype_first;             /* ODF: an entry `mimetype`, first and stored */
    const char *const *needed;       /* entries without which no program opens the package; NULL ends */
    const char *const *parts;        /* entry patterns that may hold tags, '*' any run of characters; NULL ends */
    const struct element *elements;  /* name NULL ends */
    const struct id_attribute *ids;  /* element NULL ends */
    const struct range_ends *ranges; /* begin NULL ends; NULL: it has none */
    const struct note_kind *notes;   /* part NULL ends; NULL: notes stand in the text */
    bool paragraph_holds_text;       /* characters may stand directly in a paragraph (ODF) */
    enum charts_kind charts;
    const char *chart_parts;         /* pattern of those of the entries that may be charts, whose text is bare; NULL: none */
    const char *chart_paragraph;     /* XML of an empty paragraph in a chart, where text is not written as in the document, so that values are bare
                                        characters; NULL: as in the document */
    enum drawings_kind drawings;
    enum contents_kind contents;
    enum shapes_kind shapes;
    bool has_relations;              /* a part names other parts and addresses by relationships */
    const char *styles;              /* part with the styles that have names */
    bool marks_are_styles;           /* formatting is in styles alone */
    const char *media;               /* folder for pictures, with its slash, from the package's root */
    struct page_setup page;
    const char *const *run_properties;       /* names of a run's properties in the order of the schema, NULL ends; NULL: none */
    const char *const *paragraph_properties; /* likewise */
    const struct schema_rule *schema;        /* element NULL ends; NULL: nothing is known to be broken */
    const char *const *definitions;          /* entries that have rules, too, but no text; NULL ends; NULL: none */
    const struct remark_style *remarks;
    const struct unfilled *unfilled; /* element NULL ends */
    struct text_style text;
    const struct table_markup *tables;
    const char *prefix;              /* that `text` and `empty_paragraph` use, for the namespace of paragraphs */
    const char *page_break;          /* markup of a page break in a ROLE_TEXT element; NULL: it is a style of a paragraph */
    bool has_slides;                 /* there are no pages to break */
    const char *presentation;        /* the part that lists the slides, each of which is a part; NULL: they are elements */
    bool fields_go_stale;            /* fields have a mark for results that are to be worked out anew */
    bool pages_end_in_paragraph;     /* the setup of a section of pages stands in its last paragraph, that of the last one in the body */
    const char *space_attribute;     /* attribute that makes a ROLE_TEXT element keep its spaces, or NULL */
    const struct sheet_style *sheets;   /* of a spreadsheet, else NULL */
    const char *empty_paragraph;     /* XML that keeps an emptied cell or story valid; NULL: empty is valid */
};

/* The row of a file name by its extension, or NULL. */
const struct format *format_find(struct str file);

/* The extensions of all formats, as a message lists them: ".docx, .odt". */
struct str format_extensions(struct arena *a);

/* The row of the document in a package, whatever the file's name; NULL when it is of none. */
const struct format *format_of_package(const struct package *p);

/* Whether an entry has a name of a pattern of `parts`. */
bool format_matches(struct str entry, struct str pattern);

/* Whether an entry of the package may hold tags. */
bool format_has_tags(const struct format *f, struct str entry);

/* Whether an entry has the name of a chart; in ODF other objects have such names, too. */
bool format_may_be_chart(const struct format *f, struct str entry);

/* The role of an element. */
enum role format_role(const struct format *f, const char *namespace_uri, const char *name);

/* The place of a property in the order of the schema; after all others for one that it does not have. */
size_t format_property_rank(const char *const *names, const char *name);

/* The role that a word of the template language names ("row", «строка»), ROLE_NONE for another word. */
enum role format_word_role(struct str word);

#endif
