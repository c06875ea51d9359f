<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!--
  The analysis of a major incident (GB/T 28827.2 8.4 b3) as a report: a summary for managers, then what happened to the minute, what it did, why,
  what was done about it and what will be. Every duration is computed from the record's instants.

  The sections, all on d:incident, in their order; override any of them in a stylesheet of your own named major-incident.xsl:
    incident.summary  incident.overview  incident.timeline  incident.impact  incident.causes  incident.measures  incident.actions
    incident.lessons  incident.communication  incident.related  incident.reviews
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:jiaofu:report:1" xmlns:d="urn:jiaofu:delivery:1"
                xmlns:f="urn:jiaofu:facts:1" xmlns:jf="urn:jiaofu:functions:1" exclude-result-prefixes="d f jf">
  <xsl:import href="jiaofu:common.xsl"/>
  <xsl:include href="jiaofu:sheet-parts.xsl"/>
  <xsl:include href="jiaofu:major-incident-analysis.xsl"/>

  <xsl:variable name="incident" select="/d:delivery/d:incident"/>
  <xsl:variable name="moments" select="$incident/d:timeline/d:event[@milestone]"/>
  <xsl:variable name="started" select="$moments[@milestone = 'started']/@at"/>
  <xsl:variable name="day" select="jf:instant($started, $zone, '%Y-%m-%d')"/>
  <!-- Dates as numbers, to compare: an action is overdue where its due date is before the day to which the states belong. -->
  <xsl:variable name="as-of" select="translate($incident/@as-of, '-', '')"/>
  <xsl:variable name="engagements" select="$incident/d:timeline/d:event/@by | $incident/d:review/@by | $incident/d:told/@by"/>

  <xsl:template match="/">
    <xsl:call-template name="report">
      <xsl:with-param name="title" select="jf:message('incident.title')"/>
      <xsl:with-param name="subtitle" select="string($incident/d:title)"/>
      <xsl:with-param name="subject" select="string($incident/d:title)"/>
      <xsl:with-param name="fields">
        <field label="{jf:message('incident.level')}"><xsl:apply-templates select="$incident" mode="incident.level"/></field>
        <field label="{jf:message('incident.when')}">
          <xsl:value-of select="jf:instant($started, $zone, '%Y-%m-%d&#160;%H:%M')"/><xsl:text>–</xsl:text>
          <xsl:apply-templates select="$moments[@milestone = 'restored']/@at" mode="time"/>
          <xsl:value-of select="jf:message('join.role', $zone)"/>
        </field>
      </xsl:with-param>
      <xsl:with-param name="contents" select="0"/>
      <xsl:with-param name="body">
        <xsl:apply-templates select="$incident" mode="incident.summary"/>
        <xsl:apply-templates select="$incident" mode="incident.overview"/>
        <xsl:apply-templates select="$incident" mode="incident.timeline"/>
        <xsl:apply-templates select="$incident" mode="incident.impact"/>
        <xsl:apply-templates select="$incident" mode="incident.causes"/>
        <xsl:apply-templates select="$incident" mode="incident.measures"/>
        <xsl:apply-templates select="$incident" mode="incident.actions"/>
        <xsl:apply-templates select="$incident" mode="incident.lessons"/>
        <xsl:apply-templates select="$incident" mode="incident.communication"/>
        <xsl:apply-templates select="$incident" mode="incident.related"/>
        <xsl:apply-templates select="$incident" mode="incident.reviews"/>
        <xsl:call-template name="report.review"/>
        <xsl:call-template name="report.provenance"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- ==== the page that a manager reads ==== -->

  <xsl:template match="d:incident" mode="incident.summary">
    <section>
      <heading level="1" id="summary" numbering="none"><xsl:value-of select="jf:message('incident.summary')"/></heading>
      <xsl:for-each select="d:summary/d:p"><p src="{jf:where(.)}"><xsl:apply-templates select="." mode="words"/></p></xsl:for-each>
      <xsl:apply-templates select="." mode="incident.effects"/>
      <xsl:apply-templates select="." mode="incident.speed"/>
      <xsl:apply-templates select="." mode="incident.state"/>
    </section>
    <contents title="{jf:message('report.contents')}" depth="1"/>
  </xsl:template>

  <!-- What it did: the longest outage, people, transactions or money, promises. -->
  <xsl:template match="d:incident" mode="incident.effects">
    <metrics>
      <xsl:for-each select="d:service[@until]">
        <xsl:sort select="@effect = 'down'" order="descending"/>
        <xsl:sort select="jf:minutes(@from, @until)" data-type="number" order="descending"/>
        <xsl:if test="position() = 1">
          <metric label="{jf:message(concat('effect.', @effect))}" value="{jf:duration(jf:minutes(@from, @until))}" tone="bad" src="{jf:where(.)}"><xsl:apply-templates select="@name" mode="words"/></metric>
        </xsl:if>
      </xsl:for-each>
      <xsl:if test="d:unit[@users]">
        <metric label="{jf:message('incident.users')}" value="{sum(d:unit/@users)}" unit="{jf:message('unit.persons')}"><xsl:value-of select="jf:message('incident.units', count(d:unit))"/></metric>
      </xsl:if>
      <xsl:choose>
        <xsl:when test="d:impact/d:money">
          <xsl:for-each select="d:impact/d:money[1]">
            <metric label="{jf:message('incident.money')}" value="{jf:money(@amount, @currency)}" src="{jf:where(.)}"><xsl:apply-templates select="@label" mode="words"/></metric>
          </xsl:for-each>
        </xsl:when>
        <xsl:when test="d:service[@transactions]">
          <metric label="{jf:message('incident.transactions')}" value="{sum(d:service/@transactions)}">
            <xsl:for-each select="d:service[@transactions]">
              <xsl:if test="position() &gt; 1"><xsl:value-of select="jf:message('join.list')"/></xsl:if>
              <xsl:apply-templates select="@name" mode="words"/><xsl:text> </xsl:text><xsl:value-of select="@transactions"/>
            </xsl:for-each>
          </metric>
        </xsl:when>
      </xsl:choose>
      <xsl:variable name="judged" select="$targets[@verdict = 'met' or @verdict = 'missed']"/>
      <xsl:if test="$judged">
        <metric label="{jf:message('incident.promises')}" value="{count($judged[@verdict = 'met'])}/{count($judged)}">
          <xsl:attribute name="tone"><xsl:choose><xsl:when test="$judged[@verdict = 'missed']">bad</xsl:when><xsl:otherwise>good</xsl:otherwise></xsl:choose></xsl:attribute>
          <xsl:for-each select="$judged">
            <xsl:if test="position() &gt; 1"><xsl:value-of select="jf:message('join.list')"/></xsl:if>
            <xsl:value-of select="jf:message(concat('measure.', @measure))"/>
          </xsl:for-each>
        </metric>
      </xsl:if>
    </metrics>
  </xsl:template>

  <!-- How fast it was dealt with. -->
  <xsl:template match="d:incident" mode="incident.speed">
    <metrics>
      <xsl:for-each select="$moments[@milestone = 'detected' or @milestone = 'responded' or @milestone = 'contained' or @milestone = 'restored']">
        <metric label="{jf:message(concat('span.', @milestone))}" value="{jf:duration(jf:minutes($started, @at))}" src="{jf:where(.)}">
          <xsl:value-of select="jf:message('incident.from-start')"/><xsl:apply-templates select="@at" mode="time"/>
        </metric>
      </xsl:for-each>
    </metrics>
  </xsl:template>

  <!-- How the improvement stands: counted, with the last due date. -->
  <xsl:template match="d:incident" mode="incident.state">
    <xsl:if test="d:action">
      <xsl:variable name="late" select="d:action[@state = 'open' or @state = 'doing'][translate(@due, '-', '') &lt; $as-of]"/>
      <note>
        <xsl:attribute name="tone"><xsl:choose><xsl:when test="$late">bad</xsl:when><xsl:when test="d:action[@state = 'open' or @state = 'doing']">warn</xsl:when><xsl:otherwise>good</xsl:otherwise></xsl:choose></xsl:attribute>
        <p>
          <b><xsl:value-of select="jf:message('incident.actions-count', count(d:action))"/></b>
          <xsl:value-of select="jf:message('join.colon')"/>
          <xsl:value-of select="jf:message('incident.actions-state', count(d:action[@state = 'done' or @state = 'verified']), count(d:action[@state = 'doing']), count(d:action[@state = 'open']))"/>
          <xsl:for-each select="d:action[@state = 'open' or @state = 'doing']">
            <xsl:sort select="@due" order="descending"/>
            <xsl:if test="position() = 1"><xsl:value-of select="jf:message('incident.actions-last', @due)"/></xsl:if>
          </xsl:for-each>
          <xsl:if test="$late"><xsl:value-of select="jf:message('incident.actions-late', count($late))"/></xsl:if>
          <xsl:value-of select="jf:message('incident.actions-as-of', @as-of)"/><see to="actions" page="yes"/><xsl:value-of select="jf:message('join.stop')"/>
        </p>
      </note>
    </xsl:if>
  </xsl:template>

  <!-- The level that holds, and the highest where that was another. -->
  <xsl:template match="d:incident" mode="incident.level">
    <xsl:variable name="last" select="d:level[last()]/@level"/>
    <xsl:variable name="highest"><xsl:for-each select="d:level"><xsl:sort select="@level"/><xsl:if test="position() = 1"><xsl:value-of select="@level"/></xsl:if></xsl:for-each></xsl:variable>
    <b><xsl:value-of select="jf:message(concat('level.', $highest))"/></b>
    <xsl:if test="$highest != $last"><xsl:value-of select="jf:message('incident.level-later', jf:message(concat('level.', $last)))"/></xsl:if>
  </xsl:template>

  <!-- ==== overview: class, level, time, scope ==== -->

  <xsl:template match="d:incident" mode="incident.overview">
    <section>
      <heading level="1" id="overview"><xsl:value-of select="jf:message('incident.overview')"/></heading>
      <grid columns="2">
        <field label="{jf:message('incident.class')}"><xsl:value-of select="jf:message(concat('incident-class.', @class))"/></field>
        <field label="{jf:message('incident.level')}"><xsl:apply-templates select="." mode="incident.level"/></field>
        <field label="{jf:message('milestone.started')}"><xsl:apply-templates select="$started" mode="incident.moment"/></field>
        <field label="{jf:message('milestone.restored')}"><xsl:apply-templates select="$moments[@milestone = 'restored']/@at" mode="incident.moment"/></field>
        <field label="{jf:message('field.customer')}"><xsl:apply-templates select="../d:customer" mode="name"/></field>
        <xsl:if test="@site"><field label="{jf:message('field.site')}"><xsl:apply-templates select="$site" mode="name"/></field></xsl:if>
        <xsl:if test="d:object">
          <field label="{jf:message('field.asset')}" span="2">
            <xsl:for-each select="d:object">
              <xsl:if test="position() &gt; 1"><xsl:value-of select="jf:message('join.items')"/></xsl:if>
              <xsl:for-each select="$assets[@id = current()/@asset]">
                <xsl:apply-templates select="." mode="name"/><xsl:value-of select="jf:message('join.parts')"/><xsl:apply-templates select="." mode="sheet.model"/>
                <xsl:value-of select="jf:message('join.parts')"/><xsl:apply-templates select="d:serial" mode="words"/>
              </xsl:for-each>
            </xsl:for-each>
          </field>
        </xsl:if>
        <xsl:for-each select="d:ticket">
          <field label="{jf:message('field.ticket')}" span="2" src="{jf:where(.)}">
            <xsl:value-of select="@number"/><xsl:value-of select="jf:message('join.parts')"/><xsl:value-of select="@priority"/>
            <xsl:if test="normalize-space()"><xsl:value-of select="jf:message('join.parts')"/><xsl:apply-templates select="." mode="words"/></xsl:if>
          </field>
        </xsl:for-each>
      </grid>
      <xsl:apply-templates select="." mode="incident.services"/>
      <xsl:apply-templates select="." mode="incident.scope"/>
    </section>
  </xsl:template>

  <xsl:template match="@*" mode="incident.moment"><xsl:value-of select="jf:instant(., $zone, '%Y-%m-%d&#160;%H:%M')"/></xsl:template>

  <xsl:template match="d:incident" mode="incident.services">
    <xsl:variable name="used" select="boolean(d:service/@users)"/>
    <xsl:variable name="counted" select="boolean(d:service/@transactions)"/>
    <table id="services" continued="{jf:message('report.continued')}">
      <column width="2.2fr"/><column/><column/><column align="end"/>
      <xsl:if test="$used"><column align="end"/></xsl:if><xsl:if test="$counted"><column align="end"/></xsl:if><column width="4fr"/>
      <caption><xsl:value-of select="jf:message('incident.services')"/></caption>
      <xsl:call-template name="head"><xsl:with-param name="ids" select="concat('service.name service.effect service.time service.minutes ', substring('service.users ', 1, 14 * $used), substring('service.transactions ', 1, 21 * $counted), 'stage.words')"/></xsl:call-template>
      <body>
        <xsl:for-each select="d:service">
          <row src="{jf:where(.)}">
            <cell header="true"><xsl:apply-templates select="@name" mode="words"/></cell>
            <cell><mark><xsl:attribute name="tone"><xsl:choose><xsl:when test="@effect = 'down'">bad</xsl:when><xsl:otherwise>warn</xsl:otherwise></xsl:choose></xsl:attribute><xsl:value-of select="jf:message(concat('effect.', @effect))"/></mark></cell>
            <cell>
              <xsl:choose>
                <xsl:when test="@until"><nobr><xsl:call-template name="period"><xsl:with-param name="from" select="@from"/><xsl:with-param name="to" select="@until"/></xsl:call-template></nobr></xsl:when>
                <xsl:otherwise><xsl:apply-templates select="@from" mode="time"/><xsl:text>–</xsl:text></xsl:otherwise>
              </xsl:choose>
            </cell>
            <cell><xsl:if test="@until"><nobr><xsl:value-of select="jf:duration(jf:minutes(@from, @until))"/></nobr></xsl:if></cell>
            <xsl:if test="$used"><cell><xsl:value-of select="@users"/></cell></xsl:if>
            <xsl:if test="$counted"><cell><xsl:value-of select="@transactions"/></cell></xsl:if>
            <cell><xsl:apply-templates select="." mode="words"/></cell>
          </row>
        </xsl:for-each>
      </body>
    </table>
  </xsl:template>

  <xsl:template match="d:incident" mode="incident.scope">
    <xsl:if test="d:unit">
      <table id="units" continued="{jf:message('report.continued')}">
        <column width="2fr"/><column align="end"/><column width="4fr"/>
        <caption><xsl:value-of select="jf:message('incident.scope')"/></caption>
        <xsl:call-template name="head"><xsl:with-param name="ids" select="'unit.name unit.people stage.words'"/></xsl:call-template>
        <body>
          <xsl:for-each select="d:unit">
            <row src="{jf:where(.)}">
              <cell header="true"><xsl:apply-templates select="@name" mode="words"/></cell>
              <cell><xsl:value-of select="@users"/></cell>
              <cell><xsl:apply-templates select="." mode="words"/></cell>
            </row>
          </xsl:for-each>
        </body>
        <xsl:if test="count(d:unit[@users]) &gt; 1">
          <foot><row><cell><xsl:value-of select="jf:message('unit.sum')"/></cell><cell><xsl:value-of select="sum(d:unit/@users)"/></cell><cell/></row></foot>
        </xsl:if>
      </table>
    </xsl:if>
  </xsl:template>

  <!-- ==== the timeline: drawn, computed, listed ==== -->

  <xsl:template match="d:incident" mode="incident.timeline">
    <section>
      <heading level="1" id="timeline"><xsl:value-of select="jf:message('incident.timeline')"/></heading>
      <p><xsl:value-of select="jf:message('incident.zone', $zone, jf:instant($started, $zone, '%z'), $day)"/></p>
      <figure id="timeline-chart" continued="{jf:message('report.continued')}">
        <caption><xsl:value-of select="jf:message('incident.timeline-caption')"/></caption>
        <chart kind="timeline" zone="{$zone}" broken="{jf:message('incident.timeline-broken')}" bad-label="{jf:message('effect.down')}" warn-label="{jf:message('effect.degraded')}">
          <xsl:attribute name="alt">
            <xsl:value-of select="jf:message('incident.timeline-alt', jf:duration(jf:minutes($started, $moments[@milestone = 'detected']/@at)),
              jf:duration(jf:minutes($started, $moments[@milestone = 'contained']/@at)), jf:duration(jf:minutes($started, $moments[@milestone = 'restored']/@at)))"/>
          </xsl:attribute>
          <column label="{jf:message('stage.time')}"/><column label="{jf:message('event.what')}"/><column label="{jf:message('phase.phase')}"/>
          <xsl:for-each select="d:service[@until]">
            <span from="{@from}" to="{@until}" label="{@name}" src="{jf:where(.)}">
              <xsl:attribute name="tone"><xsl:choose><xsl:when test="@effect = 'down'">bad</xsl:when><xsl:otherwise>warn</xsl:otherwise></xsl:choose></xsl:attribute>
            </span>
          </xsl:for-each>
          <xsl:for-each select="d:timeline/d:event[@label]">
            <event at="{@at}" label="{@label}" phase="{jf:message(concat('phase.', @phase))}" src="{jf:where(.)}">
              <xsl:attribute name="tone">
                <xsl:choose>
                  <xsl:when test="@milestone = 'started'">bad</xsl:when>
                  <xsl:when test="@milestone = 'contained' or @milestone = 'restored' or @milestone = 'closed'">good</xsl:when>
                  <xsl:otherwise>neutral</xsl:otherwise>
                </xsl:choose>
              </xsl:attribute>
            </event>
          </xsl:for-each>
        </chart>
      </figure>
      <xsl:apply-templates select="." mode="incident.durations"/>
      <xsl:apply-templates select="." mode="incident.events"/>
    </section>
  </xsl:template>

  <!-- From the start, and from the milestone before. -->
  <xsl:template match="d:incident" mode="incident.durations">
    <table id="durations" keep-together="true" continued="{jf:message('report.continued')}">
      <column/><column/><column align="end"/><column align="end"/>
      <caption><xsl:value-of select="jf:message('incident.durations')"/></caption>
      <xsl:call-template name="head"><xsl:with-param name="ids" select="'milestone.milestone stage.time milestone.since-start milestone.since-last'"/></xsl:call-template>
      <body>
        <xsl:for-each select="$moments">
          <xsl:variable name="place" select="position()"/>
          <row src="{jf:where(.)}">
            <cell header="true"><xsl:value-of select="jf:message(concat('milestone.', @milestone))"/></cell>
            <cell><xsl:apply-templates select="@at" mode="incident.moment"/></cell>
            <cell><xsl:value-of select="jf:duration(jf:minutes($started, @at))"/></cell>
            <cell><xsl:choose><xsl:when test="$place = 1">—</xsl:when><xsl:otherwise><xsl:value-of select="jf:duration(jf:minutes($moments[$place - 1]/@at, @at))"/></xsl:otherwise></xsl:choose></cell>
          </row>
        </xsl:for-each>
      </body>
    </table>
  </xsl:template>

  <xsl:template match="d:incident" mode="incident.events">
    <xsl:variable name="sourced" select="boolean(d:timeline/d:event/@source)"/>
    <table id="events" continued="{jf:message('report.continued')}">
      <column/><column/><column width="1fr"/><column/><xsl:if test="$sourced"><column/></xsl:if>
      <caption><xsl:value-of select="jf:message('incident.events')"/></caption>
      <xsl:call-template name="head"><xsl:with-param name="ids" select="concat('stage.time phase.phase event.what event.by', substring(' event.source', 1, 13 * $sourced))"/></xsl:call-template>
      <body>
        <xsl:for-each select="d:timeline/d:event">
          <row src="{jf:where(.)}">
            <cell><nobr><xsl:apply-templates select="@at" mode="time"/></nobr></cell>
            <cell><nobr><xsl:value-of select="jf:message(concat('phase.', @phase))"/></nobr></cell>
            <cell>
              <xsl:if test="@milestone"><b><xsl:value-of select="jf:message(concat('milestone.', @milestone))"/></b><xsl:value-of select="jf:message('join.colon')"/></xsl:if>
              <xsl:apply-templates select="." mode="words"/>
            </cell>
            <cell><nobr><xsl:apply-templates select="@by" mode="person"/></nobr></cell>
            <xsl:if test="$sourced"><cell><xsl:apply-templates select="@source" mode="words"/></cell></xsl:if>
          </row>
        </xsl:for-each>
      </body>
    </table>
  </xsl:template>

  <!-- ==== impact in numbers ==== -->

  <xsl:template match="d:incident" mode="incident.impact">
    <section>
      <heading level="1" id="impact"><xsl:value-of select="jf:message('incident.impact')"/></heading>
      <xsl:if test="d:impact/d:figure | d:impact/d:money">
        <table id="numbers" continued="{jf:message('report.continued')}">
          <column width="2.4fr"/><column align="end"/><column width="4fr"/>
          <caption><xsl:value-of select="jf:message('incident.numbers')"/></caption>
          <xsl:call-template name="head"><xsl:with-param name="ids" select="'impact.label impact.value impact.basis'"/></xsl:call-template>
          <body>
            <xsl:for-each select="d:impact/d:figure">
              <row src="{jf:where(.)}">
                <cell header="true"><xsl:apply-templates select="@label" mode="words"/></cell>
                <cell><nobr><xsl:value-of select="@value"/><xsl:if test="@unit"><xsl:text>&#160;</xsl:text><xsl:apply-templates select="@unit" mode="words"/></xsl:if></nobr></cell>
                <cell><xsl:apply-templates select="." mode="words"/></cell>
              </row>
            </xsl:for-each>
            <xsl:for-each select="d:impact/d:money">
              <row src="{jf:where(.)}">
                <cell header="true"><xsl:apply-templates select="@label" mode="words"/></cell>
                <cell><nobr><xsl:value-of select="jf:money(@amount, @currency)"/></nobr></cell>
                <cell><xsl:apply-templates select="." mode="words"/></cell>
              </row>
            </xsl:for-each>
          </body>
        </table>
      </xsl:if>
      <xsl:for-each select="d:impact/d:data">
        <p src="{jf:where(.)}"><b><xsl:value-of select="jf:message('impact.data')"/></b><xsl:value-of select="jf:message('join.colon')"/><xsl:apply-templates select="." mode="words"/></p>
      </xsl:for-each>
      <xsl:if test="$targets">
        <xsl:call-template name="promise">
          <xsl:with-param name="caption" select="jf:message('incident.promise', d:ticket[1]/@number, $targets[1]/@priority, $targets[1]/@sla-version)"/>
        </xsl:call-template>
      </xsl:if>
      <xsl:for-each select="d:impact/d:sla">
        <p src="{jf:where(.)}"><b><xsl:value-of select="jf:message('impact.sla')"/></b><xsl:value-of select="jf:message('join.colon')"/><xsl:apply-templates select="." mode="words"/></p>
      </xsl:for-each>
    </section>
  </xsl:template>
</xsl:stylesheet>
