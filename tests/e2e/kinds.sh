#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Every kind of document goes its whole way: who is offered for each step, all steps in order, returned ones, verdicts, made again byte for byte.
. "$(dirname "$0")/lib.sh"
ws=$out/ws
samples=("$root"/samples/{visit-01,remote-03,sla-02,incident-01,consultation-01}-*.xml)
"$JIAOFU" init --demo "$ws" "${samples[@]}" > "$out/init.txt" 2>&1 || { cat "$out/init.txt"; exit 1; }
# Demo certificates hold around now, so the steps are signed on days of the last week: day 1, 2, …
on() { date -u -d "$((10 - $1)) days ago" +%Y-%m-%dT10:00:00Z; }
sign() { "$JIAOFU" sign -w "$ws" --at "$(on "$1")" "${@:2}"; }
# offered PERSON DOCUMENT: the first who is offered for the step that is next, with a key.
offered() { "$JIAOFU" sign --list -w "$ws" "$2" | head -n 1 | awk -F '\t' -v person="$1" '$2 == person && $5 == "key" { found = 1 } { print } END { exit !found }'; }

# goes RECORD STATE PERSON…: each signs in turn, being the first who is offered; then the document has this state.
goes() {
    local record=$1 state=$2 day=0 name=${1%%-[a-z]*} person
    shift 2
    "$JIAOFU" render -w "$ws" $issued -o "$out/$name.pdf" "$root/samples/$record.xml" || exit 1
    cp "$out/$name.pdf" "$out/$name-out-of-order.pdf"
    ok "$name: archive cannot come first" exits 77 sign 1 --step archive --as fang-min "$out/$name-out-of-order.pdf"
    for person in "$@"; do
        day=$((day + 1))
        ok "$name: step $day is offered to $person" offered "$person" "$out/$name.pdf"
        if [ $day = 2 ]; then
            cp "$out/$name.pdf" "$out/$name-returned.pdf"
            ok "$name: returned at step 2" sign 2 --as "$person" --decision return --words "Figures of table 2 to be explained." "$out/$name-returned.pdf"
            ok "$name: nothing comes after a return" exits 77 sign 3 "$out/$name-returned.pdf"
            ok "$name: the returned document is valid and says so" says '"returned"' exits 0 "$JIAOFU" verify -w "$ws" --json "$out/$name-returned.pdf"
        fi
        ok "$name: step $day" sign $day --as "$person" "$out/$name.pdf"
    done
    ok "$name: valid" exits 0 "$JIAOFU" verify -w "$ws" "$out/$name.pdf"
    ok "$name: its state is $state" says "\"$state\"" "$JIAOFU" verify -w "$ws" --json "$out/$name.pdf"
    ok "$name: made again byte for byte" says REPERFORM_OK "$JIAOFU" verify -w "$ws" --json "$out/$name.pdf"
    ok "$name: all steps are made" says TRAIL_DONE "$JIAOFU" verify -w "$ws" --json "$out/$name.pdf"
}

goes visit-01-raid-repair archived zhou-jianguo xu-jing wang-lei fang-min
goes remote-03-branch-line-hotline archived lin-xiaofeng jiang-ning wang-lei fang-min
goes sla-02-plant-202603 archived shen-yi wang-lei lehmann zheng-kai fang-min
goes incident-01-storage-array archived zhou-jianguo wang-lei tang-guoliang zheng-kai fang-min
goes consultation-01-hospital-resilience archived he-wenbo wang-lei tang-guoliang zheng-kai fang-min

# Before it is archived, a report is published: the states in between.
"$JIAOFU" render -w "$ws" $issued -o "$out/states.pdf" "$root/samples/sla-02-plant-202603.xml"
day=0
for state in prepared reviewed customer-confirmed published archived; do
    day=$((day + 1))
    who=$("$JIAOFU" sign --list -w "$ws" "$out/states.pdf" | head -n 1 | cut -f 2)
    ok "a report is $state after step $day" bash -c '"$1" sign -q -w "$2" --as "$3" --at "$4" "$5" && "$1" verify -w "$2" --json "$5" | grep -q "\"$6\""' _ \
        "$JIAOFU" "$ws" "$who" "$(on $day)" "$out/states.pdf" "$state"
done
# A kind is data: each that a record may have (schemas/delivery.xsd) has its stylesheet, steps, rules, words, template and samples, and is in README.
for kind in $(sed -n '/simpleType name="Kind"/,/<\/xs:simpleType>/s/.*enumeration value="\([^"]*\)".*/\1/p' "$root/schemas/delivery.xsd"); do
    rules=$(grep -l " kinds=\"$kind\"" "$root"/schemas/rules-*.xml)
    ok "$kind: a stylesheet" test -f "$root/stylesheets/$kind.xsl"
    ok "$kind: its steps" grep -q "<kind name=\"$kind\">" "$root/schemas/policy.xml"
    ok "$kind: rules of its own, which know its body" grep -q 'rule id="BODY-' $rules
    ok "$kind: a template and two samples" bash -c '[ "$(ls "$1"/template-*.xml | xargs grep -l "kind=\"$2\"" | wc -l)" = 1 ] && [ "$(ls "$1"/*-0*.xml | xargs grep -l "kind=\"$2\"" | wc -l)" -ge 2 ]' _ "$root/samples" "$kind"
    ok "$kind: in README, in both languages" bash -c '[ "$(grep -c "\`$2\`" "$1")" -ge 2 ]' _ "$root/README.md" "$kind"
done
done_testing
