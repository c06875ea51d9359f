#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# The figures of incident analyses and remote records, recomputed from the record by other means (incident.pl), stand in the document's text; and
# the samples tell one story (story.pl) that people could have lived (people.pl).
. "$(dirname "$0")/lib.sh"

for record in "$root"/samples/incident-*.xml "$root"/samples/remote-*.xml; do
    for lang in zh-CN en; do
        name=$(basename "$record" .xml).$lang
        "$JIAOFU" render -q $issued --lang $lang --format model -o "$out/$name.model" "$record" || exit 1
        ok "$name: figures as recomputed" perl "$root/tests/e2e/incident.pl" "$record" "$lang" "$out/$name.model"
    done
done

# It can fail: another ending of an outage, another number of people, in a copy of the record.
incident=$root/samples/incident-01-storage-array.xml
mkdir -p "$out/wrong" && cp -R "$root/samples/parts" "$root/samples/images" "$out/wrong/"
sed 's/until="2026-03-08T05:43:00" users="21"/until="2026-03-08T05:44:00" users="21"/' "$incident" > "$out/wrong/later.xml"
sed 's/\(<unit name="[^"]*" users=\)"50"/\1"51"/' "$incident" > "$out/wrong/more.xml"
for what in later more; do
    ok "a copy is changed ($what)" bash -c '! cmp -s "$1" "$2"' _ "$incident" "$out/wrong/$what.xml"
    ok "… and told from the original" exits 1 perl "$root/tests/e2e/incident.pl" "$out/wrong/$what.xml" zh-CN "$out/$(basename "$incident" .xml).zh-CN.model"
done

# One story over all documents: the same ticket at the same instants.
story=("$root"/samples/visit-*.xml "$root"/samples/remote-*.xml "$root"/samples/incident-*.xml "$root"/samples/sla-*.xml)
ok "visits, sessions, incidents and months agree" perl "$root/tests/e2e/story.pl" "${story[@]}"
sed 's/resolved="2026-03-08T09:20:00"/resolved="2026-03-08T09:30:00"/' "$incident" > "$out/wrong/solved.xml"
ok "… and a record that does not is told" exits 1 perl "$root/tests/e2e/story.pl" "${story[@]}" "$out/wrong/solved.xml"

# … and a month that could have been: who was where, weekdays, numbers that are named, telephones, what customers said.
month=("${story[@]}" "$root"/samples/consultation-*.xml "$root"/samples/parts/*.xml)
ok "nobody is in two places, every number that is named exists" perl "$root/tests/e2e/people.pl" "${month[@]}"
# told RECORD WHAT SED: with this change in a copy of the record, it does not hold any more.
told() {
    local record=$root/samples/$1
    sed "$3" "$record" > "$out/wrong/month.xml"
    ok "a copy is changed ($2)" bash -c '! cmp -s "$1" "$2"' _ "$record" "$out/wrong/month.xml"
    ok "… and $2 is told" exits 1 perl "$root/tests/e2e/people.pl" "${month[@]/$record/$out/wrong/month.xml}"
}
told sla-01-hospital-202603.xml "one engineer on the way to two customers" 's/type="\(dispatched\|arrived\)" by="he-wenbo"/type="\1" by="zhou-jianguo"/'
told sla-01-hospital-202603.xml "a change that is nowhere" 's/"RQ-20260310-0022"/"RQ-20260310-0099"/'
told sla-01-hospital-202603.xml "a wrong weekday" 's/4 月 7 日早高峰/4 月 7 日周一早高峰/'
told visit-03-switch-installation.xml "a sheet numbered out of its turn" 's/FS-YXYY-202603-004/FS-YXYY-202603-008/'
told sla-03-bank-202603.xml "someone at the desk day and night" 's/by="qin-lan"/by="shen-yi"/'
done_testing
