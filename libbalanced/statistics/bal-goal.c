/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/statistics/bal-goal-private.h"

static gboolean
is_on_scale (double score, BalGoalScale scale)
{
  if (!(score >= -2 && score <= 2))
    return FALSE;
  if (scale == BAL_GOAL_HALVES)
    return 2 * score == floor (2 * score);
  return score == floor (score) || (scale == BAL_GOAL_SIX_POINT && score == -0.5);
}

static double
counted (double score, BalGoalScale scale)
{
  return scale == BAL_GOAL_SIX_POINT && score == -0.5 ? -1 : score;
}

static double
weight_of (const double *weights, gsize i)
{
  return weights ? weights[i] : 1;
}

static BalStatisticStatus
check (const BalGoalOptions *options, const double *scores, const double *weights, gsize n)
{
  if (!(options->rho >= 0 && options->rho < 1))
    return BAL_STATISTIC_INVALID;
  for (gsize i = 0; i < n; i++)
    if ((!isnan (scores[i]) && !is_on_scale (scores[i], options->scale)) ||
        (weights && !isnan (weights[i]) && !bal_statistic_is_count (weights[i])))
      return BAL_STATISTIC_INVALID;
  return BAL_STATISTIC_OK;
}

/* What T is made of, with the weights as shares of the largest, so that squares stay in range. */
static double
compute_t (const BalGoalOptions *options, const double *scores, const double *weights, gsize n)
{
  double largest = 0;
  double weighted = 0;
  double sum = 0;
  double squares = 0;

  for (gsize i = 0; i < n; i++)
    if (!isnan (scores[i]) && weight_of (weights, i) > largest)
      largest = weight_of (weights, i);
  for (gsize i = 0; i < n; i++)
    {
      double weight = largest > 0 ? weight_of (weights, i) / largest : 1;

      if (isnan (scores[i]) || isnan (weight_of (weights, i)))
        continue;
      weighted += weight * counted (scores[i], options->scale);
      sum += weight;
      squares += weight * weight;
    }
  return 50 + 10 * weighted / sqrt ((1 - options->rho) * squares + options->rho * sum * sum);
}

BalGoalScore
bal_goal_score (const BalGoalOptions *options, const double *scores, const double *weights, gsize n)
{
  BalGoalScore result = { NAN, 0, 0, check (options, scores, weights, n) };

  for (gsize i = 0; i < n; i++)
    result.n_goals += !isnan (scores[i]) && !isnan (weight_of (weights, i));
  result.n_left_out = n - result.n_goals;
  if (result.status == BAL_STATISTIC_OK && result.n_goals == 0)
    result.status = BAL_STATISTIC_TOO_FEW;
  if (result.status == BAL_STATISTIC_OK)
    result.t = compute_t (options, scores, weights, n);
  return result;
}

BalGoalChange
bal_goal_change (const BalGoalOptions *options,
                 const double *before,
                 const double *after,
                 const double *weights,
                 gsize n)
{
  g_autofree double *first = g_new (double, MAX (n, 1));
  g_autofree double *last = g_new (double, MAX (n, 1));
  BalGoalChange change = { NAN, NAN, NAN, 0, 0, BAL_STATISTIC_OK };
  BalGoalScore score;

  /* A score that may not be is an error even where its goal is left out. */
  change.status = MAX (check (options, before, weights, n), check (options, after, weights, n));
  for (gsize i = 0; i < n; i++)
    {
      gboolean complete = !isnan (before[i]) && !isnan (after[i]);

      first[i] = complete ? before[i] : NAN;
      last[i] = complete ? after[i] : NAN;
    }
  score = bal_goal_score (options, first, weights, n);
  change.n_goals = score.n_goals;
  change.n_left_out = score.n_left_out;
  if (change.status == BAL_STATISTIC_OK)
    change.status = score.status;
  if (change.status != BAL_STATISTIC_OK)
    return change;
  change.before = score.t;
  change.after = bal_goal_score (options, last, weights, n).t;
  change.change = change.after - change.before;
  return change;
}

BalGoalLightScore
bal_goal_light (int baseline, BalGoalLight word)
{
  BalGoalLightScore result = { NAN, NAN, BAL_STATISTIC_OK };

  if (baseline != -1 && baseline != -2)
    {
      result.status = BAL_STATISTIC_INVALID;
      return result;
    }
  switch (word)
    {
    case BAL_GOAL_LIGHT_WORSE:
      result.six_point = -2;
      break;
    case BAL_GOAL_LIGHT_NO_CHANGE:
      result.six_point = baseline;
      break;
    case BAL_GOAL_LIGHT_PARTLY:
      result.six_point = baseline == -1 ? -0.5 : -1;
      break;
    case BAL_GOAL_LIGHT_AS_EXPECTED:
      result.six_point = 0;
      break;
    case BAL_GOAL_LIGHT_LITTLE_MORE:
      result.six_point = 1;
      break;
    case BAL_GOAL_LIGHT_LOT_MORE:
      result.six_point = 2;
      break;
    default:
      result.status = BAL_STATISTIC_INVALID;
    }
  result.score = counted (result.six_point, BAL_GOAL_SIX_POINT);
  return result;
}
