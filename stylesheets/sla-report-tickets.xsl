<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- The SLA report: what was not counted and why, and the table of tickets. See sla-report.xsl. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:jiaofu:report:1" xmlns:d="urn:jiaofu:delivery:1"
                xmlns:f="urn:jiaofu:facts:1" xmlns:jf="urn:jiaofu:functions:1" exclude-result-prefixes="d f jf">

  <!-- ==== exclusions, and tickets that are none (6.3 d) ==== -->

  <xsl:template match="d:period" mode="sla.exclusions">
    <xsl:variable name="excluded" select="d:ticket/d:exclude"/>
    <xsl:variable name="invalid" select="d:ticket[@validity][@validity != 'valid']"/>
    <xsl:variable name="cancelled" select="$facts/f:ticket[@state = 'cancelled'][not(key('sla.ticket', @number)/@validity)]"/>
    <xsl:if test="$excluded or $invalid or $cancelled">
      <section>
        <heading level="1" id="exclusions"><xsl:value-of select="jf:message('sla.exclusions')"/></heading>
        <p keep-with-next="true"><xsl:value-of select="jf:message('sla.exclusions.read', sum($totals/@excluded), $facts/f:period/@invalid, $facts/f:period/@cancelled, $facts/f:period/@without-target)"/></p>
        <xsl:if test="$excluded">
          <table continued="{jf:message('report.continued')}">
            <column/><column width="1.4fr"/><column/><column/><column width="2fr"/><column/>
            <caption><xsl:value-of select="jf:message('sla.exclusions.caption')"/></caption>
            <head>
              <row>
                <cell><xsl:value-of select="jf:message('field.ticket')"/></cell><cell><xsl:value-of select="jf:message('sla.ticket.title')"/></cell>
                <cell><xsl:value-of select="jf:message('promise.measure')"/></cell><cell><xsl:value-of select="jf:message('sla.reason')"/></cell>
                <cell><xsl:value-of select="jf:message('sla.grounds')"/></cell><cell><xsl:value-of select="jf:message('sla.agreed-by')"/></cell>
              </row>
            </head>
            <body>
              <xsl:for-each select="$excluded[position() &lt;= 500]">
                <row src="{jf:where(.)}">
                  <cell header="true"><nobr><xsl:value-of select="../@number"/></nobr></cell>
                  <cell><xsl:apply-templates select="../d:title" mode="words"/></cell>
                  <cell>
                    <xsl:choose>
                      <xsl:when test="@measure = 'all'"><xsl:value-of select="jf:message('sla.all')"/></xsl:when>
                      <xsl:otherwise><xsl:apply-templates select="@measure" mode="sla.measure"/></xsl:otherwise>
                    </xsl:choose>
                  </cell>
                  <cell><xsl:value-of select="jf:message(concat('exclude.', @reason))"/></cell>
                  <cell><xsl:apply-templates select="." mode="words"/></cell>
                  <cell>
                    <xsl:choose>
                      <xsl:when test="@agreed-by"><xsl:apply-templates select="@agreed-by" mode="person"/></xsl:when>
                      <xsl:otherwise><mark tone="warn"><xsl:value-of select="jf:message('sla.nobody')"/></mark></xsl:otherwise>
                    </xsl:choose>
                    <xsl:if test="@at"><br/><xsl:apply-templates select="@at" mode="time"/></xsl:if>
                  </cell>
                </row>
              </xsl:for-each>
            </body>
          </table>
          <xsl:if test="count($excluded) &gt; 500"><p style="small"><xsl:value-of select="jf:message('sla.more', count($excluded), 500)"/></p></xsl:if>
        </xsl:if>
        <xsl:if test="$invalid">
          <table continued="{jf:message('report.continued')}">
            <column/><column/><column/><column/><column/>
            <caption><xsl:value-of select="jf:message('sla.invalid.caption')"/></caption>
            <head>
              <row>
                <cell><xsl:value-of select="jf:message('field.ticket')"/></cell><cell><xsl:value-of select="jf:message('sla.ticket.title')"/></cell>
                <cell><xsl:value-of select="jf:message('field.received')"/></cell><cell><xsl:value-of select="jf:message('sla.validity')"/></cell>
                <cell><xsl:value-of select="jf:message('sla.grounds')"/></cell>
              </row>
            </head>
            <body>
              <xsl:for-each select="$invalid[position() &lt;= 500]">
                <row src="{jf:where(.)}">
                  <cell header="true"><nobr><xsl:value-of select="@number"/></nobr></cell>
                  <cell><xsl:apply-templates select="d:title" mode="words"/></cell>
                  <cell><nobr><xsl:apply-templates select="d:event[1]/@at" mode="time"/></nobr></cell>
                  <cell><xsl:value-of select="jf:message(concat('validity.', @validity))"/></cell>
                  <cell><xsl:apply-templates select="d:event[string(.) != ''][last()]" mode="words"/></cell>
                </row>
              </xsl:for-each>
            </body>
          </table>
          <xsl:if test="count($invalid) &gt; 500"><p style="small"><xsl:value-of select="jf:message('sla.more', count($invalid), 500)"/></p></xsl:if>
        </xsl:if>
        <xsl:if test="$cancelled and count($cancelled) &lt;= 60">
          <p>
            <xsl:value-of select="jf:message('sla.cancelled')"/>
            <xsl:for-each select="$cancelled"><xsl:if test="position() &gt; 1"><xsl:value-of select="jf:message('join.list')"/></xsl:if><xsl:value-of select="@number"/></xsl:for-each>
            <xsl:value-of select="jf:message('join.stop')"/>
          </p>
        </xsl:if>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- ==== appendix: the tickets ==== -->

  <xsl:template match="d:period" mode="sla.tickets">
    <xsl:variable name="listed" select="$facts/f:ticket"/>
    <xsl:if test="$listed">
      <landscape>
        <section>
          <heading level="1" id="tickets" numbering="appendix"><xsl:value-of select="jf:message('sla.tickets')"/></heading>
          <p>
            <xsl:choose>
              <xsl:when test="$listed-all"><xsl:value-of select="jf:message('sla.tickets.all', count($listed), $facts/f:period/@valid - $facts/f:period/@opened, $facts/f:period/@opened, $facts/f:period/@invalid)"/></xsl:when>
              <xsl:otherwise><xsl:value-of select="jf:message('sla.tickets.some', count($listed), $facts/f:period/@tickets)"/></xsl:otherwise>
            </xsl:choose>
          </p>
          <p style="small" keep-with-next="true"><xsl:value-of select="jf:message('sla.tickets.read')"/><xsl:if test="$columns[. = 'update']"><xsl:value-of select="jf:message('sla.tickets.updates')"/></xsl:if></p>
          <table continued="{jf:message('report.continued')}">
            <column/><column width="1fr"/><column/><column/><column/><column/>
            <xsl:for-each select="$columns"><column/></xsl:for-each>
            <column/><column/>
            <caption><xsl:value-of select="jf:message('sla.tickets.caption')"/></caption>
            <head>
              <row>
                <cell><xsl:value-of select="jf:message('field.ticket')"/></cell><cell><xsl:value-of select="jf:message('sla.ticket.title')"/></cell>
                <cell><xsl:value-of select="jf:message('sla.ticket.kind')"/></cell><cell><xsl:value-of select="jf:message('sla.head.category')"/></cell>
                <cell><xsl:value-of select="jf:message('sla.ticket.priority')"/></cell><cell><xsl:value-of select="jf:message('field.received')"/></cell>
                <xsl:for-each select="$columns"><cell><xsl:apply-templates select="." mode="sla.measure"/></cell></xsl:for-each>
                <cell><xsl:value-of select="jf:message('status.resolved')"/></cell><cell><xsl:value-of select="jf:message('sla.state')"/></cell>
              </row>
            </head>
            <body><xsl:apply-templates select="$listed" mode="tickets.row"/></body>
          </table>
        </section>
      </landscape>
    </xsl:if>
  </xsl:template>

  <!-- There are many rows: their times are written directly, with the year only where it is another. -->
  <xsl:variable name="year" select="substring($period/@first-day, 1, 4)"/>
  <!-- The measures that have a column. -->
  <xsl:variable name="columns" select="$totals/@measure"/>

  <xsl:template match="f:ticket" mode="tickets.row">
    <xsl:variable name="ticket" select="."/>
    <xsl:variable name="own" select="key('sla.ticket', @number)"/>
    <row src="{@line}">
      <cell header="true"><nobr><xsl:value-of select="@number"/></nobr></cell>
      <cell><xsl:apply-templates select="$own/d:title" mode="words"/></cell>
      <cell><xsl:value-of select="jf:message(concat('ticket.', @kind))"/></cell>
      <cell><xsl:value-of select="@category"/></cell>
      <cell>
        <xsl:if test="@first-priority != @priority"><xsl:value-of select="@first-priority"/>→</xsl:if><xsl:value-of select="@priority"/>
      </cell>
      <cell><nobr><xsl:value-of select="jf:instant(@received, $zone, concat(substring('%Y-', 1, 3 * (substring(@received, 1, 4) != $year)), '%m-%d&#160;%H:%M'))"/></nobr></cell>
      <xsl:for-each select="$columns">
        <cell>
          <xsl:variable name="targets" select="$ticket/f:target[@measure = current()]"/>
          <xsl:choose>
            <xsl:when test=". = 'update'"><xsl:apply-templates select="$targets[1]" mode="tickets.updates"/></xsl:when>
            <xsl:otherwise><xsl:apply-templates select="$targets" mode="tickets.target"/></xsl:otherwise>
          </xsl:choose>
        </cell>
      </xsl:for-each>
      <cell><xsl:if test="@resolved"><nobr><xsl:value-of select="jf:instant(@resolved, $zone, concat(substring('%Y-', 1, 3 * (substring(@resolved, 1, 4) != $year)), '%m-%d&#160;%H:%M'))"/></nobr></xsl:if></cell>
      <cell>
        <xsl:choose>
          <xsl:when test="$own/@validity and $own/@validity != 'valid'"><xsl:value-of select="jf:message(concat('validity.', $own/@validity))"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="jf:message(concat('state.', @state))"/></xsl:otherwise>
        </xsl:choose>
      </cell>
    </row>
  </xsl:template>

  <!-- There may be many updates: how many of those that count here were in time. -->
  <xsl:template match="f:target" mode="tickets.updates">
    <xsl:variable name="counted" select="../f:target[@measure = 'update'][@counted = 'this'][@verdict != 'excluded']"/>
    <xsl:variable name="ratio" select="concat(count($counted[@verdict = 'met']), '/', count($counted))"/>
    <xsl:choose>
      <xsl:when test="not($counted)">–</xsl:when>
      <xsl:when test="$counted[@verdict != 'met']"><mark tone="bad"><xsl:value-of select="$ratio"/></mark></xsl:when>
      <xsl:otherwise><xsl:value-of select="$ratio"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Time used, with a sign; what counts in another period is said so. -->
  <xsl:template match="f:target" mode="tickets.target">
    <xsl:if test="position() &gt; 1"><br/></xsl:if>
    <xsl:choose>
      <xsl:when test="@verdict = 'missed' or @verdict = 'overdue'"><mark tone="bad"><xsl:value-of select="jf:duration(@used-minutes)"/></mark></xsl:when>
      <xsl:when test="@verdict = 'met'"><xsl:value-of select="jf:duration(@used-minutes)"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="jf:message(concat('verdict.', @verdict))"/></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="(@counted = 'earlier' or @counted = 'later') and @verdict != 'running'"><xsl:value-of select="jf:message(concat('sla.counted.', @counted))"/></xsl:if>
  </xsl:template>
</xsl:stylesheet>
