/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/caseload/bal-store-builder-private.h"

/* Episodes of one child that begin on one day, in one cell, at one agency, and come from different
 * sources: probably one, reported twice. They are counted as they are. */

typedef struct
{
  const BalStoreBuilder *builder;
  GArray *keys; /* of BalSortKey */
  const char *subject;
} Search;

static void
report_same (const Search *search, guint first, guint end)
{
  const BalEpisodes *episodes = &search->builder->store->episodes;
  gsize one = (gsize) g_array_index (search->keys, BalSortKey, first).second;

  for (guint i = first + 1; i < end; i++)
    {
      gsize row = (gsize) g_array_index (search->keys, BalSortKey, i).second;

      if (episodes->source[row] != episodes->source[one])
        bal_findings_builder_add_row (search->builder->intake->findings, "episode-likely-repeated",
                                      search->subject, "episode_id", episodes->row[row]);
    }
}

static void
search_day (Search *search, gsize first, gsize end)
{
  const BalEpisodes *episodes = &search->builder->store->episodes;
  g_autofree BalSortKey *scratch = g_new (BalSortKey, end - first);
  guint begin = 0;

  g_array_set_size (search->keys, 0);
  for (gsize row = first; row < end; row++)
    {
      guint64 provision = episodes->provision != NULL ? episodes->provision[row] : 0;
      BalSortKey key = {
        provision << 32 | (guint64) episodes->agency[row] << 8 | episodes->cell[row], row
      };

      g_array_append_val (search->keys, key);
    }
  bal_sort_keys ((BalSortKey *) (gpointer) search->keys->data, search->keys->len, scratch);
  for (guint i = 1; i <= search->keys->len; i++)
    {
      if (i < search->keys->len && g_array_index (search->keys, BalSortKey, i).first ==
                                     g_array_index (search->keys, BalSortKey, begin).first)
        continue;
      report_same (search, begin, i);
      begin = i;
    }
}

void
bal_store_builder_find_likely_repeats (const BalStoreBuilder *self)
{
  const BalStore *store = self->store;
  const BalEpisodes *episodes = &store->episodes;
  const BalNames *sources = store->records[BAL_CASELOAD_FILE_EPISODES].names[BAL_FIELD_SOURCE];
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (BalSortKey));
  Search search = { self, keys, "episodes" };

  if (sources->n_names < 2 || store->separate)
    return;
  for (guint child = 0; child < store->n_children; child++)
    {
      gsize end = store->child_first[child + 1];
      gsize first = store->child_first[child];

      for (gsize row = first + 1; row <= end; row++)
        {
          if (row < end && episodes->start[row] == episodes->start[first])
            continue;
          if (row - first > 1 && episodes->start[first] != BAL_EPISODES_NO_DAY)
            search_day (&search, first, row);
          first = row;
        }
    }
}
