// SPDX-License-Identifier: MIT
// Points in time: UTC microseconds, and how they are read and written with a named zone.
//
// Time is an input: nothing below the command asks the clock; the local zone of the machine is never used. A local time that does
// not exist or exists twice (summer time) is refused unless it carries an offset. Years 1970 to 9999.
#pragma once
#include "base/diag.h"
#include <stdint.h>

typedef int64_t JfInstant; // microseconds since 1970-01-01T00:00:00Z, without leap seconds
#define JF_INSTANT_NONE INT64_MIN

typedef struct JfZone JfZone; // an IANA zone, e.g. "Asia/Shanghai"

// NULL for a name that the system's zone database does not have (no POSIX rule strings, no paths).
JfZone *jf_zone_open(const char *name);
void jf_zone_free(JfZone *zone);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(JfZone, jf_zone_free)

typedef enum { JF_INSTANT_OK, JF_INSTANT_SYNTAX, JF_INSTANT_RANGE, JF_INSTANT_GAP, JF_INSTANT_TWICE } JfInstantFault;

// Reads xs:dateTime ("2026-03-05T09:40:00", optional fraction, optional "Z" or "+08:00"). Without an offset `zone` applies (may be NULL:
// then the offset is required, JF_INSTANT_SYNTAX). White space around it is skipped; fractions are cut at the microsecond.
// RANGE: impossible date (30 February) or year; GAP/TWICE: no such or ambiguous local time.
JfInstantFault jf_instant_parse(const char *text, const JfZone *zone, JfInstant *out);

// Writes with a pattern: %Y %m %d %H %M %S (with %-m, %-d, … not padded), %B (English month), %b (its first three letters), %z (+08:00),
// %Z (zone name), %u (ISO weekday 1–7), %%. `zone` NULL: UTC. Caller frees.
char *jf_instant_format(JfInstant instant, const JfZone *zone, const char *pattern);
int jf_instant_offset(JfInstant instant, const JfZone *zone); // seconds east of UTC at that instant

char *jf_instant_iso(JfInstant instant); // "2026-03-05T01:40:00Z", caller frees
char *jf_instant_pdf(JfInstant instant); // "D:20260305014000Z", ISO 32000-1 7.9.4, caller frees

// ---- civil days, for calendars: days since 1970-01-01 as the clocks of a place count them
typedef int32_t JfDay;
bool jf_day_parse(const char *text, JfDay *out);                 // xs:date without offset, "2026-03-05"; false: syntax or no such date
int jf_day_weekday(JfDay day);                                   // ISO: 1 Monday … 7 Sunday
JfDay jf_instant_day(JfInstant instant, const JfZone *zone);
// The instant at which `minute` (0 … 2880) of local day `day` is reached: a minute that comes twice means its first time, one that the
// clocks skip means the moment of the skip. So a day's 1440 is the next day's 0, and no interval of wall time is lost or counted twice.
JfInstant jf_day_instant(JfDay day, int minute, const JfZone *zone);

JfInstant jf_clock_now(void); // the one place that asks the clock, whole seconds; only cli/ and store/ may call it
