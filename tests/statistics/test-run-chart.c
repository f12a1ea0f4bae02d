/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/base/bal-random-private.h"
#include "libbalanced/statistics/bal-run-chart-private.h"
#include "tests/support/bal-test-vectors.h"

static void
expect_segments (BalTestVectors *vectors, GArray *segments)
{
  JsonObject *each = bal_test_vectors_get_case (vectors);
  JsonArray *dates = json_object_get_array_member (each, "date");
  JsonArray *expected =
    json_object_get_array_member (json_object_get_object_member (each, "expected"), "segments");

  g_assert_cmpuint (segments->len, ==, json_array_get_length (expected));
  for (guint i = 0; i < segments->len; i++)
    {
      JsonObject *wanted = json_array_get_object_element (expected, i);
      BalRunSegment *segment = &g_array_index (segments, BalRunSegment, i);

      g_assert_true (bal_test_is_close (segment->median,
                                        json_object_get_double_member (wanted, "median"), 1e-12));
      g_assert_cmpstr (json_array_get_string_element (dates, (guint) segment->first), ==,
                       json_object_get_string_member (wanted, "start_date"));
      g_assert_cmpstr (json_array_get_string_element (dates, (guint) segment->last), ==,
                       json_object_get_string_member (wanted, "end_date"));
      g_assert_cmpstr (json_array_get_string_element (dates, (guint) segment->extended_to), ==,
                       json_object_get_string_member (wanted, "extend_to"));
    }
}

static void
test_vectors (void)
{
  BalTestVectors *vectors = bal_test_vectors_open ("vectors/spc/runchart.json");
  g_autoptr (GArray) segments = g_array_new (FALSE, FALSE, sizeof (BalRunSegment));

  if (vectors == NULL)
    return;
  while (bal_test_vectors_next (vectors))
    {
      gsize n;
      g_autofree double *values = bal_test_vectors_dup_array (vectors, "y", &n);
      const char *direction = bal_test_vectors_get_text (vectors, "direction");
      BalRunSide side = BAL_RUN_EITHER;

      if (g_str_equal (direction, "above"))
        side = BAL_RUN_ABOVE;
      else if (g_str_equal (direction, "below"))
        side = BAL_RUN_BELOW;
      bal_run_chart (values, n, (gsize) bal_test_vectors_get (vectors, "med_rows"),
                     (gsize) bal_test_vectors_get (vectors, "runlength"), side, segments);
      expect_segments (vectors, segments);
    }
  bal_test_vectors_close (vectors);
}

static void
test_rules (void)
{
  /* The median is 2; a point on it neither counts nor breaks, one below it breaks. */
  const double values[] = { 1, 2, 3, 4, 2, 5, NAN, 6, 1, 7, 2, 8, 9, 5, 9 };
  g_autoptr (GArray) segments = g_array_new (FALSE, FALSE, sizeof (BalRunSegment));
  BalRunSegment *segment;

  g_assert_cmpint (bal_run_chart (values, 15, 3, 3, BAL_RUN_ABOVE, segments), ==, BAL_STATISTIC_OK);
  g_assert_cmpuint (segments->len, ==, 3);
  segment = &g_array_index (segments, BalRunSegment, 1);
  g_assert_cmpfloat (segment->median, ==, 5);
  g_assert_cmpuint (segment->first, ==, 3);
  g_assert_cmpuint (segment->last, ==, 7);
  g_assert_cmpuint (segment->extended_to, ==, 11);
  g_assert_cmpint (bal_run_chart (values, 15, 3, 4, BAL_RUN_ABOVE, segments), ==, BAL_STATISTIC_OK);
  g_assert_cmpuint (segments->len, ==, 2);
  g_assert_cmpint (bal_run_chart (values, 15, 3, 3, BAL_RUN_BELOW, segments), ==, BAL_STATISTIC_OK);
  g_assert_cmpuint (segments->len, ==, 1);
}

static void
test_hostile (void)
{
  const double values[] = { 1e300, -1e300, 1e308, INFINITY };
  g_autoptr (GArray) segments = g_array_new (FALSE, FALSE, sizeof (BalRunSegment));

  g_assert_cmpint (bal_run_chart (NULL, 0, 3, 3, BAL_RUN_EITHER, segments), ==,
                   BAL_STATISTIC_TOO_FEW);
  g_assert_cmpint (bal_run_chart (values, 3, 3, 1, BAL_RUN_EITHER, segments), ==,
                   BAL_STATISTIC_TOO_FEW);
  g_assert_cmpint (bal_run_chart (values, 3, G_MAXSIZE, 1, BAL_RUN_EITHER, segments), ==,
                   BAL_STATISTIC_TOO_FEW);
  g_assert_cmpint (bal_run_chart (values, 3, 0, 1, BAL_RUN_EITHER, segments), ==,
                   BAL_STATISTIC_INVALID);
  g_assert_cmpint (bal_run_chart (values, 3, 1, 0, BAL_RUN_EITHER, segments), ==,
                   BAL_STATISTIC_INVALID);
  g_assert_cmpint (bal_run_chart (values, 4, 1, 1, BAL_RUN_EITHER, segments), ==,
                   BAL_STATISTIC_INVALID);
  g_assert_cmpuint (segments->len, ==, 0);
  g_assert_cmpint (bal_run_chart (values, 3, 2, 1, BAL_RUN_EITHER, segments), ==, BAL_STATISTIC_OK);
  g_assert_cmpfloat (g_array_index (segments, BalRunSegment, 0).median, ==, 0);
}

/* Upside down, the same runs on the other side; each starts after the last has ended. */
static void
test_properties (void)
{
  g_autoptr (GArray) segments = g_array_new (FALSE, FALSE, sizeof (BalRunSegment));
  g_autoptr (GArray) turned = g_array_new (FALSE, FALSE, sizeof (BalRunSegment));
  BalRandom random;
  double values[2][100];

  bal_random_init (&random, 2026, 5);
  for (guint round = 0; round < 2000; round++)
    {
      gsize n = 20 + bal_random_below (&random, 80);

      for (gsize i = 0; i < n; i++)
        {
          values[0][i] = bal_random_between (&random, 0, 9) + (double) (i / 25) * 3;
          values[1][i] = -values[0][i];
        }
      bal_run_chart (values[0], n, 12, 5, BAL_RUN_ABOVE, segments);
      bal_run_chart (values[1], n, 12, 5, BAL_RUN_BELOW, turned);
      g_assert_cmpuint (segments->len, ==, turned->len);
      for (guint i = 0; i < segments->len; i++)
        {
          BalRunSegment *segment = &g_array_index (segments, BalRunSegment, i);

          g_assert_cmpfloat (segment->median, ==, -g_array_index (turned, BalRunSegment, i).median);
          g_assert_cmpuint (segment->first, <, segment->last);
          if (i > 0)
            {
              g_assert_cmpuint (segment->first, >, segment[-1].last);
              g_assert_cmpfloat (segment->median, >, segment[-1].median);
            }
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/statistics/run-chart/vectors", test_vectors);
  g_test_add_func ("/statistics/run-chart/rules", test_rules);
  g_test_add_func ("/statistics/run-chart/hostile", test_hostile);
  g_test_add_func ("/statistics/run-chart/properties", test_properties);
  return g_test_run ();
}
