// SPDX-License-Identifier: MIT
// Writing a period's facts; private to facts/.
#pragma once
#include "facts/private.h"

// f:ticket with its targets and their signals; `node` is the ticket's element.
void jf_figures_add_ticket(const JfFacts *facts, const JfTicket *ticket, const JfReplay *replay, const xmlNode *node);

// Everything about the period as a whole: fills `head`, the f:period, and appends what follows the tickets.
void jf_figures_add(const JfFacts *facts, const xmlNode *period, xmlNode *head, const JfContract *contract, JfAttainment *attainment,
                    const JfPeriod *span);

// ---- figures.c, for trend.c too
void jf_figures_set_percent(xmlNode *node, const char *name, int hundredths);  // two decimals; JF_PERCENT_NONE: no attribute
void jf_figures_set_agreed(xmlNode *node, const char *name, int thousandths);  // as few decimals as it needs; likewise
const char *jf_figures_priority(int priority);                                 // "P1" …; 0: "all"

// ---- trend.c
void jf_figures_add_trend(const JfFacts *facts, const xmlNode *period, const JfContract *contract, const JfAttainment *attainment);
bool jf_figures_promised(const JfContract *contract, JfMeasure measure, int priority); // by any version; priority 0: any

// ---- reward.c
void jf_figures_add_incentive(const JfFacts *facts, const JfContract *contract, const JfAttainment *attainment, const JfPeriod *span);
