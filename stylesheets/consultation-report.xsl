<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!--
  The consultation report (GB/T 28827.2 6.5, 8.6 b2) as a report model.

  To change a part, write a stylesheet of your own named consultation-report.xsl, import this one and override the part's template:

    <xsl:import href="jiaofu:consultation-report.xsl"/>
    <xsl:template match="d:consultation" mode="consult.trace"/>              (leave the traceability table out)

  The parts, all on d:consultation, in the order of the report; each prints nothing where the record holds nothing for it.
    consult.summary     one page for a manager: metrics, judgement, widest gaps, what to do first
    consult.commission  why, what was planned and what was done                        (consultation-report-state.xsl)
    consult.method      approach, scale, interviews, surveys, documents, measurements  (consultation-report-state.xsl)
    consult.state       scores, then each dimension with its findings                  (consultation-report-state.xsl)
    consult.needs       needs, and the gaps                                            (consultation-report-state.xsl)
    consult.advice      overview, matrix, each piece of advice                         (consultation-report-advice.xsl)
    consult.roadmap     Gantt chart, milestones, budget                                (consultation-report-advice.xsl)
    consult.risks  consult.reviews  consult.tracking  consult.readings  consult.trace  (consultation-report-advice.xsl)
  Findings, advice, evidence and the like are targets of links by "r-" and their number. Every word printed comes from the messages by its id.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:jiaofu:report:1" xmlns:d="urn:jiaofu:delivery:1"
                xmlns:jf="urn:jiaofu:functions:1" xmlns:c="urn:jiaofu:consultation:1" xmlns:exsl="http://exslt.org/common"
                xmlns:func="http://exslt.org/functions" extension-element-prefixes="func" exclude-result-prefixes="d jf c exsl">
  <xsl:import href="jiaofu:common.xsl"/>
  <xsl:include href="jiaofu:consultation-report-state.xsl"/>
  <xsl:include href="jiaofu:consultation-report-advice.xsl"/>

  <xsl:variable name="consultation" select="/d:delivery/d:consultation"/>
  <xsl:variable name="assets" select="/d:delivery/d:assets/d:asset"/>
  <!-- Times have their date, without the year in the year of the assessment. -->
  <xsl:variable name="day" select="concat(substring($consultation/@from, 1, 4), '-00-00')"/>
  <!-- Whom the record names, most involved first, if they have a certificate: who is likely to sign. -->
  <xsl:variable name="engagements" select="($consultation/d:team/d:member/@person | $consultation/d:review/@by | $consultation/d:tracking/d:track/@by)
                                           [. = $people[d:certificate]/@id]"/>

  <!-- ==== what is computed ==== -->

  <!-- Scores are counted in tenths, as integers, and rounded half up; the overall score is the weighted mean of the scores as printed, so that
       a reader with a pencil gets the same. -->
  <xsl:variable name="scores.tree">
    <xsl:for-each select="$consultation/d:dimension">
      <xsl:variable name="n" select="count(d:criterion)"/>
      <xsl:variable name="sum" select="round(sum(d:criterion/@score) * 10)"/>
      <xsl:variable name="tenths" select="floor((2 * $sum + $n) div (2 * $n))"/>
      <xsl:variable name="target" select="round(@target * 10)"/>
      <c:dimension id="{@id}" weight="{@weight}" score="{$tenths}" target="{$target}" gap="{($target - $tenths) * ($target &gt; $tenths)}"
                   weighted-score="{$tenths * @weight}" weighted-target="{$target * @weight}"/>
    </xsl:for-each>
  </xsl:variable>
  <xsl:variable name="scores" select="exsl:node-set($scores.tree)/c:dimension"/>
  <xsl:variable name="weights" select="sum($scores/@weight)"/>
  <xsl:variable name="overall" select="floor((2 * sum($scores/@weighted-score) + $weights) div (2 * $weights))"/>
  <xsl:variable name="overall-target" select="floor((2 * sum($scores/@weighted-target) + $weights) div (2 * $weights))"/>

  <xsl:variable name="findings" select="$consultation/d:dimension/d:finding"/>
  <xsl:variable name="advice" select="$consultation/d:advice"/>
  <xsl:variable name="costs" select="$consultation/d:budget/d:cost"/>
  <xsl:variable name="currency" select="string($consultation/d:budget/@currency)"/>

  <!-- 26 → "2.6" -->
  <func:function name="c:tenth">
    <xsl:param name="tenths"/>
    <func:result select="concat(floor($tenths div 10), '.', $tenths mod 10)"/>
  </func:function>

  <!-- The sum of some costs as money. -->
  <func:function name="c:money">
    <xsl:param name="costs"/>
    <func:result select="jf:money(format-number(sum($costs/@amount), '0'), $currency)"/>
  </func:function>

  <!-- Advice in the order in which it should be done first. -->
  <xsl:variable name="ranked.tree">
    <xsl:for-each select="$advice">
      <xsl:sort select="(@priority = 'medium') + 2 * (@priority = 'low')" data-type="number"/>
      <xsl:sort select="@benefit" data-type="number" order="descending"/>
      <xsl:sort select="@effort" data-type="number"/>
      <c:advice id="{@id}"/>
    </xsl:for-each>
  </xsl:variable>
  <xsl:variable name="ranked" select="exsl:node-set($ranked.tree)/c:advice"/>
  <!-- Dimensions by their gap, widest first. -->
  <xsl:variable name="gaps.tree">
    <xsl:for-each select="$scores">
      <xsl:sort select="@gap" data-type="number" order="descending"/>
      <xsl:sort select="@weight" data-type="number" order="descending"/>
      <xsl:copy-of select="."/>
    </xsl:for-each>
  </xsl:variable>
  <xsl:variable name="gaps" select="exsl:node-set($gaps.tree)/c:dimension"/>

  <!-- ==== the document ==== -->

  <xsl:template match="/">
    <xsl:call-template name="report">
      <xsl:with-param name="title" select="jf:message('consult.title')"/>
      <xsl:with-param name="subtitle"><xsl:apply-templates select="$consultation" mode="plain-name"/></xsl:with-param>
      <xsl:with-param name="subject"><xsl:apply-templates select="$consultation" mode="plain-name"/></xsl:with-param>
      <xsl:with-param name="period" select="jf:message('consult.days', $consultation/@from, $consultation/@until)"/>
      <xsl:with-param name="fields">
        <field label="{jf:message('consult.plan-field')}" src="{jf:where($consultation/d:plan)}">
          <xsl:value-of select="$consultation/d:plan/@number"/><xsl:value-of select="jf:message('join.parts')"/>
          <xsl:value-of select="jf:message('version.short', $consultation/d:plan/@version)"/>
        </field>
        <field label="{jf:message('field.contract')}">
          <xsl:apply-templates select="/d:delivery/d:contract/@number" mode="words"/><xsl:text> </xsl:text><xsl:apply-templates select="/d:delivery/d:contract" mode="name"/>
        </field>
        <field label="{jf:message('consult.lead')}"><xsl:apply-templates select="$consultation/d:team/d:member[1]/@person" mode="person"/></field>
      </xsl:with-param>
      <xsl:with-param name="contents" select="0"/> <!-- the summary comes before it -->
      <xsl:with-param name="body">
        <xsl:apply-templates select="$consultation" mode="consult.summary"/>
        <page-break/>
        <!-- One level: the tables of scores and of advice lead further, with pages. In a section of its own it does not fill up its page. -->
        <section><contents title="{jf:message('report.contents')}" depth="1"/></section>
        <xsl:apply-templates select="$consultation" mode="consult.commission"/>
        <xsl:apply-templates select="$consultation" mode="consult.method"/>
        <xsl:apply-templates select="$consultation" mode="consult.state"/>
        <xsl:apply-templates select="$consultation" mode="consult.needs"/>
        <xsl:apply-templates select="$consultation" mode="consult.advice"/>
        <xsl:apply-templates select="$consultation" mode="consult.roadmap"/>
        <xsl:apply-templates select="$consultation" mode="consult.risks"/>
        <xsl:apply-templates select="$consultation" mode="consult.reviews"/>
        <xsl:apply-templates select="$consultation" mode="consult.tracking"/>
        <xsl:call-template name="report.review"/>
        <xsl:call-template name="report.provenance"/>
        <xsl:apply-templates select="$consultation" mode="consult.readings"/>
        <xsl:apply-templates select="$consultation" mode="consult.trace"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- ==== one page for a manager ==== -->

  <xsl:template match="d:consultation" mode="consult.summary">
    <section>
      <heading level="1" id="summary" numbering="none"><xsl:value-of select="jf:message('consult.summary')"/></heading>
      <xsl:apply-templates select="." mode="consult.metrics"/>
      <note src="{jf:where(d:summary)}">
        <title><xsl:value-of select="jf:message('consult.judgement')"/></title>
        <xsl:apply-templates select="d:summary/d:p" mode="paragraph"/>
      </note>
      <xsl:apply-templates select="." mode="consult.gap-chart"/>
      <table keep-together="true">
        <column/><column width="3fr"/><column width="4fr"/><column/><column/>
        <caption><xsl:value-of select="jf:message('consult.top-title')"/></caption>
        <head>
          <row>
            <cell><xsl:value-of select="jf:message('consult.no')"/></cell>
            <cell><xsl:value-of select="jf:message('consult.advice-one')"/></cell>
            <cell><xsl:value-of select="jf:message('consult.gain')"/></cell>
            <cell><xsl:value-of select="jf:message('consult.track-due')"/></cell>
            <cell align="end"><xsl:value-of select="jf:message('consult.cost')"/></cell>
          </row>
        </head>
        <body>
          <xsl:for-each select="$ranked[position() &lt;= 3]">
            <xsl:for-each select="$advice[@id = current()/@id]">
              <row src="{jf:where(.)}">
                <cell header="true"><xsl:apply-templates select="@id" mode="ref"/></cell>
                <cell><xsl:apply-templates select="d:title" mode="words"/></cell>
                <cell><xsl:apply-templates select="d:gain" mode="words"/></cell>
                <cell><xsl:value-of select="$consultation/d:roadmap/d:task[@advice = current()/@id]/@until"/></cell>
                <cell align="end"><xsl:apply-templates select="." mode="consult.cost"/></cell>
              </row>
            </xsl:for-each>
          </xsl:for-each>
        </body>
      </table>
    </section>
  </xsl:template>

  <!-- Score and target of each dimension, widest gap first: what a manager has to see first. -->
  <xsl:template match="d:consultation" mode="consult.gap-chart">
    <xsl:variable name="worst"><xsl:apply-templates select="d:dimension[@id = $gaps[1]/@id]" mode="plain-name"/></xsl:variable>
    <figure id="figure-gaps">
      <caption><xsl:value-of select="jf:message('consult.gaps-title')"/></caption>
      <chart kind="dot" min="0" max="5" decimals="1" x-label="{jf:message('consult.dimension')}" y-label="{jf:message('consult.score')}"
             alt="{jf:message('consult.alt-gaps', $worst, c:tenth($gaps[1]/@score), c:tenth($gaps[1]/@target))}">
        <column label="{jf:message('consult.dimension')}"/><column label="{jf:message('consult.score')}"/><column label="{jf:message('consult.target')}"/>
        <xsl:for-each select="$gaps">
          <xsl:variable name="dimension" select="$consultation/d:dimension[@id = current()/@id]"/>
          <point value="{c:tenth(@score)}" target="{c:tenth(@target)}" src="{jf:where($dimension)}">
            <xsl:attribute name="label"><xsl:apply-templates select="$dimension" mode="plain-name"/></xsl:attribute>
          </point>
        </xsl:for-each>
      </chart>
    </figure>
  </xsl:template>

  <!-- Context: a c:dimension. -->
  <xsl:template name="consult.gap-row">
    <xsl:variable name="dimension" select="$consultation/d:dimension[@id = current()/@id]"/>
    <row src="{jf:where($dimension)}">
      <cell header="true"><a href="#r-{@id}"><xsl:apply-templates select="$dimension" mode="name"/></a></cell>
      <cell><xsl:value-of select="c:tenth(@score)"/></cell>
      <cell><xsl:value-of select="c:tenth(@target)"/></cell>
      <cell><b><xsl:value-of select="c:tenth(@gap)"/></b></cell>
      <cell><xsl:apply-templates select="$dimension/d:gap" mode="words"/></cell>
    </row>
  </xsl:template>

  <xsl:template match="d:consultation" mode="consult.metrics">
    <metrics>
      <metric label="{jf:message('consult.metric.score')}" value="{c:tenth($overall)}" unit="{jf:message('consult.metric.score-unit')}">
        <xsl:attribute name="tone">
          <xsl:choose>
            <xsl:when test="$overall &gt;= $overall-target">good</xsl:when>
            <xsl:when test="$overall-target - $overall &lt; 10">warn</xsl:when>
            <xsl:otherwise>bad</xsl:otherwise>
          </xsl:choose>
        </xsl:attribute>
        <xsl:choose>
          <xsl:when test="$overall &gt;= $overall-target"><xsl:value-of select="jf:message('consult.metric.score-reached', c:tenth($overall-target))"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="jf:message('consult.metric.score-target', c:tenth($overall-target), c:tenth($overall-target - $overall))"/></xsl:otherwise>
        </xsl:choose>
      </metric>
      <metric label="{jf:message('consult.metric.findings')}" value="{count($findings)}">
        <xsl:value-of select="jf:message('consult.metric.findings-high', count($findings[@severity = 'critical']), count($findings[@severity = 'high']))"/>
      </metric>
      <metric label="{jf:message('consult.metric.advice')}" value="{count($advice)}">
        <xsl:value-of select="jf:message('consult.metric.advice-high', count($advice[@priority = 'high']), sum($advice/@days))"/>
      </metric>
      <xsl:if test="d:budget">
        <metric label="{jf:message('consult.metric.money')}" value="{c:money($costs[@per = 'once'])}">
          <xsl:choose>
            <xsl:when test="$costs[@per = 'year']"><xsl:value-of select="jf:message('consult.metric.money-year', c:money($costs[@per = 'year']))"/></xsl:when>
            <xsl:otherwise><xsl:value-of select="jf:message('consult.metric.money-once')"/></xsl:otherwise>
          </xsl:choose>
        </metric>
      </xsl:if>
      <metric label="{jf:message('consult.metric.time')}" value="{$last-day}">
        <xsl:value-of select="jf:message('consult.metric.time-from', $first-day)"/>
      </metric>
      <xsl:for-each select="d:tracking">
        <metric label="{jf:message('consult.metric.progress')}" value="{$progress}" unit="%">
          <xsl:value-of select="jf:message('consult.metric.progress-state', count(d:track[@state = 'done']), @as-of)"/>
        </metric>
      </xsl:for-each>
    </metrics>
  </xsl:template>

  <!-- ==== for all parts ==== -->

  <xsl:template match="d:p" mode="paragraph">
    <p src="{jf:where(.)}"><xsl:apply-templates select="." mode="words"/></p>
  </xsl:template>

  <!-- A number as a link; with its page where the reader has to turn to it. -->
  <xsl:template match="@*" mode="ref">
    <a href="#r-{.}"><xsl:value-of select="."/></a>
  </xsl:template>
  <xsl:template match="@*" mode="ref-page">
    <nobr>
      <xsl:apply-templates select="." mode="ref"/>
      <xsl:value-of select="jf:message('consult.page-open')"/><page-of to="r-{.}"/><xsl:value-of select="jf:message('consult.page-close')"/>
    </nobr>
  </xsl:template>

  <xsl:template name="consult.refs">
    <xsl:param name="of"/>
    <xsl:for-each select="$of">
      <xsl:if test="position() &gt; 1"><xsl:value-of select="jf:message('join.list')"/></xsl:if>
      <xsl:apply-templates select="." mode="ref"/>
    </xsl:for-each>
    <xsl:if test="not($of)"><xsl:value-of select="jf:message('consult.none')"/></xsl:if>
  </xsl:template>

  <xsl:template name="consult.refs-pages">
    <xsl:param name="of"/>
    <xsl:for-each select="$of">
      <xsl:if test="position() &gt; 1"><xsl:value-of select="jf:message('join.list')"/></xsl:if>
      <xsl:apply-templates select="." mode="ref-page"/>
    </xsl:for-each>
  </xsl:template>

  <!-- Evidence with what in it: "M1 (p. 6): paths 1, 1, 2; D2 (p. 6)". -->
  <xsl:template name="consult.evidence">
    <xsl:for-each select="d:evidence">
      <xsl:if test="position() &gt; 1"><xsl:value-of select="jf:message('join.items')"/></xsl:if>
      <xsl:apply-templates select="@source" mode="ref-page"/>
      <xsl:if test="normalize-space(.) != ''"><xsl:value-of select="jf:message('consult.space')"/><xsl:apply-templates select="." mode="words"/></xsl:if>
    </xsl:for-each>
  </xsl:template>

  <!-- What a piece of advice costs: once, and a year. -->
  <xsl:template match="d:advice" mode="consult.cost">
    <xsl:variable name="own" select="$costs[@advice = current()/@id]"/>
    <xsl:if test="$own[@per = 'once']"><xsl:value-of select="c:money($own[@per = 'once'])"/></xsl:if>
    <xsl:if test="$own[@per = 'once'] and $own[@per = 'year']"><br/></xsl:if>
    <xsl:if test="$own[@per = 'year']"><xsl:value-of select="jf:message('consult.cost-year', c:money($own[@per = 'year']))"/></xsl:if>
    <xsl:if test="not($own)"><xsl:value-of select="jf:message('consult.cost-none')"/></xsl:if>
  </xsl:template>

  <xsl:template match="@severity" mode="consult.mark">
    <mark>
      <xsl:attribute name="tone">
        <xsl:choose>
          <xsl:when test=". = 'critical'">bad</xsl:when>
          <xsl:when test=". = 'high'">warn</xsl:when>
          <xsl:otherwise>neutral</xsl:otherwise>
        </xsl:choose>
      </xsl:attribute>
      <xsl:value-of select="jf:message(concat('consult.severity.', .))"/>
    </mark>
  </xsl:template>

  <xsl:template match="@verdict" mode="consult.mark">
    <mark>
      <xsl:attribute name="tone">
        <xsl:choose>
          <xsl:when test=". = 'normal'">good</xsl:when>
          <xsl:when test=". = 'risk'">warn</xsl:when>
          <xsl:otherwise>bad</xsl:otherwise>
        </xsl:choose>
      </xsl:attribute>
      <xsl:value-of select="jf:message(concat('run-state.', .))"/>
    </mark>
  </xsl:template>
</xsl:stylesheet>
