/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

#include "libbalanced/caseload/bal-caseload-schema-private.h"

G_BEGIN_DECLS

/* The schemes of a framework as the store needs them: codes by index. */
typedef struct _BalVocabulary BalVocabulary;

BalVocabulary *bal_vocabulary_new (void);
void bal_vocabulary_free (BalVocabulary *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalVocabulary, bal_vocabulary_free)

/* The codes of a field of the type SCHEME, in their order, ending with NULL. */
const char *const *bal_vocabulary_get_codes (const BalVocabulary *self, BalField field);
guint bal_vocabulary_get_n_codes (const BalVocabulary *self, BalField field);

/* By code, alias or number. */
gboolean bal_vocabulary_lookup (const BalVocabulary *self,
                                BalField field,
                                const char *text,
                                gsize length,
                                guint *index);

/* 1 universal, 2 targeted, 3 specialist. */
guint8 bal_vocabulary_get_level_band (const BalVocabulary *self, guint level);
/* The stage whose units are offers; -1 when there is none. */
int bal_vocabulary_get_stage_intervention (const BalVocabulary *self);

G_END_DECLS
