/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-profiles.h"

#include <string.h>

#include "libbalanced/base/bal-day-private.h"
#include "libbalanced/caseload/bal-caseload-reader.h"
#include "libbalanced/caseload/bal-synthesiser.h"
#include "libbalanced/core/bal-error.h"
#include "libbalanced/core/bal-finding.h"
#include "libbalanced/core/bal-result.h"
#include "libbalanced/document/bal-document-private.h"
#include "libbalanced/journey/bal-analysis-private.h"
#include "libbalanced/journey/bal-missing-middle.h"
#include "libbalanced/journey/bal-waits.h"
#include "tests/support/bal-test-support.h"

#define FOLDER "vectors/journeys/"

static BalCaseload *
load_journeys (const char *filename)
{
  static const char *const names[][2] = {
    { "child", "child_id" },   { "unit", "episode_id" }, { "requested", "requested_date" },
    { "start", "start_date" }, { "end", "end_date" },    { "closed", "closed_date" },
  };
  g_autoptr (GFile) file = g_file_new_for_path (filename);
  g_autoptr (BalCaseloadOptions) options = NULL;
  g_autoptr (BalCaseloadReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  GVariantBuilder columns;
  BalCaseload *caseload;

  g_variant_builder_init (&columns, G_VARIANT_TYPE ("a{ss}"));
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    g_variant_builder_add (&columns, "{ss}", names[i][0], names[i][1]);
  options =
    g_object_new (BAL_TYPE_CASELOAD_OPTIONS, "columns", g_variant_builder_end (&columns), NULL);
  reader = bal_caseload_reader_new (options);
  bal_caseload_reader_read_file (reader, BAL_CASELOAD_FILE_EPISODES, file, NULL, &error);
  g_assert_no_error (error);
  caseload = bal_caseload_reader_end (reader, &error);
  g_assert_no_error (error);
  return caseload;
}

static BalResult *
make_profiles (BalCaseload *caseload, guint n_threads)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BalProfiles) profiles =
    g_object_new (BAL_TYPE_PROFILES, "as-at", bal_day_from_civil (2022, 3, 31), "n-threads",
                  n_threads, "observation-days", 0u, NULL);
  BalResult *result = bal_analysis_run (BAL_ANALYSIS (profiles), caseload, NULL, NULL, &error);

  g_assert_no_error (error);
  return result;
}

/* The texts of the cells of one column, those of a child one after another. */
static GHashTable *
read_column (BalResult *result, const char *table_name, const char *column_name)
{
  BalTable *table = bal_result_lookup_table (result, table_name);
  BalColumn *ids = bal_table_lookup_column (table, "child_id");
  BalColumn *column = bal_table_lookup_column (table, column_name);
  GHashTable *texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  g_assert_nonnull (column);
  for (guint64 row = 0; row < bal_table_get_n_rows (table); row++)
    {
      const char *id = bal_column_get_text (ids, row);
      const char *before = g_hash_table_lookup (texts, id);
      g_autofree char *cell = bal_column_dup_cell_text (column, row);
      const char *value = bal_column_has_value (column, row) ? cell : "";

      g_hash_table_replace (texts, g_strdup (id),
                            before ? g_strconcat (before, " ", value, NULL) : g_strdup (value));
    }
  return texts;
}

/* A node as the cells of a column would be written. */
static void
append_node (GString *text, BalNode node)
{
  g_autofree char *source = bal_node_dup_source (node);
  gsize length = strlen (source);

  if (text->len > 0)
    g_string_append_c (text, ' ');
  if (source[0] == '"')
    g_string_append_len (text, source + 1, (gssize) length - 2);
  else
    g_string_append (text, source);
}

typedef struct
{
  const char *metric;
  const char *table;
  const char *column;
  /* For a list: which part of its elements; -1: the element itself, -2: the name of a member,
   * -3: its value. */
  int part;
} Metric;

static const Metric metrics[] = {
  { "n_units", "profiles", "units" },
  { "n_timed", "profiles", "timed_units" },
  { "n_undated", "profiles", "undated_units" },
  { "n_future", "profiles", "future_units" },
  { "active_days", "profiles", "active_days" },
  { "unit_days", "profiles", "unit_days" },
  { "max_concurrency", "profiles", "max_concurrency" },
  { "max_concurrency_first_day", "profiles", "max_concurrency_first_day" },
  { "max_strands", "profiles", "max_strands" },
  { "first_day", "profiles", "first_day" },
  { "last_day", "profiles", "last_day" },
  { "jumps_up", "profiles", "jumps_up" },
  { "jumps_down", "profiles", "jumps_down" },
  { "first_specialist_skips_targeted", "profiles", "first_specialist_skips_targeted" },
  { "waiting_days_union", "profiles", "waiting_days" },
  { "idle_waiting_days_union", "profiles", "idle_waiting_days" },
  { "longest_idle_waiting_spell", "profiles", "longest_idle_waiting_spell_days" },
  { "days_at_k", "profile_days", "units", -2 },
  { "days_at_k", "profile_days", "days", -3 },
  { "idle_gaps", "profile_gaps", "days", -1 },
  { "level_days_highest", "profile_level_days", "days_highest", -1 },
  { "level_days_any", "profile_level_days", "days_any", -1 },
  { "level_runs", "profile_level_runs", "level", 0 },
  { "level_runs", "profile_level_runs", "days", 1 },
  { "level_transitions", "profile_level_transitions", "moves", -3 },
};

static char *
read_expected (BalNode child, const Metric *metric)
{
  BalNode node = bal_node_get_member (child, metric->metric);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_true (bal_node_exists (node));
  if (g_str_equal (metric->table, "profiles"))
    append_node (text, node);
  else
    for (BalNode each = bal_node_get_first (node); bal_node_exists (each);
         each = bal_node_get_next (each))
      {
        g_autofree char *name = metric->part == -2 ? bal_node_dup_name (each) : NULL;

        if (name)
          g_string_append_printf (text, "%s%s", text->len ? " " : "", name);
        else
          append_node (text, metric->part >= 0 ? bal_node_get_element (each, (guint) metric->part)
                                               : each);
      }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Levels are numbers in the vectors, 0 where there is none. */
static char *
name_levels (const char *numbers)
{
  static const char *const names[] = { "", "universal", "targeted", "specialist" };
  g_auto (GStrv) parts = g_strsplit (numbers, " ", -1);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; parts[i]; i++)
    g_string_append_printf (text, "%s%s", i ? " " : "", names[atoi (parts[i])]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
sort_words (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  for (guint i = 1; i < g_strv_length (words); i++)
    for (guint j = i; j > 0 && strcmp (words[j - 1], words[j]) > 0; j--)
      {
        char *swap = words[j];

        words[j] = words[j - 1];
        words[j - 1] = swap;
      }
  return g_strjoinv (" ", words);
}

static void
check_metric (BalResult *result, BalNode children, const Metric *metric)
{
  g_autoptr (GHashTable) columns = read_column (result, metric->table, metric->column);
  guint n_children = 0;

  for (BalNode child = bal_node_get_first (children); bal_node_exists (child);
       child = bal_node_get_next (child))
    {
      g_autofree char *id = bal_node_dup_name (child);
      g_autofree char *expected = read_expected (child, metric);
      const char *actual = g_hash_table_lookup (columns, id);

      if (g_str_equal (metric->column, "level"))
        {
          char *names = name_levels (expected);

          g_free (expected);
          expected = names;
        }
      /* Moves are listed in another order there. */
      if (g_str_equal (metric->metric, "level_transitions"))
        {
          g_autofree char *left = sort_words (expected);
          g_autofree char *right = sort_words (actual ? actual : "");

          g_assert_cmpstr (right, ==, left);
        }
      else
        g_assert_cmpstr (actual ? actual : "", ==, expected);
      n_children++;
    }
  g_assert_cmpuint (n_children, ==, 150);
  g_test_message ("%s, %s.%s: %u of %u children agree", metric->metric, metric->table,
                  metric->column, n_children, n_children);
}

static const char *const wait_parts[][2] = {
  { "unit", "episode_id" },
  { "state", "state" },
  { "wait", "wait_days" },
  { "idle_days", "idle_days" },
  { "days_without_targeted_or_specialist", "days_without_targeted_or_specialist" },
};

/* The parts of each wait, joined; the nth words of several texts belong together. */
static char *
join_waits (char **texts)
{
  g_autoptr (GString) joined = g_string_new (NULL);
  g_auto (GStrv) units = g_strsplit (texts[0], " ", -1);

  for (guint i = 0; units[i]; i++)
    {
      g_string_append_printf (joined, "%s%s", i ? " " : "", units[i]);
      for (gsize part = 1; part < G_N_ELEMENTS (wait_parts); part++)
        {
          g_auto (GStrv) words = g_strsplit (texts[part], " ", -1);

          g_string_append_printf (joined, "/%s", words[i]);
        }
    }
  return sort_words (joined->str);
}

/* They list waits by unit, we in the order of the journey. */
static void
check_waits (BalResult *result, BalNode children)
{
  GHashTable *columns[G_N_ELEMENTS (wait_parts)];
  guint n_waits = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (wait_parts); i++)
    columns[i] = read_column (result, "profile_waits", wait_parts[i][1]);
  for (BalNode child = bal_node_get_first (children); bal_node_exists (child);
       child = bal_node_get_next (child))
    {
      g_autofree char *id = bal_node_dup_name (child);
      BalNode waits = bal_node_get_member (child, "waits");
      GString *expected[G_N_ELEMENTS (wait_parts)];
      char *left[G_N_ELEMENTS (wait_parts)], *right[G_N_ELEMENTS (wait_parts)];
      g_autofree char *left_joined = NULL, *right_joined = NULL;

      for (gsize i = 0; i < G_N_ELEMENTS (wait_parts); i++)
        {
          expected[i] = g_string_new (NULL);
          for (BalNode each = bal_node_get_first (waits); bal_node_exists (each);
               each = bal_node_get_next (each))
            append_node (expected[i], bal_node_get_member (each, wait_parts[i][0]));
          left[i] = expected[i]->str;
          right[i] = g_hash_table_lookup (columns[i], id);
        }
      n_waits += bal_node_get_length (waits);
      g_assert_cmpint (right[0] != NULL, ==, bal_node_get_length (waits) > 0);
      if (right[0])
        {
          left_joined = join_waits (left);
          right_joined = join_waits (right);
          g_assert_cmpstr (right_joined, ==, left_joined);
        }
      for (gsize i = 0; i < G_N_ELEMENTS (wait_parts); i++)
        g_string_free (expected[i], TRUE);
    }
  g_test_message ("waits, profile_waits: %u waits of 150 children agree", n_waits);
  for (gsize i = 0; i < G_N_ELEMENTS (wait_parts); i++)
    g_hash_table_unref (columns[i]);
}

/* Every figure of every child of the vectors. */
static void
test_vectors (void)
{
  g_autofree char *csv = bal_test_shared_path (FOLDER "journeys.csv");
  g_autofree char *json = csv ? bal_test_shared_path (FOLDER "journeys.expected.json") : NULL;
  g_autoptr (BalDocument) document = NULL;
  g_autoptr (BalCaseload) caseload = NULL;
  g_autoptr (BalResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = NULL;
  BalNode children;

  if (!json)
    return;
  file = g_file_new_for_path (json);
  document = bal_document_load (file, NULL, &error);
  g_assert_no_error (error);
  children = bal_node_get_member (bal_document_get_root (document), "children");
  caseload = load_journeys (csv);
  result = make_profiles (caseload, 2);
  for (gsize i = 0; i < G_N_ELEMENTS (metrics); i++)
    check_metric (result, children, &metrics[i]);
  check_waits (result, children);
}

/* The same bytes at any number of threads, and from parts that were counted elsewhere. */
static void
test_parts (void)
{
  g_autofree char *csv = bal_test_shared_path (FOLDER "journeys.csv");
  g_autoptr (BalCaseload) caseload = NULL;
  g_autoptr (BalResult) one = NULL;
  static const guint threads[] = { 2, 3, 7 };

  if (!csv)
    return;
  caseload = load_journeys (csv);
  one = make_profiles (caseload, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autoptr (BalResult) many = make_profiles (caseload, threads[i]);
      GListModel *tables = bal_result_get_tables (one);

      for (guint table = 0; table < g_list_model_get_n_items (tables); table++)
        {
          g_autoptr (BalTable) left = g_list_model_get_item (tables, table);
          g_autoptr (BalTable) right = g_list_model_get_item (bal_result_get_tables (many), table);

          g_assert_true (bal_table_equal (left, right));
        }
    }
}

static BalFinding *
find (BalResult *result, const char *code, const char *subject)
{
  GListModel *findings = G_LIST_MODEL (bal_result_get_findings (result));

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (BalFinding) finding = g_list_model_get_item (findings, i);

      if (g_str_equal (bal_finding_get_code (finding), code) &&
          (subject == NULL || g_strcmp0 (bal_finding_get_subject (finding), subject) == 0))
        return g_steal_pointer (&finding);
    }
  return NULL;
}

static void
assert_same_figures (BalResult *one, BalResult *two, const char *code, const char *subject)
{
  static const char *const names[] = { "waits", "moves", "children", "days", "share" };
  g_autoptr (BalFinding) left = find (one, code, subject);
  g_autoptr (BalFinding) right = find (two, code, subject);

  g_assert_nonnull (left);
  g_assert_nonnull (right);
  g_assert_cmpuint (bal_finding_get_count (left), ==, bal_finding_get_count (right));
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      double a = 0, b = 0;
      gboolean has = bal_finding_get_figure (left, names[i], &a);

      g_assert_cmpint (has, ==, bal_finding_get_figure (right, names[i], &b));
      g_assert_cmpfloat_with_epsilon (a, b, 1e-12);
    }
}

/* What is found about all the children one by one is what the analyses find about them together. */
static void
test_findings (void)
{
  g_autoptr (BalSynthesiser) maker =
    g_object_new (BAL_TYPE_SYNTHESISER, "n-children", 500u, "seed", (guint64) 3, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (BalCaseload) caseload = bal_synthesiser_run (maker, NULL, &error);
  gint32 as_at = bal_day_from_civil (2021, 2, 28);
  g_autoptr (BalProfiles) profiles = bal_profiles_new (as_at, NULL);
  g_autoptr (BalWaits) waits = g_object_new (BAL_TYPE_WAITS, "as-at", as_at, NULL);
  g_autoptr (BalMissingMiddle) middle =
    g_object_new (BAL_TYPE_MISSING_MIDDLE, "as-at", as_at, NULL);
  g_autoptr (BalResult) all =
    bal_analysis_run (BAL_ANALYSIS (profiles), caseload, NULL, NULL, NULL);
  g_autoptr (BalResult) idle = bal_analysis_run (BAL_ANALYSIS (waits), caseload, NULL, NULL, NULL);
  g_autoptr (BalResult) jumps =
    bal_analysis_run (BAL_ANALYSIS (middle), caseload, NULL, NULL, NULL);

  g_assert_no_error (error);
  assert_same_figures (all, idle, "idle-waits", "waiting");
  assert_same_figures (all, jumps, "universal-to-specialist-jumps", NULL);
}

/* One child, from nothing, and with days that no record can have. */
static void
test_one_child (void)
{
  static const gint32 beyond[] = { G_MININT32, G_MININT32 + 1, -30000, 60000, G_MAXINT32 };
  g_autoptr (BalJourney) empty = bal_journey_new (NULL);
  g_autoptr (BalEpisode) episode =
    g_object_new (BAL_TYPE_EPISODE, "level", "specialist", "requested-date", 18300, NULL);
  g_autoptr (BalPeriod) nothing = bal_period_new (0, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (BalJourney) journey = bal_journey_with_event (empty, episode, &error);
  g_autoptr (BalResult) none = bal_journey_profile (empty, 18322, NULL, &error);
  g_autoptr (BalResult) one = bal_journey_profile (journey, 18322, NULL, &error);
  g_autoptr (BalResult) before = bal_journey_profile (journey, 18322, nothing, &error);
  g_autoptr (BalFinding) finding = NULL;
  BalTable *table;

  g_assert_no_error (error);
  g_assert_cmpuint (bal_table_get_n_rows (bal_result_lookup_table (none, "profiles")), ==, 0);
  table = bal_result_lookup_table (one, "profiles");
  g_assert_cmpint (bal_column_get_int64 (bal_table_lookup_column (table, "waiting_units"), 0), ==,
                   1);
  finding = find (one, "idle-waits", "waiting");
  g_assert_cmpuint (bal_finding_get_count (finding), ==, 1);
  g_assert_null (find (none, "idle-waits", NULL));
  g_assert_null (find (before, "idle-waits", NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (beyond); i++)
    {
      int code = i == 0 ? BAL_ERROR_INVALID_ARGUMENT : BAL_ERROR_OUT_OF_RANGE;

      g_assert_null (bal_journey_profile (journey, beyond[i], NULL, &error));
      g_assert_error (error, BAL_ERROR, code);
      g_clear_error (&error);
    }
}

typedef struct
{
  BalCaseload *caseload;
  BalJourney *journey;
  char *expected;
} Shared;

static char *
describe (BalJourney *journey)
{
  g_autoptr (BalResult) result = bal_journey_profile (journey, 18322, NULL, NULL);

  return bal_table_to_csv (bal_result_lookup_table (result, "profiles"));
}

static gpointer
look (gpointer data)
{
  Shared *shared = data;

  for (guint i = 0; i < bal_caseload_get_n_children (shared->caseload); i++)
    {
      g_autoptr (BalJourney) each = bal_caseload_get_journey (shared->caseload, i);
      g_autofree char *text = describe (shared->journey);
      g_autofree char *other = describe (each);

      g_assert_cmpstr (text, ==, shared->expected);
      g_assert_true (g_str_equal (text, other) == (i == 0));
    }
  return NULL;
}

/* One journey and one caseload, read from four threads at once. */
static void
test_threads (void)
{
  g_autoptr (BalSynthesiser) maker =
    g_object_new (BAL_TYPE_SYNTHESISER, "n-children", 40u, "seed", (guint64) 5, NULL);
  g_autoptr (BalCaseload) caseload = bal_synthesiser_run (maker, NULL, NULL);
  g_autoptr (BalJourney) journey = bal_caseload_get_journey (caseload, 0);
  g_autofree char *expected = describe (journey);
  Shared shared = { caseload, journey, expected };
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("reader", look, &shared);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/profiles/vectors", test_vectors);
  g_test_add_func ("/profiles/parts", test_parts);
  g_test_add_func ("/profiles/findings", test_findings);
  g_test_add_func ("/profiles/one-child", test_one_child);
  g_test_add_func ("/profiles/threads", test_threads);

  return g_test_run ();
}
