/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/chart/bal-drawing-control-private.h"

#include <math.h>

#include "libbalanced/base/bal-day-private.h"

#define PLOT_HEIGHT 220.0
#define LEAST_LABEL_ROOM 40.0
#define MOST_LABEL_ROOM 84.0
#define LABEL_HEIGHT 13.0
#define NUMBER_RADIUS 8.0
#define N_TICKS 5
#define WIDEST 960.0
#define POINTS_OF_NARROWEST 60
#define WIDTH_OF_POINT 4.0

static const BalSvgType sign_type = { .size = 13 };
static const BalSvgType label_type = { .size = 12, .bold = TRUE };
static const BalSvgType number_type = { .size = 11, .bold = TRUE, .anchor = BAL_SVG_ANCHOR_MIDDLE };

static const BalSvgPaint centre_paint = { .stroke = BAL_SVG_INK, .stroke_width = 1.25 };
static const BalSvgPaint limit_paint = { .stroke = BAL_SVG_ACCENT,
                                         .stroke_width = 1.25,
                                         .dash = "5 3" };
static const BalSvgPaint target_paint = { .stroke = BAL_SVG_WARNING,
                                          .stroke_width = 1.5,
                                          .dash = "10 3 2 3" };
static const BalSvgPaint value_paint = { .stroke = "#8a8a8a", .stroke_width = 1 };

typedef struct
{
  const BalDrawingControl *control;
  BalDrawingScale scale;
  BalSvgBox box;
  double *x; /* of each point */
  double mark_size;
  double label_room; /* right of the box */
} Layout;

double
bal_drawing_control_get_width (guint n_points)
{
  double more = n_points > POINTS_OF_NARROWEST ? n_points - POINTS_OF_NARROWEST : 0;

  return MIN (BAL_DRAWING_WIDTH + more * WIDTH_OF_POINT, WIDEST);
}

static void
widen (double figure, double *low, double *high)
{
  if (isnan (figure))
    return;
  *low = fmin (*low, figure);
  *high = fmax (*high, figure);
}

static void
fit_scale (Layout *layout)
{
  double low = INFINITY;
  double high = -INFINITY;

  for (guint i = 0; i < layout->control->n_points; i++)
    {
      const BalDrawingControlPoint *point = &layout->control->points[i];

      widen (point->value, &low, &high);
      widen (point->centre, &low, &high);
      widen (point->lower, &low, &high);
      widen (point->upper, &low, &high);
      widen (point->target, &low, &high);
    }
  layout->scale.percent = layout->control->percent;
  bal_drawing_scale_fit (&layout->scale, isfinite (low) ? low : 0, isfinite (high) ? high : 1,
                         N_TICKS);
}

static void
place_points (Layout *layout)
{
  const BalDrawingControlPoint *points = layout->control->points;
  guint n = layout->control->n_points;
  /* Half a place at both ends, so that no mark lies on an axis. */
  double spacing = layout->box.width / MAX (n, 1);
  double inset = CLAMP (spacing / 2, 4, 14);
  BalSvgBox inner = layout->box;

  inner.x += inset;
  inner.width -= 2 * inset;
  layout->mark_size = CLAMP (spacing * 0.42, 1.8, 4.2);
  for (guint i = 0; i < n; i++)
    layout->x[i] = bal_drawing_day_x (inner, points[0].day, points[n - 1].day, points[i].day);
}

/* Where the stretch of a point ends: half way to its neighbour, or at the axis. */
static double
get_border (const Layout *layout, guint i)
{
  if (i == 0)
    return layout->box.x;
  if (i >= layout->control->n_points)
    return layout->box.x + layout->box.width;

  return (layout->x[i - 1] + layout->x[i]) / 2;
}

static double
get_figure (const BalDrawingControlPoint *point, gsize offset)
{
  return G_STRUCT_MEMBER (double, point, offset);
}

static gboolean
continues (const BalDrawingControlPoint *point, const BalDrawingControlPoint *next, gsize offset)
{
  return point->group == next->group && get_figure (point, offset) == get_figure (next, offset);
}

/* A line of steps, broken where a group begins anew. */
static void
draw_steps (BalSvg *svg, const Layout *layout, gsize offset, BalSvgPaint paint)
{
  g_autoptr (GArray) path = g_array_new (FALSE, FALSE, sizeof (BalSvgPoint));
  const BalDrawingControlPoint *points = layout->control->points;
  guint n = layout->control->n_points;
  guint first = 0;

  for (guint i = 0; i < n; i++)
    {
      double figure = get_figure (&points[i], offset);
      double y = isnan (figure) ? NAN : bal_drawing_y (layout->box, &layout->scale, figure);
      BalSvgPoint ends[] = { { 0, y }, { 0, y }, { NAN, NAN } };

      if (i + 1 < n && continues (&points[i], &points[i + 1], offset))
        continue;
      ends[0].x = get_border (layout, first);
      ends[1].x = get_border (layout, i + 1);
      g_array_append_vals (path, ends, i + 1 < n && points[i].group != points[i + 1].group ? 3 : 2);
      first = i + 1;
    }
  for (guint i = 0; i < path->len; i++)
    if (!isnan (g_array_index (path, BalSvgPoint, i).y))
      {
        bal_svg_path (svg, (const BalSvgPoint *) (gpointer) path->data, path->len, FALSE, paint);
        return;
      }
}

/* Straight from one point to the next, and on to both axes. */
static void
draw_target (BalSvg *svg, const Layout *layout)
{
  const BalDrawingControlPoint *points = layout->control->points;
  guint n = layout->control->n_points;
  g_autofree BalSvgPoint *path = g_new (BalSvgPoint, n);
  guint n_kept = 0;

  for (guint i = 0; i < n; i++)
    {
      double x = i == 0 ? get_border (layout, 0) : layout->x[i];
      double figure = points[i].target;

      /* Nothing turns in the middle of a level stretch. */
      if (i > 0 && i + 1 < n && figure == points[i - 1].target && figure == points[i + 1].target)
        continue;
      if (i + 1 == n && i > 0)
        x = get_border (layout, n);
      path[n_kept++] =
        (BalSvgPoint){ x,
                       isnan (figure) ? NAN : bal_drawing_y (layout->box, &layout->scale, figure) };
    }
  if (n == 1 && !isnan (path[0].y))
    bal_svg_line (svg, path[0].x, path[0].y, get_border (layout, 1), path[0].y, target_paint);
  else if (n > 1)
    bal_svg_path (svg, path, n_kept, FALSE, target_paint);
}

static void
draw_values (BalSvg *svg, const Layout *layout)
{
  const BalDrawingControlPoint *points = layout->control->points;
  guint n = layout->control->n_points;
  g_autofree BalSvgPoint *path = g_new (BalSvgPoint, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    path[i] = (BalSvgPoint){ layout->x[i],
                             isnan (points[i].value)
                               ? NAN
                               : bal_drawing_y (layout->box, &layout->scale, points[i].value) };
  if (n > 1)
    bal_svg_path (svg, path, n, FALSE, value_paint);
  /* Signals lie over what is common. */
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < n; i++)
      if (!isnan (path[i].y) && (points[i].mark != BAL_DRAWING_MARK_DOT) == (pass == 1))
        bal_drawing_mark (svg, path[i].x, path[i].y,
                          pass == 1 ? MAX (layout->mark_size, 2.6) : layout->mark_size,
                          points[i].mark);
}

/* Numbered at the top: the reasons are told below. */
static void
draw_rebases (BalSvg *svg, const Layout *layout)
{
  const BalDrawingControlPoint *points = layout->control->points;
  guint number = 0;

  for (guint i = 1; i < layout->control->n_points; i++)
    {
      g_autofree char *text = NULL;
      double x = get_border (layout, i);
      double y = layout->box.y - NUMBER_RADIUS - 2;

      if (points[i].group == points[i - 1].group)
        continue;
      text = g_strdup_printf ("%u", ++number);
      bal_svg_line (svg, x, layout->box.y - 2, x, layout->box.y + layout->box.height,
                    (BalSvgPaint){
                      .stroke = BAL_SVG_INK, .stroke_width = 1.25, .dash = "1.5 2.5" });
      bal_svg_circle (svg, x, y, NUMBER_RADIUS,
                      (BalSvgPaint){ .fill = BAL_SVG_PAPER, .stroke = BAL_SVG_INK });
      bal_svg_text (svg, x, y + 4, text, number_type);
    }
}

typedef struct
{
  double y;
  double figure;
  const char *fill;
} LineLabel;

static int
compare_labels (gconstpointer a, gconstpointer b)
{
  const LineLabel *first = a;
  const LineLabel *second = b;

  return (first->y > second->y) - (first->y < second->y);
}

/* The figures of the last point's lines, behind it. */
static void
draw_labels (BalSvg *svg, const Layout *layout)
{
  const BalDrawingControlPoint *last = &layout->control->points[layout->control->n_points - 1];
  const LineLabel all[] = { { 0, last->upper, BAL_SVG_ACCENT },
                            { 0, last->centre, BAL_SVG_INK },
                            { 0, last->lower, BAL_SVG_ACCENT },
                            { 0, last->target, BAL_SVG_WARNING } };
  LineLabel labels[G_N_ELEMENTS (all)];
  double places[G_N_ELEMENTS (all)];
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if (!isnan (all[i].figure))
      {
        labels[n] = all[i];
        labels[n++].y = bal_drawing_y (layout->box, &layout->scale, all[i].figure);
      }
  qsort (labels, n, sizeof *labels, compare_labels);
  for (guint i = 0; i < n; i++)
    places[i] = labels[i].y;
  bal_drawing_part_labels (places, n, LABEL_HEIGHT, layout->box.y,
                           layout->box.y + layout->box.height);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = bal_drawing_scale_say (&layout->scale, labels[i].figure);
      BalSvgType type = bal_svg_fit (text, layout->label_room - 6, label_type);

      type.fill = labels[i].fill;
      bal_svg_text (svg, layout->box.x + layout->box.width + 5, places[i] + 4, text, type);
    }
}

/* For the widest of the figures behind the lines. */
static double
get_label_room (const Layout *layout)
{
  guint n = layout->control->n_points;
  const BalDrawingControlPoint *last = n > 0 ? &layout->control->points[n - 1] : NULL;
  const double figures[] = { n > 0 ? last->upper : NAN, n > 0 ? last->centre : NAN,
                             n > 0 ? last->lower : NAN, n > 0 ? last->target : NAN };
  double room = LEAST_LABEL_ROOM;

  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      g_autofree char *text = bal_drawing_scale_say (&layout->scale, figures[i]);

      if (!isnan (figures[i]))
        room = MAX (room, bal_svg_measure (text, label_type) + 8);
    }

  return MIN (room, MOST_LABEL_ROOM);
}

static double
draw_signs (BalSvg *svg, double y, const BalDrawingControl *control)
{
  double half = bal_svg_get_width (svg) / 2;
  double room = half - BAL_DRAWING_MARGIN - BAL_DRAWING_SIGN_SIZE - 12;
  double text_x = BAL_DRAWING_MARGIN + BAL_DRAWING_SIGN_SIZE + 8;
  double left = 0;
  double right = 0;

  bal_drawing_variation_sign (svg, BAL_DRAWING_MARGIN, y, &control->variation);
  left = bal_svg_paragraph (svg, (BalSvgBox){ text_x, y + 15, room }, control->variation.text,
                            sign_type);
  bal_drawing_target_sign (svg, half, y, &control->target);
  right = bal_svg_paragraph (svg, (BalSvgBox){ half + BAL_DRAWING_SIGN_SIZE + 8, y + 15, room },
                             control->target.text, sign_type);

  return MAX (y + BAL_DRAWING_SIGN_SIZE, MAX (left, right) + 5) + 10;
}

static gboolean
has_mark (const BalDrawingControl *control, BalDrawingMark mark)
{
  for (guint i = 0; i < control->n_points; i++)
    if (control->points[i].mark == mark && !isnan (control->points[i].value))
      return TRUE;

  return FALSE;
}

static gboolean
has_figure (const BalDrawingControl *control, gsize offset)
{
  for (guint i = 0; i < control->n_points; i++)
    if (!isnan (get_figure (&control->points[i], offset)))
      return TRUE;

  return FALSE;
}

/* Only what the picture has. */
static double
draw_keys (BalSvg *svg, double y, const BalDrawingControl *control)
{
  static const struct
  {
    BalDrawingMark mark;
    const char *label;
  } marks[] = {
    { BAL_DRAWING_MARK_DOT, "usual variation" },
    { BAL_DRAWING_MARK_DISC, "special cause: improvement" },
    { BAL_DRAWING_MARK_DIAMOND, "special cause: concern" },
    { BAL_DRAWING_MARK_UP, "special cause: high" },
    { BAL_DRAWING_MARK_DOWN, "special cause: low" },
    { BAL_DRAWING_MARK_SQUARE, "special causes both ways" },
    { BAL_DRAWING_MARK_RING, "value without limits" },
  };
  BalDrawingKey keys[G_N_ELEMENTS (marks) + 3];
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (has_mark (control, marks[i].mark))
      keys[n++] =
        (BalDrawingKey){ .label = marks[i].label, .is_mark = TRUE, .mark = marks[i].mark };
  if (has_figure (control, G_STRUCT_OFFSET (BalDrawingControlPoint, centre)))
    keys[n++] = (BalDrawingKey){ .label = control->centre_label, .paint = centre_paint };
  if (control->limits_label != NULL)
    keys[n++] = (BalDrawingKey){ .label = control->limits_label, .paint = limit_paint };
  if (has_figure (control, G_STRUCT_OFFSET (BalDrawingControlPoint, target)))
    keys[n++] = (BalDrawingKey){ .label = "target", .paint = target_paint };

  return bal_drawing_keys (svg, y, keys, n);
}

double
bal_drawing_control (BalSvg *svg, double y, const BalDrawingControl *control)
{
  g_autofree double *x = g_new0 (double, MAX (control->n_points, 1));
  Layout layout = { .control = control, .x = x };
  double left;

  y = draw_signs (svg, y, control) + 2 * NUMBER_RADIUS + 4;
  fit_scale (&layout);
  left = BAL_DRAWING_MARGIN + bal_drawing_scale_get_room (&layout.scale);
  layout.label_room = get_label_room (&layout);
  layout.box =
    (BalSvgBox){ left, y, bal_svg_get_width (svg) - left - layout.label_room, PLOT_HEIGHT };
  bal_drawing_vertical (svg, layout.box, &layout.scale);
  if (control->n_points > 0)
    {
      BalSvgBox inner = layout.box;

      place_points (&layout);
      inner.x = control->n_points > 1 ? x[0] : inner.x;
      inner.width = control->n_points > 1 ? x[control->n_points - 1] - x[0] : inner.width;
      bal_drawing_days (svg, inner, control->points[0].day,
                        control->points[control->n_points - 1].day);
      bal_svg_line (svg, layout.box.x, y + PLOT_HEIGHT, layout.box.x + layout.box.width,
                    y + PLOT_HEIGHT, (BalSvgPaint){ .stroke = BAL_SVG_INK });
      draw_steps (svg, &layout, G_STRUCT_OFFSET (BalDrawingControlPoint, lower), limit_paint);
      draw_steps (svg, &layout, G_STRUCT_OFFSET (BalDrawingControlPoint, upper), limit_paint);
      if (has_figure (control, G_STRUCT_OFFSET (BalDrawingControlPoint, target)))
        draw_target (svg, &layout);
      draw_steps (svg, &layout, G_STRUCT_OFFSET (BalDrawingControlPoint, centre), centre_paint);
      draw_rebases (svg, &layout);
      draw_values (svg, &layout);
      draw_labels (svg, &layout);
    }

  return draw_keys (svg, y + PLOT_HEIGHT + BAL_DRAWING_DAYS_ROOM, control);
}
