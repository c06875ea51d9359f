# SPDX-License-Identifier: MIT
# consultation.pl RECORD MODEL LANG: recomputes scores, sums and counts of a consultation from its record, without the stylesheet, and looks for
# them in the report model's text.
use strict;
use warnings;
use utf8;
use open qw(:std :encoding(UTF-8));

my ($record_path, $model_path, $lang) = @ARGV;
my $zh = $lang eq 'zh-CN';
sub slurp { open my $f, '<', $_[0] or die "$_[0]: $!"; local $/; my $text = <$f>; close $f; return $text }

# ---- the record: elements by pattern, which is enough for our own samples
my $record = slurp($record_path);
$record =~ s/<!--.*?-->//gs;
sub elements {
    my ($name, $in) = @_;
    my @found;
    while ($in =~ m{<$name\b([^>]*?)(?:/>|>(.*?)</$name>)}gs) {
        my ($attributes, $text) = ($1, $2 // '');
        push @found, {attributes($attributes), text => $text};
    }
    return @found;
}
sub attributes { my %a; $a{$1} = $2 while $_[0] =~ /([\w-]+)="([^"]*)"/g; return %a }
sub plain { my $t = $_[0]; $t =~ s/<[^>]*>//g; $t =~ s/\s+/ /g; $t =~ s/^ | $//g; return $t }
sub total { my $n = 0; $n += $_ for @_; return $n }
sub half_up { my ($n, $of) = @_; return int((2 * $n + $of) / (2 * $of)) } # n / of, rounded
sub tenth { return sprintf '%d.%d', int($_[0] / 10), $_[0] % 10 }
sub money { my $m = shift; my $yuan = int($m / 100); 1 while $yuan =~ s/^(\d+)(\d{3})/$1,$2/; return sprintf '¥%s.%02d', $yuan, $m % 100 }

# ---- the model: rows as lists of cells, and all other texts
my (@rows, @texts, %metric);
my $in_row;
for (split /\n/, slurp($model_path)) {
    my ($depth) = /^( *)/;
    $in_row = undef if defined $in_row && length $depth <= $in_row;
    if (/^ *row /) { push @rows, []; $in_row = length $depth }
    elsif (/^ *cell\b/ && defined $in_row) { push @{$rows[-1]}, '' }
    elsif (/^ *metric .*label="(.*?)" value="(.*?)"/) { $metric{$1} = $2 }
    elsif (/^ *~text text="(.*)"/) {
        if (defined $in_row && @{$rows[-1]}) { $rows[-1][-1] .= $1 } else { push @texts, $1 }
    }
}
my $faults = 0;
sub fault { print "# $_[0]\n"; $faults++ }
sub row_is { my @wanted = @_; my $key = join "\t", @wanted; fault("no row: $key") unless grep { join("\t", @$_) eq $key } @rows }
sub row_ends { my $key = join "\t", @_; fault("no row ends: $key") unless grep { join("\t", @$_) =~ /\Q$key\E$/ } @rows }
sub says { my $wanted = $_[0]; fault("nowhere: $wanted") unless grep { index($_, $wanted) >= 0 } @texts, map { @$_ } @rows }
sub metric_is { my ($n, $wanted) = @_; fault("no metric $wanted") unless grep { $_ eq $wanted } values %metric }

# ---- scores
my ($sum, $target_sum, $weights, $findings) = (0, 0, 0, 0);
my @dimensions = elements('dimension', $record);
for my $d (@dimensions) {
    my @scores = map { $_->{score} * 10 } elements('criterion', $d->{text});
    my $score = half_up(total(@scores), scalar @scores);
    my $target = $d->{target} * 10;
    my $gap = $target > $score ? $target - $score : 0;
    my $count = () = elements('finding', $d->{text});
    my ($name) = map { plain($_->{text}) } grep { $_->{lang} eq $lang } elements('name', $d->{text});
    row_is($name, "$d->{weight}%", tenth($score), tenth($target), tenth($gap), $count, ''); # the page is the layout's
    $sum += $score * $d->{weight};
    $target_sum += $target * $d->{weight};
    $weights += $d->{weight};
    $findings += $count;
}
my ($overall, $overall_target) = (half_up($sum, $weights), half_up($target_sum, $weights));
row_ends("$weights%", tenth($overall), tenth($overall_target), tenth($overall_target - $overall), $findings, '');
metric_is('score', tenth($overall));
metric_is('findings', $findings);

# ---- evidence
my @interviews = elements('interview', $record);
my $minutes = total(map { $_->{minutes} } @interviews);
my $duration = sprintf $zh ? '%d 小时' : '%d h', $minutes / 60;
$duration .= sprintf $zh ? ' %d 分' : ' %d min', $minutes % 60 if $minutes % 60 > 0;
says(sprintf $zh ? '共 %d 次，%s' : '(%d, %s in all)', scalar @interviews, $duration);
for my $survey (elements('survey', $record)) {
    for my $q (elements('question', $survey->{text})) {
        my @n = @{$q}{qw(one two three four five)};
        my $points = total(map { ($_ + 1) * $n[$_] } 0 .. 4);
        row_is(plain($q->{text}), @n, total(@n), tenth(half_up(10 * $points, total(@n))));
    }
    says(($zh ? '回收率 ' : "$survey->{answered} answered, ") . half_up(100 * $survey->{answered}, $survey->{asked}) . '%');
}

# ---- advice, money, risks, tracking
my @advice = elements('advice', $record);
my $days = total(map { $_->{days} } @advice);
my @costs = elements('cost', $record);
my ($once, $yearly) = map { my $per = $_; total(map { $_->{amount} } grep { $_->{per} eq $per } @costs) } qw(once year);
my $year_words = $zh ? '每年 ' . money($yearly) : money($yearly) . ' a year';
row_is('', $zh ? '合计' : 'Total', '', '', '', $days, money($once) . $year_words, '', '');
row_is('', $zh ? '合计' : 'Total', '', money($once), money($yearly));
metric_is('advice', scalar @advice);
metric_is('money', money($once));
for my $kind (qw(hardware software service training other)) {
    my @own = grep { $_->{kind} eq $kind } @costs or next;
    my $own_once = total(map { $_->{amount} } grep { $_->{per} eq 'once' } @own);
    my $own_year = total(map { $_->{amount} } grep { $_->{per} eq 'year' } @own);
    row_ends(money($own_once), tenth(half_up(1000 * $own_once, $once)) . '%', (grep { $_->{per} eq 'year' } @own) ? money($own_year) : '—');
}
for (elements('risk', $record)) {
    my $value = $_->{probability} * $_->{impact};
    says("$_->{probability} × $_->{impact} = $value");
}
my %days = map { $_->{id} => $_->{days} } @advice;
my @tracks = elements('track', $record);
my $done = int(total(map { $_->{done} * $days{$_->{advice}} } @tracks) / $days);
says($zh ? "已完成 $done%" : "$done% of the work is done");
my %state;
$state{$_->{state}}++ for @tracks;
my ($finished, $moving, $agreed) = ($state{done} // 0, ($state{'in-progress'} // 0) + ($state{planned} // 0), $state{agreed} // 0);
says($zh ? "已完成 $finished 条，实施中或已列计划 $moving 条，已同意 $agreed 条" : "$finished done, $moving in progress or planned, $agreed agreed");
exit($faults > 0);
