// SPDX-License-Identifier: MIT
// Which misses are analysed, and whether what is analysed is a miss. An analysis that names no cycle is about all cycles of the measure.
#include "facts/miss.h"
#include "base/number.h"

#define TOLD_MAX 50 // misses without analysis that are told one by one

typedef struct {
    const xmlNode *node;
    const char *ticket;
    JfMeasure measure;
    int cycle; // 0: all
    bool settled;
} Analysis;

struct JfMisses {
    GPtrArray *all;        // Analysis, in the record's order
    GHashTable *by_ticket; // number → GPtrArray of Analysis
    size_t told, untold;   // misses without analysis
    const xmlNode *first_untold;
};

static Analysis *read_analysis(const xmlNode *node)
{
    Analysis *analysis = g_new0(Analysis, 1);
    int64_t cycle = 0;
    const char *text = jf_xml_attribute(node, "cycle");
    analysis->node = node;
    analysis->ticket = jf_xml_attribute(node, "ticket");
    jf_measure_parse(jf_xml_attribute(node, "measure"), &analysis->measure);
    if (text != NULL && jf_integer_parse(text, 1, 9999, &cycle))
        analysis->cycle = (int)cycle;
    return analysis;
}

static bool overlap(const Analysis *a, const Analysis *b)
{
    return a->measure == b->measure && (a->cycle == b->cycle || a->cycle == 0 || b->cycle == 0);
}

static void file(JfMisses *misses, Analysis *analysis, JfDiags *diags)
{
    GPtrArray *list = g_hash_table_lookup(misses->by_ticket, analysis->ticket);
    if (list == NULL) {
        list = g_ptr_array_new();
        g_hash_table_insert(misses->by_ticket, (char *)(uintptr_t)analysis->ticket, list);
    }
    for (guint i = 0; i < list->len; i++)
        if (overlap(g_ptr_array_index(list, i), analysis)) {
            JfWhere where = jf_xml_where(analysis->node);
            jf_diags_add(diags, JF_DIAG_MISS_TWICE, &where, analysis->ticket, jf_measure_name(analysis->measure), NULL);
            break;
        }
    g_ptr_array_add(list, analysis);
}

JfMisses *jf_misses_read(const xmlNode *period, JfDiags *diags)
{
    JfMisses *misses = g_new0(JfMisses, 1);
    misses->all = g_ptr_array_new_with_free_func(g_free);
    misses->by_ticket = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_ptr_array_unref);
    for (const xmlNode *node = jf_facts_next(period->children, "miss"); node != NULL; node = jf_facts_next(node->next, "miss")) {
        Analysis *analysis = read_analysis(node);
        g_ptr_array_add(misses->all, analysis);
        if (analysis->ticket != NULL)
            file(misses, analysis, diags);
    }
    return misses;
}

void jf_misses_free(JfMisses *misses)
{
    if (misses == NULL)
        return;
    g_hash_table_unref(misses->by_ticket);
    g_ptr_array_unref(misses->all);
    g_free(misses);
}

// ---- a ticket's targets

static bool was_missed(const JfTarget *t)
{
    return t->verdict == JF_VERDICT_MISSED || t->verdict == JF_VERDICT_OVERDUE ||
           (t->verdict == JF_VERDICT_EXCLUDED && (t->otherwise == JF_VERDICT_MISSED || t->otherwise == JF_VERDICT_OVERDUE));
}

static bool wants_analysis(const JfTarget *t)
{
    return t->counted == JF_COUNTED_THIS && (t->verdict == JF_VERDICT_MISSED || t->verdict == JF_VERDICT_OVERDUE);
}

static bool is_about(const Analysis *analysis, const JfTarget *t)
{
    return analysis->measure == t->measure && (analysis->cycle == 0 || analysis->cycle == t->cycle);
}

static void tell_open(JfMisses *misses, const char *ticket, const xmlNode *node, JfMeasure measure, JfDiags *diags)
{
    if (misses->told++ >= TOLD_MAX) {
        misses->first_untold = misses->untold++ == 0 ? node : misses->first_untold;
        return;
    }
    JfWhere where = jf_xml_where(node);
    jf_diags_add(diags, JF_DIAG_MISS_OPEN, &where, ticket, jf_measure_name(measure), NULL);
}

static void settle_analysis(Analysis *analysis, const JfReplay *replay, JfDiags *diags)
{
    analysis->settled = true;
    for (size_t i = 0; i < replay->n_targets; i++)
        if (is_about(analysis, &replay->targets[i]) && was_missed(&replay->targets[i]))
            return;
    JfWhere where = jf_xml_where(analysis->node);
    jf_diags_add(diags, JF_DIAG_MISS_NONE, &where, analysis->ticket, jf_measure_name(analysis->measure), NULL);
}

static bool is_analysed(const GPtrArray *list, const JfTarget *t)
{
    for (guint i = 0; list != NULL && i < list->len; i++)
        if (is_about(g_ptr_array_index(list, i), t))
            return true;
    return false;
}

void jf_misses_settle(JfMisses *misses, const char *ticket, const xmlNode *node, const JfReplay *replay, JfDiags *diags)
{
    GPtrArray *list = g_hash_table_lookup(misses->by_ticket, ticket);
    for (guint i = 0; list != NULL && i < list->len; i++)
        settle_analysis(g_ptr_array_index(list, i), replay, diags);
    JfMeasure told = JF_MEASURES; // targets stand by measure: one sentence for all cycles of one
    for (size_t i = 0; i < replay->n_targets; i++) {
        const JfTarget *t = &replay->targets[i];
        if (!wants_analysis(t) || t->measure == told || is_analysed(list, t))
            continue;
        told = t->measure;
        tell_open(misses, ticket, node, t->measure, diags);
    }
}

void jf_misses_end(JfMisses *misses, JfDiags *diags)
{
    bool sound = jf_diags_errors(diags) == 0; // if not, the ticket may be there and be at fault
    for (guint i = 0; i < misses->all->len && sound; i++) {
        const Analysis *analysis = g_ptr_array_index(misses->all, i);
        if (analysis->settled || analysis->ticket == NULL)
            continue;
        JfWhere where = jf_xml_where(analysis->node);
        jf_diags_add(diags, JF_DIAG_MISS_TICKET, &where, analysis->ticket, NULL);
    }
    if (misses->untold == 0)
        return;
    g_autofree char *count = g_strdup_printf("%zu", misses->untold);
    JfWhere where = jf_xml_where(misses->first_untold);
    jf_diags_add(diags, JF_DIAG_MISS_OPEN_MORE, &where, count, NULL);
}
