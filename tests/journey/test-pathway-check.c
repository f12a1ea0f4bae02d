/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-pathway-check.h"

#include "libbalanced/area/bal-pathway-rule.h"
#include "libbalanced/core/bal-error.h"
#include "libbalanced/core/bal-finding.h"
#include "libbalanced/core/bal-findings.h"
#include "libbalanced/journey/bal-pathway-case-private.h"
#include "tests/journey/bal-random-input.h"

#define S TRUE, FALSE
#define O FALSE, TRUE

static BalPathwayCase
judge (BalPathwayCaseKind kind, gint32 days, BalPathwayUnit a, BalPathwayUnit b)
{
  const BalPathwayQuestion question = { kind, days, 0, 1000, 365 };
  BalPathwayUnit units[] = { a, b };

  if (b.start < a.start)
    units[0] = b, units[1] = a;
  for (guint i = 0; i < 2; i++)
    if (units[i].is_subject)
      return bal_pathway_case_judge (&question, units, 2, i);
  return BAL_PATHWAY_CASE_NONE;
}

static void
assert_case (BalPathwayCase found, BalPathwayCase wanted)
{
  g_assert_cmpint (found, ==, wanted);
}

static void
test_before (void)
{
  const BalPathwayUnit subject = { 500, 600, FALSE, S }, early = { 100, 200, FALSE, S };
  const BalPathwayCaseKind kind = BAL_PATHWAY_CASE_BEFORE;

  assert_case (judge (kind, -1, subject, (BalPathwayUnit){ 10, 20, FALSE, O }),
               BAL_PATHWAY_CASE_KEPT);
  assert_case (judge (kind, -1, subject, (BalPathwayUnit){ 500, 510, FALSE, O }),
               BAL_PATHWAY_CASE_KEPT);
  assert_case (judge (kind, -1, subject, (BalPathwayUnit){ 501, 510, FALSE, O }),
               BAL_PATHWAY_CASE_BROKEN);
  assert_case (judge (kind, -1, early, (BalPathwayUnit){ 501, 510, FALSE, O }),
               BAL_PATHWAY_CASE_UNKNOWN); /* known for 100 days only */
  assert_case (judge (kind, 30, subject, (BalPathwayUnit){ 450, 470, FALSE, O }),
               BAL_PATHWAY_CASE_KEPT);
  assert_case (judge (kind, 30, subject, (BalPathwayUnit){ 450, 469, FALSE, O }),
               BAL_PATHWAY_CASE_BROKEN);
  assert_case (judge (kind, 100, early, (BalPathwayUnit){ 501, 510, FALSE, O }),
               BAL_PATHWAY_CASE_BROKEN);
}

static void
test_after (void)
{
  const BalPathwayUnit subject = { 500, 600, FALSE, S }, late = { 990, 1000, TRUE, S };

  assert_case (judge (BAL_PATHWAY_CASE_WITHIN, 28, subject, (BalPathwayUnit){ 528, 530, 0, O }),
               BAL_PATHWAY_CASE_KEPT);
  assert_case (judge (BAL_PATHWAY_CASE_WITHIN, 28, subject, (BalPathwayUnit){ 529, 530, 0, O }),
               BAL_PATHWAY_CASE_BROKEN);
  assert_case (judge (BAL_PATHWAY_CASE_WITHIN, 10, late, (BalPathwayUnit){ 100, 110, 0, O }),
               BAL_PATHWAY_CASE_BROKEN);
  assert_case (judge (BAL_PATHWAY_CASE_WITHIN, 11, late, (BalPathwayUnit){ 100, 110, 0, O }),
               BAL_PATHWAY_CASE_UNKNOWN);
  assert_case (judge (BAL_PATHWAY_CASE_WAIT, 28, subject, (BalPathwayUnit){ 628, 640, 0, O }),
               BAL_PATHWAY_CASE_KEPT);
  assert_case (judge (BAL_PATHWAY_CASE_WAIT, 28, subject, (BalPathwayUnit){ 629, 640, 0, O }),
               BAL_PATHWAY_CASE_BROKEN);
  assert_case (judge (BAL_PATHWAY_CASE_WAIT, 0, subject, (BalPathwayUnit){ 550, 640, 0, O }),
               BAL_PATHWAY_CASE_KEPT);
  assert_case (judge (BAL_PATHWAY_CASE_WAIT, 28, subject, (BalPathwayUnit){ 100, 640, 0, O }),
               BAL_PATHWAY_CASE_NONE);
}

static void
test_order (void)
{
  const BalPathwayUnit subject = { 500, 600, FALSE, S };
  const BalPathwayUnit twice[] = { { 100, 110, 0, S }, { 200, 210, 0, S }, { 150, 160, 0, O } };
  const BalPathwayQuestion question = { BAL_PATHWAY_CASE_ORDER, -1, 0, 1000, 365 };

  assert_case (judge (BAL_PATHWAY_CASE_ORDER, -1, subject, (BalPathwayUnit){ 500, 530, 0, O }),
               BAL_PATHWAY_CASE_KEPT);
  assert_case (judge (BAL_PATHWAY_CASE_ORDER, -1, subject, (BalPathwayUnit){ 501, 530, 0, O }),
               BAL_PATHWAY_CASE_BROKEN);
  assert_case (judge (BAL_PATHWAY_CASE_ORDER, -1, subject, (BalPathwayUnit){ 400, 530, 0, 0, 0 }),
               BAL_PATHWAY_CASE_NONE);
  assert_case (bal_pathway_case_judge (&question, twice, 3, 0), BAL_PATHWAY_CASE_BROKEN);
  assert_case (bal_pathway_case_judge (&question, twice, 3, 1), BAL_PATHWAY_CASE_NONE);
}

static void
test_apart (void)
{
  const BalPathwayUnit subject = { 500, 600, FALSE, S }, open = { 500, 600, TRUE, S };

  assert_case (judge (BAL_PATHWAY_CASE_APART, -1, subject, (BalPathwayUnit){ 600, 700, 0, O }),
               BAL_PATHWAY_CASE_BROKEN);
  assert_case (judge (BAL_PATHWAY_CASE_APART, 2, subject, (BalPathwayUnit){ 600, 700, 0, O }),
               BAL_PATHWAY_CASE_KEPT);
  assert_case (judge (BAL_PATHWAY_CASE_APART, -1, subject, (BalPathwayUnit){ 601, 700, 0, O }),
               BAL_PATHWAY_CASE_KEPT);
  assert_case (judge (BAL_PATHWAY_CASE_APART, -1, open, (BalPathwayUnit){ 400, 410, 0, O }),
               BAL_PATHWAY_CASE_UNKNOWN);
}

static BalPathwayRule *
make_rule (BalPathwayRuleKind kind, const char *subject, const char *other, int days)
{
  const char *const subjects[] = { subject, NULL }, *const others[] = { other, NULL };
  g_autoptr (GObject) first = g_object_new (BAL_TYPE_PATHWAY_UNITS, "levels", subjects, NULL);
  g_autoptr (GObject) second = g_object_new (BAL_TYPE_PATHWAY_UNITS, "levels", others, NULL);

  return g_object_new (BAL_TYPE_PATHWAY_RULE, "code", "rule", "kind", kind, "subject", first,
                       "other", second, "days", (gint64) days, "severity", BAL_SEVERITY_WARNING,
                       NULL);
}

static BalAnalysis *
make_analysis (BalPathwayRule *rule, guint most_units)
{
  g_autoptr (GListStore) rules = g_list_store_new (BAL_TYPE_PATHWAY_RULE);

  g_list_store_append (rules, rule);
  return g_object_new (BAL_TYPE_PATHWAY_CHECK, "as-at", INPUT_AS_AT, "rules", rules, "most-units",
                       most_units, NULL);
}

static double
find_figure (BalResult *result, const char *column)
{
  const char *const keys[] = { "rule", "rule", NULL };

  return find_number (result, "pathway_rules", column, keys);
}

/* Two children: specialist 28 days after targeted ended, and 29 days after. */
static void
fill (RandomInput *input)
{
  static const int rows[][3] = {
    { 100, 110, 1 }, { 138, 150, 2 }, { 100, 110, 1 }, { 139, 150, 2 }
  };

  random_episodes_init (&input->data);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    random_episodes_add (&input->data, rows[i][0], rows[i][1], 4, rows[i][2]);
  random_input_init (input, 2);
}

static void
test_table (void)
{
  g_autoptr (BalPathwayRule) rule =
    make_rule (BAL_PATHWAY_RULE_KIND_WAIT, "targeted", "specialist", 28);
  g_autoptr (BalPathwayRule) longer =
    make_rule (BAL_PATHWAY_RULE_KIND_WAIT, "targeted", "specialist", 29);
  g_autoptr (BalAnalysis) analysis = make_analysis (rule, 10);
  g_autoptr (BalAnalysis) other = make_analysis (longer, 10);
  g_autoptr (BalResult) result = NULL;
  g_autoptr (BalResult) kept = NULL;
  g_autoptr (BalFinding) finding = NULL;
  g_autoptr (BalFinding) none = NULL;
  RandomInput input;

  fill (&input);
  result = random_input_run (&input, analysis);
  kept = random_input_run (&input, other);
  g_assert_cmpfloat (find_figure (result, "applies"), ==, 2);
  g_assert_cmpfloat (find_figure (result, "kept"), ==, 1);
  g_assert_cmpfloat (find_figure (result, "broken"), ==, 1);
  g_assert_cmpfloat (find_figure (result, "children_broken"), ==, 1);
  g_assert_cmpfloat (find_figure (result, "share_kept"), ==, 0.5);
  /* Wilson for 1 of 2. */
  g_assert_cmpfloat_with_epsilon (find_figure (result, "share_kept_lower"), 0.094531, 1e-6);
  g_assert_cmpfloat_with_epsilon (find_figure (result, "share_kept_upper"), 0.905469, 1e-6);
  finding = bal_findings_lookup (bal_result_get_findings (result), "pathway-rule-broken");
  none = bal_findings_lookup (bal_result_get_findings (kept), "pathway-rule-broken");
  g_assert_nonnull (finding);
  g_assert_cmpstr (bal_finding_get_subject (finding), ==, "rule");
  g_assert_null (none);
}

static void
test_left_out (void)
{
  g_autoptr (BalPathwayRule) rule =
    make_rule (BAL_PATHWAY_RULE_KIND_ORDER, "specialist", "targeted", 0);
  g_autoptr (BalAnalysis) analysis = make_analysis (rule, 1);
  g_autoptr (BalResult) result = NULL;
  g_autoptr (BalFinding) finding = NULL;
  RandomInput input;

  fill (&input);
  result = random_input_run (&input, analysis);
  finding = bal_findings_lookup (bal_result_get_findings (result), "pathways-longer");
  g_assert_nonnull (finding);
  g_assert_cmpfloat (find_figure (result, "applies"), ==, 0);
}

static void
assert_refused (BalPathwayRule *rule, int code)
{
  g_autoptr (BalAnalysis) analysis = make_analysis (rule, 10);
  g_autoptr (GError) error = NULL;
  RandomInput input;

  fill (&input);
  g_assert_null (bal_analysis_run_input (analysis, &input.input, NULL, NULL, &error));
  g_assert_error (error, BAL_ERROR, code);
}

static void
test_errors (void)
{
  g_autoptr (BalPathwayRule) unknown =
    make_rule (BAL_PATHWAY_RULE_KIND_ORDER, "highest", "targeted", 0);
  g_autoptr (BalPathwayRule) negative =
    make_rule (BAL_PATHWAY_RULE_KIND_WAIT, "specialist", "targeted", -1);
  g_autoptr (BalPathwayRule) bare = g_object_new (BAL_TYPE_PATHWAY_RULE, NULL);
  g_autoptr (BalAnalysis) empty = g_object_new (BAL_TYPE_PATHWAY_CHECK, "as-at", INPUT_AS_AT, NULL);
  g_autoptr (GError) error = NULL;
  RandomInput input;

  fill (&input);
  assert_refused (unknown, BAL_ERROR_NOT_FOUND);
  assert_refused (negative, BAL_ERROR_INVALID_ARGUMENT);
  assert_refused (bare, BAL_ERROR_INVALID_ARGUMENT);
  g_assert_null (bal_analysis_run_input (empty, &input.input, NULL, NULL, &error));
  g_assert_error (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pathway-check/before", test_before);
  g_test_add_func ("/pathway-check/after", test_after);
  g_test_add_func ("/pathway-check/order", test_order);
  g_test_add_func ("/pathway-check/apart", test_apart);
  g_test_add_func ("/pathway-check/table", test_table);
  g_test_add_func ("/pathway-check/left-out", test_left_out);
  g_test_add_func ("/pathway-check/errors", test_errors);

  return g_test_run ();
}
