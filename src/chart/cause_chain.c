// SPDX-License-Identifier: MIT
// Cause chains: the effect, and behind it box by box what brought it about; arrows point to what they brought about.
#include "chart/kinds.h"
#include "chart/tree.h"

static bool has_details(const JfChart *chart)
{
    for (size_t i = 0; i < chart->n_causes; i++)
        if (chart->causes[i].detail != NULL)
            return true;
    return false;
}

// Columns of the table: the cause, its detail if there are any, what it brings about.
void jf_chart_cause_chain(JfDrawing *d, const JfChart *chart)
{
    const int of = has_details(chart) ? 2 : 1;
    JfTreeNode *nodes = jf_arena_array(d->arena, JfTreeNode, chart->n_causes);
    jf_table(d, (int)chart->n_causes + 1, of + 1);
    const char *heads[] = {chart->x_label, of == 2 ? NULL : chart->y_label, chart->y_label};
    jf_schematic_heads(d, chart, heads, of + 1);
    for (size_t i = 0; i < chart->n_causes; i++) {
        const JfChartCause *cause = &chart->causes[i];
        const int row = (int)i + 1;
        nodes[i] = (JfTreeNode){.label = cause->label, .detail = cause->detail, .parent = cause->of, .tone = cause->tone};
        nodes[i].label_part = jf_cell_text(d, row, 0, cause->label);
        nodes[i].detail_part = of == 2 ? jf_cell_text(d, row, 1, cause->detail) : JF_PART_FIGURE;
        nodes[i].arrow_part = cause->of >= 0 ? jf_cell_text(d, row, of, chart->causes[cause->of].label) : JF_PART_FIGURE;
    }
    jf_tree_draw(d, nodes, chart->n_causes);
}
