<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!--
  The shape that peers were measured with, from our own stylesheets by leaving out and rearranging: cover, contents, four tables of eight rows and six
  columns, two charts, ten paragraphs (three pages), and the table of 300 tickets in nine columns. About 13 pages.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:jiaofu:report:1" xmlns:d="urn:jiaofu:delivery:1"
                xmlns:f="urn:jiaofu:facts:1" xmlns:jf="urn:jiaofu:functions:1" exclude-result-prefixes="d f jf">
  <xsl:import href="jiaofu:sla-report.xsl"/>

  <xsl:template match="d:period" mode="sla.body">
    <contents title="{jf:message('report.contents')}" depth="2"/>
    <page-break/>
    <section>
      <heading level="1" id="overview">服务概述</heading>
      <xsl:apply-templates select="d:summary/d:p[position() &lt;= 4]" mode="shape.prose"/>
    </section>
    <section>
      <heading level="1" id="measures">服务指标</heading>
      <xsl:call-template name="shape.table"><xsl:with-param name="name" select="'服务级别'"/><xsl:with-param name="rows" select="$levels[@measure != 'arrival'][position() &lt;= 8]"/></xsl:call-template>
      <xsl:call-template name="shape.table"><xsl:with-param name="name" select="'按类别'"/><xsl:with-param name="rows" select="$facts/f:breakdown[@by = 'category']/f:share"/></xsl:call-template>
      <xsl:call-template name="shape.table"><xsl:with-param name="name" select="'按系统与渠道'"/><xsl:with-param name="rows" select="$facts/f:breakdown[@by = 'service' or @by = 'channel']/f:share"/></xsl:call-template>
      <xsl:call-template name="shape.table"><xsl:with-param name="name" select="'按星期与优先级'"/><xsl:with-param name="rows" select="$facts/f:breakdown[@by = 'weekday' or @by = 'priority']/f:share"/></xsl:call-template>
    </section>
    <section>
      <heading level="1" id="charts">趋势图表</heading>
      <figure id="by-category">
        <caption>各类别工单数量</caption>
        <chart kind="bar" height="60" alt="各类别工单数量的柱形图。" x-label="类别" y-label="工单数">
          <xsl:for-each select="$facts/f:breakdown[@by = 'category']/f:share"><point label="{@value}" value="{@tickets}"/></xsl:for-each>
        </chart>
      </figure>
      <figure id="by-month">
        <caption>近十二个月响应达标率</caption>
        <chart kind="line" height="60" unit="%" decimals="1" max="100" alt="近十二个月响应达标率的折线图。" x-label="月份" y-label="达标率">
          <series name="响应">
            <xsl:for-each select="$earlier"><xsl:apply-templates select="d:result[@measure = 'response']" mode="shape.month"><xsl:with-param name="day" select="@first-day"/></xsl:apply-templates></xsl:for-each>
            <xsl:apply-templates select="$levels[@measure = 'response'][@priority = 'all']" mode="shape.month"><xsl:with-param name="day" select="@first-day"/></xsl:apply-templates>
          </series>
        </chart>
      </figure>
    </section>
    <section>
      <heading level="1" id="analysis">服务分析与改进</heading>
      <xsl:apply-templates select="d:summary/d:p[position() &gt; 4]" mode="shape.prose"/>
    </section>
    <section>
      <heading level="1" id="list">工单明细</heading>
      <table continued="{jf:message('report.continued')}">
        <column/><column/><column/><column width="1fr"/><column/><column/><column align="end"/><column align="end"/><column/>
        <caption>本月工单</caption>
        <head>
          <row><cell>工单号</cell><cell>时间</cell><cell>类别</cell><cell>摘要</cell><cell>级别</cell><cell>处理人</cell><cell>响应</cell><cell>解决</cell><cell>状态</cell></row>
        </head>
        <body><xsl:apply-templates select="$facts/f:ticket" mode="shape.row"/></body>
      </table>
      <xsl:call-template name="signatures"><xsl:with-param name="kind" select="'sla-report'"/></xsl:call-template>
    </section>
  </xsl:template>

  <xsl:template match="d:p" mode="shape.prose"><p><xsl:apply-templates select="." mode="words"/></p></xsl:template>

  <xsl:template match="*" mode="shape.month">
    <xsl:param name="day"/>
    <point label="{substring($day, 6, 2)} 月" value="{format-number(@met * 100 div @counted, '0.0')}"/>
  </xsl:template>
  <xsl:template match="f:attainment" mode="shape.month">
    <point label="03 月" value="{@percent}"/>
  </xsl:template>

  <xsl:template name="shape.table">
    <xsl:param name="name"/>
    <xsl:param name="rows"/>
    <table continued="{jf:message('report.continued')}">
      <column width="1fr"/><column align="decimal"/><column align="decimal"/><column align="decimal"/><column align="decimal"/><column/>
      <caption><xsl:value-of select="$name"/></caption>
      <head><row><cell>项目</cell><cell>目标值</cell><cell>实际值</cell><cell>上月值</cell><cell>样本数</cell><cell>结论</cell></row></head>
      <body><xsl:apply-templates select="$rows" mode="shape.measure"/></body>
    </table>
  </xsl:template>

  <xsl:template match="f:attainment" mode="shape.measure">
    <row>
      <cell header="true"><xsl:apply-templates select="." mode="sla.what"/></cell><cell><xsl:value-of select="@agreed"/></cell><cell><xsl:value-of select="@percent"/></cell>
      <cell><xsl:value-of select="format-number(($earlier[last()]/d:result[@measure = current()/@measure]/@met) * 100 div $earlier[last()]/d:result[@measure = current()/@measure]/@counted, '0.00')"/></cell>
      <cell><xsl:value-of select="@counted"/></cell><cell><xsl:apply-templates select="." mode="sla.verdict"/></cell>
    </row>
  </xsl:template>
  <xsl:template match="f:share" mode="shape.measure">
    <row>
      <cell header="true"><xsl:value-of select="@value"/></cell><cell>0</cell><cell><xsl:value-of select="@missed"/></cell><cell><xsl:value-of select="@percent"/></cell>
      <cell><xsl:value-of select="@tickets"/></cell><cell><mark tone="good"><xsl:value-of select="jf:message('sla.level.met')"/></mark></cell>
    </row>
  </xsl:template>

  <xsl:template match="f:ticket" mode="shape.row">
    <xsl:variable name="ticket" select="key('sla.ticket', @number)"/>
    <row>
      <cell header="true"><nobr><xsl:value-of select="@number"/></nobr></cell>
      <cell><nobr><xsl:value-of select="jf:instant(@received, $zone, '%m-%d&#160;%H:%M')"/></nobr></cell>
      <cell><xsl:value-of select="@category"/></cell>
      <cell><xsl:apply-templates select="$ticket/d:title" mode="words"/></cell>
      <cell><xsl:value-of select="@priority"/></cell>
      <cell><xsl:apply-templates select="$ticket/d:event[@type = 'assigned']/@to" mode="person"/></cell>
      <cell><xsl:value-of select="f:target[@measure = 'response']/@used-minutes"/></cell>
      <cell><xsl:value-of select="f:target[@measure = 'resolution']/@used-minutes"/></cell>
      <cell><xsl:value-of select="jf:message(concat('state.', @state))"/></cell>
    </row>
  </xsl:template>
</xsl:stylesheet>
