// SPDX-License-Identifier: MIT
// Spans of time in words.
#include "base/duration.h"
#include <inttypes.h>

void jf_duration_append(GString *out, int64_t minutes, JfLanguage language)
{
    static const char *const hour[] = {" 小时", " h"}, *const minute[] = {" 分", " min"};
    const uint64_t amount = minutes < 0 ? -(uint64_t)minutes : (uint64_t)minutes;
    if (minutes < 0)
        g_string_append(out, "\u2212");
    if (amount >= 60)
        g_string_append_printf(out, "%" PRIu64 "%s", amount / 60, hour[language]);
    if (amount >= 60 && amount % 60 != 0)
        g_string_append_c(out, ' ');
    if (amount < 60 || amount % 60 != 0)
        g_string_append_printf(out, "%" PRIu64 "%s", amount % 60, minute[language]);
}
