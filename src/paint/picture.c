// SPDX-License-Identifier: MIT
// Pictures: PNG decoded once and without transparency, JPEG handed through, SVG drawn by librsvg with the bundled fonts and nothing from outside.
#include "layout/image.h"
#include "paint/canvas.h"
#include <librsvg/rsvg.h>
#include <pango/pangocairo.h>
#include <string.h>

typedef struct {
    JfImageInfo info;
    cairo_surface_t *surface; // PNG, JPEG
    RsvgHandle *svg;
} Picture;

void jf_picture_free(void *data)
{
    Picture *picture = data;
    g_clear_pointer(&picture->surface, cairo_surface_destroy);
    g_clear_object(&picture->svg);
    g_free(picture);
}

// ---- loading

typedef struct {
    const unsigned char *data;
    size_t left;
} Source;

static cairo_status_t read_source(void *closure, unsigned char *out, unsigned int length)
{
    Source *source = closure;
    if (length > source->left)
        return CAIRO_STATUS_READ_ERROR;
    memcpy(out, source->data, length);
    source->data += length;
    source->left -= length;
    return CAIRO_STATUS_SUCCESS;
}

// On white: a page has no use for transparency, and readers differ in it.
static cairo_surface_t *flatten(cairo_surface_t *png)
{
    cairo_surface_t *flat =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, cairo_image_surface_get_width(png), cairo_image_surface_get_height(png));
    cairo_t *cr = cairo_create(flat);
    cairo_set_source_rgb(cr, 1, 1, 1);
    cairo_paint(cr);
    cairo_set_source_surface(cr, png, 0, 0);
    cairo_paint(cr);
    cairo_destroy(cr);
    cairo_surface_destroy(png);
    return flat;
}

static cairo_surface_t *load_png(GBytes *bytes)
{
    Source source;
    source.data = g_bytes_get_data(bytes, &source.left);
    cairo_surface_t *png = cairo_image_surface_create_from_png_stream(read_source, &source);
    bool opaque = cairo_surface_status(png) != CAIRO_STATUS_SUCCESS || cairo_image_surface_get_format(png) == CAIRO_FORMAT_RGB24;
    return opaque ? png : flatten(png);
}

// Cairo writes the attached JPEG and never looks at the pixels, which stay untouched zero pages.
static cairo_surface_t *wrap_jpeg(GBytes *bytes, const JfImageInfo *info)
{
    size_t length;
    const unsigned char *data = g_bytes_get_data(bytes, &length);
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)info->width, (int)info->height);
    if (cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS)
        cairo_surface_set_mime_data(surface, CAIRO_MIME_TYPE_JPEG, data, length, (cairo_destroy_func_t)g_bytes_unref, g_bytes_ref(bytes));
    return surface;
}

// Without a base nothing outside can be named.
static RsvgHandle *load_svg(const void *data, size_t length)
{
    GInputStream *stream = g_memory_input_stream_new_from_data(data, (gssize)length, NULL);
    RsvgHandle *svg = rsvg_handle_new_from_stream_sync(stream, NULL, RSVG_HANDLE_FLAGS_NONE, NULL, NULL);
    g_object_unref(stream);
    return svg;
}

// A raster cannot show an attached JPEG; librsvg decodes it from a wrapping SVG.
static RsvgHandle *decode_jpeg(GBytes *bytes, const JfImageInfo *info)
{
    size_t length;
    const unsigned char *data = g_bytes_get_data(bytes, &length);
    g_autofree char *base64 = g_base64_encode(data, length);
    g_autofree char *svg =
        g_strdup_printf("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\"><image width=\"%d\" height=\"%d\" "
                        "href=\"data:image/jpeg;base64,%s\"/></svg>",
                        (int)info->width, (int)info->height, (int)info->width, (int)info->height, base64);
    return load_svg(svg, strlen(svg));
}

static void load(const JfCanvas *c, Picture *picture, GBytes *bytes)
{
    if (!jf_image_info(bytes, &picture->info) || picture->info.components == 4)
        return;
    switch (picture->info.kind) {
    case JF_IMAGE_PNG: picture->surface = load_png(bytes); break;
    case JF_IMAGE_JPEG:
        if (c->raster)
            picture->svg = decode_jpeg(bytes, &picture->info);
        else
            picture->surface = wrap_jpeg(bytes, &picture->info);
        break;
    case JF_IMAGE_SVG: picture->svg = load_svg(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes)); break;
    }
}

// Broken ones are remembered too, and not tried again.
static const Picture *find(JfCanvas *c, GBytes *bytes)
{
    Picture *picture = g_hash_table_lookup(c->pictures, bytes);
    if (picture)
        return picture;
    picture = g_new0(Picture, 1);
    g_hash_table_insert(c->pictures, bytes, picture);
    load(c, picture, bytes);
    return picture;
}

// ---- painting

// Everything that paints without bounds is clipped: Cairo takes an unclipped paint that comes first for the clearing of a page, and forgets the tag
// that was begun before it.
static void clip(const JfCanvas *c, double x, double y, double w, double h)
{
    cairo_rectangle(c->cr, x, y, w, h);
    cairo_clip(c->cr);
}

// librsvg asks for the default font map; for the time of the drawing that is the bundled one.
static bool paint_svg(const JfCanvas *c, RsvgHandle *svg, double x, double y, double w, double h)
{
    PangoFont *face = jf_fonts_face(c->fonts, c->pages->theme->family, false, JF_PT(10));
    pango_cairo_font_map_set_default((PangoCairoFontMap *)pango_font_get_font_map(face));
    RsvgRectangle viewport = {x, y, w, h};
    cairo_save(c->cr);
    clip(c, x, y, w, h);
    gboolean done = rsvg_handle_render_document(svg, c->cr, &viewport, NULL);
    cairo_restore(c->cr);
    pango_cairo_font_map_set_default(NULL);
    return done;
}

static void paint_surface(const JfCanvas *c, cairo_surface_t *surface, double x, double y, double w, double h)
{
    cairo_save(c->cr);
    clip(c, x, y, w, h);
    cairo_translate(c->cr, x, y);
    cairo_scale(c->cr, w / cairo_image_surface_get_width(surface), h / cairo_image_surface_get_height(surface));
    cairo_set_source_surface(c->cr, surface, 0, 0);
    // any other filter makes Cairo write /Interpolate true, which PDF/A forbids (ISO 19005-3 6.2.8)
    cairo_pattern_set_filter(cairo_get_source(c->cr), c->raster ? CAIRO_FILTER_GOOD : CAIRO_FILTER_NEAREST);
    cairo_paint(c->cr);
    cairo_restore(c->cr);
}

bool jf_paint_picture(JfCanvas *c, const JfItem *item)
{
    const Picture *picture = find(c, item->image);
    double x = jf_pt(item->x), y = jf_pt(item->y), w = jf_pt(item->width), h = jf_pt(item->height);
    bool done = picture->surface && cairo_surface_status(picture->surface) == CAIRO_STATUS_SUCCESS;
    if (done)
        paint_surface(c, picture->surface, x, y, w, h);
    else if (picture->svg)
        done = paint_svg(c, picture->svg, x, y, w, h);
    jf_canvas_forget(c);
    return done;
}
