/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/measure/bal-statistics-private.h"

#include <math.h>

#include "libbalanced/statistics/bal-funnel-private.h"

static const char *
name_place (BalFunnelPlace place)
{
  switch (place)
    {
    case BAL_FUNNEL_VERY_LOW:
      return "very_low";
    case BAL_FUNNEL_LOW:
      return "low";
    case BAL_FUNNEL_WITHIN:
      return "within";
    case BAL_FUNNEL_HIGH:
      return "high";
    case BAL_FUNNEL_VERY_HIGH:
      return "very_high";
    case BAL_FUNNEL_UNKNOWN:
    default:
      return NULL;
    }
}

static void
write_limits (BalStatisticsWriter *writer, BalFunnelLimits limits)
{
  bal_statistics_writer_number (writer, limits.lower);
  bal_statistics_writer_number (writer, limits.upper);
}

static BalOverdispersionOptions
get_options (const BalStatistics *from)
{
  static const BalOverdispersionKind kinds[] = { BAL_OVERDISPERSION_SHARE,
                                                 BAL_OVERDISPERSION_RATIO_LOG,
                                                 BAL_OVERDISPERSION_RATIO_ROOT,
                                                 BAL_OVERDISPERSION_COUNT_RATIO };
  BalOverdispersionOptions options;

  bal_overdispersion_options_init (&options, kinds[from->funnel_kind]);
  options.trim = from->trim;
  options.truncate = from->truncate;
  options.published = from->published;
  return options;
}

static void
compute_funnel_share_limits (const BalStatisticsRows *rows, BalStatisticsWriter *writer)
{
  BalFunnelLimits limits =
    bal_funnel_share (rows->inputs[0][0], rows->inputs[1][0], rows->options->tail);

  bal_statistics_writer_begin (writer);
  write_limits (writer, limits);
  bal_statistics_writer_status (writer, limits.status);
}

static const BalStatisticsOutput FUNNEL_SHARE_LIMITS_OUTPUTS[] = {
  { "lower", BAL_COLUMN_KIND_DOUBLE },
  { "upper", BAL_COLUMN_KIND_DOUBLE },
  { "status", BAL_COLUMN_KIND_CODE },
};

static const BalStatisticsMethod FUNNEL_SHARE_LIMITS = {
  "funnel_share_limits",
  BAL_STATISTICS_ROW,
  { "denominator", "average" },
  2,
  2,
  FUNNEL_SHARE_LIMITS_OUTPUTS,
  G_N_ELEMENTS (FUNNEL_SHARE_LIMITS_OUTPUTS),
  compute_funnel_share_limits,
};

/**
 * bal_statistics_funnel_share_limits:
 * @self: the options
 * @table: a table with the columns `denominator`, `average`
 * @error: return location for an error
 *
 * Computes between which shares one at the `average` lies at each `denominator`, by inverting the
 * interval of Wilson.
 *
 * The property `tail` is the share beyond either limit: 0.025 or 0.001.
 *
 * Returns: (transfer full): the rows, with columns added; [error@Balanced.DataError] where a
 *   column is missing or of the wrong kind
 *
 * Since: 0.1
 */
BalTable *
bal_statistics_funnel_share_limits (BalStatistics *self, BalTable *table, GError **error)
{
  return bal_statistics_run (self, &FUNNEL_SHARE_LIMITS, table, error);
}

static void
compute_funnel_expected_limits (const BalStatisticsRows *rows, BalStatisticsWriter *writer)
{
  BalFunnelLimits limits = bal_funnel_expected (rows->inputs[0][0], rows->options->tail);

  bal_statistics_writer_begin (writer);
  write_limits (writer, limits);
  bal_statistics_writer_status (writer, limits.status);
}

static const BalStatisticsOutput FUNNEL_EXPECTED_LIMITS_OUTPUTS[] = {
  { "lower", BAL_COLUMN_KIND_DOUBLE },
  { "upper", BAL_COLUMN_KIND_DOUBLE },
  { "status", BAL_COLUMN_KIND_CODE },
};

static const BalStatisticsMethod FUNNEL_EXPECTED_LIMITS = {
  "funnel_expected_limits",
  BAL_STATISTICS_ROW,
  { "count" },
  1,
  1,
  FUNNEL_EXPECTED_LIMITS_OUTPUTS,
  G_N_ELEMENTS (FUNNEL_EXPECTED_LIMITS_OUTPUTS),
  compute_funnel_expected_limits,
};

/**
 * bal_statistics_funnel_expected_limits:
 * @self: the options
 * @table: a table with the columns `count`
 * @error: return location for an error
 *
 * Computes the numbers of expected events between which each `count` is no surprise, by the exact
 * Poisson distribution.
 *
 * The property `tail` is the share beyond either limit.
 *
 * Returns: (transfer full): the rows, with columns added; [error@Balanced.DataError] where a
 *   column is missing or of the wrong kind
 *
 * Since: 0.1
 */
BalTable *
bal_statistics_funnel_expected_limits (BalStatistics *self, BalTable *table, GError **error)
{
  return bal_statistics_run (self, &FUNNEL_EXPECTED_LIMITS, table, error);
}

static void
compute_funnel_places (const BalStatisticsRows *rows, BalStatisticsWriter *writer)
{
  g_autofree BalFunnelPlace *places = g_new (BalFunnelPlace, MAX (rows->n, 1));
  BalStatisticStatus status =
    bal_funnel_place_shares (rows->inputs[0], rows->inputs[1], rows->n, places);
  double numerator = 0, denominator = 0;

  for (gsize i = 0; i < rows->n; i++)
    if (status == BAL_STATISTIC_OK && places[i] != BAL_FUNNEL_UNKNOWN)
      {
        numerator += rows->inputs[0][i];
        denominator += rows->inputs[1][i];
      }
  for (gsize i = 0; i < rows->n; i++)
    {
      gboolean known = status == BAL_STATISTIC_OK && places[i] != BAL_FUNNEL_UNKNOWN;

      bal_statistics_writer_begin (writer);
      bal_statistics_writer_number (writer, rows->inputs[0][i]);
      bal_statistics_writer_number (writer, rows->inputs[1][i]);
      bal_statistics_writer_number (writer, known ? rows->inputs[0][i] / rows->inputs[1][i] : NAN);
      bal_statistics_writer_number (writer, known ? numerator / denominator : NAN);
      bal_statistics_writer_word (writer, known ? name_place (places[i]) : NULL);
    }
}

static const BalStatisticsOutput FUNNEL_PLACES_OUTPUTS[] = {
  { "numerator", BAL_COLUMN_KIND_DOUBLE }, { "denominator", BAL_COLUMN_KIND_DOUBLE },
  { "share", BAL_COLUMN_KIND_DOUBLE },     { "average", BAL_COLUMN_KIND_DOUBLE },
  { "place", BAL_COLUMN_KIND_CODE },
};

static const BalStatisticsMethod FUNNEL_PLACES = {
  "funnel_places",
  BAL_STATISTICS_ROWS,
  { "numerator", "denominator" },
  2,
  2,
  FUNNEL_PLACES_OUTPUTS,
  G_N_ELEMENTS (FUNNEL_PLACES_OUTPUTS),
  compute_funnel_places,
};

/**
 * bal_statistics_funnel_places:
 * @self: the options
 * @table: a table with the columns `numerator`, `denominator`
 * @error: return location for an error
 *
 * Places each share against the common one: very_low, low, within, high or very_high.
 *
 * The inner limits are at 0.025, the outer ones at 0.001 on either side.
 *
 * Returns: (transfer full): a row for each row, in the order of groups; `row` says which;
 * [error@Balanced.DataError] where a column is missing or of the wrong kind
 *
 * Since: 0.1
 */
BalTable *
bal_statistics_funnel_places (BalStatistics *self, BalTable *table, GError **error)
{
  return bal_statistics_run (self, &FUNNEL_PLACES, table, error);
}

static void
compute_funnel_ratio_places (const BalStatisticsRows *rows, BalStatisticsWriter *writer)
{
  bal_statistics_writer_begin (writer);
  bal_statistics_writer_word (writer, name_place (bal_funnel_place_ratio (rows->inputs[0][0],
                                                                          rows->inputs[1][0])));
}

static const BalStatisticsOutput FUNNEL_RATIO_PLACES_OUTPUTS[] = {
  { "place", BAL_COLUMN_KIND_CODE },
};

static const BalStatisticsMethod FUNNEL_RATIO_PLACES = {
  "funnel_ratio_places",
  BAL_STATISTICS_ROW,
  { "observed", "expected" },
  2,
  2,
  FUNNEL_RATIO_PLACES_OUTPUTS,
  G_N_ELEMENTS (FUNNEL_RATIO_PLACES_OUTPUTS),
  compute_funnel_ratio_places,
};

/**
 * bal_statistics_funnel_ratio_places:
 * @self: the options
 * @table: a table with the columns `observed`, `expected`
 * @error: return location for an error
 *
 * Places each number of observed events against the expected one.
 *
 * Returns: (transfer full): the rows, with columns added; [error@Balanced.DataError] where a
 *   column is missing or of the wrong kind
 *
 * Since: 0.1
 */
BalTable *
bal_statistics_funnel_ratio_places (BalStatistics *self, BalTable *table, GError **error)
{
  return bal_statistics_run (self, &FUNNEL_RATIO_PLACES, table, error);
}

/* An area with nobody in it has no share to place. */
static gboolean
has_figures (const BalStatisticsRows *rows, gsize row)
{
  double numerator = rows->inputs[0][row];
  double denominator = rows->inputs[1][row];

  return !isnan (numerator) && !isnan (denominator) && !(numerator == 0 && denominator == 0);
}

/* The areas that have figures, in place of all. Gives how many have none. */
static gsize
keep_areas (const BalStatisticsRows *rows, double **columns, BalStatisticsRows *known)
{
  gsize n = 0;

  *known = *rows;
  *columns = g_new (double, MAX (rows->n * 2, 1));
  for (gsize i = 0; i < rows->n; i++)
    if (has_figures (rows, i))
      {
        (*columns)[n] = rows->inputs[0][i];
        (*columns)[rows->n + n] = rows->inputs[1][i];
        n++;
      }
  known->inputs[0] = *columns;
  known->inputs[1] = *columns + rows->n;
  known->n = n;

  return rows->n - n;
}

static void
compute_overdispersions (const BalStatisticsRows *rows, BalStatisticsWriter *writer)
{
  BalOverdispersionOptions options = get_options (rows->options);
  g_autofree double *columns = NULL;
  BalStatisticsRows known;
  BalOverdispersion found;
  gsize n_missing = keep_areas (rows, &columns, &known);

  found = bal_overdispersion (&options, known.inputs[0], known.inputs[1], known.n, NULL, NULL);
  bal_statistics_writer_begin (writer);
  bal_statistics_writer_count (writer, (gint64) found.n_used);
  bal_statistics_writer_count (writer, (gint64) n_missing);
  bal_statistics_writer_number (writer, found.target);
  bal_statistics_writer_number (writer, found.phi);
  bal_statistics_writer_number (writer, found.tau2);
  bal_statistics_writer_status (writer, found.status);
}

static const BalStatisticsOutput OVERDISPERSIONS_OUTPUTS[] = {
  { "n_used", BAL_COLUMN_KIND_INT64 },       { "missing", BAL_COLUMN_KIND_INT64 },
  { "target", BAL_COLUMN_KIND_DOUBLE },      { "phi", BAL_COLUMN_KIND_DOUBLE },
  { "tau_squared", BAL_COLUMN_KIND_DOUBLE }, { "status", BAL_COLUMN_KIND_CODE },
};

static const BalStatisticsMethod OVERDISPERSIONS = {
  "overdispersions",
  BAL_STATISTICS_GROUP,
  { "numerator", "denominator" },
  2,
  2,
  OVERDISPERSIONS_OUTPUTS,
  G_N_ELEMENTS (OVERDISPERSIONS_OUTPUTS),
  compute_overdispersions,
};

/**
 * bal_statistics_overdispersions:
 * @self: the options
 * @table: a table with the columns `numerator`, `denominator`
 * @error: return location for an error
 *
 * Asks whether areas vary more than chance explains, as Spiegelhalter (2005) does.
 *
 * The property `funnel-kind` says what the figures are, `trim` which share of scores is pulled in
 * at each end, or left out with `truncate`. A row without figures, or with 0 of 0, does not count:
 * `missing` says how many these are.
 *
 * Returns: (transfer full): a row for each group; [error@Balanced.DataError] where a
 *   column is missing or of the wrong kind
 *
 * Since: 0.1
 */
BalTable *
bal_statistics_overdispersions (BalStatistics *self, BalTable *table, GError **error)
{
  return bal_statistics_run (self, &OVERDISPERSIONS, table, error);
}

static void
compute_overdispersion_scores (const BalStatisticsRows *rows, BalStatisticsWriter *writer)
{
  BalOverdispersionOptions options = get_options (rows->options);
  g_autofree double *columns = NULL;
  BalStatisticsRows known;
  gsize next = 0;

  keep_areas (rows, &columns, &known);
  g_autofree double *z = g_new (double, MAX (known.n, 1));
  g_autofree double *adjusted = g_new (double, MAX (known.n, 1));
  BalOverdispersion found =
    bal_overdispersion (&options, known.inputs[0], known.inputs[1], known.n, z, adjusted);

  for (gsize i = 0; i < rows->n; i++)
    {
      gboolean is_known = has_figures (rows, i);
      gboolean is_good = is_known && found.status == BAL_STATISTIC_OK;

      bal_statistics_writer_begin (writer);
      bal_statistics_writer_number (writer, rows->inputs[0][i]);
      bal_statistics_writer_number (writer, rows->inputs[1][i]);
      bal_statistics_writer_number (writer, is_good ? z[next] : NAN);
      bal_statistics_writer_number (writer, is_good ? adjusted[next] : NAN);
      next += is_known;
    }
}

static const BalStatisticsOutput OVERDISPERSION_SCORES_OUTPUTS[] = {
  { "numerator", BAL_COLUMN_KIND_DOUBLE },
  { "denominator", BAL_COLUMN_KIND_DOUBLE },
  { "z", BAL_COLUMN_KIND_DOUBLE },
  { "adjusted_z", BAL_COLUMN_KIND_DOUBLE },
};

static const BalStatisticsMethod OVERDISPERSION_SCORES = {
  "overdispersion_scores",
  BAL_STATISTICS_ROWS,
  { "numerator", "denominator" },
  2,
  2,
  OVERDISPERSION_SCORES_OUTPUTS,
  G_N_ELEMENTS (OVERDISPERSION_SCORES_OUTPUTS),
  compute_overdispersion_scores,
};

/**
 * bal_statistics_overdispersion_scores:
 * @self: the options
 * @table: a table with the columns `numerator`, `denominator`
 * @error: return location for an error
 *
 * Computes the score of each area on the transformed scale, before and after those at the ends are
 * pulled in.
 *
 * A score that was left out has none after.
 *
 * Returns: (transfer full): a row for each row, in the order of groups; `row` says which;
 * [error@Balanced.DataError] where a column is missing or of the wrong kind
 *
 * Since: 0.1
 */
BalTable *
bal_statistics_overdispersion_scores (BalStatistics *self, BalTable *table, GError **error)
{
  return bal_statistics_run (self, &OVERDISPERSION_SCORES, table, error);
}

static void
compute_overdispersion_limits (const BalStatisticsRows *rows, BalStatisticsWriter *writer)
{
  BalOverdispersionOptions options = get_options (rows->options);
  g_autofree double *columns = NULL;
  BalStatisticsRows known;
  BalOverdispersion found;

  keep_areas (rows, &columns, &known);
  found = bal_overdispersion (&options, known.inputs[0], known.inputs[1], known.n, NULL, NULL);
  for (gsize i = 0; i < rows->n; i++)
    {
      double at = rows->inputs[2] ? rows->inputs[2][i] : rows->inputs[1][i];
      BalOverdispersionLimits limits = bal_overdispersion_limits (&options, &found, at);

      bal_statistics_writer_begin (writer);
      bal_statistics_writer_number (writer, at);
      write_limits (writer, limits.inner);
      write_limits (writer, limits.outer);
      write_limits (writer, limits.inner_wide);
      write_limits (writer, limits.outer_wide);
      bal_statistics_writer_status (writer, limits.inner.status);
    }
}

static const BalStatisticsOutput OVERDISPERSION_LIMITS_OUTPUTS[] = {
  { "at", BAL_COLUMN_KIND_DOUBLE },
  { "lower", BAL_COLUMN_KIND_DOUBLE },
  { "upper", BAL_COLUMN_KIND_DOUBLE },
  { "outer_lower", BAL_COLUMN_KIND_DOUBLE },
  { "outer_upper", BAL_COLUMN_KIND_DOUBLE },
  { "wide_lower", BAL_COLUMN_KIND_DOUBLE },
  { "wide_upper", BAL_COLUMN_KIND_DOUBLE },
  { "wide_outer_lower", BAL_COLUMN_KIND_DOUBLE },
  { "wide_outer_upper", BAL_COLUMN_KIND_DOUBLE },
  { "status", BAL_COLUMN_KIND_CODE },
};

static const BalStatisticsMethod OVERDISPERSION_LIMITS = {
  "overdispersion_limits",
  BAL_STATISTICS_ROWS,
  { "numerator", "denominator", "at" },
  2,
  3,
  OVERDISPERSION_LIMITS_OUTPUTS,
  G_N_ELEMENTS (OVERDISPERSION_LIMITS_OUTPUTS),
  compute_overdispersion_limits,
};

/**
 * bal_statistics_overdispersion_limits:
 * @self: the options
 * @table: a table with the columns `numerator`, `denominator`, and perhaps `at`
 * @error: return location for an error
 *
 * Computes the limits of a funnel with and without the variance between areas, at `at` or else at
 * each denominator.
 *
 * A row without figures only has limits. With `published` the limits are exactly those of
 * FunnelPlotR 0.6, which leaves those of a square root on that scale, and takes another standard
 * deviation for a ratio of counts.
 *
 * Returns: (transfer full): a row for each row, in the order of groups; `row` says which;
 * [error@Balanced.DataError] where a column is missing or of the wrong kind
 *
 * Since: 0.1
 */
BalTable *
bal_statistics_overdispersion_limits (BalStatistics *self, BalTable *table, GError **error)
{
  return bal_statistics_run (self, &OVERDISPERSION_LIMITS, table, error);
}
