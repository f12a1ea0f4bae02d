/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/core/bal-types.h"
#include "libbalanced/core/bal-value-state.h"

G_BEGIN_DECLS

/**
 * BalColumnKind:
 * @BAL_COLUMN_KIND_BOOLEAN: one byte a row, 0 or 1
 * @BAL_COLUMN_KIND_INT64: whole numbers of 64 bits
 * @BAL_COLUMN_KIND_DOUBLE: floating-point numbers of 64 bits
 * @BAL_COLUMN_KIND_DAY: days since 1970-01-01, 32 bits
 * @BAL_COLUMN_KIND_CODE: one of a few names: 32 bits, unsigned, that count into the names
 * @BAL_COLUMN_KIND_TEXT: any text: UTF-8, each row ended by a NUL
 *
 * What a column holds, and how it lies in memory.
 *
 * Since: 0.1
 */
typedef enum
{
  BAL_COLUMN_KIND_BOOLEAN,
  BAL_COLUMN_KIND_INT64,
  BAL_COLUMN_KIND_DOUBLE,
  BAL_COLUMN_KIND_DAY,
  BAL_COLUMN_KIND_CODE,
  BAL_COLUMN_KIND_TEXT,
} BalColumnKind;

#define BAL_TYPE_COLUMN_KIND (bal_column_kind_get_type ())
BAL_AVAILABLE_IN_0_1
GType bal_column_kind_get_type (void);

/**
 * BalColumnRole:
 * @BAL_COLUMN_ROLE_NONE: nothing in particular
 * @BAL_COLUMN_ROLE_COUNT_OF_CHILDREN: how many children; what protection looks at first
 * @BAL_COLUMN_ROLE_COUNT: how many of something else, such as episodes
 * @BAL_COLUMN_ROLE_TOTAL: a sum over records, such as minutes
 * @BAL_COLUMN_ROLE_IDENTIFIER: names one person or record
 * @BAL_COLUMN_ROLE_KEY: says what the row is about
 * @BAL_COLUMN_ROLE_SHARE: a part of a whole, from 0 to 1
 *
 * What the values of a column are for.
 *
 * A zero in a count or a total is a true zero.
 *
 * Since: 0.1
 */
typedef enum
{
  BAL_COLUMN_ROLE_NONE,
  BAL_COLUMN_ROLE_COUNT_OF_CHILDREN,
  BAL_COLUMN_ROLE_COUNT,
  BAL_COLUMN_ROLE_TOTAL,
  BAL_COLUMN_ROLE_IDENTIFIER,
  BAL_COLUMN_ROLE_KEY,
  BAL_COLUMN_ROLE_SHARE,
} BalColumnRole;

#define BAL_TYPE_COLUMN_ROLE (bal_column_role_get_type ())
BAL_AVAILABLE_IN_0_1
GType bal_column_role_get_type (void);

#define BAL_TYPE_COLUMN (bal_column_get_type ())
BAL_AVAILABLE_IN_0_1
G_DECLARE_FINAL_TYPE (BalColumn, bal_column, BAL, COLUMN, GObject)

BAL_AVAILABLE_IN_0_1
BalColumn *bal_column_new_from_bytes (const char *name,
                                      BalColumnKind kind,
                                      GBytes *values,
                                      GBytes *states,
                                      const char *const *names,
                                      const char *unit,
                                      BalColumnRole role,
                                      GError **error);

BAL_AVAILABLE_IN_0_1
const char *bal_column_get_name (BalColumn *self);

BAL_AVAILABLE_IN_0_1
BalColumnKind bal_column_get_kind (BalColumn *self);

BAL_AVAILABLE_IN_0_1
const char *bal_column_get_unit (BalColumn *self);

BAL_AVAILABLE_IN_0_1
BalColumnRole bal_column_get_role (BalColumn *self);

BAL_AVAILABLE_IN_0_1
guint64 bal_column_get_n_rows (BalColumn *self);

BAL_AVAILABLE_IN_0_1
BalValueState bal_column_get_state (BalColumn *self, guint64 row);

BAL_AVAILABLE_IN_0_1
gboolean bal_column_has_value (BalColumn *self, guint64 row);

BAL_AVAILABLE_IN_0_1
gboolean bal_column_get_boolean (BalColumn *self, guint64 row);

BAL_AVAILABLE_IN_0_1
gint64 bal_column_get_int64 (BalColumn *self, guint64 row);

BAL_AVAILABLE_IN_0_1
double bal_column_get_double (BalColumn *self, guint64 row);

BAL_AVAILABLE_IN_0_1
gint32 bal_column_get_day (BalColumn *self, guint64 row);

BAL_AVAILABLE_IN_0_1
guint32 bal_column_get_code (BalColumn *self, guint64 row);

BAL_AVAILABLE_IN_0_1
const char *bal_column_get_text (BalColumn *self, guint64 row);

BAL_AVAILABLE_IN_0_1
char *bal_column_dup_cell_text (BalColumn *self, guint64 row);

BAL_AVAILABLE_IN_0_1
const char *const *bal_column_get_names (BalColumn *self);

BAL_AVAILABLE_IN_0_1
GBytes *bal_column_dup_values_bytes (BalColumn *self);

BAL_AVAILABLE_IN_0_1
GBytes *bal_column_dup_states_bytes (BalColumn *self);

BAL_AVAILABLE_IN_0_1
gpointer bal_column_get_address (BalColumn *self);

BAL_AVAILABLE_IN_0_1
gboolean bal_column_equal (BalColumn *self, BalColumn *other);

G_END_DECLS
