/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/measure/bal-statistics-private.h"

#include <math.h>

#include "libbalanced/statistics/bal-effect-private.h"
#include "libbalanced/statistics/bal-moments-private.h"
#include "libbalanced/statistics/bal-quantile-private.h"
#include "libbalanced/statistics/bal-trend-private.h"

static void
write_size (BalStatisticsWriter *writer, gsize n, gsize missing)
{
  bal_statistics_writer_begin (writer);
  bal_statistics_writer_count (writer, (gint64) n);
  bal_statistics_writer_count (writer, (gint64) missing);
}

/* The rows with a value, and their places: those given, or 1, 2, 3 ... of all rows. */
static gsize
take_places (const BalStatisticsRows *rows, double **columns, BalStatisticsRows *known)
{
  g_autofree double *places = g_new (double, MAX (rows->n, 1));
  BalStatisticsRows all = *rows;
  gsize missing;

  for (gsize i = 0; i < rows->n; i++)
    places[i] = (double) (i + 1);
  if (all.inputs[1] == NULL)
    all.inputs[1] = places;
  missing = bal_statistics_rows_complete (&all, 2, 2, columns, known);
  return missing;
}

static void
compute_quantile_groups (const BalStatisticsRows *rows, BalStatisticsWriter *writer)
{
  g_autofree guint *groups = g_new0 (guint, MAX (rows->n, 1));

  bal_quantile_groups (rows->inputs[0], rows->n, rows->options->n_groups,
                       rows->options->highest_first, groups);
  for (gsize i = 0; i < rows->n; i++)
    {
      bal_statistics_writer_begin (writer);
      bal_statistics_writer_number (writer, rows->inputs[0][i]);
      bal_statistics_writer_count (writer, groups[i] > 0 ? (gint64) groups[i] : -1);
    }
}

static const BalStatisticsOutput QUANTILE_GROUPS_OUTPUTS[] = {
  { "value", BAL_COLUMN_KIND_DOUBLE },
  { "quantile_group", BAL_COLUMN_KIND_INT64 },
};

static const BalStatisticsMethod QUANTILE_GROUPS = {
  "quantile_groups",
  BAL_STATISTICS_ROWS,
  { "value" },
  1,
  1,
  QUANTILE_GROUPS_OUTPUTS,
  G_N_ELEMENTS (QUANTILE_GROUPS_OUTPUTS),
  compute_quantile_groups,
};

/**
 * bal_statistics_quantile_groups:
 * @self: the options
 * @table: a table with the columns `value`
 * @error: return location for an error
 *
 * Sorts values into `n-groups` groups of equal size by rank; 1 has the lowest ones, or the highest
 * ones with `highest-first`.
 *
 * Equal values share their least rank. A missing value has none, and no value has one where there
 * are fewer of them than groups.
 *
 * Returns: (transfer full): a row for each row, in the order of groups; `row` says which;
 * [error@Balanced.DataError] where a column is missing or of the wrong kind
 *
 * Since: 0.1
 */
BalTable *
bal_statistics_quantile_groups (BalStatistics *self, BalTable *table, GError **error)
{
  return bal_statistics_run (self, &QUANTILE_GROUPS, table, error);
}

static void
compute_percentiles (const BalStatisticsRows *rows, BalStatisticsWriter *writer)
{
  static const double quartiles[] = { 0.25, 0.5, 0.75 };
  const BalStatistics *options = rows->options;
  gsize n_shares = G_N_ELEMENTS (quartiles);
  const double *shares =
    options->probabilities
      ? g_variant_get_fixed_array (options->probabilities, &n_shares, sizeof (double))
      : quartiles;
  g_autofree char *type = g_strdup_printf ("type %u", options->quantile_type);
  g_autofree double *columns = NULL;
  g_autofree double *found = g_new (double, MAX (n_shares, 1));
  BalStatisticsRows known;
  gsize missing = bal_statistics_rows_complete (rows, 1, 1, &columns, &known);
  BalStatisticStatus status = bal_quantiles (known.inputs[0], known.n, shares, (guint) n_shares,
                                             (BalQuantileType) options->quantile_type, found);

  for (gsize i = 0; i < n_shares; i++)
    {
      write_size (writer, known.n, missing);
      bal_statistics_writer_number (writer, shares[i]);
      bal_statistics_writer_number (writer, status == BAL_STATISTIC_OK ? found[i] : NAN);
      bal_statistics_writer_word (writer, type);
      bal_statistics_writer_status (writer, status);
    }
}

static const BalStatisticsOutput PERCENTILES_OUTPUTS[] = {
  { "n", BAL_COLUMN_KIND_INT64 },
  { "missing", BAL_COLUMN_KIND_INT64 },
  { "probability", BAL_COLUMN_KIND_DOUBLE },
  { "percentile", BAL_COLUMN_KIND_DOUBLE },
  { "type", BAL_COLUMN_KIND_CODE },
  { "status", BAL_COLUMN_KIND_CODE },
};

static const BalStatisticsMethod PERCENTILES = {
  "percentiles",
  BAL_STATISTICS_GROUP,
  { "value" },
  1,
  1,
  PERCENTILES_OUTPUTS,
  G_N_ELEMENTS (PERCENTILES_OUTPUTS),
  compute_percentiles,
};

/**
 * bal_statistics_percentiles:
 * @self: the options
 * @table: a table with the columns `value`
 * @error: return location for an error
 *
 * Computes the percentiles of `value` at the shares in `probabilities`, by the definition in
 * `quantile-type`.
 *
 * The definitions are those of Hyndman and Fan (1996), by their numbers: 7 is what R, NumPy and
 * Excel do unasked.
 *
 * Returns: (transfer full): rows for each group; [error@Balanced.DataError] where a
 *   column is missing or of the wrong kind
 *
 * Since: 0.1
 */
BalTable *
bal_statistics_percentiles (BalStatistics *self, BalTable *table, GError **error)
{
  return bal_statistics_run (self, &PERCENTILES, table, error);
}

static void
compute_descriptions (const BalStatisticsRows *rows, BalStatisticsWriter *writer)
{
  g_autofree double *columns = NULL;
  BalStatisticsRows known;
  gsize missing = bal_statistics_rows_complete (rows, 1, 1, &columns, &known);
  BalMoments moments = bal_moments (known.inputs[0], known.n);
  double lowest = NAN, highest = NAN;

  for (gsize i = 0; i < known.n; i++)
    {
      lowest = fmin (lowest, known.inputs[0][i]);
      highest = fmax (highest, known.inputs[0][i]);
    }
  write_size (writer, known.n, missing);
  bal_statistics_writer_number (writer, moments.mean);
  bal_statistics_writer_number (writer, moments.sd);
  bal_statistics_writer_number (writer, bal_median (known.inputs[0], known.n).value);
  bal_statistics_writer_number (writer, bal_median_deviation (known.inputs[0], known.n).value);
  bal_statistics_writer_number (writer, lowest);
  bal_statistics_writer_number (writer, highest);
  bal_statistics_writer_status (writer, moments.status);
}

static const BalStatisticsOutput DESCRIPTIONS_OUTPUTS[] = {
  { "n", BAL_COLUMN_KIND_INT64 },       { "missing", BAL_COLUMN_KIND_INT64 },
  { "mean", BAL_COLUMN_KIND_DOUBLE },   { "sd", BAL_COLUMN_KIND_DOUBLE },
  { "median", BAL_COLUMN_KIND_DOUBLE }, { "median_deviation", BAL_COLUMN_KIND_DOUBLE },
  { "lowest", BAL_COLUMN_KIND_DOUBLE }, { "highest", BAL_COLUMN_KIND_DOUBLE },
  { "status", BAL_COLUMN_KIND_CODE },
};

static const BalStatisticsMethod DESCRIPTIONS = {
  "descriptions",
  BAL_STATISTICS_GROUP,
  { "value" },
  1,
  1,
  DESCRIPTIONS_OUTPUTS,
  G_N_ELEMENTS (DESCRIPTIONS_OUTPUTS),
  compute_descriptions,
};

/**
 * bal_statistics_descriptions:
 * @self: the options
 * @table: a table with the columns `value`
 * @error: return location for an error
 *
 * Describes `value` in each group: mean, standard deviation, median, median deviation from it.
 *
 * Returns: (transfer full): a row for each group; [error@Balanced.DataError] where a
 *   column is missing or of the wrong kind
 *
 * Since: 0.1
 */
BalTable *
bal_statistics_descriptions (BalStatistics *self, BalTable *table, GError **error)
{
  return bal_statistics_run (self, &DESCRIPTIONS, table, error);
}

static void
compute_trends (const BalStatisticsRows *rows, BalStatisticsWriter *writer)
{
  g_autofree double *columns = NULL;
  BalStatisticsRows known;
  gsize missing = take_places (rows, &columns, &known);
  BalTrendLine line = bal_trend_line (known.inputs[1], known.inputs[0], known.n);
  BalMannKendall test = bal_mann_kendall (known.inputs[0], known.n);

  write_size (writer, known.n, missing);
  bal_statistics_writer_number (writer, line.slope);
  bal_statistics_writer_number (writer, line.intercept);
  bal_statistics_writer_number (writer, line.slope_error);
  bal_statistics_writer_number (writer, line.p);
  bal_statistics_writer_number (writer, line.r_squared);
  bal_statistics_writer_number (writer,
                                bal_theil_sen (known.inputs[1], known.inputs[0], known.n).value);
  bal_statistics_writer_number (writer, test.s);
  bal_statistics_writer_number (writer, test.variance);
  bal_statistics_writer_number (writer, test.z);
  bal_statistics_writer_number (writer, test.p);
  bal_statistics_writer_status (writer, line.status);
  bal_statistics_writer_status (writer, line.test_status);
  bal_statistics_writer_status (writer, test.status);
}

static const BalStatisticsOutput TRENDS_OUTPUTS[] = {
  { "n", BAL_COLUMN_KIND_INT64 },
  { "missing", BAL_COLUMN_KIND_INT64 },
  { "slope", BAL_COLUMN_KIND_DOUBLE },
  { "intercept", BAL_COLUMN_KIND_DOUBLE },
  { "slope_error", BAL_COLUMN_KIND_DOUBLE },
  { "p", BAL_COLUMN_KIND_DOUBLE },
  { "r_squared", BAL_COLUMN_KIND_DOUBLE },
  { "theil_sen", BAL_COLUMN_KIND_DOUBLE },
  { "mann_kendall_s", BAL_COLUMN_KIND_DOUBLE },
  { "mann_kendall_variance", BAL_COLUMN_KIND_DOUBLE },
  { "mann_kendall_z", BAL_COLUMN_KIND_DOUBLE },
  { "mann_kendall_p", BAL_COLUMN_KIND_DOUBLE },
  { "status", BAL_COLUMN_KIND_CODE },
  { "test_status", BAL_COLUMN_KIND_CODE },
  { "mann_kendall_status", BAL_COLUMN_KIND_CODE },
};

static const BalStatisticsMethod TRENDS = {
  "trends",       BAL_STATISTICS_GROUP,          { "value", "x" }, 1, 2,
  TRENDS_OUTPUTS, G_N_ELEMENTS (TRENDS_OUTPUTS), compute_trends,
};

/**
 * bal_statistics_trends:
 * @self: the options
 * @table: a table with the columns `value`, and perhaps `x`
 * @error: return location for an error
 *
 * Looks for a trend: a straight line by least squares, the median slope of Theil and Sen, and the
 * test of Mann and Kendall.
 *
 * Without `x` rows stand at 1, 2, 3, and so on. The line has a test from three points on, Mann and
 * Kendall from four.
 *
 * Returns: (transfer full): a row for each group; [error@Balanced.DataError] where a
 *   column is missing or of the wrong kind
 *
 * Since: 0.1
 */
BalTable *
bal_statistics_trends (BalStatistics *self, BalTable *table, GError **error)
{
  return bal_statistics_run (self, &TRENDS, table, error);
}

static void
compute_forecasts (const BalStatisticsRows *rows, BalStatisticsWriter *writer)
{
  g_autofree double *columns = NULL;
  BalStatisticsRows known;
  double last = -INFINITY;
  BalTrendLine line;

  take_places (rows, &columns, &known);
  line = bal_trend_line (known.inputs[1], known.inputs[0], known.n);
  for (gsize i = 0; i < known.n; i++)
    last = fmax (last, known.inputs[1][i]);
  for (guint step = 1; step <= rows->options->ahead; step++)
    {
      bal_statistics_writer_begin (writer);
      bal_statistics_writer_number (writer, last + step);
      bal_statistics_writer_estimate (writer, bal_trend_forecast (&line, last + step,
                                                                  rows->options->confidence));
    }
}

static const BalStatisticsOutput FORECASTS_OUTPUTS[] = {
  { "x", BAL_COLUMN_KIND_DOUBLE },     { "forecast", BAL_COLUMN_KIND_DOUBLE },
  { "lower", BAL_COLUMN_KIND_DOUBLE }, { "upper", BAL_COLUMN_KIND_DOUBLE },
  { "status", BAL_COLUMN_KIND_CODE },  { "interval_status", BAL_COLUMN_KIND_CODE },
};

static const BalStatisticsMethod FORECASTS = {
  "forecasts",
  BAL_STATISTICS_GROUP,
  { "value", "x" },
  1,
  2,
  FORECASTS_OUTPUTS,
  G_N_ELEMENTS (FORECASTS_OUTPUTS),
  compute_forecasts,
};

/**
 * bal_statistics_forecasts:
 * @self: the options
 * @table: a table with the columns `value`, and perhaps `x`
 * @error: return location for an error
 *
 * Continues the straight line of a trend by `ahead` steps, with prediction intervals.
 *
 * The steps are of 1 from the last x on.
 *
 * Returns: (transfer full): rows for each group; [error@Balanced.DataError] where a
 *   column is missing or of the wrong kind
 *
 * Since: 0.1
 */
BalTable *
bal_statistics_forecasts (BalStatistics *self, BalTable *table, GError **error)
{
  return bal_statistics_run (self, &FORECASTS, table, error);
}

static void
write_effect (BalStatisticsWriter *writer, const BalGroupsEffect *effect, const BalRankTest *ranks)
{
  const double figures[] = { effect->mean_a,
                             effect->mean_b,
                             effect->sd_a,
                             effect->sd_b,
                             effect->difference.value,
                             effect->difference.lower,
                             effect->difference.upper,
                             effect->cohens_d,
                             effect->hedges_g,
                             effect->correction,
                             effect->approximate,
                             effect->g_variance,
                             effect->glass_delta,
                             effect->welch_t,
                             effect->welch_degrees,
                             effect->welch_p,
                             ranks->statistic,
                             ranks->p,
                             ranks->cliffs_delta };

  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    bal_statistics_writer_number (writer, figures[i]);
}

static void
compute_two_group_effects (const BalStatisticsRows *rows, BalStatisticsWriter *writer)
{
  g_autofree double *columns = NULL;
  BalStatisticsRows known;
  gsize missing = bal_statistics_rows_complete (rows, 2, 2, &columns, &known);
  g_autofree double *a = g_new (double, MAX (known.n, 1));
  g_autofree double *b = g_new (double, MAX (known.n, 1));
  gsize n_a = 0, n_b = 0;
  double first = known.n > 0 ? known.inputs[1][0] : NAN;
  double second = NAN;
  gboolean too_many = FALSE;
  BalGroupsEffect effect;
  BalRankTest ranks;

  for (gsize i = 0; i < known.n; i++)
    {
      if (known.inputs[1][i] == first)
        {
          a[n_a++] = known.inputs[0][i];
          continue;
        }
      too_many = too_many || (!isnan (second) && known.inputs[1][i] != second);
      second = known.inputs[1][i];
      b[n_b++] = known.inputs[0][i];
    }
  if (too_many)
    n_a = n_b = 0;
  effect = bal_effect_groups (a, n_a, b, n_b, rows->options->confidence);
  ranks = bal_rank_test_groups (a, n_a, b, n_b);
  bal_statistics_writer_begin (writer);
  bal_statistics_writer_word (writer, isnan (first)
                                        ? NULL
                                        : bal_statistics_writer_get_label (writer, (guint) first));
  bal_statistics_writer_word (writer, isnan (second)
                                        ? NULL
                                        : bal_statistics_writer_get_label (writer, (guint) second));
  bal_statistics_writer_count (writer, (gint64) n_a);
  bal_statistics_writer_count (writer, (gint64) n_b);
  bal_statistics_writer_count (writer, (gint64) missing);
  write_effect (writer, &effect, &ranks);
  bal_statistics_writer_status (writer, too_many ? BAL_STATISTIC_TOO_MANY : effect.status);
}

static const BalStatisticsOutput TWO_GROUP_EFFECTS_OUTPUTS[] = {
  { "group_a", BAL_COLUMN_KIND_CODE },
  { "group_b", BAL_COLUMN_KIND_CODE },
  { "n_a", BAL_COLUMN_KIND_INT64 },
  { "n_b", BAL_COLUMN_KIND_INT64 },
  { "missing", BAL_COLUMN_KIND_INT64 },
  { "mean_a", BAL_COLUMN_KIND_DOUBLE },
  { "mean_b", BAL_COLUMN_KIND_DOUBLE },
  { "sd_a", BAL_COLUMN_KIND_DOUBLE },
  { "sd_b", BAL_COLUMN_KIND_DOUBLE },
  { "difference", BAL_COLUMN_KIND_DOUBLE },
  { "lower", BAL_COLUMN_KIND_DOUBLE },
  { "upper", BAL_COLUMN_KIND_DOUBLE },
  { "cohens_d", BAL_COLUMN_KIND_DOUBLE },
  { "hedges_g", BAL_COLUMN_KIND_DOUBLE },
  { "hedges_correction", BAL_COLUMN_KIND_DOUBLE },
  { "hedges_correction_approximate", BAL_COLUMN_KIND_DOUBLE },
  { "hedges_g_variance", BAL_COLUMN_KIND_DOUBLE },
  { "glass_delta", BAL_COLUMN_KIND_DOUBLE },
  { "welch_t", BAL_COLUMN_KIND_DOUBLE },
  { "welch_degrees", BAL_COLUMN_KIND_DOUBLE },
  { "welch_p", BAL_COLUMN_KIND_DOUBLE },
  { "mann_whitney_u", BAL_COLUMN_KIND_DOUBLE },
  { "mann_whitney_p", BAL_COLUMN_KIND_DOUBLE },
  { "cliffs_delta", BAL_COLUMN_KIND_DOUBLE },
  { "status", BAL_COLUMN_KIND_CODE },
};

static const BalStatisticsMethod TWO_GROUP_EFFECTS = {
  "two_group_effects",
  BAL_STATISTICS_GROUP,
  { "value", "#group" },
  2,
  2,
  TWO_GROUP_EFFECTS_OUTPUTS,
  G_N_ELEMENTS (TWO_GROUP_EFFECTS_OUTPUTS),
  compute_two_group_effects,
};

/**
 * bal_statistics_two_group_effects:
 * @self: the options
 * @table: a table with the columns `value`, `group`
 * @error: return location for an error
 *
 * Compares the values of two groups, a less b: every effect size under its own name, and the tests
 * of Welch and of Mann and Whitney.
 *
 * The two labels in `group` are a and b in the order in which they first appear.
 *
 * Returns: (transfer full): a row for each group; [error@Balanced.DataError] where a
 *   column is missing or of the wrong kind
 *
 * Since: 0.1
 */
BalTable *
bal_statistics_two_group_effects (BalStatistics *self, BalTable *table, GError **error)
{
  return bal_statistics_run (self, &TWO_GROUP_EFFECTS, table, error);
}

static void
compute_paired_effects (const BalStatisticsRows *rows, BalStatisticsWriter *writer)
{
  BalPairsEffect effect =
    bal_effect_pairs (rows->inputs[0], rows->inputs[1], rows->n, rows->options->confidence);
  BalRankTest ranks = bal_rank_test_pairs (rows->inputs[0], rows->inputs[1], rows->n);
  const double figures[] = { effect.change.value,
                             effect.change.lower,
                             effect.change.upper,
                             effect.sd_change,
                             effect.r,
                             effect.d_z,
                             effect.d_pre,
                             effect.d_av,
                             effect.d_rm,
                             effect.t,
                             effect.p,
                             ranks.statistic,
                             ranks.p };

  write_size (writer, effect.n, effect.n_incomplete);
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    bal_statistics_writer_number (writer, figures[i]);
  bal_statistics_writer_status (writer, effect.status);
}

static const BalStatisticsOutput PAIRED_EFFECTS_OUTPUTS[] = {
  { "pairs", BAL_COLUMN_KIND_INT64 },        { "missing_pairs", BAL_COLUMN_KIND_INT64 },
  { "mean_change", BAL_COLUMN_KIND_DOUBLE }, { "lower", BAL_COLUMN_KIND_DOUBLE },
  { "upper", BAL_COLUMN_KIND_DOUBLE },       { "sd_change", BAL_COLUMN_KIND_DOUBLE },
  { "r", BAL_COLUMN_KIND_DOUBLE },           { "d_z", BAL_COLUMN_KIND_DOUBLE },
  { "d_pre", BAL_COLUMN_KIND_DOUBLE },       { "d_av", BAL_COLUMN_KIND_DOUBLE },
  { "d_rm", BAL_COLUMN_KIND_DOUBLE },        { "t", BAL_COLUMN_KIND_DOUBLE },
  { "p", BAL_COLUMN_KIND_DOUBLE },           { "wilcoxon_v", BAL_COLUMN_KIND_DOUBLE },
  { "wilcoxon_p", BAL_COLUMN_KIND_DOUBLE },  { "status", BAL_COLUMN_KIND_CODE },
};

static const BalStatisticsMethod PAIRED_EFFECTS = {
  "paired_effects",
  BAL_STATISTICS_GROUP,
  { "before", "after" },
  2,
  2,
  PAIRED_EFFECTS_OUTPUTS,
  G_N_ELEMENTS (PAIRED_EFFECTS_OUTPUTS),
  compute_paired_effects,
};

/**
 * bal_statistics_paired_effects:
 * @self: the options
 * @table: a table with the columns `before`, `after`
 * @error: return location for an error
 *
 * Compares values before and after: every effect size of pairs under its own name, and the tests
 * of Student and of Wilcoxon.
 *
 * d_z is over the standard deviation of the changes, and is also called standardised response
 * mean; d_pre over that before; d_av over the mean of both; d_rm is d_z corrected for the
 * correlation. Pairs with one value are counted, and left out.
 *
 * Features: G15.
 *
 * Returns: (transfer full): a row for each group; [error@Balanced.DataError] where a
 *   column is missing or of the wrong kind
 *
 * Since: 0.1
 */
BalTable *
bal_statistics_paired_effects (BalStatistics *self, BalTable *table, GError **error)
{
  return bal_statistics_run (self, &PAIRED_EFFECTS, table, error);
}
