/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/area/bal-area.h"

G_BEGIN_DECLS

/* The first item of a list of the document with the code, or NULL; transfer none. */
gpointer bal_area_lookup (BalArea *self, const char *list, const char *code);

G_END_DECLS
