<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!--
  The SLA attainment report of a period (GB/T 28827.2 5.3 d, 5.5 b, 6.3, 8.4 b2) as a report model.

  Nothing is judged here: every count, percentage, time and verdict is a fact (f:facts) that the program computed from the record; this
  stylesheet puts them into words and order. To change a part, write a stylesheet of your own named sla-report.xsl, import this one and
  override the part's template:

    <xsl:import href="jiaofu:sla-report.xsl"/>
    <xsl:template match="d:period" mode="sla.satisfaction"/>               (leave satisfaction out)

  The parts, all on d:period, in their order. Each prints nothing where the record holds nothing for it.
    before the contents   sla.summary (its own: summary.metrics  summary.verdicts  summary.sentences  summary.words)
    the result            sla.attainment  sla.misses  sla.money  sla.trend  sla.distribution  sla.times  sla.signals  sla.satisfaction  sla.actions
    the working           sla.method (its own: method.promises  method.calendars  method.rules  method.matrix)  sla.exclusions
    behind                sla.review  sla.provenance  sla.tickets
  Others refer to sla.misses, sla.money and sla.method by page: who leaves one of these out also overrides sla.answer.misses, sla.answer.money
  or sla.attainment. The document's own name is sla.document-title.
  The order itself is in the template of mode sla.body. Files: this one holds frame, summary and attainment; -misses what went wrong and what it
  costs; -figures trend, distribution, times and signals; -method how it is counted; -tickets exclusions and the appendix.
  Every word printed comes from messages-sla-report.xml and messages.xml by its id.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:jiaofu:report:1" xmlns:d="urn:jiaofu:delivery:1"
                xmlns:f="urn:jiaofu:facts:1" xmlns:jf="urn:jiaofu:functions:1" exclude-result-prefixes="d f jf">
  <xsl:import href="jiaofu:common.xsl"/>
  <xsl:include href="jiaofu:sla-report-misses.xsl"/>
  <xsl:include href="jiaofu:sla-report-figures.xsl"/>
  <xsl:include href="jiaofu:sla-report-method.xsl"/>
  <xsl:include href="jiaofu:sla-report-tickets.xsl"/>

  <!-- The one key: each walks a record of perhaps 100,000 tickets. What is few is held in variables and searched. -->
  <xsl:key name="sla.ticket" match="/d:delivery/d:period/d:ticket" use="@number"/>

  <!-- The form of a report is its only one. -->
  <xsl:param name="form" select="''"/>

  <xsl:variable name="period" select="/d:delivery/d:period"/>
  <xsl:variable name="facts" select="/d:delivery/f:facts"/>
  <xsl:variable name="analyses" select="$period/d:miss"/>
  <xsl:variable name="earlier" select="$period/d:earlier"/>
  <xsl:variable name="actions" select="$period/d:action"/>
  <xsl:variable name="survey" select="$period/d:survey[d:answer]"/>
  <xsl:variable name="scores" select="$survey/d:answer/d:score"/>
  <xsl:variable name="assets" select="/d:delivery/d:assets/d:asset"/>
  <xsl:variable name="levels" select="$facts/f:attainment"/>
  <!-- Rows of a measure and a priority that were promised and had something to count; and those over all priorities. -->
  <xsl:variable name="used-levels" select="$levels[@counted + @excluded + @running &gt; 0]"/>
  <xsl:variable name="rows" select="$used-levels[@priority != 'all']"/>
  <xsl:variable name="totals" select="$used-levels[@priority = 'all']"/>
  <xsl:variable name="missed-targets" select="$facts/f:ticket/f:target[@counted = 'this'][@verdict = 'missed' or @verdict = 'overdue']"/>
  <!-- Counted as kept by an earlier report, then reopened and broken in this period. -->
  <xsl:variable name="reversed-targets" select="$facts/f:ticket/f:target[@reversed]"/>
  <xsl:variable name="failed-levels" select="$rows[@verdict = 'missed']"/>
  <xsl:variable name="judged-levels" select="$rows[@verdict = 'missed' or @verdict = 'met']"/>
  <!-- The versions of the agreement that applied to something; the newest where a figure needs one. -->
  <xsl:variable name="sla" select="/d:delivery/d:contract/d:sla[@version = $facts/f:version[@of = 'sla']/@version or not($facts/f:version[@of = 'sla'])]"/>
  <xsl:variable name="listed-all" select="$facts/@listed = 'all'"/>
  <!-- No day is "the document's own": times of a month always have their date. -->
  <xsl:variable name="day" select="concat(substring($period/@first-day, 1, 4), '-00-00')"/>

  <xsl:template match="/">
    <xsl:variable name="title"><xsl:apply-templates select="$period" mode="sla.document-title"/></xsl:variable>
    <xsl:call-template name="report">
      <xsl:with-param name="title" select="string($title)"/>
      <xsl:with-param name="subtitle"><xsl:apply-templates select="/d:delivery/d:customer" mode="plain-name"/></xsl:with-param>
      <xsl:with-param name="subject" select="jf:message('sla.subject', $period/@first-day, $period/@last-day)"/>
      <xsl:with-param name="period"><xsl:value-of select="jf:message('sla.days', $period/@first-day, $period/@last-day)"/></xsl:with-param>
      <xsl:with-param name="fields"><xsl:apply-templates select="$period" mode="sla.fields"/></xsl:with-param>
      <xsl:with-param name="contents" select="0"/> <!-- the summary comes before it: see sla.body -->
      <xsl:with-param name="body"><xsl:apply-templates select="$period" mode="sla.body"/></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="d:period" mode="sla.document-title"><xsl:value-of select="jf:message('sla.title')"/></xsl:template>

  <xsl:template match="d:period" mode="sla.body">
    <xsl:apply-templates select="." mode="sla.summary"/>
    <page-break/>
    <contents title="{jf:message('report.contents')}" depth="1"/>
    <xsl:apply-templates select="." mode="sla.attainment"/>
    <xsl:apply-templates select="." mode="sla.misses"/>
    <xsl:apply-templates select="." mode="sla.money"/>
    <xsl:apply-templates select="." mode="sla.trend"/>
    <xsl:apply-templates select="." mode="sla.distribution"/>
    <xsl:apply-templates select="." mode="sla.times"/>
    <xsl:apply-templates select="." mode="sla.signals"/>
    <xsl:apply-templates select="." mode="sla.satisfaction"/>
    <xsl:apply-templates select="." mode="sla.actions"/>
    <xsl:apply-templates select="." mode="sla.method"/>
    <xsl:apply-templates select="." mode="sla.exclusions"/>
    <xsl:apply-templates select="." mode="sla.review"/>
    <xsl:apply-templates select="." mode="sla.provenance"/>
    <xsl:apply-templates select="." mode="sla.tickets"/>
  </xsl:template>

  <xsl:template match="d:period" mode="sla.fields">
    <field label="{jf:message('field.contract')}">
      <xsl:apply-templates select="../d:contract/@number" mode="words"/><xsl:text> </xsl:text><xsl:apply-templates select="../d:contract" mode="name"/>
    </field>
  </xsl:template>

  <xsl:template match="d:period" mode="sla.review"><xsl:call-template name="report.review"/></xsl:template>
  <xsl:template match="d:period" mode="sla.provenance"><xsl:call-template name="report.provenance"/></xsl:template>

  <!-- ==== words for facts ==== -->

  <xsl:template match="@priority" mode="sla.priority">
    <xsl:choose>
      <xsl:when test=". = 'all'"><xsl:value-of select="jf:message('sla.all')"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="@measure" mode="sla.measure"><xsl:value-of select="jf:message(concat('measure.', .))"/></xsl:template>

  <!-- "P2 response". -->
  <xsl:template match="*" mode="sla.what">
    <xsl:choose>
      <xsl:when test="@priority = 'all'"><xsl:value-of select="jf:message('sla.what.all', jf:message(concat('measure.', @measure)))"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="jf:message('sla.what', @priority, jf:message(concat('measure.', @measure)))"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What was promised for a measure and priority: each time once, where versions or kinds of ticket differ. -->
  <xsl:template match="*" mode="sla.promise">
    <xsl:variable name="minutes" select="$sla/d:target[@measure = current()/@measure][@priority = current()/@priority]/@minutes"/>
    <xsl:for-each select="$minutes">
      <xsl:variable name="n" select="position()"/>
      <xsl:if test="not($minutes[position() &lt; $n][. = current()])">
        <xsl:if test="$n &gt; 1"><xsl:text> / </xsl:text></xsl:if>
        <xsl:value-of select="jf:duration(.)"/>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>

  <!-- "8/9". -->
  <xsl:template match="*" mode="sla.ratio"><xsl:value-of select="concat(@met, '/', @counted)"/></xsl:template>

  <xsl:template match="*" mode="sla.verdict">
    <xsl:choose>
      <xsl:when test="@verdict = 'met'"><mark tone="good"><xsl:value-of select="jf:message('sla.level.met')"/></mark></xsl:when>
      <xsl:when test="@verdict = 'missed'"><mark tone="bad"><xsl:value-of select="jf:message('sla.level.missed')"/></mark></xsl:when>
      <xsl:otherwise>–</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A ticket of the record by its number, in a sentence or a cell. -->
  <xsl:template name="sla.title">
    <xsl:param name="number" select="@number"/>
    <xsl:apply-templates select="key('sla.ticket', $number)/d:title" mode="words"/>
  </xsl:template>

  <!-- ==== summary: did we keep the promise, where not, what now ==== -->

  <xsl:template match="d:period" mode="sla.summary">
    <section>
      <heading level="1" id="summary" numbering="none"><xsl:value-of select="jf:message('sla.summary')"/></heading>
      <xsl:apply-templates select="." mode="summary.sentences"/>
      <xsl:apply-templates select="." mode="summary.metrics"/>
      <xsl:if test="$totals"><xsl:apply-templates select="." mode="summary.verdicts"/></xsl:if>
      <xsl:apply-templates select="." mode="summary.words"/>
    </section>
  </xsl:template>

  <!-- The answer in a few sentences: kept or not, where not, what it costs, what is done. -->
  <xsl:template match="d:period" mode="summary.sentences">
    <xsl:variable name="tone">
      <xsl:choose>
        <xsl:when test="$failed-levels">bad</xsl:when>
        <xsl:when test="$judged-levels">good</xsl:when>
        <xsl:otherwise>neutral</xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <note tone="{$tone}">
      <title>
        <xsl:choose>
          <xsl:when test="not($judged-levels)"><xsl:value-of select="jf:message('sla.answer.nothing')"/></xsl:when>
          <xsl:when test="not($failed-levels)"><xsl:value-of select="jf:message('sla.answer.kept', count($judged-levels))"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="jf:message('sla.answer.broken', count($judged-levels), count($judged-levels) - count($failed-levels), count($failed-levels))"/></xsl:otherwise>
        </xsl:choose>
      </title>
      <list>
        <xsl:if test="$failed-levels">
          <item>
            <xsl:value-of select="jf:message('sla.answer.where')"/>
            <xsl:for-each select="$failed-levels">
              <xsl:if test="position() &gt; 1"><xsl:value-of select="jf:message('join.items')"/></xsl:if>
              <xsl:variable name="what"><xsl:apply-templates select="." mode="sla.what"/></xsl:variable>
              <xsl:value-of select="jf:message('sla.answer.level', $what, concat(@met, '/', @counted, ' = ', @percent), format-number(@agreed, '0.##'))"/>
            </xsl:for-each>
            <xsl:value-of select="jf:message('join.stop')"/>
          </item>
        </xsl:if>
        <xsl:if test="sum($totals/@counted) &gt; 0"><xsl:apply-templates select="." mode="sla.answer.misses"/></xsl:if>
        <xsl:if test="$reversed-targets">
          <item>
            <xsl:value-of select="jf:message('sla.answer.reversed', count($reversed-targets))"/>
            <see to="misses" page="yes"/>
            <xsl:value-of select="jf:message('join.stop')"/>
          </item>
        </xsl:if>
        <xsl:apply-templates select="." mode="sla.answer.money"/>
        <xsl:apply-templates select="." mode="sla.answer.tickets"/>
      </list>
    </note>
  </xsl:template>

  <xsl:template match="d:period" mode="sla.answer.misses">
    <xsl:variable name="n" select="sum($totals/@missed)"/>
    <item>
      <xsl:choose>
        <xsl:when test="$n = 0"><xsl:value-of select="jf:message('sla.answer.no-miss', sum($totals/@counted))"/></xsl:when>
        <xsl:otherwise>
          <xsl:value-of select="jf:message('sla.answer.misses', $n, sum($totals/@counted))"/>
          <xsl:choose>
            <xsl:when test="$analyses"><xsl:value-of select="jf:message('sla.answer.analysed', count($analyses), count($analyses[@state = 'done' or @state = 'verified']), count($analyses[@state = 'open' or @state = 'doing']))"/></xsl:when>
            <xsl:otherwise><xsl:value-of select="jf:message('sla.answer.listed')"/></xsl:otherwise>
          </xsl:choose>
          <see to="misses" page="yes"/>
          <xsl:value-of select="jf:message('join.stop')"/>
        </xsl:otherwise>
      </xsl:choose>
    </item>
  </xsl:template>

  <xsl:template match="d:period" mode="sla.answer.money">
    <xsl:for-each select="$facts/f:incentive">
      <item>
        <xsl:choose>
          <xsl:when test="@total &lt; 0"><xsl:value-of select="jf:message('sla.answer.penalty', jf:money(-1 * @total, @currency), jf:money(@base, @currency))"/></xsl:when>
          <xsl:when test="@total &gt; 0"><xsl:value-of select="jf:message('sla.answer.reward', jf:money(@total, @currency), jf:money(@base, @currency))"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="jf:message('sla.answer.no-money', jf:money(@base, @currency))"/></xsl:otherwise>
        </xsl:choose>
        <see to="money" page="yes"/>
        <xsl:value-of select="jf:message('join.stop')"/>
      </item>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="d:period" mode="sla.answer.tickets">
    <xsl:for-each select="$facts/f:period">
      <item>
        <xsl:if test="@valid &gt; @opened"><xsl:value-of select="jf:message('sla.answer.carried', @valid - @opened)"/></xsl:if>
        <xsl:value-of select="jf:message('sla.answer.tickets', @opened, @resolved, @open-at-end)"/>
        <xsl:if test="@reopened &gt; 0"><xsl:value-of select="jf:message('sla.answer.reopened', @reopened)"/></xsl:if>
        <xsl:if test="sum($totals/@excluded) &gt; 0"><xsl:value-of select="jf:message('sla.answer.excluded', sum($totals/@excluded))"/></xsl:if>
        <xsl:value-of select="jf:message('join.stop')"/>
      </item>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="d:period" mode="summary.metrics">
    <metrics>
      <xsl:for-each select="$totals[@measure = 'response' or @measure = 'arrival' or @measure = 'resolution'][@counted &gt; 0]">
        <xsl:variable name="bad" select="$failed-levels[@measure = current()/@measure]"/>
        <metric label="{jf:message('sla.metric.level', jf:message(concat('measure.', @measure)))}" value="{@percent}" unit="%">
          <xsl:attribute name="tone">
            <xsl:choose>
              <xsl:when test="$bad">bad</xsl:when>
              <xsl:when test="$rows[@measure = current()/@measure][@verdict = 'met']">good</xsl:when>
              <xsl:otherwise>neutral</xsl:otherwise>
            </xsl:choose>
          </xsl:attribute>
          <xsl:if test="$bad">
            <xsl:attribute name="target">
              <xsl:variable name="broken"><xsl:for-each select="$bad"><xsl:sort select="@priority"/><xsl:if test="position() &gt; 1"><xsl:value-of select="jf:message('join.list')"/></xsl:if><xsl:value-of select="@priority"/></xsl:for-each></xsl:variable>
              <xsl:value-of select="jf:message('sla.metric.missed', string($broken))"/>
            </xsl:attribute>
          </xsl:if>
          <xsl:if test="not($bad) and $rows[@measure = current()/@measure][@verdict = 'met']">
            <xsl:attribute name="target"><xsl:value-of select="jf:message('sla.metric.met')"/></xsl:attribute>
          </xsl:if>
          <xsl:value-of select="jf:message('sla.metric.ratio', @met, @counted)"/>
        </metric>
      </xsl:for-each>
      <xsl:if test="$scores">
        <metric label="{jf:message('sla.metric.score')}" value="{format-number(sum($scores/@value) div count($scores), '0.00')}"><xsl:value-of select="jf:message('sla.metric.low', count($scores[@value &lt;= 3]))"/></metric>
      </xsl:if>
      <xsl:for-each select="$facts/f:period">
        <metric label="{jf:message('sla.metric.tickets')}" value="{@opened}"><xsl:value-of select="jf:message('sla.metric.open', @open-at-end)"/></metric>
      </xsl:for-each>
      <xsl:for-each select="$facts/f:incentive">
        <metric label="{jf:message('sla.metric.money')}" value="{jf:money(@total, @currency)}">
          <xsl:attribute name="tone">
            <xsl:choose>
              <xsl:when test="@total &lt; 0">bad</xsl:when>
              <xsl:when test="@total &gt; 0">good</xsl:when>
              <xsl:otherwise>neutral</xsl:otherwise>
            </xsl:choose>
          </xsl:attribute>
          <xsl:value-of select="jf:message('sla.metric.payable', jf:money(@base + @total, @currency))"/>
        </metric>
      </xsl:for-each>
    </metrics>
  </xsl:template>

  <!-- Measures down, priorities across: the whole verdict at a glance. -->
  <xsl:variable name="priorities" select="$rows[not(@priority = preceding-sibling::f:attainment/@priority)]/@priority"/>

  <xsl:template match="d:period" mode="summary.verdicts">
    <table>
      <column width="1.1fr"/>
      <xsl:for-each select="$priorities"><column width="1fr"/></xsl:for-each>
      <column align="end"/><column align="decimal"/>
      <head>
        <row>
          <cell><xsl:value-of select="jf:message('promise.measure')"/></cell>
          <xsl:for-each select="$priorities"><xsl:sort select="."/><cell><xsl:value-of select="."/></cell></xsl:for-each>
          <cell><xsl:value-of select="jf:message('sla.all')"/></cell>
          <cell><xsl:value-of select="jf:message('sla.percent')"/></cell>
        </row>
      </head>
      <body>
        <xsl:for-each select="$totals">
          <xsl:variable name="total" select="."/>
          <row>
            <cell header="true"><xsl:apply-templates select="@measure" mode="sla.measure"/></cell>
            <xsl:for-each select="$priorities">
              <xsl:sort select="."/>
              <cell><xsl:apply-templates select="$rows[@measure = $total/@measure][@priority = current()]" mode="summary.cell"/></cell>
            </xsl:for-each>
            <cell><xsl:choose><xsl:when test="@counted &gt; 0"><xsl:apply-templates select="." mode="sla.ratio"/></xsl:when><xsl:otherwise>–</xsl:otherwise></xsl:choose></cell>
            <cell><xsl:choose><xsl:when test="@counted &gt; 0"><xsl:value-of select="concat(@percent, '%')"/></xsl:when><xsl:otherwise>–</xsl:otherwise></xsl:choose></cell>
          </row>
        </xsl:for-each>
      </body>
    </table>
    <p style="small"><xsl:value-of select="jf:message('sla.verdicts.read')"/></p>
  </xsl:template>

  <xsl:template match="f:attainment" mode="summary.cell">
    <xsl:choose>
      <xsl:when test="@verdict = 'met'"><mark tone="good"><xsl:apply-templates select="." mode="sla.ratio"/></mark></xsl:when>
      <xsl:when test="@verdict = 'missed'">
        <mark tone="bad"><xsl:apply-templates select="." mode="sla.ratio"/></mark><xsl:text> </xsl:text><xsl:value-of select="jf:message('sla.verdicts.agreed', format-number(@agreed, '0.##'))"/>
      </xsl:when>
      <xsl:when test="@counted &gt; 0"><xsl:apply-templates select="." mode="sla.ratio"/></xsl:when>
      <xsl:otherwise>–</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="d:period" mode="summary.words">
    <xsl:if test="d:summary">
      <heading level="2" numbering="none"><xsl:value-of select="jf:message('sla.summary.words')"/></heading>
      <xsl:for-each select="d:summary/d:p"><p><xsl:apply-templates select="." mode="words"/></p></xsl:for-each>
    </xsl:if>
  </xsl:template>

  <!-- ==== attainment ==== -->

  <xsl:template match="d:period" mode="sla.attainment">
    <xsl:if test="$totals"><section>
      <heading level="1" id="attainment"><xsl:value-of select="jf:message('sla.attainment')"/></heading>
      <xsl:apply-templates select="." mode="attainment.chart"/>
      <p keep-with-next="true"><xsl:value-of select="jf:message('sla.attainment.read')"/><see to="method" page="yes"/><xsl:value-of select="jf:message('join.stop')"/></p>
      <table id="levels" keep-together="{count($used-levels) &lt;= 30}" continued="{jf:message('report.continued')}">
        <column/><column/><column width="1fr"/>
        <column align="end"/><column align="end"/><column align="end"/><column align="end"/><column align="end"/>
        <column align="decimal"/><column align="decimal"/><column/>
        <caption><xsl:value-of select="jf:message('sla.attainment.caption', $period/@first-day, $period/@last-day)"/></caption>
        <head>
          <row>
            <cell><xsl:value-of select="jf:message('promise.measure')"/></cell>
            <cell><xsl:value-of select="jf:message('field.priority')"/></cell>
            <cell><xsl:value-of select="jf:message('promise.target')"/></cell>
            <cell><xsl:value-of select="jf:message('sla.counted')"/></cell>
            <cell><xsl:value-of select="jf:message('sla.met')"/></cell>
            <cell><xsl:value-of select="jf:message('sla.missed')"/></cell>
            <cell><xsl:value-of select="jf:message('sla.excluded')"/></cell>
            <cell><xsl:value-of select="jf:message('sla.running')"/></cell>
            <cell><xsl:value-of select="jf:message('sla.percent')"/></cell>
            <cell><xsl:value-of select="jf:message('sla.agreed')"/></cell>
            <cell><xsl:value-of select="jf:message('promise.verdict')"/></cell>
          </row>
        </head>
        <!-- A body for each measure: its priorities, then all of them. -->
        <xsl:for-each select="$totals">
          <xsl:variable name="measure" select="@measure"/>
          <body>
            <xsl:apply-templates select="$rows[@measure = $measure]" mode="attainment.row"><xsl:sort select="@priority"/></xsl:apply-templates>
            <xsl:apply-templates select="." mode="attainment.row"/>
          </body>
        </xsl:for-each>
      </table>
    </section></xsl:if>
  </xsl:template>

  <xsl:template match="f:attainment" mode="attainment.row">
    <xsl:variable name="promise" select="$sla/d:target[@measure = current()/@measure][@priority = current()/@priority]"/>
    <row>
      <xsl:if test="$promise"><xsl:attribute name="src"><xsl:value-of select="jf:where($promise[last()])"/></xsl:attribute></xsl:if>
      <cell header="true"><xsl:apply-templates select="@measure" mode="sla.measure"/></cell>
      <cell>
        <xsl:choose>
          <xsl:when test="@priority = 'all'"><b><xsl:apply-templates select="@priority" mode="sla.priority"/></b></xsl:when>
          <xsl:otherwise><xsl:value-of select="@priority"/></xsl:otherwise>
        </xsl:choose>
      </cell>
      <cell><xsl:apply-templates select="." mode="sla.promise"/></cell>
      <cell><xsl:value-of select="@counted"/></cell>
      <cell><xsl:value-of select="@met"/></cell>
      <cell><xsl:value-of select="@missed"/></cell>
      <cell><xsl:value-of select="@excluded"/></cell>
      <cell><xsl:value-of select="@running"/></cell>
      <cell><xsl:choose><xsl:when test="@percent"><xsl:value-of select="concat(@percent, '%')"/></xsl:when><xsl:otherwise>–</xsl:otherwise></xsl:choose></cell>
      <!-- A mean of levels has decimals: without the sign it fits into the narrow column. -->
      <cell>
        <xsl:choose>
          <xsl:when test="not(@agreed)"/>
          <xsl:when test="$levels[@agreed-mixed][@agreed]"><xsl:value-of select="concat(format-number(@agreed, '0.00'), '%')"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="jf:message('sla.at-least', format-number(@agreed, '0.##'))"/></xsl:otherwise>
        </xsl:choose>
      </cell>
      <cell><xsl:apply-templates select="." mode="sla.verdict"/></cell>
    </row>
  </xsl:template>

  <!-- Attained against agreed, a bar for each level that was judged. -->
  <xsl:template match="d:period" mode="attainment.chart">
    <xsl:variable name="judged" select="$judged-levels[@agreed]"/>
    <xsl:if test="count($judged) &gt; 1">
      <xsl:variable name="worst">
        <xsl:for-each select="$judged"><xsl:sort select="@percent - @agreed" data-type="number"/><xsl:if test="position() = 1"><xsl:apply-templates select="." mode="sla.what"/></xsl:if></xsl:for-each>
      </xsl:variable>
      <xsl:variable name="alt">
        <xsl:choose>
          <xsl:when test="$failed-levels"><xsl:value-of select="jf:message('sla.attainment.alt-bad', count($judged) - count($failed-levels), count($judged), $worst)"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="jf:message('sla.attainment.alt-good', count($judged))"/></xsl:otherwise>
        </xsl:choose>
      </xsl:variable>
      <!-- Points need no zero: the scale begins at the ten below the lowest, or above what lies far off. -->
      <xsl:variable name="lowest"><xsl:for-each select="$judged"><xsl:sort select="@percent" data-type="number"/><xsl:if test="position() = 1"><xsl:value-of select="floor((@percent - 1) div 10) * 10"/></xsl:if></xsl:for-each></xsl:variable>
      <figure id="fig-attainment">
        <caption><xsl:value-of select="jf:message('sla.figure', jf:message('sla.attainment.figure'), string($alt))"/></caption>
        <chart kind="dot" height="{12 + 5 * count($judged)}" unit="%" decimals="2" min="{$lowest * ($lowest &gt; 0)}" max="100" alt="{$alt}" x-label="{jf:message('promise.measure')}" y-label="{jf:message('sla.percent')}"
               good-label="{jf:message('sla.level.met')}" bad-label="{jf:message('sla.level.missed')}" broken="{jf:message('sla.attainment.off')}">
          <column label="{jf:message('promise.measure')}"/><column label="{jf:message('sla.percent')}"/><column label="{jf:message('sla.agreed')}"/>
          <xsl:for-each select="$judged">
            <xsl:variable name="label"><xsl:apply-templates select="." mode="sla.what"/></xsl:variable>
            <point label="{$label}" value="{@percent}" target="{@agreed}">
              <xsl:attribute name="tone"><xsl:choose><xsl:when test="@verdict = 'missed'">bad</xsl:when><xsl:otherwise>good</xsl:otherwise></xsl:choose></xsl:attribute>
            </point>
          </xsl:for-each>
        </chart>
      </figure>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
