/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/document/bal-item-private.h"

G_BEGIN_DECLS

typedef enum
{
  BAL_ALLOCATION_READY,
  BAL_ALLOCATION_NO_POOL,      /* it is not stated, or no amount that can be shared */
  BAL_ALLOCATION_NO_MEASURE,   /* nothing to weigh by */
  BAL_ALLOCATION_NEED_MISSING, /* of some settings the need is not known */
  BAL_ALLOCATION_POOL_SHORT,   /* less than what every setting must have */
} BalAllocationStatus;

/* What every setting is due by the rule of an allocation. */
typedef struct
{
  BalAllocationStatus status;
  guint n_shares;
  guint n_measures;
  gint64 pool;     /* or -1 */
  gint64 base;     /* for each setting */
  gint64 minimum;  /* for each setting, not less than the base */
  double *weights; /* owned: of each setting, NaN where its need is not known */
  gint64 *due;     /* owned: of each setting; 0 unless ready */
  guint n_unknown; /* settings whose need is not known */
} BalAllocationPlan;

BalAllocationPlan *bal_allocation_plan_new (BalItem *allocation);
void bal_allocation_plan_free (BalAllocationPlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalAllocationPlan, bal_allocation_plan_free)

G_END_DECLS
