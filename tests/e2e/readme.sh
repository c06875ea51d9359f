#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# What README, the manual and the template say works as written: their commands are run line by line, in the order in which they stand, in a copy
# of the samples. Left out are apt-get and make.
. "$(dirname "$0")/lib.sh"
export EDITOR=true
unset JIAOFU_WORKSPACE

# The shell blocks of README between two headings.
readme_commands() { sed -n "/^## $1\$/,/^## $2/p" "$root/README.md" | sed -n '/^```sh$/,/^```$/p' | grep -v '^```\|^apt-get\|^make'; }

# The examples of the manual.
manual_commands() { sed -n '/^\.Sh EXAMPLES/,/^\.Sh/p' "$root/src/cli/jiaofu.1" | sed -n '/^\.Bd/,/^\.Ed/p' | grep -v '^\.'; }

# runs NAME FOLDER: the commands of standard input, in one shell, each a test.
runs() {
    local name=$1 folder=$2 line
    : > "$out/$name.sh"
    while IFS= read -r line; do
        printf '%s\n' "$line" >> "$out/$name.lines"
        printf '%s\necho $? >> "%s"\n' "$line" "$out/$name.status" >> "$out/$name.sh"
    done
    : > "$out/$name.status"
    (cd "$folder" && bash "$out/$name.sh") > "$out/$name.said" 2>&1 < /dev/null
    ok "$name: there are commands" test -s "$out/$name.lines"
    while IFS= read -r line; do
        IFS= read -r status <&3 || status=none
        ok "$name: ${line%%  #*}" bash -c '[ "$1" = 0 ] || { echo "exit $1"; cat "$2"; exit 1; }' _ "$status" "$out/$name.said"
    done < "$out/$name.lines" 3< "$out/$name.status"
}

# A checkout as `make` leaves it, as far as the commands need it.
checkout() {
    mkdir -p "$1/build/release"
    cp -r "$root/samples" "$root/schemas" "$1"
    ln -s "$JIAOFU" "$1/build/release/jiaofu"
}

command -v pdfsig > /dev/null && command -v xmllint > /dev/null || judges=missing
for part in "中文 English zh-CN" "English 依赖 en"; do
    set -- $part
    checkout "$out/$3"
    readme_commands "$1" "$2" > "$out/$3.txt"
    [ -z "${judges:-}" ] || { grep -v '^pdfsig\|pdfdetach\|^xmllint' "$out/$3.txt" > "$out/less.txt"; mv "$out/less.txt" "$out/$3.txt"; }
    export JIAOFU_LANG=$3
    runs "README-$3" "$out/$3" < "$out/$3.txt"
    JIAOFU_LANG=en
    ok "README-$3: two steps are signed and the sheet is valid" says "sheet.pdf: VALID (state: " "$JIAOFU" verify -w "$out/$3/my/ws" "$out/$3/my/sheet.pdf"
    ok "README-$3: … by two people" bash -c '[ "$("$1" verify -w "$2/ws" --json "$2/sheet.pdf" | grep -o "\"claimed_at\"" | wc -l)" = 2 ]' _ "$JIAOFU" "$out/$3/my"
done
ok "both languages have the same commands" bash -c 'diff <(sed "s/ *#.*//" "$1/zh-CN.txt") <(sed "s/ *#.*//" "$1/en.txt")' _ "$out"

cp -r "$root/samples" "$out/manual"
mv "$out/manual/visit-01-raid-repair.xml" "$out/manual/visit.xml"
mkdir "$out/bin" && ln -s "$JIAOFU" "$out/bin/jiaofu"
PATH=$out/bin:$PATH
runs manual "$out/manual" < <(manual_commands)

# The template, filled in as it says; then with everything that it offers.
cd "$out/manual" || exit 1
sed -e 's/state="planned"/state="completed"/' -e '/<!-- COMPLETED/d' -e '/COMPLETED -->/d' template-visit.xml > done.xml
ok "the template, completed" says "done.xml: in order" "$JIAOFU" check done.xml
perl -0777 -pi -e 'sub pick { my $name = shift; $everything =~ m{(<$name [^>]*/>|<$name [^>]*>.*?</$name>)}s or die $name; $1 }
    ($everything) = /<!-- 需要时加入(.*?)-->/s;
    my ($part, $extra, $left, $follow, $figure) = map { pick($_) } qw(part extra leftover follow-up figure);
    for ($extra, $left, $follow) { s/"时间"/"2026-04-08T15:35:00"/g; s/"(?:提出人|需方人员)"/"xu-jing"/g; s/"上级"/"wang-lei"/g; s/"[^"]*人(?:员)?"/"zhou-jianguo"/g }
    $follow =~ s/2026-04-08T15/2026-04-20T15/;
    $figure =~ s/图\.png/ward6-links.svg/;
    s{(?=<result )}{$part$extra}; s{(<leaving [^>]*>)}{$1$left}; s{(</record-updated>)}{$1$follow}; s{(</after>)}{$1$figure}' done.xml
ok "… with each piece that it offers" says "done.xml: " "$JIAOFU" check done.xml
ok "… has no errors" exits 0 "$JIAOFU" check done.xml
ok "each command and option of the help is in the manual" bash -c '
    for command in init check render sign verify; do
        "$1" $command --help | grep -o -- "--[a-z-]*" | sort -u | while read -r option; do
            grep -q -- "^\.\(It \)\?Fl.* ${option#-}\( \|\$\)" "$2" || { echo "$command $option"; exit 1; }
        done || exit 1
    done' _ "$JIAOFU" "$root/src/cli/jiaofu.1"
done_testing
