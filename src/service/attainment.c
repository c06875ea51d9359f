// SPDX-License-Identifier: MIT
// Attainment: targets into cells by measure and priority, tickets into shares; what is asked for is computed from these.
#include "service/attainment.h"
#include "service/collection.h"
#include <string.h>

JfAttainment *jf_attainment_new(const JfPeriod *period, const JfZone *zone)
{
    JfAttainment *attainment = g_new0(JfAttainment, 1);
    attainment->period = *period;
    attainment->zone = zone;
    for (size_t m = 0; m < JF_MEASURES; m++)
        for (size_t p = 0; p <= JF_PRIORITIES; p++)
            attainment->cells[m][p].times = g_array_new(FALSE, FALSE, sizeof(int64_t));
    for (size_t by = 0; by < JF_BYS; by++)
        attainment->shares[by] = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    attainment->listed = g_array_new(FALSE, FALSE, sizeof(JfShare));
    attainment->versions = g_array_new(FALSE, FALSE, sizeof(JfVersionUse));
    return attainment;
}

void jf_attainment_free(JfAttainment *attainment)
{
    if (attainment == NULL)
        return;
    for (size_t m = 0; m < JF_MEASURES; m++)
        for (size_t p = 0; p <= JF_PRIORITIES; p++)
            g_array_unref(attainment->cells[m][p].times);
    for (size_t by = 0; by < JF_BYS; by++)
        g_hash_table_unref(attainment->shares[by]);
    g_array_unref(attainment->listed);
    g_array_unref(attainment->versions);
    g_free(attainment);
}

static bool within(const JfAttainment *attainment, JfInstant at)
{
    return at != JF_INSTANT_NONE && attainment->period.from <= at && at < attainment->period.until;
}

// ---- the ticket

static void count_ticket(JfAttainment *attainment, const JfReplay *replay)
{
    JfPeriodCounts *counts = &attainment->counts;
    bool opened = within(attainment, replay->received);
    counts->opened += opened;
    counts->resolved += within(attainment, replay->resolved);
    counts->closed += within(attainment, replay->closed);
    counts->reopened += within(attainment, replay->reopened_at);
    counts->cancelled += within(attainment, replay->cancelled);
    counts->open_at_end += replay->state == JF_STATE_OPEN;
    counts->without_target += opened && replay->n_targets == 0;
}

static JfShareCount *share_of(JfAttainment *attainment, JfBy by, const char *value)
{
    const char *key = value != NULL ? value : "";
    JfShareCount *share = g_hash_table_lookup(attainment->shares[by], key);
    if (share == NULL) {
        share = g_new0(JfShareCount, 1);
        g_hash_table_insert(attainment->shares[by], g_strdup(key), share);
    }
    return share;
}

static int64_t missed_targets(const JfReplay *replay)
{
    int64_t n = 0;
    for (size_t i = 0; i < replay->n_targets; i++) {
        const JfTarget *target = &replay->targets[i];
        n += target->counted == JF_COUNTED_THIS && (target->verdict == JF_VERDICT_MISSED || target->verdict == JF_VERDICT_OVERDUE);
    }
    return n;
}

static void share_ticket(JfAttainment *attainment, const JfTicket *ticket, const JfReplay *replay)
{
    int64_t opened = within(attainment, replay->received), missed = missed_targets(replay);
    if (opened == 0 && missed == 0)
        return;
    char priority[] = {'P', (char)('0' + CLAMP(replay->priority, 0, 9)), '\0'};
    int64_t local = replay->received / G_USEC_PER_SEC + jf_instant_offset(replay->received, attainment->zone);
    int weekday = jf_day_weekday(jf_instant_day(replay->received, attainment->zone));
    char day[] = {(char)('0' + weekday), '\0'};
    const char *const values[] = {[JF_BY_CATEGORY] = ticket->category,
                                  [JF_BY_SERVICE] = ticket->service,
                                  [JF_BY_PRIORITY] = priority,
                                  [JF_BY_CHANNEL] = ticket->channel,
                                  [JF_BY_KIND] = jf_ticket_kind_name(ticket->kind),
                                  [JF_BY_ASSET] = ticket->asset,
                                  [JF_BY_WEEKDAY] = day};
    for (size_t by = 0; by < G_N_ELEMENTS(values); by++) {
        JfShareCount *share = share_of(attainment, (JfBy)by, values[by]);
        share->tickets += opened;
        share->missed += missed;
    }
    for (JfPauseReason reason = 0; reason < JF_PAUSES; reason++)
        if (replay->n_pauses[reason] > 0) {
            JfShareCount *share = share_of(attainment, JF_BY_PAUSE, jf_pause_name(reason));
            share->tickets += opened;
            share->missed += missed;
        }
    attainment->heat[weekday - 1][local % 86400 / 3600] += opened;
}

// ---- its targets

static void use_version(JfAttainment *attainment, JfVersionUse use)
{
    for (guint i = 0; i < attainment->versions->len; i++) {
        JfVersionUse *known = &g_array_index(attainment->versions, JfVersionUse, i);
        if (known->calendar == use.calendar && known->valid_from == use.valid_from && g_strcmp0(known->id, use.id) == 0 &&
            g_strcmp0(known->version, use.version) == 0) {
            known->targets++;
            return;
        }
    }
    g_array_append_val(attainment->versions, use);
}

static void use_versions(JfAttainment *attainment, const JfTarget *target)
{
    use_version(attainment, (JfVersionUse){false, NULL, target->sla->version, target->sla->valid_from, 1});
    if (target->calendar_version != NULL)
        use_version(attainment, (JfVersionUse){true, target->promise->calendar_id, target->calendar_version, JF_INSTANT_NONE, 1});
}

static void count_result(JfCell *cell, const JfTarget *target)
{
    bool met = target->verdict == JF_VERDICT_MET;
    int agreed = target->promise->agreed;
    cell->mixed = cell->mixed || (cell->met + cell->missed > 0 && agreed != cell->agreed);
    cell->agreed = agreed;
    cell->without_level += agreed == JF_PERCENT_NONE;
    cell->agreed_sum += agreed;
    cell->met += met;
    cell->missed += !met;
}

static void keep_time(JfCell *cell, const JfTarget *target)
{
    g_array_append_val(cell->times, target->used);
    cell->sorted = false;
}

static void count_target(JfAttainment *attainment, const JfTarget *target)
{
    JfCell *rows = attainment->cells[target->measure], *both[] = {&rows[0], &rows[target->priority]};
    bool excluded = target->verdict == JF_VERDICT_EXCLUDED,
         running = target->verdict == JF_VERDICT_RUNNING || target->verdict == JF_VERDICT_OVERDUE;
    // The time of one that broke in an earlier period is kept when it is done: the longest would be in no period's percentiles otherwise.
    bool counted = target->counted == JF_COUNTED_THIS, done = within(attainment, target->met);
    for (size_t i = 0; i < G_N_ELEMENTS(both); i++) {
        both[i]->excluded += excluded && counted;
        both[i]->running += running && target->counted == JF_COUNTED_LATER;
        if (counted && !excluded)
            count_result(both[i], target);
        if (done && !excluded)
            keep_time(both[i], target);
    }
    if (counted)
        use_versions(attainment, target);
    if (counted && excluded)
        share_of(attainment, JF_BY_EXCLUSION, jf_exclusion_name(target->reason))->tickets++;
}

static void count_signal(JfAttainment *attainment, const JfSignal *signal)
{
    if (!within(attainment, signal->due) || signal->verdict == JF_SIGNAL_NOT_DUE)
        return;
    JfSignalCounts *counts = &attainment->signals[signal->type][signal->how];
    counts->due++;
    counts->done += signal->verdict != JF_SIGNAL_MISSING;
    counts->in_time += signal->verdict == JF_SIGNAL_IN_TIME;
    counts->late += signal->verdict == JF_SIGNAL_LATE;
    counts->missing += signal->verdict == JF_SIGNAL_MISSING;
}

void jf_attainment_add(JfAttainment *attainment, const JfTicket *ticket, const JfReplay *replay)
{
    if (!replay->known)
        return;
    attainment->counts.tickets++;
    if (ticket->validity != JF_VALIDITY_VALID) {
        attainment->counts.invalid++;
        return;
    }
    attainment->counts.valid++;
    count_ticket(attainment, replay);
    share_ticket(attainment, ticket, replay);
    for (size_t i = 0; i < replay->n_targets; i++)
        count_target(attainment, &replay->targets[i]);
    for (size_t i = 0; i < replay->n_signals; i++)
        count_signal(attainment, &replay->signals[i]);
}

// ---- results

const JfPeriodCounts *jf_attainment_counts(const JfAttainment *attainment)
{
    return &attainment->counts;
}

static JfLevelVerdict keeps(int64_t met, int64_t counted, int64_t agreed_sum)
{
    if (counted == 0)
        return JF_LEVEL_NONE;
    return met * 100 * JF_PERCENT >= agreed_sum ? JF_LEVEL_MET : JF_LEVEL_MISSED;
}

static int percent_down(int64_t part, int64_t whole)
{
    return whole > 0 ? (int)(part * 10000 / whole) : JF_PERCENT_NONE;
}

JfLevel jf_level_of(int64_t met, int64_t counted, int agreed)
{
    JfLevel level = {.counted = counted, .met = met, .missed = counted - met, .percent = percent_down(met, counted), .agreed = agreed};
    level.verdict = agreed == JF_PERCENT_NONE ? JF_LEVEL_NONE : keeps(met, counted, agreed * counted);
    return level;
}

JfLevel jf_attainment_level(const JfAttainment *attainment, JfMeasure measure, int priority)
{
    const JfCell *cell = &attainment->cells[measure][priority];
    int64_t counted = cell->met + cell->missed;
    bool agreed = counted > 0 && cell->without_level == 0 && !(priority == 0 && cell->mixed);
    JfLevel level = jf_level_of(cell->met, counted, agreed ? (int)((cell->agreed_sum + counted / 2) / counted) : JF_PERCENT_NONE);
    level.agreed_mixed = cell->mixed;
    level.excluded = cell->excluded;
    level.running = cell->running;
    if (agreed)
        level.verdict = keeps(cell->met, counted, cell->agreed_sum);
    return level;
}

int64_t jf_attainment_cell(const JfAttainment *attainment, int weekday, int hour)
{
    return attainment->heat[weekday - 1][hour];
}

JfSignalCounts jf_attainment_signals(const JfAttainment *attainment, JfSignalType type, JfEscalateHow how)
{
    if (type != JF_SIGNAL_ESCALATION || how != JF_ESCALATES)
        return attainment->signals[type][type == JF_SIGNAL_ESCALATION ? how : JF_ESCALATES];
    JfSignalCounts sum = {0};
    for (size_t i = 0; i < JF_ESCALATES; i++) {
        const JfSignalCounts *one = &attainment->signals[type][i];
        sum.due += one->due;
        sum.done += one->done;
        sum.in_time += one->in_time;
        sum.late += one->late;
        sum.missing += one->missing;
    }
    return sum;
}

static int by_share(const void *a, const void *b)
{
    const JfShare *left = a, *right = b;
    if (left->tickets != right->tickets)
        return left->tickets > right->tickets ? -1 : 1;
    return strcmp(left->value, right->value);
}

const JfShare *jf_attainment_breakdown(JfAttainment *attainment, JfBy by, size_t *n)
{
    GHashTableIter iterator;
    void *key, *value;
    int64_t all = 0;
    g_array_set_size(attainment->listed, 0);
    g_hash_table_iter_init(&iterator, attainment->shares[by]);
    while (g_hash_table_iter_next(&iterator, &key, &value)) {
        const JfShareCount *count = value;
        JfShare share = {.value = key, .tickets = count->tickets, .missed = count->missed};
        g_array_append_val(attainment->listed, share);
        all += count->tickets;
    }
    g_array_sort(attainment->listed, by_share);
    *n = attainment->listed->len;
    JfShare *shares = (JfShare *)(void *)attainment->listed->data;
    for (size_t i = 0; i < *n; i++)
        shares[i].percent = MAX(percent_down(shares[i].tickets, all), 0);
    return shares;
}

static int by_version(const void *a, const void *b)
{
    const JfVersionUse *left = a, *right = b;
    if (left->calendar != right->calendar)
        return left->calendar ? 1 : -1;
    if (left->valid_from != right->valid_from)
        return left->valid_from < right->valid_from ? -1 : 1;
    int order = g_strcmp0(left->id, right->id);
    return order != 0 ? order : g_strcmp0(left->version, right->version);
}

const JfVersionUse *jf_attainment_versions(const JfAttainment *attainment, size_t *n)
{
    g_array_sort(attainment->versions, by_version);
    *n = attainment->versions->len;
    return (const JfVersionUse *)(void *)attainment->versions->data;
}
