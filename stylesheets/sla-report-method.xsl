<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!--
  The SLA report: how every figure is computed, so that someone who trusts nobody can do it again. The rules are those of the agreement that
  applied; a rule of the program that the agreement does not vary is stated as it is. See sla-report.xsl.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:jiaofu:report:1" xmlns:d="urn:jiaofu:delivery:1"
                xmlns:f="urn:jiaofu:facts:1" xmlns:jf="urn:jiaofu:functions:1" xmlns:exsl="http://exslt.org/common"
                exclude-result-prefixes="d f jf exsl">

  <!-- The measures that were promised: only their clocks are explained. -->
  <xsl:variable name="promised" select="$sla/d:target/@measure"/>

  <xsl:template match="d:period" mode="sla.method">
    <section>
      <heading level="1" id="method"><xsl:value-of select="jf:message('sla.method')"/></heading>
      <xsl:apply-templates select="." mode="method.rules"/>
      <xsl:apply-templates select="." mode="method.promises"/>
      <xsl:apply-templates select="." mode="method.matrix"/>
      <xsl:apply-templates select="." mode="method.calendars"/>
    </section>
  </xsl:template>

  <!-- ==== rules of counting ==== -->

  <xsl:template match="d:period" mode="method.rules">
    <heading level="2"><xsl:value-of select="jf:message('sla.rules')"/></heading>
    <list kind="number">
      <item>
        <xsl:call-template name="method.rule"><xsl:with-param name="words" select="jf:message('sla.rule.period', @first-day, @last-day, $zone)"/></xsl:call-template>
      </item>
      <item>
        <xsl:call-template name="method.rule"><xsl:with-param name="words" select="jf:message('sla.rule.clock')"/></xsl:call-template>
        <xsl:for-each select="$promised[not(. = ../preceding-sibling::d:target/@measure)]">
          <xsl:if test="not(../../preceding-sibling::d:sla[@version = $sla/@version]/d:target[@measure = current()])">
            <xsl:value-of select="jf:message(concat('sla.clock.', .))"/>
          </xsl:if>
        </xsl:for-each>
      </item>
      <item src="{jf:where($sla[last()])}">
        <xsl:variable name="texts"><xsl:for-each select="$sla"><span role="{@version}"><xsl:apply-templates select="." mode="method.pauses"/></span></xsl:for-each></xsl:variable>
        <xsl:call-template name="method.versions"><xsl:with-param name="texts" select="exsl:node-set($texts)/*"/></xsl:call-template>
      </item>
      <item src="{jf:where($sla[last()])}">
        <xsl:variable name="texts"><xsl:for-each select="$sla"><span role="{@version}"><xsl:apply-templates select="." mode="method.changes"/></span></xsl:for-each></xsl:variable>
        <xsl:call-template name="method.versions"><xsl:with-param name="texts" select="exsl:node-set($texts)/*"/></xsl:call-template>
      </item>
      <item src="{jf:where($sla[last()])}">
        <xsl:variable name="texts"><xsl:for-each select="$sla"><span role="{@version}"><xsl:apply-templates select="." mode="method.attribution"/></span></xsl:for-each></xsl:variable>
        <xsl:call-template name="method.versions"><xsl:with-param name="texts" select="exsl:node-set($texts)/*"/></xsl:call-template>
        <xsl:value-of select="jf:message('sla.rule.before')"/>
      </item>
      <item>
        <xsl:call-template name="method.rule"><xsl:with-param name="words" select="jf:message('sla.rule.excluded')"/></xsl:call-template>
        <xsl:value-of select="jf:message('sla.rule.invalid')"/>
      </item>
      <item><xsl:call-template name="method.rule"><xsl:with-param name="words" select="jf:message('sla.rule.rounding')"/></xsl:call-template><xsl:if test="$levels[@agreed-mixed][@agreed]"><xsl:value-of select="jf:message('sla.rule.mixed')"/></xsl:if></item>
      <item><xsl:call-template name="method.rule"><xsl:with-param name="words" select="jf:message('sla.rule.percentile')"/></xsl:call-template></item>
      <item>
        <xsl:call-template name="method.rule"><xsl:with-param name="words" select="jf:message('sla.rule.signals')"/></xsl:call-template>
        <xsl:variable name="texts"><xsl:for-each select="$sla"><span role="{@version}"><xsl:apply-templates select="." mode="method.escalations"/></span></xsl:for-each></xsl:variable>
        <xsl:call-template name="method.versions"><xsl:with-param name="texts" select="exsl:node-set($texts)/*"/><xsl:with-param name="plain" select="true()"/></xsl:call-template>
      </item>
      <item><xsl:call-template name="method.rule"><xsl:with-param name="words" select="jf:message('sla.rule.versions')"/></xsl:call-template></item>
    </list>
  </xsl:template>

  <!-- A rule with what it is about, the words up to the first colon, to be found at a glance. -->
  <xsl:template name="method.rule">
    <xsl:param name="words"/>
    <xsl:variable name="colon" select="jf:message('join.colon')"/>
    <xsl:choose>
      <xsl:when test="contains($words, $colon)">
        <b><xsl:value-of select="concat(substring-before($words, $colon), normalize-space($colon))"/></b>
        <xsl:value-of select="concat(substring-after($colon, normalize-space($colon)), substring-after($words, $colon))"/>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="$words"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What all versions say alike is said once, else for each version that applied. -->
  <xsl:template name="method.versions">
    <xsl:param name="texts"/>
    <xsl:param name="plain" select="false()"/> <!-- the words only go on with a rule that has begun -->
    <xsl:choose>
      <xsl:when test="$plain and not($texts[string(.) != string($texts[1])])"><xsl:value-of select="$texts[1]"/></xsl:when>
      <xsl:when test="not($texts[string(.) != string($texts[1])])"><xsl:call-template name="method.rule"><xsl:with-param name="words" select="string($texts[1])"/></xsl:call-template></xsl:when>
      <xsl:otherwise>
        <xsl:for-each select="$texts[string(.) != '']"><xsl:value-of select="jf:message('sla.of-version', @role, string(.))"/></xsl:for-each>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="d:sla" mode="method.changes">
    <xsl:value-of select="jf:message(concat('sla.change.', d:policy/@priority-change, substring('retroactive', 1, 99 * not(d:policy/@priority-change))))"/>
    <xsl:value-of select="jf:message(concat('sla.reopen.', d:policy/@reopen, substring('continue', 1, 99 * not(d:policy/@reopen))))"/>
  </xsl:template>

  <xsl:template match="d:sla" mode="method.attribution">
    <xsl:value-of select="jf:message(concat('sla.attribution.', d:policy/@attribution, substring('first', 1, 99 * not(d:policy/@attribution)), '.',
                                            d:policy/@open-overdue, substring('counted', 1, 99 * not(d:policy/@open-overdue))))"/>
  </xsl:template>

  <xsl:template match="d:sla" mode="method.pauses">
    <xsl:choose>
      <xsl:when test="d:pause">
        <xsl:value-of select="jf:message('sla.pauses')"/>
        <xsl:for-each select="d:pause">
          <xsl:if test="position() &gt; 1"><xsl:value-of select="jf:message('join.items')"/></xsl:if>
          <xsl:value-of select="jf:message(concat('pause.', @reason))"/>
          <xsl:value-of select="jf:message('bracket.open')"/>
          <xsl:choose>
            <xsl:when test="@measures"><xsl:call-template name="method.measures"><xsl:with-param name="list" select="normalize-space(@measures)"/></xsl:call-template></xsl:when>
            <xsl:otherwise><xsl:value-of select="jf:message('sla.pauses.all')"/></xsl:otherwise>
          </xsl:choose>
          <xsl:value-of select="jf:message('bracket.close')"/>
        </xsl:for-each>
        <xsl:value-of select="jf:message('sla.pauses.others')"/>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="jf:message('sla.pauses.none')"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- "arrival resolution" in words. -->
  <xsl:template name="method.measures">
    <xsl:param name="list"/>
    <xsl:value-of select="jf:message(concat('measure.', substring-before(concat($list, ' '), ' ')))"/>
    <xsl:if test="contains($list, ' ')">
      <xsl:value-of select="jf:message('join.list')"/>
      <xsl:call-template name="method.measures"><xsl:with-param name="list" select="substring-after($list, ' ')"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template match="d:sla" mode="method.escalations">
    <xsl:for-each select="d:escalation">
      <xsl:variable name="of">
        <xsl:choose>
          <xsl:when test="@priority"><xsl:apply-templates select="." mode="sla.what"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="jf:message('sla.what.all', jf:message(concat('measure.', @measure)))"/></xsl:otherwise>
        </xsl:choose>
      </xsl:variable>
      <xsl:value-of select="jf:message('sla.escalation', $of, concat(@at, substring('100', 1, 3 * not(@at))), concat(jf:message(concat('how.', @how)), jf:message('sla.escalation.within', jf:duration(@within))))"/>
      <xsl:choose>
        <xsl:when test="position() &lt; last()"><xsl:value-of select="jf:message('join.items')"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="jf:message('join.stop')"/></xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:template>

  <!-- ==== what was promised ==== -->

  <xsl:template match="d:period" mode="method.promises">
    <heading level="2"><xsl:value-of select="jf:message('sla.promises')"/></heading>
    <table continued="{jf:message('report.continued')}" id="promises">
      <column/><column/><column width="1fr"/><column width="1.4fr"/><column align="end"/><column align="end"/><column/>
      <caption><xsl:value-of select="jf:message('sla.promises.caption')"/></caption>
      <head>
        <row>
          <cell><xsl:value-of select="jf:message('promise.measure')"/></cell><cell><xsl:value-of select="jf:message('field.priority')"/></cell>
          <cell><xsl:value-of select="jf:message('promise.target')"/></cell><cell><xsl:value-of select="jf:message('sla.calendar')"/></cell>
          <cell><xsl:value-of select="jf:message('sla.warn')"/></cell><cell><xsl:value-of select="jf:message('sla.agreed')"/></cell>
          <cell><xsl:value-of select="jf:message('sla.version')"/></cell>
        </row>
      </head>
      <xsl:for-each select="$sla">
        <body>
          <xsl:for-each select="d:target">
            <xsl:sort select="string-length(substring-before('response arrival resolution update callback ', concat(@measure, ' ')))" data-type="number"/>
            <xsl:sort select="@priority"/>
            <row src="{jf:where(.)}">
              <cell header="true">
                <xsl:apply-templates select="@measure" mode="sla.measure"/>
                <xsl:if test="@kind"><xsl:value-of select="jf:message('join.role', jf:message(concat('ticket.', @kind)))"/></xsl:if>
              </cell>
              <cell><xsl:value-of select="@priority"/></cell>
              <cell><xsl:value-of select="jf:duration(@minutes)"/></cell>
              <cell><xsl:apply-templates select="../../d:calendar[@id = current()/@calendar][last()]" mode="name"/></cell>
              <cell><xsl:value-of select="concat(@warn, substring('80', 1, 2 * not(@warn)), '%')"/></cell>
              <cell><xsl:if test="@attainment"><xsl:value-of select="jf:message('sla.at-least', @attainment)"/></xsl:if></cell>
              <cell><xsl:value-of select="jf:message('version.short', ../@version)"/></cell>
            </row>
          </xsl:for-each>
        </body>
      </xsl:for-each>
    </table>
  </xsl:template>

  <!-- Urgency down, importance across. -->
  <xsl:template match="d:period" mode="method.matrix">
    <xsl:for-each select="$sla[last()]/d:matrix">
      <xsl:variable name="cases" select="d:case"/>
      <xsl:variable name="across" select="$cases[not(@importance = preceding-sibling::d:case/@importance)]/@importance"/>
      <table src="{jf:where(.)}">
        <column width="1.4fr"/><xsl:for-each select="$across"><column width="1fr"/></xsl:for-each>
        <caption><xsl:value-of select="jf:message('sla.matrix.caption')"/></caption>
        <head>
          <row>
            <cell><xsl:value-of select="jf:message('sla.matrix.head')"/></cell>
            <xsl:for-each select="$across"><cell><xsl:value-of select="jf:message(concat('importance.', .))"/></cell></xsl:for-each>
          </row>
        </head>
        <body>
          <xsl:for-each select="$cases[not(@urgency = preceding-sibling::d:case/@urgency)]">
            <xsl:variable name="urgency" select="@urgency"/>
            <row>
              <cell header="true"><xsl:value-of select="jf:message(concat('urgency.', @urgency))"/></cell>
              <xsl:for-each select="$across"><cell><xsl:value-of select="$cases[@urgency = $urgency][@importance = current()]/@priority"/></cell></xsl:for-each>
            </row>
          </xsl:for-each>
        </body>
      </table>
    </xsl:for-each>
  </xsl:template>

  <!-- ==== calendars that applied ==== -->

  <xsl:template match="d:period" mode="method.calendars">
    <xsl:variable name="calendars" select="../d:contract/d:calendar[@id = $sla/d:target/@calendar]"/>
    <heading level="2"><xsl:value-of select="jf:message('sla.calendars')"/></heading>
    <table>
      <column/><column/><column/><column width="1fr"/><column width="1.4fr"/>
      <caption><xsl:value-of select="jf:message('sla.calendars.caption')"/></caption>
      <head>
        <row>
          <cell><xsl:value-of select="jf:message('sla.calendar')"/></cell><cell><xsl:value-of select="jf:message('sla.version')"/></cell>
          <cell><xsl:value-of select="jf:message('sla.valid-from')"/></cell><cell><xsl:value-of select="jf:message('sla.hours')"/></cell>
          <cell><xsl:value-of select="jf:message('sla.exceptions')"/></cell>
        </row>
      </head>
      <body>
        <xsl:for-each select="$calendars">
          <row src="{jf:where(.)}">
            <cell header="true"><xsl:apply-templates select="." mode="name"/></cell>
            <cell><xsl:value-of select="jf:message('version.short', @version)"/></cell>
            <cell><xsl:value-of select="@valid-from"/></cell>
            <cell>
              <xsl:choose>
                <xsl:when test="d:always"><xsl:value-of select="jf:message('sla.always')"/></xsl:when>
                <xsl:otherwise>
                  <xsl:for-each select="d:open">
                    <xsl:variable name="same" select="preceding-sibling::d:open[1][@from = current()/@from][@until = current()/@until]"/>
                    <xsl:variable name="next" select="following-sibling::*[1][self::d:open][@from = current()/@from][@until = current()/@until]"/>
                    <xsl:choose>
                      <xsl:when test="$same and $next"/>
                      <xsl:when test="$same">
                        <xsl:value-of select="jf:message('sla.weekday.to', jf:message(concat('weekday.', @day)))"/>
                        <xsl:value-of select="concat(' ', @from, '–', @until)"/>
                      </xsl:when>
                      <xsl:otherwise>
                        <xsl:if test="position() &gt; 1"><xsl:value-of select="jf:message('join.items')"/></xsl:if>
                        <xsl:value-of select="jf:message(concat('weekday.', @day))"/>
                        <xsl:if test="not($next)"><xsl:value-of select="concat(' ', @from, '–', @until)"/></xsl:if>
                      </xsl:otherwise>
                    </xsl:choose>
                  </xsl:for-each>
                </xsl:otherwise>
              </xsl:choose>
            </cell>
            <cell><xsl:apply-templates select="." mode="method.exceptions"/></cell>
          </row>
        </xsl:for-each>
      </body>
    </table>
    <xsl:variable name="sources" select="$calendars/d:holidays/d:source[1]"/>
    <xsl:if test="$sources">
      <p style="small">
        <xsl:for-each select="$sources">
          <xsl:variable name="n" select="position()"/>
          <xsl:if test="not($sources[position() &lt; $n][../@year = current()/../@year][string(.) = string(current())][string(@number) = string(current()/@number)])"><xsl:apply-templates select="." mode="method.source"/></xsl:if>
        </xsl:for-each>
      </p>
    </xsl:if>
  </xsl:template>

  <!-- The dated exceptions of the period, and of the time before it in which clocks of its tickets already ran. -->
  <xsl:variable name="first-receipt"><xsl:for-each select="$facts/f:ticket[f:target]"><xsl:sort select="@received"/><xsl:if test="position() = 1"><xsl:value-of select="@received"/></xsl:if></xsl:for-each></xsl:variable>

  <xsl:template match="d:calendar" mode="method.exceptions">
    <xsl:variable name="begin" select="translate(substring($period/@first-day, 1, 10), '-', '')"/>
    <xsl:variable name="received" select="translate(jf:instant($first-receipt, $zone, '%Y-%m-%d'), '-', '')"/>
    <xsl:variable name="month" select="concat(substring($received, 1, 8 * ($received &lt; $begin)), substring($begin, 1, 8 * not($received &lt; $begin)))"/>
    <xsl:variable name="until" select="translate($period/@last-day, '-', '')"/>
    <xsl:variable name="dated" select="d:exception[translate(@date, '-', '') &gt;= $month][translate(@date, '-', '') &lt;= $until]
                                       | d:holidays/d:working[translate(@date, '-', '') &gt;= $month][translate(@date, '-', '') &lt;= $until]
                                       | d:holidays/d:closed[translate(@last-day, '-', '') &gt;= $month][translate(@first-day, '-', '') &lt;= $until]"/>
    <xsl:choose>
      <xsl:when test="d:always">–</xsl:when>
      <xsl:when test="not($dated)"><xsl:value-of select="jf:message('sla.exceptions.none', count(d:exception | d:holidays/d:closed | d:holidays/d:working))"/></xsl:when>
      <xsl:otherwise>
        <xsl:for-each select="$dated">
          <xsl:if test="position() &gt; 1"><xsl:value-of select="jf:message('join.items')"/></xsl:if>
          <xsl:choose>
            <xsl:when test="self::d:closed"><xsl:value-of select="jf:message('sla.exception.closed', @first-day, @last-day)"/><xsl:apply-templates select="." mode="name"/></xsl:when>
            <xsl:when test="self::d:working">
              <xsl:value-of select="jf:message('sla.exception.working', @date)"/>
              <xsl:value-of select="jf:message('sla.exception.as', jf:message(concat('weekday.', @as, substring('monday', 1, 99 * not(@as)))))"/>
            </xsl:when>
            <xsl:when test="d:open">
              <xsl:variable name="hours"><xsl:for-each select="d:open"><xsl:if test="position() &gt; 1"><xsl:value-of select="jf:message('join.list')"/></xsl:if><xsl:value-of select="concat(@from, '–', @until)"/></xsl:for-each></xsl:variable>
              <xsl:value-of select="jf:message('sla.exception.working', @date)"/><xsl:value-of select="jf:message('sla.exception.hours', $hours)"/>
            </xsl:when>
            <xsl:otherwise><xsl:value-of select="jf:message('sla.exception.closed', @date, @date)"/><xsl:value-of select="@reason"/></xsl:otherwise>
          </xsl:choose>
        </xsl:for-each>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Each source once, though several calendars and versions use it. -->
  <xsl:template match="d:source" mode="method.source">
    <xsl:value-of select="jf:message('sla.holidays.source', ../@year)"/>
    <xsl:choose>
      <xsl:when test="@number">
        <xsl:apply-templates select="@number" mode="words"/>
        <xsl:if test="@issued"><xsl:value-of select="jf:message('join.role', @issued)"/></xsl:if>
        <xsl:value-of select="jf:message('join.stop')"/>
      </xsl:when>
      <xsl:otherwise><xsl:apply-templates select="." mode="words"/><xsl:text> </xsl:text></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
