// SPDX-License-Identifier: MIT
// base/diag: sentences, order, limits, JSON; the catalogue itself.
#include "base/diag.h"
#include <json-glib/json-glib.h>
#include <string.h>

static char *printed(const JfDiags *diags, JfLanguage language)
{
    char *text = NULL;
    size_t size = 0;
    FILE *stream = open_memstream(&text, &size);
    jf_diags_print(diags, language, stream);
    fclose(stream);
    return text;
}

static void test_empty(void)
{
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_autofree char *json = jf_diags_json(diags);
    g_autofree char *text = printed(diags, JF_LANGUAGE_EN);
    g_assert_cmpuint(jf_diags_count(diags), ==, 0);
    g_assert_cmpuint(jf_diags_errors(diags), ==, 0);
    g_assert_cmpint(jf_diags_exit(diags), ==, JF_EXIT_OK);
    g_assert_cmpstr(json, ==, "[]");
    g_assert_cmpstr(text, ==, "");
    jf_diags_free(NULL);
}

static void test_print(void)
{
    g_autoptr(JfDiags) diags = jf_diags_new();
    jf_diags_add(diags, JF_DIAG_FILE_MISSING, NULL, "b.xml", "No such file", NULL);
    jf_diags_add(diags, JF_DIAG_PART_OUTSIDE, &(JfWhere){"a.xml", 12, 3}, "../x", NULL);
    jf_diags_add(diags, JF_DIAG_FILE_SIZE, &(JfWhere){"a.xml", 2, 0}, "big.png", "10", NULL);
    g_autofree char *en = printed(diags, JF_LANGUAGE_EN);
    g_assert_cmpstr(en, ==,
                    "a.xml:2: error: big.png is larger than the limit of 10 bytes [FILE-SIZE]\n"
                    "    Split the input, or leave large attachments out.\n"
                    "a.xml:12:3: error: ../x lies outside the record's folder [PART-OUTSIDE]\n"
                    "    Put shared parts beside the record and name them by a relative path without \"..\".\n"
                    "jiaofu: error: cannot open b.xml: No such file [FILE-MISSING]\n"
                    "    Check the path and that you may read it.\n");
    g_autofree char *zh = printed(diags, JF_LANGUAGE_ZH);
    g_assert_nonnull(strstr(zh, "a.xml:12:3: 错误：../x 不在记录所在文件夹之内 [PART-OUTSIDE]\n"));
    g_assert_cmpint(jf_diags_exit(diags), ==, JF_EXIT_NO_INPUT); // of the first recorded, not of the first printed
    g_assert_true(jf_diags_has(diags, JF_DIAG_FILE_SIZE));
    g_assert_false(jf_diags_has(diags, JF_DIAG_FILE_WRITE));
}

static void test_once(void)
{
    g_autoptr(JfDiags) diags = jf_diags_new();
    JfWhere where = {"a.xml", 1, 1}, other = {"a.xml", 2, 1};
    jf_diags_add(diags, JF_DIAG_PART_OUTSIDE, &where, "x", NULL);
    jf_diags_add(diags, JF_DIAG_PART_OUTSIDE, &where, "x", NULL);
    g_assert_cmpuint(jf_diags_errors(diags), ==, 1);
    jf_diags_add(diags, JF_DIAG_PART_OUTSIDE, &where, "y", NULL);
    jf_diags_add(diags, JF_DIAG_PART_OUTSIDE, &other, "x", NULL);
    g_assert_cmpuint(jf_diags_errors(diags), ==, 3);
}

static void test_hostile_values(void)
{
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_autofree char *endless = g_strnfill(100000, 'a');
    jf_diags_add(diags, JF_DIAG_PART_OUTSIDE, &(JfWhere){"\033]0;evil\a.xml", 1, 0}, "a\033[31m\nb\xff{1}\u202e中", NULL);
    jf_diags_add(diags, JF_DIAG_PART_OUTSIDE, NULL, endless, NULL);
    const char *text = jf_diags_at(diags, 0)->text[JF_LANGUAGE_EN];
    g_assert_cmpstr(text, ==, "aU+001B[31m b\\xFF{1}U+202E中 lies outside the record's folder");
    g_assert_cmpuint(strlen(jf_diags_at(diags, 1)->text[JF_LANGUAGE_EN]), <, 300);
    g_autofree char *all = printed(diags, JF_LANGUAGE_EN);
    g_assert_null(strchr(all, '\033'));
}

static void test_limit(void)
{
    g_autoptr(JfDiags) diags = jf_diags_new();
    for (int i = 1; i <= 5000; i++)
        jf_diags_add(diags, JF_DIAG_PART_OUTSIDE, &(JfWhere){"a.xml", i, 0}, "x", NULL);
    g_assert_cmpuint(jf_diags_errors(diags), ==, 5000);
    g_assert_cmpuint(jf_diags_count(diags), ==, 1001);
    g_assert_true(jf_diags_has(diags, JF_DIAG_DIAGS_MORE));
    g_assert_cmpstr(jf_diags_at(diags, 1000)->text[JF_LANGUAGE_EN], ==, "4000 more were left out");
    g_autoptr(JfDiags) to = jf_diags_new();
    jf_diags_add(to, JF_DIAG_FILE_READ, NULL, "x", "y", NULL);
    jf_diags_move(to, diags);
    g_assert_cmpuint(jf_diags_errors(to), ==, 5001);
    g_assert_cmpuint(jf_diags_count(to), ==, 1001);
    g_assert_cmpstr(jf_diags_at(to, 1000)->text[JF_LANGUAGE_ZH], ==, "另有 4001 条未列出");
    g_assert_cmpint(jf_diags_exit(to), ==, JF_EXIT_IO);
    g_assert_cmpuint(jf_diags_count(diags), ==, 0);
    g_assert_cmpuint(jf_diags_errors(diags), ==, 0);
    jf_diags_add(diags, JF_DIAG_PART_OUTSIDE, NULL, "x", NULL); // usable again
    g_assert_cmpint(jf_diags_exit(diags), ==, JF_EXIT_INPUT);
}

// What rules in data record: their own texts, any severity; warnings do not fail.
static void test_entry(void)
{
    g_autoptr(JfDiags) diags = jf_diags_new();
    char id[] = "RULE-1", text[] = "late";
    JfDiag entry = {id, JF_SEVERITY_WARNING, JF_EXIT_INPUT, {"a.xml", 3, 0}, {"迟到", text}, {NULL, ""}};
    jf_diags_add_entry(diags, &entry);
    text[0] = id[0] = '#';
    g_assert_cmpstr(jf_diags_at(diags, 0)->id, ==, "RULE-1");
    g_assert_cmpstr(jf_diags_at(diags, 0)->text[JF_LANGUAGE_EN], ==, "late");
    g_assert_cmpstr(jf_diags_at(diags, 0)->hint[JF_LANGUAGE_ZH], ==, "");
    g_assert_cmpuint(jf_diags_errors(diags), ==, 0);
    g_assert_cmpint(jf_diags_exit(diags), ==, JF_EXIT_OK);
}

static void test_json(void)
{
    g_autoptr(JfDiags) diags = jf_diags_new();
    jf_diags_add(diags, JF_DIAG_PART_OUTSIDE, &(JfWhere){"quote\".xml", 12, 3}, "back\\slash", NULL);
    jf_diags_add(diags, JF_DIAG_FILE_MISSING, NULL, "b", "c", NULL);
    g_autofree char *json = jf_diags_json(diags);
    g_autoptr(JsonParser) parser = json_parser_new();
    g_assert_true(json_parser_load_from_data(parser, json, -1, NULL));
    JsonArray *array = json_node_get_array(json_parser_get_root(parser));
    g_assert_cmpuint(json_array_get_length(array), ==, 2);
    JsonObject *first = json_array_get_object_element(array, 0);
    g_assert_cmpstr(json_object_get_string_member(first, "id"), ==, "PART-OUTSIDE");
    g_assert_cmpstr(json_object_get_string_member(first, "severity"), ==, "error");
    g_assert_cmpstr(json_object_get_string_member(first, "file"), ==, "quote\".xml");
    g_assert_cmpint(json_object_get_int_member(first, "line"), ==, 12);
    g_assert_cmpint(json_object_get_int_member(first, "column"), ==, 3);
    g_assert_cmpstr(json_object_get_string_member(first, "en"), ==, "back\\slash lies outside the record's folder");
    g_assert_true(json_object_get_null_member(json_array_get_object_element(array, 1), "file"));
}

static void test_fill(void)
{
    const char *const arguments[] = {"a", "b", NULL};
    g_autofree char *text = jf_text_fill("{1}{0}{2}{7}{x}{", arguments);
    g_assert_cmpstr(text, ==, "ba{7}{x}{");
}

static int placeholders(const char *sentence)
{
    int n = 0;
    for (char digit = '0'; digit < '5'; digit++) {
        const char mark[] = {'{', digit, '}', 0};
        n += strstr(sentence, mark) != NULL;
    }
    return n;
}

// Every entry has both languages, as many values in both (a phrase may come as one argument per language), an id in our style, and an error has an exit code.
static void test_catalogue(void)
{
    static const struct {
        const char *name, *en, *zh, *hint_en, *hint_zh;
        JfSeverity severity;
        JfExit exit;
    } entries[] = {
#define JF_DIAG(id, name, severity, exit, en, zh, hint_en, hint_zh)                                                                        \
    {name, en, zh, hint_en, hint_zh, JF_SEVERITY_##severity, JF_EXIT_##exit},
#include "base/diag.def"
#undef JF_DIAG
    };
    g_autoptr(GHashTable) names = g_hash_table_new(g_str_hash, g_str_equal);
    for (size_t i = 0; i < G_N_ELEMENTS(entries); i++) {
        g_assert_true(g_hash_table_add(names, (char *)entries[i].name));
        g_assert_true(g_regex_match_simple("^[A-Z][A-Z0-9]*(-[A-Z0-9]+)+$", entries[i].name, 0, 0));
        g_assert_true(*entries[i].en && *entries[i].zh);
        g_assert_true(!*entries[i].hint_en == !*entries[i].hint_zh);
        g_assert_true(entries[i].severity != JF_SEVERITY_ERROR || entries[i].exit != JF_EXIT_OK);
        if (placeholders(entries[i].en) != placeholders(entries[i].zh)) {
            g_test_message("%s: one language says more than the other", entries[i].name);
            g_test_fail();
        }
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/base/diag/empty", test_empty);
    g_test_add_func("/base/diag/print", test_print);
    g_test_add_func("/base/diag/once", test_once);
    g_test_add_func("/base/diag/hostile-values", test_hostile_values);
    g_test_add_func("/base/diag/limit", test_limit);
    g_test_add_func("/base/diag/entry", test_entry);
    g_test_add_func("/base/diag/json", test_json);
    g_test_add_func("/base/diag/fill", test_fill);
    g_test_add_func("/base/diag/catalogue", test_catalogue);
    return g_test_run();
}
