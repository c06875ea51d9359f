// SPDX-License-Identifier: MIT
// Keys, files and passphrases for the tests of crypto/ and sign/.
#pragma once
#include "base/file.h"
#include "crypto/issue.h"
#include <glib/gstdio.h>
#include <string.h>

#define T0 ((JfInstant)1772668800 * G_USEC_PER_SEC) // 2026-03-05T00:00:00Z
#define T_DAY ((JfInstant)86400 * G_USEC_PER_SEC)

#define assert_diag(diags, id_) \
    do { \
        g_assert_cmpuint(jf_diags_errors(diags), >=, 1); \
        g_assert_true(jf_diags_has(diags, JF_DIAG_##id_)); \
    } while (0)

static inline void assert_clean(const JfDiags *diags)
{
    if (jf_diags_count(diags))
        g_error("%s: %s", jf_diags_at(diags, 0)->id, jf_diags_at(diags, 0)->text[JF_LANGUAGE_EN]);
}

typedef struct {
    char *folder;
    JfDiags *diags;
    JfIssuer *issuer;
} Fixture;

static inline void fixture_open(Fixture *fixture, const void *unused)
{
    (void)unused;
    fixture->folder = g_dir_make_tmp("jiaofu-XXXXXX", NULL);
    fixture->diags = jf_diags_new();
    fixture->issuer = jf_issuer_new("Demo 集团", T0, fixture->diags);
    assert_clean(fixture->diags);
}

static inline void fixture_close(Fixture *fixture, const void *unused)
{
    GDir *dir = g_dir_open(fixture->folder, 0, NULL);
    const char *name;

    (void)unused;
    while ((name = g_dir_read_name(dir))) {
        g_autofree char *path = g_build_filename(fixture->folder, name, NULL);
        g_unlink(path);
    }
    g_dir_close(dir);
    g_rmdir(fixture->folder);
    g_free(fixture->folder);
    jf_issuer_free(fixture->issuer);
    jf_diags_free(fixture->diags);
}

// Writes a file of the test; caller frees the path.
static inline char *put(Fixture *fixture, const char *name, const void *data, size_t length)
{
    char *path = g_build_filename(fixture->folder, name, NULL);

    g_assert_true(g_file_set_contents(path, data, (gssize)length, NULL));
    return path;
}

static inline char *put_bytes(Fixture *fixture, const char *name, GBytes *bytes)
{
    return put(fixture, name, g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
}

static inline JfSigner *new_signer(Fixture *fixture, const char *name, JfKeyKind kind)
{
    const JfSubject subject = {.name = name, .organisation = "示例科技有限公司", .kind = kind};
    g_autoptr(GBytes) pem = jf_issuer_issue(fixture->issuer, &subject, T0, fixture->diags);
    assert_clean(fixture->diags);
    g_autofree char *path = put_bytes(fixture, "signer.pem", pem);
    JfSigner *signer = jf_signer_open(path, NULL, NULL, NULL, fixture->diags);

    assert_clean(fixture->diags);
    g_assert_nonnull(signer);
    return signer;
}
