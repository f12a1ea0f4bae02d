/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/journey/bal-analysis-input-private.h"
#include "libbalanced/journey/bal-summary-private.h"

G_BEGIN_DECLS

/* The groups that rows fall into: every combination of the values of some attributes. */
typedef struct
{
  BalAttribute attributes[8];
  guint64 sizes[8]; /* values of each, one more for a missing one */
  guint n;
  guint64 n_combinations;
  gboolean has_child; /* some attribute is of the child */
  gint32 as_at;       /* the day, as the store keeps it, on which the child is looked at */
} BalBy;

#define BAL_BY_MAX 8

gboolean
bal_by_init (BalBy *self, const BalAnalysisInput *input, const char *const *names, GError **error);

#define BAL_TALLY_TOTAL 0

/* Counters of one thread, by group. Rows are grouped by child, so that a child is counted once in
 * a place by a stamp that holds the last child seen there: no set, and no hash for each row.
 *
 * Group 0 is the total; the others get their numbers as they appear, and their names only when
 * the tally becomes a summary. Children are numbered from 1 in stamps: 0 is none. */
typedef struct
{
  const BalAnalysisInput *input;
  const BalBy *by;
  guint n_counters;
  guint n_stamps;
  guint n_histograms;

  guint n_groups;
  guint room;
  gint64 *counters;         /* owned; n_counters for each group */
  guint32 *stamps;          /* owned; n_stamps for each group */
  guint32 *entered;         /* owned; one for each group */
  GArray **histograms;      /* owned; n_histograms for each group, NULL until used, of guint64 */
  guint64 *combinations;    /* owned; one for each group */
  guint32 *group_of;        /* owned; nullable; by combination, where there are few */
  GHashTable *group_of_any; /* owned; nullable; where there are many */

  guint32 child;
  guint64 child_codes[BAL_BY_MAX]; /* of the child; 0: missing */
  GArray *groups;     /* owned, of guint; those that the child has entered, the total among them */
  GPtrArray *records; /* owned, of BalSummaryRecord */
  GPtrArray *entries; /* owned, of BalSummaryGroup; given in the end, by their names */
} BalTally;

BalTally *bal_tally_new (const BalAnalysisInput *input,
                         const BalBy *by,
                         guint n_counters,
                         guint n_stamps,
                         guint n_histograms);
void bal_tally_free (BalTally *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalTally, bal_tally_free)

void bal_tally_begin_child (BalTally *self, gsize child);
guint bal_tally_get_group (BalTally *self, gsize row);
/* There is one even where there is nothing to count; bal_tally_begin_child () makes it as well. */
void bal_tally_add_total (BalTally *self);
/* A combination numbers the values of the attributes one after another, 0 for a missing one. */
guint bal_tally_get_group_of (BalTally *self, guint64 combination);
void bal_tally_enter (BalTally *self, guint group);
void bal_tally_record (BalTally *self, guint group, guint histogram, guint64 value, guint64 count);
void bal_tally_append_names (const BalTally *self, guint group, GString *key);
/* Adds what another thread has counted of other children; takes its records, leaves its entries. */
void bal_tally_absorb (BalTally *self, BalTally *other);
/* Adds a record of the child: gint64 values, and texts, which are taken. */
void bal_tally_take_child_record (BalTally *self, gsize child, GArray *values, GPtrArray *texts);
/* Takes the records too, and leaves the entries. */
BalSummary *bal_tally_to_summary (BalTally *self,
                                  const char *analysis,
                                  const char *options,
                                  const char *const *by,
                                  const char *const *counters,
                                  const char *const *histograms);

static inline void
bal_tally_add (BalTally *self, guint group, guint counter, gint64 n)
{
  self->counters[(gsize) group * self->n_counters + counter] += n;
}

/* TRUE the first time that the child comes to this place. */
static inline gboolean
bal_tally_stamp (BalTally *self, guint group, guint stamp)
{
  guint32 *place = &self->stamps[(gsize) group * self->n_stamps + stamp];

  if (*place == self->child)
    return FALSE;
  *place = self->child;
  return TRUE;
}

G_END_DECLS
