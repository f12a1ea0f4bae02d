/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/caseload/bal-sort-private.h"

#include <string.h>

#define SMALL 24

static inline gboolean
is_before (const BalSortKey *a, const BalSortKey *b)
{
  return a->first < b->first || (a->first == b->first && a->second < b->second);
}

static void
sort_small (BalSortKey *keys, gsize n_keys)
{
  for (gsize i = 1; i < n_keys; i++)
    {
      BalSortKey key = keys[i];
      gsize place = i;

      while (place > 0 && is_before (&key, &keys[place - 1]))
        {
          keys[place] = keys[place - 1];
          place--;
        }
      keys[place] = key;
    }
}

void
bal_sort_keys (BalSortKey *keys, gsize n_keys, BalSortKey *scratch)
{
  gsize middle = n_keys / 2;
  gsize left = 0;
  gsize right = middle;
  gsize to = 0;

  if (n_keys <= SMALL)
    {
      sort_small (keys, n_keys);
      return;
    }

  bal_sort_keys (keys, middle, scratch);
  bal_sort_keys (keys + middle, n_keys - middle, scratch);
  if (!is_before (&keys[middle], &keys[middle - 1]))
    return;

  memcpy (scratch, keys, middle * sizeof *keys);
  while (left < middle && right < n_keys)
    keys[to++] = is_before (&keys[right], &scratch[left]) ? keys[right++] : scratch[left++];
  memcpy (keys + to, scratch + left, (middle - left) * sizeof *keys);
}

guint64
bal_sort_get_prefix (const char *text, gsize length)
{
  guint64 word = 0;

  memcpy (&word, text, MIN (length, sizeof word));
  return GUINT64_FROM_BE (word);
}
