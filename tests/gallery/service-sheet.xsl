<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- A gallery of all charts, for looking: stands in for the service sheet's stylesheet and writes charts, whatever the record.
     jiaofu render \-\-stylesheets tests/gallery \-\-format png -o gallery.png samples/visit-01-raid-repair.xml -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:jiaofu:report:1">
  <xsl:output method="xml" encoding="UTF-8"/>
  <xsl:include href="statistical.xsl"/>
  <xsl:include href="schematic.xsl"/>

  <xsl:template match="/">
    <report xml:lang="zh-CN" kind="gallery">
      <meta><title>图表</title><number>GALLERY</number><version>1</version></meta>
      <body>
        <xsl:call-template name="statistical"/>
        <xsl:call-template name="schematic"/>
      </body>
    </report>
  </xsl:template>
</xsl:stylesheet>
