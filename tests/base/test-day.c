/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/base/bal-day16-private.h"

#include <string.h>

/* GDate is the oracle. */
static void
test_every_day (void)
{
  g_autoptr (GDate) date = g_date_new_dmy (1, 1, 1900);
  gint32 last = bal_day_from_civil (2079, 12, 31);

  for (gint32 day = BAL_DAY16_ORIGIN; day <= last; day++)
    {
      int year, month, day_of_month;
      gint32 parsed;
      char text[16], expected[16];

      bal_day_to_civil (day, &year, &month, &day_of_month);
      g_assert_cmpint (year, ==, g_date_get_year (date));
      g_assert_cmpint (month, ==, g_date_get_month (date));
      g_assert_cmpint (day_of_month, ==, g_date_get_day (date));
      g_assert_cmpint (bal_day_from_civil (year, month, day_of_month), ==, day);
      g_assert_cmpint (bal_day_get_month_length (year, month), ==,
                       g_date_get_days_in_month ((GDateMonth) month, (GDateYear) year));

      g_assert_cmpuint (bal_day_write (day, text), ==, 10);
      g_snprintf (expected, sizeof expected, "%04d-%02d-%02d", year, month, day_of_month);
      g_assert_cmpstr (text, ==, expected);
      g_assert_true (bal_day_parse (text, 10, BAL_DATE_ORDER_ISO, &parsed, NULL));
      g_assert_cmpint (parsed, ==, day);

      if (bal_day16_can_hold (day))
        g_assert_cmpint (bal_day16_to_day (bal_day16_from_day (day)), ==, day);
      g_date_add_days (date, 1);
    }
}

static void
test_limits (void)
{
  g_assert_cmpint (bal_day_from_civil (1970, 1, 1), ==, 0);
  g_assert_cmpint (bal_day_from_civil (1, 1, 1), ==, BAL_DAY_FIRST);
  g_assert_cmpint (bal_day_from_civil (9999, 12, 31), ==, BAL_DAY_LAST);
  g_assert_cmpint (bal_day_from_civil (2021, 2, 29), ==, BAL_DAY_NONE);
  g_assert_cmpint (bal_day_from_civil (1900, 2, 29), ==, BAL_DAY_NONE);
  g_assert_cmpint (bal_day_from_civil (2000, 2, 29), !=, BAL_DAY_NONE);
  g_assert_cmpint (bal_day_from_civil (2021, 13, 1), ==, BAL_DAY_NONE);
  g_assert_cmpint (bal_day_from_civil (2021, 0, 1), ==, BAL_DAY_NONE);
  g_assert_cmpint (bal_day_from_civil (2021, 1, 0), ==, BAL_DAY_NONE);
  g_assert_cmpint (bal_day_from_civil (0, 1, 1), ==, BAL_DAY_NONE);
  g_assert_cmpint (bal_day_from_civil (10000, 1, 1), ==, BAL_DAY_NONE);

  g_assert_cmpint (bal_day16_from_day (BAL_DAY_NONE), ==, BAL_DAY16_NONE);
  g_assert_cmpint (bal_day16_to_day (BAL_DAY16_NONE), ==, BAL_DAY_NONE);
  g_assert_cmpint (bal_day16_to_day (0), ==, bal_day_from_civil (1900, 1, 1));
  g_assert_cmpint (bal_day16_to_day (BAL_DAY16_MAX), ==, bal_day_from_civil (2079, 6, 5));
  g_assert_cmpint (bal_day16_from_day (bal_day_from_civil (1899, 12, 31)), ==, BAL_DAY16_NONE);
  g_assert_cmpint (bal_day16_from_day (bal_day_from_civil (2079, 6, 6)), ==, BAL_DAY16_NONE);
}

static void
test_text (void)
{
  g_autofree char *none = bal_day_to_text (BAL_DAY_NONE);
  g_autofree char *first = bal_day_to_text (BAL_DAY_FIRST);
  g_autofree char *last = bal_day_to_text (BAL_DAY_LAST);

  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (first, ==, "0001-01-01");
  g_assert_cmpstr (last, ==, "9999-12-31");
}

typedef struct
{
  const char *text;
  BalDateOrder order;
  BalDayParse outcome;
  const char *iso; /* NULL unless OK */
} ParseCase;

static const ParseCase parse_cases[] = {
  { "2020-03-04", BAL_DATE_ORDER_DMY, BAL_DAY_PARSE_OK, "2020-03-04" },
  { " 2020-03-04\t", BAL_DATE_ORDER_ISO, BAL_DAY_PARSE_OK, "2020-03-04" },
  { "20200304", BAL_DATE_ORDER_ISO, BAL_DAY_PARSE_OK, "2020-03-04" },
  { "20200304", BAL_DATE_ORDER_DMY, BAL_DAY_PARSE_UNREADABLE, NULL },
  { "202003041", BAL_DATE_ORDER_ISO, BAL_DAY_PARSE_UNREADABLE, NULL },
  { "2020-03-04T23:59:59Z", BAL_DATE_ORDER_ISO, BAL_DAY_PARSE_OK, "2020-03-04" },
  { "2020-03-04T23:59:59.123456+01:00", BAL_DATE_ORDER_ISO, BAL_DAY_PARSE_OK, "2020-03-04" },
  { "2020-03-04 00:00", BAL_DATE_ORDER_ISO, BAL_DAY_PARSE_OK, "2020-03-04" },
  { "2020-03-04 00:00:00 +0000", BAL_DATE_ORDER_ISO, BAL_DAY_PARSE_OK, "2020-03-04" },
  { "2020-03-04T25:00", BAL_DATE_ORDER_ISO, BAL_DAY_PARSE_UNREADABLE, NULL },
  { "2020-03-04T10:60", BAL_DATE_ORDER_ISO, BAL_DAY_PARSE_UNREADABLE, NULL },
  { "2020-03-04T10:00.", BAL_DATE_ORDER_ISO, BAL_DAY_PARSE_UNREADABLE, NULL },
  { "2020-03-04x", BAL_DATE_ORDER_ISO, BAL_DAY_PARSE_UNREADABLE, NULL },
  { "2020-03-04T", BAL_DATE_ORDER_ISO, BAL_DAY_PARSE_UNREADABLE, NULL },
  { "2021-02-29", BAL_DATE_ORDER_ISO, BAL_DAY_PARSE_UNREADABLE, NULL },
  { "2021-2-9", BAL_DATE_ORDER_ISO, BAL_DAY_PARSE_UNREADABLE, NULL },
  { "2021-2-9", BAL_DATE_ORDER_YMD, BAL_DAY_PARSE_OK, "2021-02-09" },
  { "2021/02/09", BAL_DATE_ORDER_YMD, BAL_DAY_PARSE_OK, "2021-02-09" },
  { "2021/02-09", BAL_DATE_ORDER_YMD, BAL_DAY_PARSE_UNREADABLE, NULL },
  { "03/04/2020", BAL_DATE_ORDER_ISO, BAL_DAY_PARSE_AMBIGUOUS, NULL },
  { "13/04/2020", BAL_DATE_ORDER_ISO, BAL_DAY_PARSE_AMBIGUOUS, NULL },
  { "32/04/2020", BAL_DATE_ORDER_ISO, BAL_DAY_PARSE_UNREADABLE, NULL },
  { "03/04/2020", BAL_DATE_ORDER_YMD, BAL_DAY_PARSE_UNREADABLE, NULL },
  { "03/04/2020", BAL_DATE_ORDER_DMY, BAL_DAY_PARSE_OK, "2020-04-03" },
  { "3.4.2020", BAL_DATE_ORDER_DMY, BAL_DAY_PARSE_OK, "2020-04-03" },
  { "03-04-2020 12:00", BAL_DATE_ORDER_DMY, BAL_DAY_PARSE_OK, "2020-04-03" },
  { "03/04/2020", BAL_DATE_ORDER_MDY, BAL_DAY_PARSE_OK, "2020-03-04" },
  { "13/04/2020", BAL_DATE_ORDER_MDY, BAL_DAY_PARSE_UNREADABLE, NULL },
  { "03/04/20", BAL_DATE_ORDER_DMY, BAL_DAY_PARSE_UNREADABLE, NULL },
  { "003/04/2020", BAL_DATE_ORDER_DMY, BAL_DAY_PARSE_UNREADABLE, NULL },
  { "03/04/20201", BAL_DATE_ORDER_DMY, BAL_DAY_PARSE_UNREADABLE, NULL },
  { "-020-03-04", BAL_DATE_ORDER_ISO, BAL_DAY_PARSE_UNREADABLE, NULL },
  { "tomorrow", BAL_DATE_ORDER_ISO, BAL_DAY_PARSE_UNREADABLE, NULL },
  { "", BAL_DATE_ORDER_ISO, BAL_DAY_PARSE_UNREADABLE, NULL },
  { "   ", BAL_DATE_ORDER_DMY, BAL_DAY_PARSE_UNREADABLE, NULL },
};

static void
test_parse (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (parse_cases); i++)
    {
      const ParseCase *each = &parse_cases[i];
      g_autofree char *unended = g_memdup2 (each->text, MAX (1, strlen (each->text)));
      g_autofree char *iso = NULL;
      BalDayParse outcome;
      gint32 day;
      gboolean good = bal_day_parse (unended, strlen (each->text), each->order, &day, &outcome);

      g_test_message ("“%s” in order %d", each->text, each->order);
      iso = bal_day_to_text (day);
      g_assert_cmpint (outcome, ==, each->outcome);
      g_assert_cmpint (good, ==, each->outcome == BAL_DAY_PARSE_OK);
      g_assert_cmpstr (iso, ==, each->iso != NULL ? each->iso : "");
    }
}

static void
test_parse_month (void)
{
  gint32 day;

  g_assert_true (bal_day_parse_month ("2020-03", 7, &day));
  g_assert_cmpint (day, ==, bal_day_from_civil (2020, 3, 1));
  g_assert_false (bal_day_parse_month ("2020-13", 7, &day));
  g_assert_cmpint (day, ==, BAL_DAY_NONE);
  g_assert_false (bal_day_parse_month ("2020-3", 6, &day));
  g_assert_false (bal_day_parse_month ("2020-03-01", 10, &day));
}

/* No text may be read as two different dates, or crash. */
static void
test_random_text (void)
{
  static const char alphabet[] = "0123456789-/.:TZ +";

  for (int round = 0; round < 200000; round++)
    {
      char text[24];
      gsize length = (gsize) g_test_rand_int_range (0, (gint32) sizeof text);
      gint32 day;
      BalDayParse outcome;

      for (gsize i = 0; i < length; i++)
        text[i] = alphabet[g_test_rand_int_range (0, sizeof alphabet - 1)];
      for (int order = 0; order <= BAL_DATE_ORDER_YMD; order++)
        if (bal_day_parse (text, length, (BalDateOrder) order, &day, &outcome))
          g_assert_true (day >= BAL_DAY_FIRST && day <= BAL_DAY_LAST);
        else
          g_assert_true (day == BAL_DAY_NONE && outcome != BAL_DAY_PARSE_OK);
    }
}

/* The last day of a shorter month, years ahead, and the end of all days. */
static void
test_add_months (void)
{
  const gint32 january = bal_day_from_civil (2023, 1, 31);

  g_assert_cmpint (bal_day_add_months (january, 0), ==, january);
  g_assert_cmpint (bal_day_add_months (january, 1), ==, bal_day_from_civil (2023, 2, 28));
  g_assert_cmpint (bal_day_add_months (january, 13), ==, bal_day_from_civil (2024, 2, 29));
  g_assert_cmpint (bal_day_add_months (january, 24), ==, bal_day_from_civil (2025, 1, 31));
  g_assert_cmpint (bal_day_add_months (BAL_DAY_LAST, 1), ==, BAL_DAY_NONE);
  g_assert_cmpint (bal_day_add_months (january, G_MAXUINT), ==, BAL_DAY_NONE);
}

/* Born on 29 February: a year is completed on 1 March. */
static void
test_count_months (void)
{
  const gint32 birth = bal_day_from_civil (2016, 2, 29);

  g_assert_cmpint (bal_day_count_months (birth, birth), ==, 0);
  g_assert_cmpint (bal_day_count_months (birth, birth - 1), ==, -1);
  g_assert_cmpint (bal_day_count_months (birth, bal_day_from_civil (2017, 2, 28)), ==, 11);
  g_assert_cmpint (bal_day_count_months (birth, bal_day_from_civil (2017, 3, 1)), ==, 12);
  g_assert_cmpint (bal_day_count_months (birth, bal_day_from_civil (2020, 2, 29)), ==, 48);
}

/* Who is 4 on 31 August begins reception on 1 September. */
static void
test_school_year (void)
{
  const gint32 august = bal_day_from_civil (2016, 8, 31);
  const gint32 september = bal_day_from_civil (2016, 9, 1);
  const gint32 last = bal_day_from_civil (2020, 8, 31);

  g_assert_cmpint (bal_day_get_school_year (august, last), ==, -1);
  g_assert_cmpint (bal_day_get_school_year (august, last + 1), ==, 0);
  g_assert_cmpint (bal_day_get_school_year (september, last + 1), ==, -1);
  g_assert_cmpint (bal_day_get_school_year (september, last + 366), ==, 0);
  g_assert_cmpint (bal_day_get_school_year (august, bal_day_from_civil (2024, 1, 1)), ==, 3);
  g_assert_cmpint (bal_day_get_school_year (august, august), ==, -5);
}

/* What the short way reads is what the long way reads; it may leave a text, but none that is a day
 * of the store. */
static void
check_iso (const char text[11])
{
  BalDay16 found = 0;
  gint32 day;
  gboolean is_day = bal_day_parse (text, 10, BAL_DATE_ORDER_ISO, &day, NULL) && text[4] == '-' &&
                    bal_day16_can_hold (day);

  g_assert_cmpint (bal_day16_read_iso (text, &found), ==, is_day);
  if (is_day)
    g_assert_cmpint (found, ==, bal_day16_from_day (day));
}

static void
test_iso (void)
{
  for (int year = 1890; year <= 2090; year++)
    for (int month = 0; month <= 14; month++)
      for (int day = 0; day <= 33; day++)
        {
          char text[11];

          g_snprintf (text, sizeof text, "%04d-%02d-%02d", year, month, day);
          check_iso (text);
        }
  for (guint place = 0; place < 10; place++)
    for (int letter = 0; letter < 256; letter++)
      {
        char text[] = "2019-11-25";

        text[place] = (char) letter;
        check_iso (text);
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/day/every-day", test_every_day);
  g_test_add_func ("/day/limits", test_limits);
  g_test_add_func ("/day/add-months", test_add_months);
  g_test_add_func ("/day/count-months", test_count_months);
  g_test_add_func ("/day/school-year", test_school_year);
  g_test_add_func ("/day/text", test_text);
  g_test_add_func ("/day/parse", test_parse);
  g_test_add_func ("/day/parse-month", test_parse_month);
  g_test_add_func ("/day/random-text", test_random_text);

  g_test_add_func ("/day/iso", test_iso);
  return g_test_run ();
}
