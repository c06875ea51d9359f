#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# What a reader gets back from the page: pdftotext gives every text of the report model, character for character and in its order, no radicals for
# ideographs, no split words (but by a soft hyphen at a line's end, behind which the word goes on); and the file carries what it was made from.
. "$(dirname "$0")/lib.sh"
command -v pdftotext > /dev/null || { echo "1..0 # SKIP pdftotext is not there"; exit 0; }

for record in "$root"/samples/{visit,remote,incident,consultation,sla}-*.xml; do
    for lang in zh-CN en; do
        name=$(basename "$record" .xml).$lang
        "$JIAOFU" render -q $issued --lang $lang -o "$out/$name.pdf" "$record" || exit 1
        "$JIAOFU" render -q $issued --lang $lang --format model -o "$out/$name.model" "$record" || exit 1
        pdftotext "$out/$name.pdf" "$out/$name.txt"
        pdftotext -raw "$out/$name.pdf" "$out/$name.raw"
        ok "$name: all texts" perl "$root/tests/e2e/extract.pl" "$out/$name.model" "$out/$name.txt" "$out/$name.raw"
        ok "… and in the order of reading" perl "$root/tests/e2e/extract.pl" "$out/$name.model" "$out/$name.raw"
    done
done
ok "some English words were parted" env LC_ALL=C grep -qa $'\xc2\xad' "$out"/*.en.txt

pdf=$out/visit-01-raid-repair.zh-CN.pdf
mkdir -p "$out/attached/parts" # pdfdetach makes no folders
pdfdetach -saveall -o "$out/attached" "$pdf" > "$out/detach.txt" 2>&1 || sed 's/^/# /' "$out/detach.txt"
ok "the record is inside, byte for byte" cmp "$root/samples/visit-01-raid-repair.xml" "$out/attached/visit-01-raid-repair.xml"
ok "… with its parts" bash -c 'for f in "$1"/parts/*.xml; do cmp "$2/samples/parts/${f##*/}" "$f" || exit 1; done' _ "$out/attached" "$root"
ok "… so that anybody can check it" exits 0 "$JIAOFU" check "$out/attached/visit-01-raid-repair.xml"
# Of these some 10 KB are what is inside: record, contract with calendars and holidays, people, policy.
ok "an ordinary sheet is at most 125 KB" bash -c '[ "$(stat -c %s "$1")" -le 125000 ] || { stat -c %s "$1"; exit 1; }' _ "$pdf"
ok "an ordinary sheet is one page" bash -c 'pdfinfo "$1" | grep -q "^Pages: *1$"' _ "$pdf"
ok "the title is the document's" bash -c 'pdfinfo "$1" | grep -q "^Title:.*FS-YXYY-202603-001"' _ "$pdf"
done_testing
