/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/review/bal-review-private.h"

#include "libbalanced/base/bal-day-private.h"
#include "libbalanced/core/bal-column.h"
#include "libbalanced/core/bal-finding.h"
#include "libbalanced/core/bal-period.h"
#include "libbalanced/core/bal-version.h"
#include "libbalanced/document/bal-json-writer-private.h"
#include "libbalanced/review/bal-review-plan-private.h"

static void
add_member (BalJsonWriter *writer, const char *name, const char *text)
{
  bal_json_writer_name (writer, name);
  bal_json_writer_add_text (writer, text);
}

static void
add_day (BalJsonWriter *writer, const char *name, gint32 day)
{
  g_autofree char *text = day != BAL_DAY_NONE ? bal_day_to_text (day) : NULL;

  add_member (writer, name, text);
}

static void
add_period (BalJsonWriter *writer, BalPeriod *period)
{
  g_autofree char *text = period != NULL ? bal_period_to_text (period) : NULL;

  add_member (writer, "period", text);
}

static void
add_boolean (BalJsonWriter *writer, const char *name, gboolean value)
{
  bal_json_writer_name (writer, name);
  bal_json_writer_add_boolean (writer, value);
}

static const char *
get_nick (GType type, int value)
{
  g_autoptr (GEnumClass) values = g_type_class_ref (type);
  const GEnumValue *found = g_enum_get_value (values, value);

  return found != NULL ? found->value_nick : NULL;
}

static void
write_figures (BalJsonWriter *writer, BalFinding *finding)
{
  g_auto (GStrv) names = bal_finding_dup_figure_names (finding);

  bal_json_writer_name (writer, "figures");
  bal_json_writer_begin_object (writer);
  for (guint i = 0; names[i] != NULL; i++)
    {
      double figure = 0;

      if (!bal_finding_get_figure (finding, names[i], &figure))
        continue;
      bal_json_writer_name (writer, names[i]);
      bal_json_writer_add_figure (writer, figure);
    }
  bal_json_writer_end_object (writer);
}

static void
write_finding (BalJsonWriter *writer, BalFinding *finding)
{
  g_autofree char *message = bal_finding_dup_message (finding, NULL, "en");

  bal_json_writer_begin_object (writer);
  add_member (writer, "code", bal_finding_get_code (finding));
  add_member (writer, "severity",
              get_nick (BAL_TYPE_SEVERITY, (int) bal_finding_get_severity (finding)));
  add_member (writer, "subject", bal_finding_get_subject (finding));
  if (bal_finding_get_column (finding) != NULL)
    add_member (writer, "column", bal_finding_get_column (finding));
  bal_json_writer_name (writer, "count");
  bal_json_writer_add_integer (writer, (gint64) bal_finding_get_count (finding));
  if (bal_finding_get_origin (finding) != NULL)
    add_member (writer, "origin", bal_finding_get_origin (finding));
  if (bal_finding_get_source (finding) != NULL)
    add_member (writer, "source", bal_finding_get_source (finding));
  write_figures (writer, finding);
  add_member (writer, "message", message);
  bal_json_writer_end_object (writer);
}

static void
write_findings (BalJsonWriter *writer, BalFindings *findings)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (findings));

  bal_json_writer_name (writer, "findings");
  bal_json_writer_begin_array (writer);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (BalFinding) finding = g_list_model_get_item (G_LIST_MODEL (findings), i);

      write_finding (writer, finding);
    }
  bal_json_writer_end_array (writer);
}

static void
write_column (BalJsonWriter *writer, BalColumn *column)
{
  bal_json_writer_begin_object (writer);
  add_member (writer, "name", bal_column_get_name (column));
  add_member (writer, "kind", get_nick (BAL_TYPE_COLUMN_KIND, (int) bal_column_get_kind (column)));
  add_member (writer, "role", get_nick (BAL_TYPE_COLUMN_ROLE, (int) bal_column_get_role (column)));
  if (bal_column_get_unit (column) != NULL)
    add_member (writer, "unit", bal_column_get_unit (column));
  bal_json_writer_end_object (writer);
}

static void
write_cell (BalJsonWriter *writer, BalColumn *column, guint64 row)
{
  g_autofree char *day = NULL;

  if (!bal_value_state_has_value (bal_column_get_state (column, row)))
    {
      bal_json_writer_add_null (writer);
      return;
    }

  switch (bal_column_get_kind (column))
    {
    case BAL_COLUMN_KIND_BOOLEAN:
      bal_json_writer_add_boolean (writer, bal_column_get_boolean (column, row));
      break;
    case BAL_COLUMN_KIND_INT64:
      bal_json_writer_add_integer (writer, bal_column_get_int64 (column, row));
      break;
    case BAL_COLUMN_KIND_DOUBLE:
      bal_json_writer_add_figure (writer, bal_column_get_double (column, row));
      break;
    case BAL_COLUMN_KIND_DAY:
      day = bal_day_to_text (bal_column_get_day (column, row));
      bal_json_writer_add_text (writer, day);
      break;
    case BAL_COLUMN_KIND_CODE:
    case BAL_COLUMN_KIND_TEXT:
      bal_json_writer_add_text (writer, bal_column_get_text (column, row));
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
write_rows (BalJsonWriter *writer, BalTable *table)
{
  bal_json_writer_name (writer, "rows");
  bal_json_writer_begin_array (writer);
  for (guint64 row = 0; row < bal_table_get_n_rows (table); row++)
    {
      bal_json_writer_begin_line_array (writer);
      for (guint i = 0; i < bal_table_get_n_columns (table); i++)
        write_cell (writer, bal_table_get_column (table, i), row);
      bal_json_writer_end_array (writer);
    }
  bal_json_writer_end_array (writer);
}

/* Only of the cells that are not plain values: [row, column, state], both counted from 0. */
static void
write_states (BalJsonWriter *writer, BalTable *table)
{
  bal_json_writer_name (writer, "states");
  bal_json_writer_begin_array (writer);
  for (guint64 row = 0; row < bal_table_get_n_rows (table); row++)
    for (guint i = 0; i < bal_table_get_n_columns (table); i++)
      {
        BalValueState state = bal_column_get_state (bal_table_get_column (table, i), row);

        if (state == BAL_VALUE_STATE_VALUE)
          continue;
        bal_json_writer_begin_line_array (writer);
        bal_json_writer_add_integer (writer, (gint64) row);
        bal_json_writer_add_integer (writer, i);
        bal_json_writer_add_text (writer, bal_value_state_to_nick (state));
        bal_json_writer_end_array (writer);
      }
  bal_json_writer_end_array (writer);
}

static void
write_table (BalJsonWriter *writer, BalTable *table)
{
  bal_json_writer_begin_object (writer);
  add_member (writer, "name", bal_table_get_name (table));
  add_member (writer, "basis", get_nick (BAL_TYPE_BASIS, (int) bal_table_get_basis (table)));
  add_day (writer, "as_at", bal_table_get_as_at (table));
  add_period (writer, bal_table_get_period (table));
  add_boolean (writer, "synthetic", bal_table_get_synthetic (table));
  bal_json_writer_name (writer, "columns");
  bal_json_writer_begin_array (writer);
  for (guint i = 0; i < bal_table_get_n_columns (table); i++)
    write_column (writer, bal_table_get_column (table, i));
  bal_json_writer_end_array (writer);
  write_rows (writer, table);
  write_states (writer, table);
  bal_json_writer_end_object (writer);
}

static void
write_options (BalJsonWriter *writer, BalResult *result)
{
  GVariant *options = bal_result_get_options (result);
  GVariantIter iter;
  const char *name = NULL;
  const char *value = NULL;

  bal_json_writer_name (writer, "options");
  bal_json_writer_begin_object (writer);
  if (options != NULL)
    {
      g_variant_iter_init (&iter, options);
      while (g_variant_iter_next (&iter, "{&s&s}", &name, &value))
        add_member (writer, name, value);
    }
  bal_json_writer_end_object (writer);
}

static void
write_result (BalJsonWriter *writer, BalResult *result)
{
  GListModel *tables = bal_result_get_tables (result);

  bal_json_writer_begin_object (writer);
  add_member (writer, "name", bal_result_get_name (result));
  add_member (writer, "framework_version", bal_result_get_framework_version (result));
  add_member (writer, "input_digest", bal_result_get_input_digest (result));
  add_boolean (writer, "synthetic", bal_result_get_synthetic (result));
  write_options (writer, result);
  bal_json_writer_name (writer, "tables");
  bal_json_writer_begin_line_array (writer);
  for (guint i = 0; i < g_list_model_get_n_items (tables); i++)
    {
      g_autoptr (BalTable) table = g_list_model_get_item (tables, i);

      bal_json_writer_add_text (writer, bal_table_get_name (table));
    }
  bal_json_writer_end_array (writer);
  bal_json_writer_end_object (writer);
}

static void
write_missing (BalJsonWriter *writer, BalReview *self)
{
  g_auto (GStrv) names = bal_review_dup_missing_tables (self);

  bal_json_writer_name (writer, "missing_tables");
  bal_json_writer_begin_array (writer);
  for (guint i = 0; names[i] != NULL; i++)
    {
      const BalReviewPlan *plan = bal_review_lookup_plan (names[i]);

      bal_json_writer_begin_object (writer);
      add_member (writer, "name", plan->name);
      add_member (writer, "would_add", plan->adds);
      add_member (writer, "needs", plan->needs);
      bal_json_writer_end_object (writer);
    }
  bal_json_writer_end_array (writer);
}

static void
write_area (BalJsonWriter *writer, BalArea *area)
{
  bal_json_writer_name (writer, "area");
  if (area == NULL)
    {
      bal_json_writer_add_null (writer);
      return;
    }
  bal_json_writer_begin_object (writer);
  add_member (writer, "code", bal_area_get_code (area));
  add_member (writer, "name", bal_area_get_name (area));
  bal_json_writer_end_object (writer);
}

/* Only a comparison has one. */
static void
write_before (BalJsonWriter *writer, BalReview *before)
{
  if (before == NULL)
    return;
  bal_json_writer_name (writer, "before");
  bal_json_writer_begin_object (writer);
  add_day (writer, "as_at", bal_review_get_as_at (before));
  add_period (writer, bal_review_get_period (before));
  bal_json_writer_end_object (writer);
}

char *
bal_review_write_json (BalReview *self, const char *policy)
{
  g_autoptr (BalJsonWriter) writer = bal_json_writer_new ();
  GListModel *results = bal_review_get_results (self);
  GListModel *tables = bal_review_get_tables (self);

  bal_json_writer_begin_object (writer);
  add_member (writer, "format", BAL_REVIEW_FORMAT);
  add_member (writer, "library_version", BAL_VERSION_S);
  write_area (writer, bal_review_get_area (self));
  add_day (writer, "as_at", bal_review_get_as_at (self));
  add_period (writer, bal_review_get_period (self));
  write_before (writer, bal_review_get_before (self));
  add_boolean (writer, "synthetic", bal_review_get_synthetic (self));
  add_member (writer, "release", bal_review_get_release (self, policy));
  write_findings (writer, bal_review_get_findings (self));
  bal_json_writer_name (writer, "results");
  bal_json_writer_begin_array (writer);
  for (guint i = 0; i < g_list_model_get_n_items (results); i++)
    {
      g_autoptr (BalResult) result = g_list_model_get_item (results, i);

      write_result (writer, result);
    }
  bal_json_writer_end_array (writer);
  bal_json_writer_name (writer, "tables");
  bal_json_writer_begin_array (writer);
  for (guint i = 0; i < g_list_model_get_n_items (tables); i++)
    {
      g_autoptr (BalTable) table = g_list_model_get_item (tables, i);

      write_table (writer, table);
    }
  bal_json_writer_end_array (writer);
  write_missing (writer, self);
  bal_json_writer_end_object (writer);

  return bal_json_writer_end (writer);
}
