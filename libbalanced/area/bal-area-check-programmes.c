/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include <math.h>

#include "libbalanced/area/bal-area-checking-private.h"

/* Programmes that come round again: how many groups the predicted demand needs, how many are
 * planned, how full they are, and whether they were announced before they began. */

enum
{
  PROGRAMME,
  AGENCY,
  START,
  END,
  DEMAND,
  DEMAND_LOW,
  DEMAND_HIGH,
  GROUP_SIZE,
  NEEDED,
  NEEDED_LOW,
  NEEDED_HIGH,
  PLANNED,
  GAP,
  SESSIONS,
  PLACES,
  FILLED,
  FILL,
  IN_ADVANCE,
  LATE,
  NOT_KNOWN,
};

static const BalTableColumn columns[] = {
  { "programme", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "agency", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "start", BAL_COLUMN_KIND_DAY, BAL_COLUMN_ROLE_NONE, NULL },
  { "end", BAL_COLUMN_KIND_DAY, BAL_COLUMN_ROLE_NONE, NULL },
  { "demand", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "children" },
  { "demand_low", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "children" },
  { "demand_high", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "children" },
  { "group_size", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, "children" },
  { "needed", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "groups" },
  { "needed_low", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "groups" },
  { "needed_high", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "groups" },
  { "planned", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "groups" },
  { "gap", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, "groups" },
  { "sessions", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "sessions" },
  { "places", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "places" },
  { "filled", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "places" },
  { "fill", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
  { "in_advance", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "groups" },
  { "late", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "groups" },
  { "announcement_unknown", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "groups" },
};

/* NaN is not known. */
typedef struct
{
  double demand[3]; /* the prediction, its lower and its upper end */
  double needed[3]; /* groups for each of them */
  double size;
  guint n_planned;
  guint n_with_sessions;
  guint n_with_fill; /* groups of which both places and filled are stated */
  double sessions;
  double places; /* of those groups */
  double filled;
  guint n_overfull;
  guint n_in_advance;
  guint n_late;
} Plan;

/* A count that is stated, and is one. */
static double
get_count (BalItem *item, const char *member)
{
  const gint64 count = bal_item_get_integer (item, member);

  return count != BAL_ITEM_NOT_STATED && count >= 0 ? (double) count : NAN;
}

static double
keep_positive (double number)
{
  return number >= 0.0 ? number : NAN;
}

static void
read_demand (Plan *plan, BalItem *programme)
{
  BalFigure *figure = bal_item_get_figure (programme, "demand");
  const double low = keep_positive (bal_item_get_number (programme, "demand_low"));
  const double high = keep_positive (bal_item_get_number (programme, "demand_high"));

  if (figure != NULL && bal_figure_get_qualifier (figure) == BAL_QUALIFIER_RANGE)
    {
      plan->demand[0] = NAN;
      plan->demand[1] = keep_positive (bal_figure_get_low (figure));
      plan->demand[2] = keep_positive (bal_figure_get_high (figure));
      return;
    }
  plan->demand[0] = keep_positive (bal_area_checking_peek_number (programme, "demand"));
  plan->demand[1] = isnan (low) ? plan->demand[0] : low;
  plan->demand[2] = isnan (high) ? plan->demand[0] : high;
  /* An interval that ends before it begins says nothing. */
  if (plan->demand[1] > plan->demand[2])
    plan->demand[1] = plan->demand[2] = NAN;
}

static void
add_group (Plan *plan, BalItem *group)
{
  const double stated = get_count (group, "places");
  const double places = isnan (stated) ? plan->size : stated;
  const double filled = get_count (group, "filled");
  const double sessions = get_count (group, "sessions");
  const gint32 announced = bal_item_get_day (group, "announced");
  const gint32 start = bal_item_get_day (group, "start");

  plan->n_planned++;
  if (!isnan (sessions))
    {
      plan->sessions += sessions;
      plan->n_with_sessions++;
    }
  if (!isnan (places) && !isnan (filled))
    {
      plan->places += places;
      plan->filled += filled;
      plan->n_with_fill++;
      plan->n_overfull += filled > places;
    }
  if (announced == BAL_DAY_NONE || start == BAL_DAY_NONE)
    return;
  plan->n_in_advance += announced < start;
  plan->n_late += announced >= start;
}

static Plan
make_plan (BalItem *programme)
{
  GListModel *groups = bal_item_get_items (programme, "groups");
  Plan plan = { 0 };

  read_demand (&plan, programme);
  plan.size = get_count (programme, "group_size");
  if (plan.size == 0.0)
    plan.size = NAN;
  for (gsize i = 0; i < G_N_ELEMENTS (plan.needed); i++)
    plan.needed[i] = ceil (plan.demand[i] / plan.size);
  for (guint i = 0; i < g_list_model_get_n_items (groups); i++)
    add_group (&plan, bal_item_peek (groups, i));

  return plan;
}

static void
append_plan (BalTableBuilder *table, BalItem *programme, const Plan *plan)
{
  bal_table_builder_append_text (table, PROGRAMME, bal_item_get_text (programme, "code"));
  bal_table_builder_append_text (table, AGENCY, bal_item_get_text (programme, "agency"));
  bal_table_builder_append_day (table, START, bal_item_get_day (programme, "start"));
  bal_table_builder_append_day (table, END, bal_item_get_last_day (programme, "end"));
  for (guint i = 0; i < G_N_ELEMENTS (plan->demand); i++)
    bal_area_checking_append_number (table, DEMAND + i, plan->demand[i]);
  bal_area_checking_append_count (table, GROUP_SIZE, plan->size);
  for (guint i = 0; i < G_N_ELEMENTS (plan->needed); i++)
    bal_area_checking_append_count (table, NEEDED + i, plan->needed[i]);
  bal_table_builder_append_int (table, PLANNED, plan->n_planned);
  bal_area_checking_append_count (table, GAP, plan->needed[0] - plan->n_planned);
  bal_area_checking_append_count (table, SESSIONS,
                                  plan->n_with_sessions > 0 ? plan->sessions : NAN);
  bal_area_checking_append_count (table, PLACES, plan->n_with_fill > 0 ? plan->places : NAN);
  bal_area_checking_append_count (table, FILLED, plan->n_with_fill > 0 ? plan->filled : NAN);
  bal_area_checking_append_number (table, FILL,
                                   plan->places > 0.0 ? plan->filled / plan->places : NAN);
  bal_table_builder_append_int (table, IN_ADVANCE, plan->n_in_advance);
  bal_table_builder_append_int (table, LATE, plan->n_late);
  bal_table_builder_append_int (table, NOT_KNOWN,
                                (gint64) plan->n_planned - plan->n_in_advance - plan->n_late);
}

/* The groups against the least and the most that are needed: where the prediction is a range, the
 * least is its lower end. */
static void
check_groups (BalAreaChecking *self, BalItem *programme, const Plan *plan)
{
  BalFindingFigure figures[] = { { "needed", plan->needed[1] }, { "planned", plan->n_planned } };

  if (isnan (plan->needed[1]) || isnan (plan->needed[2]) || plan->n_planned == 0)
    {
      const BalFindingFigure figure = { "parts", (isnan (plan->demand[1])) + (isnan (plan->size)) +
                                                   (plan->n_planned == 0) };

      bal_area_checking_add (self, "programme-incomplete", programme, NULL, &figure, 1);
      return;
    }
  if (plan->n_planned < plan->needed[1])
    {
      bal_area_checking_add (self, "programme-short", programme, "groups", figures, 2);
      return;
    }
  figures[0].value = plan->needed[2];
  if (plan->n_planned < plan->needed[2])
    bal_area_checking_add (self, "programme-tight", programme, "groups", figures, 2);
  if (plan->n_planned > plan->needed[2])
    bal_area_checking_add (self, "programme-surplus", programme, "groups", figures, 2);
}

static void
check_fill (BalAreaChecking *self, BalItem *programme, const Plan *plan)
{
  const BalFindingFigure fill[] = { { "filled", plan->filled }, { "places", plan->places } };
  const BalFindingFigure overfull = { "groups", plan->n_overfull };

  if (plan->n_overfull > 0)
    bal_area_checking_add (self, "programme-overfull", programme, "groups", &overfull, 1);
  if (plan->places > 0.0 && plan->filled / plan->places < self->minimum_fill)
    bal_area_checking_add (self, "programme-fill-low", programme, "groups", fill, 2);
}

static void
check_schedule (BalAreaChecking *self, BalItem *programme, const Plan *plan)
{
  const guint n_unknown = plan->n_planned - plan->n_in_advance - plan->n_late;
  const BalFindingFigure late = { "groups", plan->n_late };
  const BalFindingFigure unknown = { "groups", n_unknown };

  if (plan->n_late > 0)
    bal_area_checking_add (self, "programme-not-in-advance", programme, "groups", &late, 1);
  if (n_unknown > 0)
    bal_area_checking_add (self, "programme-announcement-unknown", programme, "groups", &unknown,
                           1);
}

void
bal_area_check_programmes (BalAreaChecking *self)
{
  GListModel *programmes = bal_area_checking_get_list (self, "rolling_programmes");
  const guint n_programmes = g_list_model_get_n_items (programmes);
  BalTableBuilder *table = NULL;

  if (n_programmes == 0)
    return;
  table = bal_table_builder_new_with_columns ("programmes", columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < n_programmes; i++)
    {
      BalItem *programme = bal_item_peek (programmes, i);
      const Plan plan = make_plan (programme);

      append_plan (table, programme, &plan);
      check_groups (self, programme, &plan);
      check_fill (self, programme, &plan);
      check_schedule (self, programme, &plan);
    }
  bal_area_checking_end_table (self, table);
}
