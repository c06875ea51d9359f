// SPDX-License-Identifier: MIT
// Quoting: what a reader of each format gets back is what went in.
#include "base/quote.h"

static void expect(void (*quote)(GString *, const char *), const char *text, const char *quoted)
{
    g_autoptr(GString) out = g_string_new("<");
    quote(out, text);
    g_assert_cmpstr(out->str + 1, ==, quoted);
    g_assert_cmpint(out->str[0], ==, '<');
}

static void test_json(void)
{
    expect(jf_json_string, "", "\"\"");
    expect(jf_json_string, "a\"b\\c/中", "\"a\\\"b\\\\c/中\"");
    expect(jf_json_string, "\n\x01\x7f", "\"\\u000a\\u0001\\u007f\"");
    expect(jf_json_string, "a\xff" "b\xe4\xb8", "\"a\\ufffdb\\ufffd\\ufffd\"");
}

static void test_csv(void)
{
    expect(jf_csv_string, "", "\"\"");
    expect(jf_csv_string, "a,\"b\"\r\nc", "\"a,\"\"b\"\"\r\nc\"");
}

static void test_xml(void)
{
    expect(jf_xml_escape, "<a b=\"c\">&amp;'中", "&lt;a b=&quot;c&quot;&gt;&amp;amp;'中");
    expect(jf_xml_escape, "a\tb\nc\rd", "a&#9;b&#10;c&#13;d"); // as they are they would be blanks of an attribute
    expect(jf_xml_escape, "a\x01\x1f" "b", "ab");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/base/quote/json", test_json);
    g_test_add_func("/base/quote/csv", test_csv);
    g_test_add_func("/base/quote/xml", test_xml);
    return g_test_run();
}
