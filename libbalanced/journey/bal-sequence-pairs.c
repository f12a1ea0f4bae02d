/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-sequence-pairs-private.h"

#include <string.h>

gboolean
bal_sequence_pairs_can_count (const BalAnalysisRun *run)
{
  BalDenseBy key;

  return bal_dense_by_init (&key, run->plan, run->input->episodes, BAL_NEIGHBOURS_MOST_KEYS);
}

/* Type 7, as histograms have it; days are in rising order, and those below 0 count as 0. */
static double
get_quantile (const gint32 *days, guint64 n, guint hundredths)
{
  guint64 place = (n - 1) * hundredths;
  guint64 below = place / 100, rest = place % 100;
  gint64 low = MAX (days[below], 0);

  if (rest == 0)
    return (double) low;
  return (double) ((guint64) low * (100 - rest) + (guint64) MAX (days[below + 1], 0) * rest) / 100;
}

/* Pairs that are cut off there stand one after another, each as it must be aligned. */
G_STATIC_ASSERT (G_STRUCT_OFFSET (BalSequencePair, next_day) % sizeof (gint64) == 0);

static void
add_pair (BalSequencePairs *self, guint from, const BalNeighboursPair *given, gpointer place)
{
  const gint32 *days = given->days;
  guint32 n = given->n, first = 0;
  BalSequencePair pair = {
    .from = from, .to = given->to, .pairs = n, .children = given->n_children
  };

  pair.lower = given->lower;
  if (self->kind == BAL_SEQUENCE_PAIRS_FROM_ZERO)
    pair.lower = MAX (pair.lower, 0);
  if (!self->only_lower)
    {
      for (guint32 i = 0; i < n; i++)
        {
          pair.overlapping += days[i] < 0;
          pair.next_day += days[i] == 0;
          pair.days += MAX (days[i], 0);
        }
      if (self->kind == BAL_SEQUENCE_PAIRS_ABOVE)
        first = pair.overlapping + pair.next_day;
      if (first < n)
        {
          pair.least = MAX (days[first], 0);
          pair.most = MAX (days[n - 1], 0);
          pair.median = get_quantile (days + first, n - first, 50);
          pair.p90 = get_quantile (days + first, n - first, 90);
        }
    }
  memcpy (place, &pair, self->pair_size);
}

static void
add_pairs (gpointer data, guint from, const BalNeighboursPair *given, guint n)
{
  BalSequencePairs *self = data;
  GArray *pairs = self->by_from[from];

  g_array_set_size (pairs, n);
  for (guint i = 0; i < n; i++)
    add_pair (self, from, &given[i], pairs->data + (gsize) i * self->pair_size);
}

static void
read_values (BalSequencePairs *self, const BalAnalysisInput *input, guint8 *is_missing)
{
  const BalBy *key = self->key;

  for (guint i = 0; i < self->n_keys; i++)
    {
      guint64 rest = i;

      for (guint j = key->n; j-- > 0; rest /= key->sizes[j])
        {
          guint code = (guint) (rest % key->sizes[j]);

          if (code > 0)
            self->values[i * key->n + j] =
              g_strdup (input->get_name (input->owner, key->attributes[j], code - 1));
          else
            is_missing[i] = TRUE;
        }
    }
}

BalSequencePairs *
bal_sequence_pairs_count (const BalAnalysisRun *run,
                          guint n_threads,
                          BalNeighboursPlan *plan,
                          BalSequencePairsKind kind,
                          gboolean only_lower)
{
  BalSequencePairs *self = g_new0 (BalSequencePairs, 1);
  g_autofree guint8 *is_missing = NULL;

  plan->episodes = run->input->episodes;
  plan->as_at = run->window.as_at;
  plan->only_lower = only_lower;
  bal_dense_by_init (&plan->key, run->plan, plan->episodes, BAL_NEIGHBOURS_MOST_KEYS);
  self->key = run->plan;
  self->kind = kind;
  self->only_lower = only_lower;
  self->pair_size =
    only_lower ? G_STRUCT_OFFSET (BalSequencePair, next_day) : sizeof (BalSequencePair);
  self->n_keys = plan->key.n_groups;
  self->n_attributes = self->key->n;
  self->values = g_new0 (char *, (gsize) self->n_keys * self->n_attributes);
  self->by_from = g_new0 (GArray *, self->n_keys);
  for (guint i = 0; i < self->n_keys; i++)
    self->by_from[i] = g_array_new (FALSE, FALSE, self->pair_size);
  is_missing = g_new0 (guint8, self->n_keys);
  read_values (self, run->input, is_missing);
  plan->is_missing = is_missing;
  bal_neighbours_run (plan, n_threads, add_pairs, self, &self->total);
  self->key = NULL;
  return self;
}

void
bal_sequence_pairs_free (BalSequencePairs *self)
{
  for (guint i = 0; i < self->n_keys; i++)
    g_array_unref (self->by_from[i]);
  for (gsize i = 0; i < (gsize) self->n_keys * self->n_attributes; i++)
    g_free (self->values[i]);
  g_free (self->values);
  g_free (self->by_from);
  g_free (self->order);
  bal_neighbours_total_clear (&self->total);
  g_free (self);
}

typedef struct
{
  const BalSequencePairs *pairs;
  const BalReport *report;
} Comparison;

static int
compare_keys (gconstpointer a, gconstpointer b, gpointer data)
{
  const Comparison *comparison = data;
  const BalSequencePairs *pairs = comparison->pairs;
  const guint32 *left = a, *right = b;

  for (guint i = 0; i < pairs->n_attributes; i++)
    {
      int order =
        bal_report_compare_values (comparison->report,
                                   bal_sequence_report_get_attribute (comparison->report, i),
                                   pairs->values[*left * pairs->n_attributes + i],
                                   pairs->values[*right * pairs->n_attributes + i]);

      if (order != 0)
        return order;
    }
  return 0;
}

static void
order_keys (BalSequencePairs *self, BalReport *report)
{
  Comparison comparison = { self, report };

  if (self->order)
    return;
  self->order = g_new (guint32, self->n_keys);
  for (guint i = 0; i < self->n_keys; i++)
    self->order[i] = i;
  g_qsort_with_data (self->order, (int) self->n_keys, sizeof (guint32), compare_keys, &comparison);
}

/* All pairs in the order of the names of their keys. */
static const BalSequencePair **
list_pairs (BalSequencePairs *self, BalReport *report, gsize *n)
{
  g_autofree const BalSequencePair **row = g_new0 (const BalSequencePair *, self->n_keys);
  const BalSequencePair **pairs;
  gsize at = 0;

  *n = 0;
  for (guint i = 0; i < self->n_keys; i++)
    *n += self->by_from[i]->len;
  pairs = g_new (const BalSequencePair *, MAX (*n, 1));
  order_keys (self, report);
  for (guint i = 0; i < self->n_keys; i++)
    {
      GArray *found = self->by_from[self->order[i]];

      for (guint j = 0; j < found->len; j++)
        {
          const BalSequencePair *pair = (gconstpointer) (found->data + (gsize) j * self->pair_size);

          row[pair->to] = pair;
        }
      for (guint j = 0; j < self->n_keys && found->len > 0; j++)
        if (row[self->order[j]])
          {
            pairs[at++] = row[self->order[j]];
            row[self->order[j]] = NULL;
          }
    }
  return pairs;
}

/* The values of one attribute, by key. */
static void
append_values (const BalSequencePairs *self,
               BalTableBuilder *builder,
               guint column,
               guint attribute,
               const guint32 *keys,
               gsize n)
{
  g_autofree const char **names = g_new (const char *, self->n_keys);

  for (guint i = 0; i < self->n_keys; i++)
    names[i] = self->values[i * self->n_attributes + attribute];
  bal_table_builder_append_codes (builder, column, names, self->n_keys, keys, n);
}

/* What the rows of a table are made of, while it is made. */
typedef struct
{
  BalSequencePairs *pairs;
  const guint *figures;
  BalSequencePairsFunc func;
  const guint32 *counts;
} Rows;

static void
add_pair_rows (BalReport *report,
               const BalReportTable *base,
               BalTableBuilder *builder,
               const BalSummaryGroup *group)
{
  const Rows *rows = ((const BalSequenceTable *) base)->data;
  BalSequencePairs *self = rows->pairs;
  gsize n;
  g_autofree const BalSequencePair **pairs = list_pairs (self, report, &n);
  g_autofree guint32 *from = g_new (guint32, MAX (n, 1));
  g_autofree guint32 *to = g_new (guint32, MAX (n, 1));

  for (gsize i = 0; i < n; i++)
    {
      from[i] = pairs[i]->from;
      to[i] = pairs[i]->to;
    }
  for (guint i = 0; i < self->n_attributes; i++)
    {
      append_values (self, builder, i, i, from, n);
      append_values (self, builder, self->n_attributes + i, i, to, n);
    }
  for (guint column = 2 * self->n_attributes; column < base->n_columns; column++)
    rows->func (builder, column, rows->figures[column - 2 * self->n_attributes], pairs, n);
}

void
bal_sequence_pairs_add_table (BalSequencePairs *self,
                              BalReport *report,
                              const BalSequenceTable *table,
                              const guint *figures,
                              BalSequencePairsFunc func)
{
  const Rows rows = { self, figures, func, NULL };
  BalSequenceTable own = *table;

  own.put = NULL;
  own.data = &rows;
  own.table.add_rows = add_pair_rows;
  bal_sequence_report_add_table (report, &own);
}

static void
add_count_rows (BalReport *report,
                const BalReportTable *base,
                BalTableBuilder *builder,
                const BalSummaryGroup *group)
{
  const Rows *rows = ((const BalSequenceTable *) base)->data;
  BalSequencePairs *self = rows->pairs;

  order_keys (self, report);
  for (guint i = 0; i < self->n_keys; i++)
    {
      guint32 key = self->order[i];
      BalReportRow row = { builder, 0 };

      if (rows->counts[key] == 0)
        continue;
      for (guint j = 0; j < self->n_attributes; j++)
        bal_report_row_text (&row, self->values[key * self->n_attributes + j]);
      bal_report_row_int (&row, rows->counts[key]);
      bal_report_row_ratio (&row, rows->counts[key], self->total.children);
    }
}

void
bal_sequence_pairs_add_counts (BalSequencePairs *self,
                               BalReport *report,
                               const BalSequenceTable *table,
                               const guint32 *counts)
{
  const Rows rows = { self, NULL, NULL, counts };
  BalSequenceTable own = *table;

  own.put = NULL;
  own.data = &rows;
  own.table.add_rows = add_count_rows;
  bal_sequence_report_add_table (report, &own);
}
