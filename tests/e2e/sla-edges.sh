#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Questions that a customer's lawyer would ask of an SLA report, each worked out by hand: over the change to summer time, a change of hours and of the
# agreement, a worked Saturday, reopening of what an earlier month counted, exclusions agreed afterwards, currencies without two decimals; and months
# with nothing, one ticket, or everything excluded.
. "$(dirname "$0")/lib.sh"
cd "$out" || exit 1
record=$root/tests/golden/input/sla-edges.xml
"$JIAOFU" facts -q "$record" -o facts.xml 2> warnings.txt || exit 1
"$JIAOFU" render -q $issued --lang en --format model -o report.model "$record" 2>> warnings.txt || exit 1

# target TICKET MEASURE ATTRIBUTE=VALUE… : the ticket's target has them all
target() {
    local ticket=$1 measure=$2 line pair
    shift 2
    line=$(sed -n "/<f:ticket number=\"$ticket\"/,/<\/f:ticket>/p" facts.xml | grep "<f:target measure=\"$measure\"")
    for pair in "$@"; do
        case $line in *" ${pair%%=*}=\"${pair#*=}\""*) ;; *) echo "$ticket $measure: no $pair in $line"; return 1 ;; esac
    done
}
fact() { grep -q -- "$1" facts.xml || { echo "no $1"; return 1; }; }
report() { grep -qF -- "$1" report.model || { echo "no $1"; return 1; }; }

ok "22:00 to 07:00 over the missing hour is eight hours, and done at due is in time" target IN-01 resolution used-minutes=480 due=2026-03-29T05:00:00Z verdict=met
ok "service hours over that week-end: 7 on Friday, 8 on Monday" target IN-02 resolution used-minutes=900 due=2026-03-31T08:00:00Z verdict=met
ok "done after due in closed hours is late with nothing over" target IN-03 resolution used-minutes=960 margin-minutes=0 verdict=missed
ok "… and the report says so" report "out of hours"
ok "days count by the calendar of the day, the promise is that of the beginning: 2 + 8 + 7 hours of 16" target IN-04 resolution used-minutes=1020 sla-version=1 due=2026-04-02T12:00:00Z verdict=missed
ok "Good Friday closed, the Saturday worked as a Friday: 1 + 6 hours" target IN-05 resolution used-minutes=420 sla-version=2 calendar-version=2 due=2026-04-04T13:00:00Z verdict=met
ok "a response at due" target IN-05 response used-minutes=30 margin-minutes=0 verdict=met
ok "a pause is counted in service time: half an hour, a day off, two hours of a Saturday" target IN-06 resolution used-minutes=270 paused-minutes=150 verdict=met
ok "reopened and done in time: counted by the earlier period alone" target IN-07 resolution used-minutes=600 counted=earlier verdict=met
ok "reopened and broken: counted by the earlier period, and told" target IN-08 resolution used-minutes=2340 counted=earlier reversed=true verdict=missed
ok "… in the report too" report "IN-08 P3 Resolution (promised by 03-18 17:00, actual 03-24 12:00)"
ok "broken before, done now: 40 + 16 + 2 hours" target IN-09 resolution used-minutes=3480 counted=earlier verdict=missed
ok "… and among the percentiles of now" fact 'percentiles measure="resolution" priority="P3" n="9".* max="3480"'
ok "open and overdue counts" target IN-10 resolution used-minutes=960 counted=this verdict=overdue
ok "agreed after the period: excluded" target IN-11 response verdict=excluded otherwise=missed counted=this
ok "a request has its own promise: three days of eight hours, done at the next opening" target RQ-12 resolution promised-minutes=1440 used-minutes=1440 verdict=missed
ok "withdrawn: what was answered counts" target IN-17 response verdict=met counted=this
ok "… the rest does not" target IN-17 resolution verdict=cancelled counted=no
ok "17 tickets: 3 from before, 11 received, 3 invalid" report "All 17 tickets, in the record’s order: 3 from earlier periods, 11 valid ones received in this one, 3 invalid."
ok "P3 response: the level is the mean of 6 × 95 and 2 × 98" fact 'attainment measure="response" priority="P3" counted="8" met="8".* agreed="95.75" agreed-mixed="true" verdict="met"'
ok "P3 resolution: 5 × 90 and 2 × 95 over 7" fact 'attainment measure="resolution" priority="P3" counted="7" met="3" missed="4".* percent="42.85" agreed="91.429"'
ok "yen have no cents; both caps drop what is less than one" fact 'currency="JPY" minor-digits="0" base="100001".* capped-deductions="-10000" capped-rewards="1000" .*payable="91001"'
ok "… and the working has none" fact 'working="4 × -4% × 100,001 = -16,000"'
ok "a late signal of before the period is not listed" bash -c '! sed -n "/Late or missing/,/heading/p" report.model | grep -q "IN-09"'
ok "rules that differ are stated for each version" report "By version 1: Change of priority: the new priority’s promise holds, counted from receipt"
ok "… and each stands" report "By version 2: Change of priority: the new priority’s promise runs from the change."
ok "three misses have no analysis, and it is not said that all have one" report "Misses without an analysis: 3"
ok "… indeed" bash -c '! grep -q "For each there is a cause" report.model'
ok "hours of a day that is worked" report "2026-03-21 worked (10:00–14:00)"
ok "… as which day" report "2026-04-04 worked (hours of Fri)"

# without TICKETS… : the record with those tickets alone
with() { perl -0777 -pe 'BEGIN { %keep = map { $_ => 1 } split / /, shift @ARGV } s{    <(?:ticket number|miss ticket)="([^"]+)".*?</(?:ticket|miss)>\n}{$keep{$1} ? $& : ""}gse' "$1" "$record"; }
made() { "$JIAOFU" render -q $issued --lang en --format model -o "$1.model" "$1.xml" 2> /dev/null && "$JIAOFU" facts -q "$1.xml" -o "$1.facts" 2> /dev/null; }

with "" > none.xml
ok "a month without tickets" made none
ok "… has nothing to judge" grep -q "There was nothing to judge in this period" none.model
ok "… and no unfinished sentence" bash -c '! grep -nE "this period %|alt=\"\"|: \\.|NaN" none.model'
with "IN-05" > one.xml
ok "one ticket" made one
ok "… 100 %" grep -q 'measure="resolution" priority="P3" counted="1" met="1".* percent="100.00"' one.facts
with "IN-02 IN-05" | perl -pe 's{^    </ticket>}{      <exclude measure="all" reason="customer-cause" agreed-by="boss">Closed for the move.</exclude>\n    </ticket>}' > excluded.xml
ok "everything excluded" made excluded
ok "… counts nothing and pays nothing" grep -q 'deductions="-\?0" rewards="0" .*total="0" payable="100001"' excluded.facts
ok "… says how many" grep -q "promises not counted, by agreement: 4" excluded.model
sed 's/JPY/KWD/' "$record" > kwd.xml
ok "a currency of three decimals" made kwd
ok "… in the working as in the amounts" bash -c 'grep -q "4 × -4% × 100.001 = -16.000" kwd.facts && grep -qF "KWD 91.001" kwd.model'
done_testing
