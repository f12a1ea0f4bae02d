/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The civil day: a count from 1970-01-01 in the proleptic Gregorian calendar, years 1 to 9999.
 * There is no clock and no time zone here. */

#define BAL_DAY_NONE (-2147483647 - 1) /* no day */
#define BAL_DAY_FIRST (-719162)        /* 0001-01-01 */
#define BAL_DAY_LAST 2932896           /* 9999-12-31 */

/* How dates that are not ISO text are written; ISO: no other order was declared. */
typedef enum
{
  BAL_DATE_ORDER_ISO,
  BAL_DATE_ORDER_DMY,
  BAL_DATE_ORDER_MDY,
  BAL_DATE_ORDER_YMD,
} BalDateOrder;

typedef enum
{
  BAL_DAY_PARSE_OK,
  BAL_DAY_PARSE_UNREADABLE,
  BAL_DAY_PARSE_AMBIGUOUS, /* a date, if only the order of day and month had been declared */
} BalDayParse;

/* BAL_DAY_NONE when there is no such date. */
gint32 bal_day_from_civil (int year, int month, int day);

/* The day must not be BAL_DAY_NONE. */
void bal_day_to_civil (gint32 day, int *year, int *month, int *day_of_month);

int bal_day_get_month_length (int year, int month);

/* The same day of the month so many months later, or the last of that month where it is shorter;
 * BAL_DAY_NONE after the last day that there is. The day must not be BAL_DAY_NONE. */
gint32 bal_day_add_months (gint32 day, guint months);

/* How many months are completed: on the same day of the month, or on the first of the next where it
 * is shorter. Negative before the birth; neither day may be BAL_DAY_NONE. */
int bal_day_count_months (gint32 birth, gint32 day);

/* The number of the school year that a day lies in, from 1 September, for who was born on a day: 0
 * is reception, which begins at 4 years, 1 year 1, and -1 the year before reception. Neither day
 * may be BAL_DAY_NONE. */
int bal_day_get_school_year (gint32 birth, gint32 day);

/* ISO text; empty for BAL_DAY_NONE and for days outside the years 1 to 9999. */
char *bal_day_to_text (gint32 day);
gsize bal_day_write (gint32 day, char buffer[16]);

/* ISO text is read in every order. Spaces around the text are skipped; a time after the date is
 * checked and left out, so the date is the one that was written. The outcome may be NULL. */
gboolean bal_day_parse (const char *text,
                        gsize length,
                        BalDateOrder order,
                        gint32 *day,
                        BalDayParse *outcome);

/* "2020-03", which gives the first day of the month. */
gboolean bal_day_parse_month (const char *text, gsize length, gint32 *day);

G_END_DECLS
