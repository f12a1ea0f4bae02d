/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/core/bal-column-private.h"

G_BEGIN_DECLS

/* Inside a column; only the files bal-column*.c look here. */
struct _BalColumn
{
  GObject parent_instance;

  char *name;         /* never NULL */
  char *unit;         /* nullable */
  char **names;       /* of the codes; never NULL */
  GBytes *values;     /* aligned for the kind */
  GBytes *states;     /* nullable: every row is in the state value */
  gint64 *offsets;    /* of text: n_rows + 1; else NULL */
  const void *memory; /* borrowed from values */
  const guint8 *state;
  guint64 n_rows;
  guint32 n_names;
  BalColumnKind kind;
  BalColumnRole role;
};

/* Takes the values and the states of a column that has its name, kind, role and names, and puts
 * them right: what a mask hides is cleared, a counted zero becomes a true zero, and what is not a
 * number becomes missing. The values are aligned for the kind. */
gboolean bal_column_fill (BalColumn *column, GBytes *values, GBytes *states, GError **error);

gboolean bal_column_kind_is_number (BalColumnKind kind);

/* The number in a cell, for the kinds that have one. */
static inline double
bal_column_read_number (const BalColumn *column, guint64 row)
{
  switch (column->kind)
    {
    case BAL_COLUMN_KIND_BOOLEAN:
      return ((const guint8 *) column->memory)[row] != 0;
    case BAL_COLUMN_KIND_INT64:
      return (double) ((const gint64 *) column->memory)[row];
    case BAL_COLUMN_KIND_DOUBLE:
      return ((const double *) column->memory)[row];
    case BAL_COLUMN_KIND_DAY:
      return ((const gint32 *) column->memory)[row];
    case BAL_COLUMN_KIND_CODE:
      return ((const guint32 *) column->memory)[row];
    case BAL_COLUMN_KIND_TEXT:
    default:
      return 0;
    }
}

G_END_DECLS
