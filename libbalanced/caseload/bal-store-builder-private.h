/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/caseload/bal-intake-private.h"
#include "libbalanced/caseload/bal-sort-private.h"
#include "libbalanced/caseload/bal-store-private.h"

G_BEGIN_DECLS

/* Puts staged rows in order, and packs them. The result depends neither on the number of
 * threads nor, where episodes have identifiers, on the order of the rows. */
typedef struct
{
  BalIntake *intake; /* borrowed */
  BalStore *store;   /* owned until it is given */
  guint n_threads;
  gboolean linked;               /* links say which children of different sources are one */
  gboolean separate;             /* children of different sources stay apart */
  gboolean small_numbers;        /* all identifiers of episodes are numbers of 32 bits */
  guint64 shift;                 /* of all of them, or BAL_STAGING_NO_SHIFT */
  guint64 *dropped[4];           /* owned; one bit a row, set where it is not kept; nullable */
  guint32 *n_rows[4];            /* owned; rows of a file, by code of the interner of children */
  guint8 *used[4][BAL_N_FIELDS]; /* owned; nullable; likewise of the other interners */
  guint32 *new_ids;              /* owned; by code of the interner */
  guint32 *new_codes[4][BAL_N_FIELDS]; /* owned; nullable */
} BalStoreBuilder;

/* The store of everything that was read; what was staged goes meanwhile. */
BalStore *bal_store_build (BalIntake *intake, GError **error);

/* Finds rows that say again what another row said, or contradict it. */
void bal_store_builder_drop_repeats (BalStoreBuilder *self, BalCaseloadFile file, BalField key);

/* Finds what the rows that are kept use. */
void bal_store_builder_survey (BalStoreBuilder *self);

/* Puts grouped rows of a range of identifiers in the order of the file's rows. */
void bal_store_builder_sort (const BalStoreBuilder *self,
                             BalCaseloadFile file,
                             guint32 *rows,
                             guint first_id,
                             guint end_id);

/* Brings the rows of an identifier of a child together, sorts them, moves them into their columns,
 * and frees the staged ones. For children.csv there is one row for each identifier. */
void bal_store_builder_gather (BalStoreBuilder *self, BalCaseloadFile file);

/* Replaces identifiers of children by those that links lead to. */
gboolean bal_store_builder_apply_links (BalStoreBuilder *self, GError **error);

/* Once the episodes are in order. */
void bal_store_builder_join_pauses (BalStoreBuilder *self);

/* Notes what several sources seem to report alike. */
void bal_store_builder_find_likely_repeats (const BalStoreBuilder *self);

static inline gboolean
bal_store_builder_is_kept (const BalStoreBuilder *self, BalCaseloadFile file, gsize row)
{
  const guint64 *dropped = self->dropped[file];

  return dropped == NULL || !(dropped[row / 64] >> row % 64 & 1);
}

/* The identifier that decides the order: the row number stands in for a missing one. */
static inline guint64
bal_store_builder_get_tie (const BalStagingSegment *segment, const guint8 *record)
{
  guint64 identifier = bal_staging_get (segment, record, BAL_FIELD_EPISODE_ID, sizeof (guint64));

  return identifier != BAL_STAGING_ID_NONE
           ? identifier
           : bal_staging_read (record + BAL_STAGING_ROW_OFFSET, sizeof (guint32));
}

G_END_DECLS
