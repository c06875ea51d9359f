#!/usr/bin/perl
# SPDX-License-Identifier: MIT
# people.pl RECORD|PART…: could the month that the records tell have been? Nobody is in two places at once or acts for one customer while on
# the way to, or at, another; nobody at the desk works round the clock; a weekday named beside a date is that date's; every ticket or
# document of the month that is named somewhere is there; sheets are numbered by day; telephones and serial numbers belong to one; what a customer said at the end of a
# visit stands in the month's survey as it was said. Reads the records as text.
use strict;
use warnings;
use utf8;
use open qw(:std :encoding(UTF-8));
use Time::Local;

my ($statements, $faults) = (0, 0);
my (@stays, @acts, @sheets, %desk, %known, %named, %owner, %scores);
my %later = map { $_ => 1 } qw(FS-JZYH-202603-009 MI-JZYH-202603-001); # written after these samples were chosen
my $zone = 8 * 3600; # all of them are in China

sub slurp { local (@ARGV, $/) = (shift); return scalar <> }
sub attributes { my %a = $_[0] =~ /([\w-]+)="([^"]*)"/g; return %a }
sub hold { my ($true, @words) = @_; $statements++; return if $true; print @words, "\n"; $faults++ }
sub minute { my ($y, $m, $d, $h, $min) = $_[0] =~ /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)/ or return; return timegm(0, $min, $h, $d, $m - 1, $y) / 60 }
sub clock { my ($min, $h, $d, $m) = (gmtime($_[0] * 60))[1, 2, 3, 4]; return sprintf '%02d-%02d %02d:%02d', $m + 1, $d, $h, $min }
sub stay { my ($who, $where, $from, $until, $why) = @_; push @stays, {who => $who, where => $where, from => $from, until => $until, why => $why} if defined $from && defined $until }

# ---- where people were
sub visit {
    my ($xml, $where, $why) = @_;
    my ($left) = $xml =~ /<departure\s[^>]*?\bat="([^"]*)"/ or return;
    push @sheets, {number => $1, at => minute($left)} if $xml =~ /<delivery\s[^>]*?\snumber="([^"]*)"/s;
    my ($gone) = $xml =~ /<leaving\s[^>]*?\bat="([^"]*)"/;
    stay($_, $where, minute($left), minute($gone), $why) for $xml =~ /<engineer\s[^>]*?person="([^"]*)"/g;
}

sub tickets {
    my ($xml, $where) = @_;
    while ($xml =~ /<ticket\s([^>]*)>(.*?)<\/ticket>/gs) {
        my (%t, $who, $from, $last) = attributes($1);
        my $body = $2;
        $known{$t{number}} = 1;
        for my $event ($body =~ /<event\s([^>]*)>/g) {
            my %e = attributes($event);
            if ($e{type} eq 'dispatched') { stay($who, $where, $from, $last, $t{number}) if $who; ($who, $from) = ($e{by}, minute($e{at})) }
            $last = minute($e{at}) if $who && ($e{by} // '') eq $who;
            $last = minute($e{at}) if $who && $e{type} =~ /^(accepted|closed)$/ && minute($e{at}) - $last < 60;
        }
        stay($who, $where, $from, $last, $t{number}) if $who;
    }
}

sub consultation {
    my ($xml, $where) = @_;
    for ($xml =~ /<interview\s([^>]*)>/g) {
        my %i = attributes($_);
        stay($i{by}, $where, minute($i{at}), minute($i{at}) + $i{minutes}, "interview $i{id}") if $i{channel} eq 'on-site';
    }
    for ($xml =~ /<measurement\s([^>]*)>/g) {
        my %m = attributes($_);
        my ($from, $until) = (minute($m{from}), minute($m{until}));
        stay($m{by}, $where, $from, $until, "measurement $m{id}") if $until - $from <= 8 * 60; # longer ones run by themselves
    }
}

# ---- one record
for my $file (@ARGV) {
    my $xml = slurp($file);
    $xml =~ s/<!--.*?-->//gs;
    my ($where) = $xml =~ /"parts\/(hospital|plant|bank)\.xml"/;
    $known{$1} = 1 if $xml =~ /<delivery\s[^>]*?\snumber="([^"]*)"/s;
    $known{$1} = 1 while $xml =~ /<(?:plan|request)\s[^>]*?\bnumber="([^"]*)"/g;
    $named{$1} //= $file while $xml =~ /\b((?:IN|RQ|RT|FS|RS|MI|ZX)-[A-Z0-9]*-?202603[0-9-]*[0-9])\b/g;
    if ($where) {
        visit($xml, $where, $file);
        tickets($xml, $where);
        consultation($xml, $where);
        while ($xml =~ /<([a-z][\w-]*)\s([^>]*)>/g) {
            my ($element, %a) = ($1, attributes($2));
            my $at = minute($a{at} // $a{start} // '') // next;
            push @acts, {who => $a{by}, where => $where, at => $at, what => "$element in $file"} if $a{by};
        }
        while ($xml =~ /<satisfaction\s[^>]*?\bat="([^"]*)"[^>]*>(.*?)<\/satisfaction>/gs) {
            my ($at, $body) = ($1, $2);
            my ($ticket) = $xml =~ /<request\s[^>]*?\bnumber="([^"]*)"/;
            $scores{"$ticket $at"}{visit} = join ' ', map { my %s = attributes($_); "$s{question}=$s{value}" } grep { !/"overall"/ } $body =~ /<score\s([^>]*)>/g;
        }
    }
    while ($xml =~ /<answer\s([^>]*)>(.*?)<\/answer>/gs) {
        my (%a) = attributes($1);
        my $body = $2;
        $scores{"$a{ticket} $a{at}"}{survey} = join ' ', map { my %s = attributes($_); substr($s{question}, 2) . "=$s{value}" } $body =~ /<score\s([^>]*)>/g if $a{ticket};
    }
    for my $person ($xml =~ /<person\s(.*?)<\/person>/gs) {
        my ($id) = $person =~ /\bid="([^"]*)"/;
        $desk{$id} = 1 if $person =~ /role="service-desk"/;
        next if $desk{$id} || $person !~ /<phone>([^<]*)/;
        hold(($owner{"phone $1"} //= $id) eq $id, "$id has the telephone of ", $owner{"phone $1"});
    }
    while ($xml =~ /<asset\s[^>]*?\bid="([^"]*)".*?<serial>([^<]*)/gs) { hold(($owner{"serial $2"} //= $1) eq $1, "$1 and ", $owner{"serial $2"}, " share a serial number") }
    for my $part ($xml =~ /<part\s([^>]*)>/g) {
        my %p = attributes($part);
        for my $serial (grep { defined } @p{qw(removed fitted)}) { hold(!$owner{"serial $serial"}++, "$serial is a part of two jobs") }
    }
    weekdays($file, $xml);
}

# ---- weekdays beside dates: "Sunday, 29 March", "3 月 8 日（周日）", "4 月 6 日周一"; the year is 2026
sub weekdays {
    my ($file, $xml) = @_;
    my (%en, %zh, %month);
    @en{qw(Sunday Monday Tuesday Wednesday Thursday Friday Saturday)} = @zh{qw(日 一 二 三 四 五 六)} = 0 .. 6;
    @month{qw(January February March April May June July August September October November December)} = 1 .. 12;
    my $is = sub { my ($day, $m, $d) = @_; hold((gmtime(timegm(0, 0, 12, $d, $m - 1, 2026)))[6] == $day, "$file: 2026-$m-$d is another weekday") };
    $is->($en{$1}, $month{$3}, $2) while $xml =~ /\b(\w+day),? (\d{1,2}) ([A-Z]\w+)\b/g && exists $en{$1} && exists $month{$3};
    $is->($zh{$3}, $1, $2) while $xml =~ /(\d{1,2}) 月 (\d{1,2}) 日(?:（)?(?:周|星期)([日一二三四五六])/g;
}

# ---- what must hold of all of them
@stays = sort { $a->{who} cmp $b->{who} || $a->{from} <=> $b->{from} } grep { $_->{who} } @stays;
for my $k (1 .. $#stays) {
    my ($p, $s) = @stays[$k - 1, $k];
    next if $p->{who} ne $s->{who} || $p->{where} eq $s->{where};
    hold($s->{from} >= $p->{until}, "$s->{who} is on the way to the $s->{where} at ", clock($s->{from}), " ($s->{why}) and at the $p->{where} until ", clock($p->{until}), " ($p->{why})");
}
for my $a (@acts) {
    for my $s (grep { $_->{who} eq $a->{who} && $_->{where} ne $a->{where} } @stays) {
        hold($a->{at} <= $s->{from} || $a->{at} >= $s->{until}, "$a->{who} acts for the $a->{where} at ", clock($a->{at}), " ($a->{what}) while out for the $s->{where} ($s->{why})");
    }
}
my %at;
for my $a (@acts) { hold(($at{"$a->{who} $a->{at}"} //= $a)->{where} eq $a->{where}, "$a->{who} acts for two customers at ", clock($a->{at}), ": $a->{what}") }
for my $who (sort keys %desk) {
    my ($begin, $last);
    for my $at (sort { $a <=> $b } map { $_->{at} } grep { $_->{who} eq $who } @acts) {
        $begin = $at if !defined $last || $at - $last > 8 * 60;
        hold($at - $begin <= 14 * 60, "$who is at the desk from ", clock($begin), " to ", clock($at));
        $last = $at;
    }
}
@sheets = sort { $a->{number} cmp $b->{number} } @sheets;
for my $k (1 .. $#sheets) {
    my ($p, $s) = @sheets[$k - 1, $k];
    hold($p->{at} < $s->{at}, "$s->{number} is of ", clock($s->{at}), ", before $p->{number}") if substr($p->{number}, 0, -3) eq substr($s->{number}, 0, -3);
}
hold($known{$_} || $later{$_}, "$_, named in $named{$_}, is nowhere") for sort keys %named;
for (sort keys %scores) { hold($scores{$_}{visit} eq $scores{$_}{survey}, "$_: $scores{$_}{visit} on the sheet, $scores{$_}{survey} in the survey") if $scores{$_}{visit} && $scores{$_}{survey} }
print "$statements statements, $faults do not hold\n";
exit($faults || $statements < 1000 ? 1 : 0);
