<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!--
  An SLA report of one's own: the bundled one without the satisfaction; and for one customer, the bank, a field of its own on the cover and
  another choice and order of parts. The file's name is that of the kind; the parts are listed at the top of stylesheets/sla-report.xsl.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:jiaofu:report:1" xmlns:d="urn:jiaofu:delivery:1"
                xmlns:jf="urn:jiaofu:functions:1" exclude-result-prefixes="d jf">
  <xsl:import href="jiaofu:sla-report.xsl"/>

  <!-- A part that is left out. -->
  <xsl:template match="d:period" mode="sla.satisfaction"/>

  <!-- A part that says more: the bundled fields of the cover, and one of this customer's own. -->
  <xsl:template match="d:period" mode="sla.fields">
    <xsl:apply-imports/>
    <xsl:if test="/d:delivery/d:customer/@id = 'bank'">
      <field>
        <xsl:attribute name="label">
          <xsl:choose>
            <xsl:when test="$short = 'zh'">结算依据</xsl:when>
            <xsl:otherwise>Settlement</xsl:otherwise>
          </xsl:choose>
        </xsl:attribute>
        <xsl:choose>
          <xsl:when test="$short = 'zh'">本报告经客户确认后作为当月服务费结算依据。</xsl:when>
          <xsl:otherwise>Once confirmed, this report settles the fee of the month.</xsl:otherwise>
        </xsl:choose>
      </field>
    </xsl:if>
  </xsl:template>

  <!-- Another order and choice of parts: the bank settles by this report, so what is owed comes first, and no trends. -->
  <xsl:template match="d:period[../d:customer/@id = 'bank']" mode="sla.body">
    <xsl:apply-templates select="." mode="sla.summary"/>
    <xsl:apply-templates select="." mode="sla.money"/>
    <xsl:apply-templates select="." mode="sla.misses"/>
    <xsl:apply-templates select="." mode="sla.attainment"/>
    <xsl:apply-templates select="." mode="sla.actions"/>
    <xsl:apply-templates select="." mode="sla.method"/>
    <xsl:apply-templates select="." mode="sla.exclusions"/>
    <xsl:apply-templates select="." mode="sla.tickets"/>
    <xsl:apply-templates select="." mode="sla.review"/>
    <xsl:apply-templates select="." mode="sla.provenance"/>
  </xsl:template>
</xsl:stylesheet>
