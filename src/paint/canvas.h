// SPDX-License-Identifier: MIT
// Inside of paint/: the canvas that the painter (painter.c, shape.c, qr.c, words.c, picture.c) draws on: a Cairo context for PDF, PNG or SVG, and
// what is the same for a whole document. Coordinates are in pt, origin at the page's left top, y downwards. Not for other folders.
//
// The canvas remembers the font and the colour it set last, so that nothing is said twice; whoever changes them behind its back
// (cairo_restore, a picture) calls jf_canvas_forget. init, draw as often as wanted, clear.
#pragma once
#include "paint/paint.h"
#include <cairo.h>

typedef struct {
    cairo_t *cr;
    const JfPages *pages;
    JfFonts *fonts;
    JfDiags *diags;
    bool tagged;                 // PDF: each marked content is a leaf tag
    bool raster;                 // JPEG must be decoded
    bool failed;                 // something could not be drawn, and was recorded
    const PangoFont *font;       // set last, NULL: unknown
    int64_t colour;              // set last, -1: unknown
    GHashTable *pictures;        // GBytes * → picture; looked up only
    GArray *glyphs, *clusters;   // of words that are shown at once
    GString *text;               // their characters, if they are several runs
} JfCanvas;

void jf_canvas_init(JfCanvas *canvas, const JfPages *pages, JfFonts *fonts, JfDiags *diags);
void jf_canvas_clear(JfCanvas *canvas);
void jf_canvas_context(JfCanvas *canvas, cairo_t *cr); // draws here from now on; borrowed
void jf_canvas_forget(JfCanvas *canvas);
void jf_canvas_colour(JfCanvas *canvas, JfColour colour);
void jf_canvas_fill(JfCanvas *canvas, JfColour colour);                 // the path, which is then gone
void jf_canvas_stroke(JfCanvas *canvas, JfColour colour, double width); // likewise

static inline double jf_pt(JfLength length)
{
    return length / 1024.0;
}

// painter.c
void jf_paint_furniture(JfCanvas *canvas, const JfPage *page);
void jf_paint_content(JfCanvas *canvas, const JfPage *page);
// shape.c: drawn because the bundled font has no such characters
void jf_paint_box(JfCanvas *canvas, const JfItem *item);
void jf_paint_check(JfCanvas *canvas, const JfItem *item);
void jf_paint_sign(JfCanvas *canvas, const JfItem *item);
// path.c
void jf_paint_path(JfCanvas *canvas, const JfItem *item);
// qr.c
void jf_paint_qr(JfCanvas *canvas, const JfItem *item);
// words.c
const JfItem *jf_paint_words(JfCanvas *canvas, const JfItem *item); // and those behind it that can be shown with it; gives the last of them
// picture.c
bool jf_paint_picture(JfCanvas *canvas, const JfItem *item); // false: broken, or in CMYK
void jf_picture_free(void *picture);

// sink.c: output into memory
cairo_status_t jf_sink_write(void *sink, const unsigned char *data, unsigned int length); // `sink`: GByteArray
GBytes *jf_sink_finish(cairo_surface_t *surface, GByteArray *sink, JfDiags *diags);       // takes `sink`, finishes; NULL: PAINT-CAIRO recorded
