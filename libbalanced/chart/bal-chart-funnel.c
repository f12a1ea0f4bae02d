/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/chart/bal-chart-private.h"
#include "libbalanced/chart/bal-chart-series-private.h"
#include "libbalanced/chart/bal-drawing-plot-private.h"

#include <math.h>

#define PLOT_HEIGHT 280.0
#define RIGHT_ROOM 14.0
#define N_TICKS 5
#define MAX_NAMED 12
#define N_LIMITS 8

typedef struct
{
  double x;
  double y;
  const char *place; /* static, or of the table */
  char *name;
} Dot;

typedef struct
{
  double at;
  double figures[N_LIMITS];
} Limit;

static const struct
{
  const char *column;
  const char *label; /* of the first of a pair */
  BalSvgPaint paint;
} lines[N_LIMITS] = {
  { "lower", "95% limits", { .stroke = BAL_SVG_ACCENT, .stroke_width = 1.25, .dash = "5 3" } },
  { "upper", NULL, { .stroke = BAL_SVG_ACCENT, .stroke_width = 1.25, .dash = "5 3" } },
  { "outer_lower", "99.8% limits", { .stroke = BAL_SVG_ACCENT, .stroke_width = 1.5 } },
  { "outer_upper", NULL, { .stroke = BAL_SVG_ACCENT, .stroke_width = 1.5 } },
  { "wide_lower",
    "95%, with the variance between areas",
    { .stroke = BAL_SVG_NEUTRAL, .stroke_width = 1.25, .dash = "1.5 2.5" } },
  { "wide_upper", NULL, { .stroke = BAL_SVG_NEUTRAL, .stroke_width = 1.25, .dash = "1.5 2.5" } },
  { "wide_outer_lower",
    "99.8%, with that variance",
    { .stroke = BAL_SVG_NEUTRAL, .stroke_width = 1.5, .dash = "9 3 2 3" } },
  { "wide_outer_upper",
    NULL,
    { .stroke = BAL_SVG_NEUTRAL, .stroke_width = 1.5, .dash = "9 3 2 3" } },
};

typedef struct
{
  GArray *dots;   /* of Dot */
  GArray *limits; /* of Limit, rising */
  double average; /* NaN: none */
  gboolean has_line[N_LIMITS];
  guint n_left_out;
} Reading;

static void
clear_dot (gpointer dot)
{
  g_free (((Dot *) dot)->name);
}

static void
clear_reading (Reading *self)
{
  g_clear_pointer (&self->dots, g_array_unref);
  g_clear_pointer (&self->limits, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, clear_reading)

static BalDrawingMark
choose_mark (const char *place)
{
  if (g_str_has_prefix (place, "very"))
    return BAL_DRAWING_MARK_DIAMOND;
  if (g_str_equal (place, "high"))
    return BAL_DRAWING_MARK_UP;

  return g_str_equal (place, "low") ? BAL_DRAWING_MARK_DOWN : BAL_DRAWING_MARK_DOT;
}

static gboolean
read_places (Reading *self, BalTable *table, GError **error)
{
  BalColumn *denominator = bal_chart_need_column (table, "denominator", error);
  BalColumn *share = denominator ? bal_chart_need_column (table, "share", error) : NULL;
  BalColumn *average = share ? bal_chart_need_column (table, "average", error) : NULL;
  BalColumn *place = average ? bal_chart_need_column (table, "place", error) : NULL;
  BalColumn *name = bal_table_lookup_column (table, "name");

  if (place == NULL)
    return FALSE;
  for (guint64 row = 0; row < bal_table_get_n_rows (table); row++)
    {
      Dot dot = { bal_chart_read_figure (denominator, row), bal_chart_read_figure (share, row),
                  bal_column_has_value (place, row) ? bal_column_get_text (place, row) : NULL,
                  NULL };

      if (isnan (dot.x) || isnan (dot.y) || dot.place == NULL)
        {
          self->n_left_out++;
          continue;
        }
      if (name != NULL && bal_column_has_value (name, row))
        dot.name = bal_chart_shorten (bal_column_get_text (name, row));
      else
        dot.name = g_strdup_printf ("row %" G_GUINT64_FORMAT, row + 1);
      self->average = bal_chart_read_figure (average, row);
      g_array_append_val (self->dots, dot);
    }

  return TRUE;
}

static int
compare_limits (gconstpointer a, gconstpointer b)
{
  double first = ((const Limit *) a)->at;
  double second = ((const Limit *) b)->at;

  return (first > second) - (first < second);
}

static gboolean
read_limits (Reading *self, BalTable *table, GError **error)
{
  BalColumn *at = bal_chart_need_column (table, "at", error);
  BalColumn *columns[N_LIMITS];

  if (at == NULL)
    return FALSE;
  for (guint i = 0; i < N_LIMITS; i++)
    columns[i] = bal_table_lookup_column (table, lines[i].column);
  for (guint64 row = 0; row < bal_table_get_n_rows (table); row++)
    {
      Limit limit = { .at = bal_chart_read_figure (at, row) };

      for (guint i = 0; i < N_LIMITS; i++)
        {
          limit.figures[i] = columns[i] != NULL ? bal_chart_read_figure (columns[i], row) : NAN;
          self->has_line[i] |= !isnan (limit.figures[i]);
        }
      if (!isnan (limit.at))
        g_array_append_val (self->limits, limit);
    }
  g_array_sort (self->limits, compare_limits);

  return TRUE;
}

static void
fit_scales (const Reading *self, BalDrawingScale *x, BalDrawingScale *y)
{
  double highest = 0;
  double low = INFINITY;
  double high = -INFINITY;

  for (guint i = 0; i < self->dots->len; i++)
    {
      const Dot *dot = &g_array_index (self->dots, Dot, i);

      highest = fmax (highest, dot->x);
      low = fmin (low, dot->y);
      high = fmax (high, dot->y);
    }
  for (guint i = 0; i < self->limits->len; i++)
    {
      const Limit *limit = &g_array_index (self->limits, Limit, i);

      highest = fmax (highest, limit->at);
      for (guint line = 0; line < N_LIMITS; line++)
        {
          low = fmin (low, limit->figures[line]);
          high = fmax (high, limit->figures[line]);
        }
    }
  *x = (BalDrawingScale){ 0 };
  *y = (BalDrawingScale){ .percent = TRUE };
  bal_drawing_scale_fit (x, 0, highest, N_TICKS);
  /* The limits of the smallest areas go on for ever: shares do not. */
  bal_drawing_scale_fit (y, isfinite (low) ? CLAMP (low, 0, 1) : 0,
                         isfinite (high) ? CLAMP (high, 0, 1) : 1, N_TICKS);
}

typedef struct
{
  const Reading *reading;
  BalDrawingScale x;
  BalDrawingScale y;
  BalSvgBox box;
  GArray *taken; /* of BalSvgBox: where a name stands */
} Layout;

static void
draw_lines (BalSvg *svg, const Layout *layout)
{
  GArray *limits = layout->reading->limits;
  g_autofree BalSvgPoint *path = g_new (BalSvgPoint, MAX (limits->len, 1));

  for (guint line = 0; line < N_LIMITS; line++)
    {
      if (!layout->reading->has_line[line])
        continue;
      for (guint i = 0; i < limits->len; i++)
        {
          const Limit *limit = &g_array_index (limits, Limit, i);
          double figure = limit->figures[line];

          path[i] =
            (BalSvgPoint){ bal_drawing_x (layout->box, &layout->x, limit->at),
                           isnan (figure) ? NAN : bal_drawing_y (layout->box, &layout->y, figure) };
        }
      bal_svg_path (svg, path, limits->len, FALSE, lines[line].paint);
    }
}

static gboolean
is_free (const Layout *layout, BalSvgBox box)
{
  if (box.x + box.width > layout->box.x + layout->box.width + RIGHT_ROOM)
    return FALSE;
  for (guint i = 0; i < layout->taken->len; i++)
    {
      const BalSvgBox *other = &g_array_index (layout->taken, BalSvgBox, i);

      if (box.x < other->x + other->width && other->x < box.x + box.width &&
          box.y < other->y + other->height && other->y < box.y + box.height)
        return FALSE;
    }

  return TRUE;
}

/* Beside its dot, on either side, where no other name stands; the description has them all. */
static void
draw_name (BalSvg *svg, const Layout *layout, const Dot *dot, double x, double y)
{
  BalSvgType type = { .size = 11.5 };
  double width = bal_svg_measure (dot->name, type);
  BalSvgBox places[] = { { x + 7, y - 7, width, 14 }, { x - 7 - width, y - 7, width, 14 } };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      if (!is_free (layout, places[i]) || places[i].x < layout->box.x)
        continue;
      type.anchor = i == 0 ? BAL_SVG_ANCHOR_START : BAL_SVG_ANCHOR_END;
      bal_svg_text (svg, i == 0 ? x + 7 : x - 7, y + 4, dot->name, type);
      g_array_append_val (layout->taken, places[i]);
      return;
    }
}

static void
draw_dots (BalSvg *svg, const Layout *layout)
{
  GArray *dots = layout->reading->dots;

  for (guint i = 0; i < dots->len; i++)
    {
      const Dot *dot = &g_array_index (dots, Dot, i);
      double x = bal_drawing_x (layout->box, &layout->x, dot->x);
      double y = bal_drawing_y (layout->box, &layout->y, dot->y);

      bal_drawing_mark (svg, x, y, 4, choose_mark (dot->place));
    }
  for (guint i = 0; i < dots->len; i++)
    {
      const Dot *dot = &g_array_index (dots, Dot, i);

      if (g_str_has_prefix (dot->place, "very"))
        draw_name (svg, layout, dot, bal_drawing_x (layout->box, &layout->x, dot->x),
                   bal_drawing_y (layout->box, &layout->y, dot->y));
    }
}

static double
draw_keys (BalSvg *svg, double y, const Reading *reading)
{
  BalDrawingKey keys[N_LIMITS / 2 + 5] = {
    { .label = "within chance", .is_mark = TRUE, .mark = BAL_DRAWING_MARK_DOT },
    { .label = "high", .is_mark = TRUE, .mark = BAL_DRAWING_MARK_UP },
    { .label = "low", .is_mark = TRUE, .mark = BAL_DRAWING_MARK_DOWN },
    { .label = "very high or low", .is_mark = TRUE, .mark = BAL_DRAWING_MARK_DIAMOND },
    { .label = "all together", .paint = { .stroke = BAL_SVG_INK, .stroke_width = 1.25 } },
  };
  guint n = 5;

  for (guint i = 0; i < N_LIMITS; i += 2)
    if (reading->has_line[i])
      keys[n++] = (BalDrawingKey){ .label = lines[i].label, .paint = lines[i].paint };

  return bal_drawing_keys (svg, y, keys, n);
}

static double
draw (BalSvg *svg, double y, const Reading *reading)
{
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (BalSvgBox));
  Layout layout = { .reading = reading, .taken = taken };
  BalSvgType axis_type = { .size = 12.5, .anchor = BAL_SVG_ANCHOR_MIDDLE };
  double left;

  fit_scales (reading, &layout.x, &layout.y);
  left = BAL_DRAWING_MARGIN + bal_drawing_scale_get_room (&layout.y);
  layout.box =
    (BalSvgBox){ left, y + 6, bal_svg_get_width (svg) - left - 2 * RIGHT_ROOM, PLOT_HEIGHT };
  bal_drawing_vertical (svg, layout.box, &layout.y);
  bal_drawing_horizontal (svg, layout.box, &layout.x);
  bal_svg_text (svg, layout.box.x + layout.box.width / 2, layout.box.y + PLOT_HEIGHT + 34,
                "denominator", axis_type);
  draw_lines (svg, &layout);
  if (!isnan (reading->average))
    {
      double middle = bal_drawing_y (layout.box, &layout.y, reading->average);

      bal_svg_line (svg, layout.box.x, middle, layout.box.x + layout.box.width, middle,
                    (BalSvgPaint){ .stroke = BAL_SVG_INK, .stroke_width = 1.25 });
    }
  draw_dots (svg, &layout);

  return draw_keys (svg, layout.box.y + PLOT_HEIGHT + 44, reading);
}

static void
tell_place (const Reading *reading, GString *out, const char *place, const char *words)
{
  const BalDrawingScale percent = { .percent = TRUE };
  gboolean is_within = g_str_equal (place, "within");
  guint n = 0;

  for (guint i = 0; i < reading->dots->len; i++)
    {
      const Dot *dot = &g_array_index (reading->dots, Dot, i);
      g_autofree char *share = bal_drawing_scale_say (&percent, dot->y);

      if (!g_str_equal (dot->place, place))
        continue;
      n++;
      if (n <= MAX_NAMED && !is_within)
        g_string_append_printf (out, "%s%s %s %s", n == 1 ? " " : "", n == 1 ? words : ",",
                                dot->name, share);
    }
  if (is_within)
    g_string_append_printf (out, " %s %u", words, n);
  else if (n > MAX_NAMED)
    g_string_append_printf (out, " and %u more", n - MAX_NAMED);
  if (n > 0 || is_within)
    g_string_append_c (out, '.');
}

static char *
describe (const Reading *reading)
{
  const BalDrawingScale percent = { .percent = TRUE };
  g_autofree char *average = bal_drawing_scale_say (&percent, reading->average);
  GString *out = g_string_new (NULL);

  g_string_append_printf (out, "Funnel of %u shares around %s.", reading->dots->len, average);
  tell_place (reading, out, "very_high", "Very high:");
  tell_place (reading, out, "high", "High:");
  tell_place (reading, out, "within", "Within chance:");
  tell_place (reading, out, "low", "Low:");
  tell_place (reading, out, "very_low", "Very low:");
  if (reading->n_left_out > 0)
    g_string_append_printf (out, " Without a share: %u.", reading->n_left_out);

  return g_string_free (out, FALSE);
}

/**
 * bal_chart_new_funnel:
 * @places: the table of [method@Balanced.Statistics.funnel_places], with a column "name" where the
 *   areas have names
 * @limits: (nullable): the table of [method@Balanced.Statistics.overdispersion_limits]
 * @error: where an error is returned
 *
 * Draws shares of areas against the limits of chance.
 *
 * Areas outside the limits have a shape of their own, and those outside the outer ones are named
 * where there is room. The wide limits allow for the variance between areas.
 *
 * Returns: (transfer full): the chart
 *
 * Throws: [error@Balanced.DataError] when a table has not the columns that are needed
 *
 * Since: 0.1
 */
BalChart *
bal_chart_new_funnel (BalTable *places, BalTable *limits, GError **error)
{
  g_auto (Reading) reading = { .average = NAN };
  g_autofree char *subtitle = NULL;
  g_autofree char *note = NULL;
  BalDrawingFrame frame = { .id = "funnel", .title = "Shares of areas, and chance" };
  BalSvg *svg = NULL;
  double y = 0;

  g_return_val_if_fail (BAL_IS_TABLE (places), NULL);
  g_return_val_if_fail (limits == NULL || BAL_IS_TABLE (limits), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  reading.dots = g_array_new (FALSE, FALSE, sizeof (Dot));
  g_array_set_clear_func (reading.dots, clear_dot);
  reading.limits = g_array_new (FALSE, FALSE, sizeof (Limit));
  if (!read_places (&reading, places, error) ||
      (limits != NULL && !read_limits (&reading, limits, error)))
    return NULL;

  subtitle = g_strdup_printf ("Each of %u shares against that of all together", reading.dots->len);
  if (reading.n_left_out > 0)
    note = g_strdup_printf ("%u without a share are not drawn.", reading.n_left_out);
  frame.subtitle = subtitle;
  frame.note = note;
  frame.synthetic = bal_table_get_synthetic (places);
  frame.as_given = TRUE;
  svg = bal_svg_new (frame.id, BAL_DRAWING_WIDTH);
  y = bal_drawing_begin (svg, &frame);
  y = draw (svg, y, &reading);
  y = bal_drawing_end (svg, &frame, y);

  return bal_chart_new_take (svg, &frame, y, describe (&reading));
}
