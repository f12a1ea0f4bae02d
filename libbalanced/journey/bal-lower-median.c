/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-lower-median-private.h"

#include "libbalanced/base/bal-processor-private.h"

#ifdef BAL_HAS_WIDE
#include <immintrin.h>
#endif

/* Found by halving the range in which it is: to count over and over again is faster than to sort,
 * as many values are compared at once. */
static inline __attribute__ ((always_inline)) gint32
find_lower (const gint32 *values, guint32 n)
{
  guint32 place = (n - 1) / 2;
  gint32 low = values[0], high = values[0];

  for (guint32 i = 1; i < n; i++)
    {
      low = MIN (low, values[i]);
      high = MAX (high, values[i]);
    }
  while (low < high)
    {
      gint32 middle = (gint32) (((gint64) low + high) >> 1);
      guint32 n_to = 0;

      for (guint32 i = 0; i < n; i++)
        n_to += values[i] <= middle;
      if (n_to > place)
        high = middle;
      else
        low = middle + 1;
    }
  return low;
}

gint32
bal_lower_median_plain (const gint32 *values, guint32 n)
{
  return find_lower (values, n);
}

#ifdef BAL_HAS_WIDE

#define FEW_VALUES 32

/* Of few values each is compared with all: no step has to wait for the one before. */
BAL_WIDE static inline gint32
find_lower_of_few (const gint32 *values, guint32 n)
{
  const guint32 place = (n - 1) / 2;
  const __mmask16 low = (__mmask16) (n < 16 ? (1u << n) - 1 : G_MAXUINT16);
  const __mmask16 high = (__mmask16) (n > 16 ? (1u << (n - 16)) - 1 : 0);
  const __m512i first = _mm512_maskz_loadu_epi32 (low, values);
  const __m512i second = _mm512_maskz_loadu_epi32 (high, values + 16);
  gint32 lower = G_MAXINT32;

  for (guint32 i = 0; i < n; i++)
    {
      __m512i each = _mm512_set1_epi32 (values[i]);
      guint to_first = _mm512_mask_cmple_epi32_mask (low, first, each);
      guint to_second = _mm512_mask_cmple_epi32_mask (high, second, each);

      if ((guint32) __builtin_popcount (to_first | to_second << 16) > place)
        lower = MIN (lower, values[i]);
    }
  return lower;
}

BAL_WIDE static gint32
find_lower_wide (const gint32 *values, guint32 n)
{
  return n <= FEW_VALUES ? find_lower_of_few (values, n) : find_lower (values, n);
}

#endif

gint32
bal_lower_median (const gint32 *values, guint32 n)
{
#ifdef BAL_HAS_WIDE
  if (bal_processor_is_wide ())
    return find_lower_wide (values, n);
#endif
  return find_lower (values, n);
}
