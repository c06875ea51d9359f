// SPDX-License-Identifier: MIT
// pdf/object and its private lexer: values read, compared, changed, written; what the lexer refuses; text strings.
#include "pdf/lex.h"
#include <string.h>

static const JfPdfValue *parsed(JfArena *arena, const char *text, size_t length, JfPdfLex *lex)
{
    static const size_t BUDGET = 1000;
    size_t values = BUDGET;
    *lex = (JfPdfLex){.data = (const uint8_t *)text, .size = length, .arena = arena, .values = &values};
    const JfPdfValue *value = jf_pdf_lex_value(lex);
    lex->values = NULL;
    return value;
}

static const JfPdfValue *read_text(JfArena *arena, const char *text)
{
    JfPdfLex lex;
    const JfPdfValue *value = parsed(arena, text, strlen(text), &lex);
    g_assert_nonnull(value);
    g_assert_cmpuint(value->end, ==, strlen(text));
    return value;
}

// What is read and written again: { input, output }.
static void test_round_trip(void)
{
    static const struct {
        const char *in, *out;
    } cases[] = {
        {"null", "null"},
        {"true", "true"},
        {"false", "false"},
        {"0", "0"},
        {"-17", "-17"},
        {"+17", "17"},
        {"123456789012345678", "123456789012345678"},
        {"1.5", "1.5"},
        {"-.5", "-0.5"},
        {"4.", "4"},
        {"0.00001", "0"},
        {"-0.0", "0"},
        {"(a\\(b\\)c)", "(a\\(b\\)c)"},
        {"(a(b)c)", "(a\\(b\\)c)"},
        {"(\\101\\7\\n)", "(A\a\n)"},
        {"(a\\\nb)", "(ab)"},
        {"(a\r\nb\rc)", "(a\nb\nc)"},
        {"(\\r)", "(\\r)"},
        {"()", "()"},
        {"<>", "<>"},
        {"<4a 4B>", "<4A4B>"},
        {"/", "/"},
        {"/A#42", "/AB"},
        {"/A#20#2f", "/A#20#2F"},
        {"/\xe4\xb8\xad", "/#E4#B8#AD"},
        {"[]", "[]"},
        {"[1 2 0 R(a)/N null 3]", "[1 2 0 R(a)/N null 3]"},
        {"[ 1\t-2.50\f/A/B<<>>[]]", "[1 -2.5/A/B<<>>[]]"},
        {"<</A 1/B[2 0 R]/C(x)/D/E/F true>>", "<</A 1/B[2 0 R]/C(x)/D/E/F true>>"},
        {"<< /A<</B 1>> >>", "<</A<</B 1>>>>"},
        {"[1%]\n2]", "[1 2]"},
        {"<<%x\r/A 1% y >>\n>>", "<</A 1>>"},
        {"[1 0 2]", "[1 0 2]"},
        {"[1 0 Rx 2]", NULL},
        {"[10 0 R 11 0 R]", "[10 0 R 11 0 R]"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(JfArena) arena = jf_arena_new();
        JfPdfLex lex;
        const JfPdfValue *value = parsed(arena, cases[i].in, strlen(cases[i].in), &lex);
        if (!cases[i].out) {
            g_assert_null(value);
            continue;
        }
        g_assert_nonnull(value);
        g_autoptr(GString) out = g_string_new(NULL);
        jf_pdf_write(out, value, NULL);
        g_assert_cmpstr(out->str, ==, cases[i].out);
        if (value->kind != JF_PDF_REAL) // reals lose digits behind the fourth
            g_assert_true(jf_pdf_equal(value, read_text(arena, out->str)) || strpbrk(cases[i].in, "."));
    }
}

static void test_refused(void)
{
    static const char *const cases[] = {
        "",
        " ",
        "tru",
        "truex",
        "nul",
        "+",
        "-",
        ".",
        "1..2",
        "1-",
        "--1",
        "0x1",
        "1e5",
        "1234567890123456789",
        "(",
        "(a",
        "(a\\",
        "(\\x)",
        "<4>",
        "<4g>",
        "<41",
        "/A#",
        "/A#4",
        "/A#00",
        "/A#zz",
        "[",
        "[1",
        "]",
        "<<",
        "<</A>>",
        "<</A 1",
        "<<1 2>>",
        "<</A 1/A 2>>",
        "<</A 1/#41 2>>",
        "0 0 R",
        "1 1 R",
        "9999999 0 R",
        "% c",
        "[%]",
        "{}",
        "1%",
        ")",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(JfArena) arena = jf_arena_new();
        JfPdfLex lex;
        const JfPdfValue *value = parsed(arena, cases[i], strlen(cases[i]), &lex);
        if (value && g_str_equal(cases[i], "1%")) // the number is fine, what follows is the caller's
            continue;
        if (value)
            g_error("was read: %s", cases[i]);
        g_assert_nonnull(lex.fault.en);
        g_assert_nonnull(lex.fault.zh);
        g_assert_cmpuint(lex.fault_at, <=, strlen(cases[i]));
    }
}

static void test_budget(void)
{
    g_autoptr(JfArena) arena = jf_arena_new();
    g_autoptr(GString) many = g_string_new("[");
    for (int i = 0; i < 1000; i++)
        g_string_append(many, "0 ");
    g_string_append_c(many, ']');
    JfPdfLex lex;
    g_assert_null(parsed(arena, many->str, many->len, &lex));
    g_assert_nonnull(strstr(lex.fault.en, "more values"));
}

// Many keys take another way to be compared than few.
static void test_many_keys(void)
{
    g_autoptr(JfArena) arena = jf_arena_new();
    g_autoptr(GString) dict = g_string_new("<<");
    for (int i = 0; i < 200; i++)
        g_string_append_printf(dict, "/K%d 1", i);
    JfPdfLex lex;
    g_autofree char *good = g_strconcat(dict->str, ">>", NULL), *bad = g_strconcat(dict->str, "/K77 2>>", NULL);
    g_assert_cmpuint(jf_pdf_count(parsed(arena, good, strlen(good), &lex)), ==, 200);
    g_assert_null(parsed(arena, bad, strlen(bad), &lex));
    g_assert_nonnull(strstr(lex.fault.en, "same key twice"));
}

static void test_equal(void)
{
    g_autoptr(JfArena) arena = jf_arena_new();
    static const struct {
        const char *a, *b;
        bool equal;
    } cases[] = {
        {"1", "1", true},
        {"1", "1.0", false},
        {"(A)", "<41>", true},
        {"(A)", "/A", false},
        {"[1 2]", "[1 2]", true},
        {"[1 2]", "[2 1]", false},
        {"[1]", "[1 1]", false},
        {"<</A 1/B 2>>", "<</B 2/A 1>>", true},
        {"<</A 1/B 2>>", "<</A 1/C 2>>", false},
        {"<</A 1>>", "<</A 1/B null>>", false},
        {"1 0 R", "2 0 R", false},
        {"1 0 R", "1 0 R", true},
        {"true", "false", false},
        {"null", "null", true},
        {"[null]", "[[]]", false},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        g_assert_true(jf_pdf_equal(read_text(arena, cases[i].a), read_text(arena, cases[i].b)) == cases[i].equal);
    g_assert_true(jf_pdf_equal(NULL, NULL));
    g_assert_false(jf_pdf_equal(NULL, read_text(arena, "null")));
}

static void test_change(void)
{
    g_autoptr(JfArena) arena = jf_arena_new();
    const JfPdfValue *old = read_text(arena, "<</A 1/B[1 2]/C 3>>");
    JfPdfValue *copy = jf_pdf_copy(arena, old), *array = jf_pdf_copy(arena, jf_pdf_find(old, "B"));
    for (int i = 0; i < 20; i++)
        jf_pdf_add(arena, array, jf_pdf_new_int(arena, i));
    jf_pdf_set(arena, copy, "B", array);
    jf_pdf_set(arena, copy, "D", jf_pdf_new_name(arena, "x"));
    jf_pdf_remove(copy, "A");
    jf_pdf_remove(copy, "Z");
    g_assert_cmpuint(jf_pdf_count(jf_pdf_find(copy, "B")), ==, 22);
    g_assert_null(jf_pdf_find(copy, "A"));
    g_assert_true(jf_pdf_is_name(jf_pdf_find(copy, "D"), "x"));
    g_assert_true(jf_pdf_equal(old, read_text(arena, "<</A 1/B[1 2]/C 3>>")));
}

// Accessors take anything.
static void test_absent(void)
{
    g_autoptr(JfArena) arena = jf_arena_new();
    const JfPdfValue *one = read_text(arena, "1"), *dict = read_text(arena, "<</A null>>");
    int64_t integer;
    size_t n;
    g_assert_null(jf_pdf_find(NULL, "A"));
    g_assert_null(jf_pdf_find(one, "A"));
    g_assert_null(jf_pdf_find(dict, "A"));
    g_assert_null(jf_pdf_item(one, 0));
    g_assert_null(jf_pdf_item(NULL, 0));
    g_assert_null(jf_pdf_entries(one, &n));
    g_assert_cmpuint(n, ==, 0);
    g_assert_cmpuint(jf_pdf_count(NULL), ==, 0);
    g_assert_false(jf_pdf_int(dict, &integer));
    g_assert_null(jf_pdf_name(one));
    g_assert_cmpint(jf_pdf_ref_number(one), ==, 0);
    g_assert_null(jf_pdf_text(arena, one));
}

static void test_text(void)
{
    static const char *const texts[] = {"", "plain (ASCII) \\ text", "交付单 No. 7", "𠮷野家", "a\nb", "Zürich – “x”"};
    g_autoptr(JfArena) arena = jf_arena_new();
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_autoptr(GString) out = g_string_new(NULL);
        jf_pdf_write(out, jf_pdf_new_text(arena, texts[i]), NULL);
        g_assert_cmpstr(jf_pdf_text(arena, read_text(arena, out->str)), ==, texts[i]);
    }
    g_assert_cmpstr(jf_pdf_text(arena, read_text(arena, "(\\200 \\240\\344)")), ==, "• €ä");
    g_assert_cmpstr(jf_pdf_text(arena, read_text(arena, "<EFBBBFE4BAA4>")), ==, "交");
    static const char *const bad[] = {"<FEFF4E>",   "<FEFFD842>", "<FEFFD8420041>", "<FEFFDFB7>", "<FEFF0000>",
                                      "<EFBBBFFF>", "(\\177)",    "(\\001)",        "(\\237)"};
    for (size_t i = 0; i < G_N_ELEMENTS(bad); i++)
        g_assert_null(jf_pdf_text(arena, read_text(arena, bad[i])));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/pdf/object/round-trip", test_round_trip);
    g_test_add_func("/pdf/object/refused", test_refused);
    g_test_add_func("/pdf/object/budget", test_budget);
    g_test_add_func("/pdf/object/many-keys", test_many_keys);
    g_test_add_func("/pdf/object/equal", test_equal);
    g_test_add_func("/pdf/object/change", test_change);
    g_test_add_func("/pdf/object/absent", test_absent);
    g_test_add_func("/pdf/object/text", test_text);
    return g_test_run();
}
