#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Golden texts: one line of cases.txt is one command of the program and one expected output (exit status, standard output, diagnostics).
#
# With REGEN=1 each difference is shown, then written. Speaks TAP. The program runs in the repository's root, so that paths in the texts are stable.
set -u
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
out=${JF_OUT:-$root/build/release}/golden
mkdir -p "$out"
cd "$root" || exit 1
export JIAOFU_LANG=en

n=0
while IFS='|' read -r name command; do
    case $name in ''|'#'*) continue ;; esac
    name=${name// /}
    n=$((n + 1))
    expected=$here/expected/$name.txt
    # shellcheck disable=SC2086 # the words of the command are its arguments
    "$JIAOFU" $command > "$out/$name.txt" 2> "$out/$name.err" < /dev/null
    status=$?
    { [ ! -s "$out/$name.err" ] || sed 's/^/stderr: /' "$out/$name.err"; echo "exit: $status"; } >> "$out/$name.txt"
    if diff -u "$expected" "$out/$name.txt" > "$out/$name.diff" 2>&1; then
        echo "ok $n - $name"
    elif [ "${REGEN:-0}" = 1 ]; then
        head -n 60 "$out/$name.diff"
        cp "$out/$name.txt" "$expected"
        echo "ok $n - $name # written"
    else
        head -n 30 "$out/$name.diff" | sed 's/^/# /'
        echo "not ok $n - $name"
    fi
done < "$here/cases.txt"
echo "1..$n"
