<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- The parts of the service sheet's completed form: the four stages of 7.2 with times and persons. See service-sheet.xsl. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:jiaofu:report:1" xmlns:d="urn:jiaofu:delivery:1"
                xmlns:jf="urn:jiaofu:functions:1" exclude-result-prefixes="d jf">

  <!-- ==== a stage is a table of acts: what, when, who, words; the check box before what has been confirmed ==== -->

  <xsl:template name="stage-columns">
    <column/><column/><column/><column/><column width="1fr"/>
  </xsl:template>

  <!-- One act. `what` is the id of its name's message; the first act of a stage names the stage. -->
  <xsl:template name="act">
    <xsl:param name="stage"/>
    <xsl:param name="rows"/>
    <xsl:param name="what" select="concat('act.', local-name())"/>
    <row src="{jf:where(.)}">
      <xsl:if test="position() = 1"><cell rowspan="{$rows}" header="true"><xsl:value-of select="jf:message($stage)"/></cell></xsl:if>
      <cell>
        <check state="done" alt="{jf:message('check.done')}"/><xsl:text>&#160;</xsl:text><xsl:value-of select="jf:message($what)"/>
      </cell>
      <cell><xsl:apply-templates select="@at" mode="time"/></cell>
      <cell><xsl:apply-templates select="." mode="who"/></cell>
      <cell><xsl:apply-templates select="." mode="words"/></cell>
    </row>
  </xsl:template>

  <!-- ==== before and on arrival (7.2 a, b1–b3) ==== -->

  <xsl:template match="d:visit" mode="done.before">
    <xsl:variable name="before" select="d:request/d:responded | d:plan/d:confirmed | d:plan/d:contingency"/>
    <xsl:variable name="on-arrival" select="d:arrival | d:arrival/d:agreed | d:arrival/d:site-rules"/>
    <section>
      <heading level="1"><xsl:value-of select="jf:message('sheet.stages')"/></heading>
      <table>
        <xsl:call-template name="stage-columns"/>
        <xsl:call-template name="head"><xsl:with-param name="ids" select="'stage.stage stage.act stage.time stage.persons stage.words'"/></xsl:call-template>
        <body>
          <xsl:apply-templates select="$before" mode="done.act">
            <xsl:with-param name="stage" select="'stage.before'"/><xsl:with-param name="rows" select="count($before)"/>
          </xsl:apply-templates>
          <xsl:apply-templates select="$on-arrival" mode="done.act">
            <xsl:with-param name="stage" select="'stage.arrival'"/><xsl:with-param name="rows" select="count($on-arrival)"/>
          </xsl:apply-templates>
        </body>
      </table>
    </section>
  </xsl:template>

  <xsl:template match="*" mode="done.act">
    <xsl:param name="stage"/>
    <xsl:param name="rows"/>
    <xsl:call-template name="act">
      <xsl:with-param name="stage" select="$stage"/><xsl:with-param name="rows" select="$rows"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="d:contingency" mode="done.act">
    <xsl:param name="stage"/>
    <xsl:param name="rows"/>
    <row src="{jf:where(.)}">
      <xsl:if test="position() = 1"><cell rowspan="{$rows}" header="true"><xsl:value-of select="jf:message($stage)"/></cell></xsl:if>
      <cell>
        <xsl:choose>
          <xsl:when test="d:approved"><check state="done" alt="{jf:message('check.done')}"/></xsl:when>
          <xsl:otherwise><check state="open" alt="{jf:message('check.open')}"/></xsl:otherwise>
        </xsl:choose>
        <xsl:text>&#160;</xsl:text><xsl:value-of select="jf:message('act.contingency')"/>
      </cell>
      <cell><xsl:apply-templates select="d:approved/@at" mode="time"/></cell>
      <cell><xsl:apply-templates select="d:approved" mode="who"/></cell>
      <cell>
        <xsl:apply-templates select="@number" mode="words"/>
        <xsl:if test="@number and d:approved/node()"><xsl:value-of select="jf:message('join.colon')"/></xsl:if>
        <xsl:apply-templates select="d:approved" mode="words"/>
      </cell>
    </row>
  </xsl:template>

  <!-- The way, the arrival, and that the customer was told of it and confirmed the time (7.2 b1). -->
  <xsl:template match="d:arrival" mode="done.act">
    <xsl:param name="stage"/>
    <xsl:param name="rows"/>
    <row src="{jf:where(.)}">
      <xsl:if test="position() = 1"><cell rowspan="{$rows}" header="true"><xsl:value-of select="jf:message($stage)"/></cell></xsl:if>
      <cell>
        <xsl:variable name="state"><xsl:choose><xsl:when test="d:informed">done</xsl:when><xsl:otherwise>open</xsl:otherwise></xsl:choose></xsl:variable>
        <check state="{$state}" alt="{jf:message(concat('check.', $state))}"/><xsl:text>&#160;</xsl:text><xsl:value-of select="jf:message('act.informed')"/>
      </cell>
      <cell><b><xsl:apply-templates select="@at" mode="time"/></b></cell>
      <cell><xsl:apply-templates select="d:informed" mode="who"/></cell>
      <cell>
        <xsl:if test="d:informed"><xsl:apply-templates select="d:informed/@at" mode="time"/><xsl:value-of select="jf:message('arrival.informed')"/></xsl:if>
        <xsl:for-each select="../d:departure">
          <xsl:if test="../d:arrival/d:informed"><xsl:value-of select="jf:message('join.items')"/></xsl:if>
          <xsl:apply-templates select="@at" mode="time"/><xsl:text> </xsl:text>
          <xsl:value-of select="jf:message('departure.from')"/><xsl:apply-templates select="@from" mode="words"/>
          <xsl:if test="@km"><xsl:value-of select="jf:message('departure.km', @km)"/></xsl:if>
          <xsl:value-of select="jf:message('arrival.travel', jf:duration(jf:minutes(@at, ../d:arrival/@at)))"/>
          <xsl:if test="normalize-space()"><xsl:value-of select="jf:message('join.items')"/><xsl:apply-templates select="." mode="words"/></xsl:if>
        </xsl:for-each>
        <xsl:if test="normalize-space(d:informed)"><xsl:value-of select="jf:message('join.items')"/><xsl:apply-templates select="d:informed" mode="words"/></xsl:if>
      </cell>
    </row>
  </xsl:template>

  <!-- ==== work (7.2 b4–b6) ==== -->

  <xsl:template match="d:visit" mode="done.work">
    <xsl:if test="d:work">
      <section>
        <heading level="1"><xsl:value-of select="jf:message('sheet.work')"/></heading>
        <xsl:if test="d:work/d:step">
          <table>
            <column align="end"/><column width="3.1fr"/><xsl:if test="d:work/d:step/d:outcome"><column width="2.55fr"/></xsl:if><column/><column/><column/>
            <xsl:call-template name="head">
              <xsl:with-param name="ids" select="concat('table.no step.what ', substring('step.outcome ', 1, 13 * boolean(d:work/d:step/d:outcome)), 'step.time step.by step.result')"/>
            </xsl:call-template>
            <body><xsl:apply-templates select="d:work/d:step" mode="done.step"/></body>
          </table>
        </xsl:if>
        <xsl:apply-templates select="." mode="done.readings"/>
        <xsl:apply-templates select="." mode="done.parts"/>
        <xsl:apply-templates select="." mode="done.extras"/>
        <xsl:apply-templates select="." mode="done.result"/>
        <xsl:apply-templates select="." mode="done.figures"/>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template match="d:step" mode="done.step">
    <row src="{jf:where(.)}">
      <cell><xsl:value-of select="@no"/></cell>
      <cell>
        <xsl:if test="@asset and count(../../d:object) &gt; 1">
          <b><xsl:apply-templates select="$assets[@id = current()/@asset]" mode="name"/></b><xsl:value-of select="jf:message('join.colon')"/>
        </xsl:if>
        <xsl:apply-templates select="d:what" mode="words"/>
      </cell>
      <xsl:if test="../d:step/d:outcome"><cell><xsl:apply-templates select="d:outcome" mode="words"/></cell></xsl:if>
      <cell><xsl:call-template name="period"/></cell>
      <cell><xsl:apply-templates select="@by" mode="person"/></cell>
      <cell>
        <mark>
          <xsl:attribute name="tone">
            <xsl:choose>
              <xsl:when test="@result = 'done'">good</xsl:when><xsl:when test="@result = 'failed'">bad</xsl:when>
              <xsl:when test="@result = 'skipped'">neutral</xsl:when><xsl:otherwise>warn</xsl:otherwise>
            </xsl:choose>
          </xsl:attribute>
          <xsl:value-of select="jf:message(concat('step-result.', @result))"/>
        </mark>
      </cell>
    </row>
  </xsl:template>

  <xsl:template match="d:visit" mode="done.readings">
    <xsl:if test="d:work/d:reading">
      <table>
        <xsl:variable name="noted" select="boolean(d:work/d:reading[normalize-space()])"/>
        <column align="end"/><column width="3fr"/><column/><column/><column/><xsl:if test="$noted"><column width="3fr"/></xsl:if>
        <xsl:call-template name="head">
          <xsl:with-param name="ids" select="concat('table.no reading.item reading.threshold reading.value reading.verdict', substring(' stage.words', 1, 12 * $noted))"/>
        </xsl:call-template>
        <body><xsl:apply-templates select="d:work/d:reading" mode="done.reading"/></body>
      </table>
    </xsl:if>
  </xsl:template>

  <xsl:template match="d:reading" mode="done.reading">
    <row src="{jf:where(.)}">
      <cell><xsl:value-of select="@no"/></cell>
      <cell header="true">
        <xsl:if test="@asset and count(../../d:object) &gt; 1">
          <xsl:apply-templates select="$assets[@id = current()/@asset]" mode="name"/><xsl:value-of select="jf:message('join.parts')"/>
        </xsl:if>
        <xsl:apply-templates select="@item" mode="words"/>
      </cell>
      <cell><xsl:apply-templates select="@threshold" mode="words"/></cell>
      <cell><xsl:apply-templates select="@value" mode="words"/><xsl:if test="@unit"><xsl:text>&#160;</xsl:text><xsl:apply-templates select="@unit" mode="words"/></xsl:if></cell>
      <cell>
        <mark>
          <xsl:attribute name="tone">
            <xsl:choose><xsl:when test="@verdict = 'normal'">good</xsl:when><xsl:when test="@verdict = 'risk'">warn</xsl:when><xsl:otherwise>bad</xsl:otherwise></xsl:choose>
          </xsl:attribute>
          <xsl:value-of select="jf:message(concat('run-state.', @verdict))"/>
        </mark>
      </cell>
      <xsl:if test="../d:reading[normalize-space()]"><cell><xsl:apply-templates select="." mode="words"/></cell></xsl:if>
    </row>
  </xsl:template>

  <xsl:template match="d:visit" mode="done.parts">
    <xsl:if test="d:work/d:part">
      <table>
        <column/><column width="1fr"/><column align="end"/><column/><column/><column/>
        <xsl:call-template name="head"><xsl:with-param name="ids" select="'part.number part.name part.quantity part.use part.removed part.fitted'"/></xsl:call-template>
        <body>
          <xsl:for-each select="d:work/d:part">
            <row src="{jf:where(.)}">
              <cell header="true"><xsl:apply-templates select="@number" mode="words"/></cell>
              <cell><xsl:apply-templates select="@name" mode="words"/><xsl:if test="@spec"><xsl:text> </xsl:text><xsl:apply-templates select="@spec" mode="words"/></xsl:if></cell>
              <cell>
                <xsl:if test="@requested and @requested != @quantity"><xsl:value-of select="jf:message('part.of', @requested)"/></xsl:if>
                <xsl:call-template name="quantity"/>
              </cell>
              <cell><xsl:value-of select="jf:message(concat('use.', @use))"/></cell>
              <cell><xsl:apply-templates select="@removed" mode="words"/></cell>
              <cell><xsl:apply-templates select="@fitted" mode="words"/></cell>
            </row>
          </xsl:for-each>
        </body>
      </table>
    </xsl:if>
  </xsl:template>

  <!-- Extra requests and problems beyond those on site: who was told, who decided what (7.2 b6). -->
  <xsl:template match="d:visit" mode="done.extras">
    <xsl:if test="d:work/d:extra">
      <table>
        <column width="3fr"/><column/><column/><column width="4fr"/>
        <xsl:call-template name="head"><xsl:with-param name="ids" select="'extra.what extra.raised extra.told extra.decided'"/></xsl:call-template>
        <body>
          <xsl:for-each select="d:work/d:extra">
            <row src="{jf:where(.)}">
              <cell><xsl:apply-templates select="d:what" mode="words"/></cell>
              <cell><xsl:apply-templates select="@at" mode="time"/><xsl:text> </xsl:text><xsl:apply-templates select="@by" mode="person"/></cell>
              <cell><xsl:apply-templates select="d:told/@at" mode="time"/><xsl:text> </xsl:text><xsl:apply-templates select="d:told/@with" mode="person"/></cell>
              <cell><xsl:apply-templates select="d:decided" mode="done.decided"/><xsl:apply-templates select="d:done" mode="done.decided"/></cell>
            </row>
          </xsl:for-each>
        </body>
      </table>
    </xsl:if>
  </xsl:template>

  <xsl:template match="d:decided" mode="done.decided">
    <mark>
      <xsl:attribute name="tone"><xsl:choose><xsl:when test="@decision = 'authorised'">good</xsl:when><xsl:otherwise>bad</xsl:otherwise></xsl:choose></xsl:attribute>
      <xsl:value-of select="jf:message(concat('decision.', @decision))"/>
    </mark>
    <xsl:value-of select="jf:message('join.parts')"/>
    <xsl:apply-templates select="@by" mode="person"/><xsl:text> </xsl:text><xsl:apply-templates select="@at" mode="time"/>
    <xsl:if test="normalize-space()"><xsl:value-of select="jf:message('join.colon')"/><xsl:apply-templates select="." mode="words"/></xsl:if>
  </xsl:template>

  <xsl:template match="d:done" mode="done.decided">
    <br/><xsl:value-of select="jf:message('extra.done')"/><xsl:apply-templates select="@at" mode="time"/>
    <xsl:if test="normalize-space()"><xsl:value-of select="jf:message('join.colon')"/><xsl:apply-templates select="." mode="words"/></xsl:if>
  </xsl:template>

  <xsl:template match="d:visit" mode="done.result">
    <xsl:for-each select="d:work/d:result">
      <note src="{jf:where(.)}" keep-together="true">
        <xsl:attribute name="tone">
          <xsl:choose><xsl:when test="@status = 'resolved'">good</xsl:when><xsl:when test="@status = 'unresolved'">bad</xsl:when><xsl:otherwise>warn</xsl:otherwise></xsl:choose>
        </xsl:attribute>
        <p>
          <mark>
            <xsl:attribute name="tone">
              <xsl:choose><xsl:when test="@status = 'resolved'">good</xsl:when><xsl:when test="@status = 'unresolved'">bad</xsl:when><xsl:otherwise>warn</xsl:otherwise></xsl:choose>
            </xsl:attribute>
            <xsl:value-of select="jf:message('result.title', jf:message(concat('status.', @status)))"/>
            <xsl:value-of select="jf:message('join.parts')"/><xsl:apply-templates select="@at" mode="time"/>
          </mark>
          <xsl:text>&#8195;</xsl:text>
          <xsl:apply-templates select="d:p[1]" mode="words"/>
        </p>
        <xsl:for-each select="d:p[position() &gt; 1]"><p><xsl:apply-templates select="." mode="words"/></p></xsl:for-each>
      </note>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="d:visit" mode="done.figures">
    <xsl:for-each select="d:figure">
      <section src="{jf:where(.)}" keep-together="true">
        <image href="{normalize-space(@src)}" alt="{@alt}">
          <xsl:if test="@width-mm"><xsl:attribute name="width"><xsl:value-of select="@width-mm"/></xsl:attribute></xsl:if>
        </image>
        <xsl:if test="d:caption"><p style="small"><xsl:apply-templates select="d:caption" mode="words"/></p></xsl:if>
      </section>
    </xsl:for-each>
  </xsl:template>

  <!-- ==== before leaving (7.2 c) ==== -->

  <xsl:template match="d:visit" mode="done.leaving">
    <xsl:for-each select="d:leaving">
      <section>
        <heading level="1"><xsl:value-of select="jf:message('sheet.leaving', jf:instant(@at, $zone, '%H:%M'))"/></heading>
        <xsl:if test="d:tidy | d:security-check | d:permission">
          <list kind="check" columns="2"><xsl:apply-templates select="d:tidy | d:security-check | d:permission" mode="done.check"/></list>
        </xsl:if>
        <xsl:apply-templates select=".." mode="done.leftovers"/>
      </section>
    </xsl:for-each>
  </xsl:template>

  <!-- What was checked, when, by whom, and words on it. Bold is for what was not in order: the rule of emphasis of DESIGN.md. -->
  <xsl:template match="*" mode="done.check">
    <xsl:variable name="state"><xsl:choose><xsl:when test="@ok = 'false' or @ok = '0'">crossed</xsl:when><xsl:otherwise>done</xsl:otherwise></xsl:choose></xsl:variable>
    <xsl:variable name="what">
      <xsl:choose>
        <xsl:when test="@item"><xsl:value-of select="jf:message(concat('security.', @item))"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="jf:message(concat('act.', local-name()))"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <item state="{$state}" alt="{jf:message(concat('check.', $state))}" src="{jf:where(.)}">
      <xsl:choose>
        <xsl:when test="$state = 'crossed'"><b><xsl:value-of select="$what"/></b></xsl:when>
        <xsl:otherwise><xsl:value-of select="$what"/></xsl:otherwise>
      </xsl:choose>
      <xsl:text>&#160; </xsl:text>
      <xsl:apply-templates select="@at" mode="time"/><xsl:text> </xsl:text><xsl:apply-templates select="." mode="who"/>
      <xsl:if test="normalize-space()"><xsl:value-of select="jf:message('join.colon')"/><xsl:apply-templates select="." mode="words"/></xsl:if>
    </item>
  </xsl:template>

  <xsl:template match="d:visit" mode="done.leftovers">
    <xsl:if test="d:leaving/d:leftover">
      <table>
        <column align="end"/><column width="3fr"/><column width="3fr"/><column width="2fr"/><column/>
        <xsl:call-template name="head"><xsl:with-param name="ids" select="'table.no leftover.problem leftover.advice leftover.agreed leftover.owner'"/></xsl:call-template>
        <body>
          <xsl:for-each select="d:leaving/d:leftover">
            <row src="{jf:where(.)}">
              <cell><xsl:value-of select="@no"/></cell>
              <cell header="true"><xsl:apply-templates select="d:problem" mode="words"/></cell>
              <cell><xsl:apply-templates select="d:advice" mode="words"/></cell>
              <cell>
                <xsl:for-each select="d:agreed">
                  <xsl:apply-templates select="@with" mode="person"/><xsl:text> </xsl:text><xsl:apply-templates select="@at" mode="time"/>
                  <xsl:if test="normalize-space()"><br/><xsl:apply-templates select="." mode="words"/></xsl:if>
                </xsl:for-each>
              </cell>
              <cell><xsl:apply-templates select="@owner" mode="person"/><xsl:if test="@owner and @due"><br/></xsl:if><xsl:value-of select="@due"/></cell>
            </row>
          </xsl:for-each>
        </body>
      </table>
    </xsl:if>
  </xsl:template>

  <!-- ==== after leaving (7.2 d) ==== -->

  <xsl:template match="d:visit" mode="done.after">
    <xsl:if test="d:after/* or d:charges">
      <section>
        <heading level="1"><xsl:value-of select="jf:message('sheet.after')"/></heading>
        <xsl:if test="d:after/* or d:charges[not(d:charge/@terms = 'billable')]">
          <grid columns="1">
            <xsl:apply-templates select="d:after/d:satisfaction" mode="done.field"/>
            <xsl:apply-templates select="d:after/d:conformity" mode="done.field"/>
            <xsl:apply-templates select="d:after/d:follow-up | d:after/d:record-updated" mode="done.field"/>
            <xsl:apply-templates select="d:charges[not(d:charge/@terms = 'billable')]" mode="done.field"/>
          </grid>
        </xsl:if>
        <xsl:apply-templates select="." mode="done.charges"/>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template match="d:satisfaction" mode="done.field">
    <field label="{jf:message('survey.satisfaction')}" src="{jf:where(.)}">
      <xsl:for-each select="d:score">
        <xsl:if test="position() &gt; 1"><xsl:text>&#8195;</xsl:text></xsl:if>
        <xsl:value-of select="jf:message(concat('question.', @question))"/><xsl:text>&#160;</xsl:text><b><xsl:value-of select="jf:message('score.of', @value)"/></b>
      </xsl:for-each>
      <xsl:apply-templates select="." mode="done.asked"/>
    </field>
    <xsl:if test="d:words or d:score[normalize-space()]">
      <field label="{jf:message('survey.words')}" src="{jf:where(.)}">
        <xsl:apply-templates select="d:words" mode="words"/>
        <xsl:for-each select="d:score[normalize-space()]">
          <xsl:if test="position() &gt; 1 or ../d:words"><xsl:text> </xsl:text></xsl:if>
          <xsl:value-of select="jf:message(concat('question.', @question))"/><xsl:value-of select="jf:message('join.colon')"/><xsl:apply-templates select="." mode="words"/>
        </xsl:for-each>
      </field>
    </xsl:if>
    <xsl:for-each select="d:follow-up">
      <field label="{jf:message('survey.follow-up')}" src="{jf:where(.)}">
        <xsl:apply-templates select="." mode="words"/><xsl:apply-templates select="." mode="done.asked"/>
      </field>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="d:conformity" mode="done.field">
    <field label="{jf:message('survey.conformity')}" src="{jf:where(.)}">
      <xsl:for-each select="d:item">
        <xsl:variable name="state">
          <xsl:choose><xsl:when test="@answer = 'yes'">done</xsl:when><xsl:when test="@answer = 'no'">crossed</xsl:when><xsl:otherwise>open</xsl:otherwise></xsl:choose>
        </xsl:variable>
        <check state="{$state}" alt="{jf:message(concat('answer.', @answer))}"/><xsl:text>&#160;</xsl:text>
        <nobr><xsl:value-of select="@clause"/></nobr><xsl:text> </xsl:text>
        <xsl:if test="@answer = 'partly'"><xsl:value-of select="jf:message('answer.partly')"/><xsl:value-of select="jf:message('join.colon')"/></xsl:if>
        <xsl:apply-templates select="." mode="words"/>
        <xsl:if test="position() != last()"><xsl:text>&#8194; </xsl:text></xsl:if>
      </xsl:for-each>
      <xsl:apply-templates select="." mode="done.asked"/>
    </field>
  </xsl:template>

  <xsl:template match="d:record-updated" mode="done.field">
    <field label="{jf:message('act.record-updated')}" src="{jf:where(.)}">
      <xsl:apply-templates select="." mode="words"/><xsl:apply-templates select="." mode="done.asked"/>
    </field>
  </xsl:template>

  <xsl:template match="d:after/d:follow-up" mode="done.field">
    <field label="{jf:message('act.follow-up')}" src="{jf:where(.)}">
      <xsl:value-of select="jf:message(concat('follow-up.', @state), @leftover)"/><xsl:apply-templates select="." mode="words"/>
      <xsl:apply-templates select="." mode="done.asked"/>
    </field>
  </xsl:template>

  <!-- How, when and by whom, in brackets behind the words. -->
  <xsl:template match="*" mode="done.asked">
    <xsl:value-of select="jf:message('bracket.open')"/>
    <xsl:if test="@channel"><xsl:value-of select="jf:message(concat('channel.', @channel))"/><xsl:text> </xsl:text></xsl:if>
    <xsl:apply-templates select="@at" mode="time"/><xsl:text> </xsl:text><xsl:apply-templates select="." mode="who"/>
    <xsl:value-of select="jf:message('bracket.close')"/>
  </xsl:template>

  <!-- Charges: a field where all is included … -->
  <xsl:template match="d:charges" mode="done.field">
    <field label="{jf:message('charge.charges')}" src="{jf:where(.)}">
      <b><xsl:value-of select="jf:money(@total, @currency)"/></b><xsl:text>&#8194; </xsl:text>
      <xsl:for-each select="d:charge">
        <xsl:if test="position() &gt; 1"><xsl:value-of select="jf:message('join.items')"/></xsl:if>
        <xsl:value-of select="jf:message(concat('charge.', @kind))"/>
        <xsl:value-of select="jf:message('join.role', jf:message(concat('terms.', @terms)))"/>
        <xsl:if test="normalize-space() and normalize-space() != jf:message(concat('terms.', @terms))"><xsl:text> </xsl:text><xsl:apply-templates select="." mode="words"/></xsl:if>
      </xsl:for-each>
    </field>
  </xsl:template>

  <!-- … a table where something is billed. -->
  <xsl:template match="d:visit" mode="done.charges">
    <xsl:for-each select="d:charges[d:charge/@terms = 'billable']">
      <xsl:variable name="currency" select="@currency"/>
      <table src="{jf:where(.)}">
        <column width="1fr"/><column/><column align="end"/><column align="end"/><column align="end"/>
        <xsl:call-template name="head"><xsl:with-param name="ids" select="'charge.what charge.terms part.quantity charge.price charge.amount'"/></xsl:call-template>
        <body>
          <xsl:for-each select="d:charge">
            <row src="{jf:where(.)}">
              <cell header="true">
                <xsl:value-of select="jf:message(concat('charge.', @kind))"/>
                <xsl:if test="normalize-space()"><xsl:value-of select="jf:message('join.colon')"/><xsl:apply-templates select="." mode="words"/></xsl:if>
              </cell>
              <cell><xsl:value-of select="jf:message(concat('terms.', @terms))"/></cell>
              <cell><xsl:if test="@quantity"><xsl:call-template name="quantity"/></xsl:if></cell>
              <cell><xsl:if test="@price"><xsl:value-of select="jf:money(@price, $currency)"/></xsl:if></cell>
              <cell><xsl:value-of select="jf:money(@amount, $currency)"/></cell>
            </row>
          </xsl:for-each>
        </body>
        <foot><row><cell colspan="4" align="end"><xsl:value-of select="jf:message('charge.total')"/></cell><cell><b><xsl:value-of select="jf:money(@total, $currency)"/></b></cell></row></foot>
      </table>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="d:visit" mode="done.attachments">
    <xsl:if test="d:attachment">
      <section>
        <heading level="1"><xsl:value-of select="jf:message('sheet.attachments')"/></heading>
        <list>
          <xsl:for-each select="d:attachment"><item src="{jf:where(.)}"><a href="{normalize-space(@href)}"><xsl:apply-templates select="." mode="words"/></a></item></xsl:for-each>
        </list>
      </section>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
