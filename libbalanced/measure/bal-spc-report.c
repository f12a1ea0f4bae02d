/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/measure/bal-spc-private.h"

#include <string.h>

#include "libbalanced/core/bal-findings-builder-private.h"
#include "libbalanced/core/bal-result-private.h"
#include "libbalanced/measure/bal-columns-private.h"

static const char *const RULES[] = { "none",
                                     "outside_high",
                                     "outside_low",
                                     "trend_high",
                                     "trend_low",
                                     "two_of_three_high",
                                     "two_of_three_low",
                                     "shift_high",
                                     "shift_low",
                                     NULL };
static const char *const TYPES[] = { "common_cause", "improvement", "concern", "neutral_high",
                                     "neutral_low",  "both",        "missing", NULL };
static const char *const DIRECTIONS[] = { "none", "high", "low", NULL };
static const char *const VARIATIONS[] = { "none",
                                          "common_cause",
                                          "improvement_high",
                                          "improvement_low",
                                          "concern_high",
                                          "concern_low",
                                          "neutral_high",
                                          "neutral_low",
                                          "both",
                                          NULL };
static const char *const ASSURANCES[] = { "none", "pass", "fail", "inconsistent", NULL };
static const char *const STATUSES[] = { "charted",   "too_few", "no_spread",
                                        "too_large", "refused", NULL };
static const char *const MET[] = { "none", "met", "not_met", NULL };

static BalTable *
make_points (BalSpcCharts *charts, GError **error)
{
  const BalSpcInput *input = charts->input;
  BalSpcPoints *points = &charts->points;
  gsize n = input->n_rows;
  g_auto (BalColumns) columns = BAL_COLUMNS_INIT (n, error);
  const char *const *names = (const char *const *) input->names;

  bal_columns_take_codes (&columns, "series", g_steal_pointer (&points->series), names,
                          BAL_COLUMN_ROLE_KEY);
  bal_columns_take_days (&columns, "day", g_memdup2 (input->days, n * sizeof (gint32)),
                         BAL_COLUMN_ROLE_KEY);
  bal_columns_take_values (&columns, "value", g_steal_pointer (&points->value), input->states);
  if (input->denominators)
    {
      bal_columns_take_values (&columns, "numerator",
                               g_memdup2 (input->values, n * sizeof (double)), input->states);
      bal_columns_take_values (&columns, "denominator",
                               g_memdup2 (input->denominators, n * sizeof (double)), input->states);
    }
  bal_columns_take_ints (&columns, "group", g_steal_pointer (&points->group));
  bal_columns_take_doubles (&columns, "centre", g_steal_pointer (&points->centre));
  bal_columns_take_doubles (&columns, "lower", g_steal_pointer (&points->lower));
  bal_columns_take_doubles (&columns, "upper", g_steal_pointer (&points->upper));
  bal_columns_take_doubles (&columns, "near_lower", g_steal_pointer (&points->near_lower));
  bal_columns_take_doubles (&columns, "near_upper", g_steal_pointer (&points->near_upper));
  bal_columns_take_doubles (&columns, "target", g_steal_pointer (&points->target));
  bal_columns_take_codes (&columns, "rule", g_steal_pointer (&points->rule), RULES,
                          BAL_COLUMN_ROLE_NONE);
  bal_columns_take_codes (&columns, "type", g_steal_pointer (&points->type), TYPES,
                          BAL_COLUMN_ROLE_NONE);
  bal_columns_take_codes (&columns, "outside", g_steal_pointer (&points->outside), DIRECTIONS,
                          BAL_COLUMN_ROLE_NONE);
  bal_columns_take_codes (&columns, "trend", g_steal_pointer (&points->trend), DIRECTIONS,
                          BAL_COLUMN_ROLE_NONE);
  bal_columns_take_codes (&columns, "two_of_three", g_steal_pointer (&points->two_of_three),
                          DIRECTIONS, BAL_COLUMN_ROLE_NONE);
  bal_columns_take_codes (&columns, "shift", g_steal_pointer (&points->shift), DIRECTIONS,
                          BAL_COLUMN_ROLE_NONE);
  return bal_columns_end (&columns, "points", input->synthetic);
}

#define GATHER_DOUBLE(type, member)                                   \
  bal_columns_gather_doubles (&columns, #member, rows, sizeof (type), \
                              G_STRUCT_OFFSET (type, member))
#define GATHER_INT(type, member, name) \
  bal_columns_gather_ints (&columns, name, rows, sizeof (type), G_STRUCT_OFFSET (type, member))
#define GATHER_DAY(type, member) \
  bal_columns_gather_days (&columns, #member, rows, sizeof (type), G_STRUCT_OFFSET (type, member))
#define GATHER_BOOLEAN(type, member)                                   \
  bal_columns_gather_booleans (&columns, #member, rows, sizeof (type), \
                               G_STRUCT_OFFSET (type, member))
#define GATHER_CODE(type, member, name, names)                                                   \
  bal_columns_gather_codes (&columns, name, rows, sizeof (type), G_STRUCT_OFFSET (type, member), \
                            names)

static BalTable *
make_groups (BalSpcCharts *charts, GError **error)
{
  const BalSpcInput *input = charts->input;
  gconstpointer rows = charts->groups->data;
  g_auto (BalColumns) columns = BAL_COLUMNS_INIT (charts->groups->len, error);
  GPtrArray *reasons = charts->plan->reasons;

  g_ptr_array_add (reasons, NULL);
  GATHER_CODE (BalSpcGroup, series, "series", (const char *const *) input->names);
  GATHER_INT (BalSpcGroup, number, "group");
  GATHER_DAY (BalSpcGroup, first_day);
  GATHER_DAY (BalSpcGroup, last_day);
  GATHER_INT (BalSpcGroup, n_rows, "points");
  GATHER_INT (BalSpcGroup, n_values, "values");
  GATHER_DOUBLE (BalSpcGroup, centre);
  bal_columns_gather_doubles (&columns,
                              charts->plan->spc->kind == BAL_SPC_KIND_XMR ? "mean_range" : "spread",
                              rows, sizeof (BalSpcGroup), G_STRUCT_OFFSET (BalSpcGroup, range));
  GATHER_DOUBLE (BalSpcGroup, lower);
  GATHER_DOUBLE (BalSpcGroup, upper);
  GATHER_DOUBLE (BalSpcGroup, near_lower);
  GATHER_DOUBLE (BalSpcGroup, near_upper);
  GATHER_BOOLEAN (BalSpcGroup, trial);
  GATHER_CODE (BalSpcGroup, status, "status", STATUSES);
  GATHER_CODE (BalSpcGroup, reason, "reason", (const char *const *) reasons->pdata);
  return bal_columns_end (&columns, "groups", input->synthetic);
}

static BalTable *
make_summary (BalSpcCharts *charts, GError **error)
{
  const BalSpcInput *input = charts->input;
  gconstpointer rows = charts->summaries;
  g_auto (BalColumns) columns = BAL_COLUMNS_INIT (input->n_series, error);
  guint32 *numbers = g_new (guint32, MAX (input->n_series, 1));

  for (guint32 i = 0; i < input->n_series; i++)
    numbers[i] = i;
  bal_columns_take_codes (&columns, "series", numbers, (const char *const *) input->names,
                          BAL_COLUMN_ROLE_KEY);
  GATHER_INT (BalSpcSummary, n_rows, "points");
  GATHER_INT (BalSpcSummary, n_values, "values");
  GATHER_INT (BalSpcSummary, n_groups, "groups");
  GATHER_DAY (BalSpcSummary, first_day);
  GATHER_DAY (BalSpcSummary, last_day);
  GATHER_DOUBLE (BalSpcSummary, last_value);
  GATHER_CODE (BalSpcSummary, variation, "variation", VARIATIONS);
  GATHER_CODE (BalSpcSummary, assurance, "assurance", ASSURANCES);
  GATHER_DOUBLE (BalSpcSummary, target);
  GATHER_CODE (BalSpcSummary, met, "target_met", MET);
  GATHER_DOUBLE (BalSpcSummary, centre);
  GATHER_DOUBLE (BalSpcSummary, lower);
  GATHER_DOUBLE (BalSpcSummary, upper);
  GATHER_BOOLEAN (BalSpcSummary, trial);
  GATHER_CODE (BalSpcSummary, status, "status", STATUSES);
  GATHER_INT (BalSpcSummary, n_special, "special_cause");
  GATHER_INT (BalSpcSummary, n_improvement, "improvement");
  GATHER_INT (BalSpcSummary, n_concern, "concern");
  return bal_columns_end (&columns, "summary", input->synthetic);
}

static void
note_refusal (BalFindingsBuilder *builder, guint32 remarks, guint64 row)
{
  if (remarks & BAL_SPC_HIDDEN)
    bal_findings_builder_add_row (builder, "spc-hidden-values", "summary", NULL, row);
  if (remarks & BAL_SPC_REPEATED)
    bal_findings_builder_add_row (builder, "spc-repeated-days", "summary", NULL, row);
  if (remarks & BAL_SPC_IMPOSSIBLE)
    bal_findings_builder_add_row (builder, "spc-impossible-values", "summary", NULL, row);
}

static void
note_dates (BalFindingsBuilder *builder, guint32 remarks, guint64 row)
{
  if (remarks & BAL_SPC_HAS_GAPS)
    bal_findings_builder_add_row (builder, "spc-missing-values", "summary", NULL, row);
  if (remarks & BAL_SPC_NO_DENOMINATOR)
    bal_findings_builder_add_row (builder, "spc-no-denominator", "summary", NULL, row);
  if (remarks & BAL_SPC_SKIPS_PERIODS)
    bal_findings_builder_add_row (builder, "spc-periods-without-rows", "summary", NULL, row);
  if (remarks & BAL_SPC_IRREGULAR)
    bal_findings_builder_add_row (builder, "spc-two-rows-in-a-period", "summary", NULL, row);
  if (remarks & BAL_SPC_REBASE_ABSENT)
    bal_findings_builder_add_row (builder, "spc-rebase-without-point", "summary", NULL, row);
  if (remarks & BAL_SPC_REBASE_MOVED)
    bal_findings_builder_add_row (builder, "spc-rebase-moved", "summary", NULL, row);
}

static void
note_limits (BalFindingsBuilder *builder, guint32 remarks, guint64 row)
{
  if (remarks & BAL_SPC_TRIAL)
    bal_findings_builder_add_row (builder, "spc-trial-limits", "summary", NULL, row);
  if (remarks & BAL_SPC_TOO_FEW)
    bal_findings_builder_add_row (builder, "spc-too-few-values", "summary", NULL, row);
  if (remarks & BAL_SPC_NO_SPREAD)
    bal_findings_builder_add_row (builder, "spc-no-spread", "summary", NULL, row);
  if (remarks & BAL_SPC_TOO_LARGE)
    bal_findings_builder_add_row (builder, "spc-too-large", "summary", NULL, row);
}

static BalFindings *
make_findings (const BalSpcCharts *charts)
{
  g_autoptr (BalFindingsBuilder) builder = bal_findings_builder_new ();

  if (charts->plan->spc->improvement == BAL_POLARITY_UNKNOWN)
    bal_findings_builder_add (builder, "spc-improvement-unknown", NULL, NULL, NULL, 0);
  for (guint i = 0; i < charts->input->n_series; i++)
    {
      guint32 remarks = charts->summaries[i].remarks;

      if (remarks == 0)
        continue;
      note_refusal (builder, remarks, i);
      note_dates (builder, remarks, i);
      note_limits (builder, remarks, i);
    }
  return bal_findings_builder_end (g_steal_pointer (&builder));
}

BalResult *
bal_spc_report (BalSpcCharts *charts, GError **error)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func (g_object_unref);
  BalTable *(*const makers[]) (BalSpcCharts *, GError **) = { make_summary, make_points,
                                                              make_groups };
  BalResultInfo info = { .name = "spc", .as_at = BAL_DAY_NONE };

  for (guint i = 0; i < G_N_ELEMENTS (makers); i++)
    {
      BalTable *table = makers[i](charts, error);

      if (table == NULL)
        return NULL;
      g_ptr_array_add (tables, table);
    }
  info.synthetic = charts->input->synthetic;
  info.options = bal_spc_plan_describe (charts->plan);
  return bal_result_new_take (&info, g_steal_pointer (&tables), make_findings (charts));
}
