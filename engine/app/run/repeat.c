/* Nothing here may be wrong in the direction of "unchanged": whatever cannot be read or is not known means a run. */
#include "app/run/repeat.h"

#include "app/run/maker.h"
#include "app/run/state.h"
#include "base/file.h"
#include "output/publish.h"

static bool pictures_stand(struct project *p, const struct journal_last *last, struct diag *d)
{
    bool same = true;
    for (size_t i = 0; same && i < last->picture_count; i++) {
        struct digest there;
        if (!file_digest(path_join(&p->arena, p->options->root, last->pictures[i].path), &there, d))
            there = (struct digest){{0}};
        same = digest_equal(there, last->pictures[i].digest);
    }
    return same;
}

static bool documents_stand(struct project *p, struct journal *j, struct repeat *r, struct diag *d)
{
    struct journal_document *documents;
    bool same = journal_documents(j, &p->arena, &documents, &r->documents, d);
    for (size_t i = 0; same && i < r->documents; i++)
        same = maker_stands(p->out, &documents[i]);
    return same;
}

static bool manifest_stands(struct project *p, const struct journal_last *last, struct diag *d)
{
    struct digest there;
    return file_digest(path_join(&p->arena, p->out, STR("manifest.json")), &there, d) && digest_equal(there, last->manifest);
}

/* What was damaged there is kept again by a run alone. */
static bool archive_agrees(struct project *p, struct journal *j)
{
    struct archive_pack *known;
    size_t count;
    journal_packs(j, &p->arena, &known, &count);
    return archive_stands(state_archive_folder(p), known, count);
}

static bool journal_agrees(struct project *p, struct journal *j, const struct ingredients *in, struct repeat *r, struct diag *d)
{
    struct journal_last last;
    if (!journal_last(j, &p->arena, &last) || !digest_equal(last.key, in->key))
        return false;
    r->messages = last.messages;
    return manifest_stands(p, &last, d) && pictures_stand(p, &last, d) && documents_stand(p, j, r, d) && archive_agrees(p, j);
}

bool run_would_repeat(struct project *p, const struct ingredients *in, struct repeat *r, struct diag *d)
{
    struct str state = state_folder(p);
    struct diag ignored; /* the run itself will say it */
    if (!file_stat(state, NULL))
        return false;
    diag_init(&ignored);
    struct publisher *publisher = publish_open(p->out, &ignored);
    struct journal *j = publisher && !publish_was_cut_off(publisher) ? journal_open(state, d) : NULL;
    bool repeats = j && journal_agrees(p, j, in, r, &ignored);
    journal_close(j);
    publish_close(publisher);
    diag_release(&ignored);
    return repeats;
}
