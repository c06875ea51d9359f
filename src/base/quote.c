// SPDX-License-Identifier: MIT
// Quoting for JSON, CSV and XML.
#include "base/quote.h"
#include <stdbool.h>

void jf_json_string(GString *out, const char *text)
{
    g_string_append_c(out, '"');
    for (const char *c = text; *c;) {
        gunichar u = g_utf8_get_char_validated(c, -1);
        bool broken = u == (gunichar)-1 || u == (gunichar)-2;
        if (broken)
            g_string_append(out, "\\ufffd");
        else if (u == '"' || u == '\\')
            g_string_append_printf(out, "\\%c", (char)u);
        else if (u < 0x20 || u == 0x7f)
            g_string_append_printf(out, "\\u%04x", u);
        else
            g_string_append_unichar(out, u);
        c = broken ? c + 1 : g_utf8_next_char(c);
    }
    g_string_append_c(out, '"');
}

void jf_csv_string(GString *out, const char *text)
{
    g_string_append_c(out, '"');
    for (const char *c = text; *c; c++) {
        if (*c == '"')
            g_string_append_c(out, '"');
        g_string_append_c(out, *c);
    }
    g_string_append_c(out, '"');
}

void jf_xml_escape(GString *out, const char *text)
{
    for (const char *c = text; *c; c++) {
        if (*c == '<')
            g_string_append(out, "&lt;");
        else if (*c == '>')
            g_string_append(out, "&gt;");
        else if (*c == '&')
            g_string_append(out, "&amp;");
        else if (*c == '"')
            g_string_append(out, "&quot;");
        else if (*c == '\t' || *c == '\n' || *c == '\r')
            g_string_append_printf(out, "&#%d;", *c); // in an attribute it would be read as a blank
        else if ((guchar)*c >= 0x20)
            g_string_append_c(out, *c);
    }
}
