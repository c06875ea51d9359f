// SPDX-License-Identifier: MIT
// Records for the benchmark, written out from word lists.
#include "records.h"
#include <string.h>

static const char *const subjects[] = {"数据库服务器", "存储控制器", "核心交换机", "备份一体机",
                                       "虚拟化主机",   "管理口",     "阵列卡",     "电源模块"};
static const char *const openings[] = {"经现场检查",       "根据运行日志",         "按合同约定",   "结合科室反馈",
                                       "对照上次巡检数据", "在不影响门诊的前提下", "依据预案要求", "连续观察两小时后"};
static const char *const closings[] = {"设备运行恢复正常", "各项指标符合服务级别协议", "业务没有中断",      "建议下一个维护窗口复检",
                                       "相关记录已归档",   "未发现新的隐患",           "已列入下月改进计划"};
static const char *const works[] = {"安全交底并登记入场", "检查设备外观与指示灯", "采集系统与阵列卡日志",   "核对当日全量备份",
                                    "核对固件版本",       "备份配置文件",         "双人核对槽位后更换部件", "监测重建进度与业务响应",
                                    "执行一致性检查",     "清除告警并整理线缆"};
static const char *const parts[][3] = {{"ST2400MM0129", "SAS 硬盘", "2.4TB 10K 2.5 英寸"},
                                       {"PAC1200S12", "电源模块", "1200W 交流"},
                                       {"FAN-060A-B", "风扇托架", "冗余型"},
                                       {"M393A4K40", "内存条", "32GB DDR4-3200"},
                                       {"SFP-10G-LR", "光模块", "10GE 1310nm"}};

static const char *pick(GRand *random, const char *const *list, size_t n)
{
    return list[g_rand_int_range(random, 0, (gint32)n)];
}
#define PICK(random, list) pick((random), (list), G_N_ELEMENTS(list))

static void sentence(GString *out, GRand *random)
{
    const char *subject = PICK(random, subjects);
    g_string_append_printf(out, "%s，", PICK(random, openings));
    switch (g_rand_int_range(random, 0, 6)) { // literal formats, so that the compiler can check them
    case 0: g_string_append_printf(out, "确认%s介质错误已达 %d 次", subject, g_rand_int_range(random, 2, 400)); break;
    case 1: g_string_append_printf(out, "将%s的负载由 %d%% 降到正常范围", subject, g_rand_int_range(random, 70, 99)); break;
    case 2: g_string_append_printf(out, "完成%s的固件核对并备份配置共 %d 项", subject, g_rand_int_range(random, 2, 40)); break;
    case 3: g_string_append_printf(out, "发现%s第 %d 端口间歇丢包", subject, g_rand_int_range(random, 1, 48)); break;
    case 4: g_string_append_printf(out, "重新整理%s后部 %d 根线缆并更换标签", subject, g_rand_int_range(random, 2, 30)); break;
    default: g_string_append_printf(out, "核对%s近 %d 天的告警记录", subject, g_rand_int_range(random, 7, 90)); break;
    }
    g_string_append_printf(out, "，%s。", PICK(random, closings));
}

static void paragraph(GString *out, GRand *random, glong characters)
{
    gsize start = out->len;
    g_string_append(out, "<p>");
    while (g_utf8_strlen(out->str + start, -1) < characters)
        sentence(out, random);
    g_string_append(out, "</p>");
}

static void steps(GString *out, GRand *random)
{
    for (int n = 0; n < 10; n++) { // from 16:00 on, twenty minutes each
        int from = 960 + 20 * n, until = from + 20;
        g_string_append_printf(out,
                               "<step no='%d' start='2026-03-03T%02d:%02d:00' end='2026-03-03T%02d:%02d:00' by='%s' result='done' "
                               "asset='his-db1'><what>%s</what><outcome>",
                               n + 1, from / 60, from % 60, until / 60, until % 60, n % 2 == 0 ? "zhou-jianguo" : "chen-yu", works[n]);
        sentence(out, random);
        g_string_append(out, "</outcome></step>\n");
    }
}

static void spare_parts(GString *out, GRand *random)
{
    for (size_t n = 0; n < G_N_ELEMENTS(parts); n++)
        g_string_append_printf(out,
                               "<part number='%s' name='%s' spec='%s' quantity='1' requested='1' unit='件' use='swap' removed='R%08X' "
                               "fitted='F%08X' asset='his-db1'/>\n",
                               parts[n][0], parts[n][1], parts[n][2], g_rand_int(random), g_rand_int(random));
}

static void request(GString *out, GRand *random, int i)
{
    g_string_append_printf(
        out,
        "<request number='IN-20260303-%04d' received='2026-03-03T13:06:00' channel='phone' by='xu-jing' urgency='urgent' "
        "importance='very-important' priority='P2'><summary>%s告警</summary><description>",
        i % 10000, PICK(random, subjects));
    paragraph(out, random, 400);
    g_string_append(
        out,
        "</description><wanted until='2026-03-03T20:00:00'>不停业务处理，当日恢复冗余。</wanted>"
        "<responded at='2026-03-03T13:18:00' by='shen-yi' with='xu-jing' channel='phone'>已派工，核实备件库存。</responded></request>\n");
}

static const char plan[] =
    "<plan start='2026-03-03T16:00:00' end='2026-03-03T19:30:00' arrive-by='2026-03-03T17:06:00' risk='low'>"
    "<engineer person='zhou-jianguo' task='主责'/><engineer person='chen-yu' task='日志采集'/><task "
    "no='1'>核对备份，更换部件并观察。</task>"
    "<bring kind='tool'>防静电手环、标签机</bring><bring kind='document'>现场服务单</bring><security>使用信息科运维终端。</security>"
    "<confirmed at='2026-03-03T13:45:00' by='zhou-jianguo' with='xu-jing' channel='phone'>内容与到场时限已确认。</confirmed></plan>\n"
    "<departure at='2026-03-03T13:55:00' from='钧和杭州备件库' km='118'/>\n"
    "<arrival at='2026-03-03T15:42:00'><informed at='2026-03-03T15:44:00' by='zhou-jianguo' with='xu-jing' channel='on-site'/>"
    "<agreed at='2026-03-03T15:55:00' by='zhou-jianguo' with='xu-jing' channel='on-site'>16:00 开始。</agreed>"
    "<site-rules at='2026-03-03T15:56:00' by='zhou-jianguo'>已登记并领取门禁卡。</site-rules></arrival>\n<work>";

static const char leaving[] =
    "</result></work>\n<charges currency='CNY' total='0'><charge kind='labour' terms='included' amount='0'>合同包含</charge></charges>\n"
    "<leaving at='2026-03-03T19:55:00'><tidy at='2026-03-03T19:35:00' by='chen-yu' with='xu-jing' ok='true'>机柜门已锁。</tidy>"
    "<security-check item='temporary-accounts' at='2026-03-03T19:38:00' by='zhou-jianguo' with='xu-jing' "
    "ok='true'>临时账号已删除</security-check>"
    "<security-check item='unauthorised-copies' at='2026-03-03T19:38:00' by='zhou-jianguo' with='xu-jing' "
    "ok='true'>日志未带出</security-check>"
    "<permission at='2026-03-03T19:45:00' by='xu-jing'/></leaving>\n"
    "<after><conformity at='2026-03-04T09:20:00' by='shen-yi' with='xu-jing' channel='phone'><item clause='7.2 a' "
    "answer='yes'>已沟通确认</item>"
    "<item clause='7.2 b' answer='yes'>只做确认的内容</item><item clause='7.2 c' answer='yes'>征得同意后离开</item></conformity>"
    "<satisfaction at='2026-03-03T19:46:00' by='zhou-jianguo' with='xu-jing' channel='on-site'><score question='response' value='5'/>"
    "<score question='skill' value='5'/><score question='result' value='5'/><words>处理及时。</words></satisfaction>"
    "<record-updated at='2026-03-04T09:30:00' by='shen-yi'>配置库已更新。</record-updated></after></visit></delivery>\n";

// What every record begins with: the envelope and the shared parts.
static void head(GString *out, const char *kind, const char *number, int i)
{
    g_string_append_printf(
        out,
        "<?xml version='1.0' encoding='UTF-8'?>\n<delivery xmlns='urn:jiaofu:delivery:1' xmlns:xi='http://www.w3.org/2001/XInclude' "
        "schema-version='1.0' kind='%s' number='%s-%06d' version='1' xml:lang='zh-CN' zone='Asia/Shanghai'>\n"
        "<about><standard edition='GB/T 28827.2-2012'/><classification level='internal'>仅供合同双方使用。</classification>"
        "<audience>信息科、服务台</audience></about>\n",
        kind, number, i);
    static const char *const shared[] = {"provider",        "hospital",       "hospital-contract", "provider-people",
                                         "hospital-people", "hospital-users", "hospital-sites",    "hospital-assets"};
    for (size_t k = 0; k < G_N_ELEMENTS(shared); k++)
        if (k != 5 || strcmp(kind, "sla-report") == 0) // users only contact the desk
            g_string_append_printf(out, "<xi:include href='parts/%s.xml'/>\n", shared[k]);
}

char *bench_sheet(guint32 seed, int i)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(seed + (guint32)i);
    GString *out = g_string_sized_new(16384);
    head(out, "service-sheet", "FS-BENCH", i);
    g_string_append(out, "<visit state='completed' service='repair' site='hospital-dc'>\n");
    request(out, random, i);
    g_string_append(out, "<object asset='his-db1'/>\n");
    g_string_append(out, plan);
    steps(out, random);
    spare_parts(out, random);
    g_string_append(out, "<result status='resolved' at='2026-03-03T19:30:00'>");
    paragraph(out, random, 400);
    g_string_append(out, leaving);
    return g_string_free(out, FALSE);
}

// ---- the SLA report: 300 tickets received on the working days of March, from 08:45 on and at most every 15 minutes

enum { TICKETS = 300, A_DAY = 14 }; // tickets of a day: 22 working days

static const char *const categories[] = {"网络", "服务器", "存储", "数据库", "中间件", "应用", "安全", "终端"};
static const char *const services[] = {"HIS", "LIS", "PACS", "院内网", "移动护理", "医保结算"};
static const char *const engineers[] = {"zhou-jianguo", "lin-xiaofeng", "chen-yu", "sun-hao"};
static const char *const contacts[] = {"xu-jing", "lu-yang", "mao-xiaolin", "qiu-ming", "shao-jun"};
static const char *const grades[][3] = {
    {"P2", "urgent", "very-important"}, {"P3", "urgent", "important"}, {"P4", "urgent", "not-important"}};
static const char *const troubles[] = {"端口频繁告警", "响应时间超过阈值", "日志空间不足",   "证书即将到期",
                                       "主备切换异常", "备份任务执行失败", "链路丢包率升高", "磁盘出现坏道"};

// The k-th working day of March 2026, which begins on a Sunday.
static int working_day(int k)
{
    return 2 + k / 5 * 7 + k % 5;
}

static gboolean is_late(int n) // every sixtieth is answered too late
{
    return n % 60 == 31;
}

// An event so many minutes after 08:00 of the day.
static void event(GString *out, int day, int minutes, const char *what)
{
    minutes += 480;
    g_string_append_printf(out, "<event at='2026-03-%02dT%02d:%02d:00' %s</event>\n", day, minutes / 60, minutes % 60, what);
}

static void ticket(GString *out, GRand *random, int n)
{
    int day = working_day(n / A_DAY), from = 45 + n % A_DAY * 15, grade = is_late(n) ? 1 : g_rand_int_range(random, 0, 3);
    const char *engineer = PICK(random, engineers), *contact = PICK(random, contacts);
    g_string_append_printf(out,
                           "<ticket number='IN-202603%02d-%04d' kind='incident' channel='%s' category='%s' service='%s' asset='his-db1' "
                           "contact='%s' priority='%s' urgency='%s' importance='%s'><title>%s%s</title>\n",
                           day, n, n % 3 == 0 ? "portal" : "phone", PICK(random, categories), PICK(random, services), contact,
                           grades[grade][0], grades[grade][1], grades[grade][2], PICK(random, subjects), PICK(random, troubles));
    g_autofree char *received = g_strdup_printf("type='received' by='%s'>", contact);
    g_autofree char *answered = g_strdup_printf("type='acknowledged' by='shen-yi' with='%s'>", contact);
    g_autofree char *assigned = g_strdup_printf("type='assigned' by='shen-yi' to='%s'>", engineer);
    g_autofree char *noted = g_strdup_printf("type='noted' by='%s'>%s。", engineer, PICK(random, openings));
    g_autofree char *paused = g_strdup_printf("type='paused' by='%s' reason='awaiting-customer'>", engineer);
    g_autofree char *resumed = g_strdup_printf("type='resumed' by='%s'>", engineer);
    g_autofree char *resolved = g_strdup_printf("type='resolved' by='%s'>%s。", engineer, PICK(random, closings));
    g_autofree char *closed = g_strdup_printf("type='closed' by='shen-yi' with='%s'>", contact);
    int answer = from + (is_late(n) ? 75 : g_rand_int_range(random, 3, 25));
    event(out, day, from, received);
    event(out, day, answer, answered);
    event(out, day, answer + 4, assigned);
    event(out, day, answer + 15, noted);
    if (n % 4 == 0)
        event(out, day, answer + 20, paused), event(out, day, answer + 45, resumed);
    int end = answer + 50 + g_rand_int_range(random, 0, 60);
    event(out, day, end, resolved);
    event(out, day, end + 10, closed);
    g_string_append(out, "</ticket>\n");
}

static void misses(GString *out, GRand *random)
{
    for (int n = 0; n < TICKETS; n++)
        if (is_late(n)) {
            g_string_append_printf(
                out, "<miss ticket='IN-202603%02d-%04d' measure='response' owner='wang-lei' due='2026-04-15' state='doing'><cause>",
                working_day(n / A_DAY), n);
            sentence(out, random);
            g_string_append(out, "</cause><action>");
            sentence(out, random);
            g_string_append(out, "</action></miss>\n");
        }
}

static void earlier(GString *out, GRand *random)
{
    static const char *const measures[] = {"response", "resolution"};
    for (int n = 0; n < 11; n++) { // April 2025 to February 2026
        int month = (n + 3) % 12 + 1, year = n < 9 ? 2025 : 2026;
        g_string_append_printf(out, "<earlier first-day='%d-%02d-01' last-day='%d-%02d-28' document='SLA-%d%02d' version='1'>", year, month,
                               year, month, year, month);
        for (size_t k = 0; k < G_N_ELEMENTS(measures); k++) {
            int counted = g_rand_int_range(random, 200, 300);
            g_string_append_printf(out, "<result measure='%s' priority='all' counted='%d' met='%d'/>", measures[k], counted,
                                   counted - g_rand_int_range(random, 0, 12));
        }
        g_string_append(out, "</earlier>\n");
    }
}

// What the peers' records say of a ticket: when it came, was answered and was done, whose it was.
static void plain_ticket(GString *out, GRand *random, int n)
{
    int day = working_day(n / A_DAY), from = 45 + n % A_DAY * 15, grade = g_rand_int_range(random, 0, G_N_ELEMENTS(grades));
    const char *engineer = PICK(random, engineers), *contact = PICK(random, contacts);
    g_string_append_printf(out,
                           "<ticket number='IN-202603%02d-%04d' kind='incident' channel='%s' category='%s' service='%s' asset='his-db1' "
                           "contact='%s' priority='%s' urgency='%s' importance='%s'><title>%s%s</title>\n",
                           day, n, n % 3 == 0 ? "portal" : "phone", PICK(random, categories), PICK(random, services), contact,
                           grades[grade][0], grades[grade][1], grades[grade][2], PICK(random, subjects), PICK(random, troubles));
    g_autofree char *received = g_strdup_printf("type='received' by='%s'>", contact);
    g_autofree char *answered = g_strdup_printf("type='acknowledged' by='shen-yi' with='%s'>", contact);
    g_autofree char *assigned = g_strdup_printf("type='assigned' by='shen-yi' to='%s'>", engineer);
    g_autofree char *resolved = g_strdup_printf("type='resolved' by='%s'>%s。", engineer, PICK(random, closings));
    g_autofree char *closed = g_strdup_printf("type='closed' by='shen-yi' with='%s'>", contact);
    int answer = from + g_rand_int_range(random, 3, 25), end = answer + 50 + g_rand_int_range(random, 0, 60);
    event(out, day, from, received);
    event(out, day, answer, answered);
    event(out, day, answer + 4, assigned);
    event(out, day, end, resolved);
    event(out, day, end + 10, closed);
    g_string_append(out, "</ticket>\n");
}

static void period(GString *out, GRand *random, void (*add_ticket)(GString *, GRand *, int))
{
    g_string_append(out, "<period first-day='2026-03-01' last-day='2026-03-31'><summary>\n");
    for (int n = 0; n < 10; n++)
        paragraph(out, random, 440);
    g_string_append(out, "</summary>\n");
    for (int n = 0; n < TICKETS; n++)
        add_ticket(out, random, n);
}

char *bench_shape(guint32 seed, int i)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(seed + (guint32)i);
    GString *out = g_string_sized_new(262144);
    head(out, "sla-report", "SLA-SHAPE", i);
    period(out, random, plain_ticket);
    earlier(out, random);
    g_string_append(out, "</period></delivery>\n");
    return g_string_free(out, FALSE);
}

char *bench_sla(guint32 seed, int i)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(seed + (guint32)i);
    GString *out = g_string_sized_new(262144);
    head(out, "sla-report", "SLA-BENCH", i);
    period(out, random, ticket);
    misses(out, random);
    earlier(out, random);
    g_string_append(out, "<action no='1' owner='wang-lei' due='2026-04-15' state='open'>");
    sentence(out, random);
    g_string_append(out, "</action></period></delivery>\n");
    return g_string_free(out, FALSE);
}
