/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include <math.h>

#include "libbalanced/area/bal-area-checking-private.h"
#include "libbalanced/area/bal-measure.h"

/* What drives change: more children, other spend, and what became of outcomes. Everything comes
 * from two figures each, of one unit. */

enum
{
  DRIVER,
  KIND,
  AIM,
  CHILDREN_CHANGE,
  SPEND_CHANGE,
  SPEND_BEFORE,
  SPEND_AFTER,
  SPEND_PER_CHILD_CHANGE,
  OUTCOME_CHANGE,
  OUTCOME,
};

static const BalTableColumn columns[] = {
  { "driver", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "kind", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "aim", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "children_change", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
  { "spend_change", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
  { "per_child_before", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
  { "per_child_after", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
  { "per_child_change", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
  { "outcome_change", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
  { "outcome", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
};

/* Two figures that a driver names. */
typedef struct
{
  double before;
  double after;
  gboolean stated;     /* both are named */
  gboolean comparable; /* of one unit, and numbers to count with */
} Pair;

static Pair
read_pair (BalAreaChecking *self, BalItem *driver, const char *before, const char *after)
{
  const char *codes[] = { bal_item_get_text (driver, before), bal_item_get_text (driver, after) };
  BalItem *one = codes[0] != NULL ? bal_area_lookup (self->area, "figures", codes[0]) : NULL;
  BalItem *two = codes[1] != NULL ? bal_area_lookup (self->area, "figures", codes[1]) : NULL;
  Pair pair = { NAN, NAN, one != NULL && two != NULL, FALSE };

  if (!pair.stated)
    return pair;
  pair.comparable =
    bal_area_checking_get_number (bal_item_get_figure (one, "value"), &pair.before) &&
    bal_area_checking_get_number (bal_item_get_figure (two, "value"), &pair.after) &&
    g_strcmp0 (bal_item_get_text (one, "unit"), bal_item_get_text (two, "unit")) == 0;

  return pair;
}

static void
append_number (BalTableBuilder *table, guint column, const Pair *pair, double number)
{
  if (!pair->stated)
    bal_table_builder_append_state (table, column, BAL_VALUE_STATE_MISSING);
  else if (!pair->comparable)
    bal_table_builder_append_state (table, column, BAL_VALUE_STATE_NOT_AVAILABLE);
  else
    bal_table_builder_append_double (table, column, number);
}

static double
get_change (const Pair *pair)
{
  return pair->before > 0.0 ? (pair->after - pair->before) / pair->before : NAN;
}

static double
divide (double amount, double children)
{
  return children > 0.0 ? amount / children : NAN;
}

/* Spend for each child, where both pairs can be counted with. */
static Pair
get_per_child (const Pair *spend, const Pair *children)
{
  return (Pair){ divide (spend->before, children->before), divide (spend->after, children->after),
                 spend->stated && children->stated, spend->comparable && children->comparable };
}

/* NULL: nobody says which way is better, or whether it went there. */
static const char *
judge_outcome (BalItem *driver, const Pair *outcome)
{
  const int polarity = bal_item_get_enum (driver, "outcome_polarity");
  double better = outcome->after - outcome->before;

  if (!outcome->comparable ||
      (polarity != BAL_POLARITY_INCREASE && polarity != BAL_POLARITY_DECREASE))
    return NULL;
  if (polarity == BAL_POLARITY_DECREASE)
    better = -better;
  if (better == 0.0)
    return "same";

  return better > 0.0 ? "better" : "worse";
}

static void
check_driver (BalAreaChecking *self,
              BalItem *driver,
              const Pair *children,
              const Pair *spend,
              const Pair *outcome)
{
  const gboolean saves = spend->comparable && spend->after < spend->before;
  const BalFindingFigure growth[] = { { "children", get_change (children) },
                                      { "spend", get_change (spend) } };
  const BalFindingFigure saving[] = { { "saved", spend->before - spend->after },
                                      { "change", outcome->after - outcome->before } };

  if ((children->stated && !children->comparable) || (spend->stated && !spend->comparable) ||
      (outcome->stated && !outcome->comparable))
    bal_area_checking_add (self, "driver-not-comparable", driver, NULL, NULL, 0);
  if (children->comparable && spend->comparable && growth[0].value > growth[1].value)
    bal_area_checking_add (self, "demand-outgrows-spend", driver, NULL, growth, 2);
  if (saves && !outcome->stated)
    bal_area_checking_add (self, "saving-without-outcome", driver, NULL, saving, 1);
  if (saves && g_strcmp0 (judge_outcome (driver, outcome), "worse") == 0)
    bal_area_checking_add (self, "saving-outcome-worse", driver, NULL, saving, 2);
}

static void
append_driver (BalAreaChecking *self, BalTableBuilder *table, BalItem *driver)
{
  const Pair children = read_pair (self, driver, "children_before", "children_after");
  const Pair spend = read_pair (self, driver, "spend_before", "spend_after");
  const Pair outcome = read_pair (self, driver, "outcome_before", "outcome_after");
  const Pair per_child = get_per_child (&spend, &children);
  const char *judged = judge_outcome (driver, &outcome);

  bal_table_builder_append_text (table, DRIVER, bal_item_get_text (driver, "code"));
  bal_table_builder_append_text (table, KIND, bal_item_get_text (driver, "kind"));
  bal_table_builder_append_text (table, AIM, bal_item_get_text (driver, "aim"));
  append_number (table, CHILDREN_CHANGE, &children, get_change (&children));
  append_number (table, SPEND_CHANGE, &spend, get_change (&spend));
  append_number (table, SPEND_BEFORE, &per_child, per_child.before);
  append_number (table, SPEND_AFTER, &per_child, per_child.after);
  append_number (table, SPEND_PER_CHILD_CHANGE, &per_child, get_change (&per_child));
  append_number (table, OUTCOME_CHANGE, &outcome, outcome.after - outcome.before);
  bal_table_builder_append_text (table, OUTCOME, judged);
  check_driver (self, driver, &children, &spend, &outcome);
}

void
bal_area_check_drivers (BalAreaChecking *self)
{
  BalItem *section = bal_item_get_item (BAL_ITEM (self->area), "integration");
  GListModel *drivers = section != NULL ? bal_item_get_items (section, "drivers") : NULL;
  const guint n_drivers = drivers != NULL ? g_list_model_get_n_items (drivers) : 0;
  BalTableBuilder *table = NULL;

  if (n_drivers == 0)
    return;

  table = bal_table_builder_new_with_columns ("drivers", columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < n_drivers; i++)
    append_driver (self, table, bal_item_peek (drivers, i));
  bal_area_checking_end_table (self, table);
}
