/* package.h — a package read: its entries as they lie in the archive, compressed; unpacked on request.
 *
 * The archive's own words about sizes are not trusted: what is unpacked is compared with them and kept under
 * ceilings; names that lead out of the package, duplicates, encrypted and damaged entries are refused. Faults
 * are reported with the file and the entry, code PACKAGE.
 */
#ifndef PACK_PACKAGE_H
#define PACK_PACKAGE_H

#include "base/buf.h"
#include "base/diag.h"

struct package_entry {
    struct str name;
    struct str raw; /* bytes as they lie in the archive */
    bool deflated;  /* else stored */
    uint64_t size;  /* unpacked */
    uint32_t crc;
};

struct package {
    struct arena arena;            /* owns everything */
    struct str file;               /* path for messages */
    struct package_entry *entries; /* in order of the archive */
    size_t count, capacity;
};

enum {
    PACKAGE_ENTRIES_LIMIT = 10000,
    PACKAGE_RATIO_LIMIT = 2000,      /* unpacked : packed; deflate reaches 1032 */
    PACKAGE_TOTAL_LIMIT = 512 << 20, /* bytes of all entries, unpacked */
};

/* Reads the directory and the packed bytes of all entries, and checks the size and the CRC of each. All
 * faulty entries are reported. `bytes` is not needed afterwards. The package must be closed in any case. */
bool package_open(struct package *p, struct str file, struct str bytes, struct diag *d);

void package_close(struct package *p);

/* The entry of that name, or NULL. */
const struct package_entry *package_find(const struct package *p, struct str name);

/* Whether the entry is there; says so when it is not. */
bool package_need(const struct package *p, struct str name, struct diag *d);

/* Takes the entry of that name out; nothing when there is none. */
void package_drop(struct package *p, struct str name);

/* Makes `mimetype` the first entry, stored, as ODF 1.3 part 2, 3.3 asks. Fails when the package says that it
 * holds something else than `media_type`, or does not say. */
bool package_put_mimetype(struct package *p, const char *media_type, struct diag *d);

/* Adds an entry of another package as it lies there, under a name that is free. */
void package_add(struct package *p, struct str name, const struct package_entry *e);

/* How hard bytes are packed: what is copied into many packages may take its time. What is kept once for each run may not: it
 * gets larger by a sixth, in less than a third of the time. */
enum package_effort { PACKAGE_QUICKLY = 1, PACKAGE_WELL = 6 };

/* An entry of its own, outside of any package, in `a`. */
struct package_entry package_entry_make(struct arena *a, struct str name, struct str bytes, enum package_effort effort);

/* The same for bytes that are packed already: they are stored, and must outlive the entry. */
struct package_entry package_entry_store(struct str name, struct str bytes);

/* Unpacks an entry into `out` (reset first). */
bool package_read(const struct package *p, const struct package_entry *e, struct buf *out, struct diag *d);

#endif
