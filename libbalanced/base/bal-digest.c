/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/base/bal-digest-private.h"

#include <string.h>

#define FACTOR_A G_GUINT64_CONSTANT (0x87c37b91114253d5)
#define FACTOR_B G_GUINT64_CONSTANT (0x4cf5ad432745937f)

static inline guint64
rotate (guint64 word, int n)
{
  return (word << n) | (word >> (64 - n));
}

static inline guint64
finish_word (guint64 word)
{
  word ^= word >> 33;
  word *= G_GUINT64_CONSTANT (0xff51afd7ed558ccd);
  word ^= word >> 33;
  word *= G_GUINT64_CONSTANT (0xc4ceb9fe1a85ec53);
  return word ^ (word >> 33);
}

static inline guint64
scramble_a (guint64 word)
{
  return rotate (word * FACTOR_A, 31) * FACTOR_B;
}

static inline guint64
scramble_b (guint64 word)
{
  return rotate (word * FACTOR_B, 33) * FACTOR_A;
}

static inline void
read_block (const guint8 block[16], guint64 words[2])
{
  memcpy (words, block, 16);
  words[0] = GUINT64_FROM_LE (words[0]);
  words[1] = GUINT64_FROM_LE (words[1]);
}

static inline void
mix_block (guint64 state[2], const guint8 block[16])
{
  guint64 words[2];

  read_block (block, words);
  state[0] ^= scramble_a (words[0]);
  state[0] = (rotate (state[0], 27) + state[1]) * 5 + 0x52dce729;
  state[1] ^= scramble_b (words[1]);
  state[1] = (rotate (state[1], 31) + state[0]) * 5 + 0x38495ab5;
}

void
bal_digest_init (BalDigest *self)
{
  memset (self, 0, sizeof *self);
}

void
bal_digest_update (BalDigest *self, gconstpointer data, gsize length)
{
  const guint8 *bytes = data;
  gsize n_held = self->length % 16;

  if (length == 0)
    return;

  self->length += length;
  if (n_held > 0)
    {
      gsize n = MIN (16 - n_held, length);
      memcpy (self->rest + n_held, bytes, n);
      bytes += n;
      length -= n;
      if (n_held + n < 16)
        return;
      mix_block (self->state, self->rest);
    }
  for (; length >= 16; bytes += 16, length -= 16)
    mix_block (self->state, bytes);
  memcpy (self->rest, bytes, length);
}

void
bal_digest_update_int (BalDigest *self, gint64 value)
{
  guint64 stored = GUINT64_TO_LE ((guint64) value);

  bal_digest_update (self, &stored, sizeof stored);
}

void
bal_digest_update_text (BalDigest *self, const char *text)
{
  gsize length = text != NULL ? strlen (text) : 0;

  bal_digest_update_int (self, text != NULL ? (gint64) length : -1);
  bal_digest_update (self, text, length);
}

char *
bal_digest_get_string (const BalDigest *self)
{
  guint64 a = self->state[0], b = self->state[1];
  guint8 block[16] = { 0 };
  guint64 words[2];

  memcpy (block, self->rest, self->length % 16);
  read_block (block, words);
  b ^= scramble_b (words[1]);
  a ^= scramble_a (words[0]);
  a ^= self->length;
  b ^= self->length;
  a += b;
  b += a;
  a = finish_word (a);
  b = finish_word (b);
  a += b;
  b += a;
  return g_strdup_printf ("%016" G_GINT64_MODIFIER "x%016" G_GINT64_MODIFIER "x", a, b);
}
