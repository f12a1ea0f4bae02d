/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/journey/bal-analysis-private.h"
#include "libbalanced/journey/bal-key-tally-private.h"

G_BEGIN_DECLS

/* A unit in its place in the journey. */
typedef struct
{
  gint32 start;
  gint32 end;
  guint32 key; /* a number that the sequence gave to the values of the key */
  gsize row;
} BalSequenceUnit;

/* The units of one child in the order of the journey, by keys; scratch of one thread.
 *
 * What is counted goes into a tally whose keys are the number of a kind, the group, and numbers of
 * keys. It becomes the entries of a summary: the name of the kind, the key of the group as one
 * component, and the values of the keys. */
typedef struct
{
  const BalAnalysisRun *run;
  const BalBy *key;
  GArray *units;      /* owned, of BalSequenceUnit */
  BalKeyTally *tally; /* owned */
  GArray *days;       /* owned, of gint32; room for who counts */

  guint32 *number_of;        /* owned; nullable; by combination of values + 1, where few */
  GHashTable *number_of_any; /* owned; nullable; where there are many */
  GArray *combinations;      /* owned, of guint64; by number */

  /* While the entries are named. */
  BalTally *groups;                     /* borrowed */
  GPtrArray *names;                     /* owned; nullable; of char *, by number */
  const struct _BalSequenceKind *kinds; /* borrowed */
} BalSequence;

/* How the words after kind and group are written. */
typedef enum
{
  BAL_SEQUENCE_KEYS,      /* so many keys */
  BAL_SEQUENCE_UNORDERED, /* two keys, the one whose name comes first by its bytes before */
  BAL_SEQUENCE_STEPS,     /* any number; words with the flag begin a step */
} BalSequenceForm;

#define BAL_SEQUENCE_STEP_FLAG (1u << 31)
#define BAL_SEQUENCE_NEW_STEP "1"
#define BAL_SEQUENCE_SAME_STEP "2"

typedef struct _BalSequenceKind
{
  const char *name;
  BalSequenceForm form;
  guint n_keys; /* where it is fixed */
} BalSequenceKind;

BalBy *
bal_sequence_key_new (const BalAnalysisInput *input, const char *const *names, GError **error);
/* The values of every combination there can be, as components joined: char *, by combination. */
GPtrArray *bal_sequence_name_combinations (const BalAnalysisInput *input, const BalBy *key);
BalSequence *bal_sequence_new (const BalAnalysisRun *run,
                               const BalBy *key,
                               guint n_counters,
                               guint n_histograms);
void bal_sequence_free (BalSequence *self);
/* Reads the units of a child that are counted and have a day in the period. */
void bal_sequence_read (BalSequence *self, gsize first, gsize count);
/* Reads all units of a child that are counted, with the days that they have up to the as-at date
 * of the analysis, wherever the period lies. */
void bal_sequence_read_all (BalSequence *self, gsize first, gsize count);
/* The child enters the total and the groups of the units that were read. */
void bal_sequence_enter (BalSequence *self, BalTally *tally);
guint32 bal_sequence_get_key (BalSequence *self, gsize row);
void bal_sequence_end_part (BalSequence *self, BalTally *tally, const BalSequenceKind *kinds);

gboolean bal_sequence_check_entry (GPtrArray *components,
                                   const BalSequenceKind *kinds,
                                   guint n_kinds,
                                   guint n_by,
                                   guint n_attributes);

/* Whether a value of the key is not recorded. */
gboolean bal_sequence_is_missing (const BalSequence *self, guint32 key);
/* How many units, of those in the order of their starts, start on the day or before it. */
guint bal_sequence_count_until (const BalSequence *self, gint32 day);

static inline const BalSequenceUnit *
bal_sequence_get (const BalSequence *self, guint i)
{
  return &g_array_index (self->units, BalSequenceUnit, i);
}

static inline guint32
bal_sequence_find (BalSequence *self, guint32 kind, guint32 group, guint32 a, guint32 b)
{
  const guint32 words[] = { kind, group, a, b };

  return bal_key_tally_find (self->tally, words, G_N_ELEMENTS (words));
}

static inline guint32
bal_sequence_find_one (BalSequence *self, guint32 kind, guint32 group, guint32 key)
{
  const guint32 words[] = { kind, group, key };

  return bal_key_tally_find (self->tally, words, G_N_ELEMENTS (words));
}

/* The days between two units; negative where the second begins before the first has ended. */
static inline gint32
bal_sequence_get_gap (const BalSequenceUnit *a, const BalSequenceUnit *b)
{
  return b->start - a->end - 1;
}

/* An entry on its way into a table. */
typedef struct
{
  const BalSummaryGroup *entry; /* borrowed */
  GPtrArray *components;        /* owned; nullable: split only where they decide the order */
} BalSequenceItem;

typedef struct _BalSequenceTable BalSequenceTable;

/* A table with a row for each entry of a kind: columns for its keys, then the figures. Without
 * put, the table adds its rows itself. */
struct _BalSequenceTable
{
  BalReportTable table; /* its columns are those after the keys */
  const char *kind;
  const char *const *prefixes; /* of the names of columns, for each key */
  guint most;                  /* rows of a group, for the table's own use */
  guint n_before;              /* how many of its own columns come before the keys */
  void (*put) (const BalSequenceTable *table,
               BalReportRow *row,
               const BalSummaryGroup *entry,
               const BalSummaryGroup *group);
  gconstpointer data; /* for the table's own use */
};

/* The columns of the key, as the report began. */
guint bal_sequence_report_get_n_attributes (const BalReport *report);
const char *bal_sequence_report_get_attribute (const BalReport *report, guint i);
void bal_sequence_report_begin (BalReport *report, const char *const *key);
void bal_sequence_report_add_table (BalReport *report, const BalSequenceTable *table);
void bal_sequence_report_end (BalReport *report);
/* Says in a finding how many children have more pairs than may be. */
void bal_sequence_report_find_left_out (BalReport *report,
                                        const char *subject,
                                        guint counter,
                                        guint most);
/* Says in a finding how many children have more units than may be; counters are of the group. */
void bal_sequence_report_find_longer (BalReport *report,
                                      const char *subject,
                                      guint counter,
                                      guint children,
                                      guint longest);
/* The entries of a kind in a group, in the order of their keys, which are split; nullable. */
GArray *bal_sequence_report_list (BalReport *report, const char *kind, const char *group);
/* The values of the keys of an entry that is split. */
void bal_sequence_report_put_keys (BalReportRow *row, const BalSequenceItem *item);
/* The entries of a kind in a group, in no order; nullable. */
GArray *bal_sequence_report_lookup (BalReport *report, const char *kind, const char *group);
/* Entries in steps, the most children first, as their first counter says; and how many of them to
 * show, where 0 is all. */
GArray *bal_sequence_report_list_variants (BalReport *report,
                                           const char *kind,
                                           const BalSummaryGroup *group,
                                           guint most,
                                           guint *n);
/* A row for each key of an entry in steps: the number of the entry, that of the step, the values of
 * the key, the first counter. */
void bal_sequence_report_add_steps (BalReport *report,
                                    BalTableBuilder *builder,
                                    const BalSummaryGroup *group,
                                    const BalSummaryGroup *entry,
                                    guint number);
/* An entry in steps as text. */
char *bal_sequence_report_dup_variant (BalReport *report,
                                       const BalSummaryGroup *entry,
                                       guint *n_units,
                                       guint *n_steps);

G_END_DECLS
