/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/core/bal-arrow-private.h"
#include "libbalanced/core/bal-arrow-reader-private.h"

G_BEGIN_DECLS

/* The types that are read, as format strings name them. */
typedef enum
{
  BAL_ARROW_TYPE_OTHER, /* not read */
  BAL_ARROW_TYPE_NULL,
  BAL_ARROW_TYPE_BOOL,
  BAL_ARROW_TYPE_INT8,
  BAL_ARROW_TYPE_UINT8,
  BAL_ARROW_TYPE_INT16,
  BAL_ARROW_TYPE_UINT16,
  BAL_ARROW_TYPE_INT32,
  BAL_ARROW_TYPE_UINT32,
  BAL_ARROW_TYPE_INT64,
  BAL_ARROW_TYPE_UINT64,
  BAL_ARROW_TYPE_FLOAT,
  BAL_ARROW_TYPE_DOUBLE,
  BAL_ARROW_TYPE_TEXT,
  BAL_ARROW_TYPE_LARGE_TEXT,
  BAL_ARROW_TYPE_TEXT_VIEW,
  BAL_ARROW_TYPE_DAY,
  BAL_ARROW_TYPE_DAY_MS,
  BAL_ARROW_TYPE_TIME,
  BAL_ARROW_TYPE_DECIMAL,
} BalArrowTypeCode;

typedef struct
{
  BalArrowTypeCode code;
  gint64 units_a_day; /* of times */
  int scale;          /* of decimals */
  gboolean has_zone;  /* of times */
} BalArrowType;

BalArrowType bal_arrow_type_parse (const char *format);
BalArrowCellKind bal_arrow_type_get_cell_kind (const BalArrowType *type);
gboolean bal_arrow_type_is_int (const BalArrowType *type);

/* NULL when an array has what its type asks for; else what is wrong with it. At least n_rows rows
 * must be there. */
const char *
bal_arrow_type_find_fault (const BalArrowType *type, const struct ArrowArray *array, gint64 n_rows);

/* The value at a place that counts the offset of the array in, whatever the null bitmap says. */
void bal_arrow_type_read (const BalArrowType *type,
                          const struct ArrowArray *array,
                          gint64 place,
                          GTimeZone *zone,
                          BalArrowCell *cell);

/* For types of whole numbers; FALSE when it does not fit. */
gboolean bal_arrow_type_read_int (const BalArrowType *type,
                                  const struct ArrowArray *array,
                                  gint64 place,
                                  gint64 *value);

static inline gboolean
bal_arrow_array_is_null (const struct ArrowArray *array, gint64 place)
{
  const guint8 *bits;

  if (array->null_count == 0 || array->n_buffers < 1)
    return FALSE;

  bits = array->buffers[0];
  return bits != NULL && (bits[place / 8] >> (place % 8) & 1) == 0;
}

G_END_DECLS
