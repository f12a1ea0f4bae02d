/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/caseload/bal-store-private.h"

G_BEGIN_DECLS

/* A store in which some children have been replaced, and some are new: the base as it is, and
 * beside it where the rows of those children are found. Making one takes time by the number of
 * changed children. Joining it gives the plain store that everything else reads.
 *
 * Immutable once it is given away, shared by reference. */

/* How the sources of a store stand to each other. */
typedef enum
{
  BAL_GROWTH_ONE_SOURCE, /* or none */
  BAL_GROWTH_SEPARATE,   /* an identifier has a child for each source */
  BAL_GROWTH_TOGETHER,   /* an identifier is one child, whatever the sources */
} BalGrowthMode;

/* A child of a store, or an identifier of it. */
typedef struct
{
  BalStore *store; /* owned; nullable: nothing is recorded */
  guint32 index;
} BalGrowthPlace;

typedef struct
{
  gatomicrefcount count;
  char *id;        /* owned */
  guint32 base_id; /* where it stands in the base, or would stand */
  gboolean is_new;
  GArray *children;         /* owned; of BalGrowthPlace: whose episodes it has, by source */
  BalGrowthPlace others[4]; /* by BalCaseloadFile: the identifier whose rows it has */
} BalGrowthChange;

typedef struct
{
  gatomicrefcount count;
  BalStore *base; /* owned */
  BalGrowthMode mode;
  GPtrArray *changes;    /* owned; of BalGrowthChange, by identifier */
  guint32 *n_new;        /* owned; by change: new identifiers before it; and one more at the end */
  guint64 n_rows;        /* of all episodes */
  char *source;          /* owned; the only one; nullable */
  GHashTable *new_names; /* owned; those that the base does not know */
  guint n_new_names[4][BAL_N_FIELDS];

  /* Until it ends. */
  guint n_before;   /* the first changes, which are in order and may be shared */
  GHashTable *own;  /* owned; identifier -> BalGrowthChange that only this one has */
  GHashTable *done; /* owned; children whose episodes have been replaced */
} BalGrowth;

/* Grown from a store, or further from what has grown: one of them is NULL. The other stores are
 * those that replaced children come from; an error where they do not go with what is there. */
BalGrowth *bal_growth_new (BalStore *base,
                           const BalGrowth *before,
                           BalStore *const *stores,
                           guint n_stores,
                           GError **error);

/* The episodes of a child of a store instead of those that it has; with whole, also the rows of
 * other files, where the store has any. FALSE when it has been replaced in this growth before. */
gboolean bal_growth_replace (BalGrowth *self, BalStore *store, guint child, gboolean whole);

/* After the last one. FALSE when there are more rows than a store can hold. */
gboolean bal_growth_end (BalGrowth *self, GError **error);

BalGrowth *bal_growth_ref (BalGrowth *self);
void bal_growth_unref (BalGrowth *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalGrowth, bal_growth_unref)

guint bal_growth_get_n_ids (const BalGrowth *self);

/* Whether so much is changed that keeping it apart saves nothing. */
gboolean bal_growth_is_large (const BalGrowth *self);

/* The identifier at a place; sets the place in the base, or G_MAXUINT32 when it was changed. */
const char *bal_growth_get_id (const BalGrowth *self, guint index, guint32 *base_id);
gboolean bal_growth_lookup_id (const BalGrowth *self, const char *id, guint *index);

/* The same rows in one store: what a reader would have made of them. */
BalStore *bal_growth_join (const BalGrowth *self);

/* How many episodes of changed children have an identifier that another episode of their source
 * has too, which a reader would not have kept. */
guint64 bal_growth_count_reused (const BalGrowth *self, const BalStore *joined);

G_END_DECLS
