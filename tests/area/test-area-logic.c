/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include <string.h>

#include "libbalanced/area/bal-area-check.h"
#include "libbalanced/area/bal-logic-edge.h"
#include "libbalanced/area/bal-logic-model.h"
#include "libbalanced/area/bal-maturity-assessment.h"
#include "libbalanced/area/bal-strategy.h"
#include "libbalanced/core/bal-column.h"
#include "libbalanced/core/bal-finding.h"
#include "libbalanced/core/bal-findings.h"
#include "libbalanced/core/bal-table.h"
#include "libbalanced/document/bal-item-private.h"
#include "tests/support/bal-test-area.h"
#include "tests/support/bal-test-support.h"

#define MODEL                                                                             \
  "\"logic_models\": [{\"code\": \"m\", \"title\": \"M\", \"evidence_scale\": [\"low\", " \
  "\"high\"], \"progress_scale\": [\"begun\", \"done\"], \"nodes\": ["                    \
  "{\"code\": \"e\", \"label\": \"E\", \"layer\": \"enabler\"},"                          \
  "{\"code\": \"a\", \"label\": \"A\", \"layer\": \"activity\"},"                         \
  "{\"code\": \"b\", \"label\": \"B\", \"layer\": \"activity\"},"                         \
  "{\"code\": \"o\", \"label\": \"O\", \"layer\": \"output\"},"                           \
  "{\"code\": \"i\", \"label\": \"I\", \"layer\": \"impact\", \"group\": \"health\"}]}]"

static BalArea *
read_area (const char *members)
{
  g_autofree char *text = g_strdup_printf ("{\"code\": \"x\", \"name\": \"X\", %s}", members);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  BalArea *area = bal_area_new_from_bytes (bytes, "x.json", &error);

  g_assert_no_error (error);

  return area;
}

static BalArea *
load_example (void)
{
  g_autofree char *path = bal_test_source_path ("docs/examples/send-logic-model/area.json");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  BalArea *area = bal_area_load (file, NULL, &error);

  g_assert_no_error (error);

  return area;
}

/* The codes of a list of nodes, one after the other. */
static char *
dup_codes (GListModel *nodes)
{
  GString *codes = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (nodes); i++)
    {
      g_autoptr (BalLogicNode) node = g_list_model_get_item (nodes, i);

      g_string_append (codes, bal_logic_node_get_code (node));
    }

  return g_string_free (codes, FALSE);
}

static void
assert_reach (BalArea *area, const char *code, const char *causes, const char *effects)
{
  g_autoptr (GListModel) before = bal_area_list_causes (area, code);
  g_autoptr (GListModel) after = bal_area_list_effects (area, code);
  g_autofree char *before_codes = dup_codes (before);
  g_autofree char *after_codes = dup_codes (after);

  g_assert_cmpstr (before_codes, ==, causes);
  g_assert_cmpstr (after_codes, ==, effects);
}

static void
test_items (void)
{
  g_autoptr (BalArea) area =
    read_area (MODEL ", \"logic_edges\": [{\"cause\": \"e\", \"effect\": \"a\", \"evidence\": "
                     "\"low\", \"assumptions\": [\"x\"]}], \"maturity\": [{\"node\": \"a\", "
                     "\"date\": \"2018\", \"progress\": \"begun\", \"locality\": \"north\"}], "
                     "\"strategies\": [{\"code\": \"s\", \"title\": \"S\", \"nodes\": [\"i\"]}]");
  BalLogicNode *node = bal_area_lookup_logic_node (area, "i");
  BalItem *edge = bal_area_lookup_item (area, "/logic_edges/0");
  BalItem *judgement = bal_area_lookup_item (area, "/maturity/0");
  BalItem *strategy = bal_area_lookup_item (area, "/strategies/0");

  g_assert_cmpint (bal_logic_node_get_layer (node), ==, BAL_LOGIC_LAYER_IMPACT);
  g_assert_cmpint (bal_logic_node_get_perspective (node), ==, BAL_PERSPECTIVE_UNKNOWN);
  g_assert_cmpint (bal_logic_node_get_status (node), ==, BAL_LOGIC_STATUS_UNKNOWN);
  g_assert_cmpstr (bal_logic_node_get_group (node), ==, "health");
  g_assert_null (bal_logic_node_get_measures (node)[0]);
  g_assert_null (bal_area_lookup_logic_node (area, "none"));
  g_assert_cmpstr (bal_logic_edge_get_cause (BAL_LOGIC_EDGE (edge)), ==, "e");
  g_assert_cmpstr (bal_logic_edge_get_evidence (BAL_LOGIC_EDGE (edge)), ==, "low");
  g_assert_cmpstr (bal_logic_edge_get_assumptions (BAL_LOGIC_EDGE (edge))[0], ==, "x");
  g_assert_cmpstr (bal_maturity_assessment_get_locality (BAL_MATURITY_ASSESSMENT (judgement)), ==,
                   "north");
  g_assert_null (bal_maturity_assessment_get_confidence (BAL_MATURITY_ASSESSMENT (judgement)));
  g_assert_cmpstr (bal_strategy_get_nodes (BAL_STRATEGY (strategy))[0], ==, "i");
}

static void
test_reach (void)
{
  g_autoptr (BalArea) area = read_area (
    MODEL ", \"logic_edges\": [{\"cause\": \"o\", \"effect\": \"i\"},"
          "{\"cause\": \"a\", \"effect\": \"o\"}, {\"cause\": \"e\", \"effect\": \"a\"}]");

  assert_reach (area, "o", "ea", "i");
  assert_reach (area, "e", "", "aoi");
  assert_reach (area, "b", "", "");
  assert_reach (area, "none", "", "");
}

static BalColumn *
get_column (BalResult *result, const char *table_name, const char *name)
{
  BalTable *table = bal_result_lookup_table (result, table_name);

  g_assert_nonnull (table);

  return bal_table_lookup_column (table, name);
}

/* A node is as well supported as its strongest chain, and a chain as its weakest edge. */
static void
test_evidence (void)
{
  g_autoptr (BalArea) area = read_area (
    MODEL ", \"logic_edges\": [{\"cause\": \"e\", \"effect\": \"a\", \"evidence\": \"low\"},"
          "{\"cause\": \"e\", \"effect\": \"b\", \"evidence\": \"high\"},"
          "{\"cause\": \"a\", \"effect\": \"o\", \"evidence\": \"high\"},"
          "{\"cause\": \"b\", \"effect\": \"o\", \"evidence\": \"high\"},"
          "{\"cause\": \"o\", \"effect\": \"i\"}]");
  g_autoptr (BalResult) result = bal_area_check (area);
  BalColumn *evidence = get_column (result, "logic_nodes", "evidence");

  g_assert_cmpint (bal_column_get_state (evidence, 0), ==, BAL_VALUE_STATE_NOT_APPLICABLE);
  g_assert_cmpstr (bal_column_get_text (evidence, 1), ==, "low");
  g_assert_cmpstr (bal_column_get_text (evidence, 2), ==, "high");
  g_assert_cmpstr (bal_column_get_text (evidence, 3), ==, "high");
  g_assert_cmpint (bal_column_get_state (evidence, 4), ==, BAL_VALUE_STATE_MISSING);
}

/* What nobody states is not taken for none. */
static void
test_no_edges (void)
{
  g_autoptr (BalArea) area = read_area (MODEL);
  g_autoptr (BalResult) result = bal_area_check (area);
  BalColumn *causes = get_column (result, "logic_nodes", "causes");

  for (gsize i = 0; i < 5; i++)
    g_assert_cmpint (bal_column_get_state (causes, i), ==, BAL_VALUE_STATE_NOT_AVAILABLE);
  g_assert_null (bal_result_lookup_table (result, "maturity"));
  g_assert_null (bal_result_lookup_table (result, "golden_threads"));
}

static void
test_maturity (void)
{
  g_autoptr (BalArea) area = read_area (
    MODEL ", \"maturity\": [{\"node\": \"a\", \"date\": \"2019\", \"progress\": \"done\"},"
          "{\"node\": \"a\", \"date\": \"2018\", \"progress\": \"begun\"},"
          "{\"node\": \"b\", \"date\": \"2018\"}, {\"node\": \"z\", \"date\": \"2018\"}]");
  g_autoptr (BalResult) result = bal_area_check (area);
  BalColumn *level = get_column (result, "maturity", "level");
  BalColumn *change = get_column (result, "maturity", "change");

  g_assert_cmpint (bal_column_get_int64 (level, 0), ==, 1);
  g_assert_cmpint (bal_column_get_state (change, 0), ==, BAL_VALUE_STATE_NOT_APPLICABLE);
  g_assert_cmpint (bal_column_get_int64 (level, 1), ==, 2);
  g_assert_cmpint (bal_column_get_int64 (change, 1), ==, 1);
  g_assert_cmpint (bal_column_get_state (level, 2), ==, BAL_VALUE_STATE_MISSING);
  g_assert_cmpint (bal_column_get_state (level, 3), ==, BAL_VALUE_STATE_MISSING);
}

/* The national model: 14 enablers, 12 activities, 11 outputs, 9 outcomes, 9 impacts and the goal.
 */
static void
test_national (void)
{
  const guint expected[] = { 14, 12, 11, 9, 9, 1 };
  guint counts[G_N_ELEMENTS (expected)] = { 0 };
  g_autoptr (BalArea) area = load_example ();
  BalItem *model = bal_area_lookup_item (area, "/logic_models/0");
  GListModel *nodes = bal_logic_model_get_nodes (BAL_LOGIC_MODEL (model));

  g_assert_cmpuint (g_list_model_get_n_items (nodes), ==, 56);
  for (guint i = 0; i < 56; i++)
    counts[bal_logic_node_get_layer (bal_item_peek (nodes, i))]++;
  g_assert_cmpmem (counts, sizeof counts, expected, sizeof expected);
}

static void
test_round_trip (void)
{
  g_autoptr (BalArea) area = load_example ();
  g_autofree char *json = bal_area_to_json (area);
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (GError) error = NULL;
  g_autoptr (BalArea) again = bal_area_new_from_bytes (bytes, "again.json", &error);
  g_autofree char *json_again = NULL;

  g_assert_no_error (error);
  json_again = bal_area_to_json (again);
  g_assert_cmpstr (json, ==, json_again);
  g_assert_true (bal_item_equal (BAL_ITEM (area), BAL_ITEM (again)));
}

static void
test_golden (void)
{
  bal_test_assert_example ("send-logic-model", NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/area/logic/items", test_items);
  g_test_add_func ("/area/logic/reach", test_reach);
  g_test_add_func ("/area/logic/evidence", test_evidence);
  g_test_add_func ("/area/logic/no-edges", test_no_edges);
  g_test_add_func ("/area/logic/maturity", test_maturity);
  g_test_add_func ("/area/logic/national", test_national);
  g_test_add_func ("/area/logic/round-trip", test_round_trip);
  g_test_add_func ("/area/logic/golden", test_golden);

  return g_test_run ();
}
