/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-bounds-private.h"

#include <math.h>

#define MAX_DECIMALS 12

gboolean
bal_bounds_read_count (double number, gint64 *count)
{
  if (!(number >= 0.0 && number <= (double) BAL_BOUNDS_MAX) || floor (number) < number)
    return FALSE;

  *count = (gint64) number;

  return TRUE;
}

gboolean
bal_bounds_from_word (const char *word, gint64 size, BalBounds *bounds)
{
  const struct
  {
    const char *word;
    BalBounds bounds;
  } words[] = {
    { "none", { 0, 0 } },
    { "some", { 1, size - 1 } },
    { "majority", { size / 2 + 1, size } },
    { "most", { size / 2 + 1, size } },
    { "all", { size, size } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (g_ascii_strcasecmp (word, words[i].word) != 0)
        continue;
      *bounds = words[i].bounds;
      return bounds->low <= bounds->high;
    }

  return FALSE;
}

BalBounds
bal_bounds_overlap (gint64 a, gint64 b)
{
  return (BalBounds){ 0, MIN (a, b) };
}

static BalBounds
clamp_inside (BalBounds inside, gint64 size, gint64 whole)
{
  return (BalBounds){ MAX (inside.low, 0), MIN (inside.high, MIN (size, whole)) };
}

gboolean
bal_bounds_overlap_within (gint64 a,
                           BalBounds a_inside,
                           gint64 b,
                           BalBounds b_inside,
                           gint64 whole,
                           BalBounds *overlap)
{
  const BalBounds x = clamp_inside (a_inside, a, whole);
  const BalBounds y = clamp_inside (b_inside, b, whole);
  gint64 difference = 0;

  if (x.low > x.high || y.low > y.high)
    return FALSE;

  /* With x of a and y of b inside, at most min (x, y) + min (a - x, b - y) are common: that is
   * the least of a, b, b + (x - y) and a - (x - y). Nothing is lost while x - y lies between 0
   * and a - b, so the best is 0, or what comes nearest to it. */
  difference = CLAMP (0, x.low - y.high, x.high - y.low);
  overlap->low = MAX (0, x.low + y.low - whole);
  overlap->high = MIN (MIN (a, b), MIN (b + difference, a - difference));

  return overlap->low <= overlap->high;
}

gboolean
bal_bounds_narrow (BalBounds *self, BalBounds other)
{
  const BalBounds both = { MAX (self->low, other.low), MIN (self->high, other.high) };

  if (both.low > both.high)
    return FALSE;

  *self = both;

  return TRUE;
}

BalBounds
bal_bounds_union (gint64 a, gint64 b, BalBounds overlap)
{
  return (BalBounds){ a + b - overlap.high, a + b - overlap.low };
}

gboolean
bal_bounds_get_percent (double part, double whole, double *percent)
{
  double quotient = 0.0;

  if (!(whole > 0.0))
    return FALSE;

  quotient = 100.0 * part / whole;
  if (!isfinite (quotient))
    return FALSE;

  *percent = quotient;

  return TRUE;
}

gboolean
bal_bounds_agrees (double percent, double published, guint decimals)
{
  double unit = 1.0;

  for (guint i = 0; i < MIN (decimals, MAX_DECIMALS); i++)
    unit /= 10.0;

  /* The slack is for the last bits of the division, not for a wrong figure. */
  return fabs (percent - published) <= unit / 2.0 + 1e-9 * MAX (1.0, fabs (percent));
}
