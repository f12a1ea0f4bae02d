/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include <string.h>

#include "libbalanced/area/bal-area-check.h"
#include "libbalanced/area/bal-engagement.h"
#include "libbalanced/area/bal-programme.h"
#include "libbalanced/core/bal-column.h"
#include "libbalanced/core/bal-result.h"
#include "libbalanced/core/bal-table.h"
#include "tests/support/bal-test-findings.h"

#define AGENCIES                                                  \
  "\"agencies\": [{\"code\": \"nhs\", \"name\": \"N\"}, "         \
  "{\"code\": \"council\", \"name\": \"C\"}, {\"code\": \"gp\", " \
  "\"name\": \"G\"}]"

static BalArea *
read_area (const char *programme, const char *actions)
{
  g_autofree char *text =
    g_strdup_printf ("{\"code\": \"x\", \"name\": \"X\", " AGENCIES ", \"programme\": {%s}, "
                     "\"focus_areas\": [{\"code\": \"f\", \"title\": \"F\", \"actions\": [%s]}]}",
                     programme, actions);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  BalArea *area = bal_area_new_from_bytes (bytes, "x.json", &error);

  g_assert_no_error (error);

  return area;
}

static BalResult *
check (const char *programme, const char *actions)
{
  g_autoptr (BalArea) area = read_area (programme, actions);

  return bal_area_check (area);
}

static BalColumn *
get_column (BalResult *result, const char *table, const char *name)
{
  BalTable *found = bal_result_lookup_table (result, table);

  g_assert_nonnull (found);

  return bal_table_lookup_column (found, name);
}

/* A programme that says nothing is no mistake, and has no tables of what is not there. */
static void
test_empty (void)
{
  g_autoptr (BalResult) result = check ("", "");

  g_assert_cmpuint (bal_test_count_findings (result, "scope-not-stated"), ==, 1);
  g_assert_cmpuint (bal_table_get_n_rows (bal_result_lookup_table (result, "phases")), ==, 0);
  g_assert_null (bal_result_lookup_table (result, "findings_matrix"));
  g_assert_null (bal_result_lookup_table (result, "engagements"));
  g_assert_null (bal_result_lookup_table (result, "recommendations"));
  g_assert_null (bal_result_lookup_table (result, "actions"));
}

#define PHASE(code, days) "{\"code\": \"" code "\", \"label\": \"L\"" days "}"

static void
test_phases (void)
{
  g_autoptr (BalResult) result = check (
    "\"phases\": [" PHASE ("a", ", \"start\": \"2020-11\", \"end\": \"2021-04\"") ", " PHASE ("b", ", \"start\": \"2021-04-21\", \"end\": \"2021-09\"") ", " PHASE (
      "c", "") ", " PHASE ("d",
                           ", \"start\": \"2021-12\"") ", " PHASE ("e",
                                                                   ", \"start\": \"2022-01\"") "]",
    "");
  BalColumn *days = get_column (result, "phases", "days");

  /* 21 to 30 April; October and November; the open phase says nothing about the one after it. */
  g_assert_cmpfloat (bal_test_get_figure (result, "phases-overlap", "/programme/phases/1", "days"),
                     ==, 10.0);
  g_assert_cmpfloat (bal_test_get_figure (result, "phases-gap", "/programme/phases/3", "days"), ==,
                     61.0);
  g_assert_cmpuint (bal_test_count_findings (result, "phases-overlap") +
                      bal_test_count_findings (result, "phases-gap"),
                    ==, 2);
  g_assert_cmpint (bal_column_get_int64 (days, 0), ==, 181);
  g_assert_cmpint (bal_column_get_state (days, 2), ==, BAL_VALUE_STATE_MISSING);
  g_assert_cmpint (bal_column_get_state (days, 3), ==, BAL_VALUE_STATE_MISSING);
}

/* A part of an action has days too. An end that is not stated is nowhere. */
static void
test_actions (void)
{
  const char *const phases =
    "\"phases\": [" PHASE ("a", ", \"start\": \"2021-05\", \"end\": \"2021-09\"") ", " PHASE (
      "open", ", \"start\": \"2021-05\"") "]";
  g_autoptr (BalResult) result =
    check (phases,
           "{\"code\": \"1\", \"title\": \"T\", \"phase\": \"a\", \"sub_actions\": "
           "[{\"code\": \"2\", \"title\": \"U\", \"phase\": \"a\", \"end\": \"2022\"}]}, "
           "{\"code\": \"3\", \"title\": \"V\", \"phase\": \"open\", \"end\": \"2099\"}, "
           "{\"code\": \"4\", \"title\": \"W\", \"phase\": \"open\", \"end\": \"2021-04\"}, "
           "{\"code\": \"5\", \"title\": \"X\", \"phase\": \"none\", \"start\": \"2021-08\","
           " \"end\": \"2021-07\"}");

  g_assert_cmpuint (bal_test_count_findings (result, "action-outside-phase"), ==, 2);
  g_assert_true (bal_test_has_finding (result, "action-outside-phase",
                                       "/focus_areas/0/actions/0/sub_actions/0"));
  g_assert_true (bal_test_has_finding (result, "action-outside-phase", "/focus_areas/0/actions/2"));
  g_assert_true (bal_test_has_finding (result, "dates-reversed", "/focus_areas/0/actions/3"));
  g_assert_true (
    bal_test_has_finding (result, "reference-unknown", "/focus_areas/0/actions/3/phase"));
  g_assert_cmpuint (bal_table_get_n_rows (bal_result_lookup_table (result, "actions")), ==, 4);
  g_assert_cmpint (bal_column_get_int64 (get_column (result, "phases", "actions"), 1), ==, 2);
}

#define SCOPE(code, kind, more) \
  "{\"code\": \"" code "\", \"label\": \"L\", \"kind\": \"" kind "\"" more "}"
#define OBSERVATION(code, kind, more) \
  "{\"code\": \"" code "\", \"statement\": \"S\", \"kind\": \"" kind "\"" more "}"

/* Who is in scope for one thing is in scope, whatever else is out. */
static void
test_scope (void)
{
  g_autoptr (BalResult) result = check (
    "\"scope\": [" SCOPE ("in", "in", ", \"agencies\": [\"nhs\"]") ", " SCOPE ("out", "out", ", \"agencies\": [\"nhs\", \"council\"]") "], \"observations\": [" OBSERVATION (
      "a", "works_well",
      ", \"providers\": [\"nhs\"]") ", " OBSERVATION ("b", "works_well",
                                                      ", \"providers\": [\"nhs\", \"gp\"]") ", " OBSERVATION ("c",
                                                                                                              "works_well",
                                                                                                              ", \"whole_system\": true, \"scope\": [\"out\"]") "]",
    "{\"code\": \"1\", \"title\": \"T\", \"scope\": [\"in\", \"out\"]}");

  g_assert_cmpuint (bal_test_count_findings (result, "observation-outside-scope"), ==, 2);
  g_assert_false (
    bal_test_has_finding (result, "observation-outside-scope", "/programme/observations/0"));
  g_assert_cmpuint (bal_test_count_findings (result, "action-outside-scope"), ==, 1);
  g_assert_cmpuint (bal_test_count_findings (result, "scope-not-examined"), ==, 1);
}

/* Without a provider named in scope, only what is named out of it is outside. */
static void
test_scope_open (void)
{
  g_autoptr (BalResult) result = check (
    "\"scope\": [" SCOPE (
      "out", "out",
      ", \"agencies\": [\"council\"]") "], "
                                       "\"observations\": [" OBSERVATION (
                                         "a", "works_well",
                                         ", \"providers\": [\"nhs\"]") ", " OBSERVATION ("b",
                                                                                         "works_well",
                                                                                         ", \"providers\": [\"council\"]") "]",
    "");

  g_assert_cmpuint (bal_test_count_findings (result, "observation-outside-scope"), ==, 1);
}

#define TWO_STREAMS                                     \
  "\"streams\": [{\"code\": \"s\", \"label\": \"S\"}, " \
  "{\"code\": \"t\", \"label\": \"T\"}], "              \
  "\"themes\": [{\"code\": \"m\", \"label\": \"M\"}]"

/* A stream that is named twice is one. */
static void
test_matrix (void)
{
  g_autoptr (BalResult) result = check (
    TWO_STREAMS ", \"observations\": [" OBSERVATION (
      "a", "works_well",
      ", \"providers\": [\"nhs\"], \"streams\": [\"s\", \"s\"], "
      "\"themes\": [\"m\"]") ", " OBSERVATION ("b", "works_well",
                                               ", \"providers\": [\"nhs\"], \"streams\": [\"s\", \"t\"]") ", " OBSERVATION ("c",
                                                                                                                            "opportunity",
                                                                                                                            ", \"whole_system\": true") "], \"engagements\": "
                                                                                                                                                        "[{\"code\": \"e\", \"label\": \"E\", \"stream\": \"t\", \"themes\": [\"m\"]}]",
    "");
  BalColumn *observations = get_column (result, "findings_matrix", "observations");
  BalColumn *streams = get_column (result, "findings_matrix", "streams");

  g_assert_cmpuint (bal_table_get_n_rows (bal_result_lookup_table (result, "findings_matrix")), ==,
                    6);
  g_assert_cmpint (bal_column_get_int64 (observations, 0), ==, 2);
  g_assert_cmpint (bal_column_get_int64 (streams, 0), ==, 2);
  /* Nothing is said: that is not none. */
  g_assert_cmpint (bal_column_get_state (observations, 1), ==, BAL_VALUE_STATE_MISSING);
  g_assert_cmpfloat (bal_test_get_figure (result, "findings-matrix-empty", NULL, "cells"), ==, 4.0);
  g_assert_cmpint (bal_column_get_int64 (get_column (result, "observations", "streams"), 0), ==, 1);
  g_assert_cmpint (bal_column_get_int64 (get_column (result, "themes", "streams"), 0), ==, 2);
  g_assert_cmpuint (bal_test_count_findings (result, "observation-single-stream"), ==, 1);
  g_assert_cmpuint (bal_test_count_findings (result, "theme-single-stream"), ==, 0);
  /* No action names any theme. */
  g_assert_cmpuint (bal_test_count_findings (result, "theme-without-action"), ==, 0);
}

static void
test_minimum_streams (void)
{
  g_autoptr (BalArea) area =
    read_area (TWO_STREAMS ", \"observations\": [" OBSERVATION (
                 "b", "works_well", ", \"providers\": [\"nhs\"], \"streams\": [\"s\"]") "]",
               "");
  g_autoptr (BalAreaCheck) one =
    g_object_new (BAL_TYPE_AREA_CHECK, "area", area, "minimum-streams", 1, NULL);
  g_autoptr (BalResult) result = bal_area_check_run (one);

  g_assert_cmpint (bal_area_check_get_minimum_streams (one), ==, 1);
  g_assert_cmpuint (bal_test_count_findings (result, "observation-single-stream"), ==, 0);
}

#define ENGAGEMENT(more) "\"engagements\": [{\"code\": \"e\", \"label\": \"E\"" more "}]"

static void
test_engagements (void)
{
  g_autoptr (BalResult) planned =
    check (ENGAGEMENT (", \"status\": \"planned\", \"groups\": [\"children\"]"), "");
  g_autoptr (BalResult) cancelled = check (ENGAGEMENT (", \"status\": \"cancelled\""), "");
  /* A month that begins with the engagement's is not later. */
  g_autoptr (BalResult) same = check (
    ENGAGEMENT (", \"start\": \"2021-03-10\", \"route\": \"R\", \"route_agreed\": \"2021-03\""),
    "");
  g_autoptr (BalResult) words =
    check (ENGAGEMENT (", \"took_part\": {\"word\": \"majority\"}, \"groups\": [\"aliens\"]"), "");

  g_assert_cmpuint (bal_test_count_findings (planned, "engagement-without-route"), ==, 1);
  g_assert_cmpuint (bal_test_count_findings (planned, "engagement-size-unknown"), ==, 0);
  g_assert_cmpuint (bal_test_count_findings (planned, "engagement-without-children"), ==, 0);
  g_assert_cmpuint (bal_test_count_findings (cancelled, "engagement-without-route"), ==, 0);
  g_assert_cmpuint (bal_test_count_findings (cancelled, "engagement-without-children"), ==, 1);
  g_assert_cmpuint (bal_test_count_findings (same, "engagement-route-late"), ==, 0);
  g_assert_true (bal_column_get_boolean (get_column (same, "engagements", "route_before"), 0));
  g_assert_cmpuint (bal_test_count_findings (words, "engagement-size-unknown"), ==, 1);
  g_assert_cmpstr (bal_column_get_text (get_column (words, "engagements", "took_part_word"), 0), ==,
                   "majority");
  g_assert_true (
    bal_test_has_finding (words, "vocabulary-unknown", "/programme/engagements/0/groups"));
}

#define RECOMMENDATION(code, more) \
  "{\"code\": \"" code "\", \"statement\": \"S\", \"addressees\": [\"council\"]" more "}"

/* Whom it is about counts, and not who is to act; evidence that is not stated says nothing. */
static void
test_recommendations (void)
{
  g_autoptr (BalResult) result = check (
    "\"recommendations\": [" RECOMMENDATION ("a", ", \"applies_to\": [\"nhs\"], \"evidence_from\": [\"nhs\"]") ", " RECOMMENDATION ("b", ", \"applies_to\": [\"nhs\", \"gp\"], \"evidence_from\": [\"nhs\"]") ", " RECOMMENDATION (
      "c",
      ", \"evidence_from\": [\"nhs\"]") ", " RECOMMENDATION ("d",
                                                             "") ", " RECOMMENDATION ("e",
                                                                                      ", \"condition\": \"C\", \"otherwise\": \"e\"") "]",
    "");
  BalColumn *beyond = get_column (result, "recommendations", "beyond_evidence");
  BalColumn *otherwise = get_column (result, "recommendations", "otherwise");

  g_assert_cmpuint (bal_test_count_findings (result, "recommendation-extrapolated"), ==, 2);
  g_assert_cmpint (bal_column_get_state (beyond, 0), ==, BAL_VALUE_STATE_TRUE_ZERO);
  g_assert_cmpint (bal_column_get_int64 (beyond, 1), ==, 1);
  g_assert_cmpint (bal_column_get_state (beyond, 3), ==, BAL_VALUE_STATE_MISSING);
  g_assert_cmpint (bal_column_get_state (otherwise, 0), ==, BAL_VALUE_STATE_NOT_APPLICABLE);
  /* Otherwise the same is no otherwise. */
  g_assert_true (bal_test_has_finding (result, "condition-without-otherwise",
                                       "/programme/recommendations/4/otherwise"));
}

/* Each of a pair may name the other. */
static void
test_pair (void)
{
  g_autoptr (BalResult) result = check (
    "\"recommendations\": [" RECOMMENDATION (
      "now",
      ", \"condition\": \"The law allows it\", \"condition_state\": \"not_met\", "
      "\"status\": \"rejected\", \"otherwise\": \"law\"") ", " RECOMMENDATION ("law",
                                                                               ", \"condition\": \"The law does not allow it\", \"condition_state\": "
                                                                               "\"met\", \"status\": \"accepted\", \"otherwise\": \"now\"") "]",
    "");

  g_assert_cmpuint (bal_test_count_findings (result, "alternatives-both-taken"), ==, 0);
  g_assert_cmpuint (bal_test_count_findings (result, "recommendation-against-condition"), ==, 0);
  g_assert_cmpuint (bal_test_count_findings (result, "condition-open"), ==, 0);
  g_assert_cmpuint (bal_test_count_findings (result, "condition-without-otherwise"), ==, 0);
}

static void
test_getters (void)
{
  g_autoptr (BalArea) area =
    read_area ("\"title\": \"Review\", " ENGAGEMENT (", \"groups\": [\"parents\", \"children\"]"),
               "");
  g_autoptr (BalProgramme) programme = NULL;
  g_autoptr (BalEngagement) engagement = NULL;

  g_object_get (area, "programme", &programme, NULL);
  engagement = g_list_model_get_item (bal_programme_get_engagements (programme), 0);
  g_assert_cmpstr (bal_programme_get_title (programme), ==, "Review");
  g_assert_cmpstr (bal_engagement_get_groups (engagement)[1], ==, "children");
  g_assert_null (bal_engagement_get_route (engagement));
  g_assert_cmpuint (g_list_model_get_n_items (bal_programme_get_phases (programme)), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/area/programme/empty", test_empty);
  g_test_add_func ("/area/programme/phases", test_phases);
  g_test_add_func ("/area/programme/actions", test_actions);
  g_test_add_func ("/area/programme/scope", test_scope);
  g_test_add_func ("/area/programme/scope-open", test_scope_open);
  g_test_add_func ("/area/programme/matrix", test_matrix);
  g_test_add_func ("/area/programme/minimum-streams", test_minimum_streams);
  g_test_add_func ("/area/programme/engagements", test_engagements);
  g_test_add_func ("/area/programme/recommendations", test_recommendations);
  g_test_add_func ("/area/programme/pair", test_pair);
  g_test_add_func ("/area/programme/getters", test_getters);

  return g_test_run ();
}
