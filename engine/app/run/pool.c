/* Jobs are dealt by a counter in shared memory; beside it each worker notes the job it is at, so that the
 * parent knows what a dead one left undone. An answer is a header and its bytes on the worker's own pipe. */
#include "app/run/pool.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/fatal.h"
#include "base/i18n.h"

enum { WORKERS_LARGEST = 256 };

struct header {
    uint64_t job;
    uint64_t len;
};

struct shared {
    atomic_size_t next;                /* job to be dealt */
    _Atomic int64_t at[WORKERS_LARGEST]; /* job that a worker is at, -1: none */
};

struct worker {
    pid_t pid; /* 0: not running */
    int fd;    /* reading end */
    struct buf pending;
};

static volatile sig_atomic_t stop_signal;

static void note_stop(int signal_number)
{
    stop_signal = signal_number;
}

static const int stop_signals[] = {SIGINT, SIGTERM, SIGHUP};
enum { STOP_SIGNALS = sizeof stop_signals / sizeof *stop_signals };

/* What the process did about the stop signals before. */
struct handling {
    struct sigaction actions[STOP_SIGNALS];
    sigset_t mask;
};

/* The signals are let in only while waiting (ppoll), so that none falls between a look and a wait. */
static void set_stop_handlers(struct handling *old)
{
    struct sigaction action = {.sa_handler = note_stop};
    sigset_t blocked;
    sigemptyset(&blocked);
    for (int i = 0; i < STOP_SIGNALS; i++) {
        sigaction(stop_signals[i], &action, &old->actions[i]);
        sigaddset(&blocked, stop_signals[i]);
    }
    sigprocmask(SIG_BLOCK, &blocked, &old->mask);
}

static void restore_stop_handlers(const struct handling *old)
{
    sigprocmask(SIG_SETMASK, &old->mask, NULL);
    for (int i = 0; i < STOP_SIGNALS; i++)
        sigaction(stop_signals[i], &old->actions[i], NULL);
}

struct running {
    const struct pool *pool;
    struct shared *shared;
    struct worker *workers;
    int count;
    bool *settled; /* a job: it has ended */
    struct handling before;
};

/* A worker may be ended behind its answer, before it has noted that it is at no job any more. */
static void settle(const struct running *r, size_t job, enum job_end end, struct str answer)
{
    if (r->settled[job])
        return;
    r->settled[job] = true;
    r->pool->done(r->pool->parent_context, job, end, answer);
}

static void write_or_exit(int fd, const void *bytes, size_t len)
{
    const char *at = bytes;
    while (len) {
        ssize_t n = write(fd, at, len);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            _exit(EXIT_MACHINE);
        at += n;
        len -= (size_t)n;
    }
}

/* The start is what the kernel counts as data now, with all that was loaded before the fork. */
static void limit_memory(size_t bytes)
{
    FILE *f = fopen("/proc/self/statm", "re");
    unsigned long pages = 0;
    if (f && fscanf(f, "%*u %*u %*u %*u %*u %lu", &pages) == 1) {
        rlim_t most = (rlim_t)pages * (rlim_t)sysconf(_SC_PAGESIZE) + bytes;
        setrlimit(RLIMIT_DATA, &(struct rlimit){most, most});
    }
    if (f)
        fclose(f);
}

/* Processor time, not the clock's: a busy machine fails no document. SIGPROF, unless it is caught, ends the process.
 * Each job sets it anew; between two jobs nothing is computed. */
static void limit_time(unsigned seconds)
{
    setitimer(ITIMER_PROF, &(struct itimerval){.it_value.tv_sec = seconds}, NULL);
}

/* The answer goes behind room for its header, so that both are one write, which wakes the parent once. */
static void answer_job(const struct pool *p, size_t job, struct buf *answer)
{
    struct header h = {.job = job};
    buf_reset(answer);
    buf_put(answer, &h, sizeof h);
    limit_time(p->seconds);
    p->work(p->worker_context, job, answer);
    h.len = answer->len - sizeof h;
    memcpy(answer->ptr, &h, sizeof h);
}

static _Noreturn void worker_main(const struct running *r, int slot, int fd, pid_t parent)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent)
        _exit(EXIT_MACHINE); /* the parent died before the line above */
    for (int i = 0; i < STOP_SIGNALS; i++)
        signal(stop_signals[i], SIG_DFL);
    sigprocmask(SIG_SETMASK, &r->before.mask, NULL);
    limit_memory(r->pool->bytes);
    struct buf answer;
    buf_init(&answer, BUF_LIMIT_PACKAGE);
    for (;;) {
        size_t job = atomic_fetch_add(&r->shared->next, 1);
        if (job >= r->pool->job_count)
            _exit(EXIT_DONE);
        atomic_store(&r->shared->at[slot], (int64_t)job);
        answer_job(r->pool, job, &answer);
        write_or_exit(fd, answer.ptr, answer.len);
        atomic_store(&r->shared->at[slot], -1);
    }
}

static bool worker_start(struct running *r, int slot, struct diag *d)
{
    struct worker *w = &r->workers[slot];
    int ends[2];
    if (pipe(ends))
        return diag_error(d, place_file(STR("")), "WORKER", _("cannot make a pipe: %s"), strerror(errno));
    atomic_store(&r->shared->at[slot], -1);
    pid_t parent = getpid(), pid = fork();
    if (pid == 0) {
        close(ends[0]);
        worker_main(r, slot, ends[1], parent);
    }
    close(ends[1]);
    if (pid < 0) {
        close(ends[0]);
        return diag_error(d, place_file(STR("")), "WORKER", _("cannot start a worker: %s"), strerror(errno));
    }
    w->pid = pid;
    w->fd = ends[0];
    buf_init(&w->pending, BUF_LIMIT_PACKAGE);
    return true;
}

/* Hands over every whole answer that has arrived. */
static void take_answers(const struct running *r, struct worker *w)
{
    size_t at = 0;
    struct header h;
    while (w->pending.len - at >= sizeof h) {
        memcpy(&h, w->pending.ptr + at, sizeof h);
        if (w->pending.len - at - sizeof h < h.len)
            break;
        settle(r, h.job, JOB_ANSWERED, str_make(w->pending.ptr + at + sizeof h, h.len));
        at += sizeof h + h.len;
    }
    memmove(w->pending.ptr, w->pending.ptr + at, w->pending.len - at);
    buf_truncate(&w->pending, w->pending.len - at);
}

/* Reads what is there; false at the end of the pipe. */
static bool read_answers(const struct running *r, struct worker *w)
{
    enum { CHUNK = 1 << 16 };
    char *room = buf_reserve(&w->pending, CHUNK);
    if (!room)
        return false;
    ssize_t n = read(w->fd, room, CHUNK);
    if (n < 0)
        return errno == EINTR || errno == EAGAIN;
    if (n == 0)
        return false;
    w->pending.len += (size_t)n;
    take_answers(r, w);
    return true;
}

static void worker_close(struct worker *w)
{
    close(w->fd);
    buf_release(&w->pending);
    w->pid = 0;
}

static int wait_for(pid_t pid)
{
    int status = 0;
    while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
        ;
    return status;
}

/* A worker has closed its pipe: done, or dead with a job in its hands. */
static bool worker_end(struct running *r, int slot, struct diag *d)
{
    struct worker *w = &r->workers[slot];
    int status = wait_for(w->pid);
    int64_t job = atomic_load(&r->shared->at[slot]);
    worker_close(w);
    if (job < 0)
        return true;
    bool timeout = WIFSIGNALED(status) && WTERMSIG(status) == SIGPROF;
    settle(r, (size_t)job, timeout ? JOB_TIMEOUT : JOB_DIED, (struct str){0});
    return atomic_load(&r->shared->next) >= r->pool->job_count || worker_start(r, slot, d);
}

/* While the parent sleeps answers gather in the pipes: it is woken once for many of them, not for each. Nobody waits for it
 * when no job is left to be dealt. */
static void let_gather(const struct running *r)
{
    enum { MILLISECOND = 1000000 };
    if (atomic_load(&r->shared->next) < r->pool->job_count)
        nanosleep(&(struct timespec){.tv_nsec = MILLISECOND}, NULL);
}

static bool poll_workers(struct running *r, struct diag *d)
{
    struct pollfd fds[WORKERS_LARGEST];
    int slots[WORKERS_LARGEST], n = 0;
    for (int i = 0; i < r->count; i++)
        if (r->workers[i].pid) {
            fds[n] = (struct pollfd){.fd = r->workers[i].fd, .events = POLLIN};
            slots[n++] = i;
        }
    if (ppoll(fds, (nfds_t)n, NULL, &r->before.mask) < 0)
        return errno == EINTR;
    let_gather(r);
    for (int i = 0; i < n; i++)
        if (fds[i].revents && !read_answers(r, &r->workers[slots[i]]) && !worker_end(r, slots[i], d))
            return false;
    return true;
}

static bool any_running(const struct running *r)
{
    for (int i = 0; i < r->count; i++)
        if (r->workers[i].pid)
            return true;
    return false;
}

static void kill_workers(struct running *r)
{
    for (int i = 0; i < r->count; i++)
        if (r->workers[i].pid) {
            kill(r->workers[i].pid, SIGKILL);
            wait_for(r->workers[i].pid);
            worker_close(&r->workers[i]);
        }
}

/* Or ended between taking a job and noting it. */
static void settle_lost(const struct running *r)
{
    for (size_t i = 0; i < r->pool->job_count; i++)
        settle(r, i, JOB_DIED, (struct str){0});
}

static enum pool_status run_workers(struct running *r, struct diag *d)
{
    bool ok = true;
    for (int i = 0; ok && i < r->count; i++)
        ok = worker_start(r, i, d);
    while (ok && !stop_signal && any_running(r))
        ok = poll_workers(r, d);
    kill_workers(r);
    if (ok && !stop_signal)
        settle_lost(r);
    return stop_signal ? POOL_STOPPED : ok ? POOL_DONE : POOL_FAILED;
}

enum pool_status pool_run(const struct pool *p, struct diag *d)
{
    struct arena scratch = {0};
    struct running r = {.pool = p, .count = p->workers};
    if ((size_t)r.count > p->job_count)
        r.count = (int)p->job_count;
    if (!r.count)
        return POOL_DONE;
    void *map = mmap(NULL, sizeof *r.shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (map == MAP_FAILED)
        fatal_no_memory();
    r.shared = map;
    r.workers = ARENA_ARRAY(&scratch, struct worker, (size_t)r.count);
    r.settled = ARENA_ARRAY(&scratch, bool, p->job_count);
    stop_signal = 0;
    set_stop_handlers(&r.before);
    enum pool_status status = run_workers(&r, d);
    restore_stop_handlers(&r.before);
    munmap(map, sizeof *r.shared);
    arena_release(&scratch);
    return status;
}
