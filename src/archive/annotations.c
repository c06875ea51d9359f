// SPDX-License-Identifier: MIT
// Annotations: links, and the signature fields that later steps fill in, with their form (ISO 32000-1 12.5.6.5, 12.7.4.5).
#include "archive/finisher.h"
#include <math.h>
#include <string.h>

enum { FLAG_PRINT = 4 }; // ISO 19005-3 6.3.2
enum { SIGNATURES_EXIST = 1, APPEND_ONLY = 2 };

static JfPdfValue *new_annotation(JfFinisher *finisher, const char *subtype, const JfPdfValue *box, int page, size_t key)
{
    JfPdfValue *dict = jf_pdf_new_dict(finisher->arena);
    jf_archive_name(finisher, dict, "Type", "Annot");
    jf_archive_name(finisher, dict, "Subtype", subtype);
    jf_archive_put(finisher, dict, "Rect", box);
    jf_archive_int(finisher, dict, "F", FLAG_PRINT);
    jf_archive_ref(finisher, dict, "P", finisher->page_number[page]);
    jf_archive_int(finisher, dict, "StructParent", jf_archive_key(finisher, key));
    return dict;
}

static void hang_on_page(JfFinisher *finisher, int page, int number)
{
    JfPdfValue *list = (JfPdfValue *)jf_pdf_find(finisher->page[page], "Annots"); // made here, below
    if (!list) {
        list = jf_pdf_new_array(finisher->arena);
        jf_archive_put(finisher, finisher->page[page], "Annots", list);
    }
    jf_pdf_add(finisher->arena, list, jf_pdf_new_ref(finisher->arena, number));
}

// ---- links

static bool has_harmless_scheme(const char *href)
{
    static const char *const schemes[] = {"https://", "http://", "mailto:", "tel:"};
    for (size_t i = 0; i < G_N_ELEMENTS(schemes); i++)
        if (g_ascii_strncasecmp(href, schemes[i], strlen(schemes[i])) == 0)
            return true;
    return false;
}

// URIs are 7-bit (12.6.4.7): everything else, and what could end a string, goes as %XX.
static char *escaped(const char *href)
{
    GString *out = g_string_new(NULL);
    for (const guchar *c = (const guchar *)href; *c; c++) {
        if (*c > 0x20 && *c < 0x7f && !strchr("\"<>\\^`{|}()", *c))
            g_string_append_c(out, (char)*c);
        else
            g_string_append_printf(out, "%%%02X", *c);
    }
    return g_string_free(out, FALSE);
}

static bool is_target(const JfPages *pages, const char *id)
{
    for (size_t i = 0; i < pages->n_targets; i++)
        if (strcmp(pages->targets[i].id, id) == 0)
            return true;
    return false;
}

static bool set_goal(JfFinisher *finisher, JfPdfValue *dict, const char *href)
{
    if (href[0] == '#' && is_target(finisher->pages, href + 1)) {
        jf_archive_put(finisher, dict, "Dest", jf_pdf_new_string(finisher->arena, href + 1, strlen(href + 1)));
        return true;
    }
    if (!has_harmless_scheme(href)) {
        jf_diags_add(finisher->diags, JF_DIAG_ARCHIVE_LINK, NULL, href, NULL);
        return false;
    }
    g_autofree char *uri = escaped(href);
    JfPdfValue *action = jf_pdf_new_dict(finisher->arena);
    jf_archive_name(finisher, action, "S", "URI");
    jf_archive_put(finisher, action, "URI", jf_pdf_new_string(finisher->arena, uri, strlen(uri)));
    jf_archive_put(finisher, dict, "A", action);
    return true;
}

static bool add_link(JfFinisher *finisher, size_t i)
{
    const JfLink *link = &finisher->pages->links[i];
    const JfPdfValue *box = jf_archive_box(finisher, link->page, link->x, link->y, link->width, link->height);
    JfPdfValue *dict = new_annotation(finisher, "Link", box, link->page, i);
    static const double none[3] = {0, 0, 0};
    jf_archive_put(finisher, dict, "Border", jf_pdf_new_numbers(finisher->arena, none, 3));
    jf_archive_text(finisher, dict, "Contents", link->alt && *link->alt ? link->alt : link->href);
    if (!set_goal(finisher, dict, link->href))
        return false;
    finisher->link_number[i] = jf_archive_add(finisher, dict);
    hang_on_page(finisher, link->page, finisher->link_number[i]);
    return true;
}

// ---- signature fields

// As a reader of the file will see it: with the four decimals that are written.
static double written(const JfPdfValue *box, size_t i)
{
    double number = 0;
    (void)jf_pdf_number(jf_pdf_item(box, i), &number); // made by us: it is one
    return round(number * 1e4) / 1e4;
}

// Nothing to see until somebody signs; but PDF/A wants an appearance (6.3.3). It has the box and the filter that sign/ will give to the stamp, so that
// validators that compare forms key by key find nothing but other content.
static int add_empty_form(JfFinisher *finisher, const JfPdfValue *rect)
{
    JfPdfValue *dict = jf_pdf_new_dict(finisher->arena);
    double box[4] = {0, 0, written(rect, 2) - written(rect, 0), written(rect, 3) - written(rect, 1)};
    jf_archive_name(finisher, dict, "Type", "XObject");
    jf_archive_name(finisher, dict, "Subtype", "Form");
    jf_archive_put(finisher, dict, "BBox", jf_pdf_new_numbers(finisher->arena, box, 4));
    jf_archive_put(finisher, dict, "Resources", jf_pdf_new_dict(finisher->arena));
    return jf_archive_add(finisher, jf_pdf_new_deflated(finisher->arena, dict, "", 0));
}

static void add_field(JfFinisher *finisher, size_t i, JfPdfValue *list)
{
    const JfField *field = &finisher->pages->fields[i];
    const JfPdfValue *box = jf_archive_box(finisher, field->page, field->x, field->y, field->width, field->height);
    JfPdfValue *dict = new_annotation(finisher, "Widget", box, field->page, finisher->pages->n_links + i),
               *appearance = jf_pdf_new_dict(finisher->arena);
    jf_archive_name(finisher, dict, "FT", "Sig");
    jf_archive_text(finisher, dict, "T", field->name);
    jf_archive_text(finisher, dict, "TU", field->tooltip && *field->tooltip ? field->tooltip : field->name);
    jf_archive_ref(finisher, appearance, "N", add_empty_form(finisher, box));
    jf_archive_put(finisher, dict, "AP", appearance);
    finisher->field_number[i] = jf_pdf_writer_reserve(finisher->writer);
    jf_pdf_writer_put_plain(finisher->writer, finisher->field_number[i], dict);
    jf_pdf_add(finisher->arena, list, jf_pdf_new_ref(finisher->arena, finisher->field_number[i]));
    hang_on_page(finisher, field->page, finisher->field_number[i]);
}

// SigFlags are there from the start, so that signing changes the field and, once, the catalog, and nothing else.
static void add_form(JfFinisher *finisher)
{
    JfPdfValue *form = jf_pdf_new_dict(finisher->arena), *list = jf_pdf_new_array(finisher->arena);
    for (size_t i = 0; i < finisher->pages->n_fields; i++)
        add_field(finisher, i, list);
    jf_archive_put(finisher, form, "Fields", list);
    jf_archive_int(finisher, form, "SigFlags", SIGNATURES_EXIST | APPEND_ONLY);
    int number = jf_pdf_writer_reserve(finisher->writer);
    jf_pdf_writer_put_plain(finisher->writer, number, form);
    jf_archive_ref(finisher, finisher->catalog, "AcroForm", number);
}

static bool on_pages(const JfPages *pages)
{
    for (size_t i = 0; i < pages->n_links; i++)
        if (pages->links[i].page < 0 || (size_t)pages->links[i].page >= pages->n_pages || !pages->links[i].element)
            return false;
    for (size_t i = 0; i < pages->n_fields; i++)
        if (pages->fields[i].page < 0 || (size_t)pages->fields[i].page >= pages->n_pages || !pages->fields[i].element)
            return false;
    return true;
}

bool jf_archive_annotations(JfFinisher *finisher)
{
    const JfPages *pages = finisher->pages;
    if (!on_pages(pages))
        return jf_archive_fault(finisher, JF_DIAG_ARCHIVE_STRUCTURE, "a link or field without page or element",
                                "链接或签名域没有页面或结构元素");
    finisher->link_number = jf_arena_array(finisher->arena, int, pages->n_links + 1);
    finisher->field_number = jf_arena_array(finisher->arena, int, pages->n_fields + 1);
    finisher->annotation_owner = jf_arena_array(finisher->arena, int, pages->n_links + pages->n_fields + 1);
    for (size_t i = 0; i < pages->n_links; i++)
        if (!add_link(finisher, i))
            return false;
    if (pages->n_fields)
        add_form(finisher);
    return true;
}
