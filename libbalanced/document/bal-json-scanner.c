/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/document/bal-json-scanner-private.h"

#include <math.h>
#include <string.h>

#define NUMBER_BYTES 64

typedef struct
{
  const char *text; /* borrowed */
  const char *at;
  const char *end;
  GArray *places;    /* borrowed; of BalJsonPlace */
  guint32 current;   /* the value that is being read, for the fault */
  guint depth;       /* of open containers */
  GHashTable *names; /* owned; of the object that is being closed */
  BalJsonFault *fault;
} Scanner;

static gboolean scan_value (Scanner *self, guint32 parent, const char *key, gsize key_length);

static BalJsonPlace *
place_at (Scanner *self, guint32 index)
{
  return &g_array_index (self->places, BalJsonPlace, index);
}

static gboolean
fail (Scanner *self, BalDocumentError code, const char *at, const char *reason)
{
  *self->fault = (BalJsonFault){
    .code = code,
    .reason = reason,
    .offset = (gsize) (at - self->text),
    .place = self->current,
  };

  return FALSE;
}

static gboolean
fail_syntax (Scanner *self, const char *reason)
{
  if (self->at >= self->end)
    return fail (self, BAL_DOCUMENT_ERROR_SYNTAX, self->end, "the text ends too early");

  return fail (self, BAL_DOCUMENT_ERROR_SYNTAX, self->at, reason);
}

static void
skip_space (Scanner *self)
{
  while (self->at < self->end &&
         (*self->at == ' ' || *self->at == '\t' || *self->at == '\n' || *self->at == '\r'))
    self->at++;
}

static gboolean
is_next (Scanner *self, char c)
{
  return self->at < self->end && *self->at == c;
}

/* Strings */

/* The four digits of a \u escape, or -1. */
static gint32
read_unit (const char *at, const char *end)
{
  gint32 unit = 0;

  if (end - at < 4)
    return -1;
  for (guint i = 0; i < 4; i++)
    {
      if (!g_ascii_isxdigit (at[i]))
        return -1;
      unit = unit * 16 + g_ascii_xdigit_value (at[i]);
    }

  return unit;
}

static gboolean
is_high_surrogate (gint32 unit)
{
  return unit >= 0xd800 && unit < 0xdc00;
}

static gboolean
is_low_surrogate (gint32 unit)
{
  return unit >= 0xdc00 && unit < 0xe000;
}

/* At the four digits, with "\u" behind. */
static gboolean
scan_unicode_escape (Scanner *self)
{
  const gint32 unit = read_unit (self->at, self->end);

  if (unit < 0)
    return fail_syntax (self, "“\\u” needs four hexadecimal digits");
  if (unit == 0)
    return fail_syntax (self, "a text cannot hold the NUL character");
  if (is_low_surrogate (unit))
    return fail_syntax (self, "half of a surrogate pair stands alone");
  self->at += 4;
  if (!is_high_surrogate (unit))
    return TRUE;

  if (self->end - self->at < 6 || self->at[0] != '\\' || self->at[1] != 'u' ||
      !is_low_surrogate (read_unit (self->at + 2, self->end)))
    return fail_syntax (self, "half of a surrogate pair stands alone");
  self->at += 6;

  return TRUE;
}

/* After the backslash. */
static gboolean
scan_escape (Scanner *self)
{
  if (self->at >= self->end)
    return fail_syntax (self, NULL);
  if (*self->at == 'u')
    {
      self->at++;
      return scan_unicode_escape (self);
    }
  if (strchr ("\"\\/bfnrt", *self->at) == NULL)
    return fail_syntax (self, "this escape does not exist in JSON");
  self->at++;

  return TRUE;
}

static gboolean
scan_string (Scanner *self)
{
  self->at++;
  while (self->at < self->end)
    {
      const guchar c = (guchar) *self->at;

      if (c < 0x20)
        return fail_syntax (self, "a control character or line break stands inside a text");
      self->at++;
      if (c == '"')
        return TRUE;
      if (c == '\\' && !scan_escape (self))
        return FALSE;
    }

  return fail_syntax (self, NULL);
}

/* Numbers */

static gboolean
scan_digits (Scanner *self)
{
  const char *start = self->at;

  while (self->at < self->end && g_ascii_isdigit (*self->at))
    self->at++;

  return self->at > start;
}

/* Where the literal is zero in every digit, so that a result of zero is no loss. */
static gboolean
is_zero_literal (const char *start, const char *end)
{
  for (const char *at = start; at < end && *at != 'e' && *at != 'E'; at++)
    {
      if (*at >= '1' && *at <= '9')
        return FALSE;
    }

  return TRUE;
}

static gboolean
check_integer (Scanner *self, const char *start)
{
  const gboolean negative = *start == '-';
  const guint64 limit = negative ? (guint64) G_MAXINT64 + 1 : G_MAXINT64;
  guint64 value = 0;

  for (const char *at = negative ? start + 1 : start; at < self->at; at++)
    {
      const guint64 digit = (guint64) g_ascii_digit_value (*at);

      if (value > (limit - digit) / 10)
        return fail (self, BAL_DOCUMENT_ERROR_NUMBER, start, "an integer beyond 64 bits");
      value = value * 10 + digit;
    }

  return TRUE;
}

static gboolean
check_double (Scanner *self, const char *start)
{
  const gsize length = (gsize) (self->at - start);
  char buffer[NUMBER_BYTES];
  g_autofree char *long_literal = NULL;
  const char *literal = buffer;
  double value = 0;

  if (length < sizeof buffer)
    {
      memcpy (buffer, start, length);
      buffer[length] = '\0';
    }
  else
    {
      long_literal = g_strndup (start, length);
      literal = long_literal;
    }

  value = g_ascii_strtod (literal, NULL);
  if (isinf (value))
    return fail (self, BAL_DOCUMENT_ERROR_NUMBER, start, "a number too large to be held");
  if (value == 0 && !is_zero_literal (start, self->at))
    return fail (self, BAL_DOCUMENT_ERROR_NUMBER, start, "a number too small to be held");

  return TRUE;
}

static gboolean
scan_number (Scanner *self, guint8 *kind)
{
  const char *start = self->at;
  const char *digits = NULL;
  gboolean integer = TRUE;

  if (is_next (self, '-'))
    self->at++;
  digits = self->at;
  if (!scan_digits (self))
    return fail_syntax (self, "a number needs a digit here");
  if (*digits == '0' && self->at - digits > 1)
    return fail (self, BAL_DOCUMENT_ERROR_NUMBER, start, "a number begins with a needless zero");

  if (is_next (self, '.'))
    {
      integer = FALSE;
      self->at++;
      if (!scan_digits (self))
        return fail_syntax (self, "a number needs a digit after its point");
    }
  if (is_next (self, 'e') || is_next (self, 'E'))
    {
      integer = FALSE;
      self->at++;
      if (is_next (self, '+') || is_next (self, '-'))
        self->at++;
      if (!scan_digits (self))
        return fail_syntax (self, "a number needs a digit in its exponent");
    }

  *kind = integer ? BAL_NODE_KIND_INTEGER : BAL_NODE_KIND_NUMBER;

  return integer ? check_integer (self, start) : check_double (self, start);
}

/* Words */

static gboolean
scan_word (Scanner *self, guint8 *kind)
{
  static const struct
  {
    const char *word;
    BalNodeKind kind;
  } words[] = {
    { "null", BAL_NODE_KIND_NULL },
    { "true", BAL_NODE_KIND_BOOLEAN },
    { "false", BAL_NODE_KIND_BOOLEAN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const gsize length = strlen (words[i].word);

      if ((gsize) (self->end - self->at) >= length && memcmp (self->at, words[i].word, length) == 0)
        {
          self->at += length;
          *kind = (guint8) words[i].kind;
          return TRUE;
        }
    }

  return fail_syntax (self, "a value is needed here");
}

/* Containers */

static gboolean
check_names (Scanner *self, guint32 object)
{
  const BalJsonPlace *place = place_at (self, object);

  if (place->n_children < 2)
    return TRUE;

  g_hash_table_remove_all (self->names);
  for (guint32 i = object + 1; i < self->places->len; i = place_at (self, i)->next)
    {
      const BalJsonPlace *member = place_at (self, i);
      const char *key = self->text + member->key_start;

      if (g_hash_table_add (self->names,
                            bal_json_unquote (key, member->key_end - member->key_start)))
        continue;
      self->current = i;
      return fail (self, BAL_DOCUMENT_ERROR_DUPLICATE_KEY, key, "the object has this name twice");
    }

  return TRUE;
}

static gboolean
scan_member (Scanner *self, guint32 object)
{
  const char *key = self->at;
  gsize key_length = 0;

  if (!is_next (self, '"'))
    return fail_syntax (self, "the name of a member is needed here, in double quotes");
  if (!scan_string (self))
    return FALSE;
  key_length = (gsize) (self->at - key);

  skip_space (self);
  if (!is_next (self, ':'))
    return fail_syntax (self, "a colon is needed here");
  self->at++;

  return scan_value (self, object, key, key_length);
}

static gboolean
scan_container (Scanner *self, guint32 index, char closing)
{
  const gboolean object = closing == '}';

  self->at++;
  skip_space (self);
  if (is_next (self, closing))
    {
      self->at++;
      return TRUE;
    }

  while (TRUE)
    {
      if (object ? !scan_member (self, index) : !scan_value (self, index, NULL, 0))
        return FALSE;
      place_at (self, index)->n_children++;
      self->current = index;

      skip_space (self);
      if (is_next (self, closing))
        break;
      if (!is_next (self, ','))
        return fail_syntax (self, object ? "a comma or “}” is needed here"
                                         : "a comma or “]” is needed here");
      self->at++;
      skip_space (self);
    }
  self->at++;

  return !object || check_names (self, index);
}

static gboolean
scan_open (Scanner *self, guint32 index, guint8 *kind)
{
  const gboolean object = *self->at == '{';
  gboolean good = FALSE;

  if (self->depth == BAL_JSON_MAX_DEPTH)
    return fail (self, BAL_DOCUMENT_ERROR_LIMIT, self->at,
                 "more than " G_STRINGIFY (BAL_JSON_MAX_DEPTH) " levels of nesting");

  *kind = object ? BAL_NODE_KIND_OBJECT : BAL_NODE_KIND_ARRAY;
  self->depth++;
  good = scan_container (self, index, object ? '}' : ']');
  self->depth--;

  return good;
}

static gboolean
scan_content (Scanner *self, guint32 index, guint8 *kind)
{
  if (is_next (self, '{') || is_next (self, '['))
    return scan_open (self, index, kind);
  if (is_next (self, '"'))
    {
      *kind = BAL_NODE_KIND_TEXT;
      return scan_string (self);
    }
  if (is_next (self, '-') || (self->at < self->end && g_ascii_isdigit (*self->at)))
    return scan_number (self, kind);

  return scan_word (self, kind);
}

static gboolean
scan_value (Scanner *self, guint32 parent, const char *key, gsize key_length)
{
  const guint32 index = self->places->len;
  guint8 kind = BAL_NODE_KIND_NULL;
  BalJsonPlace place = { .parent = parent };

  skip_space (self);
  if (index == BAL_JSON_MAX_VALUES)
    return fail (self, BAL_DOCUMENT_ERROR_LIMIT, self->at,
                 "more values than a document may have (1,000,000)");

  place.start = (guint32) (self->at - self->text);
  if (key != NULL)
    {
      place.key_start = (guint32) (key - self->text);
      place.key_end = place.key_start + (guint32) key_length;
    }
  g_array_append_val (self->places, place);
  self->current = index;

  if (!scan_content (self, index, &kind))
    return FALSE;

  place_at (self, index)->kind = kind;
  place_at (self, index)->end = (guint32) (self->at - self->text);
  place_at (self, index)->next = self->places->len;

  return TRUE;
}

static gboolean
scan_text (Scanner *self)
{
  const char *invalid = NULL;

  if (self->end - self->text > BAL_JSON_MAX_BYTES)
    return fail (self, BAL_DOCUMENT_ERROR_LIMIT, self->text, "more than 64 MiB of text");
  if (!g_utf8_validate_len (self->text, (gsize) (self->end - self->text), &invalid))
    return fail (self, BAL_DOCUMENT_ERROR_SYNTAX, invalid, "this is not UTF-8 text");
  if (!scan_value (self, BAL_JSON_NO_PLACE, NULL, 0))
    return FALSE;

  skip_space (self);
  if (self->at < self->end)
    return fail_syntax (self, "something stands after the end of the document");

  return TRUE;
}

gboolean
bal_json_scan (const char *text, gsize length, GArray *places, BalJsonFault *fault)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Scanner scanner = {
    .text = text,
    .at = text,
    .end = text + length,
    .places = places,
    .current = BAL_JSON_NO_PLACE,
    .names = names,
    .fault = fault,
  };

  return scan_text (&scanner);
}

/* What the places tell */

static const char *
append_unicode (GString *out, const char *digits, const char *end)
{
  gunichar c = (gunichar) read_unit (digits, end);

  digits += 4;
  if (is_high_surrogate ((gint32) c))
    {
      const gunichar low = (gunichar) read_unit (digits + 2, end);

      c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
      digits += 6;
    }
  g_string_append_unichar (out, c);

  return digits;
}

char *
bal_json_unquote (const char *literal, gsize length)
{
  const char *end = literal + length - 1;
  GString *out = NULL;

  if (memchr (literal, '\\', length) == NULL)
    return g_strndup (literal + 1, length - 2);

  out = g_string_sized_new (length);
  for (const char *at = literal + 1; at < end;)
    {
      static const char escapes[] = "bfnrt";
      static const char meanings[] = "\b\f\n\r\t";
      const char *escape = NULL;

      if (*at != '\\')
        {
          g_string_append_c (out, *at++);
          continue;
        }
      at++;
      if (*at == 'u')
        {
          at = append_unicode (out, at + 1, end);
          continue;
        }
      escape = strchr (escapes, *at);
      g_string_append_c (out, escape != NULL ? meanings[escape - escapes] : *at);
      at++;
    }

  return g_string_free (out, FALSE);
}

static guint32
count_before (GArray *places, guint32 parent, guint32 place)
{
  guint32 n = 0;

  for (guint32 i = parent + 1; i < place; i = g_array_index (places, BalJsonPlace, i).next)
    n++;

  return n;
}

static void
append_step (GString *pointer, const char *text, GArray *places, guint32 index)
{
  const BalJsonPlace *place = &g_array_index (places, BalJsonPlace, index);
  g_autofree char *name = NULL;

  if (place->key_end == place->key_start)
    {
      g_string_append_printf (pointer, "/%u", count_before (places, place->parent, index));
      return;
    }

  name = bal_json_unquote (text + place->key_start, place->key_end - place->key_start);
  g_string_append_c (pointer, '/');
  for (const char *at = name; *at != '\0'; at++)
    {
      if (*at == '~')
        g_string_append (pointer, "~0");
      else if (*at == '/')
        g_string_append (pointer, "~1");
      else
        g_string_append_c (pointer, *at);
    }
}

void
bal_json_append_pointer (GString *pointer, const char *text, GArray *places, guint32 place)
{
  guint32 steps[BAL_JSON_MAX_DEPTH + 1];
  guint n_steps = 0;

  while (place != BAL_JSON_NO_PLACE &&
         g_array_index (places, BalJsonPlace, place).parent != BAL_JSON_NO_PLACE)
    {
      steps[n_steps++] = place;
      place = g_array_index (places, BalJsonPlace, place).parent;
    }
  while (n_steps > 0)
    append_step (pointer, text, places, steps[--n_steps]);
}

void
bal_json_locate (const char *text, gsize offset, guint *line, guint *column)
{
  const char *start = text;

  *line = 1;
  for (const char *at = text; at < text + offset; at++)
    {
      if (*at == '\n')
        {
          (*line)++;
          start = at + 1;
        }
    }

  /* Counted by hand: what is not UTF-8 has a place too. */
  *column = 1;
  for (const char *at = start; at < text + offset; at++)
    {
      if ((*at & 0xc0) != 0x80)
        (*column)++;
    }
}
