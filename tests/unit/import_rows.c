// SPDX-License-Identifier: MIT
// Import: what rows become, what is refused and why, and that every row has an outcome.
#include "import/import.h"
#include "xml/read.h"
#include <string.h>

#define OPEN "<mapping xmlns='urn:jiaofu:mapping:1' version='1' rows='"
#define TICKET "<ticket><number column='id'/><title column='title'/><kind text='incident'/><channel text='phone'/><priority column='prio'>" \
               "<when is='high' then='P1'/><when is='low' then='P4'/></priority>"
#define TABLE_HEAD "tickets'><csv/><unknown value='?'/><times zone='Europe/Berlin'><format>%Y-%m-%d %H:%M</format></times>"
#define TICKETS OPEN TABLE_HEAD TICKET "</ticket><event type='received' at='opened'/><event type='resolved' at='solved'/></mapping>"
#define CHANGES OPEN "changes'><csv/><unknown value='?'/><times zone='Etc/UTC'><format>%Y-%m-%d %H:%M</format></times>" TICKET \
                     "</ticket><event type='received' at='opened'/><history at='at' state='state'><state is='new' means='new'/>" \
                     "<state is='work' means='working'/><state is='wait' means='paused' reason='awaiting-customer'/>" \
                     "<state is='vendor' means='paused' reason='awaiting-third-party'/><state is='done' means='resolved'/>" \
                     "<state is='shut' means='closed'/><state is='void' means='cancelled'/><changed column='team' event='assigned'/></history></mapping>"

typedef struct {
    JfDiags *diags;
    JfMapping *mapping;
    JfImport *import;
    char *period; // text
} Fixture;

static void set_up(Fixture *f, gconstpointer data)
{
    (void)data;
    *f = (Fixture){.diags = jf_diags_new()};
}

static void tear_down(Fixture *f, gconstpointer data)
{
    (void)data;
    jf_import_free(f->import);
    jf_mapping_free(f->mapping);
    jf_diags_free(f->diags);
    g_free(f->period);
}

static JfMapping *mapping_of(JfDiags *diags, const char *text)
{
    g_autoptr(JfSource) schemas = jf_source_new_folder("schemas"), source = jf_source_new_bundle();
    g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));
    g_autoptr(JfSchema) schema = jf_schema_open(schemas, "mapping.xsd", diags);
    jf_source_add(source, "m.xml", bytes);
    return jf_mapping_open(schema, source, "m.xml", diags);
}

static void read_csv(Fixture *f, const char *mapping, const char *csv, size_t length)
{
    g_autoptr(GBytes) bytes = g_bytes_new(csv, length);
    f->mapping = mapping_of(f->diags, mapping);
    g_assert_nonnull(f->mapping);
    f->import = jf_import_read(f->mapping, bytes, "t.csv", f->diags);
}

// Reads and makes the period of March 2026 in UTC.
static JfImportSummary march(Fixture *f, const char *mapping, const char *csv)
{
    JfDay first, last;
    g_autoptr(JfZone) zone = jf_zone_open("Etc/UTC");
    read_csv(f, mapping, csv, strlen(csv));
    g_assert_nonnull(f->import);
    g_assert_true(jf_day_parse("2026-03-01", &first));
    g_assert_true(jf_day_parse("2026-03-31", &last));
    g_autoptr(GBytes) period = jf_import_period(f->import, first, last, zone);
    f->period = g_strndup(g_bytes_get_data(period, NULL), g_bytes_get_size(period));
    JfImportSummary summary = jf_import_summary(f->import);
    size_t rows = 0;
    for (int i = 0; i < JF_ROW_OUTCOMES_; i++)
        rows += summary.rows[i];
    g_autoptr(GBytes) list = jf_import_rows(f->import, JF_LANGUAGE_EN);
    const char *text = g_bytes_get_data(list, NULL);
    size_t lines = 0;
    for (gsize i = 0; i < g_bytes_get_size(list); i++)
        lines += text[i] == '\n';
    g_assert_cmpuint(rows, ==, lines - 1); // no row without an outcome
    return summary;
}

// The types of the first ticket's events with their minutes since 2026-03-02 00:00 UTC.
static char *events_of(const Fixture *f)
{
    GString *out = g_string_new(NULL);
    const char *end = strstr(f->period, "</ticket>");
    for (const char *at = strstr(f->period, "<event at=\""); at && at < end; at = strstr(at + 1, "<event at=\"")) {
        JfInstant instant, origin;
        g_autofree char *time = g_strndup(at + 11, 25);
        const char *type = strstr(at, "type=\"") + 6;
        g_assert_cmpint(jf_instant_parse(time, NULL, &instant), ==, JF_INSTANT_OK);
        jf_instant_parse("2026-03-02T00:00:00Z", NULL, &origin);
        g_string_append_printf(out, "%s%.*s@%d", out->len ? " " : "", (int)strcspn(type, "\""), type, (int)((instant - origin) / 60000000));
    }
    return g_string_free(out, FALSE);
}

static void assert_events(Fixture *f, const char *csv, const char *wanted)
{
    march(f, CHANGES, csv);
    g_autofree char *events = events_of(f);
    g_assert_cmpstr(events, ==, wanted);
}

static void assert_warned(const Fixture *f, JfDiagId id, int line)
{
    for (size_t i = 0; i < jf_diags_count(f->diags); i++)
        if (jf_diags_has(f->diags, id) && jf_diags_at(f->diags, i)->where.line == line)
            return;
    jf_diags_print(f->diags, JF_LANGUAGE_EN, stderr);
    g_error("no such warning at line %d", line);
}

// ---- one row, one ticket

static void test_tickets(Fixture *f, gconstpointer data)
{
    (void)data;
    JfImportSummary s = march(f, TICKETS, "id,title,prio,opened,solved,other\r\n"
                                          "IN-1,\"a, \"\"b\"\" & <c>\",high,2026-03-02 08:00,2026-03-02 09:30,x\r\n"
                                          "\r\n"
                                          "IN-2,\"two\nlines\",low,2026-03-03 08:00,?,x\r\n");
    g_assert_cmpuint(s.tickets, ==, 2);
    g_assert_cmpuint(s.rows[JF_ROW_USED], ==, 2);
    g_assert_cmpuint(jf_diags_count(f->diags), ==, 0);
    g_assert_nonnull(strstr(f->period, "<title>a, &quot;b&quot; &amp; &lt;c&gt;</title>"));
    g_assert_nonnull(strstr(f->period, "<title>two lines</title>"));
    g_autofree char *events = events_of(f); // Berlin is an hour ahead; the answer is inferred
    g_assert_cmpstr(events, ==, "received@420 acknowledged@510 resolved@510");
}

static void test_refused(Fixture *f, gconstpointer data)
{
    (void)data;
    JfImportSummary s = march(f, TICKETS, "id,title,prio,opened,solved\n"
                                          "IN-1,a,high,2026-03-02 08:00,\n"     // 2: fine
                                          "IN-2,a,urgent,2026-03-02 08:00,\n"   // 3: unknown word
                                          "IN-3,a,high,02.03.2026,\n"           // 4: no such format
                                          "IN-4,a,high,2026-03-29 02:30,\n"     // 5: gap
                                          "IN-5,a,high,2026-10-25 02:30,\n"     // 6: twice
                                          "IN-6,a,high,2026-03-02 08:00,2026-03-02 07:59\n" // 7: before receipt
                                          ",a,high,2026-03-02 08:00,\n"         // 8: no number
                                          "IN 7,a,high,2026-03-02 08:00,\n"     // 9: not a number
                                          "IN-8,,high,2026-03-02 08:00,\n"      // 10: no title
                                          "IN-1,a,high,2026-03-02 08:00,\n"     // 11: twice
                                          "IN-9,a,b,high,2026-03-02 08:00,\n"   // 12: a field too many
                                          "IN-10,a\x07,high,2026-03-02 08:00,\n" // 13: a control
                                          "IN-11,a,high,?,\n"                   // 14: never received
                                          "IN-12,a,high,2026-02-30 08:00,\n");  // 15: no such day
    g_assert_cmpuint(s.tickets, ==, 1);
    g_assert_cmpuint(s.rows[JF_ROW_USED], ==, 1);
    g_assert_cmpuint(s.rows[JF_ROW_REFUSED], ==, 13);
    g_assert_cmpuint(jf_diags_errors(f->diags), ==, 0);
    static const struct {
        JfDiagId id;
        int line;
    } wanted[] = {{JF_DIAG_IMPORT_VALUE, 3}, {JF_DIAG_IMPORT_TIME, 4},   {JF_DIAG_IMPORT_GAP, 5},     {JF_DIAG_IMPORT_TIME_TWICE, 6},
                  {JF_DIAG_IMPORT_ORDER, 7}, {JF_DIAG_IMPORT_NEEDED, 8}, {JF_DIAG_IMPORT_NUMBER, 9},  {JF_DIAG_IMPORT_NEEDED, 10},
                  {JF_DIAG_IMPORT_TWICE, 11}, {JF_DIAG_IMPORT_FIELDS, 12}, {JF_DIAG_IMPORT_TEXT, 13}, {JF_DIAG_IMPORT_NEEDED, 14},
                  {JF_DIAG_IMPORT_TIME, 15}};
    for (size_t i = 0; i < G_N_ELEMENTS(wanted); i++)
        assert_warned(f, wanted[i].id, wanted[i].line);
    g_assert_cmpuint(jf_diags_count(f->diags), ==, G_N_ELEMENTS(wanted));
}

static void test_outside(Fixture *f, gconstpointer data)
{
    (void)data;
    JfImportSummary s = march(f, TICKETS, "id,title,prio,opened,solved\n"
                                          "IN-1,before,high,2026-02-02 08:00,2026-02-27 08:00\n"
                                          "IN-2,into,high,2026-02-02 08:00,2026-03-01 01:00\n" // 00:00 UTC is within
                                          "IN-3,open,high,2026-02-02 08:00,\n"
                                          "IN-4,late,high,2026-04-01 02:00,\n"                 // summer time: 00:00 UTC on 1 April is outside
                                          "IN-5,last,high,2026-04-01 01:59,\n");
    g_assert_cmpuint(s.tickets, ==, 3);
    g_assert_cmpuint(s.outside, ==, 2);
    g_assert_cmpuint(s.rows[JF_ROW_OUTSIDE], ==, 2);
    g_assert_null(strstr(f->period, "IN-1"));
    g_assert_null(strstr(f->period, "IN-4"));
}

// ---- changes

static void test_history(Fixture *f, gconstpointer data)
{
    (void)data;
    assert_events(f, "id,title,prio,opened,at,state,team\n"
                     "IN-1,a,low,2026-03-02 08:00,2026-03-02 08:00,new,desk\n"
                     "IN-1,a,low,2026-03-02 08:00,2026-03-02 09:10,wait,desk\n" // answered and paused in one
                     "IN-1,a,high,2026-03-02 08:00,2026-03-02 10:00,work,net\n"
                     "IN-1,a,high,2026-03-02 08:00,2026-03-02 10:05,work,net\n" // nothing new
                     "IN-1,a,high,2026-03-02 08:00,2026-03-02 11:00,done,net\n"
                     "IN-1,a,high,2026-03-02 08:00,2026-03-02 12:00,wait,net\n" // reopened, then paused
                     "IN-1,a,high,2026-03-02 08:00,2026-03-02 13:00,vendor,net\n"
                     "IN-1,a,high,2026-03-02 08:00,2026-03-02 14:00,shut,net\n",
                  "received@480 acknowledged@550 paused@550 priority-changed@600 assigned@600 resumed@600 resolved@660 reopened@720 paused@720 "
                  "resumed@780 paused@780 resolved@840 closed@840");
    g_assert_cmpuint(jf_import_summary(f->import).rows[JF_ROW_UNCHANGED], ==, 1);
}

// Rows out of order are put in order; a state that the mapping does not know refuses its row alone.
static void test_disorder(Fixture *f, gconstpointer data)
{
    (void)data;
    assert_events(f, "id,title,prio,opened,at,state,team\n"
                     "IN-1,a,low,2026-03-02 08:00,2026-03-02 11:00,done,x\n"
                     "IN-1,a,low,2026-03-02 08:00,2026-03-02 10:00,asleep,x\n"
                     "IN-1,a,low,2026-03-02 08:00,2026-03-02 09:00,work,x\n"
                     "IN-1,a,low,2026-03-02 08:00,2026-03-02 07:00,new,x\n", // before receipt
                  "received@480 acknowledged@540 resolved@660");
    assert_warned(f, JF_DIAG_IMPORT_VALUE, 3);
    assert_warned(f, JF_DIAG_IMPORT_ORDER, 5);
    g_assert_cmpuint(jf_import_summary(f->import).rows[JF_ROW_REFUSED], ==, 2);
}

static void test_cancelled(Fixture *f, gconstpointer data)
{
    (void)data;
    assert_events(f, "id,title,prio,opened,at,state,team\nIN-1,a,low,2026-03-02 08:00,2026-03-02 08:30,void,x\n", "received@480 cancelled@510");
}

// ---- what is no CSV, and no mapping

static void assert_unreadable(Fixture *f, const char *csv, size_t length, JfDiagId id, int line)
{
    read_csv(f, TICKETS, csv, length);
    g_assert_null(f->import);
    g_assert_true(jf_diags_has(f->diags, id));
    g_assert_cmpint(jf_diags_at(f->diags, 0)->where.line, ==, line);
    tear_down(f, NULL);
    set_up(f, NULL);
}

static void test_unreadable(Fixture *f, gconstpointer data)
{
    static const char latin[] = "id,title,prio,opened,solved\nIN-1,Stra\xDF" "e,low,2026-03-02 08:00,\n";
    static const char quotes[] = "id,title,prio,opened,solved\nIN-1,\"a,low,2026-03-02 08:00,\nIN-2,b,low,2026-03-02 08:00,\n";
    static const char columns[] = "id,Title,prio,opened,solved\nIN-1,a,low,2026-03-02 08:00,\n";
    (void)data;
    assert_unreadable(f, latin, strlen(latin), JF_DIAG_IMPORT_ENCODING, 2);
    assert_unreadable(f, quotes, strlen(quotes), JF_DIAG_IMPORT_QUOTES, 2);
    assert_unreadable(f, columns, strlen(columns), JF_DIAG_IMPORT_COLUMN, 1);
    assert_unreadable(f, "", 0, JF_DIAG_IMPORT_EMPTY, 0);
}

// More rows than anybody's month: ended by a sentence, not by memory.
static void test_endless(Fixture *f, gconstpointer data)
{
    GString *csv = g_string_new("id,title,prio,opened,solved\n");
    (void)data;
    for (int i = 0; i <= 3000000; i++)
        g_string_append(csv, "x\n");
    read_csv(f, TICKETS, csv->str, csv->len);
    g_string_free(csv, TRUE);
    g_assert_null(f->import);
    g_assert_true(jf_diags_has(f->diags, JF_DIAG_IMPORT_SIZE));
}

static void test_mappings(Fixture *f, gconstpointer data)
{
    static const struct {
        const char *text;
        JfDiagId id;
    } cases[] = {
        {OPEN TABLE_HEAD TICKET "</ticket><event type='resolved' at='x'/></mapping>", JF_DIAG_IMPORT_MAPPING},
        {OPEN TABLE_HEAD TICKET "</ticket><event type='received' at='x'/><event type='paused' at='y'/></mapping>", JF_DIAG_IMPORT_MAPPING},
        {OPEN TABLE_HEAD TICKET "<urgency text='high'/></ticket><event type='received' at='x'/></mapping>", JF_DIAG_IMPORT_WORD},
        {OPEN TABLE_HEAD TICKET "<urgency/></ticket><event type='received' at='x'/></mapping>", JF_DIAG_IMPORT_MAPPING},
        {OPEN "changes'><csv/><times zone='Etc/UTC'><format>%Y</format></times>" TICKET "</ticket><event type='received' at='x'/></mapping>",
         JF_DIAG_IMPORT_MAPPING},
        {OPEN "tickets'><csv/><times zone='Mars/Base'><format>%Y</format></times>" TICKET "</ticket><event type='received' at='x'/></mapping>",
         JF_DIAG_IMPORT_ZONE},
        {OPEN "tickets'><csv/></mapping>", JF_DIAG_SCHEMA_MISSING},
    };
    (void)data;
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(JfDiags) diags = jf_diags_new();
        g_assert_null(mapping_of(diags, cases[i].text));
        g_assert_true(jf_diags_has(diags, cases[i].id));
    }
    (void)f;
}

// A file in another encoding, with a byte order mark or semicolons reads the same.
static void test_encodings(Fixture *f, gconstpointer data)
{
    g_autofree char *gb = NULL;
    gsize length;
    (void)data;
    gb = g_convert("id;title;prio;opened;solved\nIN-1;打印机;low;2026-03-02 08:00;\n", -1, "GB18030", "UTF-8", NULL, &length, NULL);
    read_csv(f, OPEN "tickets'><csv delimiter=';' encoding='GB18030'/><times zone='Etc/UTC'><format>%Y-%m-%d %H:%M</format></times>" TICKET
                     "</ticket><event type='received' at='opened'/></mapping>", gb, length);
    g_assert_nonnull(f->import);
    tear_down(f, data);
    set_up(f, data);
    march(f, TICKETS, "\xEF\xBB\xBFid,title,prio,opened,solved\nIN-1,a,low,2026-03-02 08:00,\n");
    g_assert_nonnull(strstr(f->period, "IN-1"));
}

// ---- times

static void test_times(Fixture *f, gconstpointer data)
{
    static const struct {
        const char *format, *text, *wanted; // NULL: refused
    } cases[] = {
        {"%d/%b/%y %I:%M %p", "02/Mar/26 8:41 AM", "2026-03-02T08:41:00Z"}, {"%d/%b/%y %I:%M %p", "02/Mar/26 12:05 AM", "2026-03-02T00:05:00Z"},
        {"%d/%b/%y %I:%M %p", "02/mar/26 12:05 pm", "2026-03-02T12:05:00Z"}, {"%d/%b/%y %I:%M %p", "02/Mar/26 13:05 PM", NULL},
        {"%Y-%m-%dT%H:%M:%S%z", "2026-03-02T08:41:09+08:00", "2026-03-02T00:41:09Z"}, {"%Y-%m-%d %H:%M %z", "2026-03-02 08:41 -0330", "2026-03-02T12:11:00Z"},
        {"%Y-%m-%dT%H:%M:%S%z", "2026-03-02T08:41:09Z", "2026-03-02T08:41:09Z"}, {"%Y-%m-%d %H:%M", "2026-03-02 08:41 ", "2026-03-02T08:41:00Z"},
        {"%Y-%m-%d %H:%M", "2026-03-02 08:41x", NULL}, {"%Y-%m-%d %H:%M", "2026-03-02 24:10", NULL}, {"%m/%d/%Y %H:%M", "3/2/2026 8:41", "2026-03-02T08:41:00Z"},
        {"%Y-%m-%d %H:%M%", "2026-03-02 08:41%", "2026-03-02T08:41:00Z"}, {"%Q", "x", NULL},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *mapping = g_strdup_printf(OPEN "tickets'><csv/><times zone='Etc/UTC'><format>%s</format></times>" TICKET
                                                        "</ticket><event type='received' at='opened'/></mapping>", cases[i].format);
        g_autofree char *csv = g_strdup_printf("id,title,prio,opened\nIN-1,a,low,\"%s\"\n", cases[i].text);
        JfImportSummary s = march(f, mapping, csv);
        g_assert_cmpuint(s.tickets, ==, cases[i].wanted != NULL);
        if (cases[i].wanted) {
            JfInstant wanted, found;
            g_autofree char *time = g_strndup(strstr(f->period, "at=\"") + 4, 25);
            jf_instant_parse(cases[i].wanted, NULL, &wanted);
            jf_instant_parse(time, NULL, &found);
            g_assert_cmpint(found, ==, wanted);
        }
        tear_down(f, data);
        set_up(f, data);
    }
}

// ---- into a record

static void test_into(Fixture *f, gconstpointer data)
{
    static const char record[] = "<delivery xmlns='urn:jiaofu:delivery:1' xmlns:xi='http://www.w3.org/2001/XInclude'><xi:include href='p.xml'/>"
                                 "<period first-day='2026-03-01' last-day='2026-03-31'><summary><p>S</p></summary>"
                                 "<ticket number='OLD-1'/><ticket number='OLD-2'/><action no='1'/></period></delivery>";
    (void)data;
    march(f, TICKETS, "id,title,prio,opened,solved\nIN-1,a,low,2026-03-02 08:00,\n");
    g_autoptr(GBytes) bytes = g_bytes_new(record, strlen(record)), period = g_bytes_new(f->period, strlen(f->period));
    g_autoptr(xmlDoc) doc = jf_xml_parse(bytes, "r.xml", f->diags);
    g_autoptr(GBytes) out = jf_import_into(doc, period, f->diags);
    g_autofree char *text = g_strndup(g_bytes_get_data(out, NULL), g_bytes_get_size(out));
    g_assert_null(strstr(text, "OLD-"));
    g_assert_nonnull(strstr(text, "xi:include"));
    const char *summary = strstr(text, "<summary>"), *ticket = strstr(text, "<ticket number=\"IN-1\""), *action = strstr(text, "<action");
    g_assert_true(summary && ticket && action && summary < ticket && ticket < action);
    g_autoptr(GBytes) huge = g_bytes_new_take(g_malloc0(jf_xml_large.bytes + 1), jf_xml_large.bytes + 1);
    g_assert_null(jf_import_into(doc, huge, f->diags));
    g_assert_true(jf_diags_has(f->diags, JF_DIAG_FILE_SIZE));
    static const char none[] = "<delivery xmlns='urn:jiaofu:delivery:1'/>";
    g_autoptr(GBytes) other = g_bytes_new(none, strlen(none));
    g_autoptr(xmlDoc) empty = jf_xml_parse(other, "e.xml", f->diags);
    g_assert_null(jf_import_into(empty, period, f->diags));
    g_assert_true(jf_diags_has(f->diags, JF_DIAG_IMPORT_PERIOD));
}

// Words that no record can hold cost neither the event nor silence.
static void test_event_words(Fixture *f, gconstpointer data)
{
    (void)data;
    static const char mapping[] = OPEN TABLE_HEAD TICKET "</ticket><event type='received' at='opened'/>"
                                                         "<event type='resolved' at='solved' words='how'/></mapping>";
    JfImportSummary s = march(f, mapping, "id,title,prio,opened,solved,how\nIN-1,a,low,2026-03-02 08:00,2026-03-02 09:00,re\x01start\n");
    g_assert_cmpuint(s.rows[JF_ROW_USED], ==, 1);
    g_assert_nonnull(strstr(f->period, "type=\"resolved\"/>"));
    assert_warned(f, JF_DIAG_IMPORT_WORDS, 2);
    g_autoptr(GBytes) zh = jf_import_rows(f->import, JF_LANGUAGE_ZH);
    g_autofree char *text = g_strndup(g_bytes_get_data(zh, NULL), g_bytes_get_size(zh));
    g_assert_nonnull(strstr(text, "2,IN-1,used,\"“how”列的文字含有"));
    tear_down(f, NULL);
    set_up(f, NULL);
    march(f, CHANGES, "id,title,prio,opened,at,state,team\nIN-1,a,low,2026-03-02 08:00,2026-03-02 08:00,new,x\n"
                      "IN-1,a,low,2026-03-02 08:00,2026-03-02 08:10,work,\"y\x02\"\n");
    g_assert_nonnull(strstr(f->period, "type=\"assigned\"/>"));
    assert_warned(f, JF_DIAG_IMPORT_WORDS, 3);
}

// The reason of a refusal is in the reader's language; the outcome is a word for programs.
static void test_reasons(Fixture *f, gconstpointer data)
{
    (void)data;
    march(f, CHANGES, "id,title,prio,opened,at,state,team\nIN-1,a,,2026-03-02 08:00,2026-03-02 08:00,new,\n"
                      "IN-1,a,,2026-03-02 08:00,2026-03-02 08:10,work,\n");
    g_autoptr(GBytes) zh = jf_import_rows(f->import, JF_LANGUAGE_ZH), en = jf_import_rows(f->import, JF_LANGUAGE_EN);
    g_autofree char *text = g_strndup(g_bytes_get_data(zh, NULL), g_bytes_get_size(zh));
    g_assert_cmpstr(text, ==, "line,ticket,outcome,reason\r\n2,IN-1,refused,\"缺少 priority；该行未采用\"\r\n3,IN-1,refused,\"所属工单未采用\"\r\n");
    g_assert_nonnull(g_strstr_len(g_bytes_get_data(en, NULL), (gssize)g_bytes_get_size(en), "\"its ticket was refused\""));
}

// Of a file with another delimiter the quotes seem wrong too; what is wrong is the columns.
static void test_delimiter(Fixture *f, gconstpointer data)
{
    (void)data;
    static const char csv[] = "id;title;prio;opened;solved\nIN-1;a \"b;low;2026-03-02 08:00;\n";
    read_csv(f, TICKETS, csv, strlen(csv));
    g_assert_null(f->import);
    g_assert_true(jf_diags_has(f->diags, JF_DIAG_IMPORT_COLUMN));
    g_assert_false(jf_diags_has(f->diags, JF_DIAG_IMPORT_QUOTES));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
#define TEST(name) g_test_add("/import/" #name, Fixture, NULL, set_up, test_##name, tear_down)
    TEST(tickets);
    TEST(refused);
    TEST(outside);
    TEST(history);
    TEST(disorder);
    TEST(cancelled);
    TEST(unreadable);
    TEST(endless);
    TEST(mappings);
    TEST(encodings);
    TEST(times);
    TEST(into);
    TEST(event_words);
    TEST(reasons);
    TEST(delimiter);
    return g_test_run();
}
