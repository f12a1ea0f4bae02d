/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/chart/bal-chart.h"

#include <math.h>
#include <string.h>

#include "libbalanced/base/bal-day-private.h"
#include "libbalanced/core/bal-error.h"
#include "libbalanced/core/bal-result.h"
#include "libbalanced/core/bal-table-builder-private.h"
#include "libbalanced/measure/bal-spc.h"
#include "libbalanced/measure/bal-statistics.h"
#include "tests/support/bal-test-golden.h"

static const double waiting[] = { 50, 47, 53, 49, 55, 46, 51, 48, 52, 99, 50, 49,
                                  38, 35, 40, 36, 33, 39, 34, 37, 36, 41, 35, 38 };

/* One point a month from April 2019 on. */
static BalTable *
make_series (const char *name, const double *values, guint n)
{
  BalTableBuilder *builder = bal_table_builder_new ("series");

  bal_table_builder_add_column (builder, "series", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL);
  bal_table_builder_add_column (builder, "day", BAL_COLUMN_KIND_DAY, BAL_COLUMN_ROLE_KEY, NULL);
  bal_table_builder_add_column (builder, "value", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE,
                                NULL);
  for (guint i = 0; i < n; i++)
    {
      bal_table_builder_append_text (builder, 0, name);
      bal_table_builder_append_day (
        builder, 1, bal_day_from_civil (2019 + (int) (i + 3) / 12, (int) (i + 3) % 12 + 1, 1));
      bal_table_builder_append_double (builder, 2, values[i]);
    }

  return bal_table_builder_end (builder, BAL_BASIS_NONE, BAL_DAY_NONE, NULL, FALSE);
}

static BalResult *
run (BalSpc *spc, const char *name, const double *values, guint n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BalTable) table = make_series (name, values, n);
  BalResult *result = bal_spc_run_table (spc, table, NULL, &error);

  g_assert_no_error (error);

  return result;
}

static BalChart *
draw (BalSpc *spc, const char *name, const double *values, guint n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BalResult) result = run (spc, name, values, n);
  BalChart *chart = bal_chart_new_spc (result, NULL, &error);

  g_assert_no_error (error);

  return chart;
}

static void
assert_says (BalChart *chart, const char *words)
{
  if (strstr (bal_chart_get_description (chart), words) == NULL)
    g_error ("“%s” is not in “%s”", words, bal_chart_get_description (chart));
}

static void
test_xmr (void)
{
  g_autoptr (GVariant) rebases =
    g_variant_ref_sink (g_variant_new_parsed ("{'2020-04-01': 'the second clinic opened'}"));
  g_autoptr (BalSpc) spc = g_object_new (BAL_TYPE_SPC, "improvement", BAL_POLARITY_DECREASE,
                                         "target", 30.0, "rebases", rebases, NULL);
  g_autoptr (BalChart) chart = draw (spc, "slt-nhs", waiting, G_N_ELEMENTS (waiting));
  const char *svg = bal_chart_get_svg (chart);

  g_assert_cmpstr (bal_chart_get_name (chart), ==, "spc-slt-nhs");
  assert_says (chart, "XmR chart, 1 April 2019 to 1 March 2021, 24 points.");
  assert_says (chart, "1 January 2020: 99, above the upper limit (concern)");
  assert_says (chart, "1: from 1 April 2020 on: the second clinic opened.");
  g_assert_nonnull (strstr (svg, "special cause: concern"));
  g_assert_nonnull (strstr (svg, "Figures as they were given"));
  bal_test_assert_golden ("chart-spc.svg", svg);
}

/* One way or the other, or neither: the marks differ in shape, and the words follow. */
static void
test_signals (void)
{
  g_autoptr (BalSpc) better =
    g_object_new (BAL_TYPE_SPC, "improvement", BAL_POLARITY_DECREASE, "target", 90.0, NULL);
  g_autoptr (BalSpc) worse =
    g_object_new (BAL_TYPE_SPC, "improvement", BAL_POLARITY_INCREASE, "target", 90.0, NULL);
  g_autoptr (BalSpc) neither = g_object_new (BAL_TYPE_SPC, NULL);
  g_autoptr (BalChart) improvement = draw (better, "a", waiting, G_N_ELEMENTS (waiting));
  g_autoptr (BalChart) concern = draw (worse, "a", waiting, G_N_ELEMENTS (waiting));
  g_autoptr (BalChart) neutral = draw (neither, "a", waiting, G_N_ELEMENTS (waiting));

  assert_says (improvement, "an improvement, low. Target 90: consistently met");
  assert_says (concern, "a concern, low. Target 90: consistently missed");
  assert_says (neutral, "at the last value: low. No target.");
  g_assert_nonnull (strstr (bal_chart_get_svg (neutral), "special cause: low"));
  g_assert_null (strstr (bal_chart_get_svg (neutral), "improvement"));
}

static void
test_run (void)
{
  g_autoptr (BalSpc) spc = g_object_new (BAL_TYPE_SPC, "kind", BAL_SPC_KIND_RUN, "improvement",
                                         BAL_POLARITY_DECREASE, NULL);
  g_autoptr (BalChart) chart = draw (spc, "slt-nhs", waiting, G_N_ELEMENTS (waiting));

  assert_says (chart, "Run chart");
  assert_says (chart, "The median is");
  g_assert_null (strstr (bal_chart_get_svg (chart), "limits of usual variation"));
  bal_test_assert_golden ("chart-run.svg", bal_chart_get_svg (chart));
}

/* What cannot be charted is drawn as far as it is known, and nothing is claimed. */
static void
test_little (void)
{
  const double nothing[] = { NAN, NAN };
  double same[20];
  g_autoptr (BalSpc) spc =
    g_object_new (BAL_TYPE_SPC, "improvement", BAL_POLARITY_DECREASE, "target", 3.0, NULL);
  g_autoptr (BalChart) one = draw (spc, "one", waiting, 1);
  g_autoptr (BalChart) none = draw (spc, "none", nothing, 2);
  g_autoptr (BalChart) flat = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    same[i] = 3;
  flat = draw (spc, "flat", same, G_N_ELEMENTS (same));
  assert_says (one, "1 point. The last value is 50");
  assert_says (one, "No limits");
  assert_says (none, "There are no values.");
  assert_says (flat, "No limits: the values do not differ. Target 3: nothing can be said.");
  g_assert_null (strstr (bal_chart_get_svg (none), "nan"));
}

static void
test_much (void)
{
  double values[500];
  g_autofree char *name = g_strnfill (300, 'x');
  g_autoptr (BalSpc) spc = g_object_new (BAL_TYPE_SPC, NULL);
  g_autoptr (BalChart) many = NULL;
  g_autoptr (BalChart) huge = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    values[i] = i % 7 + (i > 250 ? 2 : 0);
  many = draw (spc, name, values, G_N_ELEMENTS (values));
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    values[i] = i % 2 == 0 ? 1e308 : -1e308;
  huge = draw (spc, "huge", values, 20);

  g_assert_cmpuint (bal_chart_get_width (many), >, 480);
  g_assert_cmpuint (strlen (bal_chart_get_name (many)), <, 80);
  g_assert_null (strstr (bal_chart_get_svg (many), name));
  g_assert_null (strstr (bal_chart_get_svg (huge), "inf"));
  g_assert_null (strstr (bal_chart_get_svg (huge), "nan"));
}

static void
test_selection (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BalSpc) spc = g_object_new (BAL_TYPE_SPC, NULL);
  g_autoptr (BalResult) result = run (spc, "one & only", waiting, G_N_ELEMENTS (waiting));
  g_autoptr (BalChart) chart = bal_chart_new_spc (result, "one & only", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (bal_chart_get_title (chart), ==, "one & only");
  g_assert_true (g_str_has_prefix (bal_chart_get_name (chart), "spc-one-only-"));
  g_assert_null (bal_chart_new_spc (result, "another", &error));
  g_assert_error (error, BAL_ERROR, BAL_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_autoptr (BalResult) empty = g_object_new (BAL_TYPE_RESULT, NULL);

  g_assert_null (bal_chart_new_spc (empty, NULL, &error));
  g_assert_error (error, BAL_DATA_ERROR, BAL_DATA_ERROR_MISSING_COLUMN);
}

static BalTable *
make_shares (void)
{
  static const struct
  {
    const char *name;
    double numerator;
    double denominator;
  } rows[] = {
    { "Ashby", 31, 60 },    { "Bere", 190, 400 },      { "Carr", 700, 1000 }, { "Dunn", 49, 100 },
    { "Esk", 110, 250 },    { "Fell", 330, 640 },      { "Garth", 12, 20 },   { "Hythe", 280, 800 },
    { "Irth", 1020, 2000 }, { "Jura & Islay", 9, 30 }, { "Kelso", 205, 330 },
  };
  BalTableBuilder *builder = bal_table_builder_new ("shares");

  bal_table_builder_add_column (builder, "name", BAL_COLUMN_KIND_TEXT, BAL_COLUMN_ROLE_KEY, NULL);
  bal_table_builder_add_column (builder, "numerator", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE,
                                NULL);
  bal_table_builder_add_column (builder, "denominator", BAL_COLUMN_KIND_DOUBLE,
                                BAL_COLUMN_ROLE_NONE, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      bal_table_builder_append_text (builder, 0, rows[i].name);
      bal_table_builder_append_double (builder, 1, rows[i].numerator);
      bal_table_builder_append_double (builder, 2, rows[i].denominator);
    }

  return bal_table_builder_end (builder, BAL_BASIS_NONE, BAL_DAY_NONE, NULL, FALSE);
}

/* The places with the names of their rows. */
static BalTable *
name_places (BalTable *places, BalTable *named)
{
  g_autoptr (GListStore) columns = g_list_store_new (BAL_TYPE_COLUMN);
  g_autoptr (GError) error = NULL;
  BalTable *table = NULL;

  g_list_store_append (columns, bal_table_lookup_column (named, "name"));
  for (guint i = 0; i < bal_table_get_n_columns (places); i++)
    g_list_store_append (columns, bal_table_get_column (places, i));
  table = bal_table_new ("places", G_LIST_MODEL (columns), BAL_BASIS_NONE, BAL_DAY_NONE, NULL,
                         FALSE, &error);
  g_assert_no_error (error);

  return table;
}

static void
test_funnel (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BalStatistics) statistics = g_object_new (BAL_TYPE_STATISTICS, NULL);
  g_autoptr (BalTable) shares = make_shares ();
  g_autoptr (BalTable) places = bal_statistics_funnel_places (statistics, shares, &error);
  g_autoptr (BalTable) named = name_places (places, shares);
  g_autoptr (BalTable) limits = bal_statistics_overdispersion_limits (statistics, shares, &error);
  g_autoptr (BalChart) chart = bal_chart_new_funnel (named, limits, &error);
  g_autoptr (BalChart) bare = NULL;

  g_assert_no_error (error);
  assert_says (chart, "Funnel of 11 shares");
  assert_says (chart, "Very high: Carr 70%");
  assert_says (chart, "Very low: Hythe 35%");
  g_assert_nonnull (strstr (bal_chart_get_svg (chart), "variance between areas"));
  bal_test_assert_golden ("chart-funnel.svg", bal_chart_get_svg (chart));

  bare = bal_chart_new_funnel (places, NULL, &error);
  g_assert_no_error (error);
  assert_says (bare, "row 3 70%");
  g_assert_null (strstr (bal_chart_get_svg (bare), "variance between areas"));
  g_assert_null (bal_chart_new_funnel (shares, NULL, &error));
  g_assert_error (error, BAL_DATA_ERROR, BAL_DATA_ERROR_MISSING_COLUMN);
}

static BalTable *
make_goals (guint n)
{
  static const double before[] = { -1, -2, -1, 0, NAN };
  static const double after[] = { 0, 1, -1, -1, NAN };
  static const char *const names[] = { "Asks for help in class", "Tells a story of three events",
                                       "Follows two-part instructions at home and at school",
                                       "Joins a game", NULL };
  BalTableBuilder *builder = bal_table_builder_new ("goals");

  bal_table_builder_add_column (builder, "goal", BAL_COLUMN_KIND_TEXT, BAL_COLUMN_ROLE_NONE, NULL);
  bal_table_builder_add_column (builder, "before", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE,
                                NULL);
  bal_table_builder_add_column (builder, "after", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE,
                                NULL);
  for (guint i = 0; i < n; i++)
    {
      bal_table_builder_append_text (builder, 0, names[i % 5]);
      bal_table_builder_append_double (builder, 1, before[i % 5]);
      bal_table_builder_append_double (builder, 2, after[i % 5]);
    }

  return bal_table_builder_end (builder, BAL_BASIS_NONE, BAL_DAY_NONE, NULL, TRUE);
}

static void
test_goals (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BalStatistics) statistics = g_object_new (BAL_TYPE_STATISTICS, NULL);
  g_autoptr (BalTable) goals = make_goals (5);
  g_autoptr (BalTable) change = bal_statistics_goal_changes (statistics, goals, &error);
  g_autoptr (BalChart) chart = bal_chart_new_goals (goals, change, &error);
  g_autoptr (BalTable) many = make_goals (25);
  g_autoptr (BalChart) cut = NULL;

  g_assert_no_error (error);
  assert_says (chart, "T before ");
  assert_says (chart, "Asks for help in class: before -1, after 0.");
  assert_says (chart, "Goal 5: before not scored, after not scored.");
  bal_test_assert_golden ("chart-goals.svg", bal_chart_get_svg (chart));
  cut = bal_chart_new_goals (many, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (bal_chart_get_svg (cut), "5 more goals are not drawn"));
  g_assert_null (bal_chart_new_goals (change, NULL, &error));
  g_assert_error (error, BAL_DATA_ERROR, BAL_DATA_ERROR_MISSING_COLUMN);
}

static BalTable *
make_years (const double *values, guint n)
{
  BalTableBuilder *builder = bal_table_builder_new ("years");

  bal_table_builder_add_column (builder, "x", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL);
  bal_table_builder_add_column (builder, "value", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE,
                                NULL);
  for (guint i = 0; i < n; i++)
    {
      bal_table_builder_append_double (builder, 0, 2012 + i);
      bal_table_builder_append_double (builder, 1, values[i]);
    }

  return bal_table_builder_end (builder, BAL_BASIS_NONE, BAL_DAY_NONE, NULL, FALSE);
}

static void
test_curve (void)
{
  static const double values[] = { 40, 42.5, 43, 45.5, 46, 48.5, 47, 45, 43.5, 41 };
  g_autoptr (GError) error = NULL;
  g_autoptr (BalStatistics) statistics =
    g_object_new (BAL_TYPE_STATISTICS, "baseline", 6, "higher-is-better", FALSE, NULL);
  g_autoptr (BalTable) years = make_years (values, G_N_ELEMENTS (values));
  g_autoptr (BalTable) points = bal_statistics_curve_points (statistics, years, &error);
  g_autoptr (BalTable) curve = bal_statistics_curves (statistics, years, &error);
  g_autoptr (BalTable) one = make_years (values, 1);
  g_autoptr (BalTable) point = bal_statistics_curve_points (statistics, one, &error);
  g_autoptr (BalChart) chart = bal_chart_new_curve (points, curve, &error);
  g_autoptr (BalChart) little = NULL;

  g_assert_no_error (error);
  assert_says (chart, "The curve has turned");
  assert_says (chart, " 2021: 41, forecast ");
  g_assert_nonnull (strstr (bal_chart_get_svg (chart), ">2020</text>"));
  g_assert_nonnull (strstr (bal_chart_get_svg (chart), "its prediction interval"));
  bal_test_assert_golden ("chart-curve.svg", bal_chart_get_svg (chart));

  little = bal_chart_new_curve (point, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (strstr (bal_chart_get_svg (little), "its prediction interval"));
  g_assert_null (strstr (bal_chart_get_svg (little), "nan"));
  g_assert_null (bal_chart_new_curve (curve, NULL, &error));
  g_assert_error (error, BAL_DATA_ERROR, BAL_DATA_ERROR_MISSING_COLUMN);
}

static void
test_board (void)
{
  static const char *const rows[][2] = {
    { "Children seen by the service", "quantity-effort" },
    { "Plans that were issued within twenty weeks of the request", "quality-effort" },
    { "Referrals", "quantity-effort" },
    { "Share with reliable improvement", "quality-effect" },
    { "Something else", NULL },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (BalTable) table = NULL;
  g_autoptr (BalChart) chart = NULL;
  BalTableBuilder *builder = bal_table_builder_new ("measures");

  bal_table_builder_add_column (builder, "measure", BAL_COLUMN_KIND_TEXT, BAL_COLUMN_ROLE_KEY,
                                NULL);
  bal_table_builder_add_column (builder, "quadrant", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE,
                                NULL);
  bal_table_builder_add_column (builder, "value", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE,
                                NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      bal_table_builder_append_text (builder, 0, rows[i][0]);
      bal_table_builder_append_text (builder, 1, rows[i][1]);
      bal_table_builder_append_double (builder, 2, i == 2 ? NAN : 1000 * i + 0.5);
    }
  table = bal_table_builder_end (builder, BAL_BASIS_NONE, BAL_DAY_NONE, NULL, FALSE);
  chart = bal_chart_new_board (table, NULL, &error);

  g_assert_no_error (error);
  assert_says (chart, "How many are better off: 0.");
  assert_says (chart, "How much was done: 2 (Children seen by the service: 0.5; Referrals: ");
  assert_says (chart, "Without a quadrant: 1.");
  g_assert_nonnull (strstr (bal_chart_get_svg (chart), "none: a gap"));
  bal_test_assert_golden ("chart-board.svg", bal_chart_get_svg (chart));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart-measures/xmr", test_xmr);
  g_test_add_func ("/chart-measures/signals", test_signals);
  g_test_add_func ("/chart-measures/run", test_run);
  g_test_add_func ("/chart-measures/little", test_little);
  g_test_add_func ("/chart-measures/much", test_much);
  g_test_add_func ("/chart-measures/selection", test_selection);
  g_test_add_func ("/chart-measures/board", test_board);
  g_test_add_func ("/chart-measures/curve", test_curve);
  g_test_add_func ("/chart-measures/funnel", test_funnel);
  g_test_add_func ("/chart-measures/goals", test_goals);

  return g_test_run ();
}
