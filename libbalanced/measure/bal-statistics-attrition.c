/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/measure/bal-statistics-private.h"

#include <math.h>

#include "libbalanced/statistics/bal-moments-private.h"
#include "libbalanced/statistics/bal-reliable-change-private.h"

static double
mean_of (const BalSum *sum, gint64 n)
{
  return n > 0 ? bal_sum_divide (sum, (double) n) : NAN;
}

static void
compute_attritions (const BalStatisticsRows *rows, BalStatisticsWriter *writer)
{
  BalSum kept = { 0.0, 0.0 };
  BalSum lost = { 0.0, 0.0 };
  gint64 n_kept = 0, n_lost = 0, only_second = 0;

  for (gsize i = 0; i < rows->n; i++)
    {
      double before = rows->inputs[0][i];
      gboolean has_second = !isnan (rows->inputs[1][i]);

      if (isnan (before))
        {
          only_second += has_second;
          continue;
        }
      bal_sum_add (has_second ? &kept : &lost, before);
      n_kept += has_second;
      n_lost += !has_second;
    }
  bal_statistics_writer_begin (writer);
  bal_statistics_writer_count (writer, (gint64) rows->n);
  bal_statistics_writer_count (writer, n_kept + n_lost);
  bal_statistics_writer_count (writer, n_kept);
  bal_statistics_writer_count (writer, n_lost);
  bal_statistics_writer_count (writer, only_second);
  bal_statistics_writer_count (writer, (gint64) rows->n - n_kept - n_lost - only_second);
  bal_statistics_writer_share (writer, n_lost, n_kept + n_lost, rows->options->confidence);
  bal_statistics_writer_number (writer, mean_of (&kept, n_kept));
  bal_statistics_writer_number (writer, mean_of (&lost, n_lost));
  bal_statistics_writer_number (writer, mean_of (&lost, n_lost) - mean_of (&kept, n_kept));
  bal_statistics_writer_status (writer,
                                n_kept + n_lost > 0 ? BAL_STATISTIC_OK : BAL_STATISTIC_TOO_FEW);
}

static const BalStatisticsOutput ATTRITIONS_OUTPUTS[] = {
  { "rows", BAL_COLUMN_KIND_INT64 },
  { "first", BAL_COLUMN_KIND_INT64 },
  { "paired", BAL_COLUMN_KIND_INT64 },
  { "lost", BAL_COLUMN_KIND_INT64 },
  { "only_second", BAL_COLUMN_KIND_INT64 },
  { "neither", BAL_COLUMN_KIND_INT64 },
  { "lost_share", BAL_COLUMN_KIND_DOUBLE },
  { "lost_lower", BAL_COLUMN_KIND_DOUBLE },
  { "lost_upper", BAL_COLUMN_KIND_DOUBLE },
  { "paired_first_mean", BAL_COLUMN_KIND_DOUBLE },
  { "lost_first_mean", BAL_COLUMN_KIND_DOUBLE },
  { "first_score_difference", BAL_COLUMN_KIND_DOUBLE },
  { "status", BAL_COLUMN_KIND_CODE },
};

static const BalStatisticsMethod ATTRITIONS = {
  "attritions",
  BAL_STATISTICS_GROUP,
  { "before", "after" },
  2,
  2,
  ATTRITIONS_OUTPUTS,
  G_N_ELEMENTS (ATTRITIONS_OUTPUTS),
  compute_attritions,
};

/**
 * bal_statistics_attritions:
 * @self: the options
 * @table: a table with the columns `before`, `after`
 * @error: return location for an error
 *
 * Counts in each group of rows who has a first score and no second: how many were lost, as a share
 * of those with a first score, with the interval of Wilson.
 *
 * `first_score_difference` is the mean first score of those who were lost, less that of those who
 * were not: far from 0, the others do not stand for them. A row is a child, or a measure of one.
 *
 * Features: G15.
 *
 * Returns: (transfer full): a row for each group; [error@Balanced.DataError] where a
 *   column is missing or of the wrong kind
 *
 * Since: 0.1
 */
BalTable *
bal_statistics_attritions (BalStatistics *self, BalTable *table, GError **error)
{
  return bal_statistics_run (self, &ATTRITIONS, table, error);
}

static void
compute_clinical_cutoffs (const BalStatisticsRows *rows, BalStatisticsWriter *writer)
{
  static const BalCutoffKind kinds[] = { BAL_CUTOFF_A, BAL_CUTOFF_B, BAL_CUTOFF_C };
  double clinical_mean = rows->inputs[0][0], clinical_sd = rows->inputs[1][0];
  double healthy_mean = rows->inputs[2][0], healthy_sd = rows->inputs[3][0];
  gboolean missing =
    isnan (clinical_mean) || isnan (clinical_sd) || isnan (healthy_mean) || isnan (healthy_sd);
  gboolean valid = clinical_sd > 0 && healthy_sd > 0 && clinical_mean != healthy_mean;
  BalStatisticStatus status = missing ? BAL_STATISTIC_TOO_FEW
                              : valid ? BAL_STATISTIC_OK
                                      : BAL_STATISTIC_INVALID;
  double found[G_N_ELEMENTS (kinds)];

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      found[i] =
        bal_clinical_cutoff (kinds[i], clinical_mean, clinical_sd, healthy_mean, healthy_sd);
      if (status == BAL_STATISTIC_OK && !isfinite (found[i]))
        status = BAL_STATISTIC_OVERFLOW;
    }
  bal_statistics_writer_begin (writer);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    bal_statistics_writer_number (writer, status == BAL_STATISTIC_OK ? found[i] : NAN);
  bal_statistics_writer_status (writer, status);
}

static const BalStatisticsOutput CLINICAL_CUTOFFS_OUTPUTS[] = {
  { "cutoff_a", BAL_COLUMN_KIND_DOUBLE },
  { "cutoff_b", BAL_COLUMN_KIND_DOUBLE },
  { "cutoff_c", BAL_COLUMN_KIND_DOUBLE },
  { "status", BAL_COLUMN_KIND_CODE },
};

static const BalStatisticsMethod CLINICAL_CUTOFFS = {
  "clinical_cutoffs",
  BAL_STATISTICS_ROW,
  { "clinical_mean", "clinical_sd", "healthy_mean", "healthy_sd" },
  4,
  4,
  CLINICAL_CUTOFFS_OUTPUTS,
  G_N_ELEMENTS (CLINICAL_CUTOFFS_OUTPUTS),
  compute_clinical_cutoffs,
};

/**
 * bal_statistics_clinical_cutoffs:
 * @self: the options
 * @table: a table with the columns `clinical_mean`, `clinical_sd`, `healthy_mean`, `healthy_sd`
 * @error: return location for an error
 *
 * Computes the three cut-offs of Jacobson and Truax (1991) between a clinical and a healthy
 * population.
 *
 * a lies two standard deviations from the clinical mean, b two from the healthy one, c where a
 * score is as likely in either.
 *
 * Returns: (transfer full): the rows, with columns added; [error@Balanced.DataError] where a
 *   column is missing or of the wrong kind
 *
 * Since: 0.1
 */
BalTable *
bal_statistics_clinical_cutoffs (BalStatistics *self, BalTable *table, GError **error)
{
  return bal_statistics_run (self, &CLINICAL_CUTOFFS, table, error);
}
