<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- Everything that a report may hold, written over a visit's record: a golden of the layout, and what the outside judges of PDF/A and PDF/UA look at. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:jiaofu:report:1" xmlns:d="urn:jiaofu:delivery:1"
                xmlns:jf="urn:jiaofu:functions:1" xmlns:str="http://exslt.org/strings" exclude-result-prefixes="d jf str">
  <xsl:import href="jiaofu:service-sheet.xsl"/>

  <xsl:template match="/">
    <xsl:call-template name="report">
      <xsl:with-param name="title">存储系统季度运行评估报告</xsl:with-param>
      <xsl:with-param name="subtitle">可用性、容量与改进建议</xsl:with-param>
      <xsl:with-param name="period">2026-01-01 – 2026-03-31</xsl:with-param>
      <xsl:with-param name="lead"><p>本季度四项承诺达成三项；阵列控制器固件需在四月十一日的窗口内升级。</p></xsl:with-param>
      <xsl:with-param name="figures" select="1"/>
      <xsl:with-param name="tables" select="1"/>
      <xsl:with-param name="body">
        <section>
          <heading level="1" id="summary">摘要</heading>
          <metrics>
            <metric label="响应达标率" value="97.44" unit="%" target="约定 ≥ 95.00 %" tone="good">39 件中 38 件按时</metric>
            <metric label="解决达标率" value="91.30" unit="%" target="约定 ≥ 95.00 %，未达成" tone="bad">23 件中 21 件按时</metric>
            <metric label="平均解决时间" value="3.2" unit="小时" target="约定 ≤ 4 小时" tone="good"/>
            <metric label="客户满意度" value="4.6" unit="/ 5" tone="neutral">回收 12 份</metric>
          </metrics>
          <p>本季度共受理工单六十二件<footnote>含咨询与请求；重复与无效的工单列出而不计入，见<see to="list"/>。</footnote>，其中严重故障一件。阵列控制器在三月八日凌晨失效，核心业务中断四小时三十九分，经过与原因见<see to="incident" page="yes"/>，统计见<see to="t-levels"/>与<see to="f-plan" page="yes"/>。恢复后复核了多路径配置，并补上了 PACS 的第二条链路<footnote>临时链路于三月八日接入，正式链路于三月十三日验收。</footnote>。</p>
          <p xml:lang="en">The array’s controller firmware has a known defect that lets both controllers restart within minutes of each other; the manufacturer’s advisory recommends an upgrade before the next maintenance window, together with a verification of every host’s multipath configuration.</p>
          <note tone="warn"><title>需要客户决定</title><p>四月十一日的维护窗口需在四月三日前确认，否则固件升级将顺延至五月。</p></note>
        </section>
        <section>
          <heading level="1">服务级别</heading>
          <section>
            <heading level="2">各项承诺的达成情况</heading>
            <table id="t-levels">
              <column width="2fr"/><column/><column align="decimal"/><column align="decimal"/><column/>
              <caption>各优先级的达标率<footnote>百分比向下取整到两位小数，判定用精确的分数。</footnote></caption>
              <head><row><cell>承诺</cell><cell>优先级</cell><cell>约定 %</cell><cell>达成 %</cell><cell>结论</cell></row></head>
              <body>
                <xsl:for-each select="str:split('P1 P2 P3 P4')">
                  <row><cell>响应</cell><cell><xsl:value-of select="."/></cell><cell>95.00</cell><cell>9<xsl:value-of select="position()"/>.5</cell><cell><mark tone="good">达成</mark></cell></row>
                </xsl:for-each>
              </body>
            </table>
          </section>
          <section>
            <heading level="2">机柜与链路</heading>
            <figure id="f-plan"><caption>机柜位置与光纤链路</caption><image href="images/storage-paths.svg" alt="机柜位置图"/></figure>
          </section>
        </section>
        <section>
          <heading level="1" id="incident">重大事件</heading>
          <xsl:for-each select="str:tokenize('经过 原因 影响 措施')">
            <section>
              <heading level="2"><xsl:value-of select="."/></heading>
              <p>三月八日二时三十一分，监控系统告警：主阵列两个控制器先后重启，卷组离线，HIS 与 LIS 数据库停止服务。值班工程师四分钟后受理，七分钟后响应，二时五十八分派出现场工程师，四时四十一分到达机房。</p>
              <p>现场确认控制器 A 的缓存模块报错，控制器 B 在接管时因固件缺陷重启。工程师隔离控制器 A，单控制器启动阵列，六时十二分卷组恢复，七时零五分数据库完成一致性检查，九时二十分业务科室确认恢复<footnote>以信息科徐静在电话中的确认为准。</footnote>。</p>
            </section>
          </xsl:for-each>
        </section>
        <landscape>
          <section>
            <heading level="1" id="list" numbering="appendix">工单清单</heading>
            <table continued="（续）">
              <column/><column/><column width="3fr"/><column/><column/><column/><column align="decimal"/><column width="2fr"/>
              <caption>本季度全部工单</caption>
              <head><row><cell>编号</cell><cell>优先级</cell><cell>事项</cell><cell>受理</cell><cell>响应</cell><cell>解决</cell><cell>用时（分）</cell><cell>备注</cell></row></head>
              <body>
                <xsl:for-each select="str:split(str:padding(46, 'x'), '')">
                  <row><cell>IN-202603-<xsl:value-of select="format-number(position(), '0000')"/></cell><cell>P<xsl:value-of select="1 + position() mod 4"/></cell><cell>存储卷容量告警，清理快照后恢复</cell><cell>03-<xsl:value-of select="format-number(1 + position() mod 30, '00')"/> 09:20</cell><cell>09:31</cell><cell>11:02</cell><cell><xsl:value-of select="position() * 1.5"/></cell><cell>按时</cell></row>
                </xsl:for-each>
              </body>
            </table>
          </section>
        </landscape>
        <xsl:call-template name="report.review"/>
        <xsl:call-template name="report.provenance"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
