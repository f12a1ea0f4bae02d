/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The pauses of the clocks of episodes, beside the packed columns.
 *
 * Sorted by episode, then first day, last day and reason. Pauses of one episode and one reason
 * that overlap or touch are one; those of different reasons may overlap, so that a rule can count
 * some reasons and not others. Days are those of the columns: since 1900-01-01, both included. */
typedef struct
{
  gsize n_pauses;
  const guint32 *episode; /* the index of its row in the columns */
  const guint16 *from;
  const guint16 *to;    /* BAL_EPISODES_NO_DAY: still paused */
  const guint8 *reason; /* index in the names */
  const char **names;   /* of the reasons, ending with NULL */
  guint n_names;
} BalPauses;

/* The first pause of the episode in a row, and how many it has. NULL has no pauses. */
static inline gsize
bal_pauses_find (const BalPauses *self, gsize row, gsize *n_pauses)
{
  gsize low = 0;
  gsize high = self != NULL ? self->n_pauses : 0;
  gsize end;

  while (low < high)
    {
      gsize middle = low + (high - low) / 2;

      if (self->episode[middle] < row)
        low = middle + 1;
      else
        high = middle;
    }
  end = low;
  while (self != NULL && end < self->n_pauses && self->episode[end] == row)
    end++;
  *n_pauses = end - low;
  return low;
}

/* The days from first to last, both included, on which the clock of the episode stood still.
 * @counted has a byte for each reason, 0 where its pauses do not count; NULL: all count. */
static inline guint
bal_pauses_count_days (const BalPauses *self,
                       gsize row,
                       guint16 first,
                       guint16 last,
                       const guint8 *counted)
{
  gsize n_pauses;
  gsize begin = bal_pauses_find (self, row, &n_pauses);
  guint32 next = first;
  guint n_days = 0;

  for (gsize i = begin; i < begin + n_pauses; i++)
    {
      guint32 from = MAX (self->from[i], next);
      guint32 to = MIN (self->to[i], last);

      if ((counted != NULL && !counted[self->reason[i]]) || from > to)
        continue;
      n_days += to - from + 1;
      next = to + 1;
    }
  return n_days;
}

G_END_DECLS
