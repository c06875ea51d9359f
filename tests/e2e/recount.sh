#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# The SLA reports' figures, counted again from the record alone by another program in another language.
. "$(dirname "$0")/lib.sh"

for record in "$root"/samples/sla-*.xml; do
    name=$(basename "$record" .xml)
    "$JIAOFU" render -q $issued --lang en --format model -o "$out/$name.model" "$record" || exit 1
    ok "$name: counted again" perl "$root/tests/e2e/recount.pl" "$record" "$out/$name.model"
    # It notices: with one answer at half past eleven at night the same report is wrong.
    ln -sfn "$root/samples/parts" "$out/parts"
    sed '0,/2026-03-..T..:..:00" type="acknowledged"/s/\(2026-03-..T\)..:..\(:00" type="acknowledged"\)/\123:30\2/' "$record" > "$out/$name.xml"
    ok "$name: another record is noticed" bash -c '! perl "$1" "$2" "$3"' _ "$root/tests/e2e/recount.pl" "$out/$name.xml" "$out/$name.model"
done
done_testing
