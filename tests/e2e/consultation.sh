#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# The figures of consultation reports, recomputed from the record by other means: means, weighted score, sums of money and days, counts.
. "$(dirname "$0")/lib.sh"

for record in "$root"/samples/consultation-*.xml; do
    for lang in zh-CN en; do
        name=$(basename "$record" .xml).$lang
        "$JIAOFU" render -q $issued --lang $lang --format model -o "$out/$name.model" "$record" || exit 1
        ok "$name: every figure is that of the record" perl "$root/tests/e2e/consultation.pl" "$record" "$out/$name.model" $lang
    done
done

# The test can fail: a record whose score was changed behind the report's back is found out.
sed 's/<criterion score="4">/<criterion score="1">/' "$root/samples/consultation-01-hospital-resilience.xml" > "$out/other.xml"
ok "another score is noticed" bash -c '! perl "$@" > /dev/null' _ "$root/tests/e2e/consultation.pl" "$out/other.xml" "$out/consultation-01-hospital-resilience.zh-CN.model" zh-CN
done_testing
