/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/measure/bal-statistics-private.h"

#include <math.h>

#include "libbalanced/statistics/bal-survival-private.h"

/* What is known of each wait, in the forms of the kernel. */
typedef struct
{
  double *columns;
  BalStatisticsRows known;
  guint8 *ended;
  GArray *steps;
  gsize missing;
  BalStatisticStatus status;
} Waits;

static void
waits_clear (Waits *self)
{
  g_free (self->columns);
  g_free (self->ended);
  g_clear_pointer (&self->steps, g_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Waits, waits_clear)

static void
take_waits (Waits *self, const BalStatisticsRows *rows, guint n_inputs)
{
  self->missing =
    bal_statistics_rows_complete (rows, n_inputs, n_inputs, &self->columns, &self->known);
  self->ended = g_new (guint8, MAX (self->known.n, 1));
  self->steps = g_array_new (FALSE, FALSE, sizeof (BalSurvivalStep));
  self->status = BAL_STATISTIC_OK;
  for (gsize i = 0; i < self->known.n; i++)
    {
      double ended = self->known.inputs[1][i];

      if (ended != 0 && ended != 1)
        self->status = BAL_STATISTIC_INVALID;
      self->ended[i] = ended != 0;
    }
  if (self->status == BAL_STATISTIC_OK)
    self->status =
      bal_survival_run (self->known.inputs[0], self->ended, self->known.n, self->steps);
}

static void
write_size (BalStatisticsWriter *writer, const Waits *waits)
{
  bal_statistics_writer_begin (writer);
  bal_statistics_writer_count (writer, (gint64) waits->known.n);
  bal_statistics_writer_count (writer, (gint64) waits->missing);
}

/* The groups in the order in which they come, counted from 0. */
static guint
number_groups (const Waits *waits, guint *groups, GArray *labels)
{
  for (gsize i = 0; i < waits->known.n; i++)
    {
      guint label = (guint) waits->known.inputs[2][i];
      guint group = 0;

      while (group < labels->len && g_array_index (labels, guint, group) != label &&
             group <= BAL_LOG_RANK_MOST_GROUPS)
        group++;
      if (group == labels->len)
        g_array_append_val (labels, label);
      groups[i] = group;
    }
  return labels->len;
}

typedef struct
{
  BalLogRank test;
  guint n_groups;
  GArray *labels;
  double observed[BAL_LOG_RANK_MOST_GROUPS];
  double expected[BAL_LOG_RANK_MOST_GROUPS];
} Comparison;

static void
comparison_clear (Comparison *self)
{
  g_clear_pointer (&self->labels, g_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Comparison, comparison_clear)

static void
compare (const Waits *waits, Comparison *found)
{
  g_autofree guint *groups = g_new (guint, MAX (waits->known.n, 1));

  found->labels = g_array_new (FALSE, FALSE, sizeof (guint));
  found->test = (BalLogRank){ NAN, 0, NAN, waits->status };
  found->n_groups = number_groups (waits, groups, found->labels);
  if (waits->status != BAL_STATISTIC_OK)
    return;
  if (found->n_groups > BAL_LOG_RANK_MOST_GROUPS)
    found->test.status = BAL_STATISTIC_TOO_MANY;
  else
    found->test = bal_log_rank (waits->known.inputs[0], waits->ended, groups, waits->known.n,
                                found->n_groups, found->observed, found->expected);
}

static void
compute_survival_curves (const BalStatisticsRows *rows, BalStatisticsWriter *writer)
{
  g_auto (Waits) waits = { NULL };

  take_waits (&waits, rows, 2);
  for (guint i = 0; waits.status == BAL_STATISTIC_OK && i < waits.steps->len; i++)
    {
      const BalSurvivalStep *step = &g_array_index (waits.steps, BalSurvivalStep, i);

      bal_statistics_writer_begin (writer);
      bal_statistics_writer_number (writer, step->time);
      bal_statistics_writer_count (writer, (gint64) step->n_risk);
      bal_statistics_writer_count (writer, (gint64) step->n_event);
      bal_statistics_writer_count (writer, (gint64) step->n_censored);
      bal_statistics_writer_number (writer, step->survival);
      bal_statistics_writer_number (writer, step->standard_error);
      bal_statistics_writer_status (writer, waits.status);
    }
  if (waits.status == BAL_STATISTIC_OK)
    return;
  /* A group without a curve has a row that says why. */
  bal_statistics_writer_begin (writer);
  bal_statistics_writer_number (writer, NAN);
  for (guint i = 0; i < 3; i++)
    bal_statistics_writer_count (writer, 0);
  bal_statistics_writer_number (writer, NAN);
  bal_statistics_writer_number (writer, NAN);
  bal_statistics_writer_status (writer, waits.status);
}

static const BalStatisticsOutput SURVIVAL_CURVES_OUTPUTS[] = {
  { "time", BAL_COLUMN_KIND_DOUBLE },     { "at_risk", BAL_COLUMN_KIND_INT64 },
  { "ended", BAL_COLUMN_KIND_INT64 },     { "censored", BAL_COLUMN_KIND_INT64 },
  { "survival", BAL_COLUMN_KIND_DOUBLE }, { "standard_error", BAL_COLUMN_KIND_DOUBLE },
  { "status", BAL_COLUMN_KIND_CODE },
};

static const BalStatisticsMethod SURVIVAL_CURVES = {
  "survival_curves",
  BAL_STATISTICS_GROUP,
  { "time", "ended" },
  2,
  2,
  SURVIVAL_CURVES_OUTPUTS,
  G_N_ELEMENTS (SURVIVAL_CURVES_OUTPUTS),
  compute_survival_curves,
};

/**
 * bal_statistics_survival_curves:
 * @self: the options
 * @table: a table with the columns `time`, `ended`
 * @error: return location for an error
 *
 * Computes the share that goes on after each time, by Kaplan and Meier (1958).
 *
 * `ended` is 1 where the wait ended and 0 where it was last seen going on. Ends come before last
 * sights at one time.
 *
 * Returns: (transfer full): rows for each group; [error@Balanced.DataError] where a
 *   column is missing or of the wrong kind
 *
 * Since: 0.1
 */
BalTable *
bal_statistics_survival_curves (BalStatistics *self, BalTable *table, GError **error)
{
  return bal_statistics_run (self, &SURVIVAL_CURVES, table, error);
}

static void
compute_survival_times (const BalStatisticsRows *rows, BalStatisticsWriter *writer)
{
  static const double quartiles[] = { 0.25, 0.5, 0.75 };
  const BalStatistics *options = rows->options;
  gsize n_shares = G_N_ELEMENTS (quartiles);
  const double *shares =
    options->probabilities
      ? g_variant_get_fixed_array (options->probabilities, &n_shares, sizeof (double))
      : quartiles;
  g_auto (Waits) waits = { NULL };

  take_waits (&waits, rows, 2);
  for (gsize i = 0; i < n_shares; i++)
    {
      BalEstimate time = waits.status != BAL_STATISTIC_OK
                           ? bal_estimate_none (waits.status)
                           : bal_survival_quantile (waits.steps, shares[i],
                                                    options->middle_times ? BAL_SURVIVAL_MIDDLE
                                                                          : BAL_SURVIVAL_FIRST);

      write_size (writer, &waits);
      bal_statistics_writer_number (writer, shares[i]);
      bal_statistics_writer_number (writer, time.value);
      bal_statistics_writer_status (writer, time.status);
    }
}

static const BalStatisticsOutput SURVIVAL_TIMES_OUTPUTS[] = {
  { "n", BAL_COLUMN_KIND_INT64 },
  { "missing", BAL_COLUMN_KIND_INT64 },
  { "probability", BAL_COLUMN_KIND_DOUBLE },
  { "time", BAL_COLUMN_KIND_DOUBLE },
  { "status", BAL_COLUMN_KIND_CODE },
};

static const BalStatisticsMethod SURVIVAL_TIMES = {
  "survival_times",
  BAL_STATISTICS_GROUP,
  { "time", "ended" },
  2,
  2,
  SURVIVAL_TIMES_OUTPUTS,
  G_N_ELEMENTS (SURVIVAL_TIMES_OUTPUTS),
  compute_survival_times,
};

/**
 * bal_statistics_survival_times:
 * @self: the options
 * @table: a table with the columns `time`, `ended`
 * @error: return location for an error
 *
 * Computes the times by which the shares in `probabilities` have ended.
 *
 * It is the smallest such time; with `middle-times` it lies halfway to the next end where the
 * share is met exactly, as R has it.
 *
 * Returns: (transfer full): rows for each group; [error@Balanced.DataError] where a
 *   column is missing or of the wrong kind
 *
 * Since: 0.1
 */
BalTable *
bal_statistics_survival_times (BalStatistics *self, BalTable *table, GError **error)
{
  return bal_statistics_run (self, &SURVIVAL_TIMES, table, error);
}

static void
compute_restricted_means (const BalStatisticsRows *rows, BalStatisticsWriter *writer)
{
  g_auto (Waits) waits = { NULL };
  double until = rows->options->until;
  BalEstimate mean;

  take_waits (&waits, rows, 2);
  for (gsize i = 0; isinf (rows->options->until) && i < waits.known.n; i++)
    until = i == 0 ? waits.known.inputs[0][i] : fmax (until, waits.known.inputs[0][i]);
  mean = waits.status == BAL_STATISTIC_OK ? bal_survival_restricted_mean (waits.steps, until)
                                          : bal_estimate_none (waits.status);
  write_size (writer, &waits);
  bal_statistics_writer_number (writer, until);
  bal_statistics_writer_number (writer, mean.value);
  bal_statistics_writer_status (writer, mean.status);
}

static const BalStatisticsOutput RESTRICTED_MEANS_OUTPUTS[] = {
  { "n", BAL_COLUMN_KIND_INT64 },      { "missing", BAL_COLUMN_KIND_INT64 },
  { "until", BAL_COLUMN_KIND_DOUBLE }, { "restricted_mean", BAL_COLUMN_KIND_DOUBLE },
  { "status", BAL_COLUMN_KIND_CODE },
};

static const BalStatisticsMethod RESTRICTED_MEANS = {
  "restricted_means",
  BAL_STATISTICS_GROUP,
  { "time", "ended" },
  2,
  2,
  RESTRICTED_MEANS_OUTPUTS,
  G_N_ELEMENTS (RESTRICTED_MEANS_OUTPUTS),
  compute_restricted_means,
};

/**
 * bal_statistics_restricted_means:
 * @self: the options
 * @table: a table with the columns `time`, `ended`
 * @error: return location for an error
 *
 * Computes the mean time when none is counted beyond `until`, or else beyond the last time.
 *
 * Returns: (transfer full): a row for each group; [error@Balanced.DataError] where a
 *   column is missing or of the wrong kind
 *
 * Since: 0.1
 */
BalTable *
bal_statistics_restricted_means (BalStatistics *self, BalTable *table, GError **error)
{
  return bal_statistics_run (self, &RESTRICTED_MEANS, table, error);
}

static void
compute_log_rank_tests (const BalStatisticsRows *rows, BalStatisticsWriter *writer)
{
  g_auto (Waits) waits = { NULL };
  g_auto (Comparison) found = { { 0 } };

  take_waits (&waits, rows, 3);
  compare (&waits, &found);
  write_size (writer, &waits);
  bal_statistics_writer_count (writer, (gint64) found.n_groups);
  bal_statistics_writer_number (writer, found.test.chi_squared);
  bal_statistics_writer_count (writer, (gint64) found.test.degrees);
  bal_statistics_writer_number (writer, found.test.p);
  bal_statistics_writer_status (writer, found.test.status);
}

static const BalStatisticsOutput LOG_RANK_TESTS_OUTPUTS[] = {
  { "n", BAL_COLUMN_KIND_INT64 },       { "missing", BAL_COLUMN_KIND_INT64 },
  { "groups", BAL_COLUMN_KIND_INT64 },  { "chi_squared", BAL_COLUMN_KIND_DOUBLE },
  { "degrees", BAL_COLUMN_KIND_INT64 }, { "p", BAL_COLUMN_KIND_DOUBLE },
  { "status", BAL_COLUMN_KIND_CODE },
};

static const BalStatisticsMethod LOG_RANK_TESTS = {
  "log_rank_tests",
  BAL_STATISTICS_GROUP,
  { "time", "ended", "#group" },
  3,
  3,
  LOG_RANK_TESTS_OUTPUTS,
  G_N_ELEMENTS (LOG_RANK_TESTS_OUTPUTS),
  compute_log_rank_tests,
};

/**
 * bal_statistics_log_rank_tests:
 * @self: the options
 * @table: a table with the columns `time`, `ended`, `group`
 * @error: return location for an error
 *
 * Tests whether groups go on alike, with the hypergeometric variance.
 *
 * At most 64 groups.
 *
 * Returns: (transfer full): a row for each group; [error@Balanced.DataError] where a
 *   column is missing or of the wrong kind
 *
 * Since: 0.1
 */
BalTable *
bal_statistics_log_rank_tests (BalStatistics *self, BalTable *table, GError **error)
{
  return bal_statistics_run (self, &LOG_RANK_TESTS, table, error);
}

static void
compute_log_rank_counts (const BalStatisticsRows *rows, BalStatisticsWriter *writer)
{
  g_auto (Waits) waits = { NULL };
  g_auto (Comparison) found = { { 0 } };

  take_waits (&waits, rows, 3);
  compare (&waits, &found);
  if (waits.status != BAL_STATISTIC_OK || found.n_groups > BAL_LOG_RANK_MOST_GROUPS)
    return;
  for (guint i = 0; i < found.n_groups; i++)
    {
      guint label = g_array_index (found.labels, guint, i);

      bal_statistics_writer_begin (writer);
      bal_statistics_writer_word (writer, bal_statistics_writer_get_label (writer, label));
      bal_statistics_writer_number (writer, found.observed[i]);
      bal_statistics_writer_number (writer, found.expected[i]);
    }
}

static const BalStatisticsOutput LOG_RANK_COUNTS_OUTPUTS[] = {
  { "group", BAL_COLUMN_KIND_CODE },
  { "observed", BAL_COLUMN_KIND_DOUBLE },
  { "expected", BAL_COLUMN_KIND_DOUBLE },
};

static const BalStatisticsMethod LOG_RANK_COUNTS = {
  "log_rank_counts",
  BAL_STATISTICS_GROUP,
  { "time", "ended", "#group" },
  3,
  3,
  LOG_RANK_COUNTS_OUTPUTS,
  G_N_ELEMENTS (LOG_RANK_COUNTS_OUTPUTS),
  compute_log_rank_counts,
};

/**
 * bal_statistics_log_rank_counts:
 * @self: the options
 * @table: a table with the columns `time`, `ended`, `group`
 * @error: return location for an error
 *
 * Gives the ends of each group, and those expected if all went on alike.
 *
 * Returns: (transfer full): rows for each group; [error@Balanced.DataError] where a
 *   column is missing or of the wrong kind
 *
 * Since: 0.1
 */
BalTable *
bal_statistics_log_rank_counts (BalStatistics *self, BalTable *table, GError **error)
{
  return bal_statistics_run (self, &LOG_RANK_COUNTS, table, error);
}
