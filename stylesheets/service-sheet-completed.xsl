<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- The parts of the service sheet's completed form: the four stages of 7.2 with times and persons. See service-sheet.xsl. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:jiaofu:report:1" xmlns:d="urn:jiaofu:delivery:1"
                xmlns:jf="urn:jiaofu:functions:1" exclude-result-prefixes="d jf">

  <!-- ==== before and on arrival (7.2 a, b1–b3) ==== -->

  <xsl:template match="d:visit" mode="done.before">
    <xsl:variable name="before" select="d:request/d:responded | d:plan/d:confirmed | d:plan/d:contingency"/>
    <xsl:variable name="on-arrival" select="d:arrival | d:arrival/d:agreed | d:arrival/d:site-rules"/>
    <section>
      <heading level="1"><xsl:value-of select="jf:message('sheet.stages')"/></heading>
      <table>
        <xsl:call-template name="stage-columns"/>
        <xsl:call-template name="head"><xsl:with-param name="ids" select="'stage.stage stage.act stage.time stage.persons stage.words'"/></xsl:call-template>
        <body>
          <xsl:apply-templates select="$before" mode="done.act">
            <xsl:with-param name="stage" select="'stage.before'"/><xsl:with-param name="rows" select="count($before)"/>
          </xsl:apply-templates>
          <xsl:apply-templates select="$on-arrival" mode="done.act">
            <xsl:with-param name="stage" select="'stage.arrival'"/><xsl:with-param name="rows" select="count($on-arrival)"/>
          </xsl:apply-templates>
        </body>
      </table>
    </section>
  </xsl:template>

  <!-- The way, the arrival, and that the customer was told of it and confirmed the time (7.2 b1). -->
  <xsl:template match="d:arrival" mode="done.act">
    <xsl:param name="stage"/>
    <xsl:param name="rows"/>
    <row src="{jf:where(.)}">
      <xsl:if test="position() = 1"><cell rowspan="{$rows}" header="true"><xsl:value-of select="jf:message($stage)"/></cell></xsl:if>
      <cell>
        <xsl:variable name="state"><xsl:choose><xsl:when test="d:informed">done</xsl:when><xsl:otherwise>open</xsl:otherwise></xsl:choose></xsl:variable>
        <check state="{$state}" alt="{jf:message(concat('check.', $state))}"/><xsl:text>&#160;</xsl:text><xsl:value-of select="jf:message('act.informed')"/>
      </cell>
      <cell><b><xsl:apply-templates select="@at" mode="time"/></b></cell>
      <cell><xsl:apply-templates select="d:informed" mode="who"/></cell>
      <cell>
        <xsl:if test="d:informed"><xsl:apply-templates select="d:informed/@at" mode="time"/><xsl:value-of select="jf:message('arrival.informed')"/></xsl:if>
        <xsl:for-each select="../d:departure">
          <xsl:if test="../d:arrival/d:informed"><xsl:value-of select="jf:message('join.items')"/></xsl:if>
          <xsl:apply-templates select="@at" mode="time"/><xsl:text> </xsl:text>
          <xsl:value-of select="jf:message('departure.from')"/><xsl:apply-templates select="@from" mode="words"/>
          <xsl:if test="@km"><xsl:value-of select="jf:message('departure.km', @km)"/></xsl:if>
          <xsl:value-of select="jf:message('arrival.travel', jf:duration(jf:minutes(@at, ../d:arrival/@at)))"/>
          <xsl:if test="normalize-space()"><xsl:value-of select="jf:message('join.items')"/><xsl:apply-templates select="." mode="words"/></xsl:if>
        </xsl:for-each>
        <xsl:if test="normalize-space(d:informed)"><xsl:value-of select="jf:message('join.items')"/><xsl:apply-templates select="d:informed" mode="words"/></xsl:if>
      </cell>
    </row>
  </xsl:template>

  <!-- ==== before leaving (7.2 c) ==== -->

  <xsl:template match="d:visit" mode="done.leaving">
    <xsl:for-each select="d:leaving">
      <section>
        <heading level="1"><xsl:value-of select="jf:message('sheet.leaving', jf:instant(@at, $zone, '%H:%M'))"/></heading>
        <xsl:if test="d:tidy | d:security-check | d:permission">
          <list kind="check" columns="2"><xsl:apply-templates select="d:tidy | d:security-check | d:permission" mode="done.check"/></list>
        </xsl:if>
        <xsl:apply-templates select=".." mode="done.leftovers"/>
      </section>
    </xsl:for-each>
  </xsl:template>

  <!-- ==== after leaving (7.2 d) ==== -->

  <xsl:template match="d:visit" mode="done.after">
    <xsl:if test="d:after/* or d:charges">
      <section>
        <heading level="1"><xsl:value-of select="jf:message('sheet.after')"/></heading>
        <xsl:if test="d:after/* or d:charges[not(d:charge/@terms = 'billable')]">
          <grid columns="1">
            <xsl:apply-templates select="d:after/d:satisfaction" mode="done.field"/>
            <xsl:apply-templates select="d:after/d:conformity" mode="done.field"/>
            <xsl:apply-templates select="d:after/d:follow-up | d:after/d:record-updated" mode="done.field"/>
            <xsl:apply-templates select="d:charges[not(d:charge/@terms = 'billable')]" mode="done.field"/>
          </grid>
        </xsl:if>
        <xsl:apply-templates select="." mode="done.charges"/>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- Charges: a field where all is included … -->
  <xsl:template match="d:charges" mode="done.field">
    <field label="{jf:message('charge.charges')}" src="{jf:where(.)}">
      <b><xsl:value-of select="jf:money(@total, @currency)"/></b><xsl:text>&#8194; </xsl:text>
      <xsl:for-each select="d:charge">
        <xsl:if test="position() &gt; 1"><xsl:value-of select="jf:message('join.items')"/></xsl:if>
        <xsl:value-of select="jf:message(concat('charge.', @kind))"/>
        <xsl:value-of select="jf:message('join.role', jf:message(concat('terms.', @terms)))"/>
        <xsl:if test="normalize-space() and normalize-space() != jf:message(concat('terms.', @terms))"><xsl:text> </xsl:text><xsl:apply-templates select="." mode="words"/></xsl:if>
      </xsl:for-each>
    </field>
  </xsl:template>

  <!-- … a table where something is billed. -->
  <xsl:template match="d:visit" mode="done.charges">
    <xsl:for-each select="d:charges[d:charge/@terms = 'billable']">
      <xsl:variable name="currency" select="@currency"/>
      <table src="{jf:where(.)}">
        <column width="1fr"/><column/><column align="end"/><column align="end"/><column align="end"/>
        <xsl:call-template name="head"><xsl:with-param name="ids" select="'charge.what charge.terms part.quantity charge.price charge.amount'"/></xsl:call-template>
        <body>
          <xsl:for-each select="d:charge">
            <row src="{jf:where(.)}">
              <cell header="true">
                <xsl:value-of select="jf:message(concat('charge.', @kind))"/>
                <xsl:if test="normalize-space()"><xsl:value-of select="jf:message('join.colon')"/><xsl:apply-templates select="." mode="words"/></xsl:if>
              </cell>
              <cell><xsl:value-of select="jf:message(concat('terms.', @terms))"/></cell>
              <cell><xsl:if test="@quantity"><xsl:call-template name="quantity"/></xsl:if></cell>
              <cell><xsl:if test="@price"><xsl:value-of select="jf:money(@price, $currency)"/></xsl:if></cell>
              <cell><xsl:value-of select="jf:money(@amount, $currency)"/></cell>
            </row>
          </xsl:for-each>
        </body>
        <foot><row><cell colspan="4" align="end"><xsl:value-of select="jf:message('charge.total')"/></cell><cell><b><xsl:value-of select="jf:money(@total, $currency)"/></b></cell></row></foot>
      </table>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="d:visit" mode="done.attachments">
    <xsl:if test="d:attachment">
      <section>
        <heading level="1"><xsl:value-of select="jf:message('sheet.attachments')"/></heading>
        <list>
          <xsl:for-each select="d:attachment"><item src="{jf:where(.)}"><a href="{normalize-space(@href)}"><xsl:apply-templates select="." mode="words"/></a></item></xsl:for-each>
        </list>
      </section>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
