/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/base/bal-coding-private.h"

#include <string.h>

void
bal_coding_put_number (GByteArray *out, guint64 number)
{
  guint8 buffer[10];
  guint n = 0;

  for (; number >= 128; number >>= 7)
    buffer[n++] = (guint8) (number | 128);
  buffer[n++] = (guint8) number;
  g_byte_array_append (out, buffer, n);
}

void
bal_coding_put_double (GByteArray *out, double number)
{
  guint64 bits;

  memcpy (&bits, &number, sizeof bits);
  bits = GUINT64_TO_LE (bits);
  g_byte_array_append (out, (const guint8 *) &bits, sizeof bits);
}

void
bal_coding_put_text (GByteArray *out, const char *text)
{
  gsize length = text != NULL ? strlen (text) : 0;

  bal_coding_put_number (out, text != NULL ? length + 1 : 0);
  g_byte_array_append (out, (const guint8 *) text, (guint) length);
}

void
bal_coding_reader_init (BalCodingReader *self, gconstpointer data, gsize size)
{
  self->at = data;
  self->end = self->at + size;
  self->failed = FALSE;
}

static guint64
fail (BalCodingReader *self)
{
  self->failed = TRUE;
  self->at = self->end;
  return 0;
}

guint64
bal_coding_reader_get_number (BalCodingReader *self)
{
  guint64 number = 0;

  for (guint shift = 0; shift < 64 && self->at < self->end; shift += 7)
    {
      guint8 byte = *self->at++;

      if (shift == 63 && byte > 1)
        return fail (self);
      number |= (guint64) (byte & 127) << shift;
      if (byte < 128)
        return number;
    }
  return fail (self);
}

guint64
bal_coding_reader_get_limited (BalCodingReader *self, guint64 limit)
{
  guint64 number = bal_coding_reader_get_number (self);

  return number <= limit ? number : fail (self);
}

double
bal_coding_reader_get_double (BalCodingReader *self)
{
  guint64 bits;
  double number;

  if ((gsize) (self->end - self->at) < sizeof bits)
    {
      fail (self);
      return 0;
    }
  memcpy (&bits, self->at, sizeof bits);
  self->at += sizeof bits;
  bits = GUINT64_FROM_LE (bits);
  memcpy (&number, &bits, sizeof number);
  return number;
}

char *
bal_coding_reader_dup_text (BalCodingReader *self)
{
  guint64 length = bal_coding_reader_get_number (self);
  const char *text = (const char *) self->at;

  if (length == 0)
    return NULL;
  length--;
  if (length > (guint64) (self->end - self->at) || !g_utf8_validate_len (text, length, NULL))
    {
      fail (self);
      return NULL;
    }
  self->at += length;
  return g_strndup (text, length);
}

gboolean
bal_coding_reader_end (const BalCodingReader *self)
{
  return !self->failed && self->at == self->end;
}
