/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One value as it came in, from a file or from a data frame: what the conversion reads. */
typedef enum
{
  BAL_CELL_MISSING,
  BAL_CELL_TEXT, /* bytes of unknown quality */
  BAL_CELL_INTEGER,
  BAL_CELL_NUMBER,
  BAL_CELL_DAY,
  BAL_CELL_FAULT, /* of a type, or with a value, that no column takes */
} BalCellKind;

typedef struct
{
  BalCellKind kind;
  guint32 length;
  union
  {
    const char *text; /* borrowed, length bytes, no NUL at the end */
    gint64 integer;
    double number;
    gint32 day; /* since 1970-01-01 */
  };
} BalCell;

G_END_DECLS
