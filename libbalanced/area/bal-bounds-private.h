/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What can be said about sets of children when only their sizes are published, and a few words
 * about how they lie to each other. No list of children is needed, and none is assumed. */

/* Larger sizes than this are no counts of people, and sums of them could overflow. */
#define BAL_BOUNDS_MAX G_GINT64_CONSTANT (1000000000000)

/* Both ends are possible. */
typedef struct
{
  gint64 low;
  gint64 high;
} BalBounds;

/* A count read from a document, when it is whole and in 0..BAL_BOUNDS_MAX. */
gboolean bal_bounds_read_count (double number, gint64 *count);

/* How many of size things a word can mean: "none", "some" (at least one, not all), "majority" and
 * "most" (more than half, perhaps all), "all". FALSE for another word, and where the word cannot
 * be true of so few. */
gboolean bal_bounds_from_word (const char *word, gint64 size, BalBounds *bounds);

/* The overlap of two sets of which nothing but the sizes is known. */
BalBounds bal_bounds_overlap (gint64 a, gint64 b);

/* The overlap of two sets of which it is known how many of each lie inside a third, of size whole.
 * FALSE when the statements contradict each other. */
gboolean bal_bounds_overlap_within (gint64 a,
                                    BalBounds a_inside,
                                    gint64 b,
                                    BalBounds b_inside,
                                    gint64 whole,
                                    BalBounds *overlap);

/* Narrows the bounds to what the other allows too. FALSE, and nothing changed, when both cannot
 * be true. */
gboolean bal_bounds_narrow (BalBounds *self, BalBounds other);

/* The union of two sets, from the bounds of their overlap. */
BalBounds bal_bounds_union (gint64 a, gint64 b, BalBounds overlap);

/* 100 * part / whole. FALSE when whole is not above 0, or the result is no number. */
gboolean bal_bounds_get_percent (double part, double whole, double *percent);

/* Whether a percentage, rounded to so many decimals, can have been printed as published. Exact
 * halves may have gone either way. */
gboolean bal_bounds_agrees (double percent, double published, guint decimals);

G_END_DECLS
