<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!--
  A service sheet of one's own: the bundled one, less the row of earlier support, and with a sentence of one's own above the signatures.
  The file's name is that of the kind. What can be overridden is listed at the top of stylesheets/service-sheet.xsl.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:jiaofu:report:1" xmlns:d="urn:jiaofu:delivery:1"
                exclude-result-prefixes="d">
  <xsl:import href="jiaofu:service-sheet.xsl"/>

  <xsl:template match="d:history/*" mode="sheet.history"/>

  <xsl:template match="d:visit" mode="sheet.signatures">
    <p>
      <xsl:choose>
        <xsl:when test="$short = 'zh'">客户签署即确认以上现场服务工作情况（7.2 c1）。</xsl:when>
        <xsl:otherwise>By signing, the customer confirms the work on site as stated above (7.2 c1).</xsl:otherwise>
      </xsl:choose>
    </p>
    <xsl:apply-imports/>
  </xsl:template>
</xsl:stylesheet>
