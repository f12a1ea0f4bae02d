/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-sequence-private.h"

#include <stdlib.h>
#include <string.h>

#include "libbalanced/core/bal-error.h"

/* As many combinations as four megabytes of numbers hold. */
#define FEW_COMBINATIONS (1u << 20)

BalBy *
bal_sequence_key_new (const BalAnalysisInput *input, const char *const *names, GError **error)
{
  BalBy *self = g_new0 (BalBy, 1);

  if (bal_by_init (self, input, names, error))
    {
      if (!self->has_child)
        return self;
      g_set_error_literal (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT,
                           "what tells units apart is of episodes, not of children");
    }
  g_prefix_error (error, "Reading the key of units: ");
  g_free (self);
  return NULL;
}

BalSequence *
bal_sequence_new (const BalAnalysisRun *run, const BalBy *key, guint n_counters, guint n_histograms)
{
  BalSequence *self = g_new0 (BalSequence, 1);

  self->run = run;
  self->key = key;
  self->units = g_array_new (FALSE, FALSE, sizeof (BalSequenceUnit));
  self->days = g_array_new (FALSE, FALSE, sizeof (gint32));
  self->tally = bal_key_tally_new (n_counters, n_histograms);
  self->combinations = g_array_new (FALSE, FALSE, sizeof (guint64));
  if (key->n_combinations <= FEW_COMBINATIONS)
    self->number_of = g_new0 (guint32, key->n_combinations);
  else
    self->number_of_any = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  return self;
}

void
bal_sequence_free (BalSequence *self)
{
  if (!self)
    return;
  g_array_unref (self->units);
  g_array_unref (self->days);
  bal_key_tally_free (self->tally);
  g_free (self->number_of);
  g_clear_pointer (&self->number_of_any, g_hash_table_unref);
  g_array_unref (self->combinations);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_free (self);
}

guint32
bal_sequence_get_key (BalSequence *self, gsize row)
{
  guint64 combination = 0;
  guint32 number;

  for (guint i = 0; i < self->key->n; i++)
    combination =
      combination * self->key->sizes[i] +
      (guint64) (bal_analysis_input_get_code (self->run->input, self->key->attributes[i], row) + 1);
  number = self->number_of
             ? self->number_of[combination]
             : GPOINTER_TO_UINT (g_hash_table_lookup (self->number_of_any, &combination));
  if (number > 0)
    return number - 1;
  g_array_append_val (self->combinations, combination);
  if (self->number_of)
    self->number_of[combination] = self->combinations->len;
  else
    g_hash_table_insert (self->number_of_any, g_memdup2 (&combination, sizeof combination),
                         GUINT_TO_POINTER (self->combinations->len));
  return self->combinations->len - 1;
}

void
bal_sequence_read (BalSequence *self, gsize first, gsize count)
{
  const BalAnalysisRun *run = self->run;

  g_array_set_size (self->units, 0);
  for (gsize row = first; row < first + count; row++)
    {
      BalSequenceUnit unit = { .row = row };

      if (!bal_unit_read_days (run->input->episodes, row, run->window.as_at, &unit.start,
                               &unit.end) ||
          unit.end < run->window.first || !bal_analysis_run_counts (run, row))
        continue;
      unit.key = bal_sequence_get_key (self, row);
      g_array_append_val (self->units, unit);
    }
}

void
bal_sequence_read_all (BalSequence *self, gsize first, gsize count)
{
  const BalAnalysisRun *run = self->run;
  gint32 as_at = bal_analysis_run_get_as_at (run);

  g_array_set_size (self->units, 0);
  for (gsize row = first; row < first + count; row++)
    {
      BalSequenceUnit unit = { .row = row };

      if (!bal_unit_read_days (run->input->episodes, row, as_at, &unit.start, &unit.end) ||
          !bal_analysis_run_counts (run, row))
        continue;
      unit.key = bal_sequence_get_key (self, row);
      g_array_append_val (self->units, unit);
    }
}

void
bal_sequence_enter (BalSequence *self, BalTally *tally)
{
  if (self->units->len > 0)
    bal_tally_enter (tally, BAL_TALLY_TOTAL);
  for (guint i = 0; i < self->units->len && self->run->by.n > 0; i++)
    bal_tally_enter (tally, bal_tally_get_group (tally, bal_sequence_get (self, i)->row));
}

gboolean
bal_sequence_is_missing (const BalSequence *self, guint32 key)
{
  guint64 rest = g_array_index (self->combinations, guint64, key);

  for (guint i = self->key->n; i-- > 0; rest /= self->key->sizes[i])
    if (rest % self->key->sizes[i] == 0)
      return TRUE;
  return FALSE;
}

guint
bal_sequence_count_until (const BalSequence *self, gint32 day)
{
  guint low = 0, high = self->units->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (bal_sequence_get (self, middle)->start <= day)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* The values of a combination, as components joined. */
static char *
name_combination (const BalAnalysisInput *input, const BalBy *key, guint64 combination)
{
  g_autoptr (GString) name = g_string_new (NULL);
  guint64 codes[BAL_BY_MAX];

  for (guint i = key->n; i-- > 0; combination /= key->sizes[i])
    codes[i] = combination % key->sizes[i];
  for (guint i = 0; i < key->n; i++)
    bal_summary_key_append (name, codes[i] == 0 ? NULL
                                                : input->get_name (input->owner, key->attributes[i],
                                                                   (guint) codes[i] - 1));
  return g_string_free (g_steal_pointer (&name), FALSE);
}

GPtrArray *
bal_sequence_name_combinations (const BalAnalysisInput *input, const BalBy *key)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint64 i = 0; i < key->n_combinations; i++)
    g_ptr_array_add (names, name_combination (input, key, i));
  return names;
}

/* The values of every key that was seen. */
static GPtrArray *
name_keys (const BalSequence *self)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->combinations->len; i++)
    g_ptr_array_add (names, name_combination (self->run->input, self->key,
                                              g_array_index (self->combinations, guint64, i)));
  return names;
}

static void
append_key (const BalSequence *self, guint32 key, GString *name)
{
  g_string_append_c (name, '\x1f');
  g_string_append (name, g_ptr_array_index (self->names, key));
}

static int
compare_keys (gconstpointer a, gconstpointer b, gpointer data)
{
  const BalSequence *self = data;
  const guint32 *left = a, *right = b;

  return strcmp (g_ptr_array_index (self->names, *left & ~BAL_SEQUENCE_STEP_FLAG),
                 g_ptr_array_index (self->names, *right & ~BAL_SEQUENCE_STEP_FLAG));
}

/* The keys of a step have no order but that of their names. */
static void
append_steps (BalSequence *self, const guint32 *words, guint length, GString *name)
{
  g_autofree guint32 *sorted = g_memdup2 (words, length * sizeof (guint32));

  for (guint i = 0, end; i < length; i = end)
    {
      for (end = i + 1; end < length && !(words[end] & BAL_SEQUENCE_STEP_FLAG);)
        end++;
      if (end > i + 1)
        g_qsort_with_data (sorted + i, (int) (end - i), sizeof (guint32), compare_keys, self);
      for (guint j = i; j < end; j++)
        {
          bal_summary_key_append (name, j == i ? BAL_SEQUENCE_NEW_STEP : BAL_SEQUENCE_SAME_STEP);
          append_key (self, sorted[j] & ~BAL_SEQUENCE_STEP_FLAG, name);
        }
    }
}

static void
append_name (gpointer data, const guint32 *words, guint length, GString *name)
{
  BalSequence *self = data;
  const BalSequenceKind *kind = &self->kinds[words[0]];
  g_autoptr (GString) group = g_string_new (NULL);

  bal_tally_append_names (self->groups, words[1], group);
  bal_summary_key_append (name, kind->name);
  bal_summary_key_append (name, group->str);
  if (kind->form == BAL_SEQUENCE_STEPS)
    {
      append_steps (self, words + 2, length - 2, name);
      return;
    }
  if (kind->form == BAL_SEQUENCE_UNORDERED && compare_keys (&words[2], &words[3], self) > 0)
    {
      append_key (self, words[3], name);
      append_key (self, words[2], name);
      return;
    }
  for (guint i = 2; i < length; i++)
    append_key (self, words[i], name);
}

void
bal_sequence_end_part (BalSequence *self, BalTally *tally, const BalSequenceKind *kinds)
{
  self->groups = tally;
  self->kinds = kinds;
  self->names = name_keys (self);
  bal_key_tally_to_entries (self->tally, append_name, self, tally->entries);
}

static gboolean
check_steps (GPtrArray *components, guint n_attributes)
{
  if (components->len == 2 || (components->len - 2) % (n_attributes + 1) != 0)
    return FALSE;
  for (guint i = 2; i < components->len; i += n_attributes + 1)
    {
      const char *marker = g_ptr_array_index (components, i);

      if (g_strcmp0 (marker, BAL_SEQUENCE_NEW_STEP) != 0 &&
          (i == 2 || g_strcmp0 (marker, BAL_SEQUENCE_SAME_STEP) != 0))
        return FALSE;
    }
  return TRUE;
}

gboolean
bal_sequence_check_entry (GPtrArray *components,
                          const BalSequenceKind *kinds,
                          guint n_kinds,
                          guint n_by,
                          guint n_attributes)
{
  const char *kind, *group;

  if (components->len < 2)
    return FALSE;
  kind = g_ptr_array_index (components, 0);
  group = g_ptr_array_index (components, 1);
  if (!kind || !group || !bal_summary_key_is_valid (group, n_by))
    return FALSE;
  for (guint i = 0; i < n_kinds; i++)
    if (g_str_equal (kinds[i].name, kind))
      return kinds[i].form == BAL_SEQUENCE_STEPS
               ? check_steps (components, n_attributes)
               : components->len == 2 + kinds[i].n_keys * n_attributes;
  return FALSE;
}
