// SPDX-License-Identifier: MIT
// Words quoted for the texts that we write ourselves: JSON, CSV, XML. All append to `out`.
#pragma once
#include <glib.h>

// A JSON string with its quotation marks; broken UTF-8 becomes U+FFFD.
void jf_json_string(GString *out, const char *text);

// A CSV field in quotation marks, those inside doubled (RFC 4180). What a spreadsheet would compute stays what it is: facts/write.c knows why.
void jf_csv_string(GString *out, const char *text);

// The content of an XML element or attribute: what a parser gives back is `text` as it was, but for the characters that XML cannot hold, which are
// left out. `text` is UTF-8.
void jf_xml_escape(GString *out, const char *text);
