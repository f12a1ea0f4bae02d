/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/base/bal-interner-private.h"

G_BEGIN_DECLS

/* The words behind the codes of a column: immutable, shared by reference. */
typedef struct
{
  /*< private >*/
  gatomicrefcount count;
  char *texts; /* owned; one after another; nullable */

  /*< public >*/
  const char **names; /* ends with NULL */
  guint n_names;
} BalNames;

/* Those that are used (a byte for each code), by bytes; and for each code of the interner its
 * new one, or G_MAXUINT32. */
BalNames *
bal_names_new_sorted (const BalInterner *interner, const guint8 *used, guint32 **new_codes);
BalNames *bal_names_new (const char *const *names, guint n_names);
/* Of texts one after another, each with its NUL; NULL when they are not, or are no UTF-8. */
BalNames *bal_names_new_from_texts (const char *texts, gsize size);
/* With one more at the end. */
BalNames *bal_names_new_with (const BalNames *self, const char *name);

BalNames *bal_names_ref (BalNames *self);
void bal_names_unref (BalNames *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalNames, bal_names_unref)

gboolean bal_names_lookup (const BalNames *self, const char *name, guint *code);

/* Codes of the interner in the order of their texts by bytes; n_codes is the number of those used.
 */
guint32 *bal_names_sort_codes (const BalInterner *interner, const guint8 *used, guint *n_codes);

G_END_DECLS
