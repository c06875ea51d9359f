// SPDX-License-Identifier: MIT
// Versions, as they run, of the libraries that shape a document's bytes.
#include "job/private.h"
#include <cairo.h>
#include <ft2build.h>
#include FT_FREETYPE_H
#include <hb.h>
#include <librsvg/rsvg.h>
#include <libxml/parser.h>
#include <libxslt/xslt.h>
#include <pango/pango.h>
#include <zlib.h>

static void add(JfLibrary **at, const char *name, const char *version)
{
    (*at)->name = name;
    g_strlcpy((*at)->version, version, sizeof(*at)->version);
    (*at)++;
}

static void add_freetype(JfLibrary **at)
{
    FT_Library library;
    int major = 0, minor = 0, patch = 0;
    char version[32];
    if (FT_Init_FreeType(&library) == 0) {
        FT_Library_Version(library, &major, &minor, &patch);
        FT_Done_FreeType(library);
    }
    g_snprintf(version, sizeof version, "%d.%d.%d", major, minor, patch);
    add(at, "freetype", version);
}

void jf_libraries(JfLibrary out[JF_LIBRARIES_MAX])
{
    char version[32];
    add(&out, "cairo", cairo_version_string());
    add(&out, "pango", pango_version_string());
    add(&out, "harfbuzz", hb_version_string());
    add_freetype(&out);
    g_snprintf(version, sizeof version, "%u.%u.%u", rsvg_major_version, rsvg_minor_version, rsvg_micro_version);
    add(&out, "librsvg", version);
    add(&out, "libxml2", xmlParserVersion);
    g_snprintf(version, sizeof version, "%d", xsltLibxsltVersion);
    add(&out, "libxslt", version);
    add(&out, "zlib", zlibVersion());
    out->name = NULL;
}
