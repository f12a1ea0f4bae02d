/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/caseload/bal-names-private.h"

#include <string.h>

#include "libbalanced/caseload/bal-sort-private.h"

static int
compare_codes (gconstpointer a, gconstpointer b, gpointer data)
{
  const BalSortKey *one = a;
  const BalSortKey *two = b;

  return strcmp (bal_interner_get (data, (guint32) one->second),
                 bal_interner_get (data, (guint32) two->second));
}

/* Texts alike in their first eight bytes, by the rest. */
static void
sort_runs (const BalInterner *interner, BalSortKey *keys, gsize n_keys)
{
  for (gsize first = 0; first < n_keys;)
    {
      gsize end = first + 1;

      while (end < n_keys && keys[end].first == keys[first].first)
        end++;
      if (end - first > 1)
        g_qsort_with_data (keys + first, (int) (end - first), sizeof *keys, compare_codes,
                           (gpointer) interner);
      first = end;
    }
}

guint32 *
bal_names_sort_codes (const BalInterner *interner, const guint8 *used, guint *n_codes)
{
  gsize n_all = bal_interner_get_count (interner);
  g_autofree BalSortKey *keys = g_new (BalSortKey, n_all + 1);
  g_autofree BalSortKey *scratch = NULL;
  guint32 *codes;
  guint n = 0;

  for (gsize code = 0; code < n_all; code++)
    {
      const char *text = bal_interner_get (interner, (guint32) code);

      if (used != NULL && !used[code])
        continue;
      keys[n].first =
        bal_sort_get_prefix (text, bal_interner_get_length (interner, (guint32) code));
      keys[n++].second = code;
    }
  scratch = g_new (BalSortKey, n + 1);
  bal_sort_keys (keys, n, scratch);
  sort_runs (interner, keys, n);

  codes = g_new (guint32, n + 1);
  for (guint i = 0; i < n; i++)
    codes[i] = (guint32) keys[i].second;
  *n_codes = n;
  return codes;
}

static BalNames *
names_alloc (guint n_names, gsize size)
{
  BalNames *self = g_new0 (BalNames, 1);

  g_atomic_ref_count_init (&self->count);
  self->texts = size > 0 ? g_malloc (size) : NULL;
  self->names = g_new0 (const char *, (gsize) n_names + 1);
  return self;
}

static void
add_name (BalNames *self, char **place, const char *name, gsize length)
{
  memcpy (*place, name, length + 1);
  self->names[self->n_names++] = *place;
  *place += length + 1;
}

BalNames *
bal_names_new_sorted (const BalInterner *interner, const guint8 *used, guint32 **new_codes)
{
  guint n_codes;
  g_autofree guint32 *codes = bal_names_sort_codes (interner, used, &n_codes);
  gsize size = 0;
  BalNames *self;
  char *place;

  for (guint i = 0; i < n_codes; i++)
    size += bal_interner_get_length (interner, codes[i]) + 1;
  self = names_alloc (n_codes, size);
  place = self->texts;
  *new_codes = g_new (guint32, bal_interner_get_count (interner) + 1);
  memset (*new_codes, 0xff, (bal_interner_get_count (interner) + 1) * sizeof **new_codes);
  for (guint i = 0; i < n_codes; i++)
    {
      (*new_codes)[codes[i]] = i;
      add_name (self, &place, bal_interner_get (interner, codes[i]),
                bal_interner_get_length (interner, codes[i]));
    }
  return self;
}

BalNames *
bal_names_new (const char *const *names, guint n_names)
{
  gsize size = 0;
  BalNames *self;
  char *place;

  for (guint i = 0; i < n_names; i++)
    size += strlen (names[i]) + 1;
  self = names_alloc (n_names, size);
  place = self->texts;
  for (guint i = 0; i < n_names; i++)
    add_name (self, &place, names[i], strlen (names[i]));
  return self;
}

BalNames *
bal_names_new_from_texts (const char *texts, gsize size)
{
  g_autoptr (BalNames) self = NULL;
  guint64 n_names = 0;
  char *place;

  if (size > 0 && texts[size - 1] != '\0')
    return NULL;
  for (gsize at = 0; at < size; at += strlen (texts + at) + 1)
    n_names++;
  if (n_names > G_MAXINT32)
    return NULL;

  self = names_alloc ((guint) n_names, size);
  place = self->texts;
  for (gsize at = 0; at < size; at += strlen (texts + at) + 1)
    {
      if (!g_utf8_validate (texts + at, -1, NULL))
        return NULL;
      add_name (self, &place, texts + at, strlen (texts + at));
    }
  return g_steal_pointer (&self);
}

BalNames *
bal_names_new_with (const BalNames *self, const char *name)
{
  guint n_names = self != NULL ? self->n_names : 0;
  g_autofree const char **names = g_new (const char *, (gsize) n_names + 1);

  for (guint i = 0; i < n_names; i++)
    names[i] = self->names[i];
  names[n_names] = name;
  return bal_names_new (names, n_names + 1);
}

BalNames *
bal_names_ref (BalNames *self)
{
  g_atomic_ref_count_inc (&self->count);
  return self;
}

void
bal_names_unref (BalNames *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->count))
    return;

  g_free (self->names);
  g_free (self->texts);
  g_free (self);
}

gboolean
bal_names_lookup (const BalNames *self, const char *name, guint *code)
{
  for (guint i = 0; self != NULL && i < self->n_names; i++)
    {
      if (strcmp (self->names[i], name) == 0)
        {
          *code = i;
          return TRUE;
        }
    }
  return FALSE;
}
