#!/usr/bin/perl
# SPDX-License-Identifier: MIT
# incident.pl RECORD LANGUAGE MODEL: are the figures that follow from the record's instants and counts in the document's text?
#
# Reads the record as text, not with the program's own reader, and counts minutes by the calendar of Time::Local: no rule, fact or stylesheet
# of the program has a part in it. All instants of these samples are local times of one zone without summer time.
use strict;
use warnings;
use utf8;
use open qw(:std :encoding(UTF-8));
use Time::Local qw(timegm);

my ($record, $language, $model) = @ARGV;
sub slurp { local (@ARGV, $/) = (shift); return scalar <> }
my $xml  = slurp($record);
my $text = join "\n", map { s/\x{a0}/ /gr =~ s/\\(.)/$1/gr } slurp($model) =~ /"((?:[^"\\]|\\.)*)"/g;
my ($faults, $asked) = (0, 0);

# Attributes of all elements of this name, in order.
sub elements {
    my ($name) = @_;
    return map { my %a = /([\w-]+)="([^"]*)"/g; \%a } $xml =~ /<$name\s([^>]*)>/g;
}

sub minutes {
    my ($from, $to) = map { /^(\d+)-(\d+)-(\d+)T(\d+):(\d+):(\d+)$/ or die "$_?"; timegm($6, $5, $4, $3, $2 - 1, $1) } @_;
    return int(($to - $from) / 60);
}

sub duration {
    my ($n) = @_;
    my ($hour, $minute) = $language eq 'en' ? (' h', ' min') : (' 小时', ' 分');
    my @parts;
    push @parts, int($n / 60) . $hour if $n >= 60;
    push @parts, $n % 60 . $minute if $n < 60 || $n % 60;
    return join ' ', @parts;
}

sub bracketed { return $language eq 'en' ? "($_[0])" : "（$_[0]）" }

# This text is the whole of a value of the model.
sub wants {
    my ($value, $why) = @_;
    $asked++;
    return if $text =~ /^\s*\Q$value\E\s*$/m;
    print "no \"$value\" ($why)\n";
    $faults++;
}

sub within {
    my ($value, $why) = @_;
    $asked++;
    return if index($text, $value) >= 0;
    print "no \"$value\" within a text ($why)\n";
    $faults++;
}

if ($xml =~ /kind="major-incident"/) {
    my %at = map { $_->{milestone} => $_->{at} } grep { $_->{milestone} } elements('event');
    my $last;
    for my $event (grep { $_->{milestone} } elements('event')) {
        wants(duration(minutes($at{started}, $event->{at})), "start to $event->{milestone}");
        wants(duration(minutes($last, $event->{at})), "to $event->{milestone} from the one before") if $last;
        $last = $event->{at};
    }
    my ($longest) = sort { $b <=> $a } map { minutes($_->{from}, $_->{until}) } grep { $_->{effect} eq 'down' } elements('service');
    wants(duration($longest), 'longest outage');
    wants(duration(minutes($_->{from}, $_->{until})), "effect on $_->{name}") for elements('service');
    my ($people, $transactions) = (0, 0);
    $people       += $_->{users}             for elements('unit');
    $transactions += $_->{transactions} // 0 for elements('service');
    wants($people, 'people affected');
    wants($transactions, 'transactions affected') if $transactions && $xml !~ /<money /;
    my %state = (open => 0, doing => 0, done => 0, verified => 0);
    $state{$_->{state}}++ for elements('action');
    my ($done, $doing, $open) = ($state{done} + $state{verified}, $state{doing}, $state{open});
    within($language eq 'en' ? "$done done, $doing under way, $open not started" : "已完成 $done 项，进行中 $doing 项，未开始 $open 项", 'actions by state');
    my ($ticket) = elements('ticket');
    within(bracketed(duration(minutes($ticket->{received}, $ticket->{$_}))), "$_ of the ticket") for grep { $ticket->{$_} } qw(responded arrived resolved);
} else {
    my ($session) = elements('session');
    my ($leaving) = elements('leaving');
    my ($request) = elements('request');
    my ($result)  = elements('result');
    within(bracketed(duration(minutes($session->{start}, $leaving->{at}))), 'length of the session');
    within(bracketed(duration(minutes($request->{received}, $result->{at}))), 'request to result') if $request->{priority} eq 'P1';    # others count office hours
}
print "$asked figures asked for, $faults missing\n";
exit($faults || !$asked ? 1 : 0);
