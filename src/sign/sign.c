// SPDX-License-Identifier: MIT
// One step, whole: check, write the revision with room for the signature, hash around that room, sign, fill it in.
#include "sign/sign.h"
#include "crypto/digest.h"
#include "pdf/update.h"
#include "sign/dictionary.h"

// The certifying revision also tells the catalog which signature certifies (12.8.4).
static void put_permissions(const JfSigning *s, JfPdfUpdate *update, int signature)
{
    JfPdfView *view = jf_pdf_document_last(s->document);
    JfArena *arena = jf_pdf_update_arena(update);
    JfPdfValue *permissions = jf_pdf_new_dict(arena), *catalog = jf_pdf_copy(arena, jf_pdf_view_root(view));

    jf_pdf_set(arena, permissions, "DocMDP", jf_pdf_new_ref(arena, signature));
    jf_pdf_set(arena, catalog, "Perms", permissions);
    jf_pdf_update_put(update, jf_pdf_ref_number(jf_pdf_find(jf_pdf_view_trailer(view), "Root")), catalog);
}

static void put_field(const JfSignField *field, JfPdfUpdate *update, int signature, int appearance)
{
    JfArena *arena = jf_pdf_update_arena(update);
    JfPdfValue *changed = jf_pdf_copy(arena, field->dict), *looks = jf_pdf_new_dict(arena);

    jf_pdf_set(arena, looks, "N", jf_pdf_new_ref(arena, appearance));
    jf_pdf_set(arena, changed, "V", jf_pdf_new_ref(arena, signature));
    jf_pdf_set(arena, changed, "AP", looks);
    jf_pdf_update_put(update, field->number, changed);
}

// The file with one more revision whose /Contents is still zeros.
static GByteArray *write_revision(const JfSigning *s, const JfSignField *field, const GString *drawing, size_t room, JfPdfSpot *spot,
                                  JfDiags *diags)
{
    g_autoptr(JfPdfUpdate) update = jf_pdf_update_new(s->document);
    JfArena *arena = jf_pdf_update_arena(update);
    int signature = jf_pdf_update_reserve(update), appearance = jf_pdf_update_reserve(update);

    if (s->n_made == 0)
        put_permissions(s, update, signature);
    put_field(field, update, signature, appearance);
    jf_pdf_update_put(update, appearance, jf_stamp_form(arena, field->width, field->height, drawing));
    jf_pdf_update_put_signature(update, signature, jf_sign_dictionary(s, field, arena), room);
    return jf_pdf_update_finish(update, spot, diags);
}

static GBytes *sign_around(const GByteArray *file, const JfPdfSpot *spot, JfSigner *signer, JfDiags *diags)
{
    const JfDigestPart parts[] = {{file->data, spot->start}, {file->data + spot->end, file->len - spot->end}};
    unsigned char digest[JF_DIGEST_SIZE];

    jf_digest_parts(parts, G_N_ELEMENTS(parts), digest);
    return jf_cms_sign(signer, digest, diags);
}

static size_t first_room(const JfSigning *s)
{
    size_t estimate = jf_cms_estimate(s->signer);

    return s->request->room ? s->request->room : MAX(JF_SIGN_ROOM, (estimate + 1023) / 1024 * 1024);
}

static GBytes *sign_with_room(const JfSigning *s, const JfSignField *field, const GString *drawing, JfDiags *diags)
{
    for (size_t room = first_room(s);;) {
        JfPdfSpot spot;
        g_autoptr(GByteArray) file = write_revision(s, field, drawing, MIN(room, JF_SIGN_ROOM_MAX), &spot, diags);
        g_autoptr(GBytes) der = file ? sign_around(file, &spot, s->signer, diags) : NULL;
        if (!der)
            return NULL;
        size_t size = g_bytes_get_size(der);
        if (jf_pdf_spot_fill(file, &spot, g_bytes_get_data(der, NULL), size))
            return g_byte_array_free_to_bytes(g_steal_pointer(&file));
        if (size > JF_SIGN_ROOM_MAX || room >= JF_SIGN_ROOM_MAX) {
            g_autofree char *needed = g_strdup_printf("%zu", size), *most = g_strdup_printf("%u", JF_SIGN_ROOM_MAX);
            jf_diags_add(diags, JF_DIAG_SIGN_SPACE, NULL, needed, most, NULL);
            return NULL;
        }
        room = size + size / 4; // an answer may vary in size from one time to the next
    }
}

GBytes *jf_sign_step(GBytes *pdf, const JfSignContext *context, const JfSignRequest *request, JfSigner *signer, JfDiags *diags)
{
    g_auto(JfSigning) signing = {.context = context, .request = request, .signer = signer};
    JfSignField field;
    g_autoptr(GString) drawing = g_string_sized_new(32768);

    if (!jf_signing_open(&signing, pdf, diags) || !jf_sign_find_field(&signing, &field, diags))
        return NULL;
    const JfStamp stamp = jf_sign_stamp(&signing, signing.arena);
    if (!jf_stamp_draw(&stamp, field.width, field.height, context->theme, context->fonts, drawing, diags))
        return NULL;
    return sign_with_room(&signing, &field, drawing, diags);
}
