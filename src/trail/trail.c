// SPDX-License-Identifier: MIT
// The rules of the trail as a table; each looks at one thing.
#include "trail/trail.h"
#include <string.h>

static const char *const decision_names[] = {[JF_DECISION_APPROVE] = "approve", [JF_DECISION_RETURN] = "return"};
static const char *const decision_labels[][2] = {[JF_DECISION_APPROVE] = {"同意", "Approved"}, [JF_DECISION_RETURN] = {"退回", "Returned"}};

const char *jf_decision_name(JfDecision decision)
{
    return decision_names[decision];
}

bool jf_decision_parse(const char *name, JfDecision *out)
{
    for (size_t i = 0; i < G_N_ELEMENTS(decision_names); i++)
        if (strcmp(name, decision_names[i]) == 0) {
            *out = (JfDecision)i;
            return true;
        }
    return false;
}

const char *jf_decision_label(JfDecision decision, JfLanguage language)
{
    return decision_labels[decision][language];
}

// ---- looking

static size_t place_of(const JfTrail *trail, const char *step)
{
    for (size_t i = 0; i < trail->n_steps; i++)
        if (strcmp(trail->steps[i].id, step) == 0)
            return i;
    return SIZE_MAX;
}

const JfPolicyStep *jf_trail_find(const JfTrail *trail, const char *step)
{
    size_t place = place_of(trail, step);

    return place == SIZE_MAX ? NULL : &trail->steps[place];
}

static const JfTrailStep *find_made(const JfTrail *trail, const char *step)
{
    for (size_t i = 0; i < trail->n_made; i++)
        if (strcmp(trail->made[i].step, step) == 0)
            return &trail->made[i];
    return NULL;
}

bool jf_trail_role_fits(const JfPolicyStep *step, const char *role)
{
    return role && g_strv_contains(step->roles, role);
}

const char *jf_trail_state(const JfTrail *trail)
{
    if (trail->n_made == 0)
        return "unsigned";
    const JfTrailStep *last = &trail->made[trail->n_made - 1];
    const JfPolicyStep *step = jf_trail_find(trail, last->step);
    return last->decision == JF_DECISION_RETURN ? "returned" : step ? step->state : "unknown";
}

bool jf_trail_is_open(const JfTrail *trail)
{
    for (size_t i = 0; i < trail->n_made; i++)
        if (trail->made[i].decision == JF_DECISION_RETURN || place_of(trail, trail->made[i].step) + 1 == trail->n_steps)
            return false;
    return true;
}

// ---- rules: NULL, or what stands against the move

typedef struct {
    const JfTrail *trail;
    const JfTrailStep *move;
    size_t place; // of the step; SIZE_MAX: unknown
} Case;

static const char *break_step(const Case *c)
{
    return c->place == SIZE_MAX ? c->move->step : NULL;
}

static const char *break_closed(const Case *c)
{
    return jf_trail_is_open(c->trail) ? NULL : jf_trail_state(c->trail);
}

static const char *break_done(const Case *c)
{
    const JfTrailStep *made = find_made(c->trail, c->move->step);

    return made ? made->name : NULL;
}

static const char *break_passed(const Case *c)
{
    for (size_t i = c->place + 1; i < c->trail->n_steps; i++)
        if (find_made(c->trail, c->trail->steps[i].id))
            return c->trail->steps[i].id;
    return NULL;
}

static const char *break_order(const Case *c)
{
    for (size_t i = 0; i < c->place; i++)
        if (!c->trail->steps[i].optional && !find_made(c->trail, c->trail->steps[i].id))
            return c->trail->steps[i].id;
    return NULL;
}

static const char *break_first_return(const Case *c)
{
    return c->trail->n_made == 0 && c->move->decision == JF_DECISION_RETURN ? c->move->step : NULL;
}

static const char *break_role(const Case *c)
{
    return jf_trail_role_fits(&c->trail->steps[c->place], c->move->role) ? NULL : c->move->name;
}

static bool same_hand(const JfTrailStep *a, const JfTrailStep *b)
{
    return strcmp(a->person, b->person) == 0 ||
           (a->certificate && b->certificate && g_ascii_strcasecmp(a->certificate, b->certificate) == 0);
}

static const char *break_separation(const Case *c)
{
    for (const char *const *id = c->trail->steps[c->place].distinct; *id; id++) {
        const JfTrailStep *made = find_made(c->trail, *id);
        if (made && same_hand(made, c->move))
            return *id;
    }
    return NULL;
}

static const struct {
    JfTrailFault fault;
    const char *(*breaks)(const Case *);
} rules[] = {
    {JF_TRAIL_STEP, break_step},     {JF_TRAIL_CLOSED, break_closed},         {JF_TRAIL_DONE, break_done},
    {JF_TRAIL_PASSED, break_passed}, {JF_TRAIL_ORDER, break_order},           {JF_TRAIL_FIRST_RETURN, break_first_return},
    {JF_TRAIL_ROLE, break_role},     {JF_TRAIL_SEPARATION, break_separation},
};

JfTrailFault jf_trail_judge(const JfTrail *trail, const JfTrailStep *move, const char **culprit)
{
    const Case c = {trail, move, place_of(trail, move->step)};

    for (size_t i = 0; i < G_N_ELEMENTS(rules); i++) {
        const char *against = rules[i].breaks(&c);
        if (!against)
            continue;
        if (culprit)
            *culprit = against;
        return rules[i].fault;
    }
    return JF_TRAIL_OK;
}

size_t jf_trail_next(const JfTrail *trail, const JfPolicyStep **out)
{
    size_t n = 0;

    for (size_t i = 0; i < trail->n_steps && jf_trail_is_open(trail); i++) {
        const JfTrailStep move = {.step = trail->steps[i].id, .person = "", .name = ""};
        // What depends on the person is asked last: a step that gets that far is one that someone may make.
        if (jf_trail_judge(trail, &move, NULL) == JF_TRAIL_ROLE)
            out[n++] = &trail->steps[i];
    }
    return n;
}

// ---- sentences

static char *join_steps(const JfTrail *trail)
{
    GString *out = g_string_new(NULL);

    for (size_t i = 0; i < trail->n_steps; i++)
        g_string_append_printf(out, "%s%s", i ? ", " : "", trail->steps[i].id); // NOLINT(clang-analyzer-core.*): n_steps are there
    return g_string_free(out, FALSE);
}

static void say(const JfTrail *trail, const JfTrailStep *move, JfTrailFault fault, const char *culprit, JfDiags *diags)
{
    const JfPolicyStep *step = jf_trail_find(trail, move->step);
    g_autofree char *list = step ? g_strjoinv(", ", (char **)step->roles) : join_steps(trail);

    switch (fault) {
    case JF_TRAIL_OK: return;
    case JF_TRAIL_STEP: jf_diags_add(diags, JF_DIAG_TRAIL_STEP, NULL, move->step, list, NULL); return;
    case JF_TRAIL_CLOSED: jf_diags_add(diags, JF_DIAG_TRAIL_CLOSED, NULL, move->step, culprit, NULL); return;
    case JF_TRAIL_DONE: jf_diags_add(diags, JF_DIAG_TRAIL_DONE, NULL, move->step, culprit, NULL); return;
    case JF_TRAIL_PASSED: jf_diags_add(diags, JF_DIAG_TRAIL_PASSED, NULL, move->step, culprit, NULL); return;
    case JF_TRAIL_ORDER: jf_diags_add(diags, JF_DIAG_TRAIL_ORDER, NULL, move->step, culprit, NULL); return;
    case JF_TRAIL_FIRST_RETURN: jf_diags_add(diags, JF_DIAG_TRAIL_FIRST_RETURN, NULL, move->step, NULL); return;
    case JF_TRAIL_ROLE:
        jf_diags_add(diags, JF_DIAG_TRAIL_ROLE, NULL, move->name, move->role ? move->role : "", move->step, list, NULL);
        return;
    case JF_TRAIL_SEPARATION: jf_diags_add(diags, JF_DIAG_TRAIL_SEPARATION, NULL, move->name, culprit, move->step, NULL); return;
    }
}

bool jf_trail_check(const JfTrail *trail, const JfTrailStep *move, JfDiags *diags)
{
    const char *culprit = NULL;
    JfTrailFault fault = jf_trail_judge(trail, move, &culprit);

    say(trail, move, fault, culprit, diags);
    return fault == JF_TRAIL_OK;
}
