// SPDX-License-Identifier: MIT
// What the system says of a failed call, in both languages: strerror knows only the locale's, and there is none here.
#pragma once
#include "base/diag.h"

// The sentence for a value of errno; in Chinese the system's English where we have none. Valid for ever.
const char *jf_fault_text(int number, JfLanguage language);

// Both, in the order in which the catalogue's entries for files take them: {1} English, {2} Chinese.
#define JF_FAULT_TEXTS(number) jf_fault_text((number), JF_LANGUAGE_EN), jf_fault_text((number), JF_LANGUAGE_ZH)
