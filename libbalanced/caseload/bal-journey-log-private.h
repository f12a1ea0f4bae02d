/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/base/bal-interner-private.h"
#include "libbalanced/caseload/bal-store-private.h"
#include "libbalanced/core/bal-findings-builder-private.h"

G_BEGIN_DECLS

/* One episode as kernels need it, wherever it stands in the order of the journey. Days are those
 * of the store; codes that are missing are -1 or NO_CODE8. */
typedef struct
{
  guint16 start;
  guint16 end;
  guint16 requested;
  guint16 closed;
  gint8 strand;
  gint8 level;
  guint8 stage;
  guint8 need_type;
  gboolean synthetic;
  gint32 agency;  /* a code of the log's own */
  guint32 row;    /* the number that stands in for a missing identifier */
  const char *id; /* nullable; of the log */
} BalJourneyLogRow;

/* What is noted about rows that are kept; see bal_journey_log_add_findings (). */
typedef enum
{
  BAL_JOURNEY_NOTE_STRAND,
  BAL_JOURNEY_NOTE_LEVEL,
  BAL_JOURNEY_NOTE_STAGE,
  BAL_JOURNEY_NOTE_AGENCY,
  BAL_JOURNEY_NOTE_NO_DATES,
  BAL_JOURNEY_NOTE_END_WITHOUT_START,
} BalJourneyNote;

#define BAL_JOURNEY_N_NOTES 6

/* The episodes of a journey as they came: it only ever grows, so whoever computes something from
 * it can go on where it stopped. Journeys that grow one out of the other share a log, and each
 * knows how many of the rows are its own.
 *
 * Rows and facts are read and written under the lock. */
typedef struct
{
  gatomicrefcount count;
  BalFramework *framework; /* owned */
  BalEpisodes scheme;      /* without columns */
  GStrv strands;           /* owned, as are the next two: codes in their order */
  GStrv levels;
  GStrv stages;

  GMutex mutex;          /* what follows */
  GArray *rows;          /* owned, of BalJourneyLogRow */
  BalInterner *agencies; /* owned */
  GStringChunk *ids;     /* owned */
  guint32 last_row;
  gboolean synthetic;
  guint n_notes[BAL_JOURNEY_N_NOTES];
  gpointer facts; /* owned; nullable: whatever is computed from the rows */
  GDestroyNotify facts_free;
} BalJourneyLog;

/* With the episodes of a child of a store; the child may not exist in an empty one. */
BalJourneyLog *bal_journey_log_new (const BalStore *store, guint child);
BalJourneyLog *bal_journey_log_ref (BalJourneyLog *self);
void bal_journey_log_unref (BalJourneyLog *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalJourneyLog, bal_journey_log_unref)

/* Texts are copied, and may be NULL; a row number of 0 stands for the next one. */
void bal_journey_log_append (BalJourneyLog *self,
                             const BalJourneyLogRow *row,
                             const char *agency,
                             const char *id,
                             gsize id_length);

/* A bit for each note. */
guint bal_journey_log_row_get_notes (const BalJourneyLogRow *row);

/* The notes on so many rows as findings of many rows each. */
void bal_journey_log_add_findings (BalJourneyLog *self, gsize n_rows, BalFindingsBuilder *findings);

/* The same as counts; the caller has the lock. Quick where the rows are all there are. */
void
bal_journey_log_add_counts (const BalJourneyLog *self, gsize n_rows, BalFindingsBuilder *findings);

G_END_DECLS
