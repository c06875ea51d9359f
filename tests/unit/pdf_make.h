// SPDX-License-Identifier: MIT
// For the tests of pdf/: small files made of text, with cross-reference sections that fit, and qpdf as a judge.
#pragma once
#include "pdf/document.h"
#include <string.h>
#include <unistd.h>

typedef struct {
    GString *out;
    size_t at[64], start; // offsets by number in this revision; start of the revision
    int previous;         // offset of the last section, -1: none
    int size;
} Make;

static inline Make make_new(void)
{
    return (Make){.out = g_string_new("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), .previous = -1, .size = 1};
}

static inline void make_object(Make *make, int number, const char *body)
{
    make->at[number] = make->out->len;
    make->size = MAX(make->size, number + 1);
    g_string_append_printf(make->out, "%d 0 obj\n%s\nendobj\n", number, body);
}

// A table of this revision's objects; `more` goes into the trailer.
static inline void make_table(Make *make, const char *more)
{
    size_t section = make->out->len;
    g_string_append(make->out, "xref\n");
    if (make->previous < 0)
        g_string_append(make->out, "0 1\n0000000000 65535 f \n");
    for (int i = 1; i < make->size; i++)
        if (make->at[i])
            g_string_append_printf(make->out, "%d 1\n%010zu 00000 n \n", i, make->at[i]);
    g_string_append_printf(make->out, "trailer\n<</Size %d/Root 1 0 R%s", make->size, more);
    if (make->previous >= 0)
        g_string_append_printf(make->out, "/Prev %d", make->previous);
    g_string_append_printf(make->out, ">>\nstartxref\n%zu\n%%%%EOF\n", section);
    make->previous = (int)section;
    make->start = make->out->len;
    memset(make->at, 0, sizeof make->at);
}

// One page, one line; object 4 is its content.
static inline Make make_page(void)
{
    Make make = make_new();
    make_object(&make, 1, "<</Type/Catalog/Pages 2 0 R>>");
    make_object(&make, 2, "<</Type/Pages/Kids[3 0 R]/Count 1>>");
    make_object(&make, 3, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Resources<<>>/Contents 4 0 R>>");
    make_object(&make, 4, "<</Length 18>>\nstream\n0 0 m 50 50 l S   \nendstream");
    make_table(&make, "");
    return make;
}

static inline GBytes *make_bytes(Make *make)
{
    return g_string_free_to_bytes(make->out);
}

// Every occurrence of `from` becomes `to`, which must be as long, so that offsets stay right; at least one must be there.
static inline GBytes *tampered(GBytes *bytes, const char *from, const char *to)
{
    gsize size;
    const char *data = g_bytes_get_data(bytes, &size);
    char *copy = g_memdup2(data, size);
    size_t length = strlen(from), found = 0;
    g_assert_cmpuint(length, ==, strlen(to));
    for (size_t i = 0; i + length <= size; i++) {
        if (memcmp(data + i, from, length) != 0)
            continue;
        memcpy(copy + i, to, length);
        found++;
    }
    g_assert_cmpuint(found, >, 0);
    return g_bytes_new_take(copy, size);
}

static inline bool judged_by_qpdf(const void *data, size_t size)
{
    g_autofree char *qpdf = g_find_program_in_path("qpdf");
    if (!qpdf) {
        g_test_message("qpdf is not there: its judgement is skipped");
        return true;
    }
    g_autofree char *path = g_build_filename(g_get_tmp_dir(), "jf-pdf-XXXXXX", NULL);
    int fd = g_mkstemp(path);
    g_assert_cmpint(fd, >=, 0);
    close(fd);
    g_assert_true(g_file_set_contents(path, data, (gssize)size, NULL));
    const char *argv[] = {qpdf, "--check", path, NULL};
    g_autofree char *out = NULL, *err = NULL;
    int status = -1;
    g_assert_true(g_spawn_sync(NULL, (char **)argv, NULL, 0, NULL, NULL, &out, &err, &status, NULL));
    if (status != 0)
        g_test_message("qpdf --check: %s%s", out, err);
    unlink(path);
    return status == 0;
}
