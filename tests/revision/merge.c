/* merge BASE MINE NEW OUT — the merge of three packages, and what it says of itself, a line each. */
#include <stdio.h>

#include "base/file.h"
#include "base/hash.h"
#include "base/i18n.h"
#include "revision/merge.h"

static const char *const outcomes[] = {"taken", "joined", "kept", "conflict"};

static void print_flat(const char *name, struct str text)
{
    printf(" | %s: ", name);
    for (size_t i = 0; i < text.len; i++)
        putchar(text.ptr[i] == '\n' ? ' ' : text.ptr[i]);
}

static void print_item(const struct revision_item *item)
{
    printf("%s: %.*s", outcomes[item->outcome], STR_ARG(item->place));
    print_flat("old", item->old);
    print_flat("mine", item->mine);
    print_flat("new", item->new);
    putchar('\n');
}

int main(int argc, char **argv)
{
    struct buf files[3], out;
    struct revision_report report = {0};
    struct diag d;
    bool ok = argc == 5;
    i18n_init("build/locale");
    hash_init();
    diag_init(&d);
    buf_init(&out, BUF_LIMIT_PACKAGE);
    for (int i = 0; i < 3; i++) {
        buf_init(&files[i], BUF_LIMIT_PACKAGE);
        ok = ok && file_read(str_from(argv[i + 1]), BUF_LIMIT_PACKAGE, &files[i], &d);
    }
    ok = ok && revision_merge(str_from(argv[2]), buf_str(&files[0]), buf_str(&files[1]), buf_str(&files[2]), &out, &report, &d) &&
         file_replace(str_from(argv[4]), buf_str(&out), &d);
    for (size_t i = 0; i < report.count; i++)
        print_item(&report.items[i]);
    diag_print(&d, stderr);
    diag_release(&d);
    revision_report_release(&report);
    for (int i = 0; i < 3; i++)
        buf_release(&files[i]);
    buf_release(&out);
    return ok ? 0 : 1;
}
