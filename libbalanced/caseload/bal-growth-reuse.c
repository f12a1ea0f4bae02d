/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/caseload/bal-growth-private.h"

#include <string.h>

#include "libbalanced/caseload/bal-sort-private.h"

#define FILTER_BITS_A_ROW 32

/* Looks for identifiers of episodes of changed children that another episode has too. Every row is
 * asked for, so that a filter comes first: one bit for each hash that there is. */
typedef struct
{
  const BalStore *store;
  guint64 seed;    /* nobody can prepare identifiers of one hash */
  GArray *keys;    /* owned; of BalSortKey: hash and row of changed children */
  guint64 *filter; /* owned */
  guint filter_shift;
  GHashTable *reused; /* owned; rows of changed children */
} Search;

static void
search_clear (Search *self)
{
  g_array_unref (self->keys);
  g_free (self->filter);
  g_hash_table_unref (self->reused);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

static inline guint64
mix (guint64 state, guint64 word)
{
  state = (state ^ word) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  return state ^ state >> 29;
}

/* Of the identifier and its source; FALSE where the row has none. */
static inline gboolean
hash_row (const Search *self, gsize row, guint64 *hash)
{
  const BalIdentifiers *identifiers = &self->store->identifiers;
  guint64 state = mix (self->seed, self->store->episodes.source[row]);
  const char *text;
  gsize length;

  if (identifiers->offsets == NULL)
    {
      guint32 number = identifiers->numbers != NULL
                         ? identifiers->numbers[row]
                         : self->store->episodes.row[row] + *identifiers->shift;

      *hash = mix (mix (state, number), 1);
      return number != G_MAXUINT32;
    }
  text = identifiers->texts + identifiers->offsets[row];
  length = (gsize) (identifiers->offsets[row + 1] - identifiers->offsets[row]);
  for (gsize i = 0; i < length; i += 8)
    {
      guint64 word = 0;

      memcpy (&word, text + i, MIN (8, length - i));
      state = mix (state, word);
    }
  *hash = mix (state, length);
  return length > 0;
}

static gboolean
is_same (const BalStore *store, gsize a, gsize b)
{
  char buffers[2][24];
  gsize lengths[2];
  const char *one = bal_store_get_identifier (store, a, buffers[0], &lengths[0]);
  const char *two = bal_store_get_identifier (store, b, buffers[1], &lengths[1]);

  return store->episodes.source[a] == store->episodes.source[b] && lengths[0] == lengths[1] &&
         memcmp (one, two, lengths[0]) == 0;
}

static void
collect_rows (Search *self, const BalGrowth *growth)
{
  const guint32 *first = self->store->records[BAL_CASELOAD_FILE_EPISODES].first;

  for (guint i = 0; i < growth->changes->len; i++)
    {
      const BalGrowthChange *change = growth->changes->pdata[i];
      guint id;

      if (!bal_store_lookup_id (self->store, change->id, &id))
        continue;
      for (gsize row = first[id]; row < first[id + 1]; row++)
        {
          BalSortKey key = { .second = row };

          if (hash_row (self, row, &key.first))
            g_array_append_val (self->keys, key);
        }
    }
}

static void
make_filter (Search *self)
{
  guint bits = 64 - (guint) __builtin_clzll ((guint64) self->keys->len * FILTER_BITS_A_ROW);

  self->filter_shift = 64 - bits;
  self->filter = g_new0 (guint64, ((gsize) 1 << bits) / 64);
  for (guint i = 0; i < self->keys->len; i++)
    {
      guint64 bit = g_array_index (self->keys, BalSortKey, i).first >> self->filter_shift;

      self->filter[bit / 64] |= G_GUINT64_CONSTANT (1) << bit % 64;
    }
}

/* The first key of a hash, or where it would stand. */
static guint
find_key (const Search *self, guint64 hash)
{
  guint low = 0;
  guint high = self->keys->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->keys, BalSortKey, middle).first < hash)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Notes rows of changed children that have the identifier of a row. */
static void
compare_row (const Search *self, gsize row, guint64 hash)
{
  for (guint i = find_key (self, hash); i < self->keys->len; i++)
    {
      const BalSortKey *key = &g_array_index (self->keys, BalSortKey, i);

      if (key->first != hash)
        return;
      if (key->second != row && is_same (self->store, (gsize) key->second, row))
        g_hash_table_add (self->reused, GSIZE_TO_POINTER ((gsize) key->second));
    }
}

static void
compare_rows (const Search *self)
{
  for (gsize row = 0; row < self->store->episodes.n_rows; row++)
    {
      guint64 hash, bit;

      if (!hash_row (self, row, &hash))
        continue;
      bit = hash >> self->filter_shift;
      if (G_UNLIKELY (self->filter[bit / 64] >> bit % 64 & 1))
        compare_row (self, row, hash);
    }
}

guint64
bal_growth_count_reused (const BalGrowth *self, const BalStore *joined)
{
  const BalIdentifiers *identifiers = &joined->identifiers;
  g_autofree BalSortKey *scratch = NULL;
  g_auto (Search) search = {
    .store = joined,
    .seed = (guint64) g_random_int () << 32 | g_random_int (),
    .keys = g_array_new (FALSE, FALSE, sizeof (BalSortKey)),
    .reused = g_hash_table_new (NULL, NULL),
  };

  if (identifiers->offsets == NULL && identifiers->numbers == NULL && identifiers->shift == NULL)
    return 0;
  collect_rows (&search, self);
  if (search.keys->len == 0)
    return 0;
  scratch = g_new (BalSortKey, search.keys->len);
  bal_sort_keys ((gpointer) search.keys->data, search.keys->len, scratch);
  make_filter (&search);
  compare_rows (&search);
  return g_hash_table_size (search.reused);
}
