/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/measure/bal-statistics-private.h"

#include "libbalanced/statistics/bal-interval-private.h"
#include "libbalanced/statistics/bal-moments-private.h"

typedef struct
{
  BalEstimate share;
  const char *reason; /* static; NULL where there is a figure */
} Reach;

static Reach
find_reach (double achieved, double goal, double confidence)
{
  BalEstimate none = bal_estimate_none (BAL_STATISTIC_TOO_FEW);

  if (isnan (goal))
    return (Reach){ none, "no_goal" };
  if (isnan (achieved))
    return (Reach){ none, "not_counted" };
  if (!bal_statistic_is_count (achieved) || !bal_statistic_is_count (goal))
    return (Reach){ bal_estimate_none (BAL_STATISTIC_INVALID), "not_a_count" };
  if (goal == 0)
    return (Reach){ bal_estimate_none (BAL_STATISTIC_UNDEFINED), "goal_of_none" };
  if (achieved > goal)
    return (Reach){ bal_estimate_bare (achieved / goal, BAL_STATISTIC_UNDEFINED), NULL };
  return (Reach){ bal_interval_wilson (achieved, goal, confidence), NULL };
}

/* What is counted twice must not be more than what it is part of. */
static double
subtract (double whole, double part)
{
  return bal_statistic_is_count (whole) && bal_statistic_is_count (part) && part <= whole
           ? whole - part
           : NAN;
}

static void
compute_reaches (const BalStatisticsRows *rows, BalStatisticsWriter *writer)
{
  const double achieved = rows->inputs[0][0];
  const double contacts = rows->inputs[3] != NULL ? rows->inputs[3][0] : NAN;
  const double each = contacts / achieved;
  const Reach reach = find_reach (achieved, rows->inputs[1][0], rows->options->confidence);

  bal_statistics_writer_begin (writer);
  bal_statistics_writer_number (writer, reach.share.value);
  bal_statistics_writer_number (writer, reach.share.lower);
  bal_statistics_writer_number (writer, reach.share.upper);
  bal_statistics_writer_number (writer, rows->inputs[2] != NULL
                                          ? subtract (achieved, rows->inputs[2][0])
                                          : NAN);
  bal_statistics_writer_number (writer, isfinite (each) && contacts >= achieved && achieved > 0
                                          ? each
                                          : NAN);
  bal_statistics_writer_word (writer, reach.reason);
  bal_statistics_writer_status (writer, reach.share.status);
  bal_statistics_writer_status (writer, reach.share.interval_status);
}

static const BalStatisticsOutput REACHES_OUTPUTS[] = {
  { "reach", BAL_COLUMN_KIND_DOUBLE },         { "lower", BAL_COLUMN_KIND_DOUBLE },
  { "upper", BAL_COLUMN_KIND_DOUBLE },         { "existing", BAL_COLUMN_KIND_DOUBLE },
  { "contacts_each", BAL_COLUMN_KIND_DOUBLE }, { "reason", BAL_COLUMN_KIND_CODE },
  { "status", BAL_COLUMN_KIND_CODE },          { "interval_status", BAL_COLUMN_KIND_CODE },
};

static const BalStatisticsMethod REACHES = {
  "reaches",
  BAL_STATISTICS_ROW,
  { "achieved", "goal", "new", "contacts" },
  2,
  4,
  REACHES_OUTPUTS,
  G_N_ELEMENTS (REACHES_OUTPUTS),
  compute_reaches,
};

/**
 * bal_statistics_reaches:
 * @self: the options
 * @table: a table with the columns `achieved`, `goal`, and perhaps `new` and `contacts`
 * @error: return location for an error
 *
 * Computes reach: how many people were reached, of those who were to be.
 *
 * `achieved` are people, each counted once; `new` are those of them whom nobody had reached
 * before, and the others are `existing`. `contacts` are counted apart, and give contacts for each
 * person. Reach can be more than 1, and then has no interval. Without a goal, or with a goal of 0,
 * there is none, and `reason` says why: `no_goal`, `goal_of_none`, `not_counted` or `not_a_count`.
 *
 * Features: G3.
 *
 * Returns: (transfer full): the table, with what was computed beside each row;
 *   [error@Balanced.DataError] where a column is missing or of the wrong kind
 *
 * Since: 0.1
 */
BalTable *
bal_statistics_reaches (BalStatistics *self, BalTable *table, GError **error)
{
  return bal_statistics_run (self, &REACHES, table, error);
}

static const char *
judge_prevention (BalEstimate prevented)
{
  if (prevented.interval_status != BAL_STATISTIC_OK)
    return NULL;
  if (prevented.lower > 0)
    return "fewer";
  return prevented.upper < 0 ? "more" : "uncertain";
}

static void
write_prevention (BalStatisticsWriter *writer, BalEstimate prevented)
{
  bal_statistics_writer_number (writer, prevented.value);
  bal_statistics_writer_number (writer, prevented.lower);
  bal_statistics_writer_number (writer, prevented.upper);
  bal_statistics_writer_word (writer, judge_prevention (prevented));
  bal_statistics_writer_status (writer, prevented.status);
  bal_statistics_writer_status (writer, prevented.interval_status);
}

static BalEstimate
subtract_from (double expected, BalEstimate observed)
{
  if (!bal_statistic_is_count (expected))
    return bal_estimate_none (isnan (expected) ? BAL_STATISTIC_TOO_FEW : BAL_STATISTIC_INVALID);
  if (observed.status != BAL_STATISTIC_OK)
    return bal_estimate_none (observed.status);
  return bal_estimate_new (expected - observed.value, expected - observed.upper,
                           expected - observed.lower);
}

static void
compute_preventions (const BalStatisticsRows *rows, BalStatisticsWriter *writer)
{
  static const BalCountMethod methods[] = { BAL_COUNT_METHOD_AUTO, BAL_COUNT_METHOD_EXACT,
                                            BAL_COUNT_METHOD_BYAR };
  const BalStatistics *options = rows->options;
  const BalEstimate observed =
    isnan (rows->inputs[0][0])
      ? bal_estimate_none (BAL_STATISTIC_TOO_FEW)
      : bal_interval_count (rows->inputs[0][0], options->confidence, methods[options->method]);

  bal_statistics_writer_begin (writer);
  write_prevention (writer, subtract_from (rows->inputs[1][0], observed));
}

static const BalStatisticsOutput PREVENTIONS_OUTPUTS[] = {
  { "prevented", BAL_COLUMN_KIND_DOUBLE }, { "lower", BAL_COLUMN_KIND_DOUBLE },
  { "upper", BAL_COLUMN_KIND_DOUBLE },     { "verdict", BAL_COLUMN_KIND_CODE },
  { "status", BAL_COLUMN_KIND_CODE },      { "interval_status", BAL_COLUMN_KIND_CODE },
};

static const BalStatisticsMethod PREVENTIONS = {
  "preventions",
  BAL_STATISTICS_ROW,
  { "observed", "expected" },
  2,
  2,
  PREVENTIONS_OUTPUTS,
  G_N_ELEMENTS (PREVENTIONS_OUTPUTS),
  compute_preventions,
};

/**
 * bal_statistics_preventions:
 * @self: the options
 * @table: a table with the columns `observed`, `expected`
 * @error: return location for an error
 *
 * Computes what was prevented: the events that were expected less those that were observed, with
 * the interval of the observed count.
 *
 * The expected events are taken as known, so that the interval is the narrowest one can defend;
 * [method@Balanced.Statistics.compared_preventions] also counts how uncertain the comparison is.
 * `verdict` is `fewer` or `more` where the interval leaves out 0, and else `uncertain`.
 *
 * Features: G17.
 *
 * Returns: (transfer full): the table, with what was computed beside each row;
 *   [error@Balanced.DataError] where a column is missing or of the wrong kind
 *
 * Since: 0.1
 */
BalTable *
bal_statistics_preventions (BalStatistics *self, BalTable *table, GError **error)
{
  return bal_statistics_run (self, &PREVENTIONS, table, error);
}

static void
compute_compared_preventions (const BalStatisticsRows *rows, BalStatisticsWriter *writer)
{
  const double n = rows->inputs[1][0];
  const double share = rows->inputs[2][0] / rows->inputs[3][0];
  gboolean known = TRUE;
  BalEstimate prevented;

  for (guint i = 0; i < 4; i++)
    known = known && !isnan (rows->inputs[i][0]);
  prevented = known ? bal_interval_newcombe (rows->inputs[2][0], rows->inputs[3][0],
                                             rows->inputs[0][0], n, rows->options->confidence)
                    : bal_estimate_none (BAL_STATISTIC_TOO_FEW);
  if (prevented.status == BAL_STATISTIC_OK)
    prevented = bal_estimate_scale (prevented, n);
  bal_statistics_writer_begin (writer);
  bal_statistics_writer_number (writer, prevented.status == BAL_STATISTIC_OK ? share * n : NAN);
  write_prevention (writer, prevented);
}

static const BalStatisticsOutput COMPARED_PREVENTIONS_OUTPUTS[] = {
  { "expected", BAL_COLUMN_KIND_DOUBLE },      { "prevented", BAL_COLUMN_KIND_DOUBLE },
  { "lower", BAL_COLUMN_KIND_DOUBLE },         { "upper", BAL_COLUMN_KIND_DOUBLE },
  { "verdict", BAL_COLUMN_KIND_CODE },         { "status", BAL_COLUMN_KIND_CODE },
  { "interval_status", BAL_COLUMN_KIND_CODE },
};

static const BalStatisticsMethod COMPARED_PREVENTIONS = {
  "compared_preventions",
  BAL_STATISTICS_ROW,
  { "numerator", "denominator", "comparison_numerator", "comparison_denominator" },
  4,
  4,
  COMPARED_PREVENTIONS_OUTPUTS,
  G_N_ELEMENTS (COMPARED_PREVENTIONS_OUTPUTS),
  compute_compared_preventions,
};

/**
 * bal_statistics_compared_preventions:
 * @self: the options
 * @table: a table with the columns `numerator`, `denominator`, `comparison_numerator`,
 *   `comparison_denominator`
 * @error: return location for an error
 *
 * Computes what was prevented against a comparison group: the events that its share would have
 * given, less those that were.
 *
 * The interval is that of Newcombe for the difference of the two shares. What else sets the groups
 * apart is not in it.
 *
 * Features: G17.
 *
 * Returns: (transfer full): the table, with what was computed beside each row;
 *   [error@Balanced.DataError] where a column is missing or of the wrong kind
 *
 * Since: 0.1
 */
BalTable *
bal_statistics_compared_preventions (BalStatistics *self, BalTable *table, GError **error)
{
  return bal_statistics_run (self, &COMPARED_PREVENTIONS, table, error);
}

/* Those who assess themselves on 100 points find themselves in five bands. */
static const char *
get_band (double points)
{
  static const char *const bands[] = { "beginning", "well_along", "developing", "moderately_expert",
                                       "expert" };
  const double band = ceil (points / 20) - 1;

  return bands[(int) CLAMP (band, 0, 4)];
}

typedef struct
{
  BalSum points;
  BalSum open; /* that items without an answer could give */
  BalSum most;
  gsize n_answered;
  gboolean invalid;
} Assessment;

static Assessment
add_items (const double *points, const double *most, gsize n)
{
  Assessment found = { 0 };

  for (gsize i = 0; i < n; i++)
    {
      const gboolean answered = !isnan (points[i]);

      if (!isfinite (most[i]) || most[i] <= 0 ||
          (answered && !(points[i] >= 0 && points[i] <= most[i])))
        {
          found.invalid = TRUE;
          return found;
        }
      bal_sum_add (&found.most, most[i]);
      bal_sum_add (answered ? &found.points : &found.open, answered ? points[i] : most[i]);
      found.n_answered += answered;
    }
  return found;
}

static void
compute_self_assessments (const BalStatisticsRows *rows, BalStatisticsWriter *writer)
{
  const Assessment found = add_items (rows->inputs[0], rows->inputs[1], rows->n);
  const double most = bal_sum_get (&found.most);
  const double lower = 100 * bal_sum_get (&found.points) / most;
  const double upper =
    MIN (100 * (bal_sum_get (&found.points) + bal_sum_get (&found.open)) / most, 100);
  const gboolean complete = found.n_answered == rows->n;
  BalStatisticStatus status = BAL_STATISTIC_OK;

  if (found.invalid)
    status = BAL_STATISTIC_INVALID;
  else if (rows->n == 0 || !complete)
    status = BAL_STATISTIC_TOO_FEW;
  bal_statistics_writer_begin (writer);
  bal_statistics_writer_count (writer, (gint64) rows->n);
  bal_statistics_writer_count (writer, found.invalid ? -1 : (gint64) found.n_answered);
  bal_statistics_writer_number (writer, status == BAL_STATISTIC_OK ? lower : NAN);
  bal_statistics_writer_number (writer, found.invalid ? NAN : lower);
  bal_statistics_writer_number (writer, found.invalid ? NAN : upper);
  bal_statistics_writer_word (writer, status == BAL_STATISTIC_OK ? get_band (lower) : NULL);
  bal_statistics_writer_status (writer, status);
}

static const BalStatisticsOutput SELF_ASSESSMENTS_OUTPUTS[] = {
  { "items", BAL_COLUMN_KIND_INT64 },    { "answered", BAL_COLUMN_KIND_INT64 },
  { "score", BAL_COLUMN_KIND_DOUBLE },   { "at_least", BAL_COLUMN_KIND_DOUBLE },
  { "at_most", BAL_COLUMN_KIND_DOUBLE }, { "band", BAL_COLUMN_KIND_CODE },
  { "status", BAL_COLUMN_KIND_CODE },
};

static const BalStatisticsMethod SELF_ASSESSMENTS = {
  "self_assessments",
  BAL_STATISTICS_GROUP,
  { "points", "most" },
  2,
  2,
  SELF_ASSESSMENTS_OUTPUTS,
  G_N_ELEMENTS (SELF_ASSESSMENTS_OUTPUTS),
  compute_self_assessments,
};

/**
 * bal_statistics_self_assessments:
 * @self: the options
 * @table: a table with the columns `points` and `most`, a row for each item
 * @error: return location for an error
 *
 * Adds up how far one says one has come with results-based accountability, from 0 to 100.
 *
 * `most` are the points that an item can give. The bands are `beginning` to 20, `well_along` to 40,
 * `developing` to 60, `moderately_expert` to 80, and `expert`. They say where to go on, and are no
 * mark to pass. With items that have no answer there is no score, only the least and the most that
 * it can be.
 *
 * Features: G12.
 *
 * Returns: (transfer full): a row for each group; [error@Balanced.DataError] where a
 *   column is missing or of the wrong kind
 *
 * Since: 0.1
 */
BalTable *
bal_statistics_self_assessments (BalStatistics *self, BalTable *table, GError **error)
{
  return bal_statistics_run (self, &SELF_ASSESSMENTS, table, error);
}
