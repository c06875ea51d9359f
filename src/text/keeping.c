// SPDX-License-Identifier: MIT
// Keeping: what a line's end must not part although white space or ideographs stand there: a number and its unit, sign, label or code.
//
// Units and labels are lists: a language has no rule that would find them. What is missing in a list is parted as any two words are; what is
// kept without need costs a somewhat looser line. A piece that is too long for its line is parted here before it is parted inside a word.
#include "text/private.h"
#include <string.h>

static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
static const char digits[] = "0123456789";

// What stands behind a number: units, currencies, spans of time, halves of the day.
static const char *const units[] = {
    "A",      "Ah",      "CNY",    "EUR",     "GB",    "GHz",   "GW",     "Gbit",  "Gbps", "GiB",   "HKD",    "Hz", "IOPS", "K",     "KB",
    "KiB",    "MB",      "MHz",    "MW",      "Mbit",  "Mbps",  "MiB",    "PB",    "RMB",  "TB",    "TiB",    "U",  "USD",  "V",     "VA",
    "W",      "Wh",      "am",     "cm",      "d",     "dB",    "dBm",    "day",   "days", "dpi",   "g",      "h",  "hour", "hours", "kB",
    "kHz",    "kPa",     "kV",     "kVA",     "kW",    "kWh",   "kbps",   "kg",    "km",   "lx",    "m",      "mA", "mAh",  "mV",    "mW",
    "min",    "mins",    "minute", "minutes", "mm",    "month", "months", "ms",    "ns",   "pm",    "points", "pp", "ppm",  "rpm",   "s",
    "second", "seconds", "t",      "time",    "times", "vCPU",  "week",   "weeks", "year", "years",
};
static const char *const months[] = {
    "Apr", "April", "Aug", "August", "Dec", "December", "Feb",      "February", "Jan",     "January", "Jul",  "July",
    "Jun", "June",  "Mar", "March",  "May", "Nov",      "November", "Oct",      "October", "Sep",     "Sept", "September",
};
// What stands before a number, in small letters.
static const char *const labels[] = {
    "annex",   "appendix", "article", "chapter", "clause", "clauses", "fig.",   "figs.", "figure", "figures",  "item", "items",
    "level",   "no.",      "nos.",    "p.",      "page",   "pages",   "part",   "phase", "pp.",    "priority", "rule", "rules",
    "section", "sections", "stage",   "step",    "steps",  "table",   "tables", "tier",  "v.",     "version",  "vol.",
};
static const char *const titles[] = {"dr", "dr.", "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "prof", "prof."};

// First characters of the measure words and units that follow a number in Chinese; and what is counted by the number behind it.
static const char measures[] =
    "年月日时分秒天周季度个台次条项件页版节章人级块套路份张期步倍成家组种点核层行列字名户位只根颗盘把对批段篇轮场座栋间元角"
    "万亿千百小号岁米公克吨瓦伏安兆工端芯口例款处箱卷楼室题";
static const char ordinals[] = "第表图";

typedef struct {
    const char *start; // of the paragraph's text
    const char *left;  // end of what stands before
    const char *right; // start of what stands behind; the text ends with a NUL
} Gap;

static bool is_in(const char *const *list, size_t n, const char *word, size_t length, bool any_case)
{
    for (size_t i = 0; i < n; i++)
        if (strlen(list[i]) == length && (any_case ? g_ascii_strncasecmp(list[i], word, length) : memcmp(list[i], word, length)) == 0)
            return true;
    return false;
}

static bool is_digit(gunichar c)
{
    return c >= '0' && c <= '9';
}

// How many bytes before `end` are among `wanted`, at most 24.
static size_t count_back(const Gap *gap, const char *end, const char *wanted)
{
    size_t n = 0;
    while (n < 24 && end - n > gap->start && end[-1 - (ptrdiff_t)n] != '\0' && strchr(wanted, end[-1 - (ptrdiff_t)n]) != NULL)
        n++;
    return n;
}

static bool is_bounded(const Gap *gap, const char *from)
{
    return from == gap->start || !g_ascii_isalnum(from[-1]);
}

static bool has_character(const char *list, gunichar c)
{
    char utf8[8];
    utf8[g_unichar_to_utf8(c, utf8)] = '\0';
    return strstr(list, utf8) != NULL;
}

// "GB/T 28827.2", "ISO 9001", "RFC 3161", "UTC 09:00": a code in capitals stays with its number.
static bool is_code(const Gap *gap)
{
    size_t n = count_back(gap, gap->left, "ABCDEFGHIJKLMNOPQRSTUVWXYZ/");
    return n >= 2 && n <= 8 && is_bounded(gap, gap->left - n);
}

// "No. 3", "Section 4", "p. 11".
static bool is_label(const Gap *gap)
{
    size_t full_stop = gap->left > gap->start && gap->left[-1] == '.';
    size_t n = count_back(gap, gap->left - full_stop, letters) + full_stop;
    return n >= 2 && is_bounded(gap, gap->left - n) && is_in(labels, G_N_ELEMENTS(labels), gap->left - n, n, true);
}

// "March 8", but not "March 2026".
static bool is_month_and_day(const Gap *gap)
{
    size_t n = count_back(gap, gap->left, letters), day = strspn(gap->right, digits);
    return day <= 2 && n >= 3 && is_bounded(gap, gap->left - n) && is_in(months, G_N_ELEMENTS(months), gap->left - n, n, false);
}

// "1 h 30 min" is one quantity.
static bool is_hours_and_minutes(const Gap *gap)
{
    if (count_back(gap, gap->left, letters) != 1 || (gap->left[-1] != 'h' && gap->left[-1] != 'd'))
        return false;
    size_t blanks = count_back(gap, gap->left - 1, " "), digit = count_back(gap, gap->left - 1 - blanks, digits);
    const char *unit = gap->right + strspn(gap->right, digits);
    unit += strspn(unit, " ");
    return digit > 0 && (g_str_has_prefix(unit, "min") || (unit[0] == 'h' && !g_ascii_isalpha(unit[1])));
}

// "0571-5550 4419", "+86 571 5550 4419"; not "2026-03-05 0940".
static bool is_telephone(const Gap *gap)
{
    size_t group = strspn(gap->right, digits), last = count_back(gap, gap->left, digits), all = count_back(gap, gap->left, "0123456789- ");
    if (group < 3 || group > 4 || (gap->right[group] != '\0' && strchr(":/-.", gap->right[group]) != NULL))
        return false;
    if (gap->left - all > gap->start && gap->left[-1 - (ptrdiff_t)all] == '+')
        return true;
    const char *behind = gap->left - last; // the hyphen
    if (last < 3 || last > 4 || behind == gap->start || behind[-1] != '-')
        return false;
    const char *area = behind - 1 - count_back(gap, behind - 1, digits);
    return behind - 1 - area >= 3 && is_bounded(gap, area) && (area == gap->start || area[-1] != '-');
}

// "≥ 98%", "− ¥340", "× 3": a sign that stands alone.
static bool is_sign(const Gap *gap, const JfPiece *a)
{
    if (a->last_class == JF_CLASS_PREFIX)
        return true;
    if (a->first != a->last || !has_character("≥≤<>≈±−+×÷=~", a->last))
        return false;
    const char *from = gap->start + a->offset;
    return from == gap->start || !g_ascii_isgraph(from[-1]) || from[-1] == '(';
}

static bool is_number_after(const Gap *gap, const JfPiece *a, const JfPiece *b)
{
    if (is_sign(gap, a))
        return is_digit(b->first) || b->first_class == JF_CLASS_PREFIX;
    return is_digit(b->first) && (is_code(gap) || is_label(gap) || is_month_and_day(gap) || is_hours_and_minutes(gap) || is_telephone(gap));
}

// "15 min", "8 GB", "18 March", "20 minutes".
static bool is_unit_after(const Gap *gap)
{
    size_t n = strspn(gap->right, letters);
    if (n == 0 || g_ascii_isdigit(gap->right[n]))
        return false;
    if (is_in(units, G_N_ELEMENTS(units), gap->right, n, false))
        return true;
    size_t day = count_back(gap, gap->left, digits);
    return day <= 2 && is_bounded(gap, gap->left - day) && is_in(months, G_N_ELEMENTS(months), gap->right, n, false);
}

// "J. Smith", "Mr Smith".
static bool is_name_after(const Gap *gap)
{
    size_t full_stop = gap->left > gap->start && gap->left[-1] == '.';
    size_t n = count_back(gap, gap->left - full_stop, letters);
    if (n == 0 || !is_bounded(gap, gap->left - full_stop - n))
        return false;
    return (n == 1 && full_stop && g_ascii_isupper(gap->left[-2])) ||
           is_in(titles, G_N_ELEMENTS(titles), gap->left - full_stop - n, n + full_stop, true);
}

// "4 月 9 日" is one date; "2026 年 4 月" may be parted.
static bool is_month_before_day(const Gap *gap)
{
    const char *behind = gap->right + strspn(gap->right, digits);
    behind += strspn(behind, " ");
    return g_str_has_prefix(behind, "日") || g_str_has_prefix(behind, "号");
}

bool jf_keeps_together(const JfParagraph *p, const JfPiece *a, const JfPiece *b, bool spaced)
{
    bool number = is_digit(b->first), numbered = is_digit(a->last);
    Gap gap = {p->text, p->text + a->offset + a->n_bytes, p->text + b->offset};
    if (number && a->last_class == JF_CLASS_HAN)
        return a->last == 0x6708 ? is_month_before_day(&gap) : has_character(ordinals, a->last); // 月
    if (numbered && b->first_class == JF_CLASS_HAN)
        return has_character(measures, b->first);
    if (!spaced)
        return false;
    if (numbered && b->first < 0x80 && g_ascii_isalpha((char)b->first))
        return is_unit_after(&gap);
    if (number || b->first_class == JF_CLASS_PREFIX)
        return is_number_after(&gap, a, b);
    return b->first < 0x80 && g_ascii_isupper((char)b->first) && is_name_after(&gap);
}
