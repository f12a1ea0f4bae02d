/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-report-private.h"
#include "libbalanced/statistics/bal-interval-private.h"

/* Tables with a row for each child, or for each thing that a child has: from records. */
BalTableBuilder *
bal_report_begin_list (BalReport *self,
                       const char *name,
                       const BalReportColumn *columns,
                       guint n_columns)
{
  BalTableBuilder *builder = bal_table_builder_new (name);

  for (guint i = 0; i < n_columns; i++)
    bal_table_builder_add_column (builder, columns[i].name, columns[i].kind, columns[i].role,
                                  columns[i].unit);
  return builder;
}

void
bal_report_end_list (BalReport *self, BalTableBuilder *builder, BalBasis basis)
{
  g_ptr_array_add (self->tables, bal_table_builder_end (builder, basis, self->as_at, self->period,
                                                        self->summary->synthetic));
}

/* The key of a record is the identifier, and the source where it takes both to name a child. */
void
bal_report_row_child (BalReportRow *row, const BalSummaryRecord *record)
{
  g_autoptr (GPtrArray) key = bal_summary_key_split (record->key);

  bal_report_row_text (row, key->len > 0 ? g_ptr_array_index (key, 0) : NULL);
  if (key->len > 1)
    bal_report_row_text (row, g_ptr_array_index (key, 1));
  else
    bal_report_row_state (row, BAL_VALUE_STATE_NOT_APPLICABLE);
}

/* A share with the ends of its 95 % interval (Wilson), in three columns. */
void
bal_report_row_share (BalReportRow *row, gint64 numerator, gint64 denominator)
{
  BalEstimate share;

  bal_report_row_ratio (row, numerator, denominator);
  if (denominator == 0)
    {
      bal_report_row_state (row, BAL_VALUE_STATE_NOT_APPLICABLE);
      bal_report_row_state (row, BAL_VALUE_STATE_NOT_APPLICABLE);
      return;
    }
  share = bal_interval_wilson ((double) numerator, (double) denominator, 0.95);
  bal_report_row_double (row, share.lower);
  bal_report_row_double (row, share.upper);
}
