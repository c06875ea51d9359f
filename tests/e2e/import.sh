#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Import: the four mappings on an example of each export, then a real log: imported, made into a report, and recounted from the raw rows by a program that
# shares nothing with ours. The log (a CSV of the history of ServiceNow incidents) is not part of the project: it is used where it lies, or where
# JIAOFU_INCIDENT_LOG says; without it
# that part is skipped and says so.
. "$(dirname "$0")/lib.sh"
cd "$out" || exit 1
example() { "$JIAOFU" import -m "$root/samples/import/$1.xml" --first-day 2026-03-01 --last-day 2026-03-31 --zone Asia/Shanghai -o "$1.xml" --rows "$1.csv" "$root/samples/import/$1-example.csv"; }
skip() { count=$((count + 1)); echo "ok $count # SKIP $1"; }

ok "ServiceNow: changes become histories" says "2 tickets" example servicenow
ok "… reopened once" bash -c '[ "$(grep -c reopened servicenow.xml)" = 1 ]'
ok "Jira: a row that is not used is told with its line" says "jira-example.csv:8: warning: the mapping does not know \"Urgent\"" example jira
ok "… and stands in the list of rows" grep -q '^8,OPS-422,refused,"the mapping does not know' jira.csv
ok "… Epics are left out" grep -q '^6,OPS-400\?,\?left-out\|^6,,left-out' jira.csv
ok "Znuny" says "3 tickets" example znuny
ok "GLPI" says "3 tickets" example glpi
ok "--strict says that rows were refused" says "[IMPORT-STRICT]" "$JIAOFU" import -m "$root/samples/import/jira.xml" --strict --first-day 2026-03-01 --last-day 2026-03-31 -o strict.xml "$root/samples/import/jira-example.csv"
ok "… exits 65" exits 65 "$JIAOFU" import -m "$root/samples/import/jira.xml" --strict --first-day 2026-03-01 --last-day 2026-03-31 -o strict.xml "$root/samples/import/jira-example.csv"
ok "… and writes nothing" test ! -e strict.xml
ok "no period is a fault of usage" says "[CLI-PERIOD]" "$JIAOFU" import -m "$root/samples/import/glpi.xml" "$root/samples/import/glpi-example.csv"
ok "… exits 64" exits 64 "$JIAOFU" import -m "$root/samples/import/glpi.xml" "$root/samples/import/glpi-example.csv"
ok "a record without a period too" says "[IMPORT-PERIOD]" "$JIAOFU" import -m "$root/samples/import/glpi.xml" -i "$root/samples/template-visit.xml" "$root/samples/import/glpi-example.csv"
ok "what a frame says in comments stays" says "reopen           重新打开后" "$JIAOFU" import -m "$root/samples/import/glpi.xml" -i "$root/samples/template-sla.xml" "$root/samples/import/glpi-example.csv"
ok "days in the wrong order" says "[CLI-DAY]" "$JIAOFU" import -m "$root/samples/import/glpi.xml" --first-day 2026-03-31 --last-day 2026-03-01 "$root/samples/import/glpi-example.csv"
ok "no mapping is a fault of usage" exits 64 "$JIAOFU" import "$root/samples/import/glpi-example.csv"
ok "a file that is not there" exits 66 "$JIAOFU" import -m "$root/samples/import/glpi.xml" --first-day 2026-03-01 --last-day 2026-03-31 none.csv
ok "--json counts rows" says '"refused":1' "$JIAOFU" import --json -m "$root/samples/import/jira.xml" --first-day 2026-03-01 --last-day 2026-03-31 -o json.xml "$root/samples/import/jira-example.csv"
cp "$root/samples/import/glpi-example.csv" own.csv
ok "what is imported is not written over" says "[CLI-OVERWRITE]" "$JIAOFU" import -m "$root/samples/import/glpi.xml" --first-day 2026-03-01 --last-day 2026-03-31 -o own.csv own.csv
ok "… nor by the list of rows" says "[CLI-OVERWRITE]" "$JIAOFU" import -m "$root/samples/import/glpi.xml" --first-day 2026-03-01 --last-day 2026-03-31 -o own.xml --rows own.csv own.csv
ok "… and is as it was" cmp own.csv "$root/samples/import/glpi-example.csv"

log=${JIAOFU_INCIDENT_LOG:-$root/../shared/data/servicenow-incidents/incident_event_log.csv}
if [ -r "$log" ]; then
    march() { "$JIAOFU" import -m "$root/samples/import/servicenow.xml" --into "$root/tests/import/servicenow-march.xml" -o march.xml --rows march.csv "$log"; }
    ok "a real log: 888 of 890 tickets are of March 2016" says "888 tickets (2 outside" march
    ok "… every row has an outcome" bash -c '[ "$(wc -l < march.csv)" = "$(wc -l < "$1")" ]' _ "$log"
    ok "… five rows contradict themselves and are refused" bash -c '[ "$(grep -c ",refused," march.csv)" = 5 ]'
    ok "… the record is in order" exits 0 "$JIAOFU" check march.xml
    "$JIAOFU" facts march.xml -o march-facts.xml
    # measure, priority, counted, met of each attainment that has a priority
    perl -ne 'next unless /<f:attainment\b/; my %a = /([\w-]+)="([^"]*)"/g; print "$a{measure} $a{priority} $a{counted} $a{met}\n" if $a{priority} ne "all" && $a{counted}' march-facts.xml | sort > ours.txt
    perl "$root/tests/import/recount.pl" "$log" > recounted.txt
    ok "… attainment is what a recount of the raw rows gives" bash -c '[ -s ours.txt ] && diff recounted.txt ours.txt'
    ok "… its report is made" exits 0 "$JIAOFU" render -o march.pdf march.xml
else
    skip "the real incident log is not here"
fi
done_testing
