<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- The consultation report's second half: advice, roadmap, budget, risks, reviews, tracking, appendices; see consultation-report.xsl. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:jiaofu:report:1" xmlns:d="urn:jiaofu:delivery:1"
                xmlns:jf="urn:jiaofu:functions:1" xmlns:c="urn:jiaofu:consultation:1" xmlns:exsl="http://exslt.org/common"
                exclude-result-prefixes="d jf c exsl">

  <xsl:variable name="roadmap" select="$consultation/d:roadmap"/>
  <xsl:variable name="tracks" select="$consultation/d:tracking/d:track"/>
  <xsl:variable name="first-day"><xsl:for-each select="$roadmap/d:task/@from"><xsl:sort select="."/><xsl:if test="position() = 1"><xsl:value-of select="."/></xsl:if></xsl:for-each></xsl:variable>
  <xsl:variable name="last-day"><xsl:for-each select="$roadmap/d:task/@until"><xsl:sort select="." order="descending"/><xsl:if test="position() = 1"><xsl:value-of select="."/></xsl:if></xsl:for-each></xsl:variable>

  <!-- ==== advice (6.5 b, 8.6 a2) ==== -->

  <xsl:template match="d:consultation" mode="consult.advice">
    <section>
      <heading level="1" id="advice"><xsl:value-of select="jf:message('consult.advice')"/></heading>
      <heading level="2"><xsl:value-of select="jf:message('consult.advice-overview')"/></heading>
      <xsl:apply-templates select="." mode="consult.advice-table"/>
      <xsl:apply-templates select="." mode="consult.matrix"/>
      <heading level="2"><xsl:value-of select="jf:message('consult.advice-each')"/></heading>
      <xsl:apply-templates select="d:advice" mode="consult.one"/>
    </section>
  </xsl:template>

  <xsl:template match="d:consultation" mode="consult.advice-table">
    <table id="advice-table" continued="{jf:message('report.continued')}">
      <column/><column width="1fr"/><column/><column align="end"/><column align="end"/><column align="end"/><column align="end"/><column/><column align="end"/>
      <caption><xsl:value-of select="jf:message('consult.advice-caption')"/></caption>
      <head>
        <row>
          <cell><xsl:value-of select="jf:message('consult.no')"/></cell>
          <cell><xsl:value-of select="jf:message('consult.advice-one')"/></cell>
          <cell><xsl:value-of select="jf:message('consult.priority')"/></cell>
          <cell><xsl:value-of select="jf:message('consult.benefit')"/></cell>
          <cell><xsl:value-of select="jf:message('consult.effort-grade')"/></cell>
          <cell><xsl:value-of select="jf:message('consult.person-days-head')"/></cell>
          <cell><xsl:value-of select="jf:message('consult.cost')"/></cell>
          <cell><xsl:value-of select="jf:message('consult.depends')"/></cell>
          <cell><xsl:value-of select="jf:message('consult.page')"/></cell>
        </row>
      </head>
      <body>
        <xsl:for-each select="d:advice">
          <row src="{jf:where(.)}">
            <cell header="true"><xsl:apply-templates select="@id" mode="ref"/></cell>
            <cell><xsl:apply-templates select="d:title" mode="words"/></cell>
            <cell><xsl:value-of select="jf:message(concat('consult.priority.', @priority))"/></cell>
            <cell><xsl:value-of select="@benefit"/></cell>
            <cell><xsl:value-of select="@effort"/></cell>
            <cell><xsl:value-of select="@days"/></cell>
            <cell><xsl:apply-templates select="." mode="consult.cost"/></cell>
            <cell><xsl:call-template name="consult.refs"><xsl:with-param name="of" select="d:depends/@on"/></xsl:call-template></cell>
            <cell><page-of to="r-{@id}"/></cell>
          </row>
        </xsl:for-each>
      </body>
      <foot>
        <row>
          <cell/>
          <cell><b><xsl:value-of select="jf:message('consult.total')"/></b></cell>
          <cell/><cell/><cell/>
          <cell><b><xsl:value-of select="sum(d:advice/@days)"/></b></cell>
          <cell>
            <xsl:if test="$costs[@per = 'once']"><b><xsl:value-of select="c:money($costs[@per = 'once'])"/></b></xsl:if>
            <xsl:if test="$costs[@per = 'year']"><br/><b><xsl:value-of select="jf:message('consult.cost-year', c:money($costs[@per = 'year']))"/></b></xsl:if>
          </cell>
          <cell/><cell/>
        </row>
      </foot>
    </table>
    <p style="small"><xsl:value-of select="jf:message('consult.grades-note')"/></p>
  </xsl:template>

  <xsl:template match="d:consultation" mode="consult.matrix">
    <figure id="figure-matrix">
      <caption><xsl:value-of select="jf:message('consult.matrix-caption')"/></caption>
      <chart kind="matrix" height="70" x-label="{jf:message('consult.effort-grade')}" y-label="{jf:message('consult.benefit')}"
             low-label="{jf:message('consult.low')}" high-label="{jf:message('consult.high')}"
             no-label="{jf:message('consult.no')}" item-label="{jf:message('consult.advice-one')}"
             alt="{jf:message('consult.alt-matrix', count(d:advice), count(d:advice[@benefit &gt;= 4][@effort &lt;= 2]))}">
        <column label="{jf:message('consult.quadrant.quick')}"/>
        <column label="{jf:message('consult.quadrant.major')}"/>
        <column label="{jf:message('consult.quadrant.aside')}"/>
        <column label="{jf:message('consult.quadrant.doubt')}"/>
        <xsl:for-each select="d:advice">
          <item no="{@id}" label="{normalize-space(d:title)}" effort="{@effort}" benefit="{@benefit}" src="{jf:where(.)}"/>
        </xsl:for-each>
      </chart>
    </figure>
  </xsl:template>

  <xsl:template match="d:advice" mode="consult.one">
    <xsl:variable name="task" select="$roadmap/d:task[@advice = current()/@id]"/>
    <section keep-together="true">
      <heading level="3" id="r-{@id}" numbering="none" src="{jf:where(.)}"><xsl:value-of select="@id"/><xsl:text>  </xsl:text><xsl:apply-templates select="d:title" mode="words"/></heading>
      <xsl:apply-templates select="d:p" mode="paragraph"/>
      <grid columns="4">
        <field label="{jf:message('consult.when')}" span="2">
          <xsl:if test="$task"><nobr><xsl:value-of select="jf:message('consult.days', $task/@from, $task/@until)"/></nobr></xsl:if>
          <xsl:if test="not($task)"><xsl:value-of select="jf:message('consult.none')"/></xsl:if>
        </field>
        <field label="{jf:message('consult.owner')}"><xsl:apply-templates select="@owner" mode="person"/></field>
        <field label="{jf:message('consult.cost')}"><xsl:apply-templates select="." mode="consult.cost"/></field>
        <field label="{jf:message('consult.gain')}" span="4"><xsl:apply-templates select="d:gain" mode="words"/></field>
        <field label="{jf:message('consult.acceptance')}" span="4"><xsl:apply-templates select="d:acceptance" mode="words"/></field>
      </grid>
      <p style="small"><xsl:apply-templates select="." mode="consult.threads"/></p>
    </section>
  </xsl:template>

  <!-- What a piece of advice hangs on, in one line as a finding has: "Answers: F1 (p. 8). Serves: N2. Depends on: A1 (p. 12)." -->
  <xsl:template match="d:advice" mode="consult.threads">
    <xsl:value-of select="jf:message('consult.answers')"/><xsl:value-of select="jf:message('join.colon')"/>
    <xsl:call-template name="consult.refs-pages"><xsl:with-param name="of" select="d:answers/@finding"/></xsl:call-template>
    <xsl:value-of select="jf:message('join.stop')"/>
    <xsl:if test="d:serves">
      <xsl:value-of select="jf:message('consult.serves')"/><xsl:value-of select="jf:message('join.colon')"/>
      <xsl:call-template name="consult.refs"><xsl:with-param name="of" select="d:serves/@need"/></xsl:call-template>
      <xsl:value-of select="jf:message('join.stop')"/>
    </xsl:if>
    <xsl:if test="d:depends">
      <xsl:value-of select="jf:message('consult.depends')"/><xsl:value-of select="jf:message('join.colon')"/>
      <xsl:for-each select="d:depends">
        <xsl:if test="position() &gt; 1"><xsl:value-of select="jf:message('join.items')"/></xsl:if>
        <xsl:apply-templates select="@on" mode="ref-page"/>
        <xsl:if test="normalize-space(.) != ''"><xsl:value-of select="jf:message('consult.space')"/><xsl:apply-templates select="." mode="words"/></xsl:if>
      </xsl:for-each>
      <xsl:value-of select="jf:message('join.stop')"/>
    </xsl:if>
  </xsl:template>

  <!-- ==== roadmap and budget (6.5 a, d) ==== -->

  <xsl:template match="d:consultation" mode="consult.roadmap">
    <section>
      <heading level="1" id="roadmap">
        <xsl:choose>
          <xsl:when test="d:budget"><xsl:value-of select="jf:message('consult.roadmap')"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="jf:message('consult.roadmap-only')"/></xsl:otherwise>
        </xsl:choose>
      </heading>
      <xsl:if test="d:budget"><heading level="2"><xsl:value-of select="jf:message('consult.roadmap-only')"/></heading></xsl:if>
      <xsl:if test="d:roadmap/d:about"><p src="{jf:where(d:roadmap/d:about)}"><xsl:apply-templates select="d:roadmap/d:about" mode="words"/></p></xsl:if>
      <xsl:apply-templates select="d:roadmap" mode="consult.gantt"/>
      <xsl:apply-templates select="d:budget" mode="consult.budget"/>
    </section>
  </xsl:template>

  <xsl:template match="d:roadmap" mode="consult.gantt">
    <figure id="figure-gantt" continued="{jf:message('report.continued')}">
      <caption><xsl:value-of select="jf:message('consult.gantt-caption', @from, @until)"/></caption>
      <chart kind="gantt" from="{@from}" to="{@until}" alt="{jf:message('consult.alt-gantt', count(d:task), $first-day, $last-day)}">
        <xsl:if test="../d:tracking"><xsl:attribute name="now"><xsl:value-of select="../d:tracking/@as-of"/></xsl:attribute></xsl:if>
        <column label="{jf:message('consult.advice-one')}"/><column label="{jf:message('consult.owner')}"/><column label="{jf:message('consult.from')}"/>
        <column label="{jf:message('consult.track-due')}"/><column label="{jf:message('consult.track-done')}"/>
        <xsl:for-each select="d:task">
          <xsl:sort select="@from"/>
          <xsl:sort select="@until"/>
          <task label="{@advice}&#160;{normalize-space($advice[@id = current()/@advice]/d:title)}" from="{@from}" to="{@until}" src="{jf:where(.)}">
            <xsl:if test="$tracks[@advice = current()/@advice]"><xsl:attribute name="done"><xsl:value-of select="$tracks[@advice = current()/@advice]/@done"/></xsl:attribute></xsl:if>
            <xsl:attribute name="owner"><xsl:apply-templates select="key('person', $advice[@id = current()/@advice]/@owner)" mode="plain-name"/></xsl:attribute>
          </task>
        </xsl:for-each>
        <xsl:for-each select="d:milestone"><milestone label="{normalize-space(.)}" at="{@at}" src="{jf:where(.)}"/></xsl:for-each>
      </chart>
    </figure>
  </xsl:template>

  <xsl:template match="d:budget" mode="consult.budget">
    <heading level="2" id="budget"><xsl:value-of select="jf:message('consult.budget')"/></heading>
    <p src="{jf:where(d:basis)}">
      <xsl:apply-templates select="d:basis" mode="words"/>
      <xsl:if test="@tolerance"><xsl:value-of select="jf:message('consult.space')"/><xsl:value-of select="jf:message('consult.tolerance', @tolerance)"/></xsl:if>
    </p>
    <table id="costs" keep-together="true" continued="{jf:message('report.continued')}">
      <column/><column width="1fr"/><column/><column align="end"/><column align="end"/>
      <caption><xsl:value-of select="jf:message('consult.budget-caption')"/></caption>
      <head>
        <row>
          <cell><xsl:value-of select="jf:message('consult.advice-one')"/></cell>
          <cell><xsl:value-of select="jf:message('consult.cost-what')"/></cell>
          <cell><xsl:value-of select="jf:message('consult.cost-kind')"/></cell>
          <cell><xsl:value-of select="jf:message('consult.once')"/></cell>
          <cell><xsl:value-of select="jf:message('consult.yearly')"/></cell>
        </row>
      </head>
      <body>
        <xsl:for-each select="d:cost">
          <row src="{jf:where(.)}">
            <cell><xsl:apply-templates select="@advice" mode="ref"/></cell>
            <cell><xsl:apply-templates select="." mode="words"/></cell>
            <cell><xsl:value-of select="jf:message(concat('consult.cost.', @kind))"/></cell>
            <cell><xsl:if test="@per = 'once'"><xsl:value-of select="c:money(.)"/></xsl:if></cell>
            <cell><xsl:if test="@per = 'year'"><xsl:value-of select="c:money(.)"/></xsl:if></cell>
          </row>
        </xsl:for-each>
      </body>
      <foot>
        <row>
          <cell/><cell><b><xsl:value-of select="jf:message('consult.total')"/></b></cell><cell/>
          <cell><b><xsl:value-of select="c:money(d:cost[@per = 'once'])"/></b></cell>
          <cell><b><xsl:value-of select="c:money(d:cost[@per = 'year'])"/></b></cell>
        </row>
      </foot>
    </table>
    <xsl:apply-templates select="." mode="consult.kinds"/>
  </xsl:template>

  <xsl:template match="d:budget" mode="consult.kinds">
    <xsl:variable name="once" select="sum(d:cost[@per = 'once']/@amount)"/>
    <xsl:variable name="all" select="d:cost"/>
    <xsl:variable name="kinds.tree"><c:kind>hardware</c:kind><c:kind>software</c:kind><c:kind>service</c:kind><c:kind>training</c:kind><c:kind>other</c:kind></xsl:variable>
    <table keep-together="true">
      <column width="1fr"/><column align="end"/><column align="decimal"/><column align="end"/>
      <caption><xsl:value-of select="jf:message('consult.kinds-caption')"/></caption>
      <head>
        <row>
          <cell><xsl:value-of select="jf:message('consult.cost-kind')"/></cell>
          <cell><xsl:value-of select="jf:message('consult.once')"/></cell>
          <cell><xsl:value-of select="jf:message('consult.share')"/></cell>
          <cell><xsl:value-of select="jf:message('consult.yearly')"/></cell>
        </row>
      </head>
      <body>
        <xsl:for-each select="exsl:node-set($kinds.tree)/c:kind[. = $all/@kind]">
          <xsl:variable name="own" select="$all[@kind = current()]"/>
          <row>
            <cell><xsl:value-of select="jf:message(concat('consult.cost.', .))"/></cell>
            <cell><xsl:value-of select="c:money($own[@per = 'once'])"/></cell>
            <cell>
              <xsl:choose>
                <xsl:when test="$once &gt; 0"><xsl:value-of select="c:tenth(floor((2000 * sum($own[@per = 'once']/@amount) + $once) div (2 * $once)))"/>%</xsl:when>
                <xsl:otherwise><xsl:value-of select="jf:message('consult.none')"/></xsl:otherwise>
              </xsl:choose>
            </cell>
            <cell>
              <xsl:choose>
                <xsl:when test="$own[@per = 'year']"><xsl:value-of select="c:money($own[@per = 'year'])"/></xsl:when>
                <xsl:otherwise><xsl:value-of select="jf:message('consult.none')"/></xsl:otherwise>
              </xsl:choose>
            </cell>
          </row>
        </xsl:for-each>
      </body>
    </table>
  </xsl:template>

  <!-- ==== risks ==== -->

  <xsl:template match="d:consultation" mode="consult.risks">
    <xsl:if test="d:risk">
      <xsl:variable name="most"><xsl:for-each select="d:risk"><xsl:sort select="@probability * @impact" data-type="number" order="descending"/><xsl:if test="position() = 1"><xsl:value-of select="concat(@id, ' (', @probability * @impact, ')')"/></xsl:if></xsl:for-each></xsl:variable>
      <section>
        <heading level="1" id="risks"><xsl:value-of select="jf:message('consult.risks')"/></heading>
        <table continued="{jf:message('report.continued')}">
          <column/><column width="4fr"/><column/><column width="21mm"/><column width="4fr"/><column/>
          <caption><xsl:value-of select="jf:message('consult.risks-caption')"/></caption>
          <head>
            <row>
              <cell><xsl:value-of select="jf:message('consult.no')"/></cell>
              <cell><xsl:value-of select="jf:message('consult.risk')"/></cell>
              <cell><xsl:value-of select="jf:message('consult.risk-of')"/></cell>
              <cell><xsl:value-of select="jf:message('consult.risk-value')"/></cell>
              <cell><xsl:value-of select="jf:message('consult.risk-measure')"/></cell>
              <cell><xsl:value-of select="jf:message('consult.owner')"/></cell>
            </row>
          </head>
          <body>
            <xsl:for-each select="d:risk">
              <xsl:sort select="@probability * @impact" data-type="number" order="descending"/>
              <row id="r-{@id}" src="{jf:where(.)}">
                <cell header="true"><xsl:value-of select="@id"/></cell>
                <cell><xsl:apply-templates select="d:what" mode="words"/></cell>
                <cell>
                  <xsl:value-of select="jf:message(concat('consult.risk-of.', @of))"/>
                  <xsl:if test="d:touches"><br/><xsl:call-template name="consult.refs"><xsl:with-param name="of" select="d:touches/@advice"/></xsl:call-template></xsl:if>
                </cell>
                <cell><nobr><xsl:value-of select="concat(@probability, ' × ', @impact, ' = ')"/><b><xsl:value-of select="@probability * @impact"/></b></nobr><br/><xsl:apply-templates select="." mode="consult.level"/></cell>
                <cell><xsl:apply-templates select="d:measure" mode="words"/></cell>
                <cell><xsl:apply-templates select="@owner" mode="person"/></cell>
              </row>
            </xsl:for-each>
          </body>
        </table>
        <p style="small"><xsl:value-of select="jf:message('consult.risk-note')"/></p>
        <figure id="figure-risks">
          <caption><xsl:value-of select="jf:message('consult.risk-matrix-caption')"/></caption>
          <chart kind="matrix" height="70" x-label="{jf:message('consult.probability')}" y-label="{jf:message('consult.impact')}"
                 low-label="{jf:message('consult.low')}" high-label="{jf:message('consult.high')}"
                 no-label="{jf:message('consult.no')}" item-label="{jf:message('consult.risk')}"
                 alt="{jf:message('consult.alt-risks', count(d:risk), count(d:risk[@probability * @impact &gt;= 12]), $most)}">
            <xsl:for-each select="d:risk">
              <item no="{@id}" label="{normalize-space(d:what)}" effort="{@probability}" benefit="{@impact}" src="{jf:where(.)}">
                <xsl:if test="@probability * @impact &gt;= 15"><xsl:attribute name="tone">bad</xsl:attribute></xsl:if>
              </item>
            </xsl:for-each>
          </chart>
        </figure>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template match="d:risk" mode="consult.level">
    <xsl:variable name="value" select="@probability * @impact"/>
    <xsl:choose>
      <xsl:when test="$value &gt;= 15"><mark tone="bad"><xsl:value-of select="jf:message('consult.level.high')"/></mark></xsl:when>
      <xsl:when test="$value &gt;= 8"><mark tone="warn"><xsl:value-of select="jf:message('consult.level.medium')"/></mark></xsl:when>
      <xsl:otherwise><mark tone="neutral"><xsl:value-of select="jf:message('consult.level.low')"/></mark></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- ==== reviews (6.5 c) ==== -->

  <xsl:template match="d:consultation" mode="consult.reviews">
    <xsl:if test="d:review">
      <section>
        <heading level="1" id="reviews"><xsl:value-of select="jf:message('consult.reviews')"/></heading>
        <xsl:apply-templates select="d:review" mode="consult.review"/>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template match="d:review" mode="consult.review">
    <xsl:variable name="title" select="jf:message(concat('consult.review.', @kind))"/>
    <heading level="2" src="{jf:where(.)}"><xsl:value-of select="$title"/></heading>
    <grid columns="2" keep-together="true" keep-with-next="{boolean(d:remark)}">
      <field label="{jf:message('consult.review-time')}"><xsl:value-of select="jf:instant(@at, $zone, '%Y-%m-%d&#160;%H:%M')"/></field>
      <field label="{jf:message('consult.review-version')}"><xsl:value-of select="jf:message('version.short', @version)"/></field>
      <field label="{jf:message('consult.review-chair')}"><xsl:apply-templates select="@by" mode="person"/></field>
      <field label="{jf:message('consult.review-decision')}"><b><xsl:value-of select="jf:message(concat('consult.decision.', @decision))"/></b></field>
      <xsl:if test="d:attended">
        <field label="{jf:message('consult.review-attended')}" span="2">
          <xsl:for-each select="d:attended">
            <xsl:if test="position() &gt; 1"><xsl:value-of select="jf:message('join.names')"/></xsl:if>
            <xsl:apply-templates select="@person" mode="person"/>
          </xsl:for-each>
        </field>
      </xsl:if>
      <xsl:if test="d:about"><field label="{jf:message('consult.review-words')}" span="2"><xsl:apply-templates select="d:about" mode="words"/></field></xsl:if>
      <xsl:if test="d:remark">
        <field label="{jf:message('consult.remarks')}" span="2">
          <xsl:value-of select="jf:message('consult.remarks-count', count(d:remark[@state = 'accepted']), count(d:remark[@state = 'partly']), count(d:remark[@state = 'declined']))"/>
          <xsl:if test="d:remark[@state = 'open']"><xsl:value-of select="jf:message('consult.remarks-open', count(d:remark[@state = 'open']))"/></xsl:if>
        </field>
      </xsl:if>
    </grid>
    <xsl:if test="d:remark">
      <table continued="{jf:message('report.continued')}">
        <column align="end"/><column width="3fr"/><column/><column/><column width="4fr"/>
        <caption><xsl:value-of select="jf:message('consult.remarks-caption', $title)"/></caption>
        <head>
          <row>
            <cell><xsl:value-of select="jf:message('consult.no')"/></cell>
            <cell><xsl:value-of select="jf:message('consult.remark')"/></cell>
            <cell><xsl:value-of select="jf:message('consult.remark-by')"/></cell>
            <cell><xsl:value-of select="jf:message('consult.remark-state')"/></cell>
            <cell><xsl:value-of select="jf:message('consult.settled')"/></cell>
          </row>
        </head>
        <body><xsl:apply-templates select="d:remark" mode="consult.remark"/></body>
      </table>
    </xsl:if>
  </xsl:template>

  <xsl:template match="d:remark" mode="consult.remark">
    <row src="{jf:where(.)}">
      <cell><xsl:value-of select="@no"/></cell>
      <cell><xsl:apply-templates select="d:what" mode="words"/></cell>
      <cell><xsl:apply-templates select="@by" mode="person"/></cell>
      <cell><xsl:value-of select="jf:message(concat('consult.remark.', @state))"/></cell>
      <cell>
        <xsl:choose>
          <xsl:when test="d:settled">
            <xsl:apply-templates select="d:settled" mode="words"/>
            <xsl:value-of select="jf:message('bracket.open')"/>
            <xsl:for-each select="d:settled">
              <xsl:apply-templates select="." mode="who"/><xsl:value-of select="jf:message('join.list')"/><nobr><xsl:apply-templates select="@at" mode="time"/></nobr>
            </xsl:for-each>
            <xsl:value-of select="jf:message('bracket.close')"/>
          </xsl:when>
          <xsl:otherwise><xsl:value-of select="jf:message('consult.none')"/></xsl:otherwise>
        </xsl:choose>
      </cell>
    </row>
  </xsl:template>

  <!-- ==== tracking (6.5 d) ==== -->

  <!-- Work done, by person-days; advice that is not tracked counts as not begun. -->
  <xsl:variable name="progress.tree">
    <xsl:for-each select="$tracks"><c:work done="{@done * $advice[@id = current()/@advice]/@days}"/></xsl:for-each>
  </xsl:variable>

  <xsl:variable name="progress" select="floor(sum(exsl:node-set($progress.tree)/c:work/@done) div (sum($advice/@days) + not(sum($advice/@days) &gt; 0)))"/>

  <xsl:template match="d:consultation" mode="consult.tracking">
    <xsl:for-each select="d:tracking">
      <section>
        <heading level="1" id="tracking"><xsl:value-of select="jf:message('consult.tracking')"/></heading>
        <p src="{jf:where(.)}">
          <xsl:value-of select="jf:message('consult.tracking-line', @as-of, $progress)"/>
          <xsl:value-of select="jf:message('consult.tracking-counts', count(d:track[@state = 'done']), count(d:track[@state = 'in-progress' or @state = 'planned']), count(d:track[@state = 'agreed']))"/>
          <xsl:value-of select="jf:message('consult.tracking-others', count($advice) - count(d:track[@state = 'done' or @state = 'in-progress' or @state = 'planned' or @state = 'agreed']))"/>
          <xsl:if test="d:about"><xsl:value-of select="jf:message('consult.space')"/><xsl:apply-templates select="d:about" mode="words"/></xsl:if>
        </p>
        <table continued="{jf:message('report.continued')}">
          <column/><column width="4fr"/><column/><column align="end"/><column/><column width="4fr"/><column width="2fr"/>
          <caption><xsl:value-of select="jf:message('consult.tracking-caption', @as-of)"/></caption>
          <head>
            <row>
              <cell><xsl:value-of select="jf:message('consult.no')"/></cell>
              <cell><xsl:value-of select="jf:message('consult.advice-one')"/></cell>
              <cell><xsl:value-of select="jf:message('consult.track-state')"/></cell>
              <cell><xsl:value-of select="jf:message('consult.track-done')"/></cell>
              <cell><xsl:value-of select="jf:message('consult.track-due')"/></cell>
              <cell><xsl:value-of select="jf:message('consult.track-words')"/></cell>
              <cell><xsl:value-of select="jf:message('consult.track-confirmed')"/></cell>
            </row>
          </head>
          <body><xsl:apply-templates select="d:track" mode="consult.track"/></body>
        </table>
      </section>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="d:track" mode="consult.track">
    <xsl:variable name="due" select="$roadmap/d:task[@advice = current()/@advice]/@until"/>
    <row src="{jf:where(.)}">
      <cell header="true"><xsl:apply-templates select="@advice" mode="ref"/></cell>
      <cell><xsl:apply-templates select="$advice[@id = current()/@advice]/d:title" mode="words"/></cell>
      <cell>
        <xsl:choose>
          <xsl:when test="@state = 'done'"><mark tone="good"><xsl:value-of select="jf:message('consult.track.done')"/></mark></xsl:when>
          <xsl:otherwise><xsl:value-of select="jf:message(concat('consult.track.', @state))"/></xsl:otherwise>
        </xsl:choose>
        <xsl:if test="translate($due, '-', '') &lt; translate(../@as-of, '-', '') and @state != 'done' and @state != 'declined' and @state != 'deferred'">
          <br/><mark tone="warn"><xsl:value-of select="jf:message('consult.track.overdue')"/></mark>
        </xsl:if>
      </cell>
      <cell><xsl:value-of select="@done"/>%</cell>
      <cell><nobr><xsl:value-of select="$due"/></nobr></cell>
      <cell>
        <xsl:apply-templates select="." mode="words"/>
        <xsl:if test="@ticket"><xsl:value-of select="jf:message('bracket.open')"/><nobr><xsl:value-of select="@ticket"/></nobr><xsl:value-of select="jf:message('bracket.close')"/></xsl:if>
      </cell>
      <cell><xsl:apply-templates select="." mode="who"/><br/><nobr><xsl:value-of select="jf:instant(@at, $zone, '%m-%d')"/></nobr></cell>
    </row>
  </xsl:template>

  <!-- ==== appendices ==== -->

  <xsl:template match="d:consultation" mode="consult.readings">
    <xsl:if test="d:method/d:measurement">
      <section>
        <heading level="1" id="readings" numbering="appendix"><xsl:value-of select="jf:message('consult.appendix-readings')"/></heading>
        <table continued="{jf:message('report.continued')}">
          <column width="4fr"/><column align="end"/><column/><column/><column width="3fr"/>
          <caption><xsl:value-of select="jf:message('consult.readings-caption')"/></caption>
          <head>
            <row>
              <cell><xsl:value-of select="jf:message('consult.reading-item')"/></cell>
              <cell><xsl:value-of select="jf:message('consult.reading-value')"/></cell>
              <cell><xsl:value-of select="jf:message('consult.reading-threshold')"/></cell>
              <cell><xsl:value-of select="jf:message('consult.reading-verdict')"/></cell>
              <cell><xsl:value-of select="jf:message('consult.reading-note')"/></cell>
            </row>
          </head>
          <xsl:apply-templates select="d:method/d:measurement" mode="consult.measurement"/>
        </table>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- A measurement is a group of rows under its own heading. -->
  <xsl:template match="d:measurement" mode="consult.measurement">
    <body>
      <row src="{jf:where(.)}" keep-with-next="true">
        <cell colspan="5" header="true">
          <xsl:apply-templates select="@id" mode="ref"/><xsl:text>  </xsl:text><xsl:apply-templates select="d:what" mode="words"/>
          <xsl:if test="@tool"><xsl:value-of select="jf:message('consult.space')"/><xsl:value-of select="jf:message('consult.tool')"/><xsl:apply-templates select="@tool" mode="words"/></xsl:if>
        </cell>
      </row>
      <xsl:for-each select="d:reading">
        <row src="{jf:where(.)}">
          <cell><xsl:apply-templates select="@item" mode="words"/></cell>
          <cell><xsl:apply-templates select="@value" mode="words"/><xsl:if test="@unit"><xsl:text>&#160;</xsl:text><xsl:apply-templates select="@unit" mode="words"/></xsl:if></cell>
          <cell><xsl:apply-templates select="@threshold" mode="words"/></cell>
          <cell><xsl:apply-templates select="@verdict" mode="consult.mark"/></cell>
          <cell><xsl:apply-templates select="." mode="words"/></cell>
        </row>
      </xsl:for-each>
    </body>
  </xsl:template>

  <!-- From each finding to what it rests on, whom it hinders and what answers it. -->
  <xsl:template match="d:consultation" mode="consult.trace">
    <xsl:if test="$findings">
      <section>
        <heading level="1" id="trace" numbering="appendix"><xsl:value-of select="jf:message('consult.appendix-trace')"/></heading>
        <table continued="{jf:message('report.continued')}">
          <column/><column width="1fr"/><column/><column/><column/><column/>
          <caption><xsl:value-of select="jf:message('consult.trace-caption')"/></caption>
          <head>
            <row>
              <cell><xsl:value-of select="jf:message('consult.no')"/></cell>
              <cell><xsl:value-of select="jf:message('consult.finding')"/></cell>
              <cell><xsl:value-of select="jf:message('consult.severity')"/></cell>
              <cell><xsl:value-of select="jf:message('consult.evidence')"/></cell>
              <cell><xsl:value-of select="jf:message('consult.need')"/></cell>
              <cell><xsl:value-of select="jf:message('consult.advice-one')"/></cell>
            </row>
          </head>
          <body>
            <xsl:for-each select="$findings">
              <row src="{jf:where(.)}">
                <cell header="true"><xsl:apply-templates select="@id" mode="ref"/></cell>
                <cell><xsl:apply-templates select="d:title" mode="words"/></cell>
                <cell><xsl:value-of select="jf:message(concat('consult.severity.', @severity))"/></cell>
                <cell><xsl:call-template name="consult.refs"><xsl:with-param name="of" select="d:evidence/@source"/></xsl:call-template></cell>
                <cell><xsl:call-template name="consult.refs"><xsl:with-param name="of" select="$consultation/d:need[d:hindered/@finding = current()/@id]/@id"/></xsl:call-template></cell>
                <cell><xsl:call-template name="consult.refs"><xsl:with-param name="of" select="$advice[d:answers/@finding = current()/@id]/@id"/></xsl:call-template></cell>
              </row>
            </xsl:for-each>
          </body>
        </table>
      </section>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
