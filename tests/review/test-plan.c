/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/review/bal-review-plan-private.h"

static gboolean
has_section (const char *id)
{
  guint n_sections = 0;
  const BalReviewSection *sections = bal_review_get_sections (&n_sections);

  for (guint i = 0; i < n_sections; i++)
    {
      if (g_strcmp0 (sections[i].id, id) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
test_plans (void)
{
  guint n_plans = 0;
  const BalReviewPlan *plans = bal_review_get_plans (&n_plans);

  for (guint i = 0; i < n_plans; i++)
    {
      g_assert_true (has_section (plans[i].section));
      g_assert_true (bal_review_lookup_plan (plans[i].name) == &plans[i]);
      /* They end sentences that begin with "It would say" and "It needs". */
      g_assert_false (g_str_has_suffix (plans[i].adds, "."));
      g_assert_true (plans[i].needs == NULL || !g_str_has_suffix (plans[i].needs, "."));
    }
  g_assert_null (bal_review_lookup_plan ("nothing"));
}

static void
test_findings (void)
{
  g_assert_cmpuint (bal_review_rank_finding ("targeted-undefined"), <,
                    bal_review_rank_finding ("idle-waits"));
  g_assert_cmpuint (bal_review_rank_finding ("idle-waits"), <,
                    bal_review_rank_finding ("not-a-code"));
  g_assert_cmpstr (bal_review_get_finding_section ("idle-waits"), ==, "waits");
  g_assert_cmpstr (bal_review_get_finding_section ("row-rejected-no-child"), ==, "records");
  g_assert_cmpstr (bal_review_get_finding_section ("not-a-code"), ==, "place");
  g_assert_true (has_section (bal_review_get_finding_section ("targeted-missing")));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plan/plans", test_plans);
  g_test_add_func ("/plan/findings", test_findings);

  return g_test_run ();
}
