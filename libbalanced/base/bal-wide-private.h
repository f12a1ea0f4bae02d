/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/base/bal-processor-private.h"

#ifdef BAL_HAS_WIDE

#include <immintrin.h>

G_BEGIN_DECLS

/* Steps over 64 rows at once, for functions with BAL_WIDE; which rows is a number of 64 bits. */

/* The first so many rows, of 64 at most. */
BAL_WIDE static inline guint64
bal_wide_get_rows (gsize n)
{
  return n < 64 ? (G_GUINT64_CONSTANT (1) << n) - 1 : G_MAXUINT64;
}

/* What a table has for each byte. */
BAL_WIDE static inline __m512i
bal_wide_look_up (const guint8 table[256], __m512i bytes)
{
  __m512i low =
    _mm512_permutex2var_epi8 (_mm512_loadu_si512 (table), bytes, _mm512_loadu_si512 (table + 64));
  __m512i high = _mm512_permutex2var_epi8 (_mm512_loadu_si512 (table + 128), bytes,
                                           _mm512_loadu_si512 (table + 192));

  return _mm512_mask_blend_epi8 (_mm512_movepi8_mask (bytes), low, high);
}

/* Which of the days there are. */
BAL_WIDE static inline guint64
bal_wide_find_days (const guint16 *days, guint64 rows)
{
  const __m512i none = _mm512_set1_epi8 (-1);
  __m512i first = _mm512_maskz_loadu_epi16 ((__mmask32) rows, days);
  __m512i second = _mm512_maskz_loadu_epi16 ((__mmask32) (rows >> 32), days + 32);

  return (_mm512_cmpneq_epi16_mask (first, none) | (guint64) _mm512_cmpneq_epi16_mask (second, none)
                                                     << 32) &
         rows;
}

/* Writes the numbers of the rows, the first of which is given, one after another, and up to 64
 * numbers more; gives how many there are. */
BAL_WIDE static inline gsize
bal_wide_list_rows (guint32 *list, gsize first, guint64 rows)
{
  static const guint8 places[64] = {
    0,  1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21,
    22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43,
    44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63,
  };
  const gsize n = (gsize) __builtin_popcountll (rows);
  guint8 found[64];

  _mm512_storeu_si512 (found, _mm512_maskz_compress_epi8 (rows, _mm512_loadu_si512 (places)));
  for (gsize i = 0; i < n; i += 16)
    {
      __m128i some = _mm_loadu_si128 ((const __m128i *) (gconstpointer) (found + i));
      __m512i numbers = _mm512_maskz_cvtepu8_epi32 (G_MAXUINT16, some);

      _mm512_storeu_si512 (list + i, _mm512_add_epi32 (numbers, _mm512_set1_epi32 ((int) first)));
    }
  return n;
}

G_END_DECLS

#endif
