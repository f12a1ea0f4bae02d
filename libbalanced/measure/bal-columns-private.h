/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/core/bal-column.h"
#include "libbalanced/core/bal-table.h"

G_BEGIN_DECLS

/* A table made column by column, from whole arrays or from members of rows. What is taken has
 * n_rows values. Numbers that are NaN are not applicable. After an error nothing is added, and
 * there is no table. */
typedef struct
{
  GListStore *list;
  gsize n_rows;
  GError **error;
  gboolean failed;
} BalColumns;

#define BAL_COLUMNS_INIT(n_rows, error)                      \
  {                                                          \
    g_list_store_new (BAL_TYPE_COLUMN), n_rows, error, FALSE \
  }

void bal_columns_clear (BalColumns *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BalColumns, bal_columns_clear)

void bal_columns_take_doubles (BalColumns *self, const char *name, double *values);

/* With the states that the values came with; one that has none becomes missing. */
void
bal_columns_take_values (BalColumns *self, const char *name, double *values, const guint8 *states);
void bal_columns_take_ints (BalColumns *self, const char *name, gint64 *values);
void bal_columns_take_days (BalColumns *self, const char *name, gint32 *values, BalColumnRole role);
void bal_columns_take_codes (BalColumns *self,
                             const char *name,
                             guint32 *values,
                             const char *const *names,
                             BalColumnRole role);

/* Any column as it is. */
void bal_columns_add (BalColumns *self, BalColumn *column);

void bal_columns_gather_doubles (BalColumns *self,
                                 const char *name,
                                 gconstpointer rows,
                                 gsize stride,
                                 gsize offset);
void bal_columns_gather_ints (BalColumns *self,
                              const char *name,
                              gconstpointer rows,
                              gsize stride,
                              gsize offset);
void bal_columns_gather_days (BalColumns *self,
                              const char *name,
                              gconstpointer rows,
                              gsize stride,
                              gsize offset);
void bal_columns_gather_booleans (BalColumns *self,
                                  const char *name,
                                  gconstpointer rows,
                                  gsize stride,
                                  gsize offset);
void bal_columns_gather_codes (BalColumns *self,
                               const char *name,
                               gconstpointer rows,
                               gsize stride,
                               gsize offset,
                               const char *const *names);

BalTable *bal_columns_end (BalColumns *self, const char *name, gboolean synthetic);

G_END_DECLS
