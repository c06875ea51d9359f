// SPDX-License-Identifier: MIT
// jiaofu render: records to PDF; or to pictures of the pages, or to what a stage of the way says of itself.
#include "base/fault.h"
#include "base/file.h"
#include "base/quote.h"
#include "cli/cli.h"
#include "job/job.h"
#include "paint/paint.h"
#include <errno.h>
#include <string.h>
#include <unistd.h>

typedef enum { FORMAT_PDF, FORMAT_PNG, FORMAT_SVG, FORMAT_MODEL, FORMAT_LAYOUT, FORMAT_TRACE } Format;

static const char *const formats[] = {"pdf", "png", "svg", "model", "layout", "trace", NULL};
static const char *const endings[] = {".pdf", ".png", ".svg", ".model.txt", ".layout.txt", ".trace.txt"};
static const char *const languages[] = {"zh-CN", "en", NULL};
static const char *const forms[] = {"planned", "completed", NULL};

typedef struct {
    JfCli *cli;
    JfEngine *engine;
    char *output, *language, *form, *format_name, *issued_at, *theme, *stylesheets, *policy;
    int dpi;
    Format format;
    bool to_folder;
    JfInstant now;
} Render;

static void render_clear(Render *r)
{
    jf_engine_free(r->engine);
    g_free(r->output);
    g_free(r->language);
    g_free(r->form);
    g_free(r->format_name);
    g_free(r->issued_at);
    g_free(r->theme);
    g_free(r->stylesheets);
    g_free(r->policy);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Render, render_clear)

// ---- what comes out: one file, or one for each page

static GBytes *dump(const JfJob *job, Format format)
{
    GString *out = g_string_new(NULL);
    if (format == FORMAT_MODEL)
        jf_model_dump(jf_job_model(job), out);
    else if (format == FORMAT_LAYOUT)
        jf_pages_dump(jf_job_pages(job), out);
    else
        jf_paint_trace(jf_job_pages(job), out);
    return g_string_free_to_bytes(out);
}

static bool paint_pages(const Render *r, const JfJob *job, GPtrArray *out, JfDiags *diags)
{
    const JfPages *pages = jf_job_pages(job);
    JfFonts *fonts = jf_engine_fonts(r->engine);
    for (size_t i = 0; i < pages->n_pages; i++) {
        GBytes *page = r->format == FORMAT_PNG ? jf_paint_png(pages, fonts, i, r->dpi, diags) : jf_paint_svg(pages, fonts, i, diags);
        if (!page)
            return false;
        g_ptr_array_add(out, page);
    }
    return true;
}

static bool make(const Render *r, JfJob *job, GPtrArray *out, JfDiags *diags)
{
    if (r->format == FORMAT_PNG || r->format == FORMAT_SVG)
        return paint_pages(r, job, out, diags);
    GBytes *bytes = r->format == FORMAT_PDF ? jf_job_pdf(job, diags) : dump(job, r->format);
    if (bytes)
        g_ptr_array_add(out, bytes);
    return bytes != NULL;
}

// ---- where it goes

static char *without_ending(const char *name)
{
    const char *dot = strrchr(name, '.');
    return dot && dot > name ? g_strndup(name, (gsize)(dot - name)) : g_strdup(name);
}

static char *name_for(const Render *r, const char *record)
{
    g_autofree char *file = g_path_get_basename(record), *stem = without_ending(file);
    return g_strconcat(stem, endings[r->format], NULL);
}

static char *output_path(const Render *r, const char *record)
{
    if (!r->output)
        return r->format >= FORMAT_MODEL ? g_strdup("-") : name_for(r, record);
    if (!r->to_folder)
        return g_strdup(r->output);
    g_autofree char *name = name_for(r, record);
    return g_build_filename(r->output, name, NULL);
}

static char *page_path(const char *path, size_t page, size_t n)
{
    if (n == 1 || strcmp(path, "-") == 0)
        return g_strdup(path);
    g_autofree char *stem = without_ending(path);
    return g_strdup_printf("%s-%zu%s", stem, page + 1, path + strlen(stem));
}

static bool write_all(const char *path, const GPtrArray *files, JfDiags *diags)
{
    for (guint i = 0; i < files->len; i++) {
        g_autofree char *page = page_path(path, i, files->len);
        if (!jf_cli_write(page, g_ptr_array_index(files, i), diags))
            return false;
    }
    return true;
}

// A repeated command must not take away what people have signed.
static bool spares_signed(const char *output, JfDiags *diags)
{
    static const char mark[] = "/ByteRange";
    bool regular = g_file_test(output, G_FILE_TEST_IS_REGULAR); // to open a pipe would be to wait for it
    g_autoptr(GMappedFile) there = regular ? g_mapped_file_new(output, FALSE, NULL) : NULL;
    size_t length = there ? g_mapped_file_get_length(there) : 0;
    if (length == 0 || !memmem(g_mapped_file_get_contents(there), length, mark, strlen(mark)))
        return true;
    jf_diags_add(diags, JF_DIAG_CLI_SIGNED, &(JfWhere){output, 0, 0}, output, NULL);
    return false;
}

// ---- one record

static JfJob *open_job(const Render *r, const char *path, JfInput *input, JfDiags *diags)
{
    if (!jf_cli_record(r->engine, path, input, diags))
        return NULL;
    JfJobOptions options = {.language = r->language, .form = r->form, .issued_at = r->now};
    if (r->issued_at && !jf_cli_instant("--issued-at", r->issued_at, jf_record_zone(input->record), &options.issued_at, diags))
        return NULL;
    return jf_job_open(r->engine, input->record, &options, diags);
}

static void render(const Render *r, const char *path)
{
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
    g_auto(JfInput) input = {0};
    g_autofree char *output = output_path(r, path);
    int lock = -1; // nobody signs what is about to be replaced
    bool spared = strcmp(output, "-") == 0 ||
                  (jf_file_lock(output, &lock, diags) && jf_cli_spares_record(output, path, diags) && spares_signed(output, diags));
    g_autoptr(JfJob) job = spared ? open_job(r, path, &input, diags) : NULL;
    bool done = job && make(r, job, files, diags) && write_all(output, files, diags);
    if (lock >= 0)
        close(lock);
    bool to_stdout = strcmp(output, "-") == 0;
    g_autofree char *text = to_stdout ? NULL : g_strdup_printf("%s → %s", path, output);
    g_autoptr(GString) json = g_string_new("\"output\":");
    jf_json_string(json, output);
    jf_cli_result(r->cli, path, diags, text, done && !to_stdout ? json->str : NULL);
}

// ---- the command

static bool make_folder(const char *path, JfDiags *diags)
{
    if (g_mkdir_with_parents(path, 0777) == 0)
        return true;
    jf_diags_add(diags, JF_DIAG_FILE_WRITE, NULL, path, JF_FAULT_TEXTS(errno), NULL);
    return false;
}

static bool prepare_folder(Render *r, size_t n)
{
    if (!r->output)
        return true;
    r->to_folder = g_str_has_suffix(r->output, "/") || g_file_test(r->output, G_FILE_TEST_IS_DIR);
    if (r->to_folder && !make_folder(r->output, r->cli->diags))
        return false;
    if (n > 1 && !r->to_folder) {
        jf_diags_add(r->cli->diags, JF_DIAG_CLI_SEVERAL, NULL, r->output, NULL);
        return false;
    }
    return true;
}

// Records of different folders may have one name; then one document would silently take the other's place.
static bool names_differ(const Render *r, char **files)
{
    g_autoptr(GHashTable) taken = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (char **file = files; files[0] && files[1] && *file; file++) {
        g_autofree char *output = output_path(r, *file);
        const char *other = strcmp(output, "-") == 0 ? NULL : g_hash_table_lookup(taken, output);
        if (other) {
            jf_diags_add(r->cli->diags, JF_DIAG_CLI_SAME_NAME, NULL, other, *file, output, NULL);
            return false;
        }
        g_hash_table_insert(taken, g_steal_pointer(&output), *file);
    }
    return true;
}

static bool check_options(Render *r, size_t n)
{
    JfCli *cli = r->cli;
    static const char *const resolutions[] = {"36 … 600", NULL};
    int format = r->format_name ? jf_cli_choice(cli, "--format", r->format_name, formats) : FORMAT_PDF;
    bool good = format >= 0;
    good &= !r->language || jf_cli_choice(cli, "--lang", r->language, languages) >= 0;
    good &= !r->form || jf_cli_choice(cli, "--form", r->form, forms) >= 0;
    if (r->dpi < 36 || r->dpi > 600) {
        g_autofree char *value = g_strdup_printf("%d", r->dpi);
        good &= jf_cli_choice(cli, "--dpi", value, resolutions) >= 0;
    }
    r->format = (Format)MAX(format, 0);
    r->now = jf_clock_now();
    return good && prepare_folder(r, n);
}

void jf_cmd_render(JfCli *cli, int argc, char **argv)
{
    g_auto(Render) r = {.cli = cli, .dpi = 144};
    g_auto(GStrv) files = NULL;
    const GOptionEntry entries[] = {
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &r.output,
         "where to: a file, a folder, or - (default: here)|输出到文件、文件夹或 -（默认当前文件夹）", "PATH"},
        {"lang", 'l', 0, G_OPTION_ARG_FILENAME, &r.language, "zh-CN, en (default: the record's)|zh-CN、en（默认按记录）", "LANG"},
        {"form", 0, 0, G_OPTION_ARG_FILENAME, &r.form,
         "planned, completed (default: as the record's state)|planned 计划单、completed 完成单（默认按记录状态）", "FORM"},
        {"format", 'f', 0, G_OPTION_ARG_FILENAME, &r.format_name, "pdf, png, svg, model, layout, trace|pdf、png、svg、model、layout、trace",
         "FORMAT"},
        {"issued-at", 0, 0, G_OPTION_ARG_FILENAME, &r.issued_at, "time of issue (default: now)|签发时间（默认当前时间）", "TIME"},
        {"dpi", 0, 0, G_OPTION_ARG_INT, &r.dpi, "resolution of png, 36 to 600 (default: 144)|png 分辨率，36 至 600（默认 144）", "N"},
        {"theme", 0, 0, G_OPTION_ARG_FILENAME, &r.theme, "own theme|自有主题", "FILE"},
        {"stylesheets", 0, 0, G_OPTION_ARG_FILENAME, &r.stylesheets, "folder of own stylesheets|自有样式表文件夹", "DIR"},
        {"policy", 0, 0, G_OPTION_ARG_FILENAME, &r.policy, "own policy of signing steps|自有签署策略", "FILE"},
        {NULL, 0, 0, 0, NULL, NULL, NULL},
    };
    if (jf_cli_parse(cli, argc, argv, entries, &files) != JF_PARSED || !jf_cli_need_files(cli, files, "records", "记录文件"))
        return;
    size_t n = g_strv_length(files);
    if (!check_options(&r, n) || !names_differ(&r, files) || !(r.engine = jf_cli_engine(cli, r.theme, r.stylesheets, r.policy)))
        return;
    for (size_t i = 0; i < n; i++) {
        jf_cli_progress(cli, i, n, files[i]);
        render(&r, files[i]);
    }
}
