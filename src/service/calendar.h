// SPDX-License-Identifier: MIT
// Service calendars: when the promised service runs, and how much of it lies between two instants.
//
// A calendar has versions, each valid from a local day until the next one's first day; a day is judged by the version that holds on it. A
// version is open always, or by weekday with exceptions for single dates both ways (a closed weekday, an open Saturday: 调休). Hours are
// half-open intervals of local minutes [from, until), 0 … 1440; `until` ≤ `from` runs over midnight into the next day and belongs to the day
// on which it begins. Overlapping hours count once. All arithmetic is on UTC instants, so days of 23 and 25 hours are right. Before the first
// version the calendar is closed. GB/T 28827.2 6.3 b.
#pragma once
#include "base/instant.h"

typedef struct JfCalendar JfCalendar;

JfCalendar *jf_calendar_new(void); // no versions yet
void jf_calendar_free(JfCalendar *calendar); // takes NULL
G_DEFINE_AUTOPTR_CLEANUP_FUNC(JfCalendar, jf_calendar_free)

// Adds a version (in any order; two of one day: the later added wins) and makes it the one that the calls below add to. `zone` is taken.
void jf_calendar_add_version(JfCalendar *calendar, const char *version, JfDay valid_from, JfZone *zone);
void jf_calendar_add_always(JfCalendar *calendar);
void jf_calendar_add_hours(JfCalendar *calendar, int weekday, int from, int until); // weekday 1 Monday … 7
void jf_calendar_add_exception(JfCalendar *calendar, JfDay day);                    // closed, unless hours are added for it
void jf_calendar_add_exception_hours(JfCalendar *calendar, JfDay day, int from, int until);

// Lays out the days from `first` to `last` (usually the years that a batch of tickets touches), so that the calls below cost look-ups instead of a
// walk from day to day; outside of them they walk as before. Same results. Adding to the calendar undoes it. Some 15 KB a year.
void jf_calendar_prepare(JfCalendar *calendar, JfDay first, JfDay last);

// Service time within [from, until), microseconds; 0 when until ≤ from.
int64_t jf_calendar_between(const JfCalendar *calendar, JfInstant from, JfInstant until);

// The instant at which `service` microseconds (≥ 0) of service time have run since `from`: the due instant of a promise. false: not within ten years.
bool jf_calendar_advance(const JfCalendar *calendar, JfInstant from, int64_t service, JfInstant *out);

// Version that holds at an instant; NULL before the first. Borrowed.
const char *jf_calendar_version(const JfCalendar *calendar, JfInstant at);
