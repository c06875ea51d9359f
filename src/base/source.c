// SPDX-License-Identifier: MIT
// Parts of a record from a folder or a bundle; nothing outside either is ever opened.
#include "base/source.h"
#include "base/descriptor.h"
#include "base/fault.h"
#include "base/file.h"
#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

struct JfSource {
    char *folder;        // NULL: a bundle
    GHashTable *bundle;  // name → GBytes; NULL: a folder
    GPtrArray *parts;    // JfPart, in the order of first reading
    GHashTable *by_name; // name → JfPart of `parts`
};

static void part_free(void *data)
{
    JfPart *part = data;
    g_free((char *)part->name);
    g_free((char *)part->sha256);
    g_bytes_unref(part->bytes);
    g_free(part);
}

static JfSource *source_new(void)
{
    JfSource *source = g_new0(JfSource, 1);
    source->parts = g_ptr_array_new_with_free_func(part_free);
    source->by_name = g_hash_table_new(g_str_hash, g_str_equal);
    return source;
}

JfSource *jf_source_new_folder(const char *folder)
{
    JfSource *source = source_new();
    source->folder = g_strdup(*folder ? folder : ".");
    return source;
}

JfSource *jf_source_new_bundle(void)
{
    JfSource *source = source_new();
    source->bundle = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_bytes_unref);
    return source;
}

void jf_source_free(JfSource *source)
{
    if (!source)
        return;
    g_hash_table_destroy(source->by_name);
    g_ptr_array_free(source->parts, TRUE);
    if (source->bundle)
        g_hash_table_destroy(source->bundle);
    g_free(source->folder);
    g_free(source);
}

// ---- names

static bool has_scheme(const char *name)
{
    const char *c = name;
    while (g_ascii_isalnum(*c) || *c == '+' || *c == '-' || *c == '.')
        c++;
    return *c == ':';
}

// The name without "." and doubled "/"; NULL for a name that leads, or may lead, out of the folder.
static char *clean_name(const char *name)
{
    if (*name == '/' || *name == '\\' || has_scheme(name) || !g_utf8_validate(name, -1, NULL))
        return NULL;
    g_auto(GStrv) pieces = g_strsplit(name, "/", -1);
    GString *out = g_string_new(NULL);
    for (char **piece = pieces; *piece; piece++) {
        if (strcmp(*piece, "..") == 0) {
            g_string_free(out, TRUE);
            return NULL;
        }
        if (!**piece || strcmp(*piece, ".") == 0)
            continue;
        if (out->len)
            g_string_append_c(out, '/');
        g_string_append(out, *piece);
    }
    bool empty = out->len == 0;
    return empty ? (g_string_free(out, TRUE), NULL) : g_string_free(out, FALSE);
}

char *jf_source_path(const JfSource *source, const char *name)
{
    if (!source->folder || strcmp(source->folder, ".") == 0)
        return g_strdup(name);
    return g_build_filename(source->folder, name, NULL);
}

// What was asked for by name is missing input (66); what a record refers to is a fault of the record (65), at the place that refers to it.
static void add_missing(const char *path, int fault, const JfWhere *where, JfDiags *diags)
{
    jf_diags_add(diags, where ? JF_DIAG_PART_MISSING : JF_DIAG_FILE_MISSING, where, path, JF_FAULT_TEXTS(fault), NULL);
}

// ---- folders

// For kernels and sandboxes without openat2: no symbolic link at all is followed.
static int open_step_by_step(int folder, const char *name)
{
    g_auto(GStrv) pieces = g_strsplit(name, "/", -1);
    int at = folder;
    for (char **piece = pieces; *piece; piece++) {
        int flags = O_CLOEXEC | O_NOFOLLOW | (piece[1] ? O_RDONLY | O_DIRECTORY : O_RDONLY | O_NONBLOCK | O_NOCTTY);
        int next = openat(at, *piece, flags);
        int fault = errno;
        if (at != folder)
            close(at);
        errno = fault == ELOOP ? EXDEV : fault;
        if (next < 0)
            return -1;
        at = next;
    }
    return at;
}

static int open_beneath(int folder, const char *name)
{
    struct open_how how = {
        .flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY,
        .resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS,
    };
    int fd;
    do
        fd = (int)syscall(SYS_openat2, folder, name, &how, sizeof how);
    while (fd < 0 && (errno == EAGAIN || errno == EINTR)); // EAGAIN: a rename elsewhere, ask again
    if (fd < 0 && (errno == ENOSYS || errno == EPERM))
        return open_step_by_step(folder, name);
    return fd;
}

static GBytes *read_from_folder(const JfSource *source, const char *name, size_t limit, const JfWhere *where, JfDiags *diags)
{
    g_autofree char *path = jf_source_path(source, name);
    int folder = open(source->folder, O_PATH | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) {
        add_missing(path, errno, where, diags);
        return NULL;
    }
    int fd = open_beneath(folder, name), fault = errno;
    close(folder);
    if (fd >= 0)
        return jf_descriptor_read(fd, path, limit, where, diags);
    if (fault == EXDEV)
        jf_diags_add(diags, JF_DIAG_PART_OUTSIDE, where, path, NULL);
    else
        add_missing(path, fault, where, diags);
    return NULL;
}

// ---- bundles

void jf_source_add(JfSource *source, const char *name, GBytes *bytes)
{
    g_assert(source->bundle);
    char *clean = clean_name(name);
    g_hash_table_replace(source->bundle, clean ? clean : g_strdup(name), g_bytes_ref(bytes));
}

static bool within_limit(GBytes *bytes, const char *name, size_t limit, const JfWhere *where, JfDiags *diags)
{
    if (g_bytes_get_size(bytes) <= limit)
        return true;
    g_autofree char *text = g_strdup_printf("%zu", limit);
    jf_diags_add(diags, JF_DIAG_FILE_SIZE, where, name, text, NULL);
    return false;
}

static GBytes *read_from_bundle(const JfSource *source, const char *name, size_t limit, const JfWhere *where, JfDiags *diags)
{
    GBytes *bytes = g_hash_table_lookup(source->bundle, name);
    if (!bytes) {
        add_missing(name, ENOENT, where, diags);
        return NULL;
    }
    return within_limit(bytes, name, limit, where, diags) ? g_bytes_ref(bytes) : NULL;
}

// ---- reading

static const JfPart *remember(JfSource *source, char *name, GBytes *bytes)
{
    JfPart *part = g_new(JfPart, 1);
    *part = (JfPart){name, bytes, jf_bytes_sha256(bytes)};
    g_ptr_array_add(source->parts, part);
    g_hash_table_insert(source->by_name, name, part);
    return part;
}

GBytes *jf_source_read(JfSource *source, const char *name, size_t limit, const JfWhere *where, JfDiags *diags)
{
    g_autofree char *clean = clean_name(name);
    if (!clean) {
        jf_diags_add(diags, JF_DIAG_PART_OUTSIDE, where, name, NULL);
        return NULL;
    }
    const JfPart *part = g_hash_table_lookup(source->by_name, clean);
    if (part)
        return within_limit(part->bytes, name, limit, where, diags) ? part->bytes : NULL;
    GBytes *bytes = (source->folder ? read_from_folder : read_from_bundle)(source, clean, limit, where, diags);
    return bytes ? remember(source, g_steal_pointer(&clean), bytes)->bytes : NULL;
}

size_t jf_source_count(const JfSource *source)
{
    return source->parts->len;
}

const JfPart *jf_source_at(const JfSource *source, size_t i)
{
    g_assert(i < source->parts->len);
    return g_ptr_array_index(source->parts, i);
}
