/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/journey/bal-summary.h"

G_BEGIN_DECLS

/* No count is larger, so that some thousands of them can be added without a thought. */
#define BAL_SUMMARY_MAX_COUNT (G_GINT64_CONSTANT (1) << 48)

/* How often a value was seen: days of waiting, units at once. */
typedef struct
{
  guint32 value;
  guint64 count;
} BalSummaryBin;

/* The figures of one group of the analysis. */
typedef struct
{
  char *key;        /* owned; see bal_summary_key_append (); "" is the total */
  gint64 *counters; /* owned; one for each name, 0 to MAX_COUNT */
  GArray **bins;    /* owned; for each histogram, BalSummaryBin by rising value */
} BalSummaryGroup;

/* Entries are groups as well: of what the data itself has many of, such as pairs of keys. */

/* Facts that are not added up, such as the figures of one child. */
typedef struct
{
  char *key;      /* owned */
  gint64 *values; /* owned */
  guint32 n_values;
  GStrv texts; /* owned */
} BalSummaryRecord;

/* Figures of some children, by names and never by codes, so that summaries made elsewhere can be
 * added. Invariants: groups, entries and records rise by key, keys are distinct, every group and
 * every entry has all its counters and histograms. */
struct _BalSummary
{
  GObject parent_instance;

  char *analysis;
  char *options; /* "name=value" lines; only summaries with the same options can be added */
  GStrv by;
  GStrv counters;
  GStrv histograms;
  GPtrArray *groups;  /* owned, of BalSummaryGroup */
  GPtrArray *records; /* owned, of BalSummaryRecord */
  GStrv entry_counters;
  GStrv entry_histograms;
  GPtrArray *entries; /* owned, of BalSummaryGroup; their keys are the analysis's own */
  guint64 n_children;
  gboolean synthetic;
  char *framework_version;
  GStrv digests; /* of the inputs, rising */

  /* What the class counted of all children at once, in its own form, instead of entries; only on
   * the way from counting to finishing a run: such a summary is never seen outside. */
  gpointer whole; /* owned; nullable */
  GDestroyNotify whole_free;
};

BalSummaryGroup *bal_summary_group_new (const char *key, guint n_counters, guint n_histograms);
void bal_summary_group_free (BalSummaryGroup *self, guint n_histograms);
void bal_summary_record_free (BalSummaryRecord *self);

/* Consumes the groups and records, and puts them in order; keys must be distinct. */
BalSummary *bal_summary_new_take (const char *analysis,
                                  const char *options,
                                  const char *const *by,
                                  const char *const *counters,
                                  const char *const *histograms,
                                  GPtrArray *groups,
                                  GPtrArray *records);
void bal_summary_set_input (BalSummary *self,
                            guint64 n_children,
                            gboolean synthetic,
                            const char *framework_version,
                            const char *digest);

/* Consumes the entries, and puts them in order; keys must be distinct. */
void bal_summary_set_entries (BalSummary *self,
                              const char *const *counters,
                              const char *const *histograms,
                              GPtrArray *entries);

/* A key is the values of a group's attributes, one after another; NULL is one that is missing. */
void bal_summary_key_append (GString *key, const char *component);
gboolean bal_summary_key_is_valid (const char *key, guint n_components);
/* With any number of components, but at least one. */
gboolean bal_summary_key_is_canonical (const char *key);
/* As many places as components; a missing one is NULL. */
GPtrArray *bal_summary_key_split (const char *key);

BalSummaryGroup *bal_summary_lookup_group (BalSummary *self, const char *key);
gboolean bal_summary_lookup_counter (BalSummary *self, const char *name, guint *index);
char *bal_summary_get_digest (BalSummary *self);

guint64 bal_summary_bins_get_count (GArray *bins);
guint64 bal_summary_bins_count_above (GArray *bins, guint32 value);
double bal_summary_bins_get_quantile (GArray *bins, double p);

G_END_DECLS
