/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-key-tally-private.h"

#include <string.h>

#define FIRST_PLACES 64

BalKeyTally *
bal_key_tally_new (guint n_counters, guint n_histograms)
{
  BalKeyTally *self = g_new0 (BalKeyTally, 1);

  self->n_counters = n_counters;
  self->n_histograms = n_histograms;
  self->words = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->n_places = FIRST_PLACES;
  self->places = g_new0 (guint32, FIRST_PLACES);
  self->n_bin_places = FIRST_PLACES;
  self->bins = g_new0 (BalKeyTallyBin, FIRST_PLACES);
  return self;
}

void
bal_key_tally_free (BalKeyTally *self)
{
  if (!self)
    return;
  g_free (self->keys);
  g_free (self->counters);
  g_array_unref (self->words);
  g_free (self->places);
  g_free (self->bins);
  g_free (self);
}

static inline guint64
mix (guint64 hash)
{
  hash ^= hash >> 32;
  hash *= G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  return hash ^ hash >> 29;
}

static guint32
hash_words (const guint32 *words, guint length)
{
  guint64 hash = length;

  for (guint i = 0; i < length; i++)
    hash = mix (hash ^ (guint64) words[i] << 7) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  return (guint32) (mix (hash) >> 16);
}

static void
grow_places (BalKeyTally *self)
{
  guint32 mask;

  self->n_places *= 2;
  mask = self->n_places - 1;
  g_free (self->places);
  self->places = g_new0 (guint32, self->n_places);
  for (guint32 key = 0; key < self->n_keys; key++)
    {
      guint32 place = self->keys[key].hash & mask;

      while (self->places[place])
        place = (place + 1) & mask;
      self->places[place] = key + 1;
    }
}

static guint32
add_key (BalKeyTally *self, const guint32 *words, guint length, guint32 hash)
{
  if (self->n_keys == self->room)
    {
      self->room = MAX (2 * self->room, 32);
      self->keys = g_renew (BalKeyTallyKey, self->keys, self->room);
      self->counters =
        g_renew (gint64, self->counters, MAX ((gsize) self->room * self->n_counters, 1));
    }
  self->keys[self->n_keys] = (BalKeyTallyKey){ self->words->len, length, hash, 0 };
  memset (self->counters + (gsize) self->n_keys * self->n_counters, 0,
          self->n_counters * sizeof (gint64));
  g_array_append_vals (self->words, words, length);
  return self->n_keys++;
}

/* The number of a key, which is added where it is new. */
guint32
bal_key_tally_find (BalKeyTally *self, const guint32 *words, guint length)
{
  guint32 hash = hash_words (words, length);
  guint32 mask, place;

  if (2 * (self->n_keys + 1) > self->n_places)
    grow_places (self);
  mask = self->n_places - 1;
  for (place = hash & mask; self->places[place]; place = (place + 1) & mask)
    {
      const BalKeyTallyKey *key = &self->keys[self->places[place] - 1];

      if (key->hash == hash && key->length == length &&
          memcmp (&g_array_index (self->words, guint32, key->first), words,
                  length * sizeof (guint32)) == 0)
        return self->places[place] - 1;
    }
  self->places[place] = add_key (self, words, length, hash) + 1;
  return self->places[place] - 1;
}

static BalKeyTallyBin *
find_bin (BalKeyTallyBin *bins, guint32 n_places, guint64 place)
{
  guint32 at = (guint32) (mix (place * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9)) >> 8);

  for (at &= n_places - 1; bins[at].count > 0 && bins[at].place != place;)
    at = (at + 1) & (n_places - 1);
  return &bins[at];
}

static void
grow_bins (BalKeyTally *self)
{
  guint32 n_places = 2 * self->n_bin_places;
  BalKeyTallyBin *bins = g_new0 (BalKeyTallyBin, n_places);

  for (guint32 i = 0; i < self->n_bin_places; i++)
    if (self->bins[i].count > 0)
      *find_bin (bins, n_places, self->bins[i].place) = self->bins[i];
  g_free (self->bins);
  self->bins = bins;
  self->n_bin_places = n_places;
}

void
bal_key_tally_record (BalKeyTally *self, guint32 key, guint histogram, guint32 value)
{
  guint64 place = (guint64) (key * self->n_histograms + histogram) << 32 | value;
  BalKeyTallyBin *bin;

  if (2 * (self->n_bins + 1) > self->n_bin_places)
    grow_bins (self);
  bin = find_bin (self->bins, self->n_bin_places, place);
  self->n_bins += bin->count == 0;
  bin->place = place;
  bin->count++;
}

static int
compare_bins (gconstpointer a, gconstpointer b)
{
  const BalKeyTallyBin *left = a, *right = b;

  return left->place < right->place ? -1 : left->place > right->place;
}

/* The bins in order, without the free places. */
static void
sort_bins (BalKeyTally *self)
{
  guint32 n = 0;

  for (guint32 i = 0; i < self->n_bin_places; i++)
    if (self->bins[i].count > 0)
      self->bins[n++] = self->bins[i];
  if (n > 1)
    qsort (self->bins, n, sizeof (BalKeyTallyBin), compare_bins);
}

void
bal_key_tally_to_entries (BalKeyTally *self,
                          BalKeyNameFunc append_name,
                          gpointer data,
                          GPtrArray *entries)
{
  guint first = entries->len;

  for (guint32 key = 0; key < self->n_keys; key++)
    {
      g_autoptr (GString) name = g_string_new (NULL);
      BalSummaryGroup *entry;

      append_name (data, &g_array_index (self->words, guint32, self->keys[key].first),
                   self->keys[key].length, name);
      entry = bal_summary_group_new (name->str, self->n_counters, self->n_histograms);
      memcpy (entry->counters, self->counters + (gsize) key * self->n_counters,
              self->n_counters * sizeof (gint64));
      g_ptr_array_add (entries, entry);
    }
  sort_bins (self);
  for (guint32 i = 0; i < self->n_bins; i++)
    {
      guint32 which = (guint32) (self->bins[i].place >> 32);
      BalSummaryGroup *entry = g_ptr_array_index (entries, first + which / self->n_histograms);
      BalSummaryBin bin = { (guint32) self->bins[i].place, self->bins[i].count };

      g_array_append_val (entry->bins[which % self->n_histograms], bin);
    }
  /* The bins are no table of hashes any more. */
  memset (self->bins, 0, self->n_bin_places * sizeof (BalKeyTallyBin));
  self->n_bins = 0;
}
