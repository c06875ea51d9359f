// SPDX-License-Identifier: MIT
// What a document carries: the record exactly as it was read, its parts, the policy, what the user brought, and the provenance: enough
// to judge it and to make it again without anything else but the engine.
#include "job/private.h"
#include <string.h>

static const struct {
    const char *suffix, *mime;
} types[] = {
    {".xml", "application/xml"}, {".xsl", "application/xslt+xml"}, {".png", "image/png"},       {".svg", "image/svg+xml"},
    {".jpg", "image/jpeg"},      {".jpeg", "image/jpeg"},          {".pdf", "application/pdf"}, {".txt", "text/plain"},
};

static const char *type_of(const char *name)
{
    g_autofree char *lower = g_ascii_strdown(name, -1);
    for (size_t i = 0; i < G_N_ELEMENTS(types); i++)
        if (g_str_has_suffix(lower, types[i].suffix))
            return types[i].mime;
    return "application/octet-stream";
}

typedef enum { ABOUT_RECORD, ABOUT_PART, ABOUT_POLICY, ABOUT_THEME, ABOUT_SHEET, ABOUT_PROVENANCE } About;

static const char *const descriptions[][2] = {
    [ABOUT_RECORD] = {"交付记录（本文件由其生成）", "Delivery record that this document was made from"},
    [ABOUT_PART] = {"交付记录的组成部分", "Part of the delivery record"},
    [ABOUT_POLICY] = {"签署策略", "Policy of the signing steps"},
    [ABOUT_THEME] = {"版面主题", "Theme of the layout"},
    [ABOUT_SHEET] = {"样式表", "Stylesheet"},
    [ABOUT_PROVENANCE] = {"来源：程序版本与各文件摘要", "Provenance: engine version and digests"},
};

static void clear(void *data)
{
    JfAttachment *attachment = data;
    g_free((char *)attachment->name);
    g_bytes_unref(attachment->bytes);
}

typedef struct {
    GArray *all;
    GHashTable *names; // borrowed from the entries
    JfLanguage language;
    JfDiags *diags;
} List;

static void add(List *list, const char *prefix, const char *name, About about, JfRelation relation, GBytes *bytes)
{
    char *whole = g_strconcat(prefix, name, NULL);
    JfAttachment attachment = {whole, type_of(name), descriptions[about][list->language], relation, g_bytes_ref(bytes)};
    g_array_append_val(list->all, attachment);
    if (!g_hash_table_add(list->names, whole))
        jf_diags_add(list->diags, JF_DIAG_JOB_PART_NAME, NULL, whole, NULL);
}

static void add_source(List *list, const char *prefix, const JfSource *source, About first, About rest, JfRelation relation)
{
    for (size_t i = 0; source && i < jf_source_count(source); i++) {
        const JfPart *part = jf_source_at(source, i);
        add(list, prefix, part->name, i == 0 ? first : rest, relation, part->bytes);
    }
}

GArray *jf_job_attachments(const JfJob *job, JfDiags *diags)
{
    const JfEngine *engine = job->engine;
    g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(JfAttachment));
    g_array_set_clear_func(all, clear);
    g_autoptr(GHashTable) names = g_hash_table_new(g_str_hash, g_str_equal);
    List list = {all, names, strcmp(job->language, "zh-CN") == 0 ? JF_LANGUAGE_ZH : JF_LANGUAGE_EN, diags};
    size_t errors = jf_diags_errors(diags);
    const JfSource *sheets = job->sheet->user ? job->sheet->user : engine->sheets_bundle;
    g_autoptr(GBytes) provenance = jf_provenance_write(job);
    add_source(&list, "", jf_record_source(job->record), ABOUT_RECORD, ABOUT_PART, JF_RELATION_SOURCE);
    add(&list, "", JF_ATTACHED_POLICY, ABOUT_POLICY, JF_RELATION_SUPPLEMENT, jf_policy_bytes(engine->policy));
    add_source(&list, JF_ATTACHED_THEME, engine->theme_source, ABOUT_THEME, ABOUT_THEME, JF_RELATION_SUPPLEMENT);
    add_source(&list, JF_ATTACHED_SHEETS, sheets, ABOUT_SHEET, ABOUT_SHEET, JF_RELATION_SUPPLEMENT);
    add(&list, "", JF_ATTACHED_PROVENANCE, ABOUT_PROVENANCE, JF_RELATION_SUPPLEMENT, provenance);
    return jf_diags_errors(diags) == errors ? g_steal_pointer(&all) : NULL;
}
