/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/core/bal-arrow-private.h"

#include <string.h>

/* Metadata has no length of its own: these keep nonsense from leading far. */
#define MAX_PAIRS 10000
#define MAX_TEXT (1 << 20)

static void
append_int (GByteArray *bytes, gint32 value)
{
  g_byte_array_append (bytes, (const guint8 *) &value, sizeof value);
}

static void
append_text (GByteArray *bytes, const char *text)
{
  gsize length = strlen (text);

  append_int (bytes, (gint32) length);
  g_byte_array_append (bytes, (const guint8 *) text, (guint) length);
}

char *
bal_arrow_metadata_new (const BalArrowPair *pairs, guint n_pairs)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  gint32 n = 0;

  for (guint i = 0; i < n_pairs; i++)
    n += pairs[i].value != NULL;
  if (n == 0)
    return NULL;

  append_int (bytes, n);
  for (guint i = 0; i < n_pairs; i++)
    {
      if (pairs[i].value == NULL)
        continue;
      append_text (bytes, pairs[i].key);
      append_text (bytes, pairs[i].value);
    }
  return (char *) g_byte_array_free (g_steal_pointer (&bytes), FALSE);
}

static const char *
read_int (const char *place, gint32 *value)
{
  memcpy (value, place, sizeof *value);
  return place + sizeof *value;
}

char *
bal_arrow_metadata_lookup (const char *metadata, const char *key)
{
  gsize key_length = strlen (key);
  gint32 n;

  if (metadata == NULL)
    return NULL;

  metadata = read_int (metadata, &n);
  for (gint32 i = 0; i < MIN (n, MAX_PAIRS); i++)
    {
      gint32 n_key, n_value;
      const char *found = read_int (metadata, &n_key);
      if (n_key < 0 || n_key > MAX_TEXT)
        return NULL;
      const char *value = read_int (found + n_key, &n_value);
      if (n_value < 0 || n_value > MAX_TEXT)
        return NULL;
      if ((gsize) n_key == key_length && memcmp (found, key, key_length) == 0)
        return g_strndup (value, (gsize) n_value);
      metadata = value + n_value;
    }
  return NULL;
}

void
bal_arrow_schema_release (struct ArrowSchema *schema)
{
  if (schema->release != NULL)
    schema->release (schema);
  schema->release = NULL;
}

void
bal_arrow_array_release (struct ArrowArray *array)
{
  if (array->release != NULL)
    array->release (array);
  array->release = NULL;
}

void
bal_arrow_stream_release (struct ArrowArrayStream *stream)
{
  if (stream->release != NULL)
    stream->release (stream);
  stream->release = NULL;
}
