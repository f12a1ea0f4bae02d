/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/core/bal-column.h"
#include "libbalanced/core/bal-findings-builder-private.h"
#include "libbalanced/core/bal-table-builder-private.h"
#include "libbalanced/review/bal-review-private.h"
#include "libbalanced/statistics/bal-interval-private.h"

G_BEGIN_DECLS

#define BAL_COMPARING_CONFIDENCE 0.95

/* Two reviews that are under comparison. What may not be compared stands beside each other without
 * a difference. */
typedef struct
{
  BalReview *reviews[2];        /* before and after, borrowed */
  gboolean same_words;          /* of one framework: cells mean the same */
  gboolean apart;               /* their periods do not overlap: no event is in both */
  gboolean same_length;         /* of the periods: numbers of events are comparable too */
  BalFindingsBuilder *findings; /* owned */
  GPtrArray *tables;            /* owned */
} BalComparing;

void bal_comparing_end_table (BalComparing *self, BalTableBuilder *table);

/* A count in a table of one of the reviews; FALSE when there is none. A review that was read may
 * say anything: what nobody can have counted is none, so that sums stay what they are. */
gboolean bal_comparing_get_count (BalTable *table, const char *column, guint64 row, gint64 *count);

/* A code or a text of one; NULL when there is none. */
const char *bal_comparing_get_text (BalTable *table, const char *column, guint64 row);

/* A figure with its interval in three columns, as far as there are any. */
void
bal_comparing_append_estimate (BalTableBuilder *table, guint column, const BalEstimate *estimate);

/* "up", "down" or "unclear", from where the interval lies to @none, which means no change; NULL
 * when there is no interval. */
const char *bal_comparing_get_direction (const BalEstimate *estimate, double none);

void bal_comparing_compare_documents (BalComparing *self);

/* Of the children of both. */
void bal_comparing_compare_shares (BalComparing *self);
void bal_comparing_compare_settings (BalComparing *self);

G_END_DECLS
