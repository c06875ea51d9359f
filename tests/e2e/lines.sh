#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Small type on real pages: no line of any sample, in both languages, starts, ends or is set as no line may (lines.pl says what that is).
. "$(dirname "$0")/lib.sh"

for record in "$root"/samples/{visit,remote,incident,consultation,sla}-*.xml; do
    own=$(grep -o -m 1 'xml:lang="[^"]*"\| lang="[^"]*"' "$record" | head -n 1 | cut -d '"' -f 2)
    for lang in zh-CN en; do
        name=$(basename "$record" .xml).$lang
        foreign=--foreign
        [ "$lang" = "$own" ] && foreign=
        for form in layout trace; do
            "$JIAOFU" render -q $issued --lang $lang --format $form -o "$out/$name.$form" "$record" || exit 1
        done
        ok "$name" perl "$root/tests/e2e/lines.pl" $foreign "$out/$name.layout" "$out/$name.trace"
    done
done
ok "some lines were looked at as those of their own language" bash -c '[ "$(ls "$1"/*.zh-CN.layout | wc -l)" -gt 15 ]' _ "$out"

# finds RULE FIRST SECOND: of a paragraph of these two lines it says just this.
finds() {
    local rule=$1
    printf 'structure\n  Document lang="zh-CN"\n    P 1/0\npage 1 of 1 595 842, 1 contents\n  0 P text 60 100 400 10 #000000 "%s"\n  0 P text 60 116 300 10 #000000 "%s"\n' "$2" "$3" > "$out/bad.layout"
    perl "$root/tests/e2e/lines.pl" "$out/bad.layout" > "$out/found.txt" && { echo "nothing found in $2|$3"; return 1; }
    grep -q "^$rule: " "$out/found.txt" || { echo "not \"$rule\" but:"; cat "$out/found.txt"; return 1; }
}
while IFS='|' read -r rule first second; do
    ok "it would see: $rule" finds "$rule" "$first" "$second"
done << 'END'
starts with a closing mark|工程师到场|，开始工作
ends with an opening mark|工程师到场（|三月）开始工作
a sign and its number|每月扣款 −|¥340，另计
a number and its unit|It holds 500 |GB of images
a number and what it counts|用时 15 |分以内
a label and its number|as Section |3 says of it
第 and its number|经过见第 |7 节，另见附件
a code and its number|按照 GB/T |28827.2 的要求
a day and its month|was used on 23 |March, so that
a month and its day|was used on March |23, so that
an initial and its name|was done by J. |Smith, who is
a name or code hyphenated|was done by Leh­|mann and others
groups of a telephone number|call 0571-5550 |4419 at once
a date parted|于 2026|-03-05 到达
a time parted|于 09|:40 到达
a number parted|合计 12|,640 元整数
a dash or ellipsis parted|完成—|—并且关闭
one character alone|本期没有遗留问题了|的。
a fragment of a word alone|This was found in the evalu­|ation.
straight quotation mark|the plant's only spare|was used
three full stops for an ellipsis|digest 0067d02d...|was shown
hyphen for a dash|a disk - the third|was replaced
hyphen for a minus|change of -340 yuan|was agreed
hyphen for a range|between 10-20%|was measured
tilde for a range|在 10~20 之间|的读数
letters for a sign|at most <= 5 of them|were seen
blank beside a full-width mark|已经完成。 另外|还有一项
half-width mark in Chinese|已经完成,另外|还有一项
full-width mark in English|This was done，and more|was seen
doubled mark|已经完成。。另外|还有一项
one of a pair of dashes|已经完成—另外|还有一项
END

# spaced RULE GLYPHS TEXT: of words set with these advances it says just this.
spaced() {
    printf 'page 1 content\n mark 0\n  words #000000 [%s] Noto Sans SC 10 at 60 100 glyphs %s\n' "$3" "$2" > "$out/bad.trace"
    perl "$root/tests/e2e/lines.pl" "$out/bad.trace" > "$out/found.txt" && { echo "nothing found"; return 1; }
    grep -q "^$1: " "$out/found.txt" || { echo "not \"$1\" but:"; cat "$out/found.txt"; return 1; }
}
ok "it would see: ideographs far apart" spaced "ideographs far apart" "1@0 2@11.2" "完成"
ok "it would see: a blank too wide" spaced "a blank too wide" "1@0 2@5 3@12" "a b"
ok "it would see: a blank too narrow" spaced "a blank too narrow" "1@0 2@5 3@6" "a b"
ok "it would see: no blank before Western text" spaced "no blank before Western text" "1@0 2@10" "用A"
ok "it would see: marks not squeezed" spaced "marks not squeezed" "1@0 2@10" "）。"
ok "it would see: figures of different widths" spaced "figures of different widths" "1@0 2@5" "12"
done_testing
