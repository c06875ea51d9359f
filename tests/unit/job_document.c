// SPDX-License-Identifier: MIT
// job/: a sample from record to base PDF and back: determinism, making it again, what it carries, and the reasons why it cannot be made again.
#include "base/file.h"
#include "job/document.h"
#include "job/private.h"
#include "paint/paint.h"
#include <string.h>

#define SAMPLE "visit-01-raid-repair.xml"

typedef struct {
    JfDiags *diags;
    JfEngine *engine;
    JfSource *source;
    JfRecord *record;
    JfJob *job;
} Fixture;

static void assert_fine(const JfDiags *diags)
{
    if (jf_diags_errors(diags))
        jf_diags_print(diags, JF_LANGUAGE_EN, stderr);
    g_assert_cmpuint(jf_diags_errors(diags), ==, 0);
}

static JfJob *open_job(const Fixture *f, const char *language, const char *issued_at)
{
    JfJobOptions options = {.language = language};
    g_assert_cmpint(jf_instant_parse(issued_at, NULL, &options.issued_at), ==, JF_INSTANT_OK);
    JfJob *job = jf_job_open(f->engine, f->record, &options, f->diags);
    assert_fine(f->diags);
    return job;
}

static void set_up(Fixture *f, gconstpointer unused)
{
    (void)unused;
    f->diags = jf_diags_new();
    f->engine = jf_engine_open(&(JfEngineOptions){0}, f->diags);
    assert_fine(f->diags);
    f->source = jf_source_new_folder("samples");
    f->record = jf_record_read(jf_engine_checks(f->engine), f->source, SAMPLE, f->diags);
    assert_fine(f->diags);
    f->job = open_job(f, NULL, "2026-04-01T01:00:00Z");
}

static void tear_down(Fixture *f, gconstpointer unused)
{
    (void)unused;
    jf_job_free(f->job);
    jf_record_free(f->record);
    jf_source_free(f->source);
    jf_engine_free(f->engine);
    jf_diags_free(f->diags);
}

// Twice in one process, with another document in between, the bytes are the same; made again from itself alone, too.
static void test_again(Fixture *f, gconstpointer unused)
{
    (void)unused;
    const char *why[2] = {NULL, NULL};
    g_autoptr(GBytes) one = jf_job_pdf(f->job, f->diags);
    g_autoptr(JfJob) english = open_job(f, "en", "2026-04-01T01:00:00Z");
    g_autoptr(GBytes) other = jf_job_pdf(english, f->diags);
    g_autoptr(JfJob) again = open_job(f, NULL, "2026-04-01T01:00:00Z");
    g_autoptr(GBytes) two = jf_job_pdf(again, f->diags);
    assert_fine(f->diags);
    g_assert_true(g_bytes_equal(one, two));
    g_assert_false(g_bytes_equal(one, other));
    g_autoptr(GBytes) made = jf_job_reperform(f->engine, one, why);
    g_assert_true(made && g_bytes_equal(one, made));
    g_autoptr(GBytes) made_english = jf_job_reperform(f->engine, other, why);
    g_assert_true(made_english && g_bytes_equal(other, made_english));
}

static void test_attachments(Fixture *f, gconstpointer unused)
{
    (void)unused;
    g_autoptr(GArray) all = jf_job_attachments(f->job, f->diags);
    assert_fine(f->diags);
    const JfAttachment *first = &g_array_index(all, JfAttachment, 0), *last = &g_array_index(all, JfAttachment, all->len - 1);
    g_assert_cmpstr(first->name, ==, SAMPLE);
    g_assert_cmpint(first->relation, ==, JF_RELATION_SOURCE);
    g_assert_true(g_bytes_equal(first->bytes, jf_record_bytes(f->record)));
    g_assert_cmpstr(last->name, ==, "provenance.xml");
    g_assert_cmpuint(all->len, ==, jf_source_count(f->source) + 2);
    bool policy = false;
    for (guint i = 0; i < all->len; i++)
        policy |= strcmp(g_array_index(all, JfAttachment, i).name, JF_POLICY_NAME) == 0;
    g_assert_true(policy);
}

static void test_document(Fixture *f, gconstpointer unused)
{
    (void)unused;
    g_autoptr(GBytes) pdf = jf_job_pdf(f->job, f->diags);
    g_autoptr(JfDocument) document = jf_document_open(f->engine, pdf, "a.pdf", f->diags);
    assert_fine(f->diags);
    g_assert_cmpstr(jf_record_sha256(jf_document_record(document)), ==, jf_record_sha256(f->record));
    g_assert_cmpstr(jf_document_options(document)->language, ==, "zh-CN");
    g_assert_null(jf_document_options(document)->form);
    g_autofree char *issued_at = jf_instant_iso(jf_document_options(document)->issued_at);
    g_assert_cmpstr(issued_at, ==, "2026-04-01T01:00:00Z");
}

// A PDF of ours in all but what it carries.
static void test_nothing_carried(Fixture *f, gconstpointer unused)
{
    (void)unused;
    const char *why[2] = {NULL, NULL};
    g_autoptr(GArray) all = jf_job_attachments(f->job, f->diags);
    g_autoptr(GBytes) raw = jf_paint_pdf(jf_job_pages(f->job), jf_engine_fonts(f->engine), f->diags);
    const JfIdentity identity = {.title = "t",
                                 .author = "a",
                                 .subject = "s",
                                 .keywords = "k",
                                 .lang = "en",
                                 .producer = "p",
                                 .number = "1",
                                 .version = "1",
                                 .kind = "service-sheet",
                                 .record_sha256 = jf_record_sha256(f->record),
                                 .classification = "c",
                                 .issued_at = 0};
    g_autoptr(GBytes) pdf = jf_finish(raw, jf_job_pages(f->job), &identity, (const JfAttachment *)(void *)all->data, 1, f->diags);
    assert_fine(f->diags);
    g_assert_null(jf_document_open(f->engine, pdf, "a.pdf", f->diags));
    g_assert_true(jf_diags_has(f->diags, JF_DIAG_DOCUMENT_PARTS));
    g_assert_null(jf_job_reperform(f->engine, pdf, why));
    g_assert_true(why[JF_LANGUAGE_ZH] && why[JF_LANGUAGE_EN]);
}

static void test_no_pdf(Fixture *f, gconstpointer unused)
{
    (void)unused;
    const char *why[2] = {NULL, NULL};
    g_autoptr(GBytes) bytes = g_bytes_new_static("%PDF-1.7\nnot really", 19);
    g_assert_null(jf_job_reperform(f->engine, bytes, why));
    g_assert_true(why[0] && *why[0] && why[1] && *why[1]);
    g_assert_null(jf_document_open(f->engine, bytes, NULL, f->diags));
    g_assert_cmpuint(jf_diags_errors(f->diags), >, 0);
}

static char *difference(GBytes *provenance, const char *from, const char *to)
{
    g_autofree char *text = g_strndup(g_bytes_get_data(provenance, NULL), g_bytes_get_size(provenance));
    g_auto(GStrv) pieces = g_strsplit(text, from, 2);
    g_assert_nonnull(pieces[1]);
    char *changed = g_strconcat(pieces[0], to, pieces[1], NULL);
    g_autoptr(GBytes) other = g_bytes_new_take(changed, strlen(changed));
    return jf_provenance_difference(other, provenance);
}

static void test_difference(Fixture *f, gconstpointer unused)
{
    (void)unused;
    g_autoptr(GBytes) provenance = jf_provenance_write(f->job);
    g_autofree char *none = jf_provenance_difference(provenance, provenance);
    g_autofree char *engine = difference(provenance, "engine=\"", "engine=\"9");
    g_autofree char *library = difference(provenance, "name=\"cairo\" version=\"", "name=\"cairo\" version=\"9.");
    g_autofree char *gone = difference(provenance, "<library name=\"zlib\"", "<library name=\"zzlib\"");
    g_autofree char *broken = difference(provenance, "</provenance>", "");
    g_autofree char *spaced = difference(provenance, "</provenance>", " </provenance>");
    g_assert_null(none);
    g_assert_true(g_str_has_prefix(engine, "engine 9"));
    g_assert_true(g_str_has_prefix(library, "cairo 9."));
    g_assert_true(g_str_has_prefix(gone, "zlib – / "));
    g_assert_cmpstr(broken, ==, "provenance.xml");
    g_assert_cmpstr(spaced, ==, "provenance.xml");
}

static void test_homes(void)
{
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_assert_null(jf_engine_open(&(JfEngineOptions){.home = "/nonexistent"}, diags));
    g_assert_true(jf_diags_has(diags, JF_DIAG_JOB_HOME));
    g_assert_cmpint(jf_diags_exit(diags), ==, JF_EXIT_CONFIG);
}

static void test_users_files(void)
{
    static const JfEngineOptions wrong[] = {{.theme = "/nonexistent/theme.xml"},
                                            {.policy = "/nonexistent/policy.xml"},
                                            {.theme = "schemas/policy.xml"},
                                            {.policy = "stylesheets/theme.xml"}};
    for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++) {
        g_autoptr(JfDiags) diags = jf_diags_new();
        g_assert_null(jf_engine_open(&wrong[i], diags));
        g_assert_cmpuint(jf_diags_errors(diags), >, 0);
    }
}

#define ADD(name, test) g_test_add("/job/" name, Fixture, NULL, set_up, test, tear_down)

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    ADD("again", test_again);
    ADD("attachments", test_attachments);
    ADD("document", test_document);
    ADD("document/nothing-carried", test_nothing_carried);
    ADD("document/no-pdf", test_no_pdf);
    ADD("provenance/difference", test_difference);
    g_test_add_func("/job/engine/homes", test_homes);
    g_test_add_func("/job/engine/users-files", test_users_files);
    return g_test_run();
}
