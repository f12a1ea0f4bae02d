/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* 128 bits over a stream of bytes (MurmurHash3, x64): the same on every machine, and however the
 * stream is cut. It finds changes; it protects against nobody. */
typedef struct
{
  /*< private >*/
  guint64 state[2];
  guint64 length;
  guint8 rest[16]; /* the last length % 16 bytes */
} BalDigest;

void bal_digest_init (BalDigest *self);
void bal_digest_update (BalDigest *self, gconstpointer data, gsize length);

/* With its length before it, so that "ab", "c" differs from "a", "bc"; NULL differs from "". */
void bal_digest_update_text (BalDigest *self, const char *text);
void bal_digest_update_int (BalDigest *self, gint64 value);

/* 32 hexadecimal digits. More may be added afterwards. */
char *bal_digest_get_string (const BalDigest *self);

G_END_DECLS
