/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/caseload/bal-cohort.h"

#include <string.h>

#include "libbalanced/base/bal-day-private.h"
#include "libbalanced/caseload/bal-cohort-private.h"
#include "libbalanced/core/bal-error.h"
#include "tests/support/bal-test-caseload.h"

#define AS_AT 18686 /* 2021-02-28 */

static BalCaseload *
make_caseload (void)
{
  const char *texts[4] = {
    /* On the last day of February the second is not yet five, and the third is. */
    "child_id,date_of_birth,sex,idaci_decile\na,2010-06-01,F,1\nb,2016-02-29,M,2\nc,2016-02-28,F,10\n"
    "d,,,\n",
    "child_id,strand,level,stage,agency,setting_id,need_type,start_date,end_date\n"
    "a,family,universal,intervention,slt,s1,ASD,2020-01-01,2020-02-01\n"
    "a,family,specialist,intervention,ot,s2,,2020-06-01,\n"
    "b,family,targeted,evaluation,slt,s1,,2021-02-28,\n"
    "c,family,targeted,evaluation,slt,s1,,2021-03-01,\n",
    "child_id,from_date,to_date,need_type,need_rank,need_tier\n"
    "a,2020-01-01,2020-12-31,SLCN,1,targeted\n"
    "b,2020-01-01,2021-02-28,SLCN,2,universal\n"
    "c,2020-01-01,,SLCN,1,specialist\n"
    "d,2021-03-01,,SLCN,1,\n",
    "child_id,status,value,from_date\nb,sen_provision,E,2020-01-01\nc,sen_provision,K,2020-01-01\n",
  };

  return bal_test_read_files (texts, NULL);
}

/* Letters of the children, since there are four. */
static char *
describe (BalCohort *cohort)
{
  GString *letters = g_string_new (NULL);

  for (guint i = 0; i < bal_cohort_get_n_children (cohort); i++)
    {
      guint child = bal_cohort_get_child (cohort, i);

      g_assert_true (bal_cohort_contains (cohort, child));
      g_string_append (letters,
                       bal_caseload_get_child_id (bal_cohort_get_caseload (cohort), child));
    }
  g_assert_cmpuint (bal_cohort_get_child (cohort, bal_cohort_get_n_children (cohort)), ==,
                    G_MAXUINT);
  return g_string_free (letters, FALSE);
}

/* Takes the query. */
static void
check (BalCaseload *caseload, BalCohortQuery *query, const char *expected)
{
  g_autoptr (BalCohortQuery) owned = query;
  g_autoptr (GError) error = NULL;
  g_autoptr (BalCohort) cohort = bal_cohort_new (caseload, query, &error);
  g_autofree char *found = NULL;

  g_assert_no_error (error);
  found = describe (cohort);
  g_assert_cmpstr (found, ==, expected);
}

#define QUERY(...) g_object_new (BAL_TYPE_COHORT_QUERY, __VA_ARGS__, NULL)

static void
test_conditions (void)
{
  g_autoptr (BalCaseload) caseload = make_caseload ();
  const char *ids[] = { "b", "d", "nobody", NULL };

  check (caseload, bal_cohort_query_new (), "abcd");
  check (caseload, QUERY ("need-type", "SLCN", "as-at", AS_AT), "bc");
  check (caseload, QUERY ("need-type", "slcn", "need-rank", 1, "as-at", AS_AT), "c");
  check (caseload, QUERY ("need-type", "SLCN", "as-at", 18500), "abc");
  check (caseload, QUERY ("need-type", "ASD", "as-at", AS_AT), "");
  check (caseload, QUERY ("need-type", "ASD", "need-on-episodes", TRUE), "a");
  check (caseload, QUERY ("need-tier", "specialist", "as-at", AS_AT), "c");
  check (caseload, QUERY ("min-age", 5, "max-age", 5, "as-at", AS_AT), "c");
  check (caseload, QUERY ("max-age", 4, "as-at", AS_AT), "b");
  check (caseload, QUERY ("min-age", 5, "as-at", AS_AT + 1), "abc");
  check (caseload, QUERY ("level", "targeted"), "bc");
  check (caseload, QUERY ("level", "T", "as-at", AS_AT), "b");
  check (caseload, QUERY ("agency", "slt", "end", 18600), "a");
  check (caseload, QUERY ("agency", "slt", "level", "specialist"), "");
  check (caseload, QUERY ("setting", "s1", "start", 18300), "bc");
  check (caseload, QUERY ("start", 18300, "end", 18400), "");
  check (caseload, QUERY ("start", 18300, "end", 18414), "a");
  check (caseload, QUERY ("stage", "evaluation"), "bc");
  check (caseload, QUERY ("strand", "workforce"), "");
  check (caseload, QUERY ("status", "sen_provision", "as-at", AS_AT), "bc");
  check (caseload, QUERY ("status", "sen_provision", "status-value", "K", "as-at", AS_AT), "c");
  check (caseload, QUERY ("status", "sen_provision", "as-at", 18000), "");
  check (caseload, QUERY ("child-ids", ids), "bd");
  check (caseload, QUERY ("child-ids", ids, "level", "targeted"), "b");
}

/* Takes the conditions. */
static BalCohortQuery *
ask (const char *columns)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) value =
    g_variant_parse (G_VARIANT_TYPE ("a{sas}"), columns, NULL, NULL, &error);

  g_assert_no_error (error);
  return QUERY ("columns", value);
}

static void
test_columns (void)
{
  g_autoptr (BalCaseload) caseload = make_caseload ();
  g_autoptr (GVariant) both = NULL;

  check (caseload, ask ("{'sex': ['F']}"), "ac");
  check (caseload, ask ("{'sex': ['F', 'M']}"), "abc");
  check (caseload, ask ("{'idaci_decile': ['2', '10']}"), "bc");
  check (caseload, ask ("{'sex': ['F'], 'agency': ['ot']}"), "a");
  check (caseload, ask ("{'level': ['targeted'], 'agency': ['slt']}"), "bc");
  check (caseload, ask ("{}"), "abcd");
  /* On one and the same episode. */
  check (caseload, ask ("{'level': ['specialist'], 'agency': ['slt']}"), "");
  both = g_variant_ref_sink (g_variant_new_parsed ("{'sex': ['F']}"));
  check (caseload, QUERY ("columns", both, "level", "targeted"), "c");
}

static void
check_error (BalCaseload *caseload, BalCohortQuery *query, int code, const char *column)
{
  g_autoptr (BalCohortQuery) owned = query;
  g_autoptr (GError) error = NULL;

  g_assert_null (bal_cohort_new (caseload, query, &error));
  g_assert_error (error, BAL_ERROR, code);
  g_assert_nonnull (strstr (error->message, column));
}

/* What is mistyped is not nobody. */
static void
test_mistyped (void)
{
  g_autoptr (BalCaseload) caseload = make_caseload ();

  check_error (caseload, QUERY ("agency", "slp"), BAL_ERROR_NOT_FOUND, "column agency");
  check_error (caseload, QUERY ("setting", "s9"), BAL_ERROR_NOT_FOUND, "column setting_id");
  check_error (caseload, QUERY ("status", "sen_provison", "as-at", AS_AT), BAL_ERROR_NOT_FOUND,
               "column status");
  check_error (caseload, ask ("{'sex': ['female']}"), BAL_ERROR_NOT_FOUND, "column sex");
  check_error (caseload, ask ("{'referral_id': ['r1']}"), BAL_ERROR_NOT_FOUND,
               "such a value in the column referral_id");
  check_error (caseload, ask ("{'sexes': ['F']}"), BAL_ERROR_NOT_FOUND, "column sexes");
  check_error (caseload, ask ("{'start_date': ['2020-01-01']}"), BAL_ERROR_INVALID_ARGUMENT,
               "column start_date");
}

static void
test_errors (void)
{
  g_autoptr (BalCaseload) caseload = make_caseload ();
  g_autoptr (BalCohortQuery) undated = QUERY ("need-type", "SLCN");
  g_autoptr (BalCohortQuery) unknown = QUERY ("level", "wonderful");
  g_autoptr (BalCohortQuery) backwards = QUERY ("start", 2, "end", 1);
  g_autoptr (GError) error = NULL;

  g_assert_null (bal_cohort_new (caseload, undated, &error));
  g_assert_error (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT);
  g_clear_error (&error);
  g_assert_null (bal_cohort_new (caseload, unknown, &error));
  g_assert_error (error, BAL_ERROR, BAL_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (bal_cohort_new (caseload, backwards, &error));
  g_assert_error (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT);
}

static void
test_combine (void)
{
  g_autoptr (BalCaseload) caseload = make_caseload ();
  g_autoptr (BalCaseload) other_caseload = make_caseload ();
  g_autoptr (BalCohortQuery) slt = QUERY ("agency", "slt");
  g_autoptr (BalCohortQuery) ot = QUERY ("agency", "ot");
  g_autoptr (BalCohort) a = bal_cohort_new (caseload, slt, NULL);
  g_autoptr (BalCohort) b = bal_cohort_new (caseload, ot, NULL);
  g_autoptr (BalCohort) foreign = bal_cohort_new (other_caseload, ot, NULL);
  g_autoptr (BalCohort) both = bal_cohort_intersect (a, b, NULL);
  g_autoptr (BalCohort) either = bal_cohort_unite (a, b, NULL);
  g_autoptr (BalCohort) only = bal_cohort_subtract (a, b, NULL);
  g_autoptr (BalCohort) none = bal_cohort_complement (a);
  g_autoptr (GError) error = NULL;
  char *texts[] = { describe (both), describe (either), describe (only), describe (none) };

  g_assert_cmpstr (texts[0], ==, "a");
  g_assert_cmpstr (texts[1], ==, "abc");
  g_assert_cmpstr (texts[2], ==, "bc");
  g_assert_cmpstr (texts[3], ==, "d");
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (texts[i]);
  g_assert_null (bal_cohort_unite (a, foreign, &error));
  g_assert_error (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT);
}

static void
test_age (void)
{
  gint32 leap = bal_day_from_civil (2016, 2, 29);

  g_assert_cmpint (bal_cohort_get_age (leap, bal_day_from_civil (2017, 2, 28)), ==, 0);
  g_assert_cmpint (bal_cohort_get_age (leap, bal_day_from_civil (2017, 3, 1)), ==, 1);
  g_assert_cmpint (bal_cohort_get_age (leap, bal_day_from_civil (2020, 2, 29)), ==, 4);
  g_assert_cmpint (bal_cohort_get_age (leap, leap), ==, 0);
  g_assert_cmpint (bal_cohort_get_age (leap, leap - 1), ==, -1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cohort/conditions", test_conditions);
  g_test_add_func ("/cohort/columns", test_columns);
  g_test_add_func ("/cohort/mistyped", test_mistyped);
  g_test_add_func ("/cohort/errors", test_errors);
  g_test_add_func ("/cohort/combine", test_combine);
  g_test_add_func ("/cohort/age", test_age);
  return g_test_run ();
}
