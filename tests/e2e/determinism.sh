#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# The same record, engine and time of issue give the same bytes: in another process, folder, time zone, locale, user, and after other documents.
. "$(dirname "$0")/lib.sh"
record=$root/samples/visit-01-raid-repair.xml
$JIAOFU render $issued -o "$out/a.pdf" "$record" || exit 1

ok "another process" bash -c "'$JIAOFU' render $issued -o '$out/b.pdf' '$record' && cmp '$out/a.pdf' '$out/b.pdf'"

cp -r "$root/samples" "$out/elsewhere"
ok "another folder" bash -c "cd '$out/elsewhere' && '$JIAOFU' render $issued -o b.pdf visit-01-raid-repair.xml && cmp '$out/a.pdf' b.pdf"

ok "another time zone" bash -c "TZ=America/St_Johns '$JIAOFU' render $issued -o '$out/c.pdf' '$record' && cmp '$out/a.pdf' '$out/c.pdf'"

ok "another locale" bash -c "LC_ALL=C LANG=de_DE.UTF-8 LC_NUMERIC=de_DE.UTF-8 JIAOFU_LANG= '$JIAOFU' render $issued -o '$out/d.pdf' '$record' && cmp '$out/a.pdf' '$out/d.pdf'"

ok "another environment" bash -c "env -i '$JIAOFU' render $issued -o '$out/e.pdf' '$record' && cmp '$out/a.pdf' '$out/e.pdf'"

ok "the same instant written in another zone" bash -c "'$JIAOFU' render --issued-at 2026-04-01T01:00:00Z -o '$out/f.pdf' '$record' && cmp '$out/a.pdf' '$out/f.pdf'"

mkdir "$out/many"
ok "after other documents in one process" bash -c "'$JIAOFU' render $issued -o '$out/many' '$root'/samples/visit-0[2-9]*.xml '$record' && cmp '$out/a.pdf' '$out/many/visit-01-raid-repair.pdf'"

if [ "$(id -u)" = 0 ] && command -v setpriv > /dev/null && setpriv --reuid=65534 test -x "$JIAOFU" -a -r "$record"; then
    ok "another user" bash -c "mkdir -m 777 '$out/nobody' && HOME=/nonexistent setpriv --reuid=65534 --regid=65534 --clear-groups '$JIAOFU' render $issued -o '$out/nobody/g.pdf' '$record' && cmp '$out/a.pdf' '$out/nobody/g.pdf'"
else
    count=$((count + 1)); echo "ok $count - another user # SKIP not root, or the folder is closed to others"
fi

# Every kind, with charts, landscape pages and notes: another process, folder, zone, locale and environment at once; and after all the others in one process.
mkdir "$out/kinds" "$out/again"
reports=("$root"/samples/{remote,sla,incident,consultation}-*.xml)
ok "all kinds in one process" "$JIAOFU" render $issued -o "$out/kinds" "${reports[@]}"
for record in "${reports[@]}"; do
    name=$(basename "$record" .xml)
    ok "$name: alone, elsewhere, in another zone and locale" bash -c 'cd "$1/elsewhere" &&
        env -i TZ=America/St_Johns LC_ALL=de_DE.UTF-8 "$2" render $3 -o "$1/again/$4.pdf" "$4.xml" && cmp "$1/kinds/$4.pdf" "$1/again/$4.pdf"' _ "$out" "$JIAOFU" "$issued" "$name"
    ok "$name: made again from itself" says REPERFORM_OK "$JIAOFU" verify --json "$out/again/$name.pdf"
done
record=$root/samples/visit-01-raid-repair.xml

ok "another time of issue gives another document" bash -c "'$JIAOFU' render --issued-at 2026-04-01T09:00:01+08:00 -o '$out/h.pdf' '$record' && ! cmp -s '$out/a.pdf' '$out/h.pdf'"
ok "another language gives another document" bash -c "'$JIAOFU' render $issued --lang en -o '$out/i.pdf' '$record' && ! cmp -s '$out/a.pdf' '$out/i.pdf'"
done_testing
