/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/caseload/bal-blocks-private.h"
#include "libbalanced/caseload/bal-caseload-schema-private.h"
#include "libbalanced/caseload/bal-episodes-private.h"
#include "libbalanced/caseload/bal-names-private.h"
#include "libbalanced/caseload/bal-vocabulary-private.h"
#include "libbalanced/framework/bal-framework.h"

G_BEGIN_DECLS

/* A caseload in packed columns, in order; immutable, shared by reference.
 *
 * Identifiers of children are sorted by bytes. Where the identifier means the same child in every
 * source, or there is one source, children and identifiers are the same numbers. Otherwise an
 * identifier has one child for each source that uses it, in the order of the sources. */

/* The identifiers of episodes; an episode without one is G_MAXUINT32, or of no length. */
typedef struct
{
  guint32 *numbers; /* where all are small decimal numbers */
  guint32 *shift;   /* instead, where each is the number of its row and this one, in 32 bits */
  guint64 *offsets; /* n_rows + 1, into the texts */
  char *texts;
} BalIdentifiers;

/* The rows of one file in order. For children.csv there is one row for each identifier, and the
 * row number is 0 where the file has none. */
typedef struct
{
  gsize n_rows;
  gpointer
    columns[BAL_N_FIELDS]; /* owned; of the width of the type; NULL when nothing is recorded */
  BalNames *names[BAL_N_FIELDS]; /* owned; nullable */
  guint32 *row;                  /* owned; in the file, from 1 */
  guint32 *first;                /* owned; by identifier, and one more at the end */
} BalRecords;

typedef struct
{
  gatomicrefcount count;
  BalEpisodes episodes; /* borrows from records */
  guint8 *cell;         /* owned; strand and level together: their columns are NULL */
  BalIdentifiers identifiers;
  BalRecords records[4]; /* by BalCaseloadFile */

  guint n_ids;
  char *id_texts; /* owned */
  const char **ids;

  gboolean separate; /* children and identifiers are not the same numbers */
  guint n_children;
  guint32 *child_first;    /* owned; episodes by child, and one more at the end */
  guint32 *child_id;       /* owned; NULL when children and identifiers are the same numbers */
  guint8 *child_source;    /* owned; NULL likewise; G_MAXUINT8: of no source */
  guint32 *id_first_child; /* owned; NULL likewise; and one more at the end */
  gsize has_blocks;        /* once */
  BalBlocks *blocks;       /* owned */
  gboolean synthetic;
  char *digest;            /* owned */
  BalFramework *framework; /* owned */

  BalPauses pauses;      /* its arrays are owned */
  BalNames *pause_names; /* owned; of the reasons; nullable */
  GBytes *map;           /* owned; nullable: then what is in it belongs to it */
} BalStore;

BalStore *bal_store_new (void);
BalStore *bal_store_ref (BalStore *self);
void bal_store_unref (BalStore *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalStore, bal_store_unref)

/* When the episodes stand by identifier, and it is known whether sources are separate. */
void bal_store_make_children (BalStore *self);

/* When all columns are there: what kernels read. */
void bal_store_connect (BalStore *self);

/* The blocks, made when somebody first asks for them, in any thread; so many threads make
 * them, 0 for one for each processor. */
const BalBlocks *bal_store_get_blocks (const BalStore *self, guint n_threads);

/* All of them, and the digest. */
void bal_store_complete (BalStore *self, guint n_threads);

/* What the framework says about cells, levels and stages; FALSE when the store cannot hold it. */
gboolean bal_store_use_schemes (BalStore *self, const BalVocabulary *vocabulary, GError **error);

/* The names of a column that come from a scheme or a closed list; NULL for any other. */
BalNames *
bal_store_make_fixed_names (const BalVocabulary *vocabulary, const BalSchemaColumn *column);

static inline guint32
bal_store_get_child_id (const BalStore *self, guint child)
{
  return self->child_id != NULL ? self->child_id[child] : child;
}

/* Bytes of the columns of all files, and of what finds the rows of a child. The words of
 * dictionaries, and identifiers that are texts, count not. */
gsize bal_store_get_size (const BalStore *self);

/* FALSE when no row has the identifier. */
gboolean bal_store_lookup_id (const BalStore *self, const char *id, guint *index);

/* The identifier of an episode, which need not end with NUL; NULL when it has none. */
const char *
bal_store_get_identifier (const BalStore *self, gsize row, char buffer[24], gsize *length);

/* A value of a column by its width; all bits set when it is missing. */
guint32 bal_records_get (const BalRecords *self, BalFieldType type, BalField field, gsize row);

G_END_DECLS
