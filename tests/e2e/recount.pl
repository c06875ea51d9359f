#!/usr/bin/perl
# SPDX-License-Identifier: MIT
# recount.pl RECORD MODEL: counts an SLA report's figures again from the record alone, minute by minute, and holds them against the report model
# (render --lang en --format model). Shares nothing with the program: a slow and simple reading of the same rules. Made for zones without
# daylight saving, as the samples have; dies when the record has something that it does not know.
use strict;
use warnings;
no warnings "uninitialized"; # what the report does not hold is told by is()
use utf8;
use open qw(:std :encoding(UTF-8));
use POSIX qw(floor ceil);
use Time::Local qw(timegm);
use File::Basename qw(dirname);

my ($record, $model) = @ARGV;
my $faults = 0;
my $checks = 0;
sub slurp { local (@ARGV, $/) = (shift); return scalar <> }
sub is { my ($what, $said, $counted) = @_; $checks++; return if ($said // '(nothing)') eq $counted; print "$what: the report says ", $said // '(nothing)', ", counted $counted\n"; $faults++ }

# ---- the record: its parts put in, then tags one by one

sub whole { my $file = shift; my $text = slurp($file); my $dir = dirname($file); $text =~ s/<\?xml.*?\?>//; $text =~ s/<!--.*?-->//gs; $text =~ s/<xi:include href="([^"]+)"\s*\/>/whole("$dir\/$1")/ge; return $text }
my $xml = whole($record);
sub attributes { my %a; my $t = shift; $a{$1} = $2 while $t =~ /([\w:.-]+)="([^"]*)"/g; return \%a }
sub elements { # (name, text) → [attributes, inside] …
    my ($name, $text) = @_;
    my @found;
    push @found, [attributes($1), $3 // ''] while $text =~ m{<$name((?:\s+[\w:.-]+="[^"]*")*)\s*(/>|>(.*?)</$name>)}gs;
    return @found;
}
sub minute { my ($t) = @_; $t =~ /^(\d+)-(\d+)-(\d+)T(\d+):(\d+):00$/ or die "instant $t"; return timegm(0, $5, $4, $3, $2 - 1, $1) / 60 }
sub day { my ($t) = @_; $t =~ /^(\d+)-(\d+)-(\d+)$/ or die "day $t"; return timegm(0, 0, 0, $3, $2 - 1, $1) / 86400 }

# ---- calendars: open minutes, laid out from 2026-01-01 on

my @names = qw(thursday friday saturday sunday monday tuesday wednesday); # 1970-01-01 was a Thursday
my ($first, $days) = (day('2026-01-01'), 200);
my %open;
for (elements('calendar', $xml)) {
    my ($a, $in) = @$_;
    die "two versions of a calendar" if $open{$a->{id}};
    my %hours;
    for (elements('open', $in =~ s/<exception.*?<\/exception>//gsr)) { push @{$hours{$_->[0]{day}}}, [$_->[0]{from}, $_->[0]{until}] }
    my %as;
    for (elements('closed', $in)) { $as{$_} = '' for day($_->[0]{'first-day'}) .. day($_->[0]{'last-day'}) }
    for (elements('working', $in)) { $as{day($_->[0]{date})} = $_->[0]{as} // 'monday' }
    die "exceptions" if $in =~ /<exception/;
    my $always = $in =~ /<always/;
    my $minutes = '';
    for my $d ($first .. $first + $days) {
        my $line = ($always ? '1' : '0') x 1440;
        for (@{$hours{$as{$d} // $names[$d % 7]} // []}) {
            my ($from, $until) = map { /(\d+):(\d+)/; $1 * 60 + $2 } @$_;
            substr($line, $from, $until - $from) = '1' x ($until - $from);
        }
        $minutes .= $line;
    }
    $open{$a->{id}} = [split //, $minutes];
}

# ---- the agreement

my ($sla) = elements('sla', $xml);
my %target;
$target{"$_->[0]{priority} $_->[0]{measure}"} = $_->[0] for elements('target', $sla->[1]);
my %stops; # reason → measures
$stops{$_->[0]{reason}} = ' ' . ($_->[0]{measures} // 'response arrival resolution update callback') . ' ' for elements('pause', $sla->[1]);
my ($policy) = elements('policy', $sla->[1]);
die "attribution" if $policy->[0]{attribution} ne 'first' || $policy->[0]{'open-overdue'} ne 'counted';
my ($period) = $xml =~ /<period([^>]*)>/;
$period = attributes($period);
my ($from, $until) = (day($period->{'first-day'}) * 1440, (day($period->{'last-day'}) + 1) * 1440);

# ---- one promise: walk its minutes

sub walk { # (calendar, start, stop, pauses) → minutes used
    my ($calendar, $start, $stop, $pauses, $promise) = @_;
    my ($used, $due) = (0, undef);
    for (my $m = $start; $m < $stop || !defined $due; $m++) {
        my $i = $m - $first * 1440;
        last if $i >= @{$open{$calendar}};
        next unless $open{$calendar}[$i];
        next if grep { $m >= $_->[0] && $m < $_->[1] } @$pauses;
        $used++ if $m < $stop;
        $promise--;
        $due = $m + 1 if $promise == 0;
    }
    return ($used, $due);
}

my (%n, %times, %by);
my $opened = 0;
sub judge { # one promise of a ticket into %n
    my ($priority, $measure, $start, $met, $ended, $pauses, $excluded) = @_;
    my $t = $target{"$priority $measure"} or return;
    my $stop = $met // $ended // $until;
    $stop = $until if $stop > $until;
    my ($used, $due) = walk($t->{calendar}, $start, $stop, $pauses, $t->{minutes});
    undef $met if defined $met && $met >= $until;
    my $late = defined $due && $due < ($met // $ended // $until) ? 1 : 0;
    return if !$late && !defined $met;                      # still running, or ended without ado
    my $at = $late ? $due : $met;
    return if $at < $from || $at >= $until;                 # counted in another period
    my $key = "$measure $priority";
    if ($excluded) { $n{$key}{excluded}++; return }
    $n{$key}{counted}++;
    $n{$key}{$late ? 'missed' : 'met'}++;
    push @{$times{$key}}, $used if defined $met;
}

for (elements('ticket', $xml)) {
    my ($a, $in) = @$_;
    next if ($a->{validity} // 'valid') ne 'valid';
    my @events = map { {%{$_->[0]}, m => minute($_->[0]{at})} } elements('event', $in);
    my $received = $events[0]{m};
    if ($received >= $from && $received < $until) { $opened++; $by{category}{$a->{category}}++; $by{hour}{($received / 60) % 24}++ }
    my %excluded = map { $_->[0]{measure} => 1 } elements('exclude', $in);
    my $done = sub { my %is = map { $_ => 1 } @_; my ($e) = grep { $is{$_->{type}} } @events; return $e ? $e->{m} : undef };
    my ($cancelled) = map { $_->{m} } grep { $_->{type} eq 'cancelled' } @events;
    # Priority of a promise: the last one, but of what was met before the change the one that it had.
    my $priority_at = sub { my ($when) = @_; my $p = $a->{priority}; for (@events) { $p = $_->{priority} if $_->{type} eq 'priority-changed' && (!defined $when || $_->{m} < $when) } return $p };
    die "restart" if $policy->[0]{'priority-change'} ne 'retroactive' && grep { $_->{type} eq 'priority-changed' } @events;
    my $pauses_of = sub {
        my ($measure) = @_;
        my (@p, $since);
        for (@events) {
            if ($_->{type} eq 'paused') { $since = index($stops{$_->{reason}} // '', " $measure ") >= 0 ? $_->{m} : undef }
            if (defined $since && ($_->{type} eq 'resumed' || $_->{type} eq 'resolved')) { push @p, [$since, $_->{m}]; undef $since }
        }
        push @p, [$since, 9e9] if defined $since;
        return \@p;
    };
    my $answered = $done->(qw(acknowledged informed called-back arrived workaround resolved closed));
    judge($priority_at->($answered), 'response', $received, $answered, $cancelled, $pauses_of->('response'), $excluded{response} || $excluded{all});
    if ($policy->[0]{reopen} eq 'new-cycle') { # each reopening asks for an answer of its own
        for my $again (grep { $_->{type} eq 'reopened' } @events) {
            my ($answer) = grep { $_->{m} >= $again->{m} && $_->{type} =~ /^(acknowledged|informed|called-back|workaround|resolved|closed)$/ } @events;
            judge($priority_at->(undef), 'response', $again->{m}, $answer ? $answer->{m} : undef, $cancelled, $pauses_of->('response'), $excluded{response} || $excluded{all});
        }
    }
    my $arrived = $done->('arrived');
    judge($priority_at->($arrived), 'arrival', $received, $arrived, $cancelled, $pauses_of->('arrival'), $excluded{arrival} || $excluded{all}) if $done->('arrived', 'dispatched');

    my (@resolved, @pauses);
    my $start = $received;
    my $since;
    @pauses = @{$pauses_of->('resolution')};
    for (@events) {
        if ($_->{type} eq 'resolved') { $since = $_->{m} }
        if ($_->{type} eq 'reopened') {
            if ($policy->[0]{reopen} eq 'new-cycle') { push @resolved, [$start, $since]; $start = $_->{m} }
            else { push @pauses, [$since, $_->{m}] }
            undef $since;
        }
    }
    push @resolved, [$start, $since];
    judge($priority_at->($_->[1]), 'resolution', $_->[0], $_->[1], $cancelled, \@pauses, $excluded{resolution} || $excluded{all}) for @resolved;

    if ($target{"$a->{priority} update"}) { # each silence from the first answer on
        my $last = $answered;
        my ($end) = $done->('resolved');
        for (@events) {
            next if $_->{m} < $answered || $_->{type} !~ /^(acknowledged|informed|called-back)$/ || $_->{m} == $last;
            last if defined $end && $_->{m} >= $end;
            judge($a->{priority}, 'update', $last, $_->{m}, undef, [], $excluded{update} || $excluded{all});
            $last = $_->{m};
        }
        judge($a->{priority}, 'update', $last, undef, $end, [], 0);
    }
}

# ---- the model: rows of cells

my (@rows, $head, $depth);
for (split /\n/, slurp($model)) {
    if (/^(\s*)row (head|body|foot)/) { push @rows, {part => $2, cells => []}; $depth = length $1 }
    elsif (/^(\s*)cell/ && @rows && length($1) == $depth + 2) { push @{$rows[-1]{cells}}, '' }
    elsif (/^(\s*)~(?:text|code)\b.*text="((?:[^"\\]|\\.)*)"/ && @rows && length($1) > $depth + 2) { $rows[-1]{cells}[-1] .= $2 if @{$rows[-1]{cells}} }
    elsif (/^(\s*)\S/ && @rows && length($1) <= $depth) { $depth = 999; push @rows, {part => 'end', cells => []} }
}
my (%level, %percentile, %share);
my $heading = '';
for (@rows) {
    my @c = @{$_->{cells}};
    if ($_->{part} eq 'head') { $heading = join '|', @c; next }
    if ($heading =~ /^Measure\|Priority\|Promise\|Counted\|/) { $level{"$c[0] $c[1]"} = [@c[3 .. 6, 8]] if @c > 8 }
    if ($heading =~ /^Measure\|Priority\|Count\|/) { $percentile{"$c[0] $c[1]"} = [@c] if @c > 8 }
}

# ---- held against each other

my %label = (response => 'Response', arrival => 'Arrival', resolution => 'Resolution', update => 'Update', callback => 'Call-back');
my %all;
for my $key (sort keys %n) {
    my ($measure, $priority) = split / /, $key;
    my %v = (counted => 0, met => 0, missed => 0, excluded => 0, %{$n{$key}});
    $all{$measure}{$_} += $v{$_} for keys %v;
    is("$key: counted, in time, missed, excluded", join(' ', @{$level{"$label{$measure} $priority"} // []}[0 .. 3]), "$v{counted} $v{met} $v{missed} $v{excluded}");
}
for my $measure (sort keys %all) {
    my %v = %{$all{$measure}};
    is("$measure, all: counted, in time, missed, excluded", join(' ', @{$level{"$label{$measure} All"} // []}[0 .. 3]), "$v{counted} $v{met} $v{missed} $v{excluded}");
    is("$measure, all: per cent, rounded down", $level{"$label{$measure} All"}[4], sprintf('%d.%02d%%', int($v{met} * 10000 / $v{counted}) / 100, int($v{met} * 10000 / $v{counted}) % 100)) if $v{counted};
}
my %report = map { $_ => 1 } grep { $level{$_}[0] } keys %level;
for (sort keys %report) { my ($label, $priority) = split / /; next if $priority eq 'All'; my ($m) = grep { $label{$_} eq $label } keys %label; is("$_ is in the record", 'yes', $n{"$m $priority"} ? 'yes' : 'no') }

sub duration { my $m = shift; my $h = int($m / 60); $m %= 60; return $h ? $m ? "$h h $m min" : "$h h" : "$m min" }
for my $key (sort keys %times) {
    my ($measure, $priority) = split / /, $key;
    my @t = sort { $a <=> $b } @{$times{$key}};
    my $row = $percentile{"$label{$measure} $priority"};
    is("$key: n, min, P50, P80, P90, P95, max", join('; ', @{$row // []}[2 .. 8]),
       join('; ', scalar @t, map { duration($_) } $t[0], (map { $t[ceil($_ * @t / 100) - 1] } 50, 80, 90, 95), $t[-1]));
}

my $text = slurp($model);
is('tickets received', $text =~ /metric .*label="Tickets received".*?value="(\d+)"|metric .*value="(\d+)".*label="Tickets received"/ ? $1 // $2 : undef, $opened);
my ($busiest) = sort { $by{category}{$b} <=> $by{category}{$a} || $a cmp $b } keys %{$by{category}};
is('the largest category is told', $text =~ /[Mm]ost came from “\Q$busiest\E”: $by{category}{$busiest} / ? 'yes' : 'no', 'yes');
my @scores = map { $_->[0]{value} } elements('score', $xml);
if (@scores) { my $sum = 0; $sum += $_ for @scores; is('mean score', $text =~ /The mean is ([\d.]+)/ ? $1 : undef, sprintf('%.2f', $sum / @scores)) }

# ---- reward and penalty, in minor units: from exact fractions, each rule rounded once, halves away from zero

my ($terms) = elements('incentive', $sla->[1]);
my ($off, $on) = (0, 0);
for (elements('rule', $terms->[1])) {
    my ($rule, $in) = @$_;
    my %v = $rule->{priority} eq 'all' ? %{$all{$rule->{measure}} // {}} : %{$n{"$rule->{measure} $rule->{priority}"} // {}};
    next if !$v{counted};
    my $rate = 0; # per cent of the fee
    if ($rule->{kind} eq 'each') { $rate = $rule->{rate} * ($v{missed} // 0) }
    elsif ($rule->{kind} eq 'linear') {
        my $points = $rule->{agreed} - 100 * ($v{met} // 0) / $v{counted};
        $rate = $points > 0 ? -$points * ($rule->{'per-point'} // 0) : -$points * ($rule->{'reward-per-point'} // 0);
    } else {
        my $met = 100 * ($v{met} // 0);
        my @below = sort { $a->{below} <=> $b->{below} } grep { defined $_->{below} && $met < $_->{below} * $v{counted} } map { $_->[0] } elements('step', $in);
        my @from = sort { $b->{from} <=> $a->{from} } grep { defined $_->{from} && $met >= $_->{from} * $v{counted} } map { $_->[0] } elements('step', $in);
        $rate = @below ? $below[0]{rate} : @from ? $from[0]{rate} : 0;
    }
    my $amount = $terms->[0]{base} * $rate / 100;
    $amount = $amount < 0 ? -floor(-$amount + 0.5 + 1e-9) : floor($amount + 0.5 + 1e-9);
    $amount < 0 ? ($off += $amount) : ($on += $amount);
}
my $most = $terms->[0]{base} * ($terms->[0]{'cap-percent'} // 100) / 100;
my $best = $terms->[0]{base} * ($terms->[0]{'reward-cap-percent'} // 100) / 100;
my $total = (-$off > $most ? -$most : $off) + ($on > $best ? $best : $on);
my ($told) = $text =~ /metric .*?label="Reward or penalty".*?value="([^"]*)"|metric .*?value="([^"]*)".*?label="Reward or penalty"/ ? $1 // $2 : '';
is('reward or penalty', $told =~ s/\x{2212}/-/r =~ tr/0-9-//cdr, sprintf('%d', $total)); # a minus sign

print "$checks figures of ", $record =~ s{.*/}{}r, " counted again\n";
die "too few figures\n" if $checks < 25;
exit($faults ? 1 : 0);
