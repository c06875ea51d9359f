// SPDX-License-Identifier: MIT
// Times of a CSV file, by the mapping's formats.
#include "import/mapping.h"
#include <string.h>

typedef struct {
    int year, month, day, hour, minute, second, offset;
    bool twelve, afternoon, zoned; // %I was read, %p said PM, %z was read
} Parts;

static bool read_digits(const char **at, int least, int most, int *out)
{
    int n = 0;
    for (*out = 0; n < most && g_ascii_isdigit(**at); n++)
        *out = *out * 10 + (*(*at)++ - '0');
    return n >= least;
}

static bool read_month(const char **at, int *out)
{
    static const char names[] = "janfebmaraprmayjunjulaugsepoctnovdec";
    for (int i = 0; i < 12; i++)
        if (g_ascii_strncasecmp(*at, names + 3 * i, 3) == 0) {
            *at += 3;
            *out = i + 1;
            return true;
        }
    return false;
}

static bool read_half(const char **at, bool *afternoon)
{
    *afternoon = g_ascii_strncasecmp(*at, "pm", 2) == 0;
    if (!*afternoon && g_ascii_strncasecmp(*at, "am", 2) != 0)
        return false;
    *at += 2;
    return true;
}

// "+08:00", "+0800", "Z"; minutes.
static bool read_offset(const char **at, int *out)
{
    int hours, minutes, sign = **at == '-' ? -1 : 1;
    *out = 0;
    if (**at == 'Z') {
        (*at)++;
        return true;
    }
    if (**at != '+' && **at != '-')
        return false;
    (*at)++;
    if (!read_digits(at, 2, 2, &hours))
        return false;
    *at += **at == ':';
    if (!read_digits(at, 2, 2, &minutes) || hours > 14 || minutes > 59)
        return false;
    *out = sign * (hours * 60 + minutes);
    return true;
}

static bool read_part(char letter, const char **at, Parts *p)
{
    switch (letter) {
    case 'Y': return read_digits(at, 4, 4, &p->year);
    case 'y':
        if (!read_digits(at, 2, 2, &p->year))
            return false;
        p->year += p->year < 70 ? 2000 : 1900;
        return true;
    case 'm': return read_digits(at, 1, 2, &p->month);
    case 'd': return read_digits(at, 1, 2, &p->day);
    case 'b': return read_month(at, &p->month);
    case 'H': return read_digits(at, 1, 2, &p->hour);
    case 'I': p->twelve = true; return read_digits(at, 1, 2, &p->hour) && p->hour >= 1 && p->hour <= 12;
    case 'M': return read_digits(at, 2, 2, &p->minute);
    case 'S': return read_digits(at, 2, 2, &p->second);
    case 'p': return read_half(at, &p->afternoon);
    case 'z': p->zoned = true; return read_offset(at, &p->offset);
    default: return false;
    }
}

static bool read_parts(const char *format, const char *text, Parts *p)
{
    *p = (Parts){.month = 1, .day = 1};
    while (*format) {
        if (*format == '%' && format[1]) {
            if (!read_part(format[1], &text, p))
                return false;
            format += 2;
        } else if (*format++ != *text++) {
            return false;
        }
    }
    if (p->twelve)
        p->hour = p->hour % 12 + (p->afternoon ? 12 : 0);
    return *text == '\0';
}

JfInstantFault jf_import_time(const JfMapping *mapping, const char *text, JfInstant *out)
{
    for (guint i = 0; i < mapping->formats->len; i++) {
        Parts p;
        char iso[64], offset[16] = "";
        if (!read_parts(g_ptr_array_index(mapping->formats, i), text, &p))
            continue;
        if (p.zoned)
            g_snprintf(offset, sizeof offset, "%c%02d:%02d", p.offset < 0 ? '-' : '+', ABS(p.offset) / 60, ABS(p.offset) % 60);
        g_snprintf(iso, sizeof iso, "%04d-%02d-%02dT%02d:%02d:%02d%s", p.year, p.month, p.day, p.hour, p.minute, p.second, offset);
        return jf_instant_parse(iso, mapping->zone, out);
    }
    return JF_INSTANT_SYNTAX;
}
