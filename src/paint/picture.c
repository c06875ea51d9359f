// SPDX-License-Identifier: MIT
// Pictures: PNG decoded once and without transparency, JPEG handed through, SVG drawn by librsvg with the bundled fonts and nothing from outside.
#include "paint/painter.h"
#include "layout/image.h"
#include <librsvg/rsvg.h>
#include <pango/pangocairo.h>
#include <string.h>

typedef struct {
    JfImageInfo info;
    cairo_surface_t *surface; // PNG, JPEG
    RsvgHandle *svg;
} Picture;

static void picture_free(void *data)
{
    Picture *picture = data;
    g_clear_pointer(&picture->surface, cairo_surface_destroy);
    g_clear_object(&picture->svg);
    g_free(picture);
}

GHashTable *jf_pictures_new(void)
{
    return g_hash_table_new_full(NULL, NULL, NULL, picture_free); // looked up only, never walked
}

void jf_pictures_free(GHashTable *pictures)
{
    g_hash_table_unref(pictures);
}

// ---- loading

typedef struct { const unsigned char *data; size_t left; } Source;

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

// On white: a page has no use for transparency, and PDF/A readers differ in it.
static cairo_surface_t *load_png(GBytes *bytes)
{
    Source source;
    source.data = g_bytes_get_data(bytes, &source.left);
    cairo_surface_t *png = cairo_image_surface_create_from_png_stream(read_source, &source);
    if (cairo_surface_status(png) != CAIRO_STATUS_SUCCESS || cairo_surface_get_content(png) == CAIRO_CONTENT_COLOR)
        return png;
    cairo_surface_t *flat = cairo_image_surface_create(CAIRO_FORMAT_RGB24, cairo_image_surface_get_width(png), cairo_image_surface_get_height(png));
    cairo_t *cr = cairo_create(flat);
    cairo_set_source_rgb(cr, 1, 1, 1);
    cairo_paint(cr);
    cairo_set_source_surface(cr, png, 0, 0);
    cairo_paint(cr);
    cairo_destroy(cr);
    cairo_surface_destroy(png);
    return flat;
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

static RsvgHandle *load_svg(const void *data, size_t length)
{
    g_autoptr(GInputStream) stream = g_memory_input_stream_new_from_data(data, (gssize)length, NULL);
    // without a base nothing outside can be named
    return rsvg_handle_new_from_stream_sync(stream, NULL, RSVG_HANDLE_FLAGS_NONE, NULL, NULL);
}

// A raster target cannot show an attached JPEG; librsvg decodes it from a wrapping SVG.
static RsvgHandle *decode_jpeg(GBytes *bytes, const JfImageInfo *info)
{
    size_t length;
    const unsigned char *data = g_bytes_get_data(bytes, &length);
    g_autofree char *base64 = g_base64_encode(data, length);
    g_autofree char *svg = g_strdup_printf("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\"><image width=\"%d\" height=\"%d\" "
                                           "href=\"data:image/jpeg;base64,%s\"/></svg>",
                                           (int)info->width, (int)info->height, (int)info->width, (int)info->height, base64);
    return load_svg(svg, strlen(svg));
}

static bool load(const JfPainter *p, Picture *picture, GBytes *bytes)
{
    if (!jf_image_info(bytes, &picture->info) || picture->info.components == 4) // CMYK has no place in an sRGB document
        return false;
    switch (picture->info.kind) {
    case JF_IMAGE_PNG: picture->surface = load_png(bytes); break;
    case JF_IMAGE_JPEG:
        if (p->raster)
            picture->svg = decode_jpeg(bytes, &picture->info);
        else
            picture->surface = wrap_jpeg(bytes, &picture->info);
        break;
    case JF_IMAGE_SVG: picture->svg = load_svg(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes)); break;
    }
    return picture->svg || (picture->surface && cairo_surface_status(picture->surface) == CAIRO_STATUS_SUCCESS);
}

// ---- painting

// librsvg asks for the default font map; for the time of the drawing that is the bundled one.
static bool paint_svg(JfPainter *p, RsvgHandle *svg, double x, double y, double w, double h)
{
    PangoFont *face = jf_fonts_face(p->fonts, p->pages->theme->family, false, JF_PT(10));
    PangoFontMap *map = pango_font_get_font_map(face);
    pango_cairo_font_map_set_default(PANGO_CAIRO_FONT_MAP(map));
    RsvgRectangle viewport = { x, y, w, h };
    cairo_save(p->cr);
    gboolean done = rsvg_handle_render_document(svg, p->cr, &viewport, NULL);
    cairo_restore(p->cr);
    pango_cairo_font_map_set_default(NULL);
    p->font = NULL;
    return done;
}

static void paint_surface(JfPainter *p, cairo_surface_t *surface, double x, double y, double w, double h)
{
    cairo_save(p->cr);
    cairo_translate(p->cr, x, y);
    cairo_scale(p->cr, w / cairo_image_surface_get_width(surface), h / cairo_image_surface_get_height(surface));
    cairo_set_source_surface(p->cr, surface, 0, 0);
    // any other filter makes Cairo write /Interpolate true, which PDF/A forbids (ISO 19005-3 6.2.8)
    cairo_pattern_set_filter(cairo_get_source(p->cr), p->raster ? CAIRO_FILTER_GOOD : CAIRO_FILTER_NEAREST);
    cairo_paint(p->cr);
    cairo_restore(p->cr);
    p->colour = -1;
}

bool jf_paint_picture(JfPainter *p, const JfItem *item)
{
    Picture *picture = g_hash_table_lookup(p->pictures, item->image);
    bool loaded = picture != NULL;
    if (!picture) {
        picture = g_new0(Picture, 1);
        g_hash_table_insert(p->pictures, item->image, picture);
        loaded = load(p, picture, item->image);
    }
    double x = jf_pt(item->x), y = jf_pt(item->y), w = jf_pt(item->width), h = jf_pt(item->height);
    if (loaded && picture->svg)
        loaded = paint_svg(p, picture->svg, x, y, w, h);
    else if (loaded && picture->surface)
        paint_surface(p, picture->surface, x, y, w, h);
    if (!loaded)
        jf_diags_add(p->diags, JF_DIAG_PAINT_IMAGE, NULL, item->element && item->element->alt ? item->element->alt : "", NULL);
    return loaded;
}
