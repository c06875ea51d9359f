#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# `make demo`: a workspace with demo keys; every sample of every kind checked, rendered in both languages (visits in both forms too), signed step by
# step, verified.
# Usage: demo.sh FOLDER, with the program in $JIAOFU.
set -euo pipefail
folder=$1
samples=$(cd "$(dirname "$0")" && pwd)
jiaofu=${JIAOFU:-jiaofu}
visits=("$samples"/visit-*.xml)
others=("$samples"/{remote,sla,incident,consultation}-*.xml)
records=("${visits[@]}" "${others[@]}")
case ${JIAOFU_LANG:-${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}} in zh*) zh=1 ;; *) zh=0 ;; esac
say() { if [ "$zh" = 1 ]; then echo "$2"; else echo "$1"; fi; }

rm -rf "$folder"
mkdir -p "$folder"/unsigned "$folder"/signed
"$jiaofu" init -q --demo "$folder/workspace" "${records[@]}"
"$jiaofu" check -q -w "$folder/workspace" "${records[@]}"

# Both forms and both languages. A visit that is only planned has no completed form.
mapfile -t completed < <(grep -l '<visit[^>]*state="completed"' "${visits[@]}")
for language in zh-CN en; do
    "$jiaofu" render -q -w "$folder/workspace" --lang $language --form planned -o "$folder/unsigned/planned.$language/" "${visits[@]}"
    "$jiaofu" render -q -w "$folder/workspace" --lang $language --form completed -o "$folder/unsigned/completed.$language/" "${completed[@]}"
    "$jiaofu" render -q -w "$folder/workspace" --lang $language -o "$folder/unsigned/reports.$language/" "${others[@]}"
done

# Each is prepared by the one who the record names most; in real life each person signs with a key that nobody else has.
cp -r "$folder"/unsigned/. "$folder"/signed/
for document in "$folder"/signed/*/*.pdf; do
    who=$("$jiaofu" sign --list -w "$folder/workspace" "$document" | head -n 1 | cut -f 2)
    "$jiaofu" sign -q -w "$folder/workspace" --as "$who" "$document"
done
# All but planned visits go on to the end: confirmed by the customer, reviewed, published, archived, as the policy of the kind says.
for _ in confirm review archive; do
    "$jiaofu" sign -q -w "$folder/workspace" "$folder"/signed/completed.*/*.pdf "$folder"/signed/reports.*/*.pdf
done
"$jiaofu" sign -q -w "$folder/workspace" "$folder"/signed/reports.*/{sla,incident,consultation}-*.pdf
"$jiaofu" verify -w "$folder/workspace" --json "$folder"/signed/*/*.pdf > "$folder/verified.json"

count() { find "$1" -name "$2" | wc -l; }
one=$(find "$folder/signed/completed.zh-CN" -name '*.pdf' | sort | head -n 1)
say "
Made, signed and verified from ${#records[@]} records; all signatures hold:" "
由 ${#records[@]} 份记录生成、签署并验证，全部签名有效："
printf '  %-28s  %s\n' \
    "$folder/unsigned/" "$(say "$(count "$folder/unsigned" '*.pdf') documents, five kinds, both languages" "$(count "$folder/unsigned" '*.pdf') 份文件（五种文档，中英文）")" \
    "$folder/signed/" "$(say 'the same, signed step by step' '同上，已逐步签署')" \
    "$folder/workspace/" "$(say 'jiaofu.conf and demo keys (keys/ca.pem: the anchor)' 'jiaofu.conf 与演示密钥（信任根 keys/ca.pem）')" \
    "$folder/verified.json" "$(say 'what verify found' '验证结果')"
say "
Next: $jiaofu verify -w $folder/workspace $one" "
下一步：$jiaofu verify -w $folder/workspace $one"
