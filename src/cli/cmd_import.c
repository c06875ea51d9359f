// SPDX-License-Identifier: MIT
// jiaofu import: tickets from another tool's CSV, by a mapping; says what became of every row.
#include "base/file.h"
#include "cli/cli.h"
#include "import/import.h"
#include "record/record.h"
#include "xml/read.h"
#include <libxml/parser.h>
#include <string.h>

typedef struct {
    char *mapping, *into, *output, *first_day, *last_day, *zone, *rows;
    gboolean strict;
} Options;

typedef struct {
    JfDay first, last;
    JfZone *zone;
    xmlDoc *record; // that the tickets are put into, or NULL
} Target;

// ---- what is asked for

static bool read_day(JfCli *cli, const char *option, const char *text, JfDay *out)
{
    if (text && jf_day_parse(text, out))
        return true;
    if (text)
        jf_diags_add(cli->diags, JF_DIAG_CLI_DAY, NULL, option, text, NULL);
    else
        jf_diags_add(cli->diags, JF_DIAG_CLI_PERIOD, NULL, NULL);
    return false;
}

static bool open_record(JfCli *cli, const Options *options, Target *target)
{
    if (!options->into)
        return true;
    g_autoptr(GBytes) bytes = jf_file_read(options->into, jf_xml_large.bytes, cli->diags);
    g_autoptr(xmlDoc) doc = bytes ? jf_xml_parse_within(&jf_xml_large, bytes, options->into, cli->diags) : NULL;
    if (!doc)
        return false;
    if (!jf_xml_child(xmlDocGetRootElement(doc), "urn:jiaofu:delivery:1", "period")) {
        jf_diags_add(cli->diags, JF_DIAG_IMPORT_PERIOD, &(JfWhere){.file = options->into}, NULL);
        return false;
    }
    // It is well-formed and within all bounds; read again with its comments, which are the author's and stay.
    gsize size;
    const char *text = g_bytes_get_data(bytes, &size);
    target->record = xmlReadMemory(text, (int)size, NULL, NULL, XML_PARSE_NONET | XML_PARSE_HUGE | XML_PARSE_BIG_LINES);
    return target->record != NULL;
}

// A record says its period and zone itself; options may say otherwise.
static bool read_target(JfCli *cli, const Options *options, Target *target)
{
    if (!open_record(cli, options, target))
        return false;
    const xmlNode *root = target->record ? xmlDocGetRootElement(target->record) : NULL;
    const xmlNode *period = root ? jf_xml_child(root, JF_RECORD_NS, "period") : NULL;
    const char *first = options->first_day ? options->first_day : period ? jf_xml_attribute(period, "first-day") : NULL;
    const char *last = options->last_day ? options->last_day : period ? jf_xml_attribute(period, "last-day") : NULL;
    const char *zone = options->zone ? options->zone : root ? jf_xml_attribute(root, "zone") : NULL;
    target->zone = jf_zone_open(zone ? zone : "Etc/UTC");
    if (!target->zone)
        jf_diags_add(cli->diags, JF_DIAG_IMPORT_ZONE, NULL, zone, NULL);
    bool days = read_day(cli, "--first-day", first, &target->first) && read_day(cli, "--last-day", last, &target->last);
    if (days && target->last < target->first)
        jf_diags_add(cli->diags, JF_DIAG_CLI_DAY, NULL, "--last-day", last, NULL);
    return jf_diags_errors(cli->diags) == 0;
}

static JfMapping *open_mapping(JfCli *cli, JfEngine *engine, const char *path)
{
    g_autofree char *folder = g_path_get_dirname(path), *name = g_path_get_basename(path);
    g_autofree char *schemas = g_build_filename(jf_engine_home(engine), "schemas", NULL);
    g_autoptr(JfSource) source = jf_source_new_folder(folder), house = jf_source_new_folder(schemas);
    g_autoptr(JfSchema) schema = jf_schema_open(house, "mapping.xsd", cli->diags);
    return schema ? jf_mapping_open(schema, source, name, cli->diags) : NULL;
}

// ---- what came of it

static char *say(const JfCli *cli, const char *path, const JfImportSummary *s)
{
    char n[7][24];
    const size_t numbers[] = {s->rows[JF_ROW_USED],
                              s->rows[JF_ROW_UNCHANGED],
                              s->rows[JF_ROW_LEFT_OUT],
                              s->rows[JF_ROW_OUTSIDE],
                              s->rows[JF_ROW_REFUSED],
                              s->tickets,
                              s->outside};
    for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++)
        g_snprintf(n[i], sizeof n[i], "%zu", numbers[i]);
    g_autofree char *rows =
        jf_text_fill(jf_cli_say(cli, "rows: {0} used, {1} without change, {2} left out by the mapping, {3} outside the period, {4} refused",
                                "各行：采用 {0}，无变化 {1}，按映射略去 {2}，不属本周期 {3}，未采用 {4}"),
                     (const char *const[]){n[0], n[1], n[2], n[3], n[4], NULL});
    return jf_text_fill(jf_cli_say(cli, "{0}: {1} tickets ({2} outside the period)\n{3}", "{0}：工单 {1} 张（不属本周期 {2} 张）\n{3}"),
                        (const char *const[]){path, n[5], n[6], rows, NULL});
}

static char *say_json(const JfImportSummary *s)
{
    return g_strdup_printf("\"tickets\":%zu,\"tickets_outside\":%zu,\"tickets_refused\":%zu,\"rows\":{\"used\":%zu,\"unchanged\":%zu,"
                           "\"left_out\":%zu,\"outside\":%zu,\"refused\":%zu}",
                           s->tickets, s->outside, s->refused, s->rows[JF_ROW_USED], s->rows[JF_ROW_UNCHANGED], s->rows[JF_ROW_LEFT_OUT],
                           s->rows[JF_ROW_OUTSIDE], s->rows[JF_ROW_REFUSED]);
}

// With --strict a refused row ends it: nothing is written.
static bool is_refused(const Options *options, const JfImportSummary *summary, JfDiags *diags)
{
    if (!options->strict || summary->rows[JF_ROW_REFUSED] == 0)
        return false;
    g_autofree char *n = g_strdup_printf("%zu", summary->rows[JF_ROW_REFUSED]);
    jf_diags_add(diags, JF_DIAG_IMPORT_STRICT, NULL, n, NULL);
    return true;
}

// Neither output lands on what is read; the record alone may be written over, which is what replacing its tickets is.
static bool spares_inputs(const Options *options, const char *csv, JfDiags *diags)
{
    const char *const outputs[] = {options->output, options->rows}, *const inputs[] = {csv, options->mapping, options->into};
    for (size_t o = 0; o < G_N_ELEMENTS(outputs); o++)
        for (size_t i = 0; i < G_N_ELEMENTS(inputs); i++) {
            bool replaced = outputs[o] == options->output && inputs[i] == options->into;
            if (outputs[o] && inputs[i] && !replaced && !jf_cli_spares_record(outputs[o], inputs[i], diags))
                return false;
        }
    return true;
}

static void convert(JfCli *cli, const Options *options, const JfMapping *mapping, const Target *target, const char *path)
{
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_autoptr(GBytes) csv = spares_inputs(options, path, diags) ? jf_file_read(path, JF_IMPORT_LIMIT, diags) : NULL;
    g_autoptr(JfImport) import = csv ? jf_import_read(mapping, csv, path, diags) : NULL;
    if (!import) {
        jf_cli_result(cli, path, diags, NULL, NULL);
        return;
    }
    g_autoptr(GBytes) period = jf_import_period(import, target->first, target->last, target->zone);
    g_autoptr(GBytes) record = target->record ? jf_import_into(target->record, period, diags) : g_bytes_ref(period);
    g_autoptr(GBytes) rows = jf_import_rows(import, cli->language);
    JfImportSummary summary = jf_import_summary(import);
    bool fine = record && (!options->rows || jf_cli_write(options->rows, rows, diags));
    if (fine && !is_refused(options, &summary, diags))
        fine = jf_cli_write(options->output ? options->output : "-", record, diags);
    g_autofree char *text = options->output ? say(cli, path, &summary) : NULL;
    g_autofree char *json = say_json(&summary);
    jf_cli_result(cli, path, diags, text, json);
}

void jf_cmd_import(JfCli *cli, int argc, char **argv)
{
    Options o = {0};
    const GOptionEntry entries[] = {
        {"mapping", 'm', 0, G_OPTION_ARG_FILENAME, &o.mapping,
         "how columns become tickets (samples/import)|列与工单的映射（见 samples/import）", "FILE"},
        {"into", 'i', 0, G_OPTION_ARG_FILENAME, &o.into,
         "record whose tickets are replaced; else a period alone is written|放入此记录（替换其工单）", "RECORD"},
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &o.output, "what is written; - or nothing: standard output|输出文件；- 或省略为标准输出",
         "FILE"},
        {"first-day", 0, 0, G_OPTION_ARG_FILENAME, &o.first_day, "first day of the period|周期第一天", "DAY"},
        {"last-day", 0, 0, G_OPTION_ARG_FILENAME, &o.last_day, "last day of the period, included|周期最后一天（含）", "DAY"},
        {"zone", 0, 0, G_OPTION_ARG_FILENAME, &o.zone, "zone of the days and of the times written|日期及输出时间的时区", "ZONE"},
        {"rows", 0, 0, G_OPTION_ARG_FILENAME, &o.rows, "CSV file that says what became of each row|逐行说明去向的 CSV 文件", "FILE"},
        {"strict", 0, 0, G_OPTION_ARG_NONE, &o.strict, "write nothing if a row is refused|有未采用的行则不输出", NULL},
        {NULL, 0, 0, 0, NULL, NULL, NULL},
    };
    g_auto(GStrv) files = NULL;
    Target target = {0};
    if (jf_cli_parse(cli, argc, argv, entries, &files) == JF_PARSED && jf_cli_need_files(cli, files, "CSV files", "CSV 文件")) {
        g_autoptr(JfEngine) engine = NULL;
        g_autoptr(JfMapping) mapping = NULL;
        if (!o.mapping)
            jf_diags_add(cli->diags, JF_DIAG_CLI_NOTHING, NULL, "import", "--mapping", "--mapping", NULL);
        else if (files[1])
            jf_diags_add(cli->diags, JF_DIAG_CLI_ONE, NULL, "import", NULL);
        else if (read_target(cli, &o, &target) && (engine = jf_cli_engine(cli, NULL, NULL, NULL)) &&
                 (mapping = open_mapping(cli, engine, o.mapping))) {
            jf_cli_progress(cli, 0, 1, files[0]);
            convert(cli, &o, mapping, &target, files[0]);
        }
    }
    jf_zone_free(target.zone);
    g_clear_pointer(&target.record, xmlFreeDoc);
    char *const texts[] = {o.mapping, o.into, o.output, o.first_day, o.last_day, o.zone, o.rows};
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
        g_free(texts[i]);
}
