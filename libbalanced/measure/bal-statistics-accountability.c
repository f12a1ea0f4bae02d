/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/measure/bal-statistics-private.h"

#include "libbalanced/statistics/bal-curve-private.h"
#include "libbalanced/statistics/bal-interval-private.h"

G_DEFINE_ENUM_TYPE (BalForecastKind,
                    bal_forecast_kind,
                    G_DEFINE_ENUM_VALUE (BAL_FORECAST_KIND_FLAT, "flat"),
                    G_DEFINE_ENUM_VALUE (BAL_FORECAST_KIND_LINEAR, "linear"),
                    G_DEFINE_ENUM_VALUE (BAL_FORECAST_KIND_THEIL_SEN, "theil-sen"),
                    G_DEFINE_ENUM_VALUE (BAL_FORECAST_KIND_GIVEN, "given"))

static double
get_direction (const BalStatisticsRows *rows)
{
  return rows->options->higher_is_better ? 1 : -1;
}

static double
get_or_nan (const BalStatisticsRows *rows, guint input)
{
  return rows->inputs[input] != NULL ? rows->inputs[input][0] : NAN;
}

/* The places of the rows where the table says nothing of x. */
static BalCurve
find_curve (const BalStatisticsRows *rows, double *places, BalEstimate *forecasts)
{
  static const BalCurveForecast kinds[] = { BAL_CURVE_FLAT, BAL_CURVE_LINEAR, BAL_CURVE_THEIL_SEN,
                                            BAL_CURVE_GIVEN };
  const BalStatistics *options = rows->options;
  const BalCurveOptions curve = { options->baseline, kinds[options->forecast_kind], options->last,
                                  get_direction (rows), options->confidence };

  for (gsize i = 0; i < rows->n; i++)
    places[i] = rows->inputs[1] != NULL ? rows->inputs[1][i] : (double) (i + 1);
  return bal_curve (&curve, places, rows->inputs[0], rows->inputs[2], rows->n, forecasts);
}

static void
compute_curves (const BalStatisticsRows *rows, BalStatisticsWriter *writer)
{
  static const char *const turns[] = { "too_few", "turned", "worse", "mixed" };
  static const char *const grades[] = { "none", "weak", "strong" };
  g_autofree double *places = g_new (double, MAX (rows->n, 1));
  g_autofree BalEstimate *forecasts = g_new (BalEstimate, MAX (rows->n, 1));
  const BalCurve curve = find_curve (rows, places, forecasts);
  const double change = (curve.last - curve.baseline) / fabs (curve.baseline);

  bal_statistics_writer_begin (writer);
  bal_statistics_writer_count (writer, (gint64) curve.n_baseline);
  bal_statistics_writer_count (writer, (gint64) curve.n_after);
  bal_statistics_writer_number (writer, curve.baseline);
  bal_statistics_writer_number (writer, curve.last_x);
  bal_statistics_writer_number (writer, curve.last);
  bal_statistics_writer_number (writer, isfinite (change) ? 100 * change : NAN);
  bal_statistics_writer_number (writer, curve.forecast.value);
  bal_statistics_writer_number (writer, curve.forecast.lower);
  bal_statistics_writer_number (writer, curve.forecast.upper);
  bal_statistics_writer_number (writer, curve.delta);
  bal_statistics_writer_count (writer, (gint64) curve.run);
  bal_statistics_writer_word (writer, turns[curve.turn]);
  bal_statistics_writer_word (writer, grades[curve.evidence]);
  bal_statistics_writer_number (writer, curve.slope_before);
  bal_statistics_writer_number (writer, curve.slope_after);
  bal_statistics_writer_number (writer, curve.improvement);
  bal_statistics_writer_status (writer, curve.status);
}

static const BalStatisticsOutput CURVES_OUTPUTS[] = {
  { "baseline_points", BAL_COLUMN_KIND_INT64 },
  { "later_points", BAL_COLUMN_KIND_INT64 },
  { "baseline", BAL_COLUMN_KIND_DOUBLE },
  { "x", BAL_COLUMN_KIND_DOUBLE },
  { "value", BAL_COLUMN_KIND_DOUBLE },
  { "change_percent", BAL_COLUMN_KIND_DOUBLE },
  { "forecast", BAL_COLUMN_KIND_DOUBLE },
  { "lower", BAL_COLUMN_KIND_DOUBLE },
  { "upper", BAL_COLUMN_KIND_DOUBLE },
  { "delta", BAL_COLUMN_KIND_DOUBLE },
  { "run", BAL_COLUMN_KIND_INT64 },
  { "curve", BAL_COLUMN_KIND_CODE },
  { "evidence", BAL_COLUMN_KIND_CODE },
  { "slope_before", BAL_COLUMN_KIND_DOUBLE },
  { "slope_after", BAL_COLUMN_KIND_DOUBLE },
  { "slope_improvement", BAL_COLUMN_KIND_DOUBLE },
  { "status", BAL_COLUMN_KIND_CODE },
};

static const BalStatisticsMethod CURVES = {
  "curves", BAL_STATISTICS_GROUP, { "value", "x", "forecast" },  1,
  3,        CURVES_OUTPUTS,       G_N_ELEMENTS (CURVES_OUTPUTS), compute_curves,
};

/**
 * bal_statistics_curves:
 * @self: the options
 * @table: a table with the column `value`, and perhaps `x` and `forecast`
 * @error: return location for an error
 *
 * Asks whether the curve turned: whether the latest values are better than where the baseline was
 * going.
 *
 * The first `baseline` rows are the history, of which three values at least are needed, and five
 * are advised. `delta` is the last value less its forecast, above 0 where that is better. `curve`
 * is `turned` where the latest `last` deltas are all above 0, `worse` where they are all below,
 * `mixed` otherwise, and `too_few` where there are not so many without a gap. The evidence is
 * `strong` where seven in a row agree, or the last value lies outside the prediction interval, and
 * `weak` where not. A slowing of what gets worse counts as a turn. Forecasts by Theil and Sen, and
 * those that are given, have no interval. x must rise.
 *
 * Features: G7.
 *
 * Returns: (transfer full): a row for each group; [error@Balanced.DataError] where a
 *   column is missing or of the wrong kind
 *
 * Since: 0.1
 */
BalTable *
bal_statistics_curves (BalStatistics *self, BalTable *table, GError **error)
{
  return bal_statistics_run (self, &CURVES, table, error);
}

static void
compute_curve_points (const BalStatisticsRows *rows, BalStatisticsWriter *writer)
{
  g_autofree double *places = g_new (double, MAX (rows->n, 1));
  g_autofree BalEstimate *forecasts = g_new (BalEstimate, MAX (rows->n, 1));

  find_curve (rows, places, forecasts);
  for (gsize i = 0; i < rows->n; i++)
    {
      bal_statistics_writer_begin (writer);
      bal_statistics_writer_number (writer, places[i]);
      bal_statistics_writer_number (writer, rows->inputs[0][i]);
      bal_statistics_writer_boolean (writer, i < rows->options->baseline, TRUE);
      bal_statistics_writer_number (writer, forecasts[i].value);
      bal_statistics_writer_number (writer, forecasts[i].lower);
      bal_statistics_writer_number (writer, forecasts[i].upper);
      bal_statistics_writer_number (writer, get_direction (rows) *
                                              (rows->inputs[0][i] - forecasts[i].value));
    }
}

static const BalStatisticsOutput CURVE_POINTS_OUTPUTS[] = {
  { "x", BAL_COLUMN_KIND_DOUBLE },
  { "value", BAL_COLUMN_KIND_DOUBLE },
  { "of_baseline", BAL_COLUMN_KIND_BOOLEAN },
  { "forecast", BAL_COLUMN_KIND_DOUBLE },
  { "lower", BAL_COLUMN_KIND_DOUBLE },
  { "upper", BAL_COLUMN_KIND_DOUBLE },
  { "delta", BAL_COLUMN_KIND_DOUBLE },
};

static const BalStatisticsMethod CURVE_POINTS = {
  "curve_points",
  BAL_STATISTICS_ROWS,
  { "value", "x", "forecast" },
  1,
  3,
  CURVE_POINTS_OUTPUTS,
  G_N_ELEMENTS (CURVE_POINTS_OUTPUTS),
  compute_curve_points,
};

/**
 * bal_statistics_curve_points:
 * @self: the options
 * @table: a table with the column `value`, and perhaps `x` and `forecast`
 * @error: return location for an error
 *
 * Gives every value beside its forecast, to draw what [method@Balanced.Statistics.curves] judges.
 *
 * Returns: (transfer full): a row for each row; [error@Balanced.DataError] where a
 *   column is missing or of the wrong kind
 *
 * Since: 0.1
 */
BalTable *
bal_statistics_curve_points (BalStatistics *self, BalTable *table, GError **error)
{
  return bal_statistics_run (self, &CURVE_POINTS, table, error);
}

static void
write_verdict (BalStatisticsWriter *writer, BalTargetVerdict verdict)
{
  static const char *const words[] = { NULL, "met", "not_met", "uncertain" };

  bal_statistics_writer_word (writer, words[verdict]);
}

static void
compute_targets (const BalStatisticsRows *rows, BalStatisticsWriter *writer)
{
  const double direction = get_direction (rows);
  const double value = rows->inputs[0][0];
  const double target = rows->inputs[1][0];

  bal_statistics_writer_begin (writer);
  bal_statistics_writer_number (writer, direction * (value - target));
  write_verdict (writer, bal_target_judge (value, get_or_nan (rows, 2), get_or_nan (rows, 3),
                                           target, direction));
}

static const BalStatisticsOutput TARGETS_OUTPUTS[] = {
  { "better_by", BAL_COLUMN_KIND_DOUBLE },
  { "verdict", BAL_COLUMN_KIND_CODE },
};

static const BalStatisticsMethod TARGETS = {
  "targets", BAL_STATISTICS_ROW, { "value", "target", "lower", "upper" }, 2,
  4,         TARGETS_OUTPUTS,    G_N_ELEMENTS (TARGETS_OUTPUTS),          compute_targets,
};

/**
 * bal_statistics_targets:
 * @self: the options
 * @table: a table with the columns `value`, `target`, and perhaps `lower` and `upper`
 * @error: return location for an error
 *
 * Judges values against targets: `met`, `not_met`, or `uncertain` where the interval holds the
 * target.
 *
 * A value on the target meets it. With an interval, a target is met where all of it is on the good
 * side, and not met where all of it is on the bad one.
 *
 * Returns: (transfer full): the table, with what was computed beside each row;
 *   [error@Balanced.DataError] where a column is missing or of the wrong kind
 *
 * Since: 0.1
 */
BalTable *
bal_statistics_targets (BalStatistics *self, BalTable *table, GError **error)
{
  return bal_statistics_run (self, &TARGETS, table, error);
}

static void
compute_trajectories (const BalStatisticsRows *rows, BalStatisticsWriter *writer)
{
  const double direction = get_direction (rows);
  const double value = rows->inputs[0][0];
  const double required =
    bal_target_required (rows->inputs[1][0], rows->inputs[2][0], rows->inputs[3][0],
                         rows->inputs[4][0], rows->inputs[5][0]);

  bal_statistics_writer_begin (writer);
  bal_statistics_writer_number (writer, required);
  bal_statistics_writer_number (writer, direction * (value - required));
  write_verdict (writer, bal_target_judge (value, get_or_nan (rows, 6), get_or_nan (rows, 7),
                                           required, direction));
}

static const BalStatisticsOutput TRAJECTORIES_OUTPUTS[] = {
  { "required", BAL_COLUMN_KIND_DOUBLE },
  { "better_by", BAL_COLUMN_KIND_DOUBLE },
  { "on_track", BAL_COLUMN_KIND_CODE },
};

static const BalStatisticsMethod TRAJECTORIES = {
  "trajectories",
  BAL_STATISTICS_ROW,
  { "value", "day", "baseline_value", "baseline_day", "target", "target_day", "lower", "upper" },
  6,
  8,
  TRAJECTORIES_OUTPUTS,
  G_N_ELEMENTS (TRAJECTORIES_OUTPUTS),
  compute_trajectories,
};

/**
 * bal_statistics_trajectories:
 * @self: the options
 * @table: a table with the columns `value`, `day`, `baseline_value`, `baseline_day`, `target`,
 *   `target_day`, and perhaps `lower` and `upper`
 * @error: return location for an error
 *
 * Judges values on their way to a target: against the line, day by day, from the baseline to it.
 *
 * From the day of the target on, the target itself is required; before the day of the baseline
 * nothing is. Days are days, or any numbers.
 *
 * Returns: (transfer full): the table, with what was computed beside each row;
 *   [error@Balanced.DataError] where a column is missing or of the wrong kind
 *
 * Since: 0.1
 */
BalTable *
bal_statistics_trajectories (BalStatistics *self, BalTable *table, GError **error)
{
  return bal_statistics_run (self, &TRAJECTORIES, table, error);
}
