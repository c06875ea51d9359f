// SPDX-License-Identifier: MIT
// Damage: a signed document cut short anywhere, or with single bytes changed, is never valid, and is judged quickly. $JF_DAMAGE says how many
// random changes to try (the usual 200 take a second or two).
#include "verify_fixture.h"
#include <stdlib.h>

#define SLOW (2 * G_USEC_PER_SEC) // for one verification, also under sanitizers on a busy machine

static JfVerdict judge(GBytes *pdf)
{
    const JfVerifyOptions options = {.checks = jf_engine_checks(world.engine),
                                     .policy_schema = jf_engine_policy_schema(world.engine),
                                     .trust = world.trust,
                                     .now = world.at};
    gint64 start = g_get_monotonic_time();
    g_autoptr(JfVerification) verification = jf_verify(pdf, "damaged.pdf", &options);
    g_assert_cmpint(g_get_monotonic_time() - start, <, SLOW);
    return jf_verification_verdict(verification);
}

// A prefix that is a whole earlier revision is a whole document; every other one is not.
static bool is_whole(size_t length)
{
    return length == g_bytes_get_size(world.base) || length == g_bytes_get_size(world.prepared) ||
           length == g_bytes_get_size(world.confirmed);
}

static void cut_at(size_t length)
{
    g_autoptr(GBytes) pdf = g_bytes_new_from_bytes(world.confirmed, 0, length);
    JfVerdict verdict = judge(pdf);
    // One end of line behind %%EOF may be missing (ISO 32000-1 7.5.5); the last signature covers it.
    if (is_whole(length))
        g_assert_cmpint(verdict, !=, JF_VERDICT_INVALID);
    else if (!is_whole(length + 1))
        g_assert_cmpint(verdict, ==, JF_VERDICT_INVALID);
    else
        g_assert_cmpint(verdict, !=, JF_VERDICT_VALID);
}

static void test_cut(void)
{
    size_t size = g_bytes_get_size(world.confirmed);
    for (size_t length = size - 2048; length < size; length++)
        cut_at(length);
    for (int i = 0; i < 300; i++)
        cut_at((size_t)g_test_rand_int_range(0, (gint32)size));
    cut_at(g_bytes_get_size(world.prepared));
    cut_at(g_bytes_get_size(world.base));
}

static void test_flips(void)
{
    const char *wanted = g_getenv("JF_DAMAGE");
    int n = wanted != NULL ? atoi(wanted) : 200;
    gint32 size = (gint32)g_bytes_get_size(world.confirmed);
    for (int i = 0; i < n; i++) {
        size_t at = (size_t)g_test_rand_int_range(0, size);
        char byte = ((const char *)g_bytes_get_data(world.confirmed, NULL))[at] ^ (char)(1 << g_test_rand_int_range(0, 8));
        g_autoptr(GBytes) pdf = changed(world.confirmed, at, &byte, 1);
        JfVerdict verdict = judge(pdf);
        if (verdict != JF_VERDICT_INVALID)
            g_error("byte %zu changed to 0x%02x: verdict %d", at, (unsigned char)byte, (int)verdict);
    }
}

// In the room that no signature covers, every byte is tried: there a change has only our own reading against it.
static void test_uncovered(void)
{
    size_t from = find(world.confirmed, "/Contents <", 1) + 10, to = from;
    const char *data = g_bytes_get_data(world.confirmed, NULL);
    while (data[to] != '>')
        to++;
    for (size_t at = from; at <= to; at += at < from + 2400 || at + 40 > to ? 7 : 997) {
        static const char others[] = "0 aA1%\n<>(";
        char byte = others[at % (sizeof others - 1)];
        if (byte == data[at])
            byte = 'b' == data[at] ? 'c' : 'b';
        g_autoptr(GBytes) pdf = changed(world.confirmed, at, &byte, 1);
        JfVerdict verdict = judge(pdf);
        if (verdict != JF_VERDICT_INVALID)
            g_error("byte %zu of [%zu, %zu] changed from %c to %c: verdict %d", at, from, to, data[at], byte, (int)verdict);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    make_world();
    g_test_add_func("/verify/damage/cut", test_cut);
    g_test_add_func("/verify/damage/flips", test_flips);
    g_test_add_func("/verify/damage/uncovered", test_uncovered);
    int status = g_test_run();
    free_world();
    return status;
}
