/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/caseload/bal-selection-private.h"
#include "libbalanced/caseload/bal-store-private.h"
#include "libbalanced/journey/bal-analysis-input-private.h"

G_BEGIN_DECLS

/* What an analysis sees of the store of a caseload or of a journey. */
typedef struct
{
  BalAnalysisInput input;

  BalStore *store;               /* owned */
  BalSelectionFilter *selection; /* owned; nullable: every row is counted */
  char *framework_version;       /* owned */
  guint8 role_tiers[256];
} BalAnalysisStore;

BalAnalysisStore *bal_analysis_store_new (const BalStore *store);
gboolean
bal_analysis_store_select (BalAnalysisStore *self, BalSelection *selection, GError **error);
void bal_analysis_store_free (BalAnalysisStore *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalAnalysisStore, bal_analysis_store_free)

/* What a store knows of a child. owner is the store of an analysis; codes are -1 where they are
 * missing, days those of the store. */
guint bal_analysis_store_get_n_child_names (gconstpointer owner, BalAttribute attribute);
const char *
bal_analysis_store_get_child_name (gconstpointer owner, BalAttribute attribute, guint code);
gint64 bal_analysis_store_get_child_code (gconstpointer owner,
                                          BalAttribute attribute,
                                          gsize child,
                                          gint32 day);
/* The type or the tier of the need in force. */
int bal_analysis_store_get_need (gconstpointer owner, BalField field, gsize child, gint32 day);

G_END_DECLS
