<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!--
  The on-site service sheet (GB/T 28827.2 7.2) as a report model, in two forms of one record: "planned", carried to the site and filled in
  by hand, and "completed".

  To change a part, write a stylesheet of your own named service-sheet.xsl, import this one and override the part's template:

    <xsl:import href="jiaofu:service-sheet.xsl"/>
    <xsl:template match="d:visit" mode="sheet.charges"/>                 (leave charges out)

  The parts, all on d:visit, in the order of the page. Each prints nothing where the record holds nothing for it.
    both forms   sheet.masthead  sheet.request  sheet.objects  sheet.promise  sheet.signatures  sheet.checking
    planned      plan.history  plan.tasks  plan.contingency  plan.bring  plan.site  fill.arrival  fill.work  fill.leaving  fill.customer
    completed    done.before  done.work  done.readings  done.parts  done.extras  done.result  done.figures  done.leaving  done.leftovers
                 done.after  done.charges  done.attachments
  The order itself is in the templates of mode sheet.planned and sheet.completed. Every word printed comes from messages.xml by its id.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:jiaofu:report:1" xmlns:d="urn:jiaofu:delivery:1"
                xmlns:f="urn:jiaofu:facts:1" xmlns:jf="urn:jiaofu:functions:1" exclude-result-prefixes="d f jf">
  <xsl:import href="jiaofu:common.xsl"/>
  <xsl:include href="jiaofu:service-sheet-planned.xsl"/>
  <xsl:include href="jiaofu:service-sheet-completed.xsl"/>

  <xsl:variable name="visit" select="/d:delivery/d:visit"/>
  <xsl:variable name="day" select="jf:instant(concat($visit/d:arrival/@at, substring($visit/d:plan/@start, 1, 99 * not($visit/d:arrival))), $zone, '%Y-%m-%d')"/>
  <xsl:variable name="site" select="/d:delivery/d:sites/d:site[@id = $visit/@site]"/>
  <xsl:variable name="assets" select="/d:delivery/d:assets/d:asset"/>
  <!-- A serial number too long for a quarter of the page: the assets are then a table, even if there is one only. -->
  <xsl:variable name="wide-serial" select="string-length($assets[@id = $visit/d:object/@asset]/d:serial) &gt; 16"/>
  <xsl:variable name="targets" select="/d:delivery/f:facts/f:target"/>

  <xsl:template match="/">
    <xsl:variable name="title" select="jf:message('sheet.title')"/>
    <report xml:lang="{$language}" kind="service-sheet" form="{$form}" fit="{1 + ($form = 'planned')}">
      <xsl:call-template name="meta">
        <xsl:with-param name="title" select="jf:message('sheet.document-title', $title, $number)"/>
        <xsl:with-param name="subject" select="normalize-space($visit/d:request/d:summary)"/>
      </xsl:call-template>
      <xsl:call-template name="furniture"><xsl:with-param name="title" select="$title"/></xsl:call-template>
      <body>
        <xsl:apply-templates select="$visit" mode="sheet.masthead"/>
        <xsl:choose>
          <xsl:when test="$form = 'planned'"><xsl:apply-templates select="$visit" mode="sheet.planned"/></xsl:when>
          <xsl:otherwise><xsl:apply-templates select="$visit" mode="sheet.completed"/></xsl:otherwise>
        </xsl:choose>
        <section keep-together="true">
          <xsl:apply-templates select="$visit" mode="sheet.signatures"/>
          <xsl:apply-templates select="$visit" mode="sheet.checking"/>
        </section>
      </body>
    </report>
  </xsl:template>

  <xsl:template match="d:visit" mode="sheet.planned">
    <xsl:apply-templates select="." mode="sheet.request"/>
    <xsl:apply-templates select="." mode="sheet.promise"/>
    <xsl:apply-templates select="." mode="plan.history"/>
    <xsl:apply-templates select="." mode="plan.contingency"/>
    <xsl:apply-templates select="." mode="plan.bring"/>
    <xsl:apply-templates select="." mode="plan.site"/>
    <page-break/> <!-- the front is the briefing, the back is filled in and signed -->
    <xsl:apply-templates select="." mode="fill.arrival"/>
    <xsl:apply-templates select="." mode="fill.work"/>
    <xsl:apply-templates select="." mode="fill.leaving"/>
    <xsl:apply-templates select="." mode="fill.customer"/>
  </xsl:template>

  <xsl:template match="d:visit" mode="sheet.completed">
    <xsl:apply-templates select="." mode="sheet.request"/>
    <xsl:apply-templates select="." mode="sheet.promise"/>
    <xsl:apply-templates select="." mode="done.before"/>
    <xsl:apply-templates select="." mode="done.work"/>
    <xsl:apply-templates select="." mode="done.leaving"/>
    <xsl:apply-templates select="." mode="done.after"/>
    <xsl:apply-templates select="." mode="done.attachments"/>
  </xsl:template>

  <!-- ==== masthead ==== -->

  <xsl:template match="d:visit" mode="sheet.masthead">
    <masthead title="{jf:message('sheet.title')}">
      <xsl:attribute name="subtitle"><xsl:call-template name="provider"/></xsl:attribute>
      <grid columns="2">
        <field label="{jf:message('field.number')}"><b><xsl:value-of select="$number"/></b><xsl:text>  </xsl:text><xsl:value-of select="jf:message('version.short', $version)"/></field>
        <field label="{jf:message('field.day')}"><b><xsl:value-of select="$day"/></b></field>
        <field label="{jf:message('field.form')}"><xsl:value-of select="jf:message(concat('form.', $form))"/></field>
        <field label="{jf:message('field.class')}"><xsl:value-of select="jf:message(concat('class.', ../d:about/d:classification/@level))"/></field>
      </grid>
      <xsl:call-template name="check-code"/>
    </masthead>
  </xsl:template>

  <!-- ==== who, where, what, by when ==== -->

  <xsl:template match="d:visit" mode="sheet.request">
    <section>
      <heading level="1"><xsl:value-of select="jf:message('sheet.request')"/></heading>
      <grid columns="4">
        <field label="{jf:message('field.customer')}" span="2"><xsl:apply-templates select="../d:customer" mode="name"/></field>
        <field label="{jf:message('field.contact')}" span="2"><xsl:apply-templates select="." mode="sheet.contact"/></field>
        <field label="{jf:message('field.site')}" span="2">
          <xsl:apply-templates select="$site" mode="name"/>
          <xsl:value-of select="jf:message('join.parts')"/>
          <xsl:call-template name="in-language"><xsl:with-param name="of" select="$site/d:address"/></xsl:call-template>
        </field>
        <field label="{jf:message('field.contract')}" span="2">
          <xsl:apply-templates select="../d:contract/@number" mode="words"/><xsl:text> </xsl:text><xsl:apply-templates select="../d:contract" mode="name"/>
        </field>
        <field label="{jf:message('field.ticket')}"><xsl:apply-templates select="d:request/@number" mode="words"/></field>
        <field label="{jf:message('field.priority')}" src="{jf:where(d:request)}">
          <b><xsl:value-of select="d:request/@priority"/></b>
          <xsl:value-of select="jf:message('priority.working', jf:message(concat('urgency.', d:request/@urgency)), jf:message(concat('importance.', d:request/@importance)))"/>
        </field>
        <field label="{jf:message('field.service')}"><xsl:value-of select="jf:message(concat('service.', @service))"/></field>
        <field label="{jf:message('field.received')}" src="{jf:where(d:request)}">
          <xsl:apply-templates select="d:request/@received" mode="time"/>
          <xsl:value-of select="jf:message('join.parts')"/><xsl:value-of select="jf:message(concat('channel.', d:request/@channel))"/>
        </field>
        <field label="{jf:message('field.engineers')}" span="2"><xsl:apply-templates select="d:plan/d:engineer" mode="sheet.engineer"/></field>
        <field label="{jf:message('field.planned')}" src="{jf:where(d:plan)}"><xsl:for-each select="d:plan"><xsl:call-template name="period"/></xsl:for-each></field>
        <field label="{jf:message('field.arrive-by')}" src="{jf:where(d:plan)}"><xsl:apply-templates select="d:plan" mode="sheet.arrive-by"/></field>
        <xsl:if test="count(d:object) = 1 and not($wide-serial)"><xsl:apply-templates select="$assets[@id = current()/d:object/@asset]" mode="sheet.object"/></xsl:if>
        <field label="{jf:message('field.content')}" span="4">
          <b><xsl:apply-templates select="d:request/d:summary" mode="words"/></b><br/>
          <xsl:apply-templates select="d:request/d:description" mode="words"/>
        </field>
        <xsl:apply-templates select="d:request/d:wanted" mode="sheet.wanted"/>
        <xsl:if test="$form != 'planned'"><xsl:apply-templates select="d:history/*" mode="sheet.history"/></xsl:if>
      </grid>
      <xsl:apply-templates select="." mode="sheet.objects"/>
    </section>
  </xsl:template>

  <!-- The customer's person to turn to: who asked, if of the customer; else the first contact. -->
  <xsl:template match="d:visit" mode="sheet.contact">
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

  <xsl:template match="d:plan" mode="sheet.arrive-by">
    <xsl:choose>
      <xsl:when test="@arrive-by"><xsl:apply-templates select="@arrive-by" mode="time"/></xsl:when>
      <xsl:otherwise><xsl:apply-templates select="@start" mode="time"/></xsl:otherwise>
    </xsl:choose>
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
  <xsl:template match="d:visit" mode="sheet.objects">
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

  <xsl:template match="d:visit" mode="sheet.promise">
    <xsl:if test="$targets">
      <section>
        <heading level="1"><xsl:value-of select="jf:message('sheet.promise', $targets[1]/@priority, $targets[1]/@sla-version)"/></heading>
        <table>
          <column width="1fr"/><column width="2fr"/><column width="1.4fr"/><column width="2fr"/><column width="1.6fr"/><column width="1.1fr"/>
          <head>
            <row>
              <cell><xsl:value-of select="jf:message('promise.measure')"/></cell><cell><xsl:value-of select="jf:message('promise.target')"/></cell>
              <cell><xsl:value-of select="jf:message('promise.due')"/></cell><cell><xsl:value-of select="jf:message('promise.actual')"/></cell>
              <cell><xsl:value-of select="jf:message('promise.margin')"/></cell><cell><xsl:value-of select="jf:message('promise.verdict')"/></cell>
            </row>
          </head>
          <body><xsl:apply-templates select="$targets" mode="sheet.target"/></body>
        </table>
      </section>
    </xsl:if>
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

  <!-- ==== signatures and checking ==== -->

  <xsl:template match="d:visit" mode="sheet.signatures">
    <xsl:apply-templates select="../d:about" mode="parts.earlier"/>
    <xsl:call-template name="signatures"/>
  </xsl:template>

  <xsl:template match="d:visit" mode="sheet.checking"><xsl:apply-templates select=".." mode="parts.checking"/></xsl:template>

  <!-- ==== shared by both forms ==== -->

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
