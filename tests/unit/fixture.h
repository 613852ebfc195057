/* fixture.h — what a test stands on: an arena and messages, fresh for each. */
#ifndef TESTS_UNIT_FIXTURE_H
#define TESTS_UNIT_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/diag.h"

/* STR for static initialisers. */
#define TEXT(literal)                                                                                        \
    {                                                                                                        \
        (literal), sizeof(literal) - 1                                                                       \
    }
#define COUNT(array) (sizeof(array) / sizeof *(array))

static struct arena arena;
static struct diag diag;

static int setup(void **state)
{
    (void)state;
    diag_init(&diag);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    diag_release(&diag);
    arena_release(&arena);
    return 0;
}

#endif
