/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

#include "libbalanced/caseload/bal-pauses-private.h"

/* The packed columns that every kernel reads: no GObject, no ownership.
 *
 * Rows are grouped by child, and inside a child stand in the order of the journey: start,
 * recorded end (a missing one after every other), source, episode identifier (shorter first, then
 * bytes), row. Kernels take (columns, first, count) and so serve a caseload, a range of children,
 * and a journey with columns of its own.
 *
 * Columns marked "optional" are NULL when no row has a value. Codes index the dictionaries of
 * whoever owns the columns. */

#define BAL_EPISODES_NO_DAY G_MAXUINT16 /* a day that is not recorded; an end: open */
#define BAL_EPISODES_NO_CODE8 G_MAXUINT8
#define BAL_EPISODES_NO_CODE16 G_MAXUINT16
#define BAL_EPISODES_NO_CODE32 G_MAXUINT32

typedef struct
{
  gsize n_rows;

  /* Days since 1900-01-01, the last one 2079-06-05. */
  const guint16 *start;
  const guint16 *end;
  const guint16 *requested; /* optional */
  const guint16 *closed;    /* optional */

  const guint8 *cell;    /* (strand + 1) * (n_levels + 1) + level + 1; a missing one counts as -1 */
  const guint8 *stage;   /* index in the scheme of stages, or NO_CODE8 */
  const guint16 *agency; /* or NO_CODE16 */
  const guint8 *role;    /* optional */
  const guint8 *need_type;          /* optional; as recorded on the row */
  const guint8 *need_tier;          /* optional; as recorded on the row */
  const guint8 *grouping;           /* optional; index in BalGrouping's nicks, or NO_CODE8 */
  const guint8 *mode;               /* optional */
  const guint8 *medium;             /* optional */
  const guint8 *closed_reason;      /* optional */
  const guint8 *source;             /* index in the sources */
  const guint16 *provision;         /* optional */
  const guint16 *outcome;           /* optional */
  const guint16 *contacts_offered;  /* optional, NO_CODE16 = not recorded */
  const guint16 *contacts_attended; /* optional, NO_CODE16 = not recorded */
  const guint32 *setting;           /* optional */
  const guint32 *minutes;           /* optional, NO_CODE32 = not recorded */
  const guint32 *row;               /* number of the record in its file, from 1 */
  const BalPauses *pauses;          /* optional; beside the rows */

  /* The schemes behind the cells. */
  guint8 n_strands;
  guint8 n_levels;
  guint8 n_stages;
  guint8 level_band[16];     /* by level index: 1 universal, 2 targeted, 3 specialist */
  guint8 stage_intervention; /* index of the stage whose units are offers, or NO_CODE8 */
} BalEpisodes;

/* Indices, or -1 when the row does not say. */
static inline int
bal_episodes_get_strand (const BalEpisodes *self, gsize i)
{
  return self->cell[i] / (self->n_levels + 1) - 1;
}

static inline int
bal_episodes_get_level (const BalEpisodes *self, gsize i)
{
  return self->cell[i] % (self->n_levels + 1) - 1;
}

/* Days since 1970-01-01 and back; the range of the store is the caller's to check. */
#define BAL_EPISODES_EPOCH (-25567)

static inline gint32
bal_episodes_to_day (guint16 stored)
{
  return (gint32) stored + BAL_EPISODES_EPOCH;
}

static inline guint16
bal_episodes_from_day (gint32 day)
{
  return (guint16) (day - BAL_EPISODES_EPOCH);
}
