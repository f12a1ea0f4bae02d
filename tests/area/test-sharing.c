/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include <string.h>

#include "libbalanced/area/bal-area-check.h"
#include "libbalanced/area/bal-permit.h"
#include "libbalanced/area/bal-sharing-term.h"
#include "libbalanced/core/bal-column.h"
#include "libbalanced/core/bal-finding.h"
#include "libbalanced/core/bal-period.h"
#include "libbalanced/core/bal-table.h"
#include "libbalanced/core/bal-templates.h"
#include "libbalanced/document/bal-item-private.h"

#define DAY 19904 /* 2024-06-30 */

#define PARTIES                                                     \
  "\"parties\": [{\"agency\": \"a\", \"signed\": \"2023-12-01\"}, " \
  "{\"agency\": \"b\", \"signed\": \"2023-12-05\"}]"
#define PRINCIPLES                                                                                \
  "{\"code\": \"p\", \"label\": \"P\", \"kind\": \"tier_1\", \"start\": \"2023-01-01\", " PARTIES \
  "}"
#define TERM                                                                   \
  "{\"purpose\": \"review\", \"givers\": [\"a\"], \"receivers\": [\"b\"], "    \
  "\"data_classes\": [\"waits\"], \"fields\": [\"agency\", \"weeks\"], "       \
  "\"identifiability\": \"pseudonymised\", \"legal_basis\": \"public-task\", " \
  "\"special_condition\": \"care\", \"consent\": \"not_required\", \"retention_days\": 30}"
#define DETAIL                                                                            \
  "{\"code\": \"d\", \"label\": \"D\", \"kind\": \"tier_2\", \"start\": \"2024-01-01\", " \
  "\"end\": \"2024-12-31\", \"impact_assessment\": \"complete\", "                        \
  "\"impact_assessment_date\": \"2023-12-01\", " PARTIES ", \"terms\": [" TERM "]}"

static BalArea *
read_area (const char *agreements)
{
  g_autofree char *text = g_strdup_printf (
    "{\"code\": \"x\", \"name\": \"X\", \"agencies\": [{\"code\": \"a\", \"name\": \"A\"}, "
    "{\"code\": \"b\", \"name\": \"B\"}], \"information_sharing\": {\"purposes\": [{\"code\": "
    "\"review\", \"label\": \"R\"}], \"data_classes\": [{\"code\": \"waits\", \"label\": \"W\", "
    "\"provider_performance\": \"yes\", \"special_category\": \"no\"}], \"agreements\": [%s], "
    "\"flows\": [{\"code\": \"f\", \"giver\": \"a\"}]}}",
    agreements);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  BalArea *area = bal_area_new_from_bytes (bytes, "x.json", &error);

  g_assert_no_error (error);

  return area;
}

static BalDataFlow *
make_flow (BalIdentifiability identifiability, const char *const *fields)
{
  const char *const classes[] = { "waits", NULL };

  return g_object_new (BAL_TYPE_DATA_FLOW, "giver", "a", "receiver", "b", "purpose", "review",
                       "data-classes", classes, "fields", fields, "identifiability",
                       identifiability, "retention-days", (gint64) 30, NULL);
}

static const char *const two_fields[] = { "agency", "weeks", NULL };

static void
assert_reasons (const char *agreements, BalDataFlow *flow, gint32 day, const char *expected)
{
  g_autoptr (BalArea) area = read_area (agreements);
  g_autoptr (BalPermit) permit = bal_area_find_permit (area, flow, day, TRUE);
  g_autofree char *reasons = g_strjoinv (" ", (char **) bal_permit_get_reasons (permit));

  g_assert_cmpstr (reasons, ==, expected);
  g_assert_cmpint (bal_permit_get_allowed (permit), ==, *expected == '\0');
}

static void
test_allowed (void)
{
  g_autoptr (BalArea) area = read_area (PRINCIPLES "," DETAIL);
  g_autoptr (BalDataFlow) flow = make_flow (BAL_IDENTIFIABILITY_PSEUDONYMISED, two_fields);
  g_autoptr (BalPermit) permit = bal_area_find_permit (area, flow, DAY, TRUE);

  g_assert_true (bal_permit_get_allowed (permit));
  g_assert_cmpstr (bal_permit_get_agreement (permit), ==, "d");
  g_assert_cmpuint (g_strv_length ((char **) bal_permit_get_allowed_fields (permit)), ==, 2);
  g_assert_null (bal_permit_get_refused_fields (permit)[0]);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (bal_permit_get_findings (permit))), ==,
                    0);
}

/* The days of an agreement are those from the first to the last, both included. */
static void
test_days (void)
{
  g_autoptr (BalDataFlow) flow = make_flow (BAL_IDENTIFIABILITY_AGGREGATE, two_fields);

  assert_reasons (PRINCIPLES "," DETAIL, flow, 19723, "");
  assert_reasons (PRINCIPLES "," DETAIL, flow, 19722, "flow-agreement-not-in-force");
  assert_reasons (PRINCIPLES "," DETAIL, flow, 20088, "");
  assert_reasons (PRINCIPLES "," DETAIL, flow, 20089, "flow-agreement-not-in-force");
  assert_reasons (PRINCIPLES "," DETAIL, flow, BAL_DAY_NONE, "flow-not-stated");
}

static void
test_closed (void)
{
  g_autoptr (BalDataFlow) flow = make_flow (BAL_IDENTIFIABILITY_AGGREGATE, two_fields);
  g_autoptr (BalDataFlow) named = make_flow (BAL_IDENTIFIABILITY_IDENTIFIABLE, two_fields);
  g_autoptr (BalDataFlow) bare = g_object_new (BAL_TYPE_DATA_FLOW, NULL);
  g_autoptr (BalArea) empty = g_object_new (BAL_TYPE_AREA, "code", "x", "name", "X", NULL);
  g_autoptr (BalPermit) permit = bal_area_find_permit (empty, flow, DAY, FALSE);

  g_assert_false (bal_permit_get_allowed (permit));
  g_assert_null (bal_permit_get_agreement (permit));
  assert_reasons ("", flow, DAY, "flow-purpose-not-named");
  assert_reasons (DETAIL, flow, DAY, "flow-without-principles");
  assert_reasons (PRINCIPLES "," DETAIL, named, DAY, "flow-too-identifiable");
  assert_reasons (PRINCIPLES "," DETAIL, bare, DAY, "flow-not-stated");
}

/* Whoever asks without fields, or with too many, learns which ones may flow. */
static void
test_fields (void)
{
  const char *const none[] = { NULL };
  const char *const more[] = { "weeks", "postcode", NULL };
  g_autoptr (BalArea) area = read_area (PRINCIPLES "," DETAIL);
  g_autoptr (BalDataFlow) open = make_flow (BAL_IDENTIFIABILITY_AGGREGATE, none);
  g_autoptr (BalDataFlow) wide = make_flow (BAL_IDENTIFIABILITY_AGGREGATE, more);
  g_autoptr (BalPermit) all = bal_area_find_permit (area, open, DAY, TRUE);
  g_autoptr (BalPermit) some = bal_area_find_permit (area, wide, DAY, TRUE);
  g_autoptr (BalPermit) late = bal_area_find_permit (area, wide, DAY + 365, TRUE);

  g_assert_false (bal_permit_get_allowed (all));
  g_assert_cmpstr (bal_permit_get_allowed_fields (all)[1], ==, "weeks");
  g_assert_cmpstr (bal_permit_get_allowed_fields (some)[0], ==, "weeks");
  g_assert_null (bal_permit_get_allowed_fields (some)[1]);
  g_assert_cmpstr (bal_permit_get_refused_fields (some)[0], ==, "postcode");
  g_assert_null (bal_permit_get_allowed_fields (late)[0]);
}

/* Figures about provider performance: presumed, and so a matter of policy. Rows never are. */
static void
test_presumption (void)
{
  const char *general = "{\"code\": \"p\", \"label\": \"P\", \"kind\": \"data_controller\", "
                        "\"start\": \"2023-01-01\", " PARTIES ", \"terms\": [" TERM "]}";
  g_autoptr (BalArea) area = read_area (general);
  g_autoptr (BalDataFlow) figures = make_flow (BAL_IDENTIFIABILITY_AGGREGATE, two_fields);
  g_autoptr (BalDataFlow) rows = make_flow (BAL_IDENTIFIABILITY_PSEUDONYMISED, two_fields);
  g_autoptr (BalPermit) free = bal_area_find_permit (area, figures, DAY, FALSE);
  g_autoptr (BalPermit) closed = bal_area_find_permit (area, rows, DAY, FALSE);

  g_assert_true (bal_permit_get_allowed (free));
  g_assert_false (bal_permit_get_allowed (closed));
  assert_reasons (general, figures, DAY, "flow-without-tier-2 flow-without-impact-assessment");
}

static void
test_check (void)
{
  g_autoptr (BalArea) area = read_area (PRINCIPLES "," DETAIL);
  g_autoptr (BalAreaCheck) check = bal_area_check_new (area, DAY);
  g_autoptr (BalResult) result = bal_area_check_run (check);
  g_autoptr (BalResult) undated = bal_area_check (area);
  BalTable *permits = bal_result_lookup_table (result, "permits");
  BalTable *agreements = bal_result_lookup_table (undated, "agreements");
  BalColumn *reasons = bal_table_lookup_column (permits, "reasons");
  BalColumn *in_force = bal_table_lookup_column (agreements, "in_force");

  g_assert_true (bal_area_check_get_presume_tier_2 (check));
  g_assert_cmpstr (bal_column_get_text (reasons, 0), ==, "flow-not-stated");
  g_assert_null (bal_result_lookup_table (undated, "permits"));
  g_assert_cmpint (bal_column_get_state (in_force, 0), ==, BAL_VALUE_STATE_NOT_AVAILABLE);
}

/* Ten thousand principles that only one side signed, and ten thousand agreements under any of them:
 * looking through all principles for each agreement would not end here. */
static void
test_very_many (void)
{
  const guint n_each = 10000;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (BalArea) closed = NULL;
  g_autoptr (BalArea) open = NULL;
  g_autoptr (BalDataFlow) flow = make_flow (BAL_IDENTIFIABILITY_PSEUDONYMISED, two_fields);
  g_autoptr (BalPermit) refused = NULL;
  g_autoptr (BalPermit) allowed = NULL;

  for (guint i = 0; i < n_each; i++)
    g_string_append_printf (text,
                            "%s{\"code\": \"p%u\", \"label\": \"P\", \"kind\": \"tier_1\", "
                            "\"start\": \"2023-01-01\", \"parties\": [{\"agency\": \"a\", "
                            "\"signed\": \"2023-12-01\"}]}",
                            i > 0 ? "," : "", i);
  for (guint i = 0; i < n_each; i++)
    g_string_append_printf (text,
                            ",{\"code\": \"d%u\", \"label\": \"D\", \"kind\": \"tier_2\", "
                            "\"start\": \"2024-01-01\", \"impact_assessment\": \"complete\", "
                            "\"impact_assessment_date\": \"2023-12-01\", " PARTIES
                            ", \"terms\": [" TERM "]}",
                            i);
  closed = read_area (text->str);
  g_string_append (text, "," PRINCIPLES);
  open = read_area (text->str);

  refused = bal_area_find_permit (closed, flow, DAY, TRUE);
  g_assert_cmpstr (bal_permit_get_agreement (refused), ==, "d0");
  g_assert_cmpstr (bal_permit_get_reasons (refused)[0], ==, "flow-without-principles");
  g_assert_null (bal_permit_get_reasons (refused)[1]);
  allowed = bal_area_find_permit (open, flow, DAY, TRUE);
  g_assert_true (bal_permit_get_allowed (allowed));
}

/* So many fields, asked for in the order in which the term names them last. */
static void
test_very_many_fields (void)
{
  const guint n_fields = 50000;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (BalArea) area = NULL;
  g_autoptr (BalDataFlow) flow = NULL;
  g_autoptr (BalPermit) permit = NULL;

  for (guint i = n_fields; i > 0; i--)
    g_ptr_array_add (names, g_strdup_printf ("f%u", i - 1));
  g_ptr_array_add (names, g_strdup ("postcode"));
  g_ptr_array_add (names, NULL);
  for (guint i = 0; i < n_fields; i++)
    g_string_append_printf (text, "%s\"f%u\"", i > 0 ? ", " : "", i);
  {
    g_autofree char *agreements =
      g_strdup_printf (PRINCIPLES
                       ",{\"code\": \"d\", \"label\": \"D\", \"kind\": \"tier_2\", "
                       "\"start\": \"2024-01-01\", \"impact_assessment\": \"complete\", "
                       "\"impact_assessment_date\": \"2023-12-01\", " PARTIES
                       ", \"terms\": [{\"purpose\": \"review\", \"givers\": [\"a\"], "
                       "\"receivers\": [\"b\"], \"data_classes\": [\"waits\"], "
                       "\"fields\": [%s], \"identifiability\": \"pseudonymised\", "
                       "\"legal_basis\": \"public-task\", \"consent\": \"not_required\", "
                       "\"retention_days\": 30}]}",
                       text->str);

    area = read_area (agreements);
  }
  flow = make_flow (BAL_IDENTIFIABILITY_PSEUDONYMISED, (const char *const *) names->pdata);
  permit = bal_area_find_permit (area, flow, DAY, TRUE);
  g_assert_cmpuint (g_strv_length ((char **) bal_permit_get_allowed_fields (permit)), ==, n_fields);
  g_assert_cmpstr (bal_permit_get_allowed_fields (permit)[0], ==, "f0");
  g_assert_cmpstr (bal_permit_get_refused_fields (permit)[0], ==, "postcode");
  g_assert_null (bal_permit_get_refused_fields (permit)[1]);
  g_assert_cmpstr (bal_permit_get_reasons (permit)[0], ==, "flow-field-not-named");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/area/sharing/allowed", test_allowed);
  g_test_add_func ("/area/sharing/days", test_days);
  g_test_add_func ("/area/sharing/closed", test_closed);
  g_test_add_func ("/area/sharing/fields", test_fields);
  g_test_add_func ("/area/sharing/presumption", test_presumption);
  g_test_add_func ("/area/sharing/check", test_check);
  g_test_add_func ("/area/sharing/very-many", test_very_many);
  g_test_add_func ("/area/sharing/very-many-fields", test_very_many_fields);

  return g_test_run ();
}
