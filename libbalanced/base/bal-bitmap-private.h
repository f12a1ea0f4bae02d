/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A growing set of row numbers. Ten million rows take next to nothing as long runs, at most
 * 8 KiB for every 65,536 numbers in any other arrangement, and 4 bytes each where they are few.
 *
 * Mutable while one owner builds it; shared by reference when nobody adds any more. */
typedef struct _BalBitmap BalBitmap;

typedef void (*BalBitmapFunc) (guint64 row, gpointer data);

BalBitmap *bal_bitmap_new (void);
BalBitmap *bal_bitmap_ref (BalBitmap *self);
void bal_bitmap_unref (BalBitmap *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalBitmap, bal_bitmap_unref)

/* Fastest in rising order. */
void bal_bitmap_add (BalBitmap *self, guint64 row);

/* From first to last, both included. */
void bal_bitmap_add_range (BalBitmap *self, guint64 first, guint64 last);

gboolean bal_bitmap_contains (const BalBitmap *self, guint64 row);
guint64 bal_bitmap_get_count (const BalBitmap *self);

/* The nth row in rising order, from 0; n must be below the count. */
guint64 bal_bitmap_get_nth (const BalBitmap *self, guint64 n);

/* In rising order. */
void bal_bitmap_foreach (const BalBitmap *self, BalBitmapFunc func, gpointer data);

/* Writes up to max rows in rising order, from the nth on; gives how many. */
gsize bal_bitmap_read (const BalBitmap *self, guint64 nth, guint64 *rows, gsize max);

gboolean bal_bitmap_equal (const BalBitmap *a, const BalBitmap *b);

/* Each gives a new set. */
BalBitmap *bal_bitmap_copy (const BalBitmap *self);
BalBitmap *bal_bitmap_union (const BalBitmap *a, const BalBitmap *b);
BalBitmap *bal_bitmap_intersect (const BalBitmap *a, const BalBitmap *b);
BalBitmap *bal_bitmap_difference (const BalBitmap *a, const BalBitmap *b);

/* Bytes of memory in use. */
gsize bal_bitmap_get_size (const BalBitmap *self);

G_END_DECLS
