// SPDX-License-Identifier: MIT
// Where a node of the report model comes from, and how its faults are recorded.
#include "model/reader.h"
#include <string.h>

#define QUOTED_MAX 60 // characters of a text that an entry shows

// "file:line" as jf:where() writes it. Neighbouring nodes mostly come from one file, so its name is kept once.
JfWhere jf_model_place(Reader *r, const char *src)
{
    const char *colon = src != NULL ? strrchr(src, ':') : NULL;
    if (colon == NULL || colon == src)
        return r->where;
    JfWhere where = {.file = r->where.file};
    for (const char *p = colon + 1; *p >= '0' && *p <= '9' && where.line < 100000000; p++)
        where.line = where.line * 10 + (*p - '0');
    const size_t length = (size_t)(colon - src);
    if (where.file == NULL || strncmp(where.file, src, length) != 0 || where.file[length] != '\0')
        where.file = jf_arena_strndup(r->arena, src, length);
    return where;
}

JfWhere jf_model_where(const Reader *r, const xmlNode *node)
{
    if (r->where.file != NULL)
        return r->where;
    const long line = xmlGetLineNo(node);
    return (JfWhere){.file = "model", .line = line > 0 && line < G_MAXINT ? (int)line : 0};
}

static char *quoted(const char *text)
{
    g_autofree char *trimmed = g_strstrip(g_strdup(text));
    if (g_utf8_strlen(trimmed, -1) <= QUOTED_MAX)
        return g_steal_pointer(&trimmed);
    g_autofree char *head = g_utf8_substring(trimmed, 0, QUOTED_MAX);
    return g_strconcat(head, "…", NULL);
}

void jf_model_fault(Reader *r, JfDiagId id, const xmlNode *node, const char *a, const char *b, const char *c)
{
    const JfWhere where = jf_model_where(r, node);
    g_autofree char *qa = a != NULL ? quoted(a) : NULL, *qb = b != NULL ? quoted(b) : NULL, *qc = c != NULL ? quoted(c) : NULL;
    r->failed = true;
    jf_diags_add(r->diags, id, &where, qa, qb, qc, NULL);
}
