# SPDX-License-Identifier: MIT
# Jiaofu: builds under $(BUILD)/$(FLAVOUR)/, tests, installs. `make help` lists what there is.
#
#   FLAVOUR=release|debug|asan|cov|fuzz   WERROR=1   CC=clang   BUILD=dir   FOLDERS="base xml …" (only these folders and their unit tests)

BUILD   ?= build
FLAVOUR ?= release
PREFIX  ?= /usr/local
DESTDIR ?=
JOBS    ?= $(shell nproc 2>/dev/null || echo 1)
ifeq ($(origin CC),default)
CC := gcc
endif

# Layer by layer, lowest first: src/README.md.
FOLDERS ?= base xml pdf text crypto service record model trail facts import chart layout paint archive sign verify job cli
MODULES := glib-2.0 libxml-2.0 libxslt libexslt cairo pangocairo pangoft2 harfbuzz librsvg-2.0 libqrencode openssl zlib json-glib-1.0

OUT     := $(BUILD)/$(FLAVOUR)
LIBRARY := $(OUT)/libjiaofu.a
PROGRAM := $(OUT)/jiaofu

# Asked for when the first file is compiled, not before: on a fresh machine `deps` has to run first.
PKG_CFLAGS = $(eval PKG_CFLAGS := $$(shell pkg-config --cflags $(MODULES) | sed 's/-I/-isystem /g'))$(PKG_CFLAGS)
PKG_LIBS   = $(eval PKG_LIBS := $$(shell pkg-config --libs $(MODULES)))$(PKG_LIBS)

WARNINGS := -Wall -Wextra -Wconversion -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wvla -Wformat=2 -Wswitch-enum
ifdef WERROR
WARNINGS += -Werror
endif
FORTIFY  := -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3
HARDEN   := -fstack-protector-strong -fstack-clash-protection -fPIE
ifneq ($(filter x86_64 i%86,$(shell uname -m)),)
HARDEN   += -fcf-protection
endif
LINK     := -pie -Wl,-z,relro,-z,now -Wl,--as-needed
SANITIZE := -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer

FLAGS_release := -O2 -g $(FORTIFY) $(HARDEN)
FLAGS_debug   := -O0 -g3 $(HARDEN)
FLAGS_asan    := -O1 -g $(SANITIZE) -fPIE
FLAGS_cov     := -O0 -g --coverage -fPIE
FLAGS_fuzz    := -O1 -g $(SANITIZE) -fsanitize=fuzzer-no-link -fPIE
LINK_asan     := $(SANITIZE)
LINK_cov      := --coverage
LINK_fuzz     := $(SANITIZE)
ifeq ($(FLAGS_$(FLAVOUR)),)
$(error FLAVOUR=$(FLAVOUR): must be release, debug, asan, cov or fuzz)
endif

# CFLAGS and LDFLAGS stay free for whoever builds a package.
COMPILE = $(CC) -std=c17 -D_GNU_SOURCE $(WARNINGS) $(FLAGS_$(FLAVOUR)) -Isrc $(PKG_CFLAGS) $(CPPFLAGS) $(CFLAGS) -MMD -MP
LINKING = $(CC) $(FLAGS_$(FLAVOUR)) $(CFLAGS) $(LINK) $(LINK_$(FLAVOUR)) $(LDFLAGS)
LIBS    = $(PKG_LIBS) -lhyphen -lcsv -lm

# ---- what is built from what

sources  = $(foreach folder,$(1),$(sort $(wildcard src/$(folder)/*.c)))
objects  = $(patsubst %.c,$(OUT)/%.o,$(1))
programs = $(patsubst tests/%.c,$(OUT)/tests/%,$(1))

LIBRARY_OBJECTS := $(call objects,$(call sources,$(filter-out cli,$(FOLDERS))))
PROGRAM_OBJECTS := $(call objects,$(call sources,$(filter cli,$(FOLDERS))))
UNIT   := $(call programs,$(sort $(foreach folder,$(FOLDERS),$(wildcard tests/unit/$(folder)_*.c))))
FAULTS := $(call programs,$(sort $(filter-out tests/faults/preload_%,$(wildcard tests/faults/*.c))))
SHIMS  := $(patsubst %,%.so,$(call programs,$(sort $(wildcard tests/faults/preload_*.c))))
FUZZ   := $(call programs,$(sort $(filter-out tests/fuzz/driver.c,$(wildcard tests/fuzz/*.c))))
BENCH  := $(OUT)/tests/bench/bench $(OUT)/tests/bench/replay
ALL    := $(LIBRARY) $(if $(PROGRAM_OBJECTS),$(PROGRAM)) $(OUT)/share/jiaofu

.DEFAULT_GOAL := all
.DELETE_ON_ERROR:
.SECONDARY:
.PHONY: all
all: $(ALL)

$(OUT)/%.o: %.c Makefile
	@mkdir -p $(@D)
	@echo "  CC $<"
	@$(COMPILE) -c -o $@ $<

# GLib's g_assert_cmpmem has an int inside.
$(OUT)/tests/%.o: WARNINGS += -Wno-sign-conversion

$(LIBRARY): $(LIBRARY_OBJECTS)
	@mkdir -p $(@D)
	@rm -f $@
	@$(AR) rcsD $@ $(LIBRARY_OBJECTS)

$(PROGRAM): $(PROGRAM_OBJECTS) $(LIBRARY)
	@echo "  LD $@"
	@$(LINKING) -o $@ $(PROGRAM_OBJECTS) $(LIBRARY) $(LIBS)

# Where a program that was not installed finds schemas, stylesheets and fonts (job/engine.h): as after an installation, under share/jiaofu.
$(OUT)/share/jiaofu:
	@mkdir -p $(@D)
	@ln -sfn $(CURDIR) $@

$(OUT)/tests/bench/bench: $(OUT)/tests/bench/records.o
$(UNIT) $(FAULTS) $(BENCH): $(OUT)/tests/%: $(OUT)/tests/%.o $(LIBRARY) | $(OUT)/share/jiaofu $(OUT)/tests/share/jiaofu
	@echo "  LD $@"
	@$(LINKING) -o $@ $(filter %.o,$^) $(LIBRARY) $(LIBS)

ifeq ($(FLAVOUR),fuzz)
$(FUZZ): $(OUT)/tests/%: $(OUT)/tests/%.o $(LIBRARY) | $(OUT)/tests/share/jiaofu
	@$(LINKING) -fsanitize=fuzzer -o $@ $< $(LIBRARY) $(LIBS)
else
$(FUZZ): $(OUT)/tests/%: $(OUT)/tests/%.o $(OUT)/tests/fuzz/driver.o $(LIBRARY) | $(OUT)/tests/share/jiaofu
	@echo "  LD $@"
	@$(LINKING) -o $@ $< $(OUT)/tests/fuzz/driver.o $(LIBRARY) $(LIBS)
endif

$(OUT)/tests/share/jiaofu:
	@mkdir -p $(@D)
	@ln -sfn $(CURDIR) $@

$(SHIMS): $(OUT)/tests/%.so: tests/%.c Makefile
	@mkdir -p $(@D)
	@$(CC) -std=c17 -D_GNU_SOURCE $(WARNINGS) -O2 -fPIC -shared -o $@ $< -ldl

# tests/%.c is compiled by the rule for objects: $(OUT)/tests/%.o
-include $(shell find $(OUT) -name '*.d' 2>/dev/null)

# ---- tests: every one speaks TAP; tests/tap.pl runs them and ends with "N passed, N failed[, N skipped]"

.PHONY: unit golden e2e faults fuzz-corpus lint tests check check-run regen pictures conformance bench demo demo-run
TAP = LSAN_OPTIONS=suppressions=tests/lsan.txt JIAOFU=$(abspath $(PROGRAM)) JF_OUT=$(abspath $(OUT)) CC="$(CC)" perl tests/tap.pl --jobs $(JOBS)
GOLDEN_SCRIPTS = $(sort $(wildcard tests/golden/*.sh))
E2E_SCRIPTS    = $(sort $(filter-out %/lib.sh,$(wildcard tests/e2e/*.sh)))
FAULTS_SCRIPTS = $(sort $(wildcard tests/faults/*.sh))
LINT_SCRIPTS   = $(sort $(wildcard tests/lint/*.sh tests/lint/*.pl))

tests: $(UNIT) $(FAULTS) $(SHIMS) $(FUZZ) $(ALL)
unit: $(UNIT)
	@$(TAP) $(UNIT)
golden: $(ALL)
	@$(TAP) $(GOLDEN_SCRIPTS)
e2e: $(ALL)
	@$(TAP) $(E2E_SCRIPTS)
faults: $(ALL) $(FAULTS) $(SHIMS)
	@$(TAP) $(FAULTS) $(FAULTS_SCRIPTS)
fuzz-corpus: $(FUZZ)
	@$(TAP) $(FUZZ)
lint:
	@$(TAP) $(LINT_SCRIPTS)

# The pictures in README: pages as they are now. picture: name, page, record.
picture = $(PROGRAM) render -q --format png --dpi 45 --issued-at 2026-04-03T09:00:00+08:00 -o $(OUT)/pictures/$(1).png $(3) && \
          cp $$(ls -v $(OUT)/pictures/$(1)*.png | sed -n $(2)p) samples/pictures/$(1).png
pictures: $(ALL)
	@rm -rf $(OUT)/pictures && mkdir -p samples/pictures $(OUT)/pictures
	@$(PROGRAM) render -q --format png --dpi 60 --issued-at 2026-04-01T09:00:00+08:00 -o samples/pictures/sheet-zh.png samples/visit-01-raid-repair.xml
	@$(PROGRAM) render -q --format png --dpi 60 --issued-at 2026-04-01T09:00:00+08:00 -o samples/pictures/sheet-en.png samples/visit-08-core-switch-en.xml
	@$(call picture,sla-zh,2,samples/sla-01-hospital-202603.xml)
	@$(call picture,incident-en,3,samples/incident-02-plant-dual-active-en.xml)
	@$(call picture,consultation-zh,2,samples/consultation-01-hospital-resilience.xml)

# Shows what would change in the expected texts, then writes them.
regen: $(ALL)
	@for script in $(GOLDEN_SCRIPTS); do JIAOFU=$(abspath $(PROGRAM)) JF_OUT=$(abspath $(OUT)) REGEN=1 bash $$script || exit 1; done

check: deps
	@$(MAKE) --no-print-directory -j$(JOBS) FLAVOUR=release tests
	@$(MAKE) --no-print-directory -j$(JOBS) FLAVOUR=asan tests
	@$(MAKE) --no-print-directory FLAVOUR=release check-run
ASAN = $(patsubst $(OUT)/%,$(BUILD)/asan/%,$(UNIT) $(FUZZ))
check-run:
	@$(TAP) $(LINT_SCRIPTS) $(UNIT) $(GOLDEN_SCRIPTS) $(E2E_SCRIPTS) $(FAULTS) $(FAULTS_SCRIPTS) $(FUZZ) $(ASAN)

# The outside judges (veraPDF, pyHanko, EU DSS, qpdf, pdfsig).
conformance: deps-conformance
	@$(MAKE) --no-print-directory -j$(JOBS) all
	@tests/conformance/run.sh $(abspath $(PROGRAM)) $(abspath $(BUILD))

bench: $(ALL) $(BENCH)
	@for program in $(BENCH); do $$program || exit 1; done

demo: deps
	@$(MAKE) --no-print-directory -j$(JOBS) all
	@$(MAKE) --no-print-directory demo-run
demo-run: $(ALL)
	@JIAOFU=$(abspath $(PROGRAM)) bash samples/demo.sh $(BUILD)/demo

# ---- Debian packages

.PHONY: deps deps-conformance
DEPS := gcc libc6-dev pkg-config libglib2.0-dev libxml2-dev libxslt1-dev libcairo2-dev libpango1.0-dev libharfbuzz-dev librsvg2-dev libqrencode-dev libssl-dev \
        libjson-glib-dev zlib1g-dev libhyphen-dev hyphen-en-us libcsv-dev tzdata perl openssl poppler-utils qpdf
DEPS_CONFORMANCE := python3-venv default-jdk-headless maven qpdf poppler-utils

deps:
	@sh tests/deps.sh $(DEPS)
deps-conformance:
	@sh tests/deps.sh $(DEPS_CONFORMANCE)

# ---- the rest

.PHONY: tidy install uninstall clean help
tidy:
	@$(MAKE) --no-print-directory -j$(JOBS) tidy-run
tidy-run: $(patsubst %,tidy/%,$(call sources,$(FOLDERS)))
tidy/%: %
	@clang-tidy --quiet $< -- -std=c17 -D_GNU_SOURCE -Isrc $(PKG_CFLAGS)

SHARE := $(DESTDIR)$(PREFIX)/share
install: $(ALL)
	install -D -m 755 $(PROGRAM) $(DESTDIR)$(PREFIX)/bin/jiaofu
	install -D -m 644 src/cli/jiaofu.1 $(SHARE)/man/man1/jiaofu.1
	install -D -m 644 src/cli/jiaofu.bash $(SHARE)/bash-completion/completions/jiaofu
	install -d $(SHARE)/jiaofu/schemas $(SHARE)/jiaofu/stylesheets $(SHARE)/jiaofu/fonts $(SHARE)/jiaofu/samples
	cp -R schemas/. $(SHARE)/jiaofu/schemas/
	cp -R stylesheets/. $(SHARE)/jiaofu/stylesheets/
	cp -R fonts/. $(SHARE)/jiaofu/fonts/
	cp -R samples/. $(SHARE)/jiaofu/samples/
uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/jiaofu $(SHARE)/man/man1/jiaofu.1 $(SHARE)/bash-completion/completions/jiaofu
	rm -rf $(SHARE)/jiaofu

clean:
	rm -rf $(BUILD)

help:
	@echo 'make               build $(PROGRAM)'
	@echo 'make demo          install what is missing (apt), build, and make, sign and verify the sample documents'
	@echo 'make check         install what is missing (apt) and run every test; ends with "N passed, N failed"'
	@echo 'make unit | golden | e2e | faults | fuzz-corpus | lint        one kind of test'
	@echo 'make regen         show how the expected texts change, then write them'
	@echo 'make pictures      the pictures in README, from the samples as they are now'
	@echo 'make conformance   the outside judges (make deps-conformance installs what they need)'
	@echo 'make bench         CPU time and memory per document'
	@echo 'make tidy          clang-tidy'
	@echo 'make install       to $$DESTDIR$$PREFIX (now $(DESTDIR)$(PREFIX)); also: uninstall, clean, deps'
	@echo 'FLAVOUR=release|debug|asan|cov|fuzz  WERROR=1  CC=clang  BUILD=dir  FOLDERS="base xml"  JOBS=n'
