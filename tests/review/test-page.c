/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/review/bal-review-page-private.h"

#include <string.h>

#include "libbalanced/base/bal-day-private.h"
#include "libbalanced/core/bal-findings-builder-private.h"
#include "libbalanced/core/bal-table-builder-private.h"

/* A row of each state in a column of numbers. */
static BalTable *
make_states (void)
{
  BalTableBuilder *builder = bal_table_builder_new ("states");
  guint key = bal_table_builder_add_column (builder, "state", BAL_COLUMN_KIND_CODE,
                                            BAL_COLUMN_ROLE_KEY, NULL);
  guint share = bal_table_builder_add_column (builder, "share_of_all", BAL_COLUMN_KIND_DOUBLE,
                                              BAL_COLUMN_ROLE_SHARE, NULL);
  guint children = bal_table_builder_add_column (builder, "children", BAL_COLUMN_KIND_INT64,
                                                 BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children");
  const BalValueState states[] = { BAL_VALUE_STATE_MISSING, BAL_VALUE_STATE_NOT_APPLICABLE,
                                   BAL_VALUE_STATE_SUPPRESSED, BAL_VALUE_STATE_NOT_DUE };

  bal_table_builder_append_text (builder, key, "<b>");
  bal_table_builder_append_double (builder, share, 0.6447);
  bal_table_builder_append_int (builder, children, 12345);
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      bal_table_builder_append_text (builder, key, bal_value_state_to_nick (states[i]));
      bal_table_builder_append_state (builder, share, states[i]);
      bal_table_builder_append_state (builder, children, states[i]);
    }
  bal_table_builder_append_state (builder, key, BAL_VALUE_STATE_NOT_APPLICABLE);
  bal_table_builder_append_double (builder, share, 1);
  bal_table_builder_append_int (builder, children, 0);

  return bal_table_builder_end (builder, BAL_BASIS_ACTIVE, bal_day_from_civil (2021, 2, 28), NULL,
                                TRUE);
}

static void
test_table (void)
{
  g_autoptr (BalTable) table = make_states ();
  g_autoptr (GString) page = g_string_new (NULL);

  bal_review_page_add_table (page, table, "A & B");

  g_assert_nonnull (strstr (page->str, "<strong>A &amp; B</strong>"));
  g_assert_nonnull (strstr (page->str, "Counts what was open on some day"));
  g_assert_nonnull (strstr (page->str, "up to 28 February 2021"));
  g_assert_nonnull (strstr (page->str, "Synthetic children."));
  g_assert_nonnull (strstr (page->str, "<th scope=\"row\">&lt;b&gt;</th>"));
  g_assert_nonnull (strstr (page->str, "<td class=\"number\">64.5%</td>"));
  g_assert_nonnull (strstr (page->str, "<td class=\"number\">12,345</td>"));
  g_assert_nonnull (strstr (page->str, "<td class=\"number state\">not recorded</td>"));
  g_assert_nonnull (strstr (page->str, "<td class=\"number state\">does not apply</td>"));
  g_assert_nonnull (strstr (page->str, "<td class=\"number state\">withheld</td>"));
  g_assert_nonnull (strstr (page->str, "<tr class=\"total\">\n<th scope=\"row\">All</th>"));
}

static void
test_long_table (void)
{
  BalTableBuilder *builder = bal_table_builder_new ("long");
  guint number = bal_table_builder_add_column (builder, "number", BAL_COLUMN_KIND_INT64,
                                               BAL_COLUMN_ROLE_NONE, NULL);
  g_autoptr (BalTable) table = NULL;
  g_autoptr (GString) page = g_string_new (NULL);

  for (guint i = 0; i < 1000; i++)
    bal_table_builder_append_int (builder, number, 5000 + i);
  table = bal_table_builder_end (builder, BAL_BASIS_NONE, BAL_DAY_NONE, NULL, FALSE);
  bal_review_page_add_table (page, table, "Long");

  g_assert_nonnull (strstr (page->str, ">5,059<"));
  g_assert_null (strstr (page->str, ">5,060<"));
  g_assert_nonnull (strstr (page->str, "The first 60 of 1,000 rows; all of them are in "
                                       "tables/long.csv."));
}

static BalFindings *
make_findings (void)
{
  BalFindingsBuilder *builder = bal_findings_builder_new ();
  const BalFindingFigure waits[] = { { "waits", 40 }, { "idle", 30 }, { "idle-days", 900 } };
  const BalFindingFigure moves[] = { { "moves", 10 }, { "jumps", 9 }, { "share", 0.9 } };

  bal_findings_builder_set_origin (builder, "synthetic");
  bal_findings_builder_add (builder, "synthetic-data", "", NULL, NULL, 0);
  bal_findings_builder_add (builder, "idle-waits", "/<", "one", waits, G_N_ELEMENTS (waits));
  bal_findings_builder_add (builder, "idle-waits", "", "two", waits, G_N_ELEMENTS (waits));
  bal_findings_builder_add (builder, "universal-to-specialist-jumps", "", NULL, moves,
                            G_N_ELEMENTS (moves));

  return bal_findings_builder_end (builder);
}

static void
test_groups (void)
{
  g_autoptr (BalFindings) findings = make_findings ();
  g_autoptr (GPtrArray) groups = bal_review_group_findings (findings);
  const char *const expected[] = { "universal-to-specialist-jumps", "idle-waits",
                                   "synthetic-data" };

  g_assert_cmpuint (groups->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < groups->len; i++)
    {
      BalReviewGroup *group = g_ptr_array_index (groups, i);

      g_assert_cmpstr (group->code, ==, expected[i]);
      g_assert_cmpuint (group->findings->len, ==, i == 1 ? 2 : 1);
    }
}

static void
test_group (void)
{
  g_autoptr (BalFindings) findings = make_findings ();
  g_autoptr (GPtrArray) groups = bal_review_group_findings (findings);
  g_autoptr (GString) page = g_string_new (NULL);

  bal_review_page_add_group (page, g_ptr_array_index (groups, 1), NULL);

  g_assert_true (g_str_has_prefix (page->str, "<li class=\"warning\">\n<h3><span class=\"kind\">"
                                              "Attention</span>"));
  g_assert_nonnull (strstr (page->str, "Source: two; one. From synthetic children."));
  g_assert_nonnull (strstr (page->str, "<li>"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/page/table", test_table);
  g_test_add_func ("/page/long-table", test_long_table);
  g_test_add_func ("/page/groups", test_groups);
  g_test_add_func ("/page/group", test_group);

  return g_test_run ();
}
