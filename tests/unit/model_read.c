// SPDX-License-Identifier: MIT
// The report model's reader: white space, places, links, images, shapes; and that it and schemas/report.xsd say the same.
#include "model/grammar.h"
#include "model/model.h"
#include "xml_fixture.h"

#define HEAD                                                                                                                               \
    "<report xmlns='urn:jiaofu:report:1' xml:lang='en' kind='sheet'><meta><title>T</title><number>N</number><version>1</version></meta>"

static const unsigned char png[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0};

// Every element once, with what it must have.
static const char whole[] =
    HEAD "<furniture><header-left>a</header-left><header-right>b</header-right><footer-left>c</footer-left>"
         "<footer-center><page-number/>/<page-count/> <section-title/></footer-center><footer-right>d</footer-right></furniture>"
         "<body><cover title='T' subtitle='S'><p>c</p></cover><contents title='C'/><figures title='F' of='table'/><masthead "
         "title='T'><grid columns='2'><field label='L'>v</field></grid><qr data='d' alt='a' width='20'>scan</qr></masthead>"
         "<section><heading level='1'>H</heading><p>text <b>b</b> <em>e</em> <code>c</code> <nobr>n</nobr> <span>s</span> <a "
         "href='https://a.example/'>l</a> "
         "<mark tone='good'>m</mark><br/><check state='done' alt='yes'/><blank width='10' alt='name'/> <page-of "
         "to='w'/><footnote>f</footnote></p>"
         "<table><column/><column width='2fr'/><caption>C</caption>"
         "<head><row><cell>1</cell><cell>2</cell></row></head><body><row><cell>1</cell><cell>2</cell></row></body>"
         "<foot><row><cell>1</cell><cell>2</cell></row></foot></table><list><item>i</item></list><note><title>N</title><p>n</p></note>"
         "<image href='a.png' alt='A'/><signatures columns='2'><signature field='f' "
         "label='S'/></signatures><page-break/></section><figure><caption>C</caption><image href='a.png' alt='A'/></figure>"
         "<metrics><metric label='L' value='9'>m</metric></metrics><landscape id='w'><p>w</p></landscape></body></report>";

typedef struct {
    JfDiags *diags;
    JfArena *arena;
    JfSource *source;
    JfSchema *schema;
} Fixture;

static void set_up(Fixture *f, const void *unused)
{
    (void)unused;
    g_autoptr(GBytes) image = g_bytes_new_static(png, sizeof png), text = bytes_of("hello");
    g_autoptr(JfSource) schemas = jf_source_new_folder("schemas");
    jf_xml_start();
    f->diags = jf_diags_new();
    f->arena = jf_arena_new();
    f->source = jf_source_new_bundle();
    jf_source_add(f->source, "a.png", image);
    jf_source_add(f->source, "a.txt", text);
    f->schema = jf_schema_open(schemas, "report.xsd", f->diags);
    g_assert_nonnull(f->schema);
}

static void tear_down(Fixture *f, const void *unused)
{
    (void)unused;
    jf_schema_free(f->schema);
    jf_source_free(f->source);
    jf_arena_free(f->arena);
    jf_diags_free(f->diags);
}

static const JfModel *read_text(Fixture *f, const char *text)
{
    g_autoptr(GBytes) bytes = bytes_of(text);
    g_autoptr(xmlDoc) doc = jf_xml_parse(bytes, "model.xml", f->diags);
    g_assert_nonnull(doc);
    const JfModel *model = jf_model_read(NULL, doc, f->source, f->arena, f->diags);
    g_assert_true((model == NULL) == (jf_diags_errors(f->diags) > 0));
    return model;
}

static const JfModel *read_body(Fixture *f, const char *blocks)
{
    g_autofree char *text = g_strconcat(HEAD "<body>", blocks, "</body></report>", NULL);
    return read_text(f, text);
}

static void refuse_text(Fixture *f, const char *text, const char *id, const char *part)
{
    g_assert_null(read_text(f, text));
    assert_diag(f->diags, id, -1, NULL, part);
    jf_diags_free(f->diags);
    f->diags = jf_diags_new();
}

static void refuse(Fixture *f, const char *blocks, const char *id, const char *part)
{
    g_autofree char *text = g_strconcat(HEAD "<body>", blocks, "</body></report>", NULL);
    refuse_text(f, text, id, part);
}

static void test_whole(Fixture *f, const void *unused)
{
    (void)unused;
    const JfModel *model = read_text(f, whole);
    g_assert_nonnull(model);
    g_assert_cmpstr(model->title, ==, "T");
    g_assert_cmpstr(model->kind, ==, "sheet");
    g_assert_null(model->form);
    g_assert_cmpint(model->footer_center->kind, ==, JF_INLINE_PAGE);
    const JfBlock *cover = model->body->first, *contents = cover->next, *masthead = contents->next->next, *section = masthead->next;
    g_assert_cmpint(cover->kind, ==, JF_BLOCK_COVER);
    g_assert_cmpstr(cover->subtitle, ==, "S");
    g_assert_cmpint(contents->level, ==, 2);
    g_assert_cmpint(contents->next->of, ==, JF_OF_TABLE);
    g_assert_cmpint(model->n_footnotes, ==, 1);
    g_assert_cmpint(masthead->kind, ==, JF_BLOCK_MASTHEAD);
    g_assert_cmpint(masthead->first->columns_per_row, ==, 2);
    g_assert_cmpstr(masthead->first->next->text, ==, "d");
    g_assert_true(masthead->parent == model->body && masthead->first->parent == masthead);
    const JfBlock *table = section->first->next->next;
    g_assert_cmpint(table->kind, ==, JF_BLOCK_TABLE);
    g_assert_cmpuint(table->n_columns, ==, 2);
    g_assert_cmpfloat(table->columns[1].share, ==, 2);
    g_assert_cmpint(table->columns[0].width, ==, 0);
    g_assert_cmpint(table->first->section, ==, JF_ROW_HEAD);
    g_assert_cmpint(table->first->next->section, ==, JF_ROW_BODY);
    g_assert_cmpint(table->first->next->next->section, ==, JF_ROW_FOOT);
    g_assert_true(table->first->keep_together && section->first->keep_with_next);
    g_assert_cmpstr(table->inlines->text, ==, "C");
}

static void test_report(Fixture *f, const void *unused)
{
    (void)unused;
    const JfModel *model =
        read_text(f, "<report xmlns='urn:jiaofu:report:1' xml:lang='en' kind='k' publication='report'><meta><title>T</title>"
                     "<number>N</number><version>1</version></meta><body><section><heading level='1' number='1'>H</heading>"
                     "<p>a<footnote> one  <b>two</b> </footnote> b<footnote>x</footnote></p>"
                     "<table continued='go on'><column/><caption number='Table 1'>C</caption><body><row><cell>c</cell></row></body>"
                     "</table><metrics><metric label='L' value='9.5' unit='%' target='t' tone='bad'>m</metric></metrics></section>"
                     "</body></report>");
    g_assert_cmpint(model->publication, ==, JF_PUBLICATION_REPORT);
    const JfBlock *heading = model->body->first->first, *p = heading->next, *table = p->next, *metric = table->next->first;
    g_assert_cmpstr(heading->number, ==, "1");
    const JfInline *note = p->inlines->next;
    g_assert_cmpint(note->kind, ==, JF_INLINE_FOOTNOTE);
    g_assert_cmpint(note->number, ==, 1);
    g_assert_cmpint(note->next->next->number, ==, 2);
    g_assert_cmpstr(note->first->text, ==, "one "); // a text of its own: trimmed at its ends, and its surroundings keep their spaces
    g_assert_cmpstr(note->first->next->first->text, ==, "two");
    g_assert_null(note->first->next->next);
    g_assert_cmpstr(note->next->text, ==, " b");
    g_assert_cmpstr(table->number, ==, "Table 1");
    g_assert_cmpstr(table->continued, ==, "go on");
    g_assert_cmpstr(metric->value, ==, "9.5");
    g_assert_cmpint(metric->tone, ==, JF_TONE_BAD);
}

static void test_parts(Fixture *f, const void *unused)
{
    (void)unused;
    refuse(f, "<list><item>i<section><landscape><p>x</p></landscape></section></item></list>", "MODEL-ELEMENT", "landscape");
    refuse(f, "<table><column/><body><row><cell><landscape><p>x</p></landscape></cell></row></body></table>", "MODEL-ELEMENT", "landscape");
    refuse(f, "<note><section><contents title='C'/></section></note>", "MODEL-ELEMENT", "contents");
    refuse(f, "<landscape><section><landscape><p>x</p></landscape></section></landscape>", "MODEL-ELEMENT", "landscape");
    refuse(f, "<p>x</p><cover title='late'/>", "MODEL-ELEMENT", "cover");
    refuse(f, "<section><cover title='inside'/></section>", "MODEL-ELEMENT", "cover");
    GString *wide = g_string_new("<table>");
    for (int i = 0; i < 40; i++)
        g_string_append(wide, "<column/>");
    g_string_append(wide, "<body><row><cell colspan='32'/><cell colspan='8'/></row></body></table>");
    refuse(f, wide->str, "LAYOUT-COLUMNS", "40");
    g_string_free(wide, TRUE);
    refuse(f, "<figure><caption>no picture</caption></figure>", "MODEL-MISSING", "figure");
    refuse(f, "<p><page-of to='nowhere'/></p>", "MODEL-TARGET", "nowhere");
    refuse(f, "<heading level='1'>h<footnote>f</footnote></heading>", "MODEL-FOOTNOTE", "footnote");
    refuse(f, "<p>a<footnote>b<footnote>c</footnote></footnote></p>", "MODEL-FOOTNOTE", "footnote");
    g_assert_nonnull(read_body(f, "<section><section><landscape><p>x<footnote>f</footnote></p></landscape></section></section>"));
}

// The texts of a paragraph, nodes in brackets.
static void put_inlines(const JfInline *in, GString *out)
{
    for (; in != NULL; in = in->next) {
        if (in->kind == JF_INLINE_TEXT) {
            g_assert_cmpstr(in->text, !=, "");
            g_string_append(out, in->text);
        } else if (in->kind == JF_INLINE_BREAK) {
            g_string_append_c(out, '/');
        } else if (in->kind == JF_INLINE_CHECK) {
            g_string_append_c(out, '#');
        } else {
            g_string_append_c(out, '[');
            put_inlines(in->first, out);
            g_string_append_c(out, ']');
        }
    }
}

static void test_space(Fixture *f, const void *unused)
{
    (void)unused;
    static const struct {
        const char *in, *out;
    } cases[] = {
        {"  a \t\n b  ", "a b"},
        {"a<b> b </b> c", "a[ b ]c"},
        {"a <b>b</b>", "a [b]"},
        {"<b>a</b> <b>b</b>", "[a] [b]"},
        {"<b>a</b>\n  <b>b</b>", "[a] [b]"},
        {"<b>中</b>\n  <b>文</b>", "[中][文]"},
        {"中\n文", "中文"},
        {"中 文", "中 文"}, // a blank of the record stays
        {"中\n\n  文。\n“文”", "中文。“文”"},
        {"中文\nEnglish\n中文", "中文 English 中文"},
        {"한국\n어", "한국 어"}, // Hangul has word spaces
        {"a \n<br/>\n b", "a/b"},
        {"<b>a </b><br/>b", "[a]/b"},
        {"<b> </b>a", "a"},
        {"a<b> </b>", "a"},
        {"a<b></b>b", "ab"},
        {"a<em><b> </b></em>b", "a[[ ]]b"},
        {"<check state='open' alt='x'/> a", "# a"},
        {"<check state='open' alt='x'/>\n中", "# 中"},
        {"a\u00a0b\u3000c", "a\u00a0b\u3000c"},
        {"<![CDATA[a < b]]>", "a < b"},
        {"\n \t ", ""},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *text = g_strconcat("<p>", cases[i].in, "</p>", NULL);
        g_autoptr(GString) out = g_string_new(NULL);
        const JfModel *model = read_body(f, text);
        g_assert_nonnull(model);
        put_inlines(model->body->first->inlines, out);
        g_assert_cmpstr(out->str, ==, cases[i].out);
    }
}

static void test_places(Fixture *f, const void *unused)
{
    (void)unused;
    const JfModel *model = read_body(f, "<p src='parts/a.xml:12'>a<span src='b.xml:3'>b</span>c</p><p src=''>d</p><p src='C:5:x'>e</p>");
    g_assert_nonnull(model);
    const JfBlock *p = model->body->first;
    g_assert_cmpstr(p->where.file, ==, "parts/a.xml");
    g_assert_cmpint(p->where.line, ==, 12);
    g_assert_cmpstr(p->inlines->where.file, ==, "parts/a.xml");
    g_assert_cmpint(p->inlines->next->first->where.line, ==, 3);
    g_assert_cmpint(p->inlines->next->next->where.line, ==, 12);
    g_assert_cmpstr(p->next->where.file, ==, "model");
    g_assert_cmpstr(p->next->next->where.file, ==, "C:5");
    refuse(f, "<p src='visit.xml:77'><a href='javascript:x'>a</a></p>", "MODEL-LINK", "javascript:x");
    g_assert_null(read_body(f, "<p src='visit.xml:77'><a href='ftp://a'>a</a></p>"));
    assert_diag(f->diags, "MODEL-LINK", 77, "visit.xml", "ftp://a");
    g_assert_cmpint(jf_diags_exit(f->diags), ==, JF_EXIT_INPUT);
}

static void test_links(Fixture *f, const void *unused)
{
    (void)unused;
    static const char *const fine[] = {"https://a.example/b?c=d#e", "HTTP://a", "mailto:a@b.example", "tel:+86-571-1", "#here"};
    static const char *const hostile[] = {"javascript:alert(1)",
                                          "JaVaScRiPt:1",
                                          "data:text/html,x",
                                          "file:///etc/passwd",
                                          "ftp://a",
                                          "//a.example",
                                          "a.pdf",
                                          "",
                                          "https:",
                                          "https://",
                                          "#",
                                          " https://a",
                                          "https://a b",
                                          "https://a&#10;b",
                                          "https:\\\\a",
                                          "vbscript:x",
                                          "https:a"};
    for (size_t i = 0; i < G_N_ELEMENTS(fine); i++) {
        g_autofree char *text = g_strdup_printf("<p id='here'><a href='%s'>x</a></p>", fine[i]);
        g_assert_nonnull(read_body(f, text));
    }
    for (size_t i = 0; i < G_N_ELEMENTS(hostile); i++) {
        g_autofree char *text = g_strdup_printf("<p id='here'><a href='%s'>x</a></p>", hostile[i]);
        refuse(f, text, "MODEL-LINK", NULL);
    }
    refuse(f, "<p><a href='#nowhere'>x</a></p>", "MODEL-TARGET", "nowhere");
}

static void test_images(Fixture *f, const void *unused)
{
    (void)unused;
    const JfModel *model = read_body(f, "<image href='a.png' alt='A' width='30' height='12.5'/>");
    g_assert_nonnull(model);
    g_assert_cmpuint(g_bytes_get_size(model->body->first->image), ==, sizeof png);
    g_assert_cmpfloat(model->body->first->height_mm, ==, 12.5);
    refuse(f, "<image href='a.txt' alt='A'/>", "MODEL-IMAGE", "a.txt");
    refuse(f, "<image href='../a.png' alt='A'/>", "PART-OUTSIDE", NULL);
    refuse(f, "<image href='none.png' alt='A'/>", "PART-MISSING", "none.png");
    refuse(f, "<image href='a.png' alt=' '/>", "MODEL-VALUE", "alt");
}

static void test_shapes(Fixture *f, const void *unused)
{
    (void)unused;
#define TABLE(rows) "<table><column/><column/><body>" rows "</body></table>"
    g_assert_nonnull(read_body(f, TABLE("<row><cell rowspan='2'/><cell/></row><row><cell/></row><row><cell colspan='2'/></row>")));
    refuse(f, TABLE("<row><cell/></row>"), "MODEL-TABLE", "1 columns of 2");
    refuse(f, TABLE("<row><cell/><cell/><cell/></row>"), "MODEL-TABLE", "3 columns of 2");
    refuse(f, TABLE("<row><cell colspan='3'/></row>"), "MODEL-TABLE", "3 columns of 2");
    refuse(f, TABLE("<row><cell rowspan='2'/><cell/></row><row><cell/><cell/></row>"), "MODEL-TABLE", NULL);
    refuse(f, TABLE("<row><cell rowspan='2'/><cell/></row>"), "MODEL-TABLE", NULL); // spans out of the table
    refuse(f, TABLE("<row><cell/><cell rowspan='2'/></row><row><cell colspan='2'/></row>"), "MODEL-TABLE", NULL);
    refuse(f, "<table><column/><head><row><cell rowspan='2'/></row></head><body><row><cell/></row></body></table>", "MODEL-TABLE", NULL);
    refuse(f, "<grid columns='2'><field label='a' span='3'/></grid>", "MODEL-VALUE", "span");
    refuse(f, "<list kind='check'><item state='open'>a</item></list>", "MODEL-MISSING", "alt");
    refuse(f, "<p id='a'/><p id='a'/>", "MODEL-ID", "a");
    refuse(f, "<signatures columns='2'><signature field='s' label='S'/><signature field='s' label='S'/></signatures>", "MODEL-FIELD", "s");
    refuse(f, "<heading level='1'>a</heading><heading level='3'>b</heading>", "MODEL-HEADING", "level 3");
    refuse(f, "<heading level='2'>a</heading>", "MODEL-HEADING", NULL);
    g_assert_nonnull(read_body(f, "<masthead title='T'/><heading level='2'>a</heading><heading level='1'>b</heading>"));
}

static void test_refused(Fixture *f, const void *unused)
{
    (void)unused;
    refuse(f, "text", "MODEL-TEXT", "text");
    refuse(f, "<q/>", "MODEL-ELEMENT", "<q>");
    refuse(f, "<p xmlns='urn:other'>a</p>", "MODEL-ELEMENT", "<p>");
    refuse(f, "<p><p/></p>", "MODEL-ELEMENT", NULL);
    refuse(f, "<p colour='red'/>", "MODEL-ATTRIBUTE", "colour");
    refuse(f, "<p lang='en'/>", "MODEL-ATTRIBUTE", "lang");
    refuse(f, "<p align='left'/>", "MODEL-VALUE", "left");
    refuse(f, "<heading>a</heading>", "MODEL-MISSING", "level");
    refuse(f, "<heading level='5'>a</heading>", "MODEL-VALUE", "5");
    refuse(f, "<table><column width='1e9mm'/><body><row><cell/></row></body></table>", "MODEL-VALUE", "1e9mm");
    refuse(f, "<table><column width='0fr'/><body><row><cell/></row></body></table>", "MODEL-VALUE", "0fr");
    refuse(f, "<qr data='' alt='a' width='20'/>", "MODEL-VALUE", "data");
    refuse(f, "<image href='a.png' alt='a' width='-1'/>", "MODEL-VALUE", "-1");
    refuse(f, "<list><item><p>a</p>b</item></list>", "MODEL-TEXT", NULL);
    refuse(f, "<table><body><row><cell/></row></body></table>", "MODEL-MISSING", "column");
    refuse_text(f, "<html/>", "MODEL-ROOT", "html");
    refuse_text(f, HEAD "</report>", "MODEL-MISSING", "body");
    refuse_text(f, "<report xmlns='urn:jiaofu:report:1' xml:lang='en' kind='k'><body><p/></body></report>", "MODEL-MISSING", "meta");
}

static void test_deep(Fixture *f, const void *unused)
{
    (void)unused;
    g_autoptr(GString) deep = g_string_new(NULL);
    for (int i = 0; i < 90; i++)
        g_string_append(deep, "<section>");
    g_string_append(deep, "<p/>");
    for (int i = 0; i < 90; i++)
        g_string_append(deep, "</section>");
    refuse(f, deep->str, "MODEL-DEPTH", "64");
}

static void test_dump(Fixture *f, const void *unused)
{
    (void)unused;
    g_autoptr(GString) out = g_string_new(NULL);
    const JfModel *model = read_body(f, "<note tone='warn' src='v.xml:9'><title>A \"b\"</title><p align='end' style='small'>c</p></note>");
    jf_model_dump(model, out);
    g_assert_cmpstr(out->str, ==,
                    "report kind=\"sheet\" lang=\"en\" title=\"T\" number=\"N\" version=\"1\"\n"
                    "section\n"
                    "  note warn @v.xml:9\n"
                    "    ~text text=\"A \\\"b\\\"\"\n"
                    "    paragraph small end @v.xml:9\n"
                    "      ~text text=\"c\"\n");
}

// ---- the reader and the schema say the same

static const char *value_for(const char *element, Attribute a)
{
    static const char *const values[AT_COUNT_] = {[AT_ALIGN] = "center",
                                                  [AT_ALT] = "x",
                                                  [AT_BLANK_LINES] = "1",
                                                  [AT_COLSPAN] = "1",
                                                  [AT_COLUMNS] = "2",
                                                  [AT_CONTINUED] = "x",
                                                  [AT_DATA] = "x",
                                                  [AT_DEPTH] = "3",
                                                  [AT_FIELD] = "f2",
                                                  [AT_FIT] = "1",
                                                  [AT_FORM] = "x",
                                                  [AT_HEADER] = "true",
                                                  [AT_HEIGHT] = "5",
                                                  [AT_HREF] = "https://a.example/",
                                                  [AT_ID] = "i9",
                                                  [AT_KEEP_TOGETHER] = "1",
                                                  [AT_KEEP_WITH_NEXT] = "false",
                                                  [AT_KIND] = "bullet",
                                                  [AT_LABEL] = "x",
                                                  [AT_LANG] = "zh-CN",
                                                  [AT_LEVEL] = "1",
                                                  [AT_NAME] = "x",
                                                  [AT_NUMBER] = "1.1",
                                                  [AT_OF] = "figure",
                                                  [AT_PUBLICATION] = "report",
                                                  [AT_ROLE] = "x",
                                                  [AT_ROWSPAN] = "1",
                                                  [AT_SPAN] = "1",
                                                  [AT_SRC] = "f:1",
                                                  [AT_STATE] = "open",
                                                  [AT_STYLE] = "small",
                                                  [AT_SUBTITLE] = "x",
                                                  [AT_TARGET] = "x",
                                                  [AT_TITLE] = "x",
                                                  [AT_TO] = "w",
                                                  [AT_TONE] = "good",
                                                  [AT_UNIT] = "x",
                                                  [AT_VALUE] = "x",
                                                  [AT_WIDTH] = "5"};
    return a == AT_WIDTH && strcmp(element, "column") == 0 ? "5mm" : values[a];
}

static xmlNode *find_element(xmlNode *node, const char *name)
{
    for (; node != NULL; node = node->next) {
        if (node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0)
            return node;
        xmlNode *inside = node->type == XML_ELEMENT_NODE ? find_element(node->children, name) : NULL;
        if (inside != NULL)
            return inside;
    }
    return NULL;
}

// Faults of form, which the schema sees too; what only the reader checks is left aside.
static bool reader_likes(Fixture *f, xmlDoc *doc)
{
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_autoptr(JfArena) arena = jf_arena_new();
    (void)jf_model_read(NULL, doc, f->source, arena, diags);
    static const JfDiagId form[] = {JF_DIAG_MODEL_ELEMENT, JF_DIAG_MODEL_ATTRIBUTE, JF_DIAG_MODEL_MISSING, JF_DIAG_MODEL_TEXT,
                                    JF_DIAG_MODEL_VALUE};
    for (size_t i = 0; i < G_N_ELEMENTS(form); i++)
        if (jf_diags_has(diags, form[i]))
            return false;
    return true;
}

static bool schema_likes(Fixture *f, xmlDoc *doc)
{
    g_autoptr(JfDiags) diags = jf_diags_new();
    return jf_schema_check(f->schema, doc, diags);
}

static xmlDoc *parse_whole(Fixture *f)
{
    g_autoptr(GBytes) bytes = bytes_of(whole);
    return jf_xml_parse(bytes, "whole.xml", f->diags);
}

static void test_attributes_agree(Fixture *f, const void *unused)
{
    (void)unused;
    int refused = 0, taken = 0;
    for (int e = 0; e < EL_COUNT_; e++)
        for (int a = 0; a < AT_COUNT_; a++) {
            const char *element = jf_model_rules[e].name, *attribute = jf_model_attribute_names[a];
            if (e == EL_TITLE || e == EL_CHART)
                continue; // of the meta data first, which is read apart
            g_autoptr(xmlDoc) doc = parse_whole(f);
            xmlNode *node = find_element(xmlDocGetRootElement(doc), element);
            g_assert_nonnull(node);
            if (a == AT_LANG)
                xmlSetNsProp(node, xmlSearchNsByHref(doc, node, XML_XML_NAMESPACE), BAD_CAST attribute, BAD_CAST value_for(element, a));
            else
                xmlSetProp(node, BAD_CAST attribute, BAD_CAST value_for(element, (Attribute)a));
            const bool schema = schema_likes(f, doc), reader = reader_likes(f, doc);
            if (schema != reader)
                g_error("attribute %s on %s: schema %d, reader %d", attribute, element, schema, reader);
            refused += !schema;
            taken += schema;
        }
    g_assert_cmpint(taken, >, 150);
    g_assert_cmpint(refused, >, 200);
}

static void test_children_agree(Fixture *f, const void *unused)
{
    (void)unused;
    int refused = 0, taken = 0;
    for (int p = 0; p < EL_COUNT_; p++)
        for (int c = 0; c < EL_COUNT_; c++)
            for (int last = 0; last < 2; last++) {
                const char *parent_name = jf_model_rules[p].name, *child_name = jf_model_rules[c].name;
                g_autoptr(xmlDoc) doc = parse_whole(f);
                xmlNode *parent = find_element(xmlDocGetRootElement(doc), parent_name),
                        *child = find_element(xmlDocGetRootElement(doc), child_name);
                if (p == EL_META || p == EL_TITLE || c == EL_TITLE || c == EL_REPORT || p == EL_CHART || c == EL_CHART)
                    continue; // the meta data is read apart
                if (!last && (p == EL_CELL || p == EL_ITEM) && (BIT(c) & BLOCK_ELEMENTS) != 0)
                    continue; // text behind a block: beyond what a schema can say
                xmlNode *copy = xmlDocCopyNode(child, doc, 1);
                if (last || parent->children == NULL)
                    xmlAddChild(parent, copy);
                else
                    xmlAddPrevSibling(parent->children, copy);
                const bool schema = schema_likes(f, doc), reader = reader_likes(f, doc);
                if (schema != reader)
                    g_error("%s %s in %s: schema %d, reader %d", last ? "last" : "first", child_name, parent_name, schema, reader);
                refused += !schema;
                taken += schema;
            }
    g_assert_cmpint(taken, >, 200);
    g_assert_cmpint(refused, >, 1000);
}

static void test_schema_explains(Fixture *f, const void *unused)
{
    (void)unused;
    g_autoptr(GBytes) bytes = bytes_of(HEAD "<body><p align='left'/></body></report>");
    g_autoptr(xmlDoc) doc = jf_xml_parse(bytes, "model.xml", f->diags);
    g_assert_null(jf_model_read(f->schema, doc, f->source, f->arena, f->diags));
    g_assert_cmpuint(jf_diags_errors(f->diags), >=, 2); // our own and the schema's
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
#define ADD(name, function) g_test_add("/model/" name, Fixture, NULL, set_up, function, tear_down)
    ADD("whole", test_whole);
    ADD("report", test_report);
    ADD("parts", test_parts);
    ADD("space", test_space);
    ADD("places", test_places);
    ADD("links", test_links);
    ADD("images", test_images);
    ADD("shapes", test_shapes);
    ADD("refused", test_refused);
    ADD("deep", test_deep);
    ADD("dump", test_dump);
    ADD("attributes-agree", test_attributes_agree);
    ADD("children-agree", test_children_agree);
    ADD("schema-explains", test_schema_explains);
    return g_test_run();
}
