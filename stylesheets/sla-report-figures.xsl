<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- The SLA report: trend, distribution, times, and warnings, alarms and escalations: due against done. See sla-report.xsl. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:jiaofu:report:1" xmlns:d="urn:jiaofu:delivery:1"
                xmlns:f="urn:jiaofu:facts:1" xmlns:jf="urn:jiaofu:functions:1" exclude-result-prefixes="d f jf">

  <!-- ==== trend over the last twelve periods ==== -->

  <xsl:variable name="trend" select="$facts/f:trend/f:point"/>
  <xsl:variable name="trend-all" select="$trend[@priority = 'all']"/>

  <xsl:template match="d:period" mode="sla.trend">
    <xsl:if test="$earlier and $trend-all">
      <xsl:variable name="firsts" select="$trend-all[not(@first-day = preceding-sibling::f:point[@priority = 'all']/@first-day)]"/>
      <!-- Measures that have been counted in more than one period: one point is no trend. -->
      <xsl:variable name="measures" select="$trend-all[not(@measure = preceding-sibling::f:point[@priority = 'all']/@measure)][@measure = following-sibling::f:point[@priority = 'all']/@measure]/@measure"/>
      <section>
        <heading level="1" id="trend"><xsl:value-of select="jf:message('sla.trend')"/></heading>
        <p>
          <xsl:value-of select="jf:message('sla.trend.read', count($firsts))"/>
          <xsl:variable name="before" select="$earlier[translate(@last-day, '-', '') &lt; translate(../../d:contract/@valid-from, '-', '')]"/>
          <xsl:if test="$before"><xsl:value-of select="jf:message('sla.trend.before', count($before), ../d:contract/@valid-from)"/></xsl:if>
        </p>
        <xsl:for-each select="$measures">
          <xsl:if test=". = 'response' or . = 'resolution'">
            <xsl:call-template name="trend.chart">
              <xsl:with-param name="measure" select="string(.)"/>
              <xsl:with-param name="firsts" select="$firsts"/>
            </xsl:call-template>
          </xsl:if>
        </xsl:for-each>
        <table continued="{jf:message('report.continued')}">
          <column/><xsl:for-each select="$measures"><column align="end"/><column align="decimal"/></xsl:for-each><column/>
          <caption><xsl:value-of select="jf:message('sla.trend.caption')"/></caption>
          <head>
            <row>
              <cell rowspan="2"><xsl:value-of select="jf:message('sla.trend.period')"/></cell>
              <xsl:for-each select="$measures"><cell colspan="2" align="end"><xsl:apply-templates select="." mode="sla.measure"/></cell></xsl:for-each>
              <cell rowspan="2"><xsl:value-of select="jf:message('sla.trend.source')"/></cell>
            </row>
            <row>
              <xsl:for-each select="$measures">
                <cell><xsl:value-of select="jf:message('sla.trend.counts')"/></cell><cell><xsl:value-of select="jf:message('sla.percent')"/></cell>
              </xsl:for-each>
            </row>
          </head>
          <body>
            <xsl:for-each select="$firsts">
              <xsl:variable name="first" select="@first-day"/>
              <xsl:variable name="report" select="$earlier[@first-day = $first]"/>
              <row>
                <xsl:attribute name="src"><xsl:value-of select="jf:where($report | $period[not($report)])"/></xsl:attribute>
                <cell header="true"><xsl:value-of select="@label"/></cell>
                <xsl:for-each select="$measures">
                  <xsl:variable name="point" select="$trend-all[@first-day = $first][@measure = current()]"/>
                  <cell><xsl:if test="$point"><xsl:value-of select="concat($point/@met, '/', $point/@counted)"/></xsl:if></cell>
                  <cell><xsl:choose><xsl:when test="$point/@percent"><xsl:value-of select="concat($point/@percent, '%')"/></xsl:when><xsl:otherwise>–</xsl:otherwise></xsl:choose></cell>
                </xsl:for-each>
                <cell>
                  <xsl:choose>
                    <xsl:when test="@source = 'this'"><b><xsl:value-of select="jf:message('sla.trend.this')"/></b></xsl:when>
                    <xsl:otherwise><xsl:apply-templates select="$report/@document" mode="words"/></xsl:otherwise>
                  </xsl:choose>
                </cell>
              </row>
            </xsl:for-each>
          </body>
        </table>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- The line of a measure over all priorities, with the agreed level, or the range of levels where priorities differ. -->
  <xsl:template name="trend.chart">
    <xsl:param name="measure"/>
    <xsl:param name="firsts"/>
    <xsl:variable name="points" select="$trend-all[@measure = $measure]"/>
    <xsl:variable name="levels-of" select="$sla/d:target[@measure = $measure]/@attainment"/>
    <xsl:variable name="lowest"><xsl:for-each select="$levels-of"><xsl:sort data-type="number"/><xsl:if test="position() = 1"><xsl:value-of select="."/></xsl:if></xsl:for-each></xsl:variable>
    <xsl:variable name="highest"><xsl:for-each select="$levels-of"><xsl:sort data-type="number" order="descending"/><xsl:if test="position() = 1"><xsl:value-of select="."/></xsl:if></xsl:for-each></xsl:variable>
    <xsl:variable name="worst"><xsl:for-each select="$points[@percent]"><xsl:sort select="@percent" data-type="number"/><xsl:if test="position() = 1"><xsl:value-of select="concat(@label, jf:message('join.role', concat(@percent, '%')))"/></xsl:if></xsl:for-each></xsl:variable>
    <xsl:variable name="now" select="$points[@source = 'this']"/>
    <xsl:variable name="last" select="$points[@source != 'this'][@percent][last()]"/>
    <xsl:variable name="name" select="jf:message(concat('measure.', $measure))"/>
    <xsl:variable name="finding">
      <xsl:choose>
        <xsl:when test="$now/@percent and not($points[@source != 'this'][@percent &lt;= $now/@percent])"><xsl:value-of select="jf:message('sla.trend.lowest-now', $now/@percent)"/></xsl:when>
        <xsl:when test="$now/@percent"><xsl:value-of select="jf:message('sla.trend.lowest', $worst, $now/@percent)"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="jf:message('sla.trend.alt-none', $worst)"/></xsl:otherwise>
      </xsl:choose>
      <xsl:choose>
        <xsl:when test="not($last) or not($now/@percent)"/>
        <xsl:when test="$now/@percent &gt; $last/@percent"><xsl:value-of select="jf:message('sla.trend.up', format-number($now/@percent - $last/@percent, '0.00'))"/></xsl:when>
        <xsl:when test="$now/@percent &lt; $last/@percent"><xsl:value-of select="jf:message('sla.trend.down', format-number($last/@percent - $now/@percent, '0.00'))"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="jf:message('sla.trend.same')"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <figure id="fig-trend-{$measure}">
      <caption><xsl:value-of select="jf:message('sla.figure', jf:message('sla.trend.figure', $name), string($finding))"/></caption>
      <chart kind="line" unit="%" decimals="1" max="100" height="44" alt="{jf:message('sla.trend.alt', $name, string($finding))}" x-label="{jf:message('sla.trend.period')}" y-label="{jf:message('sla.metric.level', $name)}">
        <series name="{jf:message('sla.trend.actual')}">
          <xsl:for-each select="$firsts">
            <xsl:variable name="own" select="$points[@first-day = current()/@first-day]"/>
            <point label="{@label}">
              <xsl:if test="$own/@percent"><xsl:attribute name="value"><xsl:value-of select="$own/@percent"/></xsl:attribute></xsl:if>
            </point>
          </xsl:for-each>
        </series>
        <xsl:choose>
          <xsl:when test="$lowest = ''"/>
          <xsl:when test="$lowest = $highest"><target value="{$lowest}" label="{jf:message('sla.trend.target', $lowest)}"/></xsl:when>
          <xsl:otherwise><band from="{$lowest}" to="{$highest}" label="{jf:message('sla.trend.band', $lowest, $highest)}"/></xsl:otherwise>
        </xsl:choose>
      </chart>
    </figure>
  </xsl:template>

  <!-- ==== distribution ==== -->

  <xsl:template match="d:period" mode="sla.distribution">
    <xsl:if test="$facts/f:breakdown/f:share">
      <section>
        <heading level="1" id="distribution"><xsl:value-of select="jf:message('sla.distribution')"/></heading>
        <p keep-with-next="true"><xsl:value-of select="jf:message('sla.distribution.read', $facts/f:period/@opened)"/></p>
        <xsl:apply-templates select="$facts/f:breakdown[@by = 'category'][count(f:share) &gt; 1]" mode="distribution.pareto"/>
        <xsl:apply-templates select="$facts/f:breakdown[@by = 'service'][count(f:share) &gt; 1]" mode="distribution.bars"/>
        <table>
          <column/><column/><column align="end"/><column align="decimal"/><column align="end"/>
          <caption><xsl:value-of select="jf:message('sla.distribution.caption')"/></caption>
          <head>
            <row>
              <cell><xsl:value-of select="jf:message('sla.by')"/></cell>
              <cell><xsl:value-of select="jf:message('sla.by.value')"/></cell>
              <cell><xsl:value-of select="jf:message('sla.tickets.count')"/></cell>
              <cell><xsl:value-of select="jf:message('sla.share')"/></cell>
              <cell><xsl:value-of select="jf:message('sla.missed')"/></cell>
            </row>
          </head>
          <xsl:for-each select="$facts/f:breakdown[@by = 'kind' or @by = 'priority' or @by = 'channel']">
            <xsl:sort select="string-length(substring-before('kind priority channel ', concat(@by, ' ')))" data-type="number"/>
            <xsl:if test="f:share">
              <body>
                <xsl:for-each select="f:share">
                  <xsl:sort select="@value[../../@by = 'priority']"/>
                  <row>
                    <cell header="true"><xsl:if test="position() = 1"><xsl:value-of select="jf:message(concat('sla.head.', ../@by))"/></xsl:if></cell>
                    <cell><xsl:apply-templates select="." mode="distribution.name"/></cell>
                    <cell><xsl:value-of select="@tickets"/></cell>
                    <cell><xsl:value-of select="concat(@percent, '%')"/></cell>
                    <cell><xsl:value-of select="@missed"/></cell>
                  </row>
                </xsl:for-each>
              </body>
            </xsl:if>
          </xsl:for-each>
        </table>
        <xsl:apply-templates select="$facts/f:breakdown[@by = 'asset'][f:share[@value != '']]" mode="distribution.assets"/>
        <xsl:apply-templates select="$facts/f:heat-map" mode="distribution.heat"/>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- What a share is called. -->
  <xsl:template match="f:share" mode="distribution.name">
    <xsl:choose>
      <xsl:when test="@value = ''"><xsl:value-of select="jf:message('sla.by.none')"/></xsl:when>
      <xsl:when test="../@by = 'channel'"><xsl:value-of select="jf:message(concat('channel.', @value))"/></xsl:when>
      <xsl:when test="../@by = 'kind'"><xsl:value-of select="jf:message(concat('ticket.', @value))"/></xsl:when>
      <xsl:when test="../@by = 'asset'"><xsl:apply-templates select="$assets[@id = current()/@value]" mode="plain-name"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="@value"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The first by name; what is left in one point, unless that is a single one, which has a name. -->
  <xsl:template match="f:breakdown" mode="distribution.points">
    <xsl:param name="most" select="10"/>
    <xsl:for-each select="f:share[position() &lt;= $most or last() = $most + 1]">
      <xsl:variable name="label"><xsl:apply-templates select="." mode="distribution.name"/></xsl:variable>
      <point label="{$label}" value="{@tickets}"/>
    </xsl:for-each>
    <xsl:if test="count(f:share) &gt; $most + 1">
      <point label="{jf:message('sla.by.rest', count(f:share[position() &gt; $most]))}" value="{sum(f:share[position() &gt; $most]/@tickets)}"/>
    </xsl:if>
  </xsl:template>

  <!-- What stands out: what has most tickets, and what most misses. Of equals three are named, of more none. -->
  <xsl:template match="f:breakdown" mode="distribution.alt">
    <xsl:variable name="first" select="f:share[@tickets = ../f:share[1]/@tickets]"/>
    <xsl:variable name="names"><xsl:apply-templates select="$first" mode="distribution.names"/></xsl:variable>
    <xsl:variable name="figure" select="concat($first/@tickets, jf:message('join.role', concat($first/@percent, '%')))"/>
    <xsl:choose>
      <xsl:when test="count($first) &gt; 3"><xsl:value-of select="jf:message('sla.distribution.even', jf:message(concat('sla.by.', @by)))"/></xsl:when>
      <xsl:when test="$first[2]"><xsl:value-of select="jf:message('sla.distribution.alt-tied', string($names), $figure)"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="jf:message('sla.distribution.alt', string($names), $figure)"/></xsl:otherwise>
    </xsl:choose>
    <xsl:variable name="most"><xsl:for-each select="f:share"><xsl:sort select="@missed" data-type="number" order="descending"/><xsl:if test="position() = 1"><xsl:value-of select="@missed"/></xsl:if></xsl:for-each></xsl:variable>
    <xsl:variable name="worst" select="f:share[@missed = $most]"/>
    <xsl:variable name="missed"><xsl:apply-templates select="$worst" mode="distribution.names"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="$most &gt; 0 and count($worst) &lt;= 3"><xsl:value-of select="jf:message('sla.distribution.alt-missed', string($missed), string($most))"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="jf:message('join.stop')"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="f:share" mode="distribution.names">
    <xsl:variable name="name"><xsl:apply-templates select="." mode="distribution.name"/></xsl:variable>
    <xsl:if test="position() &gt; 1"><xsl:value-of select="jf:message('join.list')"/></xsl:if>
    <xsl:value-of select="jf:message('sla.distribution.name', string($name))"/>
  </xsl:template>

  <xsl:template match="f:breakdown" mode="distribution.pareto">
    <xsl:variable name="alt"><xsl:apply-templates select="." mode="distribution.alt"/></xsl:variable>
    <figure id="fig-{@by}">
      <caption><xsl:value-of select="jf:message('sla.figure', jf:message('sla.distribution.figure', jf:message(concat('sla.by.', @by))), string($alt))"/></caption>
      <chart kind="pareto" alt="{$alt}" height="44" x-label="{jf:message(concat('sla.by.', @by))}" y-label="{jf:message('sla.tickets.count')}" cumulated="{jf:message('sla.cumulated')}">
        <xsl:apply-templates select="." mode="distribution.points"/>
      </chart>
    </figure>
  </xsl:template>

  <xsl:template match="f:breakdown" mode="distribution.bars">
    <xsl:variable name="alt"><xsl:apply-templates select="." mode="distribution.alt"/></xsl:variable>
    <figure id="fig-{@by}">
      <caption><xsl:value-of select="jf:message('sla.figure', jf:message('sla.distribution.figure', jf:message(concat('sla.by.', @by))), string($alt))"/></caption>
      <chart kind="bar" direction="horizontal" height="{12 + 5 * count(f:share[position() &lt;= 8])}" alt="{$alt}" x-label="{jf:message(concat('sla.by.', @by))}" y-label="{jf:message('sla.tickets.count')}">
        <xsl:apply-templates select="." mode="distribution.points"><xsl:with-param name="most" select="7"/></xsl:apply-templates>
      </chart>
    </figure>
  </xsl:template>

  <!-- Assets that were named more than once: where a repair alone does not help. -->
  <xsl:template match="f:breakdown" mode="distribution.assets">
    <xsl:variable name="repeated" select="f:share[@value != ''][@tickets &gt; 1]"/>
    <xsl:if test="$repeated">
      <p>
        <xsl:value-of select="jf:message('sla.assets.repeated')"/>
        <xsl:for-each select="$repeated[position() &lt;= 8]">
          <xsl:if test="position() &gt; 1"><xsl:value-of select="jf:message('join.list')"/></xsl:if>
          <xsl:apply-templates select="$assets[@id = current()/@value]" mode="name"/><xsl:value-of select="jf:message('sla.assets.times', @tickets)"/>
        </xsl:for-each>
        <xsl:value-of select="jf:message('join.stop')"/>
      </p>
    </xsl:if>
  </xsl:template>

  <xsl:template match="f:heat-map" mode="distribution.heat">
    <xsl:variable name="cells" select="f:cell[@tickets &gt; 0]"/>
    <xsl:if test="$cells">
      <xsl:variable name="most"><xsl:for-each select="$cells"><xsl:sort select="@tickets" data-type="number" order="descending"/><xsl:if test="position() = 1"><xsl:value-of select="@tickets"/></xsl:if></xsl:for-each></xsl:variable>
      <!-- Of equals two are named, of more none. -->
      <xsl:variable name="busiest" select="$cells[@tickets = $most]"/>
      <xsl:variable name="busy"><xsl:for-each select="$busiest"><xsl:if test="position() &gt; 1"><xsl:value-of select="jf:message('join.list')"/></xsl:if><xsl:value-of select="jf:message('sla.heat.cell', jf:message(concat('weekday.', @weekday)), @hour, @tickets)"/></xsl:for-each></xsl:variable>
      <xsl:variable name="in-hours" select="sum($cells[@hour &gt;= 8][@hour &lt; 18][@weekday &lt; 6]/@tickets)"/>
      <xsl:variable name="alt">
        <xsl:choose>
          <xsl:when test="count($busiest) &lt;= 2"><xsl:value-of select="jf:message('sla.heat.alt', string($busy), $in-hours, sum($cells/@tickets))"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="jf:message('sla.heat.share', $in-hours, sum($cells/@tickets))"/></xsl:otherwise>
        </xsl:choose>
      </xsl:variable>
      <figure id="fig-heat">
        <caption><xsl:value-of select="jf:message('sla.figure', jf:message('sla.heat.figure', @zone), string($alt))"/></caption>
        <chart kind="heat-map" alt="{$alt}"
               x-label="{jf:message('sla.heat.hour')}" y-label="{jf:message('sla.heat.weekday')}" low-label="{jf:message('sla.heat.low')}" high-label="{jf:message('sla.heat.high')}">
          <xsl:call-template name="heat.names"><xsl:with-param name="element" select="'row'"/><xsl:with-param name="n" select="1"/><xsl:with-param name="last" select="7"/></xsl:call-template>
          <xsl:call-template name="heat.names"><xsl:with-param name="element" select="'column'"/><xsl:with-param name="n" select="0"/><xsl:with-param name="last" select="23"/></xsl:call-template>
          <xsl:for-each select="$cells"><point row="{@weekday}" column="{@hour + 1}" value="{@tickets}"/></xsl:for-each>
        </chart>
      </figure>
    </xsl:if>
  </xsl:template>

  <xsl:template name="heat.names">
    <xsl:param name="element"/>
    <xsl:param name="n"/>
    <xsl:param name="last"/>
    <xsl:element name="{$element}">
      <xsl:attribute name="label">
        <xsl:choose>
          <xsl:when test="$element = 'row'"><xsl:value-of select="jf:message(concat('weekday.', $n))"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="$n"/></xsl:otherwise>
        </xsl:choose>
      </xsl:attribute>
    </xsl:element>
    <xsl:if test="$n &lt; $last">
      <xsl:call-template name="heat.names"><xsl:with-param name="element" select="$element"/><xsl:with-param name="n" select="$n + 1"/><xsl:with-param name="last" select="$last"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- ==== how long it took ==== -->

  <xsl:template match="d:period" mode="sla.times">
    <xsl:variable name="times" select="$facts/f:percentiles[@n &gt; 0][@priority != 'all']"/>
    <xsl:if test="$times">
      <section>
        <heading level="1" id="times"><xsl:value-of select="jf:message('sla.times')"/></heading>
        <p keep-with-next="true"><xsl:value-of select="jf:message('sla.times.read')"/></p>
        <xsl:call-template name="times.chart"><xsl:with-param name="times" select="$times[@measure = 'response']"/><xsl:with-param name="divisor" select="1"/></xsl:call-template>
        <xsl:call-template name="times.chart"><xsl:with-param name="times" select="$times[@measure = 'resolution']"/><xsl:with-param name="divisor" select="60"/></xsl:call-template>
        <table continued="{jf:message('report.continued')}">
          <column/><column/><column align="end"/><column align="end"/><column align="end"/><column align="end"/><column align="end"/><column align="end"/><column align="end"/><column align="end"/>
          <caption><xsl:value-of select="jf:message('sla.times.caption')"/></caption>
          <head>
            <row>
              <cell><xsl:value-of select="jf:message('promise.measure')"/></cell><cell><xsl:value-of select="jf:message('field.priority')"/></cell>
              <cell><xsl:value-of select="jf:message('sla.n')"/></cell><cell><xsl:value-of select="jf:message('sla.min')"/></cell>
              <cell>P50</cell><cell>P80</cell><cell>P90</cell><cell>P95</cell>
              <cell><xsl:value-of select="jf:message('sla.max')"/></cell><cell><xsl:value-of select="jf:message('promise.target')"/></cell>
            </row>
          </head>
          <body>
            <xsl:for-each select="$times">
              <row>
                <cell header="true"><xsl:apply-templates select="@measure" mode="sla.measure"/></cell><cell><xsl:value-of select="@priority"/></cell>
                <cell><xsl:value-of select="@n"/></cell><cell><xsl:value-of select="jf:duration(@min)"/></cell>
                <cell><xsl:value-of select="jf:duration(@p50)"/></cell><cell><xsl:value-of select="jf:duration(@p80)"/></cell>
                <cell><xsl:value-of select="jf:duration(@p90)"/></cell><cell><xsl:value-of select="jf:duration(@p95)"/></cell>
                <cell><xsl:value-of select="jf:duration(@max)"/></cell>
                <cell><xsl:apply-templates select="." mode="times.promise"/></cell>
              </row>
            </xsl:for-each>
          </body>
        </table>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template match="f:percentiles" mode="times.promise">
    <xsl:apply-templates select="." mode="sla.promise"/>
  </xsl:template>

  <xsl:template name="times.chart">
    <xsl:param name="times"/>
    <xsl:param name="divisor"/>
    <xsl:if test="$times">
      <xsl:variable name="name" select="jf:message(concat('measure.', $times[1]/@measure))"/>
      <xsl:variable name="unit" select="jf:message(concat('sla.unit.', $divisor))"/>
      <xsl:variable name="spans"><xsl:for-each select="$times"><xsl:if test="position() &gt; 1"><xsl:value-of select="jf:message('join.items')"/></xsl:if><xsl:value-of select="jf:message('sla.times.span', @priority, jf:duration(@p50), jf:duration(@p90))"/></xsl:for-each></xsl:variable>
      <figure id="fig-times-{$times[1]/@measure}">
        <caption><xsl:value-of select="jf:message('sla.times.figure', $name)"/></caption>
        <chart kind="box" unit="{$unit}" alt="{jf:message('sla.times.alt', $name, $spans)}" x-label="{jf:message('field.priority')}" y-label="{jf:message('sla.times.axis', $name)}">
          <xsl:if test="$divisor != 1"><xsl:attribute name="decimals">1</xsl:attribute></xsl:if>
          <column label="{jf:message('field.priority')}"/><column label="{jf:message('sla.min')}"/><column label="P25"/><column label="P50"/><column label="P75"/>
          <column label="{jf:message('sla.max')}"/><column label="{jf:message('promise.target')}"/><column label="{jf:message('sla.n')}"/>
          <xsl:for-each select="$times">
            <!-- One mark only where one promise was made to all. -->
            <xsl:variable name="all" select="$sla/d:target[@measure = current()/@measure][@priority = current()/@priority]/@minutes"/>
            <xsl:variable name="promise" select="$all[1][not($all != $all[1])]"/>
            <point label="{@priority}" low="{@min div $divisor}" q1="{@p25 div $divisor}" median="{@p50 div $divisor}" q3="{@p75 div $divisor}" high="{@max div $divisor}" n="{@n}">
              <xsl:if test="$promise"><xsl:attribute name="target"><xsl:value-of select="$promise div $divisor"/></xsl:attribute></xsl:if>
            </point>
          </xsl:for-each>
        </chart>
      </figure>
    </xsl:if>
  </xsl:template>

  <!-- ==== warnings, alarms, escalations (6.3 e) ==== -->

  <xsl:template match="d:period" mode="sla.signals">
    <xsl:variable name="counts" select="$facts/f:signals[@due &gt; 0]"/>
    <xsl:if test="$counts">
      <section>
        <heading level="1" id="signals"><xsl:value-of select="jf:message('sla.signals')"/></heading>
        <p keep-with-next="true"><xsl:value-of select="jf:message('sla.signals.read')"/></p>
        <table>
          <column width="1fr"/><column align="end"/><column align="end"/><column align="end"/><column align="end"/><column align="end"/>
          <caption><xsl:value-of select="jf:message('sla.signals.caption')"/></caption>
          <head>
            <row>
              <cell><xsl:value-of select="jf:message('sla.signals.what')"/></cell><cell><xsl:value-of select="jf:message('sla.signals.due')"/></cell>
              <cell><xsl:value-of select="jf:message('sla.signals.done')"/></cell><cell><xsl:value-of select="jf:message('sla.signals.in-time')"/></cell>
              <cell><xsl:value-of select="jf:message('sla.signals.late')"/></cell><cell><xsl:value-of select="jf:message('sla.signals.missing')"/></cell>
            </row>
          </head>
          <body>
            <xsl:for-each select="$counts">
              <row>
                <cell header="true"><xsl:apply-templates select="." mode="signals.name"/></cell>
                <cell><xsl:value-of select="@due"/></cell><cell><xsl:value-of select="@done"/></cell><cell><xsl:value-of select="@in-time"/></cell>
                <cell><xsl:value-of select="@late"/></cell><cell><xsl:value-of select="@missing"/></cell>
              </row>
            </xsl:for-each>
          </body>
        </table>
        <xsl:variable name="faults" select="$facts/f:ticket/f:target/f:signal[@verdict = 'late' or @verdict = 'missing'][translate(@due, '-:TZ', '') &gt;= translate($facts/f:period/@from, '-:TZ', '')][translate(@due, '-:TZ', '') &lt; translate($facts/f:period/@until, '-:TZ', '')]"/>
        <xsl:choose>
          <xsl:when test="$faults and count($faults) &lt;= 60"><xsl:call-template name="signals.faults"><xsl:with-param name="faults" select="$faults"/></xsl:call-template></xsl:when>
          <xsl:when test="$faults"><p><xsl:value-of select="jf:message('sla.signals.many', count($faults))"/></p></xsl:when>
        </xsl:choose>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template match="f:signals | f:signal" mode="signals.name">
    <xsl:value-of select="jf:message(concat('signal.', @type))"/>
    <xsl:choose>
      <xsl:when test="@how and @how != 'all'"><xsl:value-of select="jf:message('join.role', jf:message(concat('how.', @how)))"/></xsl:when>
      <xsl:when test="self::f:signals and ../f:signals[@type = current()/@type][@how]"><xsl:value-of select="jf:message('join.role', jf:message('sla.signals.all'))"/></xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="signals.faults">
    <xsl:param name="faults"/>
    <table continued="{jf:message('report.continued')}">
      <column/><column/><column width="1fr"/><column/><column/><column/>
      <caption><xsl:value-of select="jf:message('sla.signals.faults')"/></caption>
      <head>
        <row>
          <cell><xsl:value-of select="jf:message('field.ticket')"/></cell><cell><xsl:value-of select="jf:message('promise.measure')"/></cell>
          <cell><xsl:value-of select="jf:message('sla.signals.what')"/></cell><cell><xsl:value-of select="jf:message('sla.signals.due')"/></cell>
          <cell><xsl:value-of select="jf:message('sla.signals.done')"/></cell><cell><xsl:value-of select="jf:message('promise.verdict')"/></cell>
        </row>
      </head>
      <body>
        <xsl:for-each select="$faults">
          <row src="{../../@line}">
            <cell header="true"><nobr><xsl:value-of select="../../@number"/></nobr></cell>
            <cell><xsl:apply-templates select=".." mode="sla.what"/></cell>
            <cell><xsl:apply-templates select="." mode="signals.name"/></cell>
            <cell><xsl:apply-templates select="@due" mode="time"/></cell>
            <cell><xsl:choose><xsl:when test="@done"><xsl:apply-templates select="@done" mode="time"/></xsl:when><xsl:otherwise>–</xsl:otherwise></xsl:choose></cell>
            <cell>
              <xsl:choose>
                <xsl:when test="@verdict = 'late'"><mark tone="warn"><xsl:value-of select="jf:message('sla.signals.late')"/></mark></xsl:when>
                <xsl:otherwise><mark tone="bad"><xsl:value-of select="jf:message('sla.signals.missing')"/></mark></xsl:otherwise>
              </xsl:choose>
            </cell>
          </row>
        </xsl:for-each>
      </body>
    </table>
  </xsl:template>
</xsl:stylesheet>
