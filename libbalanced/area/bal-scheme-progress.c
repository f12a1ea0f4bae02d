/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-scheme-progress-private.h"

#include "libbalanced/base/bal-day-private.h"

/* Three years, as awards of the scheme are granted for. */
#define DEFAULT_VALID_MONTHS 36

static int
compare_steps (gconstpointer a, gconstpointer b)
{
  const BalSchemeStepFacts *one = a;
  const BalSchemeStepFacts *two = b;

  if (one->date != two->date)
    return one->date < two->date ? -1 : 1;
  if (one->stage != two->stage)
    return one->stage < two->stage ? -1 : 1;

  return one->position < two->position ? -1 : one->position > two->position;
}

/* An award of three years that begins on the first of a month ends on the last of another. */
static gint32
get_last_day (BalItem *scheme, BalItem *step, gint32 date)
{
  const gint32 stated = bal_item_get_day (step, "last_day");
  const gint64 months = bal_item_get_integer (scheme, "valid_months");
  gint32 after = BAL_DAY_NONE;

  if (stated != BAL_DAY_NONE)
    return stated;
  if (months == BAL_ITEM_NOT_STATED || months < 0)
    after = bal_day_add_months (date, DEFAULT_VALID_MONTHS);
  else
    after = bal_day_add_months (date, (guint) MIN (months, G_MAXINT16));

  return after != BAL_DAY_NONE ? after - 1 : BAL_DAY_NONE;
}

static void
set_ends (GArray *steps)
{
  gint32 next = BAL_DAY_NONE;

  for (guint i = steps->len; i > 0; i--)
    {
      BalSchemeStepFacts *step = &g_array_index (steps, BalSchemeStepFacts, i - 1);

      if (step->stage != BAL_SCHEME_STAGE_AWARD)
        continue;
      step->end = step->last_day;
      if (next != BAL_DAY_NONE && (step->end == BAL_DAY_NONE || step->end >= next))
        step->end = next - 1;
      next = step->date;
    }
}

void
bal_scheme_progress_init (BalSchemeProgress *self, BalItem *scheme, BalItem *setting, gint32 day)
{
  GListModel *items = bal_item_get_items (setting, "steps");

  self->steps = g_array_new (FALSE, TRUE, sizeof (BalSchemeStepFacts));
  self->round_start = 0;
  self->stage = -1;
  self->since = BAL_DAY_NONE;
  self->award = NULL;
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      BalItem *item = bal_item_peek (items, i);
      BalSchemeStepFacts step = { .item = item, .position = i };

      step.stage = bal_item_get_enum (item, "stage");
      step.date = bal_item_get_day (item, "date");
      if (step.date == BAL_DAY_NONE || (day != BAL_DAY_NONE && step.date > day))
        continue;
      step.last_day = get_last_day (scheme, item, step.date);
      g_array_append_val (self->steps, step);
    }
  g_array_sort (self->steps, compare_steps);
  set_ends (self->steps);
  for (guint i = 0; i < self->steps->len; i++)
    {
      const BalSchemeStepFacts *step = &g_array_index (self->steps, BalSchemeStepFacts, i);

      self->since = step->date;
      self->stage =
        i == self->round_start ? (int) step->stage : MAX (self->stage, (int) step->stage);
      if (step->stage != BAL_SCHEME_STAGE_AWARD)
        continue;
      self->award = step;
      self->round_start = i + 1;
    }
}

void
bal_scheme_progress_clear (BalSchemeProgress *self)
{
  g_clear_pointer (&self->steps, g_array_unref);
}

gboolean
bal_scheme_progress_is_awarded (const BalSchemeProgress *self, gint32 day)
{
  return self->award != NULL &&
         (self->award->last_day == BAL_DAY_NONE || day <= self->award->last_day);
}

void
bal_scheme_progress_list_days (const BalSchemeProgress *self, gint32 days[BAL_SCHEME_N_STAGES])
{
  for (guint i = 0; i < BAL_SCHEME_N_STAGES; i++)
    days[i] = BAL_DAY_NONE;
  for (guint i = 0; i < self->steps->len; i++)
    {
      const BalSchemeStepFacts *step = &g_array_index (self->steps, BalSchemeStepFacts, i);

      if (days[step->stage] == BAL_DAY_NONE)
        days[step->stage] = step->date;
      if (step->stage == BAL_SCHEME_STAGE_AWARD)
        return;
    }
}
