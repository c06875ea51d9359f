#!/usr/bin/perl
# SPDX-License-Identifier: MIT
# Runs test programs that speak TAP and ends with one line: "N passed, N failed" and, if any, ", N skipped".
# Usage: tap.pl [--jobs N] FILE...   (*.sh with bash, *.pl with perl, anything else is a program and gets --tap)
use strict;
use warnings;
use Getopt::Long;
use TAP::Harness;

# A test program that aborts ends itself, not the whole run.
{
    no warnings 'redefine';
    *TAP::Harness::_bailout = sub { };
}

my $jobs = 1;
GetOptions('jobs=i' => \$jobs) or exit 64;
my $harness = TAP::Harness->new({
    jobs      => $jobs,
    merge     => 0,
    verbosity => $ENV{VERBOSE} ? 1 : 0,
    failures  => 1,
    exec      => sub {
        my ($self, $file) = @_;
        return ['bash', $file] if $file =~ /\.sh$/;
        return ['perl', $file] if $file =~ /\.pl$/;
        return [$file, '--tap'];
    },
});
my ($passed, $failed, $skipped) = (0, 0, 0);
if (@ARGV) {
    my $all = $harness->runtests(@ARGV);
    for my $parser ($all->parsers) {
        my $skips = $parser->skipped + ($parser->skip_all ? 1 : 0);
        my $fails = $parser->failed;
        $fails = 1 if !$fails && $parser->has_problems;    # crashed, or ran other than the planned tests
        $skipped += $skips;
        $failed  += $fails;
        $passed  += $parser->passed - $parser->skipped;
    }
}
print "$passed passed, $failed failed", ($skipped ? ", $skipped skipped" : ''), "\n";
exit($failed ? 1 : 0);
