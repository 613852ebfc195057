#include "app/run/run.h"

#include "base/file.h"
#include "app/run/freezing.h"
#include "app/run/publishing.h"
#include "app/run/signed.h"
#include "app/run/state.h"

static bool make_and_publish(struct project *p, const struct run_order *order, struct publisher *publisher, struct journal_document *known,
                             size_t known_count, struct str state, struct run_result *r, struct diag *d)
{
    struct maker m = {.making = {.project = p, .out = p->out},
                      .plan = order->plan,
                      .publisher = publisher,
                      .known = known,
                      .known_count = known_count,
                      .timings = order->timings};
    struct gathering g = {.project = p, .plan = order->plan, .d = d};
    enum pool_status status = gathering_work(&g, &m, d);
    r->stopped = status == POOL_STOPPED;
    r->times = g.times;
    if (status != POOL_DONE || gathering_is_faulty(&g) || !gathering_check_names(&g))
        return false;
    struct publishing x = {.g = &g, .m = &m, .publisher = publisher, .order = order};
    struct journal *j = journal_open(state, order->once);
    bool ok = j && publishing_publish(&x, j, r, d);
    journal_close(j);
    return ok;
}

bool run_plan(struct project *p, const struct run_order *order, struct run_result *r, struct diag *d)
{
    struct journal_document *known = NULL;
    struct journal_registration *registered;
    struct manifest before;
    size_t known_count = 0, registered_count;
    *r = (struct run_result){0};
    struct publisher *publisher = publish_open(p->out, d);
    if (!publisher)
        return false;
    struct str state = state_folder(p);
    struct journal *j = journal_open(state, order->once); /* closed again before workers are forked */
    if (j)
        publishing_read_beyond(p, j, &before);
    bool ok = j && signed_find(p, j, &before, &registered, &registered_count, order->once) &&
              signed_restore(p, j, registered, registered_count, order->once) &&
              journal_documents(j, &p->arena, &known, &known_count, order->once);
    journal_close(j);
    if (ok) {
        freezing_freeze(order->plan, p, registered, registered_count, d);
        publishing_know_own_files(publisher, &before, known, known_count);
        ok = make_and_publish(p, order, publisher, known, known_count, state, r, d);
    }
    publish_close(publisher);
    return ok;
}

bool run_dry(struct project *p, const struct plan *plan, struct diag *d)
{
    struct maker m = {.making = {.project = p, .out = p->out}, .plan = plan};
    struct gathering g = {.project = p, .plan = plan, .d = d};
    return gathering_work(&g, &m, d) == POOL_DONE && !gathering_is_faulty(&g) && gathering_check_names(&g);
}
