/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/statistics/bal-effect-private.h"

#include "libbalanced/statistics/bal-moments-private.h"
#include "libbalanced/statistics/bal-normal-private.h"

#include <stdlib.h>

typedef struct
{
  double size;     /* what is ranked */
  gboolean counts; /* whether its rank is added up */
} Ranked;

static int
compare_ranked (const void *a, const void *b)
{
  const Ranked *first = a;
  const Ranked *second = b;

  return (first->size > second->size) - (first->size < second->size);
}

/* The sum of the ranks that count, the mean rank for equals; @ties gets the sum of t³ - t. */
static double
sum_ranks (Ranked *ranked, gsize n, double *ties)
{
  double sum = 0;
  gsize first = 0;

  *ties = 0;
  qsort (ranked, n, sizeof *ranked, compare_ranked);
  while (first < n)
    {
      gsize next = first;
      gsize counting = 0;
      double t;

      for (; next < n && ranked[next].size == ranked[first].size; next++)
        counting += ranked[next].counts;
      t = (double) (next - first);
      /* Ranks first + 1 .. next. */
      sum += (double) counting * ((double) (first + next + 1) / 2);
      *ties += t * t * t - t;
      first = next;
    }
  return sum;
}

static BalRankTest
no_test (BalStatisticStatus status)
{
  BalRankTest none = { NAN, NAN, NAN, NAN, 0, status };

  return none;
}

/* Half a rank towards the middle. */
static void
judge (BalRankTest *test, double expected, double variance)
{
  double difference = test->statistic - expected;
  double corrected = difference == 0 ? 0 : difference - copysign (0.5, difference);

  if (!(variance > 0))
    {
      test->status = BAL_STATISTIC_UNDEFINED;
      return;
    }
  test->z = corrected / sqrt (variance);
  test->p = MIN (2 * bal_normal_upper (copysign (1, difference) * test->z), 1);
}

BalRankTest
bal_rank_test_groups (const double *a, gsize n_a, const double *b, gsize n_b)
{
  gsize n = n_a + n_b;
  double pairs = (double) n_a * (double) n_b;
  double size = (double) n;
  BalRankTest test = no_test (BAL_STATISTIC_OK);
  g_autofree Ranked *ranked = NULL;
  double ties;

  if (n_a == 0 || n_b == 0)
    return no_test (BAL_STATISTIC_TOO_FEW);
  if (!bal_values_are_finite (a, n_a) || !bal_values_are_finite (b, n_b))
    return no_test (BAL_STATISTIC_INVALID);

  ranked = g_new (Ranked, n);
  for (gsize i = 0; i < n; i++)
    ranked[i] = (Ranked){ i < n_a ? a[i] : b[i - n_a], i < n_a };
  test.statistic = sum_ranks (ranked, n, &ties) - (double) n_a * ((double) n_a + 1) / 2;
  test.cliffs_delta = 2 * test.statistic / pairs - 1;
  test.n_used = n;
  judge (&test, pairs / 2, pairs / 12 * (size + 1 - ties / (size * (size - 1))));
  return test;
}

BalRankTest
bal_rank_test_pairs (const double *before, const double *after, gsize n)
{
  BalRankTest test = no_test (BAL_STATISTIC_OK);
  g_autofree Ranked *ranked = g_new (Ranked, MAX (n, 1));
  double size;
  double ties;

  for (gsize i = 0; i < n; i++)
    {
      double change = after[i] - before[i];

      if (isinf (before[i]) || isinf (after[i]))
        return no_test (BAL_STATISTIC_INVALID);
      if (isinf (change))
        return no_test (BAL_STATISTIC_OVERFLOW);
      if (!isnan (change) && change != 0)
        ranked[test.n_used++] = (Ranked){ fabs (change), change > 0 };
    }
  if (test.n_used == 0)
    return no_test (BAL_STATISTIC_TOO_FEW);

  size = (double) test.n_used;
  test.statistic = sum_ranks (ranked, test.n_used, &ties);
  judge (&test, size * (size + 1) / 4, size * (size + 1) * (2 * size + 1) / 24 - ties / 48);
  return test;
}
