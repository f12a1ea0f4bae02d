/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/journey/bal-tally-private.h"

G_BEGIN_DECLS

/* The groups of a BalBy, read straight from one column: there is none, one attribute, or strand
 * and level. The number of a group is its combination; where there is no by, all rows are in
 * group 0. At most one of the columns is there. */
typedef struct
{
  guint n_groups;
  const guint8 *bytes;
  const guint16 *words;
  const guint32 *longs;
  guint16 of_byte[256];
} BalDenseBy;

/* FALSE where there are other attributes, of children too, or more groups than most. */
gboolean
bal_dense_by_init (BalDenseBy *self, const BalBy *by, const BalEpisodes *episodes, guint most);

/* For loops that are compiled once for each kind of column. */
typedef enum
{
  BAL_DENSE_NONE,
  BAL_DENSE_BYTES,
  BAL_DENSE_WORDS,
  BAL_DENSE_LONGS,
} BalDenseKind;

static inline BalDenseKind
bal_dense_by_get_kind (const BalDenseBy *self)
{
  if (self->bytes)
    return BAL_DENSE_BYTES;
  if (self->words)
    return BAL_DENSE_WORDS;
  return self->longs ? BAL_DENSE_LONGS : BAL_DENSE_NONE;
}

/* A missing code has all bits set, and so becomes 0. */
static inline guint32
bal_dense_by_get_group (const BalDenseBy *self, BalDenseKind kind, gsize row)
{
  if (kind == BAL_DENSE_BYTES)
    return self->of_byte[self->bytes[row]];
  if (kind == BAL_DENSE_WORDS)
    return (guint16) (self->words[row] + 1);
  return kind == BAL_DENSE_LONGS ? self->longs[row] + 1 : 0;
}

G_END_DECLS
