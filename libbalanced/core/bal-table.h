/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/core/bal-column.h"
#include "libbalanced/core/bal-types.h"

G_BEGIN_DECLS

/**
 * BalBasis:
 * @BAL_BASIS_NONE: the table does not count episodes
 * @BAL_BASIS_ACTIVE: what was open at some time in the period
 * @BAL_BASIS_STARTED: what started in the period
 * @BAL_BASIS_ENDED: what ended in the period
 * @BAL_BASIS_WAITING: what was waiting on the day
 *
 * What a table counts; figures of different bases cannot be added.
 *
 * Since: 0.1
 */
typedef enum
{
  BAL_BASIS_NONE,
  BAL_BASIS_ACTIVE,
  BAL_BASIS_STARTED,
  BAL_BASIS_ENDED,
  BAL_BASIS_WAITING,
} BalBasis;

#define BAL_TYPE_BASIS (bal_basis_get_type ())
BAL_AVAILABLE_IN_0_1
GType bal_basis_get_type (void);

#define BAL_TYPE_TABLE (bal_table_get_type ())
BAL_AVAILABLE_IN_0_1
G_DECLARE_FINAL_TYPE (BalTable, bal_table, BAL, TABLE, GObject)

BAL_AVAILABLE_IN_0_1
BalTable *bal_table_new (const char *name,
                         GListModel *columns,
                         BalBasis basis,
                         gint32 as_at,
                         BalPeriod *period,
                         gboolean synthetic,
                         GError **error);

BAL_AVAILABLE_IN_0_1
const char *bal_table_get_name (BalTable *self);

BAL_AVAILABLE_IN_0_1
BalBasis bal_table_get_basis (BalTable *self);

BAL_AVAILABLE_IN_0_1
gint32 bal_table_get_as_at (BalTable *self);

BAL_AVAILABLE_IN_0_1
BalPeriod *bal_table_get_period (BalTable *self);

BAL_AVAILABLE_IN_0_1
gboolean bal_table_get_synthetic (BalTable *self);

BAL_AVAILABLE_IN_0_1
guint bal_table_get_n_columns (BalTable *self);

BAL_AVAILABLE_IN_0_1
guint64 bal_table_get_n_rows (BalTable *self);

BAL_AVAILABLE_IN_0_1
BalColumn *bal_table_get_column (BalTable *self, guint position);

BAL_AVAILABLE_IN_0_1
BalColumn *bal_table_lookup_column (BalTable *self, const char *name);

BAL_AVAILABLE_IN_0_1
char *bal_table_to_csv (BalTable *self);

BAL_AVAILABLE_IN_0_1
gboolean bal_table_export_arrow_stream (BalTable *self, gpointer stream, GError **error);

BAL_AVAILABLE_IN_0_1
BalTable *bal_table_new_from_arrow_stream (gpointer stream, GError **error);

BAL_AVAILABLE_IN_0_1
gboolean bal_table_equal (BalTable *self, BalTable *other);

G_END_DECLS
