#!/usr/bin/perl
# SPDX-License-Identifier: MIT
# extract.pl MODEL TEXT [RAW]: does the text (of pdftotext) hold every text of the report model (of render --format model)?
#
# White space apart, each text must be there whole: a line's end may fall anywhere, and a soft hyphen (U+00AD) may stand before it. RAW is what
# pdftotext -raw says: in the order in which the words are painted, which is the reading order; the other guesses from places where columns are, and
# in tables whose cells have several lines may guess wrong. A text that it tears must stand whole in RAW. Texts of at most ten characters without
# a space must moreover stand in one line just so at least once, or the page has torn or glued them. Radicals (U+2E80–2FDF) and U+FFFD must not
# occur.
use strict;
use warnings;
use utf8;
use open qw(:std :encoding(UTF-8));

my ($model, $text, $raw) = @ARGV;
sub slurp { local (@ARGV, $/) = (shift); return scalar <> }
my $page = slurp($text);
my $hyphens = () = $page =~ /\x{AD}/g;
my $loose = () = $page =~ /\x{AD}(?!\n\w)/g;    # not at a line's end, or nothing goes on behind it
$page =~ s/\x{AD}\n//g;
(my $painted = $raw ? slurp($raw) : '') =~ s/\x{AD}|\s//g;
my $faults = 0;
my $seen   = 0;
sub fault { print "@_\n"; $faults++ }

fault("$loose soft hyphens within lines") if $loose;
fault("radicals or replacement characters") if $page =~ /[\x{2E80}-\x{2FDF}\x{FFFD}]/;
# The running header and footer repeat on each page and may stand between any two lines, so a text that a page break parts is looked for without them.
(my $bare = $page) =~ s/\s//g;
my $in = '';
for (split /\n/, slurp($model)) {
    $in = $1 if /^(header|footer|section)/;
    next unless /^\s*~(?:text|code)\b.* text="((?:[^"\\]|\\.)*)"/ or /^\s*~text text="((?:[^"\\]|\\.)*)"/;
    my $said = $1;
    $said =~ s/\\(.)/$1/g;
    (my $tight = $said) =~ s/\s//g;
    next if $tight eq '';
    $seen++;
    if (index($bare, $tight) < 0) {
        next if $in eq 'header' && $page !~ /\f./s;    # one page: no running header
        next if $raw && index($painted, $tight) >= 0;
        fault("missing: $said") unless spans_pages($tight) || broken($said);    # in a narrow cell, other cells' lines stand between
        next;
    }
    fault("torn: $said") if length($said) <= 10 && $said !~ /\s/ && $in eq 'section' && index($page, $said) < 0 && !broken($said);
}
fault("no text in the model") unless $seen > 30;

# A text that a line's end parts in two: both parts stand at a line's end and start.
sub broken {
    my $text = shift;
    for my $i (1 .. length($text) - 1) {
        my ($head, $tail) = (substr($text, 0, $i), substr($text, $i));
        return 1 if $page =~ /\Q$head\E\s*$/m && $page =~ /^\s*\Q$tail\E/m;
    }
    return 0;
}

# A text that a page break parts: the two parts are there, on neighbouring pages.
sub spans_pages {
    my $text = shift;
    our @pages;
    @pages = map { s/\s//gr } split /\f/, $page unless @pages;
    for my $k (0 .. $#pages - 1) {
        for my $i (1 .. length($text) - 1) {
            last if index($pages[$k], substr($text, 0, $i)) < 0;
            return 1 if index($pages[$k + 1], substr($text, $i)) >= 0;
        }
    }
    return 0;
}

print "$seen texts, $hyphens hyphens, $faults faults\n";
exit($faults ? 1 : 0);
