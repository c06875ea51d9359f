// SPDX-License-Identifier: MIT
// Faces: what one font file says, remembered: characters by their tables, words by shaping. All in font units.
//
// Both memories are bounded. They change nothing but the time it takes, so that a document does not depend on those before it.
#include "text/private.h"
#include <hb-ot.h>
#include <string.h>

#define PAGE 256
#define WORDS_MAX 16384    // then all are forgotten
#define WORD_LENGTH_MAX 64 // bytes; longer ones are not remembered

typedef struct {
    uint32_t length;
    bool proportional;
    const char *text;
} Word;

struct JfFace {
    hb_font_t *font;
    hb_buffer_t *buffer;
    int units;
    JfCharacter *pages[0x110000 / PAGE];
    GHashTable *words; // Word → JfShaped
    JfArena *arena;    // of the words
    JfArena *once;     // of the word that is too long to remember
};

static guint word_hash(gconstpointer key)
{
    const Word *word = key;
    guint hash = 2166136261u ^ (guint)word->proportional; // FNV-1a
    for (uint32_t i = 0; i < word->length; i++)
        hash = (hash ^ (unsigned char)word->text[i]) * 16777619u;
    return hash;
}

static gboolean word_equal(gconstpointer a, gconstpointer b)
{
    const Word *x = a, *y = b;
    return x->length == y->length && x->proportional == y->proportional && memcmp(x->text, y->text, x->length) == 0;
}

JfFace *jf_face_new(const char *file, unsigned index)
{
    hb_blob_t *blob = hb_blob_create_from_file_or_fail(file);
    if (!blob)
        return NULL;
    hb_face_t *hb_face = hb_face_create(blob, index);
    hb_blob_destroy(blob);
    if (hb_face_get_glyph_count(hb_face) == 0) {
        hb_face_destroy(hb_face);
        return NULL;
    }
    JfFace *face = g_new0(JfFace, 1);
    face->units = (int)hb_face_get_upem(hb_face); // also the font's scale unless told otherwise
    face->font = hb_font_create(hb_face);
    hb_face_destroy(hb_face);
    face->buffer = hb_buffer_create();
    face->words = g_hash_table_new(word_hash, word_equal);
    face->arena = jf_arena_new();
    return face;
}

void jf_face_free(JfFace *face)
{
    if (!face)
        return;
    for (size_t i = 0; i < G_N_ELEMENTS(face->pages); i++)
        g_free(face->pages[i]);
    g_hash_table_unref(face->words);
    jf_arena_free(face->arena);
    jf_arena_free(face->once);
    hb_buffer_destroy(face->buffer);
    hb_font_destroy(face->font);
    g_free(face);
}

int jf_face_units(const JfFace *face)
{
    return face->units;
}

// Language and script are fixed: HarfBuzz would otherwise ask the process's locale, and the font's own choice (GB forms) is wanted.
static void start_buffer(JfFace *face)
{
    hb_buffer_clear_contents(face->buffer);
    hb_buffer_set_direction(face->buffer, HB_DIRECTION_LTR);
    hb_buffer_set_script(face->buffer, HB_SCRIPT_LATIN);
    hb_buffer_set_language(face->buffer, hb_language_from_string("zh-hans", -1));
    hb_buffer_set_flags(face->buffer, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
}

// The blank of a full-width mark is what the font's `halt` takes away; fonts without it are not squeezed.
static void find_blank(JfFace *face, gunichar c, JfCharacter *character)
{
    hb_feature_t halt = {HB_TAG('h', 'a', 'l', 't'), 1, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END};
    start_buffer(face);
    hb_buffer_set_script(face->buffer, HB_SCRIPT_HAN);
    hb_buffer_add_utf32(face->buffer, &c, 1, 0, 1);
    hb_shape(face->font, face->buffer, &halt, 1);
    unsigned n;
    const hb_glyph_position_t *position = hb_buffer_get_glyph_positions(face->buffer, &n);
    if (n != 1)
        return;
    int saved = character->advance - position->x_advance, head = -position->x_offset;
    if (saved <= 0 || saved > character->advance || head < 0 || head > saved)
        return;
    character->head = (int16_t)head;
    character->tail = (int16_t)(saved - head);
}

static void find_character(JfFace *face, gunichar c, JfCharacter *out)
{
    hb_codepoint_t glyph = 0;
    JfClass class = jf_class_of(c);
    *out = (JfCharacter){.class = (uint8_t) class, .known = true};
    if (!hb_font_get_nominal_glyph(face->font, c, &glyph) && class == JF_CLASS_GLUE)
        hb_font_get_nominal_glyph(face->font, ' ', &glyph);
    out->glyph = (uint16_t)glyph;
    if (!glyph)
        return;
    out->advance = (uint16_t)CLAMP(hb_font_get_glyph_h_advance(face->font, glyph), 0, UINT16_MAX);
    if (class == JF_CLASS_OPEN || class == JF_CLASS_CLOSE || class == JF_CLASS_MIDDOT)
        find_blank(face, c, out);
}

JfCharacter jf_face_character(JfFace *face, gunichar c)
{
    JfCharacter **page = &face->pages[c / PAGE];
    if (!*page)
        *page = g_new0(JfCharacter, PAGE);
    JfCharacter *character = &(*page)[c % PAGE];
    if (!character->known)
        find_character(face, c, character);
    return *character;
}

bool jf_face_has_variation(JfFace *face, gunichar c, gunichar selector)
{
    hb_codepoint_t glyph;
    return hb_font_get_variation_glyph(face->font, c, selector, &glyph);
}

// Reads the shaped buffer into `arena`, glyph runs gathered to clusters.
static JfShaped read_buffer(hb_buffer_t *buffer, size_t length, JfArena *arena)
{
    unsigned n;
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &n);
    const hb_glyph_position_t *positions = hb_buffer_get_glyph_positions(buffer, &n);
    JfShapedGlyph *glyphs = jf_arena_array(arena, JfShapedGlyph, n);
    JfShapedCluster *clusters = jf_arena_array(arena, JfShapedCluster, n);
    JfShaped shaped = {.clusters = clusters, .glyphs = glyphs, .n_glyphs = n};
    for (unsigned i = 0; i < n; i++) {
        glyphs[i] = (JfShapedGlyph){infos[i].codepoint, positions[i].x_advance, positions[i].x_offset, -positions[i].y_offset};
        shaped.missing |= infos[i].codepoint == 0;
        if (i == 0 || infos[i].cluster != infos[i - 1].cluster) {
            if (i > 0)
                clusters[shaped.n_clusters - 1].n_bytes = infos[i].cluster - clusters[shaped.n_clusters - 1].n_bytes;
            clusters[shaped.n_clusters++].n_bytes = i > 0 ? infos[i].cluster : 0; // its start, until its end is known
        }
        clusters[shaped.n_clusters - 1].n_glyphs++;
    }
    if (n > 0)
        clusters[shaped.n_clusters - 1].n_bytes = (uint32_t)length - clusters[shaped.n_clusters - 1].n_bytes;
    return shaped;
}

static JfShaped shape(JfFace *face, const char *text, size_t length, bool proportional, JfArena *arena)
{
    hb_feature_t pwid = {HB_TAG('p', 'w', 'i', 'd'), 1, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END};
    start_buffer(face);
    hb_buffer_add_utf8(face->buffer, text, (int)length, 0, (int)length);
    hb_shape(face->font, face->buffer, &pwid, proportional ? 1 : 0);
    return read_buffer(face->buffer, length, arena);
}

static void forget_words(JfFace *face)
{
    g_hash_table_remove_all(face->words);
    jf_arena_free(face->arena);
    face->arena = jf_arena_new();
}

JfShaped jf_face_shape(JfFace *face, const char *text, size_t length, bool proportional)
{
    if (length > WORD_LENGTH_MAX) {
        jf_arena_free(face->once);
        face->once = jf_arena_new();
        return shape(face, text, length, proportional, face->once);
    }
    Word key = {(uint32_t)length, proportional, text};
    const JfShaped *found = g_hash_table_lookup(face->words, &key);
    if (found)
        return *found;
    if (g_hash_table_size(face->words) >= WORDS_MAX)
        forget_words(face);
    Word *word = jf_arena_copy(face->arena, &key, sizeof key);
    word->text = jf_arena_copy(face->arena, text, length);
    JfShaped shaped = shape(face, text, length, proportional, face->arena);
    g_hash_table_insert(face->words, word, jf_arena_copy(face->arena, &shaped, sizeof shaped));
    return shaped;
}
