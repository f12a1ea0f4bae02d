/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-concurrency.h"

#include "libbalanced/area/bal-area.h"
#include "libbalanced/core/bal-finding.h"
#include "libbalanced/core/bal-findings.h"
#include "tests/journey/bal-random-input.h"

/* One universal unit, two targeted ones and a specialist one: the published worked example. */
static void
test_worked_example (void)
{
  static const char *const peak[] = { "peak_units", "4", NULL };
  static const char *const mix[] = { "universal",  "true", "targeted", "true",
                                     "specialist", "true", NULL };
  g_autoptr (BalConcurrency) concurrency = bal_concurrency_new (INPUT_AS_AT, NULL, NULL);
  g_autoptr (BalResult) result = NULL;
  RandomInput input;

  random_episodes_init (&input.data);
  random_episodes_add (&input.data, 100, 200, 1, 0);
  random_episodes_add (&input.data, 110, 140, 4, 1);
  random_episodes_add (&input.data, 130, 160, 4, 2);
  random_episodes_add (&input.data, 140, 150, 0, 1);
  for (gsize row = 0; row < 4; row++)
    input.data.grouping[row] = row == 0 ? 3 : 0;
  random_input_init (&input, 4);
  result = random_input_run (&input, concurrency);
  g_assert_cmpfloat (find_number (result, "concurrency", "unit_days", NULL), ==, 174);
  g_assert_cmpfloat (find_number (result, "concurrency", "active_days", NULL), ==, 101);
  g_assert_cmpfloat_with_epsilon (find_number (result, "concurrency", "mean_units", NULL), 1.7228,
                                  0.00005);
  g_assert_cmpfloat (find_number (result, "concurrency", "highest_peak", NULL), ==, 4);
  g_assert_cmpfloat (find_number (result, "concurrency", "highest_peak_without_ambient", NULL), ==,
                     3);
  g_assert_cmpfloat (find_number (result, "concurrency", "ambient_unit_days", NULL), ==, 101);
  g_assert_cmpfloat (find_number (result, "concurrency", "children_below_expected", NULL), ==, 1);
  g_assert_cmpfloat (find_number (result, "concurrency_by_children", "children", peak), ==, 1);
  g_assert_cmpfloat (find_number (result, "level_mix", "days", mix), ==, 21);
}

static void
assert_finding (gboolean with_grouping, const char *code, const char *other)
{
  g_autoptr (BalConcurrency) concurrency = bal_concurrency_new (INPUT_AS_AT, NULL, NULL);
  g_autoptr (BalResult) result = NULL;
  g_autoptr (BalFinding) found = NULL;
  g_autoptr (BalFinding) not_found = NULL;
  RandomInput input;

  random_episodes_init (&input.data);
  random_episodes_add (&input.data, 100, 200, 1, 0);
  random_input_init (&input, 1);
  if (!with_grouping)
    input.data.episodes.grouping = NULL;
  result = random_input_run (&input, concurrency);
  found = bal_findings_lookup (bal_result_get_findings (result), code);
  not_found = bal_findings_lookup (bal_result_get_findings (result), other);
  g_assert_nonnull (found);
  g_assert_null (not_found);
  g_assert_cmpfloat (find_number (result, "concurrency", "ambient_unit_days", NULL), ==,
                     with_grouping ? 0 : -1);
}

/* Where nothing says what is setting-wide, six or seven at once cannot be compared with. */
static void
test_ambient_unknown (void)
{
  assert_finding (FALSE, "concurrency-ambient-unknown", "concurrency-below-expectation");
  assert_finding (TRUE, "concurrency-below-expectation", "concurrency-ambient-unknown");
}

static const char area_text[] =
  "{\"code\": \"a\", \"name\": \"A\","
  " \"settings\": [{\"code\": \"v\", \"name\": \"V\", \"urn\": \"100\"}],"
  " \"provisions\": ["
  "  {\"code\": \"y\", \"name\": \"Everybody\", \"grouping\": \"population\","
  "   \"start\": \"1982-02\", \"cells\": [{\"level\": \"universal\"}]},"
  "  {\"code\": \"undated\", \"name\": \"No dates\", \"grouping\": \"population\"},"
  "  {\"code\": \"ended\", \"name\": \"Ended\", \"grouping\": \"population\","
  "   \"start\": \"1982-02\", \"status\": \"ended\"},"
  "  {\"code\": \"nowhere\", \"name\": \"Nowhere\", \"grouping\": \"whole_school\","
  "   \"start\": \"1982-02\"},"
  "  {\"code\": \"z\", \"name\": \"At V\", \"grouping\": \"whole_school\","
  "   \"start\": \"1982-02-01\", \"end\": \"1982-02-25\", \"settings\": [\"v\"],"
  "   \"cells\": [{\"level\": \"universal\"}]},"
  "  {\"code\": \"gap\", \"name\": \"Gap\", \"grouping\": \"population\", \"gap\": true},"
  "  {\"code\": \"planned\", \"name\": \"Planned\", \"grouping\": \"population\","
  "   \"status\": \"planned\"},"
  "  {\"code\": \"single\", \"name\": \"Single\", \"grouping\": \"individual\"}]}";

static BalArea *
read_area (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  BalArea *area = bal_area_new_from_bytes (bytes, "area.json", &error);

  g_assert_no_error (error);
  return area;
}

static gint64
get_school (gconstpointer owner, gsize child)
{
  return child == 1 ? 0 : -1;
}

static guint
get_n_schools (gconstpointer owner)
{
  return 1;
}

static const char *
get_school_name (gconstpointer owner, guint code)
{
  return "100";
}

/* Two children: one with a targeted unit from day 20 to 29 in setting "v"; one with a specialist
 * unit from day 10 to 39, which from day 30 on has another that is the unit "y" itself. */
static void
fill_two_children (RandomInput *input)
{
  static guint32 settings[4] = { 0, BAL_EPISODES_NO_CODE32, BAL_EPISODES_NO_CODE32,
                                 BAL_EPISODES_NO_CODE32 };
  static guint16 provisions[4] = { BAL_EPISODES_NO_CODE16, BAL_EPISODES_NO_CODE16,
                                   BAL_EPISODES_NO_CODE16, 3 };

  random_episodes_init (&input->data);
  random_episodes_add (&input->data, RANDOM_ORIGIN + 20, RANDOM_ORIGIN + 29, 4, 1);
  random_episodes_add (&input->data, RANDOM_ORIGIN + 99, -1, 4, 1);
  random_episodes_add (&input->data, RANDOM_ORIGIN + 10, RANDOM_ORIGIN + 39, 4, 2);
  random_episodes_add (&input->data, RANDOM_ORIGIN + 30, -1, 0, 0);
  random_input_init (input, 2);
  input->data.episodes.grouping = NULL;
  input->data.episodes.setting = settings;
  input->data.episodes.provision = provisions;
  input->input.get_school = get_school;
  input->input.get_n_schools = get_n_schools;
  input->input.get_school_name = get_school_name;
}

static void
assert_found (BalResult *result, const char *code, gboolean expected)
{
  g_autoptr (BalFinding) found = bal_findings_lookup (bal_result_get_findings (result), code);

  g_assert_true ((found != NULL) == expected);
}

/* The first day of the data is 20 February 1982, so that unit "z" goes to day 5 and "y" begins
 * before all of it; the last known day is 50. The first child has "y" on the days 20 to 50: 31
 * days. The second has it on 10 to 29, and then as a record. */
static void
test_joined (void)
{
  static const char *const y[] = { "provision", "y", NULL };
  static const char *const nowhere[] = { "provision", "nowhere", NULL };
  static const char *const two[] = { "peak_units", "2", NULL };
  static const char *const mix[] = { "universal",  "true",  "targeted", "true",
                                     "specialist", "false", NULL };
  g_autoptr (BalArea) area = read_area (area_text);
  g_autoptr (BalConcurrency) concurrency =
    g_object_new (BAL_TYPE_CONCURRENCY, "as-at", INPUT_AS_AT, "area", area, NULL);
  g_autoptr (BalResult) result = NULL;
  g_autoptr (BalFinding) left_out = NULL;
  double n = 0;
  RandomInput input;

  fill_two_children (&input);
  result = random_input_run (&input, concurrency);
  g_assert_cmpfloat (find_number (result, "concurrency", "unit_days", NULL), ==, 10 + 30 + 21);
  g_assert_cmpfloat (find_number (result, "concurrency", "ambient_joined_unit_days", NULL), ==,
                     31 + 20);
  g_assert_cmpfloat (find_number (result, "concurrency", "active_days_with_joined", NULL), ==,
                     31 + 41);
  g_assert_cmpfloat_with_epsilon (
    find_number (result, "concurrency", "mean_units_with_joined", NULL), 112.0 / 72, 1e-9);
  g_assert_cmpfloat (find_number (result, "concurrency", "highest_peak_with_joined", NULL), ==, 2);
  g_assert_cmpfloat (find_number (result, "concurrency_by_children", "children_with_joined", two),
                     ==, 2);
  g_assert_cmpfloat (find_number (result, "concurrency_by_children", "children", two), ==, 1);
  g_assert_cmpfloat (find_number (result, "level_mix", "days_with_joined", mix), ==, 10);
  g_assert_cmpfloat (find_number (result, "ambient_units", "children", y), ==, 2);
  g_assert_cmpfloat (find_number (result, "ambient_units", "unit_days", y), ==, 51);
  g_assert_cmpfloat (find_number (result, "ambient_units", "unit_days", nowhere), ==, -1);
  g_assert_cmpuint (bal_table_get_n_rows (bal_result_lookup_table (result, "ambient_units")), ==,
                    5);
  assert_found (result, "concurrency-below-expectation-joined", TRUE);
  assert_found (result, "concurrency-below-expectation", FALSE);
  assert_found (result, "concurrency-ambient-unknown", FALSE);
  left_out =
    bal_findings_lookup (bal_result_get_findings (result), "concurrency-ambient-not-joined");
  g_assert_nonnull (left_out);
  g_assert_cmpuint (bal_finding_get_count (left_out), ==, 3);
  g_assert_true (bal_finding_get_figure (left_out, "units", &n));
  g_assert_cmpfloat (n, ==, 5);
}

/* A setting-wide unit reaches a child through a record, and another through its school. */
static void
test_settings (void)
{
  static const char *const z[] = { "provision", "z", NULL };
  g_autofree char *long_text = g_strdup (area_text);
  char *end = strstr (long_text, "1982-02-25");
  g_autoptr (BalArea) area = NULL;
  g_autoptr (BalConcurrency) concurrency = NULL;
  g_autoptr (BalResult) result = NULL;
  RandomInput input;

  memcpy (end, "1982-03-21", 10); /* day 29 */
  area = read_area (long_text);
  concurrency = g_object_new (BAL_TYPE_CONCURRENCY, "as-at", INPUT_AS_AT, "area", area, NULL);
  fill_two_children (&input);
  result = random_input_run (&input, concurrency);
  g_assert_cmpfloat (find_number (result, "ambient_units", "children", z), ==, 2);
  g_assert_cmpfloat (find_number (result, "ambient_units", "unit_days", z), ==, 10 + 20);
}

/* An area without a unit that can be joined leaves the comparison as it is. */
static void
test_area_says_nothing (void)
{
  g_autoptr (BalArea) area = read_area ("{\"code\": \"a\", \"name\": \"A\"}");
  g_autoptr (BalConcurrency) concurrency =
    g_object_new (BAL_TYPE_CONCURRENCY, "as-at", INPUT_AS_AT, "area", area, NULL);
  g_autoptr (BalResult) result = NULL;
  RandomInput input;

  fill_two_children (&input);
  result = random_input_run (&input, concurrency);
  g_assert_cmpfloat (find_number (result, "concurrency", "ambient_joined_unit_days", NULL), ==, -1);
  g_assert_null (bal_result_lookup_table (result, "ambient_units"));
  assert_found (result, "concurrency-ambient-unknown", TRUE);
  assert_found (result, "concurrency-ambient-not-joined", FALSE);
}

/* What one group records says nothing about another. */
static void
test_ambient_of_group (void)
{
  static const char *const by[] = { "agency", NULL };
  static const char *const known[] = { "agency", "a", NULL };
  static const char *const unknown[] = { "agency", "b", NULL };
  g_autoptr (BalConcurrency) concurrency = bal_concurrency_new (INPUT_AS_AT, NULL, by);
  g_autoptr (BalResult) result = NULL;
  RandomInput input;

  random_episodes_init (&input.data);
  for (guint16 child = 0; child < 2; child++)
    {
      random_episodes_add (&input.data, 100, 200, 1, 0);
      input.data.agency[child] = child;
      input.data.grouping[child] = child == 0 ? 0 : BAL_EPISODES_NO_CODE8;
    }
  random_input_init (&input, 1);
  result = random_input_run (&input, concurrency);
  g_assert_cmpfloat (find_number (result, "concurrency", "ambient_unit_days", known), ==, 0);
  g_assert_cmpfloat (find_number (result, "concurrency", "ambient_unit_days", unknown), ==, -1);
  g_assert_cmpfloat (find_number (result, "concurrency", "children_with_ambient", unknown), ==, -1);
  g_assert_cmpfloat (find_number (result, "concurrency_total", "ambient_unit_days", NULL), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/concurrency/worked-example", test_worked_example);
  g_test_add_func ("/concurrency/ambient-unknown", test_ambient_unknown);
  g_test_add_func ("/concurrency/joined", test_joined);
  g_test_add_func ("/concurrency/settings", test_settings);
  g_test_add_func ("/concurrency/area-says-nothing", test_area_says_nothing);
  g_test_add_func ("/concurrency/ambient-of-group", test_ambient_of_group);

  return g_test_run ();
}
