/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/journey/bal-summary-private.h"

G_BEGIN_DECLS

/* A key of a tally: some words of its arena. */
typedef struct
{
  gsize first;
  guint32 length;
  guint32 hash;
  guint32 child; /* the last child that was counted here; 0 is none */
} BalKeyTallyKey;

typedef struct
{
  guint64 place; /* key and histogram in the high half, value in the low one */
  guint64 count;
} BalKeyTallyBin;

/* Counters and histograms of one thread, by keys of any number of codes.
 *
 * For what the data has many of and nobody can number beforehand: pairs of keys, whole sequences.
 * Keys get their numbers as they appear, and are told apart by all their words, never by their
 * hash alone. A histogram takes room for the values that it has, not up to the largest one. */
typedef struct
{
  guint n_counters;
  guint n_histograms;

  guint32 n_keys;
  guint32 room;
  BalKeyTallyKey *keys; /* owned */
  gint64 *counters;     /* owned; n_counters for each key */
  GArray *words;        /* owned, of guint32 */
  guint32 *places;      /* owned; by hash, the number of a key + 1, or 0 */
  guint32 n_places;     /* a power of two, at least twice the keys */

  BalKeyTallyBin *bins; /* owned; by hash; a count of 0 is a free place */
  guint32 n_bins;
  guint32 n_bin_places; /* a power of two, at least twice the bins */
} BalKeyTally;

/* Appends the components of a key to that of an entry. */
typedef void (*BalKeyNameFunc) (gpointer data, const guint32 *words, guint length, GString *name);

BalKeyTally *bal_key_tally_new (guint n_counters, guint n_histograms);
void bal_key_tally_free (BalKeyTally *self);
guint32 bal_key_tally_find (BalKeyTally *self, const guint32 *words, guint length);
void bal_key_tally_record (BalKeyTally *self, guint32 key, guint histogram, guint32 value);
/* Adds an entry for each key. */
void bal_key_tally_to_entries (BalKeyTally *self,
                               BalKeyNameFunc append_name,
                               gpointer data,
                               GPtrArray *entries);

static inline void
bal_key_tally_add (BalKeyTally *self, guint32 key, guint counter, gint64 n)
{
  self->counters[(gsize) key * self->n_counters + counter] += n;
}

/* TRUE the first time that the child, a number from 1, comes to this key. */
static inline gboolean
bal_key_tally_stamp (BalKeyTally *self, guint32 key, guint32 child)
{
  if (self->keys[key].child == child)
    return FALSE;
  self->keys[key].child = child;
  return TRUE;
}

G_END_DECLS
