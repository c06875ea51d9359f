# SPDX-License-Identifier: MIT
# Sourced by the end-to-end tests: TAP and a scratch folder. The program is $JIAOFU, the repository's root is $root, the scratch folder $out.
set -u
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
out=${JF_OUT:-$root/build/release}/e2e/$(basename "$0" .sh)
rm -rf "$out" && mkdir -p "$out"
export JIAOFU_LANG=en
issued="--issued-at 2026-04-01T09:00:00+08:00"
count=0

# ok NAME COMMAND…: the command succeeds.
ok() {
    local name=$1
    shift
    count=$((count + 1))
    if "$@" > "$out/last.txt" 2>&1; then echo "ok $count - $name"; else head -n 12 "$out/last.txt" | sed 's/^/# /'; echo "not ok $count - $name"; fi
}

# exits STATUS COMMAND…: the command ends with just this status.
exits() {
    local wanted=$1 status
    shift
    "$@"
    status=$?
    [ "$status" = "$wanted" ] || { echo "exit $status, wanted $wanted"; return 1; }
}

# says TEXT COMMAND…: output of the command (whatever its status) holds the text.
says() {
    local wanted=$1
    shift
    "$@" > "$out/says.txt" 2>&1
    grep -qF -- "$wanted" "$out/says.txt" || { echo "no \"$wanted\" in:"; head -n 10 "$out/says.txt"; return 1; }
}

done_testing() { echo "1..$count"; }
