// SPDX-License-Identifier: MIT
// Flags that show nothing: where events are many only some have a flag, and the others must not lift it.
#include "chart/spread.h"
#include <glib.h>

static void test_nothing(void)
{
    JfFlag flags[200] = {0};
    for (size_t i = 0; i < G_N_ELEMENTS(flags); i += 50)
        flags[i] = (JfFlag){.width = 1024, .height = 2048};
    g_assert_cmpint(jf_spread_flags(flags, G_N_ELEMENTS(flags), 512), ==, 4 * 2048 + 3 * 512); // all at one instant
    g_assert_cmpint(flags[150].bottom, ==, 0);
    g_assert_cmpint(flags[0].bottom, ==, 3 * (2048 + 512));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/chart/flags/nothing", test_nothing);
    return g_test_run();
}
