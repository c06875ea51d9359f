# SPDX-License-Identifier: MIT
# Sourced by run.sh: makes what is judged. Visits: every sample in both forms and both languages, the completed form signed through all steps of the
# policy, the planned one by who prepared it. The other kinds: every sample in both languages through all steps. A copy is kept after each step.
# Sets $anchor.
workspace=$work/workspace
mkdir -p "$work/base" "$work/signed"
"$jiaofu" init --demo "$workspace" "$root"/samples/{visit,remote,sla,incident,consultation}-*.xml > "$work/init.log" 2>&1 || cat "$work/init.log"
anchor=$workspace/keys/ca.pem

wrong() { failed=$((failed + 1)); echo "not ok $1"; tail -n 3 "$work/$2.log"; }

# sign_steps NAME STEPS: signs base/NAME.pdf that many times; who may sign first in the program's own list signs.
sign_steps() {
    local now=$work/signing.tmp revision who
    cp "$work/base/$1.pdf" "$now"
    for ((revision = 1; revision <= $2; revision++)); do
        who=$("$jiaofu" sign --list -w "$workspace" "$now" 2>> "$work/sign.log" | head -n 1 | cut -f 2)
        "$jiaofu" sign -w "$workspace" --as "$who" --at "$(date -u -d "$((10 - revision)) hours ago" +%Y-%m-%dT%H:00:00Z)" "$now" >> "$work/sign.log" 2>&1 || { wrong "step $revision of $1" sign; return; }
        cp "$now" "$work/signed/$1.r$revision.pdf"
    done
    "$jiaofu" verify --trust "$anchor" "$now" > "$work/verify.log" 2>&1 || wrong "own verify of $1" verify
}

# make RECORD LANG NAME STEPS [OPTION…]: base/NAME.pdf, signed that many times.
make_document() {
    local record=$1 lang=$2 name=$3 steps=$4
    shift 4
    "$jiaofu" render -w "$workspace" --lang "$lang" "$@" --issued-at 2026-04-01T09:00:00+08:00 -o "$work/base/$name.pdf" "$record" > "$work/render.log" 2>&1 || {
        wrong "render $name" render; return; }
    sign_steps "$name" "$steps"
}

# steps_of KIND: how many the policy has.
steps_of() { sed -n "/<kind name=\"$1\"/,/<\/kind>/p" "$root/schemas/policy.xml" | grep -c '<step '; }

for record in "$root"/samples/visit-*.xml; do
    name=$(basename "$record" .xml)
    for lang in zh-CN en; do
        make_document "$record" $lang "$name.planned.$lang" 1 --form planned
        grep -q 'state="completed"' "$record" && make_document "$record" $lang "$name.completed.$lang" "$(steps_of service-sheet)" --form completed
    done
done

for record in "$root"/samples/{remote,sla,incident,consultation}-*.xml; do
    name=$(basename "$record" .xml)
    kind=$(grep -o ' kind="[a-z-]*"' "$record" | head -n 1 | cut -d '"' -f 2)
    for lang in zh-CN en; do
        make_document "$record" $lang "$name.$lang" "$(steps_of "$kind")"
    done
done
rm -f "$work"/*.tmp
