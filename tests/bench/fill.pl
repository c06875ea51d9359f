#!/usr/bin/perl
# SPDX-License-Identifier: MIT
# fill.pl [-m PERCENT] LAYOUT…: how full each page is, from files of `render --format layout`.
#
# A page's fill is how far down its content reaches, as a part of the lowest that any page of the file reaches. With -m only pages below that are
# listed; covers (a file's first page) and last pages are not. Each line says what stands last on the page and what begins the next one.
use strict;
use warnings;
use utf8;
use open qw(:std :encoding(UTF-8));

my $below = 101;
if (@ARGV && $ARGV[0] eq '-m') { shift; $below = shift }

sub words {
    my @items = @_;
    my $all = join '', map { $_->{words} } grep { $_->{words} ne '' } @items[0 .. ($#items < 7 ? $#items : 7)];
    return substr $all, 0, 28;
}

my ($n, $sum) = (0, 0);
for my $file (@ARGV) {
    my @pages;
    open my $in, '<', $file or die "$file: $!\n";
    while (<$in>) {
        push @pages, { height => $1, low => 0, items => [] } if /^page \d+ of \d+ [\d.]+ ([\d.]+),/;
        next unless @pages && /^  \d+ (\w+) (\w+) ([-\d.]+) ([-\d.]+) ([-\d.]+) ([-\d.]+)(?:.* "(.*)")?/;
        my ($role, $kind, $y, $low) = ($1, $2, $4, $2 eq 'text' ? $4 + 3 : $4 + $6);
        $pages[-1]{low} = $low if $low > $pages[-1]{low};
        push @{ $pages[-1]{items} }, { role => $role, kind => $kind, y => $y, words => $7 // '' };
    }
    my %most;
    for (@pages) { $most{ $_->{height} } = $_->{low} if $_->{low} > ($most{ $_->{height} } // 0) }
    (my $name = $file) =~ s{.*/|\.\w+$}{}g;
    for my $i (0 .. $#pages - 1) {
        my ($p, $next) = @pages[$i, $i + 1];
        my $fill = 100 * ($p->{low} - 70) / ($most{ $p->{height} } - 70);
        $n++, $sum += $fill if $i;
        next if $fill >= $below || !$i;
        my @items = @{ $p->{items} };
        my @end = @items[($#items < 7 ? 0 : $#items - 7) .. $#items];
        my $first = $next->{items}[0] // { role => '-' };
        printf "%s p%d/%d %d%% | %s … | next: %s %s\n", $name, $i + 1, scalar @pages, $fill, words(@end), $first->{role}, words(@{ $next->{items} });
    }
}
printf "%d pages inside, %d%% full on average\n", $n, $sum / $n if $n;
