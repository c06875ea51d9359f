// SPDX-License-Identifier: MIT
// What the system says of a failed call, in both languages.
#include "base/fault.h"
#include <errno.h>
#include <string.h>

static void test_languages(void)
{
    g_assert_cmpstr(jf_fault_text(ENOSPC, JF_LANGUAGE_ZH), ==, "磁盘空间不足");
    g_assert_cmpstr(jf_fault_text(ENOSPC, JF_LANGUAGE_EN), ==, g_strerror(ENOSPC));
    g_assert_cmpstr(jf_fault_text(EXDEV, JF_LANGUAGE_ZH), ==, g_strerror(EXDEV)); // none of ours: the system's
}

static void test_entry(void)
{
    g_autoptr(JfDiags) diags = jf_diags_new();
    jf_diags_add(diags, JF_DIAG_FILE_WRITE, NULL, "a.pdf", JF_FAULT_TEXTS(EROFS), NULL);
    g_assert_cmpstr(jf_diags_at(diags, 0)->text[JF_LANGUAGE_ZH], ==, "无法写入 a.pdf：文件系统只读");
    g_assert_nonnull(strstr(jf_diags_at(diags, 0)->text[JF_LANGUAGE_EN], g_strerror(EROFS)));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/fault/languages", test_languages);
    g_test_add_func("/fault/entry", test_entry);
    return g_test_run();
}
