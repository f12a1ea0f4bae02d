/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/caseload/bal-overlap.h"

#include <string.h>

#include "libbalanced/core/bal-error.h"
#include "tests/support/bal-test-caseload.h"

#define EPISODES                                                                        \
  "child_id,source,strand,level,stage,agency\n1,a,family,U,INT,x\n2,a,family,U,INT,x\n" \
  "2,b,family,U,INT,x\n3,b,family,U,INT,x\n2,b,family,U,INT,x\n4,c,family,U,INT,x\n"

/* The figures of a pair, or of all where the name is NULL. */
static void
assert_row (BalTable *table,
            const char *first,
            const char *second,
            const gint64 both[2],
            const gint64 children[2])
{
  static const char *const names[] = { "least_both", "most_both", "least_children",
                                       "most_children" };
  guint64 row = bal_table_get_n_rows (table) - 1;

  for (guint64 i = 0; first != NULL && i < bal_table_get_n_rows (table); i++)
    {
      if (g_strcmp0 (bal_column_get_text (bal_table_lookup_column (table, "first"), i), first) ==
            0 &&
          g_strcmp0 (bal_column_get_text (bal_table_lookup_column (table, "second"), i), second) ==
            0)
        row = i;
    }
  for (guint i = first != NULL ? 0 : 2; i < G_N_ELEMENTS (names); i++)
    g_assert_cmpint (bal_column_get_int64 (bal_table_lookup_column (table, names[i]), row), ==,
                     i < 2 ? both[i] : children[i - 2]);
}

#define PAIR(a, b) ((const gint64[2]){ a, b })

static void
test_counts (void)
{
  static const char *const names[] = { "a", "b", "c", NULL };
  static const gint64 counts[] = { 60, 50, 0 };
  g_autoptr (BalTable) open = bal_overlap_of_counts (names, counts, 3, -1, NULL);
  g_autoptr (BalTable) capped = bal_overlap_of_counts (names, counts, 3, 100, NULL);
  g_autoptr (GError) error = NULL;

  assert_row (open, "a", "b", PAIR (0, 50), PAIR (60, 110));
  assert_row (open, "b", "c", PAIR (0, 0), PAIR (50, 50));
  assert_row (open, NULL, NULL, NULL, PAIR (60, 110));
  assert_row (capped, "a", "b", PAIR (10, 50), PAIR (60, 100));
  assert_row (capped, NULL, NULL, NULL, PAIR (60, 100));
  g_assert_null (bal_overlap_of_counts (names, counts, 3, 59, &error));
  g_assert_error (error, BAL_ERROR, BAL_ERROR_OUT_OF_RANGE);
  g_clear_error (&error);
  g_assert_null (bal_overlap_of_counts (names, counts, 2, -1, &error));
  g_assert_error (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT);
}

static void
test_lists (void)
{
  static const char *const names[] = { "b", "a", "a", "a", "b", "c", NULL };
  static const char *const ids[] = { "1", "1", "2", "2", "3", "4", NULL };
  g_autoptr (BalTable) table = bal_overlap_of_lists (names, ids, NULL);

  assert_row (table, "b", "a", PAIR (1, 1), PAIR (3, 3));
  assert_row (table, "b", "c", PAIR (0, 0), PAIR (3, 3));
  assert_row (table, NULL, NULL, NULL, PAIR (4, 4));
}

static void
test_caseload (void)
{
  g_autoptr (BalCaseloadOptions) options =
    g_object_new (BAL_TYPE_CASELOAD_OPTIONS, "same-ids", TRUE, NULL);
  g_autoptr (BalCaseload) same =
    bal_test_read_caseload (BAL_CASELOAD_FILE_EPISODES, EPISODES, options);
  g_autoptr (BalCaseload) separate =
    bal_test_read_caseload (BAL_CASELOAD_FILE_EPISODES, EPISODES, NULL);
  g_autoptr (BalTable) known = bal_caseload_find_overlap (same, -1, NULL);
  g_autoptr (BalTable) bounds = bal_caseload_find_overlap (separate, -1, NULL);

  assert_row (known, "a", "b", PAIR (1, 1), PAIR (3, 3));
  assert_row (known, NULL, NULL, NULL, PAIR (4, 4));
  assert_row (bounds, "a", "b", PAIR (0, 2), PAIR (2, 4));
  assert_row (bounds, NULL, NULL, NULL, PAIR (2, 5));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/overlap/counts", test_counts);
  g_test_add_func ("/overlap/lists", test_lists);
  g_test_add_func ("/overlap/caseload", test_caseload);
  return g_test_run ();
}
