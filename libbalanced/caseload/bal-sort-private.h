/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What rows are sorted by: the first word, then the second, which holds something unique, so
 * that the order is total and no sort needs to be stable. */
typedef struct
{
  guint64 first;
  guint64 second;
} BalSortKey;

/* Takes time n log n in every case; the scratch holds as many keys. */
void bal_sort_keys (BalSortKey *keys, gsize n_keys, BalSortKey *scratch);

/* Up to eight bytes as a number that compares like the text. */
guint64 bal_sort_get_prefix (const char *text, gsize length);

G_END_DECLS
