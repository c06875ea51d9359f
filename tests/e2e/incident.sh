#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# The figures of incident analyses and remote records, recomputed from the record by other means (incident.pl), stand in the document's text; and
# the samples tell one story (story.pl).
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
done_testing
