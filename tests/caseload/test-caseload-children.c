/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/caseload/bal-caseload.h"

#include <string.h>

#include "libbalanced/caseload/bal-journey.h"
#include "libbalanced/core/bal-column.h"
#include "libbalanced/core/bal-error.h"
#include "libbalanced/core/bal-table.h"
#include "tests/support/bal-test-caseload.h"

/* More children than one chunk of the summary, each with zero to six episodes, some without minutes
 * or without a level. */
#define N_CHILDREN 6000

static char *
write_children (void)
{
  GString *text = g_string_new ("child_id,date_of_birth\n");

  for (guint i = 0; i < N_CHILDREN; i++)
    g_string_append_printf (text, "c%05u,2015-01-01\n", i);

  return g_string_free (text, FALSE);
}

static char *
write_episodes (void)
{
  const char *const levels[] = { "universal", "targeted", "specialist", "" };
  GString *text =
    g_string_new ("child_id,episode_id,strand,level,stage,agency,start_date,minutes\n");

  for (guint i = 0; i < N_CHILDREN; i++)
    for (guint j = 0; j < i % 7; j++)
      {
        g_string_append_printf (text, "c%05u,%u,family,%s,intervention,slt,2020-01-%02u,", i,
                                i * 7 + j, levels[(i + j) % 4], j + 1);
        if ((i + j) % 3 > 0)
          g_string_append_printf (text, "%u", i + j);
        g_string_append_c (text, '\n');
      }

  return g_string_free (text, FALSE);
}

static BalCaseload *
make_caseload (void)
{
  g_autofree char *children = write_children ();
  g_autofree char *episodes = write_episodes ();
  const char *texts[4] = { NULL };

  texts[BAL_CASELOAD_FILE_EPISODES] = episodes;
  texts[BAL_CASELOAD_FILE_CHILDREN] = children;

  return bal_test_read_files (texts, NULL);
}

/* What the episodes of the journey say, one by one. */
static void
compare_row (BalTable *table, guint64 row, BalJourney *journey)
{
  const guint n_episodes = bal_journey_get_n_episodes (journey);
  BalColumn *minutes = bal_table_lookup_column (table, "minutes");
  BalColumn *level = bal_table_lookup_column (table, "last_level");
  g_autoptr (BalEpisode) last =
    n_episodes > 0 ? bal_journey_get_episode (journey, n_episodes - 1) : NULL;
  const char *last_level = last != NULL ? bal_episode_get_text (last, "level") : NULL;
  gint64 sum = 0;
  gboolean known = FALSE;

  for (guint i = 0; i < n_episodes; i++)
    {
      g_autoptr (BalEpisode) episode = bal_journey_get_episode (journey, i);
      const gint64 some = bal_episode_get_count (episode, "minutes");

      if (some < 0)
        continue;
      known = TRUE;
      sum += some;
    }

  g_assert_cmpstr (bal_column_get_text (bal_table_lookup_column (table, "child_id"), row), ==,
                   bal_journey_get_child_id (journey));
  g_assert_cmpint (bal_column_get_int64 (bal_table_lookup_column (table, "episodes"), row), ==,
                   n_episodes);
  g_assert_cmpint (bal_column_get_state (minutes, row), ==,
                   known ? sum > 0 ? BAL_VALUE_STATE_VALUE : BAL_VALUE_STATE_TRUE_ZERO
                         : BAL_VALUE_STATE_MISSING);
  if (known)
    g_assert_cmpint (bal_column_get_int64 (minutes, row), ==, sum);
  if (last_level != NULL)
    g_assert_cmpstr (bal_column_get_text (level, row), ==, last_level);
  else
    g_assert_cmpint (bal_column_get_state (level, row), ==, BAL_VALUE_STATE_MISSING);
}

/* Every child, backwards, and the first once more. */
static void
test_all (void)
{
  g_autoptr (BalCaseload) caseload = make_caseload ();
  g_autofree guint *chosen = g_new (guint, N_CHILDREN + 1);
  g_autoptr (BalTable) table = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (bal_caseload_get_n_children (caseload), ==, N_CHILDREN);
  for (guint i = 0; i <= N_CHILDREN; i++)
    chosen[i] = (2 * N_CHILDREN - 1 - i) % N_CHILDREN;
  table = bal_caseload_summarise_children (caseload, chosen, N_CHILDREN + 1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (bal_table_get_n_rows (table), ==, N_CHILDREN + 1);
  for (guint i = 0; i <= N_CHILDREN; i++)
    {
      g_autoptr (BalJourney) journey = bal_caseload_get_journey (caseload, chosen[i]);

      compare_row (table, i, journey);
    }
}

static void
test_none (void)
{
  g_autoptr (BalCaseload) caseload = make_caseload ();
  g_autoptr (GError) error = NULL;
  g_autoptr (BalTable) table = bal_caseload_summarise_children (caseload, NULL, 0, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (bal_table_get_n_rows (table), ==, 0);
}

static void
test_unknown (void)
{
  const guint chosen[] = { 0, N_CHILDREN };
  g_autoptr (BalCaseload) caseload = make_caseload ();
  g_autoptr (GError) error = NULL;

  g_assert_null (bal_caseload_summarise_children (caseload, chosen, G_N_ELEMENTS (chosen), &error));
  g_assert_error (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT);
  g_assert_nonnull (strstr (error->message, "number 6000, the 2. of those chosen"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/caseload/children/all", test_all);
  g_test_add_func ("/caseload/children/none", test_none);
  g_test_add_func ("/caseload/children/unknown", test_unknown);

  return g_test_run ();
}
