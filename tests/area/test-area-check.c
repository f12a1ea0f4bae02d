/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-area-check.h"

#include <glib/gstdio.h>
#include <string.h>

#include "libbalanced/base/bal-day-private.h"
#include "libbalanced/core/bal-column.h"
#include "libbalanced/core/bal-finding.h"
#include "libbalanced/core/bal-findings.h"
#include "libbalanced/core/bal-period.h"
#include "libbalanced/core/bal-table.h"
#include "tests/support/bal-test-support.h"

/* Checks a document of which only the members after the name are given. */
static BalResult *
check_as_at (const char *members, gint32 as_at)
{
  g_autofree char *text = g_strdup_printf ("{\"code\": \"x\", \"name\": \"X\", %s}", members);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (BalArea) area = bal_area_new_from_bytes (bytes, "x.json", &error);
  g_autoptr (BalAreaCheck) check = NULL;

  g_assert_no_error (error);
  check = bal_area_check_new (area, as_at);

  return bal_area_check_run (check);
}

static BalResult *
check (const char *members)
{
  return check_as_at (members, BAL_DAY_NONE);
}

static BalResult *
check_sutton (void)
{
  g_autofree char *path = bal_test_source_path ("docs/examples/sutton/area.json");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (BalArea) area = bal_area_load (file, NULL, &error);

  g_assert_no_error (error);

  return bal_area_check (area);
}

static BalFinding *
find (BalResult *result, const char *code, const char *subject)
{
  GListModel *findings = G_LIST_MODEL (bal_result_get_findings (result));

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (BalFinding) finding = g_list_model_get_item (findings, i);

      if (g_str_equal (bal_finding_get_code (finding), code) &&
          (subject == NULL || g_strcmp0 (bal_finding_get_subject (finding), subject) == 0))
        return g_steal_pointer (&finding);
    }

  return NULL;
}

static guint
count (BalResult *result, const char *code)
{
  GListModel *findings = G_LIST_MODEL (bal_result_get_findings (result));
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (BalFinding) finding = g_list_model_get_item (findings, i);

      n += g_str_equal (bal_finding_get_code (finding), code);
    }

  return n;
}

static void
assert_found (BalResult *result, const char *code, const char *subject)
{
  g_autoptr (BalFinding) finding = find (result, code, subject);

  if (finding == NULL)
    g_test_message ("no %s at %s", code, subject);
  g_assert_nonnull (finding);
}

static void
assert_figure (BalResult *result,
               const char *code,
               const char *subject,
               const char *name,
               double expected)
{
  g_autoptr (BalFinding) finding = find (result, code, subject);
  double figure = 0.0;

  g_assert_nonnull (finding);
  g_assert_true (bal_finding_get_figure (finding, name, &figure));
  g_assert_cmpfloat_with_epsilon (figure, expected, 1e-9);
}

static BalColumn *
get_column (BalResult *result, const char *table, const char *column)
{
  BalTable *found = bal_result_lookup_table (result, table);

  g_assert_nonnull (found);

  return bal_table_lookup_column (found, column);
}

/* The row of a table in which two columns of codes have these values; NULL is missing. */
static guint64
find_row (BalResult *result, const char *table, const char *strand, const char *level)
{
  BalColumn *strands = get_column (result, table, "strand");
  BalColumn *levels = get_column (result, table, "level");

  for (guint64 i = 0; i < bal_table_get_n_rows (bal_result_lookup_table (result, table)); i++)
    if (g_strcmp0 (bal_column_get_text (strands, i), strand) == 0 &&
        g_strcmp0 (bal_column_get_text (levels, i), level) == 0)
      return i;

  g_assert_not_reached ();
}

/* What the review of Sutton must find from published figures alone. */
/* The overlap is anything from nothing to the smaller caseload; that some of its children have a
 * plan and some have none takes one off the end. */
static void
assert_unions (BalTable *unions)
{
  static const struct
  {
    const char *column;
    gint64 value;
  } expected[] = {
    { "overlap_low", 0 },           { "overlap_high", 1118 },
    { "union_low", 1241 },          { "union_high", 2359 },
    { "narrowed_overlap_low", 0 },  { "narrowed_overlap_high", 1117 },
    { "narrowed_union_low", 1242 }, { "narrowed_union_high", 2359 },
  };

  g_assert_cmpuint (bal_table_get_n_rows (unions), ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpint (bal_column_get_int64 (bal_table_lookup_column (unions, expected[i].column), 0),
                     ==, expected[i].value);
}

static void
test_sutton_figures (void)
{
  g_autoptr (BalResult) result = check_sutton ();

  g_assert_cmpuint (bal_findings_get_n_errors (bal_result_get_findings (result)), ==, 0);
  assert_figure (result, "figure-share", "/relations/0", "share", 1241.0 / 1925.0);
  g_assert_true (bal_column_get_boolean (get_column (result, "shares", "agrees"), 0));
  assert_figure (result, "caseload-union-bounds", "/figures", "at-least", 1241);
  assert_figure (result, "caseload-union-bounds", "/figures", "at-most", 2359);
  assert_figure (result, "caseload-union-narrowed", "/figures", "at-least", 1242);
  assert_figure (result, "caseload-union-narrowed", "/figures", "at-most", 2359);
  assert_unions (bal_result_lookup_table (result, "unions"));
  assert_figure (result, "figures-of-different-bases", "/figures/0", "populations", 4);
  assert_found (result, "figure-dates-not-given", "/relations/0");
  assert_found (result, "figure-undated", "/figures");
  assert_figure (result, "figure-change", "/relations/3", "share", 657.0 / 1925.0);
  assert_found (result, "comparison-with-care", "/figures/10");
  assert_found (result, "figure-in-words", "/figures");
  g_assert_cmpfloat_with_epsilon (bal_column_get_double (get_column (result, "shares", "ratio"), 2),
                                  4000.0 / 68.0, 1e-9);
}

static void
test_sutton_plan (void)
{
  g_autoptr (BalResult) result = check_sutton ();

  assert_figure (result, "actions-count-mismatch", "/declared_counts/1", "declared", 12);
  assert_figure (result, "actions-count-mismatch", "/declared_counts/1", "listed", 13);
  g_assert_cmpuint (count (result, "actions-count-mismatch"), ==, 1);
  g_assert_cmpuint (count (result, "declared-count-mismatch"), ==, 0);
  /* Table and text give 10 and 11, and 12 and 13, to different actions. */
  g_assert_cmpuint (count (result, "numbering-conflict"), ==, 4);
  assert_figure (result, "numbering-out-of-order", NULL, "faults", 1);
  assert_figure (result, "title-conflict", "/focus_areas/1/actions/1", "titles", 2);
  assert_found (result, "title-repeated", "/focus_areas/1/actions/1");
  assert_figure (result, "recommendation-extrapolated", "/focus_areas/0/actions/0", "agencies", 1);
  g_assert_cmpuint (count (result, "title-conflict"), ==, 1);
  g_assert_cmpuint (count (result, "action-without-addressee"), ==, 4);
}

static void
test_sutton_offer (void)
{
  g_autoptr (BalResult) result = check_sutton ();
  g_autoptr (BalFinding) undefined = find (result, "targeted-undefined", "/offers/0");
  BalColumn *units = get_column (result, "provision", "units");

  g_assert_nonnull (undefined);
  g_assert_cmpstr (bal_finding_get_source (undefined), ==, "therapies-review-2021");
  g_assert_cmpstr (bal_finding_get_origin (undefined), ==, "published");
  g_assert_nonnull (bal_column_get_text (get_column (result, "offers", "scope"), 0));
  g_assert_cmpuint (count (result, "responsibility-overlap"), ==, 3);
  g_assert_cmpuint (count (result, "responsibility-gap"), ==, 1);
  g_assert_cmpuint (count (result, "responsibility-gap-inferred"), ==, 4);
  g_assert_cmpuint (count (result, "responsibility-handover"), ==, 2);
  assert_figure (result, "strand-not-offered", "/framework/strands/family", "unsaid", 1);
  /* A targeted unit whose strand is not said may be anywhere at that level, and nowhere else. */
  g_assert_cmpint (bal_column_get_state (units,
                                         find_row (result, "provision", "family", "targeted")),
                   ==, BAL_VALUE_STATE_MISSING);
  g_assert_cmpint (bal_column_get_state (units,
                                         find_row (result, "provision", "family", "universal")),
                   ==, BAL_VALUE_STATE_TRUE_ZERO);
  g_assert_cmpint (bal_column_get_int64 (units, find_row (result, "provision", NULL, "targeted")),
                   ==, 1);
}

/* National statistics: every published rate is the one that its counts give. */
static void
test_sutton_timeliness (void)
{
  g_autoptr (BalResult) result = check_sutton ();
  BalColumn *agrees = get_column (result, "measures", "agrees");
  BalColumn *denominators = get_column (result, "measures", "denominator");

  g_assert_cmpuint (bal_table_get_n_rows (bal_result_lookup_table (result, "measures")), ==, 24);
  for (guint64 i = 0; i < 24; i++)
    g_assert_true (bal_column_get_boolean (agrees, i));
  g_assert_cmpfloat (bal_column_get_double (denominators, 5), ==, 366.0);
  g_assert_cmpfloat (bal_column_get_double (denominators, 12), ==, 53327.0);
  g_assert_cmpuint (count (result, "published-rate-differs"), ==, 0);
}

#define CASELOAD(code) "{\"code\": \"" code "\", \"label\": \"L\", \"kind\": \"caseload\"}"
#define FIGURE(code, population, value)                                         \
  "{\"code\": \"" code                                                          \
  "\", \"label\": \"L\", \"unit\": \"children\", \"population\": \"" population \
  "\", \"value\": " value "}"
#define RELATION(kind, part, whole, more)                                        \
  "{\"code\": \"" part "-" whole "\", \"kind\": \"" kind "\", \"part\": \"" part \
  "\", \"whole\": \"" whole "\"" more "}"
#define THREE_POPULATIONS \
  "\"populations\": [" CASELOAD ("a") ", " CASELOAD ("b") ", " CASELOAD ("c") "]"

static void
test_union_of_three (void)
{
  g_autoptr (BalResult) result =
    check (THREE_POPULATIONS
           ", \"figures\": [" FIGURE ("fa", "a", "50") ", " FIGURE ("fb", "b", "30") ", " FIGURE (
             "fc", "c", "20") "],"
                              "\"relations\": [" RELATION ("subset", "fc", "fa", "") ", " RELATION (
                                "disjoint", "fa", "fb", "") "]");

  assert_figure (result, "caseload-union-bounds", "/figures", "at-least", 50);
  assert_figure (result, "caseload-union-bounds", "/figures", "at-most", 100);
  assert_figure (result, "caseload-union-narrowed", "/figures", "at-least", 80);
  assert_figure (result, "caseload-union-narrowed", "/figures", "at-most", 80);
  g_assert_cmpuint (bal_table_get_n_rows (bal_result_lookup_table (result, "unions")), ==, 4);
}

/* A later figure of the same caseload takes the place of an earlier one. */
static void
test_union_of_latest (void)
{
  g_autoptr (BalResult) result = check ("\"populations\": [" CASELOAD ("a") ", " CASELOAD (
    "b") "], \"figures\": ["
         "{\"code\": \"old\", \"label\": \"L\", \"unit\": \"children\", \"population\": \"a\","
         " \"value\": 10, \"date\": \"2019\"},"
         "{\"code\": \"new\", \"label\": \"L\", \"unit\": \"children\", \"population\": \"a\","
         " \"value\": 40, \"date\": \"2021-03\"}, " FIGURE ("fb", "b", "30") "]");

  assert_figure (result, "caseload-union-bounds", "/figures", "at-least", 40);
  assert_figure (result, "caseload-union-bounds", "/figures", "at-most", 70);
  g_assert_cmpuint (count (result, "caseload-union-narrowed"), ==, 0);
}

static void
test_impossible (void)
{
  g_autoptr (BalResult) result =
    check (THREE_POPULATIONS ", \"figures\": [" FIGURE ("fa", "a", "50") ", " FIGURE (
      "fb", "b", "30") "],"
                       "\"relations\": [" RELATION ("subset", "fa", "fb", "") "]");

  assert_found (result, "relation-impossible", "/relations/0");
}

static void
test_shares (void)
{
  g_autoptr (BalResult) result = check (
    "\"figures\": [{\"code\": \"a\", \"label\": \"L\", \"value\": 1, \"date\": \"2020-01\"},"
    " {\"code\": \"b\", \"label\": \"L\", \"value\": 3, \"date\": \"2020-02\"}],"
    "\"relations\": [" RELATION ("subset", "a", "b", ", \"published_percent\": 34") ", " RELATION (
      "subset", "b", "a", ", \"published_percent\": 300.0, \"decimals\": 1") "]");

  assert_figure (result, "published-share-differs", "/relations/0/published_percent", "published",
                 0.34);
  g_assert_cmpuint (count (result, "published-share-differs"), ==, 1);
  assert_figure (result, "figure-dates-differ", "/relations/0", "days", 29);
  assert_found (result, "relation-impossible", "/relations/1");
}

/* Populations that are declared to be apart may be added; others may not. */
static void
test_bases (void)
{
  g_autoptr (BalResult) apart =
    check (THREE_POPULATIONS ", \"figures\": [" FIGURE ("fa", "a", "5") ", " FIGURE (
      "fb", "b", "3") "], \"relations\": [" RELATION ("disjoint", "fa", "fb", "") "]");
  g_autoptr (BalResult) partly =
    check (THREE_POPULATIONS
           ", \"figures\": [" FIGURE ("fa", "a", "5") ", " FIGURE ("fb", "b", "3") ", " FIGURE (
             "fc", "c", "3") "], \"relations\": [" RELATION ("disjoint", "fa", "fb", "") "]");

  g_assert_cmpuint (count (apart, "figures-of-different-bases"), ==, 0);
  assert_figure (partly, "figures-of-different-bases", "/figures/0", "populations", 3);
}

static void
test_figure_quality (void)
{
  const char *figures =
    "\"figures\": ["
    "{\"code\": \"a\", \"label\": \"L\", \"value\": 1, \"unit\": \"children\"},"
    "{\"code\": \"b\", \"label\": \"L\", \"value\": 1, \"date\": \"2017-06-30\","
    " \"comparator\": \"England\"},"
    "{\"code\": \"c\", \"label\": \"L\", \"value\": 1, \"start\": \"2021-01-02\","
    " \"end\": \"2020-01-01\"},"
    "{\"code\": \"d\", \"label\": \"L\", \"value\": {\"state\": \"suppressed\"}}]";
  g_autoptr (BalResult) result = check_as_at (figures, bal_day_from_civil (2019, 6, 30));
  g_autoptr (BalResult) later = check_as_at (figures, bal_day_from_civil (2019, 7, 1));
  g_autoptr (BalFinding) undated = find (result, "figure-undated", "/figures");
  g_autoptr (BalFinding) unsourced = find (result, "figure-without-source", "/figures");

  g_assert_cmpuint (bal_finding_get_count (undated), ==, 1);
  g_assert_cmpuint (bal_finding_get_count (unsourced), ==, 4);
  g_assert_cmpuint (bal_finding_get_row (unsourced, 3), ==, 3);
  assert_found (result, "figure-without-population", "/figures");
  assert_found (result, "figure-without-value", "/figures");
  assert_found (result, "comparison-unexplained", "/figures/1");
  assert_found (result, "dates-reversed", "/figures/2");
  assert_found (result, "figure-after-as-at", "/figures");
  /* 730 days are allowed, 731 are not. */
  g_assert_cmpuint (count (result, "figure-stale"), ==, 0);
  assert_figure (later, "figure-stale", "/figures/1", "days", 731);
}

static void
test_references (void)
{
  g_autoptr (BalResult) result =
    check ("\"agencies\": [{\"code\": \"a\", \"name\": \"A\"}, {\"code\": \"a\", \"name\": \"B\"}],"
           "\"provisions\": [{\"code\": \"p\", \"name\": \"P\", \"agency\": \"nobody\","
           " \"mode\": \"remote\", \"roles\": [\"wizard\"], \"requires\": [\"q\"],"
           " \"cells\": [{\"strand\": \"EE\", \"level\": \"extreme\"}]}],"
           "\"focus_areas\": [{\"code\": \"f\", \"title\": \"F\", \"actions\": [{\"code\": \"x\","
           " \"title\": \"X\", \"addressees\": [\"ghost\"], \"sub_actions\": [{\"code\": \"x\","
           " \"title\": \"Y\"}]}]}]");

  assert_found (result, "code-repeated", "/agencies/1/code");
  assert_found (result, "reference-unknown", "/provisions/0/agency");
  assert_found (result, "reference-unknown", "/provisions/0/requires");
  assert_found (result, "vocabulary-unknown", "/provisions/0/mode");
  assert_found (result, "vocabulary-unknown", "/provisions/0/roles");
  assert_found (result, "vocabulary-unknown", "/provisions/0/cells/0/level");
  g_assert_null (find (result, "vocabulary-unknown", "/provisions/0/cells/0/strand"));
  assert_found (result, "reference-unknown", "/focus_areas/0/actions/0/addressees");
  assert_found (result, "code-repeated", "/focus_areas/0/actions/0/sub_actions/0/code");
}

#define UNIT(code, cell, more) \
  "{\"code\": \"" code "\", \"name\": \"N\", \"agency\": \"a\", \"cells\": [" cell "]" more "}"
#define AT(strand, level) "{\"strand\": \"" strand "\", \"level\": \"" level "\"}"

static void
test_provision (void)
{
  g_autoptr (BalResult) result = check (
    "\"agencies\": [{\"code\": \"a\", \"name\": \"A\"}], \"provisions\": [" UNIT ("u1", AT ("family", "universal"), ", \"roles\": [\"health-visitor\"]") ", " UNIT ("u2", AT ("family", "universal"), ", \"roles\": [\"health-visitor\"]") ", " UNIT (
      "u3", AT ("workforce", "U"),
      ", \"roles\": [\"senco\", \"class-teacher\"]") ", " UNIT ("u4", AT ("IN", "specialist"),
                                                                ", \"status\": \"planned\", \"requires\": [\"u5\"]") ", " UNIT ("u5",
                                                                                                                                AT (
                                                                                                                                  "ID",
                                                                                                                                  "specialist"),
                                                                                                                                ", \"gap\": true") ", " UNIT ("u6",
                                                                                                                                                              AT (
                                                                                                                                                                "EE",
                                                                                                                                                                "specialist"),
                                                                                                                                                              ", \"requires\": [\"u5\"]") "]");
  BalColumn *units = get_column (result, "provision", "units");
  const guint64 row = find_row (result, "provision", "family", "universal");

  g_assert_cmpuint (bal_table_get_n_rows (bal_result_lookup_table (result, "provision")), ==, 15);
  g_assert_cmpint (bal_column_get_int64 (units, row), ==, 2);
  assert_figure (result, "single-role-outcome", "/provisions/0", "units", 2);
  g_assert_cmpuint (count (result, "single-role-outcome"), ==, 1);
  g_assert_cmpint (bal_column_get_int64 (get_column (result, "provision", "planned"),
                                         find_row (result, "provision", "intervention",
                                                   "specialist")),
                   ==, 1);
  assert_found (result, "provision-gap", "/provisions");
  assert_found (result, "level-not-offered", "/framework/levels/targeted");
  assert_found (result, "strand-not-offered", "/framework/strands/identification");
  g_assert_null (find (result, "level-not-offered", "/framework/levels/universal"));
  assert_figure (result, "requirement-unmet", "/provisions/5/requires", "units", 1);
  g_assert_cmpuint (count (result, "requirement-unmet"), ==, 1);
}

/* Without any provision in the document nothing is known, and nothing is said. */
static void
test_no_provision (void)
{
  g_autoptr (BalResult) result = check ("\"provisions\": []");
  BalColumn *units = get_column (result, "provision", "units");

  g_assert_cmpint (bal_column_get_state (units, 0), ==, BAL_VALUE_STATE_NOT_AVAILABLE);
  g_assert_cmpuint (count (result, "level-not-offered"), ==, 0);
}

static void
test_offers (void)
{
  g_autoptr (BalResult) result = check (
    "\"agencies\": [{\"code\": \"a\", \"name\": \"A\"}], \"offers\": ["
    "{\"code\": \"o\", \"agency\": \"a\", \"level\": \"T\", \"definition\": \"undefined\"},"
    "{\"code\": \"p\", \"agency\": \"a\", \"level\": \"universal\", \"definition\": \"undefined\"},"
    "{\"code\": \"q\", \"agency\": \"a\", \"level\": \"specialist\", \"definition\": \"defined\","
    " \"access\": \"By phone\", \"lead\": \"a\"}]");

  assert_found (result, "targeted-undefined", "/offers/0");
  assert_found (result, "statement-without-scope", "/offers");
  assert_found (result, "level-undefined", "/offers/1");
  assert_figure (result, "offer-incomplete", "/offers/2", "parts", 2);
}

static void
test_counts (void)
{
  g_autoptr (BalResult) result =
    check ("\"agencies\": [{\"code\": \"a\", \"name\": \"A\"}], \"declared_counts\": ["
           "{\"what\": \"agencies\", \"count\": 2}, {\"what\": \"measures\", \"count\": 0},"
           "{\"what\": \"wishes\", \"count\": 3}]");

  assert_figure (result, "declared-count-mismatch", "/declared_counts/0", "listed", 1);
  g_assert_cmpuint (count (result, "declared-count-mismatch"), ==, 1);
  assert_found (result, "reference-unknown", "/declared_counts/2/what");
}

static void
test_measures (void)
{
  g_autoptr (BalResult) result = check (
    "\"measures\": [{\"code\": \"m\", \"name\": \"M\"}, {\"code\": \"n\", \"name\": \"N\","
    " \"polarity\": \"neutral\", \"unit\": \"percent\", \"decimals\": 1, \"series\": ["
    "{\"code\": \"s\", \"label\": \"S\", \"points\": ["
    "{\"start\": \"2020-01-01\", \"end\": \"2020-12-31\", \"numerator\": 1, \"denominator\": 8,"
    " \"published\": 12.6},"
    "{\"start\": \"2020-06-01\", \"end\": \"2021-05-31\", \"numerator\": 1, \"denominator\": 0}"
    "]}]}]");

  g_assert_cmpuint (bal_findings_get_n_errors (bal_result_get_findings (result)), ==, 2);
  assert_found (result, "measure-without-polarity", "/measures/0/polarity");
  g_assert_cmpuint (count (result, "measure-without-polarity"), ==, 1);
  assert_found (result, "measure-without-series", "/measures");
  assert_figure (result, "published-rate-differs", "/measures/1/series/0/points/0/published",
                 "share", 0.125);
  assert_found (result, "series-out-of-order", "/measures/1/series/0/points/1");
  /* 1 of 0 is not 0. */
  g_assert_cmpint (bal_column_get_state (get_column (result, "measures", "rate_percent"), 1), ==,
                   BAL_VALUE_STATE_NOT_APPLICABLE);
}

/* Wilson's interval of 1 of 8; without one of the two counts, or of 0 of 0, there is none. */
static void
test_intervals (void)
{
  g_autoptr (BalResult) result =
    check ("\"measures\": [{\"code\": \"m\", \"name\": \"M\", \"polarity\": \"neutral\","
           " \"series\": [{\"code\": \"s\", \"label\": \"S\", \"points\": ["
           "{\"start\": \"2020-01-01\", \"end\": \"2020-12-31\", \"numerator\": 1,"
           " \"denominator\": 8},"
           "{\"start\": \"2021-01-01\", \"end\": \"2021-12-31\", \"denominator\": 8},"
           "{\"start\": \"2022-01-01\", \"end\": \"2022-12-31\", \"numerator\": 0,"
           " \"denominator\": 0}]}]}]");
  BalColumn *lower = get_column (result, "measures", "lower_percent");
  BalColumn *upper = get_column (result, "measures", "upper_percent");

  g_assert_cmpfloat_with_epsilon (bal_column_get_double (lower, 0), 2.2417491450, 1e-9);
  g_assert_cmpfloat_with_epsilon (bal_column_get_double (upper, 0), 47.0888182213, 1e-9);
  g_assert_cmpint (bal_column_get_state (lower, 1), ==, BAL_VALUE_STATE_NOT_APPLICABLE);
  g_assert_cmpint (bal_column_get_state (upper, 1), ==, BAL_VALUE_STATE_NOT_APPLICABLE);
  g_assert_cmpint (bal_column_get_state (lower, 2), ==, BAL_VALUE_STATE_NOT_APPLICABLE);
}

static void
test_responsibilities (void)
{
  g_autoptr (BalResult) result = check (
    "\"agencies\": [{\"code\": \"a\", \"name\": \"A\"}, {\"code\": \"b\", \"name\": \"B\"}],"
    "\"responsibilities\": [{\"code\": \"r\", \"agency\": \"a\", \"statement\": \"R\","
    " \"age_from_months\": 60, \"age_to_months\": 60},"
    " {\"code\": \"s\", \"agency\": \"b\", \"statement\": \"S\", \"age_to_months\": 60}],"
    "\"boundaries\": [{\"code\": \"o\", \"kind\": \"overlap\", \"statement\": \"O\","
    " \"responsibilities\": [\"r\", \"s\"], \"reading\": \"inferred\"},"
    " {\"code\": \"g\", \"kind\": \"gap\", \"statement\": \"G\", \"responsibilities\": [\"t\"]}]");

  assert_found (result, "ages-reversed", "/responsibilities/0");
  g_assert_cmpuint (count (result, "ages-reversed"), ==, 1);
  assert_figure (result, "responsibility-overlap-inferred", "/boundaries/0", "agencies", 2);
  assert_found (result, "responsibility-gap", "/boundaries/1");
  assert_found (result, "reference-unknown", "/boundaries/1/responsibilities");
}

/* A scheme with four levels has two in the targeted band. */
static void
test_other_levels (void)
{
  g_autofree char *folder = g_dir_make_tmp ("bal-area-XXXXXX", NULL);
  g_autofree char *area_path = g_build_filename (folder, "area.json", NULL);
  g_autofree char *framework_path = g_build_filename (folder, "levels.json", NULL);
  g_autofree char *source = bal_test_source_path ("docs/examples/frameworks/four-levels.json");
  g_autofree char *framework = bal_test_read (source, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (area_path);
  g_autoptr (GError) error = NULL;
  g_autoptr (BalArea) area = NULL;
  g_autoptr (BalResult) result = NULL;

  g_assert_true (g_file_set_contents (framework_path, framework, -1, NULL));
  g_assert_true (g_file_set_contents (
    area_path,
    "{\"code\": \"x\", \"name\": \"X\", \"framework_file\": \"levels.json\","
    " \"agencies\": [{\"code\": \"a\", \"name\": \"A\"}], \"provisions\": [],"
    " \"offers\": [{\"code\": \"o\", \"agency\": \"a\", \"level\": \"targeted-plus\","
    " \"definition\": \"undefined\", \"scope\": \"A\"}]}",
    -1, NULL));
  area = bal_area_load (file, NULL, &error);
  g_assert_no_error (error);
  result = bal_area_check (area);

  assert_found (result, "targeted-undefined", "/offers/0");
  g_assert_cmpuint (count (result, "vocabulary-unknown"), ==, 0);
  g_assert_cmpuint (bal_table_get_n_rows (bal_result_lookup_table (result, "provision")), ==, 20);

  g_remove (area_path);
  g_remove (framework_path);
  g_rmdir (folder);
}

static void
test_same_again (void)
{
  g_autoptr (BalResult) one = check_sutton ();
  g_autoptr (BalResult) two = check_sutton ();
  GListModel *tables = bal_result_get_tables (one);

  g_assert_cmpstr (bal_result_get_input_digest (one), ==, bal_result_get_input_digest (two));
  g_assert_nonnull (bal_result_get_framework_version (one));
  g_assert_false (bal_result_get_synthetic (one));
  g_assert_cmpuint (g_list_model_get_n_items (tables), ==, 39);
  for (guint i = 0; i < g_list_model_get_n_items (tables); i++)
    {
      g_autoptr (BalTable) a = g_list_model_get_item (tables, i);
      g_autoptr (BalTable) b = g_list_model_get_item (bal_result_get_tables (two), i);
      g_autofree char *text_a = bal_table_to_csv (a);
      g_autofree char *text_b = bal_table_to_csv (b);

      g_assert_cmpstr (text_a, ==, text_b);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/area/check/sutton/figures", test_sutton_figures);
  g_test_add_func ("/area/check/sutton/plan", test_sutton_plan);
  g_test_add_func ("/area/check/sutton/offer", test_sutton_offer);
  g_test_add_func ("/area/check/sutton/timeliness", test_sutton_timeliness);
  g_test_add_func ("/area/check/union-of-three", test_union_of_three);
  g_test_add_func ("/area/check/union-of-latest", test_union_of_latest);
  g_test_add_func ("/area/check/impossible", test_impossible);
  g_test_add_func ("/area/check/shares", test_shares);
  g_test_add_func ("/area/check/bases", test_bases);
  g_test_add_func ("/area/check/figure-quality", test_figure_quality);
  g_test_add_func ("/area/check/references", test_references);
  g_test_add_func ("/area/check/provision", test_provision);
  g_test_add_func ("/area/check/no-provision", test_no_provision);
  g_test_add_func ("/area/check/offers", test_offers);
  g_test_add_func ("/area/check/counts", test_counts);
  g_test_add_func ("/area/check/measures", test_measures);
  g_test_add_func ("/area/check/intervals", test_intervals);
  g_test_add_func ("/area/check/responsibilities", test_responsibilities);
  g_test_add_func ("/area/check/other-levels", test_other_levels);
  g_test_add_func ("/area/check/same-again", test_same_again);

  return g_test_run ();
}
