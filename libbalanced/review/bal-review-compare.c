/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/review/bal-review-comparing-private.h"

#include "libbalanced/base/bal-day-private.h"
#include "libbalanced/core/bal-error.h"
#include "libbalanced/core/bal-period.h"
#include "libbalanced/core/bal-result-private.h"

/* A year and a leap year, or two halves of one, count as equally long. The number is ours. */
#define MOST_DAYS_APART 3

/* More than anybody can have counted of children, episodes or moves: so many of them in each of a
 * million cells, the most that a document holds, still have a sum. */
#define MOST_COUNTED (1000 * G_GINT64_CONSTANT (1000000000))

void
bal_comparing_end_table (BalComparing *self, BalTableBuilder *table)
{
  BalReview *after = self->reviews[1];

  g_ptr_array_add (self->tables,
                   bal_table_builder_end (table, BAL_BASIS_NONE, bal_review_get_as_at (after),
                                          bal_review_get_period (after),
                                          bal_review_get_synthetic (after)));
}

gboolean
bal_comparing_get_count (BalTable *table, const char *column, guint64 row, gint64 *count)
{
  BalColumn *found = table != NULL ? bal_table_lookup_column (table, column) : NULL;
  gint64 value = -1;

  if (found != NULL && bal_column_get_kind (found) == BAL_COLUMN_KIND_INT64 &&
      row < bal_table_get_n_rows (table) && bal_column_has_value (found, row))
    value = bal_column_get_int64 (found, row);
  *count = value >= 0 && value <= MOST_COUNTED ? value : 0;

  return value >= 0 && value <= MOST_COUNTED;
}

const char *
bal_comparing_get_text (BalTable *table, const char *column, guint64 row)
{
  BalColumn *found = bal_table_lookup_column (table, column);
  const gboolean is_text = found != NULL && (bal_column_get_kind (found) == BAL_COLUMN_KIND_CODE ||
                                             bal_column_get_kind (found) == BAL_COLUMN_KIND_TEXT);

  return is_text ? bal_column_get_text (found, row) : NULL;
}

void
bal_comparing_append_estimate (BalTableBuilder *table, guint column, const BalEstimate *estimate)
{
  const double figures[] = { estimate->value, estimate->lower, estimate->upper };
  const gboolean known[] = { estimate->status == BAL_STATISTIC_OK,
                             estimate->interval_status == BAL_STATISTIC_OK,
                             estimate->interval_status == BAL_STATISTIC_OK };

  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      if (known[i])
        bal_table_builder_append_double (table, column + i, figures[i]);
      else
        bal_table_builder_append_state (table, column + i, BAL_VALUE_STATE_NOT_APPLICABLE);
    }
}

const char *
bal_comparing_get_direction (const BalEstimate *estimate, double none)
{
  if (estimate->interval_status != BAL_STATISTIC_OK)
    return NULL;
  if (estimate->lower > none)
    return "up";

  return estimate->upper < none ? "down" : "unclear";
}

/* The days in which events were counted; without a period from the beginning of time. */
static void
get_window (BalReview *review, gint32 *first, gint32 *last)
{
  BalPeriod *period = bal_review_get_period (review);

  *first = period != NULL ? bal_period_get_start (period) : BAL_DAY_NONE;
  *last = period != NULL ? bal_period_get_end (period) : BAL_DAY_NONE;
  if (*last == BAL_DAY_NONE)
    *last = bal_review_get_as_at (review);
}

/* BAL_DAY_NONE is before every day. */
static void
compare_windows (BalComparing *self)
{
  gint32 first[2] = { 0 };
  gint32 last[2] = { 0 };
  gint64 lengths[2] = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (first); i++)
    {
      get_window (self->reviews[i], &first[i], &last[i]);
      lengths[i] = (gint64) last[i] - first[i] + 1;
    }
  self->apart = first[1] != BAL_DAY_NONE && first[1] > last[0];
  self->same_length =
    self->apart && first[0] != BAL_DAY_NONE && ABS (lengths[1] - lengths[0]) <= MOST_DAYS_APART;

  if (!self->apart)
    bal_findings_builder_add (self->findings, "review-periods-overlap", "/compared_periods", NULL,
                              NULL, 0);
  else if (!self->same_length)
    bal_findings_builder_add (self->findings, "review-periods-differ", "/compared_periods", NULL,
                              NULL, 0);
}

static const BalTableColumn period_columns[] = {
  { "review", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "as_at", BAL_COLUMN_KIND_DAY, BAL_COLUMN_ROLE_NONE, NULL },
  { "first_day", BAL_COLUMN_KIND_DAY, BAL_COLUMN_ROLE_NONE, NULL },
  { "last_day", BAL_COLUMN_KIND_DAY, BAL_COLUMN_ROLE_NONE, NULL },
  { "framework_version", BAL_COLUMN_KIND_TEXT, BAL_COLUMN_ROLE_NONE, NULL },
  { "children", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
};

static const char *
get_framework_version (BalReview *review)
{
  g_autoptr (BalResult) first = g_list_model_get_item (bal_review_get_results (review), 0);

  return first != NULL ? bal_result_get_framework_version (first) : NULL;
}

static void
list_reviews (BalComparing *self)
{
  const char *const names[] = { "before", "after" };
  BalTableBuilder *table = bal_table_builder_new_with_columns ("compared_periods", period_columns,
                                                               G_N_ELEMENTS (period_columns));

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      BalReview *review = self->reviews[i];
      gint32 first = BAL_DAY_NONE;
      gint32 last = BAL_DAY_NONE;
      gint64 n_children = 0;

      get_window (review, &first, &last);
      bal_table_builder_append_text (table, 0, names[i]);
      bal_table_builder_append_day (table, 1, bal_review_get_as_at (review));
      bal_table_builder_append_day (table, 2, first);
      bal_table_builder_append_day (table, 3, last);
      bal_table_builder_append_text (table, 4, get_framework_version (review));
      if (bal_comparing_get_count (bal_review_lookup_table (review, "missing_middle"), "children",
                                   0, &n_children))
        bal_table_builder_append_int (table, 5, n_children);
      else
        bal_table_builder_append_state (table, 5, BAL_VALUE_STATE_NOT_AVAILABLE);
    }
  bal_comparing_end_table (self, table);
}

/* Two areas, days in the wrong order, or children who are real in one and synthetic in the other.
 */
static gboolean
check_reviews (BalReview *before, BalReview *after, GError **error)
{
  BalArea *areas[] = { bal_review_get_area (before), bal_review_get_area (after) };
  const gint32 days[] = { bal_review_get_as_at (before), bal_review_get_as_at (after) };
  const char *wrong = NULL;

  if (areas[0] != NULL && areas[1] != NULL &&
      g_strcmp0 (bal_area_get_code (areas[0]), bal_area_get_code (areas[1])) != 0)
    wrong = "they are of two areas";
  else if (days[0] != BAL_DAY_NONE && days[1] != BAL_DAY_NONE && days[0] >= days[1])
    wrong = "the one before is not as at an earlier day than the one after";
  else if (bal_review_get_synthetic (before) != bal_review_get_synthetic (after) &&
           bal_review_has_children (before) && bal_review_has_children (after))
    wrong = "the children of one are real, and those of the other were made by a generator";
  if (wrong != NULL)
    g_set_error (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT, "Comparing two reviews: %s", wrong);

  return wrong == NULL;
}

static BalResult *
make_result (BalComparing *self)
{
  BalReview *after = self->reviews[1];
  BalResultInfo info = { .name = "comparison",
                         .as_at = bal_review_get_as_at (after),
                         .period = bal_review_get_period (after),
                         .framework_version = get_framework_version (after),
                         .synthetic = bal_review_get_synthetic (after) };

  return bal_result_new_take (&info, g_steal_pointer (&self->tables),
                              bal_findings_builder_end (g_steal_pointer (&self->findings)));
}

static void
run_comparison (BalComparing *self)
{
  self->same_words = g_strcmp0 (get_framework_version (self->reviews[0]),
                                get_framework_version (self->reviews[1])) == 0;
  if (!self->same_words)
    bal_findings_builder_add (self->findings, "review-frameworks-differ", "/compared_periods", NULL,
                              NULL, 0);
  list_reviews (self);
  bal_comparing_compare_documents (self);
  if (!bal_review_has_children (self->reviews[0]) || !bal_review_has_children (self->reviews[1]))
    return;
  compare_windows (self);
  bal_comparing_compare_shares (self);
  bal_comparing_compare_settings (self);
}

/**
 * bal_review_compare:
 * @self: the review after
 * @before: the review before, of the same area
 * @cancellable: (nullable): stops the comparison
 * @error: where an error is returned
 *
 * Compares two reviews of one area: what has changed.
 *
 * The comparison is a review too, so that it is read, drawn and saved like one. It has these
 * tables:
 *
 * - `compared_periods`: what was compared
 * - `compared_provision`: units by strand and level, and which cells were filled or emptied; a cell
 *   of which one document says nothing is unknown
 * - `compared_balance`: the share of the children with support who are reached in each cell
 * - `compared_shares`: jumps from universal to specialist support, first specialist support without
 *   targeted support before, children with targeted support, children who wait with nothing
 * - `compared_waiting`: the share that still waits after some weeks, by Kaplan and Meier
 * - `compared_settings`: whether universal and targeted support were built up in a setting, and
 *   whether specialist support there became less
 *
 * The last four need the children of both. Either review may be one that was read from its file
 * ([func@Balanced.Review.load]): what is compared are tables. Differences of shares have the
 * intervals of Newcombe (1998), or where shares have intervals of their own those made of these in
 * the same way (Zou and Donner 2008, Statistics in Medicine 27, 1693-1702); ratios of numbers come
 * from the interval of Wilson for the later share of both. All are at 95 percent, and one of twenty
 * lies outside by chance. What changed together need not have changed because of each other.
 *
 * What is not comparable has a finding, and no difference: periods that overlap, numbers of
 * periods that are not equally long (within 3 days), cells of two versions of a framework.
 *
 * Returns: (transfer full): the comparison
 *
 * Throws: [error@Balanced.Error.INVALID_ARGUMENT] for two areas, days in the wrong order, or real
 *   and synthetic children; #GIOErrorEnum when cancelled
 *
 * Features: N8.
 *
 * Since: 0.1
 */
BalReview *
bal_review_compare (BalReview *self, BalReview *before, GCancellable *cancellable, GError **error)
{
  BalComparing comparing = { .reviews = { before, self } };
  g_autoptr (BalResult) result = NULL;

  g_return_val_if_fail (BAL_IS_REVIEW (self), NULL);
  g_return_val_if_fail (BAL_IS_REVIEW (before), NULL);
  g_return_val_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable), NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
      !check_reviews (before, self, error))
    return NULL;
  comparing.findings = bal_findings_builder_new ();
  comparing.tables = g_ptr_array_new_with_free_func (g_object_unref);
  bal_findings_builder_set_origin (comparing.findings,
                                   bal_review_get_synthetic (self) ? "synthetic" : "computed");
  run_comparison (&comparing);
  result = make_result (&comparing);

  return bal_review_new_comparison (self, before, result);
}
