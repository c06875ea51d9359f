// SPDX-License-Identifier: MIT
// Policies: the default one, and what is refused.
#include "base/file.h"
#include "trail/policy.h"
#include <string.h>

static JfSchema *open_schema(JfDiags *diags)
{
    g_autoptr(JfSource) source = jf_source_new_folder("schemas");
    JfSchema *schema = jf_schema_open(source, "policy.xsd", diags);

    g_assert_cmpuint(jf_diags_count(diags), ==, 0);
    g_assert_nonnull(schema);
    return schema;
}

static void test_default(void)
{
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_autoptr(JfSchema) schema = open_schema(diags);
    g_autoptr(GBytes) bytes = jf_file_read("schemas/policy.xml", JF_POLICY_SIZE_MAX, diags);
    g_autoptr(JfPolicy) policy = jf_policy_read(schema, bytes, "policy.xml", diags);
    size_t n;

    g_assert_cmpuint(jf_diags_count(diags), ==, 0);
    const JfPolicyStep *steps = jf_policy_steps(policy, "service-sheet", &n);
    g_assert_cmpuint(n, ==, 4);
    static const char *const ids[] = {"prepare", "confirm", "review", "archive"}, *const zh[] = {"编制", "客户确认", "审核", "归档"};
    for (size_t i = 0; i < n; i++) {
        g_assert_cmpstr(steps[i].id, ==, ids[i]);
        g_assert_cmpstr(steps[i].label[JF_LANGUAGE_ZH], ==, zh[i]);
        g_assert_true(*steps[i].label[JF_LANGUAGE_EN]);
        g_assert_nonnull(steps[i].roles[0]);
    }
    g_assert_cmpstr(steps[0].state, ==, "prepared");
    g_assert_cmpstr(steps[3].state, ==, "archived");
    g_assert_null(steps[0].distinct[0]);
    g_assert_cmpstr(steps[3].distinct[0], ==, "prepare");
    g_assert_null(jf_policy_steps(policy, "unknown", &n));
    g_assert_cmpuint(n, ==, 0);
    g_assert_true(jf_policy_bytes(policy) == bytes);
    g_assert_nonnull(jf_policy_doc(policy));
}

#define STEP(id, attributes, rest)                                                                                                         \
    "<step id='" id "' state='prepared' " attributes                                                                                       \
    "><label xml:lang='zh-CN'>甲</label><label xml:lang='en'>A</label><role>engineer</role>" rest "</step>"

// Wrong in what the schema may or may not see: either way it must not be read.
static void test_refused(void)
{
    static const char *const kinds[] = {
        "<kind name='k'></kind>",
        "<kind name='k'>" STEP("a", "", "") STEP("a", "", "") "</kind>",
        "<kind name='k'>" STEP("a", "", "<distinct-from step='b'/>") STEP("b", "", "") "</kind>",
        "<kind name='k'>" STEP("a", "", "<distinct-from step='a'/>") "</kind>",
        "<kind name='k'>" STEP("a", "optional='true'", "") STEP("b", "", "") "</kind>",
        "<kind name='k'>" STEP("a", "", "") STEP("b", "optional='true'", "") "</kind>",
        "<kind name='k'>" STEP("a", "optional='maybe'", "") "</kind>",
        "<kind name='k'>" STEP("a", "", "") "</kind><kind name='k'>" STEP("a", "", "") "</kind>",
        "<kind name='k'>" STEP("A b", "", "") "</kind>",
        "<kind name='k'><step id='a' state='prepared'><label xml:lang='en'>A</label><role>engineer</role></step></kind>",
        "<kind name='k'><step id='a' state='prepared'><label xml:lang='zh-CN'>甲</label><label xml:lang='en'>A</label></step></kind>",
        "<kind name='k'>" STEP("a", "", "") STEP("b", "", "") STEP("c", "", "") STEP("d", "", "") STEP("e", "", "") STEP("f", "", "")
            STEP("g", "", "") STEP("h", "", "") STEP("i", "", "") STEP("j", "", "") STEP("k", "", "") STEP("l", "", "")
                STEP("m", "", "") "</kind>",
    };
    g_autoptr(JfDiags) clean = jf_diags_new();
    g_autoptr(JfSchema) schema = open_schema(clean);
    int ours = 0; // what the schema lets through

    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
        g_autoptr(JfDiags) diags = jf_diags_new();
        g_autofree char *text = g_strdup_printf("<policy xmlns='urn:jiaofu:policy:1' version='1'>%s</policy>", kinds[i]);
        g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));
        g_autoptr(JfPolicy) policy = jf_policy_read(schema, bytes, "p.xml", diags);
        if (policy)
            g_error("accepted: %s", text);
        g_assert_cmpuint(jf_diags_errors(diags), >=, 1);
        ours += jf_diags_has(diags, JF_DIAG_TRAIL_POLICY);
        g_assert_cmpstr(jf_diags_at(diags, 0)->where.file, ==, "p.xml");
        g_assert_cmpint(jf_diags_at(diags, 0)->where.line, ==, 1);
    }
    g_assert_cmpint(ours, >=, 3); // separation from itself or from a later step, first or last step optional
}

static void test_good(void)
{
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_autoptr(JfSchema) schema = open_schema(diags);
    static const char text[] = "<policy xmlns='urn:jiaofu:policy:1' version='1'><kind name='k'>" STEP("a", "", "")
        STEP("b", "optional='true'", "<distinct-from step='a'/>") STEP("c", "optional='false'", "") "</kind></policy>";
    g_autoptr(GBytes) bytes = g_bytes_new_static(text, strlen(text));
    g_autoptr(JfPolicy) policy = jf_policy_read(schema, bytes, "p.xml", diags);
    size_t n;

    for (size_t i = 0; i < jf_diags_count(diags); i++)
        g_test_message("%s", jf_diags_at(diags, i)->text[JF_LANGUAGE_EN]);
    g_assert_nonnull(policy);
    const JfPolicyStep *steps = jf_policy_steps(policy, "k", &n);
    g_assert_cmpuint(n, ==, 3);
    g_assert_false(steps[0].optional);
    g_assert_true(steps[1].optional);
    g_assert_false(steps[2].optional);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/trail/policy/default", test_default);
    g_test_add_func("/trail/policy/refused", test_refused);
    g_test_add_func("/trail/policy/good", test_good);
    return g_test_run();
}
