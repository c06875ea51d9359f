<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- The consultation report's first half: commission and plan, method and evidence, current state, needs and gaps; see consultation-report.xsl. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:jiaofu:report:1" xmlns:d="urn:jiaofu:delivery:1"
                xmlns:jf="urn:jiaofu:functions:1" xmlns:c="urn:jiaofu:consultation:1" exclude-result-prefixes="d jf c">

  <!-- ==== commission and plan (6.5 a) ==== -->

  <xsl:template match="d:consultation" mode="consult.commission">
    <section>
      <heading level="1" id="commission"><xsl:value-of select="jf:message('consult.commission')"/></heading>
      <heading level="2"><xsl:value-of select="jf:message('consult.occasion')"/></heading>
      <xsl:apply-templates select="d:occasion/d:p" mode="paragraph"/>
      <heading level="2"><xsl:value-of select="jf:message('consult.plan')"/></heading>
      <xsl:apply-templates select="d:plan" mode="consult.plan"/>
    </section>
  </xsl:template>

  <xsl:template match="d:plan" mode="consult.plan">
    <p src="{jf:where(.)}">
      <xsl:value-of select="jf:message('consult.plan-line', @number, @version, @issued)"/>
      <xsl:if test="d:approved">
        <xsl:variable name="who"><xsl:apply-templates select="key('person', d:approved/@by)" mode="plain-name"/></xsl:variable>
        <xsl:value-of select="jf:message('consult.plan-approved', jf:instant(d:approved/@at, $zone, '%Y-%m-%d'), $who)"/>
        <xsl:if test="normalize-space(d:approved) != ''"><xsl:value-of select="jf:message('join.colon')"/><xsl:apply-templates select="d:approved" mode="words"/></xsl:if>
        <xsl:if test="normalize-space(d:approved) = ''"><xsl:value-of select="jf:message('join.stop')"/></xsl:if>
      </xsl:if>
    </p>
    <heading level="3" numbering="none"><xsl:value-of select="jf:message('consult.goals')"/></heading>
    <list kind="number"><xsl:apply-templates select="d:goal" mode="consult.item"/></list>
    <grid columns="1">
      <field label="{jf:message('consult.covers')}"><xsl:call-template name="consult.lines"><xsl:with-param name="of" select="d:covers"/></xsl:call-template></field>
      <xsl:if test="d:excludes">
        <field label="{jf:message('consult.excludes')}"><xsl:call-template name="consult.lines"><xsl:with-param name="of" select="d:excludes"/></xsl:call-template></field>
      </xsl:if>
      <xsl:if test="d:object">
        <field label="{jf:message('consult.objects')}">
          <xsl:for-each select="d:object">
            <xsl:if test="position() &gt; 1"><xsl:value-of select="jf:message('join.list')"/></xsl:if>
            <xsl:apply-templates select="$assets[@id = current()/@asset]" mode="name"/>
          </xsl:for-each>
        </field>
      </xsl:if>
      <field label="{jf:message('consult.team')}">
        <xsl:for-each select="../d:team/d:member">
          <xsl:if test="position() &gt; 1"><br/></xsl:if>
          <xsl:apply-templates select="@person" mode="person"/><xsl:value-of select="jf:message('join.colon')"/><xsl:apply-templates select="@task" mode="words"/>
        </xsl:for-each>
      </field>
      <xsl:for-each select="d:effort">
        <field label="{jf:message('consult.effort')}" src="{jf:where(.)}">
          <xsl:choose>
            <xsl:when test="@used"><xsl:value-of select="jf:message('consult.effort-both', @planned, @used)"/></xsl:when>
            <xsl:otherwise><xsl:value-of select="jf:message('consult.effort-planned', @planned)"/></xsl:otherwise>
          </xsl:choose>
          <xsl:if test="normalize-space(.) != ''"><xsl:value-of select="jf:message('join.items')"/><xsl:apply-templates select="." mode="words"/></xsl:if>
        </field>
      </xsl:for-each>
      <xsl:if test="d:deliverable">
        <field label="{jf:message('consult.deliverables')}">
          <xsl:for-each select="d:deliverable">
            <xsl:if test="position() &gt; 1"><br/></xsl:if>
            <xsl:apply-templates select="." mode="words"/><xsl:value-of select="jf:message('join.colon')"/>
            <xsl:value-of select="jf:message('consult.due', @due)"/>
            <xsl:if test="@delivered"><xsl:value-of select="jf:message('consult.delivered', @delivered)"/></xsl:if>
          </xsl:for-each>
        </field>
      </xsl:if>
      <xsl:if test="d:communication">
        <field label="{jf:message('consult.communication')}"><xsl:call-template name="consult.lines"><xsl:with-param name="of" select="d:communication"/></xsl:call-template></field>
      </xsl:if>
      <xsl:if test="d:security">
        <field label="{jf:message('bring.security')}"><xsl:call-template name="consult.lines"><xsl:with-param name="of" select="d:security"/></xsl:call-template></field>
      </xsl:if>
    </grid>
    <xsl:apply-templates select="." mode="consult.stages"/>
    <xsl:if test="d:deviation">
      <heading level="3" numbering="none"><xsl:value-of select="jf:message('consult.deviation-title')"/></heading>
      <xsl:for-each select="d:deviation">
        <xsl:variable name="who"><xsl:apply-templates select="." mode="consult.who"/></xsl:variable>
        <p src="{jf:where(.)}">
          <xsl:apply-templates select="." mode="words"/>
          <xsl:value-of select="jf:message('consult.agreed-with', jf:instant(@at, $zone, '%Y-%m-%d'), $who)"/>
        </p>
      </xsl:for-each>
    </xsl:if>
  </xsl:template>

  <xsl:template match="*" mode="consult.item"><item src="{jf:where(.)}"><xsl:apply-templates select="." mode="words"/></item></xsl:template>

  <!-- The persons of an act as plain text. -->
  <xsl:template match="*" mode="consult.who">
    <xsl:apply-templates select="key('person', @by)" mode="plain-name"/>
    <xsl:if test="@with"><xsl:value-of select="jf:message('join.names')"/><xsl:apply-templates select="key('person', @with)" mode="plain-name"/></xsl:if>
  </xsl:template>

  <xsl:template name="consult.lines">
    <xsl:param name="of"/>
    <xsl:for-each select="$of">
      <xsl:if test="position() &gt; 1"><br/></xsl:if>
      <xsl:apply-templates select="." mode="words"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="d:plan" mode="consult.stages">
    <xsl:if test="d:stage">
      <table continued="{jf:message('report.continued')}">
        <column align="end"/><column width="1fr"/><column/><column/>
        <caption><xsl:value-of select="jf:message('consult.stages-caption')"/></caption>
        <head>
          <row>
            <cell><xsl:value-of select="jf:message('consult.no')"/></cell>
            <cell><xsl:value-of select="jf:message('consult.stage')"/></cell>
            <cell><xsl:value-of select="jf:message('consult.planned')"/></cell>
            <cell><xsl:value-of select="jf:message('consult.actual')"/></cell>
          </row>
        </head>
        <body>
          <xsl:for-each select="d:stage">
            <row src="{jf:where(.)}">
              <cell><xsl:value-of select="@no"/></cell>
              <cell><xsl:apply-templates select="." mode="words"/></cell>
              <cell><nobr><xsl:value-of select="concat(substring(@from, 6), ' – ', substring(@until, 6))"/></nobr></cell>
              <cell>
                <xsl:choose>
                  <xsl:when test="@done-from or @done-until"><nobr><xsl:value-of select="concat(substring(@done-from, 6), ' – ', substring(@done-until, 6))"/></nobr></xsl:when>
                  <xsl:otherwise><xsl:value-of select="jf:message('consult.none')"/></xsl:otherwise>
                </xsl:choose>
              </cell>
            </row>
          </xsl:for-each>
        </body>
      </table>
    </xsl:if>
  </xsl:template>

  <!-- ==== method and evidence (6.5 b) ==== -->

  <xsl:template match="d:consultation" mode="consult.method">
    <section>
      <heading level="1" id="method"><xsl:value-of select="jf:message('consult.method')"/></heading>
      <heading level="2"><xsl:value-of select="jf:message('consult.approach')"/></heading>
      <xsl:apply-templates select="d:method/d:approach/d:p" mode="paragraph"/>
      <heading level="3" numbering="none"><xsl:value-of select="jf:message('consult.scale-caption')"/></heading>
      <grid columns="3" keep-together="true">
        <xsl:for-each select="d:method/d:level">
          <field label="{jf:message('consult.points', @value)}" src="{jf:where(.)}"><xsl:apply-templates select="." mode="words"/></field>
        </xsl:for-each>
      </grid>
      <p style="small"><xsl:value-of select="jf:message('consult.computing')"/></p>
      <xsl:apply-templates select="d:method" mode="consult.interviews"/>
      <xsl:apply-templates select="d:method[d:survey]" mode="consult.surveys"/>
      <xsl:apply-templates select="d:method[d:document]" mode="consult.documents"/>
      <xsl:apply-templates select="d:method[d:measurement]" mode="consult.measurements"/>
    </section>
  </xsl:template>

  <xsl:template match="d:method" mode="consult.interviews">
    <xsl:if test="d:interview">
      <heading level="2"><xsl:value-of select="jf:message('consult.interviews')"/></heading>
      <table continued="{jf:message('report.continued')}">
        <column/><column/><column width="2fr"/><column/><column width="5fr"/>
        <caption><xsl:value-of select="jf:message('consult.interviews-caption', count(d:interview), jf:duration(sum(d:interview/@minutes)))"/></caption>
        <head>
          <row>
            <cell><xsl:value-of select="jf:message('consult.no')"/></cell>
            <cell><xsl:value-of select="jf:message('consult.interview-time')"/></cell>
            <cell><xsl:value-of select="jf:message('consult.interviewee')"/></cell>
            <cell><xsl:value-of select="jf:message('consult.interviewer')"/></cell>
            <cell><xsl:value-of select="jf:message('consult.interview-words')"/></cell>
          </row>
        </head>
        <body>
          <xsl:for-each select="d:interview">
            <row id="r-{@id}" src="{jf:where(.)}">
              <cell header="true"><xsl:value-of select="@id"/></cell>
              <cell><nobr><xsl:apply-templates select="@at" mode="time"/></nobr><br/><xsl:value-of select="jf:duration(@minutes)"/></cell>
              <cell>
                <xsl:apply-templates select="@with" mode="person"/>
                <xsl:if test="key('person', @with)/d:title">
                  <br/><xsl:call-template name="in-language"><xsl:with-param name="of" select="key('person', @with)/d:title"/></xsl:call-template>
                </xsl:if>
              </cell>
              <cell><xsl:apply-templates select="@by" mode="person"/></cell>
              <cell><xsl:apply-templates select="." mode="words"/></cell>
            </row>
          </xsl:for-each>
        </body>
      </table>
    </xsl:if>
  </xsl:template>

  <xsl:template match="d:method" mode="consult.surveys">
    <heading level="2"><xsl:value-of select="jf:message('consult.surveys')"/></heading>
    <xsl:for-each select="d:survey">
      <p id="r-{@id}" src="{jf:where(.)}">
        <b><xsl:value-of select="@id"/></b><xsl:text> </xsl:text>
        <xsl:apply-templates select="d:about" mode="words"/>
        <xsl:value-of select="jf:message('consult.survey-days', @from, @until)"/>
        <xsl:value-of select="jf:message('consult.survey-answers', @asked, @answered, floor((200 * @answered + @asked) div (2 * @asked)))"/>
      </p>
      <xsl:if test="d:question"><xsl:apply-templates select="." mode="consult.questions"/></xsl:if>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="d:survey" mode="consult.questions">
    <table continued="{jf:message('report.continued')}">
      <column width="1fr"/><column align="end"/><column align="end"/><column align="end"/><column align="end"/><column align="end"/><column align="end"/><column align="decimal"/>
      <caption><xsl:value-of select="jf:message('consult.survey-caption', @id)"/></caption>
      <head>
        <row>
          <cell><xsl:value-of select="jf:message('consult.question')"/></cell>
          <cell><xsl:value-of select="jf:message('consult.points', 1)"/></cell>
          <cell><xsl:value-of select="jf:message('consult.points', 2)"/></cell>
          <cell><xsl:value-of select="jf:message('consult.points', 3)"/></cell>
          <cell><xsl:value-of select="jf:message('consult.points', 4)"/></cell>
          <cell><xsl:value-of select="jf:message('consult.points', 5)"/></cell>
          <cell><xsl:value-of select="jf:message('consult.answers-n')"/></cell>
          <cell><xsl:value-of select="jf:message('consult.mean')"/></cell>
        </row>
      </head>
      <body>
        <xsl:for-each select="d:question">
          <xsl:variable name="n" select="@one + @two + @three + @four + @five"/>
          <xsl:variable name="points" select="@one + 2 * @two + 3 * @three + 4 * @four + 5 * @five"/>
          <row src="{jf:where(.)}">
            <cell><xsl:apply-templates select="." mode="words"/></cell>
            <cell><xsl:value-of select="@one"/></cell><cell><xsl:value-of select="@two"/></cell><cell><xsl:value-of select="@three"/></cell>
            <cell><xsl:value-of select="@four"/></cell><cell><xsl:value-of select="@five"/></cell>
            <cell><xsl:value-of select="$n"/></cell>
            <cell>
              <xsl:choose>
                <xsl:when test="$n &gt; 0"><b><xsl:value-of select="c:tenth(floor((20 * $points + $n) div (2 * $n)))"/></b></xsl:when>
                <xsl:otherwise><xsl:value-of select="jf:message('consult.none')"/></xsl:otherwise>
              </xsl:choose>
            </cell>
          </row>
        </xsl:for-each>
      </body>
    </table>
  </xsl:template>

  <xsl:template match="d:method" mode="consult.documents">
    <heading level="2"><xsl:value-of select="jf:message('consult.documents')"/></heading>
    <table continued="{jf:message('report.continued')}">
      <column/><column width="1fr"/><column/><column/>
      <caption><xsl:value-of select="jf:message('consult.documents-caption')"/></caption>
      <head>
        <row>
          <cell><xsl:value-of select="jf:message('consult.no')"/></cell>
          <cell><xsl:value-of select="jf:message('consult.document')"/></cell>
          <cell><xsl:value-of select="jf:message('consult.document-number')"/></cell>
          <cell><xsl:value-of select="jf:message('consult.date')"/></cell>
        </row>
      </head>
      <body>
        <xsl:for-each select="d:document">
          <row id="r-{@id}" src="{jf:where(.)}">
            <cell header="true"><xsl:value-of select="@id"/></cell>
            <cell><xsl:apply-templates select="." mode="words"/></cell>
            <cell><xsl:value-of select="@number"/></cell>
            <cell><xsl:value-of select="@date"/></cell>
          </row>
        </xsl:for-each>
      </body>
    </table>
  </xsl:template>

  <xsl:template match="d:method" mode="consult.measurements">
    <heading level="2"><xsl:value-of select="jf:message('consult.measurements')"/></heading>
    <table continued="{jf:message('report.continued')}">
      <column/><column/><column width="1fr"/><column/><column/>
      <caption><xsl:value-of select="jf:message('consult.measurements-caption')"/></caption>
      <head>
        <row>
          <cell><xsl:value-of select="jf:message('consult.no')"/></cell>
          <cell><xsl:value-of select="jf:message('consult.interview-time')"/></cell>
          <cell><xsl:value-of select="jf:message('consult.measured')"/></cell>
          <cell><xsl:value-of select="jf:message('consult.by')"/></cell>
          <cell><xsl:value-of select="jf:message('consult.readings-verdict')"/></cell>
        </row>
      </head>
      <body>
        <xsl:for-each select="d:measurement">
          <row id="r-{@id}" src="{jf:where(.)}">
            <cell header="true"><xsl:value-of select="@id"/></cell>
            <cell><nobr><xsl:apply-templates select="@from" mode="time"/></nobr></cell>
            <cell><xsl:apply-templates select="d:what" mode="words"/></cell>
            <cell><xsl:apply-templates select="@by" mode="person"/></cell>
            <cell>
              <xsl:value-of select="jf:message('consult.readings-count', count(d:reading[@verdict = 'normal']), count(d:reading[@verdict = 'risk']), count(d:reading[@verdict = 'abnormal']))"/>
            </cell>
          </row>
        </xsl:for-each>
      </body>
    </table>
    <p style="small"><xsl:value-of select="jf:message('consult.measurements-where')"/></p>
  </xsl:template>

  <!-- ==== current state (6.5 b) ==== -->

  <xsl:template match="d:consultation" mode="consult.state">
    <section>
      <heading level="1" id="state"><xsl:value-of select="jf:message('consult.state')"/></heading>
      <heading level="2"><xsl:value-of select="jf:message('consult.overview')"/></heading>
      <xsl:apply-templates select="." mode="consult.scores"/>
      <xsl:apply-templates select="." mode="consult.radar"/>
      <xsl:apply-templates select="d:dimension" mode="consult.dimension"/>
    </section>
  </xsl:template>

  <xsl:template match="d:consultation" mode="consult.scores">
    <table id="scores" keep-together="true">
      <column width="1fr"/><column align="end"/><column align="decimal"/><column align="decimal"/><column align="decimal"/><column align="end"/><column align="end"/>
      <caption><xsl:value-of select="jf:message('consult.scores-caption')"/></caption>
      <head>
        <row>
          <cell><xsl:value-of select="jf:message('consult.dimension')"/></cell>
          <cell><xsl:value-of select="jf:message('consult.weight')"/></cell>
          <cell><xsl:value-of select="jf:message('consult.score')"/></cell>
          <cell><xsl:value-of select="jf:message('consult.target')"/></cell>
          <cell><xsl:value-of select="jf:message('consult.gap')"/></cell>
          <cell><xsl:value-of select="jf:message('consult.findings-count')"/></cell>
          <cell><xsl:value-of select="jf:message('consult.page')"/></cell>
        </row>
      </head>
      <body>
        <xsl:for-each select="d:dimension">
          <xsl:variable name="score" select="$scores[@id = current()/@id]"/>
          <row src="{jf:where(.)}">
            <cell header="true"><a href="#r-{@id}"><xsl:apply-templates select="." mode="name"/></a></cell>
            <cell><xsl:value-of select="@weight"/>%</cell>
            <cell><xsl:value-of select="c:tenth($score/@score)"/></cell>
            <cell><xsl:value-of select="c:tenth($score/@target)"/></cell>
            <cell><xsl:value-of select="c:tenth($score/@gap)"/></cell>
            <cell><xsl:value-of select="count(d:finding)"/></cell>
            <cell><page-of to="r-{@id}"/></cell>
          </row>
        </xsl:for-each>
      </body>
      <foot>
        <row>
          <cell><b><xsl:value-of select="jf:message('consult.overall')"/></b></cell>
          <cell><b><xsl:value-of select="$weights"/>%</b></cell>
          <cell><b><xsl:value-of select="c:tenth($overall)"/></b></cell>
          <cell><b><xsl:value-of select="c:tenth($overall-target)"/></b></cell>
          <cell><b><xsl:value-of select="c:tenth(($overall-target - $overall) * ($overall-target &gt; $overall))"/></b></cell>
          <cell><b><xsl:value-of select="count($findings)"/></b></cell>
          <cell/>
        </row>
      </foot>
    </table>
  </xsl:template>

  <!-- A radar needs three axes; with fewer dimensions the table says it all. -->
  <xsl:template match="d:consultation" mode="consult.radar">
    <xsl:if test="count(d:dimension) &gt;= 3">
      <xsl:variable name="worst"><xsl:apply-templates select="d:dimension[@id = $gaps[1]/@id]" mode="plain-name"/></xsl:variable>
      <xsl:variable name="count" select="count(d:dimension)"/>
      <figure id="figure-radar">
        <caption><xsl:value-of select="jf:message('consult.radar-caption')"/></caption>
        <chart kind="radar" height="70" min="0" max="5" decimals="1">
          <xsl:attribute name="alt"><xsl:value-of select="jf:message('consult.alt-radar', $count, c:tenth($overall), jf:message('consult.alt-gaps', $worst, c:tenth($gaps[1]/@score), c:tenth($gaps[1]/@target)))"/></xsl:attribute>
          <column label="{jf:message('consult.dimension')}"/><column label="{jf:message('consult.score')}"/><column label="{jf:message('consult.target')}"/>
          <series name="{jf:message('consult.score')}">
            <xsl:apply-templates select="d:dimension" mode="consult.radar-point"><xsl:with-param name="what" select="'score'"/></xsl:apply-templates>
          </series>
          <series name="{jf:message('consult.target')}" role="target">
            <xsl:apply-templates select="d:dimension" mode="consult.radar-point"><xsl:with-param name="what" select="'target'"/></xsl:apply-templates>
          </series>
        </chart>
      </figure>
    </xsl:if>
  </xsl:template>

  <xsl:template match="d:dimension" mode="consult.radar-point">
    <xsl:param name="what"/>
    <point value="{c:tenth($scores[@id = current()/@id]/@*[local-name() = $what])}" src="{jf:where(.)}">
      <xsl:attribute name="label"><xsl:apply-templates select="." mode="plain-name"/></xsl:attribute>
    </point>
  </xsl:template>

  <xsl:template match="d:dimension" mode="consult.dimension">
    <section>
      <heading level="2" id="r-{@id}" src="{jf:where(.)}"><xsl:apply-templates select="." mode="name"/></heading>
      <xsl:apply-templates select="d:state/d:p" mode="paragraph"/>
      <xsl:apply-templates select="." mode="consult.criteria"/>
      <xsl:apply-templates select="d:figure" mode="consult.figure"/>
      <xsl:apply-templates select="d:finding" mode="consult.finding"/>
    </section>
  </xsl:template>

  <xsl:template match="d:figure" mode="consult.figure">
    <figure src="{jf:where(.)}">
      <xsl:if test="d:caption"><caption><xsl:apply-templates select="d:caption" mode="words"/></caption></xsl:if>
      <image href="{@src}" alt="{normalize-space(@alt)}">
        <xsl:if test="@width-mm"><xsl:attribute name="width"><xsl:value-of select="@width-mm"/></xsl:attribute></xsl:if>
      </image>
    </figure>
  </xsl:template>

  <xsl:template match="d:dimension" mode="consult.criteria">
    <xsl:variable name="score" select="$scores[@id = current()/@id]"/>
    <table continued="{jf:message('report.continued')}">
      <column/><column align="decimal"/><column width="1fr"/>
      <caption>
        <xsl:apply-templates select="." mode="name"/><xsl:value-of select="jf:message('join.colon')"/>
        <b>
          <xsl:choose>
            <xsl:when test="$score/@gap &gt; 0"><xsl:value-of select="jf:message('consult.dimension-line', c:tenth($score/@score), c:tenth($score/@target), c:tenth($score/@gap))"/></xsl:when>
            <xsl:otherwise><xsl:value-of select="jf:message('consult.dimension-line-reached', c:tenth($score/@score), c:tenth($score/@target))"/></xsl:otherwise>
          </xsl:choose>
        </b>
      </caption>
      <head>
        <row>
          <cell><xsl:value-of select="jf:message('consult.criterion')"/></cell>
          <cell><xsl:value-of select="jf:message('consult.score')"/></cell>
          <cell><xsl:value-of select="jf:message('consult.why')"/></cell>
        </row>
      </head>
      <body>
        <xsl:for-each select="d:criterion">
          <row src="{jf:where(.)}">
            <cell><xsl:apply-templates select="d:what" mode="words"/></cell>
            <cell><xsl:value-of select="c:tenth(round(@score * 10))"/></cell>
            <cell><xsl:apply-templates select="d:why" mode="words"/></cell>
          </row>
        </xsl:for-each>
      </body>
    </table>
  </xsl:template>

  <xsl:template match="d:finding" mode="consult.finding">
    <section keep-together="true">
      <heading level="3" id="r-{@id}" numbering="none" src="{jf:where(.)}"><xsl:value-of select="@id"/><xsl:text>  </xsl:text><xsl:apply-templates select="d:title" mode="words"/></heading>
      <!-- How grave it is, where the eye is after the heading; what it rests on is for those who doubt. -->
      <xsl:for-each select="d:p">
        <p src="{jf:where(.)}">
          <xsl:if test="position() = 1"><xsl:apply-templates select="../@severity" mode="consult.mark"/><xsl:text>&#8195;</xsl:text></xsl:if>
          <xsl:apply-templates select="." mode="words"/>
        </p>
      </xsl:for-each>
      <p style="small">
        <xsl:value-of select="jf:message('consult.evidence')"/><xsl:value-of select="jf:message('join.colon')"/><xsl:call-template name="consult.evidence"/>
        <xsl:if test="$advice/d:answers/@finding = @id">
          <xsl:value-of select="jf:message('join.stop')"/>
          <xsl:value-of select="jf:message('consult.answered-by')"/><xsl:value-of select="jf:message('join.colon')"/>
          <xsl:call-template name="consult.refs-pages"><xsl:with-param name="of" select="$advice[d:answers/@finding = current()/@id]/@id"/></xsl:call-template>
        </xsl:if>
        <xsl:value-of select="jf:message('join.stop')"/>
      </p>
    </section>
  </xsl:template>

  <!-- ==== needs and gaps (6.5 b) ==== -->

  <xsl:template match="d:consultation" mode="consult.needs">
    <section>
      <heading level="1" id="needs">
        <xsl:choose>
          <xsl:when test="d:need"><xsl:value-of select="jf:message('consult.needs')"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="jf:message('consult.gap-analysis')"/></xsl:otherwise>
        </xsl:choose>
      </heading>
      <xsl:if test="d:need">
        <heading level="2"><xsl:value-of select="jf:message('consult.needs-only')"/></heading>
        <table continued="{jf:message('report.continued')}">
          <column/><column width="4fr"/><column/><column width="2fr"/><column/><column/>
          <caption><xsl:value-of select="jf:message('consult.needs-caption')"/></caption>
          <head>
            <row>
              <cell><xsl:value-of select="jf:message('consult.no')"/></cell>
              <cell><xsl:value-of select="jf:message('consult.need')"/></cell>
              <cell><xsl:value-of select="jf:message('consult.importance')"/></cell>
              <cell><xsl:value-of select="jf:message('consult.source')"/></cell>
              <cell><xsl:value-of select="jf:message('consult.hindered')"/></cell>
              <cell><xsl:value-of select="jf:message('consult.served-by')"/></cell>
            </row>
          </head>
          <body><xsl:apply-templates select="d:need" mode="consult.need"/></body>
        </table>
        <heading level="2"><xsl:value-of select="jf:message('consult.gap-analysis')"/></heading>
      </xsl:if>
      <table continued="{jf:message('report.continued')}">
        <column width="2fr"/><column align="decimal"/><column align="decimal"/><column align="decimal"/><column width="5fr"/>
        <caption><xsl:value-of select="jf:message('consult.gap-caption')"/></caption>
        <head>
          <row>
            <cell><xsl:value-of select="jf:message('consult.dimension')"/></cell>
            <cell><xsl:value-of select="jf:message('consult.score')"/></cell>
            <cell><xsl:value-of select="jf:message('consult.target')"/></cell>
            <cell><xsl:value-of select="jf:message('consult.gap')"/></cell>
            <cell><xsl:value-of select="jf:message('consult.gap-words')"/></cell>
          </row>
        </head>
        <body><xsl:for-each select="$gaps"><xsl:call-template name="consult.gap-row"/></xsl:for-each></body>
      </table>
    </section>
  </xsl:template>

  <xsl:template match="d:need" mode="consult.need">
    <row id="r-{@id}" src="{jf:where(.)}">
      <cell header="true"><xsl:value-of select="@id"/></cell>
      <cell><xsl:apply-templates select="d:what" mode="words"/></cell>
      <cell><xsl:value-of select="jf:message(concat('consult.need.', @importance))"/></cell>
      <cell><xsl:call-template name="consult.refs-pages"><xsl:with-param name="of" select="d:evidence/@source"/></xsl:call-template></cell>
      <cell><xsl:call-template name="consult.refs"><xsl:with-param name="of" select="d:hindered/@finding"/></xsl:call-template></cell>
      <cell><xsl:call-template name="consult.refs"><xsl:with-param name="of" select="$advice[d:serves/@need = current()/@id]/@id"/></xsl:call-template></cell>
    </row>
  </xsl:template>
</xsl:stylesheet>
