/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-tally-private.h"

#include <string.h>

#include "libbalanced/core/bal-error.h"

/* As many combinations as four megabytes of group numbers hold. */
#define FEW_COMBINATIONS (1u << 20)

gboolean
bal_by_init (BalBy *self, const BalAnalysisInput *input, const char *const *names, GError **error)
{
  *self = (BalBy){ .n_combinations = 1 };
  for (guint i = 0; names && names[i]; i++)
    {
      if (self->n == BAL_BY_MAX)
        {
          g_set_error (error, BAL_ERROR, BAL_ERROR_LIMIT_EXCEEDED,
                       "Grouping an analysis: there are more than %d attributes", BAL_BY_MAX);
          return FALSE;
        }
      if (!bal_attribute_from_name (names[i], &self->attributes[self->n]))
        {
          g_set_error (error, BAL_ERROR, BAL_ERROR_NOT_FOUND,
                       "Grouping an analysis: neither episodes nor children have an attribute “%s”",
                       names[i]);
          return FALSE;
        }
      for (guint j = 0; j < self->n; j++)
        if (self->attributes[j] == self->attributes[self->n])
          {
            g_set_error (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT,
                         "Grouping an analysis: “%s” is there twice", names[i]);
            return FALSE;
          }
      if (bal_attribute_is_of_child (self->attributes[self->n]) && !input->get_child_code)
        {
          g_set_error (error, BAL_ERROR, BAL_ERROR_NOT_FOUND,
                       "Grouping an analysis: nothing is known of children, so not “%s”", names[i]);
          return FALSE;
        }
      self->has_child = self->has_child || bal_attribute_is_of_child (self->attributes[self->n]);
      self->sizes[self->n] =
        (guint64) input->get_n_names (input->owner, self->attributes[self->n]) + 1;
      if (!g_uint64_checked_mul (&self->n_combinations, self->n_combinations, self->sizes[self->n]))
        {
          g_set_error (error, BAL_ERROR, BAL_ERROR_LIMIT_EXCEEDED,
                       "Grouping an analysis: there are too many combinations");
          return FALSE;
        }
      self->n++;
    }
  return TRUE;
}

BalTally *
bal_tally_new (const BalAnalysisInput *input,
               const BalBy *by,
               guint n_counters,
               guint n_stamps,
               guint n_histograms)
{
  BalTally *self = g_new0 (BalTally, 1);

  self->input = input;
  self->by = by;
  self->n_counters = n_counters;
  self->n_stamps = n_stamps;
  self->n_histograms = n_histograms;
  self->groups = g_array_new (FALSE, FALSE, sizeof (guint));
  self->records = g_ptr_array_new_with_free_func ((GDestroyNotify) bal_summary_record_free);
  self->entries = g_ptr_array_new ();
  if (by->n > 0 && by->n_combinations <= FEW_COMBINATIONS)
    self->group_of = g_new0 (guint32, by->n_combinations);
  else if (by->n > 0)
    self->group_of_any = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->n_groups = 0;
  return self;
}

void
bal_tally_free (BalTally *self)
{
  if (!self)
    return;
  for (gsize i = 0; i < (gsize) self->n_groups * self->n_histograms; i++)
    if (self->histograms[i])
      g_array_unref (self->histograms[i]);
  g_free (self->counters);
  g_free (self->stamps);
  g_free (self->entered);
  g_free (self->histograms);
  g_free (self->combinations);
  g_free (self->group_of);
  g_clear_pointer (&self->group_of_any, g_hash_table_unref);
  g_array_unref (self->groups);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_free (self);
}

#define GROW(array, n)                                                                             \
  G_STMT_START                                                                                     \
  {                                                                                                \
    gsize n_each = (n);                                                                            \
    array = g_realloc_n (array, MAX (room * n_each, 1), sizeof *array);                            \
    memset (array + self->n_groups * n_each, 0, (room - self->n_groups) * n_each * sizeof *array); \
  }                                                                                                \
  G_STMT_END

static guint
add_group (BalTally *self, guint64 combination)
{
  if (self->n_groups == self->room)
    {
      gsize room = MAX (2 * (gsize) self->room, 2);

      GROW (self->counters, self->n_counters);
      GROW (self->stamps, self->n_stamps);
      GROW (self->entered, 1);
      GROW (self->histograms, self->n_histograms);
      GROW (self->combinations, 1);
      self->room = (guint) room;
    }
  self->combinations[self->n_groups] = combination;
  return self->n_groups++;
}

/* It comes before all others. */
void
bal_tally_add_total (BalTally *self)
{
  if (self->n_groups == 0)
    add_group (self, 0);
}

void
bal_tally_begin_child (BalTally *self, gsize child)
{
  bal_tally_add_total (self);
  self->child = (guint32) child + 1;
  g_array_set_size (self->groups, 0);
  for (guint i = 0; self->by->has_child && i < self->by->n; i++)
    if (bal_attribute_is_of_child (self->by->attributes[i]))
      self->child_codes[i] =
        (guint64) (self->input->get_child_code (self->input->owner, self->by->attributes[i], child,
                                                self->by->as_at) +
                   1);
}

guint
bal_tally_get_group_of (BalTally *self, guint64 combination)
{
  guint64 *key;
  guint group;

  bal_tally_add_total (self);
  if (self->by->n == 0)
    return BAL_TALLY_TOTAL;
  if (self->group_of)
    {
      if (self->group_of[combination] == 0)
        self->group_of[combination] = add_group (self, combination);
      return self->group_of[combination];
    }
  group = GPOINTER_TO_UINT (g_hash_table_lookup (self->group_of_any, &combination));
  if (group)
    return group;
  group = add_group (self, combination);
  key = g_new (guint64, 1);
  *key = combination;
  g_hash_table_insert (self->group_of_any, key, GUINT_TO_POINTER (group));
  return group;
}

/* The group of a row; the total where nothing is grouped. */
guint
bal_tally_get_group (BalTally *self, gsize row)
{
  guint64 combination = 0;

  if (self->by->n == 0)
    return BAL_TALLY_TOTAL;
  for (guint i = 0; i < self->by->n; i++)
    {
      guint64 code =
        bal_attribute_is_of_child (self->by->attributes[i])
          ? self->child_codes[i]
          : (guint64) (bal_analysis_input_get_code (self->input, self->by->attributes[i], row) + 1);

      combination = combination * self->by->sizes[i] + code;
    }
  return bal_tally_get_group_of (self, combination);
}

/* Notes that the child belongs to a group, for figures of the child as a whole. */
void
bal_tally_enter (BalTally *self, guint group)
{
  if (self->entered[group] == self->child)
    return;
  self->entered[group] = self->child;
  g_array_append_val (self->groups, group);
}

void
bal_tally_record (BalTally *self, guint group, guint histogram, guint64 value, guint64 count)
{
  GArray **bins = &self->histograms[(gsize) group * self->n_histograms + histogram];

  if (!*bins)
    *bins = g_array_new (FALSE, TRUE, sizeof (guint64));
  if (value >= (*bins)->len)
    g_array_set_size (*bins, (guint) value + 1);
  g_array_index (*bins, guint64, value) += count;
}

static void
absorb_group (BalTally *self, guint group, const BalTally *other, guint from)
{
  gint64 *counters = self->counters + (gsize) group * self->n_counters;
  const gint64 *more = other->counters + (gsize) from * self->n_counters;

  for (guint i = 0; i < self->n_counters; i++)
    counters[i] += more[i];
  for (guint i = 0; i < self->n_histograms; i++)
    {
      const GArray *bins = other->histograms[(gsize) from * self->n_histograms + i];

      for (guint value = 0; bins && value < bins->len; value++)
        if (g_array_index (bins, guint64, value) > 0)
          bal_tally_record (self, group, i, value, g_array_index (bins, guint64, value));
    }
}

void
bal_tally_absorb (BalTally *self, BalTally *other)
{
  bal_tally_add_total (self);
  for (guint from = 0; from < other->n_groups; from++)
    absorb_group (self,
                  from == BAL_TALLY_TOTAL
                    ? BAL_TALLY_TOTAL
                    : bal_tally_get_group_of (self, other->combinations[from]),
                  other, from);
  if (!other->records)
    return;
  for (guint i = 0; i < other->records->len; i++)
    g_ptr_array_add (self->records, g_ptr_array_index (other->records, i));
  g_ptr_array_set_free_func (other->records, NULL);
  g_ptr_array_set_size (other->records, 0);
}

/* The key is the identifier, and the source where it takes both to name a child. */
void
bal_tally_take_child_record (BalTally *self, gsize child, GArray *values, GPtrArray *texts)
{
  const BalAnalysisInput *input = self->input;
  BalSummaryRecord *record = g_new0 (BalSummaryRecord, 1);
  const char *source =
    input->get_child_source ? input->get_child_source (input->owner, child) : NULL;
  g_autoptr (GString) key = g_string_new (NULL);
  gsize n_values;

  bal_summary_key_append (key,
                          input->get_child_id ? input->get_child_id (input->owner, child) : "");
  if (source)
    bal_summary_key_append (key, source);
  record->key = g_string_free (g_steal_pointer (&key), FALSE);
  record->values = g_array_steal (values, &n_values);
  record->n_values = (guint32) n_values;
  g_ptr_array_add (texts, NULL);
  record->texts = (GStrv) g_ptr_array_steal (texts, NULL);
  g_ptr_array_add (self->records, record);
}

/* The values of a group; nothing for the total. */
void
bal_tally_append_names (const BalTally *self, guint group, GString *key)
{
  guint64 rest = self->combinations[group];
  guint64 codes[BAL_BY_MAX];

  if (group == BAL_TALLY_TOTAL)
    return;
  for (guint i = self->by->n; i-- > 0;)
    {
      codes[i] = rest % self->by->sizes[i];
      rest /= self->by->sizes[i];
    }
  for (guint i = 0; i < self->by->n; i++)
    bal_summary_key_append (key, codes[i] == 0 ? NULL
                                               : self->input->get_name (self->input->owner,
                                                                        self->by->attributes[i],
                                                                        (guint) codes[i] - 1));
}

static void
copy_bins (const GArray *from, GArray *to)
{
  for (guint value = 0; from && value < from->len; value++)
    {
      BalSummaryBin bin = { value, g_array_index (from, guint64, value) };

      if (bin.count > 0)
        g_array_append_val (to, bin);
    }
}

BalSummary *
bal_tally_to_summary (BalTally *self,
                      const char *analysis,
                      const char *options,
                      const char *const *by,
                      const char *const *counters,
                      const char *const *histograms)
{
  GPtrArray *groups = g_ptr_array_new ();

  bal_tally_add_total (self);
  for (guint group = 0; group < self->n_groups; group++)
    {
      g_autoptr (GString) key = g_string_new (NULL);
      BalSummaryGroup *named;

      bal_tally_append_names (self, group, key);
      named = bal_summary_group_new (key->str, self->n_counters, self->n_histograms);
      memcpy (named->counters, self->counters + (gsize) group * self->n_counters,
              self->n_counters * sizeof (gint64));
      for (guint i = 0; i < self->n_histograms; i++)
        copy_bins (self->histograms[(gsize) group * self->n_histograms + i], named->bins[i]);
      g_ptr_array_add (groups, named);
    }
  return bal_summary_new_take (analysis, options, by, counters, histograms, groups,
                               g_steal_pointer (&self->records));
}
