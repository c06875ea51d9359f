<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- The parts of the service sheet's planned form: what is known before the visit, and room to fill in by hand. See service-sheet.xsl. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:jiaofu:report:1" xmlns:d="urn:jiaofu:delivery:1"
                xmlns:jf="urn:jiaofu:functions:1" exclude-result-prefixes="d jf">

  <!-- ==== what is known (7.2 a) ==== -->

  <xsl:template match="d:visit" mode="plan.history">
    <xsl:if test="d:history/* or d:plan/d:confirmed">
      <section>
        <heading level="1"><xsl:value-of select="jf:message('sheet.history')"/></heading>
        <list>
          <xsl:for-each select="d:history/*">
            <item src="{jf:where(.)}">
              <b><xsl:value-of select="jf:message(concat('act.', local-name()))"/></b><xsl:text> </xsl:text><xsl:apply-templates select="." mode="sheet.earlier"/>
            </item>
          </xsl:for-each>
          <xsl:for-each select="d:plan/d:confirmed">
            <item src="{jf:where(.)}">
              <b><xsl:value-of select="jf:message('act.confirmed')"/></b><xsl:text> </xsl:text>
              <xsl:apply-templates select="@at" mode="time"/><xsl:text> </xsl:text><xsl:apply-templates select="." mode="who"/>
              <xsl:if test="node()"><xsl:value-of select="jf:message('join.colon')"/><xsl:apply-templates select="." mode="words"/></xsl:if>
            </item>
          </xsl:for-each>
        </list>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template match="d:visit" mode="plan.contingency">
    <xsl:for-each select="d:plan/d:contingency">
      <note tone="warn" src="{jf:where(.)}">
        <title>
          <xsl:value-of select="jf:message('plan.contingency', jf:message(concat('risk.', ../@risk)))"/>
          <xsl:if test="@number"><xsl:text> </xsl:text><xsl:apply-templates select="@number" mode="words"/></xsl:if>
        </title>
        <p><b><xsl:value-of select="jf:message('plan.threat')"/></b><xsl:value-of select="jf:message('join.colon')"/><xsl:apply-templates select="d:threat" mode="words"/></p>
        <xsl:for-each select="d:measure">
          <p><b><xsl:value-of select="jf:message('plan.measure')"/></b><xsl:value-of select="jf:message('join.colon')"/><xsl:apply-templates select="." mode="words"/></p>
        </xsl:for-each>
        <xsl:if test="d:rollback"><p><b><xsl:value-of select="jf:message('plan.rollback')"/></b><xsl:value-of select="jf:message('join.colon')"/><xsl:apply-templates select="d:rollback" mode="words"/></p></xsl:if>
        <p>
          <xsl:choose>
            <xsl:when test="d:approved">
              <mark tone="good"><xsl:value-of select="jf:message('plan.approved')"/></mark><xsl:value-of select="jf:message('join.parts')"/>
              <xsl:apply-templates select="d:approved" mode="who"/><xsl:text> </xsl:text><xsl:apply-templates select="d:approved/@at" mode="time"/>
              <xsl:if test="d:approved/node()"><xsl:value-of select="jf:message('join.colon')"/><xsl:apply-templates select="d:approved" mode="words"/></xsl:if>
            </xsl:when>
            <xsl:otherwise><mark tone="bad"><xsl:value-of select="jf:message('plan.not-approved')"/></mark></xsl:otherwise>
          </xsl:choose>
        </p>
      </note>
    </xsl:for-each>
  </xsl:template>

  <!-- Things to bring and to prepare: boxes to tick before setting out. -->
  <xsl:template match="d:visit" mode="plan.bring">
    <xsl:if test="d:plan/d:bring or d:plan/d:security">
      <section>
        <heading level="1"><xsl:value-of select="jf:message('sheet.bring')"/></heading>
        <list kind="check" columns="2">
          <xsl:for-each select="d:plan/d:bring">
            <item state="open" alt="{jf:message('check.open')}" src="{jf:where(.)}">
              <xsl:value-of select="jf:message(concat('bring.', @kind))"/><xsl:value-of select="jf:message('join.colon')"/>
              <xsl:apply-templates select="." mode="words"/>
              <xsl:if test="@quantity"><xsl:text> × </xsl:text><xsl:call-template name="quantity"/></xsl:if>
            </item>
          </xsl:for-each>
          <xsl:for-each select="d:plan/d:security">
            <item state="open" alt="{jf:message('check.open')}" src="{jf:where(.)}">
              <xsl:value-of select="jf:message('bring.security')"/><xsl:value-of select="jf:message('join.colon')"/><xsl:apply-templates select="." mode="words"/>
            </item>
          </xsl:for-each>
        </list>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- How to get in and the rules of the site (7.2 b3): on the sheet, since they are wanted at the gate. -->
  <xsl:template match="d:visit" mode="plan.site">
    <xsl:for-each select="$site[d:access or d:rule]">
      <section>
        <heading level="1"><xsl:value-of select="jf:message('sheet.site')"/></heading>
        <list columns="2">
          <xsl:for-each select="d:access | d:rule"><item src="{jf:where(.)}"><xsl:apply-templates select="." mode="words"/></item></xsl:for-each>
        </list>
      </section>
    </xsl:for-each>
  </xsl:template>

  <!-- ==== room to fill in by hand ==== -->

  <!-- A box to tick, with its name. -->
  <xsl:template name="tick">
    <xsl:param name="id"/>
    <nobr><check state="open" alt="{jf:message('check.open')}"/><xsl:text>&#160;</xsl:text><xsl:value-of select="jf:message($id)"/></nobr>
  </xsl:template>

  <xsl:template name="ticks">
    <xsl:param name="ids"/>
    <xsl:variable name="id" select="substring-before(concat($ids, ' '), ' ')"/>
    <xsl:call-template name="tick"><xsl:with-param name="id" select="$id"/></xsl:call-template>
    <xsl:if test="contains($ids, ' ')">
      <xsl:text>&#8195; </xsl:text>
      <xsl:call-template name="ticks"><xsl:with-param name="ids" select="substring-after($ids, ' ')"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- A clock time: hour and minute. -->
  <xsl:template name="clock">
    <nobr><blank width="8" alt="{jf:message('fill.hour')}"/><xsl:text>:</xsl:text><blank width="8" alt="{jf:message('fill.minute')}"/></nobr>
  </xsl:template>

  <xsl:template match="d:visit" mode="fill.arrival">
    <section keep-together="true">
      <heading level="1"><xsl:value-of select="jf:message('sheet.arrival')"/></heading>
      <grid columns="5">
        <field label="{jf:message('act.departure')}"><xsl:call-template name="clock"/></field>
        <field label="{jf:message('act.arrival')}"><xsl:call-template name="clock"/></field>
        <field label="{jf:message('fill.arrived')}" span="3">
          <xsl:call-template name="ticks"><xsl:with-param name="ids" select="'act.informed act.agreed act.site-rules'"/></xsl:call-template>
        </field>
      </grid>
    </section>
  </xsl:template>

  <!-- Empty rows, at least one. -->
  <xsl:template name="blank-rows">
    <xsl:param name="rows"/>
    <xsl:param name="cells"/>
    <row><xsl:call-template name="blank-cells"><xsl:with-param name="cells" select="$cells"/></xsl:call-template></row>
    <xsl:if test="$rows &gt; 1">
      <xsl:call-template name="blank-rows"><xsl:with-param name="rows" select="$rows - 1"/><xsl:with-param name="cells" select="$cells"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="blank-cells">
    <xsl:param name="cells"/>
    <xsl:if test="$cells &gt; 0">
      <cell blank-lines="1"/>
      <xsl:call-template name="blank-cells"><xsl:with-param name="cells" select="$cells - 1"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- The planned tasks with room for times and result, then empty rows; parts likewise. -->
  <xsl:template match="d:visit" mode="fill.work">
    <section>
      <heading level="1"><xsl:value-of select="jf:message('sheet.work')"/></heading>
      <table>
        <column align="end"/><column width="1fr"/><column width="17mm"/><column width="17mm"/><column width="20mm"/><column/>
        <xsl:call-template name="head"><xsl:with-param name="ids" select="'table.no fill.task step.start step.end step.by step.result'"/></xsl:call-template>
        <body>
          <xsl:for-each select="d:plan/d:task">
            <row src="{jf:where(.)}">
              <cell><xsl:value-of select="@no"/></cell><cell><xsl:apply-templates select="." mode="words"/></cell><xsl:call-template name="fill-step"/>
            </row>
          </xsl:for-each>
          <xsl:call-template name="blank-steps"><xsl:with-param name="rows" select="5 - count(d:plan/d:task)"/></xsl:call-template>
        </body>
      </table>
      <table>
        <column width="30mm"/><column width="1fr"/><column width="16mm"/><column width="36mm"/><column width="36mm"/>
        <xsl:call-template name="head"><xsl:with-param name="ids" select="'part.number part.name part.quantity part.removed part.fitted'"/></xsl:call-template>
        <body>
          <xsl:for-each select="d:plan/d:bring[@kind = 'part']">
            <row src="{jf:where(.)}"><cell blank-lines="1"/><cell><xsl:apply-templates select="." mode="words"/></cell><cell/><cell/><cell/></row>
          </xsl:for-each>
          <xsl:call-template name="blank-rows"><xsl:with-param name="rows" select="3 - count(d:plan/d:bring[@kind = 'part'])"/><xsl:with-param name="cells" select="5"/></xsl:call-template>
        </body>
      </table>
      <grid columns="1">
        <field label="{jf:message('fill.reading')}" blank-lines="3"/>
        <field label="{jf:message('fill.extra')}" blank-lines="1">
          <xsl:call-template name="ticks"><xsl:with-param name="ids" select="'fill.told decision.authorised decision.refused'"/></xsl:call-template>
          <xsl:text>&#8195; </xsl:text><xsl:value-of select="jf:message('fill.decided-by')"/><blank width="24" alt="{jf:message('fill.name')}"/>
          <xsl:value-of select="jf:message('bracket.open')"/><xsl:value-of select="jf:message('fill.extra-rule')"/><xsl:value-of select="jf:message('bracket.close')"/>
        </field>
        <field label="{jf:message('fill.result')}" blank-lines="1"><xsl:call-template name="ticks"><xsl:with-param name="ids" select="'status.resolved status.workaround status.partly status.unresolved'"/></xsl:call-template></field>
      </grid>
    </section>
  </xsl:template>

  <xsl:template name="blank-steps">
    <xsl:param name="rows"/>
    <row><cell/><cell/><xsl:call-template name="fill-step"/></row>
    <xsl:if test="$rows &gt; 1"><xsl:call-template name="blank-steps"><xsl:with-param name="rows" select="$rows - 1"/></xsl:call-template></xsl:if>
  </xsl:template>

  <xsl:template name="fill-step">
    <cell blank-lines="1"/><cell/><cell/>
    <cell><xsl:call-template name="ticks"><xsl:with-param name="ids" select="'step-result.done step-result.partly step-result.failed'"/></xsl:call-template></cell>
  </xsl:template>

  <xsl:template match="d:visit" mode="fill.leaving">
    <section keep-together="true">
      <heading level="1"><xsl:value-of select="jf:message('fill.leaving')"/></heading>
      <list kind="check" columns="3">
        <xsl:call-template name="tick-items">
          <xsl:with-param name="ids" select="'act.tidy security.temporary-accounts security.unauthorised-copies security.remote-access security.storage-media act.permission'"/>
        </xsl:call-template>
      </list>
      <grid columns="1">
        <field label="{jf:message('fill.leftovers')}" blank-lines="2">
          <xsl:call-template name="ticks"><xsl:with-param name="ids" select="'fill.none fill.leftovers-agreed'"/></xsl:call-template>
        </field>
        <field label="{jf:message('fill.left')}"><xsl:call-template name="clock"/></field>
      </grid>
    </section>
  </xsl:template>

  <xsl:template name="tick-items">
    <xsl:param name="ids"/>
    <xsl:variable name="id" select="substring-before(concat($ids, ' '), ' ')"/>
    <item state="open" alt="{jf:message('check.open')}"><xsl:value-of select="jf:message($id)"/></item>
    <xsl:if test="contains($ids, ' ')"><xsl:call-template name="tick-items"><xsl:with-param name="ids" select="substring-after($ids, ' ')"/></xsl:call-template></xsl:if>
  </xsl:template>

  <xsl:template match="d:visit" mode="fill.customer">
    <section keep-together="true">
      <heading level="1"><xsl:value-of select="jf:message('fill.customer')"/></heading>
      <grid columns="2">
        <field label="{jf:message('question.response')}"><xsl:call-template name="scores"/></field>
        <field label="{jf:message('question.skill')}"><xsl:call-template name="scores"/></field>
        <field label="{jf:message('question.attitude')}"><xsl:call-template name="scores"/></field>
        <field label="{jf:message('question.result')}"><xsl:call-template name="scores"/></field>
        <field label="{jf:message('survey.words')}" span="2" blank-lines="2"/>
      </grid>
    </section>
  </xsl:template>

  <xsl:template name="scores">
    <xsl:call-template name="ticks"><xsl:with-param name="ids" select="'score.1 score.2 score.3 score.4 score.5'"/></xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
