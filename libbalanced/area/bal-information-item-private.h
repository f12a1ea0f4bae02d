/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/area/bal-information-item.h"

G_BEGIN_DECLS

/* The words for the media that information comes in. */
extern const char *const bal_information_media[];

G_END_DECLS
