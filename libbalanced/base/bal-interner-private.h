/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Gives equal bytes one code: 0, 1, 2 ... in the order of first appearance, so that codes never
 * depend on hashes. Texts keep their address until the interner goes.
 *
 * One thread at a time; many may read when nobody interns. */
typedef struct _BalInterner BalInterner;

BalInterner *bal_interner_new (void);
void bal_interner_free (BalInterner *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalInterner, bal_interner_free)

/* The text is at most 1 GiB long, and there are at most 2^31 of them. */
guint32 bal_interner_intern (BalInterner *self, const char *text, gsize length);

/* The same for many at once: several times faster where there are many different texts. */
void bal_interner_intern_many (BalInterner *self,
                               const char *const *texts,
                               const guint32 *lengths,
                               gsize n,
                               guint32 *codes);

/* FALSE when the text has no code. */
gboolean
bal_interner_lookup (const BalInterner *self, const char *text, gsize length, guint32 *code);

/* Ends with NUL, which is not part of it. */
const char *bal_interner_get (const BalInterner *self, guint32 code);
gsize bal_interner_get_length (const BalInterner *self, guint32 code);
gsize bal_interner_get_count (const BalInterner *self);

G_END_DECLS
