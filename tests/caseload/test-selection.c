/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/caseload/bal-selection.h"

#include "libbalanced/caseload/bal-selection-private.h"
#include "libbalanced/core/bal-error.h"
#include "tests/support/bal-test-caseload.h"

static BalCaseload *
make_caseload (void)
{
  return bal_test_read_caseload (
    BAL_CASELOAD_FILE_EPISODES,
    "child_id,episode_id,strand,level,stage,agency,need_type,grouping,role,mode\n"
    "a,1,family,universal,intervention,slt,SLCN,group,therapist,direct\n"
    "a,2,family,targeted,evaluation,ot,,individual,assistant,indirect\n"
    "a,3,workforce,,intervention,slt,ASD,,,\n"
    "a,4,,specialist,,,,whole_school,,\n",
    NULL);
}

/* Takes the selection; compares the identifiers of the rows that it takes. */
static void
check (BalCaseload *caseload, BalSelection *selection, const char *expected)
{
  g_autoptr (BalSelection) owned = selection;
  g_autoptr (GError) error = NULL;
  g_autofree BalSelectionFilter *filter =
    bal_selection_compile (selection, bal_caseload_get_store (caseload), &error);
  const BalEpisodes *episodes = bal_caseload_get_episodes (caseload);
  g_autoptr (GString) taken = g_string_new (NULL);

  g_assert_no_error (error);
  for (gsize i = 0; i < episodes->n_rows; i++)
    {
      if (bal_selection_filter_takes (filter, episodes, i))
        g_string_append_printf (taken, "%u", episodes->row[i]);
    }
  g_assert_cmpstr (taken->str, ==, expected);
}

static BalSelection *
choose (const char *property, const char *one, const char *two)
{
  const char *list[] = { one, two, NULL };

  return g_object_new (BAL_TYPE_SELECTION, property, list, NULL);
}

static void
test_lists (void)
{
  g_autoptr (BalCaseload) caseload = make_caseload ();
  const char *levels[] = { "universal", "targeted", NULL };
  const char *agencies[] = { "slt", NULL };

  check (caseload, bal_selection_new (), "1234");
  check (caseload, choose ("strands", "family", NULL), "12");
  check (caseload, choose ("levels", "U", "specialist"), "14");
  check (caseload, choose ("stages", "intervention", NULL), "13");
  check (caseload, choose ("agencies", "slt", "nobody"), "13");
  check (caseload, choose ("need-types", "asd", NULL), "3");
  check (caseload, choose ("groupings", "group", "whole_school"), "14");
  check (caseload, choose ("roles", "therapist", NULL), "1");
  check (caseload, choose ("modes", "indirect", NULL), "2");
  check (caseload, choose ("strands", NULL, NULL), "");
  check (caseload, g_object_new (BAL_TYPE_SELECTION, "levels", levels, "agencies", agencies, NULL),
         "1");
}

static void
test_unknown (void)
{
  g_autoptr (BalCaseload) caseload = make_caseload ();
  g_autoptr (BalSelection) selection = choose ("levels", "wonderful", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (bal_selection_compile (selection, bal_caseload_get_store (caseload), &error));
  g_assert_error (error, BAL_ERROR, BAL_ERROR_NOT_FOUND);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/selection/lists", test_lists);
  g_test_add_func ("/selection/unknown", test_unknown);
  return g_test_run ();
}
