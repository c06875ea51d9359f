#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Wrong, huge and hostile records: refused with the right status and a located sentence, within two seconds and 300 MB, and nothing is written.
. "$(dirname "$0")/lib.sh"
cp -r "$root/samples" "$out/in"
cd "$out/in" || exit 1
base=visit-01-raid-repair.xml

# refused NAME FILE ID [STATUS]: `render` says ID and ends with STATUS (65), soon, and leaves no output.
refused() {
    local name=$1 file=$2 id=$3 status=${4:-65}
    ok "$name" bash -c '
        rm -f "$4/out.pdf"
        (ulimit -v 1500000; timeout 5 "$1" render --issued-at 2026-04-01T01:00:00Z -o "$4/out.pdf" "$2") > "$4/said.txt" 2>&1
        status=$?
        cat "$4/said.txt"
        [ $status = "$5" ] || { echo "exit $status, wanted $5"; exit 1; }
        grep -q "\[$3" "$4/said.txt" || { echo "no [$3"; exit 1; }
        [ ! -e "$4/out.pdf" ] || { echo "something was written"; exit 1; }
        ! ls -a "$4" | grep -q "out.pdf." || { echo "a temporary file is left"; exit 1; }
    ' _ "$JIAOFU" "$file" "$id" "$out" "$status"
}

edit() { sed "$1" "$base" > "$2"; cmp -s "$base" "$2" && echo "# $2: the edit changed nothing" >&2; }

echo 'not xml' > not.xml;                                        refused "not XML" not.xml XML
: > empty.xml;                                                   refused "an empty file" empty.xml XML
edit 's/urn:jiaofu:delivery:1/urn:jiaofu:delivery:9/' ns.xml;    refused "wrong namespace" ns.xml RECORD
edit 's/schema-version="1.0"/schema-version="7.0"/' version.xml; refused "wrong version" version.xml RECORD
iconv -f UTF-8 -t GB18030 $base | sed 's/UTF-8/GB18030/' > gb.xml; refused "wrong encoding" gb.xml XML
printf '<?xml version="1.0"?>\n<!DOCTYPE d [<!ENTITY a "b">]>\n<d>&a;</d>\n' > dtd.xml; refused "a DTD" dtd.xml XML
{ echo '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "lol">'
  p=a; for c in b c d e f g h i; do echo "<!ENTITY $c \"&$p;&$p;&$p;&$p;&$p;&$p;&$p;&$p;&$p;&$p;\">"; p=$c; done
  echo ']><l>&i;</l>'; } > laughs.xml;                           refused "billion laughs" laughs.xml XML
printf '<?xml version="1.0"?><!DOCTYPE d SYSTEM "file:///etc/passwd"><d/>' > external.xml; refused "an external DTD" external.xml XML
printf '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY p SYSTEM "file:///etc/passwd">]><d>&p;</d>' > entity.xml; refused "an external entity" entity.xml XML
truncate -s 1G huge.xml;                                         refused "1 GB" huge.xml FILE-SIZE
{ printf '<?xml version="1.0"?>'; head -c 70000 /dev/zero | tr '\0' 'a' | sed 's/a/<a>/g'; } | head -c 30000 > deep.xml; refused "10,000 deep" deep.xml XML
edit 's/当日恢复冗余/当日\x01恢复/' control.xml;                  refused "a control character" control.xml XML
edit 's#zone="Asia/Shanghai"#zone="Asia/Atlantis"#' zone.xml;    refused "an unknown time zone" zone.xml ""
edit 's/received="2026-03-03T13/received="2026-02-30T13/' date.xml; refused "an impossible date" date.xml ""
edit 's/HIS 数据库服务器 1 硬盘告警/HIS \xf0\x9f\x92\xa5 硬盘告警/' glyph.xml; refused "a character without a glyph" glyph.xml TEXT-GLYPH
ok "… is named by code point and line" says U+1F4A5 "$JIAOFU" render -o "$out/x.pdf" glyph.xml
ok "… at the record's line" says "glyph.xml:$(grep -n '💥' glyph.xml | cut -d: -f1)" "$JIAOFU" render -o "$out/x.pdf" glyph.xml
sed 's#href="parts/provider.xml"#href="../../../../etc/passwd"#' $base > outside.xml; refused "an inclusion from outside" outside.xml PART-OUTSIDE
sed 's#href="parts/provider.xml"#href="http://example.com/p.xml"#' $base > net.xml; refused "an inclusion from the network" net.xml ""
sed 's#href="parts/provider.xml"#href="parts/gone.xml"#' $base > gone.xml; refused "a part that is not there" gone.xml ""
ln -s /etc/passwd parts/link.xml; sed 's#parts/provider.xml#parts/link.xml#' $base > link.xml; refused "a link that leaves the folder" link.xml PART-OUTSIDE
refused "a file that is not there" nowhere.xml FILE-MISSING 66
edit 's/HIS 业务正常/<link href="javascript:alert(1)">x<\/link>/' scheme.xml; refused "a link with a hostile scheme" scheme.xml ""

# two records of which one is wrong: the good one is made, the wrong one is not, and the status tells
mkdir "$out/two"
ok "a wrong record beside a good one" exits 65 "$JIAOFU" render $issued -o "$out/two" not.xml $base
ok "… and the good one is there" test -s "$out/two/visit-01-raid-repair.pdf"

# every fault in one run
sed -e 's/arrival at="2026-03-03T15:42:00"/arrival at="2026-03-03T12:42:00"/' -e 's/priority="P2"/priority="P4"/' -e 's/removed="WBM1A7KD"//' $base > three.xml
ok "three faults in one run" bash -c '[ "$("$1" check three.xml 2>&1 | grep -c ": error:")" -ge 3 ]' _ "$JIAOFU"
ok "--json is JSON" bash -c '"$1" check --json three.xml 2>/dev/null | perl -MJSON::PP -0777 -e "decode_json(<STDIN>)"' _ "$JIAOFU"
ok "in Chinese on request" bash -c 'JIAOFU_LANG=zh-CN "$1" check three.xml 2>&1 | grep -q 错误' _ "$JIAOFU"

# stylesheets are sandboxed
mkdir -p "$out/sheets"
sheet() { printf '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:e="http://exslt.org/common" extension-element-prefixes="e"><xsl:import href="jiaofu:service-sheet.xsl"/><xsl:template match="/">%s</xsl:template></xsl:stylesheet>' "$1" > "$out/sheets/service-sheet.xsl"; }
sheet '<xsl:copy-of select="document(&apos;file:///etc/passwd&apos;)"/>'
ok "a stylesheet that reads a file" exits 78 "$JIAOFU" render $issued --stylesheets "$out/sheets" -o "$out/x.pdf" $base
sheet "<e:document href=\"$out/written.txt\"><x/></e:document>"
ok "a stylesheet that writes a file" exits 78 "$JIAOFU" render $issued --stylesheets "$out/sheets" -o "$out/x.pdf" $base
ok "… wrote nothing" test ! -e "$out/written.txt"
done_testing
