/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/review/bal-review.h"

#include "libbalanced/area/bal-area.h"
#include "libbalanced/caseload/bal-caseload.h"
#include "libbalanced/chart/bal-chart.h"
#include "libbalanced/core/bal-findings.h"
#include "libbalanced/core/bal-result.h"
#include "libbalanced/core/bal-table.h"

G_BEGIN_DECLS

#define BAL_REVIEW_FORMAT "balanced-review-1"
#define BAL_REVIEW_POLICY_EXACT "exact"

/* The result that says how the records of children were read. */
#define BAL_REVIEW_RECORDS "records"

/* The parts of a review: what was run, and what came of it. */

/* One BalResult for each part, in the order of the page; NULL with an error. */
GListModel *bal_review_run_parts (BalArea *area,
                                  BalCaseload *caseload,
                                  gint32 as_at,
                                  BalPeriod *period,
                                  GCancellable *cancellable,
                                  GError **error);

/* One BalResult for each analysis of the caseload, added to the others. */
gboolean bal_review_run_analyses (GListStore *results,
                                  BalArea *area,
                                  BalCaseload *caseload,
                                  gint32 as_at,
                                  BalPeriod *period,
                                  GCancellable *cancellable,
                                  GError **error);

/* The episodes of each setting by level, added to the others where settings are recorded. */
gboolean bal_review_count_settings (GListStore *results,
                                    BalCaseload *caseload,
                                    gint32 as_at,
                                    BalPeriod *period,
                                    GCancellable *cancellable,
                                    GError **error);

/* The episodes of a few synthetic children, each with the story that it is an example of. */
BalTable *bal_review_choose_journeys (BalCaseload *caseload, gint32 as_at);

/* The comparison of two reviews, as a review: it has what the result holds. */
BalReview *bal_review_new_comparison (BalReview *after, BalReview *before, BalResult *result);

/* What was read of the file of a review. */
typedef struct
{
  BalArea *area; /* owned; nullable: its code and its name */
  gint32 as_at;
  BalPeriod *period; /* owned; nullable */
  gboolean has_children;
  gboolean synthetic;
  GPtrArray *results; /* owned, of BalResult */
  GPtrArray *tables;  /* owned, of BalTable */
} BalReviewContents;

/* The arrays and what they hold are shared. */
BalReview *bal_review_new_read (const BalReviewContents *contents);

/* Whether it was read from its file, without findings and charts. */
gboolean bal_review_was_read (BalReview *self);

/* Whether there were children, real or synthetic. */
gboolean bal_review_has_children (BalReview *self);

/* A chart for each table that one can be drawn from. */
GListModel *bal_review_draw_charts (BalReview *self, BalCaseload *caseload);

/* The series of the measures of the document, as charts of statistical process control. */
void bal_review_draw_measures (GListStore *charts, BalArea *area);

/* The policy is what the text is stamped with; NULL when there is none. */
char *bal_review_write_json (BalReview *self, const char *policy);
char *bal_review_write_html (BalReview *self, const char *policy);

/* A table as CSV, with a last column that says how far it may go. */
char *bal_review_write_csv (BalReview *self, BalTable *table, const char *policy);

/* "synthetic", the policy, or NULL: the stamp in a word. */
const char *bal_review_get_release (BalReview *self, const char *policy);

G_END_DECLS
