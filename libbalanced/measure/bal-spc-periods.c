/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/measure/bal-spc-periods-private.h"

/* Periods are counted; weeks begin on Monday, terms in September, January and April. */
static gint32
count_period (BalFrequency frequency, gint32 day)
{
  int year, month, day_of_month;

  if (frequency == BAL_FREQUENCY_DAY)
    return day;
  if (frequency == BAL_FREQUENCY_WEEK)
    return (day + 3 - ((day + 3) % 7 + 7) % 7) / 7;
  bal_day_to_civil (day, &year, &month, &day_of_month);
  if (frequency == BAL_FREQUENCY_MONTH)
    return year * 12 + month - 1;
  if (frequency == BAL_FREQUENCY_QUARTER)
    return year * 4 + (month - 1) / 3;
  if (frequency == BAL_FREQUENCY_TERM)
    return year * 3 + (month >= 9 ? 2 : month >= 4 ? 1 : 0);
  return year;
}

static gint32
find_first_day (BalFrequency frequency, gint32 period)
{
  static const int term_months[] = { 1, 4, 9 };

  switch (frequency)
    {
    case BAL_FREQUENCY_DAY:
      return period;
    case BAL_FREQUENCY_WEEK:
      return period * 7 - 3;
    case BAL_FREQUENCY_MONTH:
      return bal_day_from_civil (period / 12, period % 12 + 1, 1);
    case BAL_FREQUENCY_QUARTER:
      return bal_day_from_civil (period / 4, period % 4 * 3 + 1, 1);
    case BAL_FREQUENCY_TERM:
      return bal_day_from_civil (period / 3, term_months[period % 3], 1);
    case BAL_FREQUENCY_YEAR:
    case BAL_FREQUENCY_IRREGULAR:
    default:
      return bal_day_from_civil (period, 1, 1);
    }
}

BalSpcStep
bal_spc_find_step (const BalSpcPlan *plan,
                   BalFrequency frequency,
                   gint32 from,
                   gint32 to,
                   gint32 *absent)
{
  gint32 first, last;

  if (frequency == BAL_FREQUENCY_IRREGULAR)
    return BAL_SPC_STEP_NEXT;
  first = count_period (frequency, from);
  last = count_period (frequency, to);
  if (first == last)
    return BAL_SPC_STEP_SAME;
  for (gint32 period = first + 1; period < last; period++)
    {
      gint32 day = find_first_day (frequency, period);

      if (bal_spc_plan_is_empty (plan, day))
        continue;
      *absent = day;
      return BAL_SPC_STEP_SKIPS;
    }
  return BAL_SPC_STEP_NEXT;
}
