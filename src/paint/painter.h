// SPDX-License-Identifier: MIT
// Inside of paint/: one painter that draws items on any Cairo context. Not for other folders.
//
// What differs between targets is told by flags: a PDF gets tags around its marked contents and JPEGs as they are; a raster gets them decoded.
// The painter keeps what it set last (font, colour) so that it says nothing twice; init, paint as often as wanted, clear.
#pragma once
#include "paint/paint.h"
#include <cairo.h>

typedef struct {
    cairo_t *cr;
    const JfPages *pages;
    JfFonts *fonts;
    JfDiags *diags;
    bool tagged;              // PDF: each run of one mcid is a leaf tag
    bool raster;              // JPEG must be decoded
    const PangoFont *font;    // set last
    int64_t colour;           // set last, -1: none
    GHashTable *pictures;     // GBytes* → JfPicture*
    cairo_glyph_t *glyphs; int n_glyphs;            // room for one run
    cairo_text_cluster_t *clusters; int n_clusters;
} JfPainter;

void jf_painter_init(JfPainter *p, const JfPages *pages, JfFonts *fonts, JfDiags *diags);
void jf_painter_clear(JfPainter *p);
void jf_painter_context(JfPainter *p, cairo_t *cr);            // draws here from now on; borrowed
void jf_painter_furniture(JfPainter *p, const JfPage *page);
void jf_painter_content(JfPainter *p, const JfPage *page);
void jf_painter_colour(JfPainter *p, JfColour colour);

// shape.c: drawn signs, of which no font is needed
void jf_paint_check(JfPainter *p, const JfItem *item);
void jf_paint_sign(JfPainter *p, const JfItem *item);
void jf_paint_box(JfPainter *p, const JfItem *item);
// qr.c
bool jf_paint_qr(JfPainter *p, const JfItem *item);
// picture.c: false: PAINT-IMAGE recorded
bool jf_paint_picture(JfPainter *p, const JfItem *item);
void jf_pictures_free(GHashTable *pictures);
GHashTable *jf_pictures_new(void);

// sink.c: Cairo's output into memory
cairo_status_t jf_sink_write(void *sink, const unsigned char *data, unsigned int length); // `sink`: GByteArray
GBytes *jf_sink_finish(cairo_surface_t *surface, GByteArray *sink, JfDiags *diags);       // finishes; NULL: PAINT-CAIRO recorded

static inline double jf_pt(JfLength length)
{
    return length / 1024.0;
}
