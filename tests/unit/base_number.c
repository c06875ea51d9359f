// SPDX-License-Identifier: MIT
// base/number, also under a comma locale; base/arena.
#include "base/arena.h"
#include "base/number.h"
#include <locale.h>
#include <math.h>
#include <string.h>

static void assert_written(double value, int digits, const char *expected)
{
    g_autoptr(GString) out = g_string_new(NULL);
    jf_number_append(out, value, digits);
    g_assert_cmpstr(out->str, ==, expected);
}

static void test_append(void)
{
    assert_written(0, 3, "0");
    assert_written(-0.0, 3, "0");
    assert_written(-0.0004, 3, "0");
    assert_written(-0.0005, 3, "-0.001");
    assert_written(1.5, 3, "1.5");
    assert_written(1.25, 1, "1.3");
    assert_written(-12.0625, 6, "-12.0625");
    assert_written(0.05, 2, "0.05");
    assert_written(100, 6, "100");
    assert_written(99.9996, 3, "100");
    assert_written(0.1 + 0.2, 6, "0.3");
    assert_written(2, 0, "2");
    assert_written(123456789.123456, 6, "123456789.123456");
    assert_written(NAN, 3, "0");
    assert_written(INFINITY, 0, "1000000000000000000");
    assert_written(-INFINITY, 3, "-1000000000000000");
}

static void test_parse(void)
{
    static const char *const wrong[] = {"", "-", ".", "1,5", "1e5", "0x10", "inf", "nan", " 1", "1 ", "1.2.3", "+-1", "１"};
    double value;
    g_assert_true(jf_number_parse("-12.50", &value));
    g_assert_cmpfloat(value, ==, -12.5);
    g_assert_true(jf_number_parse("+.5", &value));
    g_assert_cmpfloat(value, ==, 0.5);
    g_assert_true(jf_number_parse("7.", &value));
    g_assert_cmpfloat(value, ==, 7);
    for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++)
        g_assert_false(jf_number_parse(wrong[i], &value));
}

static void test_integer(void)
{
    static const char *const wrong[] = {
        "", "-", "+", "1.0", " 1", "9223372036854775808", "-9223372036854775809", "99999999999999999999999", "1a"};
    int64_t value;
    g_assert_true(jf_integer_parse("9223372036854775807", INT64_MIN, INT64_MAX, &value));
    g_assert_cmpint(value, ==, INT64_MAX);
    g_assert_true(jf_integer_parse("-9223372036854775808", INT64_MIN, INT64_MAX, &value));
    g_assert_cmpint(value, ==, INT64_MIN);
    g_assert_true(jf_integer_parse("+007", 0, 7, &value));
    g_assert_cmpint(value, ==, 7);
    g_assert_false(jf_integer_parse("8", 0, 7, &value));
    g_assert_false(jf_integer_parse("-1", 0, 7, &value));
    for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++)
        g_assert_false(jf_integer_parse(wrong[i], INT64_MIN, INT64_MAX, &value));
}

static void test_comma_locale(void)
{
    double value;
    if (!setlocale(LC_ALL, "de_DE.UTF-8") && !setlocale(LC_ALL, "fr_FR.UTF-8")) {
        g_test_skip("no comma locale on this machine");
        return;
    }
    assert_written(1234.5, 2, "1234.5");
    g_assert_true(jf_number_parse("1.5", &value));
    g_assert_cmpfloat(value, ==, 1.5);
    g_assert_false(jf_number_parse("1,5", &value));
    setlocale(LC_ALL, "C");
}

static void test_arena(void)
{
    g_autoptr(JfArena) arena = jf_arena_new();
    unsigned char *pieces[3000];
    for (size_t i = 0; i < G_N_ELEMENTS(pieces); i++) {
        size_t size = i % 300 == 0 ? 100000 : i % 97;
        pieces[i] = jf_arena_alloc(arena, size);
        g_assert_cmpuint((uintptr_t)pieces[i] % _Alignof(max_align_t), ==, 0);
        for (size_t k = 0; k < size; k++)
            g_assert_cmpint(pieces[i][k], ==, 0);
        memset(pieces[i], (int)(i & 0xff), size);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(pieces); i++)
        g_assert_true(i % 97 == 0 || pieces[i][i % 300 == 0 ? 99999 : i % 97 - 1] == (i & 0xff));
    g_assert_null(jf_arena_strdup(arena, NULL));
    g_assert_cmpstr(jf_arena_strndup(arena, "abcdef", 3), ==, "abc");
    g_assert_cmpstr(jf_arena_strndup(arena, "ab", 30), ==, "ab");
    g_assert_cmpstr(jf_arena_printf(arena, "%d-%s", 7, "x"), ==, "7-x");
    g_assert_cmpmem(jf_arena_copy(arena, "a\0b", 3), 3, "a\0b", 3);
    jf_arena_free(NULL);
}

static void test_rewind(void)
{
    g_autoptr(JfArena) arena = jf_arena_new();
    char *kept = jf_arena_strdup(arena, "kept");
    JfArenaMark empty = jf_arena_mark(arena);
    for (int round = 0; round < 3; round++) {
        for (size_t i = 0; i < 500; i++) {
            size_t size = i % 100 == 0 ? 100000 : 300;
            unsigned char *piece = jf_arena_alloc(arena, size);
            for (size_t k = 0; k < size; k++)
                g_assert_cmpint(piece[k], ==, 0); // in every round
            memset(piece, 0xee, size);
        }
        jf_arena_rewind(arena, empty);
        g_assert_cmpstr(kept, ==, "kept");
    }
    g_autoptr(JfArena) fresh = jf_arena_new();
    JfArenaMark nothing = jf_arena_mark(fresh);
    memset(jf_arena_alloc(fresh, 100), 1, 100);
    jf_arena_rewind(fresh, nothing);
    g_assert_cmpint(*(char *)jf_arena_alloc(fresh, 1), ==, 0);
}

static void test_currency(void)
{
    static const struct {
        uint64_t minor;
        const char *currency, *text;
    } amounts[] = {{0, "CNY", "0.00"}, {5, "CNY", "0.05"}, {99999, "CNY", "999.99"}, {100000, "CNY", "1,000.00"}, {100001, "JPY", "100,001"},
                   {1234567, "KWD", "1,234.567"}, {UINT64_MAX, "JPY", "18,446,744,073,709,551,615"}};
    for (size_t i = 0; i < G_N_ELEMENTS(amounts); i++) {
        g_autoptr(GString) text = g_string_new(NULL);
        jf_amount_append(text, amounts[i].minor, amounts[i].currency);
        g_assert_cmpstr(text->str, ==, amounts[i].text);
    }
    g_assert_cmpint(jf_currency_digits("CNY"), ==, 2);
    g_assert_cmpint(jf_currency_digits("JPY"), ==, 0);
    g_assert_cmpint(jf_currency_digits("KWD"), ==, 3);
    g_assert_cmpint(jf_currency_digits("XXX"), ==, 2);
    g_assert_cmpint(jf_currency_digits(""), ==, 2);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/base/number/append", test_append);
    g_test_add_func("/base/number/parse", test_parse);
    g_test_add_func("/base/number/integer", test_integer);
    g_test_add_func("/base/number/comma-locale", test_comma_locale);
    g_test_add_func("/base/number/currency", test_currency);
    g_test_add_func("/base/arena", test_arena);
    g_test_add_func("/base/arena/rewind", test_rewind);
    return g_test_run();
}
