/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

/* Changes of JSON that leave it JSON: most changes of single bytes do not, and are refused before
 * anything reads what a document says. */

#include "tests/fuzz/bal-fuzz.h"

#include <string.h>

#define MAX_CHANGES 4

/* A text, a number, a word or a sign of the document. */
typedef struct
{
  gsize start;
  gsize end;
} Piece;

/* What values are often held against. */
static const char *const values[] = {
  "null",
  "true",
  "false",
  "[]",
  "{}",
  "\"\"",
  "0",
  "-1",
  "1",
  "2",
  "1e300",
  "-0",
  "0.5",
  "9223372036854775807",
  "-9223372036854775808",
  "\"2021-02-28\"",
  "\"2021-02\"",
  "\"some\"",
  "{\"state\":\"suppressed\"}",
  "{\"value\":7,\"qualifier\":\"at_least\"}",
  "{\"low\":0,\"high\":5}",
  "{\"en\":\"A\",\"cy\":\"B\"}",
};

static gsize
find_end (const GByteArray *bytes, gsize start)
{
  const guint8 first = bytes->data[start];
  gsize end = start + 1;

  if (first == '"')
    {
      while (end < bytes->len && bytes->data[end] != '"')
        end += bytes->data[end] == '\\' ? 2 : 1;
      return MIN (end + 1, bytes->len);
    }
  if (g_ascii_isalnum (first) || first == '-')
    while (end < bytes->len && (g_ascii_isalnum (bytes->data[end]) || bytes->data[end] == '.' ||
                                bytes->data[end] == '-' || bytes->data[end] == '+'))
      end++;

  return end;
}

static GArray *
split (const GByteArray *bytes)
{
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (Piece));

  for (gsize position = 0; position < bytes->len;)
    {
      const Piece piece = { position, find_end (bytes, position) };

      if (!g_ascii_isspace (bytes->data[position]))
        g_array_append_val (pieces, piece);
      position = piece.end;
    }

  return pieces;
}

static guint8
get_sign (const GByteArray *bytes, const GArray *pieces, guint i)
{
  return i < pieces->len ? bytes->data[g_array_index (pieces, Piece, i).start] : '\0';
}

static gboolean
is_name (const GByteArray *bytes, const GArray *pieces, guint i)
{
  return get_sign (bytes, pieces, i) == '"' && get_sign (bytes, pieces, i + 1) == ':';
}

static gboolean
is_value (const GByteArray *bytes, const GArray *pieces, guint i)
{
  return strchr ("}],:", get_sign (bytes, pieces, i)) == NULL && !is_name (bytes, pieces, i);
}

/* Whether the value stands in an array. */
static gboolean
is_element (const GByteArray *bytes, const GArray *pieces, guint i)
{
  return i > 0 && strchr ("[,", get_sign (bytes, pieces, i - 1)) != NULL;
}

/* The whole value that begins with a piece: of an array or an object all that lies in it. */
static Piece
get_whole (const GByteArray *bytes, const GArray *pieces, guint i)
{
  Piece whole = g_array_index (pieces, Piece, i);
  gint depth = 0;

  for (guint j = i; j < pieces->len; j++)
    {
      const guint8 sign = get_sign (bytes, pieces, j);

      depth += (sign == '{' || sign == '[') - (sign == '}' || sign == ']');
      whole.end = g_array_index (pieces, Piece, j).end;
      if (depth <= 0)
        break;
    }

  return whole;
}

/* Any piece that a name or a value begins with; the number of pieces where there is none. */
static guint
draw (GRand *random,
      const GByteArray *bytes,
      const GArray *pieces,
      gboolean (*fits) (const GByteArray *, const GArray *, guint))
{
  const guint first = g_rand_int (random) % MAX (pieces->len, 1);

  for (guint i = 0; i < pieces->len; i++)
    {
      const guint place = (first + i) % pieces->len;

      if (fits (bytes, pieces, place))
        return place;
    }

  return pieces->len;
}

static GByteArray *
replace (const GByteArray *bytes, Piece piece, const guint8 *data, gsize size)
{
  GByteArray *changed = g_byte_array_sized_new ((guint) (bytes->len + size));

  g_byte_array_append (changed, bytes->data, (guint) piece.start);
  g_byte_array_append (changed, data, (guint) size);
  g_byte_array_append (changed, bytes->data + piece.end, (guint) (bytes->len - piece.end));

  return changed;
}

/* A name becomes another one, or a value another value, of the document or of the list above. */
static GByteArray *
change (GRand *random, const GByteArray *bytes)
{
  g_autoptr (GArray) pieces = split (bytes);
  const gboolean rename = g_rand_int_range (random, 0, 8) == 0;
  const guint place = draw (random, bytes, pieces, rename ? is_name : is_value);
  const guint other = draw (random, bytes, pieces, rename ? is_name : is_value);
  Piece from = { 0 };
  Piece to = { 0 };

  if (place == pieces->len)
    return NULL;
  to = get_whole (bytes, pieces, place);
  if (!rename && g_rand_int_range (random, 0, 4) == 0)
    {
      const char *value = values[g_rand_int_range (random, 0, G_N_ELEMENTS (values))];

      return replace (bytes, to, (const guint8 *) value, strlen (value));
    }
  from = get_whole (bytes, pieces, other);
  if (!rename && is_element (bytes, pieces, place) && g_rand_boolean (random))
    {
      /* One more of them. */
      g_autoptr (GByteArray) more = g_byte_array_new ();

      g_byte_array_append (more, (const guint8 *) ",", 1);
      g_byte_array_append (more, bytes->data + to.start, (guint) (to.end - to.start));
      to.start = to.end;
      return replace (bytes, to, more->data, more->len);
    }

  return replace (bytes, to, bytes->data + from.start, from.end - from.start);
}

GByteArray *
bal_fuzz_mutate_json (GRand *random, const guint8 *data, gsize size)
{
  GByteArray *bytes = g_byte_array_sized_new ((guint) size);
  const int n_changes = g_rand_int_range (random, 1, MAX_CHANGES + 1);

  g_byte_array_append (bytes, data, (guint) size);
  for (int i = 0; i < n_changes && bytes->len > 0; i++)
    {
      GByteArray *changed = change (random, bytes);

      if (changed == NULL)
        break;
      g_byte_array_unref (bytes);
      bytes = changed;
    }

  return bytes;
}
