/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-sequence-private.h"

#include <string.h>

/* Keys that hold the same kind and group are in the order of what follows. */
static int
compare_items (gconstpointer a, gconstpointer b)
{
  const BalSequenceItem *left = a, *right = b;

  if (left->entry->counters[0] != right->entry->counters[0])
    return left->entry->counters[0] > right->entry->counters[0] ? -1 : 1;
  return strcmp (left->entry->key, right->entry->key);
}

GArray *
bal_sequence_report_list_variants (BalReport *report,
                                   const char *kind,
                                   const BalSummaryGroup *group,
                                   guint most,
                                   guint *n)
{
  GArray *list = bal_sequence_report_lookup (report, kind, group->key);

  *n = 0;
  if (!list)
    return NULL;
  g_array_sort (list, compare_items);
  *n = most > 0 ? MIN (most, list->len) : list->len;
  return list;
}

char *
bal_sequence_report_dup_variant (BalReport *report,
                                 const BalSummaryGroup *entry,
                                 guint *n_units,
                                 guint *n_steps)
{
  guint n_attributes = bal_sequence_report_get_n_attributes (report);
  g_autoptr (GPtrArray) components = bal_summary_key_split (entry->key);
  g_autoptr (GString) text = g_string_new (NULL);

  *n_units = 0;
  *n_steps = 0;
  for (guint i = 2; i < components->len; i += n_attributes + 1)
    {
      gboolean is_step = g_str_equal (g_ptr_array_index (components, i), BAL_SEQUENCE_NEW_STEP);

      if (i > 2)
        g_string_append (text, is_step ? " > " : " + ");
      for (guint j = 1; j <= n_attributes; j++)
        {
          const char *value = g_ptr_array_index (components, i + j);

          g_string_append_printf (text, "%s%s", j > 1 ? "/" : "", value ? value : "?");
        }
      (*n_units)++;
      *n_steps += is_step;
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

void
bal_sequence_report_add_steps (BalReport *report,
                               BalTableBuilder *builder,
                               const BalSummaryGroup *group,
                               const BalSummaryGroup *entry,
                               guint number)
{
  guint n_attributes = bal_sequence_report_get_n_attributes (report);
  g_autoptr (GPtrArray) components = bal_summary_key_split (entry->key);
  gint64 step = 0;

  for (guint i = 2; i < components->len; i += n_attributes + 1)
    {
      BalReportRow row = bal_report_begin_row (report, builder, group);

      step += g_str_equal (g_ptr_array_index (components, i), BAL_SEQUENCE_NEW_STEP);
      bal_report_row_int (&row, number);
      bal_report_row_int (&row, step);
      for (guint j = 1; j <= n_attributes; j++)
        bal_report_row_text (&row, g_ptr_array_index (components, i + j));
      bal_report_row_int (&row, entry->counters[0]);
    }
}
