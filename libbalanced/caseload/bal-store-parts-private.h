/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/caseload/bal-store-private.h"

G_BEGIN_DECLS

/* Everything in a store that is one block of memory, in one place: what is freed, written to a
 * file and mapped from it. */

typedef enum
{
  BAL_STORE_PART_COLUMN,
  BAL_STORE_PART_ROW,
  BAL_STORE_PART_FIRST,
  BAL_STORE_PART_CELL,
  BAL_STORE_PART_NUMBERS,
  BAL_STORE_PART_OFFSETS,
  BAL_STORE_PART_TEXTS,
  BAL_STORE_PART_ID_TEXTS,
  BAL_STORE_PART_CHILD_FIRST,
  BAL_STORE_PART_CHILD_ID,
  BAL_STORE_PART_CHILD_SOURCE,
  BAL_STORE_PART_ID_FIRST_CHILD,
  BAL_STORE_PART_PAUSE_EPISODE,
  BAL_STORE_PART_PAUSE_FROM,
  BAL_STORE_PART_PAUSE_TO,
  BAL_STORE_PART_PAUSE_REASON,
  BAL_STORE_PART_SHIFT,
} BalStorePartKind;

#define BAL_STORE_ANY_SIZE G_MAXUINT64

typedef struct
{
  guint kind;
  guint file;  /* a BalCaseloadFile, of the first three */
  guint field; /* of a column */
  gpointer *place;
  guint64 size;    /* by the numbers of rows, children and identifiers; or BAL_STORE_ANY_SIZE */
  gboolean needed; /* whatever was recorded */
} BalStorePart;

/* By the numbers that the store has, whether or not anything is there. */
GArray *bal_store_list_parts (BalStore *self);

/* Those of any size too, where the part is there. */
guint64 bal_store_get_part_size (const BalStore *self, const BalStorePart *part);

G_END_DECLS
