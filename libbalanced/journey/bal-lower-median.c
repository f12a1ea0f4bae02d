/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-lower-median-private.h"

#include "libbalanced/base/bal-wide-private.h"

/* The highest of the bits, or 0. */
static inline guint32
get_highest (guint16 bits)
{
  return bits == 0 ? 0 : 1u << (31 - __builtin_clz (bits));
}

/* Found bit by bit, from the highest one: to count over and over again is faster than to sort, as
 * many values are compared at once. The bit stays where no more than half are below it. */
static inline __attribute__ ((always_inline)) guint16
find_lower (const guint16 *values, guint32 n, guint16 bits)
{
  const guint32 place = (n - 1) / 2;
  guint32 lower = 0;

  for (guint32 bit = get_highest (bits); bit != 0; bit >>= 1)
    {
      const guint16 least = (guint16) (lower | bit);
      guint32 n_below = 0;

      for (guint32 i = 0; i < n; i++)
        n_below += values[i] < least;
      if (n_below <= place)
        lower |= bit;
    }
  return (guint16) lower;
}

guint16
bal_lower_median_plain (const guint16 *values, guint32 n, guint16 bits)
{
  return find_lower (values, n, bits);
}

#ifdef BAL_HAS_WIDE

/* Of few values each is compared with all: no step has to wait for the one before. */
BAL_WIDE static inline guint16
find_lower_of_few (const guint16 *values, guint32 n)
{
  const guint32 place = (n - 1) / 2;
  const __mmask32 there = (__mmask32) bal_wide_get_rows (n);
  const __m512i all = _mm512_maskz_loadu_epi16 (there, values);
  guint32 lower = G_MAXUINT16;

  for (guint32 i = 0; i < n; i++)
    {
      __m512i each = _mm512_set1_epi16 ((short) values[i]);
      guint32 n_to = (guint32) __builtin_popcount (_mm512_mask_cmple_epu16_mask (there, all, each));

      lower = n_to > place ? MIN (lower, values[i]) : lower;
    }
  return (guint16) lower;
}

#define SOME_VECTORS 4

/* Up to so many vectors of 32 values stay where they are compared, and two bits are found at a
 * time. What is behind the last value is never below anything. */
BAL_WIDE static inline guint16
find_lower_of_some (const guint16 *values, guint32 n, guint16 bits)
{
  const guint32 place = (n - 1) / 2;
  __m512i all[SOME_VECTORS];
  guint32 lower = 0;

  for (guint32 i = 0; i < SOME_VECTORS; i++)
    {
      guint32 n_left = n > 32 * i ? n - 32 * i : 0;
      __mmask32 there = (__mmask32) bal_wide_get_rows (MIN (n_left, 32));

      all[i] = _mm512_mask_loadu_epi16 (_mm512_set1_epi8 (-1), there, values + 32 * i);
    }
  for (guint32 unit = get_highest (bits) & 0x5555 ? get_highest (bits) : get_highest (bits) >> 1;
       unit != 0; unit >>= 2)
    {
      guint32 n_below[4] = { 0 }, found = 0;

      for (guint32 k = 1; k < 4; k++)
        {
          const __m512i least = _mm512_set1_epi16 ((short) (lower + k * unit));

          for (guint i = 0; i < SOME_VECTORS; i++)
            n_below[k] += (guint32) __builtin_popcount (_mm512_cmplt_epu16_mask (all[i], least));
          found += n_below[k] <= place;
        }
      lower += found * unit;
    }
  return (guint16) lower;
}

BAL_WIDE static inline guint16
find_lower_of_many (const guint16 *values, guint32 n, guint16 bits)
{
  const guint32 place = (n - 1) / 2;
  guint32 lower = 0;

  for (guint32 bit = get_highest (bits); bit != 0; bit >>= 1)
    {
      const __m512i least = _mm512_set1_epi16 ((short) (lower | bit));
      guint32 n_below = 0;

      for (guint32 i = 0; i < n; i += 32)
        {
          __mmask32 there = (__mmask32) bal_wide_get_rows (MIN (n - i, 32));
          __m512i some = _mm512_maskz_loadu_epi16 (there, values + i);

          n_below +=
            (guint32) __builtin_popcount (_mm512_mask_cmplt_epu16_mask (there, some, least));
        }
      lower |= n_below <= place ? bit : 0;
    }
  return (guint16) lower;
}

BAL_WIDE static guint16
find_lower_wide (const guint16 *values, guint32 n, guint16 bits)
{
  if (n <= 32)
    return find_lower_of_few (values, n);
  if (n <= 32 * SOME_VECTORS)
    return find_lower_of_some (values, n, bits);
  return find_lower_of_many (values, n, bits);
}

#endif

guint16
bal_lower_median (const guint16 *values, guint32 n, guint16 bits)
{
#ifdef BAL_HAS_WIDE
  if (bal_processor_is_wide ())
    return find_lower_wide (values, n, bits);
#endif
  return find_lower (values, n, bits);
}
