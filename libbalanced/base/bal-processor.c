/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/base/bal-processor-private.h"

static gint is_plain; /* atomic */

gboolean
bal_processor_is_wide (void)
{
#ifdef BAL_HAS_WIDE
  return __builtin_cpu_supports ("avx512bw") && __builtin_cpu_supports ("avx512dq") &&
         __builtin_cpu_supports ("avx512vl") && __builtin_cpu_supports ("avx512vbmi") &&
         __builtin_cpu_supports ("avx512vbmi2") && __builtin_cpu_supports ("popcnt") &&
         __builtin_cpu_supports ("bmi") && __builtin_cpu_supports ("bmi2") &&
         !g_atomic_int_get (&is_plain);
#else
  return FALSE;
#endif
}

void
bal_processor_set_plain (gboolean plain)
{
  g_atomic_int_set (&is_plain, plain);
}
