<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- Stands in for the service sheet's stylesheet and writes a small chart of each kind, whatever the record. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:jiaofu:report:1">
  <xsl:template match="/">
    <report xml:lang="en" kind="charts">
      <meta><title>Charts</title><number>CHARTS</number><version>1</version></meta>
      <body>
        <heading level="1">Charts</heading>
        <chart kind="bar" alt="Resolution misses its target." y-label="Met" unit="%" x-label="Priority" height="40">
          <series name="Response"><point label="P1" value="100"/><point label="P2" value="96.4"/></series>
          <series name="Resolution"><point label="P1" value="75"/><point label="P2" value="91" tone="warn"/></series>
          <target value="95" label="Agreed 95%"/>
        </chart>
        <chart kind="bar" direction="horizontal" stacked="true" alt="Most of the time is waiting." y-label="Time" unit="h" x-label="Priority">
          <series name="Work"><point label="P1" value="3.5"/><point label="P2" value="6"/></series>
          <series name="Waiting"><point label="P1" value="0.5"/><point label="P2" value="9"/></series>
        </chart>
        <chart kind="line" alt="May missed." y-label="Met" unit="%" x-label="Month" height="40">
          <band from="95" to="100" label="Kept" tone="good"/>
          <series name="P1"><point label="03" value="98"/><point label="04"/><point label="05" value="91"/><point label="06" value="97.5"/></series>
          <series name="Agreed" role="target"><point label="03" value="95"/><point label="04" value="95"/><point label="05" value="95"/><point label="06" value="96"/></series>
        </chart>
        <chart kind="histogram" alt="Most are short." y-label="Tickets" x-label="Resolution" unit="min" height="40">
          <point from="0" to="30" value="4"/><point from="30" to="60" value="9"/><point from="60" to="90" value="1" tone="bad"/>
          <target value="60" label="Promised"/>
        </chart>
        <chart kind="heat-map" alt="Mondays at nine." y-label="Tickets" low-label="few" high-label="many">
          <row label="Mon"/><row label="Tue"/><column label="8"/><column label="9"/><column label="10"/>
          <point row="1" column="2" value="12"/><point row="1" column="3" value="4"/><point row="2" column="1" value="1"/>
        </chart>
        <chart kind="pareto" alt="Parts first." y-label="Misses" x-label="Reason" cumulated="Cumulated share" height="45">
          <point label="Spare parts" value="7"/><point label="Window" value="3"/><point label="Dispatch" value="1"/>
        </chart>
        <chart kind="box" alt="P2 has room." y-label="Resolution" unit="min" x-label="Priority">
          <column label="Priority"/><column label="least"/><column label="25%"/><column label="median"/><column label="75%"/><column label="most"/>
          <column label="promised"/><column label="tickets"/>
          <point label="P1" low="22" q1="60" median="96" q3="170" high="406" target="240" n="4"/>
          <point label="P2" low="35" q1="90" median="141" q3="220" high="398" target="480" n="14"/>
        </chart>
        <chart kind="dot" alt="Backup is weakest." y-label="Maturity" min="0" max="5" x-label="Area">
          <column label="Area"/><column label="Now"/><column label="Before"/><column label="Aim"/>
          <series name="Now"><point label="Storage" value="2.5" target="4"/><point label="Backup" value="1.5" target="4" tone="bad"/></series>
          <series name="Before" role="previous"><point label="Storage" value="2"/><point label="Backup" value="1.5"/></series>
        </chart>
        <chart kind="bar" alt="None." empty="No target was missed."/>
        <chart kind="timeline" zone="Asia/Shanghai" alt="Restored after an hour and nine minutes; closed a day later." x-label="Time" y-label="Event" broken="not to scale">
          <event at="2026-03-08T23:31:00" label="Alarm" phase="Detect" tone="bad"/><event at="2026-03-08T23:35:00" label="Answered" phase="Respond"/>
          <event at="2026-03-09T00:40:00" label="Restored" phase="Restore" tone="good"/><event at="2026-03-10T10:00:00" label="Closed" phase="Close"/>
          <span from="2026-03-08T23:31:00" to="2026-03-09T00:40:00" label="Outage" tone="bad"/>
        </chart>
        <chart kind="cause-chain" alt="Nobody followed the firmware's notices." x-label="Cause" y-label="Led to">
          <cause id="e" label="Outage" tone="bad"/><cause id="1" of="e" label="Controller restarts" detail="direct"/>
          <cause id="2" of="1" label="Old firmware" detail="root" tone="warn"/><cause id="3" of="1" label="Weak battery"/>
        </chart>
        <chart kind="fishbone" effect="Outage" alt="Three branches." x-label="Branch" y-label="Cause">
          <branch label="Technology"><cause label="Old firmware" tone="warn"/><cause label="Weak battery"/></branch>
          <branch label="Process"><cause label="Notices not followed"/></branch><branch label="People"/>
        </chart>
        <chart kind="radar" alt="Backup is furthest from its target." max="5" height="60">
          <column label="Dimension"/><column label="Score"/><column label="Target"/>
          <point label="Storage" value="2.5" target="4"/><point label="Backup" value="1.5" target="4"/><point label="Watch" value="3" target="3.5"/>
        </chart>
        <chart kind="matrix" alt="A1 and A2 come first." x-label="Effort" y-label="Benefit" low-label="low" high-label="high" height="60">
          <column label="First"/><column label="Project"/><column label="By the way"/><column label="Not now"/>
          <item no="A1" label="Second path" effort="2" benefit="5"/><item no="A2" label="Firmware" effort="2" benefit="5"/>
          <item no="A3" label="New array" effort="5" benefit="2" tone="bad"/>
        </chart>
        <chart kind="gantt" alt="Done by the end of May." from="2026-04-01" to="2026-05-31" now="2026-04-20" x-label="Task">
          <task label="Second path" from="2026-04-01" to="2026-04-17" owner="Chen Yu" done="100"/>
          <task label="Firmware" from="2026-04-20" to="2026-05-08" owner="He Wenbo" done="20"/><milestone label="Accepted" at="2026-05-29"/>
        </chart>
      </body>
    </report>
  </xsl:template>
</xsl:stylesheet>
