/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/core/bal-progress.h"
#include "libbalanced/journey/bal-analysis-private.h"

G_BEGIN_DECLS

/* What is counted, and by how many threads; 0: one for each processor. */
typedef struct
{
  guint n_threads;
  gsize first_child;
  gsize n_children;
  gboolean is_run; /* what comes of it is finished at once, and never leaves the library */
} BalAnalysisPart;

void bal_analysis_names_init (BalAnalysisNames *self,
                              BalAnalysis *analysis,
                              const BalAnalysisScheme *scheme);
void bal_analysis_names_clear (BalAnalysisNames *self);
char *bal_analysis_make_options (BalAnalysis *self, const BalAnalysisScheme *scheme);

/* Between bal_analysis_begin () and bal_analysis_end (). */
BalSummary *bal_analysis_count (const BalAnalysisRun *run,
                                const BalAnalysisPart *part,
                                BalProgress *progress,
                                GCancellable *cancellable,
                                GError **error);
/* All children at once; NULL, without an error, where that cannot be. */
BalSummary *bal_analysis_count_whole (const BalAnalysisRun *run, guint n_threads);

G_END_DECLS
