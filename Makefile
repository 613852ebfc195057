# The targets are listed by `make help`.
MODE   ?= release
B      := build/$(MODE)
CC     := gcc
PKGS   := libxml-2.0 libzip lua5.4 icu-i18n icu-uc sqlite3 jansson libgcrypt libcmark zlib libdeflate
WARN   := -std=c11 -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes \
          -Wwrite-strings -Wvla -Wundef
OPT.release := -O2 -g
OPT.asan    := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
VERSION := 0.1.0
CFLAGS  += $(WARN) $(OPT.$(MODE)) -Iengine -MMD -MP $(shell pkg-config --cflags $(PKGS) 2>/dev/null)
LDLIBS  += $(shell pkg-config --libs $(PKGS) 2>/dev/null) -lcsv -lm
LIBOBJ  := $(patsubst %.c,$B/%.o,$(wildcard engine/*/*.c))
UNITS   := $(patsubst %.c,$B/%,$(wildcard tests/unit/*_test.c))

.DEFAULT_GOAL := all
all: build/pisar

build/pisar: $B/engine/main
	@mkdir -p build && cp -f $< $@

$B/libpisar.a: $(LIBOBJ)
	@rm -f $@ && $(AR) rcs $@ $^

$B/engine/main: $B/engine/main.o $B/libpisar.a
	$(CC) $(CFLAGS) -o $@ $^ $(LDLIBS)

$(UNITS): $B/tests/unit/%: $B/tests/unit/%.o $B/libpisar.a
	$(CC) $(CFLAGS) -o $@ $^ $(LDLIBS) -lcmocka

$B/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) -c -o $@ $<

unit: $(UNITS)
	@for t in $(UNITS); do $$t || exit 1; done

clean:
	rm -rf build

-include $(shell find $B -name '*.d' 2>/dev/null)
.PHONY: all unit clean
.SECONDARY:
