// SPDX-License-Identifier: MIT
// Cairo's output into memory, and its late errors into diagnostics.
#include "paint/canvas.h"

cairo_status_t jf_sink_write(void *sink, const unsigned char *data, unsigned int length)
{
    g_byte_array_append(sink, data, length);
    return CAIRO_STATUS_SUCCESS;
}

// Some of Cairo's errors (tags above all) show only after finish, on the surface.
GBytes *jf_sink_finish(cairo_surface_t *surface, GByteArray *sink, JfDiags *diags)
{
    cairo_surface_finish(surface);
    cairo_status_t status = cairo_surface_status(surface);
    if (status != CAIRO_STATUS_SUCCESS) {
        jf_diags_add(diags, JF_DIAG_PAINT_CAIRO, NULL, cairo_status_to_string(status), NULL);
        g_byte_array_unref(sink);
        return NULL;
    }
    return g_byte_array_free_to_bytes(sink);
}
