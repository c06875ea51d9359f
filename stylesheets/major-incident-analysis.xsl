<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- The second half of the analysis of a major incident: why, what was and will be done, what was learnt, who was told. See major-incident.xsl. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:jiaofu:report:1" xmlns:d="urn:jiaofu:delivery:1"
                xmlns:jf="urn:jiaofu:functions:1" exclude-result-prefixes="d jf">

  <xsl:key name="branch" match="/d:delivery/d:incident/d:causes/d:cause" use="@branch"/>
  <xsl:key name="cause" match="/d:delivery/d:incident/d:causes/d:cause" use="@id"/>

  <!-- ==== causes: drawn, then argued ==== -->

  <xsl:template match="d:incident" mode="incident.causes">
    <section>
      <heading level="1" id="causes"><xsl:value-of select="jf:message('incident.causes')"/></heading>
      <xsl:apply-templates select="d:picture" mode="incident.picture"/>
      <xsl:apply-templates select="d:causes[@draw != 'fishbone']" mode="incident.chain"/>
      <xsl:apply-templates select="d:causes[@draw != 'chain']" mode="incident.fishbone"/>
      <table id="cause-table" continued="{jf:message('report.continued')}">
        <column/><column width="3.4fr"/><column width="3fr"/>
        <caption><xsl:value-of select="jf:message('incident.cause-table')"/></caption>
        <xsl:call-template name="head"><xsl:with-param name="ids" select="'cause.kind cause.what cause.evidence'"/></xsl:call-template>
        <!-- Depth by depth, each in the record's order. -->
        <body>
          <xsl:apply-templates select="d:causes/d:cause[@kind = 'trigger']" mode="incident.cause"/>
          <xsl:apply-templates select="d:causes/d:cause[@kind = 'direct']" mode="incident.cause"/>
          <xsl:apply-templates select="d:causes/d:cause[@kind = 'contributing']" mode="incident.cause"/>
          <xsl:apply-templates select="d:causes/d:cause[@kind = 'root']" mode="incident.cause"/>
        </body>
      </table>
      <xsl:if test="d:causes/d:excluded">
        <p keep-with-next="true"><b><xsl:value-of select="jf:message('incident.excluded')"/></b></p>
        <list><xsl:for-each select="d:causes/d:excluded"><item src="{jf:where(.)}"><xsl:apply-templates select="." mode="words"/></item></xsl:for-each></list>
      </xsl:if>
    </section>
  </xsl:template>

  <xsl:template match="d:cause" mode="incident.cause">
    <row src="{jf:where(.)}">
      <cell>
        <nobr><xsl:value-of select="jf:message(concat('cause.', @kind))"/></nobr>
        <xsl:if test="@branch"><br/><xsl:value-of select="jf:message(concat('branch.', @branch))"/></xsl:if>
      </cell>
      <cell>
        <b><xsl:apply-templates select="@label" mode="words"/></b><xsl:value-of select="jf:message('join.stop')"/>
        <xsl:apply-templates select="d:what" mode="words"/>
        <xsl:for-each select="key('cause', @of)"><xsl:value-of select="jf:message('cause.led-to')"/><xsl:apply-templates select="@label" mode="words"/><xsl:value-of select="jf:message('join.stop')"/></xsl:for-each>
      </cell>
      <cell><xsl:apply-templates select="d:evidence" mode="words"/></cell>
    </row>
  </xsl:template>

  <xsl:template match="d:picture" mode="incident.picture">
    <figure id="picture-{position()}" src="{jf:where(.)}">
      <caption><xsl:choose><xsl:when test="d:caption"><xsl:apply-templates select="d:caption" mode="words"/></xsl:when><xsl:otherwise><xsl:value-of select="@alt"/></xsl:otherwise></xsl:choose></caption>
      <image href="{normalize-space(@src)}" alt="{@alt}"><xsl:if test="@width-mm"><xsl:attribute name="width"><xsl:value-of select="@width-mm"/></xsl:attribute></xsl:if></image>
    </figure>
  </xsl:template>

  <!-- The finding of both drawings: from the effect to what lies at its root. -->
  <xsl:template name="causes.alt">
    <xsl:variable name="roots">
      <xsl:for-each select="d:cause[@kind = 'root']"><xsl:if test="position() &gt; 1"><xsl:value-of select="jf:message('join.list')"/></xsl:if><xsl:value-of select="@label"/></xsl:for-each>
    </xsl:variable>
    <xsl:variable name="direct">
      <xsl:for-each select="d:cause[@kind = 'direct']"><xsl:if test="position() &gt; 1"><xsl:value-of select="jf:message('join.list')"/></xsl:if><xsl:value-of select="@label"/></xsl:for-each>
    </xsl:variable>
    <xsl:attribute name="alt"><xsl:value-of select="jf:message('incident.causes-alt', @effect, $direct, $roots)"/></xsl:attribute>
  </xsl:template>

  <xsl:template match="d:causes" mode="incident.chain">
    <figure id="cause-chain" continued="{jf:message('report.continued')}">
      <caption><xsl:value-of select="jf:message('incident.chain-caption')"/></caption>
      <chart kind="cause-chain">
        <xsl:call-template name="causes.alt"/>
        <column label="{jf:message('cause.what')}"/><column label="{jf:message('cause.kind')}"/><column label="{jf:message('cause.brings')}"/>
        <cause id="effect" label="{@effect}" tone="bad" src="{jf:where(.)}"/>
        <xsl:for-each select="d:cause">
          <cause id="c-{@id}" label="{@label}" detail="{jf:message(concat('cause.', @kind))}" src="{jf:where(.)}">
            <xsl:attribute name="of"><xsl:choose><xsl:when test="@of"><xsl:value-of select="concat('c-', @of)"/></xsl:when><xsl:otherwise>effect</xsl:otherwise></xsl:choose></xsl:attribute>
            <xsl:if test="@kind = 'root'"><xsl:attribute name="tone">warn</xsl:attribute></xsl:if>
          </cause>
        </xsl:for-each>
      </chart>
    </figure>
  </xsl:template>

  <xsl:template match="d:causes" mode="incident.fishbone">
    <figure id="fishbone">
      <caption><xsl:value-of select="jf:message('incident.fishbone-caption')"/></caption>
      <chart kind="fishbone" effect="{@effect}">
        <xsl:call-template name="causes.alt"/>
        <column label="{jf:message('cause.branch')}"/><column label="{jf:message('cause.what')}"/><column label="{jf:message('cause.kind')}"/>
        <xsl:for-each select="d:cause[generate-id() = generate-id(key('branch', @branch)[1])]">
          <branch label="{jf:message(concat('branch.', @branch))}">
            <xsl:for-each select="key('branch', @branch)">
              <cause label="{@label}" detail="{jf:message(concat('cause.', @kind))}" src="{jf:where(.)}"><xsl:if test="@kind = 'root'"><xsl:attribute name="tone">warn</xsl:attribute></xsl:if></cause>
            </xsl:for-each>
          </branch>
        </xsl:for-each>
      </chart>
    </figure>
  </xsl:template>

  <!-- ==== what stopped the effect, against what lasts ==== -->

  <xsl:template match="d:incident" mode="incident.measures">
    <xsl:if test="d:emergency">
      <section>
        <heading level="1" id="measures"><xsl:value-of select="jf:message('incident.measures')"/></heading>
        <table id="emergency" continued="{jf:message('report.continued')}">
          <column/><column width="3fr"/><column width="2.4fr"/><column width="2.6fr"/><column width="3fr"/>
          <caption><xsl:value-of select="jf:message('incident.emergency')"/></caption>
          <xsl:call-template name="head"><xsl:with-param name="ids" select="'stage.time measure.emergency measure.effect measure.leaves measure.lasting'"/></xsl:call-template>
          <body>
            <xsl:for-each select="d:emergency">
              <row src="{jf:where(.)}">
                <cell><nobr><xsl:apply-templates select="@at" mode="time"/></nobr></cell>
                <cell>
                  <xsl:apply-templates select="d:what" mode="words"/>
                  <br/><xsl:apply-templates select="@by" mode="person"/><xsl:value-of select="jf:message('join.parts')"/><xsl:value-of select="jf:message(concat('measure.', @kept))"/>
                </cell>
                <cell><xsl:apply-templates select="d:effect" mode="words"/></cell>
                <cell><xsl:apply-templates select="d:leaves" mode="words"/></cell>
                <cell>
                  <xsl:for-each select="../d:action[@no = current()/@action]">
                    <a href="#action-{@no}"><xsl:value-of select="jf:message('measure.action', @no)"/></a><xsl:value-of select="jf:message('join.colon')"/><xsl:apply-templates select="d:what" mode="words"/>
                  </xsl:for-each>
                </cell>
              </row>
            </xsl:for-each>
          </body>
        </table>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- ==== the plan: owner, due, criterion, state ==== -->

  <xsl:template match="d:incident" mode="incident.actions">
    <xsl:if test="d:action">
      <section>
        <heading level="1" id="actions"><xsl:value-of select="jf:message('incident.actions')"/></heading>
        <table id="action-table" continued="{jf:message('report.continued')}">
          <column align="end"/><column width="1fr"/><column width="1fr"/><column/><column/>
          <caption><xsl:value-of select="jf:message('incident.action-table')"/></caption>
          <xsl:call-template name="head"><xsl:with-param name="ids" select="'table.no action.what action.criterion action.owner action.state'"/></xsl:call-template>
          <body><xsl:apply-templates select="d:action" mode="incident.action"/></body>
        </table>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template match="d:action" mode="incident.action">
    <row id="action-{@no}" src="{jf:where(.)}">
      <cell><xsl:value-of select="@no"/></cell>
      <cell>
        <xsl:apply-templates select="d:what" mode="words"/>
        <br/><xsl:value-of select="jf:message(concat('aim.', @aim))"/>
        <xsl:for-each select="key('cause', @cause)"><xsl:value-of select="jf:message('join.parts')"/><xsl:value-of select="jf:message('action.against')"/><xsl:apply-templates select="@label" mode="words"/></xsl:for-each>
        <xsl:if test="@change"><xsl:value-of select="jf:message('join.parts')"/><xsl:value-of select="@change"/></xsl:if>
      </cell>
      <cell>
        <xsl:apply-templates select="d:criterion" mode="words"/>
        <xsl:if test="d:tracking"><br/><em><xsl:value-of select="jf:message('action.tracking')"/></em><xsl:apply-templates select="d:tracking" mode="words"/></xsl:if>
      </cell>
      <cell><xsl:apply-templates select="@owner" mode="person"/><br/><nobr><xsl:value-of select="@due"/></nobr></cell>
      <cell>
        <xsl:variable name="late" select="(@state = 'open' or @state = 'doing') and translate(@due, '-', '') &lt; $as-of"/>
        <mark>
          <xsl:attribute name="tone">
            <xsl:choose><xsl:when test="$late">bad</xsl:when><xsl:when test="@state = 'done' or @state = 'verified'">good</xsl:when><xsl:otherwise>neutral</xsl:otherwise></xsl:choose>
          </xsl:attribute>
          <xsl:choose><xsl:when test="$late"><xsl:value-of select="jf:message('action-state.late')"/></xsl:when><xsl:otherwise><xsl:value-of select="jf:message(concat('action-state.', @state))"/></xsl:otherwise></xsl:choose>
        </mark>
        <xsl:if test="@closed"><br/><nobr><xsl:value-of select="@closed"/></nobr></xsl:if>
      </cell>
    </row>
  </xsl:template>

  <!-- ==== what was learnt, and what to keep ==== -->

  <xsl:template match="d:incident" mode="incident.lessons">
    <xsl:if test="d:lesson | d:knowledge">
      <section>
        <heading level="1" id="lessons"><xsl:value-of select="jf:message('incident.lessons')"/></heading>
        <xsl:if test="d:lesson">
          <table id="lesson-table" continued="{jf:message('report.continued')}">
            <column/><column width="1fr"/>
            <caption><xsl:value-of select="jf:message('incident.lesson-table')"/></caption>
            <body>
              <xsl:apply-templates select="d:lesson[@kind = 'well']" mode="incident.lesson"/>
              <xsl:apply-templates select="d:lesson[@kind = 'badly']" mode="incident.lesson"/>
              <xsl:apply-templates select="d:lesson[@kind = 'luck']" mode="incident.lesson"/>
            </body>
          </table>
        </xsl:if>
        <xsl:if test="d:knowledge">
          <table id="knowledge" continued="{jf:message('report.continued')}">
            <column/><column width="2fr"/><column width="3fr"/>
            <caption><xsl:value-of select="jf:message('incident.knowledge')"/></caption>
            <xsl:call-template name="head"><xsl:with-param name="ids" select="'knowledge.article knowledge.title knowledge.words'"/></xsl:call-template>
            <body>
              <xsl:for-each select="d:knowledge">
                <row src="{jf:where(.)}">
                  <cell><xsl:value-of select="@article"/></cell>
                  <cell><xsl:apply-templates select="@title" mode="words"/></cell>
                  <cell><xsl:apply-templates select="." mode="words"/></cell>
                </row>
              </xsl:for-each>
            </body>
          </table>
        </xsl:if>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template match="d:lesson" mode="incident.lesson">
    <row src="{jf:where(.)}">
      <xsl:if test="position() = 1"><cell rowspan="{last()}" header="true"><xsl:value-of select="jf:message(concat('lesson.', @kind))"/></cell></xsl:if>
      <cell><xsl:apply-templates select="." mode="words"/></cell>
    </row>
  </xsl:template>

  <!-- ==== who was told when, and the levels ==== -->

  <xsl:template match="d:incident" mode="incident.communication">
    <section>
      <heading level="1" id="communication"><xsl:value-of select="jf:message('incident.communication')"/></heading>
      <table id="levels" continued="{jf:message('report.continued')}">
        <column/><column/><column/><column width="1fr"/>
        <caption><xsl:value-of select="jf:message('incident.levels')"/></caption>
        <xsl:call-template name="head"><xsl:with-param name="ids" select="'stage.time level.level level.by level.why'"/></xsl:call-template>
        <body>
          <xsl:for-each select="d:level">
            <row src="{jf:where(.)}">
              <cell><nobr><xsl:apply-templates select="@at" mode="time"/></nobr></cell>
              <cell>
                <xsl:value-of select="jf:message(concat('level.', @level))"/>
                <xsl:variable name="before" select="preceding-sibling::d:level[1]/@level"/>
                <xsl:if test="$before &gt; @level"><xsl:value-of select="jf:message('level.raised')"/></xsl:if>
                <xsl:if test="$before &lt; @level"><xsl:value-of select="jf:message('level.lowered')"/></xsl:if>
              </cell>
              <cell><xsl:apply-templates select="." mode="who"/></cell>
              <cell><xsl:apply-templates select="." mode="words"/></cell>
            </row>
          </xsl:for-each>
        </body>
      </table>
      <xsl:if test="d:told">
        <table id="told" continued="{jf:message('report.continued')}">
          <column/><column/><column/><column/><column width="1fr"/>
          <caption><xsl:value-of select="jf:message('incident.told')"/></caption>
          <xsl:call-template name="head"><xsl:with-param name="ids" select="'stage.time told.by told.to told.how told.what'"/></xsl:call-template>
          <body>
            <xsl:for-each select="d:told">
              <row src="{jf:where(.)}">
                <cell><nobr><xsl:apply-templates select="@at" mode="time"/></nobr></cell>
                <cell><xsl:apply-templates select="@by" mode="person"/></cell>
                <cell><xsl:apply-templates select="@with" mode="person"/><xsl:if test="@with and @to"><xsl:value-of select="jf:message('join.names')"/></xsl:if><xsl:apply-templates select="@to" mode="words"/></cell>
                <cell><xsl:value-of select="jf:message(concat('channel.', @channel))"/></cell>
                <cell><xsl:apply-templates select="." mode="words"/></cell>
              </row>
            </xsl:for-each>
          </body>
        </table>
      </xsl:if>
    </section>
  </xsl:template>

  <!-- ==== other documents of the incident ==== -->

  <xsl:template match="d:incident" mode="incident.related">
    <xsl:if test="d:link">
      <section>
        <heading level="1" id="related"><xsl:value-of select="jf:message('incident.related')"/></heading>
        <table id="links" keep-together="true" continued="{jf:message('report.continued')}">
          <column/><column/><column width="1fr"/>
          <caption><xsl:value-of select="jf:message('incident.links')"/></caption>
          <xsl:call-template name="head"><xsl:with-param name="ids" select="'link.kind link.number stage.words'"/></xsl:call-template>
          <body>
            <xsl:for-each select="d:link">
              <row src="{jf:where(.)}">
                <cell><xsl:value-of select="jf:message(concat('link.', @kind))"/></cell>
                <cell><xsl:value-of select="@number"/></cell>
                <cell><xsl:apply-templates select="." mode="words"/></cell>
              </row>
            </xsl:for-each>
          </body>
        </table>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- ==== reviews: findings, and how they were settled ==== -->

  <xsl:template match="d:incident" mode="incident.reviews">
    <xsl:if test="d:review">
      <section>
        <heading level="1" id="reviews"><xsl:value-of select="jf:message('incident.reviews')"/></heading>
        <table id="findings" continued="{jf:message('report.continued')}">
          <column/><column/><column width="3fr"/><column width="3fr"/>
          <caption><xsl:value-of select="jf:message('incident.findings')"/></caption>
          <xsl:call-template name="head"><xsl:with-param name="ids" select="'review.review stage.time review.finding review.settled'"/></xsl:call-template>
          <body>
            <xsl:for-each select="d:review/d:finding">
              <row src="{jf:where(.)}">
                <cell><xsl:value-of select="jf:message(concat('review.', ../@kind))"/><br/><nobr><xsl:apply-templates select="../@by" mode="person"/></nobr></cell>
                <cell><nobr><xsl:apply-templates select="../@at" mode="time"/></nobr></cell>
                <cell><xsl:apply-templates select="d:what" mode="words"/></cell>
                <cell><xsl:apply-templates select="d:settled" mode="words"/></cell>
              </row>
            </xsl:for-each>
          </body>
        </table>
      </section>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
