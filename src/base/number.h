// SPDX-License-Identifier: MIT
// Numbers to and from text, independent of the process's locale: the only place that does it for files.
#pragma once
#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

// Shortest decimal with at most `digits` (0–6) places, no exponent, "." as mark, no trailing zeros, never "-0". Appends.
void jf_number_append(GString *out, double value, int digits);
// Whole text must be one decimal number / integer in range; false otherwise.
bool jf_number_parse(const char *text, double *out);
bool jf_integer_parse(const char *text, int64_t min, int64_t max, int64_t *out);

// Digits behind the point of an amount in a currency (ISO 4217): 0 for JPY, 3 for KWD, 2 for all that it does not know.
int jf_currency_digits(const char *currency);
// An amount of minor units with its point and the thousands apart: 6800000 of CNY → "68,000.00", of JPY "6,800,000". Appends. Sign and name of the
// currency are the caller's.
void jf_amount_append(GString *out, uint64_t minor, const char *currency);
