/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/base/bal-text-private.h"

#include <math.h>
#include <string.h>

#define SIGNIFICANT_DIGITS 12
#define LARGEST_WHOLE 1e15
#define SMALLEST_EXPONENT (-15)

int
bal_text_compare_identifiers (const char *a, gsize na, const char *b, gsize nb)
{
  if (na != nb)
    return na < nb ? -1 : 1;
  if (na == 0)
    return 0;

  int difference = memcmp (a, b, na);
  return (difference > 0) - (difference < 0);
}

/* Digits without trailing zeros, and the power of ten of the first one. */
static gsize
split_number (double positive, char digits[SIGNIFICANT_DIGITS + 1], int *exponent)
{
  char scientific[G_ASCII_DTOSTR_BUF_SIZE];
  gsize n = SIGNIFICANT_DIGITS;

  g_ascii_formatd (scientific, sizeof scientific, "%.11e", positive);
  digits[0] = scientific[0];
  memcpy (digits + 1, scientific + 2, SIGNIFICANT_DIGITS - 1);
  digits[SIGNIFICANT_DIGITS] = '\0';
  *exponent = (int) g_ascii_strtoll (strchr (scientific, 'e') + 1, NULL, 10);
  while (n > 1 && digits[n - 1] == '0')
    n--;
  return n;
}

static char *
write_digits (char *place, const char *digits, gsize n)
{
  memcpy (place, digits, n);
  return place + n;
}

static char *
write_zeros (char *place, int n)
{
  for (int i = 0; i < n; i++)
    *place++ = '0';
  return place;
}

static char *
write_positive (double positive, char *place)
{
  char digits[SIGNIFICANT_DIGITS + 1];
  int exponent;
  gsize n = split_number (positive, digits, &exponent);
  int n_whole = exponent + 1;

  if (exponent >= 15 || exponent < SMALLEST_EXPONENT)
    {
      *place++ = digits[0];
      if (n > 1)
        *place++ = '.';
      place = write_digits (place, digits + 1, n - 1);
      return place + g_snprintf (place, 8, "e%d", exponent);
    }
  if (n_whole <= 0)
    {
      place = write_digits (place, "0.", 2);
      place = write_zeros (place, -n_whole);
      return write_digits (place, digits, n);
    }
  if ((gsize) n_whole >= n)
    {
      place = write_digits (place, digits, n);
      return write_zeros (place, n_whole - (int) n);
    }
  place = write_digits (place, digits, (gsize) n_whole);
  *place++ = '.';
  return write_digits (place, digits + n_whole, n - (gsize) n_whole);
}

gsize
bal_text_write_number (double number, char buffer[BAL_TEXT_NUMBER_SIZE])
{
  char *place = buffer;

  if (isnan (number))
    return (gsize) g_snprintf (buffer, BAL_TEXT_NUMBER_SIZE, "nan");
  if (isinf (number))
    return (gsize) g_snprintf (buffer, BAL_TEXT_NUMBER_SIZE, number > 0 ? "inf" : "-inf");
  if (fabs (number) < LARGEST_WHOLE && number == trunc (number))
    return (gsize) g_snprintf (buffer, BAL_TEXT_NUMBER_SIZE, "%" G_GINT64_FORMAT, (gint64) number);

  if (number < 0)
    *place++ = '-';
  place = write_positive (fabs (number), place);
  *place = '\0';
  return (gsize) (place - buffer);
}

char *
bal_text_format_number (double number)
{
  char buffer[BAL_TEXT_NUMBER_SIZE];
  gsize length = bal_text_write_number (number, buffer);

  return g_strndup (buffer, length);
}

gboolean
bal_text_is_utf8 (const char *text, gsize length)
{
  const guint64 high_bits = G_GUINT64_CONSTANT (0x8080808080808080);
  gsize i = 0;

  /* Whole words of plain ASCII first: most data is nothing else. */
  for (; i + 8 <= length; i += 8)
    {
      guint64 word;
      memcpy (&word, text + i, 8);
      if ((word & high_bits) != 0)
        break;
    }
  if (i > 0 && memchr (text, '\0', i) != NULL)
    return FALSE;

  return i == length || g_utf8_validate_len (text + i, length - i, NULL);
}

static const char *
get_end (const char *text, gssize length)
{
  return length < 0 ? text + strlen (text) : text + length;
}

static const char *
get_json_escape (unsigned char c, char buffer[8])
{
  switch (c)
    {
    case '"':
      return "\\\"";
    case '\\':
      return "\\\\";
    case '\n':
      return "\\n";
    case '\r':
      return "\\r";
    case '\t':
      return "\\t";
    case '\b':
      return "\\b";
    case '\f':
      return "\\f";
    default:
      g_snprintf (buffer, 8, "\\u%04x", c);
      return buffer;
    }
}

void
bal_text_append_json (GString *out, const char *text, gssize length)
{
  const char *end = get_end (text, length);
  const char *plain = text;
  char buffer[8];

  g_string_append_c (out, '"');
  for (; text < end; text++)
    {
      unsigned char c = (unsigned char) *text;
      if (c >= 0x20 && c != '"' && c != '\\' && c != 0x7f)
        continue;
      g_string_append_len (out, plain, text - plain);
      g_string_append (out, get_json_escape (c, buffer));
      plain = text + 1;
    }
  g_string_append_len (out, plain, end - plain);
  g_string_append_c (out, '"');
}

/* NULL for what may stand as it is. */
static const char *
get_xml_escape (gunichar c)
{
  switch (c)
    {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    case '\t':
    case '\n':
      return NULL;
    case '\r':
      return "&#13;";
    default:
      return c < 0x20 || c == 0xfffe || c == 0xffff ? "\357\277\275" : NULL;
    }
}

void
bal_text_append_xml (GString *out, const char *text, gssize length)
{
  const char *end = get_end (text, length);

  while (text < end)
    {
      const char *next = g_utf8_next_char (text);
      const char *escape = get_xml_escape (g_utf8_get_char (text));
      if (escape != NULL)
        g_string_append (out, escape);
      else
        g_string_append_len (out, text, next - text);
      text = next;
    }
}

static gboolean
needs_quotes (const char *text, const char *end)
{
  if (text == end)
    return FALSE;
  if (g_ascii_isspace (text[0]) || g_ascii_isspace (end[-1]))
    return TRUE;

  for (; text < end; text++)
    if (*text == ',' || *text == '"' || *text == '\n' || *text == '\r')
      return TRUE;
  return FALSE;
}

void
bal_text_append_csv (GString *out, const char *text, gssize length)
{
  const char *end = get_end (text, length);

  if (!needs_quotes (text, end))
    {
      g_string_append_len (out, text, end - text);
      return;
    }

  g_string_append_c (out, '"');
  for (; text < end; text++)
    {
      if (*text == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *text);
    }
  g_string_append_c (out, '"');
}
