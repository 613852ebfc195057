/* Workers: every job is answered once, whoever dies. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "app/run/pool.h"
#include "base/fatal.h"

enum { JOBS = 200, BYTES = 64 << 20 };

struct tally {
    int answered[JOBS], died[JOBS], timeout[JOBS];
    int wrong;
};

/* Four times what a worker may have; ends as the program does when there is no more. */
static void eat_memory(void)
{
    for (size_t i = 0; i < 4; i++) {
        char *piece = malloc(BYTES);
        if (!piece)
            _exit(EXIT_MACHINE);
        memset(piece, 1, BYTES);
    }
}

static void work(void *context, size_t job, struct buf *answer)
{
    (void)context;
    if (job % 50 == 7)
        raise(SIGKILL);
    if (job == 99)
        for (volatile bool forever = true; forever;)
            ;
    if (job == 123)
        eat_memory();
    for (size_t i = 0; i < job * 1000; i++)
        buf_put_char(answer, (char)job);
}

static void done(void *context, size_t job, enum job_end end, struct str answer)
{
    struct tally *t = context;
    t->answered[job] += end == JOB_ANSWERED;
    t->died[job] += end == JOB_DIED;
    t->timeout[job] += end == JOB_TIMEOUT;
    t->wrong += end == JOB_ANSWERED && (answer.len != job * 1000 || (job && answer.ptr[answer.len - 1] != (char)job));
}

static void run_with(int workers)
{
    struct tally t = {0};
    struct diag d;
    diag_init(&d);
    struct pool p = {JOBS, workers, 1, BYTES, work, NULL, done, &t};
    assert_int_equal(pool_run(&p, &d), POOL_DONE);
    for (size_t i = 0; i < JOBS; i++) {
        assert_int_equal(t.died[i], i % 50 == 7 || i == 123);
        assert_int_equal(t.timeout[i], i == 99);
        assert_int_equal(t.answered[i], i % 50 != 7 && i != 99 && i != 123);
    }
    assert_int_equal(t.wrong, 0);
    diag_release(&d);
}

static void every_job_ends_once(void **state)
{
    (void)state;
    run_with(1);
    run_with(4);
}

static void say_who(void *context, size_t job, struct buf *answer)
{
    (void)context, (void)job;
    pid_t self = getpid();
    buf_put(answer, &self, sizeof self);
}

/* Kills the worker behind its answer, at whatever it is by now. */
static void kill_behind(void *context, size_t job, enum job_end end, struct str answer)
{
    struct tally *t = context;
    t->answered[job] += end == JOB_ANSWERED;
    t->died[job] += end == JOB_DIED;
    pid_t who;
    if (end == JOB_ANSWERED && job % 3 == 0) {
        memcpy(&who, answer.ptr, sizeof who);
        kill(who, SIGKILL);
    }
}

static void a_worker_killed_behind_its_answer_ends_no_job_twice(void **state)
{
    (void)state;
    for (int round = 0; round < 20; round++) {
        struct tally t = {0};
        struct diag d;
        diag_init(&d);
        struct pool p = {JOBS, 4, 60, BYTES, say_who, NULL, kill_behind, &t};
        assert_int_equal(pool_run(&p, &d), POOL_DONE);
        for (size_t i = 0; i < JOBS; i++)
            assert_int_equal(t.answered[i] + t.died[i], 1);
        diag_release(&d);
    }
}

static void stop_work(void *context, size_t job, struct buf *answer)
{
    (void)context, (void)answer;
    if (job == 3)
        kill(getppid(), SIGTERM);
    pause();
}

static void a_stop_signal_ends_the_workers(void **state)
{
    (void)state;
    struct tally t = {0};
    struct diag d;
    diag_init(&d);
    struct pool p = {JOBS, 4, 60, BYTES, stop_work, NULL, done, &t};
    assert_int_equal(pool_run(&p, &d), POOL_STOPPED);
    assert_int_equal(waitpid(-1, NULL, 0), -1);
    diag_release(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_job_ends_once),
        cmocka_unit_test(a_worker_killed_behind_its_answer_ends_no_job_twice),
        cmocka_unit_test(a_stop_signal_ends_the_workers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
