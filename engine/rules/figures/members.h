/* members.h — the set that a rule fills: who is in, who is out, about whom nothing is known. */
#ifndef FIGURES_MEMBERS_H
#define FIGURES_MEMBERS_H

#include "rules/figures/figure.h"

struct lua_State;

struct member_set {
    struct arena *arena;
    struct member *members;
    size_t count, capacity;
    uint32_t *slots; /* open addressing, 1 + index of the member; a power of two of them */
    size_t slot_count;
    bool has_total;
    int64_t total;      /* of set:total */
    int64_t missing;    /* units of set:missing */
    int64_t missing_of; /* how many units it says were asked */
    struct str over;    /* population of set:over; empty: the indicator's own */
    bool says_held, held;
    struct str *notes;
    size_t note_count, note_capacity;
    struct also *also;
    size_t also_count, also_capacity;
};

/* Registers the type of sets. */
void members_open(struct lua_State *L);

/* Pushes a new set that keeps everything in `a`, and gives it. */
struct member_set *members_push(struct lua_State *L, struct arena *a);

/* "inputs/attend.csv:17", in `a`. */
struct str members_place(struct arena *a, const struct member_place *p);

/* What the set amounts to: num, den, unknown, held. */
struct tally members_tally(const struct member_set *s, enum indicator_type type);

#endif
