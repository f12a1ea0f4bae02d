/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-waits-private.h"

#include <string.h>

#include "libbalanced/statistics/bal-survival-private.h"

#define CONFIDENCE 0.95

/* The histograms that curves are made of. */
enum
{
  STARTED,
  WAITING,
  WITHDRAWN,
  LATE,
  N_KINDS,
};

static const guint kind_histograms[N_KINDS] = {
  (BAL_WAIT_STARTED - BAL_WAITS_FIRST_STATE) * BAL_WAITS_N_HISTOGRAMS + BAL_WAITS_LENGTHS,
  (BAL_WAIT_WAITING - BAL_WAITS_FIRST_STATE) * BAL_WAITS_N_HISTOGRAMS + BAL_WAITS_LENGTHS,
  (BAL_WAIT_WITHDRAWN - BAL_WAITS_FIRST_STATE) * BAL_WAITS_N_HISTOGRAMS + BAL_WAITS_LENGTHS,
  BAL_WAITS_LATE_ENTRIES,
};

/* The curve of one group. */
typedef struct
{
  guint64 totals[N_KINDS];
  GArray *steps; /* owned: still waiting, as the option has it */
  GArray *cause; /* owned: not started; the same curve where withdrawn waits are censored */
} Curve;

static void
clear_curve (Curve *curve)
{
  g_array_unref (curve->steps);
  g_array_unref (curve->cause);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Curve, clear_curve)

static gboolean
is_competing (BalReport *report)
{
  return strstr (report->summary->options, BAL_WAITS_COMPETING) != NULL;
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  const double *left = a, *right = b;

  return (*left > *right) - (*left < *right);
}

/* All the days of the groups, 0 among them, by rising value. */
static GArray *
collect_days (const BalSummaryGroup *const *groups, guint n_groups)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (double));
  double day = 0;
  guint n = 1;

  g_array_append_val (days, day);
  for (guint i = 0; i < n_groups; i++)
    for (guint kind = 0; kind < N_KINDS; kind++)
      {
        GArray *bins = groups[i]->bins[kind_histograms[kind]];

        for (guint j = 0; j < bins->len; j++)
          {
            day = g_array_index (bins, BalSummaryBin, j).value;
            g_array_append_val (days, day);
          }
      }
  g_array_sort (days, compare_days);
  for (guint i = 1; i < days->len; i++)
    if (g_array_index (days, double, i) != g_array_index (days, double, i - 1))
      g_array_index (days, double, n++) = g_array_index (days, double, i);
  g_array_set_size (days, n);
  return days;
}

/* What happens to a group on each of the days. @n_started is nullable. */
static void
count_days (const BalSummaryGroup *group,
            GArray *days,
            gboolean competing,
            BalSurvivalCount *counts,
            guint64 *n_started)
{
  guint64 n_entered = 0;

  for (guint kind = 0; kind < N_KINDS; kind++)
    {
      GArray *bins = group->bins[kind_histograms[kind]];
      guint at = 0;

      for (guint i = 0; i < bins->len; i++)
        {
          const BalSummaryBin *bin = &g_array_index (bins, BalSummaryBin, i);

          while (g_array_index (days, double, at) < bin->value)
            at++;
          if (kind == LATE)
            counts[at].n_entered += bin->count;
          else if (kind == STARTED || (kind == WITHDRAWN && competing))
            counts[at].n_ended += bin->count;
          else
            counts[at].n_censored += bin->count;
          if (kind == STARTED && n_started)
            n_started[at] = bin->count;
          n_entered += kind == LATE ? -bin->count : bin->count;
        }
    }
  counts[0].n_entered += n_entered;
}

static void
init_curve (Curve *curve, const BalSummaryGroup *group, gboolean competing)
{
  g_autoptr (GArray) days = collect_days (&group, 1);
  g_autofree BalSurvivalCount *counts = g_new0 (BalSurvivalCount, days->len);
  g_autofree guint64 *n_started = g_new0 (guint64, days->len);

  for (guint kind = 0; kind < N_KINDS; kind++)
    curve->totals[kind] = bal_summary_bins_get_count (group->bins[kind_histograms[kind]]);
  curve->steps = g_array_new (FALSE, FALSE, sizeof (BalSurvivalStep));
  count_days (group, days, competing, counts, n_started);
  bal_survival_from_counts ((double *) days->data, counts, days->len, curve->steps);
  if (!competing)
    {
      curve->cause = g_array_ref (curve->steps);
      return;
    }
  curve->cause = g_array_new (FALSE, FALSE, sizeof (BalSurvivalStep));
  bal_survival_select_cause (curve->steps, (double *) days->data, n_started, days->len,
                             curve->cause);
}

static void
add_estimate (BalReportRow *row, double value, BalStatisticStatus status)
{
  if (status == BAL_STATISTIC_OK)
    bal_report_row_double (row, value);
  else
    bal_report_row_state (row, BAL_VALUE_STATE_NOT_APPLICABLE);
}

static const BalReportColumn survival_columns[] = {
  { "withdrawn_are", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "waits", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "waits" },
  { "started", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "waits" },
  { "withdrawn", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "waits" },
  { "waiting", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "waits" },
  { "events", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "waits" },
  { "censored", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "waits" },
  { "late_entries", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "waits" },
  { "p25_days", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "days" },
  { "median_days", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "days" },
  { "p75_days", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "days" },
};

static void
add_survival (BalReport *report,
              const BalReportTable *table,
              BalTableBuilder *builder,
              const BalSummaryGroup *group)
{
  static const double shares[] = { 0.25, 0.5, 0.75 };
  gboolean competing = table->choice;
  g_auto (Curve) curve = { 0 };
  guint64 n_waits, n_events;
  BalReportRow row = bal_report_begin_row (report, builder, group);

  init_curve (&curve, group, competing);
  n_waits = curve.totals[STARTED] + curve.totals[WAITING] + curve.totals[WITHDRAWN];
  n_events = curve.totals[STARTED] + (competing ? curve.totals[WITHDRAWN] : 0);
  bal_report_row_text (&row, competing ? "competing" : "censored");
  bal_report_row_int (&row, (gint64) n_waits);
  bal_report_row_int (&row, (gint64) curve.totals[STARTED]);
  bal_report_row_int (&row, (gint64) curve.totals[WITHDRAWN]);
  bal_report_row_int (&row, (gint64) curve.totals[WAITING]);
  bal_report_row_int (&row, (gint64) n_events);
  bal_report_row_int (&row, (gint64) (n_waits - n_events));
  bal_report_row_int (&row, (gint64) curve.totals[LATE]);
  for (gsize i = 0; i < G_N_ELEMENTS (shares); i++)
    {
      BalEstimate days = bal_survival_quantile (curve.cause, shares[i], BAL_SURVIVAL_FIRST);

      add_estimate (&row, days.value, days.status);
    }
}

static const BalReportColumn share_columns[] = {
  { "weeks", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_KEY, "weeks" },
  { "withdrawn_are", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "waits", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "waits" },
  { "share_waiting", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_SHARE, NULL },
  { "share_waiting_lower", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_SHARE, NULL },
  { "share_waiting_upper", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_SHARE, NULL },
  { "share_started", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_SHARE, NULL },
};

/* The share that has started within the days; nothing is added to it once nobody waits. */
static double
get_share_started (const Curve *curve, double days)
{
  double share = 0;

  for (guint i = 0; i < curve->cause->len; i++)
    if (g_array_index (curve->cause, BalSurvivalStep, i).time <= days)
      share = 1 - g_array_index (curve->cause, BalSurvivalStep, i).survival;
  return share;
}

static void
add_shares (BalReport *report,
            const BalReportTable *table,
            BalTableBuilder *builder,
            const BalSummaryGroup *group)
{
  static const guint weeks[] = { 18, 20, 52 };
  gboolean competing = table->choice;
  g_auto (Curve) curve = { 0 };

  init_curve (&curve, group, competing);
  for (gsize i = 0; i < G_N_ELEMENTS (weeks); i++)
    {
      BalReportRow row = bal_report_begin_row (report, builder, group);
      BalEstimate waiting = bal_survival_at (curve.steps, 7.0 * weeks[i], CONFIDENCE);

      bal_report_row_int (&row, weeks[i]);
      bal_report_row_text (&row, competing ? "competing" : "censored");
      bal_report_row_int (&row, (gint64) (curve.totals[STARTED] + curve.totals[WAITING] +
                                          curve.totals[WITHDRAWN]));
      add_estimate (&row, waiting.value, waiting.status);
      add_estimate (&row, waiting.lower, waiting.interval_status);
      add_estimate (&row, waiting.upper, waiting.interval_status);
      add_estimate (&row, get_share_started (&curve, 7.0 * weeks[i]), waiting.status);
    }
}

static const BalReportColumn test_columns[] = {
  { "groups", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, "groups" },
  { "waits", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "waits" },
  { "started", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "waits" },
  { "chi_squared", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
  { "degrees_of_freedom", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, NULL },
  { "p", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
};

/* Of the groups that have a name: waits without one are no group of their own kind. */
static GPtrArray *
collect_named_groups (BalReport *report)
{
  GPtrArray *named = g_ptr_array_new ();

  for (guint i = 0; i < report->groups->len; i++)
    {
      BalSummaryGroup *group = g_ptr_array_index (report->groups, i);
      g_autoptr (GPtrArray) values = bal_summary_key_split (group->key);

      if (!g_ptr_array_find (values, NULL, NULL))
        g_ptr_array_add (named, group);
    }
  return named;
}

static BalLogRank
compare_groups (GPtrArray *groups, guint64 *n_waits, guint64 *n_started)
{
  const BalSummaryGroup *const *each = (const BalSummaryGroup *const *) groups->pdata;
  double observed[BAL_LOG_RANK_MOST_GROUPS], expected[BAL_LOG_RANK_MOST_GROUPS];
  g_autoptr (GArray) days = NULL;
  g_autofree BalSurvivalCount *counts = NULL;

  for (guint i = 0; i < groups->len; i++)
    {
      guint64 started = bal_summary_bins_get_count (each[i]->bins[kind_histograms[STARTED]]);

      *n_started += started;
      *n_waits += started + bal_summary_bins_get_count (each[i]->bins[kind_histograms[WAITING]]) +
                  bal_summary_bins_get_count (each[i]->bins[kind_histograms[WITHDRAWN]]);
    }
  if (groups->len < 2 || groups->len > BAL_LOG_RANK_MOST_GROUPS)
    return (BalLogRank){ NAN, 0, NAN, BAL_STATISTIC_UNDEFINED };

  days = collect_days (each, groups->len);
  counts = g_new0 (BalSurvivalCount, (gsize) days->len * groups->len);
  for (guint i = 0; i < groups->len; i++)
    count_days (each[i], days, FALSE, counts + (gsize) i * days->len, NULL);
  return bal_log_rank_from_counts ((double *) days->data, counts, days->len, groups->len, observed,
                                   expected);
}

static void
add_test (BalReport *report)
{
  BalTableBuilder *builder = bal_table_builder_new ("survival_test");
  g_autoptr (GPtrArray) groups = collect_named_groups (report);
  BalReportRow row = { builder, 0 };
  guint64 n_waits = 0, n_started = 0;
  BalLogRank test = compare_groups (groups, &n_waits, &n_started);

  for (gsize i = 0; i < G_N_ELEMENTS (test_columns); i++)
    bal_table_builder_add_column (builder, test_columns[i].name, test_columns[i].kind,
                                  test_columns[i].role, test_columns[i].unit);
  bal_report_row_int (&row, groups->len);
  bal_report_row_int (&row, (gint64) n_waits);
  bal_report_row_int (&row, (gint64) n_started);
  add_estimate (&row, test.chi_squared, test.status);
  if (test.status == BAL_STATISTIC_OK)
    bal_report_row_int (&row, test.degrees);
  else
    bal_report_row_state (&row, BAL_VALUE_STATE_NOT_APPLICABLE);
  add_estimate (&row, test.p, test.status);
  g_ptr_array_add (report->tables,
                   bal_table_builder_end (builder, BAL_BASIS_WAITING, report->as_at, report->period,
                                          report->summary->synthetic));
}

void
bal_waits_report_survival (BalReport *report)
{
  guint competing = is_competing (report);
  const BalReportTable tables[] = {
    { "survival", BAL_BASIS_WAITING, survival_columns, G_N_ELEMENTS (survival_columns),
      add_survival, competing },
    { "survival_shares", BAL_BASIS_WAITING, share_columns, G_N_ELEMENTS (share_columns), add_shares,
      competing },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    bal_report_add_table (report, &tables[i]);
  if (report->summary->by[0])
    add_test (report);
}
