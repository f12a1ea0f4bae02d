/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/caseload/bal-journey.h"

#include "libbalanced/base/bal-day-private.h"
#include "libbalanced/caseload/bal-caseload-private.h"
#include "libbalanced/caseload/bal-journey-private.h"
#include "libbalanced/core/bal-error.h"
#include "libbalanced/framework/bal-scheme.h"
#include "libbalanced/framework/bal-term.h"
#include "tests/support/bal-test-caseload.h"

#define TEXT                                                                                     \
  "child_id,episode_id,source,strand,level,stage,agency,start_date,end_date,minutes,need_type\n" \
  "a,2,x,family,universal,intervention,slt,2020-03-01,2020-04-01,30,SLCN\n"                      \
  "a,1,x,family,targeted,intervention,ot,2020-01-01,,,\n"                                        \
  "b,3,x,workforce,universal,evaluation,ot,2020-02-01,,5,\n"

static BalEpisode *
make_episode (const char *id, gint32 start, gint32 end, const char *level)
{
  return g_object_new (BAL_TYPE_EPISODE, "episode-id", id, "source", "x", "strand", "intervention",
                       "level", level, "stage", "intervention", "agency", "new agency",
                       "start-date", start, "end-date", end, "minutes", (gint64) 45, NULL);
}

static BalJourney *
get_first (void)
{
  g_autoptr (BalCaseload) caseload =
    bal_test_read_caseload (BAL_CASELOAD_FILE_EPISODES, TEXT, NULL);

  /* The journey outlives its caseload. */
  return bal_caseload_get_journey (caseload, 0);
}

static void
test_list (void)
{
  g_autoptr (BalJourney) journey = get_first ();
  g_autoptr (BalEpisode) one = g_list_model_get_item (G_LIST_MODEL (journey), 0);
  g_autoptr (BalEpisode) two = bal_journey_get_episode (journey, 1);

  g_assert_cmpstr (bal_journey_get_child_id (journey), ==, "a");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (journey)), ==, 2);
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (journey)) == BAL_TYPE_EPISODE);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (journey), 2));
  g_assert_cmpstr (bal_episode_get_text (one, "episode_id"), ==, "1");
  g_assert_cmpstr (bal_episode_get_text (one, "level"), ==, "targeted");
  g_assert_cmpint (bal_episode_get_day (one, "start_date"), ==, 18262);
  g_assert_cmpint (bal_episode_get_day (one, "end_date"), ==, BAL_DAY_NONE);
  g_assert_cmpint (bal_episode_get_count (one, "minutes"), ==, -1);
  g_assert_cmpstr (bal_episode_get_text (two, "need-type"), ==, "SLCN");
  g_assert_cmpint (bal_episode_get_count (two, "minutes"), ==, 30);
  g_assert_cmpuint (bal_episode_get_row (two), ==, 1);
}

static void
test_with_event (void)
{
  g_autoptr (BalJourney) journey = get_first ();
  g_autoptr (BalEpisode) episode = make_episode ("9", 18300, 18310, "specialist");
  g_autoptr (GError) error = NULL;
  g_autoptr (BalJourney) longer = bal_journey_with_event (journey, episode, &error);
  g_autoptr (BalEpisode) middle = NULL;
  g_autoptr (BalEpisode) last = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (bal_journey_get_n_episodes (journey), ==, 2);
  g_assert_cmpuint (bal_journey_get_n_episodes (longer), ==, 3);
  g_assert_cmpstr (bal_journey_get_child_id (longer), ==, "a");
  middle = bal_journey_get_episode (longer, 1);
  last = bal_journey_get_episode (longer, 2);
  g_assert_cmpstr (bal_episode_get_text (middle, "agency"), ==, "new agency");
  g_assert_cmpint (bal_episode_get_count (middle, "minutes"), ==, 45);
  g_assert_cmpstr (bal_episode_get_text (last, "episode_id"), ==, "2");
  g_assert_cmpstr (bal_episode_get_text (last, "need_type"), ==, "SLCN");
}

static void
test_grow (void)
{
  g_autoptr (BalJourney) journey = bal_journey_new (NULL);
  const BalEpisodes *columns;
  gsize first, count;

  g_assert_null (bal_journey_get_child_id (journey));
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", i);
      g_autoptr (BalEpisode) episode =
        make_episode (id, 18300 - (gint32) i, BAL_DAY_NONE, "targeted");
      g_autoptr (BalJourney) longer = bal_journey_with_event (journey, episode, NULL);

      g_assert_nonnull (longer);
      g_set_object (&journey, longer);
    }
  bal_journey_get_columns (journey, &columns, &first, &count);
  g_assert_cmpuint (count, ==, 20);
  for (gsize i = first + 1; i < first + count; i++)
    g_assert_cmpuint (columns->start[i - 1], <, columns->start[i]);
}

static void
test_rules (void)
{
  g_autoptr (BalJourney) journey = get_first ();
  g_autoptr (BalEpisode) backwards = make_episode ("9", 18300, 18299, "specialist");
  g_autoptr (BalEpisode) unknown = make_episode ("9", 18300, 18310, "wonderful");
  g_autoptr (BalEpisode) taken = make_episode ("2", 18300, 18310, "specialist");
  g_autoptr (BalEpisode) bare = g_object_new (BAL_TYPE_EPISODE, NULL);
  g_autoptr (BalJourney) with_bare = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (bal_journey_with_event (journey, backwards, &error));
  g_assert_error (error, BAL_DATA_ERROR, BAL_DATA_ERROR_BAD_VALUE);
  g_clear_error (&error);
  g_assert_null (bal_journey_with_event (journey, unknown, &error));
  g_assert_error (error, BAL_DATA_ERROR, BAL_DATA_ERROR_BAD_VALUE);
  g_clear_error (&error);
  g_assert_null (bal_journey_with_event (journey, taken, &error));
  g_assert_error (error, BAL_DATA_ERROR, BAL_DATA_ERROR_DUPLICATE_KEY);
  g_clear_error (&error);
  /* Nothing recorded is missing, and that is allowed. */
  with_bare = bal_journey_with_event (journey, bare, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (bal_journey_get_n_episodes (with_bare), ==, 3);
}

/* What else is known of the child goes along. */
static void
test_child (void)
{
  const char *texts[4] = {
    "child_id,date_of_birth,observed_from\na,2015-02,2019-01-01\n",
    TEXT,
    "child_id,from_date,need_type\na,2020-01-01,SLCN\na,2021-01-01,ASD\nb,2020-01-01,HI\n",
    "child_id,status,value,from_date\na,sen_provision,E,2020-01-01\n",
  };
  g_autoptr (BalCaseload) caseload = bal_test_read_files (texts, NULL);
  g_autoptr (BalJourney) journey = bal_caseload_get_journey (caseload, 0);
  g_autoptr (BalEpisode) episode = make_episode ("9", 18300, 18310, "specialist");
  g_autoptr (BalJourney) longer = bal_journey_with_event (journey, episode, NULL);
  guint child;
  const BalStore *store = bal_journey_get_store (longer, &child);
  const BalRecords *children = &store->records[BAL_CASELOAD_FILE_CHILDREN];

  g_assert_cmpuint (store->n_children, ==, 1);
  g_assert_cmpuint (store->records[BAL_CASELOAD_FILE_NEEDS].n_rows, ==, 2);
  g_assert_cmpuint (store->records[BAL_CASELOAD_FILE_STATUSES].n_rows, ==, 1);
  g_assert_cmpuint (((const guint16 *) children->columns[BAL_FIELD_OBSERVED_FROM])[0], ==, 43464);
  g_assert_true (((const guint32 *) children->columns[BAL_FIELD_DATE_OF_BIRTH])[0] &
                 BAL_BIRTH_MONTH_ONLY);
}

static BalJourney *
grow (BalJourney *journey, const char *id, const char *source, GError **error)
{
  g_autoptr (BalEpisode) episode =
    g_object_new (BAL_TYPE_EPISODE, "episode-id", id, "source", source, "start-date", 18300, NULL);

  return bal_journey_with_event (journey, episode, error);
}

static char *
describe (BalJourney *journey)
{
  g_autoptr (GString) text = g_string_new (bal_journey_get_child_id (journey));

  for (guint i = 0; i < bal_journey_get_n_episodes (journey); i++)
    {
      g_autoptr (BalEpisode) episode = bal_journey_get_episode (journey, i);

      g_string_append_printf (text, " %s:%u", bal_episode_get_text (episode, "episode-id"),
                              (guint) bal_episode_get_row (episode));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_journey (BalJourney *journey, const char *expected)
{
  g_autofree char *text = describe (journey);

  g_assert_cmpstr (text, ==, expected);
}

/* Journeys that grew out of one another stay what they are, whichever is read or grows first. */
static void
test_branches (void)
{
  for (guint order = 0; order < 4; order++)
    {
      g_autoptr (BalJourney) first = get_first ();
      g_autoptr (BalJourney) left = grow (first, "10", "x", NULL);
      g_autoptr (BalJourney) left_left = grow (left, "11", "x", NULL);
      g_autoptr (BalJourney) left_right = NULL;
      g_autoptr (BalJourney) right = NULL;
      g_autoptr (BalJourney) last = NULL;

      if (order & 1)
        assert_journey (left, "a 1:2 10:3 2:1");
      left_right = grow (left, "12", "x", NULL);
      if (order & 2)
        assert_journey (left_left, "a 1:2 10:3 11:4 2:1");
      right = grow (first, "11", "x", NULL);
      last = grow (left_left, "12", "x", NULL);
      assert_journey (last, "a 1:2 10:3 11:4 12:5 2:1");
      assert_journey (left_right, "a 1:2 10:3 12:4 2:1");
      assert_journey (left_left, "a 1:2 10:3 11:4 2:1");
      assert_journey (right, "a 1:2 11:3 2:1");
      assert_journey (left, "a 1:2 10:3 2:1");
      assert_journey (first, "a 1:2 2:1");
    }
}

/* What is refused leaves nothing behind, and what was added counts like a row of a file. */
static void
test_refused (void)
{
  g_autoptr (BalJourney) journey = get_first ();
  g_autoptr (BalJourney) longer = grow (journey, "10", "y", NULL);
  g_autoptr (BalJourney) other = NULL;
  g_autoptr (BalJourney) last = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (grow (longer, "10", "y", &error));
  g_assert_error (error, BAL_DATA_ERROR, BAL_DATA_ERROR_DUPLICATE_KEY);
  g_clear_error (&error);
  g_assert_null (grow (longer, "2", "x", &error));
  g_assert_error (error, BAL_DATA_ERROR, BAL_DATA_ERROR_DUPLICATE_KEY);
  g_clear_error (&error);
  g_assert_null (grow (longer, "10", "synthetic", &error));
  g_assert_error (error, BAL_CASELOAD_ERROR, BAL_CASELOAD_ERROR_MIXED_SOURCES);
  g_clear_error (&error);
  other = grow (longer, "2", "y", &error);
  g_assert_no_error (error);
  last = grow (other, "10", "x", &error);
  g_assert_no_error (error);
  assert_journey (last, "a 1:2 10:5 2:4 10:3 2:1");
}

/* Names of episodes that were refused do not count towards the limit. */
static void
test_limit (void)
{
  g_autoptr (BalJourney) journey = bal_journey_new (NULL);
  g_autoptr (GError) error = NULL;
  guint n_sources = 0;

  for (guint i = 0; i < 600 && error == NULL; i++)
    {
      g_autofree char *source = g_strdup_printf ("source %u", i);
      g_autoptr (BalEpisode) refused =
        g_object_new (BAL_TYPE_EPISODE, "source", source, "role", "no such \xff", NULL);
      g_autoptr (BalJourney) longer = NULL;

      g_assert_null (bal_journey_with_event (journey, refused, NULL));
      if (i % 2)
        continue;
      longer = grow (journey, "1", source, &error);
      n_sources += longer != NULL;
      if (longer != NULL)
        g_set_object (&journey, longer);
    }
  g_assert_error (error, BAL_CASELOAD_ERROR, BAL_CASELOAD_ERROR_LIMIT);
  /* The name that stands in for a missing source is the last one. */
  g_assert_cmpuint (n_sources, ==, 254);
  g_assert_cmpuint (bal_journey_get_n_episodes (journey), ==, 254);
}

/* A framework that the store cannot take is said to be so, and never replaced by another. */
static void
test_framework (void)
{
  g_autoptr (GListStore) terms = g_list_store_new (BAL_TYPE_TERM);
  g_autoptr (BalTerm) term = g_object_new (BAL_TYPE_TERM, "code", "without a band", NULL);
  g_autoptr (BalScheme) levels = NULL;
  g_autoptr (BalFramework) framework = NULL;
  g_autoptr (BalJourney) journey = NULL;
  g_autoptr (GError) error = NULL;

  g_list_store_append (terms, term);
  levels = g_object_new (BAL_TYPE_SCHEME, "terms", terms, NULL);
  framework = g_object_new (BAL_TYPE_FRAMEWORK, "levels", levels, NULL);
  journey = bal_journey_new (framework);
  g_assert_true (bal_journey_get_framework (journey) == framework);
  g_assert_cmpuint (bal_journey_get_n_episodes (journey), ==, 0);
  g_assert_null (grow (journey, "1", "x", &error));
  g_assert_error (error, BAL_CASELOAD_ERROR, BAL_CASELOAD_ERROR_BAD_OPTION);
}

typedef struct
{
  BalCaseload *caseload;
  BalJourney *journey;
  int ready;
} Shared;

/* All look for the first time at once, and all add to the same journey. */
static gpointer
read_and_grow (gpointer data)
{
  Shared *shared = data;
  g_autoptr (BalJourney) longer = NULL;

  g_atomic_int_inc (&shared->ready);
  while (g_atomic_int_get (&shared->ready) < 4)
    g_thread_yield ();
  longer = grow (shared->journey, "11", "x", NULL);
  assert_journey (shared->journey, "a 1:2 10:3 2:1");
  assert_journey (longer, "a 1:2 10:3 11:4 2:1");
  for (guint i = 0; i < bal_caseload_get_n_children (shared->caseload); i++)
    {
      g_autoptr (BalJourney) each = bal_caseload_get_journey (shared->caseload, i);

      g_assert_cmpuint (bal_journey_get_n_episodes (each), ==, i == 0 ? 2 : 1);
    }
  return NULL;
}

static void
test_threads (void)
{
  g_autoptr (BalCaseload) caseload =
    bal_test_read_caseload (BAL_CASELOAD_FILE_EPISODES, TEXT, NULL);
  g_autoptr (BalJourney) journey = bal_caseload_get_journey (caseload, 0);

  for (guint round = 0; round < 50; round++)
    {
      g_autoptr (BalJourney) longer = grow (journey, "10", "x", NULL);
      Shared shared = { caseload, longer, 0 };
      GThread *threads[4];

      for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
        threads[i] = g_thread_new ("reader", read_and_grow, &shared);
      for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
        g_thread_join (threads[i]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/journey/list", test_list);
  g_test_add_func ("/journey/with-event", test_with_event);
  g_test_add_func ("/journey/grow", test_grow);
  g_test_add_func ("/journey/rules", test_rules);
  g_test_add_func ("/journey/child", test_child);
  g_test_add_func ("/journey/branches", test_branches);
  g_test_add_func ("/journey/refused", test_refused);
  g_test_add_func ("/journey/limit", test_limit);
  g_test_add_func ("/journey/framework", test_framework);
  g_test_add_func ("/journey/threads", test_threads);
  return g_test_run ();
}
