// SPDX-License-Identifier: MIT
// Inlines of the report model: their tree, and white space across it.
#include "model/reader.h"
#include <string.h>

#define SPACES " \t\r\n"

bool jf_model_is_blank(const char *text)
{
    return text[strspn(text, SPACES)] == '\0';
}

char *jf_model_collapse(JfArena *arena, const char *text)
{
    char *out = jf_arena_alloc(arena, strlen(text) + 1), *o = out;
    for (const char *p = text + strspn(text, SPACES); *p != '\0'; p += strspn(p, SPACES)) {
        const size_t length = strcspn(p, SPACES);
        if (o != out)
            *o++ = ' ';
        memcpy(o, p, length);
        o += length;
        p += length;
    }
    return out;
}

static bool is_hangul(gunichar c)
{
    return (c >= 0x1100 && c <= 0x11ff) || (c >= 0x3130 && c <= 0x318f) || (c >= 0xac00 && c <= 0xd7af);
}

// Marks that Chinese shares with Latin writing; beside an ideograph they are Chinese.
static bool is_shared_mark(gunichar c)
{
    return c == 0xb7 || c == 0x2014 || c == 0x2018 || c == 0x2019 || c == 0x201c || c == 0x201d || c == 0x2026;
}

// Does a line end between these two mean nothing? (CSS Text 3, 4.1.3)
static bool vanishes(gunichar before, gunichar after)
{
    const bool b = g_unichar_iswide(before) && !is_hangul(before), a = g_unichar_iswide(after) && !is_hangul(after);
    return (a && b) || (a && is_shared_mark(before)) || (b && is_shared_mark(after));
}

// Takes the last space back. It is the last character of the text that holds it.
static void drop_space(Flow *flow, bool own)
{
    if (own)
        (*flow->end)--;
    else {
        *flow->space = '\0';
        flow->emptied = true;
    }
    flow->space = NULL;
}

static JfInline *append(Reader *r, JfInlineKind kind, JfInline ***tail)
{
    JfInline *in = jf_arena_new0(r->arena, JfInline);
    in->kind = kind;
    in->where = r->where.file != NULL ? r->where : (JfWhere){.file = "model"};
    **tail = in;
    *tail = &in->next;
    return in;
}

void jf_model_text(Reader *r, Flow *flow, const xmlNode *node, JfInline ***tail)
{
    const char *p = (const char *)node->content;
    char *out = jf_arena_alloc(r->arena, strlen(p) + 1), *o = out;
    bool own = false; // is flow->space in this text?
    flow->end = &o;
    while (*p != '\0') {
        const size_t spaces = strspn(p, SPACES);
        if (spaces > 0) {
            if (flow->last != 0 && flow->space == NULL) {
                flow->space = o;
                flow->broken = false;
                own = true;
                *o++ = ' ';
            }
            flow->broken = flow->broken || memchr(p, '\n', spaces) != NULL;
            p += spaces;
            continue;
        }
        if (flow->space != NULL && flow->broken && vanishes(flow->last, g_utf8_get_char(p)))
            drop_space(flow, own);
        flow->space = NULL;
        const size_t length = strcspn(p, SPACES);
        memcpy(o, p, length);
        o += length;
        p += length;
        flow->last = g_utf8_get_char(g_utf8_prev_char(p));
    }
    flow->end = NULL;
    if (o == out)
        return;
    *o = '\0';
    append(r, JF_INLINE_TEXT, tail)->text = out;
}

static void end_line(Flow *flow)
{
    if (flow->space != NULL)
        drop_space(flow, false);
    flow->last = 0;
}

static bool is_empty(const JfInline *in)
{
    switch (in->kind) {
    case JF_INLINE_TEXT: return *in->text == '\0';
    case JF_INLINE_BLANK:
    case JF_INLINE_BREAK:
    case JF_INLINE_CHECK:
    case JF_INLINE_PAGE:
    case JF_INLINE_PAGE_OF:
    case JF_INLINE_PAGES:
    case JF_INLINE_SECTION: return false;
    case JF_INLINE_FOOTNOTE:
    case JF_INLINE_BOLD:
    case JF_INLINE_EMPHASIS:
    case JF_INLINE_CODE:
    case JF_INLINE_LINK:
    case JF_INLINE_NOBREAK:
    case JF_INLINE_MARK:
    case JF_INLINE_LANG: break;
    }
    return in->first == NULL;
}

// Drops empty texts and what holds nothing but them.
static void drop_empty(JfInline **link)
{
    while (*link != NULL) {
        JfInline *in = *link;
        drop_empty(&in->first);
        if (is_empty(in))
            *link = in->next;
        else
            link = &in->next;
    }
}

void jf_model_flow_end(Flow *flow, JfInline **first)
{
    end_line(flow);
    if (flow->emptied)
        drop_empty(first);
}

// http, https, mailto, tel and internal targets; no control characters or spaces anywhere.
static bool is_harmless(const char *href)
{
    static const char *const schemes[] = {"http://", "https://", "mailto:", "tel:"};
    for (const char *p = href; *p != '\0'; p++)
        if ((unsigned char)*p <= 0x20 || *p == 0x7f || *p == '\\')
            return false;
    if (*href == '#')
        return href[1] != '\0';
    for (size_t i = 0; i < G_N_ELEMENTS(schemes); i++)
        if (g_ascii_strncasecmp(href, schemes[i], strlen(schemes[i])) == 0)
            return href[strlen(schemes[i])] != '\0';
    return false;
}

static JfInlineKind kind_of(Element element)
{
    switch ((int)element) {
    case EL_A: return JF_INLINE_LINK;
    case EL_B: return JF_INLINE_BOLD;
    case EL_BLANK: return JF_INLINE_BLANK;
    case EL_BR: return JF_INLINE_BREAK;
    case EL_CHECK: return JF_INLINE_CHECK;
    case EL_CODE: return JF_INLINE_CODE;
    case EL_EM: return JF_INLINE_EMPHASIS;
    case EL_MARK: return JF_INLINE_MARK;
    case EL_FOOTNOTE: return JF_INLINE_FOOTNOTE;
    case EL_NOBR: return JF_INLINE_NOBREAK;
    case EL_PAGE_COUNT: return JF_INLINE_PAGES;
    case EL_PAGE_NUMBER: return JF_INLINE_PAGE;
    case EL_PAGE_OF: return JF_INLINE_PAGE_OF;
    case EL_SECTION_TITLE: return JF_INLINE_SECTION;
    default: return JF_INLINE_LANG;
    }
}

static void set_values(Reader *r, const xmlNode *node, const Values *v, JfInline *in)
{
    in->lang = jf_arena_strdup(r->arena, v->value[AT_LANG]);
    in->text = jf_arena_strdup(r->arena, v->value[AT_ALT]);
    in->tone = (JfTone)jf_model_choice(r, node, v, AT_TONE, jf_model_tones, JF_TONE_NEUTRAL);
    in->check = (JfCheckState)jf_model_choice(r, node, v, AT_STATE, jf_model_checks, JF_CHECK_OPEN);
    in->width = JF_MM(jf_model_millimetres(r, node, v, AT_WIDTH));
    if (in->kind == JF_INLINE_FOOTNOTE)
        in->number = ++r->footnotes;
    if (in->kind == JF_INLINE_PAGE_OF)
        in->href = jf_model_name(r, node, v, AT_TO);
    if (in->kind != JF_INLINE_LINK || v->value[AT_HREF] == NULL)
        return;
    in->href = jf_arena_strdup(r->arena, v->value[AT_HREF]);
    if (!is_harmless(in->href))
        jf_model_fault(r, JF_DIAG_MODEL_LINK, node, in->href, NULL, NULL);
}

static void read_children(Reader *r, Flow *flow, const xmlNode *node, uint64_t allowed, JfInline ***tail)
{
    for (const xmlNode *child = node->children; child != NULL; child = child->next)
        if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE)
            jf_model_text(r, flow, child, tail);
        else if (child->type == XML_ELEMENT_NODE) {
            const Element element = jf_model_element_of(child);
            if (element != EL_UNKNOWN && (allowed & BIT(element)) != 0)
                jf_model_inline(r, flow, child, element, tail);
            else
                jf_model_fault(r, JF_DIAG_MODEL_ELEMENT, child, (const char *)child->name, (const char *)node->name, NULL);
        }
}

void jf_model_inline(Reader *r, Flow *flow, const xmlNode *node, Element element, JfInline ***tail)
{
    const Rule *rule = &jf_model_rules[element];
    const JfWhere outer = r->where;
    Values values;
    if (++r->depth > MODEL_DEPTH_MAX)
        jf_model_fault(r, JF_DIAG_MODEL_DEPTH, node, G_STRINGIFY(MODEL_DEPTH_MAX), NULL, NULL);
    else if (jf_model_attributes(r, node, rule, &values)) {
        r->where = jf_model_place(r, values.value[AT_SRC]);
        JfInline *in = append(r, kind_of(element), tail);
        set_values(r, node, &values, in);
        if (element == EL_BR)
            end_line(flow);
        else if (!rule->text) {
            flow->last = 0xfffc; // a drawn thing counts as a character
            flow->space = NULL;
        }
        JfInline **children = &in->first;
        Flow own = {0}; // a footnote is a text of its own
        if (rule->text)
            read_children(r, element == EL_FOOTNOTE ? &own : flow, node, rule->children, &children);
        else if (node->children != NULL &&
                 (node->children->type == XML_ELEMENT_NODE || !jf_model_is_blank((const char *)node->children->content)))
            jf_model_fault(r, JF_DIAG_MODEL_TEXT, node, "…", rule->name, NULL);
        if (element == EL_FOOTNOTE)
            jf_model_flow_end(&own, &in->first);
        if (rule->text && in->first == NULL)
            flow->emptied = true;
    }
    r->depth--;
    r->where = outer;
}

JfInline *jf_model_inlines(Reader *r, const xmlNode *node)
{
    const char *number;
    return jf_model_caption(r, node, &number);
}

JfInline *jf_model_caption(Reader *r, const xmlNode *node, const char **number)
{
    const Rule *rule = &jf_model_rules[jf_model_element_of(node)];
    const JfWhere outer = r->where;
    Flow flow = {0};
    JfInline *first = NULL, **tail = &first;
    Values v;
    *number = NULL;
    if (!jf_model_attributes(r, node, rule, &v))
        return NULL;
    *number = jf_model_line(r, node, &v, AT_NUMBER);
    r->where = jf_model_place(r, v.value[AT_SRC]);
    read_children(r, &flow, node, rule->children, &tail);
    jf_model_flow_end(&flow, &first);
    r->where = outer;
    return first;
}
