<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!--
  What the sheets of a visit (7.2) and of a remote session (7.3) share: who and what, the promise, acts of a stage, work, remaining problems,
  surveys, signatures. service-sheet.xsl and remote-record.xsl include it and put the parts in order.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:jiaofu:report:1" xmlns:d="urn:jiaofu:delivery:1"
                xmlns:f="urn:jiaofu:facts:1" xmlns:jf="urn:jiaofu:functions:1" exclude-result-prefixes="d f jf">

  <!-- The visit or session of the record, or the incident, which shows its asset, site and promise as they do. -->
  <xsl:variable name="served" select="/d:delivery/d:visit | /d:delivery/d:session | /d:delivery/d:incident"/>
  <xsl:variable name="site" select="/d:delivery/d:sites/d:site[@id = $served/@site]"/>
  <xsl:variable name="assets" select="/d:delivery/d:assets/d:asset"/>
  <!-- A serial number too long for a quarter of the page: the assets are then a table, even if there is one only. -->
  <xsl:variable name="wide-serial" select="string-length($assets[@id = $served/d:object/@asset]/d:serial) &gt; 16"/>
  <xsl:variable name="targets" select="/d:delivery/f:facts/f:target"/>

  <!-- ==== who, where, what, by when ==== -->

  <!-- The customer's person to turn to: who asked, if of the customer; else the first contact. -->
  <xsl:template match="d:visit | d:session" mode="sheet.contact">
    <xsl:variable name="asked" select="key('person', d:request/@by)[@party = /d:delivery/d:customer/@id]"/>
    <xsl:variable name="contact" select="$people[@role = 'customer-contact'][not($asked)][1] | $asked"/>
    <xsl:if test="$contact">
      <xsl:apply-templates select="$contact" mode="name"/>
      <xsl:if test="$contact/d:title">
        <xsl:value-of select="jf:message('join.parts')"/>
        <xsl:call-template name="in-language"><xsl:with-param name="of" select="$contact/d:title"/></xsl:call-template>
      </xsl:if>
      <xsl:if test="$contact/d:phone"><xsl:value-of select="jf:message('join.parts')"/><xsl:apply-templates select="$contact/d:phone" mode="words"/></xsl:if>
    </xsl:if>
  </xsl:template>

  <xsl:template match="d:engineer" mode="sheet.engineer">
    <xsl:if test="position() &gt; 1"><xsl:value-of select="jf:message('join.list')"/></xsl:if>
    <xsl:apply-templates select="@person" mode="person"/>
    <xsl:value-of select="jf:message('join.role', jf:message(concat('role.', key('person', @person)/@role)))"/>
  </xsl:template>

  <xsl:template match="d:wanted" mode="sheet.wanted">
    <field label="{jf:message('field.wanted')}" span="4">
      <xsl:if test="@until"><xsl:value-of select="jf:message('wanted.until')"/><xsl:apply-templates select="@until" mode="time"/><xsl:value-of select="jf:message('join.colon')"/></xsl:if>
      <xsl:apply-templates select="." mode="words"/>
    </field>
  </xsl:template>

  <!-- Earlier support and what remained of it (7.2 a1). -->
  <xsl:template match="d:history/*" mode="sheet.history">
    <field label="{jf:message(concat('act.', local-name()))}" span="4" src="{jf:where(.)}">
      <xsl:apply-templates select="." mode="sheet.earlier"/>
    </field>
  </xsl:template>

  <xsl:template match="d:history/*" mode="sheet.earlier">
    <xsl:if test="@at"><xsl:value-of select="jf:instant(@at, $zone, '%Y-%m-%d')"/></xsl:if>
    <xsl:if test="@since"><xsl:value-of select="jf:message('remaining.since', @since)"/></xsl:if>
    <xsl:if test="(@at or @since) and @number"><xsl:value-of select="jf:message('join.parts')"/></xsl:if>
    <xsl:apply-templates select="@number" mode="words"/>
    <xsl:if test="@at or @since or @number"><xsl:value-of select="jf:message('join.colon')"/></xsl:if>
    <xsl:apply-templates select="." mode="words"/>
  </xsl:template>

  <!-- ==== what is served ==== -->

  <!-- One asset: fields of the grid. -->
  <xsl:template match="d:asset" mode="sheet.object">
    <field label="{jf:message('field.asset')}"><xsl:apply-templates select="." mode="name"/></field>
    <field label="{jf:message('field.model')}"><xsl:apply-templates select="." mode="sheet.model"/></field>
    <field label="{jf:message('field.serial')}"><xsl:apply-templates select="d:serial" mode="words"/></field>
    <field label="{jf:message('field.location')}"><xsl:apply-templates select="d:location" mode="words"/></field>
  </xsl:template>

  <!-- Several: a table. -->
  <xsl:template match="d:visit | d:session" mode="sheet.objects">
    <xsl:if test="count(d:object) &gt; 1 or (d:object and $wide-serial)">
      <table>
        <column width="3fr"/><column width="3fr"/><column width="2fr"/><column width="2fr"/>
        <head>
          <row>
            <cell><xsl:value-of select="jf:message('field.asset')"/></cell><cell><xsl:value-of select="jf:message('field.model')"/></cell>
            <cell><xsl:value-of select="jf:message('field.serial')"/></cell><cell><xsl:value-of select="jf:message('field.location')"/></cell>
          </row>
        </head>
        <body>
          <xsl:for-each select="d:object">
            <xsl:for-each select="$assets[@id = current()/@asset]">
              <row>
                <cell header="true"><xsl:apply-templates select="." mode="name"/></cell><cell><xsl:apply-templates select="." mode="sheet.model"/></cell>
                <cell><xsl:apply-templates select="d:serial" mode="words"/></cell><cell><xsl:apply-templates select="d:location" mode="words"/></cell>
              </row>
            </xsl:for-each>
          </xsl:for-each>
        </body>
      </table>
    </xsl:if>
  </xsl:template>

  <xsl:template match="d:asset" mode="sheet.model">
    <xsl:if test="d:manufacturer"><xsl:apply-templates select="d:manufacturer" mode="words"/><xsl:text> </xsl:text></xsl:if>
    <xsl:apply-templates select="d:model" mode="words"/>
  </xsl:template>

  <!-- ==== the promise: response, arrival and resolution against the SLA, with the working ==== -->

  <xsl:template match="d:visit | d:session" mode="sheet.promise">
    <xsl:if test="$targets">
      <section>
        <heading level="1"><xsl:value-of select="jf:message('sheet.promise', $targets[1]/@priority, $targets[1]/@sla-version)"/></heading>
        <xsl:call-template name="promise"/>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- Every promise that the contract makes for the ticket, and whether it was kept. -->
  <xsl:template name="promise">
    <xsl:param name="caption"/>
    <table>
      <column width="1fr"/><column width="2fr"/><column width="1.4fr"/><column width="2fr"/><column width="1.6fr"/><column width="1.1fr"/>
      <xsl:if test="$caption != ''"><caption><xsl:value-of select="$caption"/></caption></xsl:if>
      <head>
        <row>
          <cell><xsl:value-of select="jf:message('promise.measure')"/></cell><cell><xsl:value-of select="jf:message('promise.target')"/></cell>
          <cell><xsl:value-of select="jf:message('promise.due')"/></cell><cell><xsl:value-of select="jf:message('promise.actual')"/></cell>
          <cell><xsl:value-of select="jf:message('promise.margin')"/></cell><cell><xsl:value-of select="jf:message('promise.verdict')"/></cell>
        </row>
      </head>
      <body><xsl:apply-templates select="$targets" mode="sheet.target"/></body>
    </table>
  </xsl:template>

  <!-- The planned form knows the response at most: it is what was carried to the site. -->
  <xsl:template match="f:target" mode="sheet.target">
    <xsl:variable name="known" select="@met and ($form != 'planned' or @measure = 'response')"/>
    <row>
      <cell header="true"><xsl:value-of select="jf:message(concat('measure.', @measure))"/></cell>
      <cell>
        <xsl:value-of select="jf:duration(@promised-minutes)"/><xsl:value-of select="jf:message('bracket.open')"/>
        <xsl:apply-templates select="/d:delivery/d:contract/d:calendar[@id = current()/@calendar and @version = current()/@calendar-version]" mode="name"/>
        <xsl:value-of select="jf:message('bracket.close')"/>
      </cell>
      <cell><xsl:apply-templates select="@due" mode="time"/></cell>
      <cell>
        <xsl:choose>
          <xsl:when test="$known"><xsl:apply-templates select="@met" mode="time"/><xsl:value-of select="jf:message('promise.used', jf:duration(@used-minutes))"/></xsl:when>
          <xsl:otherwise><xsl:attribute name="blank-lines">1</xsl:attribute></xsl:otherwise>
        </xsl:choose>
      </cell>
      <cell>
        <xsl:choose>
          <xsl:when test="$known and @margin-minutes &lt; 0"><xsl:value-of select="jf:message('promise.late', jf:duration(-@margin-minutes))"/></xsl:when>
          <xsl:when test="$known"><xsl:value-of select="jf:message('promise.left', jf:duration(@margin-minutes))"/></xsl:when>
          <xsl:otherwise><xsl:attribute name="blank-lines">1</xsl:attribute></xsl:otherwise>
        </xsl:choose>
      </cell>
      <cell>
        <xsl:choose>
          <xsl:when test="$known and @verdict = 'met'"><mark tone="good"><xsl:value-of select="jf:message('verdict.met')"/></mark></xsl:when>
          <xsl:when test="@verdict = 'missed' and ($known or $form != 'planned')"><mark tone="bad"><xsl:value-of select="jf:message('verdict.missed')"/></mark></xsl:when>
          <xsl:otherwise><xsl:value-of select="jf:message('verdict.running')"/></xsl:otherwise>
        </xsl:choose>
      </cell>
    </row>
  </xsl:template>

  <!-- ==== a stage is a table of acts: what, when, who, words; the check box before what has been confirmed ==== -->

  <xsl:template name="stage-columns">
    <column/><column/><column/><column/><column width="1fr"/>
  </xsl:template>

  <!-- One act. `what` is the id of its name's message; the first act of a stage names the stage. -->
  <xsl:template name="act">
    <xsl:param name="stage"/>
    <xsl:param name="rows"/>
    <xsl:param name="what" select="concat('act.', local-name())"/>
    <row src="{jf:where(.)}">
      <xsl:if test="position() = 1"><cell rowspan="{$rows}" header="true"><xsl:value-of select="jf:message($stage)"/></cell></xsl:if>
      <cell>
        <check state="done" alt="{jf:message('check.done')}"/><xsl:text>&#160;</xsl:text><xsl:value-of select="jf:message($what)"/>
      </cell>
      <cell><xsl:apply-templates select="@at" mode="time"/></cell>
      <cell><xsl:apply-templates select="." mode="who"/></cell>
      <cell><xsl:apply-templates select="." mode="words"/></cell>
    </row>
  </xsl:template>

  <xsl:template match="*" mode="done.act">
    <xsl:param name="stage"/>
    <xsl:param name="rows"/>
    <xsl:call-template name="act">
      <xsl:with-param name="stage" select="$stage"/><xsl:with-param name="rows" select="$rows"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="d:contingency" mode="done.act">
    <xsl:param name="stage"/>
    <xsl:param name="rows"/>
    <row src="{jf:where(.)}">
      <xsl:if test="position() = 1"><cell rowspan="{$rows}" header="true"><xsl:value-of select="jf:message($stage)"/></cell></xsl:if>
      <cell>
        <xsl:choose>
          <xsl:when test="d:approved"><check state="done" alt="{jf:message('check.done')}"/></xsl:when>
          <xsl:otherwise><check state="open" alt="{jf:message('check.open')}"/></xsl:otherwise>
        </xsl:choose>
        <xsl:text>&#160;</xsl:text><xsl:value-of select="jf:message('act.contingency')"/>
      </cell>
      <cell><xsl:apply-templates select="d:approved/@at" mode="time"/></cell>
      <cell><xsl:apply-templates select="d:approved" mode="who"/></cell>
      <cell>
        <xsl:apply-templates select="@number" mode="words"/>
        <xsl:if test="@number and d:approved/node()"><xsl:value-of select="jf:message('join.colon')"/></xsl:if>
        <xsl:apply-templates select="d:approved" mode="words"/>
      </cell>
    </row>
  </xsl:template>

  <!-- ==== work (7.2 b4–b6, 7.3 b) ==== -->

  <xsl:template match="d:visit | d:session" mode="done.work">
    <xsl:if test="d:work">
      <section>
        <heading level="1"><xsl:value-of select="jf:message(concat(substring('sheet.', 1, 6 * boolean(self::d:visit)), substring('remote.', 1, 7 * boolean(self::d:session)), 'work'))"/></heading>
        <xsl:if test="d:work/d:step">
          <table>
            <column align="end"/><column width="3.1fr"/><xsl:if test="d:work/d:step/d:outcome"><column width="2.55fr"/></xsl:if><column/><column/><column/>
            <xsl:call-template name="head">
              <xsl:with-param name="ids" select="concat('table.no step.what ', substring('step.outcome ', 1, 13 * boolean(d:work/d:step/d:outcome)), 'step.time step.by step.result')"/>
            </xsl:call-template>
            <body><xsl:apply-templates select="d:work/d:step" mode="done.step"/></body>
          </table>
        </xsl:if>
        <xsl:apply-templates select="." mode="done.readings"/>
        <xsl:apply-templates select="." mode="done.parts"/>
        <xsl:apply-templates select="." mode="done.extras"/>
        <xsl:apply-templates select="." mode="done.result"/>
        <xsl:apply-templates select="." mode="done.figures"/>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template match="d:step" mode="done.step">
    <row src="{jf:where(.)}">
      <cell><xsl:value-of select="@no"/></cell>
      <cell>
        <xsl:if test="@asset and count(../../d:object) &gt; 1">
          <b><xsl:apply-templates select="$assets[@id = current()/@asset]" mode="name"/></b><xsl:value-of select="jf:message('join.colon')"/>
        </xsl:if>
        <xsl:apply-templates select="d:what" mode="words"/>
      </cell>
      <xsl:if test="../d:step/d:outcome"><cell><xsl:apply-templates select="d:outcome" mode="words"/></cell></xsl:if>
      <cell><xsl:call-template name="period"/></cell>
      <cell><xsl:apply-templates select="@by" mode="person"/></cell>
      <cell>
        <mark>
          <xsl:attribute name="tone">
            <xsl:choose>
              <xsl:when test="@result = 'done'">good</xsl:when><xsl:when test="@result = 'failed'">bad</xsl:when>
              <xsl:when test="@result = 'skipped'">neutral</xsl:when><xsl:otherwise>warn</xsl:otherwise>
            </xsl:choose>
          </xsl:attribute>
          <xsl:value-of select="jf:message(concat('step-result.', @result))"/>
        </mark>
      </cell>
    </row>
  </xsl:template>

  <xsl:template match="d:visit | d:session" mode="done.readings">
    <xsl:if test="d:work/d:reading">
      <table>
        <xsl:variable name="noted" select="boolean(d:work/d:reading[normalize-space()])"/>
        <column align="end"/><column width="3fr"/><column/><column/><column/><xsl:if test="$noted"><column width="3fr"/></xsl:if>
        <xsl:call-template name="head">
          <xsl:with-param name="ids" select="concat('table.no reading.item reading.threshold reading.value reading.verdict', substring(' stage.words', 1, 12 * $noted))"/>
        </xsl:call-template>
        <body><xsl:apply-templates select="d:work/d:reading" mode="done.reading"/></body>
      </table>
    </xsl:if>
  </xsl:template>

  <xsl:template match="d:reading" mode="done.reading">
    <row src="{jf:where(.)}">
      <cell><xsl:value-of select="@no"/></cell>
      <cell header="true">
        <xsl:if test="@asset and count(../../d:object) &gt; 1">
          <xsl:apply-templates select="$assets[@id = current()/@asset]" mode="name"/><xsl:value-of select="jf:message('join.parts')"/>
        </xsl:if>
        <xsl:apply-templates select="@item" mode="words"/>
      </cell>
      <cell><xsl:apply-templates select="@threshold" mode="words"/></cell>
      <cell><xsl:apply-templates select="@value" mode="words"/><xsl:if test="@unit"><xsl:text>&#160;</xsl:text><xsl:apply-templates select="@unit" mode="words"/></xsl:if></cell>
      <cell>
        <mark>
          <xsl:attribute name="tone">
            <xsl:choose><xsl:when test="@verdict = 'normal'">good</xsl:when><xsl:when test="@verdict = 'risk'">warn</xsl:when><xsl:otherwise>bad</xsl:otherwise></xsl:choose>
          </xsl:attribute>
          <xsl:value-of select="jf:message(concat('run-state.', @verdict))"/>
        </mark>
      </cell>
      <xsl:if test="../d:reading[normalize-space()]"><cell><xsl:apply-templates select="." mode="words"/></cell></xsl:if>
    </row>
  </xsl:template>

  <xsl:template match="d:visit | d:session" mode="done.parts">
    <xsl:if test="d:work/d:part">
      <table>
        <column/><column width="1fr"/><column align="end"/><column/><column/><column/>
        <xsl:call-template name="head"><xsl:with-param name="ids" select="'part.number part.name part.quantity part.use part.removed part.fitted'"/></xsl:call-template>
        <body>
          <xsl:for-each select="d:work/d:part">
            <row src="{jf:where(.)}">
              <cell header="true"><xsl:apply-templates select="@number" mode="words"/></cell>
              <cell><xsl:apply-templates select="@name" mode="words"/><xsl:if test="@spec"><xsl:text> </xsl:text><xsl:apply-templates select="@spec" mode="words"/></xsl:if></cell>
              <cell>
                <xsl:if test="@requested and @requested != @quantity"><xsl:value-of select="jf:message('part.of', @requested)"/></xsl:if>
                <xsl:call-template name="quantity"/>
              </cell>
              <cell><xsl:value-of select="jf:message(concat('use.', @use))"/></cell>
              <cell><xsl:apply-templates select="@removed" mode="words"/></cell>
              <cell><xsl:apply-templates select="@fitted" mode="words"/></cell>
            </row>
          </xsl:for-each>
        </body>
      </table>
    </xsl:if>
  </xsl:template>

  <!-- Extra requests and problems beyond those on site: who was told, who decided what (7.2 b6). -->
  <xsl:template match="d:visit | d:session" mode="done.extras">
    <xsl:if test="d:work/d:extra">
      <table>
        <column width="3fr"/><column/><column/><column width="4fr"/>
        <xsl:call-template name="head"><xsl:with-param name="ids" select="'extra.what extra.raised extra.told extra.decided'"/></xsl:call-template>
        <body>
          <xsl:for-each select="d:work/d:extra">
            <row src="{jf:where(.)}">
              <cell><xsl:apply-templates select="d:what" mode="words"/></cell>
              <cell><xsl:apply-templates select="@at" mode="time"/><xsl:text> </xsl:text><xsl:apply-templates select="@by" mode="person"/></cell>
              <cell><xsl:apply-templates select="d:told/@at" mode="time"/><xsl:text> </xsl:text><xsl:apply-templates select="d:told/@with" mode="person"/></cell>
              <cell><xsl:apply-templates select="d:decided" mode="done.decided"/><xsl:apply-templates select="d:done" mode="done.decided"/></cell>
            </row>
          </xsl:for-each>
        </body>
      </table>
    </xsl:if>
  </xsl:template>

  <xsl:template match="d:decided" mode="done.decided">
    <mark>
      <xsl:attribute name="tone"><xsl:choose><xsl:when test="@decision = 'authorised'">good</xsl:when><xsl:otherwise>bad</xsl:otherwise></xsl:choose></xsl:attribute>
      <xsl:value-of select="jf:message(concat('decision.', @decision))"/>
    </mark>
    <xsl:value-of select="jf:message('join.parts')"/>
    <xsl:apply-templates select="@by" mode="person"/><xsl:text> </xsl:text><xsl:apply-templates select="@at" mode="time"/>
    <xsl:if test="normalize-space()"><xsl:value-of select="jf:message('join.colon')"/><xsl:apply-templates select="." mode="words"/></xsl:if>
  </xsl:template>

  <xsl:template match="d:done" mode="done.decided">
    <br/><xsl:value-of select="jf:message('extra.done')"/><xsl:apply-templates select="@at" mode="time"/>
    <xsl:if test="normalize-space()"><xsl:value-of select="jf:message('join.colon')"/><xsl:apply-templates select="." mode="words"/></xsl:if>
  </xsl:template>

  <xsl:template match="d:visit | d:session" mode="done.result">
    <xsl:for-each select="d:work/d:result">
      <note src="{jf:where(.)}" keep-together="true">
        <xsl:attribute name="tone">
          <xsl:choose><xsl:when test="@status = 'resolved'">good</xsl:when><xsl:when test="@status = 'unresolved'">bad</xsl:when><xsl:otherwise>warn</xsl:otherwise></xsl:choose>
        </xsl:attribute>
        <p>
          <mark>
            <xsl:attribute name="tone">
              <xsl:choose><xsl:when test="@status = 'resolved'">good</xsl:when><xsl:when test="@status = 'unresolved'">bad</xsl:when><xsl:otherwise>warn</xsl:otherwise></xsl:choose>
            </xsl:attribute>
            <xsl:value-of select="jf:message('result.title', jf:message(concat('status.', @status)))"/>
            <xsl:value-of select="jf:message('join.parts')"/><xsl:apply-templates select="@at" mode="time"/>
          </mark>
          <xsl:text>&#8195;</xsl:text>
          <xsl:apply-templates select="d:p[1]" mode="words"/>
        </p>
        <xsl:for-each select="d:p[position() &gt; 1]"><p><xsl:apply-templates select="." mode="words"/></p></xsl:for-each>
      </note>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="d:visit | d:session" mode="done.figures">
    <xsl:for-each select="d:figure">
      <section src="{jf:where(.)}" keep-together="true">
        <image href="{normalize-space(@src)}" alt="{@alt}">
          <xsl:if test="@width-mm"><xsl:attribute name="width"><xsl:value-of select="@width-mm"/></xsl:attribute></xsl:if>
        </image>
        <xsl:if test="d:caption"><p style="small"><xsl:apply-templates select="d:caption" mode="words"/></p></xsl:if>
      </section>
    </xsl:for-each>
  </xsl:template>

  <!-- ==== before the end (7.2 c, 7.3 c) ==== -->

  <!-- What was checked, when, by whom, and words on it. Bold is for what was not in order: the rule of emphasis of DESIGN.md. -->
  <xsl:template match="*" mode="done.check">
    <xsl:variable name="state"><xsl:choose><xsl:when test="@ok = 'false' or @ok = '0'">crossed</xsl:when><xsl:otherwise>done</xsl:otherwise></xsl:choose></xsl:variable>
    <xsl:variable name="what">
      <xsl:choose>
        <xsl:when test="@item"><xsl:value-of select="jf:message(concat('security.', @item))"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="jf:message(concat('act.', local-name()))"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <item state="{$state}" alt="{jf:message(concat('check.', $state))}" src="{jf:where(.)}">
      <xsl:choose>
        <xsl:when test="$state = 'crossed'"><b><xsl:value-of select="$what"/></b></xsl:when>
        <xsl:otherwise><xsl:value-of select="$what"/></xsl:otherwise>
      </xsl:choose>
      <xsl:text>&#160; </xsl:text>
      <xsl:apply-templates select="@at" mode="time"/><xsl:text> </xsl:text><xsl:apply-templates select="." mode="who"/>
      <xsl:if test="normalize-space()"><xsl:value-of select="jf:message('join.colon')"/><xsl:apply-templates select="." mode="words"/></xsl:if>
    </item>
  </xsl:template>

  <xsl:template match="d:visit | d:session" mode="done.leftovers">
    <xsl:if test="d:leaving/d:leftover">
      <table>
        <column align="end"/><column width="3fr"/><column width="3fr"/><column width="2fr"/><column/>
        <xsl:call-template name="head"><xsl:with-param name="ids" select="'table.no leftover.problem leftover.advice leftover.agreed leftover.owner'"/></xsl:call-template>
        <body>
          <xsl:for-each select="d:leaving/d:leftover">
            <row src="{jf:where(.)}">
              <cell><xsl:value-of select="@no"/></cell>
              <cell header="true"><xsl:apply-templates select="d:problem" mode="words"/></cell>
              <cell><xsl:apply-templates select="d:advice" mode="words"/></cell>
              <cell>
                <xsl:for-each select="d:agreed">
                  <xsl:apply-templates select="@with" mode="person"/><xsl:text> </xsl:text><xsl:apply-templates select="@at" mode="time"/>
                  <xsl:if test="normalize-space()"><br/><xsl:apply-templates select="." mode="words"/></xsl:if>
                </xsl:for-each>
              </cell>
              <cell><xsl:apply-templates select="@owner" mode="person"/><xsl:if test="@owner and @due"><br/></xsl:if><xsl:value-of select="@due"/></cell>
            </row>
          </xsl:for-each>
        </body>
      </table>
    </xsl:if>
  </xsl:template>

  <!-- ==== after the end (7.2 d, 7.3 d) ==== -->

  <xsl:template match="d:satisfaction" mode="done.field">
    <field label="{jf:message('survey.satisfaction')}" src="{jf:where(.)}">
      <xsl:for-each select="d:score">
        <xsl:if test="position() &gt; 1"><xsl:text>&#8195;</xsl:text></xsl:if>
        <xsl:value-of select="jf:message(concat('question.', @question))"/><xsl:text>&#160;</xsl:text><b><xsl:value-of select="jf:message('score.of', @value)"/></b>
      </xsl:for-each>
      <xsl:apply-templates select="." mode="done.asked"/>
    </field>
    <xsl:if test="d:words or d:score[normalize-space()]">
      <field label="{jf:message('survey.words')}" src="{jf:where(.)}">
        <xsl:apply-templates select="d:words" mode="words"/>
        <xsl:for-each select="d:score[normalize-space()]">
          <xsl:if test="position() &gt; 1 or ../d:words"><xsl:value-of select="jf:message('join.sentences')"/></xsl:if>
          <xsl:value-of select="jf:message(concat('question.', @question))"/><xsl:value-of select="jf:message('join.colon')"/><xsl:apply-templates select="." mode="words"/>
        </xsl:for-each>
      </field>
    </xsl:if>
    <xsl:for-each select="d:follow-up">
      <field label="{jf:message('survey.follow-up')}" src="{jf:where(.)}">
        <xsl:apply-templates select="." mode="words"/><xsl:apply-templates select="." mode="done.asked"/>
      </field>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="d:conformity" mode="done.field">
    <field label="{jf:message('survey.conformity')}" src="{jf:where(.)}">
      <xsl:for-each select="d:item">
        <xsl:variable name="state">
          <xsl:choose><xsl:when test="@answer = 'yes'">done</xsl:when><xsl:when test="@answer = 'no'">crossed</xsl:when><xsl:otherwise>open</xsl:otherwise></xsl:choose>
        </xsl:variable>
        <check state="{$state}" alt="{jf:message(concat('answer.', @answer))}"/><xsl:text>&#160;</xsl:text>
        <nobr><xsl:value-of select="@clause"/></nobr><xsl:text> </xsl:text>
        <xsl:if test="@answer = 'partly'"><xsl:value-of select="jf:message('answer.partly')"/><xsl:value-of select="jf:message('join.colon')"/></xsl:if>
        <xsl:apply-templates select="." mode="words"/>
        <xsl:if test="position() != last()"><xsl:text>&#8194; </xsl:text></xsl:if>
      </xsl:for-each>
      <xsl:apply-templates select="." mode="done.asked"/>
    </field>
  </xsl:template>

  <xsl:template match="d:record-updated" mode="done.field">
    <field label="{jf:message('act.record-updated')}" src="{jf:where(.)}">
      <xsl:apply-templates select="." mode="words"/><xsl:apply-templates select="." mode="done.asked"/>
    </field>
  </xsl:template>

  <xsl:template match="d:after/d:follow-up" mode="done.field">
    <field label="{jf:message('act.follow-up')}" src="{jf:where(.)}">
      <xsl:value-of select="jf:message(concat('follow-up.', @state), @leftover)"/><xsl:apply-templates select="." mode="words"/>
      <xsl:apply-templates select="." mode="done.asked"/>
    </field>
  </xsl:template>

  <!-- How, when and by whom, in brackets behind the words. -->
  <xsl:template match="*" mode="done.asked">
    <xsl:value-of select="jf:message('bracket.open')"/>
    <xsl:if test="@channel"><xsl:value-of select="jf:message(concat('channel.', @channel))"/><xsl:text> </xsl:text></xsl:if>
    <xsl:apply-templates select="@at" mode="time"/><xsl:text> </xsl:text><xsl:apply-templates select="." mode="who"/>
    <xsl:value-of select="jf:message('bracket.close')"/>
  </xsl:template>

  <!-- ==== signatures and checking ==== -->

  <xsl:template match="d:visit | d:session" mode="sheet.signatures">
    <xsl:apply-templates select="../d:about" mode="parts.earlier"/>
    <xsl:call-template name="signatures"/>
  </xsl:template>

  <xsl:template match="d:visit | d:session" mode="sheet.checking"><xsl:apply-templates select=".." mode="parts.checking"/></xsl:template>

  <!-- ==== tables ==== -->

  <!-- A head row of a table from message ids, separated by spaces. -->
  <xsl:template name="head">
    <xsl:param name="ids"/>
    <head><row><xsl:call-template name="head-cells"><xsl:with-param name="ids" select="concat(normalize-space($ids), ' ')"/></xsl:call-template></row></head>
  </xsl:template>

  <xsl:template name="head-cells">
    <xsl:param name="ids"/>
    <xsl:if test="$ids != ''">
      <cell><xsl:value-of select="jf:message(substring-before($ids, ' '))"/></cell>
      <xsl:call-template name="head-cells"><xsl:with-param name="ids" select="substring-after($ids, ' ')"/></xsl:call-template>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
