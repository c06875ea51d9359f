<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- The SLA report: every promise that was not kept and what is done about it, what it costs, what the customers said, next steps. See sla-report.xsl. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:jiaofu:report:1" xmlns:d="urn:jiaofu:delivery:1"
                xmlns:f="urn:jiaofu:facts:1" xmlns:jf="urn:jiaofu:functions:1" xmlns:exsl="http://exslt.org/common"
                exclude-result-prefixes="d f jf exsl">

  <!-- ==== misses (5.5 b) ==== -->

  <xsl:template match="d:period" mode="sla.misses">
    <xsl:if test="$missed-targets or $reversed-targets">
      <xsl:variable name="without">
        <xsl:for-each select="$missed-targets">
          <xsl:if test="not($analyses[@ticket = current()/../@number][@measure = current()/@measure][not(@cycle) or @cycle = current()/@cycle])"><span><xsl:value-of select="../@number"/></span></xsl:if>
        </xsl:for-each>
      </xsl:variable>
      <xsl:variable name="open" select="exsl:node-set($without)/*"/>
      <section>
        <heading level="1" id="misses"><xsl:value-of select="jf:message('sla.misses')"/></heading>
        <xsl:if test="$missed-targets">
        <p keep-with-next="true"><xsl:value-of select="jf:message('sla.misses.read', count($missed-targets), count($missed-targets/..))"/><xsl:if test="not($open)"><xsl:value-of select="jf:message('sla.misses.each')"/></xsl:if></p>
        <table continued="{jf:message('report.continued')}">
          <column/><column width="2fr"/><column/><column/><column/><column/><column/>
          <caption><xsl:value-of select="jf:message('sla.misses.caption')"/></caption>
          <head>
            <row>
              <cell><xsl:value-of select="jf:message('field.ticket')"/></cell>
              <cell><xsl:value-of select="jf:message('sla.ticket.title')"/></cell>
              <cell><xsl:value-of select="jf:message('promise.measure')"/></cell>
              <cell><xsl:value-of select="jf:message('promise.target')"/></cell>
              <cell><xsl:value-of select="jf:message('promise.due')"/></cell>
              <cell><xsl:value-of select="jf:message('sla.actual')"/></cell>
              <cell><xsl:value-of select="jf:message('sla.late')"/></cell>
            </row>
          </head>
          <body><xsl:apply-templates select="$missed-targets[position() &lt;= 60]" mode="misses.row"/></body>
        </table>
        </xsl:if>
        <xsl:if test="count($missed-targets) &gt; 60"><p><xsl:value-of select="jf:message('sla.misses.more', count($missed-targets), 60)"/></p></xsl:if>
        <xsl:if test="$reversed-targets">
          <note tone="warn">
            <title><xsl:value-of select="jf:message('sla.misses.reversed')"/></title>
            <p>
              <xsl:value-of select="jf:message('sla.misses.reversed.read')"/>
              <xsl:for-each select="$reversed-targets[position() &lt;= 40]">
                <xsl:if test="position() &gt; 1"><xsl:value-of select="jf:message('join.items')"/></xsl:if>
                <xsl:variable name="what"><xsl:apply-templates select="." mode="sla.what"/></xsl:variable>
                <xsl:variable name="due"><xsl:apply-templates select="@due" mode="time"/></xsl:variable>
                <xsl:variable name="met">
                  <xsl:choose>
                    <xsl:when test="@met"><xsl:apply-templates select="@met" mode="time"/></xsl:when>
                    <xsl:otherwise><xsl:value-of select="jf:message('sla.still-open')"/></xsl:otherwise>
                  </xsl:choose>
                </xsl:variable>
                <xsl:value-of select="jf:message('sla.misses.reversed.one', ../@number, $what, $due, $met)"/>
              </xsl:for-each>
              <xsl:value-of select="jf:message('join.stop')"/>
            </p>
          </note>
        </xsl:if>
        <xsl:apply-templates select="$analyses" mode="misses.analysis"/>
        <xsl:if test="$open">
          <note tone="warn">
            <title><xsl:value-of select="jf:message('sla.misses.without', count($open))"/></title>
            <xsl:if test="count($open) &lt;= 40">
              <p><xsl:for-each select="$open"><xsl:if test="position() &gt; 1"><xsl:value-of select="jf:message('join.list')"/></xsl:if><xsl:value-of select="."/></xsl:for-each></p>
            </xsl:if>
          </note>
        </xsl:if>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template match="f:target" mode="misses.row">
    <row src="{../@line}">
      <cell header="true"><nobr><xsl:value-of select="../@number"/></nobr></cell>
      <cell><xsl:call-template name="sla.title"><xsl:with-param name="number" select="../@number"/></xsl:call-template></cell>
      <cell><xsl:apply-templates select="." mode="sla.what"/></cell>
      <cell><xsl:value-of select="jf:duration(@promised-minutes)"/></cell>
      <cell><xsl:apply-templates select="@due" mode="time"/></cell>
      <cell>
        <xsl:choose>
          <xsl:when test="@met"><xsl:apply-templates select="@met" mode="time"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="jf:message('sla.still-open')"/></xsl:otherwise>
        </xsl:choose>
      </cell>
      <cell><b><xsl:apply-templates select="." mode="sla.late"/></b></cell>
    </row>
  </xsl:template>

  <!-- By how much a promise was overrun, on its own clock; nothing if it was done after due while the calendar was closed. -->
  <xsl:template match="f:target" mode="sla.late">
    <xsl:choose>
      <xsl:when test="@margin-minutes &lt; 0"><xsl:value-of select="jf:duration(-1 * @margin-minutes)"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="jf:message('sla.late.closed')"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="d:miss" mode="misses.analysis">
    <xsl:variable name="target" select="$missed-targets[../@number = current()/@ticket][@measure = current()/@measure][not(current()/@cycle) or @cycle = current()/@cycle]"/>
    <xsl:variable name="what">
      <xsl:choose>
        <xsl:when test="$target"><xsl:apply-templates select="$target[1]" mode="sla.what"/></xsl:when>
        <xsl:otherwise><xsl:apply-templates select="@measure" mode="sla.measure"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <section src="{jf:where(.)}" keep-together="true">
      <heading level="2">
        <xsl:value-of select="jf:message('sla.misses.of', @ticket, $what)"/><xsl:value-of select="jf:message('sla.misses.title')"/>
        <xsl:call-template name="sla.title"><xsl:with-param name="number" select="@ticket"/></xsl:call-template>
      </heading>
      <grid columns="3">
        <field label="{jf:message('sla.miss.cause')}" span="3"><xsl:apply-templates select="d:cause" mode="words"/></field>
        <field label="{jf:message('sla.miss.action')}" span="3">
          <xsl:for-each select="d:action"><xsl:if test="position() &gt; 1"><br/></xsl:if><xsl:apply-templates select="." mode="words"/></xsl:for-each>
        </field>
        <xsl:if test="d:tracking">
          <field label="{jf:message('sla.miss.tracking')}" span="3">
            <xsl:for-each select="d:tracking">
              <xsl:if test="position() &gt; 1"><br/></xsl:if>
              <xsl:if test="@on"><xsl:value-of select="@on"/><xsl:value-of select="jf:message('join.colon')"/></xsl:if>
              <xsl:apply-templates select="." mode="words"/>
            </xsl:for-each>
          </field>
        </xsl:if>
        <field label="{jf:message('sla.owner')}"><xsl:apply-templates select="@owner" mode="person"/></field>
        <field label="{jf:message('sla.due')}"><xsl:value-of select="@due"/></field>
        <field label="{jf:message('sla.state')}">
          <xsl:apply-templates select="@state" mode="sla.state"/>
          <xsl:if test="@closed"><xsl:value-of select="jf:message('sla.closed-on', @closed)"/></xsl:if>
        </field>
      </grid>
    </section>
  </xsl:template>

  <xsl:template match="@state" mode="sla.state">
    <mark>
      <xsl:attribute name="tone">
        <xsl:choose>
          <xsl:when test=". = 'done' or . = 'verified' or . = 'closed'">good</xsl:when>
          <xsl:when test=". = 'doing'">info</xsl:when>
          <xsl:otherwise>warn</xsl:otherwise>
        </xsl:choose>
      </xsl:attribute>
      <xsl:value-of select="jf:message(concat('task.', .))"/>
    </mark>
  </xsl:template>

  <!-- ==== reward and penalty, with the working ==== -->

  <xsl:template match="d:period" mode="sla.money"><xsl:apply-templates select="$facts/f:incentive" mode="money.section"/></xsl:template>

  <xsl:template match="f:incentive" mode="money.section">
    <xsl:variable name="terms" select="/d:delivery/d:contract/d:sla[@version = current()/@sla-version]/d:incentive"/>
    <section>
      <heading level="1" id="money"><xsl:value-of select="jf:message('sla.money')"/></heading>
      <p src="{jf:where($terms)}" keep-with-next="true"><xsl:value-of select="jf:message('sla.money.read', jf:money(@base, @currency), $terms/../@version)"/></p>
      <table continued="{jf:message('report.continued')}">
        <column/><column/><column/><column/><column align="end"/>
        <caption><xsl:value-of select="jf:message('sla.money.caption')"/></caption>
        <head>
          <row>
            <cell><xsl:value-of select="jf:message('sla.money.of')"/></cell>
            <cell><xsl:value-of select="jf:message('sla.money.rule')"/></cell>
            <cell><xsl:value-of select="jf:message('sla.money.attained')"/></cell>
            <cell><xsl:value-of select="jf:message('sla.money.working')"/></cell>
            <cell><xsl:value-of select="jf:message('charge.amount')"/></cell>
          </row>
        </head>
        <body>
          <xsl:for-each select="f:item">
            <xsl:variable name="n" select="position()"/>
            <xsl:variable name="rule" select="$terms/d:rule[$n]"/>
            <row>
              <xsl:if test="$rule"><xsl:attribute name="src"><xsl:value-of select="jf:where($rule)"/></xsl:attribute></xsl:if>
              <cell header="true"><nobr><xsl:apply-templates select="." mode="sla.what"/></nobr></cell>
              <cell><xsl:apply-templates select="$rule" mode="money.rule"/></cell>
              <cell><xsl:apply-templates select="." mode="money.attained"/></cell>
              <cell><xsl:value-of select="translate(@working, '-', '−')"/></cell>
              <cell><xsl:value-of select="jf:money(@amount, ../@currency)"/></cell>
            </row>
          </xsl:for-each>
        </body>
        <foot>
          <row><cell header="true" colspan="4"><xsl:value-of select="jf:message('sla.money.sum')"/></cell><cell><xsl:value-of select="jf:money(@sum, @currency)"/></cell></row>
          <xsl:if test="@capped-deductions != @deductions">
            <row><cell header="true" colspan="4"><xsl:value-of select="jf:message('sla.money.deductions', jf:money(@deductions, @currency), @cap-percent)"/></cell><cell><xsl:value-of select="jf:money(@capped-deductions, @currency)"/></cell></row>
          </xsl:if>
          <xsl:if test="@capped-rewards != @rewards">
            <row><cell header="true" colspan="4"><xsl:value-of select="jf:message('sla.money.rewards', jf:money(@rewards, @currency), @reward-cap-percent)"/></cell><cell><xsl:value-of select="jf:money(@capped-rewards, @currency)"/></cell></row>
          </xsl:if>
          <row><cell header="true" colspan="4"><b><xsl:value-of select="jf:message('sla.money.payable', jf:money(@base, @currency))"/></b></cell><cell><b><xsl:value-of select="jf:money(@base + @total, @currency)"/></b></cell></row>
        </foot>
      </table>
      <p style="small">
        <xsl:value-of select="jf:message('sla.money.rounding')"/>
        <xsl:if test="$terms/@cap-percent"><xsl:value-of select="jf:message('sla.money.cap', $terms/@cap-percent)"/></xsl:if>
        <xsl:if test="$terms/@reward-cap-percent"><xsl:value-of select="jf:message('sla.money.reward-cap', $terms/@reward-cap-percent)"/></xsl:if>
      </p>
    </section>
  </xsl:template>

  <xsl:template match="f:item" mode="money.attained">
    <xsl:choose>
      <xsl:when test="@percent"><nobr><xsl:apply-templates select="." mode="sla.ratio"/><xsl:text> = </xsl:text><xsl:value-of select="concat(@percent, '%')"/></nobr></xsl:when>
      <xsl:otherwise><xsl:value-of select="jf:message('sla.money.nothing')"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The contract's rule in words, a line for each step. -->
  <xsl:template match="d:rule[@kind = 'step']" mode="money.rule">
    <xsl:for-each select="d:step">
      <xsl:if test="position() &gt; 1"><br/></xsl:if>
      <xsl:choose>
        <xsl:when test="@below"><xsl:value-of select="jf:message('sla.rule.below', @below)"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="jf:message('sla.rule.from', @from)"/></xsl:otherwise>
      </xsl:choose>
      <xsl:call-template name="sla.rate"><xsl:with-param name="rate" select="@rate"/></xsl:call-template>
    </xsl:for-each>
  </xsl:template>
  <xsl:template match="d:rule[@kind = 'each']" mode="money.rule">
    <xsl:value-of select="jf:message('sla.rule.each')"/>
    <xsl:call-template name="sla.rate"><xsl:with-param name="rate" select="@rate"/></xsl:call-template>
  </xsl:template>
  <xsl:template match="d:rule[@kind = 'linear']" mode="money.rule">
    <xsl:variable name="own" select="../../d:target[@measure = current()/@measure][@priority = current()/@priority]/@attainment"/>
    <xsl:value-of select="jf:message('sla.rule.linear', concat(@agreed, substring($own, 1, 9 * not(@agreed))))"/>
    <xsl:if test="@per-point"><xsl:value-of select="jf:message('sla.rule.per-point', @per-point)"/></xsl:if>
    <xsl:if test="@reward-per-point"><xsl:value-of select="jf:message('sla.rule.reward-point', @reward-per-point)"/></xsl:if>
  </xsl:template>
  <xsl:template name="sla.rate">
    <xsl:param name="rate"/>
    <xsl:choose>
      <xsl:when test="$rate &lt; 0"><xsl:value-of select="jf:message('sla.rule.minus', translate($rate, '-', ''))"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="jf:message('sla.rule.plus', $rate)"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- ==== satisfaction (5.4 b, 5.5 c) ==== -->

  <xsl:template match="d:period" mode="sla.satisfaction"><xsl:apply-templates select="$survey" mode="survey.section"/></xsl:template>

  <xsl:template match="d:survey" mode="survey.section">
    <section>
      <heading level="1" id="satisfaction"><xsl:value-of select="jf:message('sla.survey')"/></heading>
      <p src="{jf:where(.)}">
        <xsl:value-of select="jf:message('sla.survey.coverage', @asked, @answered, format-number(floor(10000 * @answered div (@asked + not(@asked &gt; 0))) div 100, '0.00'))"/>
        <xsl:if test="@users"><xsl:value-of select="jf:message('sla.survey.users', @users)"/></xsl:if>
        <xsl:value-of select="jf:message('sla.survey.mean', format-number(sum($scores/@value) div count($scores), '0.00'), count($scores), count($scores[@value &lt;= 3]))"/>
      </p>
      <table continued="{jf:message('report.continued')}">
        <column width="1fr"/><column align="end"/><column align="end"/><column align="end"/><column align="end"/><column align="end"/><column align="end"/><column align="decimal"/>
        <caption><xsl:value-of select="jf:message('sla.survey.caption')"/></caption>
        <head>
          <row>
            <cell><xsl:value-of select="jf:message('sla.survey.question')"/></cell>
            <cell>5</cell><cell>4</cell><cell>3</cell><cell>2</cell><cell>1</cell>
            <cell><xsl:value-of select="jf:message('sla.survey.answers')"/></cell>
            <cell><xsl:value-of select="jf:message('sla.survey.average')"/></cell>
          </row>
        </head>
        <body>
          <xsl:for-each select="d:question">
            <xsl:variable name="own" select="$scores[@question = current()/@id]"/>
            <row src="{jf:where(.)}">
              <cell header="true"><xsl:apply-templates select="." mode="words"/></cell>
              <cell><xsl:value-of select="count($own[@value = 5])"/></cell><cell><xsl:value-of select="count($own[@value = 4])"/></cell>
              <cell><xsl:value-of select="count($own[@value = 3])"/></cell><cell><xsl:value-of select="count($own[@value = 2])"/></cell>
              <cell><xsl:value-of select="count($own[@value = 1])"/></cell>
              <cell><xsl:value-of select="count($own)"/></cell>
              <cell><xsl:choose><xsl:when test="$own"><xsl:value-of select="format-number(sum($own/@value) div count($own), '0.00')"/></xsl:when><xsl:otherwise>–</xsl:otherwise></xsl:choose></cell>
            </row>
          </xsl:for-each>
        </body>
      </table>
      <xsl:if test="d:low">
        <heading level="2"><xsl:value-of select="jf:message('sla.survey.low')"/></heading>
        <xsl:apply-templates select="d:low" mode="survey.low"/>
      </xsl:if>
      <xsl:if test="d:complaint">
        <heading level="2"><xsl:value-of select="jf:message('sla.survey.complaints')"/></heading>
        <xsl:apply-templates select="d:complaint" mode="survey.complaint"/>
      </xsl:if>
    </section>
  </xsl:template>

  <xsl:template match="d:low" mode="survey.low">
    <xsl:variable name="answer" select="../d:answer[@no = current()/@answer]"/>
    <xsl:variable name="score" select="$answer/d:score[@question = current()/@question]"/>
    <grid columns="3" src="{jf:where(.)}" keep-together="true">
      <field label="{jf:message('sla.survey.score')}" span="3">
        <b><xsl:value-of select="jf:message('score.of', $score/@value)"/></b><xsl:text> </xsl:text><xsl:apply-templates select="../d:question[@id = current()/@question]" mode="words"/>
        <xsl:apply-templates select="$answer" mode="survey.who"/>
        <xsl:if test="string($score) != ''"><xsl:value-of select="jf:message('join.colon')"/><xsl:apply-templates select="$score" mode="words"/></xsl:if>
      </field>
      <field label="{jf:message('sla.survey.found')}" span="3"><xsl:apply-templates select="d:found" mode="words"/></field>
      <xsl:for-each select="d:confirmed | d:done | d:followed">
        <field label="{jf:message(concat('sla.survey.', local-name()))}" span="3"><xsl:call-template name="sla.act"/></field>
      </xsl:for-each>
      <field label="{jf:message('sla.owner')}"><xsl:apply-templates select="@owner" mode="person"/></field>
      <xsl:if test="@due"><field label="{jf:message('sla.due')}"><xsl:value-of select="@due"/></field></xsl:if>
      <field label="{jf:message('sla.state')}"><xsl:apply-templates select="@state" mode="sla.state"/></field>
    </grid>
  </xsl:template>

  <xsl:template match="d:answer | d:complaint" mode="survey.who">
    <xsl:variable name="unit"><xsl:apply-templates select="@unit" mode="words"/></xsl:variable>
    <xsl:variable name="person"><xsl:apply-templates select="(@person | @by)[1]" mode="person"/></xsl:variable>
    <xsl:if test="@unit or @person or @by">
      <xsl:value-of select="jf:message('bracket.open')"/>
      <xsl:copy-of select="$unit"/>
      <xsl:if test="@unit and (@person or @by)"><xsl:text> </xsl:text></xsl:if>
      <xsl:copy-of select="$person"/>
      <xsl:if test="@ticket"><xsl:value-of select="jf:message('join.items')"/><xsl:value-of select="@ticket"/></xsl:if>
      <xsl:value-of select="jf:message('bracket.close')"/>
    </xsl:if>
  </xsl:template>

  <!-- An act in one field: when, who, words. -->
  <xsl:template name="sla.act">
    <xsl:apply-templates select="@at" mode="time"/><xsl:text> </xsl:text><xsl:apply-templates select="." mode="who"/>
    <xsl:if test="string(.) != ''"><xsl:value-of select="jf:message('join.colon')"/><xsl:apply-templates select="." mode="words"/></xsl:if>
  </xsl:template>

  <xsl:template match="d:complaint" mode="survey.complaint">
    <grid columns="3" src="{jf:where(.)}" keep-together="true">
      <field label="{jf:message('sla.survey.complaint', @no)}" span="3">
        <xsl:apply-templates select="@at" mode="time"/><xsl:text> </xsl:text><xsl:value-of select="jf:message(concat('channel.', @channel))"/>
        <xsl:apply-templates select="." mode="survey.who"/><xsl:value-of select="jf:message('join.colon')"/>
        <xsl:apply-templates select="d:what" mode="words"/>
      </field>
      <xsl:if test="d:found"><field label="{jf:message('sla.survey.found')}" span="3"><xsl:apply-templates select="d:found" mode="words"/></field></xsl:if>
      <xsl:for-each select="d:handled | d:confirmed">
        <field label="{jf:message(concat('sla.survey.', local-name()))}" span="3"><xsl:call-template name="sla.act"/></field>
      </xsl:for-each>
      <field label="{jf:message('sla.owner')}" span="2">
        <xsl:apply-templates select="@owner" mode="person"/>
        <xsl:if test="@about and @about != @owner"><xsl:value-of select="jf:message('sla.survey.independent')"/></xsl:if>
      </field>
      <field label="{jf:message('sla.state')}"><xsl:apply-templates select="@state" mode="sla.state"/></field>
    </grid>
  </xsl:template>

  <!-- ==== next steps ==== -->

  <xsl:template match="d:period" mode="sla.actions">
    <xsl:if test="$actions or $analyses[@state = 'open' or @state = 'doing']">
      <section>
        <heading level="1" id="actions"><xsl:value-of select="jf:message('sla.actions')"/></heading>
        <table continued="{jf:message('report.continued')}">
          <column/><column width="3fr"/><column/><column/><column/>
          <caption><xsl:value-of select="jf:message('sla.actions.caption')"/></caption>
          <head>
            <row>
              <cell><xsl:value-of select="jf:message('sla.actions.about')"/></cell>
              <cell><xsl:value-of select="jf:message('sla.actions.what')"/></cell>
              <cell><xsl:value-of select="jf:message('sla.owner')"/></cell>
              <cell><xsl:value-of select="jf:message('sla.due')"/></cell>
              <cell><xsl:value-of select="jf:message('sla.state')"/></cell>
            </row>
          </head>
          <body>
            <xsl:for-each select="$analyses[@state = 'open' or @state = 'doing'] | $actions">
              <xsl:sort select="@due"/>
              <row src="{jf:where(.)}">
                <cell>
                  <xsl:choose>
                    <xsl:when test="self::d:miss"><nobr><xsl:value-of select="@ticket"/></nobr></xsl:when>
                    <xsl:otherwise><xsl:value-of select="jf:message('sla.actions.general')"/></xsl:otherwise>
                  </xsl:choose>
                </cell>
                <cell>
                  <xsl:choose>
                    <xsl:when test="self::d:miss"><xsl:for-each select="d:action"><xsl:if test="position() &gt; 1"><br/></xsl:if><xsl:apply-templates select="." mode="words"/></xsl:for-each></xsl:when>
                    <xsl:otherwise><xsl:apply-templates select="." mode="words"/></xsl:otherwise>
                  </xsl:choose>
                </cell>
                <cell><xsl:apply-templates select="@owner" mode="person"/></cell>
                <cell><nobr><xsl:value-of select="@due"/></nobr></cell>
                <cell><xsl:apply-templates select="@state" mode="sla.state"/></cell>
              </row>
            </xsl:for-each>
          </body>
        </table>
      </section>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
