// SPDX-License-Identifier: MIT
// Fonts: a private fontconfig configuration of one folder, Pango's font map on top of it (for painting), and our faces (for shaping).
#include "text/fonts.h"
#include "base/file.h"
#include "text/private.h"
#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-font.h>
#include <pango/pangofc-fontmap.h>
#include <string.h>

#define FILES_MAX 64

typedef struct {
    char *file;
    char **families;
    int weight;
    unsigned index;
    JfFace *face; // opened when first asked for
} Source;

typedef struct {
    const Source *source;
    int size;
} Size;

struct JfFonts {
    char *folder;
    char **names; // of the font files, sorted
    FcConfig *config;
    PangoFontMap *map;
    PangoContext *context;
    GArray *sources;   // of Source
    GHashTable *fonts; // Size → PangoFont
    char *sha256;
    JfHyphens *hyphens; // NULL: this machine has no patterns
};

static guint size_hash(gconstpointer key)
{
    const Size *size = key;
    return g_direct_hash(size->source) * 31u + (guint)size->size;
}

static gboolean size_equal(gconstpointer a, gconstpointer b)
{
    const Size *x = a, *y = b;
    return x->source == y->source && x->size == y->size;
}

static void clear_source(gpointer data)
{
    Source *source = data;
    g_free(source->file);
    g_strfreev(source->families);
    jf_face_free(source->face);
}

static bool is_font_name(const char *name)
{
    g_autofree char *lower = g_ascii_strdown(name, -1);
    return g_str_has_suffix(lower, ".ttf") || g_str_has_suffix(lower, ".otf") || g_str_has_suffix(lower, ".ttc");
}

static gint compare_names(gconstpointer a, gconstpointer b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

// The folder's font files, sorted by bytes, so that nothing depends on the file system's order.
static char **list_folder(const char *folder, JfDiags *diags)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GDir) dir = g_dir_open(folder, 0, &error);
    if (!dir) {
        jf_diags_add(diags, JF_DIAG_FONT_FOLDER, NULL, folder, error->message, NULL);
        return NULL;
    }
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    for (const char *name; (name = g_dir_read_name(dir));)
        if (is_font_name(name))
            g_ptr_array_add(names, g_strdup(name));
    if (names->len == 0 || names->len > FILES_MAX) {
        jf_diags_add(diags, JF_DIAG_FONT_FOLDER, NULL, folder, names->len ? "too many font files" : "no font files", NULL);
        return NULL;
    }
    g_ptr_array_sort(names, compare_names);
    g_ptr_array_add(names, NULL);
    return (char **)g_ptr_array_free(g_steal_pointer(&names), FALSE);
}

static char **families_of(const FcPattern *pattern)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    FcChar8 *name;
    for (int i = 0; FcPatternGetString(pattern, FC_FAMILY, i, &name) == FcResultMatch; i++)
        g_ptr_array_add(names, g_strdup((const char *)name));
    g_ptr_array_add(names, NULL);
    return (char **)g_ptr_array_free(g_steal_pointer(&names), FALSE);
}

// Variable and slanted faces are left out: Chinese type has no italics, and a variable file would need its axes fixed.
static void add_pattern(JfFonts *fonts, const FcPattern *pattern)
{
    FcChar8 *file;
    int index = 0, slant = FC_SLANT_ROMAN, weight = FC_WEIGHT_REGULAR;
    FcBool variable = FcFalse;
    if (FcPatternGetString(pattern, FC_FILE, 0, &file) != FcResultMatch)
        return;
    FcPatternGetInteger(pattern, FC_INDEX, 0, &index);
    FcPatternGetInteger(pattern, FC_SLANT, 0, &slant);
    FcPatternGetInteger(pattern, FC_WEIGHT, 0, &weight);
    FcPatternGetBool(pattern, FC_VARIABLE, 0, &variable);
    if (variable || slant != FC_SLANT_ROMAN || index >> 16)
        return;
    Source source = {.file = g_strdup((const char *)file), .families = families_of(pattern), .weight = weight, .index = (unsigned)index};
    g_array_append_val(fonts->sources, source);
}

// Files are added one by one: adding the folder would make fontconfig look for a cache to write.
static bool read_files(JfFonts *fonts, JfDiags *diags)
{
    for (char **name = fonts->names; *name; name++) {
        g_autofree char *path = g_build_filename(fonts->folder, *name, NULL);
        if (!FcConfigAppFontAddFile(fonts->config, (const FcChar8 *)path)) {
            jf_diags_add(diags, JF_DIAG_FONT_BROKEN, NULL, path, NULL);
            return false;
        }
    }
    const FcFontSet *set = FcConfigGetFonts(fonts->config, FcSetApplication);
    for (int i = 0; set && i < set->nfont; i++)
        add_pattern(fonts, set->fonts[i]);
    if (fonts->sources->len > 0)
        return true;
    jf_diags_add(diags, JF_DIAG_FONT_FOLDER, NULL, fonts->folder, "no upright static font", NULL);
    return false;
}

// Glyphs stand where the font says, at any size: no hinting, no rounding, 72 units to the inch. Ours is made the process's configuration
// first: Pango's font map starts a thread that would load the machine's fonts if there were none, and pictures with text (SVG) see ours too.
static void open_map(JfFonts *fonts)
{
    FcConfigSetCurrent(fonts->config);
    fonts->map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(fonts->map), fonts->config);
    pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(fonts->map), 72);
    fonts->context = pango_font_map_create_context(fonts->map);
    pango_context_set_language(fonts->context, pango_language_from_string("zh-cn")); // else the locale's
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(fonts->context, options);
    cairo_font_options_destroy(options);
    pango_context_set_round_glyph_positions(fonts->context, FALSE);
}

JfFonts *jf_fonts_open(const char *folder, JfDiags *diags)
{
    g_autoptr(JfFonts) fonts = g_new0(JfFonts, 1);
    fonts->folder = g_strdup(folder);
    fonts->sources = g_array_new(FALSE, TRUE, sizeof(Source));
    g_array_set_clear_func(fonts->sources, clear_source);
    fonts->fonts = g_hash_table_new_full(size_hash, size_equal, g_free, g_object_unref);
    fonts->names = list_folder(folder, diags);
    if (!fonts->names)
        return NULL;
    fonts->config = FcConfigCreate();
    if (!read_files(fonts, diags))
        return NULL;
    open_map(fonts);
    fonts->hyphens = jf_hyphens_open(JF_HYPHENS_FILE);
    return g_steal_pointer(&fonts);
}

// Puts an empty configuration in the place of ours, so that whoever asks afterwards does not load the machine's.
static void forget_config(FcConfig *config)
{
    FcConfig *empty = FcConfigCreate();
    FcConfigSetCurrent(empty);
    FcConfigDestroy(empty);
    FcConfigDestroy(config);
}

void jf_fonts_free(JfFonts *fonts)
{
    if (!fonts)
        return;
    g_hash_table_unref(fonts->fonts);
    g_clear_object(&fonts->context);
    if (fonts->map)
        pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(fonts->map), NULL); // Pango's map would keep its reference for ever
    g_clear_object(&fonts->map);
    g_array_unref(fonts->sources);
    if (fonts->config)
        forget_config(fonts->config);
    g_strfreev(fonts->names);
    g_free(fonts->folder);
    g_free(fonts->sha256);
    jf_hyphens_free(fonts->hyphens);
    g_free(fonts);
}

static bool names_family(const Source *source, const char *family)
{
    for (char **name = source->families; *name; name++)
        if (g_ascii_strcasecmp(*name, family) == 0)
            return true;
    return false;
}

// The face of the family whose weight is nearest to 400 or 700; a family without a bold face has none for bold, never a false one.
static Source *find_source(JfFonts *fonts, const char *family, bool bold)
{
    Source *best = NULL;
    int wanted = bold ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR;
    for (guint i = 0; i < fonts->sources->len; i++) {
        Source *source = &g_array_index(fonts->sources, Source, i);
        if ((source->weight >= FC_WEIGHT_DEMIBOLD) != bold || !names_family(source, family))
            continue;
        if (!best || ABS(source->weight - wanted) < ABS(best->weight - wanted))
            best = source;
    }
    if (best && !best->face)
        best->face = jf_face_new(best->file, best->index);
    return best && best->face ? best : NULL;
}

JfFace *jf_fonts_find(JfFonts *fonts, const char *family, bool bold)
{
    Source *source = find_source(fonts, family, bold);
    return source ? source->face : NULL;
}

static gboolean go_on(PangoFontset *set, PangoFont *font, gpointer data)
{
    (void)set, (void)font, (void)data;
    return FALSE;
}

// Pango has threads of its own sort the candidates; asking for all of them waits until these are done, so that nobody forks amid them.
static void await_threads(JfFonts *fonts, const PangoFontDescription *description)
{
    PangoFontset *set = pango_font_map_load_fontset(fonts->map, fonts->context, description, pango_context_get_language(fonts->context));
    pango_fontset_foreach(set, go_on, NULL);
    g_object_unref(set);
}

static PangoFont *load_font(JfFonts *fonts, const Source *source, const char *family, bool bold, int size)
{
    PangoFontDescription *description = pango_font_description_new();
    pango_font_description_set_family(description, family);
    pango_font_description_set_weight(description, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_absolute_size(description, size);
    PangoFont *font = pango_font_map_load_font(fonts->map, fonts->context, description);
    await_threads(fonts, description);
    pango_font_description_free(description);
    FcChar8 *file = NULL;
    if (font && PANGO_IS_FC_FONT(font))
        FcPatternGetString(pango_fc_font_get_pattern(PANGO_FC_FONT(font)), FC_FILE, 0, &file);
    if (file && strcmp((const char *)file, source->file) == 0)
        return font;
    g_clear_object(&font); // glyph numbers of another file would paint other characters
    return NULL;
}

PangoFont *jf_fonts_face(JfFonts *fonts, const char *family, bool bold, int size)
{
    const Source *source = find_source(fonts, family, bold);
    if (!source || size <= 0)
        return NULL;
    Size key = {source, size};
    PangoFont *font = g_hash_table_lookup(fonts->fonts, &key);
    if (font)
        return font;
    font = load_font(fonts, source, family, bold, size);
    if (font)
        g_hash_table_insert(fonts->fonts, g_memdup2(&key, sizeof key), font);
    return font;
}

bool jf_fonts_has_family(JfFonts *fonts, const char *family)
{
    return jf_fonts_face(fonts, family, false, 10 * PANGO_SCALE) && jf_fonts_face(fonts, family, true, 10 * PANGO_SCALE);
}

bool jf_fonts_covers(JfFonts *fonts, const char *family, bool bold, gunichar c)
{
    JfFace *face = jf_fonts_find(fonts, family, bold);
    if (!face || c > 0x10FFFF)
        return false;
    JfCharacter character = jf_face_character(face, c);
    if (character.class == JF_CLASS_REFUSED)
        return false;
    return character.class == JF_CLASS_FORMAT || character.glyph != 0;
}

JfHyphens *jf_fonts_hyphens(JfFonts *fonts)
{
    return fonts->hyphens;
}

// As `sha256sum` of the sorted files piped into `sha256sum`, so that it can be checked by hand.
const char *jf_fonts_sha256(JfFonts *fonts)
{
    if (fonts->sha256)
        return fonts->sha256;
    g_autoptr(GString) list = g_string_new(NULL);
    for (char **name = fonts->names; *name; name++) {
        g_autofree char *path = g_build_filename(fonts->folder, *name, NULL);
        g_autoptr(GMappedFile) file = g_mapped_file_new(path, FALSE, NULL);
        g_autofree char *sum = file ? jf_sha256_hex(g_mapped_file_get_contents(file), g_mapped_file_get_length(file)) : NULL;
        g_string_append_printf(list, "%s  %s\n", sum ? sum : "unreadable", *name);
    }
    fonts->sha256 = jf_sha256_hex(list->str, list->len);
    return fonts->sha256;
}
