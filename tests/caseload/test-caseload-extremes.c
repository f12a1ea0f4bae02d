/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

/* Caseloads that a sort or a dictionary could choke on. */

#include <string.h>

#include "libbalanced/caseload/bal-caseload-private.h"
#include "libbalanced/core/bal-error.h"
#include "tests/support/bal-test-caseload.h"

#define HEADER "child_id,episode_id,strand,level,stage,agency,start_date,end_date\n"
#define MANY 100000
#define MAX_PROVISIONS 65535

/* Anything quadratic takes minutes here. */
#define MAX_SECONDS 20

static BalCaseload *
read_in_time (const GString *text)
{
  gint64 start = g_get_monotonic_time ();
  BalCaseload *caseload = bal_test_read_caseload (BAL_CASELOAD_FILE_EPISODES, text->str, NULL);

  g_assert_cmpint (g_get_monotonic_time () - start, <, MAX_SECONDS * G_USEC_PER_SEC);
  return caseload;
}

static void
test_one_child (void)
{
  g_autoptr (GString) text = g_string_new (HEADER);
  g_autoptr (BalCaseload) caseload = NULL;
  const BalEpisodes *episodes;

  for (guint i = 0; i < MANY; i++)
    {
      guint day = i * 7919u % 3000;

      g_string_append_printf (text, "c,%u,family,U,INT,a,%u-%02u-%02u,\n", i, 2000 + day / 360,
                              1 + day / 30 % 12, 1 + day % 28);
    }
  caseload = read_in_time (text);
  g_assert_cmpuint (bal_caseload_get_n_children (caseload), ==, 1);
  g_assert_cmpuint (bal_caseload_get_n_episodes (caseload), ==, MANY);
  episodes = bal_caseload_get_episodes (caseload);
  for (gsize i = 1; i < MANY; i++)
    g_assert_true (
      episodes->start[i - 1] < episodes->start[i] ||
      (episodes->start[i - 1] == episodes->start[i] && episodes->row[i - 1] < episodes->row[i]));
}

/* Equal rows are repeats where they have one identifier, and episodes where they have none. */
static void
test_equal_rows (void)
{
  g_autoptr (GString) same = g_string_new (HEADER);
  g_autoptr (GString) none = g_string_new (HEADER);
  g_autoptr (BalCaseload) repeated = NULL;
  g_autoptr (BalCaseload) kept = NULL;

  for (guint i = 0; i < MANY; i++)
    {
      g_string_append (same, "c,one,family,U,INT,a,2020-01-01,\n");
      g_string_append (none, "c,,family,U,INT,a,2020-01-01,\n");
    }
  repeated = read_in_time (same);
  g_assert_cmpuint (bal_caseload_get_n_episodes (repeated), ==, 1);
  g_assert_cmpint (bal_test_count_rows (repeated, "repeated"), ==, MANY - 1);
  kept = read_in_time (none);
  g_assert_cmpuint (bal_caseload_get_n_episodes (kept), ==, MANY);
  for (guint32 i = 0; i < MANY; i++)
    g_assert_cmpuint (bal_caseload_get_episodes (kept)->row[i], ==, i + 1);
}

/* Identifiers that begin alike are told apart to their ends. */
static void
test_one_day (void)
{
  g_autoptr (GString) text = g_string_new (HEADER);
  g_autoptr (BalCaseload) caseload = NULL;

  for (guint i = MANY; i > 0; i--)
    g_string_append_printf (text, "c,a long beginning %06u,family,U,INT,a,2020-01-01,2020-01-01\n",
                            i);
  caseload = read_in_time (text);
  g_assert_cmpuint (bal_caseload_get_n_episodes (caseload), ==, MANY);
  for (guint32 i = 0; i < MANY; i++)
    g_assert_cmpuint (bal_caseload_get_episodes (caseload)->row[i], ==, MANY - i);
}

static void
test_ends_of_the_calendar (void)
{
  g_autoptr (GString) text = g_string_new (HEADER);
  g_autoptr (BalCaseload) caseload = NULL;
  const BalEpisodes *episodes;

  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (text, "c%u,%u,family,U,INT,a,%s,%s\n", i % 10, i,
                            i % 2 == 0 ? "1900-01-01" : "2079-06-05",
                            i % 4 < 2 ? "2079-06-05" : "");
  g_string_append (text, "c,x,family,U,INT,a,1899-12-31,\nc,y,family,U,INT,a,2079-06-06,\n");
  caseload = read_in_time (text);
  episodes = bal_caseload_get_episodes (caseload);
  g_assert_cmpuint (episodes->n_rows, ==, 1000);
  g_assert_cmpint (bal_test_count_rows (caseload, "rejected"), ==, 2);
  g_assert_cmpuint (episodes->start[0], ==, 0);
  g_assert_cmpuint (episodes->start[999], ==, BAL_EPISODES_NO_DAY - 1);
}

/* As many provisions as two bytes can tell apart, and one more. */
static void
test_provisions (void)
{
  g_autoptr (GString) text = g_string_new ("child_id,strand,level,stage,agency,provision_id\n");
  g_autoptr (BalCaseload) caseload = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < MAX_PROVISIONS; i++)
    g_string_append_printf (text, "c,family,U,INT,a,p%u\n", i);
  caseload = read_in_time (text);
  g_assert_cmpuint (bal_caseload_get_n_episodes (caseload), ==, MAX_PROVISIONS);

  g_string_append (text, "c,family,U,INT,a,p0\nc,family,U,INT,a,one more\n");
  error = bal_test_read_error (BAL_CASELOAD_FILE_EPISODES, text->str, NULL);
  g_assert_error (error, BAL_CASELOAD_ERROR, BAL_CASELOAD_ERROR_LIMIT);
  g_assert_nonnull (strstr (error->message, "row 65537"));
  g_assert_nonnull (strstr (error->message, "provisions"));
  g_assert_null (strstr (error->message, "one more"));
}

static void
test_nothing (void)
{
  g_autoptr (BalCaseload) caseload =
    bal_test_read_caseload (BAL_CASELOAD_FILE_EPISODES, HEADER, NULL);
  g_autoptr (GError) error = bal_test_read_error (BAL_CASELOAD_FILE_EPISODES, "", NULL);

  g_assert_cmpuint (bal_caseload_get_n_episodes (caseload), ==, 0);
  g_assert_cmpuint (bal_caseload_get_n_children (caseload), ==, 0);
  g_assert_cmpint (bal_test_count_rows (caseload, "read"), ==, 0);
  g_assert_error (error, BAL_DATA_ERROR, BAL_DATA_ERROR_TRUNCATED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/caseload-extremes/one-child", test_one_child);
  g_test_add_func ("/caseload-extremes/equal-rows", test_equal_rows);
  g_test_add_func ("/caseload-extremes/one-day", test_one_day);
  g_test_add_func ("/caseload-extremes/ends-of-the-calendar", test_ends_of_the_calendar);
  g_test_add_func ("/caseload-extremes/provisions", test_provisions);
  g_test_add_func ("/caseload-extremes/nothing", test_nothing);
  return g_test_run ();
}
