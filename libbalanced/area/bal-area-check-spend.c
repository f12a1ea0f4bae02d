/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include <math.h>

#include "libbalanced/area/bal-area-checking-private.h"

/* What is spent for each child among other areas. The place is given as bounds: areas that spend
 * the same, and areas of which nothing is known, may stand on either side. */

#define TOP_QUARTER 0.75

enum
{
  COMPARISON,
  NAME,
  OWN,
  AREA_PER_CHILD,
  SAME_BASIS,
  SAME_PERIOD,
  COMPARABILITY,
};

static const BalTableColumn area_columns[] = {
  { "comparison", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "area", BAL_COLUMN_KIND_TEXT, BAL_COLUMN_ROLE_KEY, NULL },
  { "own", BAL_COLUMN_KIND_BOOLEAN, BAL_COLUMN_ROLE_NONE, NULL },
  { "per_child", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "GBP" },
  { "same_basis", BAL_COLUMN_KIND_BOOLEAN, BAL_COLUMN_ROLE_NONE, NULL },
  { "same_period", BAL_COLUMN_KIND_BOOLEAN, BAL_COLUMN_ROLE_NONE, NULL },
  { "comparability", BAL_COLUMN_KIND_TEXT, BAL_COLUMN_ROLE_NONE, NULL },
};

enum
{
  CODE,
  PER_CHILD,
  KNOWN,
  UNKNOWN,
  BELOW,
  TIED,
  ABOVE,
  QUANTILE,
  QUANTILE_LOW,
  QUANTILE_HIGH,
  IN_TOP_QUARTER,
  CLAIM_LOW,
  CLAIM_HIGH,
  CLAIM_HOLDS,
  CAVEATS,
};

static const BalTableColumn columns[] = {
  { "comparison", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "per_child", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "GBP" },
  { "known", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "areas" },
  { "unknown", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "areas" },
  { "below", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "areas" },
  { "tied", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "areas" },
  { "above", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "areas" },
  { "quantile", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
  { "quantile_low", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
  { "quantile_high", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
  { "top_quarter", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "claim_low", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
  { "claim_high", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
  { "claim_holds", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "caveats", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "statements" },
};

/* Where an area stands; without an amount of its own, nothing of it is known. */
typedef struct
{
  double per_child; /* NaN when it is not known */
  guint n_unknown;
  guint n_below;
  guint n_tied;
  guint n_above;
  double low; /* the bounds of the quantile, NaN when it is not known */
  double high;
  double claim_low; /* the bounds of what is claimed, NaN without a claim */
  double claim_high;
  guint n_caveats;
} Standing;

static double
get_per_child (BalItem *item)
{
  const double stated = bal_area_checking_peek_number (item, "per_child");
  const double children = bal_area_checking_peek_number (item, "children");

  if (!isnan (stated))
    return stated;

  return children > 0.0 ? bal_area_checking_peek_number (item, "spend") / children : NAN;
}

/* An amount that is not known leaves the area on either side. */
static void
add_comparator (Standing *standing, double per_child)
{
  if (isnan (per_child) || isnan (standing->per_child))
    standing->n_unknown++;
  else if (per_child < standing->per_child)
    standing->n_below++;
  else if (per_child > standing->per_child)
    standing->n_above++;
  else
    standing->n_tied++;
}

static void
read_claim (Standing *standing, BalItem *figure)
{
  BalFigure *value = figure != NULL ? bal_item_get_figure (figure, "value") : NULL;

  standing->claim_low = NAN;
  standing->claim_high = NAN;
  if (value == NULL || !bal_value_state_has_value (bal_figure_get_state (value)))
    return;
  switch (bal_figure_get_qualifier (value))
    {
    case BAL_QUALIFIER_AT_LEAST:
      standing->claim_low = bal_figure_get_number (value);
      standing->claim_high = 1.0;
      break;
    case BAL_QUALIFIER_AT_MOST:
      standing->claim_low = 0.0;
      standing->claim_high = bal_figure_get_number (value);
      break;
    case BAL_QUALIFIER_RANGE:
      standing->claim_low = bal_figure_get_low (value);
      standing->claim_high = bal_figure_get_high (value);
      break;
    case BAL_QUALIFIER_EXACT:
      standing->claim_low = bal_figure_get_number (value);
      standing->claim_high = standing->claim_low;
      break;
    case BAL_QUALIFIER_ESTIMATE:
    case BAL_QUALIFIER_APPROXIMATELY:
    case BAL_QUALIFIER_WORD:
    default:
      break;
    }
}

static Standing
find_standing (BalAreaChecking *self, BalItem *comparison)
{
  GListModel *comparators = bal_item_get_items (comparison, "comparators");
  const guint n = g_list_model_get_n_items (comparators);
  BalItem *claim = bal_area_lookup (self->area, "figures", bal_item_get_text (comparison, "claim"));
  Standing standing = { .per_child = get_per_child (comparison), .low = NAN, .high = NAN };

  read_claim (&standing, claim);
  standing.n_caveats = bal_item_has_member (comparison, "comparability");
  standing.n_caveats += claim != NULL && bal_item_has_member (claim, "comparability");
  for (guint i = 0; i < n; i++)
    {
      BalItem *comparator = bal_item_peek (comparators, i);

      add_comparator (&standing, get_per_child (comparator));
      standing.n_caveats += bal_item_has_member (comparator, "comparability");
    }
  if (standing.n_unknown < n)
    {
      standing.low = (double) standing.n_below / n;
      standing.high = (double) (standing.n_below + standing.n_tied + standing.n_unknown) / n;
    }

  return standing;
}

/* Whether what lies between two bounds lies between two others. */
static const char *
hold_against (double low, double high, double least, double most)
{
  if (isnan (low) || isnan (least))
    return NULL;
  if (low >= least && high <= most)
    return "yes";

  return high < least || low > most ? "no" : "undetermined";
}

/* Of those whose amount is known the share that spends less, with half of those that spend the
 * same. */
static double
get_quantile (const Standing *standing)
{
  const guint n = standing->n_below + standing->n_tied + standing->n_above;

  return n > 0 ? (standing->n_below + standing->n_tied / 2.0) / n : NAN;
}

static void
append_standing (BalTableBuilder *table, BalItem *comparison, const Standing *standing)
{
  bal_table_builder_append_text (table, CODE, bal_item_get_text (comparison, "code"));
  bal_area_checking_append_number (table, PER_CHILD, standing->per_child);
  bal_table_builder_append_int (table, KNOWN,
                                (gint64) standing->n_below + standing->n_tied + standing->n_above);
  bal_table_builder_append_int (table, UNKNOWN, standing->n_unknown);
  bal_table_builder_append_int (table, BELOW, standing->n_below);
  bal_table_builder_append_int (table, TIED, standing->n_tied);
  bal_table_builder_append_int (table, ABOVE, standing->n_above);
  bal_area_checking_append_number (table, QUANTILE, get_quantile (standing));
  bal_area_checking_append_number (table, QUANTILE_LOW, standing->low);
  bal_area_checking_append_number (table, QUANTILE_HIGH, standing->high);
  bal_table_builder_append_text (table, IN_TOP_QUARTER,
                                 hold_against (standing->low, standing->high, TOP_QUARTER, 1.0));
  bal_area_checking_append_number (table, CLAIM_LOW, standing->claim_low);
  bal_area_checking_append_number (table, CLAIM_HIGH, standing->claim_high);
  bal_table_builder_append_text (table, CLAIM_HOLDS,
                                 hold_against (standing->low, standing->high, standing->claim_low,
                                               standing->claim_high));
  bal_table_builder_append_int (table, CAVEATS, standing->n_caveats);
}

typedef enum
{
  SAME,
  DIFFERENT,
  NOT_KNOWN,
} Likeness;

static Likeness
compare_texts (BalItem *one, BalItem *two, const char *member)
{
  if (!bal_item_has_member (one, member) || !bal_item_has_member (two, member))
    return NOT_KNOWN;

  return g_strcmp0 (bal_item_get_text (one, member), bal_item_get_text (two, member)) == 0
           ? SAME
           : DIFFERENT;
}

static Likeness
compare_periods (BalItem *one, BalItem *two)
{
  gint32 days_apart = 0;

  switch (bal_area_checking_compare_dates (one, two, &days_apart))
    {
    case BAL_CHECK_DATES_SAME:
      return SAME;
    case BAL_CHECK_DATES_DIFFER:
      return DIFFERENT;
    case BAL_CHECK_DATES_NOT_GIVEN:
    default:
      return NOT_KNOWN;
    }
}

static void
append_likeness (BalTableBuilder *table, guint column, Likeness likeness)
{
  if (likeness == NOT_KNOWN)
    bal_table_builder_append_state (table, column, BAL_VALUE_STATE_MISSING);
  else
    bal_table_builder_append_boolean (table, column, likeness == SAME);
}

static void
add_areas (BalAreaChecking *self, BalTableBuilder *table, BalItem *comparison)
{
  GListModel *comparators = bal_item_get_items (comparison, "comparators");
  const guint n = g_list_model_get_n_items (comparators);
  const char *code = bal_item_get_text (comparison, "code");
  BalFindingFigure differing[] = { { "basis", 0.0 }, { "periods", 0.0 } };
  BalFindingFigure unknown[] = { { "areas", 0.0 }, { "of", n } };

  for (guint i = 0; i <= n; i++)
    {
      const gboolean own = i == 0;
      BalItem *item = own ? comparison : bal_item_peek (comparators, i - 1);
      const Likeness basis = compare_texts (comparison, item, "basis");
      const Likeness period = compare_periods (comparison, item);

      bal_table_builder_append_text (table, COMPARISON, code);
      bal_table_builder_append_text (table, NAME,
                                     own ? bal_area_get_name (self->area)
                                         : bal_item_get_label (item, "name"));
      bal_table_builder_append_boolean (table, OWN, own);
      bal_area_checking_append_number (table, AREA_PER_CHILD, get_per_child (item));
      append_likeness (table, SAME_BASIS, basis);
      append_likeness (table, SAME_PERIOD, period);
      bal_table_builder_append_text (table, COMPARABILITY,
                                     bal_item_get_label (item, "comparability"));
      differing[0].value += basis == DIFFERENT;
      differing[1].value += period == DIFFERENT;
      unknown[0].value += !own && basis == NOT_KNOWN;
    }
  if (differing[0].value + differing[1].value > 0.0)
    bal_area_checking_add (self, "spend-basis-differs", comparison, "comparators", differing, 2);
  if (unknown[0].value > 0.0)
    bal_area_checking_add (self, "spend-basis-unknown", comparison, "comparators", unknown, 2);
}

static void
check_standing (BalAreaChecking *self, BalItem *comparison, const Standing *standing)
{
  const BalFindingFigure bounds[] = { { "low", standing->low }, { "high", standing->high } };
  const char *holds =
    hold_against (standing->low, standing->high, standing->claim_low, standing->claim_high);
  const char *top = hold_against (standing->low, standing->high, TOP_QUARTER, 1.0);

  if (standing->n_caveats == 0)
    bal_area_checking_add (self, "spend-without-caveats", comparison, NULL, NULL, 0);
  if (bal_item_has_member (comparison, "claim") && holds == NULL)
    bal_area_checking_add (self, "spend-claim-unchecked", comparison, "claim", NULL, 0);
  if (g_strcmp0 (holds, "no") == 0)
    bal_area_checking_add (self, "spend-claim-contradicted", comparison, "claim", bounds, 2);
  if (g_strcmp0 (top, "undetermined") == 0)
    bal_area_checking_add (self, "spend-quarter-open", comparison, NULL, bounds, 2);
}

void
bal_area_check_spend (BalAreaChecking *self)
{
  GListModel *comparisons = bal_area_checking_get_list (self, "spend_comparisons");
  const guint n = g_list_model_get_n_items (comparisons);
  BalTableBuilder *areas = NULL;
  BalTableBuilder *table = NULL;

  if (n == 0)
    return;
  areas =
    bal_table_builder_new_with_columns ("spend_areas", area_columns, G_N_ELEMENTS (area_columns));
  table = bal_table_builder_new_with_columns ("spend", columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < n; i++)
    {
      BalItem *comparison = bal_item_peek (comparisons, i);
      const Standing standing = find_standing (self, comparison);

      append_standing (table, comparison, &standing);
      add_areas (self, areas, comparison);
      check_standing (self, comparison, &standing);
    }
  bal_area_checking_end_table (self, table);
  bal_area_checking_end_table (self, areas);
}
