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
  <xsl:include href="jiaofu:sheet-parts.xsl"/>
  <xsl:include href="jiaofu:service-sheet-planned.xsl"/>
  <xsl:include href="jiaofu:service-sheet-completed.xsl"/>

  <xsl:variable name="visit" select="/d:delivery/d:visit"/>
  <xsl:variable name="day" select="jf:instant(concat($visit/d:arrival/@at, substring($visit/d:plan/@start, 1, 99 * not($visit/d:arrival))), $zone, '%Y-%m-%d')"/>

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

  <xsl:template match="d:plan" mode="sheet.arrive-by">
    <xsl:choose>
      <xsl:when test="@arrive-by"><xsl:apply-templates select="@arrive-by" mode="time"/></xsl:when>
      <xsl:otherwise><xsl:apply-templates select="@start" mode="time"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
