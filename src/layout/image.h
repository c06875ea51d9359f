// SPDX-License-Identifier: MIT
// What a picture file says of itself in its first bytes: kind and size, without decoding it. Hostile input is expected; nothing is allocated.
#pragma once
#include <glib.h>
#include <stdbool.h>

typedef enum { JF_IMAGE_PNG, JF_IMAGE_JPEG, JF_IMAGE_SVG } JfImageKind;

#define JF_IMAGE_SIDE_MAX 20000      // pixels
#define JF_IMAGE_AREA_MAX 50000000.0 // pixels

typedef struct {
    JfImageKind kind;
    double width, height; // pixels, or an SVG's user units; > 0
    double unit;          // pt per pixel in natural size: 150 dpi for PNG and JPEG, 96 dpi for SVG
    int components;       // JPEG: 1 grey, 3 colour, 4 CMYK; else 0
} JfImageInfo;

// false: not PNG, JPEG (baseline or progressive Huffman) or SVG, no size, or larger than the limits.
bool jf_image_info(GBytes *image, JfImageInfo *out);
