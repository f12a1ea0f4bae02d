/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/review/bal-review.h"

#include "libbalanced/area/bal-area.h"
#include "libbalanced/caseload/bal-caseload.h"
#include "libbalanced/core/bal-period.h"
#include "libbalanced/core/bal-task-private.h"

typedef struct
{
  BalArea *area;         /* owned, nullable */
  BalCaseload *caseload; /* owned, nullable */
  gint32 as_at;
  BalPeriod *period; /* owned, nullable */
} Run;

static void
run_free (gpointer data)
{
  Run *run = data;

  g_clear_object (&run->area);
  g_clear_object (&run->caseload);
  g_clear_pointer (&run->period, bal_period_unref);
  g_free (run);
}

static gpointer
run_work (gpointer source, gpointer data, GCancellable *cancellable, GError **error)
{
  const Run *run = data;

  return bal_review_run (run->area, run->caseload, run->as_at, run->period, cancellable, error);
}

/**
 * bal_review_run_async:
 * @area: (nullable): the area
 * @caseload: (nullable): the children and their episodes
 * @as_at: the day as at which everything is said, in days since 1970-01-01;
 *   [const@Balanced.DAY_NONE] is allowed where there is no caseload
 * @period: (nullable): the period in which events are counted, or %NULL for everything up to @as_at
 * @cancellable: (nullable): stops the review
 * @callback: (scope async) (nullable): called when it is done, in the thread-default main context
 * of this thread
 * @user_data: for @callback
 *
 * Runs every analysis for which there is something to look at, on threads of its own.
 *
 * It is [func@Balanced.Review.run] for programs that must not wait. Finish it with
 * [func@Balanced.Review.run_finish].
 *
 * Since: 0.1
 */
void
bal_review_run_async (BalArea *area,
                      BalCaseload *caseload,
                      gint32 as_at,
                      BalPeriod *period,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  Run *run = NULL;
  GTask *task = NULL;

  g_return_if_fail (area == NULL || BAL_IS_AREA (area));
  g_return_if_fail (caseload == NULL || BAL_IS_CASELOAD (caseload));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  run = g_new0 (Run, 1);
  g_set_object (&run->area, area);
  g_set_object (&run->caseload, caseload);
  run->as_at = as_at;
  run->period = period != NULL ? bal_period_ref (period) : NULL;
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, bal_review_run_async);
  bal_task_run (task, run_work, run, run_free);
}

/**
 * bal_review_run_finish:
 * @result: what the callback was given
 * @error: where an error is returned
 *
 * Finishes what [func@Balanced.Review.run_async] began.
 *
 * Returns: (transfer full): the review
 *
 * Throws: as [func@Balanced.Review.run] does
 *
 * Since: 0.1
 */
BalReview *
bal_review_run_finish (GAsyncResult *result, GError **error)
{
  return bal_task_finish (result, NULL, bal_review_run_async, error);
}
