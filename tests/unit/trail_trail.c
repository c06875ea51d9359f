// SPDX-License-Identifier: MIT
// The trail's rules, as a table of cases.
#include "trail/trail.h"
#include <string.h>

static const char *const engineers[] = {"engineer", "lead-engineer", NULL}, *const customers[] = {"customer-contact", NULL},
                         *const supervisors[] = {"supervisor", NULL}, *const archivists[] = {"archivist", "supervisor", NULL};
static const char *const nobody[] = {NULL}, *const preparer[] = {"prepare", NULL}, *const both[] = {"prepare", "review", NULL};

static const JfPolicyStep steps[] = {
    {"prepare", {"编制", "Prepared"}, engineers, "prepared", nobody, false},
    {"confirm", {"确认", "Confirmed"}, customers, "customer-confirmed", preparer, true},
    {"review", {"审核", "Reviewed"}, supervisors, "reviewed", preparer, false},
    {"archive", {"归档", "Archived"}, archivists, "archived", both, false},
};

// Steps made: one letter each, p c r a; capital: returned.
static size_t make(const char *letters, JfTrailStep *out)
{
    size_t n = 0;

    for (; *letters; letters++, n++) {
        static const char order[] = "pcra";
        static const char *const persons[] = {"p1", "c1", "r1", "a1"}, *const certificates[] = {"aa", "bb", "cc", "dd"};
        size_t i = (size_t)(strchr(order, g_ascii_tolower(*letters)) - order);
        out[n] = (JfTrailStep){.step = steps[i].id,
                               .person = persons[i],
                               .name = persons[i],
                               .role = steps[i].roles[0],
                               .certificate = certificates[i],
                               .decision = g_ascii_isupper(*letters) ? JF_DECISION_RETURN : JF_DECISION_APPROVE};
    }
    return n;
}

typedef struct {
    const char *made, *step, *person, *role, *certificate;
    JfDecision decision;
    JfTrailFault fault;
    const char *culprit;
} Row;

#define YES JF_DECISION_APPROVE
#define NO JF_DECISION_RETURN

static const Row rows[] = {
    {"", "prepare", "p1", "engineer", "aa", YES, JF_TRAIL_OK, NULL},
    {"", "prepare", "p1", "lead-engineer", NULL, YES, JF_TRAIL_OK, NULL},
    {"", "prepare", "p1", "supervisor", "aa", YES, JF_TRAIL_ROLE, "p1"},
    {"", "prepare", "p1", NULL, "aa", YES, JF_TRAIL_ROLE, "p1"},
    {"", "prepare", "p1", "engineer", "aa", NO, JF_TRAIL_FIRST_RETURN, "prepare"},
    {"", "publish", "p1", "engineer", "aa", YES, JF_TRAIL_STEP, "publish"},
    {"", "confirm", "c1", "customer-contact", "bb", YES, JF_TRAIL_ORDER, "prepare"},
    {"", "archive", "a1", "archivist", "dd", YES, JF_TRAIL_ORDER, "prepare"},
    {"p", "prepare", "p2", "engineer", "ee", YES, JF_TRAIL_DONE, "p1"},
    {"p", "confirm", "c1", "customer-contact", "bb", YES, JF_TRAIL_OK, NULL},
    {"p", "confirm", "c1", "customer-contact", "bb", NO, JF_TRAIL_OK, NULL},
    {"p", "review", "r1", "supervisor", "cc", YES, JF_TRAIL_OK, NULL}, // confirm is optional
    {"p", "archive", "a1", "archivist", "dd", YES, JF_TRAIL_ORDER, "review"},
    {"p", "review", "p1", "supervisor", "cc", YES, JF_TRAIL_SEPARATION, "prepare"},
    {"p", "review", "r1", "supervisor", "AA", YES, JF_TRAIL_SEPARATION, "prepare"}, // another name, the same certificate
    {"p", "review", "p1", "engineer", "aa", YES, JF_TRAIL_ROLE, "p1"},              // the role is asked first
    {"pr", "confirm", "c1", "customer-contact", "bb", YES, JF_TRAIL_PASSED, "review"},
    {"pr", "archive", "a1", "archivist", "dd", YES, JF_TRAIL_OK, NULL},
    {"pr", "archive", "r1", "supervisor", NULL, YES, JF_TRAIL_SEPARATION, "review"},
    {"pcr", "archive", "c1", "archivist", "bb", YES, JF_TRAIL_OK, NULL}, // not distinct from confirm by this policy
    {"pcra", "archive", "a1", "archivist", "dd", YES, JF_TRAIL_CLOSED, "archived"},
    {"pcra", "prepare", "p1", "engineer", "aa", YES, JF_TRAIL_CLOSED, "archived"},
    {"pC", "review", "r1", "supervisor", "cc", YES, JF_TRAIL_CLOSED, "returned"},
    {"pcR", "archive", "a1", "archivist", "dd", YES, JF_TRAIL_CLOSED, "returned"},
};

static void test_rules(void)
{
    static const JfDiagId ids[] = {[JF_TRAIL_STEP] = JF_DIAG_TRAIL_STEP,   [JF_TRAIL_CLOSED] = JF_DIAG_TRAIL_CLOSED,
                                   [JF_TRAIL_DONE] = JF_DIAG_TRAIL_DONE,   [JF_TRAIL_PASSED] = JF_DIAG_TRAIL_PASSED,
                                   [JF_TRAIL_ORDER] = JF_DIAG_TRAIL_ORDER, [JF_TRAIL_FIRST_RETURN] = JF_DIAG_TRAIL_FIRST_RETURN,
                                   [JF_TRAIL_ROLE] = JF_DIAG_TRAIL_ROLE,   [JF_TRAIL_SEPARATION] = JF_DIAG_TRAIL_SEPARATION};

    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        const Row *row = &rows[i];
        JfTrailStep made[4];
        const JfTrail trail = {steps, G_N_ELEMENTS(steps), made, make(row->made, made)};
        const JfTrailStep move = {row->step, row->person, row->person, row->role, row->certificate, row->decision};
        const char *culprit = NULL;
        g_autoptr(JfDiags) diags = jf_diags_new();
        g_test_message("row %zu", i);
        g_assert_cmpint(jf_trail_judge(&trail, &move, &culprit), ==, row->fault);
        g_assert_cmpstr(culprit, ==, row->culprit);
        g_assert_true(jf_trail_check(&trail, &move, diags) == (row->fault == JF_TRAIL_OK));
        g_assert_cmpuint(jf_diags_errors(diags), ==, row->fault == JF_TRAIL_OK ? 0 : 1);
        if (row->fault != JF_TRAIL_OK) {
            g_assert_true(jf_diags_has(diags, ids[row->fault]));
            g_assert_nonnull(strstr(jf_diags_at(diags, 0)->text[JF_LANGUAGE_ZH], row->fault == JF_TRAIL_ROLE ? row->step : culprit));
        }
    }
}

static void test_states(void)
{
    static const struct {
        const char *made, *state;
        bool open;
        const char *next;
    } cases[] = {
        {"", "unsigned", true, "prepare"},   {"p", "prepared", true, "confirm review"}, {"pc", "customer-confirmed", true, "review"},
        {"pr", "reviewed", true, "archive"}, {"pcra", "archived", false, ""},           {"pC", "returned", false, ""}};

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        JfTrailStep made[4];
        const JfTrail trail = {steps, G_N_ELEMENTS(steps), made, make(cases[i].made, made)};
        const JfPolicyStep *next[JF_POLICY_STEPS_MAX];
        g_autoptr(GString) names = g_string_new(NULL);
        size_t n = jf_trail_next(&trail, next);
        for (size_t k = 0; k < n; k++)
            g_string_append_printf(names, "%s%s", k ? " " : "", next[k]->id);
        g_assert_cmpstr(jf_trail_state(&trail), ==, cases[i].state);
        g_assert_true(jf_trail_is_open(&trail) == cases[i].open);
        g_assert_cmpstr(names->str, ==, cases[i].next);
    }
}

static void test_decisions(void)
{
    JfDecision decision;

    g_assert_true(jf_decision_parse("return", &decision));
    g_assert_cmpint(decision, ==, JF_DECISION_RETURN);
    g_assert_true(jf_decision_parse("approve", &decision));
    g_assert_cmpstr(jf_decision_name(decision), ==, "approve");
    g_assert_false(jf_decision_parse("Approve", &decision));
    g_assert_false(jf_decision_parse("", &decision));
    g_assert_cmpstr(jf_decision_label(JF_DECISION_RETURN, JF_LANGUAGE_ZH), ==, "退回");
}

// The names of roles in stamps are those on the page.
static void test_roles(void)
{
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_autoptr(JfSource) source = jf_source_new_folder("stylesheets");
    g_autoptr(xmlDoc) doc = jf_xml_read(source, "messages.xml", diags);
    int n = 0;

    g_assert_nonnull(doc);
    for (xmlNode *message = xmlDocGetRootElement(doc)->children; message; message = message->next) {
        const char *id = message->type == XML_ELEMENT_NODE ? jf_xml_attribute(message, "id") : NULL;
        if (!id || !g_str_has_prefix(id, "role."))
            continue;
        for (xmlNode *text = message->children; text; text = text->next) {
            if (text->type != XML_ELEMENT_NODE)
                continue;
            xmlChar *label = xmlNodeGetContent(text);
            JfLanguage language = strcmp((const char *)text->name, "zh") == 0 ? JF_LANGUAGE_ZH : JF_LANGUAGE_EN;
            g_assert_cmpstr(jf_trail_role_label(id + strlen("role."), language), ==, (char *)label);
            n++;
            xmlFree(label);
        }
    }
    g_assert_cmpint(n, ==, 26);
    g_assert_cmpstr(jf_trail_role_label("night-watch", JF_LANGUAGE_ZH), ==, "night-watch");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/trail/rules", test_rules);
    g_test_add_func("/trail/states", test_states);
    g_test_add_func("/trail/decisions", test_decisions);
    g_test_add_func("/trail/roles", test_roles);
    return g_test_run();
}
