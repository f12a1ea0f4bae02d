/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Memory in large pages, for many values that are read and written in no order. What is written
 * from end to end is better off in small ones: a virtual machine may give free large pages back to
 * its host, and to touch those anew costs up to ten times as much. */
gpointer bal_pages_alloc (gsize size);
void bal_pages_free (gpointer pages);

/* Asks for large pages behind memory that was allocated and not yet touched. */
void bal_pages_advise (gpointer memory, gsize size);

G_END_DECLS
