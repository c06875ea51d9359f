// SPDX-License-Identifier: MIT
// Reads a policy into plain steps. Policies come from documents too, which anyone may have made: the tree is taken apart without trust in
// the schema.
#include "trail/policy.h"
#include "base/arena.h"
#include <string.h>

typedef struct {
    const char *name;
    JfPolicyStep *steps;
    size_t n;
} Kind;

struct JfPolicy {
    GBytes *bytes;
    xmlDoc *doc;
    JfArena *arena;
    Kind *kinds;
    size_t n;
};

typedef struct {
    JfArena *arena;
    JfDiags *diags;
    const char *kind; // being read
} Reader;

static bool fail(const Reader *reader, const xmlNode *node, const char *en, const char *zh)
{
    JfWhere where = jf_xml_where(node);

    jf_diags_add(reader->diags, JF_DIAG_TRAIL_POLICY, &where, reader->kind, en, zh, NULL);
    return false;
}

static xmlNode *skip_to(xmlNode *node, const char *name)
{
    while (node && !jf_xml_is(node, JF_POLICY_NS, name))
        node = node->next;
    return node;
}

static size_t count(const xmlNode *parent, const char *name)
{
    size_t n = 0;

    for (xmlNode *node = skip_to(parent->children, name); node; node = skip_to(node->next, name))
        n++;
    return n;
}

static const char *copy_text(const Reader *reader, xmlNode *node)
{
    xmlChar *text = xmlNodeGetContent(node);
    const char *copy = jf_arena_strdup(reader->arena, text ? g_strstrip((char *)text) : "");

    xmlFree(text);
    return copy;
}

static bool is_id(const char *text)
{
    if (!text || !g_ascii_islower(*text) || strlen(text) > 40)
        return false;
    return text[strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789-")] == '\0';
}

static const char *copy_id(const Reader *reader, const xmlNode *node, const char *attribute)
{
    const char *id = jf_xml_attribute(node, attribute);

    return is_id(id) ? jf_arena_strdup(reader->arena, id) : NULL;
}

// ---- a step

static bool read_labels(const Reader *reader, xmlNode *element, JfPolicyStep *step)
{
    for (xmlNode *node = skip_to(element->children, "label"); node; node = skip_to(node->next, "label")) {
        xmlChar *lang = xmlNodeGetLang(node);
        JfLanguage language = lang && g_ascii_strncasecmp((char *)lang, "zh", 2) == 0 ? JF_LANGUAGE_ZH : JF_LANGUAGE_EN;
        xmlFree(lang);
        step->label[language] = copy_text(reader, node);
    }
    if (step->label[JF_LANGUAGE_ZH] && *step->label[JF_LANGUAGE_ZH] && step->label[JF_LANGUAGE_EN] && *step->label[JF_LANGUAGE_EN])
        return true;
    return fail(reader, element, "a step needs a label in Chinese and one in English", "步骤须有中文和英文名称");
}

static bool read_roles(const Reader *reader, xmlNode *element, JfPolicyStep *step)
{
    const char **roles = jf_arena_array(reader->arena, const char *, count(element, "role") + 1);
    size_t n = 0;

    for (xmlNode *node = skip_to(element->children, "role"); node; node = skip_to(node->next, "role"))
        roles[n++] = copy_text(reader, node);
    step->roles = roles;
    return n > 0 || fail(reader, element, "a step needs at least one role", "步骤须至少有一个角色");
}

static bool read_distinct(const Reader *reader, xmlNode *element, const Kind *kind, JfPolicyStep *step)
{
    const char **distinct = jf_arena_array(reader->arena, const char *, count(element, "distinct-from") + 1);
    size_t n = 0;

    for (xmlNode *node = skip_to(element->children, "distinct-from"); node; node = skip_to(node->next, "distinct-from")) {
        const char *id = copy_id(reader, node, "step");
        bool earlier = false;
        for (size_t i = 0; id && i < kind->n; i++)
            earlier = earlier || strcmp(kind->steps[i].id, id) == 0;
        if (!earlier)
            return fail(reader, node, "distinct-from must name an earlier step", "distinct-from 须指向之前的步骤");
        distinct[n++] = id;
    }
    step->distinct = distinct;
    return true;
}

static bool read_optional(const Reader *reader, const xmlNode *element, JfPolicyStep *step)
{
    const char *optional = jf_xml_attribute(element, "optional");

    if (!optional || strcmp(optional, "false") == 0 || strcmp(optional, "0") == 0)
        return true;
    step->optional = strcmp(optional, "true") == 0 || strcmp(optional, "1") == 0;
    return step->optional || fail(reader, element, "optional must be true or false", "optional 须为 true 或 false");
}

static bool read_step(const Reader *reader, xmlNode *element, Kind *kind)
{
    JfPolicyStep *step = &kind->steps[kind->n];

    step->id = copy_id(reader, element, "id");
    step->state = copy_id(reader, element, "state");
    if (!step->id || !step->state)
        return fail(reader, element, "a step needs an id and a state of small letters, digits and hyphens",
                    "步骤须有 id 和 state，由小写字母、数字和连字符组成");
    for (size_t i = 0; i < kind->n; i++)
        if (strcmp(kind->steps[i].id, step->id) == 0)
            return fail(reader, element, "two steps have the same id", "步骤 id 重复");
    if (!read_optional(reader, element, step) || !read_labels(reader, element, step) || !read_roles(reader, element, step) ||
        !read_distinct(reader, element, kind, step))
        return false;
    kind->n++;
    return true;
}

// ---- a kind

static bool read_kind(Reader *reader, xmlNode *element, JfPolicy *policy)
{
    Kind *kind = &policy->kinds[policy->n];
    size_t n = count(element, "step");

    kind->name = copy_id(reader, element, "name");
    reader->kind = kind->name ? kind->name : "?";
    if (!kind->name)
        return fail(reader, element, "a kind needs a name of small letters, digits and hyphens",
                    "文件类别须有名称，由小写字母、数字和连字符组成");
    if (jf_policy_steps(policy, kind->name, &(size_t){0}))
        return fail(reader, element, "the kind is there twice", "文件类别重复");
    if (n == 0 || n > JF_POLICY_STEPS_MAX)
        return fail(reader, element, "a kind needs 1 to 12 steps", "每类文件须有 1 至 12 个步骤");
    kind->steps = jf_arena_array(reader->arena, JfPolicyStep, n);
    for (xmlNode *node = skip_to(element->children, "step"); node; node = skip_to(node->next, "step"))
        if (!read_step(reader, node, kind))
            return false;
    if (kind->steps[0].optional || kind->steps[n - 1].optional)
        return fail(reader, element, "the first and the last step cannot be optional", "第一步和最后一步不能为可选");
    policy->n++;
    return true;
}

static bool read_kinds(JfPolicy *policy, JfDiags *diags)
{
    Reader reader = {policy->arena, diags, "?"};
    xmlNode *root = xmlDocGetRootElement(policy->doc);

    if (!root || !jf_xml_is(root, JF_POLICY_NS, "policy"))
        return fail(&reader, root, "the root element is not a policy", "根元素不是 policy");
    policy->kinds = jf_arena_array(policy->arena, Kind, count(root, "kind") + 1);
    for (xmlNode *node = skip_to(root->children, "kind"); node; node = skip_to(node->next, "kind"))
        if (!read_kind(&reader, node, policy))
            return false;
    return true;
}

JfPolicy *jf_policy_read(JfSchema *schema, GBytes *bytes, const char *name, JfDiags *diags)
{
    g_autoptr(JfPolicy) policy = g_new0(JfPolicy, 1);

    policy->bytes = g_bytes_ref(bytes);
    policy->arena = jf_arena_new();
    policy->doc = jf_xml_parse(bytes, name, diags);
    if (!policy->doc || !jf_schema_check(schema, policy->doc, diags) || !read_kinds(policy, diags))
        return NULL;
    return g_steal_pointer(&policy);
}

void jf_policy_free(JfPolicy *policy)
{
    if (!policy)
        return;
    g_clear_pointer(&policy->doc, xmlFreeDoc);
    jf_arena_free(policy->arena);
    g_bytes_unref(policy->bytes);
    g_free(policy);
}

GBytes *jf_policy_bytes(const JfPolicy *policy)
{
    return policy->bytes;
}

xmlDoc *jf_policy_doc(const JfPolicy *policy)
{
    return policy->doc;
}

const JfPolicyStep *jf_policy_steps(const JfPolicy *policy, const char *kind, size_t *n)
{
    for (size_t i = 0; i < policy->n; i++)
        if (strcmp(policy->kinds[i].name, kind) == 0) {
            *n = policy->kinds[i].n;
            return policy->kinds[i].steps;
        }
    *n = 0;
    return NULL;
}
