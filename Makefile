# `make help` lists the targets. The default builds the optimised program at build/pisar.
MODE    ?= release
B       := build/$(MODE)
CC      := gcc
VERSION := 0.1.0
PREFIX  ?= /usr/local
PKGS    := libxml-2.0 libzip lua5.4 icu-i18n icu-uc sqlite3 jansson libgcrypt libcmark zlib libdeflate libpng libjpeg
WARN    := -std=c11 -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes \
           -Wwrite-strings -Wvla -Wundef
OPT.release := -O2 -g
OPT.asan    := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
CFLAGS  += $(WARN) $(OPT.$(MODE)) -Iengine -I. -MMD -MP -D_GNU_SOURCE -DPISAR_VERSION='"$(VERSION)"' \
           $(shell pkg-config --cflags $(PKGS) 2>/dev/null)
LDLIBS  += $(shell pkg-config --libs $(PKGS) 2>/dev/null) -lcsv -lm
# The program itself: what may be is linked into it, since binding 24 shared libraries takes longer than filling a document.
# libzip has no archive in Debian; those of the C library stay shared.
SHARED  := -lm -ldl -lpthread
PROGRAM.release := -Wl,-z,pack-relative-relocs \
           -Wl,-Bstatic $(filter-out $(SHARED),$(shell pkg-config --static --libs $(filter-out libzip,$(PKGS)) 2>/dev/null)) -lcsv -lstdc++ \
           -Wl,-Bdynamic -lzip $(SHARED)
PROGRAM.asan := $(LDLIBS)
LIBOBJ  := $(patsubst %.c,$B/%.o,$(wildcard engine/*/*.c engine/*/*/*.c))
UNITS   := $(patsubst %.c,$B/%,$(wildcard tests/unit/*_test.c))
BENCHES := $(patsubst %.c,$B/%,$(wildcard tests/bench/*.c))
TOOLS   := $B/tests/tools/canon $B/tests/tools/pack $B/tests/tools/validate
LOCALES := build/locale/ru/LC_MESSAGES/pisar.mo build/locale/ru/LC_MESSAGES/libc.mo
LIBRARY := $(patsubst scripts/lib/%,build/lib/%c,$(wildcard scripts/lib/*.lua)) build/lib/palette.docx
SOURCES := $(wildcard engine/*.c engine/*/*.[ch] engine/*/*/*.[ch] tests/*/*.[ch])

# The sanitizers' allocator and Lua's ceilings live together only when a failed allocation may return NULL.
export ASAN_OPTIONS := allocator_may_return_null=1:detect_leaks=1
export PISAR := $(CURDIR)/$B/pisar

.DEFAULT_GOAL := all

all: build/pisar ## build the optimised program at build/pisar

run: ## install what is missing, build, make the default project's documents in out/
	@tools/install.sh run
	@$(MAKE) --no-print-directory build/pisar
	build/pisar run

test: ## install what is missing, build, run all tests
	@tools/install.sh test
	@$(MAKE) --no-print-directory $B/pisar units
	@tests/run.sh lint unit language spec golden rules revision faults issue documents corrections

unit: units ## the C unit tests
	@tests/run.sh unit

language: $B/pisar $(TOOLS) ## Russian in templates: vectors and the examples of every filter
	@tests/run.sh language

spec: $B/pisar $(TOOLS) ## every example of docs/templates.md, in every format
	@tests/run.sh spec

golden: $B/pisar ## golden projects against their expected documents
	@tests/run.sh golden

rules: $B/pisar ## indicators on small tables against the expected figures
	@tests/run.sh rules

revision: units ## editions that people edited, merged with new ones
	@tests/run.sh revision

corrections: units $B/pisar ## what makes people regenerate: each correction against a clean run
	@tests/run.sh corrections

golden-update: $B/pisar ## show how golden documents differ and take the new ones
	@tests/golden/update.sh

asan: ## all tests under the address and undefined-behaviour sanitizers
	@tools/install.sh test
	@$(MAKE) --no-print-directory MODE=asan build/asan/pisar units
	@PISAR=$(CURDIR)/build/asan/pisar B=build/asan tests/run.sh unit language spec golden rules revision faults issue

lint: ## layers, banned functions, documents against code
	@tests/run.sh lint

property: units $B/pisar ## thousands of random corrections, each compared with a clean run (STEPS, SEED)
	@B=$B STEPS=$${STEPS:-3000} SEED=$${SEED:-1} tests/faults/run.sh random

format: ## put the C sources in the form of .clang-format
	@tools/install.sh dev
	clang-format -i $(SOURCES)

bench: ## measure speed and memory (ratios, no assertions)
	@tools/install.sh dev
	@$(MAKE) --no-print-directory build/pisar $(BENCHES) $(TOOLS)
	@tests/bench/run.sh

install: build/pisar ## install under PREFIX (default /usr/local)
	install -D -m 755 build/pisar $(DESTDIR)$(PREFIX)/bin/pisar
	install -D -m 644 -t $(DESTDIR)$(PREFIX)/share/pisar/locale/ru/LC_MESSAGES $(LOCALES)
	install -D -m 644 -t $(DESTDIR)$(PREFIX)/share/pisar/lib $(LIBRARY)
	install -D -m 644 docs/pisar.1 $(DESTDIR)$(PREFIX)/share/man/man1/pisar.1

clean: ## remove what was built; out/ stays
	rm -rf build

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' Makefile | sed 's/:.*## /\t/' | expand -t 16

units: $(LIBRARY) $(UNITS) $(TOOLS) $B/tests/faults/forge $B/tests/faults/shim.so $B/tests/faults/memory.so $B/tests/revision/merge

build/pisar: build/release/pisar $(LOCALES) $(LIBRARY)
	@cp -f $< $@

$B/pisar: $B/engine/main.o $B/libpisar.a | $(LOCALES) $(LIBRARY)
	@echo "  LINK  $@"
	@$(CC) $(CFLAGS) -o $@ $^ $(PROGRAM.$(MODE))

$B/libpisar.a: $(LIBOBJ)
	@rm -f $@ && $(AR) rcsP $@ $^

$(UNITS): $B/%: $B/%.o $B/libpisar.a
	@echo "  LINK  $@"
	@$(CC) $(CFLAGS) -o $@ $^ $(LDLIBS) -lcmocka

$(TOOLS): $B/%: $B/%.o $B/tests/tools/entries.o
	@echo "  LINK  $@"
	@$(CC) $(CFLAGS) -o $@ $^ $(shell pkg-config --libs libzip libxml-2.0)

$B/tests/faults/forge $B/tests/revision/merge: $B/%: $B/%.o $B/libpisar.a
	@$(CC) $(CFLAGS) -o $@ $^ $(LDLIBS)

$(BENCHES): $B/%: $B/%.o $B/tests/tools/entries.o
	@echo "  LINK  $@"
	@$(CC) $(CFLAGS) -o $@ $^ $(shell pkg-config --libs libzip libdeflate)

# Preloaded, also before a sanitizer's own library: built without it.
$B/%.so: %.c
	@mkdir -p $(@D)
	@echo "  CC    $<"
	@$(CC) $(WARN) -O1 -g -fPIC -shared -D_GNU_SOURCE -o $@ $<

# The shim with an allocator: a program that brings its own, as one under a sanitizer, must not find this one.
$B/tests/faults/memory.so: tests/faults/shim.c
	@mkdir -p $(@D)
	@echo "  CC    $<"
	@$(CC) $(WARN) -O1 -g -fPIC -DMEMORY -shared -D_GNU_SOURCE -o $@ $<

$B/%.o: %.c
	@mkdir -p $(@D)
	@echo "  CC    $<"
	@$(CC) $(CFLAGS) -c -o $@ $<

# Nothing is to be converted: texts are UTF-8, as what the program writes is. libc converts whatever names its charset, and falls over a
# conversion for which there is no memory.
build/locale/%/LC_MESSAGES/pisar.mo: po/%.po
	@mkdir -p $(@D)
	msgfmt --check -o $@ $<
	@LC_ALL=C sed -i 's/charset=UTF-8/CHARSET=UTF-8/' $@

# libc asks for the words of argp and strerror under its own name.
build/locale/%/libc.mo: build/locale/%/pisar.mo
	@cp $< $@

build/lib/%.docx: share/%.docx
	@mkdir -p $(@D)
	@cp $< $@

# A cold `pisar fill` spends no time on compiling the language library.
build/lib/%.luac: scripts/lib/%.lua
	@mkdir -p $(@D)
	@luac5.4 -o $@ $<

-include $(shell find $B -name '*.d' 2>/dev/null)
.PHONY: all run test unit units language spec golden rules revision corrections golden-update asan lint property format bench install clean help
.PRECIOUS: $B/%.o
