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

/* The conditions of a query about any columns. */
GPtrArray *bal_cohort_columns_new (const BalStore *store, GVariant *columns, GError **error);
gboolean bal_cohort_columns_have (GPtrArray *self, BalCaseloadFile file);
/* Whether the row meets those about its file; NULL asks for nothing. */
gboolean
bal_cohort_columns_take (GPtrArray *self, const BalStore *store, BalCaseloadFile file, gsize row);

/* Always FALSE: no row has the value. */
gboolean bal_cohort_set_unknown_error (BalCaseloadFile file,
                                       BalField field,
                                       const char *text,
                                       GError **error);

/* Completed years. A birthday on 29 February completes on 1 March where there is no such day. */
int bal_cohort_get_age (gint32 birth, gint32 day);

G_END_DECLS
