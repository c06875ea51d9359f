<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!--
  What all reports share: the frame (cover, contents, running header and footer), numbers of headings, figures and tables, cross references, the
  review trail and the provenance. Included by common.xsl.

  A report's stylesheet writes its body with headings and captions as they read without numbers; the mode "numbered" then goes over it:
    heading                         level 1 to 3 get 1, 1.1, 1.1.1; @numbering="none" leaves it and what is below it without, "appendix" gives A, A.1
    table/caption, figure/caption   get "Table 1", "Figure 1"
    <see to="id"/>                  becomes a link that names what it leads to: "section 2.1", "Figure 3"; page="yes" adds the page

  Templates:
    report              the whole report element; see its parameters
    report.review       earlier versions of the document and the steps that it goes through (8.2 a)
    report.provenance   how to check the document: record, digest, engine, zone, classification, complaints
  Modes to override:
    cover.fields        (d:delivery) the fields of the cover's grid
    numbered            how numbers look is in the messages heading.*, caption.* and see.*
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:jiaofu:report:1" xmlns:r="urn:jiaofu:report:1"
                xmlns:d="urn:jiaofu:delivery:1" xmlns:p="urn:jiaofu:policy:1" xmlns:jf="urn:jiaofu:functions:1" xmlns:exsl="http://exslt.org/common"
                exclude-result-prefixes="r d p jf exsl">

  <!-- ==== the frame ==== -->

  <!--
    title, subtitle: as on the cover; subject: one sentence for the metadata; period: what time it is about, or nothing
    fields: further fields of the cover (RTF of field); lead: further blocks on the cover (RTF of p, image, qr)
    contents: depth of the table of contents, 0 for none; figures, tables: 1 for a list of them behind it
    body: the sections (RTF)
  -->
  <xsl:template name="report">
    <xsl:param name="title"/>
    <xsl:param name="subtitle"/>
    <xsl:param name="subject" select="$title"/>
    <xsl:param name="period"/>
    <xsl:param name="fields"/>
    <xsl:param name="lead"/>
    <xsl:param name="contents" select="2"/>
    <xsl:param name="figures" select="0"/>
    <xsl:param name="tables" select="0"/>
    <xsl:param name="body"/>
    <report xml:lang="{$language}" kind="{/d:delivery/@kind}" publication="report">
      <xsl:if test="$form != ''"><xsl:attribute name="form"><xsl:value-of select="$form"/></xsl:attribute></xsl:if>
      <xsl:call-template name="meta">
        <xsl:with-param name="title" select="jf:message('report.document-title', $title, $number)"/>
        <xsl:with-param name="subject" select="$subject"/>
      </xsl:call-template>
      <xsl:call-template name="report.furniture"><xsl:with-param name="title" select="$title"/></xsl:call-template>
      <body>
        <cover title="{$title}">
          <xsl:if test="$subtitle != ''"><xsl:attribute name="subtitle"><xsl:value-of select="$subtitle"/></xsl:attribute></xsl:if>
          <xsl:copy-of select="$lead"/>
          <grid columns="1">
            <xsl:apply-templates select="/d:delivery" mode="cover.fields">
              <xsl:with-param name="period" select="$period"/>
              <xsl:with-param name="fields" select="$fields"/>
            </xsl:apply-templates>
          </grid>
        </cover>
        <xsl:if test="$contents &gt; 0"><contents title="{jf:message('report.contents')}" depth="{$contents}"/></xsl:if>
        <xsl:if test="$figures &gt; 0"><figures title="{jf:message('report.figures')}" of="figure"/></xsl:if>
        <xsl:if test="$tables &gt; 0"><figures title="{jf:message('report.tables')}" of="table"/></xsl:if>
        <xsl:apply-templates select="jf:numbered(exsl:node-set($body))" mode="numbered"/>
      </body>
    </report>
  </xsl:template>

  <!-- The identity of the document (8.2): number and version, customer, provider, period, audience, class, day of issue. -->
  <xsl:template match="d:delivery" mode="cover.fields">
    <xsl:param name="period"/>
    <xsl:param name="fields"/>
    <field label="{jf:message('report.field.customer')}"><xsl:apply-templates select="d:customer" mode="name"/></field>
    <xsl:if test="$period != ''"><field label="{jf:message('report.field.period')}"><xsl:copy-of select="$period"/></field></xsl:if>
    <xsl:copy-of select="$fields"/>
    <field label="{jf:message('report.field.number')}">
      <xsl:value-of select="$number"/><xsl:value-of select="jf:message('join.parts')"/><xsl:value-of select="jf:message('version.short', $version)"/>
    </field>
    <xsl:if test="$issued-at"><field label="{jf:message('report.field.issued')}"><xsl:value-of select="jf:instant($issued-at, $zone, '%Y-%m-%d')"/></field></xsl:if>
    <xsl:if test="d:about/d:audience"><field label="{jf:message('report.field.audience')}"><xsl:apply-templates select="d:about/d:audience" mode="words"/></field></xsl:if>
    <field label="{jf:message('field.class')}"><xsl:value-of select="jf:message(concat('class.', d:about/d:classification/@level))"/></field>
    <field label="{jf:message('report.field.standard')}"><xsl:value-of select="d:about/d:standard/@edition"/></field>
  </xsl:template>

  <!-- As on a sheet, but that the right end of the header says in which section the reader is. -->
  <xsl:template name="report.furniture">
    <xsl:param name="title"/>
    <furniture>
      <header-left><xsl:value-of select="$title"/><xsl:value-of select="jf:message('join.parts')"/><xsl:apply-templates select="/d:delivery/d:customer" mode="name"/></header-left>
      <header-right><section-title/></header-right>
      <xsl:call-template name="footer"/>
    </furniture>
  </xsl:template>

  <!-- ==== numbers ==== -->

  <!-- jf:numbered() has put plain numbers into @number: "2.1", "A", "3".
       Keys begin at the root (see common.xsl), and have no blank behind "|": libxslt would put "//" before it. A match of two
       predicates would be looked for in the whole document for each node. -->
  <xsl:key name="jf.block" match="/r:section|/r:heading|/r:table|/r:figure|/r:*//r:section|/r:*//r:heading|/r:*//r:table|/r:*//r:figure" use="@id"/>

  <xsl:template match="@*|node()" mode="numbered">
    <xsl:copy><xsl:apply-templates select="@*|node()" mode="numbered"/></xsl:copy>
  </xsl:template>

  <!-- Rows make up most of a long report, and have nothing to number. -->
  <xsl:template match="r:table/r:head | r:table/r:body | r:table/r:foot" mode="numbered">
    <xsl:choose>
      <xsl:when test=".//r:see or .//r:caption or .//r:heading">
        <xsl:copy><xsl:apply-templates select="@*|node()" mode="numbered"/></xsl:copy>
      </xsl:when>
      <xsl:otherwise><xsl:copy-of select="."/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="r:heading" mode="numbered">
    <heading>
      <xsl:copy-of select="@*[local-name() != 'numbering']"/>
      <xsl:if test="@number and @numbering = 'appendix'"><xsl:attribute name="number"><xsl:value-of select="jf:message('heading.appendix', @number)"/></xsl:attribute></xsl:if>
      <xsl:apply-templates select="node()" mode="numbered"/>
    </heading>
  </xsl:template>

  <xsl:template match="r:table/r:caption | r:figure/r:caption" mode="numbered">
    <caption>
      <xsl:copy-of select="@*"/>
      <xsl:attribute name="number"><xsl:value-of select="jf:message(concat('caption.', local-name(..)), @number)"/></xsl:attribute>
      <xsl:apply-templates select="node()" mode="numbered"/>
    </caption>
  </xsl:template>

  <!-- ==== cross references ==== -->

  <xsl:template match="r:see" mode="numbered">
    <xsl:variable name="block" select="key('jf.block', @to)[1]"/>
    <!-- A section is named by its heading. -->
    <xsl:variable name="named" select="$block[self::r:heading] | $block[self::r:section]/r:heading[1] | $block[self::r:table or self::r:figure]/r:caption"/>
    <xsl:variable name="n" select="$named/@number"/>
    <a href="#{@to}">
      <xsl:choose>
        <xsl:when test="string($n) = ''"><xsl:value-of select="jf:message('see.unnumbered', string($named))"/></xsl:when>
        <xsl:when test="$named[self::r:caption]"><xsl:value-of select="jf:message(concat('caption.', local-name($block)), $n)"/></xsl:when>
        <xsl:when test="$named/@numbering = 'appendix'"><xsl:value-of select="jf:message('heading.appendix', $n)"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="jf:message('see.section', $n)"/></xsl:otherwise>
      </xsl:choose>
    </a>
    <xsl:if test="@page = 'yes'">
      <xsl:value-of select="jf:message('see.page.before')"/><page-of to="{@to}"/><xsl:value-of select="jf:message('see.page.after')"/>
    </xsl:if>
  </xsl:template>

  <!-- ==== review trail and provenance: sections that end a report ==== -->

  <!-- The document's versions and the steps of its review (8.2 a). Steps are those of the policy; who signed when is in the signatures themselves. -->
  <xsl:template name="report.review">
    <xsl:param name="kind" select="string(/d:delivery/@kind)"/>
    <xsl:variable name="steps" select="$policy/p:kind[@name = $kind]/p:step"/>
    <section>
      <heading level="1" id="review"><xsl:value-of select="jf:message('report.review')"/></heading>
      <p>
        <xsl:value-of select="jf:message('report.review.words', $number, $version)"/>
        <xsl:for-each select="$steps">
          <xsl:if test="position() &gt; 1"><xsl:value-of select="jf:message('report.review.then')"/></xsl:if>
          <xsl:value-of select="p:label[@xml:lang = $language or lang($short)]"/>
        </xsl:for-each>
        <xsl:value-of select="jf:message('join.stop')"/>
      </p>
      <xsl:if test="/d:delivery/d:about/d:earlier">
        <table continued="{jf:message('report.continued')}">
          <column/><column/><column width="1fr"/>
          <caption><xsl:value-of select="jf:message('report.review.versions')"/></caption>
          <head>
            <row>
              <cell><xsl:value-of select="jf:message('report.version')"/></cell>
              <cell><xsl:value-of select="jf:message('report.superseded')"/></cell>
              <cell><xsl:value-of select="jf:message('report.reason')"/></cell>
            </row>
          </head>
          <body>
            <xsl:for-each select="/d:delivery/d:about/d:earlier">
              <row src="{jf:where(.)}">
                <cell><xsl:value-of select="@version"/></cell>
                <cell><xsl:if test="@at"><xsl:value-of select="jf:instant(@at, $zone, '%Y-%m-%d&#160;%H:%M')"/></xsl:if></cell>
                <cell><xsl:apply-templates select="." mode="words"/></cell>
              </row>
            </xsl:for-each>
          </body>
        </table>
      </xsl:if>
      <xsl:call-template name="signatures"><xsl:with-param name="kind" select="$kind"/></xsl:call-template>
    </section>
  </xsl:template>

  <!-- Where every figure comes from, and how a paper copy is held against the original. -->
  <xsl:template name="report.provenance">
    <section keep-together="true">
      <heading level="1" id="provenance"><xsl:value-of select="jf:message('report.provenance')"/></heading>
      <p><xsl:value-of select="jf:message('report.provenance.words', $number, $version)"/></p>
      <grid columns="2">
        <field label="{jf:message('report.provenance.record')}" span="2"><code><xsl:value-of select="$record-sha256"/></code></field>
        <xsl:if test="$engine != ''"><field label="{jf:message('report.provenance.engine')}"><xsl:value-of select="$engine"/></field></xsl:if>
        <xsl:if test="$issued-at">
          <field label="{jf:message('report.field.issued')}"><xsl:value-of select="jf:instant($issued-at, $zone, '%Y-%m-%d&#160;%H:%M')"/> (UTC<xsl:value-of select="jf:instant($issued-at, $zone, '%z')"/>)</field>
        </xsl:if>
        <field label="{jf:message('report.provenance.zone')}"><xsl:value-of select="$zone"/></field>
        <field label="{jf:message('report.field.standard')}"><xsl:value-of select="/d:delivery/d:about/d:standard/@edition"/></field>
        <xsl:if test="string($check-address) != ''">
          <field label="{jf:message('report.provenance.check')}" span="2"><a href="{$check-address}"><xsl:value-of select="$check-address"/></a></field>
        </xsl:if>
        <xsl:for-each select="/d:delivery/d:provider/d:service-desk">
          <field label="{jf:message('report.provenance.service-desk')}" span="2"><xsl:call-template name="phone-and-mail"/></field>
        </xsl:for-each>
        <xsl:for-each select="/d:delivery/d:provider/d:complaints">
          <field label="{jf:message('report.provenance.complaints')}" span="2"><xsl:call-template name="phone-and-mail"/></field>
        </xsl:for-each>
        <xsl:for-each select="/d:delivery/d:about/d:classification">
          <field label="{jf:message('field.class')}" span="2">
            <xsl:value-of select="jf:message(concat('class.', @level))"/><xsl:value-of select="jf:message('join.colon')"/>
            <xsl:apply-templates select="." mode="words"/>
            <xsl:if test="@keep-until"><xsl:value-of select="jf:message('check.keep', @keep-until)"/></xsl:if>
          </field>
        </xsl:for-each>
      </grid>
      <xsl:call-template name="check-code"><xsl:with-param name="width" select="'20'"/></xsl:call-template>
    </section>
  </xsl:template>
</xsl:stylesheet>
