/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/caseload/bal-caseload.h"
#include "libbalanced/caseload/bal-growth-private.h"
#include "libbalanced/caseload/bal-store-private.h"

G_BEGIN_DECLS

/* Takes the store, and references of the others. */
BalCaseload *
bal_caseload_new_take (BalStore *store, BalFindings *findings, BalTable *reconciliation);

/* The contents of a cache file. */
BalCaseload *bal_caseload_new_from_cache (GBytes *bytes, GError **error);

/* With the findings and the reconciliation of another; takes a reference of the growth. */
BalCaseload *bal_caseload_new_grown (BalCaseload *from, BalGrowth *growth);

/* Owned by the caller; NULL where everything is in one store. */
BalGrowth *bal_caseload_ref_growth (BalCaseload *self);

/* Joins one that has grown. */
const BalStore *bal_caseload_get_store (BalCaseload *self);

/* What kernels read; valid as long as the caseload. */
const BalEpisodes *bal_caseload_get_episodes (BalCaseload *self);

/* Child i has the rows child_first[i] to child_first[i + 1] - 1, which may be none. */
const guint32 *bal_caseload_get_child_first (BalCaseload *self, guint *n_children);

/* The words behind the codes of a column of episodes, ending with NULL; NULL when the column has
 * none. Those of strand and level go with the two parts of a cell. */
const char *const *bal_caseload_get_names (BalCaseload *self, BalField field, guint *n_names);

/* Days since 1900-01-01, or BAL_EPISODES_NO_DAY. */
guint16 bal_caseload_get_observed_from (BalCaseload *self, guint child);
guint16 bal_caseload_get_observed_to (BalCaseload *self, guint child);

G_END_DECLS
