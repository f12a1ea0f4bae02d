/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/measure/bal-statistics-private.h"

#include "libbalanced/statistics/bal-interval-private.h"
#include "libbalanced/statistics/bal-moments-private.h"

static BalCountMethod
get_method (const BalStatistics *options)
{
  static const BalCountMethod methods[] = { BAL_COUNT_METHOD_AUTO, BAL_COUNT_METHOD_EXACT,
                                            BAL_COUNT_METHOD_BYAR };

  return methods[options->method];
}

static void
compute_wilson_intervals (const BalStatisticsRows *rows, BalStatisticsWriter *writer)
{
  bal_statistics_writer_begin (writer);
  bal_statistics_writer_estimate (writer,
                                  bal_interval_wilson (rows->inputs[0][0], rows->inputs[1][0],
                                                       rows->options->confidence));
}

static const BalStatisticsOutput WILSON_INTERVALS_OUTPUTS[] = {
  { "share", BAL_COLUMN_KIND_DOUBLE },         { "lower", BAL_COLUMN_KIND_DOUBLE },
  { "upper", BAL_COLUMN_KIND_DOUBLE },         { "status", BAL_COLUMN_KIND_CODE },
  { "interval_status", BAL_COLUMN_KIND_CODE },
};

static const BalStatisticsMethod WILSON_INTERVALS = {
  "wilson_intervals",
  BAL_STATISTICS_ROW,
  { "numerator", "denominator" },
  2,
  2,
  WILSON_INTERVALS_OUTPUTS,
  G_N_ELEMENTS (WILSON_INTERVALS_OUTPUTS),
  compute_wilson_intervals,
};

/**
 * bal_statistics_wilson_intervals:
 * @self: the options
 * @table: a table with the columns `numerator`, `denominator`
 * @error: return location for an error
 *
 * Computes the interval of Wilson (1927) for each share of `numerator` in `denominator`.
 *
 * A denominator of 0 has no share and no interval.
 *
 * Returns: (transfer full): the rows, with columns added; [error@Balanced.DataError] where a
 *   column is missing or of the wrong kind
 *
 * Since: 0.1
 */
BalTable *
bal_statistics_wilson_intervals (BalStatistics *self, BalTable *table, GError **error)
{
  return bal_statistics_run (self, &WILSON_INTERVALS, table, error);
}

static void
compute_newcombe_intervals (const BalStatisticsRows *rows, BalStatisticsWriter *writer)
{
  double confidence = rows->options->confidence;
  double x1 = rows->inputs[0][0], n1 = rows->inputs[1][0];
  double x2 = rows->inputs[2][0], n2 = rows->inputs[3][0];
  BalEstimate ratio = bal_interval_relative_risk (x1, n1, x2, n2, confidence);

  bal_statistics_writer_begin (writer);
  bal_statistics_writer_estimate (writer, bal_interval_newcombe (x1, n1, x2, n2, confidence));
  bal_statistics_writer_number (writer, ratio.value);
  bal_statistics_writer_number (writer, ratio.lower);
  bal_statistics_writer_number (writer, ratio.upper);
}

static const BalStatisticsOutput NEWCOMBE_INTERVALS_OUTPUTS[] = {
  { "difference", BAL_COLUMN_KIND_DOUBLE },    { "lower", BAL_COLUMN_KIND_DOUBLE },
  { "upper", BAL_COLUMN_KIND_DOUBLE },         { "status", BAL_COLUMN_KIND_CODE },
  { "interval_status", BAL_COLUMN_KIND_CODE }, { "ratio", BAL_COLUMN_KIND_DOUBLE },
  { "ratio_lower", BAL_COLUMN_KIND_DOUBLE },   { "ratio_upper", BAL_COLUMN_KIND_DOUBLE },
};

static const BalStatisticsMethod NEWCOMBE_INTERVALS = {
  "newcombe_intervals",
  BAL_STATISTICS_ROW,
  { "numerator_a", "denominator_a", "numerator_b", "denominator_b" },
  4,
  4,
  NEWCOMBE_INTERVALS_OUTPUTS,
  G_N_ELEMENTS (NEWCOMBE_INTERVALS_OUTPUTS),
  compute_newcombe_intervals,
};

/**
 * bal_statistics_newcombe_intervals:
 * @self: the options
 * @table: a table with the columns `numerator_a`, `denominator_a`, `numerator_b`,
 *   `denominator_b`
 * @error: return location for an error
 *
 * Computes the difference of two shares, a less b, with the interval of Newcombe (1998), method
 * 10.
 *
 * The ratio of the shares has the interval of Katz (1978), and none where a count is 0.
 *
 * Returns: (transfer full): the rows, with columns added; [error@Balanced.DataError] where a
 *   column is missing or of the wrong kind
 *
 * Since: 0.1
 */
BalTable *
bal_statistics_newcombe_intervals (BalStatistics *self, BalTable *table, GError **error)
{
  return bal_statistics_run (self, &NEWCOMBE_INTERVALS, table, error);
}

static void
compute_count_intervals (const BalStatisticsRows *rows, BalStatisticsWriter *writer)
{
  bal_statistics_writer_begin (writer);
  bal_statistics_writer_interval (writer,
                                  bal_interval_count (rows->inputs[0][0], rows->options->confidence,
                                                      get_method (rows->options)));
}

static const BalStatisticsOutput COUNT_INTERVALS_OUTPUTS[] = {
  { "lower", BAL_COLUMN_KIND_DOUBLE },
  { "upper", BAL_COLUMN_KIND_DOUBLE },
  { "status", BAL_COLUMN_KIND_CODE },
  { "interval_status", BAL_COLUMN_KIND_CODE },
};

static const BalStatisticsMethod COUNT_INTERVALS = {
  "count_intervals",
  BAL_STATISTICS_ROW,
  { "count" },
  1,
  1,
  COUNT_INTERVALS_OUTPUTS,
  G_N_ELEMENTS (COUNT_INTERVALS_OUTPUTS),
  compute_count_intervals,
};

/**
 * bal_statistics_count_intervals:
 * @self: the options
 * @table: a table with the columns `count`
 * @error: return location for an error
 *
 * Computes the interval of each `count` of events.
 *
 * The property `method` says how: exact below ten events and Byar from ten on, as OHID publishes,
 * or one of them for all.
 *
 * Returns: (transfer full): the rows, with columns added; [error@Balanced.DataError] where a
 *   column is missing or of the wrong kind
 *
 * Since: 0.1
 */
BalTable *
bal_statistics_count_intervals (BalStatistics *self, BalTable *table, GError **error)
{
  return bal_statistics_run (self, &COUNT_INTERVALS, table, error);
}

static void
compute_rate_intervals (const BalStatisticsRows *rows, BalStatisticsWriter *writer)
{
  const BalStatistics *options = rows->options;

  bal_statistics_writer_begin (writer);
  bal_statistics_writer_estimate (
    writer, bal_interval_rate (rows->inputs[0][0], rows->inputs[1][0], options->multiplier,
                               options->confidence, get_method (options)));
}

static const BalStatisticsOutput RATE_INTERVALS_OUTPUTS[] = {
  { "rate", BAL_COLUMN_KIND_DOUBLE },          { "lower", BAL_COLUMN_KIND_DOUBLE },
  { "upper", BAL_COLUMN_KIND_DOUBLE },         { "status", BAL_COLUMN_KIND_CODE },
  { "interval_status", BAL_COLUMN_KIND_CODE },
};

static const BalStatisticsMethod RATE_INTERVALS = {
  "rate_intervals",
  BAL_STATISTICS_ROW,
  { "numerator", "denominator" },
  2,
  2,
  RATE_INTERVALS_OUTPUTS,
  G_N_ELEMENTS (RATE_INTERVALS_OUTPUTS),
  compute_rate_intervals,
};

/**
 * bal_statistics_rate_intervals:
 * @self: the options
 * @table: a table with the columns `numerator`, `denominator`
 * @error: return location for an error
 *
 * Computes rates of events in `numerator` for each `multiplier` of `denominator`, with their
 * intervals.
 *
 * The property `method` is that of [method@Balanced.Statistics.count_intervals].
 *
 * Returns: (transfer full): the rows, with columns added; [error@Balanced.DataError] where a
 *   column is missing or of the wrong kind
 *
 * Since: 0.1
 */
BalTable *
bal_statistics_rate_intervals (BalStatistics *self, BalTable *table, GError **error)
{
  return bal_statistics_run (self, &RATE_INTERVALS, table, error);
}

static void
compute_normal_intervals (const BalStatisticsRows *rows, BalStatisticsWriter *writer)
{
  bal_statistics_writer_begin (writer);
  bal_statistics_writer_interval (writer,
                                  bal_interval_normal (rows->inputs[0][0], rows->inputs[1][0],
                                                       rows->options->confidence));
}

static const BalStatisticsOutput NORMAL_INTERVALS_OUTPUTS[] = {
  { "lower", BAL_COLUMN_KIND_DOUBLE },
  { "upper", BAL_COLUMN_KIND_DOUBLE },
  { "status", BAL_COLUMN_KIND_CODE },
  { "interval_status", BAL_COLUMN_KIND_CODE },
};

static const BalStatisticsMethod NORMAL_INTERVALS = {
  "normal_intervals",
  BAL_STATISTICS_ROW,
  { "value", "standard_error" },
  2,
  2,
  NORMAL_INTERVALS_OUTPUTS,
  G_N_ELEMENTS (NORMAL_INTERVALS_OUTPUTS),
  compute_normal_intervals,
};

/**
 * bal_statistics_normal_intervals:
 * @self: the options
 * @table: a table with the columns `value`, `standard_error`
 * @error: return location for an error
 *
 * Computes the interval of each `value` with a known standard error, by the normal distribution.
 *
 * Returns: (transfer full): the rows, with columns added; [error@Balanced.DataError] where a
 *   column is missing or of the wrong kind
 *
 * Since: 0.1
 */
BalTable *
bal_statistics_normal_intervals (BalStatistics *self, BalTable *table, GError **error)
{
  return bal_statistics_run (self, &NORMAL_INTERVALS, table, error);
}

static void
compute_mean_intervals (const BalStatisticsRows *rows, BalStatisticsWriter *writer)
{
  g_autofree double *columns = NULL;
  BalStatisticsRows known;
  gsize missing = bal_statistics_rows_complete (rows, 1, 1, &columns, &known);
  BalEstimate mean = bal_interval_mean (known.inputs[0], known.n, rows->options->confidence);

  bal_statistics_writer_begin (writer);
  bal_statistics_writer_count (writer, (gint64) known.n);
  bal_statistics_writer_count (writer, (gint64) missing);
  bal_statistics_writer_number (writer, mean.value);
  bal_statistics_writer_number (writer, bal_moments (known.inputs[0], known.n).sd);
  bal_statistics_writer_interval (writer, mean);
}

static const BalStatisticsOutput MEAN_INTERVALS_OUTPUTS[] = {
  { "n", BAL_COLUMN_KIND_INT64 },      { "missing", BAL_COLUMN_KIND_INT64 },
  { "mean", BAL_COLUMN_KIND_DOUBLE },  { "sd", BAL_COLUMN_KIND_DOUBLE },
  { "lower", BAL_COLUMN_KIND_DOUBLE }, { "upper", BAL_COLUMN_KIND_DOUBLE },
  { "status", BAL_COLUMN_KIND_CODE },  { "interval_status", BAL_COLUMN_KIND_CODE },
};

static const BalStatisticsMethod MEAN_INTERVALS = {
  "mean_intervals",
  BAL_STATISTICS_GROUP,
  { "value" },
  1,
  1,
  MEAN_INTERVALS_OUTPUTS,
  G_N_ELEMENTS (MEAN_INTERVALS_OUTPUTS),
  compute_mean_intervals,
};

/**
 * bal_statistics_mean_intervals:
 * @self: the options
 * @table: a table with the columns `value`
 * @error: return location for an error
 *
 * Computes the mean of `value` in each group, with the interval of Student.
 *
 * One value has a mean, and no interval.
 *
 * Returns: (transfer full): a row for each group; [error@Balanced.DataError] where a
 *   column is missing or of the wrong kind
 *
 * Since: 0.1
 */
BalTable *
bal_statistics_mean_intervals (BalStatistics *self, BalTable *table, GError **error)
{
  return bal_statistics_run (self, &MEAN_INTERVALS, table, error);
}
