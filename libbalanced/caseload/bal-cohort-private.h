/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/base/bal-bitmap-private.h"
#include "libbalanced/caseload/bal-cohort.h"
#include "libbalanced/caseload/bal-store-private.h"

G_BEGIN_DECLS

/* Valid as long as the cohort. */
const BalBitmap *bal_cohort_get_bitmap (BalCohort *self);

/* The children of a store that answer a query; NULL with an error where it makes no sense. */
BalBitmap *bal_cohort_find_children (const BalStore *store, BalCohortQuery *query, GError **error);

/* Completed years. A birthday on 29 February completes on 1 March where there is no such day. */
int bal_cohort_get_age (gint32 birth, gint32 day);

G_END_DECLS
