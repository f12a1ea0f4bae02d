/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/chart/bal-words-private.h"

#include <math.h>

#include "libbalanced/base/bal-day-private.h"

static const char *const months[] = { "January",   "February", "March",    "April",
                                      "May",       "June",     "July",     "August",
                                      "September", "October",  "November", "December" };

static const char *const states[] = {
  [BAL_VALUE_STATE_VALUE] = "",
  [BAL_VALUE_STATE_TRUE_ZERO] = "none",
  [BAL_VALUE_STATE_MISSING] = "not recorded",
  [BAL_VALUE_STATE_NOT_APPLICABLE] = "does not apply",
  [BAL_VALUE_STATE_NOT_AVAILABLE] = "not available",
  [BAL_VALUE_STATE_SUPPRESSED] = "withheld",
  [BAL_VALUE_STATE_LOW] = "low",
  [BAL_VALUE_STATE_UNRELIABLE] = "unreliable",
  [BAL_VALUE_STATE_NOT_DUE] = "not due",
};

char *
bal_words_from_count (gint64 count)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GINT64_FORMAT, count);
  GString *out = g_string_new (NULL);
  const char *start = digits;

  if (*start == '-')
    g_string_append_c (out, *start++);
  for (gsize left = strlen (start); left > 0; left--)
    {
      g_string_append_c (out, *start++);
      if (left > 1 && left % 3 == 1)
        g_string_append_c (out, ',');
    }

  return g_string_free (out, FALSE);
}

#define LARGEST_IN_FULL 1e9
#define SMALLEST_IN_FULL 1e-4
#define N_DIGITS 4

/* Zeros after the point say nothing. */
static char *
trim_zeros (const char *text)
{
  char *trimmed = g_strdup (text);

  if (strchr (trimmed, '.') == NULL || strchr (trimmed, 'e') != NULL)
    return trimmed;
  for (gsize n = strlen (trimmed); trimmed[n - 1] == '0' || trimmed[n - 1] == '.'; n--)
    {
      gboolean is_point = trimmed[n - 1] == '.';

      trimmed[n - 1] = '\0';
      if (is_point)
        break;
    }

  return trimmed;
}

char *
bal_words_from_number (double number)
{
  double size = fabs (number);
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (!isfinite (number))
    return g_strdup ("none");
  if (size < LARGEST_IN_FULL && (size >= 1000 || number == round (number)))
    return bal_words_from_count (llround (number));
  if (size < LARGEST_IN_FULL && size >= SMALLEST_IN_FULL)
    {
      int decimals = MAX (N_DIGITS - 1 - (int) floor (log10 (size)), 0);
      char format[8];

      g_snprintf (format, sizeof format, "%%.%df", MIN (decimals, 7));
      g_ascii_formatd (buffer, sizeof buffer, format, number);
      return trim_zeros (buffer);
    }
  g_ascii_formatd (buffer, sizeof buffer, "%.3g", number);

  return g_strdup (buffer);
}

char *
bal_words_from_share (double share)
{
  double tenths = round (share * 1000);
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (tenths == 0 && share > 0)
    return g_strdup ("under 0.1%");
  if (tenths == 1000 && share < 1)
    return g_strdup ("over 99.9%");

  g_ascii_formatd (buffer, sizeof buffer, share == 0 || share == 1 ? "%.0f" : "%.1f", tenths / 10);

  return g_strconcat (buffer, "%", NULL);
}

char *
bal_words_from_code (const char *code)
{
  g_autofree char *words = g_strdelimit (g_strdup (code), "_", ' ');
  g_autofree char *first = NULL;

  if (*words == '\0')
    return g_strdup ("");

  first = g_utf8_strup (words, (gssize) (g_utf8_next_char (words) - words));

  return g_strconcat (first, g_utf8_next_char (words), NULL);
}

char *
bal_words_from_day (gint32 day)
{
  int year = 0;
  int month = 0;
  int day_of_month = 0;

  if (day == BAL_DAY_NONE)
    return g_strdup ("");
  bal_day_to_civil (day, &year, &month, &day_of_month);

  return g_strdup_printf ("%d %s %d", day_of_month, months[month - 1], year);
}

char *
bal_words_from_day_short (gint32 day)
{
  int year = 0;
  int month = 0;
  int day_of_month = 0;

  if (day == BAL_DAY_NONE)
    return g_strdup ("");
  bal_day_to_civil (day, &year, &month, &day_of_month);

  return g_strdup_printf ("%d\302\240%.3s\302\240%d", day_of_month, months[month - 1], year);
}

char *
bal_words_from_period (BalPeriod *period, gint32 as_at)
{
  g_autofree char *start = NULL;
  g_autofree char *end = bal_words_from_day (period != NULL ? bal_period_get_end (period) : as_at);

  if (period == NULL || bal_period_get_start (period) == BAL_DAY_NONE)
    return g_strconcat ("up to ", end, NULL);
  start = bal_words_from_day (bal_period_get_start (period));

  return g_strconcat (start, " to ", end, NULL);
}

const char *
bal_words_from_state (BalValueState state)
{
  return (guint) state < G_N_ELEMENTS (states) ? states[state] : "";
}
