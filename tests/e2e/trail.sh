#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# The trail from the command line: steps in order by those entitled, refusals, verdicts and exit codes.
. "$(dirname "$0")/lib.sh"
record=$root/samples/visit-01-raid-repair.xml
ws=$out/ws
"$JIAOFU" init --demo "$ws" "$root"/samples/visit-0*.xml > "$out/init.txt" 2>&1 || { cat "$out/init.txt"; exit 1; }
"$JIAOFU" render -w "$ws" $issued -o "$out/base.pdf" "$record" || exit 1
# Demo certificates hold around now, so the steps are signed on days of the last week: day 1, 2, …
on() { date -u -d "$((10 - $1)) days ago" +%Y-%m-%dT10:00:00Z; }
sign() { "$JIAOFU" sign -w "$ws" --at "$(on "$1")" "${@:2}"; }

ok "keys are readable by their owner only" bash -c '[ -z "$(find "$1/keys" -name "*.pem" ! -name ca.pem -perm /077)" ]' _ "$ws"
ok "an unsigned document cannot be told" exits 2 "$JIAOFU" verify -w "$ws" "$out/base.pdf"
cp "$out/base.pdf" "$out/a.pdf"
ok "review cannot come first" exits 77 sign 1 --step review --as wang-lei "$out/a.pdf"
ok "… and the file is as it was" cmp "$out/base.pdf" "$out/a.pdf"
ok "somebody without the role cannot prepare" exits 77 sign 1 --step prepare --as xu-jing "$out/a.pdf"
held() { flock "$out/a.pdf" "$JIAOFU" "$@"; } # as another process that signs or renders it
ok "what another process works on is not signed, or its signature would be lost" exits 75 held sign -w "$ws" --at "$(on 1)" --step prepare --as zhou-jianguo "$out/a.pdf"
ok "… nor rendered over" exits 75 held render -w "$ws" $issued -o "$out/a.pdf" "$record"
ok "… which is said" says "[FILE-BUSY]" held sign -w "$ws" "$out/a.pdf"
ok "… and the file is still as it was" cmp "$out/base.pdf" "$out/a.pdf"
ok "prepared" sign 1 --step prepare --as zhou-jianguo "$out/a.pdf"
ok "valid so far" exits 0 "$JIAOFU" verify -w "$ws" "$out/a.pdf"
ok "the state is prepared" says '"prepared"' "$JIAOFU" verify -w "$ws" --json "$out/a.pdf"
ok "not twice" exits 77 sign 1 --step prepare --as zhou-jianguo "$out/a.pdf"
ok "confirmed, by default the next step" sign 2 --words "备件到得快，没有影响门诊。" "$out/a.pdf"
ok "the state is customer-confirmed" says '"customer-confirmed"' "$JIAOFU" verify -w "$ws" --json "$out/a.pdf"
cp "$out/a.pdf" "$out/returned.pdf"
ok "returned" sign 3 --decision return --words "请补充备件照片。" "$out/returned.pdf"
ok "the state is returned" says '"returned"' "$JIAOFU" verify -w "$ws" --json "$out/returned.pdf"
ok "nothing comes after a return" exits 77 sign 4 "$out/returned.pdf"
ok "reviewed" sign 3 "$out/a.pdf"
ok "archived" sign 4 "$out/a.pdf"
ok "the state is archived" says '"archived"' "$JIAOFU" verify -w "$ws" --json "$out/a.pdf"
ok "the whole trail is valid" exits 0 "$JIAOFU" verify -w "$ws" "$out/a.pdf"
ok "… and made again byte for byte" says REPERFORM_OK "$JIAOFU" verify -w "$ws" --json "$out/a.pdf"
ok "without anchors nobody vouches" exits 2 "$JIAOFU" verify "$out/a.pdf"
ok "nothing comes after the archive" exits 77 sign 5 "$out/a.pdf"
ok "the base can be had back" bash -c '"$1" verify --revision 0 -o "$2/back.pdf" "$2/a.pdf" >/dev/null; cmp "$2/back.pdf" "$2/base.pdf"' _ "$JIAOFU" "$out"
cp "$out/a.pdf" "$out/junk.pdf"; echo junk >> "$out/junk.pdf"
ok "bytes behind the end" exits 1 "$JIAOFU" verify -w "$ws" "$out/junk.pdf"
ok "several files: the worst verdict counts" exits 1 "$JIAOFU" verify -w "$ws" "$out/a.pdf" "$out/junk.pdf"
ok "a file that is not there" exits 66 "$JIAOFU" verify -w "$ws" "$out/none.pdf"
# A policy in which the one who prepares also reviews: rendered by somebody with a key, and not what the provider laid down.
sed 's|<distinct-from[^>]*/>||' "$root/schemas/policy.xml" > "$out/weak.xml"
ok "rendered with another policy" "$JIAOFU" render -w "$ws" $issued --policy "$out/weak.xml" -o "$out/weak.pdf" "$record"
cp "$out/weak.pdf" "$out/weak-signed.pdf"
ok "a document with another policy is not signed" exits 65 sign 1 --step prepare --as zhou-jianguo "$out/weak-signed.pdf"
ok "… and stays as it is" cmp "$out/weak.pdf" "$out/weak-signed.pdf"
ok "… but where that is the provider's" sign 1 --step prepare --as zhou-jianguo --policy "$out/weak.xml" "$out/weak-signed.pdf"
ok "whoever verifies is told of it" says POLICY_OTHER "$JIAOFU" verify -w "$ws" --json "$out/weak-signed.pdf"
ok "… and cannot tell" exits 2 "$JIAOFU" verify -w "$ws" "$out/weak-signed.pdf"
ok "… but with the provider's" exits 0 "$JIAOFU" verify -w "$ws" --policy "$out/weak.xml" "$out/weak-signed.pdf"
# What verify calls invalid is not signed.
sign 1 --step prepare --as zhou-jianguo -o "$out/one.pdf" "$out/base.pdf"
perl -0777 -pe 's/(stream\n.{40})(.)/$1 . chr(ord($2) ^ 1)/se' "$out/one.pdf" > "$out/flipped.pdf"
cp "$out/flipped.pdf" "$out/flipped-signed.pdf"
ok "a damaged document is not signed" exits 65 sign 2 "$out/flipped-signed.pdf"
ok "… and stays as it is" cmp "$out/flipped.pdf" "$out/flipped-signed.pdf"
done_testing
