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

#endif

gboolean bal_processor_is_wide (void);
/* For tests: as if no processor were, so that both kernels can be compared. Not while any runs. */
void bal_processor_set_plain (gboolean plain);

G_END_DECLS
