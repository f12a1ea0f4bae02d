/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/measure/bal-spc-private.h"

G_BEGIN_DECLS

typedef enum
{
  BAL_SPC_STEP_NEXT,  /* to the next period, or to any day where there are none */
  BAL_SPC_STEP_SAME,  /* both days are in one period */
  BAL_SPC_STEP_SKIPS, /* a period in which something was expected passed without a row */
} BalSpcStep;

/* From one day to a later one. @absent gets the first day of the first period that passed. */
BalSpcStep bal_spc_find_step (const BalSpcPlan *plan,
                              BalFrequency frequency,
                              gint32 from,
                              gint32 to,
                              gint32 *absent);

G_END_DECLS
