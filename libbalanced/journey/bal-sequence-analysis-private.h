/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/journey/bal-sequence-analysis.h"
#include "libbalanced/journey/bal-sequence-private.h"

G_BEGIN_DECLS

struct _BalSequenceAnalysis
{
  BalAnalysis parent_instance;

  GStrv key; /* owned */
};

/* The scratch of a subclass is a BalSequence with these kinds and figures, unless it has its own
 * scratch_new; its describe names what groups have. */
struct _BalSequenceAnalysisClass
{
  BalAnalysisClass parent_class;

  const char *const *default_key;
  const BalSequenceKind *kinds;
  guint n_kinds;
  const char *const *entry_counters; /* ends with NULL */
  const char *const *entry_histograms;
  const char *const *group_counters;
};

#define BAL_SEQUENCE_ANALYSIS_GET_CLASS(object) \
  (G_TYPE_INSTANCE_GET_CLASS ((object), BAL_TYPE_SEQUENCE_ANALYSIS, BalSequenceAnalysisClass))

/* Subclasses with options of their own call it first. */
void bal_sequence_analysis_append_options (BalAnalysis *analysis, GString *options);

static inline gint64
bal_sequence_analysis_get_figure (const BalSummaryGroup *group, guint figure)
{
  return group->counters[BAL_N_ROWS + figure];
}

G_END_DECLS
