/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-sequence-private.h"

#include <string.h>

/* What a report knows of its entries while it is made. */
typedef struct
{
  const char *const *key; /* borrowed; attributes */
  guint n_attributes;
  GHashTable *lists; /* owned; by kind and group, arrays of BalSequenceItem */
} Extra;

static void
clear_item (gpointer data)
{
  BalSequenceItem *item = data;

  g_clear_pointer (&item->components, g_ptr_array_unref);
}

/* The kind and the group are the first two components of the key, and end at the second
 * separator. */
static char *
dup_head (const char *key)
{
  const char *at = strchr (key, '\x1f');
  const char *end = at ? strchr (at + 1, '\x1f') : NULL;

  return end ? g_strndup (key, (gsize) (end - key)) : g_strdup (key);
}

void
bal_sequence_report_begin (BalReport *report, const char *const *key)
{
  Extra *extra = g_new0 (Extra, 1);
  GPtrArray *entries = report->summary->entries;

  extra->key = key;
  extra->n_attributes = g_strv_length ((char **) key);
  extra->lists =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  for (guint i = 0; i < entries->len; i++)
    {
      BalSequenceItem item = { g_ptr_array_index (entries, i), NULL };
      g_autofree char *head = dup_head (item.entry->key);
      GArray *list = g_hash_table_lookup (extra->lists, head);

      if (!list)
        {
          list = g_array_new (FALSE, FALSE, sizeof (BalSequenceItem));
          g_array_set_clear_func (list, clear_item);
          g_hash_table_insert (extra->lists, g_steal_pointer (&head), list);
        }
      g_array_append_val (list, item);
    }
  report->extra = extra;
}

void
bal_sequence_report_end (BalReport *report)
{
  Extra *extra = g_steal_pointer (&report->extra);

  g_hash_table_unref (extra->lists);
  g_free (extra);
}

guint
bal_sequence_report_get_n_attributes (const BalReport *report)
{
  return ((const Extra *) report->extra)->n_attributes;
}

const char *
bal_sequence_report_get_attribute (const BalReport *report, guint i)
{
  return ((const Extra *) report->extra)->key[i];
}

GArray *
bal_sequence_report_lookup (BalReport *report, const char *kind, const char *group)
{
  const Extra *extra = report->extra;
  g_autoptr (GString) head = g_string_new (NULL);

  bal_summary_key_append (head, kind);
  bal_summary_key_append (head, group);
  return g_hash_table_lookup (extra->lists, head->str);
}

static int
compare_items (gconstpointer a, gconstpointer b, gpointer data)
{
  const BalSequenceItem *left = a, *right = b;
  const BalReport *report = data;
  const Extra *extra = report->extra;

  for (guint i = 2; i < left->components->len; i++)
    {
      int order = bal_report_compare_values (report, extra->key[(i - 2) % extra->n_attributes],
                                             g_ptr_array_index (left->components, i),
                                             g_ptr_array_index (right->components, i));

      if (order != 0)
        return order;
    }
  return 0;
}

GArray *
bal_sequence_report_list (BalReport *report, const char *kind, const char *group)
{
  GArray *list = bal_sequence_report_lookup (report, kind, group);

  if (!list)
    return NULL;
  for (guint i = 0; i < list->len; i++)
    {
      BalSequenceItem *item = &g_array_index (list, BalSequenceItem, i);

      if (!item->components)
        item->components = bal_summary_key_split (item->entry->key);
    }
  g_array_sort_with_data (list, compare_items, report);
  return list;
}

void
bal_sequence_report_put_keys (BalReportRow *row, const BalSequenceItem *item)
{
  for (guint i = 2; i < item->components->len; i++)
    bal_report_row_text (row, g_ptr_array_index (item->components, i));
}

static void
add_rows (BalReport *report,
          const BalReportTable *base,
          BalTableBuilder *builder,
          const BalSummaryGroup *group)
{
  const BalSequenceTable *table = (const BalSequenceTable *) base;
  GArray *list = bal_sequence_report_list (report, table->kind, group->key);

  for (guint i = 0; list && i < list->len; i++)
    {
      const BalSequenceItem *item = &g_array_index (list, BalSequenceItem, i);
      BalReportRow row = bal_report_begin_row (report, builder, group);

      bal_sequence_report_put_keys (&row, item);
      table->put (table, &row, item->entry, group);
    }
}

void
bal_sequence_report_add_table (BalReport *report, const BalSequenceTable *table)
{
  const Extra *extra = report->extra;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (BalReportColumn));
  BalSequenceTable with_keys = *table;

  g_array_append_vals (columns, table->table.columns, table->n_before);
  for (guint i = 0; table->prefixes[i]; i++)
    for (guint j = 0; j < extra->n_attributes; j++)
      {
        char *name = g_strconcat (table->prefixes[i], extra->key[j], NULL);
        BalReportColumn column = { name, BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL };

        g_ptr_array_add (names, name);
        g_array_append_val (columns, column);
      }
  g_array_append_vals (columns, table->table.columns + table->n_before,
                       table->table.n_columns - table->n_before);
  with_keys.table.columns = (const BalReportColumn *) columns->data;
  with_keys.table.n_columns = columns->len;
  if (table->put)
    with_keys.table.add_rows = add_rows;
  bal_report_add_table (report, &with_keys.table);
}

void
bal_sequence_report_find_left_out (BalReport *report,
                                   const char *subject,
                                   guint counter,
                                   guint most)
{
  const BalFindingFigure figures[] = {
    { "count", (double) bal_report_get_total (report)->counters[counter] },
    { "most", most },
  };

  if (figures[0].value > 0)
    bal_findings_builder_add (report->findings, "pairs-left-out", subject, NULL, figures,
                              G_N_ELEMENTS (figures));
}

void
bal_sequence_report_find_longer (BalReport *report,
                                 const char *subject,
                                 guint counter,
                                 guint children,
                                 guint longest)
{
  const BalSummaryGroup *total = bal_report_get_total (report);
  const BalFindingFigure figures[] = {
    { "count", (double) total->counters[counter] },
    { "children", (double) total->counters[children] },
    { "longest", longest },
  };

  if (figures[0].value > 0)
    bal_findings_builder_add (report->findings, "pathways-longer", subject, NULL, figures,
                              G_N_ELEMENTS (figures));
}
