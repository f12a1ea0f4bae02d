/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include <string.h>

#include "libbalanced/area/bal-area-check.h"
#include "libbalanced/core/bal-column.h"
#include "libbalanced/core/bal-finding.h"
#include "libbalanced/core/bal-findings.h"
#include "libbalanced/core/bal-table.h"

static BalResult *
check (const char *members)
{
  g_autofree char *text = g_strdup_printf (
    "{\"code\": \"x\", \"name\": \"X\", \"agencies\": [{\"code\": \"nhs\", \"name\": \"N\"},"
    " {\"code\": \"la\", \"name\": \"L\"}], %s}",
    members);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (BalArea) area = bal_area_new_from_bytes (bytes, "x.json", &error);

  g_assert_no_error (error);

  return bal_area_check (area);
}

static BalColumn *
get_column (BalResult *result, const char *table, const char *name)
{
  return bal_table_lookup_column (bal_result_lookup_table (result, table), name);
}

#define UNIT(code, roles) \
  "{\"code\": \"" code "\", \"name\": \"U\", \"agency\": \"nhs\", \"roles\": [" roles "]}"

/* slt - a - senco, slt - b - teacher, slt - c: without slt two pieces are left, and c is alone. */
static void
test_roles (void)
{
  g_autoptr (BalResult) result = check (
    "\"provisions\": [" UNIT ("a", "\"slt\", \"senco\"") "," UNIT ("b", "\"salt\", \"teacher\", \"nobody\"") "," UNIT (
      "c",
      "\"slt\"") "," UNIT ("d",
                           "") ", {\"code\": \"e\", \"name\": \"E\", \"gap\": true, \"roles\": [\"slt\"]}]");
  BalColumn *party = get_column (result, "collaboration", "party");
  BalColumn *units = get_column (result, "collaboration", "units");
  BalColumn *alone = get_column (result, "collaboration", "units_alone");
  BalColumn *partners = get_column (result, "collaboration", "partners");
  BalColumn *pieces = get_column (result, "collaboration", "pieces_without");
  BalColumn *stated = get_column (result, "collaboration_shares", "stated");
  BalColumn *share = get_column (result, "collaboration_shares", "share");

  g_assert_cmpuint (bal_column_get_n_rows (party), ==, 4);
  g_assert_cmpstr (bal_column_get_text (party, 0), ==, "speech-and-language-therapist");
  g_assert_cmpint (bal_column_get_int64 (units, 0), ==, 3);
  g_assert_cmpint (bal_column_get_int64 (alone, 0), ==, 1);
  g_assert_cmpint (bal_column_get_int64 (partners, 0), ==, 2);
  g_assert_cmpint (bal_column_get_int64 (pieces, 0), ==, 2);
  g_assert_cmpint (bal_column_get_int64 (pieces, 1), ==, 1);
  g_assert_cmpstr (bal_column_get_text (party, 3), ==, "nhs");
  /* Roles of units, roles of outcomes, agencies of units, agencies of outcomes. */
  g_assert_cmpint (bal_column_get_int64 (stated, 0), ==, 3);
  g_assert_cmpfloat_with_epsilon (bal_column_get_double (share, 0), 2.0 / 3.0, 1e-12);
  g_assert_cmpint (bal_column_get_state (share, 1), ==, BAL_VALUE_STATE_NOT_APPLICABLE);
  g_assert_cmpint (bal_column_get_state (share, 2), ==, BAL_VALUE_STATE_VALUE);
  g_assert_cmpfloat (bal_column_get_double (share, 2), ==, 0.0);
}

/* Who contributes with a unit carries it too, once. */
static void
test_contributions (void)
{
  g_autoptr (BalResult) result = check ("\"provisions\": [" UNIT (
    "a",
    "\"slt\"") "], \"integrated_solution\": {\"solutions\": ["
               "{\"outcome\": \"FS1\", \"contributions\": [{\"role\": \"slt\", \"agency\": \"nhs\","
               " \"provisions\": [\"a\", \"no\"]}, {\"role\": \"senco\", \"agency\": \"la\","
               " \"provisions\": [\"a\"]}]}]}");
  BalColumn *share = get_column (result, "collaboration_shares", "share");
  g_autoptr (BalFinding) finding =
    bal_findings_lookup (bal_result_get_findings (result), "collaboration-single-point");

  for (guint i = 0; i < 4; i++)
    g_assert_cmpfloat (bal_column_get_double (share, i), ==, 1.0);
  g_assert_null (finding);
}

static void
test_nothing (void)
{
  g_autoptr (BalResult) none = check ("\"provisions\": []");
  g_autoptr (BalResult) empty = check ("\"integrated_solution\": {}");

  g_assert_null (bal_result_lookup_table (none, "collaboration"));
  g_assert_cmpuint (bal_table_get_n_rows (bal_result_lookup_table (empty, "collaboration")), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/area/collaboration/roles", test_roles);
  g_test_add_func ("/area/collaboration/contributions", test_contributions);
  g_test_add_func ("/area/collaboration/nothing", test_nothing);

  return g_test_run ();
}
