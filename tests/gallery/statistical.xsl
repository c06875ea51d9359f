<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- The gallery's statistical charts: usual data and awkward data. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:jiaofu:report:1">
  <xsl:template name="statistical">
    <heading level="1">柱形图</heading>
    <chart kind="bar" alt="三月工单 62 件，比上月多 9 件。" y-label="工单" unit="件" x-label="月份">
      <point label="25-04" value="41"/>
      <point label="25-05" value="44"/>
      <point label="25-06" value="38"/>
      <point label="25-07" value="52"/>
      <point label="25-08" value="49"/>
      <point label="25-09" value="47"/>
      <point label="25-10" value="55"/>
      <point label="25-11" value="58"/>
      <point label="25-12" value="51"/>
      <point label="26-01" value="60"/>
      <point label="26-02" value="53"/>
      <point label="26-03" value="62"/>
      <target value="50" label="合同基准 50"/>
    </chart>
    <chart kind="bar" alt="P1 的响应全部达标，P3 的解决未达标。" y-label="达标率" unit="%" x-label="优先级" height="50">
      <series name="响应">
      <point label="P1" value="100"/>
      <point label="P2" value="96.43"/>
      <point label="P3" value="98.1"/>
      <point label="P4" value="99"/>
      </series>
      <series name="到场">
      <point label="P1" value="100"/>
      <point label="P2" value="92.86"/>
      <point label="P3" value="97.5"/>
      </series>
      <series name="解决">
      <point label="P1" value="75"/>
      <point label="P2" value="89.29"/>
      <point label="P3" value="82.35"/>
      <point label="P4" value="97"/>
      </series>
      <target value="95" label="承诺 95%"/>
    </chart>
    <chart kind="bar" stacked="true" alt="每周工单按渠道。" y-label="工单" unit="件" x-label="周">
      <series name="电话">
      <point label="第 9 周" value="8"/>
      <point label="第 10 周" value="6"/>
      <point label="第 11 周" value="9"/>
      <point label="第 12 周" value="7"/>
      <point label="第 13 周" value="5"/>
      </series>
      <series name="邮件">
      <point label="第 9 周" value="3"/>
      <point label="第 10 周" value="5"/>
      <point label="第 11 周" value="2"/>
      <point label="第 12 周" value="4"/>
      <point label="第 13 周" value="4"/>
      </series>
      <series name="监控告警">
      <point label="第 9 周" value="4"/>
      <point label="第 10 周" value="7"/>
      <point label="第 11 周" value="3"/>
      <point label="第 12 周" value="5"/>
      <point label="第 13 周" value="2"/>
      </series>
      <series name="门户">
      <point label="第 9 周" value="1"/>
      <point label="第 10 周" value="0"/>
      <point label="第 11 周" value="2"/>
      <point label="第 12 周" value="3"/>
      <point label="第 13 周" value="1"/>
      </series>
    </chart>
    <chart kind="bar" direction="horizontal" alt="数据库与存储占一半。" y-label="工单" unit="件" x-label="类别">
      <point label="存储阵列与光纤交换网络" value="18" tone="bad"/>
      <point label="数据库" value="13"/>
      <point label="医院信息系统应用服务器（含中间件与接口引擎）" value="11"/>
      <point label="核心与接入网络" value="8"/>
      <point label="桌面与打印" value="7"/>
      <point label="备份" value="3" tone="warn"/>
      <point label="机房环境" value="2" tone="good"/>
    </chart>
    <chart kind="bar" direction="horizontal" stacked="true" alt="等待占了大半。" y-label="用时" unit="小时" x-label="阶段">
      <series name="处理">
      <point label="P1" value="3.5"/>
      <point label="P2" value="6.25"/>
      <point label="P3" value="11"/>
      </series>
      <series name="等待客户">
      <point label="P1" value="0.5"/>
      <point label="P2" value="2"/>
      <point label="P3" value="14.75"/>
      </series>
      <series name="等待备件" tone="warn">
      <point label="P1" value="2"/>
      <point label="P2" value="1.5"/>
      <point label="P3" value="3"/>
      </series>
    </chart>
    <chart kind="bar" alt="盈亏。" y-label="奖惩" unit="元" x-label="月份">
      <point label="10 月" value="12000"/>
      <point label="11 月" value="-3500" tone="bad"/>
      <point label="12 月" value="0"/>
      <point label="1 月" value="8400"/>
      <point label="2 月" value="-1200" tone="bad"/>
      <point label="3 月" value="12345.675"/>
    </chart>
    <chart kind="bar" alt="六十类。" y-label="工单" x-label="类别" height="40">
      <point label="类别 1" value="41"/>
      <point label="类别 2" value="19"/>
      <point label="类别 3" value="50"/>
      <point label="类别 4" value="83"/>
      <point label="类别 5" value="6"/>
      <point label="类别 6" value="9"/>
      <point label="类别 7" value="68"/>
      <point label="类别 8" value="12"/>
      <point label="类别 9" value="46"/>
      <point label="类别 10" value="74"/>
      <point label="类别 11" value="7"/>
      <point label="类别 12" value="64"/>
      <point label="类别 13" value="27"/>
      <point label="类别 14" value="4"/>
      <point label="类别 15" value="11"/>
      <point label="类别 16" value="55"/>
      <point label="类别 17" value="53"/>
      <point label="类别 18" value="8"/>
      <point label="类别 19" value="30"/>
      <point label="类别 20" value="11"/>
      <point label="类别 21" value="70"/>
      <point label="类别 22" value="54"/>
      <point label="类别 23" value="7"/>
      <point label="类别 24" value="72"/>
      <point label="类别 25" value="15"/>
      <point label="类别 26" value="28"/>
      <point label="类别 27" value="80"/>
      <point label="类别 28" value="80"/>
      <point label="类别 29" value="74"/>
      <point label="类别 30" value="7"/>
      <point label="类别 31" value="73"/>
      <point label="类别 32" value="74"/>
      <point label="类别 33" value="50"/>
      <point label="类别 34" value="6"/>
      <point label="类别 35" value="28"/>
      <point label="类别 36" value="5"/>
      <point label="类别 37" value="71"/>
      <point label="类别 38" value="17"/>
      <point label="类别 39" value="37"/>
      <point label="类别 40" value="53"/>
      <point label="类别 41" value="18"/>
      <point label="类别 42" value="69"/>
      <point label="类别 43" value="15"/>
      <point label="类别 44" value="73"/>
      <point label="类别 45" value="39"/>
      <point label="类别 46" value="71"/>
      <point label="类别 47" value="87"/>
      <point label="类别 48" value="23"/>
      <point label="类别 49" value="13"/>
      <point label="类别 50" value="74"/>
      <point label="类别 51" value="73"/>
      <point label="类别 52" value="81"/>
      <point label="类别 53" value="24"/>
      <point label="类别 54" value="47"/>
      <point label="类别 55" value="12"/>
      <point label="类别 56" value="70"/>
      <point label="类别 57" value="91"/>
      <point label="类别 58" value="8"/>
      <point label="类别 59" value="72"/>
      <point label="类别 60" value="7"/>
    </chart>
    <heading level="1">折线图</heading>
    <chart kind="line" alt="十二个月里七月未达标。" y-label="响应达标率" unit="%" x-label="月份">
      <point label="25-04" value="97.2"/>
      <point label="25-05" value="96.8"/>
      <point label="25-06" value="98.1"/>
      <point label="25-07" value="93.4"/>
      <point label="25-08" value="96"/>
      <point label="25-09" value="97.7"/>
      <point label="25-10" value="98.9"/>
      <point label="25-11" value="97.5"/>
      <point label="25-12" value="99.1"/>
      <point label="26-01" value="98.4"/>
      <point label="26-02" value="97.9"/>
      <point label="26-03" value="98.65"/>
      <target value="95" label="承诺 95%"/>
    </chart>
    <chart kind="line" alt="三级。" y-label="解决达标率" unit="%" x-label="月份">
      <band from="95" to="100" label="达标" tone="good"/>
      <series name="P1">
      <point label="25-04" value="100"/>
      <point label="25-05" value="100"/>
      <point label="25-06" value="75"/>
      <point label="25-07"/>
      <point label="25-08"/>
      <point label="25-09" value="100"/>
      <point label="25-10" value="100"/>
      <point label="25-11" value="80"/>
      <point label="25-12" value="100"/>
      <point label="26-01" value="100"/>
      <point label="26-02" value="100"/>
      <point label="26-03" value="75"/>
      </series>
      <series name="P2">
      <point label="25-04" value="91"/>
      <point label="25-05" value="92"/>
      <point label="25-06" value="94"/>
      <point label="25-07" value="90"/>
      <point label="25-08" value="93"/>
      <point label="25-09" value="95"/>
      <point label="25-10" value="96"/>
      <point label="25-11" value="94"/>
      <point label="25-12" value="97"/>
      <point label="26-01" value="96"/>
      <point label="26-02" value="95"/>
      <point label="26-03" value="96"/>
      </series>
      <series name="P3">
      <point label="25-04" value="97"/>
      <point label="25-05" value="96"/>
      <point label="25-06" value="98"/>
      <point label="25-07" value="97"/>
      <point label="25-08" value="99"/>
      <point label="25-09" value="98"/>
      <point label="25-10" value="97"/>
      <point label="25-11" value="96"/>
      <point label="25-12" value="98"/>
      <point label="26-01" value="99"/>
      <point label="26-02" value="97"/>
      <point label="26-03" value="98"/>
      </series>
      <series name="合同承诺" role="target">
      <point label="25-04" value="90"/>
      <point label="25-05" value="90"/>
      <point label="25-06" value="90"/>
      <point label="25-07" value="90"/>
      <point label="25-08" value="90"/>
      <point label="25-09" value="90"/>
      <point label="25-10" value="95"/>
      <point label="25-11" value="95"/>
      <point label="25-12" value="95"/>
      <point label="26-01" value="95"/>
      <point label="26-02" value="95"/>
      <point label="26-03" value="95"/>
      </series>
    </chart>
    <chart kind="line" alt="六十天。" y-label="在线用户" unit="人" x-label="日" height="45">
      <series name="本期">
      <point label="1" value="1198648"/>
      <point label="2" value="1209066"/>
      <point label="3" value="1211123"/>
      <point label="4" value="1208611"/>
      <point label="5" value="1205793"/>
      <point label="6" value="1211656"/>
      <point label="7" value="1212149"/>
      <point label="8" value="1210048"/>
      <point label="9" value="1208922"/>
      <point label="10" value="1208140"/>
      <point label="11" value="1206790"/>
      <point label="12" value="1209798"/>
      <point label="13" value="1205382"/>
      <point label="14" value="1213438"/>
      <point label="15" value="1221709"/>
      <point label="16" value="1221623"/>
      <point label="17" value="1217555"/>
      <point label="18" value="1221907"/>
      <point label="19" value="1217535"/>
      <point label="20" value="1211398"/>
      <point label="21" value="1213768"/>
      <point label="22" value="1227575"/>
      <point label="23" value="1225401"/>
      <point label="24" value="1218005"/>
      <point label="25" value="1224708"/>
      <point label="26" value="1219380"/>
      <point label="27" value="1231322"/>
      <point label="28" value="1230018"/>
      <point label="29" value="1218384"/>
      <point label="30" value="1220543"/>
      <point label="31" value="1229180"/>
      <point label="32" value="1230945"/>
      <point label="33" value="1232174"/>
      <point label="34" value="1237875"/>
      <point label="35" value="1237448"/>
      <point label="36" value="1225653"/>
      <point label="37" value="1227366"/>
      <point label="38" value="1234045"/>
      <point label="39" value="1241635"/>
      <point label="40" value="1229129"/>
      <point label="41" value="1229888"/>
      <point label="42" value="1238945"/>
      <point label="43" value="1244302"/>
      <point label="44" value="1239925"/>
      <point label="45" value="1244141"/>
      <point label="46" value="1243770"/>
      <point label="47" value="1234039"/>
      <point label="48" value="1249328"/>
      <point label="49" value="1246747"/>
      <point label="50" value="1241506"/>
      <point label="51" value="1240736"/>
      <point label="52" value="1253977"/>
      <point label="53" value="1240631"/>
      <point label="54" value="1246750"/>
      <point label="55" value="1249918"/>
      <point label="56" value="1245638"/>
      <point label="57" value="1250413"/>
      <point label="58" value="1256238"/>
      <point label="59" value="1256910"/>
      <point label="60" value="1261269"/>
      </series>
      <series name="上期" role="previous">
      <point label="1" value="1174340"/>
      <point label="2" value="1177851"/>
      <point label="3" value="1187818"/>
      <point label="4" value="1186961"/>
      <point label="5" value="1183604"/>
      <point label="6" value="1179686"/>
      <point label="7" value="1190007"/>
      <point label="8" value="1185723"/>
      <point label="9" value="1190908"/>
      <point label="10" value="1189756"/>
      <point label="11" value="1191166"/>
      <point label="12" value="1186961"/>
      <point label="13" value="1185045"/>
      <point label="14" value="1183519"/>
      <point label="15" value="1187274"/>
      <point label="16" value="1187157"/>
      <point label="17" value="1190500"/>
      <point label="18" value="1191245"/>
      <point label="19" value="1184695"/>
      <point label="20" value="1200891"/>
      <point label="21" value="1191675"/>
      <point label="22" value="1195009"/>
      <point label="23" value="1196338"/>
      <point label="24" value="1187934"/>
      <point label="25" value="1193273"/>
      <point label="26" value="1202928"/>
      <point label="27" value="1207417"/>
      <point label="28" value="1202699"/>
      <point label="29" value="1201740"/>
      <point label="30" value="1196112"/>
      <point label="31" value="1209591"/>
      <point label="32" value="1195169"/>
      <point label="33" value="1209063"/>
      <point label="34" value="1207657"/>
      <point label="35" value="1208543"/>
      <point label="36" value="1209273"/>
      <point label="37" value="1209814"/>
      <point label="38" value="1200992"/>
      <point label="39" value="1214078"/>
      <point label="40" value="1212121"/>
      <point label="41" value="1201739"/>
      <point label="42" value="1206645"/>
      <point label="43" value="1203306"/>
      <point label="44" value="1208640"/>
      <point label="45" value="1216938"/>
      <point label="46" value="1208518"/>
      <point label="47" value="1207502"/>
      <point label="48" value="1215742"/>
      <point label="49" value="1207022"/>
      <point label="50" value="1209354"/>
      <point label="51" value="1206707"/>
      <point label="52" value="1212356"/>
      <point label="53" value="1225683"/>
      <point label="54" value="1212124"/>
      <point label="55" value="1221414"/>
      <point label="56" value="1211035"/>
      <point label="57" value="1213204"/>
      <point label="58" value="1218414"/>
      <point label="59" value="1224628"/>
      <point label="60" value="1217867"/>
      </series>
    </chart>
    <chart kind="line" alt="一个点。" y-label="达标率" unit="%"  height="35">
      <point label="26-03" value="98.65"/>
    </chart>
    <heading level="1">直方图</heading>
    <chart kind="histogram" alt="多数在两小时内。" y-label="工单" unit="分钟" x-label="解决用时">
      <point from="0" to="30" value="4"/>
      <point from="30" to="60" value="11"/>
      <point from="60" to="90" value="17"/>
      <point from="90" to="120" value="12"/>
      <point from="120" to="150" value="7"/>
      <point from="150" to="180" value="5"/>
      <point from="180" to="210" value="3"/>
      <point from="210" to="240" value="1"/>
      <point from="240" to="270" value="2" tone="bad"/>
      <point from="270" to="300" value="0" tone="bad"/>
      <point from="300" to="330" value="1" tone="bad"/>
      <target value="240" label="承诺 240 分钟"/>
    </chart>
    <chart kind="histogram" alt="不等宽。" y-label="工单" unit="分钟" x-label="响应用时" height="42">
      <point from="0" to="5" value="12"/>
      <point from="5" to="10" value="22"/>
      <point from="10" to="15" value="9"/>
      <point from="15" to="30" value="6"/>
      <point from="30" to="60" value="2"/>
      <point from="60" to="240" value="1"/>
      <target value="15" label="承诺"/>
    </chart>
    <heading level="1">热力图</heading>
    <chart kind="heat-map" alt="周一上午最忙。" y-label="工单" low-label="少" high-label="多">
      <row label="周一"/>
      <row label="周二"/>
      <row label="周三"/>
      <row label="周四"/>
      <row label="周五"/>
      <row label="周六"/>
      <row label="周日"/>
      <column label="0"/>
      <column label="1"/>
      <column label="2"/>
      <column label="3"/>
      <column label="4"/>
      <column label="5"/>
      <column label="6"/>
      <column label="7"/>
      <column label="8"/>
      <column label="9"/>
      <column label="10"/>
      <column label="11"/>
      <column label="12"/>
      <column label="13"/>
      <column label="14"/>
      <column label="15"/>
      <column label="16"/>
      <column label="17"/>
      <column label="18"/>
      <column label="19"/>
      <column label="20"/>
      <column label="21"/>
      <column label="22"/>
      <column label="23"/>
      <point row="1" column="1" value="0"/>
      <point row="1" column="2" value="0"/>
      <point row="1" column="3" value="0"/>
      <point row="1" column="4" value="0"/>
      <point row="1" column="5" value="5"/>
      <point row="1" column="6" value="4"/>
      <point row="1" column="7" value="6"/>
      <point row="1" column="8" value="0"/>
      <point row="1" column="9" value="15"/>
      <point row="1" column="10" value="18"/>
      <point row="1" column="11" value="16"/>
      <point row="1" column="12" value="9"/>
      <point row="1" column="13" value="0"/>
      <point row="1" column="14" value="2"/>
      <point row="1" column="15" value="6"/>
      <point row="1" column="16" value="9"/>
      <point row="1" column="17" value="13"/>
      <point row="1" column="18" value="8"/>
      <point row="1" column="19" value="0"/>
      <point row="1" column="20" value="0"/>
      <point row="1" column="21" value="1"/>
      <point row="1" column="22" value="0"/>
      <point row="1" column="23" value="0"/>
      <point row="1" column="24" value="0"/>
      <point row="2" column="1" value="3"/>
      <point row="2" column="2" value="0"/>
      <point row="2" column="3" value="3"/>
      <point row="2" column="4" value="0"/>
      <point row="2" column="5" value="1"/>
      <point row="2" column="6" value="4"/>
      <point row="2" column="7" value="0"/>
      <point row="2" column="8" value="0"/>
      <point row="2" column="9" value="7"/>
      <point row="2" column="10" value="8"/>
      <point row="2" column="11" value="12"/>
      <point row="2" column="12" value="10"/>
      <point row="2" column="13" value="1"/>
      <point row="2" column="14" value="4"/>
      <point row="2" column="15" value="7"/>
      <point row="2" column="16" value="5"/>
      <point row="2" column="17" value="2"/>
      <point row="2" column="18" value="7"/>
      <point row="2" column="19" value="6"/>
      <point row="2" column="20" value="0"/>
      <point row="2" column="21" value="0"/>
      <point row="2" column="22" value="1"/>
      <point row="2" column="23" value="0"/>
      <point row="2" column="24" value="0"/>
      <point row="3" column="1" value="2"/>
      <point row="3" column="2" value="0"/>
      <point row="3" column="3" value="0"/>
      <point row="3" column="4" value="7"/>
      <point row="3" column="5" value="2"/>
      <point row="3" column="6" value="1"/>
      <point row="3" column="7" value="0"/>
      <point row="3" column="8" value="1"/>
      <point row="3" column="9" value="3"/>
      <point row="3" column="10" value="12"/>
      <point row="3" column="11" value="11"/>
      <point row="3" column="12" value="11"/>
      <point row="3" column="13" value="3"/>
      <point row="3" column="14" value="0"/>
      <point row="3" column="15" value="3"/>
      <point row="3" column="16" value="2"/>
      <point row="3" column="17" value="9"/>
      <point row="3" column="18" value="9"/>
      <point row="3" column="19" value="0"/>
      <point row="3" column="20" value="0"/>
      <point row="3" column="21" value="3"/>
      <point row="3" column="22" value="0"/>
      <point row="3" column="23" value="0"/>
      <point row="3" column="24" value="0"/>
      <point row="4" column="1" value="5"/>
      <point row="4" column="2" value="0"/>
      <point row="4" column="3" value="0"/>
      <point row="4" column="4" value="2"/>
      <point row="4" column="5" value="2"/>
      <point row="4" column="6" value="1"/>
      <point row="4" column="7" value="1"/>
      <point row="4" column="8" value="0"/>
      <point row="4" column="9" value="9"/>
      <point row="4" column="10" value="10"/>
      <point row="4" column="11" value="9"/>
      <point row="4" column="12" value="8"/>
      <point row="4" column="13" value="0"/>
      <point row="4" column="14" value="0"/>
      <point row="4" column="15" value="8"/>
      <point row="4" column="16" value="6"/>
      <point row="4" column="17" value="6"/>
      <point row="4" column="18" value="6"/>
      <point row="4" column="19" value="2"/>
      <point row="4" column="20" value="0"/>
      <point row="4" column="21" value="4"/>
      <point row="4" column="22" value="4"/>
      <point row="4" column="23" value="6"/>
      <point row="4" column="24" value="7"/>
      <point row="5" column="1" value="3"/>
      <point row="5" column="2" value="6"/>
      <point row="5" column="3" value="3"/>
      <point row="5" column="4" value="1"/>
      <point row="5" column="5" value="0"/>
      <point row="5" column="6" value="0"/>
      <point row="5" column="7" value="0"/>
      <point row="5" column="8" value="4"/>
      <point row="5" column="9" value="12"/>
      <point row="5" column="10" value="11"/>
      <point row="5" column="11" value="11"/>
      <point row="5" column="12" value="5"/>
      <point row="5" column="13" value="0"/>
      <point row="5" column="14" value="0"/>
      <point row="5" column="15" value="1"/>
      <point row="5" column="16" value="6"/>
      <point row="5" column="17" value="8"/>
      <point row="5" column="18" value="5"/>
      <point row="5" column="19" value="3"/>
      <point row="5" column="20" value="3"/>
      <point row="5" column="21" value="4"/>
      <point row="5" column="22" value="0"/>
      <point row="5" column="23" value="0"/>
      <point row="5" column="24" value="0"/>
      <point row="6" column="1" value="0"/>
      <point row="6" column="2" value="0"/>
      <point row="6" column="3" value="0"/>
      <point row="6" column="4" value="0"/>
      <point row="6" column="5" value="1"/>
      <point row="6" column="6" value="0"/>
      <point row="6" column="7" value="0"/>
      <point row="6" column="8" value="0"/>
      <point row="6" column="9" value="3"/>
      <point row="6" column="10" value="1"/>
      <point row="6" column="11" value="4"/>
      <point row="6" column="12" value="3"/>
      <point row="6" column="13" value="0"/>
      <point row="6" column="14" value="0"/>
      <point row="6" column="15" value="1"/>
      <point row="6" column="16" value="2"/>
      <point row="6" column="17" value="2"/>
      <point row="6" column="18" value="1"/>
      <point row="6" column="19" value="0"/>
      <point row="6" column="20" value="2"/>
      <point row="6" column="21" value="0"/>
      <point row="6" column="22" value="0"/>
      <point row="6" column="23" value="0"/>
      <point row="6" column="24" value="1"/>
      <point row="7" column="1" value="0"/>
      <point row="7" column="2" value="0"/>
      <point row="7" column="3" value="0"/>
      <point row="7" column="4" value="1"/>
      <point row="7" column="5" value="1"/>
      <point row="7" column="6" value="0"/>
      <point row="7" column="7" value="1"/>
      <point row="7" column="8" value="0"/>
      <point row="7" column="9" value="3"/>
      <point row="7" column="10" value="4"/>
      <point row="7" column="11" value="2"/>
      <point row="7" column="12" value="4"/>
      <point row="7" column="13" value="0"/>
      <point row="7" column="14" value="1"/>
      <point row="7" column="15" value="1"/>
      <point row="7" column="16" value="2"/>
      <point row="7" column="17" value="1"/>
      <point row="7" column="18" value="2"/>
      <point row="7" column="19" value="0"/>
      <point row="7" column="20" value="0"/>
      <point row="7" column="21" value="0"/>
      <point row="7" column="22" value="0"/>
      <point row="7" column="23" value="0"/>
      <point row="7" column="24" value="0"/>
    </chart>
    <heading level="1">帕累托图</heading>
    <chart kind="pareto" alt="前三类占八成。" y-label="未达标" unit="件" x-label="原因" cumulated="累计占比">
      <point label="等待备件到货" value="14"/>
      <point label="客户窗口推迟" value="9"/>
      <point label="派单延误" value="5"/>
      <point label="第三方线路" value="4"/>
      <point label="知识库缺失" value="2"/>
      <point label="误判优先级" value="1"/>
      <point label="其他" value="1"/>
    </chart>
    <heading level="1">箱线图</heading>
    <chart kind="box" alt="P2 的中位数远低于承诺。" y-label="解决用时" unit="分钟" x-label="优先级">
      <column label="优先级"/>
      <column label="最短"/>
      <column label="25%"/>
      <column label="中位数"/>
      <column label="75%"/>
      <column label="最长"/>
      <column label="承诺"/>
      <column label="件数"/>
      <point label="P1 紧急" low="22" q1="60" median="96" q3="170" high="406" target="240" n="4"/>
      <point label="P2 高" low="35" q1="90" median="141" q3="220" high="398" target="480" n="14"/>
      <point label="P3 中" low="20" q1="120" median="260" q3="410" high="720" target="960" n="31"/>
      <point label="P4 低（咨询与一般请求）" low="10" q1="45" median="80" q3="300" high="1310" target="1440" n="13"/>
    </chart>
    <heading level="1">点图</heading>
    <chart kind="dot" unit="%" decimals="2" min="0" max="100" alt="11 项中 9 项达到约定，P1 解决与 P3 响应未达到。" x-label="指标" y-label="达成率" good-label="达到" bad-label="未达到" warn-label="接近" broken="低于刻度，数值在旁">
      <column label="指标"/>
      <column label="达成率"/>
      <column label="约定水平"/>
      <point label="P1 响应" value="100" target="98" tone="good"/>
      <point label="P2 响应" value="98.2" target="98" tone="warn"/>
      <point label="P3 响应" value="94.73" target="95" tone="bad"/>
      <point label="P1 到场" value="100" target="95" tone="good"/>
      <point label="P3 到场" value="100" target="90" tone="good"/>
      <point label="P1 解决" value="0" target="95" tone="bad"/>
      <point label="P2 解决" value="100" target="95" tone="good"/>
      <point label="P3 解决" value="94.44" target="90" tone="good"/>
    </chart>
    <chart kind="dot" alt="备份最弱。" y-label="成熟度" min="0" max="5" x-label="领域">
      <column label="领域"/>
      <column label="本次"/>
      <column label="去年"/>
      <column label="目标"/>
      <series name="本次">
      <point label="存储与光纤网络" value="2.5" target="4"/>
      <point label="备份与恢复演练" value="1.5" target="4" tone="bad"/>
      <point label="监控与告警" value="3" target="4"/>
      <point label="变更管理" value="3.5" target="3.5" tone="good"/>
      <point label="文档与交接" value="2" target="3"/>
      </series>
      <series name="去年" role="previous">
      <point label="存储与光纤网络" value="2"/>
      <point label="备份与恢复演练" value="1.5"/>
      <point label="监控与告警" value="2"/>
      <point label="变更管理" value="2"/>
      <point label="文档与交接" value="2.5"/>
      </series>
    </chart>
    <heading level="1">没有数据</heading>
    <chart kind="bar" alt="本月没有未达标。" empty="本月没有未达标的工单。"/>
    <chart kind="bar" alt="全零。" y-label="投诉" unit="件" x-label="月份" height="35">
      <point label="1 月" value="0"/>
      <point label="2 月" value="0"/>
      <point label="3 月" value="0"/>
    </chart>
  </xsl:template>
</xsl:stylesheet>
