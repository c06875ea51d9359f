// SPDX-License-Identifier: MIT
// What the document says of itself in four places (record, provenance, XMP, Info and catalog) must be one thing: a title bar, a search engine or an
// archive that reads one of them must not be told something else than the page.
#include "verify/examination.h"
#include <string.h>

#define XMP_MAX ((size_t)1 << 20)
#define XMP_NS "urn:jiaofu:xmp:1#"
#define DC_NS "http://purl.org/dc/elements/1.1/"
#define BASIC_NS "http://ns.adobe.com/xap/1.0/"
#define RDF_NS "http://www.w3.org/1999/02/22-rdf-syntax-ns#"

typedef struct {
    const char *ns, *name;
    const xmlNode *found;
    size_t n;
} Search;

// Depth is bounded by the XML reader.
static void search(const xmlNode *node, Search *what)
{
    for (; node != NULL; node = node->next) {
        if (node->type != XML_ELEMENT_NODE)
            continue;
        if (jf_xml_is(node, what->ns, what->name)) {
            what->found = node;
            what->n++;
        }
        search(node->children, what);
    }
}

// Text of the property, or of the only entry of its list; NULL when it is not there exactly once. Caller frees with xmlFree.
static xmlChar *property(const xmlDoc *xmp, const char *ns, const char *name)
{
    Search what = {.ns = ns, .name = name}, entry = {.ns = RDF_NS, .name = "li"};
    search(xmp != NULL ? xmlDocGetRootElement(xmp) : NULL, &what);
    if (what.n != 1)
        return NULL;
    search(what.found->children, &entry);
    return entry.n > 1 ? NULL : xmlNodeGetContent(entry.n == 1 ? entry.found : what.found);
}

static bool same(JfExamination *e, const char *what, const char *here, const char *there)
{
    if (here != NULL && there != NULL && strcmp(here, there) == 0)
        return true;
    jf_find(e->result, JF_FINDING_BASE_IDENTITY, -1, what, here != NULL ? here : "-", there != NULL ? there : "-", NULL);
    return false;
}

static bool same_property(JfExamination *e, const xmlDoc *xmp, const char *ns, const char *name, const char *wanted)
{
    xmlChar *text = property(xmp, ns, name);
    g_autofree char *what = g_strconcat("XMP ", name, NULL);
    bool good = same(e, what, (const char *)text, wanted);
    xmlFree(text);
    return good;
}

static bool examine_xmp(JfExamination *e, const xmlDoc *xmp, const char *title)
{
    const struct {
        const char *ns, *name, *wanted;
    } all[] = {
        {XMP_NS, "number", jf_record_number(e->record)},
        {XMP_NS, "version", jf_record_version(e->record)},
        {XMP_NS, "kind", e->kind},
        {XMP_NS, "recordSha256", jf_record_sha256(e->record)},
        {DC_NS, "title", title},
        {DC_NS, "language", e->language},
        {BASIC_NS, "CreateDate", e->issued_at},
        {BASIC_NS, "ModifyDate", e->issued_at},
    };
    bool good = true;
    for (size_t i = 0; i < G_N_ELEMENTS(all); i++)
        good = same_property(e, xmp, all[i].ns, all[i].name, all[i].wanted) && good;
    return good;
}

// Digits of a date, however it is written: Info's "D:20260401010000Z", ISO's "2026-04-01T01:00:00Z".
static char *digits(const char *date)
{
    GString *out = g_string_new(NULL);
    for (const char *c = date; c != NULL && *c != '\0'; c++)
        if (g_ascii_isdigit(*c))
            g_string_append_c(out, *c);
    return g_string_free(out, FALSE);
}

static bool examine_info(JfExamination *e, const JfPdfView *view, const JfPdfValue *info)
{
    static const char *const dates[] = {"CreationDate", "ModDate"};
    JfArena *arena = e->result->arena;
    g_autofree char *issued = digits(e->issued_at);
    bool good = same(e, "/Lang", jf_pdf_text(arena, jf_pdf_view_find(view, jf_pdf_view_root(view), "Lang")), e->language);
    for (size_t i = 0; i < G_N_ELEMENTS(dates); i++) {
        g_autofree char *found = digits(jf_pdf_text(arena, jf_pdf_view_find(view, info, dates[i])));
        good = same(e, dates[i], found, issued) && good;
    }
    return good;
}

bool jf_examine_identity(JfExamination *e)
{
    JfPdfView *view = jf_pdf_document_view(e->document, 0);
    if (e->record == NULL || e->language == NULL)
        return false; // said by parts.c
    const JfPdfValue *info = jf_pdf_view_resolve(view, jf_pdf_find(jf_pdf_view_trailer(view), "Info"));
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_autoptr(GBytes) bytes = jf_pdf_view_data(view, jf_pdf_find(jf_pdf_view_root(view), "Metadata"), XMP_MAX, diags);
    g_autoptr(xmlDoc) xmp = bytes != NULL ? jf_xml_parse(bytes, "XMP", diags) : NULL;
    bool good = examine_info(e, view, info);
    return examine_xmp(e, xmp, jf_pdf_text(e->result->arena, jf_pdf_view_find(view, info, "Title"))) && good;
}
