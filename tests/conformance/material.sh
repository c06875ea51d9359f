# SPDX-License-Identifier: MIT
# Sourced by run.sh: makes what is judged. Every sample in both languages; completed visits signed through all steps of the policy,
# a copy kept after each. Sets $anchor.
workspace=$work/workspace
mkdir -p "$work/base" "$work/signed"
"$jiaofu" init --demo "$workspace" "$root"/samples/*.xml > "$work/init.log" 2>&1 || cat "$work/init.log"
anchor=$workspace/keys/ca.pem

for record in "$root"/samples/*.xml; do
    for lang in zh-CN en; do
        base=$work/base/$(basename "$record" .xml).$lang.pdf
        "$jiaofu" render -w "$workspace" --lang "$lang" --issued-at 2026-04-01T09:00:00+08:00 -o "$base" "$record" >> "$work/render.log" 2>&1 || {
            failed=$((failed + 1)); echo "not ok render $record $lang"; tail -2 "$work/render.log"; continue; }
        now=$work/signing.pdf revision=0
        cp "$base" "$now"
        while [ "$revision" -lt 12 ] && "$jiaofu" sign -w "$workspace" --at "2026-04-01T1$revision:00:00+08:00" "$now" >> "$work/sign.log" 2>&1; do
            revision=$((revision + 1))
            cp "$now" "$work/signed/$(basename "$base" .pdf).r$revision.pdf"
        done
        mv "$now" "$work/last-signed.tmp"
        if ! "$jiaofu" verify --trust "$anchor" "$work/last-signed.tmp" >> "$work/verify.log" 2>&1 && [ $revision -gt 0 ]; then
            failed=$((failed + 1)); echo "not ok own verify of $record $lang"; tail -5 "$work/verify.log"
        fi
        # a completed visit must reach the end of its trail
        if grep -q 'state="completed"' "$record" && [ $revision -lt 4 ]; then
            failed=$((failed + 1)); echo "not ok $record $lang: only $revision steps signed"; tail -2 "$work/sign.log"
        fi
    done
done
rm -f "$work"/*.tmp
