// SPDX-License-Identifier: MIT
// What counts as an image, for the model and the theme.
#pragma once
#include <glib.h>
#include <stdbool.h>

bool jf_image_is_known(GBytes *bytes); // begins like PNG, JPEG or SVG
