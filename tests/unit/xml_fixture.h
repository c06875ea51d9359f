// SPDX-License-Identifier: MIT
// What the tests of xml/ and record/ share: bundles made of strings, and assertions about diagnostics.
#pragma once
#include "xml/read.h"
#include <string.h>
#include <time.h>

// Time in processor seconds: other programs on the machine must not fail a test. A sanitizer may take ten times as long.
#ifdef __has_feature // clang; gcc says __SANITIZE_ADDRESS__
#if __has_feature(address_sanitizer)
#define SLOWNESS 10.0
#endif
#elif defined(__SANITIZE_ADDRESS__)
#define SLOWNESS 10.0
#endif
#ifndef SLOWNESS
#define SLOWNESS 1.0
#endif
static inline double processor_seconds(void)
{
    return (double)clock() / CLOCKS_PER_SEC / SLOWNESS;
}

static inline GBytes *bytes_of(const char *text)
{
    return g_bytes_new(text, strlen(text));
}

static inline void add_part(JfSource *source, const char *name, const char *text)
{
    g_autoptr(GBytes) bytes = bytes_of(text);
    jf_source_add(source, name, bytes);
}

static inline char *describe(const JfDiags *diags)
{
    GString *all = g_string_new(NULL);
    for (size_t i = 0; i < jf_diags_count(diags); i++) {
        const JfDiag *d = jf_diags_at(diags, i);
        g_string_append_printf(all, "%s:%d: %s [%s] %s\n", d->where.file ? d->where.file : "", d->where.line, d->text[JF_LANGUAGE_EN], d->id,
                               d->text[JF_LANGUAGE_ZH]);
    }
    return g_string_free(all, FALSE);
}

static inline const JfDiag *find_saying(const JfDiags *diags, const char *id, int line, const char *part)
{
    for (size_t i = 0; i < jf_diags_count(diags); i++) {
        const JfDiag *d = jf_diags_at(diags, i);
        if (strcmp(d->id, id) == 0 && (line < 0 || d->where.line == line) && (part == NULL || strstr(d->text[JF_LANGUAGE_EN], part) != NULL))
            return d;
    }
    return NULL;
}

static inline const JfDiag *find_diag(const JfDiags *diags, const char *id, int line)
{
    return find_saying(diags, id, line, NULL);
}

// An entry with this id is at this line (of `file`, if given), and its English sentence holds `part` (if given).
#define assert_diag(diags, want_id, want_line, want_file, want_part)                                                                             \
    do {                                                                                                                                         \
        const char *file_ = (want_file), *part_ = (want_part);                                                                                   \
        const JfDiag *found_ = find_saying((diags), (want_id), (want_line), part_);                                                              \
        g_autofree char *all_ = describe(diags);                                                                                                 \
        if (found_ == NULL)                                                                                                                      \
            g_error("line %d: no %s at line %d with \"%s\" among:\n%s", __LINE__, (want_id), (want_line), part_ ? part_ : "", all_);             \
        if (file_ != NULL && g_strcmp0(found_->where.file, file_) != 0)                                                                          \
            g_error("line %d: %s is in file %s, not %s", __LINE__, (want_id), found_->where.file, file_);                                        \
        g_assert_true(g_utf8_validate(found_->text[JF_LANGUAGE_ZH], -1, NULL) && found_->text[JF_LANGUAGE_ZH][0] != '\0');                       \
    } while (0)
