// SPDX-License-Identifier: MIT
// XPath as rules use it: one context with our functions (listed in schemas/rules.xsd), used for record after record. Private to record/.
#pragma once
#include "base/instant.h"
#include <libxml/xpath.h>

typedef struct {
    xmlXPathContext *xpath;
    GHashTable *zones;     // name → JfZone
    char failed[160];      // the expression that the library could not evaluate last
    // of the record that is being checked
    const JfZone *zone;    // for times without an offset
    xmlNode *current;      // what current() gives
    // filled together when one of them is first asked for, else NULL:
    GHashTable *attributes; // name → those attributes without a namespace, in document order
    GArray *odd_times;      // the attributes that are no good as a time, with the fault
} JfExpressions;

JfExpressions *jf_expressions_new(void);
void jf_expressions_free(JfExpressions *expressions); // takes NULL

void jf_expressions_begin(JfExpressions *expressions, xmlDoc *doc); // borrowed until the end
void jf_expressions_end(JfExpressions *expressions);                // forgets the record and all variables

// NULL or −1: `failed` says what could not be evaluated. The caller frees the object.
xmlXPathObject *jf_expressions_evaluate(JfExpressions *expressions, xmlXPathCompExpr *compiled, xmlNode *node);
int jf_expressions_test(JfExpressions *expressions, xmlXPathCompExpr *compiled, xmlNode *node); // 1 true, 0 false
