/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-journey-state-private.h"

#include <string.h>

#include "libbalanced/core/bal-result-private.h"
#include "libbalanced/core/bal-table-builder-private.h"
#include "libbalanced/journey/bal-report-private.h"
#include "libbalanced/journey/bal-unit-private.h"

static const BalReportColumn unit_columns[] = {
  { "state", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "units", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "units" },
};

static const BalReportColumn cell_columns[] = {
  { "strand", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "level", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "units", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "units" },
};

static const BalReportColumn agency_columns[] = {
  { "agency", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "units", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "units" },
};

static const BalReportColumn wait_columns[] = {
  { "episode_id", BAL_COLUMN_KIND_TEXT, BAL_COLUMN_ROLE_IDENTIFIER, NULL },
  { "strand", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "level", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "stage", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "agency", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "requested_date", BAL_COLUMN_KIND_DAY, BAL_COLUMN_ROLE_NONE, NULL },
  { "wait_days", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_TOTAL, "days" },
  { "idle_days", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_TOTAL, "days" },
};

static BalTableBuilder *
begin_table (const char *name, const BalReportColumn *columns, guint n_columns)
{
  BalTableBuilder *builder = bal_table_builder_new (name);

  for (guint i = 0; i < n_columns; i++)
    bal_table_builder_add_column (builder, columns[i].name, columns[i].kind, columns[i].role,
                                  columns[i].unit);
  return builder;
}

static BalTable *
end_table (const BalJourneyState *self, BalTableBuilder *builder, BalBasis basis)
{
  return bal_table_builder_end (builder, basis, self->as_at, NULL, self->log->synthetic);
}

/* The columns that say what a cell is. */
static void
put_cell (const BalJourneyState *self, BalReportRow *row, int strand, int level)
{
  bal_report_row_text (row, bal_report_get_code (self->log->strands, strand));
  bal_report_row_text (row, bal_report_get_code (self->log->levels, level));
}

static BalTable *
make_units (const BalJourneyState *self)
{
  static const char *const names[] = { "rejected", "timed",  "withdrawn",
                                       "waiting",  "future", "undated" };
  BalTableBuilder *builder = begin_table ("units", unit_columns, G_N_ELEMENTS (unit_columns));

  for (guint i = BAL_UNIT_TIMED; i < G_N_ELEMENTS (names); i++)
    {
      BalReportRow row = { builder, 0 };

      bal_report_row_text (&row, names[i]);
      bal_report_row_int (&row, self->n_units[i]);
    }
  return end_table (self, builder, BAL_BASIS_NONE);
}

static BalTable *
make_cells (const BalJourneyState *self)
{
  BalTableBuilder *builder =
    begin_table ("active_cells", cell_columns, G_N_ELEMENTS (cell_columns));
  guint width = self->log->scheme.n_levels + 1u;

  for (guint i = 0; i < self->cells->len; i++)
    {
      const BalJourneyStateActive *cell = &g_array_index (self->cells, BalJourneyStateActive, i);
      BalReportRow row = { builder, 0 };

      put_cell (self, &row, (int) (cell->code / width) - 1, (int) (cell->code % width) - 1);
      bal_report_row_int (&row, cell->n_units);
    }
  return end_table (self, builder, BAL_BASIS_ACTIVE);
}

/* By name: codes are in the order in which rows came. */
static int
compare_agencies (gconstpointer a, gconstpointer b, gpointer names)
{
  return strcmp (bal_interner_get (names, ((const BalJourneyStateActive *) a)->code),
                 bal_interner_get (names, ((const BalJourneyStateActive *) b)->code));
}

/* Names move when more come: they are read under the lock. */
static BalTable *
make_agencies (const BalJourneyState *self)
{
  BalTableBuilder *builder =
    begin_table ("active_agencies", agency_columns, G_N_ELEMENTS (agency_columns));
  g_autoptr (GArray) agencies = g_array_copy (self->agencies);

  g_array_sort_with_data (agencies, compare_agencies, self->log->agencies);
  for (guint i = 0; i < agencies->len; i++)
    {
      const BalJourneyStateActive *agency = &g_array_index (agencies, BalJourneyStateActive, i);
      BalReportRow row = { builder, 0 };

      bal_report_row_text (&row, bal_interner_get (self->log->agencies, agency->code));
      bal_report_row_int (&row, agency->n_units);
    }
  return end_table (self, builder, BAL_BASIS_ACTIVE);
}

static void
put_wait (const BalJourneyState *self, BalTableBuilder *builder, const BalJourneyStateWait *wait)
{
  const BalJourneyLogRow *unit = &wait->row;
  BalReportRow row = { builder, 0 };
  g_autofree char *number = unit->id ? NULL : g_strdup_printf ("%u", unit->row);
  int stage = unit->stage == BAL_EPISODES_NO_CODE8 ? -1 : unit->stage;
  const char *agency = NULL;

  if (unit->agency >= 0)
    agency = bal_interner_get (self->log->agencies, (guint32) unit->agency);
  bal_report_row_text (&row, unit->id ? unit->id : number);
  put_cell (self, &row, unit->strand, unit->level);
  bal_report_row_text (&row, bal_report_get_code (self->log->stages, stage));
  bal_report_row_text (&row, agency);
  bal_report_row_day (&row, bal_episodes_to_day (unit->requested));
  bal_report_row_int (&row, wait->days);
  if (wait->idle_days < 0)
    bal_report_row_state (&row, BAL_VALUE_STATE_MISSING);
  else
    bal_report_row_int (&row, wait->idle_days);
}

static BalTable *
make_waits (const BalJourneyState *self)
{
  BalTableBuilder *builder =
    begin_table ("running_waits", wait_columns, G_N_ELEMENTS (wait_columns));

  for (guint i = 0; i < self->waits->len; i++)
    put_wait (self, builder, &g_array_index (self->waits, BalJourneyStateWait, i));
  return end_table (self, builder, BAL_BASIS_WAITING);
}

/**
 * bal_journey_state_to_result:
 * @self: a state
 *
 * Makes tables of the state.
 *
 * They are `units` (how many are in which state), `active_cells`, `active_agencies` and
 * `running_waits`, which holds identifiers of episodes: it is about one child, and never
 * published. A row number stands in for a missing identifier.
 *
 * Returns: (transfer full): the tables and findings
 *
 * Since: 0.1
 */
BalResult *
bal_journey_state_to_result (BalJourneyState *self)
{
  BalResultInfo info = { .name = "journey_state" };
  GPtrArray *tables;

  g_return_val_if_fail (BAL_IS_JOURNEY_STATE (self), NULL);

  tables = g_ptr_array_new_with_free_func (g_object_unref);
  info.as_at = self->as_at;
  if (self->log)
    {
      g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->log->mutex);

      info.synthetic = self->log->synthetic;
      g_ptr_array_add (tables, make_units (self));
      g_ptr_array_add (tables, make_cells (self));
      g_ptr_array_add (tables, make_agencies (self));
      g_ptr_array_add (tables, make_waits (self));
    }
  return bal_result_new_take (&info, tables, self->findings ? g_object_ref (self->findings) : NULL);
}
