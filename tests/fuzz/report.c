// SPDX-License-Identifier: MIT
// Fuzz target: anything as a report model, as a stylesheet of somebody's own could make it: read, dumped, laid out with its charts. What must hold: each
// stage gives something if, and only if, no error was recorded.
#include "layout/layout.h"
#include "xml/read.h"
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

typedef struct {
    JfSchema *schema;
    JfTheme *theme;
    JfFonts *fonts;
} House;

static House opened;

// What fontconfig keeps looks like a leak to the sanitizer, unless it is given back.
static void close_house(void)
{
    jf_fonts_free(opened.fonts);
    jf_theme_free(opened.theme);
    jf_schema_free(opened.schema);
}

static const House *house(void)
{
    if (opened.fonts == NULL) {
        g_autoptr(JfSource) schemas = jf_source_new_folder("schemas"), styles = jf_source_new_folder("stylesheets");
        g_autoptr(JfDiags) diags = jf_diags_new();
        g_autoptr(JfSchema) schema = jf_schema_open(schemas, "theme.xsd", diags);
        opened.schema = jf_schema_open(schemas, "report.xsd", diags);
        opened.theme = jf_theme_read(schema, styles, "theme.xml", NULL, diags);
        opened.fonts = jf_fonts_open("fonts", diags);
        g_assert_cmpuint(jf_diags_errors(diags), ==, 0);
        atexit(close_house);
    }
    return &opened;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const House *h = house();
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_autoptr(JfArena) arena = jf_arena_new();
    g_autoptr(JfSource) files = jf_source_new_folder("samples");
    g_autoptr(GBytes) bytes = g_bytes_new(data, size);
    g_autoptr(xmlDoc) doc = jf_xml_parse(bytes, "report.xml", diags);
    const JfModel *model = doc != NULL ? jf_model_read(h->schema, doc, files, arena, diags) : NULL;
    if ((model == NULL) != (jf_diags_errors(diags) > 0))
        g_error("read with an error, or refused without one");
    if (model == NULL)
        return 0;
    g_autoptr(GString) text = g_string_new(NULL);
    jf_model_dump(model, text);
    const JfPages *pages = jf_layout(model, h->theme, h->fonts, arena, diags);
    if ((pages == NULL) != (jf_diags_errors(diags) > 0))
        g_error("laid out with an error, or refused without one");
    return 0;
}
