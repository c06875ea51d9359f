#!/usr/bin/perl
# SPDX-License-Identifier: MIT
# Lint of the source, as TAP: layers and foreign headers (the table in src/README.md), banned calls, sizes, first lines, mutable
# globals, self-contained headers, and that each diagnostic is used and tested. Run in the project's top folder.
use strict;
use warnings;
use utf8;
use open qw(:std :encoding(UTF-8));

my $FUNCTION_MAX = 80;
my $FILE_MAX     = 600;
my $WIDTH_MAX    = 160;

my @files  = sort(glob('src/*/*.c src/*/*.h'));
my %text   = map { $_ => slurp($_) } @files;
my %bare   = map { $_ => without_comments($text{$_}) } @files;      # strings kept
my %code   = map { $_ => without_strings($bare{$_}) } @files;
my %formats = map { $_ => $bare{$_} =~ s/%%/  /gr } @files;
my $number = 0;

sub slurp {
    my ($path) = @_;
    open(my $in, '<', $path) or die "$path: $!";
    local $/;
    my $all = <$in>;
    return $all // '';
}

# Lines stay where they are.
sub without_comments {
    my ($all) = @_;
    $all =~ s{("(?:[^"\\\n]|\\.)*")|('(?:[^'\\\n]|\\.)*')|//[^\n]*|(/\*.*?\*/)}{
        defined $1 ? $1 : defined $2 ? $2 : defined $3 ? "\n" x ($3 =~ tr/\n//) : '' }gse;
    return $all;
}

sub without_strings {
    my ($all) = @_;
    $all =~ s{^(\s*#\s*include[^\n]*)|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'}{ defined $1 ? $1 : '""' }gme;
    return $all;
}

sub report {
    my ($name, @breaches) = @_;
    $number++;
    print @breaches ? 'not ' : '', "ok $number - $name\n";
    print STDERR "# $_\n" for @breaches;
}

# All matches of a pattern in a map of texts, as "file:line: …".
sub matches {
    my ($texts, $pattern, $sentence, $skip) = @_;
    my @found;
    for my $file (@files) {
        next if $skip && $skip->($file);
        my $line = 0;
        for (split /\n/, $texts->{$file}, -1) {
            $line++;
            push @found, "$file:$line: $sentence: " . ($1 // '') if /$pattern/;
        }
    }
    return @found;
}

sub room { return $_[0] =~ m{^src/([^/]+)/} ? $1 : '' }

# ---- layers

my (%layer, %foreign);
for (split /\n/, slurp('src/README.md')) {
    next unless /^\|\s*(\d+)\s*\|\s*`(\w+)\/`\s*\|.*\|([^|]*)\|\s*$/;
    my ($level, $folder, $headers) = ($1, $2, $3);
    $layer{$folder}   = $level;
    $foreign{$folder} = [$headers =~ /`([^`]+)`/g];
}
my %libc = map { $_ => 1 } qw(assert.h ctype.h errno.h fcntl.h inttypes.h limits.h locale.h math.h signal.h stdalign.h stdarg.h
    stdbool.h stddef.h stdint.h stdio.h stdlib.h string.h strings.h termios.h time.h unistd.h);

sub breach {
    my ($file, $line) = @_;
    my $folder = room($file);
    if ($line =~ /^\s*#\s*include\s+"([^"]+)"/) {
        my ($target) = $1;
        my ($other) = $target =~ m{^(\w+)/[\w.]+$};
        return "includes \"$target\": must be \"folder/room.h\"" unless defined $other;
        return "room $other/ is not in the table of src/README.md" unless exists $layer{$other};
        return if $other eq $folder;
        return "layer $layer{$folder} includes $target of layer $layer{$other}" if $layer{$other} >= $layer{$folder};
    }
    elsif ($line =~ /^\s*#\s*include\s+<([^>]+)>/) {
        my $target = $1;
        return if $libc{$target} || $target =~ m{^(sys|linux)/};
        return if grep { index($target, $_) == 0 } @{$foreign{$folder}};
        return "foreign header <$target> does not belong into $folder/";
    }
    return;
}

my (@layers, @rooms);
for my $file (@files) {
    if (!exists $layer{room($file)}) {
        push @rooms, "$file: its folder is not in the table";
        next;
    }
    my $line = 0;
    for (split /\n/, $bare{$file}) {
        $line++;
        my $what = breach($file, $_);
        push @layers, "$file:$line: $what" if $what;
    }
}
report('the table of rooms has layers', keys %layer >= 10 ? () : 'src/README.md: table not found');
report('every folder of src is in the table', @rooms);
report('only lower layers and the named foreign headers are included', @layers);

# ---- banned

my $calls = join '|', qw(strcpy strcat stpcpy strncpy strncat sprintf vsprintf gets setlocale uselocale system popen execl execlp execv execvp
    localtime localtime_r gmtime ctime asctime mktime strtok rand srand random drand48 tmpnam tempnam mktemp atoi atol atof strtod strtof strtold
    sscanf fscanf scanf alloca strdup strndup);
my $clocks = join '|', qw(time gettimeofday clock_gettime g_get_real_time g_date_time_new_now_local g_date_time_new_now_utc g_date_time_new_now
    g_date_time_new_from_unix_local);
report('no banned calls', matches(\%code, qr/(?<![\w.>])($calls)\s*\(/, 'banned call'));
report('only base/instant.c asks the clock', matches(\%code, qr/(?<![\w.>])($clocks)\s*\(/, 'clock', sub { $_[0] eq 'src/base/instant.c' }));
report('only cli/ and store/ use the clock', matches(\%code, qr/(jf_clock_now)\s*\(/, 'clock', sub { $_[0] =~ m{^src/(cli|store|base)/} }));
report('no locale-dependent number formats', matches(\%formats, qr/"[^"]*(%[-+ #0]*[\d*]*(?:\.[\d*]+)?l?[fFgGeEaA])(?![a-z]{3})[^"]*"/, 'use base/number.h'));
report('no goto', matches(\%code, qr/\b(goto)\b/, 'use g_autoptr or a function'));
report('nothing left to do', matches(\%text, qr/\b(TODO|FIXME|XXX|HACK)\b/, 'unfinished'));

# ---- state

sub mutable {
    my ($line) = @_;
    return unless $line =~ /^\s*(?:static|extern|_Thread_local)\b(?!\s+(?:inline|_Noreturn))/ || $line =~ /^(?:\w+\s+)+\**\w+(?:\[[^]]*\])*\s*=\s/;
    return if $line =~ /\w\s*\((?!\*)/ && $line !~ /=/;    # a function
    return if $line =~ /\bstatic (?:gsize \w+( = 0)?;|GOnce )/;    # things done once per process
    return if $line =~ /\bstatic _Thread_local\b/;                # for foreign callbacks that carry no user pointer
    return if $line =~ /\bstatic const (?:struct|union|enum) \{/;
    my ($head) = $line =~ /^([^=;\[]*)/;
    return if $head =~ /\(/ && $head !~ /\(\*/;
    return if $head =~ /\*\s*const\b[^*]*$/;                # the last star is const
    return $head =~ /\*/ ? 1 : $head !~ /\bconst\b/;
}
my @state;
for my $file (@files) {
    my $line = 0;
    for (split /\n/, $code{$file}) {
        $line++;
        push @state, "$file:$line: mutable: $_" if /^(?:static|extern|_Thread_local|[A-Z]\w+ \**\w+.*=)|^\s+static\b/ && mutable($_);
    }
}
report('no mutable globals', @state);

# ---- sizes and shape

my (@functions, @long, @names, @shape, @first, @wide);
for my $file (@files) {
    my @lines = split /\n/, $text{$file};
    my ($start, $signature) = (0, '');
    for my $i (0 .. $#lines) {
        my $at = $i + 1;
        push @wide, "$file:$at: " . length($lines[$i]) . ' columns' if length($lines[$i]) > $WIDTH_MAX && $file !~ /\.def$/;
        push @shape, "$file:$at: tab or trailing space" if $lines[$i] =~ /\t|\s$/;
        push @shape, "$file:$at: brace of a function belongs on its own line" if $lines[$i] =~ /^[A-Za-z_][^=]*\)\s*\{$/;
        if ($lines[$i] eq '{' || $lines[$i] =~ /^[A-Za-z_][^=]*\)\s*\{$/) {
            $start = $at;
            my $from = $lines[$i] eq '{' ? $i - 1 : $i;
            $from-- while $from > 0 && $lines[$from] =~ /^\s/;
            ($signature) = $lines[$from] =~ /(\w+)\s*\(/;
            push @names, "$file:$at: $signature is neither static nor jf_…"
                if $signature && $lines[$from] !~ /^static\b/ && $signature !~ /^(?:jf_|STACK_OF|G_GNUC_)/ && $signature ne 'main';
        }
        elsif ($lines[$i] eq '}' && $start) {
            push @functions, $at - $start + 1;
            push @long, "$file:$start: " . ($signature // '?') . ' has ' . ($at - $start + 1) . ' lines' if $at - $start + 1 > $FUNCTION_MAX;
            $start = 0;
        }
    }
    push @long, "$file: " . @lines . ' lines' if @lines > $FILE_MAX;
    push @first, "$file: first line must be the SPDX line" unless ($lines[0] // '') eq '// SPDX-License-Identifier: MIT';
    push @first, "$file: second line must say what the file is for" unless ($lines[1] // '') =~ m{^// \S};
    push @first, "$file: no #pragma once" if $file =~ /\.h$/ && !grep { $_ eq '#pragma once' } @lines;
}
my @sorted = sort { $a <=> $b } @functions;
printf "# %d functions, median %d lines, 90 %% up to %d, longest %d\n", scalar @sorted, $sorted[@sorted / 2], $sorted[@sorted * 0.9], $sorted[-1]
    if @sorted;
report("functions up to $FUNCTION_MAX lines, files up to $FILE_MAX", @long);
report("lines up to $WIDTH_MAX columns", @wide);
report('no tabs or trailing spaces; braces of functions alone', @shape);
report('first lines', @first);
report('public names start with jf_', @names);

# ---- headers compile alone

my $flags = qx(pkg-config --cflags glib-2.0 libxml-2.0 libxslt libexslt cairo pangocairo pangoft2 librsvg-2.0 openssl zlib json-glib-1.0);
chomp $flags;
my $compiler = $ENV{CC} || 'cc';
my @alone;
for my $header (grep { /\.h$/ } @files) {
    my $said = qx($compiler -std=c17 -D_GNU_SOURCE -Isrc $flags -fsyntax-only -x c '$header' -Wno-pragma-once-outside-header 2>&1);
    push @alone, "$header: " . (split /\n/, $said)[0] if $?;
}
report('headers compile alone', @alone);

# ---- diagnostics

my $tests  = join "\n", map { slurp_bytes($_) } split /\n/, qx(find tests samples -type f -size -400k | sort);
my $source = join "\n", values %code;
my (@unused, @untested);

sub slurp_bytes {
    my ($path) = @_;
    open(my $in, '<:raw', $path) or return '';
    local $/;
    return <$in> // '';
}
sub words { my %words; $words{$1} = 1 while $_[0] =~ /(?<![A-Za-z0-9_-])([A-Z][A-Z0-9_-]*[A-Z0-9])(?![A-Za-z0-9_-])/g; return %words }
my %tested   = words($tests);
my %recorded = words($source);
my $exempt = 'tests/lint/untested';    # ids that only a broken machine could bring about, one a line with the reason
my %exempt = map { /^([A-Z0-9-]+)\s+#\s+\S/ ? ($1 => 1) : () } split /\n/, -e $exempt ? slurp($exempt) : '';
for (split /\n/, slurp('src/base/diag.def')) {
    next unless /^JF_DIAG\((\w+),\s*"([^"]+)"/;
    my ($enum, $name) = ($1, $2);
    push @unused, "$name is never recorded" unless $recorded{"JF_DIAG_$enum"};
    next if $exempt{$name};
    push @untested, "$name has no test" unless $tested{"JF_DIAG_$enum"} || $tested{$enum} || $tested{$name};    # $enum: JF_DIAG_##id of a macro
}
report('every diagnostic is used', @unused);
report('every diagnostic has a test', @untested);
print "1..$number\n";
