<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- The gallery's schematic charts: usual data and awkward data. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:jiaofu:report:1">
  <xsl:template name="schematic">
    <heading level="1">时间线</heading>
    <chart kind="timeline" broken="未按比例" alt="故障在 02:31 发生，09:20 全部恢复，次日关闭。" zone="Asia/Shanghai" x-label="时间" y-label="事件">
      <event at="2026-03-08T02:31:00" label="监控告警：控制器 B 离线，存储池降级" phase="发现" tone="bad"/>
      <event at="2026-03-08T02:35:00" label="医院值班室来电报障" phase="发现"/>
      <event at="2026-03-08T02:42:00" label="服务台受理并定为 P1" phase="响应"/>
      <event at="2026-03-08T02:47:00" label="升级给存储专家何文博并告知主管" phase="升级"/>
      <event at="2026-03-08T02:58:00" label="远程确认双控故障，通知现场工程师出发" phase="升级"/>
      <event at="2026-03-08T04:41:00" label="工程师到场" phase="遏制"/>
      <event at="2026-03-08T05:05:00" label="HIS 切换到备用阵列只读运行" phase="遏制" tone="warn"/>
      <event at="2026-03-08T06:20:00" label="更换控制器 B" phase="恢复"/>
      <event at="2026-03-08T07:50:00" label="PACS 路径恢复为临时第二路径" phase="恢复"/>
      <event at="2026-03-08T09:20:00" label="业务全部恢复，医院确认" phase="恢复" tone="good"/>
      <event at="2026-03-09T10:10:00" label="徐静同意关闭事件" phase="关闭"/>
      <span from="2026-03-08T02:31:00" to="2026-03-08T05:05:00" label="HIS 中断" tone="bad"/>
      <span from="2026-03-08T02:31:00" to="2026-03-08T09:20:00" label="PACS 中断" tone="bad"/>
    </chart>
    <chart xml:lang="en" kind="timeline" broken="not to scale" alt="Lines stopped for 51 minutes, over midnight." zone="Europe/Berlin" x-label="Time" y-label="Event">
      <event at="2026-03-23T23:13:00+01:00" label="Core switches see each other as active; lines 1–4 stop" phase="Detect" tone="bad"/>
      <event at="2026-03-23T23:18:00+01:00" label="Plant calls the service desk" phase="Detect"/>
      <event at="2026-03-23T23:24:00+01:00" label="Service desk answers, priority P1" phase="Respond"/>
      <event at="2026-03-23T23:27:00+01:00" label="Expert Lin Xiaofeng and supervisor informed" phase="Escalate"/>
      <event at="2026-03-23T23:46:00+01:00" label="Peer link re-seated: dual-active resolved" phase="Contain"/>
      <event at="2026-03-24T00:04:00+01:00" label="Lines 1–4 produce again" phase="Restore" tone="good"/>
      <event at="2026-03-24T00:35:00+01:00" label="Monitoring stable for 30 minutes; service restored" phase="Restore" tone="good"/>
      <span from="2026-03-23T23:13:00+01:00" to="2026-03-24T00:04:00+01:00" label="Lines 1–4 stopped" tone="bad"/>
    </chart>
    <chart kind="timeline" broken="未按比例" alt="三件事同时发生。" zone="Asia/Shanghai" x-label="时间" y-label="事件">
      <event at="2026-03-08T02:31:00" label="一"/><event at="2026-03-08T02:31:00" label="二"/><event at="2026-03-08T02:31:00" label="三"/>
    </chart>
    <chart kind="timeline" broken="未按比例" alt="四十件事，用编号表示。" zone="Asia/Shanghai" x-label="时间" y-label="事件">
      <event at="2026-03-08T02:33:00" label="复测工程师检查控制器日志1"/>
      <event at="2026-03-08T02:36:00" label="恢复升级通知2"/>
      <event at="2026-03-08T02:44:00" label="告警恢复3"/>
      <event at="2026-03-08T02:47:00" label="复测更换硬盘并重建4"/>
      <event at="2026-03-08T02:49:00" label="恢复复测5"/>
      <event at="2026-03-08T03:29:00" label="复测恢复6"/>
      <event at="2026-03-08T03:34:00" label="工程师检查控制器日志更换硬盘并重建7"/>
      <event at="2026-03-08T03:54:00" label="工程师检查控制器日志复测8"/>
      <event at="2026-03-08T03:59:00" label="告警升级通知9"/>
      <event at="2026-03-08T04:01:00" label="告警与厂商电话会议10"/>
      <event at="2026-03-08T04:41:00" label="告警与厂商电话会议11"/>
      <event at="2026-03-08T04:46:00" label="切换备用链路切换备用链路12"/>
      <event at="2026-03-08T04:51:00" label="恢复工程师检查控制器日志13"/>
      <event at="2026-03-08T04:54:00" label="升级通知告警14"/>
      <event at="2026-03-08T04:56:00" label="恢复更换硬盘并重建15"/>
      <event at="2026-03-08T04:59:00" label="切换备用链路与厂商电话会议16"/>
      <event at="2026-03-08T05:04:00" label="复测切换备用链路17"/>
      <event at="2026-03-08T05:12:00" label="医院信息科确认业务影响范围复测18"/>
      <event at="2026-03-08T05:20:00" label="切换备用链路更换硬盘并重建19"/>
      <event at="2026-03-08T05:23:00" label="告警与厂商电话会议20"/>
      <event at="2026-03-08T05:31:00" label="工程师检查控制器日志医院信息科确认业务影响范围21"/>
      <event at="2026-03-08T05:39:00" label="升级通知更换硬盘并重建22"/>
      <event at="2026-03-08T05:59:00" label="与厂商电话会议与厂商电话会议23"/>
      <event at="2026-03-08T06:00:00" label="升级通知恢复24"/>
      <event at="2026-03-08T06:40:00" label="恢复升级通知25"/>
      <event at="2026-03-08T06:43:00" label="升级通知切换备用链路26"/>
      <event at="2026-03-08T06:45:00" label="告警与厂商电话会议27"/>
      <event at="2026-03-08T06:50:00" label="切换备用链路升级通知28"/>
      <event at="2026-03-08T06:51:00" label="告警切换备用链路29"/>
      <event at="2026-03-08T07:11:00" label="医院信息科确认业务影响范围复测30"/>
      <event at="2026-03-08T07:14:00" label="复测更换硬盘并重建31"/>
      <event at="2026-03-08T07:15:00" label="与厂商电话会议告警32"/>
      <event at="2026-03-08T07:16:00" label="升级通知复测33"/>
      <event at="2026-03-08T07:17:00" label="更换硬盘并重建切换备用链路34"/>
      <event at="2026-03-08T07:20:00" label="与厂商电话会议工程师检查控制器日志35"/>
      <event at="2026-03-08T07:40:00" label="告警医院信息科确认业务影响范围36"/>
      <event at="2026-03-08T07:43:00" label="医院信息科确认业务影响范围工程师检查控制器日志37"/>
      <event at="2026-03-08T08:23:00" label="切换备用链路切换备用链路38"/>
      <event at="2026-03-08T08:28:00" label="复测切换备用链路39"/>
      <event at="2026-03-08T08:48:00" label="复测升级通知40"/>
    </chart>
    <heading level="1">原因</heading>
    <chart kind="cause-chain" alt="三条根本原因导致中断。" x-label="原因" y-label="导致">
      <cause id="e" label="HIS 与 PACS 中断 6 小时 49 分" tone="bad"/>
      <cause id="1" of="e" label="存储阵列双控制器先后离线" detail="直接原因"/>
      <cause id="2" of="1" label="控制器 B 缓存电池失效，固件缺陷触发重启" detail="深层原因"/>
      <cause id="3" of="2" label="固件停留在 2023 年版本，厂商公告未被跟踪" detail="根本原因" tone="warn"/>
      <cause id="4" of="1" label="控制器 A 在切换时负载过高" detail="深层原因"/>
      <cause id="5" of="4" label="容量评审没有包含单控运行" detail="根本原因" tone="warn"/>
      <cause id="6" of="e" label="PACS 只有一条光纤路径" detail="直接原因"/>
      <cause id="7" of="6" label="实施时没有按双路径设计验收" detail="根本原因" tone="warn"/>
    </chart>
    <chart xml:lang="en" kind="cause-chain" alt="Five whys lead to a missing design review.">
      <cause id="e" label="Lines 1–4 stopped for 41 minutes" tone="bad"/>
      <cause id="1" of="e" label="Both core switches forwarded as active (dual-active)"/>
      <cause id="2" of="1" label="Peer link lost while the keep-alive ran over the same module"/>
      <cause id="3" of="2" label="Keep-alive was not moved to the management network"/>
      <cause id="4" of="3" label="The acceptance checklist does not ask for it" />
      <cause id="5" of="4" label="Design review without a network architect" detail="Root cause; misconfigurationmanagement" tone="warn"/>
    </chart>
    <chart kind="fishbone" alt="六类原因导致中断。" effect="HIS 与 PACS 中断 6 小时 49 分">
      <branch label="设备"><cause label="控制器 B 缓存电池失效" detail="直接原因"/><cause label="固件缺陷触发控制器重启" tone="warn" detail="根本原因"/></branch>
      <branch label="流程"><cause label="厂商固件公告无人跟踪" tone="warn" detail="根本原因"/><cause label="升级窗口申请需要四周"/></branch>
      <branch label="设计"><cause label="PACS 只有一条光纤路径"/><cause label="单控运行时容量不足"/><cause label="没有第二站点"/></branch>
      <branch label="人员"><cause label="夜间仅一名值班工程师，无存储经验"/></branch>
      <branch label="监控"><cause label="缓存电池告警级别过低，被合并到日报"/></branch>
      <branch label="备件"/>
    </chart>
    <chart xml:lang="en" kind="fishbone" alt="Four branches of causes." effect="Lines 1–4 stopped for 41 minutes">
      <branch label="Technology"><cause label="Peer link and keep-alive share one line card"/><cause label="Firmware does not fence after a split"/></branch>
      <branch label="Process"><cause label="Acceptance checklist lacks dual-active test" tone="warn"/></branch>
      <branch label="People"><cause label="On-call engineer was new to this switch family"/></branch>
      <branch label="Environment"><cause label="Line card ran hot: blocked filter in the rack"/></branch>
    </chart>
    <heading level="1">雷达、矩阵、计划</heading>
    <chart kind="radar" alt="备份与恢复离目标最远。" height="85" min="0" max="5" decimals="1">
      <series name="得分"><point label="存储冗余" value="2.3"/><point label="备份与恢复" value="1.8"/><point label="监控告警" value="2.9"/><point label="变更管理" value="3.4"/><point label="容量管理" value="2.1"/><point label="人员与值守" value="3.8"/><point label="供应商与备件管理" value="2.6"/></series>
      <series name="目标" role="target"><point label="存储冗余" value="4"/><point label="备份与恢复" value="4"/><point label="监控告警" value="3.5"/><point label="变更管理" value="4"/><point label="容量管理" value="3.5"/><point label="人员与值守" value="4"/><point label="供应商与备件管理" value="3.5"/></series>
    </chart>
    <chart xml:lang="en" kind="radar" alt="Remote access is furthest from its target." max="5"><column label="Dimension"/><column label="Score"/><column label="Target"/>
      <point label="Segmentation" value="1.5" target="4"/><point label="Access control between office and plant network" value="2" target="4"/><point label="Patching" value="2.5" target="3"/><point label="Monitoring" value="2" target="3"/><point label="Backup" value="3" target="4"/><point label="Asset inventory" value="3.5" target="4"/><point label="Remote access by suppliers" value="1" target="4"/><point label="Incident response" value="2" target="3"/><point label="Physical" value="4" target="4"/><point label="Awareness" value="2" target="3"/><point label="Wireless" value="2" target="3"/><point label="Documentation" value="3" target="3"/></chart>
    <chart kind="matrix" alt="四项建议效益高而投入小。" x-label="工作量" y-label="收益" low-label="低" high-label="高"><column label="尽快做"/><column label="立项做"/><column label="顺手做"/><column label="先不做"/>
      <item no="A1" label="PACS 双路径与多路径软件" effort="2" benefit="5"/><item no="A2" label="控制器固件升级到 7.3.2 并订阅厂商公告" effort="2" benefit="5"/><item no="A3" label="缓存电池告警提升到 P1 并接入短信" effort="1" benefit="4"/><item no="A4" label="建立第二备份副本，异地保存" effort="4" benefit="5"/><item no="A5" label="每季度恢复演练" effort="3" benefit="4"/><item no="A6" label="容量评审加入单控运行情形" effort="2" benefit="3"/><item no="A7" label="更换五年以上的光纤交换机" effort="4" benefit="3"/><item no="A8" label="全闪存阵列替换" effort="5" benefit="2" tone="bad"/><item no="A9" label="文档" effort="2" benefit="5"/></chart>
    <chart kind="gantt" alt="九月底验收。" from="2026-03-30" to="2026-09-30" now="2026-05-20" x-label="任务">
      <task label="A1 PACS 双路径与多路径软件" from="2026-04-01" to="2026-04-20" owner="陈宇" done="100"/>
      <task label="A2 控制器固件升级到 7.3.2 并订阅厂商公告，含回退方案与演练" from="2026-04-11" to="2026-04-12" owner="何文博" done="100"/>
      <task label="A3 缓存电池告警提升到 P1" from="2026-04-13" to="2026-05-31" owner="林晓峰" done="60"/>
      <task label="A4 第二备份副本" from="2026-05-04" to="2026-07-31" owner="周建国" done="10"/>
      <task label="A5 恢复演练" from="2026-08-03" to="2026-09-30" owner="周建国"/>
      <milestone label="中期评审" at="2026-06-30"/><milestone label="验收" at="2026-09-30"/>
    </chart>
    <heading level="1">深浅与形状</heading>
    <chart kind="timeline" broken="未按比例" alt="一项中断，一项降级，一项已恢复。" zone="Asia/Shanghai" good-label="已恢复" warn-label="降级" bad-label="中断">
      <column label="时间"/><column label="事件"/>
      <event at="2026-03-08T02:31:00" label="故障" tone="bad"/><event at="2026-03-08T03:10:00" label="到场" tone="warn"/><event at="2026-03-08T05:43:00" label="恢复" tone="good"/>
      <span from="2026-03-08T02:31:00" to="2026-03-08T05:43:00" label="影像调阅中断" tone="bad"/><span from="2026-03-08T02:31:00" to="2026-03-08T06:05:00" label="门诊降级" tone="warn"/>
      <span from="2026-03-08T05:43:00" to="2026-03-08T06:30:00" label="观察" tone="good"/><span from="2026-03-08T03:10:00" to="2026-03-08T05:00:00" label="厂商支持" tone="info"/><span from="2026-03-08T02:45:00" to="2026-03-08T06:30:00" label="应急小组"/>
    </chart>
    <chart kind="gantt" alt="一项逾期，一项临近。" now="2026-05-20" good-label="已完成" warn-label="临近" bad-label="逾期">
      <column label="任务"/><column label="负责人"/><column label="开始"/><column label="结束"/><column label="完成"/>
      <task label="双路径" owner="陈宇" from="2026-04-01" to="2026-04-20" done="100" tone="good"/><task label="固件" owner="何文博" from="2026-04-10" to="2026-05-10" done="60" tone="bad"/>
      <task label="告警" owner="林晓峰" from="2026-04-20" to="2026-05-28" done="40" tone="warn"/><task label="演练" owner="周建国" from="2026-06-01" to="2026-06-20"/><milestone label="验收" at="2026-06-30"/>
    </chart>
    <chart kind="matrix" alt="二十项在同一处。" x-label="概率" y-label="影响" low-label="低" high-label="高" no-label="编号" item-label="风险" good-label="可接受" warn-label="关注" bad-label="不可接受">
      <xsl:call-template name="crowd"/>
      <item no="R1" label="单点" effort="5" benefit="5" tone="bad"/><item no="R2" label="备份" effort="4" benefit="5" tone="warn"/><item no="R3" label="文档" effort="1" benefit="1" tone="good"/>
    </chart>
  </xsl:template>

  <!-- Twenty items on one spot. -->
  <xsl:template name="crowd">
    <xsl:param name="n" select="1"/>
    <item no="A{$n}" label="建议 {$n}" effort="3" benefit="3"/>
    <xsl:if test="$n &lt; 20"><xsl:call-template name="crowd"><xsl:with-param name="n" select="$n + 1"/></xsl:call-template></xsl:if>
  </xsl:template>
</xsl:stylesheet>
