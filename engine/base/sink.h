/* sink.h — where a stream of bytes goes: a buffer, a compressor, a file. */
#ifndef BASE_SINK_H
#define BASE_SINK_H

#include "base/str.h"

struct sink {
    /* Takes the next bytes; false: it failed, and whoever owns it knows why. */
    bool (*write)(void *to, const char *bytes, size_t len);
    void *to;
};

#endif
