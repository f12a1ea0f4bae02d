/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/base/bal-random-private.h"
#include "libbalanced/statistics/bal-effect-private.h"
#include "tests/support/bal-test-vectors.h"

#define CLOSE(actual, expected, tolerance) \
  g_assert_true (bal_test_is_close (actual, expected, tolerance))

static void
test_groups (void)
{
  BalTestVectors *vectors = bal_test_vectors_open ("vectors/stats/effect_size_two_groups.json");

  if (vectors == NULL)
    return;
  while (bal_test_vectors_next (vectors))
    {
      gsize n_a;
      gsize n_b;
      g_autofree double *a = bal_test_vectors_dup_array (vectors, "a", &n_a);
      g_autofree double *b = bal_test_vectors_dup_array (vectors, "b", &n_b);
      BalGroupsEffect effect = bal_effect_groups (a, n_a, b, n_b, 0.95);
      BalRankTest ranks = bal_rank_test_groups (a, n_a, b, n_b);
      double limits[2] = { effect.difference.lower, effect.difference.upper };

      bal_test_vectors_expect (vectors, "mean_a", effect.mean_a);
      bal_test_vectors_expect (vectors, "sd_a", effect.sd_a);
      bal_test_vectors_expect (vectors, "mean_b", effect.mean_b);
      bal_test_vectors_expect (vectors, "sd_b", effect.sd_b);
      bal_test_vectors_expect (vectors, "cohens_d", effect.cohens_d);
      bal_test_vectors_expect (vectors, "hedges_g_exactJ", effect.hedges_g);
      bal_test_vectors_expect (vectors, "hedges_g_effectsize", effect.hedges_g);
      bal_test_vectors_expect (vectors, "metafor_g", effect.hedges_g);
      bal_test_vectors_expect (vectors, "metafor_var", effect.g_variance);
      bal_test_vectors_expect (vectors, "J_exact", effect.correction);
      bal_test_vectors_expect (vectors, "J_approx", effect.approximate);
      bal_test_vectors_expect (vectors, "glass_delta", effect.glass_delta);
      bal_test_vectors_expect (vectors, "welch_t", effect.welch_t);
      bal_test_vectors_expect (vectors, "welch_df", effect.welch_degrees);
      bal_test_vectors_expect (vectors, "welch_p", effect.welch_p);
      bal_test_vectors_expect_array (vectors, "welch_ci", limits, 2);
      bal_test_vectors_expect (vectors, "mannwhitney_U_a", ranks.statistic);
      bal_test_vectors_expect (vectors, "mannwhitney_p_normal_cc", ranks.p);
      bal_test_vectors_expect (vectors, "cliffs_delta", ranks.cliffs_delta);
    }
  bal_test_vectors_close (vectors);
}

static void
test_pairs (void)
{
  BalTestVectors *vectors = bal_test_vectors_open ("vectors/stats/effect_size_paired.json");

  if (vectors == NULL)
    return;
  while (bal_test_vectors_next (vectors))
    {
      gsize n;
      g_autofree double *before = bal_test_vectors_dup_array (vectors, "pre", &n);
      g_autofree double *after = bal_test_vectors_dup_array (vectors, "post", &n);
      BalPairsEffect effect = bal_effect_pairs (before, after, n, 0.95);
      BalRankTest ranks = bal_rank_test_pairs (before, after, n);
      double limits[2] = { effect.change.lower, effect.change.upper };

      bal_test_vectors_expect (vectors, "mean_change", effect.change.value);
      bal_test_vectors_expect (vectors, "sd_change", effect.sd_change);
      bal_test_vectors_expect (vectors, "d_z", effect.d_z);
      bal_test_vectors_expect (vectors, "srm", effect.d_z);
      bal_test_vectors_expect (vectors, "d_pre", effect.d_pre);
      bal_test_vectors_expect (vectors, "d_av", effect.d_av);
      bal_test_vectors_expect (vectors, "d_rm", effect.d_rm);
      bal_test_vectors_expect (vectors, "r", effect.r);
      bal_test_vectors_expect (vectors, "t", effect.t);
      bal_test_vectors_expect (vectors, "p", effect.p);
      bal_test_vectors_expect_array (vectors, "ci", limits, 2);
      bal_test_vectors_expect (vectors, "wilcoxon_V", ranks.statistic);
      bal_test_vectors_expect (vectors, "wilcoxon_p_normal_cc", ranks.p);
    }
  bal_test_vectors_close (vectors);
}

static void
test_hostile (void)
{
  const double same[] = { 3, 3, 3 };
  const double other[] = { 1, 2, 3 };
  const double bad[] = { 1, INFINITY, 3 };
  const double gaps[] = { 1, NAN, 4 };
  const double huge[] = { 1e300, -1e300, 2e300 };
  const double beyond[] = { 1.7e308, -1.7e308, 1 };
  BalGroupsEffect groups = bal_effect_groups (same, 3, same, 3, 0.95);
  BalPairsEffect pairs;

  g_assert_cmpint (groups.status, ==, BAL_STATISTIC_OK);
  g_assert_true (isnan (groups.cohens_d) && isnan (groups.welch_t));
  g_assert_cmpfloat (groups.difference.value, ==, 0);
  g_assert_cmpint (groups.difference.interval_status, ==, BAL_STATISTIC_UNDEFINED);
  groups = bal_effect_groups (huge, 3, other, 3, 0.95);
  g_assert_cmpint (groups.status, ==, BAL_STATISTIC_OK);
  g_assert_true (groups.welch_p > 0 && groups.welch_p < 1);
  g_assert_cmpint (bal_effect_groups (same, 1, other, 3, 0.95).status, ==, BAL_STATISTIC_TOO_FEW);
  g_assert_cmpint (bal_effect_groups (bad, 3, other, 3, 0.95).status, ==, BAL_STATISTIC_INVALID);
  g_assert_cmpint (bal_effect_groups (gaps, 3, other, 3, 0.95).status, ==, BAL_STATISTIC_INVALID);
  g_assert_cmpint (bal_effect_groups (same, 3, other, 3, 1).status, ==, BAL_STATISTIC_INVALID);

  pairs = bal_effect_pairs (gaps, other, 3, 0.95);
  g_assert_cmpuint (pairs.n, ==, 2);
  g_assert_cmpuint (pairs.n_incomplete, ==, 1);
  g_assert_cmpfloat (pairs.change.value, ==, -0.5);
  pairs = bal_effect_pairs (other, other, 3, 0.95);
  g_assert_cmpfloat (pairs.change.value, ==, 0);
  g_assert_true (isnan (pairs.d_z) && isnan (pairs.p));
  g_assert_cmpint (bal_effect_pairs (beyond, huge, 0, 0.95).status, ==, BAL_STATISTIC_TOO_FEW);
  g_assert_cmpint (bal_effect_pairs (bad, other, 3, 0.95).status, ==, BAL_STATISTIC_INVALID);
  const double turned[] = { -1.7e308, 1.7e308, 1 };
  g_assert_cmpint (bal_effect_pairs (beyond, turned, 3, 0.95).status, ==, BAL_STATISTIC_OVERFLOW);

  g_assert_cmpint (bal_rank_test_groups (same, 3, same, 3).status, ==, BAL_STATISTIC_UNDEFINED);
  g_assert_cmpint (bal_rank_test_groups (same, 0, same, 3).status, ==, BAL_STATISTIC_TOO_FEW);
  g_assert_cmpint (bal_rank_test_groups (bad, 3, same, 3).status, ==, BAL_STATISTIC_INVALID);
  g_assert_cmpint (bal_rank_test_pairs (same, same, 3).status, ==, BAL_STATISTIC_TOO_FEW);
  g_assert_cmpint (bal_rank_test_pairs (bad, same, 3).status, ==, BAL_STATISTIC_INVALID);
  g_assert_cmpint (bal_rank_test_pairs (beyond, turned, 3).status, ==, BAL_STATISTIC_OVERFLOW);
}

/* Exchanged groups have the opposite effect; U counts the pairs in which a is higher. */
static void
test_properties (void)
{
  BalRandom random;
  double a[40];
  double b[40];

  bal_random_init (&random, 2026, 11);
  for (guint round = 0; round < 2000; round++)
    {
      gsize n_a = 2 + bal_random_below (&random, 38);
      gsize n_b = 2 + bal_random_below (&random, 38);
      double pairs = 0;
      BalGroupsEffect effect;
      BalGroupsEffect turned;
      BalRankTest ranks;

      for (gsize i = 0; i < 40; i++)
        {
          a[i] = bal_random_between (&random, 0, round % 2 ? 6 : 100000);
          b[i] = bal_random_between (&random, 0, round % 2 ? 6 : 100000);
        }
      for (gsize i = 0; i < n_a; i++)
        for (gsize j = 0; j < n_b; j++)
          pairs += (a[i] > b[j]) + 0.5 * (a[i] == b[j]);
      effect = bal_effect_groups (a, n_a, b, n_b, 0.95);
      turned = bal_effect_groups (b, n_b, a, n_a, 0.95);
      CLOSE (effect.cohens_d, -turned.cohens_d, 1e-12);
      CLOSE (effect.welch_p, turned.welch_p, 1e-12);
      g_assert_true (!(fabs (effect.hedges_g) > fabs (effect.cohens_d)));
      ranks = bal_rank_test_groups (a, n_a, b, n_b);
      g_assert_cmpfloat (ranks.statistic, ==, pairs);
      g_assert_true (ranks.cliffs_delta >= -1 && ranks.cliffs_delta <= 1);
      if (ranks.status == BAL_STATISTIC_OK)
        g_assert_true (ranks.p > 0 && ranks.p <= 1);
      ranks = bal_rank_test_pairs (a, b, 40);
      CLOSE (ranks.statistic + bal_rank_test_pairs (b, a, 40).statistic,
             (double) ranks.n_used * ((double) ranks.n_used + 1) / 2, 1e-12);
      CLOSE (ranks.p, bal_rank_test_pairs (b, a, 40).p, 1e-12);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/statistics/effect/groups", test_groups);
  g_test_add_func ("/statistics/effect/pairs", test_pairs);
  g_test_add_func ("/statistics/effect/hostile", test_hostile);
  g_test_add_func ("/statistics/effect/properties", test_properties);
  return g_test_run ();
}
