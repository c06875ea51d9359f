// SPDX-License-Identifier: MIT
// Hyphenation of English words by the patterns of the machine's hyphen-en-us package (libhyphen's format, Liang's method).
//
// A word is only parted in running text that asks for it (JfParagraphStyle.hyphens), and only where at least three letters stay before and three
// behind the hyphen. Words that are not wholly in small letters (names, codes, starts of sentences), that stand in a token with other marks (paths,
// addresses, compounds with a hyphen) or have fewer than seven letters are left whole. Which patterns were used is part of a document's
// provenance; without them texts are set without hyphenation.
#pragma once
#include <stdbool.h>
#include <stddef.h>

#define JF_HYPHEN_WORD_MIN 7
#define JF_HYPHEN_WORD_MAX 48 // letters; longer ones are left whole

typedef struct JfHyphens JfHyphens;

#define JF_HYPHENS_FILE "/usr/share/hyphen/hyph_en_US.dic"

JfHyphens *jf_hyphens_open(const char *path); // NULL: no such file. The patterns are read when the first word is asked about
void jf_hyphens_free(JfHyphens *hyphens);     // takes NULL
const char *jf_hyphens_sha256(const JfHyphens *hyphens); // of the file; borrowed

// Where `word` (`n` small letters a–z) may be parted: bit i of the result: before letter i. 0 for a word that is too short, too long or has no break.
unsigned long long jf_hyphens_word(JfHyphens *hyphens, const char *word, size_t n);
