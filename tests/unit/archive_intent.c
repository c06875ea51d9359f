// SPDX-License-Identifier: MIT
// The output intent's profile: its table holds together, its numbers are sRGB's, and LittleCMS takes it for sRGB where its tools are there.
#include "archive/finisher.h"
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

static guint32 at32(const GByteArray *profile, size_t offset)
{
    guint32 value;
    g_assert_cmpuint(offset + 4, <=, profile->len);
    memcpy(&value, profile->data + offset, 4);
    return GUINT32_FROM_BE(value);
}

// Offset of a tag's data; its length in `out`.
static size_t find_tag(const GByteArray *profile, const char *sign, size_t *out)
{
    for (guint32 i = 0; i < at32(profile, 128); i++) {
        size_t entry = 132 + 12 * (size_t)i;
        if (memcmp(profile->data + entry, sign, 4) != 0)
            continue;
        *out = at32(profile, entry + 8);
        return at32(profile, entry + 4);
    }
    g_error("no tag %s", sign);
}

static double fixed(const GByteArray *profile, size_t offset)
{
    return (gint32)at32(profile, offset) / 65536.0;
}

static void test_table(void)
{
    static const char *const tags[] = {"desc", "cprt", "wtpt", "chad", "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC"};
    g_autoptr(GByteArray) profile = jf_archive_srgb(), again = jf_archive_srgb();
    g_assert_cmpmem(profile->data, (int)profile->len, again->data, (int)again->len);
    g_assert_cmpuint(at32(profile, 0), ==, profile->len);
    g_assert_cmpuint(at32(profile, 128), ==, G_N_ELEMENTS(tags));
    g_assert_cmpmem(profile->data + 36, 4, "acsp", 4);
    for (size_t i = 0; i < G_N_ELEMENTS(tags); i++) {
        size_t length, at = find_tag(profile, tags[i], &length);
        g_assert_cmpuint(at % 4, ==, 0);
        g_assert_cmpuint(at, >=, 132 + 12 * G_N_ELEMENTS(tags));
        g_assert_cmpuint(at + length, <=, profile->len);
    }
}

// The three primaries add up to the white point, as ICC wants.
static void test_white(void)
{
    g_autoptr(GByteArray) profile = jf_archive_srgb();
    size_t length, white = find_tag(profile, "wtpt", &length), red = find_tag(profile, "rXYZ", &length);
    size_t green = find_tag(profile, "gXYZ", &length), blue = find_tag(profile, "bXYZ", &length);
    for (size_t i = 8; i < 20; i += 4)
        g_assert_cmpfloat_with_epsilon(fixed(profile, red + i) + fixed(profile, green + i) + fixed(profile, blue + i),
                                       fixed(profile, white + i), 0.0002);
}

// Both branches of the curve meet, and its end is 1.
static void test_curve(void)
{
    g_autoptr(GByteArray) profile = jf_archive_srgb();
    size_t length, curve = find_tag(profile, "gTRC", &length);
    double g = fixed(profile, curve + 12), a = fixed(profile, curve + 16), b = fixed(profile, curve + 20), c = fixed(profile, curve + 24),
           d = fixed(profile, curve + 28);
    g_assert_cmpuint(length, ==, 32);
    g_assert_cmpfloat_with_epsilon(pow(a + b, g), 1, 0.0002);
    g_assert_cmpfloat_with_epsilon(pow(a * d + b, g), c * d, 0.0002);
    g_assert_cmpfloat_with_epsilon(pow(a * 0.5 + b, g), 0.21404, 0.0002);
}

static void test_judged(void)
{
    g_autofree char *transicc = g_find_program_in_path("transicc");
    if (!transicc) {
        g_test_skip("transicc (liblcms2-utils) is not there");
        return;
    }
    g_autofree char *folder = g_dir_make_tmp("jf-icc-XXXXXX", NULL), *path = g_build_filename(folder, "srgb.icc", NULL);
    g_autoptr(GByteArray) profile = jf_archive_srgb();
    g_assert_true(g_file_set_contents(path, (const char *)profile->data, profile->len, NULL));
    g_autofree char *command = g_strdup_printf("printf '12 200 77\\n' | '%s' -v0 -n '-i%s' '-o*sRGB' -t1", transicc, path), *out = NULL,
                    *err = NULL;
    const char *argv[] = {"/bin/sh", "-c", command, NULL};
    int status = -1;
    double colour[3] = {0};
    g_assert_true(g_spawn_sync(NULL, (char **)argv, NULL, 0, NULL, NULL, &out, &err, &status, NULL));
    const char *line = strstr(out, "12."); // the banner goes elsewhere
    g_assert_true(status == 0 && line);
    g_assert_cmpint(sscanf(line, "%lf %lf %lf", &colour[0], &colour[1], &colour[2]), ==, 3);
    g_assert_cmpfloat_with_epsilon(colour[0], 12, 0.6);
    g_assert_cmpfloat_with_epsilon(colour[1], 200, 0.6);
    g_assert_cmpfloat_with_epsilon(colour[2], 77, 0.6);
    g_assert_cmpint(g_remove(path), ==, 0);
    g_assert_cmpint(g_rmdir(folder), ==, 0);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/archive/intent/table", test_table);
    g_test_add_func("/archive/intent/white", test_white);
    g_test_add_func("/archive/intent/curve", test_curve);
    g_test_add_func("/archive/intent/judged", test_judged);
    return g_test_run();
}
