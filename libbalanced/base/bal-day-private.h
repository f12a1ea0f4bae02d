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
