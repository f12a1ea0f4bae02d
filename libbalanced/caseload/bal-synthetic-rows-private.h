/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/caseload/bal-caseload-file.h"
#include "libbalanced/caseload/bal-cell-private.h"
#include "libbalanced/caseload/bal-synthetic-plan-private.h"

G_BEGIN_DECLS

/* Synthetic children as the rows of a caseload's files: indices get their names here. The rows
 * go to a sink, which either stages them or writes them to files. */

#define BAL_SYNTHETIC_SOURCE "synthetic"

/* The columns of each file, ending with NULL; every row has a cell for each. */
const char *const *bal_synthetic_rows_get_columns (BalCaseloadFile file, guint *n_columns);

/* Takes one row; FALSE stops the work. The cells are only there during the call. */
typedef gboolean (*BalSyntheticSink) (BalCaseloadFile file,
                                      const BalCell *cells,
                                      gpointer user_data,
                                      GError **error);

typedef struct _BalSyntheticRows BalSyntheticRows;

/* The plan must stay; its world is replaced by @world, which may have another seed or as-at date.
 */
BalSyntheticRows *
bal_synthetic_rows_new (const BalSyntheticPlan *plan, const BalSyntheticWorld *world);
void bal_synthetic_rows_free (BalSyntheticRows *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalSyntheticRows, bal_synthetic_rows_free)

/* All rows of one file, of a caseload with at most @max_episodes episodes (0 = no limit: the
 * children that the plan's groups name). Each file is made by a pass of its own: people are so
 * cheap that making them again costs less than keeping them. With a limit the episodes decide how
 * many children there are, and come first. */
gboolean bal_synthetic_rows_emit (BalSyntheticRows *self,
                                  BalCaseloadFile file,
                                  guint64 max_episodes,
                                  BalSyntheticSink sink,
                                  gpointer user_data,
                                  GError **error);

G_END_DECLS
