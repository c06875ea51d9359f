<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!--
  The record of a remote session (GB/T 28827.2 7.3) as a report model: a sheet like that of a visit, with which it shares sheet-parts.xsl.

  The parts, all on d:session, in the order of the page; each prints nothing where the record holds nothing for it. Override any of them in a
  stylesheet of your own named remote-record.xsl that imports this one.
    remote.masthead  remote.request  sheet.objects  sheet.promise  remote.before  remote.access  done.work  remote.during  remote.ending
    remote.after  sheet.signatures  sheet.checking
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:jiaofu:report:1" xmlns:d="urn:jiaofu:delivery:1"
                xmlns:jf="urn:jiaofu:functions:1" exclude-result-prefixes="d jf">
  <xsl:import href="jiaofu:common.xsl"/>
  <xsl:include href="jiaofu:sheet-parts.xsl"/>

  <xsl:param name="form" select="string(/d:delivery/d:session/@state)"/>
  <xsl:variable name="session" select="/d:delivery/d:session"/>
  <xsl:variable name="day" select="jf:instant(concat($session/@start, substring($session/d:plan/@start, 1, 99 * not($session/@start))), $zone, '%Y-%m-%d')"/>
  <xsl:variable name="engagements" select="$session/d:plan/d:engineer/@person | $session/d:leaving/*/@by | $session/d:plan/d:contingency/d:approved/@by"/>

  <xsl:template match="/">
    <xsl:variable name="title" select="jf:message('remote.title')"/>
    <!-- A telephone call is a page; a connection, with its accounts and files, may be two. -->
    <report xml:lang="{$language}" kind="remote-record" form="{$form}" fit="{1 + boolean($session/d:account)}">
      <xsl:call-template name="meta">
        <xsl:with-param name="title" select="jf:message('sheet.document-title', $title, $number)"/>
        <xsl:with-param name="subject" select="normalize-space($session/d:request/d:summary)"/>
      </xsl:call-template>
      <xsl:call-template name="furniture"><xsl:with-param name="title" select="$title"/></xsl:call-template>
      <body>
        <xsl:apply-templates select="$session" mode="remote.masthead"/>
        <xsl:apply-templates select="$session" mode="remote.sheet"/>
        <section keep-together="true">
          <xsl:apply-templates select="$session" mode="sheet.signatures"/>
          <xsl:apply-templates select="$session" mode="sheet.checking"/>
        </section>
      </body>
    </report>
  </xsl:template>

  <xsl:template match="d:session" mode="remote.sheet">
    <xsl:apply-templates select="." mode="remote.request"/>
    <xsl:apply-templates select="." mode="sheet.promise"/>
    <xsl:apply-templates select="." mode="remote.before"/>
    <xsl:apply-templates select="." mode="remote.access"/>
    <xsl:apply-templates select="." mode="done.work"/>
    <xsl:apply-templates select="." mode="remote.during"/>
    <xsl:apply-templates select="." mode="remote.ending"/>
    <xsl:apply-templates select="." mode="remote.after"/>
  </xsl:template>

  <!-- ==== masthead ==== -->

  <xsl:template match="d:session" mode="remote.masthead">
    <masthead title="{jf:message('remote.title')}">
      <xsl:attribute name="subtitle"><xsl:call-template name="provider"/></xsl:attribute>
      <grid columns="2">
        <field label="{jf:message('field.number')}"><b><xsl:value-of select="$number"/></b><xsl:text>  </xsl:text><xsl:value-of select="jf:message('version.short', $version)"/></field>
        <field label="{jf:message('field.day')}"><b><xsl:value-of select="$day"/></b></field>
        <field label="{jf:message('remote.channel')}"><b><xsl:value-of select="jf:message(concat('session.', @channel))"/></b></field>
        <field label="{jf:message('field.class')}"><xsl:value-of select="jf:message(concat('class.', ../d:about/d:classification/@level))"/></field>
      </grid>
      <xsl:call-template name="check-code"/>
    </masthead>
  </xsl:template>

  <!-- ==== who, what, from when to when ==== -->

  <xsl:template match="d:session" mode="remote.request">
    <section>
      <heading level="1"><xsl:value-of select="jf:message('sheet.request')"/></heading>
      <grid columns="4">
        <field label="{jf:message('field.customer')}" span="2"><xsl:apply-templates select="../d:customer" mode="name"/></field>
        <field label="{jf:message('field.contact')}" span="2"><xsl:apply-templates select="." mode="sheet.contact"/></field>
        <field label="{jf:message('field.contract')}" span="2">
          <xsl:apply-templates select="../d:contract/@number" mode="words"/><xsl:text> </xsl:text><xsl:apply-templates select="../d:contract" mode="name"/>
        </field>
        <field label="{jf:message('field.site')}"><xsl:apply-templates select="$site" mode="name"/></field>
        <field label="{jf:message('field.service')}"><xsl:value-of select="jf:message(concat('service.', @service))"/></field>
        <field label="{jf:message('field.ticket')}"><xsl:apply-templates select="d:request/@number" mode="words"/></field>
        <field label="{jf:message('field.received')}" src="{jf:where(d:request)}">
          <xsl:apply-templates select="d:request/@received" mode="time"/>
          <xsl:value-of select="jf:message('join.parts')"/><xsl:value-of select="jf:message(concat('channel.', d:request/@channel))"/>
        </field>
        <field label="{jf:message('field.priority')}" span="2" src="{jf:where(d:request)}">
          <b><xsl:value-of select="d:request/@priority"/></b>
          <xsl:value-of select="jf:message('priority.working', jf:message(concat('urgency.', d:request/@urgency)), jf:message(concat('importance.', d:request/@importance)))"/>
        </field>
        <field label="{jf:message('field.engineers')}" span="2"><xsl:apply-templates select="d:plan/d:engineer" mode="sheet.engineer"/></field>
        <xsl:apply-templates select="." mode="remote.time"/>
        <xsl:if test="@tool or @from">
          <field label="{jf:message('remote.tool')}" span="2">
            <xsl:apply-templates select="@tool" mode="words"/>
            <xsl:if test="@tool and @from"><xsl:value-of select="jf:message('join.items')"/></xsl:if>
            <xsl:if test="@from"><xsl:value-of select="jf:message('remote.from')"/><xsl:apply-templates select="@from" mode="words"/></xsl:if>
          </field>
        </xsl:if>
        <field label="{jf:message('field.planned')}" span="2" src="{jf:where(d:plan)}"><xsl:for-each select="d:plan"><xsl:call-template name="period"/></xsl:for-each></field>
        <xsl:if test="count(d:object) = 1 and not($wide-serial)"><xsl:apply-templates select="$assets[@id = current()/d:object/@asset]" mode="sheet.object"/></xsl:if>
        <field label="{jf:message('field.content')}" span="4">
          <b><xsl:apply-templates select="d:request/d:summary" mode="words"/></b><br/>
          <xsl:apply-templates select="d:request/d:description" mode="words"/>
        </field>
        <xsl:apply-templates select="d:request/d:wanted" mode="sheet.wanted"/>
        <xsl:apply-templates select="d:history/*" mode="sheet.history"/>
      </grid>
      <xsl:apply-templates select="." mode="sheet.objects"/>
    </section>
  </xsl:template>

  <!-- The session from its start to its end, and how long that was. -->
  <xsl:template match="d:session" mode="remote.time">
    <xsl:if test="@start">
      <field label="{jf:message('remote.session')}" span="2" src="{jf:where(.)}">
        <b>
          <xsl:choose>
            <xsl:when test="d:leaving">
              <xsl:call-template name="period"><xsl:with-param name="from" select="@start"/><xsl:with-param name="to" select="d:leaving/@at"/></xsl:call-template>
            </xsl:when>
            <xsl:otherwise><xsl:apply-templates select="@start" mode="time"/></xsl:otherwise>
          </xsl:choose>
        </b>
        <xsl:if test="d:leaving"><xsl:value-of select="jf:message('promise.used', jf:duration(jf:minutes(@start, d:leaving/@at)))"/></xsl:if>
      </field>
    </xsl:if>
  </xsl:template>

  <!-- ==== before (7.3 a): response, confirmation, contingency, working conditions, leave to connect ==== -->

  <xsl:template match="d:session" mode="remote.before">
    <xsl:variable name="before" select="d:request/d:responded | d:plan/d:confirmed | d:plan/d:contingency"/>
    <xsl:variable name="leave" select="d:conditions/d:condition | d:authorised"/>
    <xsl:if test="$before | $leave">
      <section>
        <heading level="1"><xsl:value-of select="jf:message('remote.stages')"/></heading>
        <table>
          <xsl:call-template name="stage-columns"/>
          <xsl:call-template name="head"><xsl:with-param name="ids" select="'stage.stage stage.act stage.time stage.persons stage.words'"/></xsl:call-template>
          <body>
            <xsl:apply-templates select="$before" mode="done.act">
              <xsl:with-param name="stage" select="'remote.prepared'"/><xsl:with-param name="rows" select="count($before)"/>
            </xsl:apply-templates>
            <xsl:apply-templates select="$leave" mode="done.act">
              <xsl:with-param name="stage" select="'remote.connected'"/><xsl:with-param name="rows" select="count($leave)"/>
            </xsl:apply-templates>
          </body>
        </table>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- A working condition; when and with whom is said once, with the first. -->
  <xsl:template match="d:condition" mode="done.act">
    <xsl:param name="stage"/>
    <xsl:param name="rows"/>
    <xsl:variable name="state"><xsl:choose><xsl:when test="@ok = 'false' or @ok = '0'">crossed</xsl:when><xsl:otherwise>done</xsl:otherwise></xsl:choose></xsl:variable>
    <row src="{jf:where(.)}">
      <xsl:if test="position() = 1"><cell rowspan="{$rows}" header="true"><xsl:value-of select="jf:message($stage)"/></cell></xsl:if>
      <cell><check state="{$state}" alt="{jf:message(concat('check.', $state))}"/><xsl:text>&#160;</xsl:text><xsl:value-of select="jf:message(concat('condition.', @item))"/></cell>
      <xsl:if test="not(preceding-sibling::d:condition)">
        <cell rowspan="{count(../d:condition)}"><xsl:apply-templates select="../@at" mode="time"/></cell>
        <cell rowspan="{count(../d:condition)}"><xsl:apply-templates select=".." mode="who"/></cell>
      </xsl:if>
      <cell><xsl:apply-templates select="." mode="words"/></cell>
    </row>
  </xsl:template>

  <!-- ==== accounts and files (7.3 b4, c2) ==== -->

  <xsl:template match="d:session" mode="remote.access">
    <xsl:if test="d:account">
      <section>
        <heading level="1"><xsl:value-of select="jf:message('remote.accounts')"/></heading>
        <table>
          <column/><column/><column width="1fr"/><column/><column/>
          <xsl:call-template name="head"><xsl:with-param name="ids" select="'account.name account.kind account.rights account.opened account.closed'"/></xsl:call-template>
          <body>
            <xsl:for-each select="d:account">
              <row src="{jf:where(.)}">
                <cell header="true"><xsl:apply-templates select="@name" mode="words"/></cell>
                <cell><xsl:value-of select="jf:message(concat('account.', @kind))"/></cell>
                <cell>
                  <xsl:apply-templates select="@rights" mode="words"/>
                  <xsl:if test="normalize-space()"><xsl:value-of select="jf:message('join.items')"/><xsl:apply-templates select="." mode="words"/></xsl:if>
                </cell>
                <cell><xsl:apply-templates select="@opened" mode="time"/><xsl:text> </xsl:text><xsl:apply-templates select="@opened-by" mode="person"/></cell>
                <cell>
                  <xsl:choose>
                    <xsl:when test="@closed"><xsl:apply-templates select="@closed" mode="time"/><xsl:text> </xsl:text><xsl:apply-templates select="@closed-by" mode="person"/></xsl:when>
                    <xsl:otherwise><mark tone="bad"><xsl:value-of select="jf:message('account.open')"/></mark></xsl:otherwise>
                  </xsl:choose>
                </cell>
              </row>
            </xsl:for-each>
          </body>
        </table>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- ==== during (7.3 b2): what was said to the customer, which files went where ==== -->

  <xsl:template match="d:session" mode="remote.during">
    <xsl:if test="d:contact | d:transfer">
      <section>
        <heading level="1"><xsl:value-of select="jf:message('remote.log')"/></heading>
        <xsl:if test="d:contact">
          <table>
            <column/><column/><column/><column width="1fr"/>
            <xsl:call-template name="head"><xsl:with-param name="ids" select="'stage.time stage.persons remote.how remote.said'"/></xsl:call-template>
            <body>
              <xsl:for-each select="d:contact">
                <row src="{jf:where(.)}">
                  <cell><xsl:apply-templates select="@at" mode="time"/></cell>
                  <cell><xsl:apply-templates select="." mode="who"/></cell>
                  <cell><xsl:if test="@channel"><xsl:value-of select="jf:message(concat('channel.', @channel))"/></xsl:if></cell>
                  <cell><xsl:apply-templates select="." mode="words"/></cell>
                </row>
              </xsl:for-each>
            </body>
          </table>
        </xsl:if>
        <xsl:if test="d:transfer">
          <table>
            <column/><column width="1fr"/><column align="end"/><column/><column/>
            <xsl:call-template name="head"><xsl:with-param name="ids" select="'transfer.direction transfer.name transfer.bytes transfer.sent transfer.agreed'"/></xsl:call-template>
            <body>
              <xsl:for-each select="d:transfer">
                <row src="{jf:where(.)}">
                  <cell><xsl:value-of select="jf:message(concat('transfer.', @direction))"/></cell>
                  <cell>
                    <code><xsl:apply-templates select="@name" mode="words"/></code>
                    <xsl:if test="normalize-space()"><xsl:value-of select="jf:message('join.colon')"/><xsl:apply-templates select="." mode="words"/></xsl:if>
                    <xsl:if test="@sha256"><br/><xsl:value-of select="jf:message('transfer.digest', substring(@sha256, 1, 16))"/></xsl:if>
                  </cell>
                  <cell><xsl:if test="@bytes"><xsl:value-of select="format-number(@bytes, '#,##0')"/></xsl:if></cell>
                  <cell><xsl:apply-templates select="@at" mode="time"/><xsl:text> </xsl:text><xsl:apply-templates select="@by" mode="person"/></cell>
                  <cell><xsl:apply-templates select="@agreed-by" mode="person"/></cell>
                </row>
              </xsl:for-each>
            </body>
          </table>
        </xsl:if>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- ==== before ending (7.3 c) ==== -->

  <xsl:template match="d:session" mode="remote.ending">
    <xsl:for-each select="d:leaving">
      <section>
        <heading level="1"><xsl:value-of select="jf:message('remote.ending', jf:instant(@at, $zone, '%H:%M'))"/></heading>
        <xsl:if test="d:security-check | d:permission">
          <list kind="check" columns="2"><xsl:apply-templates select="d:security-check | d:permission" mode="done.check"/></list>
        </xsl:if>
        <xsl:apply-templates select=".." mode="done.leftovers"/>
      </section>
    </xsl:for-each>
  </xsl:template>

  <!-- ==== after ending (7.3 d) ==== -->

  <xsl:template match="d:session" mode="remote.after">
    <xsl:if test="d:rating | d:after/*">
      <section>
        <heading level="1"><xsl:value-of select="jf:message('remote.after')"/></heading>
        <grid columns="1">
          <xsl:for-each select="d:rating">
            <field label="{jf:message('remote.rating')}" src="{jf:where(.)}">
              <b><xsl:value-of select="jf:message('score.of', @value)"/></b>
              <xsl:if test="normalize-space()"><xsl:text>&#8195;</xsl:text><xsl:apply-templates select="." mode="words"/></xsl:if>
              <xsl:apply-templates select="." mode="done.asked"/>
            </field>
          </xsl:for-each>
          <xsl:apply-templates select="d:after/d:satisfaction" mode="done.field"/>
          <xsl:apply-templates select="d:after/d:conformity" mode="done.field"/>
          <xsl:apply-templates select="d:after/d:follow-up | d:after/d:record-updated" mode="done.field"/>
        </grid>
      </section>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
