/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/core/bal-column-private.h"

#include <math.h>
#include <string.h>

#include "libbalanced/base/bal-day-private.h"
#include "libbalanced/core/bal-error.h"

static BalColumn *
make (BalColumnKind kind,
      gconstpointer values,
      gsize size,
      const char *states,
      BalColumnRole role,
      GError **error)
{
  static const char *const names[] = { "universal", "targeted", "specialist", NULL };
  g_autoptr (GBytes) value_bytes = g_bytes_new (values, size);
  g_autoptr (GBytes) state_bytes = states != NULL ? g_bytes_new (states, strlen (states)) : NULL;

  /* States are written as letters from "a" on, so that 0 can stand in a text. */
  if (states != NULL)
    {
      g_autofree char *copy = g_strdup (states);
      for (char *each = copy; *each != '\0'; each++)
        *each = (char) (*each - 'a');
      g_bytes_unref (state_bytes);
      state_bytes = g_bytes_new (copy, strlen (states));
    }
  return bal_column_new_from_bytes ("level", kind, value_bytes, state_bytes, names, NULL, role,
                                    error);
}

static void
test_bare (void)
{
  g_autoptr (BalColumn) column = g_object_new (BAL_TYPE_COLUMN, NULL);
  g_autoptr (GBytes) values = bal_column_dup_values_bytes (column);

  g_assert_cmpstr (bal_column_get_name (column), ==, "");
  g_assert_cmpuint (bal_column_get_n_rows (column), ==, 0);
  g_assert_cmpuint (g_bytes_get_size (values), ==, 0);
  g_assert_null (bal_column_dup_states_bytes (column));
  g_assert_null (bal_column_get_names (column)[0]);
}

static void
test_int64 (void)
{
  const gint64 values[] = { 5, 0, -7, 99, 3 };
  g_autoptr (GError) error = NULL;
  g_autoptr (BalColumn) column = make (BAL_COLUMN_KIND_INT64, values, sizeof values, "aaafh",
                                       BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, &error);
  g_autofree char *text = NULL;
  guint64 n_rows;
  BalColumnRole role;

  g_assert_no_error (error);
  g_assert_cmpint (bal_column_get_int64 (column, 0), ==, 5);
  g_assert_cmpint (bal_column_get_int64 (column, 2), ==, -7);
  g_assert_cmpfloat (bal_column_get_double (column, 2), ==, -7);
  g_assert_cmpint (bal_column_get_state (column, 1), ==, BAL_VALUE_STATE_TRUE_ZERO);
  g_assert_cmpint (bal_column_get_state (column, 3), ==, BAL_VALUE_STATE_SUPPRESSED);
  g_assert_false (bal_column_has_value (column, 3));
  g_assert_true (bal_column_has_value (column, 4));

  /* Nothing is left behind the mask. */
  g_assert_cmpint (((const gint64 *) bal_column_get_address (column))[3], ==, 0);
  text = bal_column_dup_cell_text (column, 3);
  g_assert_cmpstr (text, ==, "");
  g_assert_true (bal_column_needs_states (column));

  g_object_get (column, "n-rows", &n_rows, "role", &role, NULL);
  g_assert_cmpuint (n_rows, ==, 5);
  g_assert_cmpint (role, ==, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN);
}

static void
test_zeros (void)
{
  const gint64 values[] = { 0, 1 };
  const double shares[] = { 0, 0.5 };
  g_autoptr (BalColumn) count =
    make (BAL_COLUMN_KIND_INT64, values, sizeof values, NULL, BAL_COLUMN_ROLE_COUNT, NULL);
  g_autoptr (BalColumn) plain =
    make (BAL_COLUMN_KIND_INT64, values, sizeof values, NULL, BAL_COLUMN_ROLE_NONE, NULL);
  g_autoptr (BalColumn) share =
    make (BAL_COLUMN_KIND_DOUBLE, shares, sizeof shares, "ba", BAL_COLUMN_ROLE_SHARE, NULL);

  g_assert_cmpint (bal_column_get_state (count, 0), ==, BAL_VALUE_STATE_TRUE_ZERO);
  g_assert_cmpint (bal_column_get_state (count, 1), ==, BAL_VALUE_STATE_VALUE);
  g_assert_false (bal_column_needs_states (count));
  g_assert_cmpint (bal_column_get_state (plain, 0), ==, BAL_VALUE_STATE_VALUE);
  g_assert_null (bal_column_dup_states_bytes (plain));
  g_assert_cmpint (bal_column_get_state (share, 0), ==, BAL_VALUE_STATE_TRUE_ZERO);
  g_assert_true (bal_column_needs_states (share));
}

static void
test_double (void)
{
  const double values[] = { 0.1, NAN, 1e6 };
  g_autoptr (BalColumn) column =
    make (BAL_COLUMN_KIND_DOUBLE, values, sizeof values, NULL, BAL_COLUMN_ROLE_NONE, NULL);
  g_autofree char *text = bal_column_dup_cell_text (column, 0);

  g_assert_cmpstr (text, ==, "0.1");
  g_assert_cmpint (bal_column_get_state (column, 1), ==, BAL_VALUE_STATE_MISSING);
  g_assert_cmpfloat (((const double *) bal_column_get_address (column))[1], ==, 0);
  g_assert_cmpint (bal_column_get_int64 (column, 2), ==, 1000000);
}

static void
test_day_and_boolean (void)
{
  const gint32 days[] = { 0, 18262, 5 };
  const guint8 flags[] = { 1, 0, 1 };
  g_autoptr (BalColumn) day =
    make (BAL_COLUMN_KIND_DAY, days, sizeof days, "aac", BAL_COLUMN_ROLE_NONE, NULL);
  g_autoptr (BalColumn) flag =
    make (BAL_COLUMN_KIND_BOOLEAN, flags, sizeof flags, "aac", BAL_COLUMN_ROLE_NONE, NULL);
  g_autofree char *iso = bal_column_dup_cell_text (day, 1);
  g_autofree char *truth = bal_column_dup_cell_text (flag, 0);

  g_assert_cmpint (bal_column_get_day (day, 0), ==, 0);
  g_assert_cmpint (bal_column_get_day (day, 2), ==, BAL_DAY_NONE);
  g_assert_cmpstr (iso, ==, "2020-01-01");
  g_assert_true (bal_column_get_boolean (flag, 0));
  g_assert_false (bal_column_get_boolean (flag, 1));
  g_assert_false (bal_column_get_boolean (flag, 2));
  g_assert_cmpstr (truth, ==, "true");
}

static void
test_code (void)
{
  const guint32 codes[] = { 2, 7, 0 };
  g_autoptr (BalColumn) column =
    make (BAL_COLUMN_KIND_CODE, codes, sizeof codes, "aca", BAL_COLUMN_ROLE_KEY, NULL);

  g_assert_cmpstr (bal_column_get_text (column, 0), ==, "specialist");
  g_assert_null (bal_column_get_text (column, 1));
  g_assert_cmpstr (bal_column_get_text (column, 2), ==, "universal");
  g_assert_cmpuint (bal_column_get_code (column, 0), ==, 2);
  g_assert_cmpuint (bal_column_get_code (column, 1), ==, 0);
  g_assert_cmpuint (bal_column_get_n_names (column), ==, 3);
}

static void
test_text (void)
{
  const char values[] = "speech\0secret\0\0llais";
  g_autoptr (BalColumn) column =
    make (BAL_COLUMN_KIND_TEXT, values, sizeof values, "afaa", BAL_COLUMN_ROLE_NONE, NULL);
  g_autoptr (GBytes) bytes = bal_column_dup_values_bytes (column);

  g_assert_cmpuint (bal_column_get_n_rows (column), ==, 4);
  g_assert_cmpstr (bal_column_get_text (column, 0), ==, "speech");
  g_assert_null (bal_column_get_text (column, 1));
  g_assert_cmpstr (bal_column_get_text (column, 2), ==, "");
  g_assert_cmpstr (bal_column_get_text (column, 3), ==, "llais");
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "speech\0\0\0llais",
                   15);
}

static void
check_fault (BalColumnKind kind, gconstpointer values, gsize size, const char *states, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (make (kind, values, size, states, BAL_COLUMN_ROLE_COUNT, &error));
  g_assert_error (error, BAL_DATA_ERROR, code);
}

static void
test_faults (void)
{
  const gint64 number = 5;
  const double infinite = INFINITY;
  const gint32 day = G_MAXINT32;
  const guint32 code = 3;
  const guint8 flag = 2;

  check_fault (BAL_COLUMN_KIND_INT64, &number, 7, NULL, BAL_DATA_ERROR_TRUNCATED);
  check_fault (BAL_COLUMN_KIND_INT64, &number, 8, "aa", BAL_DATA_ERROR_TRUNCATED);
  check_fault (BAL_COLUMN_KIND_INT64, &number, 8, "z", BAL_DATA_ERROR_BAD_VALUE);
  check_fault (BAL_COLUMN_KIND_INT64, &number, 8, "b", BAL_DATA_ERROR_BAD_VALUE);
  check_fault (BAL_COLUMN_KIND_DOUBLE, &infinite, 8, NULL, BAL_DATA_ERROR_BAD_VALUE);
  check_fault (BAL_COLUMN_KIND_DAY, &day, 4, NULL, BAL_DATA_ERROR_BAD_VALUE);
  check_fault (BAL_COLUMN_KIND_CODE, &code, 4, NULL, BAL_DATA_ERROR_BAD_VALUE);
  check_fault (BAL_COLUMN_KIND_BOOLEAN, &flag, 1, NULL, BAL_DATA_ERROR_BAD_VALUE);
  check_fault (BAL_COLUMN_KIND_TEXT, "ab", 2, NULL, BAL_DATA_ERROR_TRUNCATED);
  check_fault (BAL_COLUMN_KIND_TEXT, "\xff", 2, NULL, BAL_DATA_ERROR_BAD_VALUE);
}

/* Bytes are shared unless they must change, and outlive the column. */
static void
test_sharing (void)
{
  const gint64 values[] = { 1, 2, 3, 4 };
  g_autoptr (GBytes) all = g_bytes_new (values, sizeof values);
  g_autoptr (GBytes) odd = g_bytes_new_from_bytes (all, 4, 24);
  BalColumn *column = bal_column_new_from_bytes ("n", BAL_COLUMN_KIND_INT64, all, NULL, NULL,
                                                 "minutes", BAL_COLUMN_ROLE_TOTAL, NULL);
  g_autoptr (BalColumn) unaligned =
    bal_column_new_from_bytes ("n", BAL_COLUMN_KIND_INT64, odd, NULL, NULL, NULL,
                               BAL_COLUMN_ROLE_NONE, NULL);
  g_autoptr (GBytes) given = bal_column_dup_values_bytes (column);

  g_assert_true (bal_column_get_address (column) == g_bytes_get_data (all, NULL));
  g_assert_cmpuint ((guintptr) bal_column_get_address (unaligned) % 8, ==, 0);
  g_assert_cmpstr (bal_column_get_unit (column), ==, "minutes");
  g_object_unref (column);
  g_assert_cmpint (((const gint64 *) g_bytes_get_data (given, NULL))[3], ==, 4);
}

static void
test_equal (void)
{
  const gint64 values[] = { 1, 2 }, others[] = { 1, 3 };
  g_autoptr (BalColumn) one = make (BAL_COLUMN_KIND_INT64, values, 16, NULL, 0, NULL);
  g_autoptr (BalColumn) same = make (BAL_COLUMN_KIND_INT64, values, 16, "aa", 0, NULL);
  g_autoptr (BalColumn) masked = make (BAL_COLUMN_KIND_INT64, values, 16, "ac", 0, NULL);
  g_autoptr (BalColumn) other = make (BAL_COLUMN_KIND_INT64, others, 16, NULL, 0, NULL);
  g_autoptr (BalColumn) day = make (BAL_COLUMN_KIND_DOUBLE, values, 16, NULL, 0, NULL);

  g_assert_true (bal_column_equal (one, same));
  g_assert_false (bal_column_equal (one, masked));
  g_assert_false (bal_column_equal (one, other));
  g_assert_false (bal_column_equal (one, day));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/column/bare", test_bare);
  g_test_add_func ("/column/int64", test_int64);
  g_test_add_func ("/column/zeros", test_zeros);
  g_test_add_func ("/column/double", test_double);
  g_test_add_func ("/column/day-and-boolean", test_day_and_boolean);
  g_test_add_func ("/column/code", test_code);
  g_test_add_func ("/column/text", test_text);
  g_test_add_func ("/column/faults", test_faults);
  g_test_add_func ("/column/sharing", test_sharing);
  g_test_add_func ("/column/equal", test_equal);

  return g_test_run ();
}
