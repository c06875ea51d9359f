// SPDX-License-Identifier: MIT
// Trust: anchors, time, partial chains.
#include "crypto/trust.h"
#include "crypto_fixture.h"
#include <openssl/pem.h>
#include <openssl/x509v3.h>

static JfCms *sign(Fixture *f, JfSigner *signer)
{
    unsigned char digest[JF_DIGEST_SIZE] = {1};
    g_autoptr(GBytes) der = jf_cms_sign(signer, digest, f->diags);

    assert_clean(f->diags);
    return jf_cms_read(g_bytes_get_data(der, NULL), g_bytes_get_size(der), f->diags);
}

static JfTrustVerdict check(const JfTrust *trust, const JfCms *cms, JfInstant when)
{
    g_autofree char *reason = NULL;
    JfTrustVerdict verdict = jf_trust_check(trust, cms, when, &reason);

    g_assert_nonnull(reason);
    g_assert_true((verdict == JF_TRUST_YES) == (strcmp(reason, "ok") == 0));
    return verdict;
}

static void test_verdicts(Fixture *f, const void *unused)
{
    g_autoptr(JfTrust) trust = jf_trust_new(), none = jf_trust_new(), others = jf_trust_new();
    g_autoptr(JfIssuer) other = jf_issuer_new("Other", T0, f->diags);
    g_autoptr(GBytes) root = jf_issuer_certificate(f->issuer), other_root = jf_issuer_certificate(other);
    g_autoptr(JfSigner) signer = new_signer(f, "王伟", JF_KEY_P256);
    g_autoptr(JfCms) cms = sign(f, signer);

    (void)unused;
    g_assert_true(jf_trust_add(trust, root, "root", f->diags));
    g_assert_true(jf_trust_add(others, other_root, "other", f->diags));
    g_assert_cmpuint(jf_trust_count(trust), ==, 1);
    g_assert_cmpuint(jf_trust_count(none), ==, 0);
    g_assert_cmpint(check(trust, cms, T0), ==, JF_TRUST_YES);
    g_assert_cmpint(check(trust, cms, T0 + 5 * 365 * T_DAY - T_DAY), ==, JF_TRUST_YES);
    g_assert_cmpint(check(trust, cms, T0 - T_DAY), ==, JF_TRUST_NOT_YET);
    g_assert_cmpint(check(trust, cms, T0 + 6 * 365 * T_DAY), ==, JF_TRUST_EXPIRED);
    g_assert_cmpint(check(none, cms, T0), ==, JF_TRUST_NO_ANCHOR);
    // The other root has the same name but another key: the name alone must not do.
    g_assert_cmpint(check(others, cms, T0), ==, JF_TRUST_NO_ANCHOR);
}

static void test_leaf_as_anchor(Fixture *f, const void *unused)
{
    const JfSubject subject = {.name = "王伟"};
    g_autoptr(GBytes) mine = jf_issuer_issue(f->issuer, &subject, T0, f->diags),
                      theirs = jf_issuer_issue(f->issuer, &subject, T0, f->diags);
    g_autofree char *path = put_bytes(f, "mine.pem", mine), *other = put_bytes(f, "theirs.pem", theirs), *cut = NULL;
    g_autoptr(JfSigner) a = jf_signer_open(path, NULL, NULL, NULL, f->diags), b = jf_signer_open(other, NULL, NULL, NULL, f->diags);
    g_autoptr(JfCms) cms = sign(f, a), wrong = sign(f, b);
    g_autoptr(JfTrust) trust = jf_trust_new();

    (void)unused;
    // Only the leaf: up to the end of the first certificate.
    const char *text = g_bytes_get_data(mine, NULL), *end = strstr(text, "-----END CERTIFICATE-----\n") + 26;
    cut = put(f, "leaf.pem", text, (size_t)(end - text));
    g_assert_true(jf_trust_add_file(trust, cut, f->diags));
    g_assert_cmpuint(jf_trust_count(trust), ==, 1);
    g_assert_cmpint(check(trust, cms, T0), ==, JF_TRUST_YES);
    g_assert_cmpint(check(trust, wrong, T0), ==, JF_TRUST_NO_ANCHOR);
}

static void test_files(Fixture *f, const void *unused)
{
    g_autoptr(JfTrust) trust = jf_trust_new();
    g_autoptr(GBytes) root = jf_issuer_certificate(f->issuer);
    g_autofree char *text = g_strndup(g_bytes_get_data(root, NULL), g_bytes_get_size(root));
    g_autofree char *broken = g_strdup_printf("%s-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", text);
    g_autofree char *a = put(f, "empty.pem", "", 0), *b = put(f, "broken.pem", broken, strlen(broken)),
                    *c = put(f, "text.pem", "hello\n", 6);

    (void)unused;
    g_assert_false(jf_trust_add_file(trust, a, f->diags));
    g_assert_false(jf_trust_add_file(trust, b, f->diags));
    g_assert_false(jf_trust_add_file(trust, c, f->diags));
    g_assert_cmpuint(jf_diags_errors(f->diags), ==, 3);
    assert_diag(f->diags, TRUST_FILE);
    g_assert_cmpuint(jf_trust_count(trust), ==, 0); // all or none: the good one of "broken" neither
}

// A leaf that was issued by another leaf: basic constraints must stop it.
static void test_leaf_as_authority(Fixture *f, const void *unused)
{
    g_autoptr(JfSigner) leaf = new_signer(f, "Mallory", JF_KEY_P256);
    g_autofree char *path = g_build_filename(f->folder, "signer.pem", NULL), *text = NULL, *child = NULL;
    g_autoptr(GBytes) root = jf_issuer_certificate(f->issuer);
    g_autoptr(JfTrust) trust = jf_trust_new();

    (void)unused;
    g_assert_nonnull(leaf);
    g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
    g_autoptr(GBytes) secret = g_bytes_new(text, strlen(text));
    g_autoptr(JfIssuer) mallory = jf_issuer_read(secret, "mallory", f->diags);
    const JfSubject subject = {.name = "王伟"};
    g_autoptr(GBytes) issued = jf_issuer_issue(mallory, &subject, T0, f->diags);
    child = put_bytes(f, "child.pem", issued);
    g_autoptr(JfSigner) signer = jf_signer_open(child, NULL, NULL, NULL, f->diags);
    g_autoptr(JfCms) cms = sign(f, signer);
    g_assert_true(jf_trust_add(trust, root, "root", f->diags));
    g_assert_cmpint(sk_X509_num(jf_cms_chain(cms)), ==, 1);
    g_assert_cmpint(check(trust, cms, T0), !=, JF_TRUST_YES);
}

#define ADD(path, test) g_test_add("/crypto/trust/" path, Fixture, NULL, fixture_open, test, fixture_close)

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    ADD("verdicts", test_verdicts);
    ADD("leaf-as-anchor", test_leaf_as_anchor);
    ADD("files", test_files);
    ADD("leaf-as-authority", test_leaf_as_authority);
    return g_test_run();
}
