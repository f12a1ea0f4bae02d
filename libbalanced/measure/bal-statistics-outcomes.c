/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/measure/bal-statistics-private.h"

#include <math.h>
#include <string.h>

#include "libbalanced/statistics/bal-goal-private.h"
#include "libbalanced/statistics/bal-interval-private.h"
#include "libbalanced/statistics/bal-moments-private.h"
#include "libbalanced/statistics/bal-quantile-private.h"
#include "libbalanced/statistics/bal-reliable-change-private.h"
#include "libbalanced/statistics/bal-toms-private.h"

static BalGoalOptions
get_goal_options (const BalStatistics *options)
{
  static const BalGoalScale scales[] = { BAL_GOAL_WHOLE, BAL_GOAL_SIX_POINT, BAL_GOAL_HALVES };

  return (BalGoalOptions){ options->rho, scales[options->goal_scale] };
}

static const char *
name_category (BalTomsCategory category)
{
  static const char *const names[] = { NULL, "declined", "maintained", "improved" };

  return names[category];
}

static const char *
name_class (BalReliableClass classification)
{
  static const char *const names[] = { NULL, "reliable_deterioration", "no_reliable_change",
                                       "reliable_improvement" };

  return names[classification];
}

static double
choose (const double *column, gsize row, double otherwise)
{
  double value = column ? column[row] : otherwise;

  return isinf (value) ? NAN : value;
}

/* The change on the measure of one row; @first is the first of the columns about measures. */
static BalReliableChange
change_of (const BalStatisticsRows *rows, gsize row, guint first)
{
  const BalStatistics *options = rows->options;
  BalReliableMeasure measure = {
    .sd = choose (rows->inputs[first], row, options->sd),
    .reliability = choose (rows->inputs[first + 1], row, options->reliability),
    .higher_is_better = options->higher_is_better,
    .cutoff = choose (rows->inputs[first + 2], row, options->cutoff),
    .cutoff_is_well = options->cutoff_is_well,
    .confidence = options->confidence,
  };

  return bal_reliable_change (&measure, rows->inputs[0][row], rows->inputs[1][row]);
}

/* Whether there is a pair of scores, and a cut-off that it may cross. */
static gboolean
may_cross (const BalStatisticsRows *rows, gsize row, guint first, const BalReliableChange *change)
{
  return change->status == BAL_STATISTIC_OK &&
         !isnan (choose (rows->inputs[first + 2], row, rows->options->cutoff));
}

static void
compute_goal_scores (const BalStatisticsRows *rows, BalStatisticsWriter *writer)
{
  BalGoalOptions options = get_goal_options (rows->options);
  BalGoalScore score = bal_goal_score (&options, rows->inputs[0], rows->inputs[1], rows->n);

  bal_statistics_writer_begin (writer);
  bal_statistics_writer_number (writer, score.t);
  bal_statistics_writer_count (writer, (gint64) score.n_goals);
  bal_statistics_writer_count (writer, (gint64) score.n_left_out);
  bal_statistics_writer_number (writer, options.rho);
  bal_statistics_writer_status (writer, score.status);
}

static const BalStatisticsOutput GOAL_SCORES_OUTPUTS[] = {
  { "t", BAL_COLUMN_KIND_DOUBLE },       { "goals", BAL_COLUMN_KIND_INT64 },
  { "left_out", BAL_COLUMN_KIND_INT64 }, { "rho", BAL_COLUMN_KIND_DOUBLE },
  { "status", BAL_COLUMN_KIND_CODE },
};

static const BalStatisticsMethod GOAL_SCORES = {
  "goal_scores",
  BAL_STATISTICS_GROUP,
  { "score", "weight" },
  1,
  2,
  GOAL_SCORES_OUTPUTS,
  G_N_ELEMENTS (GOAL_SCORES_OUTPUTS),
  compute_goal_scores,
};

/**
 * bal_statistics_goal_scores:
 * @self: the options
 * @table: a table with the columns `score`, and perhaps `weight`
 * @error: return location for an error
 *
 * Computes T of Goal Attainment Scaling, of the goals of each group of rows, which is a child.
 *
 * Scores are -2 to 2; halves must be declared in `goal-scale`. Goals without a score or a weight
 * are left out, and counted. The property `rho` is stored with the result.
 *
 * Features: G14.
 *
 * Returns: (transfer full): a row for each group; [error@Balanced.DataError] where a
 *   column is missing or of the wrong kind
 *
 * Since: 0.1
 */
BalTable *
bal_statistics_goal_scores (BalStatistics *self, BalTable *table, GError **error)
{
  return bal_statistics_run (self, &GOAL_SCORES, table, error);
}

static void
compute_goal_changes (const BalStatisticsRows *rows, BalStatisticsWriter *writer)
{
  BalGoalOptions options = get_goal_options (rows->options);
  BalGoalChange change =
    bal_goal_change (&options, rows->inputs[0], rows->inputs[1], rows->inputs[2], rows->n);

  bal_statistics_writer_begin (writer);
  bal_statistics_writer_number (writer, change.before);
  bal_statistics_writer_number (writer, change.after);
  bal_statistics_writer_number (writer, change.change);
  bal_statistics_writer_count (writer, (gint64) change.n_goals);
  bal_statistics_writer_count (writer, (gint64) change.n_left_out);
  bal_statistics_writer_number (writer, options.rho);
  bal_statistics_writer_status (writer, change.status);
}

static const BalStatisticsOutput GOAL_CHANGES_OUTPUTS[] = {
  { "before_t", BAL_COLUMN_KIND_DOUBLE }, { "after_t", BAL_COLUMN_KIND_DOUBLE },
  { "change", BAL_COLUMN_KIND_DOUBLE },   { "goals", BAL_COLUMN_KIND_INT64 },
  { "left_out", BAL_COLUMN_KIND_INT64 },  { "rho", BAL_COLUMN_KIND_DOUBLE },
  { "status", BAL_COLUMN_KIND_CODE },
};

static const BalStatisticsMethod GOAL_CHANGES = {
  "goal_changes",
  BAL_STATISTICS_GROUP,
  { "before", "after", "weight" },
  2,
  3,
  GOAL_CHANGES_OUTPUTS,
  G_N_ELEMENTS (GOAL_CHANGES_OUTPUTS),
  compute_goal_changes,
};

/**
 * bal_statistics_goal_changes:
 * @self: the options
 * @table: a table with the columns `before`, `after`, and perhaps `weight`
 * @error: return location for an error
 *
 * Computes T before and after over the same goals, and its change.
 *
 * A goal that is scored at one time only is left out, and counted.
 *
 * Features: G14.
 *
 * Returns: (transfer full): a row for each group; [error@Balanced.DataError] where a
 *   column is missing or of the wrong kind
 *
 * Since: 0.1
 */
BalTable *
bal_statistics_goal_changes (BalStatistics *self, BalTable *table, GError **error)
{
  return bal_statistics_run (self, &GOAL_CHANGES, table, error);
}

/* In the order of the kernel. */
static const char *const LIGHT_WORDS[] = { "got worse",   "no change",     "partially achieved",
                                           "as expected", "a little more", "a lot more" };

static void
compute_goal_light_scores (const BalStatisticsRows *rows, BalStatisticsWriter *writer)
{
  double code = rows->inputs[1][0];
  double baseline = rows->inputs[0][0];
  const char *text = isnan (code) ? "" : bal_statistics_writer_get_label (writer, (guint) code);
  BalGoalLightScore score = { NAN, NAN, BAL_STATISTIC_INVALID };

  if (isnan (code) || isnan (baseline))
    score.status = BAL_STATISTIC_TOO_FEW;
  for (guint word = 0; word < G_N_ELEMENTS (LIGHT_WORDS); word++)
    if ((baseline == -1 || baseline == -2) && g_ascii_strcasecmp (text, LIGHT_WORDS[word]) == 0)
      score = bal_goal_light ((int) baseline, (BalGoalLight) word);
  bal_statistics_writer_begin (writer);
  bal_statistics_writer_number (writer, score.six_point);
  bal_statistics_writer_number (writer, score.score);
  bal_statistics_writer_status (writer, score.status);
}

static const BalStatisticsOutput GOAL_LIGHT_SCORES_OUTPUTS[] = {
  { "six_point", BAL_COLUMN_KIND_DOUBLE },
  { "score", BAL_COLUMN_KIND_DOUBLE },
  { "status", BAL_COLUMN_KIND_CODE },
};

static const BalStatisticsMethod GOAL_LIGHT_SCORES = {
  "goal_light_scores",
  BAL_STATISTICS_ROW,
  { "baseline", "#word" },
  2,
  2,
  GOAL_LIGHT_SCORES_OUTPUTS,
  G_N_ELEMENTS (GOAL_LIGHT_SCORES_OUTPUTS),
  compute_goal_light_scores,
};

/**
 * bal_statistics_goal_light_scores:
 * @self: the options
 * @table: a table with the columns `baseline`, `word`
 * @error: return location for an error
 *
 * Scores the words of GAS-light from the baseline of each goal: -1 where there was some ability,
 * -2 where there was none.
 *
 * The words are: a lot more, a little more, as expected, partially achieved, no change, got worse.
 * T counts partly achieved from -1 as -1, and so shows no change: the word stays beside the score.
 *
 * Features: G14.
 *
 * Returns: (transfer full): the rows, with columns added; [error@Balanced.DataError] where a
 *   column is missing or of the wrong kind
 *
 * Since: 0.1
 */
BalTable *
bal_statistics_goal_light_scores (BalStatistics *self, BalTable *table, GError **error)
{
  return bal_statistics_run (self, &GOAL_LIGHT_SCORES, table, error);
}

static void
compute_toms_changes (const BalStatisticsRows *rows, BalStatisticsWriter *writer)
{
  double change;
  BalTomsCategory category;
  BalTomsSummary summary =
    bal_toms_change (rows->inputs[0], rows->inputs[1], 1, &change, &category);

  bal_statistics_writer_begin (writer);
  bal_statistics_writer_number (writer, change);
  bal_statistics_writer_word (writer, name_category (category));
  bal_statistics_writer_status (writer, summary.status);
}

static const BalStatisticsOutput TOMS_CHANGES_OUTPUTS[] = {
  { "change", BAL_COLUMN_KIND_DOUBLE },
  { "category", BAL_COLUMN_KIND_CODE },
  { "status", BAL_COLUMN_KIND_CODE },
};

static const BalStatisticsMethod TOMS_CHANGES = {
  "toms_changes",
  BAL_STATISTICS_ROW,
  { "start", "end" },
  2,
  2,
  TOMS_CHANGES_OUTPUTS,
  G_N_ELEMENTS (TOMS_CHANGES_OUTPUTS),
  compute_toms_changes,
};

/**
 * bal_statistics_toms_changes:
 * @self: the options
 * @table: a table with the columns `start`, `end`
 * @error: return location for an error
 *
 * Computes the change of each rating of the Therapy Outcome Measures: improved, maintained or
 * declined by half a point or more.
 *
 * Ratings are 0 to 5 in halves. A domain that is not rated at both times has no change.
 *
 * Features: G14.
 *
 * Returns: (transfer full): the rows, with columns added; [error@Balanced.DataError] where a
 *   column is missing or of the wrong kind
 *
 * Since: 0.1
 */
BalTable *
bal_statistics_toms_changes (BalStatistics *self, BalTable *table, GError **error)
{
  return bal_statistics_run (self, &TOMS_CHANGES, table, error);
}

static gboolean
has_one_domain (const BalStatisticsRows *rows)
{
  for (gsize i = 1; rows->inputs[2] != NULL && i < rows->n; i++)
    if (rows->inputs[2][i] != rows->inputs[2][0])
      return FALSE;
  return TRUE;
}

static void
compute_toms_summaries (const BalStatisticsRows *rows, BalStatisticsWriter *writer)
{
  g_autofree double *changes = g_new (double, MAX (rows->n, 1));
  g_autofree BalTomsCategory *categories = g_new0 (BalTomsCategory, MAX (rows->n, 1));
  BalTomsSummary summary =
    bal_toms_change (rows->inputs[0], rows->inputs[1], (guint) rows->n, changes, categories);
  gboolean good = summary.status == BAL_STATISTIC_OK;
  gboolean one = good && has_one_domain (rows);
  gint64 counts[4] = { 0 };
  gsize n = 0;

  for (gsize i = 0; i < rows->n; i++)
    {
      counts[categories[i]]++;
      if (!isnan (changes[i]))
        changes[n++] = changes[i];
    }
  bal_statistics_writer_begin (writer);
  bal_statistics_writer_count (writer, (gint64) rows->n);
  bal_statistics_writer_count (writer, (gint64) rows->n - counts[BAL_TOMS_NOT_RATED]);
  bal_statistics_writer_count (writer, counts[BAL_TOMS_NOT_RATED]);
  bal_statistics_writer_count (writer, counts[BAL_TOMS_IMPROVED]);
  bal_statistics_writer_count (writer, counts[BAL_TOMS_MAINTAINED]);
  bal_statistics_writer_count (writer, counts[BAL_TOMS_DECLINED]);
  bal_statistics_writer_boolean (writer, summary.n_improved > 0, good);
  bal_statistics_writer_boolean (writer, summary.n_declined > 0, good);
  bal_statistics_writer_boolean (writer, summary.improved_all, good);
  bal_statistics_writer_number (writer, one ? bal_median (changes, n).value : NAN);
  bal_statistics_writer_number (writer, one ? bal_mean (changes, n) : NAN);
  bal_statistics_writer_status (writer, summary.status);
}

static const BalStatisticsOutput TOMS_SUMMARIES_OUTPUTS[] = {
  { "ratings", BAL_COLUMN_KIND_INT64 },        { "rated", BAL_COLUMN_KIND_INT64 },
  { "not_rated", BAL_COLUMN_KIND_INT64 },      { "improved", BAL_COLUMN_KIND_INT64 },
  { "maintained", BAL_COLUMN_KIND_INT64 },     { "declined", BAL_COLUMN_KIND_INT64 },
  { "improved_any", BAL_COLUMN_KIND_BOOLEAN }, { "declined_any", BAL_COLUMN_KIND_BOOLEAN },
  { "improved_all", BAL_COLUMN_KIND_BOOLEAN }, { "median_change", BAL_COLUMN_KIND_DOUBLE },
  { "mean_change", BAL_COLUMN_KIND_DOUBLE },   { "status", BAL_COLUMN_KIND_CODE },
};

static const BalStatisticsMethod TOMS_SUMMARIES = {
  "toms_summaries",
  BAL_STATISTICS_GROUP,
  { "start", "end", "#domain" },
  2,
  3,
  TOMS_SUMMARIES_OUTPUTS,
  G_N_ELEMENTS (TOMS_SUMMARIES_OUTPUTS),
  compute_toms_summaries,
};

/**
 * bal_statistics_toms_summaries:
 * @self: the options
 * @table: a table with the columns `start`, `end`, and perhaps `domain`
 * @error: return location for an error
 *
 * Counts the changes of ratings in each group of rows, such as those of a child or of a domain.
 *
 * Domains are never added up: a group with several has no median and no mean.
 *
 * Features: G14.
 *
 * Returns: (transfer full): a row for each group; [error@Balanced.DataError] where a
 *   column is missing or of the wrong kind
 *
 * Since: 0.1
 */
BalTable *
bal_statistics_toms_summaries (BalStatistics *self, BalTable *table, GError **error)
{
  return bal_statistics_run (self, &TOMS_SUMMARIES, table, error);
}

static void
compute_reliable_changes (const BalStatisticsRows *rows, BalStatisticsWriter *writer)
{
  BalReliableChange change = change_of (rows, 0, 2);
  gboolean good = change.status == BAL_STATISTIC_OK;
  gboolean has_cutoff = may_cross (rows, 0, 2, &change);

  bal_statistics_writer_begin (writer);
  bal_statistics_writer_number (writer, good ? rows->inputs[1][0] - rows->inputs[0][0] : NAN);
  bal_statistics_writer_number (writer, change.measurement_error);
  bal_statistics_writer_number (writer, change.difference_error);
  bal_statistics_writer_number (writer, change.index);
  bal_statistics_writer_number (writer, change.least_change);
  bal_statistics_writer_word (writer, name_class (change.classification));
  bal_statistics_writer_boolean (writer, change.crossed, has_cutoff);
  bal_statistics_writer_boolean (writer, change.crossed_back, has_cutoff);
  bal_statistics_writer_boolean (writer, change.recovered, has_cutoff);
  bal_statistics_writer_status (writer, change.status);
}

static const BalStatisticsOutput RELIABLE_CHANGES_OUTPUTS[] = {
  { "change", BAL_COLUMN_KIND_DOUBLE },           { "measurement_error", BAL_COLUMN_KIND_DOUBLE },
  { "difference_error", BAL_COLUMN_KIND_DOUBLE }, { "index", BAL_COLUMN_KIND_DOUBLE },
  { "least_change", BAL_COLUMN_KIND_DOUBLE },     { "classification", BAL_COLUMN_KIND_CODE },
  { "crossed", BAL_COLUMN_KIND_BOOLEAN },         { "crossed_back", BAL_COLUMN_KIND_BOOLEAN },
  { "recovered", BAL_COLUMN_KIND_BOOLEAN },       { "status", BAL_COLUMN_KIND_CODE },
};

static const BalStatisticsMethod RELIABLE_CHANGES = {
  "reliable_changes",
  BAL_STATISTICS_ROW,
  { "before", "after", "sd", "reliability", "cutoff" },
  2,
  5,
  RELIABLE_CHANGES_OUTPUTS,
  G_N_ELEMENTS (RELIABLE_CHANGES_OUTPUTS),
  compute_reliable_changes,
};

/**
 * bal_statistics_reliable_changes:
 * @self: the options
 * @table: a table with the columns `before`, `after`, and perhaps `sd`, `reliability`, `cutoff`
 * @error: return location for an error
 *
 * Asks whether each change is more than the unreliability of the measure (Jacobson and Truax
 * 1991), and whether it crosses the cut-off.
 *
 * What is no column is the property of the same name. `higher-is-better` says which way is better.
 *
 * Features: G15.
 *
 * Returns: (transfer full): the rows, with columns added; [error@Balanced.DataError] where a
 *   column is missing or of the wrong kind
 *
 * Since: 0.1
 */
BalTable *
bal_statistics_reliable_changes (BalStatistics *self, BalTable *table, GError **error)
{
  return bal_statistics_run (self, &RELIABLE_CHANGES, table, error);
}

static void
compute_reliable_classes (const BalStatisticsRows *rows, BalStatisticsWriter *writer)
{
  g_autofree BalReliableClass *classes = g_new (BalReliableClass, MAX (rows->n, 1));
  gint64 improved = 0, deteriorated = 0, missing = 0, measures = 0, crossed = 0, back = 0;
  BalStatisticStatus status = BAL_STATISTIC_TOO_FEW;
  gboolean has_cutoff = FALSE;
  BalReliableClass whole;

  for (gsize i = 0; i < rows->n; i++)
    {
      BalReliableChange change = change_of (rows, i, 2);

      classes[i] = change.classification;
      improved += change.classification == BAL_RELIABLE_IMPROVEMENT;
      deteriorated += change.classification == BAL_RELIABLE_DETERIORATION;
      measures += change.status == BAL_STATISTIC_OK;
      missing += change.status == BAL_STATISTIC_TOO_FEW;
      crossed += change.crossed;
      back += change.crossed_back;
      has_cutoff = has_cutoff || may_cross (rows, i, 2, &change);
      if (change.status == BAL_STATISTIC_OK ||
          (change.status != BAL_STATISTIC_TOO_FEW && status == BAL_STATISTIC_TOO_FEW))
        status = change.status;
    }
  whole = bal_reliable_combine (classes, rows->n);
  bal_statistics_writer_begin (writer);
  bal_statistics_writer_word (writer, name_class (whole));
  bal_statistics_writer_count (writer, measures);
  bal_statistics_writer_count (writer, missing);
  bal_statistics_writer_count (writer, improved);
  bal_statistics_writer_count (writer, deteriorated);
  bal_statistics_writer_boolean (writer, crossed > 0 && back == 0, has_cutoff);
  bal_statistics_writer_boolean (writer,
                                 crossed > 0 && back == 0 && whole == BAL_RELIABLE_IMPROVEMENT,
                                 has_cutoff);
  bal_statistics_writer_status (writer, status);
}

static const BalStatisticsOutput RELIABLE_CLASSES_OUTPUTS[] = {
  { "classification", BAL_COLUMN_KIND_CODE },        { "measures", BAL_COLUMN_KIND_INT64 },
  { "missing_pairs", BAL_COLUMN_KIND_INT64 },        { "improved", BAL_COLUMN_KIND_INT64 },
  { "deteriorated", BAL_COLUMN_KIND_INT64 },         { "recovered", BAL_COLUMN_KIND_BOOLEAN },
  { "reliably_recovered", BAL_COLUMN_KIND_BOOLEAN }, { "status", BAL_COLUMN_KIND_CODE },
};

static const BalStatisticsMethod RELIABLE_CLASSES = {
  "reliable_classes",
  BAL_STATISTICS_GROUP,
  { "before", "after", "sd", "reliability", "cutoff" },
  2,
  5,
  RELIABLE_CLASSES_OUTPUTS,
  G_N_ELEMENTS (RELIABLE_CLASSES_OUTPUTS),
  compute_reliable_classes,
};

/**
 * bal_statistics_reliable_classes:
 * @self: the options
 * @table: a table with the columns `before`, `after`, and perhaps `sd`, `reliability`, `cutoff`
 * @error: return location for an error
 *
 * Puts the measures of each group of rows, which is a child, together as CORC does: one that
 * improved and none that deteriorated is improvement, one that deteriorated is deterioration.
 *
 * A measure without a pair of scores counts for nothing, and is reported. Recovery is from the
 * clinical side of the cut-off to the other on some measure and back on none; reliable recovery is
 * both.
 *
 * Features: G15.
 *
 * Returns: (transfer full): a row for each group; [error@Balanced.DataError] where a
 *   column is missing or of the wrong kind
 *
 * Since: 0.1
 */
BalTable *
bal_statistics_reliable_classes (BalStatistics *self, BalTable *table, GError **error)
{
  return bal_statistics_run (self, &RELIABLE_CLASSES, table, error);
}

/* What the measures of a child show, as bits: a class each, and then these. */
#define CAN_CROSS 4
#define CROSSED 5
#define CROSSED_BACK 6

static GHashTable *
collect_children (const BalStatisticsRows *rows)
{
  GHashTable *children = g_hash_table_new (NULL, NULL);

  for (gsize i = 0; i < rows->n; i++)
    {
      BalReliableChange change = change_of (rows, i, 3);
      gpointer child = isnan (rows->inputs[2][i])
                         ? GUINT_TO_POINTER (G_MAXUINT - (guint) i)
                         : GUINT_TO_POINTER ((guint) rows->inputs[2][i] + 1);
      guint bits = GPOINTER_TO_UINT (g_hash_table_lookup (children, child));

      bits |= 1u << change.classification;
      if (may_cross (rows, i, 3, &change))
        bits |= 1u << CAN_CROSS | (guint) (change.crossed != 0) << CROSSED |
                (guint) (change.crossed_back != 0) << CROSSED_BACK;
      g_hash_table_insert (children, child, GUINT_TO_POINTER (bits));
    }

  return children;
}

/* The rule of bal_reliable_combine() over the classes among @bits. */
static BalReliableClass
combine_bits (guint bits)
{
  BalReliableClass classes[3];
  gsize n_classes = 0;

  for (guint each = BAL_RELIABLE_DETERIORATION; each <= BAL_RELIABLE_IMPROVEMENT; each++)
    if (bits & 1u << each)
      classes[n_classes++] = (BalReliableClass) each;

  return bal_reliable_combine (classes, n_classes);
}

static void
compute_reliable_rates (const BalStatisticsRows *rows, BalStatisticsWriter *writer)
{
  double confidence = rows->options->confidence;
  g_autoptr (GHashTable) children = collect_children (rows);
  gint64 counts[4] = { 0 };
  gint64 n, n_cross = 0, recovered = 0, reliably = 0;
  GHashTableIter iter;
  gpointer seen;

  g_hash_table_iter_init (&iter, children);
  while (g_hash_table_iter_next (&iter, NULL, &seen))
    {
      guint bits = GPOINTER_TO_UINT (seen);
      BalReliableClass whole = combine_bits (bits);
      gboolean is_well = (bits & 1u << CROSSED) && !(bits & 1u << CROSSED_BACK);

      counts[whole]++;
      n_cross += (bits & 1u << CAN_CROSS) != 0;
      recovered += is_well;
      reliably += is_well && whole == BAL_RELIABLE_IMPROVEMENT;
    }
  n = counts[BAL_RELIABLE_IMPROVEMENT] + counts[BAL_RELIABLE_NO_CHANGE] +
      counts[BAL_RELIABLE_DETERIORATION];
  bal_statistics_writer_begin (writer);
  bal_statistics_writer_count (writer, n + counts[BAL_RELIABLE_UNKNOWN]);
  bal_statistics_writer_count (writer, counts[BAL_RELIABLE_UNKNOWN]);
  bal_statistics_writer_count (writer, counts[BAL_RELIABLE_IMPROVEMENT]);
  bal_statistics_writer_count (writer, counts[BAL_RELIABLE_NO_CHANGE]);
  bal_statistics_writer_count (writer, counts[BAL_RELIABLE_DETERIORATION]);
  bal_statistics_writer_share (writer, counts[BAL_RELIABLE_IMPROVEMENT], n, confidence);
  bal_statistics_writer_share (writer, counts[BAL_RELIABLE_DETERIORATION], n, confidence);
  bal_statistics_writer_count (writer, n_cross);
  bal_statistics_writer_count (writer, recovered);
  bal_statistics_writer_share (writer, recovered, n_cross, confidence);
  bal_statistics_writer_count (writer, reliably);
  bal_statistics_writer_share (writer, reliably, n_cross, confidence);
  bal_statistics_writer_status (writer, n > 0 ? BAL_STATISTIC_OK : BAL_STATISTIC_TOO_FEW);
}

static const BalStatisticsOutput RELIABLE_RATES_OUTPUTS[] = {
  { "children", BAL_COLUMN_KIND_INT64 },
  { "without_pair", BAL_COLUMN_KIND_INT64 },
  { "improved", BAL_COLUMN_KIND_INT64 },
  { "unchanged", BAL_COLUMN_KIND_INT64 },
  { "deteriorated", BAL_COLUMN_KIND_INT64 },
  { "improved_share", BAL_COLUMN_KIND_DOUBLE },
  { "improved_lower", BAL_COLUMN_KIND_DOUBLE },
  { "improved_upper", BAL_COLUMN_KIND_DOUBLE },
  { "deteriorated_share", BAL_COLUMN_KIND_DOUBLE },
  { "deteriorated_lower", BAL_COLUMN_KIND_DOUBLE },
  { "deteriorated_upper", BAL_COLUMN_KIND_DOUBLE },
  { "with_cutoff", BAL_COLUMN_KIND_INT64 },
  { "recovered", BAL_COLUMN_KIND_INT64 },
  { "recovered_share", BAL_COLUMN_KIND_DOUBLE },
  { "recovered_lower", BAL_COLUMN_KIND_DOUBLE },
  { "recovered_upper", BAL_COLUMN_KIND_DOUBLE },
  { "reliably_recovered", BAL_COLUMN_KIND_INT64 },
  { "reliably_recovered_share", BAL_COLUMN_KIND_DOUBLE },
  { "reliably_recovered_lower", BAL_COLUMN_KIND_DOUBLE },
  { "reliably_recovered_upper", BAL_COLUMN_KIND_DOUBLE },
  { "status", BAL_COLUMN_KIND_CODE },
};

static const BalStatisticsMethod RELIABLE_RATES = {
  "reliable_rates",
  BAL_STATISTICS_GROUP,
  { "before", "after", "#child", "sd", "reliability", "cutoff" },
  3,
  6,
  RELIABLE_RATES_OUTPUTS,
  G_N_ELEMENTS (RELIABLE_RATES_OUTPUTS),
  compute_reliable_rates,
};

/**
 * bal_statistics_reliable_rates:
 * @self: the options
 * @table: a table with the columns `before`, `after`, `child`, and perhaps `sd`, `reliability`,
 *   `cutoff`
 * @error: return location for an error
 *
 * Counts the children of each group by reliable change, over their measures, with intervals of
 * Wilson.
 *
 * Shares are of the children with a pair of scores on some measure; those without one are counted
 * beside them. Those of recovery are of the children who have a cut-off on such a measure, whom
 * `with_cutoff` counts: children who were never on the clinical side of it are among them.
 *
 * Returns: (transfer full): a row for each group; [error@Balanced.DataError] where a
 *   column is missing or of the wrong kind
 *
 * Since: 0.1
 */
BalTable *
bal_statistics_reliable_rates (BalStatistics *self, BalTable *table, GError **error)
{
  return bal_statistics_run (self, &RELIABLE_RATES, table, error);
}

static void
compute_achievement_rates (const BalStatisticsRows *rows, BalStatisticsWriter *writer)
{
  const BalStatistics *options = rows->options;
  BalStatisticStatus status = BAL_STATISTIC_TOO_FEW;
  gint64 episodes = 0, reached = 0;
  double aims = 0, achieved = 0;

  for (gsize i = 0; i < rows->n && status != BAL_STATISTIC_INVALID; i++)
    {
      double part = rows->inputs[0][i], whole = rows->inputs[1][i];

      if (isnan (part) || isnan (whole) || whole == 0)
        continue;
      status = BAL_STATISTIC_OK;
      if (!(part >= 0 && part <= whole && whole <= 1e9 && part == floor (part) &&
            whole == floor (whole)))
        status = BAL_STATISTIC_INVALID;
      episodes++;
      aims += whole;
      achieved += part;
      /* A product, so that 7 of 10 is 0.7. */
      reached += part >= options->threshold * whole - 1e-9;
    }
  if (status == BAL_STATISTIC_INVALID)
    {
      episodes = reached = 0;
      aims = achieved = 0;
    }
  bal_statistics_writer_begin (writer);
  bal_statistics_writer_count (writer, episodes);
  bal_statistics_writer_count (writer, (gint64) rows->n - episodes);
  bal_statistics_writer_count (writer, (gint64) aims);
  bal_statistics_writer_count (writer, (gint64) achieved);
  bal_statistics_writer_share (writer, (gint64) achieved, (gint64) aims, options->confidence);
  bal_statistics_writer_count (writer, reached);
  bal_statistics_writer_share (writer, reached, episodes, options->confidence);
  bal_statistics_writer_status (writer, status);
}

static const BalStatisticsOutput ACHIEVEMENT_RATES_OUTPUTS[] = {
  { "episodes", BAL_COLUMN_KIND_INT64 },
  { "missing", BAL_COLUMN_KIND_INT64 },
  { "aims", BAL_COLUMN_KIND_INT64 },
  { "achieved", BAL_COLUMN_KIND_INT64 },
  { "achieved_share", BAL_COLUMN_KIND_DOUBLE },
  { "achieved_lower", BAL_COLUMN_KIND_DOUBLE },
  { "achieved_upper", BAL_COLUMN_KIND_DOUBLE },
  { "reached", BAL_COLUMN_KIND_INT64 },
  { "reached_share", BAL_COLUMN_KIND_DOUBLE },
  { "reached_lower", BAL_COLUMN_KIND_DOUBLE },
  { "reached_upper", BAL_COLUMN_KIND_DOUBLE },
  { "status", BAL_COLUMN_KIND_CODE },
};

static const BalStatisticsMethod ACHIEVEMENT_RATES = {
  "achievement_rates",
  BAL_STATISTICS_GROUP,
  { "achieved", "aims" },
  2,
  2,
  ACHIEVEMENT_RATES_OUTPUTS,
  G_N_ELEMENTS (ACHIEVEMENT_RATES_OUTPUTS),
  compute_achievement_rates,
};

/**
 * bal_statistics_achievement_rates:
 * @self: the options
 * @table: a table with the columns `achieved`, `aims`
 * @error: return location for an error
 *
 * Counts the aims that were achieved, and the episodes that reached the share of their aims in
 * `threshold`, with intervals of Wilson.
 *
 * Each row is an episode with its number of `aims` and how many of them were `achieved`. One
 * without either, or without aims, is counted as missing. More achieved than set is invalid.
 *
 * Features: G14.
 *
 * Returns: (transfer full): a row for each group; [error@Balanced.DataError] where a
 *   column is missing or of the wrong kind
 *
 * Since: 0.1
 */
BalTable *
bal_statistics_achievement_rates (BalStatistics *self, BalTable *table, GError **error)
{
  return bal_statistics_run (self, &ACHIEVEMENT_RATES, table, error);
}
