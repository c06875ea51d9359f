<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- One table with a row for each event of a month: 10,000 rows for 1,000 tickets of ten events. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:jiaofu:report:1" xmlns:d="urn:jiaofu:delivery:1"
                xmlns:jf="urn:jiaofu:functions:1" exclude-result-prefixes="d jf">
  <xsl:import href="jiaofu:sla-report.xsl"/>
  <xsl:template match="/">
    <xsl:call-template name="report">
      <xsl:with-param name="title">Events</xsl:with-param>
      <xsl:with-param name="body">
        <section>
          <heading level="1" id="events">Events</heading>
          <p>See <see to="list" page="yes"/>.</p>
          <table id="list" continued=" (continued)">
            <column/><column width="2fr"/><column/><column/><column/>
            <caption>Every event</caption>
            <head><row><cell>Ticket</cell><cell>Title</cell><cell>At</cell><cell>What</cell><cell>By</cell></row></head>
            <body>
              <xsl:for-each select="/d:delivery/d:period/d:ticket/d:event">
                <row src="{jf:where(.)}">
                  <cell header="true"><nobr><xsl:value-of select="../@number"/></nobr></cell>
                  <cell><xsl:value-of select="../d:title"/></cell>
                  <cell><xsl:value-of select="translate(@at, 'T', ' ')"/></cell>
                  <cell><xsl:value-of select="@type"/></cell>
                  <cell><xsl:value-of select="@by"/></cell>
                </row>
              </xsl:for-each>
            </body>
          </table>
        </section>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
