// SPDX-License-Identifier: MIT
// Metadata: XMP and Info from one struct, so that they cannot differ (ISO 19005-3 6.6, ISO 14289-1 7.1, XMP part 1).
#include "archive/finisher.h"
#include "base/quote.h"
#include <string.h>

// Our own properties, all text: what the schema extension declares is what is written.
typedef struct {
    const char *name, *about;
    size_t at;
} Property;

static const Property OWN[] = {
    {"number", "Number of the document", offsetof(JfIdentity, number)},
    {"version", "Version of the document", offsetof(JfIdentity, version)},
    {"kind", "Kind of the document", offsetof(JfIdentity, kind)},
    {"recordSha256", "SHA-256 of the embedded delivery record", offsetof(JfIdentity, record_sha256)},
    {"classification", "Security class of the document", offsetof(JfIdentity, classification)},
};

static const char *value_of(const JfIdentity *identity, const Property *property)
{
    const char *value;
    memcpy(&value, (const char *)identity + property->at, sizeof value);
    return value;
}

static void append_simple(GString *out, const char *name, const char *text)
{
    if (!text || !*text)
        return;
    g_string_append_printf(out, "<%s>", name);
    jf_xml_escape(out, text);
    g_string_append_printf(out, "</%s>\n", name);
}

static void append_list(GString *out, const char *name, const char *list, const char *item, const char *text)
{
    if (!text || !*text)
        return;
    g_string_append_printf(out, "<%s><rdf:%s><rdf:li%s>", name, list, item);
    jf_xml_escape(out, text);
    g_string_append_printf(out, "</rdf:li></rdf:%s></%s>\n", list, name);
}

static void append_declaration(GString *out, const char *name, const char *type, const char *about)
{
    g_string_append_printf(
        out,
        "<rdf:li rdf:parseType=\"Resource\"><pdfaProperty:name>%s</pdfaProperty:name><pdfaProperty:valueType>%s</pdfaProperty:valueType>"
        "<pdfaProperty:category>external</pdfaProperty:category><pdfaProperty:description>%s</pdfaProperty:description></rdf:li>\n",
        name, type, about);
}

static void open_schema(GString *out, const char *about, const char *uri, const char *prefix)
{
    g_string_append_printf(
        out,
        "<rdf:li rdf:parseType=\"Resource\"><pdfaSchema:schema>%s</pdfaSchema:schema><pdfaSchema:namespaceURI>%s</pdfaSchema:namespaceURI>"
        "<pdfaSchema:prefix>%s</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>\n",
        about, uri, prefix);
}

static void close_schema(GString *out)
{
    g_string_append(out, "</rdf:Seq></pdfaSchema:property></rdf:li>\n");
}

// Schemas that PDF/A does not know must be described in the file (6.6.2.3.3).
static void append_extensions(GString *out)
{
    g_string_append(
        out, "<rdf:Description rdf:about=\"\" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
             " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
             "<pdfaExtension:schemas><rdf:Bag>\n");
    open_schema(out, "PDF/UA identification", "http://www.aiim.org/pdfua/ns/id/", "pdfuaid");
    append_declaration(out, "part", "Integer", "Part of ISO 14289");
    close_schema(out);
    open_schema(out, "Jiaofu document identity", JF_XMP_NS, "jf");
    for (size_t i = 0; i < G_N_ELEMENTS(OWN); i++)
        append_declaration(out, OWN[i].name, "Text", OWN[i].about);
    close_schema(out);
    g_string_append(out, "</rdf:Bag></pdfaExtension:schemas>\n</rdf:Description>\n");
}

static void append_description(GString *out, const JfIdentity *identity)
{
    g_autofree char *date = jf_instant_iso(identity->issued_at);
    g_string_append(
        out, "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
             " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""
             " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\" xmlns:jf=\"" JF_XMP_NS "\">\n"
             "<pdfaid:part>3</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>\n<pdfuaid:part>1</pdfuaid:part>\n"
             "<dc:format>application/pdf</dc:format>\n");
    append_list(out, "dc:title", "Alt", " xml:lang=\"x-default\"", identity->title);
    append_list(out, "dc:creator", "Seq", "", identity->author);
    append_list(out, "dc:description", "Alt", " xml:lang=\"x-default\"", identity->subject);
    append_list(out, "dc:language", "Bag", "", identity->lang);
    append_simple(out, "pdf:Keywords", identity->keywords);
    append_simple(out, "pdf:Producer", identity->producer);
    append_simple(out, "xmp:CreateDate", date);
    append_simple(out, "xmp:ModifyDate", date);
    append_simple(out, "xmp:MetadataDate", date);
    for (size_t i = 0; i < G_N_ELEMENTS(OWN); i++) {
        char name[32];
        g_snprintf(name, sizeof name, "jf:%s", OWN[i].name);
        append_simple(out, name, value_of(identity, &OWN[i]));
    }
    g_string_append(out, "</rdf:Description>\n");
}

// Unfiltered, so that tools which do not read PDF find it. "r": changing it would break signatures.
static void add_xmp(JfFinisher *finisher)
{
    g_autoptr(GString) out = g_string_sized_new(4096);
    g_string_append(out, "<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                         "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n");
    append_description(out, finisher->identity);
    append_extensions(out);
    g_string_append(out, "</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>");
    JfPdfValue *dict = jf_pdf_new_dict(finisher->arena);
    jf_archive_name(finisher, dict, "Type", "Metadata");
    jf_archive_name(finisher, dict, "Subtype", "XML");
    const JfPdfValue *stream = jf_pdf_new_stream(finisher->arena, dict, jf_arena_copy(finisher->arena, out->str, out->len), out->len);
    jf_archive_ref(finisher, finisher->catalog, "Metadata", jf_archive_add(finisher, stream));
}

int jf_archive_metadata(JfFinisher *finisher)
{
    const JfIdentity *identity = finisher->identity;
    g_autofree char *date = jf_instant_pdf(identity->issued_at);
    JfPdfValue *info = jf_pdf_new_dict(finisher->arena);
    add_xmp(finisher);
    jf_archive_text(finisher, info, "Title", identity->title);
    jf_archive_text(finisher, info, "Author", identity->author);
    jf_archive_text(finisher, info, "Subject", identity->subject);
    jf_archive_text(finisher, info, "Keywords", identity->keywords);
    jf_archive_text(finisher, info, "Producer", identity->producer);
    jf_archive_text(finisher, info, "CreationDate", date);
    jf_archive_text(finisher, info, "ModDate", date);
    return jf_archive_add(finisher, info);
}
