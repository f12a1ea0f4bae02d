/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Memory for many values at once. Touching memory for the first time costs less than half in
 * large pages; where few bytes of a block are used, small ones waste less. */
gpointer bal_pages_alloc (gsize size, gboolean large);
void bal_pages_free (gpointer pages);

/* Asks for large pages behind memory that was allocated and not yet touched. */
void bal_pages_advise (gpointer memory, gsize size);

G_END_DECLS
