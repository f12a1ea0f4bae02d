/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/base/bal-random-private.h"
#include "libbalanced/statistics/bal-xmr-private.h"
#include "tests/support/bal-test-support.h"
#include "tests/support/bal-test-vectors.h"

#include <string.h>

#define MOST_POINTS 512
#define MOST_GROUPS 8

/* Where ours differs on purpose: no limits can be computed, and none are shown. */
static const struct
{
  const char *series;
  const char *reason;
} DIFFERENT[] = {
  { "step_only",
    "the only range above 0 is screened out: no limits, where the package has the mean "
    "as both limits and every point outside" },
  { "trend_back_to_back", "the last point of the first trend rises, where the package gives it the "
                          "sign of the drop that follows" },
};

static const char *
reason_to_differ (const char *series)
{
  for (guint i = 0; i < G_N_ELEMENTS (DIFFERENT); i++)
    if (g_str_equal (DIFFERENT[i].series, series))
      return DIFFERENT[i].reason;
  return NULL;
}

/* A chart with room, and the rows of the CSV files that belong to it. */
typedef struct
{
  BalXmrOptions options;
  BalXmrSeries series;
  BalXmrChart chart;
  BalXmrPoint points[MOST_POINTS];
  BalXmrGroup groups[MOST_GROUPS];
  double values[MOST_POINTS];
  char *dates[MOST_POINTS];
  gsize starts[MOST_GROUPS];
} Case;

typedef struct
{
  char **input;
  char **points;
  char **flags;
  gsize row;
  guint n_points;
} Files;

static char **
read_lines (const char *path)
{
  g_autofree char *full = bal_test_shared_path (path);
  g_autofree char *text = full ? bal_test_read (full, NULL) : NULL;

  return text ? g_strsplit (text, "\n", -1) : NULL;
}

static void
take_input (Case *self, Files *files, const char *name)
{
  for (gsize row = files->row; files->input[row] && *files->input[row]; row++)
    {
      g_auto (GStrv) cells = g_strsplit (files->input[row], ",", -1);

      if (!g_str_equal (cells[0], name))
        break;
      g_assert_cmpuint (self->series.n, <, MOST_POINTS);
      self->dates[self->series.n] = g_strdup (cells[2]);
      self->values[self->series.n++] = g_ascii_strtod (cells[3], NULL);
    }
  self->series.values = self->values;
}

static void
take_config (Case *self, BalTestVectors *vectors)
{
  const char *direction = bal_test_vectors_get_text (vectors, "improvement_direction");
  double fix_after = bal_test_vectors_get (vectors, "fix_after_n_points");
  JsonArray *rebase = json_object_get_array_member (bal_test_vectors_get_case (vectors), "rebase");

  bal_xmr_options_init (&self->options, BAL_XMR_PRESET_NHSR);
  if (g_str_equal (direction, "increase"))
    self->options.improvement = BAL_XMR_INCREASE;
  else if (g_str_equal (direction, "decrease"))
    self->options.improvement = BAL_XMR_DECREASE;
  if (!bal_test_vectors_get_boolean (vectors, "screen_outliers"))
    self->options.screening = 0;
  self->options.fix_after = isnan (fix_after) ? 0 : (gsize) fix_after;
  self->series.target = bal_test_vectors_get (vectors, "target");

  /* Which row a date is, is the caller's business; a date that is none starts no group. */
  for (gsize i = 1; i < self->series.n; i++)
    for (guint j = 0; j < json_array_get_length (rebase); j++)
      if (g_str_equal (self->dates[i], json_array_get_string_element (rebase, j)))
        self->starts[self->series.n_starts++] = i;
  self->series.starts = self->starts;
}

static const char *
name_cause (guint8 cause)
{
  switch (cause)
    {
    case BAL_XMR_OUTSIDE_HIGH:
      return "Above UCL";
    case BAL_XMR_OUTSIDE_LOW:
      return "Below LCL";
    case BAL_XMR_TREND_HIGH:
      return "7 Point Trend (Increasing)";
    case BAL_XMR_TREND_LOW:
      return "7 Point Trend (Decreasing)";
    case BAL_XMR_TWO_HIGH:
      return "2 in 3 Above CL";
    case BAL_XMR_TWO_LOW:
      return "2 in 3 Below CL";
    case BAL_XMR_SHIFT_HIGH:
      return "7 Points Above CL";
    case BAL_XMR_SHIFT_LOW:
      return "7 Points Below CL";
    default:
      return "Common Cause";
    }
}

static const char *const TYPES[] = { "common_cause", "special_cause_improvement",
                                     "special_cause_concern", "special_cause_neutral_high",
                                     "special_cause_neutral_low" };
static const char *const VARIATIONS[] = { "",
                                          "common_cause",
                                          "improvement_high",
                                          "improvement_low",
                                          "concern_high",
                                          "concern_low",
                                          "neutral_high",
                                          "neutral_low" };
static const char *const ASSURANCES[] = { NULL, "consistent_pass", "consistent_fail",
                                          "inconsistent" };

static gboolean
is_number (const char *cell, double actual)
{
  return bal_test_is_close (actual, *cell ? g_ascii_strtod (cell, NULL) : NAN, 1e-12);
}

static gboolean
is_flag (const char *cell, int actual)
{
  return atoi (cell) == actual;
}

static int
direction_of (guint8 signals, guint8 high, guint8 low)
{
  return (signals & high ? 1 : 0) - (signals & low ? 1 : 0);
}

/* Whether one row of the expected points is what we have. */
static gboolean
point_agrees (const BalXmrPoint *point, const BalXmrGroup *group, guint number, char **cells)
{
  return is_flag (cells[2], (int) number) && is_flag (cells[3], group->trial) &&
         is_number (cells[4], group->mean) && is_number (cells[5], group->lower) &&
         is_number (cells[6], group->upper) && is_number (cells[7], group->range) &&
         is_flag (cells[8], ABS (point->zone) == 2) && is_flag (cells[9], point->side) &&
         is_flag (cells[10], ABS (point->zone) == 1) &&
         g_str_equal (cells[11], name_cause (point->cause)) &&
         g_str_equal (cells[12], TYPES[point->type]);
}

static gboolean
flags_agree (guint8 signals, int two_mdc, char **cells)
{
  return is_flag (cells[2], direction_of (signals, BAL_XMR_OUTSIDE_HIGH, BAL_XMR_OUTSIDE_LOW)) &&
         is_flag (cells[3], direction_of (signals, BAL_XMR_TREND_HIGH, BAL_XMR_TREND_LOW)) &&
         is_flag (cells[4], direction_of (signals, BAL_XMR_TWO_HIGH, BAL_XMR_TWO_LOW)) &&
         is_flag (cells[5], two_mdc) &&
         is_flag (cells[6], direction_of (signals, BAL_XMR_SHIFT_HIGH, BAL_XMR_SHIFT_LOW));
}

/* The number of rows that do not agree. */
static guint
compare_points (const Case *self, const BalXmrPoint *mdc, Files *files, gboolean say)
{
  guint group = 0;
  guint wrong = 0;

  for (gsize i = 0; i < self->series.n; i++)
    {
      g_auto (GStrv) cells = g_strsplit (files->points[files->row + i], ",", -1);
      g_auto (GStrv) flags = g_strsplit (files->flags[files->row + i], ",", -1);
      int two_mdc = direction_of (mdc[i].signals, BAL_XMR_TWO_HIGH, BAL_XMR_TWO_LOW);

      group += group < self->series.n_starts && self->starts[group] == i;
      if (point_agrees (&self->points[i], &self->groups[group], group, cells) &&
          flags_agree (self->points[i].signals, two_mdc, flags))
        continue;
      wrong++;
      if (say)
        g_test_message ("%s: is %s, signals %02x, mean %.17g, lower %.17g",
                        files->points[files->row + i], name_cause (self->points[i].cause),
                        self->points[i].signals, self->groups[group].mean,
                        self->groups[group].lower);
    }
  return wrong;
}

static gboolean
summary_agrees (const BalXmrChart *chart, JsonObject *expected)
{
  const char *assurance = json_object_get_null_member (expected, "assurance")
                            ? NULL
                            : json_object_get_string_member (expected, "assurance");

  return g_str_equal (VARIATIONS[chart->variation],
                      json_object_get_string_member (expected, "variation_icon")) &&
         g_strcmp0 (ASSURANCES[chart->assurance], assurance) == 0 &&
         chart->n_special == (gsize) json_object_get_int_member (expected, "n_special") &&
         chart->n_improvement == (gsize) json_object_get_int_member (expected, "n_improvement") &&
         chart->n_concern == (gsize) json_object_get_int_member (expected, "n_concern");
}

static void
check_series (BalTestVectors *vectors, BalTestVectors *summaries, Files *files)
{
  const char *name = bal_test_vectors_get_text (vectors, "series");
  const char *reason = reason_to_differ (name);
  g_autofree Case *self = g_new0 (Case, 1);
  g_autofree BalXmrPoint *mdc = g_new0 (BalXmrPoint, MOST_POINTS);
  BalXmrChart mdc_chart;
  gboolean agrees;

  take_input (self, files, name);
  take_config (self, vectors);
  self->chart.points = self->points;
  self->chart.groups = self->groups;
  g_assert_cmpint (bal_xmr_run (&self->options, &self->series, &self->chart), ==, BAL_STATISTIC_OK);

  g_assert_cmpstr (bal_test_vectors_get_text (summaries, "series"), ==, name);
  agrees = summary_agrees (&self->chart, bal_test_vectors_get_case (summaries));
  /* The rule of 2024 alone, on the same limits; these are computed again, with their groups. */
  self->options.two_of_three = BAL_TWO_OF_THREE_BEYOND;
  mdc_chart = (BalXmrChart){ .points = mdc, .groups = self->groups };
  bal_xmr_run (&self->options, &self->series, &mdc_chart);
  agrees = compare_points (self, mdc, files, reason == NULL) == 0 && agrees;

  if (reason)
    {
      bal_test_vectors_differ (vectors, name, reason);
      bal_test_vectors_differ (summaries, name, reason);
    }
  if (agrees == (reason != NULL))
    g_error ("%s: %s", name, agrees ? "agrees, though it should not" : "does not agree");
  files->row += self->series.n;
  files->n_points += (guint) self->series.n;
  for (gsize i = 0; i < self->series.n; i++)
    g_free (self->dates[i]);
}

static void
test_vectors (void)
{
  g_auto (GStrv) input = read_lines ("vectors/spc/xmr_input.csv");
  g_auto (GStrv) points = input ? read_lines ("vectors/spc/xmr_expected_points.csv") : NULL;
  g_auto (GStrv) flags = input ? read_lines ("vectors/spc/xmr_rule_flags.csv") : NULL;
  Files files = { input, points, flags, 1, 0 };
  BalTestVectors *vectors;
  BalTestVectors *summaries;

  if (input == NULL)
    return;
  vectors = bal_test_vectors_open ("vectors/spc/xmr_config.json");
  summaries = bal_test_vectors_open ("vectors/spc/xmr_expected_summary.json");
  while (bal_test_vectors_next (vectors) && bal_test_vectors_next (summaries))
    check_series (vectors, summaries, &files);
  g_test_message ("vectors/spc: %u points, each with limits, rules, cause and type",
                  files.n_points);
  bal_test_vectors_close (summaries);
  bal_test_vectors_close (vectors);
}

/* A chart of a few values, in static room. */
static BalXmrChart *
draw (const BalXmrOptions *options, const double *values, gsize n)
{
  static BalXmrPoint points[MOST_POINTS];
  static BalXmrGroup groups[MOST_GROUPS];
  static BalXmrChart chart;
  BalXmrSeries series = { .values = values, .n = n, .target = NAN };

  chart = (BalXmrChart){ .points = points, .groups = groups };
  g_assert_cmpint (bal_xmr_run (options, &series, &chart), ==, BAL_STATISTIC_OK);
  return &chart;
}

static void
assert_limits (const BalXmrChart *chart, double mean, double lower, double upper)
{
  g_assert_cmpint (chart->groups[0].status, ==, BAL_STATISTIC_OK);
  g_assert_cmpfloat_with_epsilon (chart->groups[0].mean, mean, 0.00005);
  g_assert_cmpfloat_with_epsilon (chart->groups[0].lower, lower, 0.00005);
  g_assert_cmpfloat_with_epsilon (chart->groups[0].upper, upper, 0.00005);
}

static guint
count_cause (const BalXmrChart *chart, gsize n, guint8 cause)
{
  guint count = 0;

  for (gsize i = 0; i < n; i++)
    count += chart->points[i].cause == cause;
  return count;
}

/* Worked by hand: limits to four places, and how many points each rule names. */
static void
test_worked (void)
{
  const double spike[] = { 1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1 };
  const double ramp[] = { 0, 1, 2, 3, 4, 5, 6, 7 };
  const double rise[] = { 10, 12, 10, 11, 9, 10, 11, 10, 9, 11, 10, 12, 13, 14, 15, 16, 17, 18 };
  const double steps[] = { 5, 6, 5, 6, 5, 6, 7, 7, 7, 7, 7, 7, 7, 8 };
  const double few[] = { 10, 12, 11, 14, 9 };
  BalXmrOptions options;
  BalXmrChart *chart;

  bal_xmr_options_init (&options, BAL_XMR_PRESET_NHSR);
  options.improvement = BAL_XMR_INCREASE;
  chart = draw (&options, spike, 18);
  assert_limits (chart, 1.9444, -0.7156, 4.6044);
  g_assert_cmpuint (chart->n_special, ==, 1);
  g_assert_cmpint (chart->points[4].cause, ==, BAL_XMR_OUTSIDE_HIGH);
  g_assert_true (chart->groups[0].trial == FALSE);

  options.factor = 3 / 1.128;
  assert_limits (draw (&options, spike, 18), 1.9444, -0.7151, 4.6040);
  options.screening = 0;
  options.factor = 2.66;
  assert_limits (draw (&options, spike, 18), 1.9444, -3.0626, 6.9515);
  options.factor = 3 / 1.128;
  chart = draw (&options, few, 5);
  assert_limits (chart, 11.2, 3.8862, 18.5138);
  g_assert_cmpfloat_with_epsilon (chart->groups[0].range / 1.128, 2.4379, 0.00005);
  g_assert_true (chart->groups[0].trial);

  bal_xmr_options_init (&options, BAL_XMR_PRESET_NHSR);
  options.improvement = BAL_XMR_INCREASE;
  chart = draw (&options, ramp, 8);
  assert_limits (chart, 3.5, 0.84, 6.16);
  g_assert_cmpint (chart->points[0].cause, ==, BAL_XMR_OUTSIDE_LOW);
  g_assert_cmpint (chart->points[0].type, ==, BAL_XMR_CONCERN);
  g_assert_cmpuint (count_cause (chart, 8, BAL_XMR_TREND_HIGH), ==, 6);
  g_assert_cmpint (chart->points[7].cause, ==, BAL_XMR_OUTSIDE_HIGH);

  chart = draw (&options, rise, 18);
  assert_limits (chart, 12.1111, 8.6688, 15.5535);
  g_assert_cmpuint (count_cause (chart, 18, BAL_XMR_SHIFT_LOW), ==, 10);
  g_assert_cmpuint (count_cause (chart, 18, BAL_XMR_TREND_HIGH), ==, 5);
  g_assert_cmpuint (count_cause (chart, 18, BAL_XMR_OUTSIDE_HIGH), ==, 3);

  chart = draw (&options, steps, 14);
  assert_limits (chart, 6.4286, 4.9963, 7.8609);
  g_assert_cmpuint (count_cause (chart, 14, BAL_XMR_TWO_LOW), ==, 3);
  g_assert_cmpuint (count_cause (chart, 14, BAL_XMR_SHIFT_HIGH), ==, 7);
  g_assert_cmpint (chart->points[13].cause, ==, BAL_XMR_OUTSIDE_HIGH);
}

static void
test_options (void)
{
  const double tied[] = { 1, 2, 3, 3, 4, 5, 6, 7, 1, 1, 1, 9 };
  const double shift[] = { 1, 2, 1, 2, 1, 2, 8, 9, 8, 9, 8, 9, 1, 2, 1 };
  BalXmrOptions options;

  bal_xmr_options_init (&options, BAL_XMR_PRESET_NHSR);
  g_assert_cmpuint (draw (&options, tied, 12)->points[0].signals & BAL_XMR_TREND_HIGH, ==, 0);
  options.ties = BAL_XMR_TIES_SKIP;
  BalXmrChart *chart = draw (&options, tied, 12);
  for (guint i = 0; i < 12; i++)
    g_assert_cmpint ((chart->points[i].signals & BAL_XMR_TREND_HIGH) != 0, ==, i < 8);

  g_assert_cmpuint (draw (&options, shift, 15)->points[6].signals & BAL_XMR_SHIFT_HIGH, ==, 0);
  options.shift_length = 6;
  g_assert_cmpuint (draw (&options, shift, 15)->points[6].signals & BAL_XMR_SHIFT_HIGH, !=, 0);
  options.shift_length = 0;
  g_assert_cmpuint (draw (&options, shift, 15)->points[6].signals & BAL_XMR_SHIFT_HIGH, ==, 0);

  bal_xmr_options_init (&options, BAL_XMR_PRESET_MDC);
  chart = draw (&options, tied, 12);
  g_assert_cmpint (chart->groups[0].status, ==, BAL_STATISTIC_TOO_FEW);
  g_assert_cmpint (chart->variation, ==, BAL_XMR_VARIATION_NONE);
  g_assert_cmpuint (chart->n_special, ==, 0);
  g_assert_cmpint (draw (&options, shift, 15)->groups[0].status, ==, BAL_STATISTIC_OK);
}

/* A point that rises towards its mean from below it: a shift says low, a trend says high. */
static void
test_conflict (void)
{
  const double values[] = { 1, 2, 3, 4, 5, 6, 7, 8, 10, 90, 10, 90, 10, 90, 10, 90 };
  BalXmrOptions options;

  bal_xmr_options_init (&options, BAL_XMR_PRESET_NHSR);
  options.screening = 0;
  options.improvement = BAL_XMR_DECREASE;
  g_assert_cmpint (draw (&options, values, 16)->points[7].type, ==, BAL_XMR_CONCERN);
  options.conflict = BAL_XMR_CONFLICT_IMPROVEMENT;
  g_assert_cmpint (draw (&options, values, 16)->points[7].type, ==, BAL_XMR_IMPROVEMENT);
  options.conflict = BAL_XMR_CONFLICT_BOTH;
  g_assert_cmpint (draw (&options, values, 16)->points[7].type, ==, BAL_XMR_BOTH);
  options.improvement = BAL_XMR_NEUTRAL;
  options.conflict = BAL_XMR_CONFLICT_IMPROVEMENT;
  g_assert_cmpint (draw (&options, values, 16)->points[7].type, ==, BAL_XMR_NEUTRAL_HIGH);
}

static void
test_missing (void)
{
  const double values[] = { 5, 6, 5, 6, 9, 9, 9, NAN, 9, 9, 9, 9, 5, 6, NAN };
  BalXmrSeries series = { .values = values, .n = 15, .target = NAN };
  BalXmrPoint points[15];
  BalXmrGroup group;
  BalXmrChart chart = { .points = points, .groups = &group };
  BalXmrOptions options;

  bal_xmr_options_init (&options, BAL_XMR_PRESET_NHSR);
  options.screening = 0;
  g_assert_cmpint (bal_xmr_run (&options, &series, &chart), ==, BAL_STATISTIC_OK);
  g_assert_cmpuint (group.n_values, ==, 13);
  g_assert_cmpfloat_with_epsilon (group.range, 11 / 11.0, 1e-12);
  g_assert_cmpint (points[7].type, ==, BAL_XMR_MISSING);
  g_assert_cmpuint (points[5].signals & BAL_XMR_SHIFT_HIGH, ==, 0);
  g_assert_cmpint (chart.variation, !=, BAL_XMR_VARIATION_NONE);

  options.missing = BAL_XMR_MISSING_OMIT;
  g_assert_cmpint (bal_xmr_run (&options, &series, &chart), ==, BAL_STATISTIC_OK);
  g_assert_cmpfloat_with_epsilon (group.range, 11 / 12.0, 1e-12);
  g_assert_cmpuint (points[5].signals & BAL_XMR_SHIFT_HIGH, !=, 0);
  g_assert_cmpuint (points[11].signals & BAL_XMR_SHIFT_HIGH, !=, 0);
  g_assert_cmpuint (points[7].signals, ==, 0);
  g_assert_cmpint (points[7].type, ==, BAL_XMR_MISSING);
  g_assert_cmpuint (group.n, ==, 15);

  options.missing = BAL_XMR_MISSING_REFUSE;
  g_assert_cmpint (bal_xmr_run (&options, &series, &chart), ==, BAL_STATISTIC_INVALID);
}

static void
test_hostile (void)
{
  const double constant[] = { 3, 3, 3, 3 };
  const double huge[] = { 1e300, -1e300, 1e300, -1e300, 1e300 };
  const double beyond[] = { 1.7e308, -1.7e308, 1.7e308 };
  const double infinite[] = { 1, INFINITY };
  const double empty[] = { NAN, NAN };
  const gsize wrong_starts[][2] = { { 0, 2 }, { 2, 2 }, { 3, 4 } };
  BalXmrPoint points[5];
  BalXmrGroup groups[3];
  BalXmrChart chart = { .points = points, .groups = groups };
  BalXmrSeries series = { .values = constant, .n = 4, .target = 4 };
  BalXmrOptions options;

  bal_xmr_options_init (&options, BAL_XMR_PRESET_NHSR);
  options.improvement = BAL_XMR_INCREASE;
  bal_xmr_run (&options, &series, &chart);
  g_assert_cmpint (groups[0].status, ==, BAL_STATISTIC_UNDEFINED);
  g_assert_cmpfloat (groups[0].mean, ==, 3);
  g_assert_true (isnan (groups[0].lower));
  g_assert_cmpint (chart.assurance, ==, BAL_XMR_ASSURANCE_NONE);
  options.screening = 0;
  bal_xmr_run (&options, &series, &chart);
  g_assert_cmpint (groups[0].status, ==, BAL_STATISTIC_OK);
  g_assert_cmpfloat (groups[0].lower, ==, 3);
  g_assert_cmpint (chart.assurance, ==, BAL_XMR_ASSURANCE_FAIL);
  series.target = 3;
  bal_xmr_run (&options, &series, &chart);
  g_assert_cmpint (chart.assurance, ==, BAL_XMR_ASSURANCE_INCONSISTENT);

  g_assert_cmpint (draw (&options, constant, 1)->groups[0].status, ==, BAL_STATISTIC_TOO_FEW);
  g_assert_cmpint (draw (&options, huge, 5)->groups[0].status, ==, BAL_STATISTIC_OK);
  g_assert_cmpint (draw (&options, beyond, 3)->groups[0].status, ==, BAL_STATISTIC_OVERFLOW);
  g_assert_true (isnan (draw (&options, beyond, 3)->groups[0].upper));
  g_assert_cmpint (draw (&options, empty, 2)->variation, ==, BAL_XMR_VARIATION_NONE);

  series.values = infinite;
  series.n = 2;
  g_assert_cmpint (bal_xmr_run (&options, &series, &chart), ==, BAL_STATISTIC_INVALID);
  series.n = 0;
  g_assert_cmpint (bal_xmr_run (&options, &series, &chart), ==, BAL_STATISTIC_TOO_FEW);
  series = (BalXmrSeries){ .values = constant, .n = 4, .n_starts = 2, .target = NAN };
  for (guint i = 0; i < G_N_ELEMENTS (wrong_starts); i++)
    {
      series.starts = wrong_starts[i];
      g_assert_cmpint (bal_xmr_run (&options, &series, &chart), ==, BAL_STATISTIC_INVALID);
    }
  options.factor = NAN;
  series.n_starts = 0;
  g_assert_cmpint (bal_xmr_run (&options, &series, &chart), ==, BAL_STATISTIC_INVALID);
}

/* Turned upside down, a chart is its mirror image; moved or stretched, it shows the same. */
static void
test_properties (void)
{
  BalRandom random;
  double values[3][60];
  g_autofree BalXmrPoint *before = g_new (BalXmrPoint, 60);

  bal_random_init (&random, 2026, 4);
  for (guint round = 0; round < 3000; round++)
    {
      gsize n = 1 + bal_random_below (&random, 60);
      BalXmrOptions options;
      BalXmrChart *chart;
      BalXmrGroup group;

      bal_xmr_options_init (&options, (BalXmrPreset) (round % 3));
      options.fix_after = round % 5 == 0 ? 12 : 0;
      options.improvement = BAL_XMR_INCREASE;
      for (gsize i = 0; i < n; i++)
        {
          values[0][i] = bal_random_between (&random, 0, round % 2 ? 4 : 1000);
          values[1][i] = -values[0][i];
          values[2][i] = 4 * values[0][i] + 1024;
        }
      chart = draw (&options, values[0], n);
      group = chart->groups[0];
      memcpy (before, chart->points, n * sizeof *before);
      g_assert_true (group.status != BAL_STATISTIC_OK ||
                     (group.lower <= group.mean && group.mean <= group.upper));
      options.improvement = BAL_XMR_DECREASE;
      chart = draw (&options, values[1], n);
      g_assert_cmpint (chart->groups[0].status, ==, group.status);
      for (gsize i = 0; i < n; i++)
        {
          guint8 turned =
            (guint8) (((before[i].signals & 0x55) << 1) | ((before[i].signals & 0xaa) >> 1));

          g_assert_cmpint (chart->points[i].signals, ==, turned);
          g_assert_cmpint (chart->points[i].type, ==, before[i].type);
          g_assert_cmpint (chart->points[i].zone, ==, -before[i].zone);
        }
      if (round % 2)
        continue;
      chart = draw (&options, values[2], n);
      for (gsize i = 0; i < n; i++)
        g_assert_cmpint (chart->points[i].side, ==, before[i].side);
    }
}

static void
test_million (void)
{
  gsize n = 1000000;
  g_autofree double *values = g_new (double, n);
  g_autofree BalXmrPoint *points = g_new (BalXmrPoint, n);
  BalXmrGroup group;
  BalXmrChart chart = { .points = points, .groups = &group };
  BalXmrSeries series = { .values = values, .n = n, .target = NAN };
  BalXmrOptions options;

  for (gsize i = 0; i < n; i++)
    values[i] = (double) (i % 2);
  bal_xmr_options_init (&options, BAL_XMR_PRESET_NHSR);
  g_assert_cmpint (bal_xmr_run (&options, &series, &chart), ==, BAL_STATISTIC_OK);
  g_assert_cmpfloat (group.mean, ==, 0.5);
  g_assert_cmpfloat (group.range, ==, 1);
  g_assert_cmpuint (chart.n_special, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/statistics/xmr/vectors", test_vectors);
  g_test_add_func ("/statistics/xmr/worked", test_worked);
  g_test_add_func ("/statistics/xmr/options", test_options);
  g_test_add_func ("/statistics/xmr/conflict", test_conflict);
  g_test_add_func ("/statistics/xmr/missing", test_missing);
  g_test_add_func ("/statistics/xmr/hostile", test_hostile);
  g_test_add_func ("/statistics/xmr/properties", test_properties);
  g_test_add_func ("/statistics/xmr/million", test_million);
  return g_test_run ();
}
