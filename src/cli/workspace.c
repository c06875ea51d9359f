// SPDX-License-Identifier: MIT
// The workspace's key file.
#include "cli/workspace.h"
#include "base/file.h"
#include <string.h>

#define GROUP "workspace"
#define FILE_LIMIT ((size_t)64 << 10)

static const char *const known[] = {"language", "keys", "trust", "policy", "theme", "stylesheets", NULL};

static void complain(const char *path, const char *what, JfDiags *diags)
{
    jf_diags_add(diags, JF_DIAG_WORKSPACE_FILE, &(JfWhere){path, 0, 0}, what, NULL);
}

static bool only_known_keys(GKeyFile *file, const char *path, JfDiags *diags)
{
    bool good = true;
    g_auto(GStrv) groups = g_key_file_get_groups(file, NULL);
    for (char **group = groups; *group; group++) {
        g_auto(GStrv) keys = g_key_file_get_keys(file, *group, NULL, NULL);
        bool ours = strcmp(*group, GROUP) == 0;
        for (char **key = keys; key && *key; key++) {
            if (ours && g_strv_contains(known, *key))
                continue;
            g_autofree char *what = g_strdup_printf("[%s] %s", *group, *key);
            jf_diags_add(diags, JF_DIAG_WORKSPACE_KEY, &(JfWhere){path, 0, 0}, what, NULL);
            good = false;
        }
    }
    return good;
}

static char *in_folder(const char *folder, const char *path)
{
    return g_path_is_absolute(path) || strcmp(folder, ".") == 0 ? g_strdup(path) : g_build_filename(folder, path, NULL);
}

static char *read_path(GKeyFile *file, const char *key, const char *folder)
{
    g_autofree char *value = g_key_file_get_string(file, GROUP, key, NULL);
    return value && *value ? in_folder(folder, value) : NULL;
}

static JfWorkspace *read_values(GKeyFile *file, const char *folder)
{
    JfWorkspace *workspace = g_new0(JfWorkspace, 1);
    workspace->folder = g_strdup(folder);
    workspace->language = g_key_file_get_string(file, GROUP, "language", NULL);
    workspace->keys = read_path(file, "keys", folder);
    workspace->policy = read_path(file, "policy", folder);
    workspace->theme = read_path(file, "theme", folder);
    workspace->stylesheets = read_path(file, "stylesheets", folder);
    workspace->trust = g_key_file_get_string_list(file, GROUP, "trust", NULL, NULL);
    if (!workspace->trust)
        workspace->trust = g_new0(char *, 1);
    for (char **path = workspace->trust; *path; path++) {
        char *whole = in_folder(folder, *path);
        g_free(*path);
        *path = whole;
    }
    return workspace;
}

JfWorkspace *jf_workspace_open(const char *folder, JfDiags *diags)
{
    bool is_file = g_file_test(folder, G_FILE_TEST_IS_REGULAR);
    g_autofree char *path = is_file                    ? g_strdup(folder)
                            : strcmp(folder, ".") == 0 ? g_strdup(JF_WORKSPACE_FILE)
                                                       : g_build_filename(folder, JF_WORKSPACE_FILE, NULL);
    g_autofree char *parent = g_path_get_dirname(path);
    g_autoptr(GBytes) bytes = jf_file_read(path, FILE_LIMIT, diags);
    if (!bytes)
        return NULL;
    g_autoptr(GKeyFile) file = g_key_file_new();
    g_autoptr(GError) error = NULL;
    if (!g_key_file_load_from_bytes(file, bytes, G_KEY_FILE_NONE, &error)) {
        complain(path, error->message, diags);
        return NULL;
    }
    if (!only_known_keys(file, path, diags))
        return NULL;
    g_autoptr(JfWorkspace) workspace = read_values(file, parent);
    if (workspace->language && strcmp(workspace->language, "zh-CN") != 0 && strcmp(workspace->language, "en") != 0) {
        complain(path, "language: zh-CN | en", diags);
        return NULL;
    }
    return g_steal_pointer(&workspace);
}

void jf_workspace_free(JfWorkspace *workspace)
{
    if (!workspace)
        return;
    g_free(workspace->folder);
    g_free(workspace->language);
    g_free(workspace->keys);
    g_free(workspace->policy);
    g_free(workspace->theme);
    g_free(workspace->stylesheets);
    g_strfreev(workspace->trust);
    g_free(workspace);
}

bool jf_workspace_plain(const char *id)
{
    if (!*id || *id == '.' || strlen(id) > 100)
        return false;
    for (const char *c = id; *c; c++) // bytes of UTF-8 letters are fine; what a path or a shell would read is not
        if ((unsigned char)*c < 0x80 && !g_ascii_isalnum(*c) && !strchr("-_.", *c))
            return false;
    return true;
}

char *jf_workspace_key(const JfWorkspace *workspace, const char *person)
{
    static const char *const endings[] = {".p12", ".pfx", ".pem"};
    if (!workspace || !workspace->keys || !jf_workspace_plain(person))
        return NULL;
    for (size_t i = 0; i < G_N_ELEMENTS(endings); i++) {
        g_autofree char *name = g_strconcat(person, endings[i], NULL);
        char *path = g_build_filename(workspace->keys, name, NULL);
        if (g_file_test(path, G_FILE_TEST_EXISTS))
            return path;
        g_free(path);
    }
    return NULL;
}

char *jf_workspace_template(const char *language, bool with_trust)
{
    return g_strdup_printf(
        "# Jiaofu workspace 交付工作区\n"
        "# Paths are relative to this folder. 路径相对于本文件夹。\n"
        "[workspace]\n"
        "\n"
        "# Language of messages: zh-CN or en. 提示信息的语言。\n"
        "language=%s\n"
        "\n"
        "# Signing keys: <person id>.p12 or .pem, the id as in the record. 签名密钥：<人员 id>.p12 或 .pem，id 与记录一致。\n"
        "keys=keys\n"
        "\n"
        "# Certificates that verify trusts, several with \";\". 验证时信任的根证书，多个用“;”分隔。\n"
        "%strust=keys/ca.pem\n"
        "\n"
        "# Own policy of steps, theme, folder of stylesheets; without them the built-in ones. 自有策略、主题、样式表；不设则用内置。\n"
        "#policy=policy.xml\n"
        "#theme=theme.xml\n"
        "#stylesheets=stylesheets\n",
        language, with_trust ? "" : "#");
}
