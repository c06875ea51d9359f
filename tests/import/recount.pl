#!/usr/bin/perl
# SPDX-License-Identifier: MIT
# recount.pl LOG: counts the attainment of March 2016 from the raw log by a way of its own, minute by minute, under the contract of servicenow-march.xml.
# Prints "measure priority counted met" for each. It shares nothing with the program but the definitions:
#   answered   at the first row that is not New
#   resolved   at the first row that is Resolved (or Closed without that); reopened at a later row that is neither
#   paused     while Awaiting User Info, Awaiting Evidence or Awaiting Vendor; Awaiting Problem is work
#   priority   of the last row before; a target that is neither met nor broken takes the new priority's promise, counted from the opening (retroactive)
#   met        at the very instant at which the last promised minute ends, or before; a minute of closed hours later is too late, and broken stays broken
#   counted    in the month in which it was met or in which it broke, whichever came first
use strict;
use warnings;
use Time::Local;

my %promise = (    # minutes, and whether on working hours
    response   => {1 => [60, 0],  2 => [120, 0],  3 => [540, 1],  4 => [1080, 1]},
    resolution => {1 => [480, 0], 2 => [1440, 0], 3 => [2700, 1], 4 => [5400, 1]},
);
my ($from, $until) = (timegm(0, 0, 0, 1, 2, 2016) / 60, timegm(0, 0, 0, 1, 3, 2016) / 60);

sub minute { $_[0] =~ /^(\d+)-(\d+)-(\d+) (\d+):(\d+)$/ or return undef; return timegm(0, $5, $4, $1, $2 - 1, $3) / 60 }

# Which minutes of the clock are working hours? Monday to Friday 09:00 to 18:00, but not Good Friday.
my $first = timegm(0, 0, 0, 1, 1, 2016) / 60;
my @open  = map {
    my @t = gmtime(($first + $_) * 60);
    $t[6] >= 1 && $t[6] <= 5 && !($t[3] == 25 && $t[4] == 2) && $t[2] >= 9 && $t[2] < 18 ? 1 : 0
} 0 .. $until - $first;

open(my $log, '<', $ARGV[0]) or die "$ARGV[0]: $!\n";
my @names = split /,/, <$log>;
my %column = map { $names[$_] => $_ } 0 .. $#names;
my (%rows, @order);
while (<$log>) {
    chomp;
    my @f = split /,/, $_, -1;
    my $number = $f[$column{number}];
    push @order, $number unless exists $rows{$number};
    $rows{$number} ||= [];
    my ($at, $opened) = (minute($f[$column{sys_updated_at}]), minute($f[$column{opened_at}]));
    next if $at < $opened;    # the log contradicts itself there
    push @{$rows{$number}}, {at => $at, opened => $opened, state => $f[$column{incident_state}],
        paused => scalar($f[$column{incident_state}] =~ /^Awaiting (?:User Info|Evidence|Vendor)$/),
        solved => scalar($f[$column{incident_state}] =~ /^(?:Resolved|Closed)$/), priority => substr($f[$column{priority}], 0, 1), n => $.};
}

my %count;
sub counted {
    my ($measure, $priority, $met) = @_;
    $count{"$measure P$priority"}{counted}++;
    $count{"$measure P$priority"}{met} += $met;
}

for my $number (@order) {
    my @rows = sort { $a->{at} <=> $b->{at} || $a->{n} <=> $b->{n} } @{$rows{$number}};
    next if $rows[0]{opened} >= $until;
    for my $measure ('response', 'resolution') {
        # Walk the clock a minute at a time; what has run of the promise, by the wall's clock and by working hours: a new priority may bring the other.
        my @used = (0, 0);
        my ($paused, $priority, $next, $done) = (0, $rows[0]{priority}, 0, undef);
        my ($verdict, $month);
        for (my $now = $rows[0]{opened}; $now < $until; $now++) {
            my $was_done = $done;
            while ($next < @rows && $rows[$next]{at} == $now) {
                my $row = $rows[$next++];
                $paused = $row->{paused} && $measure eq 'resolution';
                $priority = $row->{priority} unless defined $done;
                if ($measure eq 'response') { $done //= $now if $row->{state} ne 'New' }
                elsif ($row->{solved}) { $done //= $now }
                else { $done = undef; $priority = $row->{priority} }
            }
            my ($minutes, $work) = @{$promise{$measure}{$priority}};
            # Reopened: what was met before the month stays met; else the clock goes on and nothing is settled.
            if (!defined $done && $verdict && ($month >= $from || $now < $from)) { $verdict = undef }
            if (defined $done && !defined $was_done && !$verdict) { ($verdict, $month) = ('met', $now) }
            if (!defined $done && !$verdict && $used[$work] >= $minutes) { ($verdict, $month) = ('missed', $now); last }    # used up and not done
            last if defined $done && ($measure eq 'response' || $next == @rows);    # nothing more happens
            next if defined $done || $paused;
            $used[0]++;
            $used[1]++ if $open[$now - $first];
        }
        counted($measure, $priority, $verdict eq 'met' ? 1 : 0) if $verdict && $month >= $from && $month < $until;
    }
}
print "$_ $count{$_}{counted} $count{$_}{met}\n" for sort keys %count;
