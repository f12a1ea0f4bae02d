/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "tests/fuzz/bal-fuzz.h"

#include <string.h>

#define MAX_CHANGES 8
#define MAX_RUN 64

/* What the grammars of our formats hang on. */
static const char *const tokens[] = {
  "{",          "}",
  "[",          "]",
  ":",          ",",
  "\"",         "\\u0000",
  "\\ud800",    "\"",
  "\r\n",       "\n",
  "\r",         "\t",
  ";",          "0",
  "-",          "-0",
  "1e400",      "1e-400",
  "0.1",        "9223372036854775808",
  "null",       "true",
  "NaN",        "\xef\xbb\xbf",
  "\xff\xfe",   "//",
  "31/02/2021", "2021-02-29",
  "9999-12-31", "=1+1",
  "",
};

static const char *const extremes[] = {
  "[",  "{", "{\"a\":", "[{\"a\":", "\"",    "\\",   ",",    "\n",
  "\r", "0", "-",       " ",        "\"\",", "\xc3", "\xff",
};

static gsize
random_position (GRand *random, gsize size)
{
  return size == 0 ? 0 : (gsize) g_rand_int_range (random, 0, (gint32) MIN (size, G_MAXINT32));
}

/* MIN () would draw twice. */
static gsize
random_length (GRand *random, gsize available)
{
  const gsize length = (gsize) g_rand_int_range (random, 1, MAX_RUN);

  return MIN (length, available);
}

static void
insert_bytes (GByteArray *bytes, gsize position, const guint8 *data, gsize size)
{
  const gsize tail = bytes->len - position;

  if (size == 0)
    return;

  g_byte_array_set_size (bytes, (guint) (bytes->len + size));
  memmove (bytes->data + position + size, bytes->data + position, tail);
  memcpy (bytes->data + position, data, size);
}

static void
insert_token (GRand *random, GByteArray *bytes)
{
  const char *token = tokens[g_rand_int_range (random, 0, G_N_ELEMENTS (tokens))];

  insert_bytes (bytes, random_position (random, bytes->len), (const guint8 *) token,
                strlen (token));
}

static void
insert_byte (GRand *random, GByteArray *bytes)
{
  const guint8 byte = (guint8) g_rand_int_range (random, 0, 256);

  insert_bytes (bytes, random_position (random, bytes->len), &byte, 1);
}

static void
change_byte (GRand *random, GByteArray *bytes)
{
  bytes->data[random_position (random, bytes->len)] = (guint8) g_rand_int_range (random, 0, 256);
}

static void
flip_bit (GRand *random, GByteArray *bytes)
{
  bytes->data[random_position (random, bytes->len)] ^=
    (guint8) (1 << g_rand_int_range (random, 0, 8));
}

static void
remove_run (GRand *random, GByteArray *bytes)
{
  const gsize start = random_position (random, bytes->len);
  const gsize length = random_length (random, bytes->len - start);

  g_byte_array_remove_range (bytes, (guint) start, (guint) length);
}

static void
repeat_run (GRand *random, GByteArray *bytes)
{
  const gsize start = random_position (random, bytes->len);
  const gsize length = random_length (random, bytes->len - start);
  g_autofree guint8 *run = g_memdup2 (bytes->data + start, length);

  insert_bytes (bytes, random_position (random, bytes->len), run, length);
}

static void
cut_end (GRand *random, GByteArray *bytes)
{
  g_byte_array_set_size (bytes, (guint) random_position (random, bytes->len));
}

GByteArray *
bal_fuzz_mutate (GRand *random, const guint8 *data, gsize size)
{
  void (*const growing[]) (GRand *, GByteArray *) = { insert_token, insert_byte };
  void (*const changing[]) (GRand *, GByteArray *) = { insert_token, insert_byte, change_byte,
                                                       flip_bit,     remove_run,  repeat_run,
                                                       cut_end };
  GByteArray *bytes = g_byte_array_sized_new ((guint) size);
  const int n_changes = g_rand_int_range (random, 1, MAX_CHANGES + 1);

  g_byte_array_append (bytes, data, (guint) size);
  for (int i = 0; i < n_changes; i++)
    {
      if (bytes->len == 0)
        growing[g_rand_int_range (random, 0, G_N_ELEMENTS (growing))](random, bytes);
      else
        changing[g_rand_int_range (random, 0, G_N_ELEMENTS (changing))](random, bytes);
    }

  return bytes;
}

GByteArray *
bal_fuzz_extreme (guint index, gsize n_bytes)
{
  const char *text = NULL;
  GByteArray *bytes = NULL;

  if (index >= G_N_ELEMENTS (extremes))
    return NULL;

  text = extremes[index];
  bytes = g_byte_array_sized_new ((guint) n_bytes);
  while (bytes->len < n_bytes)
    g_byte_array_append (bytes, (const guint8 *) text, (guint) strlen (text));

  return bytes;
}
