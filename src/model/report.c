// SPDX-License-Identifier: MIT
// The report model's reader: the document as a whole.
#include "model/reader.h"
#include <string.h>

static bool is_line(const xmlNode *node)
{
    return node->properties == NULL && (node->children == NULL || (node->children->type == XML_TEXT_NODE && node->children->next == NULL));
}

static void read_meta(Reader *r, const xmlNode *node, JfModel *model)
{
    const struct {
        const char *name;
        const char **to;
        bool required;
    } parts[] = {
        {"title", &model->title, true},        {"subject", &model->subject, false}, {"number", &model->number, true},
        {"version", &model->version, true},    {"state", &model->state, false},     {"classification", &model->classification, false},
        {"provider", &model->provider, false}, {"author", &model->author, false},
    };
    Values v;
    if (!jf_model_attributes(r, node, &jf_model_rules[EL_META], &v))
        return;
    for (const xmlNode *child = node->children; child != NULL; child = child->next) {
        size_t i = 0;
        if (child->type != XML_ELEMENT_NODE) {
            jf_model_stray(r, child, node);
            continue;
        }
        while (i < G_N_ELEMENTS(parts) && !jf_xml_is(child, MODEL_NS, parts[i].name))
            i++;
        if (i == G_N_ELEMENTS(parts) || *parts[i].to != NULL || !is_line(child))
            jf_model_fault(r, JF_DIAG_MODEL_ELEMENT, child, (const char *)child->name, "meta", NULL);
        else
            *parts[i].to = jf_model_collapse(r->arena, child->children != NULL ? (const char *)child->children->content : "");
        if (i < G_N_ELEMENTS(parts) && *parts[i].to != NULL && **parts[i].to == '\0')
            jf_model_fault(r, JF_DIAG_MODEL_VALUE, child, parts[i].name, "meta", "");
    }
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++)
        if (parts[i].required && *parts[i].to == NULL)
            jf_model_fault(r, JF_DIAG_MODEL_MISSING, node, "meta", parts[i].name, NULL);
}

static void read_furniture(Reader *r, const xmlNode *node, JfModel *model)
{
    int order = 0;
    Values v;
    if (!jf_model_attributes(r, node, &jf_model_rules[EL_FURNITURE], &v))
        return;
    for (const xmlNode *child = node->children; child != NULL; child = child->next) {
        if (child->type != XML_ELEMENT_NODE) {
            jf_model_stray(r, child, node);
            continue;
        }
        const Element element = jf_model_element_of(child);
        const int place = element != EL_UNKNOWN ? jf_model_order(EL_FURNITURE, element) : 0;
        if (place <= order) {
            jf_model_fault(r, JF_DIAG_MODEL_ELEMENT, child, (const char *)child->name, "furniture", NULL);
            continue;
        }
        order = place;
        JfInline *inlines = jf_model_inlines(r, child);
        switch ((int)element) {
        case EL_HEADER_LEFT: model->header_left = inlines; break;
        case EL_HEADER_RIGHT: model->header_right = inlines; break;
        case EL_FOOTER_LEFT: model->footer_left = inlines; break;
        case EL_FOOTER_CENTER: model->footer_center = inlines; break;
        default: model->footer_right = inlines; break;
        }
    }
}

static void read_report(Reader *r, const xmlNode *root, JfModel *model)
{
    Values v;
    JfBlock **body = &model->body;
    bool meta = false;
    int order = 0;
    if (!jf_model_attributes(r, root, &jf_model_rules[EL_REPORT], &v))
        return;
    model->lang = jf_model_line(r, root, &v, AT_LANG);
    model->kind = jf_model_name(r, root, &v, AT_KIND);
    model->form = jf_model_name(r, root, &v, AT_FORM);
    static const char *const publications[] = {"sheet", "report", NULL};
    model->publication = (JfPublication)jf_model_choice(r, root, &v, AT_PUBLICATION, publications, JF_PUBLICATION_SHEET);
    model->fit_pages = jf_model_integer(r, root, &v, AT_FIT, 1, 99, 0);
    for (const xmlNode *child = root->children; child != NULL; child = child->next) {
        if (child->type != XML_ELEMENT_NODE) {
            jf_model_stray(r, child, root);
            continue;
        }
        const Element element = jf_model_element_of(child);
        const int place = element != EL_UNKNOWN ? jf_model_order(EL_REPORT, element) : 0;
        if (place <= order) {
            jf_model_fault(r, JF_DIAG_MODEL_ELEMENT, child, (const char *)child->name, "report", NULL);
            continue;
        }
        order = place;
        meta = meta || element == EL_META;
        if (element == EL_META)
            read_meta(r, child, model);
        else if (element == EL_FURNITURE)
            read_furniture(r, child, model);
        else
            jf_model_block(r, child, EL_BODY, NULL, &body);
    }
    if (!meta)
        jf_model_fault(r, JF_DIAG_MODEL_MISSING, root, "report", "meta", NULL);
    if (model->body == NULL && !r->failed)
        jf_model_fault(r, JF_DIAG_MODEL_MISSING, root, "report", "body", NULL);
}

JfModel *jf_model_read(JfSchema *schema, xmlDoc *doc, JfSource *source, JfArena *arena, JfDiags *diags)
{
    Reader r = {.source = source, .arena = arena, .diags = diags};
    JfModel *model = jf_arena_new0(arena, JfModel);
    xmlNode *root = xmlDocGetRootElement(doc);
    if (root == NULL || jf_model_element_of(root) != EL_REPORT) {
        const char *name = root != NULL ? (const char *)root->name : "";
        jf_diags_add(diags, JF_DIAG_MODEL_ROOT, NULL, name, NULL);
        return NULL;
    }
    read_report(&r, root, model);
    model->n_footnotes = r.footnotes;
    if (!r.failed)
        jf_model_check(&r, model);
    if (r.failed && schema != NULL)
        (void)jf_schema_check(schema, doc, diags);
    return r.failed ? NULL : model;
}
