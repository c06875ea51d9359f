#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# The command line: usage, languages, outputs, workspace, passphrases, JSON, exit codes.
. "$(dirname "$0")/lib.sh"
unset JIAOFU_WORKSPACE
cd "$out" || exit 1
record=$root/samples/visit-01-raid-repair.xml
json() { perl -MJSON::PP -0777 -e 'my $j = decode_json(<STDIN>); my $v = eval $ARGV[0]; die $@ if $@; print $v // "", "\n"' "$1"; }

# ---- usage
ok "no command is a fault of usage" exits 64 "$JIAOFU"
ok "an unknown command" says "[CLI-COMMAND]" "$JIAOFU" frobnicate
ok "… exits 64" exits 64 "$JIAOFU" frobnicate
ok "an option before the command" says "--ui-lang stands before the command [CLI-FIRST]" "$JIAOFU" --ui-lang en check "$record"
ok "an unknown option" exits 64 "$JIAOFU" check --nonsense "$record"
ok "… is named" says "[CLI-OPTION]" "$JIAOFU" check --nonsense "$record"
ok "a value that is not one" exits 64 "$JIAOFU" render --lang fr "$record"
ok "… is told what it could be" says "zh-CN, en [CLI-VALUE]" "$JIAOFU" render --lang fr "$record"
ok "a resolution out of range" exits 64 "$JIAOFU" render --format png --dpi 10000 "$record"
ok "nothing to do" says "[CLI-NOTHING]" "$JIAOFU" render
ok "a time that is none" says "[CLI-TIME]" "$JIAOFU" render --issued-at yesterday -o x.pdf "$record"
ok "… exits 64 and writes nothing" bash -c '"$1" render --issued-at yesterday -o x.pdf "$2"; [ $? = 64 ] && [ ! -e x.pdf ]' _ "$JIAOFU" "$record"
ok "--version" says "jiaofu 0." "$JIAOFU" --version
for command in init check facts import render sign verify; do
    ok "$command --help" exits 0 "$JIAOFU" $command --help
    ok "help $command says the same" bash -c 'diff <("$1" help $2) <("$1" $2 --help)' _ "$JIAOFU" $command
done
ok "help in Chinese" says "输出到" "$JIAOFU" render --help --ui-lang zh-CN
ok "every option of the help is in the manual" bash -c '
    for command in init check facts import render sign verify; do
        for option in $("$1" $command --help | grep -oE -- "--[a-z-]+" | sed "s/^--//" | sort -u); do
            grep -qE -- "[-]?$option" "$2" || { echo "$command --$option"; exit 1; }
        done
    done' _ "$JIAOFU" "$root/src/cli/jiaofu.1"

# ---- language of messages
ok "Chinese by LC_ALL" bash -c 'unset JIAOFU_LANG; LC_ALL=zh_CN.UTF-8 "$1" nonsense 2>&1 | grep -q 没有命令' _ "$JIAOFU"
ok "English by LANG" bash -c 'unset JIAOFU_LANG LC_ALL LC_MESSAGES; LANG=de_DE.UTF-8 "$1" nonsense 2>&1 | grep -q "no command"' _ "$JIAOFU"
ok "--ui-lang comes first" says "错误" "$JIAOFU" render --lang fr --ui-lang zh-CN "$record"

# ---- outputs
ok "to standard output" bash -c '"$1" render '"$issued"' -o - "$2" | head -c 5 | grep -q "%PDF-"' _ "$JIAOFU" "$record"
ok "to a folder that is not there yet" bash -c '"$1" render '"$issued"' -o new/folder/ "$2" && test -s new/folder/visit-01-raid-repair.pdf' _ "$JIAOFU" "$record"
ok "several to one file are refused" says "[CLI-SEVERAL]" "$JIAOFU" render $issued -o one.pdf "$record" "$root/samples/visit-02-inspection.xml"
ok "to a folder that cannot be" exits 73 "$JIAOFU" render $issued -o /proc/nothing/a.pdf "$record"
ok "pages as png" bash -c '"$1" render '"$issued"' --format png --dpi 50 -o page.png "$2" && head -c 8 page*.png | grep -aq PNG' _ "$JIAOFU" "$record"
ok "pages as svg" bash -c '"$1" render '"$issued"' --format svg -o page.svg "$2" && grep -q "<svg" page*.svg' _ "$JIAOFU" "$record"
for format in model layout trace; do
    ok "$format as text" bash -c '[ "$("$1" render '"$issued"' --format '$format' "$2" | wc -l)" -gt 50 ]' _ "$JIAOFU" "$record"
done
ok "quiet says nothing" bash -c '[ -z "$("$1" render -q '"$issued"' -o q.pdf "$2" 2>&1)" ]' _ "$JIAOFU" "$record"
ok "a full disk is said" bash -c '[ ! -e /dev/full ] || { "$1" render '"$issued"' -o - "$2" > /dev/full; [ $? = 73 ] || [ $? = 74 ]; }' _ "$JIAOFU" "$record"

# ---- JSON
echo broken > broken.xml
ok "json of check" bash -c '"$1" check --json broken.xml "$2" > j.json; [ $? = 65 ]' _ "$JIAOFU" "$record"
ok "… has both files" bash -c "[ \"\$(perl -MJSON::PP -0777 -e 'my \$j = decode_json(<STDIN>); print join \",\", map { \$_->{ok} ? 1 : 0 } @\$j' < j.json)\" = 0,1 ]"
ok "json of a fault of usage" bash -c '"$1" render --json --lang fr "$2" | grep -q CLI-VALUE' _ "$JIAOFU" "$record"
ok "json of render names the output" bash -c '"$1" render --diag=json '"$issued"' -o r.pdf "$2" | grep -q "\"output\":\"r.pdf\""' _ "$JIAOFU" "$record"
ok "json of verify is JSON" bash -c '"$1" verify --json r.pdf | perl -MJSON::PP -0777 -e "decode_json(<STDIN>)"' _ "$JIAOFU"

# ---- workspace
ok "init" exits 0 "$JIAOFU" init ws
ok "… not twice" says "[WORKSPACE-EXISTS]" "$JIAOFU" init ws
ok "… and the first is as it was" grep -q "^language=en" ws/jiaofu.conf
ok "init --demo wants records" says "[CLI-DEMO-USE]" "$JIAOFU" init --demo ws2
ok "init with a demo" exits 0 "$JIAOFU" init --demo demo "$record"
ok "a workspace that is not there" exits 66 "$JIAOFU" check -w nowhere "$record"
mkdir bad && printf '[workspace]\nlanguage=zh-CN\nkyes=keys\n' > bad/jiaofu.conf
ok "an unknown setting" says "[WORKSPACE-KEY]" "$JIAOFU" check -w bad "$record"
ok "… exits 78" exits 78 "$JIAOFU" check -w bad "$record"
printf 'language\n' > bad/jiaofu.conf
ok "a workspace file that is none" says "[WORKSPACE-FILE]" "$JIAOFU" check -w bad "$record"
ok "the workspace of the current folder" bash -c 'cd demo && "$1" render '"$issued"' -q -o w.pdf "$2" && "$1" sign --as zhou-jianguo w.pdf' _ "$JIAOFU" "$record"
ok "… by the environment" bash -c 'JIAOFU_WORKSPACE=demo "$1" verify demo/w.pdf' _ "$JIAOFU"
mkdir twice && cp -r "$root/samples/." twice/ && sed -i 's/CN=周建国/CN=另一人/' twice/parts/provider-people.xml
ok "one id for two people" says "[CLI-DEMO-ID]" "$JIAOFU" init --demo ws3 "$record" twice/visit-02-inspection.xml

# ---- who signs, and with what
render() { "$JIAOFU" render -q $issued -o "$1" "$record"; }
render s.pdf
ok "list tells who may sign" says "prepare	zhou-jianguo	周建国	lead-engineer	key" "$JIAOFU" sign --list -w demo s.pdf
ok "list in JSON" bash -c '"$1" sign --list --json -w demo s.pdf | perl -MJSON::PP -0777 -e "my \$j = decode_json(<STDIN>); exit(\$j->[0]{next}[0]{person} ne q(zhou-jianguo))"' _ "$JIAOFU"
ok "without a key" says "[CLI-NOBODY]" "$JIAOFU" sign -w ws s.pdf
ok "… exits 77" exits 77 "$JIAOFU" sign -w ws s.pdf
ok "without this person's key" says "[CLI-KEY]" "$JIAOFU" sign -w ws --as zhou-jianguo s.pdf
ok "a person who is not in the record" says "[CLI-PERSON]" "$JIAOFU" sign -w demo --as nobody s.pdf
ok "a step that is not in the policy" says "[CLI-NO-STEP]" "$JIAOFU" sign -w demo --step frob s.pdf
ok "two who may" bash -c '"$1" init -q --demo demo2 "$2" && "$1" render -q '"$issued"' -o two.pdf "$2" && ! "$1" sign -w demo2 two.pdf 2> two.txt && grep -q "\[CLI-WHO\]" two.txt' _ "$JIAOFU" "$root/samples/visit-02-inspection.xml"
openssl pkcs12 -export -in demo/keys/zhou-jianguo.pem -out p12.p12 -passout pass:geheim 2>/dev/null
printf 'geheim\n' > right.txt; printf 'wrong\n' > wrong.txt
ok "the wrong passphrase" exits 77 "$JIAOFU" sign --key p12.p12 --as zhou-jianguo --passphrase-file wrong.txt s.pdf
ok "… leaves the file" bash -c "$(declare -f render); JIAOFU='$JIAOFU' issued='$issued' record='$record'; render again.pdf && cmp s.pdf again.pdf"
ok "a passphrase by file" exits 0 "$JIAOFU" sign --key p12.p12 --as zhou-jianguo --passphrase-file right.txt -o s1.pdf s.pdf
ok "a passphrase by the environment" bash -c 'JIAOFU_PASSPHRASE=geheim "$1" sign --key p12.p12 --as zhou-jianguo -o s2.pdf s.pdf' _ "$JIAOFU"
ok "-o leaves the document as it was" cmp s.pdf again.pdf
ok "somebody else's key" exits 77 "$JIAOFU" sign --key demo/keys/xu-jing.pem --as zhou-jianguo s.pdf
ok "an invalid document is not signed" bash -c 'sed "s/%PDF-1.7/%PDF-1.6/" s1.pdf > i.pdf; "$1" sign -w demo i.pdf > i.txt 2>&1; [ $? = 65 ] && grep -q "\[CLI-INVALID\]\|\[PDF-" i.txt' _ "$JIAOFU"
ok "not one of ours" bash -c 'printf "%%PDF-1.7\n" > n.pdf; "$1" sign -w demo n.pdf; [ $? = 65 ]' _ "$JIAOFU"
ok "a revision that is not there" says "[CLI-REVISION]" "$JIAOFU" verify --revision 7 -o r7.pdf s1.pdf
ok "--revision wants -o" says "[CLI-REVISION-USE]" "$JIAOFU" verify --revision 0 s1.pdf
ok "a revision that is no number" says "[CLI-VALUE]" "$JIAOFU" verify --revision x -o r7.pdf s1.pdf

ok "a document at its end" bash -c 'for p in zhou-jianguo xu-jing wang-lei fang-min; do "$1" sign -q -w demo --as $p s.pdf || exit 1; done; "$1" sign -w demo s.pdf 2> c.txt; [ $? = 77 ] && grep -q "\[CLI-CLOSED\]" c.txt' _ "$JIAOFU"

# ---- the installation
ok "no home" bash -c 'JIAOFU_HOME=/nonexistent "$1" check "$2" 2> h.txt; [ $? = 78 ] && grep -q "\[JOB-HOME\]" h.txt' _ "$JIAOFU" "$record"
ok "a kind without a stylesheet" bash -c 'mkdir -p home && cp -r "$2"/schemas "$2"/stylesheets home/ && ln -sfn "$2/fonts" home/fonts && rm home/stylesheets/service-sheet.xsl
    JIAOFU_HOME=$PWD/home "$1" check "$3" 2> k.txt; [ $? = 78 ] && grep -q "\[JOB-KIND\]" k.txt' _ "$JIAOFU" "$root" "$record"
cp "$root/samples/visit-01-raid-repair.xml" twice/policy.xml
ok "a record that takes a name of ours" bash -c '"$1" render '"$issued"' -o p.pdf twice/policy.xml 2> p.txt; [ $? = 65 ] && grep -q "\[JOB-PART-NAME\]" p.txt' _ "$JIAOFU"

# ---- one's own looks, carried by the document
mkdir -p own && printf '<theme xmlns="urn:jiaofu:theme:1"><ink name="accent" colour="#7a1f1f"/></theme>' > own/theme.xml
printf '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:import href="jiaofu:service-sheet.xsl"/></xsl:stylesheet>' > own/service-sheet.xsl
ok "own theme and stylesheet" bash -c '"$1" render -q '"$issued"' --theme own/theme.xml --stylesheets own -o own.pdf "$2" && ! cmp -s own.pdf again.pdf' _ "$JIAOFU" "$record"
ok "… are in the document, which is made again from them" says REPERFORM_OK "$JIAOFU" verify --json own.pdf
ok "… by somebody who does not have them" bash -c 'mv own gone && "$1" verify --json own.pdf | grep -q REPERFORM_OK' _ "$JIAOFU"

# ---- slips of the hand
ok "a folder for a record" says "cannot read .: Is a directory" "$JIAOFU" check .
ok "help of an unknown command" says "[CLI-COMMAND]" "$JIAOFU" help frob
ok "… exits 64" exits 64 "$JIAOFU" help frob
cp -r "$root/samples" slips
cp "$record" slips/whole.xml
ok "a document is not written over its record" says "[CLI-OVERWRITE]" "$JIAOFU" render -o slips/whole.xml slips/whole.xml
ok "… which is as it was" cmp "$record" slips/whole.xml
ok "a signed document is not written over" bash -c '"$1" render -q '"$issued"' -o kept.pdf "$2" && "$1" sign -q -w demo --as zhou-jianguo kept.pdf && cp kept.pdf keep.pdf && "$1" render -o kept.pdf "$2" 2> k.txt; [ $? = 73 ] && grep -q "\[CLI-SIGNED\]" k.txt && cmp kept.pdf keep.pdf' _ "$JIAOFU" "$record"
ok "two records to one name" says "[CLI-SAME-NAME]" "$JIAOFU" render -o same/ "$record" "slips/$(basename "$record")"
ok "… neither is made" bash -c '! ls same/*.pdf 2> /dev/null'
ok "a folder of stylesheets that is not there" exits 66 "$JIAOFU" render --stylesheets nowhere -o no.pdf "$record"
ok "what the system says, in Chinese" bash -c 'JIAOFU_LANG=zh-CN "$1" check nowhere.xml 2>&1 | grep -q "没有这个文件或文件夹"' _ "$JIAOFU"
ok "an unknown option, in Chinese" bash -c 'JIAOFU_LANG=zh-CN "$1" check --frob x 2>&1 | grep -q "没有选项 --frob"' _ "$JIAOFU"
render slip.pdf
ok "a step out of order is told as such, key or no key" says "slip.pdf: error: step \"review\" cannot be made yet" "$JIAOFU" sign -w ws --step review slip.pdf
ok "what is not a PDF is told in whole words" says "does not begin with %PDF" "$JIAOFU" verify "$record"
sed 's#<follow-up.*</follow-up>##' "$root/samples/visit-06-backup-leftovers.xml" > slips/warned.xml
ok "a return is told as one" bash -c '"$1" sign -q -w demo --as zhou-jianguo slip.pdf && "$1" sign -w demo -d return --as xu-jing slip.pdf > r.txt && grep -q "Returned, Xu Jing (xu-jing)" r.txt' _ "$JIAOFU"
ok "… and ends the document, in Chinese too" bash -c 'JIAOFU_LANG=zh-CN "$1" sign -w demo slip.pdf 2>&1 | grep -q "文件状态为“退回”"' _ "$JIAOFU"
ok "warnings are counted" says "no errors; warnings: " "$JIAOFU" check slips/warned.xml
ok "… and not told again to who signs" bash -c '"$1" render -q '"$issued"' -o warned.pdf slips/warned.xml 2> w.txt; "$1" sign --list -w demo warned.pdf 2> w2.txt; grep -q warning: w.txt && ! grep -q warning: w2.txt' _ "$JIAOFU"
# ---- facts
month=$root/tests/golden/input/period.xml
ok "facts as XML" says 'xmlns:f="urn:jiaofu:facts:1"' "$JIAOFU" facts "$month"
ok "facts as CSV with a mark" bash -c '"$1" facts -f csv --bom -o f.csv "$2" && head -c 3 f.csv | od -An -tx1 | grep -q "ef bb bf" && [ "$(wc -l < f.csv)" = 16 ]' _ "$JIAOFU" "$month"
ok "facts as JSON" bash -c '"$1" facts -f json "$2" > f.json && grep -q "\"payable\": " f.json' _ "$JIAOFU" "$month"
ok "facts of a visit" says 'measure="arrival"' "$JIAOFU" facts "$record"
ok "facts never cost the record" bash -c 'cp "$2" m.xml; "$1" facts m.xml -o ./m.xml; [ $? = 64 ] && cmp m.xml "$2"' _ "$JIAOFU" "$month"
ok "facts of several records" exits 64 "$JIAOFU" facts "$month" "$record"
ok "… are told to come one by one" says "[CLI-ONE]" "$JIAOFU" facts "$month" "$record"
ok "facts in no known format" exits 64 "$JIAOFU" facts -f yaml "$month"
sed 's/type="received" by="desk" with="user"/type="resumed" by="desk"/' "$month" > wrong.xml
ok "facts of a wrong ticket" bash -c '"$1" facts wrong.xml > w.out 2> w.txt; [ $? = 65 ] && [ ! -s w.out ] && grep -q "\[TICKET-NOT-RECEIVED\]" w.txt' _ "$JIAOFU"

done_testing
