/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-area-checking-private.h"
#include "libbalanced/area/bal-bounds-private.h"
#include "libbalanced/statistics/bal-interval-private.h"

#define CONFIDENCE 0.95

enum
{
  MEASURE,
  SERIES,
  GEOGRAPHY,
  VARIANT,
  START,
  END,
  NUMERATOR,
  DENOMINATOR,
  RATE,
  LOWER,
  UPPER,
  PUBLISHED,
  AGREES,
};

static const BalTableColumn columns[] = {
  { "measure", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "series", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "geography", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "variant", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "start", BAL_COLUMN_KIND_DAY, BAL_COLUMN_ROLE_KEY, NULL },
  { "end", BAL_COLUMN_KIND_DAY, BAL_COLUMN_ROLE_NONE, NULL },
  { "numerator", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
  { "denominator", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
  { "rate_percent", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "percent" },
  { "lower_percent", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "percent" },
  { "upper_percent", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "percent" },
  { "published", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
  { "agrees", BAL_COLUMN_KIND_BOOLEAN, BAL_COLUMN_ROLE_NONE, NULL },
};

static gboolean
get_rate (BalItem *point, double *rate)
{
  double numerator = 0.0;
  double denominator = 0.0;

  return bal_area_checking_get_number (bal_item_get_figure (point, "numerator"), &numerator) &&
         bal_area_checking_get_number (bal_item_get_figure (point, "denominator"), &denominator) &&
         bal_bounds_get_percent (numerator, denominator, rate);
}

/* Wilson's, of 95 %, where the rate is the share of some of a number of cases. */
static void
append_interval (BalTableBuilder *table, BalItem *point)
{
  double numerator = 0.0;
  double denominator = 0.0;
  BalEstimate share = { 0 };
  const gboolean has_counts =
    bal_area_checking_get_number (bal_item_get_figure (point, "numerator"), &numerator) &&
    bal_area_checking_get_number (bal_item_get_figure (point, "denominator"), &denominator);

  if (!has_counts || numerator < 0.0 || denominator <= 0.0 || numerator > denominator)
    {
      bal_table_builder_append_state (table, LOWER, BAL_VALUE_STATE_NOT_APPLICABLE);
      bal_table_builder_append_state (table, UPPER, BAL_VALUE_STATE_NOT_APPLICABLE);
      return;
    }
  share = bal_interval_wilson (numerator, denominator, CONFIDENCE);
  bal_table_builder_append_double (table, LOWER, 100.0 * share.lower);
  bal_table_builder_append_double (table, UPPER, 100.0 * share.upper);
}

/* Only a published percentage can be held against two counts. */
static gboolean
compare_rate (BalItem *measure, BalItem *point, double rate, gboolean *same)
{
  const gint64 decimals = bal_item_get_integer (measure, "decimals");
  double published = 0.0;

  if (g_strcmp0 (bal_item_get_text (measure, "unit"), "percent") != 0 ||
      !bal_area_checking_get_number (bal_item_get_figure (point, "published"), &published))
    return FALSE;

  *same = bal_bounds_agrees (rate, published, (guint) CLAMP (decimals, 0, 12));

  return TRUE;
}

static void
append_codes (BalAreaChecking *self, BalTableBuilder *table, BalItem *measure, BalItem *series)
{
  const char *geography = bal_item_get_text (series, "geography");

  bal_table_builder_append_text (table, MEASURE, bal_item_get_text (measure, "code"));
  bal_table_builder_append_text (table, SERIES, bal_item_get_text (series, "code"));
  bal_table_builder_append_text (table, GEOGRAPHY,
                                 geography != NULL ? geography : bal_area_get_code (self->area));
  bal_table_builder_append_text (table, VARIANT, bal_item_get_text (series, "variant"));
}

static void
append_point (BalAreaChecking *self, BalTableBuilder *table, BalItem *measure, BalItem *point)
{
  double rate = 0.0;
  gboolean same = FALSE;
  const gboolean has_rate = get_rate (point, &rate);

  bal_table_builder_append_day (table, START, bal_item_get_day (point, "start"));
  bal_table_builder_append_day (table, END, bal_item_get_day (point, "end"));
  bal_area_checking_append_figure (table, NUMERATOR, bal_item_get_figure (point, "numerator"));
  bal_area_checking_append_figure (table, DENOMINATOR, bal_item_get_figure (point, "denominator"));
  if (has_rate)
    bal_table_builder_append_double (table, RATE, rate);
  else
    bal_table_builder_append_state (table, RATE, BAL_VALUE_STATE_NOT_APPLICABLE);
  append_interval (table, point);
  bal_area_checking_append_figure (table, PUBLISHED, bal_item_get_figure (point, "published"));
  if (!has_rate || !compare_rate (measure, point, rate, &same))
    {
      bal_table_builder_append_state (table, AGREES, BAL_VALUE_STATE_NOT_APPLICABLE);
      return;
    }

  bal_table_builder_append_boolean (table, AGREES, same);
  if (!same)
    {
      const BalFindingFigure figure = { "share", rate / 100.0 };

      bal_area_checking_add (self, "published-rate-differs", point, "published", &figure, 1);
    }
}

/* Points stand one after the other, and do not overlap. */
static void
check_order (BalAreaChecking *self, BalItem *point, gint32 *last_day)
{
  const gint32 start = bal_item_get_day (point, "start");
  const gint32 end = bal_item_get_day (point, "end");

  if (start > end)
    bal_area_checking_add (self, "dates-reversed", point, NULL, NULL, 0);
  else if (*last_day != BAL_DAY_NONE && start <= *last_day)
    bal_area_checking_add (self, "series-out-of-order", point, NULL, NULL, 0);
  *last_day = MAX (*last_day, end);
}

static void
check_series (BalAreaChecking *self, BalTableBuilder *table, BalItem *measure, BalItem *series)
{
  GListModel *points = bal_item_get_items (series, "points");
  const guint n_points = g_list_model_get_n_items (points);
  gint32 last_day = BAL_DAY_NONE;

  for (guint i = 0; i < n_points; i++)
    {
      BalItem *point = bal_item_peek (points, i);

      append_codes (self, table, measure, series);
      append_point (self, table, measure, point);
      check_order (self, point, &last_day);
    }
}

static void
check_measure (BalAreaChecking *self, BalItem *measure, guint row)
{
  if (bal_item_get_enum (measure, "polarity") == BAL_POLARITY_UNKNOWN)
    bal_area_checking_add (self, "measure-without-polarity", measure, "polarity", NULL, 0);
  if (!bal_item_has_member (measure, "source"))
    bal_area_checking_add_row (self, "measure-without-source", "measures", "source", row);
  if (bal_item_count (measure, "series") == 0)
    bal_area_checking_add_row (self, "measure-without-series", "measures", "series", row);
}

void
bal_area_check_measures (BalAreaChecking *self)
{
  GListModel *measures = bal_area_checking_get_list (self, "measures");
  const guint n_measures = g_list_model_get_n_items (measures);
  BalTableBuilder *table =
    bal_table_builder_new_with_columns ("measures", columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < n_measures; i++)
    {
      BalItem *measure = bal_item_peek (measures, i);
      GListModel *series = bal_item_get_items (measure, "series");
      const guint n_series = g_list_model_get_n_items (series);

      check_measure (self, measure, i);
      for (guint j = 0; j < n_series; j++)
        check_series (self, table, measure, bal_item_peek (series, j));
    }
  bal_area_checking_end_table (self, table);
}
