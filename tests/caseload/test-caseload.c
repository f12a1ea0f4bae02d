/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/caseload/bal-caseload.h"

#include <glib/gstdio.h>
#include <string.h>

#include "libbalanced/base/bal-text-private.h"
#include "libbalanced/caseload/bal-caseload-private.h"
#include "libbalanced/core/bal-error.h"
#include "tests/support/bal-test-caseload.h"

#define COLUMNS "child_id,episode_id,source,strand,level,stage,agency,start_date,end_date\n"
#define N_ROWS 600

/* A row as a test writes it, and what decides its place. */
typedef struct
{
  char child[8];
  char id[12];
  char source[4];
  char start[16];
  char end[16];
} Row;

static void
make_rows (Row *rows, gboolean texts)
{
  for (guint i = 0; i < N_ROWS; i++)
    {
      Row *row = &rows[i];
      int start = g_test_rand_int_range (1, 6);

      g_snprintf (row->child, sizeof row->child, "c%d", g_test_rand_int_range (0, 25));
      g_snprintf (row->source, sizeof row->source, "%c", g_test_rand_int_range ('x', 'z'));
      g_snprintf (row->id, sizeof row->id, texts ? "e-%u-long" : "%u", i * 7 % N_ROWS);
      g_snprintf (row->start, sizeof row->start, "2020-01-%02d", start);
      g_snprintf (row->end, sizeof row->end, "2020-01-%02d", start + g_test_rand_int_range (0, 3));
      if (g_test_rand_int_range (0, 4) == 0)
        row->end[0] = '\0';
      if (g_test_rand_int_range (0, 9) == 0)
        row->start[0] = '\0';
    }
}

/* Texts of days compare like days; a missing one comes last. */
static int
compare_days (const char *a, const char *b)
{
  if (*a == '\0' || *b == '\0')
    return (*a == '\0') - (*b == '\0');
  return strcmp (a, b);
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const Row *one = a;
  const Row *two = b;
  int order = strcmp (one->child, two->child);

  if (order == 0)
    order = compare_days (one->start, two->start);
  if (order == 0)
    order = compare_days (one->end, two->end);
  if (order == 0)
    order = strcmp (one->source, two->source);
  if (order == 0)
    order = bal_text_compare_identifiers (one->id, strlen (one->id), two->id, strlen (two->id));
  return order;
}

static BalCaseload *
read_rows (const Row *rows, guint n_threads)
{
  g_autoptr (GString) text = g_string_new (COLUMNS);
  g_autoptr (BalCaseloadOptions) options =
    g_object_new (BAL_TYPE_CASELOAD_OPTIONS, "same-ids", TRUE, "n-threads", n_threads, NULL);

  for (guint i = 0; i < N_ROWS; i++)
    g_string_append_printf (text, "%s,%s,%s,family,universal,intervention,slt,%s,%s\n",
                            rows[i].child, rows[i].id, rows[i].source, rows[i].start, rows[i].end);
  return bal_test_read_caseload (BAL_CASELOAD_FILE_EPISODES, text->str, options);
}

static void
shuffle (Row *rows)
{
  for (guint i = N_ROWS - 1; i > 0; i--)
    {
      guint j = (guint) g_test_rand_int_range (0, (gint32) i + 1);
      Row row = rows[i];

      rows[i] = rows[j];
      rows[j] = row;
    }
}

static void
check_order (BalCaseload *caseload, const Row *sorted)
{
  g_autoptr (BalTable) table = bal_caseload_to_table (caseload, "episodes", NULL);
  BalColumn *children = bal_table_lookup_column (table, "child_id");
  BalColumn *ids = bal_table_lookup_column (table, "episode_id");
  BalColumn *sources = bal_table_lookup_column (table, "source");

  g_assert_cmpuint (bal_table_get_n_rows (table), ==, N_ROWS);
  for (guint i = 0; i < N_ROWS; i++)
    {
      g_assert_cmpstr (bal_column_get_text (children, i), ==, sorted[i].child);
      g_assert_cmpstr (bal_column_get_text (ids, i), ==, sorted[i].id);
      g_assert_cmpstr (bal_column_get_text (sources, i), ==, sorted[i].source);
    }
}

static void
test_order (gconstpointer texts)
{
  for (guint round = 0; round < 10; round++)
    {
      g_autofree Row *rows = g_new0 (Row, N_ROWS);
      g_autofree Row *sorted = NULL;
      g_autoptr (BalCaseload) first = NULL;
      g_autoptr (BalCaseload) second = NULL;

      make_rows (rows, texts != NULL);
      sorted = g_memdup2 (rows, N_ROWS * sizeof (Row));
      qsort (sorted, N_ROWS, sizeof (Row), compare_rows);
      first = read_rows (rows, 1);
      check_order (first, sorted);

      shuffle (rows);
      second = read_rows (rows, 3);
      check_order (second, sorted);
      g_assert_cmpstr (bal_caseload_get_digest (first), ==, bal_caseload_get_digest (second));
    }
}

/* Where nothing identifies a row, its number does, and nine comes before ten. */
static void
test_row_order (void)
{
  g_autoptr (GString) text = g_string_new ("child_id,strand,level,stage,agency,minutes\n");
  g_autoptr (BalCaseload) caseload = NULL;

  for (guint i = 1; i <= 12; i++)
    g_string_append_printf (text, "a,family,universal,intervention,slt,%u\n", i);
  caseload = bal_test_read_caseload (BAL_CASELOAD_FILE_EPISODES, text->str, NULL);
  for (guint i = 0; i < 12; i++)
    {
      g_assert_cmpuint (bal_caseload_get_episodes (caseload)->row[i], ==, i + 1);
      g_assert_cmpuint (bal_caseload_get_episodes (caseload)->minutes[i], ==, i + 1);
    }
}

static void
test_columns (void)
{
  g_autoptr (BalCaseload) caseload =
    bal_test_read_caseload (BAL_CASELOAD_FILE_EPISODES,
                            "child_id,strand,level,stage,agency,role,start_date,minutes\n"
                            "b,environment,,evaluation,ot,,2020-01-01,0\n"
                            "a,family,specialist,intervention,slt,,2020-01-01,\n",
                            NULL);
  const BalEpisodes *episodes = bal_caseload_get_episodes (caseload);
  guint n_names;
  const char *const *agencies = bal_caseload_get_names (caseload, BAL_FIELD_AGENCY, &n_names);
  guint n_children;
  const guint32 *first = bal_caseload_get_child_first (caseload, &n_children);

  g_assert_cmpuint (n_names, ==, 2);
  g_assert_cmpstr (agencies[0], ==, "ot");
  g_assert_cmpuint (n_children, ==, 2);
  g_assert_cmpuint (first[1], ==, 1);
  g_assert_cmpuint (first[2], ==, 2);
  g_assert_cmpint (bal_episodes_get_strand (episodes, 0), ==, 0);
  g_assert_cmpint (bal_episodes_get_level (episodes, 0), ==, 2);
  g_assert_cmpint (bal_episodes_get_strand (episodes, 1), ==, 1);
  g_assert_cmpint (bal_episodes_get_level (episodes, 1), ==, -1);
  g_assert_cmpuint (episodes->agency[0], ==, 1);
  g_assert_cmpuint (episodes->end[0], ==, BAL_EPISODES_NO_DAY);
  g_assert_cmpuint (episodes->minutes[0], ==, BAL_EPISODES_NO_CODE32);
  g_assert_cmpuint (episodes->minutes[1], ==, 0);
  g_assert_cmpuint (episodes->level_band[2], ==, 3);
  g_assert_cmpuint (episodes->stage_intervention, ==, 2);
  /* A column without a value costs nothing. */
  g_assert_null (episodes->role);
  g_assert_null (episodes->requested);
}

static void
test_lookup (void)
{
  g_autoptr (BalCaseload) caseload = bal_test_read_caseload (
    BAL_CASELOAD_FILE_EPISODES,
    "child_id,strand,level,stage,agency\nbeta,family,U,INT,slt\n10,family,U,INT,slt\n"
    "alphabetical,family,U,INT,slt\nalphabet,family,U,INT,slt\n",
    NULL);
  static const char *const ids[] = { "10", "alphabet", "alphabetical", "beta" };
  guint child;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_assert_cmpstr (bal_caseload_get_child_id (caseload, i), ==, ids[i]);
      g_assert_true (bal_caseload_lookup_child (caseload, ids[i], &child));
      g_assert_cmpuint (child, ==, i);
    }
  g_assert_false (bal_caseload_lookup_child (caseload, "9", &child));
  g_assert_null (bal_caseload_get_child_id (caseload, 4));
  g_assert_null (bal_caseload_get_journey (caseload, 4));
}

static void
test_tables (void)
{
  const char *texts[4] = {
    "child_id,date_of_birth,sex,idaci_decile,observed_from\na,2015-02-01,F,3,2019-01-01\nb,,,,\n",
    "child_id,strand,level,stage,agency,start_date\na,family,U,INT,slt,2020-01-01\n",
    "child_id,from_date,need_type,need_rank\na,2020-01-01,SLCN,1\na,2019-01-01,ASD,2\n",
    "child_id,status,value,from_date\na,sen_provision,E,2020-01-01\n",
  };
  g_autoptr (BalCaseload) caseload = bal_test_read_files (texts, NULL);
  g_autoptr (BalTable) children = bal_caseload_to_table (caseload, "children", NULL);
  g_autoptr (BalTable) needs = bal_caseload_to_table (caseload, "needs", NULL);
  g_autoptr (BalTable) statuses = bal_caseload_to_table (caseload, "statuses", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (bal_table_get_n_rows (children), ==, 2);
  g_assert_cmpint (bal_column_get_day (bal_table_lookup_column (children, "date_of_birth"), 0), ==,
                   16467);
  g_assert_cmpint (bal_column_get_state (bal_table_lookup_column (children, "sex"), 1), ==,
                   BAL_VALUE_STATE_MISSING);
  g_assert_cmpstr (bal_column_get_text (bal_table_lookup_column (needs, "need_type"), 0), ==,
                   "ASD");
  g_assert_cmpint (bal_column_get_int64 (bal_table_lookup_column (needs, "need_rank"), 1), ==, 1);
  g_assert_cmpstr (bal_column_get_text (bal_table_lookup_column (statuses, "value"), 0), ==, "E");
  g_assert_cmpint (bal_caseload_get_observed_from (caseload, 0), ==, 43464);
  g_assert_cmpint (bal_caseload_get_observed_from (caseload, 1), ==, BAL_EPISODES_NO_DAY);
  g_assert_null (bal_caseload_to_table (caseload, "dreams", &error));
  g_assert_error (error, BAL_ERROR, BAL_ERROR_NOT_FOUND);
}

static void
test_bare (void)
{
  g_autoptr (BalCaseload) caseload = g_object_new (BAL_TYPE_CASELOAD, NULL);
  g_autoptr (BalTable) table = bal_caseload_to_table (caseload, "episodes", NULL);

  g_assert_cmpuint (bal_caseload_get_n_children (caseload), ==, 0);
  g_assert_cmpuint (bal_caseload_get_n_episodes (caseload), ==, 0);
  g_assert_cmpuint (bal_table_get_n_rows (table), ==, 0);
  g_assert_nonnull (bal_caseload_get_findings (caseload));
  g_assert_nonnull (bal_caseload_get_reconciliation (caseload));
  g_assert_nonnull (bal_caseload_get_framework (caseload));
}

static void
write_file (const char *folder, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
remove_file (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_cmpint (g_unlink (path), ==, 0);
}

static void
test_load (void)
{
  g_autofree char *path = g_dir_make_tmp ("balanced-XXXXXX", NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  g_autoptr (BalCaseload) caseload = NULL;
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  guint n_names;

  g_assert_null (bal_caseload_load (folder, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);

  write_file (path, "episodes.csv", "child_id,strand,level,stage,agency\na,family,U,INT,slt\n");
  write_file (path, "children.csv", "child_id,sex\na,F\nb,M\n");
  write_file (path, "pauses.csv", "episode_id,from_date,reason\n9,2020-01-01,x\n");
  caseload = bal_caseload_load (folder, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (bal_caseload_get_n_children (caseload), ==, 2);
  g_assert_cmpstr (bal_caseload_get_names (caseload, BAL_FIELD_SOURCE, &n_names)[0], ==,
                   "episodes");
  g_assert_cmpint (bal_test_count_rows (caseload, "read"), ==, 4);
  g_assert_true (bal_test_says (caseload, "row-rejected-unknown-episode", "episode_id"));

  g_cancellable_cancel (cancelled);
  g_assert_null (bal_caseload_load (folder, NULL, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  remove_file (path, "episodes.csv");
  remove_file (path, "children.csv");
  remove_file (path, "pauses.csv");
  g_assert_cmpint (g_rmdir (path), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/caseload/order/numbers", NULL, test_order);
  g_test_add_data_func ("/caseload/order/texts", "texts", test_order);
  g_test_add_func ("/caseload/order/rows", test_row_order);
  g_test_add_func ("/caseload/columns", test_columns);
  g_test_add_func ("/caseload/lookup", test_lookup);
  g_test_add_func ("/caseload/tables", test_tables);
  g_test_add_func ("/caseload/bare", test_bare);
  g_test_add_func ("/caseload/load", test_load);
  return g_test_run ();
}
