/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/caseload/bal-journey-private.h"
#include "libbalanced/core/bal-error.h"
#include "libbalanced/journey/bal-analysis-private.h"
#include "libbalanced/journey/bal-analysis-store-private.h"

/**
 * bal_analysis_run_journey:
 * @self: an analysis
 * @journey: a journey
 * @error: return location for an error
 *
 * Counts in the episodes of one child, on the calling thread.
 *
 * It is meant for one child at a time, as in a case-management system. An analysis with a cohort
 * is about the children of a caseload, and has no answer here.
 *
 * Returns: (transfer full): the result; [error@Balanced.Error] where the options do not make
 *   sense for this journey
 *
 * Since: 0.1
 */
BalResult *
bal_analysis_run_journey (BalAnalysis *self, BalJourney *journey, GError **error)
{
  g_autoptr (BalAnalysisStore) store = NULL;
  g_autoptr (BalSummary) summary = NULL;
  const BalStore *rows;
  guint child;

  g_return_val_if_fail (BAL_IS_ANALYSIS (self), NULL);
  g_return_val_if_fail (BAL_IS_JOURNEY (journey), NULL);

  if (self->cohort)
    {
      g_set_error (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT,
                   "Running the analysis “%s”: a journey is one child, and takes no cohort",
                   BAL_ANALYSIS_GET_CLASS (self)->name);
      return NULL;
    }
  rows = bal_journey_get_store (journey, &child);
  store = bal_analysis_store_new (rows);
  if (self->selection && !bal_analysis_store_select (store, self->selection, error))
    return NULL;
  summary = bal_analysis_accumulate_input (self, &store->input, MIN (child, rows->n_children),
                                           child < rows->n_children ? 1 : 0, error);
  return summary ? bal_analysis_finish (self, summary, error) : NULL;
}
