/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include <string.h>

#include "libbalanced/area/bal-area-check.h"
#include "libbalanced/area/bal-competence.h"
#include "libbalanced/area/bal-training.h"
#include "libbalanced/area/bal-workforce.h"
#include "libbalanced/core/bal-column.h"
#include "libbalanced/core/bal-finding.h"
#include "libbalanced/core/bal-findings.h"
#include "libbalanced/core/bal-period.h"
#include "libbalanced/core/bal-table.h"

#define AS_AT 18686 /* 28 February 2021 */

static BalResult *
check (const char *workforce, gint32 as_at)
{
  g_autofree char *text = g_strdup_printf (
    "{\"code\": \"x\", \"name\": \"X\", \"settings\": [{\"code\": \"oak\", \"name\": \"Oak\"}],"
    " \"workforce\": {%s}}",
    workforce);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (BalArea) area = bal_area_new_from_bytes (bytes, "x.json", &error);
  g_autoptr (BalAreaCheck) checking = NULL;

  g_assert_no_error (error);
  checking = bal_area_check_new (area, as_at);

  return bal_area_check_run (checking);
}

static BalColumn *
get_column (BalResult *result, const char *table, const char *name)
{
  g_assert_nonnull (bal_result_lookup_table (result, table));

  return bal_table_lookup_column (bal_result_lookup_table (result, table), name);
}

#define COMPETENCE(person, domain, tier, dates)                                                   \
  "{\"person\": \"" person "\", \"role\": \"slt\", \"domain\": \"" domain "\", \"tier\": \"" tier \
  "\"" dates "}"

/* A therapist of one domain is of the wider workforce in another; a person counts once in a tier,
 * by the best that is stated. */
static void
test_mix (void)
{
  g_autoptr (BalResult) result = check (
    "\"competences\": [" COMPETENCE ("p1", "slcn", "specialist", ", \"expires\": \"2020\"") "," COMPETENCE (
      "p1", "SLT", "specialist",
      ", \"expires\": \"2021-02\"") "," COMPETENCE ("p2", "slcn", "wider",
                                                    "") "," COMPETENCE ("p1", "ot", "wider",
                                                                        ", \"achieved\": \"2021-03\"") "]",
    AS_AT);
  BalColumn *people = get_column (result, "skill_mix", "people");
  BalColumn *share = get_column (result, "skill_mix", "share");
  BalColumn *in_force = get_column (result, "skill_mix", "in_force");
  BalColumn *expired = get_column (result, "skill_mix", "expired");
  BalColumn *open = get_column (result, "skill_mix", "open");
  BalColumn *state = get_column (result, "competences", "state");
  BalColumn *usual = get_column (result, "competences", "usual_tier");

  /* Two domains with three tiers each: wider, enhanced, specialist. */
  g_assert_cmpuint (bal_column_get_n_rows (people), ==, 6);
  g_assert_cmpint (bal_column_get_int64 (people, 0), ==, 1);
  g_assert_cmpint (bal_column_get_state (people, 1), ==, BAL_VALUE_STATE_TRUE_ZERO);
  g_assert_cmpint (bal_column_get_int64 (people, 2), ==, 1);
  g_assert_cmpfloat (bal_column_get_double (share, 2), ==, 0.5);
  g_assert_cmpint (bal_column_get_int64 (in_force, 2), ==, 1);
  g_assert_cmpint (bal_column_get_state (expired, 2), ==, BAL_VALUE_STATE_TRUE_ZERO);
  g_assert_cmpint (bal_column_get_int64 (open, 0), ==, 1);
  g_assert_cmpstr (bal_column_get_text (state, 0), ==, "expired");
  g_assert_cmpstr (bal_column_get_text (state, 3), ==, "not_yet");
  g_assert_cmpstr (bal_column_get_text (usual, 0), ==, "specialist");
  g_assert_cmpstr (bal_column_get_text (usual, 3), ==, "wider");
}

/* What was renewed after its last day has an old last day. */
static void
test_renewed (void)
{
  g_autoptr (BalResult) late =
    check ("\"competences\": [" COMPETENCE (
             "p1", "slcn", "wider", ", \"renewed\": \"2020-06\", \"expires\": \"2020-05\"") "]",
           AS_AT);
  g_autoptr (BalResult) right =
    check ("\"competences\": [" COMPETENCE (
             "p1", "slcn", "wider", ", \"renewed\": \"2020-06\", \"expires\": \"2020-06\"") "]",
           AS_AT);
  g_autoptr (BalFinding) found =
    bal_findings_lookup (bal_result_get_findings (late), "competence-dates-reversed");
  g_autoptr (BalFinding) none =
    bal_findings_lookup (bal_result_get_findings (right), "competence-dates-reversed");

  g_assert_nonnull (found);
  g_assert_null (none);
}

/* Without an as-at date nothing is in force or expired. */
static void
test_no_day (void)
{
  g_autoptr (BalResult) result =
    check ("\"competences\": [" COMPETENCE ("p1", "slcn", "specialist",
                                            ", \"expires\": \"2020\"") "]",
           BAL_DAY_NONE);
  BalColumn *state = get_column (result, "competences", "state");
  BalColumn *expired = get_column (result, "skill_mix", "expired");

  g_assert_cmpint (bal_column_get_state (state, 0), ==, BAL_VALUE_STATE_MISSING);
  g_assert_cmpint (bal_column_get_state (expired, 2), ==, BAL_VALUE_STATE_NOT_AVAILABLE);
}

/* A name in the place of a code is not shown. */
static void
test_name (void)
{
  g_autoptr (BalResult) result =
    check ("\"competences\": [" COMPETENCE ("Some Body", "slcn", "wider", "") "]", AS_AT);
  BalColumn *person = get_column (result, "competences", "person");

  g_assert_cmpint (bal_column_get_state (person, 0), ==, BAL_VALUE_STATE_SUPPRESSED);
}

#define TRAINING(sessions, more)                                                                       \
  "\"trainings\": [{\"code\": \"t\", \"title\": \"T\", \"renew_months\": 12, \"sessions\": [" sessions \
  "]" more "}]"
#define STAFF(people) \
  ", \"staffing\": [{\"role\": \"class-teacher\", \"setting\": \"oak\", \"people\": " people "}]"
#define SESSION(date, who)                                                           \
  "{\"date\": \"" date "\", \"attendances\": [{\"role\": \"teacher\", \"setting\": " \
  "\"oak\", " who "}]}"

/* People who are not told apart may have come twice: at least the largest session, at most all. */
static void
test_bounds (void)
{
  g_autoptr (BalResult) result = check (
    TRAINING (SESSION ("2020-09-01", "\"attended\": 5") "," SESSION (
                "2020-10-01",
                "\"attended\": 3") "," SESSION ("2019-10-01",
                                                "\"attended\": 9") "," SESSION ("2022-10-01",
                                                                                "\"attended\": 9"),
              "") STAFF ("10"),
    AS_AT);

  g_assert_cmpint (
    bal_column_get_int64 (get_column (result, "training_coverage", "trained_low"), 0), ==, 5);
  g_assert_cmpint (
    bal_column_get_int64 (get_column (result, "training_coverage", "trained_high"), 0), ==, 8);
  g_assert_cmpfloat (
    bal_column_get_double (get_column (result, "training_coverage", "coverage_low"), 0), ==, 0.5);
  g_assert_cmpfloat (
    bal_column_get_double (get_column (result, "training_coverage", "coverage_high"), 0), ==, 0.8);
  g_assert_cmpint (bal_column_get_state (get_column (result, "training_coverage", "due"), 0), ==,
                   BAL_VALUE_STATE_NOT_AVAILABLE);
  g_assert_cmpuint (bal_table_get_n_rows (bal_result_lookup_table (result, "training_log")), ==, 4);
}

/* With codes people count once, and renewal is known: of two that were due one renewed. */
static void
test_renewal (void)
{
  g_autoptr (BalResult) result =
    check (TRAINING (SESSION ("2019-09-01", "\"persons\": [\"a\", \"b\", \"b\"]") "," SESSION (
                       "2020-09-01", "\"persons\": [\"a\", \"c\"]"),
                     "") STAFF ("4"),
           AS_AT);
  BalColumn *due = get_column (result, "training_coverage", "due");
  BalColumn *rate = get_column (result, "training_coverage", "renewal_rate");
  BalColumn *low = get_column (result, "training_coverage", "trained_low");
  BalColumn *high = get_column (result, "training_coverage", "trained_high");

  g_assert_cmpint (bal_column_get_int64 (due, 0), ==, 2);
  g_assert_cmpfloat (bal_column_get_double (rate, 0), ==, 0.5);
  g_assert_cmpint (bal_column_get_int64 (low, 0), ==, 2);
  g_assert_cmpint (bal_column_get_int64 (high, 0), ==, 2);
}

/* Whom the training is meant for has a row without ever having come; others have none. */
static void
test_meant_for (void)
{
  g_autoptr (BalResult) meant =
    check (TRAINING ("", ", \"for_roles\": [\"teacher\"]") STAFF ("4"), AS_AT);
  g_autoptr (BalResult) other =
    check (TRAINING ("", ", \"for_roles\": [\"senco\"]") STAFF ("4"), AS_AT);

  g_assert_cmpint (bal_column_get_state (get_column (meant, "training_coverage", "trained_high"),
                                         0),
                   ==, BAL_VALUE_STATE_TRUE_ZERO);
  g_assert_cmpuint (bal_table_get_n_rows (bal_result_lookup_table (other, "training_coverage")), ==,
                    0);
}

/* Numbers that no area has do not overflow, and months without end are none. */
static void
test_odd (void)
{
  g_autoptr (BalResult) result =
    check ("\"trainings\": [{\"code\": \"t\", \"title\": \"T\", \"renew_months\": 9007199254740991,"
           " \"sessions\": [{\"date\": \"9999\", \"attendances\": [{\"role\": \"nobody\","
           " \"attended\": 9007199254740991}, {\"role\": \"nobody\", \"attended\":"
           " 9007199254740991}]}]}], \"staffing\": [{\"role\": \"nobody\", \"people\": 0}],"
           " \"competences\": []",
           BAL_DAY_NONE);
  BalColumn *coverage = get_column (result, "training_coverage", "coverage_low");
  BalColumn *low = get_column (result, "training_coverage", "trained_low");

  g_assert_cmpint (bal_column_get_state (coverage, 0), ==, BAL_VALUE_STATE_NOT_AVAILABLE);
  g_assert_cmpint (bal_column_get_int64 (low, 0), ==, 9007199254740991);
  g_assert_null (bal_result_lookup_table (result, "competences"));
}

static void
test_items (void)
{
  g_autoptr (BalArea) area = NULL;
  g_autoptr (BalWorkforce) workforce = NULL;
  g_autoptr (GListModel) trainings = NULL;
  g_autoptr (BalTraining) training = NULL;
  g_autoptr (GError) error = NULL;
  const char *text = "{\"code\": \"x\", \"name\": \"X\", \"workforce\": {" TRAINING ("", "") "}}";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  area = bal_area_new_from_bytes (bytes, "x.json", &error);
  g_assert_no_error (error);
  g_object_get (area, "workforce", &workforce, NULL);
  g_object_get (workforce, "trainings", &trainings, NULL);
  training = g_list_model_get_item (trainings, 0);
  g_assert_cmpstr (bal_training_get_code (training), ==, "t");
  g_assert_cmpstr (bal_training_get_title (training), ==, "T");
  g_assert_cmpuint (g_list_model_get_n_items (bal_training_get_sessions (training)), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/area/workforce/mix", test_mix);
  g_test_add_func ("/area/workforce/renewed", test_renewed);
  g_test_add_func ("/area/workforce/no-day", test_no_day);
  g_test_add_func ("/area/workforce/name", test_name);
  g_test_add_func ("/area/workforce/bounds", test_bounds);
  g_test_add_func ("/area/workforce/renewal", test_renewal);
  g_test_add_func ("/area/workforce/meant-for", test_meant_for);
  g_test_add_func ("/area/workforce/odd", test_odd);
  g_test_add_func ("/area/workforce/items", test_items);

  return g_test_run ();
}
