/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/document/bal-item-private.h"

G_BEGIN_DECLS

/* Finds the items of a list by a member that holds a code, or by one of their “aliases”. Case does
 * not count, nor spaces around, and “-”, “_” and a space are the same. Immutable once it is made.
 */
typedef struct _BalCodeIndex BalCodeIndex;

/* Where a name stands for two items, the first one has it. The member is static; items need not
 * have aliases. */
BalCodeIndex *bal_code_index_new (GListModel *items, const char *member);
void bal_code_index_free (BalCodeIndex *self);

/* The position in the list, or -1. */
int bal_code_index_find (BalCodeIndex *self, const char *code);

/* By the same rule. */
gboolean bal_code_equal (const char *a, const char *b);

/* An error, at its place in the list of the document, for a name that stands for two items. */
gboolean
bal_code_index_verify (BalCodeIndex *self, GListModel *items, BalNode list, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalCodeIndex, bal_code_index_free)

G_END_DECLS
