// SPDX-License-Identifier: MIT
// The calendars of a contract: weekly hours, public holidays, and the calendar's own exceptions, which come before those.
#include "facts/private.h"
#include <string.h>

#define HOLIDAY_DAYS 366 // of one entry; the rules want both ends in one year

#define YEAR 366

typedef struct {
    JfCalendar *calendar;
    bool always, broken;
} Entry;

struct JfCalendars {
    GHashTable *entries; // id (borrowed) → Entry
};

static void free_entry(void *data)
{
    Entry *entry = data;
    jf_calendar_free(entry->calendar);
    g_free(entry);
}

static int minute_of(const char *hour)
{ // "08:30"; "24:00" is 1440
    return (hour[0] - '0') * 600 + (hour[1] - '0') * 60 + (hour[3] - '0') * 10 + (hour[4] - '0');
}

static int weekday_of(const char *name)
{
    static const char *const names[] = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
    for (int i = 0; i < 7; i++)
        if (g_strcmp0(names[i], name) == 0)
            return i + 1;
    return 1; // also when holidays do not say which weekday a working day stands for
}

static bool read_day(const xmlNode *node, const char *name, JfDay *out)
{
    const char *text = jf_xml_attribute(node, name);
    return text != NULL && jf_day_parse(text, out);
}

// ---- dates with hours of their own

static void add_exception(JfCalendar *calendar, const xmlNode *exception)
{
    JfDay day = 0;
    if (!read_day(exception, "date", &day))
        return;
    jf_calendar_add_exception(calendar, day);
    for (const xmlNode *open = jf_facts_next(exception->children, "open"); open != NULL; open = jf_facts_next(open->next, "open"))
        jf_calendar_add_exception_hours(calendar, day, minute_of(jf_xml_attribute(open, "from")),
                                        minute_of(jf_xml_attribute(open, "until")));
}

// A day that is worked in exchange has the weekly hours of another day.
static void add_working(JfCalendar *calendar, const xmlNode *version, const xmlNode *working, GHashTable *own)
{
    JfDay day = 0;
    if (!read_day(working, "date", &day) || g_hash_table_contains(own, GINT_TO_POINTER(day)))
        return;
    int weekday = weekday_of(jf_xml_attribute(working, "as"));
    jf_calendar_add_exception(calendar, day);
    for (const xmlNode *open = jf_facts_next(version->children, "open"); open != NULL; open = jf_facts_next(open->next, "open"))
        if (weekday_of(jf_xml_attribute(open, "day")) == weekday)
            jf_calendar_add_exception_hours(calendar, day, minute_of(jf_xml_attribute(open, "from")),
                                            minute_of(jf_xml_attribute(open, "until")));
}

static void add_closed(JfCalendar *calendar, const xmlNode *closed, GHashTable *own)
{
    JfDay first = 0, last = 0;
    if (!read_day(closed, "first-day", &first) || !read_day(closed, "last-day", &last))
        return;
    for (JfDay day = first; day <= last && day - first < HOLIDAY_DAYS; day++)
        if (!g_hash_table_contains(own, GINT_TO_POINTER(day)))
            jf_calendar_add_exception(calendar, day);
}

static void add_holidays(JfCalendar *calendar, const xmlNode *version, const xmlNode *holidays, GHashTable *own)
{
    for (const xmlNode *one = holidays->children; one != NULL; one = one->next) {
        if (jf_xml_is(one, JF_RECORD_NS, "working"))
            add_working(calendar, version, one, own);
        else if (jf_xml_is(one, JF_RECORD_NS, "closed"))
            add_closed(calendar, one, own);
    }
}

static void add_dates(JfCalendar *calendar, const xmlNode *version)
{
    g_autoptr(GHashTable) own = g_hash_table_new(NULL, NULL); // dates of the calendar's own exceptions
    JfDay day = 0;
    for (const xmlNode *one = jf_facts_next(version->children, "exception"); one != NULL; one = jf_facts_next(one->next, "exception")) {
        add_exception(calendar, one);
        if (read_day(one, "date", &day))
            g_hash_table_add(own, GINT_TO_POINTER(day));
    }
    for (const xmlNode *one = jf_facts_next(version->children, "holidays"); one != NULL; one = jf_facts_next(one->next, "holidays"))
        add_holidays(calendar, version, one, own);
}

// ---- versions

static bool add_version(JfCalendar *calendar, const xmlNode *node)
{
    JfDay from = 0;
    JfZone *zone = jf_zone_open(jf_xml_attribute(node, "zone"));
    if (zone == NULL || !read_day(node, "valid-from", &from)) {
        jf_zone_free(zone);
        return false;
    }
    jf_calendar_add_version(calendar, jf_xml_attribute(node, "version"), from, zone);
    if (jf_xml_child(node, JF_RECORD_NS, "always") != NULL)
        jf_calendar_add_always(calendar);
    for (const xmlNode *open = jf_facts_next(node->children, "open"); open != NULL; open = jf_facts_next(open->next, "open"))
        jf_calendar_add_hours(calendar, weekday_of(jf_xml_attribute(open, "day")), minute_of(jf_xml_attribute(open, "from")),
                              minute_of(jf_xml_attribute(open, "until")));
    add_dates(calendar, node);
    return true;
}

static Entry *entry_of(JfCalendars *calendars, const char *id)
{
    Entry *entry = g_hash_table_lookup(calendars->entries, id);
    if (entry == NULL) {
        entry = g_new0(Entry, 1);
        entry->calendar = jf_calendar_new();
        entry->always = true;
        g_hash_table_insert(calendars->entries, (char *)(uintptr_t)id, entry);
    }
    return entry;
}

JfCalendars *jf_calendars_read(const xmlNode *contract)
{
    JfCalendars *calendars = g_new0(JfCalendars, 1);
    calendars->entries = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_entry);
    const xmlNode *node = contract != NULL ? jf_facts_next(contract->children, "calendar") : NULL;
    for (; node != NULL; node = jf_facts_next(node->next, "calendar")) {
        const char *id = jf_xml_attribute(node, "id");
        if (id == NULL)
            continue;
        Entry *entry = entry_of(calendars, id);
        entry->broken = !add_version(entry->calendar, node) || entry->broken;
        entry->always = entry->always && jf_xml_child(node, JF_RECORD_NS, "always") != NULL;
    }
    return calendars;
}

void jf_calendars_free(JfCalendars *calendars)
{
    if (calendars == NULL)
        return;
    g_hash_table_unref(calendars->entries);
    g_free(calendars);
}

void jf_calendars_prepare(JfCalendars *calendars, JfDay first, JfDay last)
{
    GHashTableIter entries;
    void *entry;
    g_hash_table_iter_init(&entries, calendars->entries); // each for itself: the order does not matter
    while (g_hash_table_iter_next(&entries, NULL, &entry))
        if (!((Entry *)entry)->broken)
            jf_calendar_prepare(((Entry *)entry)->calendar, first - YEAR, last + YEAR);
}

const JfCalendar *jf_calendars_find(const JfCalendars *calendars, const char *id, bool *always)
{
    const Entry *entry = id != NULL ? g_hash_table_lookup(calendars->entries, id) : NULL;
    if (entry == NULL || entry->broken)
        return NULL;
    *always = entry->always;
    return entry->calendar;
}
