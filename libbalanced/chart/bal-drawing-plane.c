/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/chart/bal-drawing-private.h"

#include "libbalanced/base/bal-day-private.h"

/* For each child two pictures that share their lanes: on the left the plane of stages and levels,
 * on the right the time. The number of a unit is the same in both. */

#define LABEL_WIDTH 76.0
#define CELL_WIDTH 36.0
#define GAP 14.0
#define TRACK_HEIGHT 20.0
#define BAR_HEIGHT 15.0
#define DOT_RADIUS 8.0
#define DOTS_PER_ROW 2
#define HEAD_HEIGHT 40.0
#define FOOT_HEIGHT 28.0
#define MAX_TRACKS 8
#define MAX_LEVELS 16
#define NUMBER_WIDTH 16.0
#define ARROW_WIDTH 7.0
#define RIGHT_ROOM 14.0 /* for an arrow, and a number behind it */

static const BalSvgType label_type = { .size = 13, .anchor = BAL_SVG_ANCHOR_END };
static const BalSvgType head_type = { .size = 14, .bold = TRUE };
static const BalSvgType code_type = { .size = 11,
                                      .fill = BAL_SVG_MUTED,
                                      .anchor = BAL_SVG_ANCHOR_MIDDLE };
static const BalSvgType tick_type = { .size = 12, .fill = BAL_SVG_MUTED };

typedef struct
{
  const BalDrawingPlane *plane;
  const BalDrawingJourney *journey;
  guint *tracks; /* of each unit, inside its lane */
  double lane_top[MAX_LEVELS];
  double lane_height[MAX_LEVELS];
  double top;
  double bottom;
  double plane_x;
  double time_x;
  double time_width;
} Layout;

static double
day_x (const Layout *layout, gint32 day)
{
  const BalDrawingPlane *plane = layout->plane;
  gint32 inside = CLAMP (day, plane->first_day, plane->last_day + 1);

  return layout->time_x + layout->time_width * (inside - plane->first_day) /
                            MAX (plane->last_day + 1 - plane->first_day, 1);
}

static gboolean
has_started (const Layout *layout, const BalDrawingUnit *unit)
{
  return unit->start != BAL_DAY_NONE && unit->start <= layout->plane->last_day;
}

/* From the request, if there is one, to the end of the bar, never narrower than its number. */
static void
get_extent (const Layout *layout, const BalDrawingUnit *unit, double *from, double *to)
{
  gboolean started = has_started (layout, unit);
  gint32 first = unit->requested != BAL_DAY_NONE && (!started || unit->requested < unit->start)
                   ? unit->requested
                   : unit->start;
  gint32 last = !started || unit->open ? layout->plane->last_day : unit->end;

  *from = day_x (layout, first);
  *to = day_x (layout, last + 1);
  if (started && *to < day_x (layout, unit->start) + NUMBER_WIDTH)
    *to = day_x (layout, unit->start) + NUMBER_WIDTH;
}

/* Each unit takes the first track of its lane that is free where it is drawn. */
static guint
assign_tracks (Layout *layout, guint level)
{
  double taken[MAX_TRACKS] = { 0 };
  guint n_tracks = 0;

  for (guint i = 0; i < layout->journey->n_units; i++)
    {
      const BalDrawingUnit *unit = &layout->journey->units[i];
      double from = 0;
      double to = 0;
      guint track = 0;

      if (unit->level != level)
        continue;
      get_extent (layout, unit, &from, &to);
      while (track < MAX_TRACKS - 1 && taken[track] > from)
        track++;
      taken[track] = to + 3;
      layout->tracks[i] = track;
      n_tracks = MAX (n_tracks, track + 1);
    }

  return n_tracks;
}

static guint
count_dots (const BalDrawingJourney *journey, guint level, guint stage, guint before)
{
  guint n = 0;

  for (guint i = 0; i < before; i++)
    n += journey->units[i].level == level && journey->units[i].stage == stage ? 1 : 0;

  return n;
}

static double
lane_height (Layout *layout, guint level)
{
  guint n_rows = MAX (assign_tracks (layout, level), 1);

  for (guint stage = 0; stage < layout->plane->n_stages; stage++)
    {
      guint n_dots = count_dots (layout->journey, level, stage, layout->journey->n_units);

      n_rows = MAX (n_rows, (n_dots + DOTS_PER_ROW - 1) / DOTS_PER_ROW);
    }

  return n_rows * TRACK_HEIGHT + 6;
}

static void
lay_out (Layout *layout, double y)
{
  layout->top = y;
  for (guint i = layout->plane->n_levels; i > 0; i--)
    {
      layout->lane_top[i - 1] = y;
      layout->lane_height[i - 1] = lane_height (layout, i - 1);
      y += layout->lane_height[i - 1];
    }
  layout->bottom = y;
}

static void
draw_lanes (BalSvg *svg, const Layout *layout)
{
  double plane_end = layout->plane_x + CELL_WIDTH * layout->plane->n_stages;
  double time_end = layout->time_x + layout->time_width;
  BalSvgPaint hair = { .stroke = BAL_SVG_HAIRLINE, .stroke_width = 0.75 };

  for (guint i = 0; i < layout->plane->n_levels; i++)
    {
      double y = layout->lane_top[i];

      bal_svg_text (svg, layout->plane_x - 8, y + layout->lane_height[i] / 2 + 4.5,
                    layout->plane->levels[i],
                    bal_svg_fit (layout->plane->levels[i], LABEL_WIDTH - 8, label_type));
      bal_svg_line (svg, layout->plane_x, y, plane_end, y, hair);
      bal_svg_line (svg, layout->time_x, y, time_end, y, hair);
    }
  bal_svg_line (svg, layout->plane_x, layout->bottom, plane_end, layout->bottom, hair);
  bal_svg_line (svg, layout->time_x, layout->bottom, time_end, layout->bottom,
                (BalSvgPaint){ .stroke = BAL_SVG_INK });
  for (guint i = 0; i <= layout->plane->n_stages; i++)
    bal_svg_line (svg, layout->plane_x + i * CELL_WIDTH, layout->top,
                  layout->plane_x + i * CELL_WIDTH, layout->bottom, hair);
  for (guint i = 0; i < layout->plane->n_stages; i++)
    bal_svg_text (svg, layout->plane_x + (i + 0.5) * CELL_WIDTH, layout->top - 6,
                  layout->plane->stage_codes[i], code_type);
}

/* A line at the beginning of each year, and the year's number behind it where there is room. */
static void
draw_ticks (BalSvg *svg, const Layout *layout)
{
  const BalDrawingPlane *plane = layout->plane;
  int first = 0;
  int last = 0;
  int month = 0;
  int day = 0;
  double free_x = layout->time_x;

  bal_day_to_civil (plane->first_day, &first, &month, &day);
  bal_day_to_civil (plane->last_day, &last, &month, &day);

  for (int year = first; year <= last; year++)
    {
      gint32 tick = bal_day_from_civil (year, 1, 1);
      g_autofree char *label = g_strdup_printf ("%d", year);
      double width = bal_svg_measure (label, tick_type);
      double x = day_x (layout, tick);

      if (tick >= plane->first_day)
        bal_svg_line (svg, x, layout->top, x, layout->bottom + 4,
                      (BalSvgPaint){ .stroke = BAL_SVG_HAIRLINE, .stroke_width = 0.75 });
      if (x < free_x || x + width > layout->time_x + layout->time_width ||
          (tick < plane->first_day &&
           x + width + 6 > day_x (layout, bal_day_from_civil (year + 1, 1, 1))))
        continue;
      bal_svg_text (svg, x + 3, layout->bottom + 16, label, tick_type);
      free_x = x + width + 6;
    }
}

static void
draw_number (BalSvg *svg, double x, double y, guint number, gboolean solid)
{
  g_autofree char *text = g_strdup_printf ("%u", number);

  bal_svg_text (svg, x, y + 4, text,
                (BalSvgType){ .size = 11,
                              .bold = TRUE,
                              .fill = solid ? BAL_SVG_PAPER : NULL,
                              .anchor = BAL_SVG_ANCHOR_MIDDLE });
}

static BalSvgPaint
unit_paint (const BalDrawingUnit *unit)
{
  return (BalSvgPaint){ .fill = unit->solid ? BAL_SVG_ACCENT : BAL_SVG_PAPER,
                        .stroke = BAL_SVG_ACCENT,
                        .stroke_width = 1.25,
                        .radius = 2 };
}

static void
get_dot (const Layout *layout, guint i, double *x, double *y)
{
  const BalDrawingUnit *unit = &layout->journey->units[i];
  guint n_dots = count_dots (layout->journey, unit->level, unit->stage, layout->journey->n_units);
  guint nth = count_dots (layout->journey, unit->level, unit->stage, i);
  guint n_rows = (n_dots + DOTS_PER_ROW - 1) / DOTS_PER_ROW;
  guint in_row = MIN (n_dots - nth / DOTS_PER_ROW * DOTS_PER_ROW, DOTS_PER_ROW);
  double middle = layout->lane_top[unit->level] + layout->lane_height[unit->level] / 2;

  *x = layout->plane_x + (unit->stage + 0.5) * CELL_WIDTH +
       (nth % DOTS_PER_ROW - (in_row - 1) / 2.0) * (2 * DOT_RADIUS + 1);
  *y = middle + (nth / DOTS_PER_ROW - (n_rows - 1) / 2.0) * TRACK_HEIGHT;
}

static void
draw_dots (BalSvg *svg, const Layout *layout)
{
  double x = 0;
  double y = 0;

  for (guint i = 0; i < layout->journey->n_units; i++)
    {
      double from_x = x;
      double from_y = y;

      get_dot (layout, i, &x, &y);
      if (i > 0)
        bal_svg_line (svg, from_x, from_y, x, y,
                      (BalSvgPaint){ .stroke = "#8a8a8a", .stroke_width = 1 });
    }
  for (guint i = 0; i < layout->journey->n_units; i++)
    {
      get_dot (layout, i, &x, &y);
      bal_svg_circle (svg, x, y, DOT_RADIUS, unit_paint (&layout->journey->units[i]));
      draw_number (svg, x, y, i + 1, layout->journey->units[i].solid);
    }
}

static void
draw_wait (BalSvg *svg, const Layout *layout, const BalDrawingUnit *unit, double y)
{
  gint32 until = has_started (layout, unit) ? unit->start : layout->plane->last_day + 1;
  BalSvgPaint paint = { .stroke = BAL_SVG_INK, .stroke_width = 1.25, .dash = "2 2" };

  if (unit->requested == BAL_DAY_NONE || unit->requested >= until)
    return;

  bal_svg_line (svg, day_x (layout, unit->requested), y, day_x (layout, until), y, paint);
  paint.dash = NULL;
  paint.fill = BAL_SVG_PAPER;
  bal_svg_circle (svg, day_x (layout, unit->requested), y, 3, paint);
}

static void
draw_unit (BalSvg *svg, const Layout *layout, guint i)
{
  const BalDrawingUnit *unit = &layout->journey->units[i];
  double y = layout->lane_top[unit->level] + 3 + (layout->tracks[i] + 0.5) * TRACK_HEIGHT;
  double x = 0;
  double end = 0;

  draw_wait (svg, layout, unit, y);
  if (!has_started (layout, unit))
    {
      /* The dots must not run through the number. */
      x = day_x (layout, unit->requested) + 12;
      bal_svg_box (svg, (BalSvgBox){ x - 6, y - 6, 12, 12 },
                   (BalSvgPaint){ .fill = BAL_SVG_PAPER });
      draw_number (svg, x, y, i + 1, FALSE);
      return;
    }

  x = day_x (layout, unit->start);
  end = day_x (layout, unit->open ? layout->plane->last_day + 1 : unit->end + 1);
  bal_svg_box (svg, (BalSvgBox){ x, y - BAR_HEIGHT / 2, MAX (end - x, 2), BAR_HEIGHT },
               unit_paint (unit));
  if (end - x >= NUMBER_WIDTH - 2)
    draw_number (svg, x + 8, y, i + 1, unit->solid);
  else
    draw_number (svg, MAX (end, x + 2) + (unit->open ? ARROW_WIDTH + 6 : 6), y, i + 1, FALSE);
  if (unit->open)
    {
      BalSvgPaint arrow = { .stroke = BAL_SVG_ACCENT, .stroke_width = 1.5 };

      bal_svg_line (svg, end + 2, y - 4, end + ARROW_WIDTH - 1, y, arrow);
      bal_svg_line (svg, end + ARROW_WIDTH - 1, y, end + 2, y + 4, arrow);
    }
}

static double
draw_journey (BalSvg *svg, double y, const BalDrawingPlane *plane, const BalDrawingJourney *journey)
{
  g_autofree guint *tracks = g_new0 (guint, MAX (journey->n_units, 1));
  Layout layout = { .plane = plane, .journey = journey, .tracks = tracks };

  layout.plane_x = BAL_DRAWING_MARGIN + LABEL_WIDTH;
  layout.time_x = layout.plane_x + CELL_WIDTH * plane->n_stages + GAP;
  layout.time_width = bal_svg_get_width (svg) - layout.time_x - BAL_DRAWING_MARGIN - RIGHT_ROOM;

  bal_svg_text (svg, BAL_DRAWING_MARGIN, y + 16, journey->label,
                bal_svg_fit (journey->label, bal_svg_get_width (svg) - 2 * BAL_DRAWING_MARGIN,
                             head_type));
  lay_out (&layout, y + HEAD_HEIGHT);
  draw_lanes (svg, &layout);
  draw_ticks (svg, &layout);
  draw_dots (svg, &layout);
  for (guint i = 0; i < journey->n_units; i++)
    draw_unit (svg, &layout, i);

  return layout.bottom + FOOT_HEIGHT;
}

double
bal_drawing_plane (BalSvg *svg, double y, const BalDrawingPlane *plane)
{
  g_return_val_if_fail (plane->n_levels <= MAX_LEVELS, y);

  for (guint i = 0; i < plane->n_journeys; i++)
    y = draw_journey (svg, y, plane, &plane->journeys[i]);

  return y;
}
