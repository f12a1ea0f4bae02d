/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Memory in large pages, for many values that stay: they are read with fewer misses, and touched
 * for the first time at half the cost. What is freed again soon is better off in small pages: a
 * virtual machine may give large pages back to its host, and to touch those anew costs ten times as
 * much. */
gpointer bal_pages_alloc (gsize size);
void bal_pages_free (gpointer pages);

/* Asks for large pages behind memory that was allocated and not yet touched. */
void bal_pages_advise (gpointer memory, gsize size);

G_END_DECLS
