#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Conformance: every sample, both languages, every revision (base and after each step of its policy), before the outside judges.
#
#   tests/conformance/run.sh JIAOFU BUILD
#
# Judges: veraPDF (PDF/A-3a, PDF/UA-1), qpdf, pdfsig, pyHanko, EU DSS. A judge that is not there is reported as skipped; with
# CI=true or STRICT=1 its absence counts as a failure. The last line is `N passed, N failed[, N skipped]`.
set -uo pipefail
jiaofu=$1 build=$2
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
work=$build/conformance
judges=$build/judges
rm -rf "$work" && mkdir -p "$work" "$judges"
passed=0 failed=0 skipped=0
strict=0; [ "${CI:-}" = true ] || [ "${STRICT:-0}" = 1 ] && strict=1

# Counts the lines "ok …" and "not ok …" of a judge's output, and shows the latter.
count() {
    local line
    while IFS= read -r line; do
        case $line in
            "ok "*) passed=$((passed + 1)) ;;
            "not ok "*) failed=$((failed + 1)); printf '%s\n' "$line" ;;
            *) printf '# %s\n' "$line" ;;
        esac
    done
}

absent() { # name of the judge
    if [ $strict = 1 ]; then failed=$((failed + 1)); echo "not ok $1 is not there"; else skipped=$((skipped + 1)); echo "# skipped: $1 is not there"; fi
}

verdict() { # name, file, exit status of the judge, what it said
    if [ "$3" = 0 ]; then echo "ok $1 $2"; else echo "not ok $1 $2 # $4"; fi
}

# --- the material -----------------------------------------------------------------------------------------------------------
. "$here/material.sh" # fills $work with base/*.pdf and signed/*.r<n>.pdf, sets $anchor
mapfile -t every < <(find "$work" -name '*.pdf' | sort)
mapfile -t signed < <(find "$work/signed" -name '*.pdf' | sort)
echo "# ${#every[@]} files, ${#signed[@]} of them signed"
if [ ${#every[@]} = 0 ] || [ ${#signed[@]} = 0 ]; then failed=$((failed + 1)); echo "not ok there is nothing to judge"; fi

# --- native judges ----------------------------------------------------------------------------------------------------------
if command -v qpdf >/dev/null; then
    for f in "${every[@]}"; do said=$(qpdf --check "$f" 2>&1); verdict qpdf "$f" $? "$(tr '\n' ' ' <<<"$said")"; done > "$work/qpdf.log"
    count < "$work/qpdf.log"
else absent qpdf; fi

if command -v pdfsig >/dev/null; then
    for f in "${signed[@]}"; do
        said=$(pdfsig -nocert "$f" 2>&1)
        n=$(grep -c '^Signature #' <<<"$said") good=$(grep -c 'Signature Validation: Signature is Valid' <<<"$said")
        fields=$(sed -n 's/.*\.r\([0-9]*\)\.pdf$/\1/p' <<<"$f")
        [ "$good" = "$fields" ]; verdict pdfsig "$f" $? "$good of $n valid, $fields expected"
    done > "$work/pdfsig.log"
    count < "$work/pdfsig.log"
else absent pdfsig; fi

# --- judges from other registries ---------------------------------------------------------------------------------------------
if [ "$here/requirements.txt" -nt "$judges/venv/bin/pyhanko" ] && command -v python3 >/dev/null; then
    python3 -m venv "$judges/venv" && "$judges/venv/bin/pip" -q install --disable-pip-version-check -r "$here/requirements.txt"
fi
if "$judges/venv/bin/python" -c 'import pyhanko' 2>/dev/null; then
    "$judges/venv/bin/python" "$here/judge.py" "$anchor" "${signed[@]}" > "$work/pyhanko.log" 2>"$work/pyhanko.err" ; status=$?
    count < "$work/pyhanko.log"
    [ -s "$work/pyhanko.log" ] || { failed=$((failed + 1)); echo "not ok pyhanko said nothing (exit $status)"; tail -3 "$work/pyhanko.err"; }
else absent pyHanko; fi

if [ "$here/Judge.java" -nt "$judges/classes/Judge.class" ] && command -v mvn >/dev/null && command -v javac >/dev/null; then
    mvn -q -B -f "$here/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies -DoutputDirectory="$judges/lib" > "$work/mvn.log" 2>&1 &&
        javac -cp "$judges/lib/*" -d "$judges/classes" "$here/Judge.java" || tail -5 "$work/mvn.log"
fi
if [ -f "$judges/classes/Judge.class" ]; then
    for judge in "verapdf ${every[*]}" "dss $anchor ${signed[*]}"; do
        # shellcheck disable=SC2086 # the words are the arguments; no name here holds a space
        java -cp "$judges/lib/*:$judges/classes" Judge $judge > "$work/${judge%% *}.log" 2>"$work/java.err"; status=$?
        count < "$work/${judge%% *}.log"
        [ -s "$work/${judge%% *}.log" ] || { failed=$((failed + 1)); echo "not ok ${judge%% *} said nothing (exit $status)"; tail -3 "$work/java.err"; }
    done
else absent veraPDF; absent "EU DSS"; fi

if [ $skipped = 0 ]; then echo "$passed passed, $failed failed"; else echo "$passed passed, $failed failed, $skipped skipped"; fi
[ $failed = 0 ]
