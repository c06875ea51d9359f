#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# What `make demo` shows: every sample visit in both languages, checked, rendered, signed step by step with demo keys, verified.
#
#   samples/demo.sh FOLDER        JIAOFU names the program (default: build/release/jiaofu)
#
# A completed visit is signed through all steps of its policy; a planned one by who prepared it.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(dirname "$here")
jiaofu=${JIAOFU:-$root/build/release/jiaofu}
out=${1:-$root/build/demo}
zh=0; case "${JIAOFU_LANG:-${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}}" in zh*) zh=1 ;; esac
say() { if [ $zh = 1 ]; then echo "$1"; else echo "$2"; fi; }

rm -rf "$out" && mkdir -p "$out/documents" "$out/previews"
workspace=$out/workspace
records=("$here"/visit-*.xml)

say "检查 ${#records[@]} 份样例记录" "Checking ${#records[@]} sample records"
"$jiaofu" check "${records[@]}"

say "建立工作区与演示密钥：$workspace" "Making a workspace with demo keys: $workspace"
"$jiaofu" init --demo "$workspace" "${records[@]}" > /dev/null

say "制作、签名、核验（计划单只签编制一步）" "Rendering, signing, verifying (a planned sheet is signed by who prepared it)"
rows=()
for record in "${records[@]}"; do
    steps=4; grep -q 'state="planned"' "$record" && steps=1
    for lang in zh-CN en; do
        name=$(basename "$record" .xml).$lang
        pdf=$out/documents/$name.pdf
        "$jiaofu" render -w "$workspace" --lang "$lang" -o "$pdf" "$record"
        for ((i = 0; i < steps; i++)); do "$jiaofu" sign -w "$workspace" "$pdf" > /dev/null; done
        "$jiaofu" verify -w "$workspace" "$pdf" > "$out/documents/$name.verified.txt"
        rows+=("$(printf '  %-44s %6.1f KB  %s' "$name.pdf" "$(awk -v n="$(stat -c %s "$pdf")" "BEGIN { print n / 1000 }")" "$(head -n 1 "$out/documents/$name.verified.txt" | sed 's/^.*\.pdf[:：] *//')")")
    done
    "$jiaofu" render -w "$workspace" --format png -o "$out/previews" "$record" > /dev/null
done
echo
printf '%s\n' "${rows[@]}"
echo
say "文档      $out/documents/*.pdf（旁边的 .verified.txt 是核验结果）" "documents   $out/documents/*.pdf (beside each its .verified.txt)"
say "预览      $out/previews/*.png" "previews    $out/previews/*.png"
say "密钥      $workspace/keys/（演示用，无法律效力）" "keys        $workspace/keys/ (for demonstration, without legal force)"
first=$out/documents/$(basename "${records[0]}" .xml).zh-CN.pdf
echo
say "接下来试试：" "Try next:"
echo "  $jiaofu verify -w $workspace $first"
echo "  pdfsig -nocert $first; pdfdetach -list $first"
