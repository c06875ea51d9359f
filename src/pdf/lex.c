// SPDX-License-Identifier: MIT
// From bytes to values. Everything is bounded: depth, number of values, digits.
#include "pdf/lex.h"
#include "pdf/document.h"
#include <stdlib.h>
#include <string.h>

enum { REGULAR, SPACE, DELIMITER };

static const uint8_t CLASS[256] = {
    [0] = SPACE,       ['\t'] = SPACE,    ['\n'] = SPACE,    ['\f'] = SPACE,    ['\r'] = SPACE,    [' '] = SPACE,
    ['('] = DELIMITER, [')'] = DELIMITER, ['<'] = DELIMITER, ['>'] = DELIMITER, ['['] = DELIMITER, [']'] = DELIMITER,
    ['{'] = DELIMITER, ['}'] = DELIMITER, ['/'] = DELIMITER, ['%'] = DELIMITER,
};

bool jf_pdf_is_space(uint8_t c)
{
    return CLASS[c] == SPACE;
}

bool jf_pdf_is_regular(uint8_t c)
{
    return CLASS[c] == REGULAR;
}

bool jf_pdf_lex_fail(JfPdfLex *lex, size_t at, JfPdfSaid said)
{
    if (!lex->fault.en) {
        lex->fault = said;
        lex->fault_at = at;
    }
    lex->at = lex->size; // nothing more is read
    return false;
}

#define FAIL(lex, at, en, zh) jf_pdf_lex_fail(lex, at, JF_PDF_SAID(en, zh))

void jf_pdf_lex_space(JfPdfLex *lex)
{
    while (lex->at < lex->size && CLASS[lex->data[lex->at]] == SPACE)
        lex->at++;
}

// Inside objects, comments are white space, too (7.2.3). Between objects they are not taken: something could hide there.
static void skip_gap(JfPdfLex *lex)
{
    for (jf_pdf_lex_space(lex); lex->at < lex->size && lex->data[lex->at] == '%'; jf_pdf_lex_space(lex))
        while (lex->at < lex->size && lex->data[lex->at] != '\n' && lex->data[lex->at] != '\r')
            lex->at++;
}

bool jf_pdf_lex_at(const JfPdfLex *lex, const char *word)
{
    size_t length = strlen(word);
    return lex->size - lex->at >= length && memcmp(lex->data + lex->at, word, length) == 0;
}

static bool at_boundary(const JfPdfLex *lex)
{
    return lex->at >= lex->size || CLASS[lex->data[lex->at]] != REGULAR;
}

bool jf_pdf_lex_word(JfPdfLex *lex, const char *word)
{
    jf_pdf_lex_space(lex);
    size_t start = lex->at;
    if (jf_pdf_lex_at(lex, word)) {
        lex->at += strlen(word);
        if (at_boundary(lex))
            return true;
    }
    return FAIL(lex, start, "a keyword is missing or something else stands there", "此处缺少关键字，或出现了其他内容");
}

bool jf_pdf_lex_eol(JfPdfLex *lex)
{
    if (lex->at >= lex->size)
        return false;
    if (lex->data[lex->at] == '\n') {
        lex->at++;
        return true;
    }
    if (lex->data[lex->at] != '\r')
        return false;
    lex->at++;
    if (lex->at < lex->size && lex->data[lex->at] == '\n')
        lex->at++;
    return true;
}

bool jf_pdf_lex_natural(JfPdfLex *lex, int64_t max, int64_t *out)
{
    jf_pdf_lex_space(lex);
    size_t start = lex->at;
    int64_t value = 0;
    while (lex->at < lex->size && g_ascii_isdigit(lex->data[lex->at]) && lex->at - start < 18)
        value = value * 10 + (lex->data[lex->at++] - '0');
    if (lex->at == start || !at_boundary(lex))
        return FAIL(lex, start, "a whole number is expected", "此处应为整数");
    if (value > max)
        return FAIL(lex, start, "the number is out of range", "数值超出范围");
    *out = value;
    return true;
}

static JfPdfValue *new_value(JfPdfLex *lex, JfPdfKind kind, size_t start)
{
    if (*lex->values == 0) {
        FAIL(lex, start, "the file holds more values than are allowed", "文件中的值数量超过上限");
        return NULL;
    }
    --*lex->values;
    JfPdfValue *value = jf_arena_new0(lex->arena, JfPdfValue);
    value->kind = kind;
    value->start = start;
    return value;
}

static const JfPdfValue *ended(JfPdfLex *lex, JfPdfValue *value)
{
    value->end = lex->at;
    return value;
}

// ---- numbers and references

typedef struct {
    size_t digits, decimals;
    bool negative, point;
    int64_t whole;
    double real;
} Number;

static bool scan_number(JfPdfLex *lex, Number *number)
{
    size_t start = lex->at;
    if (lex->data[lex->at] == '+' || lex->data[lex->at] == '-')
        number->negative = lex->data[lex->at++] == '-';
    double scale = 1;
    for (; lex->at < lex->size && CLASS[lex->data[lex->at]] == REGULAR; lex->at++) {
        uint8_t c = lex->data[lex->at];
        if (c == '.' && !number->point) {
            number->point = true;
        } else if (g_ascii_isdigit(c) && number->digits < 18) {
            number->digits++;
            number->whole = number->whole * 10 + (c - '0');
            if (number->point)
                scale *= 10;
        } else {
            return FAIL(lex, start, "this is neither a number nor a keyword", "既不是数字也不是关键字");
        }
    }
    if (number->digits == 0)
        return FAIL(lex, start, "a number without digits", "数字没有任何数位");
    if (number->negative)
        number->whole = -number->whole;
    number->real = (double)number->whole / scale;
    return true;
}

// After an unsigned whole number: " g R"? Only then moves on.
static bool scan_ref_tail(JfPdfLex *lex, int *generation)
{
    size_t at = lex->at, digits = 0;
    int value = 0;
    while (at < lex->size && CLASS[lex->data[at]] == SPACE)
        at++;
    for (; at < lex->size && g_ascii_isdigit(lex->data[at]) && digits < 5; digits++)
        value = value * 10 + (lex->data[at++] - '0');
    size_t after = at;
    while (at < lex->size && CLASS[lex->data[at]] == SPACE)
        at++;
    if (digits == 0 || at == after || at >= lex->size || lex->data[at] != 'R')
        return false;
    if (at + 1 < lex->size && CLASS[lex->data[at + 1]] == REGULAR)
        return false;
    lex->at = at + 1;
    *generation = value;
    return true;
}

static const JfPdfValue *lex_ref(JfPdfLex *lex, size_t start, int64_t number, int generation)
{
    if (number < 1 || number > JF_PDF_OBJECTS_MAX || generation != 0) {
        FAIL(lex, start, "a reference to an impossible object", "引用了不可能存在的对象");
        return NULL;
    }
    JfPdfValue *value = new_value(lex, JF_PDF_REF, start);
    if (!value)
        return NULL;
    value->ref.number = (int)number;
    return ended(lex, value);
}

static const JfPdfValue *lex_number(JfPdfLex *lex)
{
    size_t start = lex->at;
    Number number = {0};
    if (!scan_number(lex, &number))
        return NULL;
    int generation;
    bool plain = !number.point && g_ascii_isdigit(lex->data[start]);
    if (plain && scan_ref_tail(lex, &generation))
        return lex_ref(lex, start, number.whole, generation);
    JfPdfValue *value = new_value(lex, number.point ? JF_PDF_REAL : JF_PDF_INT, start);
    if (!value)
        return NULL;
    if (number.point)
        value->real = number.real;
    else
        value->integer = number.whole;
    return ended(lex, value);
}

// ---- strings and names

static const JfPdfValue *take_text(JfPdfLex *lex, JfPdfValue *value, const GString *text)
{
    if (!value)
        return NULL;
    char *copy = jf_arena_alloc(lex->arena, text->len + 1);
    memcpy(copy, text->str, text->len);
    value->text.bytes = copy;
    value->text.length = text->len;
    return ended(lex, value);
}

static int octal(JfPdfLex *lex, int first)
{
    int value = first - '0';
    for (int i = 0; i < 2 && lex->at < lex->size && lex->data[lex->at] >= '0' && lex->data[lex->at] <= '7'; i++)
        value = value * 8 + (lex->data[lex->at++] - '0');
    return value & 0xff;
}

// Behind a backslash.
static bool lex_escape(JfPdfLex *lex, GString *out)
{
    if (lex->at >= lex->size)
        return false;
    size_t start = lex->at;
    if (jf_pdf_lex_eol(lex))
        return true; // a line that goes on
    char c = (char)lex->data[lex->at++];
    static const char from[] = "nrtbf()\\", to[] = "\n\r\t\b\f()\\";
    const char *known = strchr(from, c);
    if (c != '\0' && known)
        g_string_append_c(out, to[known - from]);
    else if (c >= '0' && c <= '7')
        g_string_append_c(out, (char)octal(lex, c));
    else
        return FAIL(lex, start, "an unknown escape in a string", "字符串中有未知的转义");
    return true;
}

static bool is_special(uint8_t c)
{
    return c == '(' || c == ')' || c == '\\' || c == '\r';
}

static bool scan_literal(JfPdfLex *lex, GString *out)
{
    for (int open = 1; lex->at < lex->size;) {
        size_t run = lex->at;
        while (lex->at < lex->size && !is_special(lex->data[lex->at]))
            lex->at++;
        g_string_append_len(out, (const char *)lex->data + run, (gssize)(lex->at - run));
        if (lex->at >= lex->size)
            return false;
        uint8_t c = lex->data[lex->at];
        if (c == '\r') {
            jf_pdf_lex_eol(lex);
            g_string_append_c(out, '\n');
            continue;
        }
        lex->at++;
        if (c == '\\') {
            if (!lex_escape(lex, out))
                return false;
            continue;
        }
        open += c == '(' ? 1 : -1;
        if (open == 0)
            return true;
        g_string_append_c(out, (char)c);
    }
    return false;
}

static const JfPdfValue *lex_literal(JfPdfLex *lex)
{
    size_t start = lex->at++;
    g_autoptr(GString) text = g_string_new(NULL);
    if (!scan_literal(lex, text)) {
        FAIL(lex, start, "a string without end", "字符串没有结束");
        return NULL;
    }
    return take_text(lex, new_value(lex, JF_PDF_STRING, start), text);
}

// Value of a hexadecimal digit and one more; 0: none. Signatures are tens of thousands of digits, so no call for each.
#define DIGIT(c, value) [c] = (value) + 1
static const uint8_t HEX[256] = {
    DIGIT('0', 0),  DIGIT('1', 1),  DIGIT('2', 2),  DIGIT('3', 3),  DIGIT('4', 4),  DIGIT('5', 5),  DIGIT('6', 6),  DIGIT('7', 7),
    DIGIT('8', 8),  DIGIT('9', 9),  DIGIT('a', 10), DIGIT('b', 11), DIGIT('c', 12), DIGIT('d', 13), DIGIT('e', 14), DIGIT('f', 15),
    DIGIT('A', 10), DIGIT('B', 11), DIGIT('C', 12), DIGIT('D', 13), DIGIT('E', 14), DIGIT('F', 15),
};
#undef DIGIT

// Writes at most half as many bytes as there are digits. -1: odd or foreign, or no end.
static gssize scan_hex(JfPdfLex *lex, char *out)
{
    size_t n = 0;
    int high = 0; // one more than the digit that waits for its second
    for (; lex->at < lex->size && lex->data[lex->at] != '>'; lex->at++) {
        int digit = HEX[lex->data[lex->at]];
        if (digit && high)
            out[n++] = (char)((high - 1) << 4 | (digit - 1));
        else if (!digit && CLASS[lex->data[lex->at]] != SPACE)
            return -1;
        if (digit)
            high = high ? 0 : digit;
    }
    return lex->at < lex->size && !high ? (gssize)n : -1;
}

static const JfPdfValue *lex_hex(JfPdfLex *lex)
{
    size_t start = lex->at++;
    const uint8_t *close = memchr(lex->data + lex->at, '>', lex->size - lex->at);
    char *bytes = close ? jf_arena_alloc(lex->arena, (size_t)(close - lex->data - (ptrdiff_t)lex->at) / 2 + 1) : NULL;
    gssize length = bytes ? scan_hex(lex, bytes) : -1;
    if (length < 0) {
        FAIL(lex, start, "a hexadecimal string with an odd or foreign digit, or without end",
             "十六进制字符串的数字个数为奇数、含有非法字符或没有结束");
        return NULL;
    }
    lex->at++;
    JfPdfValue *value = new_value(lex, JF_PDF_STRING, start);
    if (!value)
        return NULL;
    value->hex = true;
    value->text.bytes = bytes;
    value->text.length = (size_t)length;
    return ended(lex, value);
}

static bool scan_name(JfPdfLex *lex, GString *out)
{
    size_t start = lex->at++;
    while (lex->at < lex->size && CLASS[lex->data[lex->at]] == REGULAR) {
        int c = lex->data[lex->at++];
        if (c == '#') {
            int high = lex->size - lex->at >= 2 ? g_ascii_xdigit_value((char)lex->data[lex->at]) : -1;
            int low = high >= 0 ? g_ascii_xdigit_value((char)lex->data[lex->at + 1]) : -1;
            c = low >= 0 ? high << 4 | low : 0;
            lex->at += 2;
        }
        if (c == 0)
            return FAIL(lex, start, "a name with a bad #xx", "名称中有错误的 #xx");
        g_string_append_c(out, (char)c);
    }
    return true;
}

static const JfPdfValue *lex_name(JfPdfLex *lex)
{
    size_t start = lex->at;
    // Names without #xx, nearly all, are copied straight from the file.
    size_t end = start + 1;
    while (end < lex->size && CLASS[lex->data[end]] == REGULAR && lex->data[end] != '#')
        end++;
    JfPdfValue *value = new_value(lex, JF_PDF_NAME, start);
    if (!value)
        return NULL;
    if (end == lex->size || lex->data[end] != '#') {
        value->text.bytes = jf_arena_strndup(lex->arena, (const char *)lex->data + start + 1, end - start - 1);
        value->text.length = end - start - 1;
        lex->at = end;
        return ended(lex, value);
    }
    g_autoptr(GString) text = g_string_new(NULL);
    return scan_name(lex, text) ? take_text(lex, value, text) : NULL;
}

// ---- arrays and dictionaries

static const JfPdfValue *lex_array(JfPdfLex *lex)
{
    JfPdfValue *array = new_value(lex, JF_PDF_ARRAY, lex->at++);
    if (!array)
        return NULL;
    for (;;) {
        skip_gap(lex);
        if (lex->at < lex->size && lex->data[lex->at] == ']')
            break;
        const JfPdfValue *item = jf_pdf_lex_value(lex);
        if (!item)
            return NULL;
        jf_pdf_add(lex->arena, array, item);
    }
    lex->at++;
    return ended(lex, array);
}

static int compare_keys(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool has_duplicate(const JfPdfValue *dict)
{
    size_t n = dict->dict.n;
    if (n < 2)
        return false;
    const char *few[64];
    g_autofree const char **many = n > G_N_ELEMENTS(few) ? g_new(const char *, n) : NULL;
    const char **keys = many ? many : few;
    for (size_t i = 0; i < n; i++)
        keys[i] = dict->dict.entries[i].key;
    qsort(keys, n, sizeof *keys, compare_keys);
    for (size_t i = 1; i < n; i++)
        if (strcmp(keys[i - 1], keys[i]) == 0)
            return true;
    return false;
}

static bool lex_entries(JfPdfLex *lex, JfPdfValue *dict)
{
    for (;;) {
        skip_gap(lex);
        if (jf_pdf_lex_at(lex, ">>"))
            return true;
        if (lex->at >= lex->size || lex->data[lex->at] != '/')
            return FAIL(lex, lex->at, "a key or the dictionary's end is expected", "此处应为键名或字典结尾");
        const JfPdfValue *key = lex_name(lex);
        const JfPdfValue *value = key ? jf_pdf_lex_value(lex) : NULL;
        if (!value)
            return false;
        jf_pdf_append(lex->arena, dict, key->text.bytes, value);
    }
}

static const JfPdfValue *lex_dict(JfPdfLex *lex)
{
    size_t start = lex->at;
    JfPdfValue *dict = new_value(lex, JF_PDF_DICT, start);
    lex->at += 2;
    if (!dict || !lex_entries(lex, dict))
        return NULL;
    lex->at += 2;
    if (has_duplicate(dict)) {
        FAIL(lex, start, "a dictionary with the same key twice", "字典中有重复的键");
        return NULL;
    }
    return ended(lex, dict);
}

static const JfPdfValue *lex_keyword(JfPdfLex *lex)
{
    static const struct {
        const char *word;
        JfPdfKind kind;
        bool boolean;
    } words[] = {
        {"true", JF_PDF_BOOL, true},
        {"false", JF_PDF_BOOL, false},
        {"null", JF_PDF_NULL, false},
    };
    size_t start = lex->at;
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        if (!jf_pdf_lex_at(lex, words[i].word))
            continue;
        lex->at += strlen(words[i].word);
        if (!at_boundary(lex))
            break;
        JfPdfValue *value = new_value(lex, words[i].kind, start);
        if (!value)
            return NULL;
        if (value->kind == JF_PDF_BOOL)
            value->boolean = words[i].boolean;
        return ended(lex, value);
    }
    FAIL(lex, start, "a value is expected", "此处应为一个值");
    return NULL;
}

static const JfPdfValue *lex_nested(JfPdfLex *lex, const JfPdfValue *(*read)(JfPdfLex *))
{
    if (lex->depth >= JF_PDF_DEPTH_MAX) {
        FAIL(lex, lex->at, "arrays and dictionaries are nested too deeply", "数组与字典嵌套过深");
        return NULL;
    }
    lex->depth++;
    const JfPdfValue *value = read(lex);
    lex->depth--;
    return value;
}

const JfPdfValue *jf_pdf_lex_value(JfPdfLex *lex)
{
    skip_gap(lex);
    if (lex->at >= lex->size) {
        FAIL(lex, lex->at, "the data ends where a value is expected", "数据在应有值的位置结束");
        return NULL;
    }
    uint8_t c = lex->data[lex->at];
    if (c == '/')
        return lex_name(lex);
    if (c == '(')
        return lex_literal(lex);
    if (c == '[')
        return lex_nested(lex, lex_array);
    if (c == '<')
        return jf_pdf_lex_at(lex, "<<") ? lex_nested(lex, lex_dict) : lex_hex(lex);
    if (g_ascii_isdigit(c) || c == '+' || c == '-' || c == '.')
        return lex_number(lex);
    return lex_keyword(lex);
}
