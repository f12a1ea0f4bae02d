/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/journey/bal-report-private.h"
#include "libbalanced/journey/bal-tally-private.h"

G_BEGIN_DECLS

/* Groups by their combinations on the way to a table, for runs whose counters never become groups
 * of a summary. They come in the order in which those of a summary would. */
typedef struct
{
  const BalAnalysisInput *input; /* borrowed */
  const BalBy *by;               /* borrowed */
  guint32 *combinations;         /* owned; of the groups that are there */
  guint n;
} BalReportGroups;

/* There are the groups with rows, which are given by combination. */
void bal_report_groups_init (BalReportGroups *self,
                             const BalReport *report,
                             const BalAnalysisInput *input,
                             const BalBy *by,
                             const guint32 *n_rows);
void bal_report_groups_clear (BalReportGroups *self);
/* Fills the first columns of the table, one for each attribute. */
void bal_report_groups_append (const BalReportGroups *self, BalTableBuilder *builder);

G_END_DECLS
