// SPDX-License-Identifier: MIT
// For tests of service/: a contract, and tickets written as one line of events in March 2026, Shanghai time.
#pragma once
#include "service/attainment.h"
#include <string.h>

#define MAKE_EVENTS 40

typedef struct {
    JfZone *zone;
    JfCalendar *office, *night; // Monday to Friday 08:30–17:30; 22:00–06:00 every day
    JfPromise promises[24];
    JfPauseRule pauses[4];
    JfEscalation escalations[4];
    JfSla slas[2];
    JfContract contract;
    JfPeriod period; // March 2026
    JfReplayer *replayer;
    // the ticket made last
    JfTicket ticket;
    JfTicketEvent events[MAKE_EVENTS];
    JfExclusion exclusions[4];
} Make;

// "06T17:00" is in March 2026, "02-27T10:00" in 2026; a whole dateTime is itself.
static inline JfInstant make_at(const char *text)
{
    g_autofree char *whole = strlen(text) > 15    ? g_strdup(text)
                             : strchr(text, '-') ? g_strdup_printf("2026-%s%s+08:00", text, strlen(text) > 11 ? "" : ":00")
                                                  : g_strdup_printf("2026-03-%s%s+08:00", text, strlen(text) > 8 ? "" : ":00");
    JfInstant instant = 0;
    g_assert_cmpint(jf_instant_parse(whole, NULL, &instant), ==, JF_INSTANT_OK);
    return instant;
}

static inline JfDay make_day(const char *text)
{
    JfDay day = 0;
    g_assert_true(jf_day_parse(text, &day));
    return day;
}

static inline JfCalendar *make_calendar(const char *version)
{
    JfCalendar *calendar = jf_calendar_new();
    jf_calendar_add_version(calendar, version, make_day("2020-01-01"), jf_zone_open("Asia/Shanghai"));
    return calendar;
}

static inline JfPromise *make_promise(Make *m, JfMeasure measure, int priority, int64_t minutes, JfCalendar *calendar)
{
    JfSla *sla = &m->slas[0];
    JfPromise *promise = &m->promises[sla->n_promises++];
    *promise = (JfPromise){measure, priority, JF_KIND_ANY, minutes, calendar, calendar != NULL ? "office" : NULL, 80 * JF_PERCENT, 95 * JF_PERCENT};
    return promise;
}

// P1: 15 and 240 minutes of the wall clock; P2: 30 and 480, P3: 60 and 1080 (two days) in the office. Waiting for the customer stops the resolution.
static inline Make *make_new(void)
{
    Make *m = g_new0(Make, 1);
    m->zone = jf_zone_open("Asia/Shanghai");
    m->office = make_calendar("office-1");
    for (int weekday = 1; weekday <= 5; weekday++)
        jf_calendar_add_hours(m->office, weekday, 510, 1050);
    m->night = make_calendar("night-1");
    for (int weekday = 1; weekday <= 7; weekday++)
        jf_calendar_add_hours(m->night, weekday, 1320, 360);
    m->slas[0] = (JfSla){.version = "1",
                         .promises = m->promises,
                         .pauses = m->pauses,
                         .n_pauses = 1,
                         .escalations = m->escalations,
                         .priority_change = JF_CHANGE_RETROACTIVE};
    m->pauses[0] = (JfPauseRule){JF_PAUSE_CUSTOMER, 1u << JF_MEASURE_RESOLUTION};
    make_promise(m, JF_MEASURE_RESPONSE, 1, 15, NULL);
    make_promise(m, JF_MEASURE_RESOLUTION, 1, 240, NULL);
    make_promise(m, JF_MEASURE_RESPONSE, 2, 30, m->office);
    make_promise(m, JF_MEASURE_RESOLUTION, 2, 480, m->office);
    make_promise(m, JF_MEASURE_RESPONSE, 3, 60, m->office);
    make_promise(m, JF_MEASURE_RESOLUTION, 3, 1080, m->office);
    m->contract = (JfContract){m->slas, 1};
    m->period = (JfPeriod){make_at("01T00:00"), make_at("04-01T00:00"), make_at("04-01T00:00")};
    m->replayer = jf_replayer_new();
    return m;
}

static inline void make_free(Make *m)
{
    jf_zone_free(m->zone);
    jf_calendar_free(m->office);
    jf_calendar_free(m->night);
    jf_replayer_free(m->replayer);
    g_free(m);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Make, make_free)

static inline JfTicketEvent make_event(const char *text)
{
    g_auto(GStrv) words = g_strsplit(g_strstrip((char *)text), " ", -1);
    JfTicketEvent event = {.at = make_at(words[0])};
    g_assert_true(jf_event_parse(words[1], &event.type));
    const char *more = words[2], *last = more != NULL ? words[3] : NULL;
    if (event.type == JF_EVENT_PAUSED)
        event.reason = JF_PAUSE_CUSTOMER;
    if (event.type == JF_EVENT_PAUSED && more != NULL && !jf_pause_parse(more, &event.reason))
        event.reason = JF_PAUSES;
    if (event.type == JF_EVENT_PRIORITY_CHANGED)
        event.priority = more[1] - '0';
    if (event.type == JF_EVENT_WARNED || event.type == JF_EVENT_ALARMED || event.type == JF_EVENT_ESCALATED) {
        event.signal.measure = JF_MEASURE_ALL;
        event.signal.how = JF_ESCALATES;
        if (event.type == JF_EVENT_ESCALATED && more != NULL && jf_escalate_parse(more, &event.signal.how))
            more = last;
        if (more != NULL)
            g_assert_true(jf_measure_parse(more, &event.signal.measure));
    }
    return event;
}

// "06T17:00 received; 06T17:10 acknowledged; 06T17:20 paused awaiting-customer; 06T17:30 priority-changed P1; 06T17:40 warned resolution"
static inline JfTicket *make_ticket(Make *m, int priority, const char *history)
{
    g_auto(GStrv) parts = g_strsplit(history, ";", -1);
    m->ticket = (JfTicket){.number = "IN-1",
                           .kind = JF_KIND_INCIDENT,
                           .priority = priority,
                           .urgency = -1,
                           .importance = -1,
                           .events = m->events,
                           .exclusions = m->exclusions};
    for (size_t i = 0; parts[i] != NULL && *parts[i] != '\0'; i++) {
        g_assert_cmpint(i, <, MAKE_EVENTS);
        m->events[i] = make_event(parts[i]);
        m->ticket.n_events = i + 1;
    }
    return &m->ticket;
}

static inline const JfReplay *make_replay(Make *m, int priority, const char *history)
{
    return jf_replay(m->replayer, &m->contract, make_ticket(m, priority, history), &m->period);
}

static inline const JfTarget *make_find(const JfReplay *replay, JfMeasure measure, int cycle)
{
    for (size_t i = 0; i < replay->n_targets; i++)
        if (replay->targets[i].measure == measure && replay->targets[i].cycle == cycle)
            return &replay->targets[i];
    return NULL;
}

// The first cycle of a measure of a ticket just made.
static inline const JfTarget *make_target(Make *m, int priority, JfMeasure measure, const char *history)
{
    const JfTarget *target = make_find(make_replay(m, priority, history), measure, 1);
    g_assert_nonnull(target);
    return target;
}

#define assert_verdict(target, expected) g_assert_cmpstr(jf_verdict_name((target)->verdict), ==, (expected))
#define assert_counted(target, expected) g_assert_cmpstr(jf_counted_name((target)->counted), ==, (expected))
#define assert_at(instant, expected) g_assert_cmpint((instant), ==, make_at(expected))
#define assert_minutes(time, expected) g_assert_cmpint((time), ==, (expected) * JF_MINUTE)
