#include "journal/entry.h"

int journal_compare_documents(const void *pa, const void *pb)
{
    const struct journal_document *a = pa, *b = pb;
    int order = str_compare(a->id, b->id);
    if (!order)
        order = str_compare(a->key, b->key);
    return order ? order : str_compare(a->template, b->template);
}

bool journal_same_document(const struct journal_document *a, const struct journal_document *b)
{
    return journal_compare_documents(a, b) == 0;
}

struct digest journal_clean(const struct journal_document *k)
{
    static const struct digest none;
    return digest_equal(k->clean, none) ? k->digest : k->clean;
}

bool journal_same_edition(const struct journal_document *a, const struct journal_document *b)
{
    return digest_equal(a->digest, b->digest) && digest_equal(a->clean, b->clean) && digest_equal(a->fingerprint, b->fingerprint) &&
           str_equal(a->path, b->path);
}
