/* A value is a userdata with its items as a text of Lua: made once, copied into the record wherever it is printed. */
#include "rules/lua/content.h"

#include <lauxlib.h>
#include <lua.h>
#include <string.h>

#include "base/file.h"
#include "base/i18n.h"
#include "rules/lua/answer_text.h"
#include "rules/lua/values.h"
#include "template/pictures/length.h"
#include "template/rich/colour.h"
#include "template/rich/html.h"
#include "template/rich/markdown.h"
#include "template/rich/rich.h"

#define TYPE_CONTENT "content"
#define TYPE_PIECES "pieces of content"

/* ---- the value ---- */

struct content_value {
    bool is_blocks;
};

/* Pushes the value of the items in `b`, which is released. */
static int push_items(lua_State *L, struct buf *b, bool is_blocks)
{
    struct str items = buf_str(b);
    bool ok = buf_ok(b);
    struct content_value *box = lua_newuserdatauv(L, sizeof *box, 1);
    box->is_blocks = is_blocks;
    host_push_str(L, items);
    lua_setiuservalue(L, -2, 1);
    luaL_setmetatable(L, TYPE_CONTENT);
    buf_release(b);
    return ok ? 1 : luaL_error(L, "%s", _("the text goes over the ceiling of size"));
}

bool content_get(lua_State *L, int index, struct str *items, bool *is_blocks)
{
    struct content_value *box = luaL_testudata(L, index, TYPE_CONTENT);
    if (!box)
        return false;
    *is_blocks = box->is_blocks;
    lua_getiuservalue(L, index, 1);
    *items = host_str(L, -1); /* kept alive by the userdata */
    lua_pop(L, 1);
    return true;
}

/* ---- arguments ---- */

/* The text in a field of the table at `index`: empty when it is absent or not known. Stays on the stack. */
static struct str text_field(lua_State *L, int index, const char *name)
{
    enum absence kind;
    struct str why;
    lua_getfield(L, index, name);
    if (lua_isnil(L, -1) || values_get_absence(L, -1, &kind, &why))
        return (struct str){0};
    if (lua_type(L, -1) != LUA_TSTRING)
        luaL_error(L, _("%s: a text was expected"), name);
    return host_str(L, -1);
}

static int64_t length_field(lua_State *L, int index, const char *name)
{
    struct str text = text_field(L, index, name);
    int64_t emu = 0;
    if (text.len && !length_parse(text, 0, &emu))
        luaL_error(L, _("%s: a length such as “3 cm” or “30 mm” was expected, not “%s”"), name, text.ptr);
    return emu;
}

static struct str address_field(lua_State *L, int index, const char *name)
{
    struct str address = text_field(L, index, name);
    if (address.len && !rich_is_address(address))
        luaL_error(L, _("an address of a link begins with https://, http:// or mailto: and has no spaces, not “%s”"), address.ptr);
    return address;
}

static uint32_t colour_field(lua_State *L, int index, const char *name)
{
    struct arena scratch = {0};
    struct str text = text_field(L, index, name);
    uint32_t colour = text.len ? colour_read(&scratch, text) : 0;
    arena_release(&scratch);
    if (text.len && !colour)
        luaL_error(L, _("%s: a colour such as “red” or “#C00000” was expected, not “%s”"), name, text.ptr);
    return colour;
}

/* Names of fields that have no meaning are mistakes. */
static void check_fields(lua_State *L, int index, const char *const *known)
{
    for (lua_pushnil(L); lua_next(L, index); lua_pop(L, 1)) {
        const char *const *name = known;
        while (lua_type(L, -2) == LUA_TSTRING && *name && strcmp(*name, lua_tostring(L, -2)) != 0)
            name++;
        if (lua_type(L, -2) == LUA_TSTRING && !*name)
            luaL_error(L, _("there is no field “%s” here"), lua_tostring(L, -2));
    }
}

/* ---- pictures ---- */

/* «печать.png» → «печать» */
static struct str stem_of(struct arena *a, struct str path)
{
    struct str base = path_base(path), extension = path_extension(a, base);
    return str_slice(base, 0, extension.len ? base.len - extension.len - 1 : base.len);
}

/* The picture that is shown where a drawing cannot be: the given one, or that of the same name. */
static const struct picture *fallback_of(struct pictures *store, const struct picture *drawing, struct str given)
{
    struct str stem = str_slice(drawing->path, 0, drawing->path.len - path_extension(&store->arena, drawing->path).len);
    return pictures_load(store, given.len ? given : arena_printf(&store->arena, "%.*spng", STR_ARG(stem)));
}

static const char *explain(struct arena *a, struct str path, const char *fault)
{
    return arena_cstr(a, arena_printf(a, "%.*s: %s", STR_ARG(path), fault));
}

static const char *put_picture(struct host *h, struct arena *a, struct str path, struct str fallback, struct rich_item *item,
                               struct buf *items)
{
    struct pictures *store = host_pictures(h);
    const struct picture *p = pictures_load(store, path);
    if (p->fault)
        return explain(a, path, p->fault);
    if (picture_is_drawing(p)) {
        const struct picture *f = fallback_of(store, p, fallback);
        if (f->fault)
            return explain(a, f->path,
                           arena_cstr(a, arena_printf(a, _("a drawing needs a picture for programs that cannot draw it: %s"), f->fault)));
        item->fallback = f->digest;
    }
    item->kind = RICH_PICTURE;
    item->digest = p->digest;
    if (!item->alternative.len)
        item->alternative = stem_of(a, path);
    rich_put(items, item);
    return NULL;
}

const char *content_picture(struct host *h, struct arena *a, struct str path, struct buf *items)
{
    struct rich_item item = {0};
    return put_picture(h, a, path, (struct str){0}, &item, items);
}

/* image{ file=…, width=…, height=…, alt=…, fallback=…, address=… } */
static int image(lua_State *L)
{
    static const char *const fields[] = {"file", "width", "height", "alt", "fallback", "address", NULL};
    luaL_checktype(L, 1, LUA_TTABLE);
    check_fields(L, 1, fields);
    struct str file = text_field(L, 1, "file"), fallback = text_field(L, 1, "fallback");
    struct rich_item item = {.alternative = text_field(L, 1, "alt"), .address = address_field(L, 1, "address")};
    item.width = length_field(L, 1, "width");
    item.height = length_field(L, 1, "height");
    if (!file.len)
        return luaL_error(L, "%s", _("image: file=… names no picture"));
    struct arena scratch = {0};
    struct buf items;
    buf_init(&items, BUF_LIMIT_VALUE);
    const char *fault = put_picture(host_of(L), &scratch, file, fallback, &item, &items);
    if (fault)
        lua_pushstring(L, fault);
    arena_release(&scratch);
    if (!fault)
        return push_items(L, &items, false);
    buf_release(&items);
    return lua_error(L);
}

/* ---- links and formatted text ---- */

static const struct {
    const char *name;
    unsigned mark;
} marks[] = {{"bold", RICH_BOLD},           {"italic", RICH_ITALIC},       {"underline", RICH_UNDERLINE},     {"strike", RICH_STRIKE},
             {"subscript", RICH_SUBSCRIPT}, {"superscript", RICH_SUPERSCRIPT}, {"code", RICH_CODE}};

static unsigned marks_of(lua_State *L, int index)
{
    unsigned found = 0;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        lua_getfield(L, index, marks[i].name);
        found |= lua_toboolean(L, -1) ? marks[i].mark : 0;
        lua_pop(L, 1);
    }
    return found;
}

/* Adds the items of a content value, in the formatting around them. */
static void add_items(struct buf *b, struct str items, const struct rich_item *around)
{
    for (struct rich_item item; rich_next(&items, &item);) {
        item.marks |= around->marks;
        item.style = item.style.len ? item.style : around->style;
        item.colour = item.colour ? item.colour : around->colour;
        item.address = item.address.len ? item.address : around->address;
        rich_put(b, &item);
    }
}

/* Adds a value as a run; false when it is a list, a record or a function. */
static bool add_value(lua_State *L, int index, struct buf *b, const struct rich_item *around)
{
    struct arena scratch = {0};
    struct rich_item item = *around;
    struct str items;
    bool is_blocks, ok;
    enum answer tag;
    item.kind = RICH_TEXT;
    if ((ok = content_get(L, index, &items, &is_blocks) && !is_blocks))
        add_items(b, items, around);
    else if ((ok = answer_text(L, index, &scratch, &tag, &item.text) && tag != ANSWER_XML))
        rich_put(b, &item);
    arena_release(&scratch);
    return ok;
}

/* link{ text=…, address=… } */
static int make_link(lua_State *L)
{
    static const char *const fields[] = {"text", "address", "style", NULL};
    luaL_checktype(L, 1, LUA_TTABLE);
    check_fields(L, 1, fields);
    struct rich_item around = {.address = address_field(L, 1, "address"), .style = text_field(L, 1, "style")};
    if (!around.address.len)
        return luaL_error(L, "%s", _("link: address=… names no address"));
    struct buf b;
    buf_init(&b, BUF_LIMIT_VALUE);
    bool given = lua_getfield(L, 1, "text") != LUA_TNIL;
    struct rich_item bare = around;
    bare.kind = RICH_TEXT;
    bare.text = str_starts(around.address, STR("mailto:")) ? str_slice(around.address, 7, around.address.len) : around.address;
    bool ok = true;
    if (given)
        ok = add_value(L, -1, &b, &around);
    else
        rich_put(&b, &bare);
    if (ok)
        return push_items(L, &b, false);
    buf_release(&b);
    return luaL_error(L, "%s", _("formatted text is made of texts, links and pictures"));
}

/* One piece of styled{…}: a value, or a table with a value first and its formatting in fields. Its texts stay on the stack. */
static bool add_piece(lua_State *L, struct buf *b)
{
    static const char *const fields[] = {"bold", "italic", "underline", "strike", "subscript", "superscript",
                                         "code", "color",  "style",     "link",   NULL};
    struct rich_item around = {0};
    if (lua_type(L, -1) != LUA_TTABLE)
        return add_value(L, -1, b, &around);
    int piece = lua_gettop(L);
    check_fields(L, piece, fields);
    around.marks = marks_of(L, piece);
    around.style = text_field(L, piece, "style");
    around.colour = colour_field(L, piece, "color");
    around.address = address_field(L, piece, "link");
    lua_rawgeti(L, piece, 1);
    return add_value(L, -1, b, &around);
}

/* The pieces go to a buffer that Lua frees, whatever happens. */
static int free_pieces(lua_State *L)
{
    buf_release(lua_touserdata(L, 1));
    return 0;
}

static struct buf *new_pieces(lua_State *L)
{
    struct buf *b = lua_newuserdatauv(L, sizeof *b, 0);
    buf_init(b, BUF_LIMIT_VALUE);
    luaL_setmetatable(L, TYPE_PIECES);
    return b;
}

/* styled{ "text ", {"important", bold=true}, {"site", link="https://…"}, {"title", style="Name"} } */
static int styled(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    struct buf *b = new_pieces(L);
    lua_Integer count = (lua_Integer)lua_rawlen(L, 1);
    for (lua_Integer i = 1; i <= count; i++) {
        lua_rawgeti(L, 1, i);
        if (!add_piece(L, b))
            return luaL_error(L, "%s", _("formatted text is made of texts, links and pictures"));
        lua_settop(L, 2);
    }
    return push_items(L, b, false);
}

/* ---- marked text ---- */

typedef const char *marked_read(struct arena *a, struct str text, rich_picture *picture, void *context, struct buf *items);

static const char *picture_of_text(void *context, struct str path, struct rich_item *item, struct buf *items)
{
    struct host *h = context;
    return put_picture(h, host_arena(h), path, (struct str){0}, item, items);
}

static int make_marked(lua_State *L, marked_read *read)
{
    luaL_checkstring(L, 1);
    struct buf *b = new_pieces(L);
    struct arena scratch = {0};
    const char *fault = read(&scratch, host_str(L, 1), picture_of_text, host_of(L), b);
    if (fault)
        lua_pushstring(L, fault);
    arena_release(&scratch);
    return fault ? lua_error(L) : push_items(L, b, true);
}

/* markdown"…" */
static int make_markdown(lua_State *L)
{
    return make_marked(L, markdown_read);
}

/* html"…" */
static int make_html(lua_State *L)
{
    return make_marked(L, html_read);
}

void content_open(lua_State *L)
{
    luaL_newmetatable(L, TYPE_CONTENT);
    lua_pop(L, 1);
    luaL_newmetatable(L, TYPE_PIECES);
    lua_pushcfunction(L, free_pieces);
    lua_setfield(L, -2, "__gc");
    lua_pop(L, 1);
    lua_register(L, "image", image);
    lua_register(L, "link", make_link);
    lua_register(L, "styled", styled);
    lua_register(L, "markdown", make_markdown);
    lua_register(L, "html", make_html);
}
