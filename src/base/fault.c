// SPDX-License-Identifier: MIT
// The faults that reading and writing files meet, in Chinese.
#include "base/fault.h"
#include <errno.h>

// clang-format off
static const struct {
    int number;
    const char *text;
} chinese[] = {
    {EACCES, "没有权限"},
    {EBUSY, "正被占用"},
    {EDQUOT, "超出磁盘配额"},
    {EEXIST, "已经存在"},
    {EFBIG, "文件太大"},
    {EIO, "输入输出错误"},
    {EISDIR, "是文件夹，不是文件"},
    {ELOOP, "符号链接层数过多"},
    {EMFILE, "打开的文件过多"},
    {ENAMETOOLONG, "文件名太长"},
    {ENODEV, "没有该设备"},
    {ENOENT, "没有这个文件或文件夹"},
    {ENOMEM, "内存不足"},
    {ENOSPC, "磁盘空间不足"},
    {ENOTDIR, "路径中有一段不是文件夹"},
    {ENXIO, "没有该设备"},
    {EPERM, "不允许的操作"},
    {EPIPE, "接收方已关闭"},
    {EROFS, "文件系统只读"},
    {ETXTBSY, "文件正在运行"},
};
// clang-format on

const char *jf_fault_text(int number, JfLanguage language)
{
    for (size_t i = 0; language == JF_LANGUAGE_ZH && i < G_N_ELEMENTS(chinese); i++)
        if (chinese[i].number == number)
            return chinese[i].text;
    return g_strerror(number);
}
