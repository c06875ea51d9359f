// SPDX-License-Identifier: MIT
// Attachments: files inside, associated with the document as a whole (ISO 19005-3 6.8 and annex E; ISO 32000-1 7.11.4).
#include "archive/finisher.h"
#include <stdlib.h>
#include <string.h>

static const char *const RELATIONS[] = {
    [JF_RELATION_SOURCE] = "Source", [JF_RELATION_DATA] = "Data", [JF_RELATION_SUPPLEMENT] = "Supplement"};

// MD5 because 7.11.4.1 says so: against accidents, not against malice.
static const JfPdfValue *check_sum(JfFinisher *finisher, GBytes *bytes)
{
    g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_MD5);
    gsize size, length = 16;
    guint8 digest[16];
    const guchar *data = g_bytes_get_data(bytes, &size);
    g_checksum_update(checksum, data, (gssize)size);
    g_checksum_get_digest(checksum, digest, &length);
    return jf_pdf_new_hex(finisher->arena, digest, length);
}

static int add_file(JfFinisher *finisher, const JfAttachment *attachment)
{
    JfArena *arena = finisher->arena;
    JfPdfValue *dict = jf_pdf_new_dict(arena), *parameters = jf_pdf_new_dict(arena);
    gsize size;
    const void *data = g_bytes_get_data(attachment->bytes, &size);
    g_autofree char *date = jf_instant_pdf(finisher->identity->issued_at);
    jf_archive_int(finisher, parameters, "Size", (int64_t)size);
    jf_archive_text(finisher, parameters, "ModDate", date);
    jf_archive_put(finisher, parameters, "CheckSum", check_sum(finisher, attachment->bytes));
    jf_archive_name(finisher, dict, "Type", "EmbeddedFile");
    jf_archive_name(finisher, dict, "Subtype", attachment->mime);
    jf_archive_put(finisher, dict, "Params", parameters);
    return jf_archive_add(finisher, jf_pdf_new_deflated(arena, dict, data, size));
}

static int add_specification(JfFinisher *finisher, const JfAttachment *attachment)
{
    JfPdfValue *dict = jf_pdf_new_dict(finisher->arena), *files = jf_pdf_new_dict(finisher->arena);
    int file = add_file(finisher, attachment);
    jf_archive_name(finisher, dict, "Type", "Filespec");
    jf_archive_text(finisher, dict, "F", attachment->name);
    jf_archive_text(finisher, dict, "UF", attachment->name);
    jf_archive_text(finisher, dict, "Desc", attachment->description);
    jf_archive_name(finisher, dict, "AFRelationship", RELATIONS[attachment->relation]);
    jf_archive_ref(finisher, files, "F", file);
    jf_archive_ref(finisher, files, "UF", file);
    jf_archive_put(finisher, dict, "EF", files);
    return jf_archive_add(finisher, dict);
}

typedef struct {
    const JfPdfValue *key, *specification;
} Named;

static int compare_named(const void *a, const void *b)
{
    const JfPdfValue *one = ((const Named *)a)->key, *other = ((const Named *)b)->key;
    int order = memcmp(one->text.bytes, other->text.bytes, MIN(one->text.length, other->text.length));
    return order ? order : (one->text.length > other->text.length) - (one->text.length < other->text.length);
}

static const JfPdfValue *name_tree(JfFinisher *finisher, Named *named, size_t n)
{
    JfPdfValue *tree = jf_pdf_new_dict(finisher->arena), *names = jf_pdf_new_array(finisher->arena);
    qsort(named, n, sizeof *named, compare_named);
    for (size_t i = 0; i < n; i++) {
        jf_pdf_add(finisher->arena, names, named[i].key);
        jf_pdf_add(finisher->arena, names, named[i].specification);
    }
    jf_archive_put(finisher, tree, "Names", names);
    return tree;
}

void jf_archive_attachments(JfFinisher *finisher)
{
    JfArena *arena = finisher->arena;
    size_t n = finisher->n_attachments;
    if (n == 0)
        return;
    JfPdfValue *associated = jf_pdf_new_array(arena);
    Named *named = jf_arena_array(arena, Named, n);
    for (size_t i = 0; i < n; i++) {
        const JfAttachment *attachment = &finisher->attachments[i];
        named[i] = (Named){jf_pdf_new_text(arena, attachment->name), jf_pdf_new_ref(arena, add_specification(finisher, attachment))};
        jf_pdf_add(arena, associated, named[i].specification);
    }
    JfPdfValue *all = (JfPdfValue *)jf_pdf_find(finisher->catalog, "Names"); // made by jf_archive_destinations
    if (!all) {
        all = jf_pdf_new_dict(arena);
        jf_archive_put(finisher, finisher->catalog, "Names", all);
    }
    jf_archive_ref(finisher, all, "EmbeddedFiles", jf_archive_add(finisher, name_tree(finisher, named, n)));
    jf_archive_put(finisher, finisher->catalog, "AF", associated);
}
