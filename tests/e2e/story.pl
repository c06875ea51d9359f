#!/usr/bin/perl
# SPDX-License-Identifier: MIT
# story.pl RECORD…: do the records tell one story? A ticket that several of them name was received, answered, attended and solved at the same
# instants in all of them, with the same title, channel, urgency, importance and priority. Reads the records as text.
use strict;
use warnings;
use utf8;
use open qw(:std :encoding(UTF-8));

my (%told, $faults, $compared);
($faults, $compared) = (0, 0);
sub slurp { local (@ARGV, $/) = (shift); return scalar <> }
sub attributes { my %a = $_[0] =~ /([\w-]+)="([^"]*)"/g; return %a }

# One record says one thing of a ticket; what an earlier record said must be the same.
sub claim {
    my ($record, $ticket, $what, $value) = @_;
    return if !defined $value;
    my $earlier = $told{$ticket}{$what} //= [$record, $value];
    return if $earlier->[0] eq $record;
    $compared++;
    return if $earlier->[1] eq $value;
    print "$ticket: $what is $earlier->[1] in $earlier->[0], $value in $record\n";
    $faults++;
}

for my $record (@ARGV) {
    my $xml = slurp($record);
    $xml =~ s/<!--.*?-->//gs;
    if (my ($request) = $xml =~ /<request\s([^>]*)>/) {
        my %r = attributes($request);
        my ($answered) = $xml =~ /<responded\s[^>]*?\bat="([^"]*)"/;
        my ($arrived)  = $xml =~ /<arrival\s[^>]*?\bat="([^"]*)"/;
        my ($solved)   = $xml =~ /<result\s(?=[^>]*status="resolved")[^>]*?\bat="([^"]*)"/;
        claim($record, $r{number}, @$_) for ['received', $r{received}], ['priority', $r{priority}],
            (map { [$_, $r{$_}] } qw(channel urgency importance)), ['title', $xml =~ /<summary>([^<]*)/], ['responded', $answered], ['arrived', $arrived], ['resolved', $solved];
    }
    for my $ticket ($xml =~ /<ticket\s([^>]*)>/g) {
        my %t = attributes($ticket);
        claim($record, $t{number}, $_, $t{$_}) for qw(received priority responded arrived resolved closed);
    }
    while ($xml =~ /<ticket\s([^>]*)>(.*?)<\/ticket>/gs) { # of a month: with events
        my (%t, %at) = attributes($1);
        my $body = $2;
        for my $event ($body =~ /<event\s([^>]*)>/g) {
            my %e = attributes($event);
            $at{$e{type}} //= $e{at} if $e{type} ne 'resolved';
            $at{resolved} = $e{at}   if $e{type} eq 'resolved';
        }
        claim($record, $t{number}, $_, $t{$_}) for qw(channel urgency importance);
        claim($record, $t{number}, 'title',     $body =~ /<title>([^<]*)/);
        claim($record, $t{number}, 'received',  $at{received});
        claim($record, $t{number}, 'responded', $at{acknowledged});
        claim($record, $t{number}, 'arrived',   $at{arrived});
        claim($record, $t{number}, 'resolved',  $at{resolved});
        claim($record, $t{number}, 'closed',    $at{closed});
    }
}
print "$compared statements compared, $faults differ\n";
exit($faults || !$compared ? 1 : 0);
