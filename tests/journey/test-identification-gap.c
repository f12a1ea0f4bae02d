/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-identification-gap.h"

#include <string.h>

#include "tests/journey/bal-child-results.h"

/* a is of the ages of the band and has the need as a second one, b had it, c is too young, of d no
 * age is known, and e is not born yet. */
static const char children[] = "child_id,date_of_birth,sex\n"
                               "a,2015-01-01,1\nb,2014-01-01,2\nc,2020-06-01,1\nd,,2\n"
                               "e,2025-01-01,1\n";
static const char needs[] = "child_id,from_date,to_date,need_type,need_rank\n"
                            "a,2020-01-01,,MLD,1\na,2022-01-01,,SLCN,2\n"
                            "b,2020-01-01,2024-12-30,SLCN,1\nc,2023-01-01,,SLCN,1\n"
                            "d,2023-01-01,,SLCN,1\n";
static const char document[] =
  "{\"code\": \"x\", \"name\": \"X\", \"figures\": [{\"code\": \"all\", \"label\": \"A\","
  " \"value\": 40}], \"prevalences\": ["
  " {\"code\": \"aged\", \"label\": \"A\", \"need_type\": \"slcn\", \"estimate\": 10, \"low\": 5,"
  " \"high\": 20, \"age_from_months\": 60, \"age_to_months\": 132, \"children\": \"all\"},"
  " {\"code\": \"any\", \"label\": \"B\", \"need_type\": \"SLCN\", \"estimate\": 50},"
  " {\"code\": \"none\", \"label\": \"C\", \"need_type\": \"nothing\", \"estimate\": 50}]}";

static BalArea *
read_area (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  BalArea *area = bal_area_new_from_bytes (bytes, "x.json", &error);

  g_assert_no_error (error);
  return area;
}

static BalCaseload *
read_caseload (void)
{
  const char *texts[4] = { 0 };

  texts[BAL_CASELOAD_FILE_CHILDREN] = children;
  texts[BAL_CASELOAD_FILE_NEEDS] = needs;
  texts[BAL_CASELOAD_FILE_EPISODES] =
    CHILD_EPISODES "a,1,,2024-01-01,,,,identification,universal,identification,nhs\n";
  return bal_test_read_files (texts, NULL);
}

static BalResult *
run (BalArea *area, const char *const *by, gboolean whole, BalTable *populations, GError **error)
{
  g_autoptr (BalCaseload) caseload = read_caseload ();
  g_autoptr (BalIdentificationGap) gap =
    g_object_new (BAL_TYPE_IDENTIFICATION_GAP, "area", area, "as-at", child_day ("2024-12-31"),
                  "by", by, "whole-population", whole, "populations", populations, NULL);

  return bal_analysis_run (BAL_ANALYSIS (gap), caseload, NULL, NULL, error);
}

static void
test_bands (void)
{
  g_autoptr (BalArea) area = read_area (document);
  g_autoptr (GError) error = NULL;
  g_autoptr (BalResult) result = run (area, NULL, FALSE, NULL, &error);

  g_assert_no_error (error);
  assert_cell (result, "identification_gap", "band=aged", "identified", "1");
  assert_cell (result, "identification_gap", "band=aged", "age_unknown", "1");
  assert_cell (result, "identification_gap", "band=aged", "children", "40");
  assert_cell (result, "identification_gap", "band=aged", "expected", "4");
  assert_cell (result, "identification_gap", "band=aged", "gap", "3");
  assert_cell (result, "identification_gap", "band=aged", "gap_low", "1");
  assert_cell (result, "identification_gap", "band=aged", "gap_high", "7");
  assert_cell (result, "identification_gap", "band=aged", "unidentified", "0.75");
  assert_cell (result, "identification_gap", "band=aged", "unidentified_high", "0.875");
  assert_cell (result, "identification_gap", "band=aged", "identified_share", "0.025");
  /* Without ages everybody counts; without a figure nothing is expected. */
  assert_cell (result, "identification_gap", "band=any", "identified", "3");
  assert_cell (result, "identification_gap", "band=any", "expected", "not_available");
  /* A need that the records do not know is nobody's. */
  assert_cell (result, "identification_gap", "band=none", "identified", "0");
}

/* Where the records hold everybody, a and b are the children of the ages. */
static void
test_whole_population (void)
{
  static const char *const by[] = { "sex", NULL };
  g_autoptr (BalArea) area = read_area (document);
  g_autoptr (GError) error = NULL;
  g_autoptr (BalResult) result = run (area, by, TRUE, NULL, &error);

  g_assert_no_error (error);
  assert_cell (result, "identification_gap_total", "band=aged", "children", "2");
  assert_cell (result, "identification_gap_total", "band=aged", "expected", "0.2");
  assert_cell (result, "identification_gap_total", "band=any", "children", "4");
  assert_cell (result, "identification_gap", "band=aged sex=1", "identified", "1");
  assert_cell (result, "identification_gap", "band=aged sex=2", "children", "1");
  assert_cell (result, "identification_gap", "band=aged sex=2", "identified", "0");
  assert_cell (result, "identification_gap", "band=any sex=2", "identified", "1");
}

static void
test_refused (void)
{
  static const char *const by[] = { "agency", NULL };
  g_autoptr (BalArea) area = read_area (document);
  g_autoptr (BalArea) empty = read_area ("{\"code\": \"x\", \"name\": \"X\"}");
  g_autoptr (GError) of_rows = NULL;
  g_autoptr (GError) of_area = NULL;

  g_assert_null (run (area, by, FALSE, NULL, &of_rows));
  g_assert_nonnull (strstr (of_rows->message, "agency"));
  g_assert_null (run (empty, NULL, FALSE, NULL, &of_area));
  g_assert_nonnull (strstr (of_area->message, "prevalences"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/journey/identification-gap/bands", test_bands);
  g_test_add_func ("/journey/identification-gap/whole-population", test_whole_population);
  g_test_add_func ("/journey/identification-gap/refused", test_refused);

  return g_test_run ();
}
