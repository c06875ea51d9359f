<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!--
  What the stylesheets of all kinds share: parameters, names in the reader's language, times, words of the record, verdicts, running header and
  footer, signatures, and the note on how to check a document.

  Modes (override any of them by a template of the same mode in a stylesheet that imports this one):
    name     an organisation, person, site, asset, contract or calendar by its name in the document's language
    time     a time of the record: the hour alone on the document's own day ($day), with the date on others
    words    text of the record with its marks; carries the record's line, and its language where it is not the document's
    who      the persons of an act
    person   name of the person that an attribute refers to
    parts    what a stylesheet of a kind adds; see there
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:jiaofu:report:1" xmlns:d="urn:jiaofu:delivery:1"
                xmlns:f="urn:jiaofu:facts:1" xmlns:p="urn:jiaofu:policy:1" xmlns:t="urn:jiaofu:theme:1" xmlns:jf="urn:jiaofu:functions:1"
                exclude-result-prefixes="d f p t jf">
  <xsl:include href="jiaofu:report.xsl"/>
  <xsl:output method="xml" encoding="UTF-8" indent="no"/>

  <xsl:param name="language" select="string(/d:delivery/@xml:lang)"/> <!-- zh-CN or en -->
  <xsl:param name="form" select="string(/d:delivery/d:visit/@state)"/>
  <xsl:param name="number" select="string(/d:delivery/@number)"/>
  <xsl:param name="version" select="string(/d:delivery/@version)"/>
  <xsl:param name="issued-at"/>                                       <!-- xs:dateTime -->
  <xsl:param name="record-sha256"/>                                   <!-- 64 hexadecimal digits -->
  <xsl:param name="engine"/>                                          <!-- e.g. Jiaofu 0.1.0 -->

  <xsl:variable name="short" select="substring-before(concat($language, '-'), '-')"/>
  <xsl:variable name="zone" select="string(/d:delivery/@zone)"/>
  <xsl:variable name="record-language" select="string(/d:delivery/@xml:lang)"/>
  <xsl:variable name="foreign" select="not(/d:delivery[lang($short)])"/>
  <xsl:variable name="theme" select="document('jiaofu:theme')/t:theme"/>
  <xsl:variable name="policy" select="document('jiaofu:policy')/p:policy"/>
  <!-- The day that times without a date belong to; a stylesheet of a kind sets it. -->
  <xsl:variable name="day" select="jf:instant($issued-at, $zone, '%Y-%m-%d')"/>

  <!-- Keys begin at the root: libxslt makes all of them for each document that one is asked about, and a record may hold a million elements. -->
  <xsl:key name="person" match="/d:delivery/d:people/d:person" use="@id"/>

  <!-- ==== names ==== -->

  <xsl:template match="*" mode="name">
    <xsl:variable name="fit" select="d:name[@xml:lang = $language or lang($short)][1]"/>
    <xsl:choose>
      <xsl:when test="$fit"><span src="{jf:where($fit)}"><xsl:value-of select="$fit"/></span></xsl:when>
      <xsl:otherwise>
        <span src="{jf:where(d:name)}" xml:lang="{(d:name/ancestor-or-self::*/@xml:lang)[last()]}"><xsl:value-of select="d:name"/></span>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The same for elements that are given once a language without a d:name around: address, title. -->
  <xsl:template name="in-language">
    <xsl:param name="of"/>
    <xsl:variable name="fit" select="$of[@xml:lang = $language or lang($short)][1]"/>
    <xsl:choose>
      <xsl:when test="$fit"><span src="{jf:where($fit)}"><xsl:value-of select="$fit"/></span></xsl:when>
      <xsl:when test="$of"><span src="{jf:where($of)}" xml:lang="{($of[1]/ancestor-or-self::*/@xml:lang)[last()]}"><xsl:value-of select="$of[1]"/></span></xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- A name as plain text, for attributes. -->
  <xsl:template match="*" mode="plain-name">
    <xsl:choose>
      <xsl:when test="d:name[@xml:lang = $language or lang($short)]"><xsl:value-of select="d:name[@xml:lang = $language or lang($short)][1]"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="d:name[1]"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="@*" mode="person"><xsl:apply-templates select="key('person', .)" mode="name"/></xsl:template>

  <xsl:template match="*" mode="who">
    <xsl:apply-templates select="@by" mode="person"/>
    <xsl:if test="@with">
      <xsl:value-of select="jf:message('join.names')"/>
      <xsl:apply-templates select="@with" mode="person"/>
    </xsl:if>
  </xsl:template>

  <!-- The provider: the theme's name for it where there is one. -->
  <xsl:template name="provider">
    <xsl:variable name="themed" select="$theme/t:provider[@xml:lang = $language or lang($short)]"/>
    <xsl:choose>
      <xsl:when test="$themed"><xsl:value-of select="normalize-space($themed)"/></xsl:when>
      <xsl:otherwise><xsl:apply-templates select="/d:delivery/d:provider" mode="plain-name"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- ==== times ==== -->

  <xsl:template match="@*" mode="time">
    <xsl:variable name="date" select="jf:instant(., $zone, '%Y-%m-%d')"/>
    <xsl:choose>
      <xsl:when test="$date = $day"><xsl:value-of select="jf:instant(., $zone, '%H:%M')"/></xsl:when>
      <xsl:when test="substring($date, 1, 4) = substring($day, 1, 4)"><xsl:value-of select="jf:instant(., $zone, '%m-%d&#160;%H:%M')"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="jf:instant(., $zone, '%Y-%m-%d&#160;%H:%M')"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- From one time to another: "16:00–16:15", the second with its date only where that is another. -->
  <xsl:template name="period">
    <xsl:param name="from" select="@start"/>
    <xsl:param name="to" select="@end"/>
    <xsl:apply-templates select="$from" mode="time"/>
    <xsl:text>–</xsl:text>
    <xsl:choose>
      <xsl:when test="jf:instant($from, $zone, '%Y-%m-%d') = jf:instant($to, $zone, '%Y-%m-%d')"><xsl:value-of select="jf:instant($to, $zone, '%H:%M')"/></xsl:when>
      <xsl:otherwise><xsl:apply-templates select="$to" mode="time"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- ==== words of the record ==== -->

  <xsl:template match="*" mode="words">
    <span src="{jf:where(.)}">
      <xsl:if test="$foreign"><xsl:attribute name="xml:lang"><xsl:value-of select="$record-language"/></xsl:attribute></xsl:if>
      <xsl:apply-templates mode="marks"/>
    </span>
  </xsl:template>

  <!-- A value that stands in an attribute of the record. -->
  <xsl:template match="@*" mode="words">
    <span src="{jf:where(..)}">
      <xsl:if test="$foreign"><xsl:attribute name="xml:lang"><xsl:value-of select="$record-language"/></xsl:attribute></xsl:if>
      <xsl:value-of select="."/>
    </span>
  </xsl:template>

  <!-- Paragraphs of the record inside one field or cell. -->
  <xsl:template match="*[d:p]" mode="words">
    <xsl:for-each select="d:p">
      <xsl:if test="position() &gt; 1"><br/></xsl:if>
      <xsl:apply-templates select="." mode="words"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="text()" mode="marks"><xsl:value-of select="."/></xsl:template>
  <xsl:template match="d:b" mode="marks"><b><xsl:apply-templates mode="marks"/></b></xsl:template>
  <xsl:template match="d:em" mode="marks"><em><xsl:apply-templates mode="marks"/></em></xsl:template>
  <xsl:template match="d:code" mode="marks"><code><xsl:apply-templates mode="marks"/></code></xsl:template>
  <xsl:template match="d:link" mode="marks"><a href="{normalize-space(@href)}"><xsl:apply-templates mode="marks"/></a></xsl:template>

  <!-- A number with its unit. -->
  <xsl:template name="quantity">
    <xsl:value-of select="@quantity"/>
    <xsl:if test="@unit"><xsl:text>&#160;</xsl:text><xsl:apply-templates select="@unit" mode="words"/></xsl:if>
  </xsl:template>

  <xsl:template name="phone-and-mail">
    <xsl:value-of select="@phone | d:phone"/>
    <xsl:if test="(@phone or d:phone) and (@email or d:email)"><xsl:value-of select="jf:message('join.parts')"/></xsl:if>
    <xsl:if test="@email or d:email"><a href="mailto:{@email | d:email}"><xsl:value-of select="@email | d:email"/></a></xsl:if>
    <xsl:if test="@hours"><xsl:value-of select="jf:message('join.parts')"/><xsl:value-of select="@hours"/></xsl:if>
  </xsl:template>

  <!-- ==== the frame of a document ==== -->

  <xsl:template name="meta">
    <xsl:param name="title"/>
    <xsl:param name="subject"/>
    <meta>
      <title><xsl:value-of select="$title"/></title>
      <subject><xsl:value-of select="$subject"/></subject>
      <number><xsl:value-of select="$number"/></number>
      <version><xsl:value-of select="$version"/></version>
      <xsl:if test="$form != ''"><state><xsl:value-of select="$form"/></state></xsl:if>
      <classification><xsl:value-of select="jf:message(concat('class.', /d:delivery/d:about/d:classification/@level))"/></classification>
      <provider><xsl:call-template name="provider"/></provider>
      <author><xsl:call-template name="provider"/></author>
    </meta>
  </xsl:template>

  <xsl:template name="furniture">
    <xsl:param name="title"/>
    <furniture>
      <header-left><xsl:value-of select="$title"/><xsl:value-of select="jf:message('join.parts')"/><xsl:call-template name="provider"/></header-left>
      <header-right><xsl:apply-templates select="/d:delivery/d:customer" mode="name"/></header-right>
      <xsl:call-template name="footer"/>
    </furniture>
  </xsl:template>

  <xsl:template name="footer">
    <footer-left>
      <xsl:value-of select="$number"/><xsl:value-of select="jf:message('join.parts')"/><xsl:value-of select="jf:message('version.short', $version)"/>
      <xsl:value-of select="jf:message('join.parts')"/>
      <xsl:value-of select="jf:message(concat('class.', /d:delivery/d:about/d:classification/@level))"/>
    </footer-left>
    <footer-center><xsl:value-of select="jf:message('page.before')"/><page-number/><xsl:value-of select="jf:message('page.between')"/><page-count/><xsl:value-of select="jf:message('page.after')"/></footer-center>
    <footer-right><xsl:value-of select="jf:message('digest.short', substring($record-sha256, 1, 16))"/></footer-right>
  </xsl:template>

  <!-- Where a paper copy can be checked: the theme's address before the record's; empty where neither has one. -->
  <xsl:variable name="check-address">
    <xsl:choose>
      <xsl:when test="$theme/t:check-address"><xsl:value-of select="normalize-space($theme/t:check-address)"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="normalize-space(/d:delivery/d:provider/d:check-address)"/></xsl:otherwise>
    </xsl:choose>
  </xsl:variable>

  <!-- The QR code holds number, version and digest, behind the address where there is one. -->
  <xsl:template name="check-code">
    <xsl:param name="width" select="'17'"/>
    <xsl:variable name="base">
      <xsl:choose>
        <xsl:when test="string($check-address) != ''"><xsl:value-of select="$check-address"/></xsl:when>
        <xsl:otherwise>jiaofu:</xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <qr data="{$base}?n={$number}&amp;v={$version}&amp;h={$record-sha256}" width="{$width}" alt="{jf:message('check.code-alt', $number, $version)}">
      <xsl:value-of select="jf:message('check.code')"/>
    </qr>
  </xsl:template>

  <!-- ==== signatures: one box for each step that the policy has for this kind ==== -->

  <xsl:template name="signatures">
    <xsl:param name="kind" select="string(/d:delivery/@kind)"/>
    <xsl:variable name="steps" select="$policy/p:kind[@name = $kind]/p:step"/>
    <xsl:if test="$steps">
      <signatures columns="{count($steps[position() &lt;= 5])}" keep-together="true">
        <xsl:apply-templates select="$steps" mode="signature"/>
      </signatures>
    </xsl:if>
  </xsl:template>

  <xsl:template match="p:step" mode="signature">
    <xsl:variable name="roles" select="p:role"/>
    <xsl:variable name="fit" select="$people[@role = $roles]"/>
    <!-- Cheap before exact: only where several of them are named does their order matter. Not key(): the context is the policy. -->
    <xsl:variable name="named" select="$fit[@id = $engagements]"/>
    <xsl:variable name="first" select="$people[count($named) &gt; 1][@id = $engagements[. = $named/@id][1]]"/>
    <!-- Nobody named: the only one of the role that the policy names first, else the only one who fits. -->
    <xsl:variable name="main" select="$fit[not($named)][@role = $roles[1]]"/>
    <xsl:variable name="expected" select="$first | $named[count($named) = 1] | $main[count($main) = 1] | $fit[not($named) and count($fit) = 1]"/>
    <signature field="{@id}" label="{p:label[@xml:lang = $language or lang($short)]}">
      <xsl:if test="$expected">
        <xsl:attribute name="role"><xsl:value-of select="jf:message(concat('role.', $expected/@role))"/></xsl:attribute>
        <xsl:attribute name="name"><xsl:apply-templates select="$expected" mode="plain-name"/></xsl:attribute>
      </xsl:if>
    </signature>
  </xsl:template>

  <xsl:variable name="people" select="/d:delivery/d:people/d:person"/>
  <!-- Whom the record names in acts, in its order: of several who could sign a step the first named is the likely one. -->
  <xsl:variable name="engagements" select="/d:delivery/d:visit/*/@by | /d:delivery/d:visit/*/*/@person | /d:delivery/d:visit/*/*/@by | /d:delivery/d:visit/*/*/@with | /d:delivery/d:visit/*/*/*/@by"/>

  <!-- Earlier versions and why they were sent back (8.2 a). -->
  <xsl:template match="d:about" mode="parts.earlier">
    <xsl:if test="d:earlier">
      <list>
        <xsl:for-each select="d:earlier">
          <item>
            <xsl:value-of select="jf:message('earlier.version', @version)"/>
            <xsl:if test="@at"><xsl:value-of select="jf:message('join.parts')"/><xsl:apply-templates select="@at" mode="time"/></xsl:if>
            <xsl:value-of select="jf:message('join.colon')"/>
            <xsl:apply-templates select="." mode="words"/>
          </item>
        </xsl:for-each>
      </list>
    </xsl:if>
  </xsl:template>

  <!-- ==== how to check, whom to call and to complain to, how to handle, for whom it is ==== -->

  <xsl:template match="d:delivery" mode="parts.checking">
    <p style="small">
      <xsl:value-of select="jf:message('check.times', $zone, jf:instant($issued-at, $zone, '%z'), $day)"/>
      <xsl:if test="$issued-at"><xsl:value-of select="jf:message('check.issued', jf:instant($issued-at, $zone, '%Y-%m-%d&#160;%H:%M'), $engine)"/></xsl:if>
      <xsl:if test="string($check-address) != ''">
        <xsl:value-of select="jf:message('check.address')"/>
        <a href="{$check-address}"><xsl:value-of select="$check-address"/></a>
        <xsl:value-of select="jf:message('join.stop')"/>
      </xsl:if>
      <xsl:if test="d:provider/d:service-desk">
        <xsl:value-of select="jf:message('check.service-desk')"/>
        <xsl:for-each select="d:provider/d:service-desk">
          <xsl:value-of select="@phone"/>
          <xsl:if test="@hours"><xsl:value-of select="jf:message('join.role', @hours)"/></xsl:if>
        </xsl:for-each>
        <xsl:value-of select="jf:message('join.stop')"/>
      </xsl:if>
      <xsl:if test="d:provider/d:complaints">
        <xsl:value-of select="jf:message('check.complaints')"/>
        <xsl:for-each select="d:provider/d:complaints"><xsl:call-template name="phone-and-mail"/></xsl:for-each>
        <xsl:value-of select="jf:message('join.stop')"/>
      </xsl:if>
      <xsl:for-each select="d:about/d:classification">
        <xsl:value-of select="jf:message('check.class', jf:message(concat('class.', @level)))"/>
        <xsl:apply-templates select="." mode="words"/>
        <xsl:if test="@keep-until"><xsl:value-of select="jf:message('check.keep', @keep-until)"/></xsl:if>
      </xsl:for-each>
      <xsl:for-each select="d:about/d:audience"> <!-- 8.2 b -->
        <xsl:value-of select="jf:message('check.audience')"/>
        <xsl:apply-templates select="." mode="words"/>
      </xsl:for-each>
    </p>
  </xsl:template>
</xsl:stylesheet>
