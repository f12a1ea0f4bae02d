/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-allocation-plan-private.h"

#include <math.h>

#include "libbalanced/area/bal-area-checking-private.h"
#include "libbalanced/statistics/bal-apportion-private.h"

/* Far below what a double holds, so that remainders are told apart and parts add up. */
#define MOST_SHARED G_GINT64_CONSTANT (1000000000000)

/* What every setting gets is no more than the largest pool. */
static gint64
get_amount (BalItem *allocation, const char *member, gint64 otherwise)
{
  const gint64 amount = bal_item_get_integer (allocation, member);

  return amount != BAL_ITEM_NOT_STATED && amount >= 0 ? MIN (amount, MOST_SHARED) : otherwise;
}

/* The need of the setting by the measure, NaN when it is not stated, or below 0. */
static double
get_need (BalItem *share, const char *measure)
{
  GListModel *needs = bal_item_get_items (share, "needs");

  for (guint i = 0; i < g_list_model_get_n_items (needs); i++)
    {
      BalItem *need = bal_item_peek (needs, i);
      double value = NAN;

      if (g_strcmp0 (bal_item_get_text (need, "measure"), measure) != 0)
        continue;
      value = bal_area_checking_peek_number (need, "value");

      return value >= 0.0 ? value : NAN;
    }

  return NAN;
}

/* Each setting gets of the weight of the measure its share in the sum of all settings. A measure of
 * which no setting has anything weighs nothing. */
static void
add_measure (BalAllocationPlan *self, GListModel *shares, BalItem *measure)
{
  const double weight = bal_item_get_number (measure, "weight");
  const char *code = bal_item_get_text (measure, "code");
  g_autofree double *needs = g_new0 (double, self->n_shares);
  double sum = 0.0;

  if (!(weight > 0.0) || !isfinite (weight))
    return;
  self->n_measures++;
  for (guint i = 0; i < self->n_shares; i++)
    {
      needs[i] = get_need (bal_item_peek (shares, i), code);
      sum += isnan (needs[i]) ? 0.0 : needs[i];
    }
  for (guint i = 0; i < self->n_shares; i++)
    {
      if (isnan (needs[i]))
        self->weights[i] = NAN;
      else if (sum > 0.0)
        self->weights[i] += weight * needs[i] / sum;
    }
}

/* Shares out what is left among the settings that are not held at the minimum. Where none of them
 * has a need, they are alike. */
static void
share_out (BalAllocationPlan *self, const gboolean *is_held, guint n_held)
{
  const guint n_open = self->n_shares - n_held;
  const gint64 rest = self->pool - n_held * self->minimum - n_open * self->base;
  g_autofree double *weights = g_new0 (double, self->n_shares);
  double sum = 0.0;

  for (guint i = 0; i < self->n_shares; i++)
    {
      weights[i] = is_held[i] ? 0.0 : self->weights[i];
      sum += weights[i];
    }
  for (guint i = 0; i < self->n_shares && !(sum > 0.0); i++)
    weights[i] = !is_held[i];
  bal_apportion (weights, self->n_shares, rest, self->due);
  for (guint i = 0; i < self->n_shares; i++)
    self->due[i] = is_held[i] ? self->minimum : self->due[i] + self->base;
}

/* Whoever falls below the minimum is held there, and the others share what is left; every time at
 * least one more is held, so it comes to an end. */
static void
work_out (BalAllocationPlan *self)
{
  g_autofree gboolean *is_held = g_new0 (gboolean, self->n_shares);
  guint n_held = 0;
  guint n_before = 0;

  do
    {
      n_before = n_held;
      share_out (self, is_held, n_held);
      for (guint i = 0; i < self->n_shares; i++)
        {
          if (is_held[i] || self->due[i] >= self->minimum)
            continue;
          is_held[i] = TRUE;
          n_held++;
        }
    }
  while (n_held > n_before && n_held < self->n_shares);
}

static BalAllocationStatus
find_status (const BalAllocationPlan *self)
{
  if (self->pool < 0 || self->pool >= MOST_SHARED)
    return BAL_ALLOCATION_NO_POOL;
  if (self->n_measures == 0)
    return BAL_ALLOCATION_NO_MEASURE;
  if (self->n_unknown > 0)
    return BAL_ALLOCATION_NEED_MISSING;
  if (self->n_shares > 0 && self->pool / self->n_shares < self->minimum)
    return BAL_ALLOCATION_POOL_SHORT;

  return BAL_ALLOCATION_READY;
}

BalAllocationPlan *
bal_allocation_plan_new (BalItem *allocation)
{
  GListModel *shares = bal_item_get_items (allocation, "shares");
  GListModel *measures = bal_item_get_items (allocation, "need_measures");
  BalAllocationPlan *self = g_new0 (BalAllocationPlan, 1);

  self->n_shares = g_list_model_get_n_items (shares);
  self->weights = g_new0 (double, self->n_shares);
  self->due = g_new0 (gint64, self->n_shares);
  self->pool = get_amount (allocation, "pool", -1);
  self->base = get_amount (allocation, "base", 0);
  self->minimum = MAX (get_amount (allocation, "minimum", 0), self->base);
  for (guint i = 0; i < g_list_model_get_n_items (measures); i++)
    add_measure (self, shares, bal_item_peek (measures, i));
  for (guint i = 0; i < self->n_shares; i++)
    self->n_unknown += isnan (self->weights[i]);
  self->status = find_status (self);
  if (self->status == BAL_ALLOCATION_READY && self->n_shares > 0)
    work_out (self);

  return self;
}

void
bal_allocation_plan_free (BalAllocationPlan *self)
{
  g_clear_pointer (&self->weights, g_free);
  g_clear_pointer (&self->due, g_free);
  g_free (self);
}
