/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-dependency-graph-private.h"

#include <string.h>

#include "libbalanced/area/bal-area-check.h"
#include "libbalanced/core/bal-column.h"
#include "libbalanced/core/bal-error.h"
#include "libbalanced/core/bal-finding.h"
#include "libbalanced/core/bal-findings.h"
#include "libbalanced/core/bal-table.h"
#include "tests/support/bal-test-support.h"

#define N_UNITS 9
#define N_LONG 2000

/* A unit "u3" for each row, which requires the units that the row is TRUE for. */
static BalArea *
make_area (const gboolean *requires, guint n_units)
{
  g_autoptr (GString) text = g_string_new ("{\"code\": \"x\", \"name\": \"X\", \"provisions\": [");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  BalArea *area = NULL;

  for (guint i = 0; i < n_units; i++)
    {
      g_string_append_printf (text, "%s{\"code\": \"u%u\", \"name\": \"U\", \"requires\": [",
                              i > 0 ? ", " : "", i);
      for (guint j = 0, n = 0; j < n_units; j++)
        if (requires[i * n_units + j])
          g_string_append_printf (text, "%s\"u%u\", \"u%u\"", n++ > 0 ? ", " : "", j, j);
      g_string_append (text, "]}");
    }
  g_string_append (text, "]}");
  bytes = g_bytes_new (text->str, text->len);
  area = bal_area_new_from_bytes (bytes, "x.json", &error);
  g_assert_no_error (error);

  return area;
}

/* The fewest steps from each to each, at least one, worked out without a search. */
static void
measure_all (const gboolean *requires, guint steps[N_UNITS][N_UNITS])
{
  for (guint i = 0; i < N_UNITS; i++)
    for (guint j = 0; j < N_UNITS; j++)
      steps[i][j] = requires[i * N_UNITS + j] ? 1 : N_LONG;
  for (guint k = 0; k < N_UNITS; k++)
    for (guint i = 0; i < N_UNITS; i++)
      for (guint j = 0; j < N_UNITS; j++)
        steps[i][j] = MIN (steps[i][j], steps[i][k] + steps[k][j]);
}

static void
assert_spread (BalDependencyGraph *graph, guint expected[N_UNITS][N_UNITS])
{
  gboolean is_root[N_UNITS] = { FALSE };
  guint steps[N_UNITS] = { 0 };
  guint through[N_UNITS] = { 0 };
  guint nearest[N_UNITS] = { 0 };

  is_root[0] = TRUE;
  is_root[5] = TRUE;
  bal_dependency_graph_spread (graph, is_root, steps, through, nearest);
  for (guint i = 0; i < N_UNITS; i++)
    {
      const guint least = is_root[i] ? 0 : MIN (expected[i][0], expected[i][5]);

      g_assert_cmpuint (steps[i], ==, least < N_LONG ? least : BAL_DEPENDENCY_NONE);
      if (least == 0 || least >= N_LONG)
        continue;
      g_assert_cmpuint (steps[through[i]], ==, least - 1);
      g_assert_cmpuint (expected[i][nearest[i]], ==, least);
    }
}

static void
assert_groups (BalDependencyGraph *graph,
               const gboolean *requires,
               guint expected[N_UNITS][N_UNITS])
{
  guint groups[N_UNITS] = { 0 };
  guint sizes[N_UNITS] = { 0 };
  const guint n_groups = bal_dependency_graph_group (graph, groups, sizes);

  for (guint i = 0; i < N_UNITS; i++)
    {
      g_autoptr (GArray) path = bal_dependency_graph_trace (graph, i, groups);
      guint n_together = 0;

      g_assert_cmpuint (groups[i], <, n_groups);
      for (guint j = 0; j < N_UNITS; j++)
        {
          const gboolean together = i == j || (expected[i][j] < N_LONG && expected[j][i] < N_LONG);

          g_assert_cmpint (groups[i] == groups[j], ==, together);
          n_together += together;
        }
      g_assert_cmpuint (sizes[groups[i]], ==, n_together);
      g_assert_cmpuint (path->len, ==, expected[i][i] < N_LONG ? expected[i][i] : 0);
      for (guint j = 0; j < path->len; j++)
        g_assert_true (requires[g_array_index (path, guint, j) * N_UNITS +
                                g_array_index (path, guint, (j + 1) % path->len)]);
    }
}

static void
test_against_all_pairs (void)
{
  for (guint round = 0; round < 400; round++)
    {
      gboolean requires[N_UNITS * N_UNITS] = { FALSE };
      guint expected[N_UNITS][N_UNITS] = { { 0 } };
      g_autoptr (BalArea) area = NULL;
      g_autoptr (BalDependencyGraph) graph = NULL;

      for (guint i = 0; i < N_UNITS * N_UNITS; i++)
        requires[i] = g_test_rand_int_range (0, 40) < (gint32) (round % 12);
      area = make_area (requires, N_UNITS);
      graph = bal_dependency_graph_new (area);
      measure_all (requires, expected);
      assert_spread (graph, expected);
      assert_groups (graph, requires, expected);
    }
}

static BalResult *
check (BalArea *area)
{
  return bal_area_check (area);
}

static void
assert_figure (BalResult *result, const char *code, const char *name, double expected)
{
  g_autoptr (BalFinding) finding = bal_findings_lookup (bal_result_get_findings (result), code);
  double figure = 0.0;

  g_assert_nonnull (finding);
  g_assert_cmpstr (bal_finding_get_subject (finding), ==, "/provisions/0/requires");
  g_assert_true (bal_finding_get_figure (finding, name, &figure));
  g_assert_cmpfloat (figure, ==, expected);
}

/* A chain as long as a large area is followed to its end, open and closed. */
static void
test_long_chain (void)
{
  g_autofree gboolean *requires = g_new0 (gboolean, N_LONG * N_LONG);
  g_autoptr (BalArea) open = NULL;
  g_autoptr (BalArea) closed = NULL;
  g_autoptr (BalResult) one = NULL;
  g_autoptr (BalResult) other = NULL;
  g_autoptr (BalResult) stopped = NULL;
  const char *const codes[] = { "u1999", NULL };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i + 1 < N_LONG; i++)
    requires[i * N_LONG + i + 1] = TRUE;
  open = make_area (requires, N_LONG);
  requires[(N_LONG - 1) * N_LONG] = TRUE;
  closed = make_area (requires, N_LONG);
  one = check (open);
  other = check (closed);
  g_assert_null (bal_findings_lookup (bal_result_get_findings (one), "requirement-cycle"));
  assert_figure (other, "requirement-cycle", "units", N_LONG);
  assert_figure (other, "requirement-cycle", "steps", N_LONG);
  stopped = bal_area_stop (open, codes, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (bal_table_get_n_rows (bal_result_lookup_table (stopped, "breaks")), ==,
                    N_LONG - 1);
}

static BalArea *
make_check (void)
{
  const char *text =
    "{\"code\": \"x\", \"name\": \"X\", \"provisions\": ["
    "{\"code\": \"check\", \"name\": \"Check\", \"requires\": [\"training\", \"nothing\"]},"
    "{\"code\": \"training\", \"name\": \"Training\", \"funded\": \"yes\", \"requires\": [\"fund\"]},"
    "{\"code\": \"fund\", \"name\": \"Fund\", \"funded\": \"no\"},"
    "{\"code\": \"room\", \"name\": \"Room\", \"status\": \"planned\", \"requires\": [\"training\"]},"
    "{\"code\": \"other\", \"name\": \"Other\"}]}";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  BalArea *area = bal_area_new_from_bytes (bytes, "x.json", &error);

  g_assert_no_error (error);

  return area;
}

static BalColumn *
get_column (BalResult *result, const char *table, const char *column)
{
  return bal_table_lookup_column (bal_result_lookup_table (result, table), column);
}

static void
test_check (void)
{
  g_autoptr (BalArea) area = make_check ();
  g_autoptr (BalResult) result = check (area);
  BalTable *table = bal_result_lookup_table (result, "dependencies");

  assert_figure (result, "requirement-unmet-indirect", "steps", 2);
  g_assert_null (
    bal_findings_lookup (bal_result_get_findings (result), "requirement-funding-unknown"));
  g_assert_cmpuint (bal_table_get_n_rows (table), ==, 4);
  g_assert_cmpint (bal_column_get_int64 (get_column (result, "dependencies", "required_by"), 1), ==,
                   2);
  g_assert_cmpint (bal_column_get_int64 (get_column (result, "dependencies", "unfunded"), 1), ==,
                   1);
  g_assert_cmpstr (bal_column_get_text (get_column (result, "dependencies", "nearest_unmet"), 0),
                   ==, "fund");
  g_assert_cmpstr (bal_column_get_text (get_column (result, "dependencies", "through"), 0), ==,
                   "training");
  g_assert_cmpint (bal_column_get_state (get_column (result, "dependencies", "steps_to_unmet"), 2),
                   ==, BAL_VALUE_STATE_NOT_APPLICABLE);
}

static void
test_stop (void)
{
  const char *const codes[] = { "training", NULL };
  const char *const unknown[] = { "training", "nothing", NULL };
  g_autoptr (BalArea) area = make_check ();
  g_autoptr (GError) error = NULL;
  g_autoptr (BalResult) result = bal_area_stop (area, codes, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (bal_table_get_n_rows (bal_result_lookup_table (result, "breaks")), ==, 2);
  g_assert_cmpstr (bal_column_get_text (get_column (result, "breaks", "unit"), 1), ==, "room");
  g_assert_true (bal_column_get_boolean (get_column (result, "breaks", "offered"), 0));
  g_assert_false (bal_column_get_boolean (get_column (result, "breaks", "offered"), 1));
  g_assert_null (bal_area_stop (area, unknown, &error));
  g_assert_error (error, BAL_ERROR, BAL_ERROR_NOT_FOUND);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/area/dependency-graph/against-all-pairs", test_against_all_pairs);
  g_test_add_func ("/area/dependency-graph/long-chain", test_long_chain);
  g_test_add_func ("/area/dependency-graph/check", test_check);
  g_test_add_func ("/area/dependency-graph/stop", test_stop);

  return g_test_run ();
}
