// SPDX-License-Identifier: MIT
// The structure tree: what the document consists of, in reading order (ISO 32000-1 14.7, ISO 14289-1 7).
#include "layout/flow.h"

static const char *const role_names[] = {
    [JF_ROLE_DOCUMENT] = "Document",
    [JF_ROLE_SECT] = "Sect",
    [JF_ROLE_DIV] = "Div",
    [JF_ROLE_P] = "P",
    [JF_ROLE_H1] = "H1",
    [JF_ROLE_H2] = "H2",
    [JF_ROLE_H3] = "H3",
    [JF_ROLE_H4] = "H4",
    [JF_ROLE_L] = "L",
    [JF_ROLE_LI] = "LI",
    [JF_ROLE_LBL] = "Lbl",
    [JF_ROLE_LBODY] = "LBody",
    [JF_ROLE_TABLE] = "Table",
    [JF_ROLE_THEAD] = "THead",
    [JF_ROLE_TBODY] = "TBody",
    [JF_ROLE_TFOOT] = "TFoot",
    [JF_ROLE_TR] = "TR",
    [JF_ROLE_TH] = "TH",
    [JF_ROLE_TD] = "TD",
    [JF_ROLE_CAPTION] = "Caption",
    [JF_ROLE_FIGURE] = "Figure",
    [JF_ROLE_SPAN] = "Span",
    [JF_ROLE_LINK] = "Link",
    [JF_ROLE_NOTE] = "Note",
    [JF_ROLE_FORM] = "Form",
    [JF_ROLE_TOC] = "TOC",
    [JF_ROLE_TOCI] = "TOCI",
    [JF_ROLE_REFERENCE] = "Reference",
};

const char *jf_role_name(JfRole role)
{
    return role_names[role];
}

JfElement *jf_element_new(JfLayout *l, JfElement *parent, JfRole role)
{
    JfElement *element = jf_arena_new0(l->arena, JfElement);
    element->role = role;
    element->colspan = element->rowspan = 1;
    element->link = element->field = -1;
    element->parent = parent;
    if (!parent)
        return element;
    if (parent->last)
        parent->last->next = element;
    else
        parent->first = element;
    parent->last = element;
    return element;
}

// ISO 14289-1 7.4.2: levels go down one at a time.
JfRole jf_heading_role(JfLayout *l, int level)
{
    int wanted = CLAMP(level + l->heading_shift, 1, 4);
    l->heading = MIN(wanted, l->heading + 1);
    return (JfRole)(JF_ROLE_H1 + l->heading - 1);
}
