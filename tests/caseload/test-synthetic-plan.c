/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/caseload/bal-synthetic-plan-private.h"

#include <string.h>

#include "libbalanced/core/bal-error.h"

static guint32
count (const BalSyntheticPlan *plan)
{
  guint32 n = 0;

  for (guint i = 0; i < plan->groups->len; i++)
    n += ((BalSyntheticPlanGroup *) plan->groups->pdata[i])->n_children;
  return n;
}

static void
test_default (void)
{
  g_autoptr (BalSyntheticPlan) plan = bal_synthetic_plan_new_default ();

  g_assert_cmpuint (count (plan), ==, 10000);
  g_assert_cmpuint (g_strv_length (plan->agencies), ==, 5);
  g_assert_cmpint (plan->world.as_at, ==, 20331); /* 2025-08-31 */
}

static void
test_scale (void)
{
  g_autoptr (BalSyntheticPlan) plan = bal_synthetic_plan_new_default ();
  static const guint32 sizes[] = { 1, 2, 3, 7, 11, 9999, 100000, 1700000 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      bal_synthetic_plan_scale (plan, sizes[i]);
      g_assert_cmpuint (count (plan), ==, sizes[i]);
    }
  /* 6 : 3 : 1 */
  bal_synthetic_plan_scale (plan, 5);
  g_assert_cmpuint (((BalSyntheticPlanGroup *) plan->groups->pdata[0])->n_children, ==, 3);
  g_assert_cmpuint (((BalSyntheticPlanGroup *) plan->groups->pdata[1])->n_children, ==, 2);
  bal_synthetic_plan_scale (plan, 0);
  g_assert_cmpuint (count (plan), ==, 10000);
}

/* The caseloads that the review of the borough published. */
static void
test_sutton (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("BALANCED_SOURCE"), "docs", "examples",
                                            "sutton", "synthetic.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_file_load_bytes (file, NULL, NULL, &error);
  g_autoptr (BalSyntheticPlan) plan = NULL;
  guint32 plans = 0, specialist = 0, nhs = 0;

  g_assert_no_error (error);
  plan = bal_synthetic_plan_new_from_bytes (bytes, "synthetic.json", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < plan->groups->len; i++)
    {
      const BalSyntheticPlanGroup *group = plan->groups->pdata[i];

      if (g_str_equal (group->sen_provision, "E"))
        plans += group->n_children;
      for (guint k = 0; k < group->parameters.n_agencies; k++)
        {
          const BalSyntheticAgency *agency = &group->parameters.agencies[k];
          const char *code = plan->agencies[agency->agency];

          if (agency->active && g_str_equal (code, "cognus"))
            specialist += group->n_children;
          if (agency->active && g_str_equal (code, "nhs"))
            nhs += group->n_children;
        }
    }
  g_assert_cmpuint (plans, ==, 1925);
  g_assert_cmpuint (specialist, ==, 1241);
  g_assert_cmpuint (nhs, ==, 1118);
}

#define GROUP                                                                              \
  "\"id\":\"g\",\"children\":5,\"sen_provision\":\"K\",\"min_age\":4,\"max_age\":10,"      \
  "\"tier_universal\":1,\"tier_targeted\":1,\"tier_specialist\":1,\"mean_episodes\":3,"    \
  "\"jump_percent\":0,\"waiting_percent\":0,\"meantime_percent\":0,\"ambient_percent\":0," \
  "\"mean_wait\":9,\"agencies\":[\"a\"]"
#define HEAD                                                                                 \
  "\"format\":\"balanced-synthetic-plan\",\"version\":1,\"seed\":1,\"from\":\"2020-01-01\"," \
  "\"as_at\":\"2021-01-01\",\"settings\":2,\"need_types\":[\"SLCN\"],"
#define AGENCY "{\"code\":\"a\",\"universal\":1,\"targeted\":1,\"specialist\":1}"

static void
test_faults (void)
{
  static const struct
  {
    const char *text;
    BalDocumentError code;
    const char *says;
  } faults[] = {
    { "{", BAL_DOCUMENT_ERROR_SYNTAX, "plan.json" },
    { "{\"format\":\"other\"}", BAL_DOCUMENT_ERROR_VERSION, "format" },
    { "{" HEAD "\"agencies\":[],\"groups\":[]}", BAL_DOCUMENT_ERROR_MISSING_MEMBER, "groups" },
    { "{" HEAD "\"agencies\":[" AGENCY "],\"groups\":[{" GROUP ",\"active\":[\"b\"]}]}",
      BAL_DOCUMENT_ERROR_UNKNOWN_CODE, "/groups/0/active/0" },
    { "{" HEAD "\"agencies\":[{\"code\":\"a,b\",\"universal\":1,\"targeted\":1,"
      "\"specialist\":1}],\"groups\":[{" GROUP "}]}",
      BAL_DOCUMENT_ERROR_BAD_VALUE, "/agencies/0/code" },
    { "{" HEAD "\"agencies\":[{\"code\":\"a\",\"universal\":0,\"targeted\":0,"
      "\"specialist\":0}],\"groups\":[{" GROUP "}]}",
      BAL_DOCUMENT_ERROR_BAD_VALUE, "/agencies/0" },
    { "{" HEAD "\"agencies\":[{\"code\":\"a\",\"universal\":101,\"targeted\":0,"
      "\"specialist\":0}],\"groups\":[{" GROUP "}]}",
      BAL_DOCUMENT_ERROR_BAD_VALUE, "101" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (faults[i].text, strlen (faults[i].text));
      g_autoptr (GError) error = NULL;

      g_assert_null (bal_synthetic_plan_new_from_bytes (bytes, "plan.json", &error));
      g_assert_error (error, BAL_DOCUMENT_ERROR, (int) faults[i].code);
      g_assert_nonnull (strstr (error->message, faults[i].says));
    }
}

static void
test_least (void)
{
  static const char text[] =
    "{" HEAD "\"agencies\":[" AGENCY "],\"groups\":[{" GROUP ",\"active\":[\"a\"]}]}";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (BalSyntheticPlan) plan = bal_synthetic_plan_new_from_bytes (bytes, "p", &error);

  g_assert_no_error (error);
  g_assert_true (((BalSyntheticPlanGroup *) plan->groups->pdata[0])->parameters.agencies[0].active);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/synthetic-plan/default", test_default);
  g_test_add_func ("/synthetic-plan/scale", test_scale);
  g_test_add_func ("/synthetic-plan/sutton", test_sutton);
  g_test_add_func ("/synthetic-plan/faults", test_faults);
  g_test_add_func ("/synthetic-plan/least", test_least);
  return g_test_run ();
}
