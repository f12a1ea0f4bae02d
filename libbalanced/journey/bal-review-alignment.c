/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-review-alignment.h"

#include <stdlib.h>

#include "libbalanced/core/bal-error.h"
#include "libbalanced/journey/bal-analysis-private.h"
#include "libbalanced/journey/bal-row-match-private.h"

/**
 * BalReviewAlignment:
 *
 * Whether reviews of two kinds are held together, such as those of looked-after children and those
 * of their plans.
 *
 * A review is an episode, by the day on which it starts. For each review of the one kind in the
 * period the nearest of the other kind of the same child is looked for, before or after it and up
 * to the as-at date: on the same day, within some days, further apart, or none at all. Children who
 * have reviews of one kind only may not need the other: a cohort takes those who are looked after
 * and have a plan.
 *
 * The table `review_alignment` has the reviews by group of the one kind, the share of those with
 * another that are within the days, with a 95 % interval (Wilson), and the median of days apart.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: I8.
 *
 * Since: 0.1
 */
struct _BalReviewAlignment
{
  BalAnalysis parent_instance;

  GStrv review_rows; /* owned; nullable */
  GStrv other_rows;  /* owned; nullable */
  guint within_days;
};

struct _BalReviewAlignmentClass
{
  BalAnalysisClass parent_class;
};

enum
{
  PROP_0,
  PROP_REVIEW_ROWS,
  PROP_OTHER_ROWS,
  PROP_WITHIN_DAYS,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (BalReviewAlignment, bal_review_alignment, BAL_TYPE_ANALYSIS)

enum
{
  CHILDREN,
  SAME_DAY,
  WITHIN,
  APART,
  ALONE,
  N_FIGURES,
};

static const char *const figure_names[N_FIGURES] = { "children", "same_day", "within", "apart",
                                                     "alone" };

typedef struct
{
  BalRowMatch reviews;
  BalRowMatch others;
  gint32 within_days;
} Plan;

static void
bal_review_alignment_describe (BalAnalysis *self,
                               const BalAnalysisScheme *scheme,
                               BalAnalysisNames *names)
{
  for (guint i = 0; i < N_FIGURES; i++)
    bal_analysis_names_add (names, "%s", figure_names[i]);
  bal_analysis_names_add_histogram (names, "days");
  names->n_stamps = 1;
}

static gboolean
bal_review_alignment_prepare (BalAnalysis *analysis, BalAnalysisRun *run, GError **error)
{
  BalReviewAlignment *self = BAL_REVIEW_ALIGNMENT (analysis);
  Plan *plan = g_new0 (Plan, 1);

  run->plan = plan;
  plan->within_days = (gint32) self->within_days;
  if (self->review_rows == NULL || self->other_rows == NULL)
    {
      g_set_error (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT,
                   "Running the analysis “review_alignment”: it needs the rows of both kinds of "
                   "review");
      return FALSE;
    }

  return bal_row_match_init (&plan->reviews, run->input, (const char *const *) self->review_rows,
                             "reviews", error) &&
         bal_row_match_init (&plan->others, run->input, (const char *const *) self->other_rows,
                             "other reviews", error);
}

static void
plan_free (gpointer data)
{
  Plan *plan = data;

  bal_row_match_clear (&plan->reviews);
  bal_row_match_clear (&plan->others);
  g_free (plan);
}

/* The day of a review; -1 where the row is none up to the as-at date. */
static gint32
find_day (const BalAnalysisRun *run, const BalRowMatch *match, gsize row)
{
  gint32 start, end;

  if (!bal_unit_read_days (run->input->episodes, row, run->window.as_at, &start, &end) ||
      !bal_row_match_takes (match, run->input, row))
    return -1;

  return start;
}

/* Days to the nearest review of the other kind; -1 where there is none. A row that is of both kinds
 * is no other review than itself. */
static gint32
find_distance (const BalAnalysisRun *run, gsize review, gint32 day, gsize first, gsize count)
{
  const Plan *plan = run->plan;
  gint32 nearest = -1;

  for (gsize row = first; row < first + count; row++)
    {
      const gint32 other = row != review ? find_day (run, &plan->others, row) : -1;

      if (other >= 0 && (nearest < 0 || abs (other - day) < nearest))
        nearest = abs (other - day);
    }

  return nearest;
}

static void
count_review (const BalAnalysisRun *run, BalTally *tally, guint group, gint32 distance)
{
  const Plan *plan = run->plan;
  guint figure = distance <= plan->within_days ? WITHIN : APART;

  if (distance < 0)
    figure = ALONE;
  else if (distance == 0)
    figure = SAME_DAY;
  bal_tally_add (tally, group, BAL_N_ROWS + figure, 1);
  if (distance >= 0)
    bal_tally_record (tally, group, 0, (guint64) distance, 1);
  if (bal_tally_stamp (tally, group, 0))
    bal_tally_add (tally, group, BAL_N_ROWS + CHILDREN, 1);
}

static void
bal_review_alignment_count_child (const BalAnalysisRun *run,
                                  gpointer scratch,
                                  BalTally *tally,
                                  gsize child,
                                  gsize first,
                                  gsize count)
{
  const Plan *plan = run->plan;

  for (gsize row = first; row < first + count; row++)
    {
      const gint32 day =
        bal_analysis_run_counts (run, row) ? find_day (run, &plan->reviews, row) : -1;
      const guint group = day >= run->window.first ? bal_tally_get_group (tally, row) : 0;
      gint32 distance = 0;

      if (day < 0 || day < run->window.first || day > run->window.last)
        continue;
      distance = find_distance (run, row, day, first, count);
      count_review (run, tally, BAL_TALLY_TOTAL, distance);
      if (group != BAL_TALLY_TOTAL)
        count_review (run, tally, group, distance);
    }
}

static const BalReportColumn columns[] = {
  { "children", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
  { "reviews", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "reviews" },
  { "same_day", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "reviews" },
  { "within", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "reviews" },
  { "apart", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "reviews" },
  { "alone", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "reviews" },
  { "share_aligned", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_SHARE, NULL },
  { "share_aligned_lower", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_SHARE, NULL },
  { "share_aligned_upper", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_SHARE, NULL },
  { "median_days", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "days" },
};

static void
add_rows (BalReport *report,
          const BalReportTable *table,
          BalTableBuilder *builder,
          const BalSummaryGroup *group)
{
  const gint64 *figures = group->counters + BAL_N_ROWS;
  const gint64 aligned = figures[SAME_DAY] + figures[WITHIN];
  BalReportRow row = bal_report_begin_row (report, builder, group);

  bal_report_row_int (&row, figures[CHILDREN]);
  bal_report_row_int (&row, aligned + figures[APART] + figures[ALONE]);
  for (guint i = SAME_DAY; i <= ALONE; i++)
    bal_report_row_int (&row, figures[i]);
  bal_report_row_share (&row, aligned, aligned + figures[APART]);
  bal_report_row_quantile (&row, group->bins[0], 0.5);
}

static void
bal_review_alignment_finish (BalAnalysis *analysis, BalReport *report)
{
  const BalReportTable table = { "review_alignment", BAL_BASIS_STARTED, columns,
                                 G_N_ELEMENTS (columns), add_rows };
  const gint64 *figures = bal_report_get_total (report)->counters + BAL_N_ROWS;
  const BalFindingFigure found[] = {
    { "count", (double) figures[APART] },
    { "reviews", (double) (figures[SAME_DAY] + figures[WITHIN] + figures[APART]) },
    { "days", BAL_REVIEW_ALIGNMENT (analysis)->within_days },
  };

  bal_report_add_table (report, &table);
  if (figures[APART] > 0)
    bal_findings_builder_add (report->findings, "reviews-apart", "review_alignment", NULL, found,
                              G_N_ELEMENTS (found));
}

static void
append_rows (GString *options, const char *name, GStrv rows)
{
  g_autofree char *text = rows != NULL ? g_strjoinv ("|", rows) : g_strdup ("");
  g_autofree char *escaped = g_strescape (text, NULL);

  g_string_append_printf (options, "%s=%s\n", name, escaped);
}

static void
bal_review_alignment_append_options (BalAnalysis *analysis, GString *options)
{
  BalReviewAlignment *self = BAL_REVIEW_ALIGNMENT (analysis);

  append_rows (options, "review_rows", self->review_rows);
  append_rows (options, "other_rows", self->other_rows);
  g_string_append_printf (options, "within_days=%u\n", self->within_days);
}

static void
bal_review_alignment_finalize (GObject *object)
{
  BalReviewAlignment *self = BAL_REVIEW_ALIGNMENT (object);

  g_strfreev (self->review_rows);
  g_strfreev (self->other_rows);

  G_OBJECT_CLASS (bal_review_alignment_parent_class)->finalize (object);
}

static void
bal_review_alignment_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BalReviewAlignment *self = BAL_REVIEW_ALIGNMENT (object);

  switch (id)
    {
    case PROP_REVIEW_ROWS:
      g_value_set_boxed (value, self->review_rows);
      break;
    case PROP_OTHER_ROWS:
      g_value_set_boxed (value, self->other_rows);
      break;
    case PROP_WITHIN_DAYS:
      g_value_set_uint (value, self->within_days);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bal_review_alignment_set_property (GObject *object,
                                   guint id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  BalReviewAlignment *self = BAL_REVIEW_ALIGNMENT (object);

  switch (id)
    {
    case PROP_REVIEW_ROWS:
      self->review_rows = g_value_dup_boxed (value);
      break;
    case PROP_OTHER_ROWS:
      self->other_rows = g_value_dup_boxed (value);
      break;
    case PROP_WITHIN_DAYS:
      self->within_days = g_value_get_uint (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bal_review_alignment_class_init (BalReviewAlignmentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  BalAnalysisClass *analysis_class = &klass->parent_class;
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = bal_review_alignment_finalize;
  object_class->get_property = bal_review_alignment_get_property;
  object_class->set_property = bal_review_alignment_set_property;
  analysis_class->name = "review_alignment";
  analysis_class->append_options = bal_review_alignment_append_options;
  analysis_class->prepare = bal_review_alignment_prepare;
  analysis_class->plan_free = plan_free;
  analysis_class->describe = bal_review_alignment_describe;
  analysis_class->count_child = bal_review_alignment_count_child;
  analysis_class->finish = bal_review_alignment_finish;

  /**
   * BalReviewAlignment:review-rows:
   *
   * Conditions of the episodes that are reviews of the one kind, such as "provision=ehc-review";
   * they must be given.
   *
   * Since: 0.1
   */
  props[PROP_REVIEW_ROWS] = g_param_spec_boxed ("review-rows", NULL, NULL, G_TYPE_STRV, flags);
  /**
   * BalReviewAlignment:other-rows:
   *
   * Conditions of the episodes that are reviews of the other kind; they must be given.
   *
   * Since: 0.1
   */
  props[PROP_OTHER_ROWS] = g_param_spec_boxed ("other-rows", NULL, NULL, G_TYPE_STRV, flags);
  /**
   * BalReviewAlignment:within-days:
   *
   * Within how many days two reviews count as held together: 14 by default, which is ours.
   *
   * Since: 0.1
   */
  props[PROP_WITHIN_DAYS] = g_param_spec_uint ("within-days", NULL, NULL, 0, 36500, 14, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
bal_review_alignment_init (BalReviewAlignment *self)
{
}

/**
 * bal_review_alignment_new:
 * @as_at: the last day that is known, in days since 1970-01-01
 * @period: (nullable): the days of the reviews, or %NULL for everything up to @as_at
 * @by: (nullable) (array zero-terminated=1): what to group reviews by, or %NULL
 *
 * Creates an analysis of reviews; which they are, and within how many days, are properties.
 *
 * Returns: (transfer full): a new analysis
 *
 * Features: I8.
 *
 * Since: 0.1
 */
BalReviewAlignment *
bal_review_alignment_new (gint32 as_at, BalPeriod *period, const char *const *by)
{
  return g_object_new (BAL_TYPE_REVIEW_ALIGNMENT, "as-at", as_at, "period", period, "by", by, NULL);
}
