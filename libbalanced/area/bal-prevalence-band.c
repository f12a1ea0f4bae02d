/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-prevalence-band-private.h"

#include <math.h>

#include "libbalanced/area/bal-area-checking-private.h"

static double
get_count (BalArea *area, BalItem *band, const char *member)
{
  const char *code = bal_item_get_text (band, member);
  BalItem *figure = code != NULL ? bal_area_lookup (area, "figures", code) : NULL;
  double number = 0.0;

  return figure != NULL &&
             bal_area_checking_get_number (bal_item_get_figure (figure, "value"), &number)
           ? number
           : NAN;
}

BalPrevalenceBand
bal_prevalence_band_read (BalArea *area, BalItem *item)
{
  const char *const shares[] = { "estimate", "low", "high" };
  const char *const factors[] = { "factor", "factor_low", "factor_high" };
  const double factor = bal_item_get_number (item, "factor");
  BalPrevalenceBand band = { .item = item };

  band.children = get_count (area, item, "children");
  band.identified = get_count (area, item, "identified");
  for (gsize i = 0; i < G_N_ELEMENTS (shares); i++)
    {
      const double end = bal_item_get_number (item, factors[i]);

      band.share[i] = bal_item_get_number (item, shares[i]);
      band.factor[i] = isnan (factor) ? 1.0 : isnan (end) ? factor : end;
    }

  return band;
}

double
bal_prevalence_get_unidentified (double expected, double identified)
{
  return expected > 0.0 ? 1.0 - identified / expected : NAN;
}
