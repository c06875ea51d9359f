// SPDX-License-Identifier: MIT
// Numbers to and from text without the process's locale.
#include "base/number.h"
#include <math.h>
#include <string.h>

#define DIGITS_MAX 6
static const uint64_t powers[DIGITS_MAX + 1] = {1, 10, 100, 1000, 10000, 100000, 1000000};

// Writes at least `least` digits of `value` before `end`; returns where they begin.
static char *digits_before(char *end, uint64_t value, int least)
{
    while (value > 0 || least > 0) {
        *--end = (char)('0' + value % 10);
        value /= 10;
        least--;
    }
    return end;
}

void jf_number_append(GString *out, double value, int digits)
{
    digits = CLAMP(digits, 0, DIGITS_MAX);
    double scaled = round(fabs(value) * (double)powers[digits]);
    if (!(scaled < 1e18)) { // also NaN: nothing in a document is that large, and a file must never say "inf"
        scaled = isnan(value) ? 0 : 1e18;
    }
    uint64_t size = (uint64_t)scaled;
    uint64_t whole = size / powers[digits], fraction = size % powers[digits];
    for (; digits > 0 && fraction % 10 == 0; digits--)
        fraction /= 10;
    char buffer[48], *end = buffer + sizeof buffer, *from = end;
    if (digits > 0) {
        from = digits_before(from, fraction, digits);
        *--from = '.';
    }
    from = digits_before(from, whole, 1);
    if (value < 0 && size > 0)
        *--from = '-';
    g_string_append_len(out, from, end - from);
}

bool jf_number_parse(const char *text, double *out)
{
    const char *c = text + (*text == '-' || *text == '+');
    size_t before = strspn(c, "0123456789"), after = 0;
    c += before;
    if (*c == '.') {
        after = strspn(c + 1, "0123456789");
        c += 1 + after;
    }
    if (*c || before + after == 0 || before > 300)
        return false;
    *out = g_ascii_strtod(text, NULL);
    return true;
}

bool jf_integer_parse(const char *text, int64_t min, int64_t max, int64_t *out)
{
    bool negative = *text == '-';
    const char *c = text + (*text == '-' || *text == '+');
    int64_t value = 0;
    if (!*c)
        return false;
    for (; *c; c++) {
        if (!g_ascii_isdigit(*c))
            return false;
        int digit = *c - '0';
        if (__builtin_mul_overflow(value, 10, &value) || __builtin_sub_overflow(value, digit, &value)) // negative: holds INT64_MIN
            return false;
    }
    if (!negative && __builtin_sub_overflow(0, value, &value))
        return false;
    if (value < min || value > max)
        return false;
    *out = value;
    return true;
}

int jf_currency_digits(const char *currency)
{
    static const char none[] = " BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF ", three[] = " BHD IQD JOD KWD LYD OMR TND ";
    g_autofree char *word = g_strconcat(" ", currency, " ", NULL);
    return strstr(none, word) != NULL ? 0 : strstr(three, word) != NULL ? 3 : 2;
}

static void append_grouped(GString *out, guint64 whole)
{
    char digits[24];
    int n = g_snprintf(digits, sizeof digits, "%" G_GUINT64_FORMAT, whole);
    for (int i = 0; i < n; i++) {
        if (i > 0 && (n - i) % 3 == 0)
            g_string_append_c(out, ',');
        g_string_append_c(out, digits[i]);
    }
}

void jf_amount_append(GString *out, uint64_t minor, const char *currency)
{
    int digits = jf_currency_digits(currency);
    guint64 unit = digits == 0 ? 1 : digits == 2 ? 100 : 1000;
    append_grouped(out, minor / unit);
    if (digits > 0)
        g_string_append_printf(out, ".%0*" G_GUINT64_FORMAT, digits, (guint64)minor % unit);
}
