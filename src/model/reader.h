// SPDX-License-Identifier: MIT
// What the parts of the report model's reader share.
#pragma once
#include "model/grammar.h"
#include "model/model.h"

#define MODEL_DEPTH_MAX 64

typedef struct {
    JfSource *source;
    JfArena *arena;
    JfDiags *diags;
    JfWhere where;          // of the innermost @src; file NULL: none yet
    int depth;              // of nested blocks and inlines
    int footnotes;          // read so far
    bool failed;
} Reader;

// White space and state of one block's text, over all its inlines.
typedef struct {
    gunichar last;          // last character, 0 at the start of a line
    char *space;            // a space just written that may still have to go, or NULL
    char **end;             // where the text that holds `space` ends, while that text is being written
    bool broken;            // the white space behind `space` holds a line end
    bool emptied;           // a text became empty
} Flow;

// What a node has of attributes, by Attribute; NULL: absent. Values are borrowed from the document.
typedef struct { const char *value[AT_COUNT_]; } Values;

// faults.c: where a node is, and one entry each; all set `failed`.
JfWhere jf_model_where(const Reader *r, const xmlNode *node);
JfWhere jf_model_place(Reader *r, const char *src); // a @src; JfWhere of the surroundings if it has none
void jf_model_fault(Reader *r, JfDiagId id, const xmlNode *node, const char *a, const char *b, const char *c);

// attribute.c: reads and checks all attributes of a node by `rule`. false: something is wrong with them.
bool jf_model_attributes(Reader *r, const xmlNode *node, const Rule *rule, Values *out);
// One value each; a wrong one is recorded and `fallback` is given.
int jf_model_choice(Reader *r, const xmlNode *node, const Values *v, Attribute a, const char *const *names, int fallback);
int jf_model_integer(Reader *r, const xmlNode *node, const Values *v, Attribute a, int min, int max, int fallback);
bool jf_model_boolean(Reader *r, const xmlNode *node, const Values *v, Attribute a, bool fallback);
double jf_model_millimetres(Reader *r, const xmlNode *node, const Values *v, Attribute a); // 0: absent
const char *jf_model_line(Reader *r, const xmlNode *node, const Values *v, Attribute a);   // collapsed; NULL: absent or, recorded, empty
const char *jf_model_name(Reader *r, const xmlNode *node, const Values *v, Attribute a);   // an NCName; NULL: absent or wrong

extern const char *const jf_model_tones[], *const jf_model_aligns[], *const jf_model_checks[];

// inline.c
void jf_model_text(Reader *r, Flow *flow, const xmlNode *node, JfInline ***tail);   // a text node
void jf_model_inline(Reader *r, Flow *flow, const xmlNode *node, Element element, JfInline ***tail);
void jf_model_flow_end(Flow *flow, JfInline **first); // trims the end, drops texts that became empty
JfInline *jf_model_inlines(Reader *r, const xmlNode *node); // a node that is nothing but a text: title, running header
JfInline *jf_model_caption(Reader *r, const xmlNode *node, const char **number); // the same, and what it is numbered; NULL: not
bool jf_model_is_blank(const char *text);
char *jf_model_collapse(JfArena *arena, const char *text);

// read.c
#define MODEL_NS "urn:jiaofu:report:1"
Element jf_model_element_of(const xmlNode *node);
void jf_model_block(Reader *r, const xmlNode *node, Element element, JfBlock *parent, JfBlock ***tail); // adds at *tail
void jf_model_stray(Reader *r, const xmlNode *child, const xmlNode *parent); // what is no element where no text belongs

// image.c
GBytes *jf_model_image(Reader *r, const xmlNode *node, const char *href); // kept alive by the source

// check.c
void jf_model_check(Reader *r, const JfModel *model);
