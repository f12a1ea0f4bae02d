/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-report-groups-private.h"

#include <stdlib.h>
#include <string.h>

/* A value of an attribute. Its first eight bytes are a number, of which the first byte is the
 * highest: most values differ there, and then nobody need look at the text. */
typedef struct
{
  guint64 prefix;
  const char *name; /* borrowed; NULL is missing */
  int place;
  guint32 code; /* as combinations have it: 0 is missing */
} Value;

static guint64
read_prefix (const char *name)
{
  guint64 prefix = 0;

  for (guint i = 0; i < 8; i++)
    {
      prefix = prefix << 8 | (guint8) *name;
      name += *name != '\0';
    }
  return prefix;
}

static int
compare_values (gconstpointer a, gconstpointer b)
{
  const Value *left = a, *right = b;

  if (!left->name || !right->name)
    return !left->name - !right->name;
  if (left->place != right->place)
    return left->place < right->place ? -1 : 1;
  if (left->prefix != right->prefix)
    return left->prefix < right->prefix ? -1 : 1;
  return strcmp (left->name, right->name);
}

/* The codes of an attribute in the order of its values; owned by the caller. */
static guint32 *
order_codes (const BalReport *report, const BalAnalysisInput *input, const BalBy *by, guint i)
{
  gsize n = (gsize) by->sizes[i];
  const char *attribute = report->summary->by[i];
  g_autofree Value *values = g_new (Value, n);
  guint32 *codes = g_new (guint32, n);

  values[0] = (Value){ .code = 0 };
  for (guint32 code = 1; code < n; code++)
    {
      const char *name = input->get_name (input->owner, by->attributes[i], code - 1);

      values[code] = (Value){ .prefix = read_prefix (name),
                              .name = name,
                              .place = bal_report_get_place (report, attribute, name),
                              .code = code };
    }
  qsort (values, n, sizeof *values, compare_values);
  for (gsize j = 0; j < n; j++)
    codes[j] = values[j].code;
  return codes;
}

void
bal_report_groups_init (BalReportGroups *self,
                        const BalReport *report,
                        const BalAnalysisInput *input,
                        const BalBy *by,
                        const guint32 *n_rows)
{
  guint32 *codes[BAL_BY_MAX];

  *self = (BalReportGroups){ .input = input, .by = by };
  self->combinations = g_new (guint32, by->n_combinations);
  for (guint i = 0; i < by->n; i++)
    codes[i] = order_codes (report, input, by, i);
  for (guint64 place = 0; place < by->n_combinations; place++)
    {
      guint64 rest = place, factor = 1, combination = 0;

      for (guint i = by->n; i-- > 0; factor *= by->sizes[i])
        {
          combination += codes[i][rest % by->sizes[i]] * factor;
          rest /= by->sizes[i];
        }
      if (n_rows[combination] > 0)
        self->combinations[self->n++] = (guint32) combination;
    }
  for (guint i = 0; i < by->n; i++)
    g_free (codes[i]);
}

void
bal_report_groups_clear (BalReportGroups *self)
{
  g_clear_pointer (&self->combinations, g_free);
}

static const char *
get_name (const BalReportGroups *self, guint i, guint64 code)
{
  if (code == 0)
    return NULL;
  return self->input->get_name (self->input->owner, self->by->attributes[i], (guint) code - 1);
}

/* Of one attribute there are no two groups with the same value, and the missing one is the last. */
static void
append_distinct (const BalReportGroups *self, BalTableBuilder *builder)
{
  g_autofree const char **names = g_new (const char *, self->n + 1);
  gsize n_names = self->n;

  for (guint i = 0; i < self->n; i++)
    names[i] = get_name (self, 0, self->combinations[i]);
  if (n_names > 0 && !names[n_names - 1])
    n_names--;
  bal_table_builder_append_distinct (builder, 0, names, n_names, self->n - n_names);
}

void
bal_report_groups_append (const BalReportGroups *self, BalTableBuilder *builder)
{
  guint64 factor = 1;

  if (self->by->n == 1)
    {
      append_distinct (self, builder);
      return;
    }
  for (guint i = self->by->n; i-- > 0; factor *= self->by->sizes[i])
    for (guint row = 0; row < self->n; row++)
      bal_table_builder_append_text (
        builder, i, get_name (self, i, self->combinations[row] / factor % self->by->sizes[i]));
}
