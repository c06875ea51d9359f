#!/usr/bin/perl
# SPDX-License-Identifier: MIT
# lines.pl [--foreign] LAYOUT TRACE…: goes over every line of documents (render --format layout and trace) and prints what no line may do, one fault a line:
# "rule: document, page: where it is".
#
# Of the layout it reads the structure tree, puts together what belongs to one block (a paragraph, a cell, a heading, with the spans and links inside)
# and looks at the places where its lines end (clreq 3.1.3 and 3.1.6, GB/T 15834 5.1, usage for numbers and English), then at the characters. Lines
# of a chart are looked at by their characters only. Of the trace it reads where glyphs stand and looks at the blanks between them, in ems. What
# the author of a record wrote is judged too: the samples are to be exemplary. With --foreign the documents are in another language than their
# records, so that marks of both stand beside each other.
use strict;
use warnings;
use utf8;
use open qw(:std :encoding(UTF-8));

my $han    = qr/\p{Script=Han}/;
my $closes = '，。、；：！？）》」』】〕〉〗”’…—％℃·～々ー,.;:!?)\]}%‰°';
my $opens  = '（《「『【〔〈〖“‘¥\$€£§№(\[{±≥≤';
my $latin  = qr/(?:[KMGTP]i?B|kB|[KMG]bps|[kMG]?Hz|k?W|k?VA|k?Wh|k?V|m?A|mV|dBm?|min|ms|s|h|mm|cm|m|km|kg|g|IOPS|hours?|minutes?|seconds?|days?|weeks?|months?|years?|times|points)(?![A-Za-z])/;
my $chinese = qr/(?:年|月|日|时|分|秒|小时|天|个|台|次|条|项|页|版|节|章|人|级|块|套|份|元|万|亿|步|家|组|度|岁|周)/;
my $month  = qr/(?:January|February|March|April|May|June|July|August|September|October|November|December)/;
my $label  = qr/(?:^|[^A-Za-z])(?:No\.|Fig\.|[Ff]igure|[Ss]ections?|[Tt]able|pp?\.|[Pp]ages?|[Vv]ersion|[Ss]tep|[Cc]lause|[Ll]evel)$/;

# [name, end of the line (its blanks left out), start of the next]
my @between = (
    ['starts with a closing mark', qr/./,                                qr/^[$closes]/],
    ['ends with an opening mark',  qr/[$opens]$/,                        qr/./],
    ['a sign and its number',      qr/(?:^|[\s（(，、]|$han)[-−+±<>≤≥≈×]$/, qr/^[\d¥]/],
    ['a number and its unit',      qr/\d$/,                              qr/^$latin/],
    ['a number and what it counts', qr/\d$/,                             qr/^$chinese/],
    ['a label and its number',     $label,                               qr/^\d/],
    ['第 and its number',          qr/[第表图]$/,                         qr/^\d/],
    ['a code and its number',      qr/(?:GB\/T|ISO|ISO\/IEC|RFC|IEC|RAID)$/, qr/^\d/],
    ['a day and its month',        qr/(?:^|\D)\d\d?$/,                   qr/^$month/],
    ['a month and its day',        qr/$month$/,                          qr/^\d\d?(?!\d)/],
    ['an initial and its name',    qr/(?:^|\s)(?:[A-Z]\.|Mr|Mrs|Ms|Dr)$/, qr/^[A-Z][a-z]/],
    ['a name or code hyphenated',  qr/(?:^|[^a-z])(?=\w*[A-Z0-9])\w+\x{AD}$/, qr/./],
    ['groups of a telephone number', qr/(?<![-\d])\d{3,4}-\d{3,4}$/,     qr/^\d{3,4}(?![\d:\/-])/],
);

# Of tokens without a blank: [name, end of the line, start of the next]. A document's number may be parted in front of a hyphen.
my @inside = (
    ['a date parted', qr/(?:^|[^\d-])\d{4}(?:-\d\d?)?$/, qr/^-\d\d(?!\d)/],
    ['a time parted', qr/(?:^|\D)\d\d$/,                 qr/^:\d\d(?!\d)/],
    ['a number parted', qr/\d[.,]?$/,                    qr/^[.,]?\d/],
    ['a dash or ellipsis parted', qr/[—…]$/,             qr/^[—…]/],
);

my @characters = (
    ['straight quotation mark',         qr/["']/],
    ['three full stops for an ellipsis', qr/\.\.\./],
    ['hyphen for a dash',               qr/\s--?\s/],
    ['hyphen for a minus',              qr/[\s(（，]-\d+(?:\.\d+)?(?:%|\s|$|[^\d\w-])/],
    ['hyphen for a range',              qr/(?<![\w.-])\d+(?:\.\d+)?-\d+(?:\.\d+)?\s?(?:%|℃|$latin)/],
    ['tilde for a range',               qr/\d\s?~\s?\d/],
    ['letters for a sign',              qr/[<>]=|\d ?[xX*] ?\d|\+\/-/],
    ['two blanks',                      qr/\S  +\S/],
    ['doubled mark',                    qr/[，。、；：]{2}|,,|(?<!\.)\.\.(?!\.)|；。|，。/],
    ['one of a pair of dashes',         qr/$han—(?!—)|$han…(?!…)$han/],
);

my @native = (
    ['blank beside a full-width mark', qr/ [，。、；：！？）》”]|[，。、；：！？（《“] /],
    ['half-width mark in Chinese',     qr/$han\s?[,;:?!](?:\s|$|$han)|[,;:?!(]$han/],
    ['full-width mark in English',     qr/[A-Za-z]{2,} [a-z]{2,}[，。；：！？（]/],
);
push @characters, @native unless @ARGV && $ARGV[0] eq '--foreign' && shift;

my ($document, $faults) = ('', 0);

sub fault {
    my ($rule, $page, $where) = @_;
    print "$rule: $document, page $page: $where\n";
    $faults++;
}

# ---- lines

my %inline = map { $_ => 1 } qw(Span Link Reference Form);

# The blocks of the structure tree, each with the contents ("page/number") inside in order; and the texts of each content.
sub read_layout {
    my $file = shift;
    open my $in, '<', $file or die "$file: $!\n";
    my (@blocks, @stack, %texts, @furniture, $page);
    while (<$in>) {
        if (/^page (\d+)/) { $page = $1; next }
        if (!$page && /^( +)(\w+)(.*)$/) {
            my ($depth, $role, $rest) = (length $1, $2, $3);
            $rest =~ s/"(?:[^"\\]|\\.)*"//g;
            pop @stack while @stack && $stack[-1][0] >= $depth;
            my $joins = $inline{$role} && @stack;
            my $block = $joins ? $stack[-1][1] : { role => $role, contents => [] };
            push @blocks, $block unless $joins;
            push @stack, [$depth, $block];
            push @{ $block->{contents} }, $rest =~ /(?<= )(\d+\/\d+)/g;
        }
        elsif ($page && /^  (\d+|-) (?:\w+ )?text ([-\d.]+) ([-\d.]+) ([-\d.]+) [-\d.]+ #\w+ "(.*)"$/) {
            my $text = { page => $page, x => $2, y => $3, end => $2 + $4, text => $5 };
            $text->{text} =~ s/\\(.)/$1/g;
            if ($1 eq '-') { push @furniture, $text }
            else           { push @{ $texts{"$page/$1"} }, $text }
        }
    }
    return (\@blocks, \%texts, \@furniture);
}

# What stands beside each other on one height is one line; behind a wide blank (leaders, a label's column) another one begins.
sub lines_of {
    my ($block, $texts) = @_;
    my @order = map { $_->[0] } sort { $a->[1] <=> $b->[1] || $a->[2] <=> $b->[2] } map { [$_, split m{/}] } @{ $block->{contents} };
    my @lines;
    for my $text (map { @{ $texts->{$_} || [] } } @order) {
        my $line = $lines[-1];
        if ($line && $line->{page} == $text->{page} && abs($line->{y} - $text->{y}) < 0.02 && $text->{x} > $line->{end} - 8) {
            $line->{text} .= ($text->{x} > $line->{end} + 8 ? "\t" : '') . $text->{text};
            $line->{end} = $text->{end};
        }
        else { push @lines, {%$text} }
    }
    return @lines;
}

sub check_break {
    my ($a, $b, $last) = @_;
    my ($end, $start) = ($a->{text}, $b->{text});
    my $blank = $end =~ s/\s+$//;
    my $place = substr($end, -16) . '|' . substr($start, 0, 16);
    for my $rule (@between) { fault($rule->[0], $b->{page}, $place) if $end =~ $rule->[1] && $start =~ $rule->[2] }
    for my $rule (@inside) { fault($rule->[0], $b->{page}, $place) if !$blank && $end =~ $rule->[1] && $start =~ $rule->[2] && !breaks_on_purpose($a, $b) }
    fault('a word parted over a page', $b->{page}, $place) if $end =~ /\x{AD}$/ && $a->{page} != $b->{page};
    fault('a fragment of a word alone', $b->{page}, $place) if $end =~ /\x{AD}$/ && $last && $start =~ /^[a-z]+[.,;:!?]?$/;
    (my $ink = $start) =~ s/[$closes\s]//g;
    fault('one character alone', $b->{page}, $place) if $last && length $ink < 2 && !breaks_on_purpose($a, $b);
}

# Cells break between their parts ("2 × 3 = 6|low"): there the next word would have had room. The room is that of the block's widest line.
sub breaks_on_purpose {
    my ($a, $b) = @_;
    return $a->{widest} - $a->{end} > $b->{end} - $b->{x} || ($a->{text} =~ /[\dA-Za-z]$/ && $b->{text} =~ /^(?:$han|\d\d-\d\d|\d+ (?:h|min|小时|分)\b)/);
}

sub check_characters {
    my $line = shift;
    for my $rule (@characters) { fault($rule->[0], $line->{page}, substr($line->{text}, 0, 60)) if $line->{text} =~ $rule->[1] }
}

sub check_block {
    my ($block, $texts) = @_;
    my @lines = lines_of($block, $texts);
    check_characters($_) for @lines;
    return if $block->{role} =~ /^(?:Figure|Form|TOCI)$/;
    my ($widest, $hyphens) = (0, 0);
    for (@lines) { $widest = $_->{end} if $_->{end} > $widest }
    for my $i (1 .. $#lines) {
        next if $lines[$i]{y} <= $lines[$i - 1]{y} && $lines[$i]{page} == $lines[$i - 1]{page};    # another column
        $lines[$i - 1]{widest} = $widest;
        check_break($lines[$i - 1], $lines[$i], $i == $#lines);
        $hyphens = $lines[$i - 1]{text} =~ /\x{AD}$/ ? $hyphens + 1 : 0;
        fault('hyphens in three lines', $lines[$i]{page}, $lines[$i]{text}) if $hyphens > 2;
    }
}

sub check_layout {
    my ($blocks, $texts, $furniture) = read_layout(shift);
    check_block($_, $texts) for @$blocks;
    check_characters($_) for @$furniture;
    return scalar @$blocks;
}

# ---- blanks

# Neighbours in the words of the trace, a glyph a character (those with ligatures are left out), and how far apart they begin.
sub read_trace {
    my ($file, $page, @pairs) = shift;
    open my $in, '<', $file or die "$file: $!\n";
    while (<$in>) {
        $page = $1 if /^page (\d+)/;
        next unless /^\s+words #\w+ \[(.*)\] (.+?) ([\d.]+) at [-\d.]+ [-\d.]+ glyphs (.*)$/;
        my ($text, $font, $size, @glyphs) = ($1, $2, $3, map { [split /@/] } split / /, $4);
        my @c = split //, $text;
        next if @c != @glyphs;
        for my $i (0 .. $#c - 1) {
            push @pairs, [$c[$i], $c[$i + 1], ($glyphs[$i + 1][1] - $glyphs[$i][1]) / $size, $font =~ /Bold/ ? 0.59 : 0.555, $page, $text];
        }
    }
    return \@pairs;
}

sub check_trace {
    my $pairs = read_trace(shift);
    for (@$pairs) {
        my ($a, $b, $em, $figure, $page, $text) = @$_;
        my $place = sprintf '%.3f em in "%s"', $em, substr($text, 0, 50);
        if ($a =~ $han && $b =~ $han) { fault('ideographs far apart', $page, $place) if abs($em - 1) > 0.0985 }
        elsif ($a eq ' ') { fault('a blank too wide', $page, $place) if $em > 0.62; fault('a blank too narrow', $page, $place) if $em < 0.16 }
        elsif ($a =~ $han && $b =~ /[A-Za-z0-9]/) { fault('no blank before Western text', $page, $place) if $em < 1.09 }
        elsif ($a =~ /[。，、；：！？）》”]/ && $b =~ /[。，、；：！？）》”（《“]/) { fault('marks not squeezed', $page, $place) if $em > 0.55 }
        elsif ($a =~ /\d/ && $b =~ /\d/) { fault('figures of different widths', $page, $place) if abs($em - $figure) > 0.006 }
    }
    return scalar @$pairs;
}

my $seen = 0;
for my $file (@ARGV) {
    ($document = $file) =~ s{.*/|\.(?:layout|trace)$}{}g;
    $seen += $file =~ /\.trace$/ ? check_trace($file) : check_layout($file);
}
print "nothing to look at\n" if !$seen;
exit($faults || !$seen ? 1 : 0);
