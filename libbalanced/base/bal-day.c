/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/base/bal-day-private.h"

#include <string.h>

#define DAYS_IN_ERA 146097  /* 400 years */
#define EPOCH_OFFSET 719468 /* from 0000-03-01 to 1970-01-01 */

/* Years that begin in March have their leap day at the end, so that months need no table. */
static inline gint32
count_days (int year, int month, int day)
{
  int shifted = month > 2 ? year : year - 1;
  int era = shifted / 400;
  int year_of_era = shifted - era * 400;
  int day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;

  return era * DAYS_IN_ERA + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year -
         EPOCH_OFFSET;
}

static inline int
month_length (int year, int month)
{
  static const guint8 lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

  if (month == 2 && year % 4 == 0 && (year % 100 != 0 || year % 400 == 0))
    return 29;
  return lengths[month - 1];
}

static inline gint32
day_from_civil (int year, int month, int day)
{
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1)
    return BAL_DAY_NONE;
  if (day > 28 && day > month_length (year, month))
    return BAL_DAY_NONE;

  return count_days (year, month, day);
}

gint32
bal_day_from_civil (int year, int month, int day)
{
  return day_from_civil (year, month, day);
}

int
bal_day_get_month_length (int year, int month)
{
  g_return_val_if_fail (month >= 1 && month <= 12, 0);

  return month_length (year, month);
}

void
bal_day_to_civil (gint32 day, int *year, int *month, int *day_of_month)
{
  gint64 shifted = (gint64) day + EPOCH_OFFSET;
  gint64 era = (shifted >= 0 ? shifted : shifted - (DAYS_IN_ERA - 1)) / DAYS_IN_ERA;
  int day_of_era = (int) (shifted - era * DAYS_IN_ERA);
  int year_of_era =
    (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  int shifted_month = (5 * day_of_year + 2) / 153;

  *day_of_month = day_of_year - (153 * shifted_month + 2) / 5 + 1;
  *month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
  *year = (int) (era * 400) + year_of_era + (*month <= 2 ? 1 : 0);
}

gint32
bal_day_add_months (gint32 day, guint months)
{
  gint64 n_months = 0;
  int year, month, day_of_month;

  bal_day_to_civil (day, &year, &month, &day_of_month);
  n_months = (gint64) year * 12 + month - 1 + months;
  if (n_months / 12 > 9999)
    return BAL_DAY_NONE;
  year = (int) (n_months / 12);
  month = (int) (n_months % 12) + 1;

  return day_from_civil (year, month, MIN (day_of_month, month_length (year, month)));
}

int
bal_day_count_months (gint32 birth, gint32 day)
{
  int birth_year, birth_month, birth_day, year, month, day_of_month;

  bal_day_to_civil (birth, &birth_year, &birth_month, &birth_day);
  bal_day_to_civil (day, &year, &month, &day_of_month);

  return (year - birth_year) * 12 + month - birth_month - (day_of_month < birth_day);
}

int
bal_day_get_school_year (gint32 birth, gint32 day)
{
  int birth_year, birth_month, year, month, day_of_month;

  bal_day_to_civil (birth, &birth_year, &birth_month, &day_of_month);
  bal_day_to_civil (day, &year, &month, &day_of_month);

  return (month >= 9 ? year : year - 1) - (birth_year + 4 + (birth_month >= 9));
}

static void
write_digits (char *place, int value, int n_digits)
{
  for (int i = n_digits - 1; i >= 0; i--)
    {
      place[i] = (char) ('0' + value % 10);
      value /= 10;
    }
}

gsize
bal_day_write (gint32 day, char buffer[16])
{
  int year, month, day_of_month;

  if (day < BAL_DAY_FIRST || day > BAL_DAY_LAST)
    {
      buffer[0] = '\0';
      return 0;
    }

  bal_day_to_civil (day, &year, &month, &day_of_month);
  write_digits (buffer, year, 4);
  buffer[4] = '-';
  write_digits (buffer + 5, month, 2);
  buffer[7] = '-';
  write_digits (buffer + 8, day_of_month, 2);
  buffer[10] = '\0';
  return 10;
}

char *
bal_day_to_text (gint32 day)
{
  char buffer[16];
  gsize length = bal_day_write (day, buffer);

  return g_strndup (buffer, length);
}

/* -1 unless all are digits. */
static inline int
two_digits (const char *text)
{
  unsigned a = (unsigned char) text[0] - (unsigned) '0';
  unsigned b = (unsigned char) text[1] - (unsigned) '0';

  return a > 9 || b > 9 ? -1 : (int) (a * 10 + b);
}

static inline int
four_digits (const char *text)
{
  int a = two_digits (text);
  int b = two_digits (text + 2);

  return a < 0 || b < 0 ? -1 : a * 100 + b;
}

static inline gboolean
is_iso (const char *text, int *year, int *month, int *day)
{
  if (text[4] != '-' || text[7] != '-')
    return FALSE;

  *year = four_digits (text);
  *month = two_digits (text + 5);
  *day = two_digits (text + 8);
  return *year >= 0 && *month >= 0 && *day >= 0;
}

/* Gives the number of digits read, at most max. */
static gsize
read_number (const char *text, const char *end, gsize max, int *value)
{
  gsize n = 0;

  *value = 0;
  while (n < max && text + n < end && g_ascii_isdigit (text[n]))
    {
      *value = *value * 10 + (text[n] - '0');
      n++;
    }
  return n;
}

/* "10:11", "10:11:12", "10:11:12.131415"; the end of what was read, or NULL. */
static const char *
skip_clock (const char *text, const char *end)
{
  if (end - text < 5 || text[2] != ':')
    return NULL;
  int hours = two_digits (text);
  int minutes = two_digits (text + 3);
  if (hours < 0 || hours > 24 || minutes < 0 || minutes > 59)
    return NULL;

  text += 5;
  if (text == end || *text != ':')
    return text;
  if (end - text < 3)
    return NULL;
  int seconds = two_digits (text + 1);
  if (seconds < 0 || seconds > 60)
    return NULL;

  text += 3;
  if (text == end || (*text != '.' && *text != ','))
    return text;
  const char *fraction = ++text;
  while (text < end && g_ascii_isdigit (*text))
    text++;
  return text == fraction ? NULL : text;
}

/* "Z", "+01", "+01:00", "+0100", or nothing. */
static gboolean
is_zone (const char *text, const char *end)
{
  if (text < end && *text == ' ')
    text++;
  if (text == end)
    return TRUE;
  if (*text == 'Z' || *text == 'z')
    return text + 1 == end;
  if (*text != '+' && *text != '-')
    return FALSE;

  gsize length = (gsize) (end - text);
  if (length != 3 && length != 5 && length != 6)
    return FALSE;
  if (length == 6 && text[3] != ':')
    return FALSE;
  return two_digits (text + 1) >= 0 && (length == 3 || two_digits (end - 2) >= 0);
}

/* Whether nothing follows the date, or a time does. */
static gboolean
is_rest (const char *text, const char *end)
{
  if (text == end)
    return TRUE;
  if (*text != 'T' && *text != 't' && *text != ' ')
    return FALSE;

  const char *after = skip_clock (text + 1, end);
  return after != NULL && is_zone (after, end);
}

static inline gboolean
is_separator (char c)
{
  return c == '/' || c == '-' || c == '.';
}

static inline gboolean
is_year_last (const char *text)
{
  return is_separator (text[2]) && text[5] == text[2];
}

/* Reads three numbers between two like separators; only the one at place `long_place` is a year
 * and has four digits. The end of what was read, or NULL. */
static const char *
read_triple (const char *text, const char *end, int long_place, int numbers[3])
{
  char separator = '\0';

  for (int i = 0; i < 3; i++)
    {
      gsize n = read_number (text, end, i == long_place ? 4 : 2, &numbers[i]);
      if (n == 0 || (i == long_place && n != 4))
        return NULL;
      text += n;
      if (i == 2)
        break;
      if (text == end || !is_separator (*text) || (i == 1 && *text != separator))
        return NULL;
      separator = *text++;
    }
  return text;
}

static gboolean
fail (BalDayParse reason, gint32 *day, BalDayParse *outcome)
{
  *day = BAL_DAY_NONE;
  if (outcome != NULL)
    *outcome = reason;
  return FALSE;
}

static gboolean
finish (gint32 found, gint32 *day, BalDayParse *outcome)
{
  if (found == BAL_DAY_NONE)
    return fail (BAL_DAY_PARSE_UNREADABLE, day, outcome);

  *day = found;
  if (outcome != NULL)
    *outcome = BAL_DAY_PARSE_OK;
  return TRUE;
}

/* Day and month before the year. */
static gboolean
parse_year_last (const char *text,
                 const char *end,
                 BalDateOrder order,
                 gint32 *day,
                 BalDayParse *outcome)
{
  int numbers[3];
  const char *rest = read_triple (text, end, 2, numbers);

  if (rest == NULL || !is_rest (rest, end) || order == BAL_DATE_ORDER_YMD)
    return fail (BAL_DAY_PARSE_UNREADABLE, day, outcome);

  gint32 day_first = day_from_civil (numbers[2], numbers[1], numbers[0]);
  gint32 month_first = day_from_civil (numbers[2], numbers[0], numbers[1]);
  if (order == BAL_DATE_ORDER_DMY)
    return finish (day_first, day, outcome);
  if (order == BAL_DATE_ORDER_MDY)
    return finish (month_first, day, outcome);
  if (day_first == BAL_DAY_NONE && month_first == BAL_DAY_NONE)
    return fail (BAL_DAY_PARSE_UNREADABLE, day, outcome);
  return fail (BAL_DAY_PARSE_AMBIGUOUS, day, outcome);
}

static gboolean
is_compact (const char *text, const char *end)
{
  if (end - text < 8 || (end - text > 8 && g_ascii_isdigit (text[8])))
    return FALSE;

  for (int i = 0; i < 8; i++)
    if (!g_ascii_isdigit (text[i]))
      return FALSE;
  return is_rest (text + 8, end);
}

static gboolean
parse_slowly (const char *text,
              const char *end,
              BalDateOrder order,
              gint32 *day,
              BalDayParse *outcome)
{
  int numbers[3];
  gsize n_digits;

  while (text < end && g_ascii_isspace (*text))
    text++;
  while (end > text && g_ascii_isspace (end[-1]))
    end--;

  /* Eight digits are a date in ISO's basic form, unless another order was declared. */
  if ((order == BAL_DATE_ORDER_ISO || order == BAL_DATE_ORDER_YMD) && is_compact (text, end))
    return finish (day_from_civil (four_digits (text), two_digits (text + 4),
                                   two_digits (text + 6)),
                   day, outcome);

  n_digits = read_number (text, end, 4, &numbers[0]);
  if (n_digits != 4)
    return parse_year_last (text, end, order, day, outcome);

  if (end - text >= 10 && is_iso (text, &numbers[0], &numbers[1], &numbers[2]))
    {
      if (!is_rest (text + 10, end))
        return fail (BAL_DAY_PARSE_UNREADABLE, day, outcome);
      return finish (day_from_civil (numbers[0], numbers[1], numbers[2]), day, outcome);
    }

  const char *rest = order == BAL_DATE_ORDER_YMD ? read_triple (text, end, 0, numbers) : NULL;
  if (rest == NULL || !is_rest (rest, end))
    return fail (BAL_DAY_PARSE_UNREADABLE, day, outcome);
  return finish (day_from_civil (numbers[0], numbers[1], numbers[2]), day, outcome);
}

gboolean
bal_day_parse (const char *text,
               gsize length,
               BalDateOrder order,
               gint32 *day,
               BalDayParse *outcome)
{
  int year, month, day_of_month;

  /* Nearly every field of nearly every file. */
  if (G_LIKELY (length == 10) && is_iso (text, &year, &month, &day_of_month))
    return finish (day_from_civil (year, month, day_of_month), day, outcome);

  if (length == 10 && is_year_last (text) &&
      (order == BAL_DATE_ORDER_DMY || order == BAL_DATE_ORDER_MDY))
    {
      gboolean day_first = order == BAL_DATE_ORDER_DMY;

      year = four_digits (text + 6);
      month = two_digits (text + (day_first ? 3 : 0));
      day_of_month = two_digits (text + (day_first ? 0 : 3));
      if (year >= 0 && month >= 0 && day_of_month >= 0)
        return finish (day_from_civil (year, month, day_of_month), day, outcome);
    }
  return parse_slowly (text, text + length, order, day, outcome);
}

gboolean
bal_day_parse_month (const char *text, gsize length, gint32 *day)
{
  *day = BAL_DAY_NONE;
  if (length != 7 || text[4] != '-')
    return FALSE;

  *day = day_from_civil (four_digits (text), two_digits (text + 5), 1);
  return *day != BAL_DAY_NONE;
}
