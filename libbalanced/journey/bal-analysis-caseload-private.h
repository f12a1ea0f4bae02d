/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/caseload/bal-caseload.h"
#include "libbalanced/journey/bal-analysis-input-private.h"

G_BEGIN_DECLS

/* What an analysis sees of a caseload; the caseload must outlive it. */
typedef struct
{
  BalAnalysisInput input;

  BalCaseload *caseload;       /* owned */
  const BalEpisodes *episodes; /* borrowed */
  const guint32 *child_first;  /* borrowed */
  char *framework_version;     /* owned */
  guint8 role_tiers[256];
} BalAnalysisCaseload;

BalAnalysisCaseload *bal_analysis_caseload_new (BalCaseload *caseload);
void bal_analysis_caseload_free (BalAnalysisCaseload *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalAnalysisCaseload, bal_analysis_caseload_free)

G_END_DECLS
