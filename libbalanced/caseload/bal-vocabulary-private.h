/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/caseload/bal-caseload-schema-private.h"
#include "libbalanced/caseload/bal-names-private.h"
#include "libbalanced/framework/bal-framework.h"

G_BEGIN_DECLS

/* The schemes of a framework as the store needs them: codes by index. */
typedef struct _BalVocabulary BalVocabulary;

/* NULL stands for the framework of the library. */
BalVocabulary *bal_vocabulary_new (BalFramework *framework);
void bal_vocabulary_free (BalVocabulary *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalVocabulary, bal_vocabulary_free)

BalFramework *bal_vocabulary_get_framework (const BalVocabulary *self);

/* The codes of a field of the type SCHEME, in their order. */
BalNames *bal_vocabulary_get_names (const BalVocabulary *self, BalField field);

/* By code or alias. Numbers are no codes: they differ from source to source. */
gboolean bal_vocabulary_lookup (const BalVocabulary *self,
                                BalField field,
                                const char *text,
                                gsize length,
                                guint *index);

/* 1 universal, 2 targeted, 3 specialist; 0 for a level of no band. */
guint8 bal_vocabulary_get_level_band (const BalVocabulary *self, guint level);

/* The stage whose units are offers; -1 when there is none. */
int bal_vocabulary_get_stage_intervention (const BalVocabulary *self);

G_END_DECLS
