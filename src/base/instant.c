// SPDX-License-Identifier: MIT
// Points in time: civil calendar by own arithmetic, offsets of named zones from the system's zone database through GLib.
#include "base/instant.h"
#include <string.h>
#include <time.h>

#define SECOND ((int64_t)1000000)
#define DAY_SECONDS 86400
#define LAST_SECOND INT64_C(253402300799) // 9999-12-31T23:59:59Z

struct JfZone {
    char *name;
    GTimeZone *zone;
    int64_t settled_from; // seconds; from then on the offset never changes: GLib looks at every change there ever was, for each question
    int settled_offset;
};

// ---- zones

// GLib also takes offsets ("+08"), rules ("EST5EDT4,…") and paths; only a plain name of the database is ours.
static bool plain_name(const char *name)
{
    if (!g_ascii_isalpha(*name) || strlen(name) > 64 || g_str_has_prefix(name, "posix/") || g_str_has_prefix(name, "right/"))
        return false;
    for (const char *c = name; *c; c++) {
        if (*c == '/' && !g_ascii_isalpha(c[1]))
            return false;
        if (!g_ascii_isalnum(*c) && !strchr("/_+-", *c))
            return false;
    }
    return true;
}

static bool in_database(const char *name)
{
    g_autofree char *path = g_build_filename("/usr/share/zoneinfo", name, NULL);
    return g_file_test(path, G_FILE_TEST_IS_REGULAR);
}

static void settle(JfZone *zone)
{
    int last = g_time_zone_find_interval(zone->zone, G_TIME_TYPE_UNIVERSAL, LAST_SECOND);
    int64_t before = -1, from = LAST_SECOND;
    while (from - before > 1) {
        int64_t middle = before + (from - before) / 2;
        if (g_time_zone_find_interval(zone->zone, G_TIME_TYPE_UNIVERSAL, middle) == last)
            from = middle;
        else
            before = middle;
    }
    zone->settled_from = from;
    zone->settled_offset = g_time_zone_get_offset(zone->zone, last);
}

JfZone *jf_zone_open(const char *name)
{
    if (!plain_name(name) || !in_database(name))
        return NULL;
    GTimeZone *found = g_time_zone_new_identifier(name);
    if (!found)
        return NULL;
    JfZone *zone = g_new(JfZone, 1);
    *zone = (JfZone){.name = g_strdup(name), .zone = found};
    settle(zone);
    return zone;
}

void jf_zone_free(JfZone *zone)
{
    if (!zone)
        return;
    g_time_zone_unref(zone->zone);
    g_free(zone->name);
    g_free(zone);
}

static int offset_at(const JfZone *zone, int64_t seconds)
{
    if (seconds >= zone->settled_from)
        return zone->settled_offset;
    int interval = g_time_zone_find_interval(zone->zone, G_TIME_TYPE_UNIVERSAL, seconds);
    return g_time_zone_get_offset(zone->zone, interval);
}

static int64_t floor_divide(int64_t a, int64_t b)
{
    return a / b - (a % b < 0);
}

int jf_instant_offset(JfInstant instant, const JfZone *zone)
{
    return offset_at(zone, floor_divide(instant, SECOND));
}

// A local time is some instant only if the offset that leads to it holds there. The offsets in question are those a day before and after:
// no zone ever changed twice within that. None fits in a gap, two in the hour that comes twice.
static JfInstantFault local_to_utc(int64_t local, const JfZone *zone, int64_t *out)
{
    const int offsets[2] = {offset_at(zone, local - DAY_SECONDS), offset_at(zone, local + DAY_SECONDS)};
    int fits = 0;
    for (int i = 0; i < 2; i++) {
        if (i == 1 && offsets[1] == offsets[0])
            break;
        if (offset_at(zone, local - offsets[i]) == offsets[i]) {
            *out = local - offsets[i];
            fits++;
        }
    }
    return fits == 1 ? JF_INSTANT_OK : fits == 0 ? JF_INSTANT_GAP : JF_INSTANT_TWICE;
}

// ---- calendar

typedef struct {
    int year, month, day, hour, minute, second;
} Civil;

static bool leap(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int month_days(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return days[month - 1] + (month == 2 && leap(year));
}

// Days since 1970-01-01 in the proleptic Gregorian calendar; years begin in March, so that the leap day is a year's last.
static int64_t civil_to_days(int year, int month, int day)
{
    int64_t y = month > 2 ? year : year - 1;
    int64_t era = floor_divide(y, 400), year_of_era = y - era * 400;
    int64_t day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468;
}

static void days_to_civil(int64_t days, Civil *out)
{
    days += 719468;
    int64_t era = floor_divide(days, 146097), day_of_era = days - era * 146097;
    int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t month = (5 * day_of_year + 2) / 153; // 0: March
    out->day = (int)(day_of_year - (153 * month + 2) / 5 + 1);
    out->month = (int)(month < 10 ? month + 3 : month - 9);
    out->year = (int)(year_of_era + era * 400 + (out->month <= 2));
}

static Civil seconds_to_civil(int64_t seconds)
{
    Civil civil;
    int64_t days = floor_divide(seconds, DAY_SECONDS);
    int rest = (int)(seconds - days * DAY_SECONDS);
    days_to_civil(days, &civil);
    civil.hour = rest / 3600;
    civil.minute = rest / 60 % 60;
    civil.second = rest % 60;
    return civil;
}

// ---- reading

// Takes exactly `n` digits, and then `mark` unless it is 0.
static bool take_digits(const char **text, int n, char mark, int *out)
{
    *out = 0;
    for (; n > 0; n--, (*text)++) {
        if (!g_ascii_isdigit(**text))
            return false;
        *out = *out * 10 + (**text - '0');
    }
    if (!mark)
        return true;
    return *(*text)++ == mark;
}

static bool take_fraction(const char **text, int64_t *microseconds)
{
    *microseconds = 0;
    if (**text != '.')
        return true;
    const char *from = ++*text;
    int64_t unit = SECOND / 10;
    for (; g_ascii_isdigit(**text); (*text)++, unit /= 10) // beyond the microsecond: cut
        *microseconds += (**text - '0') * unit;
    return *text > from;
}

typedef enum { OFFSET_NONE, OFFSET_GIVEN, OFFSET_BROKEN } OffsetState;

static OffsetState take_offset(const char **text, int *seconds)
{
    int hours, minutes;
    *seconds = 0;
    char sign = **text;
    if (sign == 'Z') {
        (*text)++;
        return OFFSET_GIVEN;
    }
    if (sign != '+' && sign != '-')
        return OFFSET_NONE;
    (*text)++;
    if (!take_digits(text, 2, ':', &hours) || !take_digits(text, 2, 0, &minutes))
        return OFFSET_BROKEN;
    if (minutes > 59 || hours * 60 + minutes > 14 * 60)
        return OFFSET_BROKEN;
    *seconds = (sign == '-' ? -60 : 60) * (hours * 60 + minutes);
    return OFFSET_GIVEN;
}

static bool possible(const Civil *c, int64_t fraction)
{
    if (c->year < 1970 || c->month < 1 || c->month > 12 || c->day < 1 || c->day > month_days(c->year, c->month))
        return false;
    if (c->hour == 24) // xs:dateTime: the end of the day
        return c->minute == 0 && c->second == 0 && fraction == 0;
    return c->hour < 24 && c->minute < 60 && c->second < 60;
}

static void skip_space(const char **text)
{
    *text += strspn(*text, " \t\r\n");
}

JfInstantFault jf_instant_parse(const char *text, const JfZone *zone, JfInstant *out)
{
    Civil c;
    int64_t fraction;
    int offset;
    skip_space(&text);
    if (!take_digits(&text, 4, '-', &c.year) || !take_digits(&text, 2, '-', &c.month) || !take_digits(&text, 2, 'T', &c.day) ||
        !take_digits(&text, 2, ':', &c.hour) || !take_digits(&text, 2, ':', &c.minute) || !take_digits(&text, 2, 0, &c.second) ||
        !take_fraction(&text, &fraction))
        return JF_INSTANT_SYNTAX;
    OffsetState state = take_offset(&text, &offset);
    skip_space(&text);
    if (*text || state == OFFSET_BROKEN || (state == OFFSET_NONE && !zone))
        return JF_INSTANT_SYNTAX;
    if (!possible(&c, fraction))
        return JF_INSTANT_RANGE;
    int64_t seconds = civil_to_days(c.year, c.month, c.day) * DAY_SECONDS + c.hour * 3600 + c.minute * 60 + c.second;
    if (state == OFFSET_GIVEN) {
        seconds -= offset;
    } else {
        JfInstantFault fault = local_to_utc(seconds, zone, &seconds);
        if (fault != JF_INSTANT_OK)
            return fault;
    }
    if (seconds < 0 || seconds > LAST_SECOND)
        return JF_INSTANT_RANGE;
    *out = seconds * SECOND + fraction;
    return JF_INSTANT_OK;
}

// ---- civil days

bool jf_day_parse(const char *text, JfDay *out)
{
    Civil c = {0};
    if (!take_digits(&text, 4, '-', &c.year) || !take_digits(&text, 2, '-', &c.month) || !take_digits(&text, 2, 0, &c.day) || *text)
        return false;
    if (!possible(&c, 0))
        return false;
    *out = (JfDay)civil_to_days(c.year, c.month, c.day);
    return true;
}

int jf_day_weekday(JfDay day)
{
    return (int)(floor_divide(day + 3, 7) * -7 + day + 3) + 1; // day 0: a Thursday
}

JfDay jf_instant_day(JfInstant instant, const JfZone *zone)
{
    return (JfDay)floor_divide(floor_divide(instant, SECOND) + jf_instant_offset(instant, zone), DAY_SECONDS);
}

// The clocks go forward somewhere between these two: find the second.
static int64_t moment_of_change(int64_t before, int64_t after, const JfZone *zone)
{
    int offset = offset_at(zone, before);
    while (after - before > 1) {
        int64_t middle = before + (after - before) / 2;
        if (offset_at(zone, middle) == offset)
            before = middle;
        else
            after = middle;
    }
    return after;
}

JfInstant jf_day_instant(JfDay day, int minute, const JfZone *zone)
{
    int64_t local = (int64_t)day * DAY_SECONDS + minute * 60, seconds = 0;
    int early = offset_at(zone, local - DAY_SECONDS), late = offset_at(zone, local + DAY_SECONDS);
    switch (local_to_utc(local, zone, &seconds)) {
    case JF_INSTANT_TWICE: seconds = local - MAX(early, late); break;
    case JF_INSTANT_GAP: seconds = moment_of_change(local - DAY_SECONDS - early, local + DAY_SECONDS - late, zone); break;
    case JF_INSTANT_OK:
    case JF_INSTANT_SYNTAX:
    case JF_INSTANT_RANGE:
    default: break;
    }
    return seconds * SECOND;
}

// ---- writing

// Zeros before it up to `width`. Records hold instants by the thousand, and printf takes ten times as long.
static void append_digits(GString *out, int number, int width)
{
    char digits[12], *at = digits + sizeof digits;
    unsigned rest = number < 0 ? 0u - (unsigned)number : (unsigned)number;
    width -= number < 0;
    for (; rest > 0 || width > 0; rest /= 10, width--)
        *--at = (char)('0' + rest % 10);
    if (number < 0)
        *--at = '-';
    g_string_append_len(out, at, digits + sizeof digits - at);
}

static void append_offset(GString *out, int offset)
{
    int minutes = ABS(offset) / 60;
    g_string_append_c(out, offset < 0 ? '-' : '+');
    append_digits(out, minutes / 60, 2);
    g_string_append_c(out, ':');
    append_digits(out, minutes % 60, 2);
}

static void append_month(GString *out, int month, bool full)
{
    static const char *const names[] = {"January", "February", "March",     "April",   "May",      "June",
                                        "July",    "August",   "September", "October", "November", "December"};
    const char *name = names[month - 1];
    g_string_append_len(out, name, full ? (gssize)strlen(name) : 3);
}

// One conversion; `pad`: to two digits.
static void append_part(GString *out, char conversion, bool pad, const Civil *c, int64_t local, int offset, const JfZone *zone)
{
    int width = pad ? 2 : 1;
    switch (conversion) {
    case 'Y': append_digits(out, c->year, 4); break;
    case 'm': append_digits(out, c->month, width); break;
    case 'd': append_digits(out, c->day, width); break;
    case 'H': append_digits(out, c->hour, width); break;
    case 'M': append_digits(out, c->minute, width); break;
    case 'S': append_digits(out, c->second, width); break;
    case 'B': append_month(out, c->month, true); break;
    case 'b': append_month(out, c->month, false); break;
    case 'z': append_offset(out, offset); break;
    case 'Z': g_string_append(out, zone ? zone->name : "UTC"); break;
    case 'u': append_digits(out, (int)((floor_divide(local, DAY_SECONDS) + 3) % 7 + 7) % 7 + 1, 1); break; // day 0: a Thursday
    default: g_string_append_c(out, conversion); break;
    }
}

char *jf_instant_format(JfInstant instant, const JfZone *zone, const char *pattern)
{
    int offset = zone ? jf_instant_offset(instant, zone) : 0;
    int64_t local = floor_divide(instant, SECOND) + offset;
    Civil civil = seconds_to_civil(local);
    GString *out = g_string_sized_new(32);
    for (const char *c = pattern; *c; c++) {
        bool pad = true;
        if (*c != '%' || !c[1]) {
            g_string_append_c(out, *c);
            continue;
        }
        if (*++c == '-' && c[1]) {
            pad = false;
            c++;
        }
        append_part(out, *c, pad, &civil, local, offset, zone);
    }
    return g_string_free(out, FALSE);
}

char *jf_instant_iso(JfInstant instant)
{
    return jf_instant_format(instant, NULL, "%Y-%m-%dT%H:%M:%SZ");
}

char *jf_instant_pdf(JfInstant instant)
{
    return jf_instant_format(instant, NULL, "D:%Y%m%d%H%M%SZ");
}

JfInstant jf_clock_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    return (JfInstant)now.tv_sec * SECOND;
}
