/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/measure/bal-statistics-private.h"

#include "libbalanced/statistics/bal-rate-private.h"
#include "libbalanced/statistics/bal-slope-index-private.h"

static void
compute_direct_rates (const BalStatisticsRows *rows, BalStatisticsWriter *writer)
{
  BalDirectRate rate = bal_rate_direct (rows->inputs[0], rows->inputs[1], rows->inputs[2], rows->n,
                                        rows->options->multiplier, rows->options->confidence);

  bal_statistics_writer_begin (writer);
  bal_statistics_writer_number (writer, rate.n_events);
  bal_statistics_writer_estimate (writer, rate.rate);
}

static const BalStatisticsOutput DIRECT_RATES_OUTPUTS[] = {
  { "count", BAL_COLUMN_KIND_DOUBLE }, { "rate", BAL_COLUMN_KIND_DOUBLE },
  { "lower", BAL_COLUMN_KIND_DOUBLE }, { "upper", BAL_COLUMN_KIND_DOUBLE },
  { "status", BAL_COLUMN_KIND_CODE },  { "interval_status", BAL_COLUMN_KIND_CODE },
};

static const BalStatisticsMethod DIRECT_RATES = {
  "direct_rates",
  BAL_STATISTICS_GROUP,
  { "count", "population", "standard_population" },
  3,
  3,
  DIRECT_RATES_OUTPUTS,
  G_N_ELEMENTS (DIRECT_RATES_OUTPUTS),
  compute_direct_rates,
};

/**
 * bal_statistics_direct_rates:
 * @self: the options
 * @table: a table with the columns `count`, `population`, `standard_population`
 * @error: return location for an error
 *
 * Computes directly standardised rates, with the interval of Dobson (1991).
 *
 * A row is a stratum, such as an age band, and a group is an area. A missing count is none; a
 * missing population leaves the area without a rate. Under ten events no rate is shown.
 *
 * Returns: (transfer full): a row for each group; [error@Balanced.DataError] where a
 *   column is missing or of the wrong kind
 *
 * Since: 0.1
 */
BalTable *
bal_statistics_direct_rates (BalStatistics *self, BalTable *table, GError **error)
{
  return bal_statistics_run (self, &DIRECT_RATES, table, error);
}

static void
compute_indirect_rates (const BalStatisticsRows *rows, BalStatisticsWriter *writer)
{
  double multiplier = rows->options->multiplier;
  BalIndirectRate found = bal_rate_indirect (rows->inputs[0], rows->inputs[1], rows->inputs[2],
                                             rows->inputs[3], rows->n, rows->options->confidence);
  BalEstimate rate = bal_estimate_scale (found.rate, multiplier);

  bal_statistics_writer_begin (writer);
  bal_statistics_writer_number (writer, found.observed);
  bal_statistics_writer_number (writer, found.expected);
  bal_statistics_writer_number (writer, multiplier * found.reference_rate);
  bal_statistics_writer_number (writer, found.ratio.value);
  bal_statistics_writer_number (writer, found.ratio.lower);
  bal_statistics_writer_number (writer, found.ratio.upper);
  bal_statistics_writer_number (writer, rate.value);
  bal_statistics_writer_number (writer, rate.lower);
  bal_statistics_writer_number (writer, rate.upper);
  bal_statistics_writer_status (writer, found.ratio.status);
  bal_statistics_writer_status (writer, found.ratio.interval_status);
}

static const BalStatisticsOutput INDIRECT_RATES_OUTPUTS[] = {
  { "observed", BAL_COLUMN_KIND_DOUBLE },       { "expected", BAL_COLUMN_KIND_DOUBLE },
  { "reference_rate", BAL_COLUMN_KIND_DOUBLE }, { "ratio", BAL_COLUMN_KIND_DOUBLE },
  { "lower", BAL_COLUMN_KIND_DOUBLE },          { "upper", BAL_COLUMN_KIND_DOUBLE },
  { "rate", BAL_COLUMN_KIND_DOUBLE },           { "rate_lower", BAL_COLUMN_KIND_DOUBLE },
  { "rate_upper", BAL_COLUMN_KIND_DOUBLE },     { "status", BAL_COLUMN_KIND_CODE },
  { "interval_status", BAL_COLUMN_KIND_CODE },
};

static const BalStatisticsMethod INDIRECT_RATES = {
  "indirect_rates",
  BAL_STATISTICS_GROUP,
  { "count", "population", "reference_count", "reference_population" },
  4,
  4,
  INDIRECT_RATES_OUTPUTS,
  G_N_ELEMENTS (INDIRECT_RATES_OUTPUTS),
  compute_indirect_rates,
};

/**
 * bal_statistics_indirect_rates:
 * @self: the options
 * @table: a table with the columns `count`, `population`, `reference_count`,
 *   `reference_population`
 * @error: return location for an error
 *
 * Computes indirectly standardised ratios: observed events over those expected at the rates of a
 * reference.
 *
 * The ratio is for each 1, and the rates are for each `multiplier`.
 *
 * Returns: (transfer full): a row for each group; [error@Balanced.DataError] where a
 *   column is missing or of the wrong kind
 *
 * Since: 0.1
 */
BalTable *
bal_statistics_indirect_rates (BalStatistics *self, BalTable *table, GError **error)
{
  return bal_statistics_run (self, &INDIRECT_RATES, table, error);
}

static void
compute_slope_indices (const BalStatisticsRows *rows, BalStatisticsWriter *writer)
{
  static const BalSlopeScale scales[] = { BAL_SLOPE_PLAIN, BAL_SLOPE_LOG, BAL_SLOPE_LOGIT };
  const BalStatistics *options = rows->options;
  BalSlopeIndex index =
    bal_slope_index (rows->inputs[0], rows->inputs[1], rows->inputs[2], rows->n,
                     scales[options->scale], options->multiplier, options->confidence);

  bal_statistics_writer_begin (writer);
  bal_statistics_writer_number (writer, index.slope.value);
  bal_statistics_writer_number (writer, index.slope.lower);
  bal_statistics_writer_number (writer, index.slope.upper);
  bal_statistics_writer_number (writer, index.relative.value);
  bal_statistics_writer_number (writer, index.relative.lower);
  bal_statistics_writer_number (writer, index.relative.upper);
  bal_statistics_writer_number (writer, index.intercept);
  bal_statistics_writer_status (writer, index.slope.status);
  bal_statistics_writer_status (writer, index.slope.interval_status);
}

static const BalStatisticsOutput SLOPE_INDICES_OUTPUTS[] = {
  { "slope_index", BAL_COLUMN_KIND_DOUBLE },    { "lower", BAL_COLUMN_KIND_DOUBLE },
  { "upper", BAL_COLUMN_KIND_DOUBLE },          { "relative_index", BAL_COLUMN_KIND_DOUBLE },
  { "relative_lower", BAL_COLUMN_KIND_DOUBLE }, { "relative_upper", BAL_COLUMN_KIND_DOUBLE },
  { "intercept", BAL_COLUMN_KIND_DOUBLE },      { "status", BAL_COLUMN_KIND_CODE },
  { "interval_status", BAL_COLUMN_KIND_CODE },
};

static const BalStatisticsMethod SLOPE_INDICES = {
  "slope_indices",
  BAL_STATISTICS_GROUP,
  { "population", "value", "standard_error" },
  2,
  3,
  SLOPE_INDICES_OUTPUTS,
  G_N_ELEMENTS (SLOPE_INDICES_OUTPUTS),
  compute_slope_indices,
};

/**
 * bal_statistics_slope_indices:
 * @self: the options
 * @table: a table with the columns `population`, `value`, and perhaps `standard_error`
 * @error: return location for an error
 *
 * Computes the slope index and the relative index of inequality over ordered quantile groups.
 *
 * With the `standard_error` of each value, on the fitted scale, both have an interval by the delta
 * method: OHID simulates it, and this is the same every time. The properties `scale` and
 * `multiplier` hold; a negative multiplier says that high values are good.
 *
 * Returns: (transfer full): a row for each group; [error@Balanced.DataError] where a
 *   column is missing or of the wrong kind
 *
 * Since: 0.1
 */
BalTable *
bal_statistics_slope_indices (BalStatistics *self, BalTable *table, GError **error)
{
  return bal_statistics_run (self, &SLOPE_INDICES, table, error);
}

static void
compute_relative_ranks (const BalStatisticsRows *rows, BalStatisticsWriter *writer)
{
  g_autofree double *ranks = g_new (double, MAX (rows->n, 1));
  BalStatisticStatus status = bal_slope_ranks (rows->inputs[0], rows->n, ranks);

  for (gsize i = 0; i < rows->n; i++)
    {
      bal_statistics_writer_begin (writer);
      bal_statistics_writer_number (writer, status == BAL_STATISTIC_OK ? ranks[i] : NAN);
    }
}

static const BalStatisticsOutput RELATIVE_RANKS_OUTPUTS[] = {
  { "relative_rank", BAL_COLUMN_KIND_DOUBLE },
};

static const BalStatisticsMethod RELATIVE_RANKS = {
  "relative_ranks",
  BAL_STATISTICS_ROWS,
  { "population" },
  1,
  1,
  RELATIVE_RANKS_OUTPUTS,
  G_N_ELEMENTS (RELATIVE_RANKS_OUTPUTS),
  compute_relative_ranks,
};

/**
 * bal_statistics_relative_ranks:
 * @self: the options
 * @table: a table with the columns `population`
 * @error: return location for an error
 *
 * Computes the middle of each group in the cumulated population, from 0 to 1.
 *
 * Returns: (transfer full): a row for each row, in the order of groups; `row` says which;
 * [error@Balanced.DataError] where a column is missing or of the wrong kind
 *
 * Since: 0.1
 */
BalTable *
bal_statistics_relative_ranks (BalStatistics *self, BalTable *table, GError **error)
{
  return bal_statistics_run (self, &RELATIVE_RANKS, table, error);
}
