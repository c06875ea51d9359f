// SPDX-License-Identifier: MIT
// For the tests of sign/: a record of the samples, people with keys, and a small base document made by hand that carries what a base has to
// carry.
#pragma once
#include "crypto_fixture.h"
#include "pdf/document.h"
#include "pdf/writer.h"
#include "sign/sign.h"

#define RECORD "visit-01-raid-repair.xml"
#define SAMPLES "samples"

// What is loaded once for all tests of a program.
typedef struct {
    JfDiags *diags;
    JfRecordChecks *checks;
    JfSchema *policy_schema;
    JfPolicy *policy;
    JfFonts *fonts;
    JfTheme theme;
} World;

static inline void world_open(World *world)
{
    g_autoptr(JfSource) schemas = jf_source_new_folder("schemas");
    static const JfColour inks[JF_INK_COUNT_] = {0x15181c, 0x515a63, 0x0b4a82, 0x3c444c, 0xa8b0b8,
                                                 0xeff2f5, 0x1a6638, 0x7d4a00, 0xa01a1a, 0xffffff};

    world->diags = jf_diags_new();
    world->checks = jf_record_checks_open(schemas, world->diags);
    world->policy_schema = jf_schema_open(schemas, "policy.xsd", world->diags);
    g_autoptr(GBytes) policy = jf_file_read("schemas/policy.xml", JF_POLICY_SIZE_MAX, world->diags);
    world->policy = jf_policy_read(world->policy_schema, policy, JF_POLICY_NAME, world->diags);
    world->fonts = jf_fonts_open("fonts", world->diags);
    world->theme = (JfTheme){.family = "Noto Sans SC"};
    memcpy(world->theme.ink, inks, sizeof inks);
    assert_clean(world->diags);
}

static inline void world_close(World *world)
{
    jf_fonts_free(world->fonts);
    jf_policy_free(world->policy);
    jf_schema_free(world->policy_schema);
    jf_record_checks_free(world->checks);
    jf_diags_free(world->diags);
}

// The record with its parts in memory; in every part `from` becomes `to` (NULL: as it is).
static inline JfSource *new_source(const char *from, const char *to)
{
    static const char *const names[] = {RECORD,
                                        "parts/provider.xml",
                                        "parts/hospital.xml",
                                        "parts/hospital-contract.xml",
                                        "parts/holidays-cn-2026.xml",
                                        "parts/provider-people.xml",
                                        "parts/hospital-people.xml",
                                        "parts/hospital-sites.xml",
                                        "parts/hospital-assets.xml"};
    JfSource *source = jf_source_new_bundle();

    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *path = g_build_filename(SAMPLES, names[i], NULL), *text = NULL;
        g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
        g_autoptr(GString) changed = g_string_new(text);
        if (from)
            g_string_replace(changed, from, to, 0);
        g_autoptr(GBytes) bytes = g_bytes_new(changed->str, changed->len);
        jf_source_add(source, names[i], bytes);
    }
    return source;
}

static inline JfRecord *read_record(const World *world, JfSource *source)
{
    g_autoptr(JfDiags) diags = jf_diags_new();
    JfRecord *record = jf_record_read(world->checks, source, RECORD, diags);

    if (!record)
        g_error("%s", jf_diags_at(diags, 0)->text[JF_LANGUAGE_EN]);
    return record;
}

// ---- a base document

typedef struct {
    bool table;              // cross-reference table instead of a stream
    bool no_flags, no_field, lock, no_policy, other_part, foreign;
    double width, height;    // of the fields; 0: 168 × 61 pt
} BaseOptions;

typedef struct {
    JfArena *arena;
    GPtrArray *objects;      // number − 1 → value
} Objects;

static inline int add_object(Objects *o, const JfPdfValue *value)
{
    g_ptr_array_add(o->objects, (gpointer)value);
    return (int)o->objects->len;
}

static inline JfPdfValue *dict_of(Objects *o, const char *type)
{
    JfPdfValue *dict = jf_pdf_new_dict(o->arena);

    jf_pdf_set(o->arena, dict, "Type", jf_pdf_new_name(o->arena, type));
    return dict;
}

static inline JfPdfValue *ref(Objects *o, int number)
{
    return jf_pdf_new_ref(o->arena, number);
}

static inline int add_attachment(Objects *o, const char *name, GBytes *bytes)
{
    JfPdfValue *stream = dict_of(o, "EmbeddedFile"), *file = dict_of(o, "Filespec"), *files = jf_pdf_new_dict(o->arena);
    gsize n;
    const void *data = g_bytes_get_data(bytes, &n);

    jf_pdf_set(o->arena, stream, "Subtype", jf_pdf_new_name(o->arena, "application/xml"));
    int number = add_object(o, jf_pdf_new_deflated(o->arena, stream, data, n));
    jf_pdf_set(o->arena, files, "F", ref(o, number));
    jf_pdf_set(o->arena, files, "UF", ref(o, number));
    jf_pdf_set(o->arena, file, "F", jf_pdf_new_text(o->arena, name));
    jf_pdf_set(o->arena, file, "UF", jf_pdf_new_text(o->arena, name));
    jf_pdf_set(o->arena, file, "AFRelationship", jf_pdf_new_name(o->arena, "Data"));
    jf_pdf_set(o->arena, file, "EF", files);
    return add_object(o, file);
}

static inline int compare_names(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static inline void add_attachments(Objects *o, JfPdfValue *catalog, const World *world, const JfRecord *record, const BaseOptions *options)
{
    JfPdfValue *all = jf_pdf_new_array(o->arena), *names = jf_pdf_new_array(o->arena), *tree = jf_pdf_new_dict(o->arena),
               *dict = jf_pdf_new_dict(o->arena);
    JfSource *source = jf_record_source(record);
    g_autoptr(GPtrArray) sorted = g_ptr_array_new();
    static const char other[] = "<people xmlns='urn:jiaofu:delivery:1'/>";
    g_autoptr(GBytes) changed = g_bytes_new_static(other, sizeof other - 1);

    for (size_t i = 0; i < jf_source_count(source); i++)
        g_ptr_array_add(sorted, (gpointer)jf_source_at(source, i)->name);
    g_ptr_array_add(sorted, (gpointer)JF_POLICY_NAME);
    g_ptr_array_sort(sorted, compare_names);
    for (guint i = 0; i < sorted->len; i++) {
        const char *name = g_ptr_array_index(sorted, i);
        GBytes *bytes = jf_policy_bytes(world->policy);
        if (strcmp(name, JF_POLICY_NAME) == 0 && options->no_policy)
            continue;
        for (size_t k = 0; k < jf_source_count(source); k++)
            if (strcmp(jf_source_at(source, k)->name, name) == 0)
                bytes = jf_source_at(source, k)->bytes;
        if (options->other_part && strcmp(name, "parts/provider-people.xml") == 0)
            bytes = changed;
        JfPdfValue *file = ref(o, add_attachment(o, name, bytes));
        jf_pdf_add(o->arena, all, file);
        jf_pdf_add(o->arena, names, jf_pdf_new_text(o->arena, name));
        jf_pdf_add(o->arena, names, file);
    }
    jf_pdf_set(o->arena, tree, "Names", names);
    jf_pdf_set(o->arena, dict, "EmbeddedFiles", tree);
    jf_pdf_set(o->arena, catalog, "Names", dict);
    jf_pdf_set(o->arena, catalog, "AF", all);
}

static inline JfPdfValue *new_field(Objects *o, const char *name, size_t i, int page, const BaseOptions *options)
{
    double width = options->width > 0 ? options->width : 168, height = options->height > 0 ? options->height : 61,
           y = 700 - 100 * (double)i;
    JfPdfValue *field = dict_of(o, "Annot");

    jf_pdf_set(o->arena, field, "Subtype", jf_pdf_new_name(o->arena, "Widget"));
    jf_pdf_set(o->arena, field, "FT", jf_pdf_new_name(o->arena, "Sig"));
    jf_pdf_set(o->arena, field, "T", jf_pdf_new_text(o->arena, name));
    jf_pdf_set(o->arena, field, "F", jf_pdf_new_int(o->arena, 4));
    jf_pdf_set(o->arena, field, "P", ref(o, page));
    jf_pdf_set(o->arena, field, "Rect", jf_pdf_new_numbers(o->arena, (double[]){72, y, 72 + width, y + height}, 4));
    if (options->lock && i == 0) {
        JfPdfValue *lock = dict_of(o, "SigFieldLock"), *fields = jf_pdf_new_array(o->arena);
        jf_pdf_add(o->arena, fields, jf_pdf_new_text(o->arena, name));
        jf_pdf_set(o->arena, lock, "Action", jf_pdf_new_name(o->arena, "Include"));
        jf_pdf_set(o->arena, lock, "Fields", fields);
        jf_pdf_set(o->arena, field, "Lock", lock);
    }
    if (options->foreign && i == 3)
        jf_pdf_set(o->arena, field, "V", ref(o, add_object(o, dict_of(o, "Sig"))));
    return field;
}

static inline void add_form(Objects *o, JfPdfValue *catalog, JfPdfValue *page, int page_number, const World *world,
                            const BaseOptions *options)
{
    JfPdfValue *form = jf_pdf_new_dict(o->arena), *fields = jf_pdf_new_array(o->arena);
    size_t n;
    const JfPolicyStep *steps = jf_policy_steps(world->policy, "service-sheet", &n);

    for (size_t i = options->no_field ? 1 : 0; i < n; i++)
        jf_pdf_add(o->arena, fields, ref(o, add_object(o, new_field(o, steps[i].id, i, page_number, options))));
    jf_pdf_set(o->arena, form, "Fields", fields);
    if (!options->no_flags)
        jf_pdf_set(o->arena, form, "SigFlags", jf_pdf_new_int(o->arena, 3));
    jf_pdf_set(o->arena, page, "Annots", fields);
    jf_pdf_set(o->arena, catalog, "AcroForm", ref(o, add_object(o, form)));
}

static inline GBytes *write_table(const Objects *o)
{
    GString *out = g_string_new("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n");
    g_autoptr(GArray) places = g_array_new(FALSE, FALSE, sizeof(gsize));

    for (guint i = 0; i < o->objects->len; i++) {
        g_array_append_val(places, out->len);
        g_string_append_printf(out, "%u 0 obj\n", i + 1);
        jf_pdf_write(out, g_ptr_array_index(o->objects, i), NULL);
        g_string_append(out, "\nendobj\n");
    }
    gsize section = out->len;
    g_string_append_printf(out, "xref\n0 %u\n0000000000 65535 f \n", places->len + 1);
    for (guint i = 0; i < places->len; i++)
        g_string_append_printf(out, "%010zu 00000 n \n", (size_t)g_array_index(places, gsize, i));
    g_string_append_printf(out, "trailer\n<</Size %u/Root 1 0 R/ID[<01><01>]>>\nstartxref\n%zu\n%%%%EOF\n", places->len + 1,
                           (size_t)section);
    return g_string_free_to_bytes(out);
}

static inline GBytes *write_stream(const Objects *o)
{
    g_autoptr(JfPdfWriter) writer = jf_pdf_writer_new((int)o->objects->len + 1);
    g_autoptr(JfDiags) diags = jf_diags_new();
    JfPdfValue *trailer = jf_pdf_new_dict(o->arena);

    for (guint i = 0; i < o->objects->len; i++)
        jf_pdf_writer_put_plain(writer, (int)i + 1, g_ptr_array_index(o->objects, i));
    jf_pdf_set(o->arena, trailer, "Root", jf_pdf_new_ref(o->arena, 1));
    GBytes *bytes = jf_pdf_writer_finish(writer, trailer, diags);
    assert_clean(diags);
    return bytes;
}

static inline GBytes *new_base(const World *world, const JfRecord *record, const BaseOptions *options)
{
    g_autoptr(JfArena) arena = jf_arena_new();
    g_autoptr(GPtrArray) objects = g_ptr_array_new();
    Objects o = {arena, objects};
    JfPdfValue *catalog = dict_of(&o, "Catalog"), *pages = dict_of(&o, "Pages"), *page = dict_of(&o, "Page"),
               *kids = jf_pdf_new_array(arena);

    add_object(&o, catalog);
    jf_pdf_set(arena, catalog, "Pages", ref(&o, add_object(&o, pages)));
    int number = add_object(&o, page);
    jf_pdf_add(arena, kids, ref(&o, number));
    jf_pdf_set(arena, pages, "Kids", kids);
    jf_pdf_set(arena, pages, "Count", jf_pdf_new_int(arena, 1));
    jf_pdf_set(arena, page, "Parent", ref(&o, 2));
    jf_pdf_set(arena, page, "MediaBox", jf_pdf_new_numbers(arena, (double[]){0, 0, 595.28, 841.89}, 4));
    jf_pdf_set(arena, page, "Resources", jf_pdf_new_dict(arena));
    add_form(&o, catalog, page, number, world, options);
    add_attachments(&o, catalog, world, record, options);
    return options->table ? write_table(&o) : write_stream(&o);
}
