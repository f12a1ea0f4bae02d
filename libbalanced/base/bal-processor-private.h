/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Kernels that are compiled a second time for processors with vectors of 64 bytes.
 *
 * The loop is an inline function that takes as a constant whether it is the wide one; a function
 * with BAL_WIDE calls it with TRUE where bal_processor_is_wide (), and another one with FALSE. What
 * is only for the wide one is an inline function with BAL_WIDE. Both must give the same bytes. */

#ifdef __x86_64__

#define BAL_HAS_WIDE 1
#define BAL_WIDE                                                                                  \
  __attribute__ ((target ("avx512f,avx512bw,avx512dq,avx512vl,avx512vbmi,avx512vbmi2,popcnt,bmi," \
                          "bmi2")))

static inline gboolean
bal_processor_is_wide (void)
{
  return __builtin_cpu_supports ("avx512bw") && __builtin_cpu_supports ("avx512dq") &&
         __builtin_cpu_supports ("avx512vl") && __builtin_cpu_supports ("avx512vbmi") &&
         __builtin_cpu_supports ("avx512vbmi2") && __builtin_cpu_supports ("popcnt") &&
         __builtin_cpu_supports ("bmi") && __builtin_cpu_supports ("bmi2");
}

#else

static inline gboolean
bal_processor_is_wide (void)
{
  return FALSE;
}

#endif

G_END_DECLS
