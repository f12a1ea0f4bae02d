/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/statistics/bal-xmr-rules-private.h"

/* Where two runs share points, the later one decides. */
static void
mark (BalXmrPoint *points, gsize from, gsize to, gboolean high, guint8 high_bit, guint8 low_bit)
{
  guint8 bit = high ? high_bit : low_bit;
  guint8 other = high ? low_bit : high_bit;

  for (gsize i = from; i <= to; i++)
    points[i].signals = (guint8) ((points[i].signals & ~other) | bit);
}

static void
apply_shift (guint length, BalXmrPoint *points, gsize n)
{
  gint8 side = 0;
  gsize run = 0;

  for (gsize i = 0; i < n; i++)
    {
      /* A point on the mean has no side, and breaks the run. */
      run = points[i].side != 0 && points[i].side == side ? run + 1 : points[i].side != 0;
      side = points[i].side;
      if (run >= length)
        mark (points, run == length ? i + 1 - length : i, i, side > 0, BAL_XMR_SHIFT_HIGH,
              BAL_XMR_SHIFT_LOW);
    }
}

/* A trend of L points has L - 1 steps of one sign. */
static void
apply_trend (const BalXmrOptions *options, const double *values, BalXmrPoint *points, gsize n)
{
  gsize unmarked = 0; /* first point of the run that is not flagged yet */
  gsize steps = 0;
  int direction = 0;

  for (gsize i = 1; i < n; i++)
    {
      int step = (values[i] > values[i - 1]) - (values[i] < values[i - 1]);

      if (step == 0 && options->ties == BAL_XMR_TIES_SKIP)
        continue;
      if (step == 0 || step != direction)
        {
          direction = step;
          unmarked = i - 1;
          steps = 0;
        }
      steps += step != 0;
      if (steps + 1 < options->trend_length || step == 0)
        continue;
      mark (points, unmarked, i, direction > 0, BAL_XMR_TREND_HIGH, BAL_XMR_TREND_LOW);
      unmarked = i + 1;
    }
}

static inline int
sign_of (int x)
{
  return (x > 0) - (x < 0);
}

static inline gboolean
is_far (const BalXmrPoint *point, BalTwoOfThree rule)
{
  return rule == BAL_TWO_OF_THREE_BETWEEN ? ABS (point->zone) == 1 : point->zone != 0;
}

/* Which way two of the three points up to @last lie far out, or 0. */
static int
far_side (const BalXmrPoint *last, BalTwoOfThree rule)
{
  int sum = 0;

  for (int i = -2; i <= 0; i++)
    if (is_far (last + i, rule))
      sum += sign_of (last[i].zone);
  if (ABS (sum) < 2)
    return 0;
  if (rule != BAL_TWO_OF_THREE_SIGNED &&
      !(last[-2].side == last[-1].side && last[-1].side == last[0].side))
    return 0;
  return sign_of (sum);
}

static void
apply_two_of_three (BalTwoOfThree rule, BalXmrPoint *points, gsize n)
{
  for (gsize i = 2; i < n; i++)
    {
      int side = far_side (points + i, rule);

      for (gsize j = i - 2; side != 0 && j <= i; j++)
        if (is_far (points + j, rule) && sign_of (points[j].zone) == side)
          points[j].signals |= side > 0 ? BAL_XMR_TWO_HIGH : BAL_XMR_TWO_LOW;
    }
}

void
bal_xmr_apply_rules (const BalXmrOptions *options,
                     const double *values,
                     BalXmrPoint *points,
                     gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (ABS (points[i].zone) == 2)
      points[i].signals |= points[i].zone > 0 ? BAL_XMR_OUTSIDE_HIGH : BAL_XMR_OUTSIDE_LOW;
  if (options->shift_length > 0)
    apply_shift (options->shift_length, points, n);
  if (options->trend_length > 0)
    apply_trend (options, values, points, n);
  if (options->two_of_three != BAL_TWO_OF_THREE_OFF)
    apply_two_of_three (options->two_of_three, points, n);
}
