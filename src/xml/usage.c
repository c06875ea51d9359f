// SPDX-License-Identifier: MIT
// Templates that nothing calls.
#include "xml/usage.h"
#include "xml/running.h"

typedef struct {
    char *mode, *name, *path; // mode or name may be NULL
    int line;
} Own;

struct JfUsage {
    GHashTable *modes, *names; // that are asked for
    GArray *own;               // the user's templates
};

static void clear_own(void *data)
{
    Own *own = data;
    g_free(own->mode);
    g_free(own->name);
    g_free(own->path);
}

JfUsage *jf_usage_new(void)
{
    JfUsage *usage = g_new0(JfUsage, 1);
    usage->modes = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    usage->names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    usage->own = g_array_new(FALSE, FALSE, sizeof(Own));
    g_array_set_clear_func(usage->own, clear_own);
    return usage;
}

void jf_usage_free(JfUsage *usage)
{
    if (usage == NULL)
        return;
    g_hash_table_destroy(usage->modes);
    g_hash_table_destroy(usage->names);
    g_array_unref(usage->own);
    g_free(usage);
}

void jf_usage_note(JfUsage *usage, const xmlNode *node, const char *path)
{
    const char *mode = jf_xml_attribute(node, "mode"), *name = jf_xml_attribute(node, "name");
    if (mode != NULL && jf_xml_is(node, JF_XSL_NS, "apply-templates")) {
        g_hash_table_add(usage->modes, g_strdup(mode));
    } else if (name != NULL && jf_xml_is(node, JF_XSL_NS, "call-template")) {
        g_hash_table_add(usage->names, g_strdup(name));
    } else if (path != NULL && jf_xml_is(node, JF_XSL_NS, "template")) {
        bool plain = mode == NULL && jf_xml_attribute(node, "match") != NULL; // without a mode anything may come by
        Own own = {g_strdup(mode), g_strdup(name), g_strdup(path), jf_xml_where(node).line};
        if (plain || (mode == NULL && name == NULL))
            clear_own(&own);
        else
            g_array_append_val(usage->own, own);
    }
}

void jf_usage_tell(const JfUsage *usage, JfDiags *diags)
{
    for (guint i = 0; i < usage->own->len; i++) {
        const Own *own = &g_array_index(usage->own, Own, i);
        if ((own->mode != NULL && g_hash_table_contains(usage->modes, own->mode)) ||
            (own->name != NULL && g_hash_table_contains(usage->names, own->name)))
            continue;
        g_autofree char *what = own->mode ? g_strdup_printf("mode=\"%s\"", own->mode) : g_strdup_printf("name=\"%s\"", own->name);
        jf_diags_add(diags, JF_DIAG_STYLESHEET_UNUSED, &(JfWhere){own->path, own->line, 0}, what, NULL);
    }
}
