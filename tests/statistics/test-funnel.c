/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/base/bal-random-private.h"
#include "libbalanced/statistics/bal-funnel-private.h"
#include "tests/support/bal-test-vectors.h"

static void
test_share_limits (void)
{
  BalTestVectors *vectors = bal_test_vectors_open ("vectors/stats/funnel_proportion_limits.json");

  if (vectors == NULL)
    return;
  while (bal_test_vectors_next (vectors))
    {
      double n = bal_test_vectors_get (vectors, "n");
      double average = bal_test_vectors_get (vectors, "average");
      BalFunnelLimits inner = bal_funnel_share (n, average, BAL_FUNNEL_INNER);
      BalFunnelLimits outer = bal_funnel_share (n, average, BAL_FUNNEL_OUTER);

      bal_test_vectors_expect (vectors, "lower2", inner.lower);
      bal_test_vectors_expect (vectors, "upper2", inner.upper);
      bal_test_vectors_expect (vectors, "lower3", outer.lower);
      bal_test_vectors_expect (vectors, "upper3", outer.upper);
    }
  bal_test_vectors_close (vectors);
}

/* The expected figures were found by bisection to 1e-7 on another scale: 1e-5 is what they hold. */
static void
test_poisson (void)
{
  BalTestVectors *vectors = bal_test_vectors_open ("vectors/stats/funnel_poisson.json");

  if (vectors == NULL)
    return;
  bal_test_vectors_set_tolerance (vectors, 1e-5, 1);
  while (bal_test_vectors_next (vectors))
    {
      double events = bal_test_vectors_get (vectors, "events");
      BalFunnelLimits inner = bal_funnel_expected (events, BAL_FUNNEL_INNER);
      BalFunnelLimits outer = bal_funnel_expected (events, BAL_FUNNEL_OUTER);

      bal_test_vectors_expect (vectors, "exp_for_lower2", inner.upper);
      bal_test_vectors_expect (vectors, "exp_for_upper2", inner.lower);
      bal_test_vectors_expect (vectors, "exp_for_lower3", outer.upper);
      bal_test_vectors_expect (vectors, "exp_for_upper3", outer.lower);
    }
  bal_test_vectors_close (vectors);
}

static const char *
name_place (BalFunnelPlace place)
{
  switch (place)
    {
    case BAL_FUNNEL_VERY_LOW:
      return "Low (0.001)";
    case BAL_FUNNEL_LOW:
      return "Low (0.025)";
    case BAL_FUNNEL_WITHIN:
      return "Not significant";
    case BAL_FUNNEL_HIGH:
      return "High (0.025)";
    case BAL_FUNNEL_VERY_HIGH:
      return "High (0.001)";
    case BAL_FUNNEL_UNKNOWN:
    default:
      return "unknown";
    }
}

static void
test_significance (void)
{
  BalTestVectors *vectors = bal_test_vectors_open ("vectors/stats/funnel_significance.json");
  guint n_places = 0;

  if (vectors == NULL)
    return;
  while (bal_test_vectors_next (vectors))
    {
      gsize n;
      g_autofree double *numerators = bal_test_vectors_dup_array (vectors, "numerator", &n);
      g_autofree double *denominators = bal_test_vectors_dup_array (vectors, "denominator", &n);
      g_autofree double *observed = bal_test_vectors_dup_array (vectors, "observed", &n);
      g_autofree double *expected = bal_test_vectors_dup_array (vectors, "expected", &n);
      g_autofree BalFunnelPlace *places = g_new (BalFunnelPlace, n);
      JsonArray *shares = json_object_get_array_member (bal_test_vectors_get_case (vectors),
                                                        "significance_proportion");
      JsonArray *ratios =
        json_object_get_array_member (bal_test_vectors_get_case (vectors), "significance_ratio");

      g_assert_cmpint (bal_funnel_place_shares (numerators, denominators, n, places), ==,
                       BAL_STATISTIC_OK);
      for (guint i = 0; i < n; i++, n_places += 2)
        {
          g_assert_cmpstr (name_place (places[i]), ==, json_array_get_string_element (shares, i));
          g_assert_cmpstr (name_place (bal_funnel_place_ratio (observed[i], expected[i])), ==,
                           json_array_get_string_element (ratios, i));
        }
    }
  g_test_message ("%u areas placed", n_places);
  bal_test_vectors_close (vectors);
}

static BalOverdispersionKind
get_kind (BalTestVectors *vectors)
{
  const char *type = bal_test_vectors_get_text (vectors, "data_type");
  const char *method = bal_test_vectors_get_text (vectors, "sr_method");

  if (g_str_equal (type, "PR"))
    return BAL_OVERDISPERSION_SHARE;
  if (g_str_equal (type, "RC"))
    return BAL_OVERDISPERSION_COUNT_RATIO;
  return g_str_equal (method, "SHMI") ? BAL_OVERDISPERSION_RATIO_LOG
                                      : BAL_OVERDISPERSION_RATIO_ROOT;
}

static void
expect_limits (BalTestVectors *vectors,
               const BalOverdispersionOptions *options,
               const BalOverdispersion *found)
{
  static const char *const names[] = { "ll95",   "ul95",   "ll998",   "ul998",
                                       "odll95", "odul95", "odll998", "odul998" };
  gsize n;
  g_autofree double *at = bal_test_vectors_dup_array (vectors, "at_denominator", &n);
  g_autofree double *columns = g_new (double, 8 * n);

  for (gsize i = 0; i < n; i++)
    {
      BalOverdispersionLimits limits = bal_overdispersion_limits (options, found, at[i]);
      const double row[] = { limits.inner.lower,      limits.inner.upper,
                             limits.outer.lower,      limits.outer.upper,
                             limits.inner_wide.lower, limits.inner_wide.upper,
                             limits.outer_wide.lower, limits.outer_wide.upper };

      for (gsize j = 0; j < 8; j++)
        columns[j * n + i] = row[j];
    }
  for (gsize j = 0; j < 8; j++)
    bal_test_vectors_expect_array (vectors, names[j], columns + j * n, n);
}

static void
test_overdispersion (void)
{
  BalTestVectors *vectors = bal_test_vectors_open ("vectors/stats/funnel_overdispersion.json");

  if (vectors == NULL)
    return;
  while (bal_test_vectors_next (vectors))
    {
      gsize n;
      g_autofree double *numerators = bal_test_vectors_dup_array (vectors, "numerator", &n);
      g_autofree double *denominators = bal_test_vectors_dup_array (vectors, "denominator", &n);
      g_autofree double *z = g_new (double, n);
      g_autofree double *adjusted = g_new (double, n);
      BalOverdispersionOptions options;
      BalOverdispersion found;

      bal_overdispersion_options_init (&options, get_kind (vectors));
      options.truncate =
        g_str_equal (bal_test_vectors_get_text (vectors, "adjustment"), "truncation");
      options.trim = bal_test_vectors_get (vectors, "trim_by");
      options.published = TRUE;
      found = bal_overdispersion (&options, numerators, denominators, n, z, adjusted);
      bal_test_vectors_expect_array (vectors, "z", z, n);
      bal_test_vectors_expect_array (vectors, "z_adjusted", adjusted, n);
      bal_test_vectors_expect (vectors, "n_used", (double) found.n_used);
      bal_test_vectors_expect (vectors, "phi", found.phi);
      bal_test_vectors_expect (vectors, "tau2", found.tau2);
      bal_test_vectors_expect (vectors, "target", found.target);
      expect_limits (vectors, &options, &found);
    }
  bal_test_vectors_close (vectors);
}

/* What we do otherwise than the package: on the scale of the figures, and one standard deviation.
 */
static void
test_natural_limits (void)
{
  BalOverdispersionOptions options;
  BalOverdispersion found = { 10, 1, 2, 0.01, BAL_STATISTIC_OK };
  BalOverdispersionLimits published;
  BalOverdispersionLimits natural;

  bal_overdispersion_options_init (&options, BAL_OVERDISPERSION_RATIO_ROOT);
  natural = bal_overdispersion_limits (&options, &found, 400);
  options.published = TRUE;
  published = bal_overdispersion_limits (&options, &found, 400);
  g_assert_cmpfloat_with_epsilon (natural.inner_wide.upper,
                                  published.inner_wide.upper * published.inner_wide.upper, 1e-6);
  bal_overdispersion_options_init (&options, BAL_OVERDISPERSION_COUNT_RATIO);
  natural = bal_overdispersion_limits (&options, &found, 400);
  options.published = TRUE;
  published = bal_overdispersion_limits (&options, &found, 400);
  g_assert_cmpfloat (natural.inner.lower, <, published.inner.lower);
  g_assert_cmpfloat_with_epsilon (log (natural.inner.upper) / log (published.inner.upper), sqrt (8),
                                  0.01);
}

static void
test_hostile (void)
{
  const double events[] = { 0, 5, 5 };
  const double totals[] = { 10, 10, 0 };
  const double huge[] = { 1e308, 1e308 };
  BalFunnelPlace places[3];
  BalOverdispersionOptions options;
  BalOverdispersion found;
  double z[3];

  g_assert_cmpint (bal_funnel_share (0, 0.5, 0.025).status, ==, BAL_STATISTIC_UNDEFINED);
  g_assert_cmpint (bal_funnel_share (10, NAN, 0.025).status, ==, BAL_STATISTIC_INVALID);
  g_assert_cmpint (bal_funnel_share (10, 0.5, 0.5).status, ==, BAL_STATISTIC_INVALID);
  g_assert_cmpint (bal_funnel_expected (-1, 0.025).status, ==, BAL_STATISTIC_INVALID);
  g_assert_cmpint (bal_funnel_expected (3, 0).status, ==, BAL_STATISTIC_INVALID);
  g_assert_cmpfloat (bal_funnel_expected (0, 0.025).lower, ==, 0);
  g_assert_cmpint (bal_funnel_place_ratio (3, NAN), ==, BAL_FUNNEL_UNKNOWN);
  g_assert_cmpint (bal_funnel_place_ratio (3, 0), ==, BAL_FUNNEL_VERY_HIGH);
  g_assert_cmpint (bal_funnel_place_shares (events, totals, 3, places), ==, BAL_STATISTIC_OK);
  g_assert_cmpint (places[2], ==, BAL_FUNNEL_UNKNOWN);
  g_assert_cmpint (bal_funnel_place_shares (events, totals, 0, places), ==, BAL_STATISTIC_TOO_FEW);
  g_assert_cmpint (bal_funnel_place_shares (events + 2, totals + 2, 1, places), ==,
                   BAL_STATISTIC_UNDEFINED);

  bal_overdispersion_options_init (&options, BAL_OVERDISPERSION_RATIO_LOG);
  found = bal_overdispersion (&options, events, totals, 2, z, NULL);
  g_assert_cmpint (found.status, ==, BAL_STATISTIC_UNDEFINED);
  g_assert_true (isnan (z[1]) && isnan (found.phi));
  g_assert_cmpint (bal_overdispersion_limits (&options, &found, 10).inner.status, ==,
                   BAL_STATISTIC_UNDEFINED);
  g_assert_cmpint (bal_overdispersion (&options, events, totals, 3, NULL, NULL).status, ==,
                   BAL_STATISTIC_INVALID);
  g_assert_cmpint (bal_overdispersion (&options, events, totals, 1, NULL, NULL).status, ==,
                   BAL_STATISTIC_TOO_FEW);
  options.kind = BAL_OVERDISPERSION_SHARE;
  g_assert_cmpint (bal_overdispersion (&options, huge, huge, 2, NULL, NULL).status, !=,
                   BAL_STATISTIC_OK);
  options.trim = 0.5;
  g_assert_cmpint (bal_overdispersion (&options, events, totals, 2, NULL, NULL).status, ==,
                   BAL_STATISTIC_INVALID);
}

static void
test_properties (void)
{
  BalRandom random;
  double numerators[40];
  double denominators[40];

  bal_random_init (&random, 2026, 8);
  for (guint round = 0; round < 2000; round++)
    {
      gsize n = 5 + bal_random_below (&random, 35);
      BalOverdispersionOptions options;
      BalOverdispersion found;
      BalOverdispersionLimits small;
      BalOverdispersionLimits large;

      for (gsize i = 0; i < n; i++)
        {
          denominators[i] = 20 + bal_random_below (&random, 2000);
          numerators[i] = 1 + bal_random_below (&random, (guint32) denominators[i]);
        }
      bal_overdispersion_options_init (&options, (BalOverdispersionKind) (round % 4));
      found = bal_overdispersion (&options, numerators, denominators, n, NULL, NULL);
      g_assert_cmpint (found.status, ==, BAL_STATISTIC_OK);
      g_assert_true (found.tau2 >= 0 && found.phi >= 0);
      small = bal_overdispersion_limits (&options, &found, 50);
      large = bal_overdispersion_limits (&options, &found, 5000);
      g_assert_true (small.outer.lower <= small.inner.lower &&
                     small.inner.upper <= small.outer.upper);
      g_assert_true (large.inner.lower >= small.inner.lower &&
                     large.inner.upper <= small.inner.upper);
      g_assert_true (large.inner_wide.upper <= small.inner_wide.upper);
      g_assert_true (large.inner_wide.lower >= 0 && large.inner.lower <= found.target);
      g_assert_true (options.kind != BAL_OVERDISPERSION_SHARE || small.outer_wide.upper <= 1);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/statistics/funnel/share-limits", test_share_limits);
  g_test_add_func ("/statistics/funnel/poisson", test_poisson);
  g_test_add_func ("/statistics/funnel/significance", test_significance);
  g_test_add_func ("/statistics/funnel/overdispersion", test_overdispersion);
  g_test_add_func ("/statistics/funnel/natural-limits", test_natural_limits);
  g_test_add_func ("/statistics/funnel/hostile", test_hostile);
  g_test_add_func ("/statistics/funnel/properties", test_properties);
  return g_test_run ();
}
