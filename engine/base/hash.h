/* hash.h — digests (libgcrypt's only home).
 *
 * SHA-256 (FIPS 180-4) names contents everywhere in this program: files, templates, records.
 */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include "base/arena.h"

struct digest {
    unsigned char bytes[32];
};

/* Starts libgcrypt; call once before any digest. Ends the process if the library is too old. */
void hash_init(void);

/* Digest of bytes in one go. */
struct digest hash_bytes(struct str bytes);

/* The Russian digest: GOST R 34.11-2012 («Стрибог»), 256 bits, in the order of bytes of RFC 6986. Signatures are made over it. */
struct digest hash_streebog(struct str bytes);

/* Digest of bytes that come in pieces. */
struct hash;
struct hash *hash_new(void);
void hash_put(struct hash *h, struct str bytes);
/* The same with its length before it, so that moving a byte from one field to the next changes the digest. */
void hash_put_field(struct hash *h, struct str field);
/* The digest of what was put; frees the hash. */
struct digest hash_end(struct hash *h);

/* The same digest over a few fields, HASH_FIELDS_LIMIT at most, without a hash to be made and freed. */
enum { HASH_FIELDS_LIMIT = 8 };
struct digest hash_fields(const struct str *fields, size_t count);

bool digest_equal(struct digest a, struct digest b);

enum { DIGEST_HEX = 2 * sizeof(struct digest) };

/* 64 lower-case hexadecimal digits, in `a`; and without a NUL at `text`. */
struct str digest_hex(struct arena *a, struct digest d);
void digest_put_hex(struct digest d, char text[DIGEST_HEX]);

/* Reads 64 hexadecimal digits; false for anything else. */
bool digest_from_hex(struct str hex, struct digest *d);

#endif
