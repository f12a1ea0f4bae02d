/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/journey/bal-neighbours-private.h"
#include "libbalanced/journey/bal-sequence-private.h"

G_BEGIN_DECLS

/* The figures of a pair of keys; a quantile is the value on either side of its place. */
typedef struct
{
  guint32 from;
  guint32 to;
  guint32 pairs;
  guint32 children;
  gint32 lower;        /* the lower median */
  guint32 overlapping; /* fewer than no days between them; 0 where nobody asks */

  /* Not there where no other figure of days is wanted. */
  guint32 next_day; /* no day between them */
  gint32 least;
  gint32 most;
  gint64 days; /* of those that have some between them */
  double median;
  double p90;
} BalSequencePair;

/* Whose days the quantiles are of. */
typedef enum
{
  BAL_SEQUENCE_PAIRS_FROM_ZERO, /* all of them, with 0 where the two overlap */
  BAL_SEQUENCE_PAIRS_ABOVE,     /* those with days between them; the lower median of all */
} BalSequencePairsKind;

/* Pairs of keys with figures instead of histograms, counted for all children at once: what a table
 * needs, and no more. Keys are combinations of the key of the analysis. */
typedef struct
{
  const BalBy *key; /* borrowed, while it counts */
  BalSequencePairsKind kind;
  gboolean only_lower; /* no other figure of days is wanted */
  guint pair_size;     /* bytes that there are of each pair: most tables are large, and need few */
  guint n_keys;
  guint n_attributes;
  char **values;    /* owned; n_attributes for each key; NULL is missing */
  guint32 *order;   /* owned; once there is a report: the keys in order */
  GArray **by_from; /* owned; of BalSequencePair, by rising to */
  BalNeighboursTotal total;
} BalSequencePairs;

/* Whether the key of the run can be counted so. */
gboolean bal_sequence_pairs_can_count (const BalAnalysisRun *run);
/* plan says what to count; its episodes and its key are filled in here. */
BalSequencePairs *bal_sequence_pairs_count (const BalAnalysisRun *run,
                                            guint n_threads,
                                            BalNeighboursPlan *plan,
                                            BalSequencePairsKind kind,
                                            gboolean only_lower);
void bal_sequence_pairs_free (BalSequencePairs *self);

/* Adds the figure of each pair to the column. */
typedef void (*BalSequencePairsFunc) (BalTableBuilder *builder,
                                      guint column,
                                      guint figure,
                                      const BalSequencePair *const *pairs,
                                      gsize n);

/* A table as bal_sequence_report_add_table () makes it; figures has, for each column after the
 * keys, what func is asked for. */
void bal_sequence_pairs_add_table (BalSequencePairs *self,
                                   BalReport *report,
                                   const BalSequenceTable *table,
                                   const guint *figures,
                                   BalSequencePairsFunc func);
/* A table with one key: the children of each key, and their share of all. */
void bal_sequence_pairs_add_counts (BalSequencePairs *self,
                                    BalReport *report,
                                    const BalSequenceTable *table,
                                    const guint32 *counts);

G_END_DECLS
