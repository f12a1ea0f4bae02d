/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/measure/bal-spc.h"

#include <math.h>

#include "libbalanced/base/bal-random-private.h"
#include "libbalanced/core/bal-column.h"
#include "libbalanced/core/bal-error.h"
#include "libbalanced/core/bal-finding.h"
#include "libbalanced/core/bal-findings.h"
#include "libbalanced/core/bal-result.h"
#include "libbalanced/core/bal-series.h"
#include "libbalanced/core/bal-table-builder-private.h"

#define FIRST_DAY 18262 /* 2020-01-01 */

/* One a day from 2020-01-01. */
static BalSeries *
make_series (const char *name, const double *values, gsize n)
{
  g_autofree gint32 *days = g_new (gint32, MAX (n, 1));

  for (gsize i = 0; i < n; i++)
    days[i] = FIRST_DAY + (gint32) i;
  return bal_series_new (name, NULL, BAL_FREQUENCY_DAY, days, values, NULL, n);
}

/* Takes the series, and the options. */
static BalResult *
run_one (BalSpc *spc, BalSeries *series, GError **error)
{
  g_autoptr (GListStore) list = g_list_store_new (BAL_TYPE_SERIES);
  BalResult *result;

  g_list_store_append (list, series);
  result = bal_spc_run (spc, G_LIST_MODEL (list), NULL, error);
  g_object_unref (series);
  g_object_unref (spc);
  return result;
}

static BalResult *
chart (BalSpc *spc, const double *values, gsize n)
{
  g_autoptr (GError) error = NULL;
  BalResult *result = run_one (spc, make_series ("one", values, n), &error);

  g_assert_no_error (error);
  return result;
}

static BalColumn *
column_of (BalResult *result, const char *table, const char *column)
{
  BalColumn *found = bal_table_lookup_column (bal_result_lookup_table (result, table), column);

  g_assert_nonnull (found);
  return found;
}

static double
number_of (BalResult *result, const char *table, const char *column, guint64 row)
{
  BalColumn *found = column_of (result, table, column);

  return bal_column_has_value (found, row) ? bal_column_get_double (found, row) : NAN;
}

static const char *
word_of (BalResult *result, const char *table, const char *column, guint64 row)
{
  return bal_column_get_text (column_of (result, table, column), row);
}

static guint64
count_words (BalResult *result, const char *column, const char *word)
{
  BalColumn *found = column_of (result, "points", column);
  guint64 count = 0;

  for (guint64 row = 0; row < bal_column_get_n_rows (found); row++)
    count += g_str_equal (bal_column_get_text (found, row), word);
  return count;
}

static gboolean
has_finding (BalResult *result, const char *code)
{
  g_autoptr (BalFinding) finding = bal_findings_lookup (bal_result_get_findings (result), code);

  return finding != NULL;
}

static BalSpc *
make_spc (BalSpcPreset preset)
{
  return bal_spc_new (BAL_SPC_KIND_XMR, preset, BAL_POLARITY_INCREASE);
}

static void
expect_limits (BalResult *result, double mean, double lower, double upper)
{
  g_assert_cmpfloat_with_epsilon (number_of (result, "summary", "centre", 0), mean, 5e-5);
  g_assert_cmpfloat_with_epsilon (number_of (result, "summary", "lower", 0), lower, 5e-5);
  g_assert_cmpfloat_with_epsilon (number_of (result, "summary", "upper", 0), upper, 5e-5);
  g_object_unref (result);
}

static const double PEAK[] = { 1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1 };

static void
test_golden (void)
{
  const double rise[] = { 0, 1, 2, 3, 4, 5, 6, 7 };
  const double both[] = { 10, 12, 10, 11, 9, 10, 11, 10, 9, 11, 10, 12, 13, 14, 15, 16, 17, 18 };
  const double sides[] = { 5, 6, 5, 6, 5, 6, 7, 7, 7, 7, 7, 7, 7, 8 };
  const double five[] = { 10, 12, 11, 14, 9 };
  BalResult *result;

  expect_limits (chart (make_spc (BAL_SPC_PRESET_NHSR), PEAK, 18), 1.9444, -0.7156, 4.6044);
  expect_limits (chart (make_spc (BAL_SPC_PRESET_MDC), PEAK, 18), 1.9444, -3.0626, 6.9515);
  expect_limits (chart (g_object_new (BAL_TYPE_SPC, "factor", 3 / 1.128, NULL), PEAK, 18), 1.9444,
                 -0.7151, 4.6040);
  expect_limits (chart (make_spc (BAL_SPC_PRESET_WA), five, 5), 11.2, 3.8862, 18.5138);

  result = chart (make_spc (BAL_SPC_PRESET_NHSR), rise, 8);
  g_assert_cmpuint (count_words (result, "rule", "trend_high"), ==, 6);
  g_assert_cmpstr (word_of (result, "points", "rule", 0), ==, "outside_low");
  g_assert_cmpstr (word_of (result, "points", "type", 0), ==, "concern");
  g_assert_true (has_finding (result, "spc-trial-limits"));
  expect_limits (result, 3.5, 0.84, 6.16);

  result = chart (make_spc (BAL_SPC_PRESET_NHSR), both, 18);
  g_assert_cmpuint (count_words (result, "rule", "shift_low"), ==, 10);
  g_assert_cmpuint (count_words (result, "rule", "trend_high"), ==, 5);
  g_assert_cmpuint (count_words (result, "rule", "outside_high"), ==, 3);
  g_assert_false (has_finding (result, "spc-trial-limits"));
  expect_limits (result, 12.1111, 8.6688, 15.5535);

  result = chart (make_spc (BAL_SPC_PRESET_NHSR), sides, 14);
  g_assert_cmpuint (count_words (result, "rule", "two_of_three_low"), ==, 3);
  g_assert_cmpuint (count_words (result, "rule", "shift_high"), ==, 7);
  g_assert_cmpuint (count_words (result, "rule", "outside_high"), ==, 1);
  expect_limits (result, 6.4286, 4.9963, 7.8609);
}

static void
test_presets (void)
{
  BalResult *result = chart (make_spc (BAL_SPC_PRESET_MDC), PEAK, 12);

  /* Under 13 points the tool shows neither limits nor icons. */
  g_assert_cmpstr (word_of (result, "summary", "variation", 0), ==, "none");
  g_assert_cmpstr (word_of (result, "summary", "status", 0), ==, "too_few");
  g_assert_true (has_finding (result, "spc-too-few-values"));
  g_object_unref (result);

  result = chart (g_object_new (BAL_TYPE_SPC, "preset", BAL_SPC_PRESET_MDC, "withheld-under", 0,
                                "screening", 3.267, NULL),
                  PEAK, 12);
  g_assert_cmpstr (word_of (result, "summary", "variation", 0), !=, "none");
  g_assert_true (has_finding (result, "spc-improvement-unknown"));
  g_object_unref (result);
}

static void
test_target (void)
{
  BalResult *result =
    chart (g_object_new (BAL_TYPE_SPC, "improvement", BAL_POLARITY_INCREASE, "target", 9.0, NULL),
           PEAK, 18);

  g_assert_cmpstr (word_of (result, "summary", "assurance", 0), ==, "fail");
  g_assert_cmpstr (word_of (result, "summary", "target_met", 0), ==, "not_met");
  g_object_unref (result);

  result =
    chart (g_object_new (BAL_TYPE_SPC, "improvement", BAL_POLARITY_DECREASE, "trajectory",
                         g_variant_new_parsed ("{'2020-01-02': 10.0, '2020-01-12': 0.0}"), NULL),
           PEAK, 18);
  g_assert_true (isnan (number_of (result, "points", "target", 0)));
  g_assert_cmpfloat_with_epsilon (number_of (result, "points", "target", 4), 7, 1e-12);
  g_assert_cmpfloat (number_of (result, "points", "target", 17), ==, 0);
  g_assert_cmpstr (word_of (result, "summary", "assurance", 0), ==, "inconsistent");
  g_assert_cmpstr (word_of (result, "summary", "target_met", 0), ==, "not_met");
  g_object_unref (result);
}

static BalSpc *
make_rebased (const char *rebases, gboolean snap)
{
  g_autoptr (GVariant) variant = g_variant_parse (NULL, rebases, NULL, NULL, NULL);

  return g_object_new (BAL_TYPE_SPC, "improvement", BAL_POLARITY_NEUTRAL, "rebases", variant,
                       "snap-rebases", snap, NULL);
}

static void
test_rebase (void)
{
  double values[24];
  g_autoptr (GError) error = NULL;
  BalResult *result;

  for (guint i = 0; i < 24; i++)
    values[i] = (i < 12 ? 10 : 20) + i % 3;
  result = chart (make_rebased ("{'2020-01-13': 'a second clinic opened'}", FALSE), values, 24);
  g_assert_cmpuint (bal_table_get_n_rows (bal_result_lookup_table (result, "groups")), ==, 2);
  g_assert_cmpfloat_with_epsilon (number_of (result, "groups", "centre", 1), 21, 1e-12);
  g_assert_cmpstr (word_of (result, "groups", "reason", 1), ==, "a second clinic opened");
  g_assert_cmpuint (count_words (result, "rule", "none"), ==, 24);
  g_assert_false (has_finding (result, "spc-rebase-without-point"));
  g_object_unref (result);

  result =
    chart (make_rebased ("{'2019-12-13': 'before', '2021-01-01': 'after'}", FALSE), values, 24);
  g_assert_cmpuint (bal_table_get_n_rows (bal_result_lookup_table (result, "groups")), ==, 1);
  g_assert_true (has_finding (result, "spc-rebase-without-point"));
  g_object_unref (result);

  result = chart (make_rebased ("{'2019-12-13': 'before'}", TRUE), values, 24);
  g_assert_true (has_finding (result, "spc-rebase-moved"));
  g_assert_cmpstr (word_of (result, "groups", "reason", 0), ==, "before");
  g_object_unref (result);

  g_assert_null (
    run_one (make_rebased ("{'2020-01-13': ' '}", FALSE), make_series ("one", values, 24), &error));
  g_assert_error (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT);
  g_clear_error (&error);
  g_assert_null (run_one (make_rebased ("{'other': {'2020-01-13': 'why'}}", FALSE),
                          make_series ("one", values, 24), &error));
  g_assert_error (error, BAL_ERROR, BAL_ERROR_NOT_FOUND);
}

/* Six points below and six above the mean, with one missing between those above. */
static BalResult *
chart_missing (BalSpcMissing missing, const char *const *empty, GError **error)
{
  double values[16];
  GVariant *periods = empty ? g_variant_new_strv (empty, -1) : NULL;

  for (guint i = 0; i < 16; i++)
    values[i] = i < 8 ? i % 2 : 10 + i % 2;
  values[12] = NAN;
  return run_one (g_object_new (BAL_TYPE_SPC, "missing", missing, "empty-periods", periods, NULL),
                  make_series ("one", values, 16), error);
}

static void
test_missing (void)
{
  const char *const empty[] = { "2020-01-10/2020-01-14", NULL };
  g_autoptr (GError) error = NULL;
  BalResult *result = chart_missing (BAL_SPC_MISSING_GAP, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (count_words (result, "shift", "high"), ==, 0);
  g_assert_cmpstr (word_of (result, "points", "type", 12), ==, "missing");
  g_assert_true (has_finding (result, "spc-missing-values"));
  g_object_unref (result);

  result = chart_missing (BAL_SPC_MISSING_OMIT, NULL, &error);
  g_assert_cmpuint (count_words (result, "shift", "high"), ==, 7);
  g_assert_true (has_finding (result, "spc-missing-values"));
  g_object_unref (result);

  result = chart_missing (BAL_SPC_MISSING_GAP, empty, &error);
  g_assert_cmpuint (count_words (result, "shift", "high"), ==, 7);
  g_assert_false (has_finding (result, "spc-missing-values"));
  g_object_unref (result);

  g_assert_null (chart_missing (BAL_SPC_MISSING_ERROR, NULL, &error));
  g_assert_error (error, BAL_DATA_ERROR, BAL_DATA_ERROR_BAD_VALUE);
}

/* A month without a row, which the neighbours do not join over. */
static void
test_periods (void)
{
  const gint32 days[] = { 18262, 18293, 18322, 18383, 18414, 18444, 18475, 18506, 18536 };
  const double values[] = { 1, 2, 3, 4, 5, 6, 7, 8, 9 };
  g_autoptr (GError) error = NULL;
  BalResult *result =
    run_one (make_spc (BAL_SPC_PRESET_NHSR),
             bal_series_new ("one", NULL, BAL_FREQUENCY_MONTH, days, values, NULL, 9), &error);

  g_assert_true (has_finding (result, "spc-periods-without-rows"));
  g_assert_cmpuint (count_words (result, "trend", "high"), ==, 0);
  g_assert_cmpuint (bal_table_get_n_rows (bal_result_lookup_table (result, "points")), ==, 9);
  g_object_unref (result);

  result =
    run_one (g_object_new (BAL_TYPE_SPC, "empty-periods",
                           g_variant_new_parsed ("['2020-04-01/2020-04-30']"), NULL),
             bal_series_new ("one", NULL, BAL_FREQUENCY_MONTH, days, values, NULL, 9), &error);
  g_assert_false (has_finding (result, "spc-periods-without-rows"));
  g_assert_cmpuint (count_words (result, "trend", "high"), ==, 9);
  g_object_unref (result);

  result =
    run_one (make_spc (BAL_SPC_PRESET_NHSR),
             bal_series_new ("one", NULL, BAL_FREQUENCY_YEAR, days, values, NULL, 9), &error);
  g_assert_true (has_finding (result, "spc-two-rows-in-a-period"));
  g_object_unref (result);
}

static void
expect_refused (BalSeries *series, const char *code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BalResult) result = run_one (make_spc (BAL_SPC_PRESET_NHSR), series, &error);

  g_assert_no_error (error);
  g_assert_true (has_finding (result, code));
  g_assert_cmpstr (word_of (result, "summary", "status", 0), ==, "refused");
  g_assert_cmpstr (word_of (result, "summary", "variation", 0), ==, "none");
  g_assert_true (isnan (number_of (result, "summary", "centre", 0)));
}

static void
expect_status (const double *values, gsize n, const char *status)
{
  g_autoptr (BalResult) result =
    chart (g_object_new (BAL_TYPE_SPC, "improvement", BAL_POLARITY_INCREASE, "target", 5.0, NULL),
           values, n);

  g_assert_cmpstr (word_of (result, "summary", "status", 0), ==, status);
  g_assert_cmpstr (word_of (result, "summary", "assurance", 0), ==, "none");
}

static void
test_hostile (void)
{
  const gint32 days[] = { 1, 2, 2, 3 };
  const gint32 mixed[] = { 4, 2, 1, 3 };
  const double values[] = { 1, 5, 2, 3 };
  const guint8 hidden[] = { 0, BAL_VALUE_STATE_SUPPRESSED, 0, 0 };
  const double constant[20] = { 0 };
  double step[20] = { 0 };
  const double huge[] = { 1e308, -1e308, 1e308, -1e308 };
  BalFrequency any = BAL_FREQUENCY_IRREGULAR;
  g_autoptr (GError) error = NULL;
  BalResult *result;

  expect_refused (bal_series_new ("a", NULL, any, days, values, NULL, 4), "spc-repeated-days");
  expect_refused (bal_series_new ("a", NULL, any, mixed, values, hidden, 4), "spc-hidden-values");
  step[10] = 1;
  expect_status (constant, 20, "no_spread");
  expect_status (step, 20, "no_spread");
  step[19] = step[18] = step[17] = step[16] = step[15] = step[14] = step[13] = step[12] = step[11] =
    1;
  expect_status (step, 20, "no_spread");
  expect_status (values, 1, "too_few");
  expect_status (values, 0, "too_few");
  expect_status (huge, 4, "too_large");

  /* Out of order is only out of order. */
  result = run_one (make_spc (BAL_SPC_PRESET_NHSR),
                    bal_series_new ("a", NULL, any, mixed, values, NULL, 4), &error);
  g_assert_cmpfloat (number_of (result, "points", "value", 3), ==, 1);
  g_object_unref (result);
}

static void
test_kinds (void)
{
  const gint32 days[] = { 1, 2, 3, 4, 5, 6 };
  const double some[] = { 3, 5, 4, 20, 0, 1 };
  const double all[] = { 30, 40, 50, 40, 0, 60 };
  g_autoptr (GError) error = NULL;
  BalSpc *spc = bal_spc_new (BAL_SPC_KIND_P, BAL_SPC_PRESET_NHSR, BAL_POLARITY_DECREASE);
  BalResult *result =
    run_one (spc, bal_series_new_ratio ("one", NULL, BAL_FREQUENCY_IRREGULAR, days, some, all, 6),
             &error);
  double mean = 33.0 / 220;

  g_assert_no_error (error);
  g_assert_cmpfloat_with_epsilon (number_of (result, "summary", "centre", 0), mean, 1e-15);
  g_assert_cmpfloat_with_epsilon (number_of (result, "points", "upper", 3),
                                  mean + 3 * sqrt (mean * (1 - mean) / 40), 1e-15);
  g_assert_cmpfloat_with_epsilon (number_of (result, "points", "near_upper", 3),
                                  mean + 2 * sqrt (mean * (1 - mean) / 40), 1e-15);
  g_assert_cmpfloat (number_of (result, "points", "lower", 3), ==, 0);
  g_assert_cmpstr (word_of (result, "points", "rule", 3), ==, "outside_high");
  g_assert_cmpstr (word_of (result, "points", "type", 3), ==, "concern");
  g_assert_cmpstr (word_of (result, "points", "type", 4), ==, "missing");
  g_assert_true (has_finding (result, "spc-no-denominator"));
  g_object_unref (result);

  /* A row that is left out shows no count where others show a share. */
  spc = g_object_new (BAL_TYPE_SPC, "kind", BAL_SPC_KIND_P, "missing", BAL_SPC_MISSING_OMIT, NULL);
  result =
    run_one (spc, bal_series_new_ratio ("one", NULL, BAL_FREQUENCY_IRREGULAR, days, some, all, 6),
             &error);
  g_assert_no_error (error);
  g_assert_true (isnan (number_of (result, "points", "value", 4)));
  g_assert_cmpfloat (number_of (result, "points", "value", 0), ==, 0.1);
  g_object_unref (result);

  spc = bal_spc_new (BAL_SPC_KIND_P, BAL_SPC_PRESET_NHSR, BAL_POLARITY_DECREASE);
  g_assert_null (run_one (spc, make_series ("one", some, 6), &error));
  g_assert_error (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT);

  for (BalSpcKind kind = BAL_SPC_KIND_C; kind <= BAL_SPC_KIND_T; kind++)
    {
      const double negative[] = { 1, -1, 3 };

      result = chart (bal_spc_new (kind, BAL_SPC_PRESET_NHSR, BAL_POLARITY_INCREASE), some, 6);
      g_assert_cmpstr (word_of (result, "summary", "status", 0), ==, "charted");
      g_assert_cmpfloat (number_of (result, "summary", "lower", 0), >=, 0);
      g_object_unref (result);
      result = chart (bal_spc_new (kind, BAL_SPC_PRESET_NHSR, BAL_POLARITY_INCREASE), negative, 3);
      g_assert_true (has_finding (result, "spc-impossible-values"));
      g_object_unref (result);
    }
}

static void
test_run_chart (void)
{
  double values[30];
  BalResult *result;

  for (guint i = 0; i < 30; i++)
    values[i] = (i < 15 ? 10 : 20) + i % 2;
  result =
    chart (bal_spc_new (BAL_SPC_KIND_RUN, BAL_SPC_PRESET_NHSR, BAL_POLARITY_INCREASE), values, 30);
  g_assert_cmpuint (bal_table_get_n_rows (bal_result_lookup_table (result, "groups")), ==, 2);
  g_assert_cmpfloat (number_of (result, "groups", "centre", 0), ==, 10);
  g_assert_cmpuint (count_words (result, "rule", "shift_high"), ==, 9);
  g_assert_cmpuint (count_words (result, "type", "improvement"), ==, 9);
  g_assert_true (isnan (number_of (result, "summary", "upper", 0)));
  g_object_unref (result);
}

/* Many series, in the order of days first: a table has to be sorted, a list has not. */
#define N_SERIES 700
#define N_DAYS 20

static BalTable *
make_table (const double *values)
{
  g_autoptr (BalTableBuilder) builder = bal_table_builder_new ("many");
  guint series = bal_table_builder_add_column (builder, "series", BAL_COLUMN_KIND_CODE,
                                               BAL_COLUMN_ROLE_KEY, NULL);
  guint day =
    bal_table_builder_add_column (builder, "day", BAL_COLUMN_KIND_DAY, BAL_COLUMN_ROLE_KEY, NULL);
  guint value = bal_table_builder_add_column (builder, "value", BAL_COLUMN_KIND_DOUBLE,
                                              BAL_COLUMN_ROLE_NONE, NULL);

  for (guint i = N_DAYS; i > 0; i--)
    for (guint each = 0; each < N_SERIES; each++)
      {
        g_autofree char *name = g_strdup_printf ("series %u", each);

        bal_table_builder_append_text (builder, series, name);
        bal_table_builder_append_day (builder, day, FIRST_DAY + (gint32) i - 1);
        bal_table_builder_append_double (builder, value, values[each * N_DAYS + i - 1]);
      }
  return bal_table_builder_end (g_steal_pointer (&builder), BAL_BASIS_NONE, FIRST_DAY, NULL, FALSE);
}

static void
test_many (void)
{
  g_autofree double *values = g_new (double, N_SERIES *N_DAYS);
  g_autoptr (GListStore) list = g_list_store_new (BAL_TYPE_SERIES);
  g_autoptr (BalTable) table = NULL;
  g_autoptr (BalSpc) single =
    g_object_new (BAL_TYPE_SPC, "n-threads", 1, "frequency", BAL_FREQUENCY_DAY, NULL);
  g_autoptr (BalSpc) several = g_object_new (BAL_TYPE_SPC, "n-threads", 4, NULL);
  g_autoptr (BalResult) from_table = NULL;
  g_autoptr (BalResult) from_list = NULL;
  g_autoptr (BalResult) selected = NULL;
  g_autoptr (GError) error = NULL;
  BalRandom random;

  bal_random_init (&random, 7, 1);
  for (gsize i = 0; i < N_SERIES * N_DAYS; i++)
    values[i] = bal_random_between (&random, 0, 100);
  table = make_table (values);
  for (guint i = 0; i < N_SERIES; i++)
    {
      g_autofree char *name = g_strdup_printf ("series %u", i);
      g_autoptr (BalSeries) series = make_series (name, values + i * N_DAYS, N_DAYS);

      g_list_store_append (list, series);
    }
  from_table = bal_spc_run_table (single, table, NULL, &error);
  g_assert_no_error (error);
  from_list = bal_spc_run (several, G_LIST_MODEL (list), NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 3; i++)
    {
      const char *const names[] = { "points", "groups", "summary" };

      g_assert_true (bal_table_equal (bal_result_lookup_table (from_table, names[i]),
                                      bal_result_lookup_table (from_list, names[i])));
    }

  selected = bal_spc_select (from_list, "series 600", &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (number_of (selected, "points", "value", 3), ==, values[600 * N_DAYS + 3]);
  g_assert_cmpuint (bal_table_get_n_rows (bal_result_lookup_table (selected, "points")), ==,
                    N_DAYS);
  g_assert_null (bal_spc_select (from_list, "none", &error));
  g_assert_error (error, BAL_ERROR, BAL_ERROR_NOT_FOUND);
}

static void
test_bare (void)
{
  g_autoptr (BalSpc) spc = g_object_new (BAL_TYPE_SPC, NULL);
  g_autoptr (GListStore) list = g_list_store_new (BAL_TYPE_SERIES);
  g_autoptr (BalTable) table = g_object_new (BAL_TYPE_TABLE, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (BalResult) result = bal_spc_run (spc, G_LIST_MODEL (list), NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (bal_table_get_n_rows (bal_result_lookup_table (result, "summary")), ==, 0);
  g_assert_null (bal_spc_run_table (spc, table, NULL, &error));
  g_assert_error (error, BAL_DATA_ERROR, BAL_DATA_ERROR_MISSING_COLUMN);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/spc/bare", test_bare);
  g_test_add_func ("/spc/golden", test_golden);
  g_test_add_func ("/spc/presets", test_presets);
  g_test_add_func ("/spc/target", test_target);
  g_test_add_func ("/spc/rebase", test_rebase);
  g_test_add_func ("/spc/missing", test_missing);
  g_test_add_func ("/spc/periods", test_periods);
  g_test_add_func ("/spc/hostile", test_hostile);
  g_test_add_func ("/spc/kinds", test_kinds);
  g_test_add_func ("/spc/run-chart", test_run_chart);
  g_test_add_func ("/spc/many", test_many);

  return g_test_run ();
}
