// SPDX-License-Identifier: MIT
// The structure tree: what the document consists of, in reading order (ISO 32000-1 14.7, ISO 14289-1 7).
#include "layout/flow.h"

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
