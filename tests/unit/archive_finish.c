// SPDX-License-Identifier: MIT
// archive/finish: a hand-built layout with its drawing becomes a document that holds together, is the same every time, and satisfies the
// judges that are there (qpdf; JF_KEEP=dir keeps the file for others).
#include "archive/finish.h"
#include "pdf/attachment.h"
#include "pdf/update.h"
#include "pdf_make.h"
#include <cairo-ft.h>
#include <cairo-pdf.h>
#include <ft2build.h>
#include FT_FREETYPE_H

#define PT(points) ((JfLength)((points)*1024))

// ---- a layout

typedef struct {
    JfArena *arena;
    JfPages pages;
    JfElement *at; // new elements become its kids
} Sheet;

static JfElement *add_element(Sheet *sheet, JfElement *parent, JfRole role)
{
    JfElement *element = jf_arena_new0(sheet->arena, JfElement);
    *element = (JfElement){.role = role, .colspan = 1, .rowspan = 1, .parent = parent, .link = -1, .field = -1};
    if (parent && parent->last)
        parent->last->next = element;
    else if (parent)
        parent->first = element;
    if (parent)
        parent->last = element;
    return element;
}

static void add_content(Sheet *sheet, JfElement *element, int page)
{
    JfContent *content = jf_arena_new0(sheet->arena, JfContent);
    *content = (JfContent){page, sheet->pages.pages[page].n_mcid++, NULL};
    if (element->content_last)
        element->content_last->next = content;
    else
        element->content = content;
    element->content_last = content;
}

static JfElement *add_leaf(Sheet *sheet, JfElement *parent, JfRole role, int page)
{
    JfElement *element = add_element(sheet, parent, role);
    add_content(sheet, element, page);
    return element;
}

static void add_table(Sheet *sheet)
{
    JfElement *table = add_element(sheet, sheet->pages.root, JF_ROLE_TABLE);
    JfElement *head = add_element(sheet, add_element(sheet, table, JF_ROLE_THEAD), JF_ROLE_TR);
    add_leaf(sheet, head, JF_ROLE_TH, 0)->scope = JF_SCOPE_COLUMN;
    add_leaf(sheet, head, JF_ROLE_TH, 0)->scope = JF_SCOPE_COLUMN;
    JfElement *body = add_element(sheet, table, JF_ROLE_TBODY);
    JfElement *row = add_element(sheet, body, JF_ROLE_TR);
    add_leaf(sheet, row, JF_ROLE_TH, 0)->scope = JF_SCOPE_ROW;
    add_leaf(sheet, row, JF_ROLE_TD, 0);
    row = add_element(sheet, body, JF_ROLE_TR);
    add_leaf(sheet, row, JF_ROLE_TD, 1)->colspan = 2;
}

static void add_blocks(Sheet *sheet)
{
    JfElement *root = sheet->pages.root;
    add_leaf(sheet, root, JF_ROLE_H1, 0);
    JfElement *both = add_leaf(sheet, root, JF_ROLE_P, 0); // goes on on the next page
    add_table(sheet);
    JfElement *list = add_element(sheet, root, JF_ROLE_L);
    JfElement *item = add_element(sheet, list, JF_ROLE_LI);
    add_leaf(sheet, item, JF_ROLE_LBL, 0);
    add_leaf(sheet, add_element(sheet, item, JF_ROLE_LBODY), JF_ROLE_P, 0)->lang = "en";
    JfElement *figure = add_leaf(sheet, root, JF_ROLE_FIGURE, 0);
    figure->alt = "标志";
    figure->box[2] = figure->box[3] = PT(50);
    add_content(sheet, both, 1);
    JfElement *note = add_element(sheet, root, JF_ROLE_NOTE);
    note->id = "note-1";
    add_leaf(sheet, note, JF_ROLE_P, 1);
}

static void add_links(Sheet *sheet)
{
    static const char *const goals[] = {"https://example.org/a(b) c?d=交", "https://example.org/", "#summary"};
    sheet->pages.links = jf_arena_array(sheet->arena, JfLink, G_N_ELEMENTS(goals));
    JfElement *line = add_element(sheet, sheet->pages.root, JF_ROLE_P), *shared = NULL;
    for (size_t i = 0; i < G_N_ELEMENTS(goals); i++) {
        JfElement *element = i == 1 ? shared : add_leaf(sheet, line, JF_ROLE_LINK, 1); // the second: one link over two lines
        element->link = (int)i;
        sheet->pages.links[sheet->pages.n_links++] =
            (JfLink){1, PT(50), PT(100 + 20 * (double)i), PT(80), PT(14), goals[i], "见 example", element};
        shared = element;
    }
}

static void add_fields(Sheet *sheet)
{
    static const char *const names[] = {"prepare", "confirm"};
    sheet->pages.fields = jf_arena_array(sheet->arena, JfField, 2);
    for (size_t i = 0; i < 2; i++) {
        JfElement *element = add_element(sheet, sheet->pages.root, JF_ROLE_FORM);
        element->field = (int)i;
        element->alt = "签名";
        sheet->pages.fields[sheet->pages.n_fields++] =
            (JfField){1, PT(50 + 200 * (double)i), PT(600), PT(180), PT(60), names[i], "工程师签名", element};
    }
}

static void add_outline(Sheet *sheet)
{
    static const struct {
        int level;
        const char *title;
    } entries[] = {{1, "概要"}, {2, "One"}, {3, "Deep"}, {2, "Two"}, {1, "Last"}};
    sheet->pages.outline = jf_arena_array(sheet->arena, JfBookmark, G_N_ELEMENTS(entries));
    for (size_t i = 0; i < G_N_ELEMENTS(entries); i++)
        sheet->pages.outline[sheet->pages.n_outline++] = (JfBookmark){entries[i].level, (int)i % 2, PT(100), entries[i].title};
    sheet->pages.targets = jf_arena_array(sheet->arena, JfTarget, 2);
    sheet->pages.targets[0] = (JfTarget){"summary", 0, PT(60)};
    sheet->pages.targets[1] = (JfTarget){"details", 1, PT(60)};
    sheet->pages.n_targets = 2;
}

static Sheet sheet_new(void)
{
    Sheet sheet = {.arena = jf_arena_new()};
    sheet.pages.width = PT(595.276);
    sheet.pages.height = PT(841.89);
    sheet.pages.n_pages = 2;
    sheet.pages.pages = jf_arena_array(sheet.arena, JfPage, 2);
    for (int i = 0; i < 2; i++) {
        sheet.pages.pages[i].width = sheet.pages.width;
        sheet.pages.pages[i].height = sheet.pages.height;
    }
    sheet.pages.pages[0].furniture = jf_arena_new0(sheet.arena, JfItem); // the second page has none
    sheet.pages.root = add_element(&sheet, NULL, JF_ROLE_DOCUMENT);
    add_blocks(&sheet);
    add_links(&sheet);
    add_fields(&sheet);
    add_outline(&sheet);
    return sheet;
}

// ---- its drawing: two of Cairo's pages for each, a tag for each marked content

static void draw_text(cairo_t *cr, double x, double y, const char *text)
{
    cairo_move_to(cr, x, y);
    cairo_show_text(cr, text);
}

static void draw_image(cairo_t *cr)
{
    cairo_surface_t *image = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, 8, 8);
    cairo_t *on = cairo_create(image);
    cairo_set_source_rgba(on, 1, 0, 0, 0.5);
    cairo_rectangle(on, 2, 2, 4, 4);
    cairo_fill(on);
    cairo_destroy(on);
    cairo_set_source_surface(cr, image, 10, 10);
    cairo_paint(cr);
    cairo_surface_destroy(image);
    cairo_set_source_rgb(cr, 0, 0, 0);
}

static cairo_status_t append(void *out, const unsigned char *data, unsigned length)
{
    g_byte_array_append(out, data, length);
    return CAIRO_STATUS_SUCCESS;
}

static void draw_page(cairo_t *cr, const JfPages *pages, size_t p)
{
    if (pages->pages[p].furniture) {
        cairo_rectangle(cr, 20, 20, 500, 1);
        cairo_fill(cr);
        draw_text(cr, 500, 820, "第 1 页");
    }
    cairo_show_page(cr);
    if (p == 0)
        cairo_tag_begin(cr, "Document", "");
    for (int m = 0; m < pages->pages[p].n_mcid; m++) {
        cairo_tag_begin(cr, "Span", "");
        draw_text(cr, 50, 80 + 20 * m, "交付单 Delivery 12:30");
        if (m == 8)
            draw_image(cr);
        cairo_tag_end(cr, "Span");
    }
    if (p + 1 == pages->n_pages)
        cairo_tag_end(cr, "Document");
    cairo_show_page(cr);
}

static GBytes *drawn(const JfPages *pages)
{
    FT_Library library;
    FT_Face face;
    g_assert_cmpint(FT_Init_FreeType(&library), ==, 0);
    g_assert_cmpint(FT_New_Face(library, "fonts/NotoSansSC_400Regular.ttf", 0, &face), ==, 0);
    cairo_font_face_t *font = cairo_ft_font_face_create_for_ft_face(face, 0);
    GByteArray *out = g_byte_array_new();
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(append, out, 595.276, 841.89);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, "2026-01-01T00:00:00Z");
    cairo_t *cr = cairo_create(surface);
    cairo_set_font_face(cr, font);
    cairo_set_font_size(cr, 11);
    for (size_t p = 0; p < pages->n_pages; p++)
        draw_page(cr, pages, p);
    cairo_destroy(cr);
    cairo_surface_finish(surface);
    g_assert_cmpint(cairo_surface_status(surface), ==, CAIRO_STATUS_SUCCESS);
    cairo_surface_destroy(surface);
    cairo_font_face_destroy(font);
    FT_Done_Face(face);
    FT_Done_FreeType(library);
    return g_byte_array_free_to_bytes(out);
}

// ---- finishing

static const JfIdentity IDENTITY = {
    .title = "现场服务单 <7> & “x”",
    .author = "示例 Co.",
    .subject = "Visit",
    .keywords = "a, b",
    .lang = "zh-CN",
    .producer = "Jiaofu 0.1.0",
    .number = "S-7",
    .version = "1",
    .kind = "service-sheet",
    .record_sha256 = "00ff",
    .classification = "内部",
    .issued_at = 1772674800000000,
};

static GBytes *finished(GBytes *raw, const JfPages *pages, JfDiags *diags)
{
    g_autoptr(GBytes) record = g_bytes_new_static("<r/>", 4), policy = g_bytes_new_static("", 0);
    const JfAttachment attachments[] = {
        {"record.xml", "application/xml", "交付记录", JF_RELATION_SOURCE, record},
        {"policy.xml", "application/xml", "Policy", JF_RELATION_SUPPLEMENT, policy},
    };
    return jf_finish(raw, pages, &IDENTITY, attachments, G_N_ELEMENTS(attachments), diags);
}

typedef struct {
    Sheet sheet;
    GBytes *raw, *pdf;
    JfPdfDocument *document;
    JfPdfView *view;
} Fixture;

static void set_up(Fixture *fixture, gconstpointer unused)
{
    (void)unused;
    g_autoptr(JfDiags) diags = jf_diags_new();
    fixture->sheet = sheet_new();
    fixture->raw = drawn(&fixture->sheet.pages);
    fixture->pdf = finished(fixture->raw, &fixture->sheet.pages, diags);
    if (!fixture->pdf)
        jf_diags_print(diags, JF_LANGUAGE_EN, stderr);
    g_assert_nonnull(fixture->pdf);
    fixture->document = jf_pdf_document_open(fixture->pdf, NULL, diags);
    if (!fixture->document)
        jf_diags_print(diags, JF_LANGUAGE_EN, stderr);
    g_assert_nonnull(fixture->document);
    fixture->view = jf_pdf_document_last(fixture->document);
    g_assert_cmpuint(jf_diags_count(diags), ==, 0);
}

static void tear_down(Fixture *fixture, gconstpointer unused)
{
    (void)unused;
    jf_pdf_document_free(fixture->document);
    g_bytes_unref(fixture->pdf);
    g_bytes_unref(fixture->raw);
    jf_arena_free(fixture->sheet.arena);
}

static const JfPdfValue *under_root(Fixture *fixture, const char *key)
{
    return jf_pdf_view_find(fixture->view, jf_pdf_view_root(fixture->view), key);
}

static const JfPdfValue *page_at(Fixture *fixture, size_t p)
{
    return jf_pdf_view_item(fixture->view, jf_pdf_view_find(fixture->view, under_root(fixture, "Pages"), "Kids"), p);
}

static void test_judged(Fixture *fixture, gconstpointer unused)
{
    (void)unused;
    gsize size;
    const void *data = g_bytes_get_data(fixture->pdf, &size);
    g_assert_true(judged_by_qpdf(data, size));
    const char *keep = g_getenv("JF_KEEP");
    g_autofree char *path = keep ? g_build_filename(keep, "finished.pdf", NULL) : NULL;
    g_assert_true(!path || g_file_set_contents(path, data, (gssize)size, NULL));
}

static void test_deterministic(Fixture *fixture, gconstpointer unused)
{
    (void)unused;
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_autoptr(GBytes) raw = drawn(&fixture->sheet.pages);
    g_autoptr(GBytes) again = finished(raw, &fixture->sheet.pages, diags);
    g_assert_true(g_bytes_equal(fixture->pdf, again));
}

static void test_pages(Fixture *fixture, gconstpointer unused)
{
    (void)unused;
    g_assert_cmpuint(jf_pdf_count(jf_pdf_view_find(fixture->view, under_root(fixture, "Pages"), "Kids")), ==, 2);
    const JfPdfValue *first = page_at(fixture, 0), *second = page_at(fixture, 1);
    g_assert_cmpuint(jf_pdf_count(jf_pdf_find(first, "Contents")), ==, 2);
    g_assert_cmpuint(jf_pdf_count(jf_pdf_find(second, "Contents")), ==, 1);
    const JfPdfValue *objects = jf_pdf_view_find(fixture->view, jf_pdf_view_find(fixture->view, first, "Resources"), "XObject");
    const JfPdfValue *furniture = jf_pdf_view_find(fixture->view, objects, "Furniture");
    g_assert_true(jf_pdf_is_name(jf_pdf_find(furniture, "Subtype"), "Form"));
    g_assert_true(jf_pdf_is_name(jf_pdf_find(second, "Tabs"), "S"));
    g_assert_cmpuint(jf_pdf_count(jf_pdf_find(second, "Annots")), ==, 5);
    for (int number = 1; number < jf_pdf_view_size(fixture->view); number++) {
        const JfPdfValue *object = jf_pdf_view_object(fixture->view, number);
        g_assert_nonnull(object);
        g_assert_null(jf_pdf_find(object, "Interpolate"));
        if (jf_pdf_is_name(jf_pdf_find(object, "Subtype"), "CIDFontType2"))
            g_assert_true(jf_pdf_is_name(jf_pdf_find(object, "CIDToGIDMap"), "Identity"));
    }
}

// Content streams are Cairo's, byte for byte.
static void test_verbatim(Fixture *fixture, gconstpointer unused)
{
    (void)unused;
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_autoptr(JfPdfDocument) raw = jf_pdf_document_open(fixture->raw, NULL, diags);
    JfPdfView *before = jf_pdf_document_last(raw);
    const JfPdfValue *kids = jf_pdf_view_find(before, jf_pdf_view_find(before, jf_pdf_view_root(before), "Pages"), "Kids");
    const JfPdfValue *content = jf_pdf_view_find(before, jf_pdf_view_item(before, kids, 3), "Contents");
    const JfPdfValue *after = jf_pdf_view_item(fixture->view, jf_pdf_find(page_at(fixture, 1), "Contents"), 0);
    g_assert_cmpmem(content->stream.data, (int)content->stream.length, after->stream.data, (int)after->stream.length);
}

typedef struct {
    Fixture *fixture;
    GString *out;
} Walk;

// Roles in reading order, with what hangs on each: "P(0 …)" and so on.
static void walk(Walk *state, const JfPdfValue *kid, int depth)
{
    const JfPdfView *view = state->fixture->view;
    kid = jf_pdf_view_resolve(view, kid);
    int64_t mcid;
    if (jf_pdf_int(kid, &mcid)) {
        g_string_append_printf(state->out, "%" G_GINT64_FORMAT " ", mcid);
    } else if (jf_pdf_is(kid, JF_PDF_ARRAY)) {
        for (size_t i = 0; i < jf_pdf_count(kid); i++)
            walk(state, jf_pdf_item(kid, i), depth);
    } else if (jf_pdf_is_name(jf_pdf_find(kid, "Type"), "OBJR")) {
        const JfPdfValue *annotation = jf_pdf_view_find(view, kid, "Obj");
        g_string_append_printf(state->out, "%s ", jf_pdf_name(jf_pdf_find(annotation, "Subtype")));
    } else if (jf_pdf_is_name(jf_pdf_find(kid, "Type"), "MCR")) {
        g_string_append(state->out, "elsewhere ");
    } else {
        g_string_append_printf(state->out, "%s(", jf_pdf_name(jf_pdf_find(kid, "S")));
        g_assert_cmpint(depth, <, 20);
        walk(state, jf_pdf_find(kid, "K"), depth + 1);
        g_string_truncate(state->out, state->out->len - (state->out->str[state->out->len - 1] == ' '));
        g_string_append(state->out, ") ");
    }
}

static void test_structure(Fixture *fixture, gconstpointer unused)
{
    (void)unused;
    g_autoptr(GString) out = g_string_new(NULL);
    walk(&(Walk){fixture, out}, jf_pdf_find(under_root(fixture, "StructTreeRoot"), "K"), 0);
    g_assert_cmpstr(out->str, ==,
                    "Document(H1(0) P(1 elsewhere) Table(THead(TR(TH(2) TH(3))) TBody(TR(TH(4) TD(5)) TR(TD(0)))) "
                    "L(LI(Lbl(6) LBody(P(7)))) Figure(8) Note(P(2)) P(Link(3 Link Link) Link(4 Link)) Form(Widget) Form(Widget)) ");
}

// From every marked content and annotation the way leads back to an element that names it.
static void test_parent_tree(Fixture *fixture, gconstpointer unused)
{
    (void)unused;
    const JfPdfView *view = fixture->view;
    const JfPdfValue *root = under_root(fixture, "StructTreeRoot"),
                     *numbers = jf_pdf_view_find(view, jf_pdf_find(root, "ParentTree"), "Nums");
    int64_t key, last = -1, next, own;
    for (size_t i = 0; i < jf_pdf_count(numbers); i += 2) {
        g_assert_true(jf_pdf_int(jf_pdf_item(numbers, i), &key));
        g_assert_cmpint(key, >, last);
        last = key;
    }
    g_assert_true(jf_pdf_int(jf_pdf_find(root, "ParentTreeNextKey"), &next));
    g_assert_cmpint(next, ==, last + 1);
    g_assert_cmpint(last, ==, 6);
    g_assert_cmpuint(jf_pdf_count(jf_pdf_view_item(view, numbers, 1)), ==, (size_t)fixture->sheet.pages.pages[0].n_mcid);
    const JfPdfValue *annotations = jf_pdf_find(page_at(fixture, 1), "Annots");
    for (size_t i = 0; i < jf_pdf_count(annotations); i++) {
        const JfPdfValue *annotation = jf_pdf_view_item(view, annotations, i);
        g_assert_true(jf_pdf_int(jf_pdf_find(annotation, "StructParent"), &own));
        g_assert_true(jf_pdf_int(jf_pdf_item(numbers, 2 * (2 + i)), &key));
        g_assert_cmpint(own, ==, key);
        g_assert_true(jf_pdf_int(jf_pdf_find(annotation, "F"), &own) && own == 4);
    }
    g_assert_nonnull(jf_pdf_find(root, "IDTree"));
}

static void test_links(Fixture *fixture, gconstpointer unused)
{
    (void)unused;
    const JfPdfValue *annotations = jf_pdf_find(page_at(fixture, 1), "Annots");
    const JfPdfValue *uri = jf_pdf_view_find(fixture->view, jf_pdf_find(jf_pdf_view_item(fixture->view, annotations, 0), "A"), "URI");
    g_assert_cmpstr(uri->text.bytes, ==, "https://example.org/a%28b%29%20c?d=%E4%BA%A4");
    g_assert_cmpstr(jf_pdf_find(jf_pdf_view_item(fixture->view, annotations, 2), "Dest")->text.bytes, ==, "summary");
    g_assert_cmpuint(
        jf_pdf_count(jf_pdf_view_find(fixture->view, jf_pdf_view_find(fixture->view, under_root(fixture, "Names"), "Dests"), "Names")), ==,
        4);
}

static void test_fields(Fixture *fixture, gconstpointer unused)
{
    (void)unused;
    const JfPdfValue *fields = jf_pdf_view_find(fixture->view, under_root(fixture, "AcroForm"), "Fields");
    g_assert_cmpuint(jf_pdf_count(fields), ==, 2);
    const JfPdfValue *field = jf_pdf_view_item(fixture->view, fields, 1);
    g_assert_true(jf_pdf_is_name(jf_pdf_find(field, "FT"), "Sig"));
    g_assert_cmpstr(jf_pdf_find(field, "T")->text.bytes, ==, "confirm");
    g_assert_null(jf_pdf_find(field, "V"));
    g_assert_true(jf_pdf_is(jf_pdf_view_find(fixture->view, jf_pdf_find(field, "AP"), "N"), JF_PDF_STREAM));
    const JfPdfValue *box = jf_pdf_find(field, "Rect");
    double edge[4];
    for (size_t i = 0; i < 4; i++)
        g_assert_true(jf_pdf_number(jf_pdf_item(box, i), &edge[i]));
    g_assert_cmpfloat_with_epsilon(edge[0], 250, 0.01);
    g_assert_cmpfloat_with_epsilon(edge[1], 841.89 - 660, 0.01);
    g_assert_cmpfloat_with_epsilon(edge[2], 430, 0.01);
    g_assert_cmpfloat_with_epsilon(edge[3], 841.89 - 600, 0.01);
}

static void test_outline(Fixture *fixture, gconstpointer unused)
{
    (void)unused;
    const JfPdfView *view = fixture->view;
    g_autoptr(JfArena) arena = jf_arena_new();
    const JfPdfValue *outline = under_root(fixture, "Outlines"), *first = jf_pdf_view_find(view, outline, "First");
    int64_t count;
    g_assert_true(jf_pdf_int(jf_pdf_find(outline, "Count"), &count) && count == 5);
    g_assert_cmpstr(jf_pdf_text(arena, jf_pdf_find(first, "Title")), ==, "概要");
    g_assert_true(jf_pdf_int(jf_pdf_find(first, "Count"), &count) && count == 3);
    g_assert_cmpstr(jf_pdf_text(arena, jf_pdf_find(jf_pdf_view_find(view, first, "Last"), "Title")), ==, "Two");
    g_assert_cmpstr(jf_pdf_text(arena, jf_pdf_find(jf_pdf_view_find(view, first, "Next"), "Title")), ==, "Last");
    g_assert_true(jf_pdf_equal(jf_pdf_view_find(view, jf_pdf_view_find(view, first, "Next"), "Prev"), first));
}

static void test_metadata(Fixture *fixture, gconstpointer unused)
{
    (void)unused;
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_autoptr(GBytes) xmp = jf_pdf_view_data(fixture->view, jf_pdf_find(jf_pdf_view_root(fixture->view), "Metadata"), 1 << 20, diags);
    g_autofree char *text = g_strndup(g_bytes_get_data(xmp, NULL), g_bytes_get_size(xmp));
    static const char *const words[] = {
        "<pdfaid:part>3</pdfaid:part>",
        "<pdfaid:conformance>A</pdfaid:conformance>",
        "<pdfuaid:part>1</pdfuaid:part>",
        "现场服务单 &lt;7&gt; &amp; “x”",
        "<xmp:CreateDate>2026-03-05T01:40:00Z</xmp:CreateDate>",
        "<jf:number>S-7</jf:number>",
        "<jf:recordSha256>00ff</jf:recordSha256>",
        "<?xpacket end=\"r\"?>",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
        if (!strstr(text, words[i]))
            g_error("XMP lacks %s:\n%s", words[i], text);
    const JfPdfValue *info = jf_pdf_view_find(fixture->view, jf_pdf_view_trailer(fixture->view), "Info");
    g_assert_cmpstr(jf_pdf_find(info, "CreationDate")->text.bytes, ==, "D:20260305014000Z");
    g_autoptr(JfArena) arena = jf_arena_new();
    g_assert_cmpstr(jf_pdf_text(arena, jf_pdf_find(info, "Title")), ==, IDENTITY.title);
}

static void test_attached(Fixture *fixture, gconstpointer unused)
{
    (void)unused;
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_autoptr(JfPdfAttachments) attachments = jf_pdf_attachments_open(fixture->view, diags);
    g_assert_cmpuint(jf_pdf_attachments_count(attachments), ==, 2);
    const JfPdfAttachment *record = jf_pdf_attachments_find(attachments, "record.xml");
    g_assert_cmpstr(record->relation, ==, "Source");
    g_assert_cmpstr(record->mime, ==, "application/xml");
    g_assert_cmpstr(record->description, ==, "交付记录");
    g_autoptr(GBytes) bytes = jf_pdf_attachments_read(attachments, record, 100, diags);
    g_assert_cmpmem(g_bytes_get_data(bytes, NULL), (int)g_bytes_get_size(bytes), "<r/>", 4);
    g_autoptr(GBytes) empty = jf_pdf_attachments_read(attachments, jf_pdf_attachments_at(attachments, 1), 100, diags);
    g_assert_cmpuint(g_bytes_get_size(empty), ==, 0);
    g_assert_cmpuint(jf_diags_count(diags), ==, 0);
}

// ---- what does not fit is said, not written

typedef void (*Spoil)(Sheet *sheet);

static void spoil_target(Sheet *sheet)
{
    sheet->pages.links[2].href = "#nowhere";
}

static void spoil_scheme(Sheet *sheet)
{
    sheet->pages.links[0].href = "javascript:alert(1)";
}

static void spoil_mark(Sheet *sheet)
{
    sheet->pages.root->first->content->mcid = 1; // which the paragraph has
}

static void spoil_owner(Sheet *sheet)
{
    sheet->pages.root->first->content = NULL;
}

static void spoil_count(Sheet *sheet)
{
    sheet->pages.pages[0].n_mcid++;
}

static void spoil_pages(Sheet *sheet)
{
    sheet->pages.n_pages = 1;
}

static void spoil_field(Sheet *sheet)
{
    sheet->pages.fields[1].element->field = -1;
}

static void spoil_page_number(Sheet *sheet)
{
    sheet->pages.fields[1].page = 2;
}

static void spoil_id(Sheet *sheet)
{
    sheet->pages.root->first->id = "note-1";
}

static void test_spoilt(Fixture *fixture, gconstpointer unused)
{
    (void)unused;
    static const struct {
        Spoil spoil;
        JfDiagId id;
    } cases[] = {
        {spoil_target, JF_DIAG_ARCHIVE_LINK},     {spoil_scheme, JF_DIAG_ARCHIVE_LINK},
        {spoil_mark, JF_DIAG_ARCHIVE_STRUCTURE},  {spoil_owner, JF_DIAG_ARCHIVE_STRUCTURE},
        {spoil_count, JF_DIAG_ARCHIVE_RAW},       {spoil_pages, JF_DIAG_ARCHIVE_RAW},
        {spoil_field, JF_DIAG_ARCHIVE_STRUCTURE}, {spoil_page_number, JF_DIAG_ARCHIVE_STRUCTURE},
        {spoil_id, JF_DIAG_ARCHIVE_STRUCTURE},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(JfDiags) diags = jf_diags_new();
        Sheet sheet = sheet_new();
        cases[i].spoil(&sheet);
        g_autoptr(GBytes) none = finished(fixture->raw, &sheet.pages, diags);
        g_assert_null(none);
        g_assert_true(jf_diags_has(diags, cases[i].id));
        jf_arena_free(sheet.arena);
    }
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_autoptr(GBytes) broken = g_bytes_new_from_bytes(fixture->raw, 0, g_bytes_get_size(fixture->raw) - 40);
    g_assert_null(finished(broken, &fixture->sheet.pages, diags));
    g_assert_cmpuint(jf_diags_errors(diags), ==, 1);
}

static void test_speed(Fixture *fixture, gconstpointer unused)
{
    (void)unused;
    enum { TIMES = 200 };
    g_autoptr(JfDiags) diags = jf_diags_new();
    clock_t from = clock();
    for (int i = 0; i < TIMES; i++) {
        g_autoptr(GBytes) pdf = finished(fixture->raw, &fixture->sheet.pages, diags);
        g_assert_nonnull(pdf);
    }
    double ms = (double)(clock() - from) * 1000 / CLOCKS_PER_SEC / TIMES;
    g_test_message("finishing: %.3f ms of CPU time, %zu bytes", ms, g_bytes_get_size(fixture->pdf));
    g_assert_cmpfloat(ms, <, 20); // loose: sanitizers and shared machines; the bench holds the real budget
}

#define ADD(name, function) g_test_add("/archive/finish/" name, Fixture, NULL, set_up, function, tear_down)

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    ADD("judged", test_judged);
    ADD("deterministic", test_deterministic);
    ADD("pages", test_pages);
    ADD("verbatim", test_verbatim);
    ADD("structure", test_structure);
    ADD("parent-tree", test_parent_tree);
    ADD("links", test_links);
    ADD("fields", test_fields);
    ADD("outline", test_outline);
    ADD("metadata", test_metadata);
    ADD("attached", test_attached);
    ADD("spoilt", test_spoilt);
    ADD("speed", test_speed);
    return g_test_run();
}
