#!/usr/bin/perl
# SPDX-License-Identifier: MIT
# A month of tickets of any size, for measuring: perl tests/bench/month.pl 100000 > month.xml. The same number gives the same bytes. It is
# tests/golden/input/period.xml with other tickets: ten events each, about one in forty late, one in three paused, some reopened.
use strict;
use warnings;
use utf8;

my $n = shift // 1000;
my $seed = 28827;
sub random { $seed = ($seed * 1103515245 + 12345) % 2147483648; return int($seed / 65536) % $_[0] }

sub at { # minutes since 2026-03-01 00:00, local
    my ($day, $rest) = (int($_[0] / 1440), $_[0] % 1440);
    return sprintf '2026-%02d-%02dT%02d:%02d:00', $day < 31 ? (3, $day + 1) : (4, $day - 30), int($rest / 60), $rest % 60;
}

open my $model, '<:encoding(UTF-8)', 'tests/golden/input/period.xml' or die "tests/golden/input/period.xml: $!";
my $text = do { local $/; <$model> };
my ($head, $tail) = $text =~ m{^(.*?<period [^>]*>).*?((?:\s*<earlier\b.*?</earlier>)+).*}s or die 'unexpected model';
binmode STDOUT, ':encoding(UTF-8)';
print "$head\n";

my @categories = qw(硬件 网络 软件 账号 打印 存储 备份 安全);
my @channels   = qw(phone portal email monitoring messenger);
for my $i (1 .. $n) {
    my $t = random(29) * 1440 + random(1440);
    my $urgent = random(50) == 0;
    my $priority = $urgent ? 'P1' : 'P3';
    my $grade = $urgent ? 'urgency="very-urgent" importance="very-important"' : 'urgency="urgent" importance="important"';
    printf qq{<ticket number="IN-%07d" kind="incident" channel="%s" category="%s" service="S%02d" asset="db1" contact="user" %s priority="%s"><title>第 %d 张工单</title>\n},
        $i, $channels[random(5)], $categories[random(8)], random(40), $grade, $priority, $i;
    my @events = ([0, 'received" by="desk'], [2 + random(random(40) ? 12 : 50), 'acknowledged" by="desk" with="user'],
        [15 + random(10), 'assigned" by="desk" to="eng']);
    my $end = 60 + random($urgent ? 150 : 300);
    push @events, [26, 'paused" by="eng" reason="awaiting-customer'], [26 + random(30), 'resumed" by="eng'] unless random(3);
    push @events, [56 + random(4), 'informed" by="eng" with="user'];
    push @events, [$end, 'resolved" by="eng'], [$end + 1, 'accepted" by="desk" with="user'],
        [$end + 5, 'called-back" by="desk" with="user'], [$end + 6, 'closed" by="desk" with="user'];
    splice @events, 3, 0, map { [25, 'noted" by="eng'] } @events + 1 .. 10;
    printf qq{<event at="%s" type="%s"/>\n}, at($t + $_->[0]), $_->[1] for sort { $a->[0] <=> $b->[0] } @events;
    print "</ticket>\n";
}
print "$tail\n</period>\n</delivery>\n";
