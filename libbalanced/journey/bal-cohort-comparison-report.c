/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-cohort-comparison-private.h"
#include "libbalanced/statistics/bal-effect-private.h"
#include "libbalanced/statistics/bal-interval-private.h"
#include "libbalanced/statistics/bal-moments-private.h"
#include "libbalanced/statistics/bal-quantile-private.h"
#include "libbalanced/statistics/bal-survival-private.h"

#define CONFIDENCE 0.95

static const char *const cohort_names[] = { "a", "b" };

static GArray *
get_bins (const BalSummaryGroup *group, guint cohort, guint histogram)
{
  return group->bins[bal_compared_get_histogram (cohort, histogram)];
}

/* The values behind a histogram, by rising value. */
static double *
make_values (GArray *bins, gsize *n)
{
  double *values;
  gsize at = 0;

  *n = (gsize) bal_summary_bins_get_count (bins);
  values = g_new (double, *n + 1);
  for (guint i = 0; i < bins->len; i++)
    {
      const BalSummaryBin *bin = &g_array_index (bins, BalSummaryBin, i);

      for (guint64 k = 0; k < bin->count; k++)
        values[at++] = bin->value;
    }
  return values;
}

static void
add_figure (BalReportRow *row, double value, BalStatisticStatus status)
{
  if (status == BAL_STATISTIC_OK && isfinite (value))
    bal_report_row_double (row, value);
  else
    bal_report_row_state (row, BAL_VALUE_STATE_NOT_APPLICABLE);
}

static void
add_estimate (BalReportRow *row, const BalEstimate *estimate)
{
  add_figure (row, estimate->value, estimate->status);
  add_figure (row, estimate->lower, estimate->interval_status);
  add_figure (row, estimate->upper, estimate->interval_status);
}

static const BalReportColumn metric_columns[] = {
  { "metric", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "cohort", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "n", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
  { "missing", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
  { "mean", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
  { "sd", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
  { "p25", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
  { "median", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
  { "p75", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
};

static void
add_metrics (BalReport *report,
             const BalReportTable *table,
             BalTableBuilder *builder,
             const BalSummaryGroup *group)
{
  for (guint i = 0; i < 2 * BAL_N_METRICS; i++)
    {
      guint cohort = i % 2;
      GArray *bins = get_bins (group, cohort, i / 2);
      gsize n;
      g_autofree double *values = make_values (bins, &n);
      BalMoments moments = bal_moments (values, n);
      BalReportRow row = bal_report_begin_row (report, builder, group);

      bal_report_row_text (&row, bal_metric_names[i / 2]);
      bal_report_row_text (&row, cohort_names[cohort]);
      bal_report_row_int (&row, (gint64) n);
      bal_report_row_int (&row, group->counters[bal_compared_get_counter (cohort, 0)] - (gint64) n);
      add_figure (&row, moments.mean, moments.status);
      add_figure (&row, moments.sd, moments.sd_status);
      bal_report_row_quantile (&row, bins, 0.25);
      bal_report_row_quantile (&row, bins, 0.5);
      bal_report_row_quantile (&row, bins, 0.75);
    }
}

static const BalReportColumn difference_columns[] = {
  { "metric", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "difference_of_means", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
  { "lower", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
  { "upper", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
  { "welch_p", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
  { "hedges_g", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
  { "cliffs_delta", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
  { "mann_whitney_u", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
  { "mann_whitney_p", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
};

static void
add_differences (BalReport *report,
                 const BalReportTable *table,
                 BalTableBuilder *builder,
                 const BalSummaryGroup *group)
{
  for (guint metric = 0; metric < BAL_N_METRICS; metric++)
    {
      gsize n[2];
      g_autofree double *a = make_values (get_bins (group, 0, metric), &n[0]);
      g_autofree double *b = make_values (get_bins (group, 1, metric), &n[1]);
      BalGroupsEffect effect = bal_effect_groups (a, n[0], b, n[1], CONFIDENCE);
      BalRankTest ranks = bal_rank_test_groups (a, n[0], b, n[1]);
      BalReportRow row = bal_report_begin_row (report, builder, group);

      bal_report_row_text (&row, bal_metric_names[metric]);
      add_estimate (&row, &effect.difference);
      add_figure (&row, effect.welch_p, effect.status);
      add_figure (&row, effect.hedges_g, effect.status);
      add_figure (&row, ranks.cliffs_delta, ranks.status);
      add_figure (&row, ranks.statistic, ranks.status);
      add_figure (&row, ranks.p, ranks.status);
    }
}

static const BalReportColumn share_columns[] = {
  { "share", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "children_a", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
  { "all_a", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
  { "share_a", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_SHARE, NULL },
  { "children_b", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
  { "all_b", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
  { "share_b", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_SHARE, NULL },
  { "difference", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
  { "lower", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
  { "upper", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
};

static void
add_shares (BalReport *report,
            const BalReportTable *table,
            BalTableBuilder *builder,
            const BalSummaryGroup *group)
{
  for (guint share = 0; share < BAL_N_SHARES; share++)
    {
      BalReportRow row = bal_report_begin_row (report, builder, group);
      gint64 yes[2], all[2];
      BalEstimate difference;

      bal_report_row_text (&row, bal_share_names[share]);
      for (guint of = 0; of < 2; of++)
        {
          yes[of] = group->counters[bal_compared_get_counter (of, 1 + 2 * share)];
          all[of] = group->counters[bal_compared_get_counter (of, 2 + 2 * share)];
          bal_report_row_int (&row, yes[of]);
          bal_report_row_int (&row, all[of]);
          bal_report_row_ratio (&row, yes[of], all[of]);
        }
      difference = all[0] > 0 && all[1] > 0
                     ? bal_interval_newcombe ((double) yes[0], (double) all[0], (double) yes[1],
                                              (double) all[1], CONFIDENCE)
                     : bal_estimate_none (BAL_STATISTIC_TOO_FEW);
      add_estimate (&row, &difference);
    }
}

/* The days on which something happens to a wait of either cohort, 0 among them. */
static GArray *
collect_days (const BalSummaryGroup *group)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (double));
  double day = 0;
  guint n = 1;

  g_array_append_val (days, day);
  for (guint i = 0; i < 2 * BAL_COMPARED_N_WAITS; i++)
    {
      GArray *bins = get_bins (group, i % 2, BAL_N_METRICS + i / 2);

      for (guint j = 0; j < bins->len; j++)
        {
          day = g_array_index (bins, BalSummaryBin, j).value;
          g_array_append_val (days, day);
        }
    }
  bal_sort_doubles ((double *) (gpointer) days->data, days->len);
  for (guint i = 1; i < days->len; i++)
    if (g_array_index (days, double, i) != g_array_index (days, double, i - 1))
      g_array_index (days, double, n++) = g_array_index (days, double, i);
  g_array_set_size (days, n);
  return days;
}

/* Withdrawn waits are last seen when they are withdrawn. */
static void
count_days (const BalSummaryGroup *group, guint of, GArray *days, BalSurvivalCount *counts)
{
  guint64 n_entered = 0;

  for (guint kind = 0; kind < BAL_COMPARED_N_WAITS; kind++)
    {
      GArray *bins = get_bins (group, of, BAL_N_METRICS + kind);
      guint at = 0;

      for (guint i = 0; i < bins->len; i++)
        {
          const BalSummaryBin *bin = &g_array_index (bins, BalSummaryBin, i);

          while (g_array_index (days, double, at) < bin->value)
            at++;
          if (kind == BAL_COMPARED_LATE)
            counts[at].n_entered += bin->count;
          else if (kind == BAL_COMPARED_STARTED)
            counts[at].n_ended += bin->count;
          else
            counts[at].n_censored += bin->count;
          n_entered += kind == BAL_COMPARED_LATE ? -bin->count : bin->count;
        }
    }
  counts[0].n_entered += n_entered;
}

static const BalReportColumn wait_columns[] = {
  { "cohort", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "started", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "waits" },
  { "waiting", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "waits" },
  { "withdrawn", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "waits" },
  { "p25_days", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "days" },
  { "median_days", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "days" },
  { "p75_days", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "days" },
};

static void
add_waits (BalReport *report,
           const BalReportTable *table,
           BalTableBuilder *builder,
           const BalSummaryGroup *group)
{
  static const double shares[] = { 0.25, 0.5, 0.75 };
  g_autoptr (GArray) days = collect_days (group);

  for (guint of = 0; of < 2; of++)
    {
      g_autofree BalSurvivalCount *counts = g_new0 (BalSurvivalCount, days->len);
      g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (BalSurvivalStep));
      BalReportRow row = bal_report_begin_row (report, builder, group);

      bal_report_row_text (&row, cohort_names[of]);
      for (guint kind = 0; kind < BAL_COMPARED_LATE; kind++)
        bal_report_row_int (&row, (gint64) bal_summary_bins_get_count (
                                    get_bins (group, of, BAL_N_METRICS + kind)));
      count_days (group, of, days, counts);
      bal_survival_from_counts ((double *) (gpointer) days->data, counts, days->len, steps);
      for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
        {
          BalEstimate day = bal_survival_quantile (steps, shares[i], BAL_SURVIVAL_FIRST);

          add_figure (&row, day.value, day.status);
        }
    }
}

static const BalReportColumn test_columns[] = {
  { "chi_squared", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
  { "degrees", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, NULL },
  { "p", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
  { "observed_a", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "waits" },
  { "expected_a", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "waits" },
  { "observed_b", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "waits" },
  { "expected_b", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "waits" },
};

static void
add_test (BalReport *report,
          const BalReportTable *table,
          BalTableBuilder *builder,
          const BalSummaryGroup *group)
{
  g_autoptr (GArray) days = collect_days (group);
  g_autofree BalSurvivalCount *counts = g_new0 (BalSurvivalCount, 2 * days->len);
  double observed[2] = { 0 }, expected[2] = { 0 };
  BalReportRow row = bal_report_begin_row (report, builder, group);
  BalLogRank test;

  for (guint of = 0; of < 2; of++)
    count_days (group, of, days, counts + of * days->len);
  test = bal_log_rank_from_counts ((double *) (gpointer) days->data, counts, days->len, 2, observed,
                                   expected);
  add_figure (&row, test.chi_squared, test.status);
  if (test.status == BAL_STATISTIC_OK)
    bal_report_row_int (&row, test.degrees);
  else
    bal_report_row_state (&row, BAL_VALUE_STATE_NOT_APPLICABLE);
  add_figure (&row, test.p, test.status);
  for (guint of = 0; of < 2; of++)
    {
      add_figure (&row, observed[of], test.status);
      add_figure (&row, expected[of], test.status);
    }
}

void
bal_cohort_comparison_report (BalReport *report)
{
  static const BalReportTable tables[] = {
    { "comparison_metrics", BAL_BASIS_ACTIVE, metric_columns, G_N_ELEMENTS (metric_columns),
      add_metrics },
    { "comparison_differences", BAL_BASIS_ACTIVE, difference_columns,
      G_N_ELEMENTS (difference_columns), add_differences },
    { "comparison_shares", BAL_BASIS_ACTIVE, share_columns, G_N_ELEMENTS (share_columns),
      add_shares },
    { "comparison_waits", BAL_BASIS_WAITING, wait_columns, G_N_ELEMENTS (wait_columns), add_waits },
    { "comparison_waits_test", BAL_BASIS_WAITING, test_columns, G_N_ELEMENTS (test_columns),
      add_test },
  };
  const BalSummaryGroup *total = bal_report_get_total (report);
  const BalFindingFigure figures[] = {
    { "count", (double) total->counters[BAL_COMPARED_BOTH] },
    { "children_a", (double) total->counters[bal_compared_get_counter (0, 0)] },
    { "children_b", (double) total->counters[bal_compared_get_counter (1, 0)] },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    bal_report_add_table (report, &tables[i]);
  if (total->counters[BAL_COMPARED_BOTH] > 0)
    bal_findings_builder_add (report->findings, "cohorts-overlap", "comparison", NULL, figures,
                              G_N_ELEMENTS (figures));
}
