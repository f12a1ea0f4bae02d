/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/chart/bal-chart-private.h"
#include "libbalanced/chart/bal-chart-series-private.h"
#include "libbalanced/chart/bal-drawing-control-private.h"
#include "libbalanced/chart/bal-words-private.h"

#include <math.h>

#include "libbalanced/base/bal-text-private.h"

#define PLOT_HEIGHT 220.0
#define RIGHT_ROOM 22.0
#define N_TICKS 5
#define MAX_TOLD 24
#define FIRST_YEAR 1800
#define LAST_YEAR 2200

#define BAND_FILL "#d5e4f2"

static const BalSvgPaint forecast_paint = { .stroke = BAL_SVG_ACCENT,
                                            .stroke_width = 1.5,
                                            .dash = "5 3" };

/* NaN: there is none. */
typedef struct
{
  double x;
  double value;
  double forecast;
  double lower;
  double upper;
  BalDrawingMark mark;
} Point;

static BalDrawingMark
choose_mark (gboolean of_baseline, double delta)
{
  if (of_baseline || isnan (delta))
    return BAL_DRAWING_MARK_RING;
  if (delta > 0)
    return BAL_DRAWING_MARK_DISC;

  return delta < 0 ? BAL_DRAWING_MARK_DIAMOND : BAL_DRAWING_MARK_DOT;
}

static GArray *
read_points (BalTable *table, GError **error)
{
  static const char *const names[] = { "x", "value", "forecast", "lower", "upper", "delta" };
  BalColumn *columns[G_N_ELEMENTS (names)];
  BalColumn *of_baseline = bal_chart_need_column (table, "of_baseline", error);
  GArray *points = NULL;

  if (of_baseline == NULL)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      columns[i] = bal_chart_need_column (table, names[i], error);
      if (columns[i] == NULL)
        return NULL;
    }
  points = g_array_new (FALSE, FALSE, sizeof (Point));
  for (guint64 row = 0; row < bal_table_get_n_rows (table); row++)
    {
      gboolean is_early =
        bal_column_has_value (of_baseline, row) && bal_column_get_boolean (of_baseline, row);
      Point point = { bal_chart_read_figure (columns[0], row),
                      bal_chart_read_figure (columns[1], row),
                      bal_chart_read_figure (columns[2], row),
                      bal_chart_read_figure (columns[3], row),
                      bal_chart_read_figure (columns[4], row),
                      choose_mark (is_early, bal_chart_read_figure (columns[5], row)) };

      if (!isnan (point.x))
        g_array_append_val (points, point);
    }

  return points;
}

static void
fit_scales (GArray *points, BalDrawingScale *x, BalDrawingScale *y)
{
  double first = INFINITY, last = -INFINITY;
  double low = INFINITY, high = -INFINITY;
  gboolean are_years = points->len > 0;

  for (guint i = 0; i < points->len; i++)
    {
      const Point *point = &g_array_index (points, Point, i);

      first = fmin (first, point->x);
      last = fmax (last, point->x);
      are_years = are_years && point->x >= FIRST_YEAR && point->x <= LAST_YEAR;
      low = fmin (low, fmin (point->value, fmin (point->forecast, point->lower)));
      high = fmax (high, fmax (point->value, fmax (point->forecast, point->upper)));
    }
  *x = (BalDrawingScale){ .plain = are_years };
  *y = (BalDrawingScale){ 0 };
  bal_drawing_scale_fit (x, isfinite (first) ? first : 0, isfinite (last) ? last : 1, N_TICKS);
  bal_drawing_scale_fit (y, isfinite (low) ? low : 0, isfinite (high) ? high : 1, N_TICKS);
}

/* There along the upper ends, and back along the lower ones. */
static gboolean
draw_band (BalSvg *svg, BalSvgBox box, GArray *points, BalDrawingScale *x, BalDrawingScale *y)
{
  g_autofree BalSvgPoint *path = g_new (BalSvgPoint, 2 * (gsize) points->len + 1);
  guint n = 0;

  for (guint i = 0; i < 2 * points->len; i++)
    {
      gboolean back = i >= points->len;
      const Point *point = &g_array_index (points, Point, back ? 2 * points->len - 1 - i : i);

      if (!isnan (point->lower) && !isnan (point->upper))
        path[n++] = (BalSvgPoint){ bal_drawing_x (box, x, point->x),
                                   bal_drawing_y (box, y, back ? point->lower : point->upper) };
    }
  if (n < 4)
    return FALSE;
  bal_svg_path (svg, path, n, TRUE,
                (BalSvgPaint){ .fill = BAND_FILL, .stroke = BAL_SVG_ACCENT, .stroke_width = 0.75 });

  return TRUE;
}

static void
draw_points (BalSvg *svg, BalSvgBox box, GArray *points, BalDrawingScale *x, BalDrawingScale *y)
{
  g_autofree BalSvgPoint *values = g_new (BalSvgPoint, (gsize) points->len + 1);
  g_autofree BalSvgPoint *forecasts = g_new (BalSvgPoint, (gsize) points->len + 1);
  double size = CLAMP (box.width / MAX (points->len, 1) * 0.42, 1.8, 4.5);

  for (guint i = 0; i < points->len; i++)
    {
      const Point *point = &g_array_index (points, Point, i);
      double at = bal_drawing_x (box, x, point->x);

      values[i] =
        (BalSvgPoint){ at, isnan (point->value) ? NAN : bal_drawing_y (box, y, point->value) };
      forecasts[i] =
        (BalSvgPoint){ at,
                       isnan (point->forecast) ? NAN : bal_drawing_y (box, y, point->forecast) };
    }
  bal_svg_path (svg, forecasts, points->len, FALSE, forecast_paint);
  bal_svg_path (svg, values, points->len, FALSE,
                (BalSvgPaint){ .stroke = "#8a8a8a", .stroke_width = 1 });
  for (guint i = 0; i < points->len; i++)
    if (!isnan (values[i].y))
      bal_drawing_mark (svg, values[i].x, values[i].y, size, g_array_index (points, Point, i).mark);
}

static double
draw (BalSvg *svg, double y, GArray *points)
{
  BalDrawingKey keys[5] = {
    { .label = "baseline", .is_mark = TRUE, .mark = BAL_DRAWING_MARK_RING },
    { .label = "better than forecast", .is_mark = TRUE, .mark = BAL_DRAWING_MARK_DISC },
    { .label = "worse than forecast", .is_mark = TRUE, .mark = BAL_DRAWING_MARK_DIAMOND },
    { .label = "forecast", .paint = forecast_paint },
    { .label = "its prediction interval",
      .paint = { .fill = BAND_FILL, .stroke = BAL_SVG_ACCENT, .stroke_width = 0.75 } },
  };
  BalDrawingScale across;
  BalDrawingScale up;
  BalSvgBox box = { 0, y + 8, 0, PLOT_HEIGHT };
  gboolean has_band;

  fit_scales (points, &across, &up);
  box.x = BAL_DRAWING_MARGIN + bal_drawing_scale_get_room (&up);
  box.width = bal_svg_get_width (svg) - box.x - RIGHT_ROOM;
  bal_drawing_vertical (svg, box, &up);
  bal_drawing_horizontal (svg, box, &across);
  has_band = draw_band (svg, box, points, &across, &up);
  draw_points (svg, box, points, &across, &up);

  return bal_drawing_keys (svg, box.y + PLOT_HEIGHT + 26, keys, has_band ? 5 : 4);
}

static const char *
get_word (BalTable *table, const char *name)
{
  BalColumn *column = table != NULL ? bal_table_lookup_column (table, name) : NULL;

  return column != NULL && bal_column_get_n_rows (column) == 1 && bal_column_has_value (column, 0)
           ? bal_column_get_text (column, 0)
           : "";
}

/* What the table of curves judges, as a sign and in words; the words are owned by the caller. */
static char *
read_verdict (BalTable *curves, GArray *points, BalDrawingVariation *sign)
{
  const char *curve = get_word (curves, "curve");
  const char *evidence = get_word (curves, "evidence");
  const char *words = "Too few values to say whether the curve has turned";

  *sign = (BalDrawingVariation){ .direction = 1 };
  for (guint i = 0; i < points->len; i++)
    {
      const Point *point = &g_array_index (points, Point, i);

      if (point->mark != BAL_DRAWING_MARK_RING && !isnan (point->value))
        sign->direction = point->value < point->forecast ? -1 : 1;
    }
  if (g_str_equal (curve, "turned"))
    {
      sign->signal = BAL_DRAWING_SIGNAL_IMPROVEMENT;
      words = "The curve has turned: the latest values are better than their forecasts";
    }
  else if (g_str_equal (curve, "worse"))
    {
      sign->signal = BAL_DRAWING_SIGNAL_CONCERN;
      words = "The latest values are worse than their forecasts";
    }
  else if (g_str_equal (curve, "mixed"))
    {
      sign->signal = BAL_DRAWING_SIGNAL_COMMON;
      words = "The latest values lie on both sides of their forecasts";
    }
  if (sign->signal == BAL_DRAWING_SIGNAL_NONE || *evidence == '\0')
    return g_strdup (words);

  return g_strdup_printf ("%s; evidence: %s", words, evidence);
}

static char *
describe (GArray *points, const char *verdict)
{
  GString *out = g_string_new ("Values beside their forecasts.");
  guint first = points->len > MAX_TOLD ? points->len - MAX_TOLD : 0;

  if (verdict != NULL)
    g_string_append_printf (out, " %s.", verdict);
  if (first > 0)
    g_string_append_printf (out, " The last %u of %u:", MAX_TOLD, points->len);
  for (guint i = first; i < points->len; i++)
    {
      const Point *point = &g_array_index (points, Point, i);
      g_autofree char *x = bal_text_format_number (point->x);
      g_autofree char *value = bal_words_from_number (point->value);
      g_autofree char *forecast = bal_words_from_number (point->forecast);

      g_string_append_printf (out, " %s: %s", x, value);
      if (!isnan (point->forecast) && point->mark != BAL_DRAWING_MARK_RING)
        g_string_append_printf (out, ", forecast %s", forecast);
      g_string_append_c (out, '.');
    }

  return g_string_free (out, FALSE);
}

/**
 * bal_chart_new_curve:
 * @points: the table of [method@Balanced.Statistics.curve_points], of one series
 * @curve: (nullable): the table of [method@Balanced.Statistics.curves] of the same series
 * @error: where an error is returned
 *
 * Draws whether the curve turned: values beside where the baseline was going.
 *
 * Values of the baseline are rings; later ones are discs where they are better than their forecast,
 * and diamonds where they are worse. The band is the prediction interval, where the forecast has
 * one.
 *
 * Returns: (transfer full): the chart
 *
 * Throws: [error@Balanced.DataError] when a table has not the columns that are needed
 *
 * Since: 0.1
 */
BalChart *
bal_chart_new_curve (BalTable *points, BalTable *curve, GError **error)
{
  g_autoptr (GArray) reading = NULL;
  g_autofree char *verdict = NULL;
  BalDrawingVariation sign = { 0 };
  BalDrawingFrame frame = { .id = "curve",
                            .title = "Has the curve turned?",
                            .subtitle = "Each value beside where the baseline was going",
                            .as_given = TRUE };
  BalSvg *svg = NULL;
  double y = 0;

  g_return_val_if_fail (BAL_IS_TABLE (points), NULL);
  g_return_val_if_fail (curve == NULL || BAL_IS_TABLE (curve), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  reading = read_points (points, error);
  if (reading == NULL || (curve != NULL && bal_chart_need_column (curve, "curve", error) == NULL))
    return NULL;

  frame.synthetic = bal_table_get_synthetic (points);
  svg = bal_svg_new (frame.id, bal_drawing_control_get_width (reading->len));
  y = bal_drawing_begin (svg, &frame);
  if (curve != NULL)
    {
      double left = BAL_DRAWING_MARGIN + BAL_DRAWING_SIGN_SIZE + 8;

      verdict = read_verdict (curve, reading, &sign);
      bal_drawing_variation_sign (svg, BAL_DRAWING_MARGIN, y, &sign);
      bal_svg_paragraph (
        svg, (BalSvgBox){ left, y + 16, bal_svg_get_width (svg) - left - BAL_DRAWING_MARGIN, 0 },
        verdict, (BalSvgType){ .size = 13 });
      y += BAL_DRAWING_SIGN_SIZE + 8;
    }
  y = draw (svg, y, reading);
  y = bal_drawing_end (svg, &frame, y);

  return bal_chart_new_take (svg, &frame, y, describe (reading, verdict));
}
