// SPDX-License-Identifier: MIT
// The service sheet's stylesheets over all sample visits, both languages, both forms: the result is a report model that the schema likes, nothing of
// the record's words is lost, no heading is empty, no text falls out of the catalogue.
#include "model/model.h"
#include "xml/transform.h"
#include "xml_fixture.h"

#define DIGEST "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
#define DELIVERY "urn:jiaofu:delivery:1"

// What the engine adds to a record; the times do not matter here.
static const char facts[] =
    "<f:facts xmlns:f='urn:jiaofu:facts:1'>"
    "<f:target measure='response' priority='P2' promised-minutes='30' clock='wall' calendar='always' calendar-version='1' sla-version='1' "
    "received='2026-03-03T05:06:00Z' due='2026-03-03T05:36:00Z' met='2026-03-03T05:18:00Z' used-minutes='12' margin-minutes='18' "
    "verdict='met'/>"
    "<f:target measure='arrival' priority='P2' promised-minutes='240' clock='wall' calendar='always' calendar-version='1' sla-version='1' "
    "received='2026-03-03T05:06:00Z' due='2026-03-03T09:06:00Z' met='2026-03-03T10:06:00Z' used-minutes='300' margin-minutes='-60' "
    "verdict='missed'/>"
    "<f:target measure='resolution' priority='P2' promised-minutes='600' clock='wall' calendar='always' calendar-version='1' "
    "sla-version='1' "
    "received='2026-03-03T05:06:00Z' due='2026-03-03T15:06:00Z' verdict='running'/></f:facts>";

typedef struct {
    JfDiags *diags;
    JfSource *sheets, *schemas, *samples;
    JfTransform *transform;
    JfSchema *schema;
    xmlDoc *messages, *policy, *theme;
} Fixture;

static void open_fixture(Fixture *f)
{
    jf_xml_start();
    f->diags = jf_diags_new();
    f->sheets = jf_source_new_folder("stylesheets");
    f->schemas = jf_source_new_folder("schemas");
    f->samples = jf_source_new_folder("samples");
    f->transform = jf_transform_open(f->sheets, "service-sheet.xsl", f->sheets, f->diags);
    f->schema = jf_schema_open(f->schemas, "report.xsd", f->diags);
    f->messages = jf_xml_read(f->sheets, "messages.xml", f->diags);
    f->policy = jf_xml_read(f->schemas, "policy.xml", f->diags);
    f->theme = jf_xml_read(f->sheets, "theme.xml", f->diags);
    g_autofree char *all = describe(f->diags);
    g_assert_cmpstr(all, ==, "");
}

static void close_fixture(Fixture *f)
{
    xmlFreeDoc(f->messages);
    xmlFreeDoc(f->policy);
    xmlFreeDoc(f->theme);
    jf_schema_free(f->schema);
    jf_transform_free(f->transform);
    jf_source_free(f->sheets);
    jf_source_free(f->schemas);
    jf_source_free(f->samples);
    jf_diags_free(f->diags);
}

static xmlDoc *read_sample(Fixture *f, const char *name)
{
    xmlDoc *doc = jf_xml_read(f->samples, name, f->diags);
    g_assert_nonnull(doc);
    xmlNode *added = NULL;
    g_assert_cmpint(xmlParseInNodeContext(xmlDocGetRootElement(doc), facts, sizeof facts - 1, XML_PARSE_NONET, &added), ==, XML_ERR_OK);
    xmlAddChild(xmlDocGetRootElement(doc), added);
    return doc;
}

static xmlDoc *transform(Fixture *f, JfTransform *sheet, xmlDoc *record, const char *language, const char *form)
{
    const JfTransformInput inputs[] = {{"language", language, NULL},
                                       {"form", form, NULL},
                                       {"issued-at", "2026-03-06T02:00:00Z", NULL},
                                       {"record-sha256", DIGEST, NULL},
                                       {"engine", "Jiaofu 0", NULL},
                                       {"jiaofu:messages", NULL, f->messages},
                                       {"jiaofu:policy", NULL, f->policy},
                                       {"jiaofu:theme", NULL, f->theme},
                                       {NULL, NULL, NULL}};
    return jf_transform_run(sheet, record, inputs, f->diags);
}

// ---- what a model says

static void put_inlines(const JfInline *in, GString *out)
{
    for (; in != NULL; in = in->next) {
        if (in->kind == JF_INLINE_TEXT)
            g_string_append(out, in->text);
        if (in->kind == JF_INLINE_BREAK)
            g_string_append_c(out, '\n');
        put_inlines(in->first, out);
    }
}

static void put_blocks(const JfBlock *b, GString *out)
{
    for (; b != NULL; b = b->next) {
        put_inlines(b->inlines, out);
        g_string_append_c(out, '\n');
        put_blocks(b->first, out);
    }
}

static void check_headings(const JfBlock *section)
{
    for (const JfBlock *b = section->first; b != NULL; b = b->next) {
        if (b->kind == JF_BLOCK_HEADING) {
            g_assert_nonnull(b->inlines);
            g_assert_nonnull(b->next); // no empty heading
        }
        if (b->kind == JF_BLOCK_SECTION)
            check_headings(b);
    }
}

static void check_signatures(const JfBlock *b, const char *const *fields, int *n)
{
    for (; b != NULL; b = b->next) {
        if (b->kind == JF_BLOCK_SIGNATURE)
            g_assert_cmpstr(b->field, ==, fields[(*n)++]);
        check_signatures(b->first, fields, n);
    }
}

static char *content_of(const xmlNode *node)
{
    xmlChar *content = xmlNodeGetContent(node);
    char *copy = g_strdup((const char *)content);
    xmlFree(content);
    return copy;
}

// The words of an element of the record are on the sheet.
static void check_words(const xmlNode *node, const char *text)
{
    g_autofree char *content = content_of(node);
    g_auto(GStrv) pieces = g_strsplit_set(content, " \t\r\n", -1);
    for (char **piece = pieces; *piece != NULL; piece++)
        if (strstr(text, *piece) == NULL)
            g_error("line %ld: \"%s\" of <%s> is not on the sheet", xmlGetLineNo(node), *piece, (const char *)node->name);
}

static const char *const completed_words[] = {
    "summary",   "p",       "wanted",  "agreed",  "site-rules", "confirmed",      "responded",  "what", "outcome", "part",
    "reading",   "decided", "problem", "advice",  "tidy",       "security-check", "permission", "item", "words",   "record-updated",
    "follow-up", "charge",  "caption", "support", "remaining",  "informed",       "departure",  NULL};
static const char *const planned_words[] = {"summary",  "p",        "wanted", "support",  "remaining", "threat", "measure",
                                            "rollback", "approved", "bring",  "security", "confirmed", "task",   NULL};

// What a planned sheet cannot know.
static const char *const done[] = {"departure", "arrival", "work", "charges", "leaving", "after", "figure", "attachment", NULL};

static void check_record(const xmlNode *node, const char *const *names, const char *const *without, const char *text)
{
    for (; node != NULL; node = node->next) {
        if (node->type != XML_ELEMENT_NODE || g_strv_contains(without, (const char *)node->name))
            continue;
        if (jf_xml_is(node, DELIVERY, (const char *)node->name) && g_strv_contains(names, (const char *)node->name))
            check_words(node, text);
        check_record(node->children, names, without, text);
    }
}

static void check_sheet(Fixture *f, const char *name, const char *language, const char *form)
{
    static const char *const fields[] = {"prepare", "confirm", "review", "archive", NULL};
    const bool planned = strcmp(form, "planned") == 0;
    g_autoptr(JfArena) arena = jf_arena_new();
    g_autoptr(xmlDoc) record = read_sample(f, name);
    const xmlNode *visit = jf_xml_child(xmlDocGetRootElement(record), DELIVERY, "visit");
    g_autoptr(xmlDoc) result = transform(f, f->transform, record, language, form);
    g_autofree char *all = describe(f->diags);
    if (result == NULL)
        g_error("%s %s %s:\n%s", name, language, form, all);
    g_assert_true(jf_schema_check(f->schema, result, f->diags));
    const JfModel *model = jf_model_read(NULL, result, f->samples, arena, f->diags);
    g_autofree char *more = describe(f->diags);
    g_assert_cmpstr(more, ==, "");
    g_assert_cmpstr(model->lang, ==, language);
    g_assert_cmpstr(model->form, ==, form);
    g_assert_cmpstr(model->kind, ==, "service-sheet");
    g_assert_cmpstr(model->number, ==, jf_xml_attribute(xmlDocGetRootElement(record), "number"));
    g_assert_nonnull(model->classification);
    check_headings(model->body);
    int n = 0;
    check_signatures(model->body->first, fields, &n);
    g_assert_cmpint(n, ==, 4);
    g_autoptr(GString) text = g_string_new(NULL);
    put_blocks(model->body, text);
    check_record(visit->children, planned ? planned_words : completed_words, planned ? done : done + G_N_ELEMENTS(done) - 1, text->str);
    const JfBlock *qr = model->body->first->first->next;
    g_assert_cmpint(qr->kind, ==, JF_BLOCK_QR);
    g_assert_nonnull(strstr(qr->text, DIGEST));
    g_assert_nonnull(strstr(qr->text, model->number));
    g_assert_cmpstr(model->body->first->first->first->where.file, !=, NULL);
}

static void test_samples(void)
{
    static const char *const languages[] = {"zh-CN", "en"};
    Fixture f;
    int sheets = 0;
    open_fixture(&f);
    g_autoptr(GDir) folder = g_dir_open("samples", 0, NULL);
    const char *name;
    while ((name = g_dir_read_name(folder)) != NULL) {
        if (!g_str_has_prefix(name, "visit-") || !g_str_has_suffix(name, ".xml"))
            continue;
        g_autoptr(xmlDoc) record = read_sample(&f, name);
        const xmlNode *visit = jf_xml_child(xmlDocGetRootElement(record), DELIVERY, "visit");
        const bool completed = strcmp(jf_xml_attribute(visit, "state"), "completed") == 0;
        for (size_t i = 0; i < G_N_ELEMENTS(languages); i++) {
            check_sheet(&f, name, languages[i], "planned"); // a completed visit was planned once
            if (completed)
                check_sheet(&f, name, languages[i], "completed");
            sheets++;
        }
    }
    g_assert_cmpint(sheets, >=, 16);
    close_fixture(&f);
}

// The promise with its working: met, missed, running.
static void test_promise(void)
{
    Fixture f;
    open_fixture(&f);
    g_autoptr(JfArena) arena = jf_arena_new();
    g_autoptr(xmlDoc) record = read_sample(&f, "visit-01-raid-repair.xml");
    g_autoptr(xmlDoc) result = transform(&f, f.transform, record, "en", "completed");
    g_assert_nonnull(result);
    const JfModel *model = jf_model_read(NULL, result, f.samples, arena, f.diags);
    g_autoptr(GString) dump = g_string_new(NULL);
    jf_model_dump(model, dump);
    g_assert_nonnull(strstr(dump->str, "~mark good\n"));
    g_assert_nonnull(strstr(dump->str, "text=\"Missed\""));
    g_assert_nonnull(strstr(dump->str, "text=\"1 h late\""));
    g_assert_nonnull(strstr(dump->str, "text=\"Running\""));
    g_assert_nonnull(strstr(dump->str, "blank-lines=1"));
    // Carried to the site: nothing of the arrival is known yet.
    g_autoptr(xmlDoc) before = transform(&f, f.transform, record, "en", "planned");
    g_assert_nonnull(before);
    const JfModel *planned = jf_model_read(NULL, before, f.samples, arena, f.diags);
    g_string_truncate(dump, 0);
    jf_model_dump(planned, dump);
    g_assert_nonnull(strstr(dump->str, "~mark good\n"));
    g_assert_null(strstr(dump->str, "text=\"Missed\""));
    close_fixture(&f);
}

// A stylesheet of one's own that leaves a part out and adds one, as samples/customising shows.
static void test_override(void)
{
    Fixture f;
    open_fixture(&f);
    g_autoptr(JfArena) arena = jf_arena_new();
    g_autoptr(JfSource) own = jf_source_new_folder("samples/customising");
    g_autoptr(JfTransform) sheet = jf_transform_open(own, "service-sheet.xsl", f.sheets, f.diags);
    g_autofree char *all = describe(f.diags);
    g_assert_cmpstr(all, ==, "");
    g_autoptr(xmlDoc) record = read_sample(&f, "visit-01-raid-repair.xml");
    g_autoptr(xmlDoc) result = transform(&f, sheet, record, "zh-CN", "completed");
    g_assert_nonnull(result);
    const JfModel *model = jf_model_read(NULL, result, f.samples, arena, f.diags);
    g_assert_nonnull(model);
    g_autoptr(GString) text = g_string_new(NULL);
    put_blocks(model->body, text);
    g_assert_null(strstr(text->str, "以往支持"));
    g_assert_nonnull(strstr(text->str, "7.2 c1"));
    g_autoptr(JfSchema) schema = jf_schema_open(f.schemas, "theme.xsd", f.diags);
    g_autoptr(JfTheme) base = jf_theme_read(schema, f.sheets, "theme.xml", NULL, f.diags);
    g_autoptr(JfTheme) theme = jf_theme_read(schema, own, "theme.xml", base, f.diags);
    g_assert_nonnull(theme);
    g_assert_cmpuint(jf_diags_count(f.diags), ==, 0);
    close_fixture(&f);
}

// Files of one kind are taken in as messages inside messages.
static void check_messages(const xmlNode *list, GHashTable *ids)
{
    for (const xmlNode *message = list->children; message != NULL; message = message->next) {
        if (message->type != XML_ELEMENT_NODE)
            continue;
        if (jf_xml_is(message, "urn:jiaofu:messages:1", "messages")) {
            check_messages(message, ids);
            continue;
        }
        const char *id = jf_xml_attribute(message, "id");
        g_assert_nonnull(id);
        g_assert_true(g_hash_table_add(ids, (void *)id));
        g_autofree char *zh = content_of(jf_xml_child(message, "urn:jiaofu:messages:1", "zh"));
        g_autofree char *en = content_of(jf_xml_child(message, "urn:jiaofu:messages:1", "en"));
        for (int i = 0; i < 3; i++) {
            const char placeholder[] = {'{', (char)('0' + i), '}', '\0'};
            g_assert_cmpint(strstr(zh, placeholder) != NULL, ==, strstr(en, placeholder) != NULL);
        }
    }
}

// Every message is given once, in both languages, with the same placeholders.
static void test_catalogue(void)
{
    Fixture f;
    open_fixture(&f);
    g_autoptr(GHashTable) ids = g_hash_table_new(g_str_hash, g_str_equal);
    check_messages(xmlDocGetRootElement(f.messages), ids);
    g_assert_cmpuint(g_hash_table_size(ids), >, 150);
    close_fixture(&f);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/sheet/samples", test_samples);
    g_test_add_func("/sheet/promise", test_promise);
    g_test_add_func("/sheet/override", test_override);
    g_test_add_func("/sheet/catalogue", test_catalogue);
    return g_test_run();
}
