/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-area-checking-private.h"
#include "libbalanced/area/bal-measure.h"
#include "libbalanced/statistics/bal-curve-private.h"
#include "libbalanced/statistics/bal-interval-private.h"

/* What the measures of the document show: reach, targets, curves, and parts against their whole. */

#define CONFIDENCE 0.95
#define LAST_DELTAS 3

static const BalTableColumn reach_columns[] = {
  { "measure", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "series", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "start", BAL_COLUMN_KIND_DAY, BAL_COLUMN_ROLE_KEY, NULL },
  { "achieved", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
  { "goal", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
  { "new", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
  { "existing", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
  { "reach", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
  { "lower", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
  { "upper", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
};

static const BalTableColumn target_columns[] = {
  { "measure", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "target", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "series", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "end", BAL_COLUMN_KIND_DAY, BAL_COLUMN_ROLE_NONE, NULL },
  { "value", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
  { "lower", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
  { "upper", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
  { "required", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
  { "on_track", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "to_reach", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
  { "verdict", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
};

static const BalTableColumn curve_columns[] = {
  { "measure", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "series", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "baseline_points", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, NULL },
  { "later_points", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, NULL },
  { "value", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
  { "forecast", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
  { "lower", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
  { "upper", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
  { "delta", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
  { "slope_improvement", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
  { "curve", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "evidence", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
};

/* Tables that appear with their first row. */
typedef struct
{
  BalAreaChecking *checking;
  BalTableBuilder *reach;
  BalTableBuilder *targets;
  BalTableBuilder *curves;
} Tables;

static BalTableBuilder *
begin (BalTableBuilder **table, const char *name, const BalTableColumn *columns, guint n_columns)
{
  if (*table == NULL)
    *table = bal_table_builder_new_with_columns (name, columns, n_columns);
  return *table;
}

static double
get_number (BalItem *point, const char *member)
{
  double number = NAN;

  return bal_area_checking_get_number (bal_item_get_figure (point, member), &number) ? number : NAN;
}

/* In the unit of the measure. Only a share of counts has an interval that we know. */
static BalEstimate
get_value (BalItem *measure, BalItem *point)
{
  const gboolean is_percent = g_strcmp0 (bal_item_get_text (measure, "unit"), "percent") == 0;
  const double numerator = get_number (point, "numerator");
  const double denominator = get_number (point, "denominator");
  const double published = get_number (point, "published");
  BalEstimate share;

  if (isnan (numerator) || isnan (denominator) || !is_percent)
    return isnan (published) ? bal_estimate_none (BAL_STATISTIC_TOO_FEW)
                             : bal_estimate_bare (published, BAL_STATISTIC_UNDEFINED);
  share = bal_interval_wilson (numerator, denominator, CONFIDENCE);
  return bal_estimate_scale (share, 100.0);
}

static BalItem *
find_series (BalItem *measure, const char *code)
{
  GListModel *series = bal_item_get_items (measure, "series");
  const guint n_series = g_list_model_get_n_items (series);

  for (guint i = 0; i < n_series; i++)
    {
      BalItem *item = bal_item_peek (series, i);

      if (code == NULL || g_strcmp0 (bal_item_get_text (item, "code"), code) == 0)
        return item;
    }
  return NULL;
}

static double
get_direction (BalItem *measure)
{
  const int polarity = bal_item_get_enum (measure, "polarity");

  if (polarity == BAL_POLARITY_INCREASE)
    return 1.0;
  return polarity == BAL_POLARITY_DECREASE ? -1.0 : 0.0;
}

static void
append_reach (Tables *self, BalItem *measure, BalItem *series, BalItem *point)
{
  BalTableBuilder *table =
    begin (&self->reach, "reach", reach_columns, G_N_ELEMENTS (reach_columns));
  const double achieved = get_number (point, "numerator");
  const double goal = get_number (point, "denominator");
  const double fresh = get_number (point, "new");
  const gboolean known = bal_statistic_is_count (achieved) && bal_statistic_is_count (goal);
  const BalEstimate share = known && goal > 0 && achieved <= goal
                              ? bal_interval_wilson (achieved, goal, CONFIDENCE)
                              : bal_estimate_none (BAL_STATISTIC_UNDEFINED);

  bal_table_builder_append_text (table, 0, bal_item_get_text (measure, "code"));
  bal_table_builder_append_text (table, 1, bal_item_get_text (series, "code"));
  bal_table_builder_append_day (table, 2, bal_item_get_day (point, "start"));
  bal_area_checking_append_figure (table, 3, bal_item_get_figure (point, "numerator"));
  bal_area_checking_append_figure (table, 4, bal_item_get_figure (point, "denominator"));
  bal_area_checking_append_figure (table, 5, bal_item_get_figure (point, "new"));
  bal_table_builder_append_double (table, 6, fresh <= achieved ? achieved - fresh : NAN);
  bal_table_builder_append_double (table, 7, known ? achieved / goal : NAN);
  bal_table_builder_append_double (table, 8, share.lower);
  bal_table_builder_append_double (table, 9, share.upper);
  if (goal == 0)
    bal_area_checking_add (self->checking, "reach-without-goal", point, "denominator", NULL, 0);
}

static void
append_reaches (Tables *self, BalItem *measure, BalItem *series)
{
  GListModel *points = bal_item_get_items (series, "points");
  const guint n_points = g_list_model_get_n_items (points);

  for (guint i = 0; i < n_points; i++)
    append_reach (self, measure, series, bal_item_peek (points, i));
}

/* The last point with a value; NULL where there is none. */
static BalItem *
find_last (BalItem *measure, BalItem *series, BalEstimate *value)
{
  GListModel *points = bal_item_get_items (series, "points");

  for (guint i = g_list_model_get_n_items (points); i > 0; i--)
    {
      BalItem *point = bal_item_peek (points, i - 1);

      *value = get_value (measure, point);
      if (value->status == BAL_STATISTIC_OK)
        return point;
    }
  return NULL;
}

static double
get_day_number (BalItem *item, const char *member)
{
  const gint32 day = bal_item_get_day (item, member);

  return day == BAL_DAY_NONE ? NAN : (double) day;
}

static void
append_verdict (BalTableBuilder *table, guint column, BalTargetVerdict verdict)
{
  static const char *const words[] = { NULL, "met", "not-met", "uncertain" };

  if (verdict == BAL_TARGET_UNDECIDED)
    bal_table_builder_append_state (table, column, BAL_VALUE_STATE_NOT_APPLICABLE);
  else
    bal_table_builder_append_text (table, column, words[verdict]);
}

static void
append_target (Tables *self, BalItem *measure, BalItem *target)
{
  BalTableBuilder *table =
    begin (&self->targets, "targets", target_columns, G_N_ELEMENTS (target_columns));
  BalItem *series = find_series (measure, bal_item_get_text (target, "series"));
  BalEstimate value = bal_estimate_none (BAL_STATISTIC_TOO_FEW);
  BalItem *point = series != NULL ? find_last (measure, series, &value) : NULL;
  const double direction = get_direction (measure);
  const double to_reach = bal_item_get_number (target, "value");
  const double baseline = bal_item_get_number (target, "baseline");
  const double required = bal_target_required (point != NULL ? get_day_number (point, "end") : NAN,
                                               baseline, get_day_number (target, "baseline_day"),
                                               to_reach, get_day_number (target, "day"));

  bal_table_builder_append_text (table, 0, bal_item_get_text (measure, "code"));
  bal_table_builder_append_text (table, 1, bal_item_get_text (target, "code"));
  bal_table_builder_append_text (table, 2,
                                 series != NULL ? bal_item_get_text (series, "code") : NULL);
  bal_table_builder_append_day (table, 3,
                                point != NULL ? bal_item_get_day (point, "end") : BAL_DAY_NONE);
  bal_table_builder_append_double (table, 4, value.value);
  bal_table_builder_append_double (table, 5, value.lower);
  bal_table_builder_append_double (table, 6, value.upper);
  bal_table_builder_append_double (table, 7, required);
  append_verdict (table, 8,
                  direction == 0.0 ? BAL_TARGET_UNDECIDED
                                   : bal_target_judge (value.value, value.lower, value.upper,
                                                       required, direction));
  bal_table_builder_append_double (table, 9, to_reach);
  append_verdict (table, 10,
                  direction == 0.0 ? BAL_TARGET_UNDECIDED
                                   : bal_target_judge (value.value, value.lower, value.upper,
                                                       to_reach, direction));
  if (direction * (to_reach - baseline) < 0)
    bal_area_checking_add (self->checking, "target-against-polarity", target, "value", NULL, 0);
}

static BalCurveForecast
get_forecast (BalItem *measure)
{
  const char *word = bal_item_get_text (measure, "forecast_kind");

  if (g_strcmp0 (word, "flat") == 0)
    return BAL_CURVE_FLAT;
  if (g_strcmp0 (word, "theil-sen") == 0)
    return BAL_CURVE_THEIL_SEN;
  return g_strcmp0 (word, "given") == 0 ? BAL_CURVE_GIVEN : BAL_CURVE_LINEAR;
}

static void
write_curve (Tables *self, BalItem *measure, BalItem *series, const BalCurve *curve)
{
  static const char *const turns[] = { "too-few", "turned", "worse", "mixed" };
  static const char *const grades[] = { "none", "weak", "strong" };
  BalTableBuilder *table =
    begin (&self->curves, "curves", curve_columns, G_N_ELEMENTS (curve_columns));

  bal_table_builder_append_text (table, 0, bal_item_get_text (measure, "code"));
  bal_table_builder_append_text (table, 1, bal_item_get_text (series, "code"));
  bal_table_builder_append_int (table, 2, (gint64) curve->n_baseline);
  bal_table_builder_append_int (table, 3, (gint64) curve->n_after);
  bal_table_builder_append_double (table, 4, curve->last);
  bal_table_builder_append_double (table, 5, curve->forecast.value);
  bal_table_builder_append_double (table, 6, curve->forecast.lower);
  bal_table_builder_append_double (table, 7, curve->forecast.upper);
  bal_table_builder_append_double (table, 8, curve->delta);
  bal_table_builder_append_double (table, 9, curve->improvement);
  bal_table_builder_append_text (table, 10, turns[curve->turn]);
  bal_table_builder_append_text (table, 11, grades[curve->evidence]);
}

/* By the places of the points: the periods of a series are regular. */
static void
append_curve (Tables *self, BalItem *measure, BalItem *series)
{
  GListModel *points = bal_item_get_items (series, "points");
  const guint n_points = g_list_model_get_n_items (points);
  g_autofree double *x = g_new (double, n_points + 1);
  g_autofree double *y = g_new (double, n_points + 1);
  g_autofree double *given = g_new (double, n_points + 1);
  g_autofree BalEstimate *forecasts = g_new (BalEstimate, n_points + 1);
  const gint64 n_baseline = bal_item_get_integer (measure, "baseline_points");
  const BalCurveOptions options = { (gsize) MAX (n_baseline, 0), get_forecast (measure),
                                    LAST_DELTAS, get_direction (measure), CONFIDENCE };
  BalCurve curve;

  for (guint i = 0; i < n_points; i++)
    {
      BalItem *point = bal_item_peek (points, i);

      x[i] = (double) (i + 1);
      y[i] = get_value (measure, point).value;
      given[i] = get_number (point, "forecast");
    }
  curve = bal_curve (&options, x, y, given, n_points, forecasts);
  write_curve (self, measure, series, &curve);
  if (curve.turn == BAL_CURVE_WORSE)
    {
      const BalFindingFigure figures[] = { { "value", curve.last },
                                           { "forecast", curve.forecast.value } };

      bal_area_checking_add (self->checking, "curve-worse", series, NULL, figures,
                             G_N_ELEMENTS (figures));
    }
}

/* The counts of the point that begins on the day; NaN where there are none. */
static double
get_count_at (BalItem *series, gint32 day)
{
  GListModel *points = bal_item_get_items (series, "points");
  const guint n_points = g_list_model_get_n_items (points);

  for (guint i = 0; i < n_points; i++)
    {
      BalItem *point = bal_item_peek (points, i);

      if (bal_item_get_day (point, "start") == day)
        return get_number (point, "numerator");
    }
  return NAN;
}

static double
add_parts (BalItem *measure, BalItem *disaggregation, gint32 day)
{
  const char *const *parts = bal_item_get_texts (disaggregation, "parts");
  const char *remainder = bal_item_get_text (disaggregation, "remainder");
  BalItem *rest = remainder != NULL ? find_series (measure, remainder) : NULL;
  double sum = 0.0;

  if (remainder != NULL)
    sum = rest != NULL ? get_count_at (rest, day) : NAN;
  for (guint i = 0; parts[i] != NULL; i++)
    {
      BalItem *part = find_series (measure, parts[i]);

      sum += part != NULL ? get_count_at (part, day) : NAN;
    }
  return sum;
}

/* Only counts add up; parts that are not said to be all may be less, and never more. */
static void
check_disaggregation (Tables *self, BalItem *measure, BalItem *disaggregation)
{
  const gboolean all = bal_item_get_boolean (disaggregation, "exhaustive") ||
                       bal_item_has_member (disaggregation, "remainder");
  BalItem *whole = find_series (measure, bal_item_get_text (disaggregation, "whole"));
  GListModel *points = whole != NULL ? bal_item_get_items (whole, "points") : NULL;
  const guint n_points = points != NULL ? g_list_model_get_n_items (points) : 0;
  BalFindingFigure figure = { "periods", 0.0 };

  for (guint i = 0; i < n_points; i++)
    {
      BalItem *point = bal_item_peek (points, i);
      const double count = get_number (point, "numerator");
      const double sum = add_parts (measure, disaggregation, bal_item_get_day (point, "start"));

      figure.value += sum > count || (all && sum < count);
    }
  if (figure.value > 0.0)
    bal_area_checking_add (self->checking, "parts-differ-from-whole", disaggregation, NULL, &figure,
                           1);
}

/* How far the crosswalks of the framework let the two go together; where it has none, they may. */
static gboolean
may_go_together (BalAreaChecking *self, const char *quadrant, const char *kind)
{
  BalFramework *framework = bal_area_get_framework (self->area);
  BalCrosswalk *to_kind = bal_framework_lookup_crosswalk (framework, "quadrant-to-kind");
  BalCrosswalk *to_quadrant = bal_framework_lookup_crosswalk (framework, "kind-to-quadrant");
  const char *const *kinds = to_kind != NULL ? bal_crosswalk_map (to_kind, quadrant) : NULL;
  const char *const *quadrants = to_quadrant != NULL ? bal_crosswalk_map (to_quadrant, kind) : NULL;

  if (kinds == NULL && quadrants == NULL)
    return TRUE;
  return (kinds != NULL && g_strv_contains (kinds, kind)) ||
         (quadrants != NULL && g_strv_contains (quadrants, quadrant));
}

static void
check_horizon (Tables *self, BalItem *measure, BalItem *series)
{
  const gint64 horizon = bal_item_get_integer (measure, "horizon_periods");
  const guint n_points = bal_item_count (series, "points");
  const BalFindingFigure figures[] = { { "periods", n_points }, { "needed", (double) horizon } };

  if (n_points > 0 && n_points < horizon)
    bal_area_checking_add (self->checking, "measure-before-horizon", series, "points", figures,
                           G_N_ELEMENTS (figures));
}

static void
check_measure (Tables *self, BalItem *measure)
{
  GListModel *series = bal_item_get_items (measure, "series");
  GListModel *targets = bal_item_get_items (measure, "targets");
  GListModel *disaggregations = bal_item_get_items (measure, "disaggregations");
  const guint n_series = g_list_model_get_n_items (series);
  const guint n_targets = g_list_model_get_n_items (targets);
  const guint n_disaggregations = g_list_model_get_n_items (disaggregations);
  const char *kind = bal_item_get_text (measure, "kind");
  const char *quadrant = bal_item_get_text (measure, "quadrant");
  const gboolean has_curve =
    bal_item_has_member (measure, "baseline_points") && get_direction (measure) != 0.0;

  for (guint i = 0; i < n_series; i++)
    {
      BalItem *item = bal_item_peek (series, i);

      check_horizon (self, measure, item);
      if (g_strcmp0 (kind, "reach") == 0)
        append_reaches (self, measure, item);
      if (has_curve)
        append_curve (self, measure, item);
    }
  for (guint i = 0; i < n_targets; i++)
    append_target (self, measure, bal_item_peek (targets, i));
  for (guint i = 0; i < n_disaggregations; i++)
    check_disaggregation (self, measure, bal_item_peek (disaggregations, i));
  if (kind != NULL && quadrant != NULL && !may_go_together (self->checking, quadrant, kind))
    bal_area_checking_add (self->checking, "quadrant-and-kind-differ", measure, "kind", NULL, 0);
}

void
bal_area_check_results (BalAreaChecking *self)
{
  GListModel *measures = bal_area_checking_get_list (self, "measures");
  const guint n_measures = g_list_model_get_n_items (measures);
  Tables tables = { self, NULL, NULL, NULL };

  for (guint i = 0; i < n_measures; i++)
    check_measure (&tables, bal_item_peek (measures, i));
  if (tables.reach != NULL)
    bal_area_checking_end_table (self, tables.reach);
  if (tables.targets != NULL)
    bal_area_checking_end_table (self, tables.targets);
  if (tables.curves != NULL)
    bal_area_checking_end_table (self, tables.curves);
}
